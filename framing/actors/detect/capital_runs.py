"""Names in a text: runs of capitalised words, and whether a person, an institution or a place bears them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from framing.actors.detect.name_extent import (
    INITIAL_ORG,
    MEMBERS,
    NICKNAMED,
    OF_BODIES,
    OF_MEMBERS,
    PARTY_STATE,
    WITH_BRANCHES,
    begins_small,
    extend,
)
from framing.actors.words.closed_classes import (
    HONORIFICS,
    NOT_NAMES,
    ORG_WORDS,
    PLACE_WORDS,
    TITLES,
)
from framing.actors.words.name_forms import JUNIOR, suffix_of
from framing.actors.words.nouns import gender_of, given_names, noun
from framing.lexicons.words import words
from framing.text.lemmas import is_word

__all__ = ["NameRun", "before_suffix", "find_names"]

# Titles after which only a person's name can stand.
_BEFORE_NAMES = words("actors.names.before_names")
# Ranks that are short words in capitals: PC Ann Lee.
_SHORT_RANKS = words("actors.names.short_ranks")
_NAMELESS = words("actors.names.nameless")
_POLITE = frozenset("mr mr. mrs mrs. ms ms. miss".split())
_SORTS = frozenset("independent libertarian socialist marine catholic communist conservative".split())
_CAPITAL_PARTICLES = frozenset(["van", "von", "de"])
#: Given names that are small words too.
_SMALL_GIVEN = frozenset(["will", "per"])
_DAILY = frozenset(["daily", "weekly"])


@dataclass(slots=True)
class NameRun:
    """A run of tokens that is a name.

    Attributes
    ----------
    first, last : int
        First token and token after the last.
    core : int
        First token after titles.
    kind : {"person", "body", "place", "name"}
        ``"name"`` where the words do not tell.
    gender : {"m", "f", ""}
    """

    first: int
    last: int
    core: int
    kind: str
    gender: str = ""


def find_names(
    words: Sequence[str],
    lower: Sequence[str],
    begins: Sequence[bool],
    place: Callable[[str], bool],
    first: int = 0,
    last: int | None = None,
) -> list[NameRun]:
    """Names among the tokens first … last - 1.

    Parameters
    ----------
    words, lower : sequence of str
        Tokens, and the same in lower case.
    begins : sequence of bool
        Whether a token begins a sentence.
    place : callable
        Tells whether a name is that of a country, a city or the like.

    Returns
    -------
    list of NameRun

    Examples
    --------
    >>> words = "Today Sen. Ann Lee of the Department of Justice spoke .".split()
    >>> runs = find_names(words, [w.lower() for w in words], [True] + [False] * 10, lambda name: False)
    >>> [(words[run.first:run.last], run.kind) for run in runs]
    [(['Sen.', 'Ann', 'Lee'], 'person'), (['Department', 'of', 'Justice'], 'body')]
    """
    out: list[NameRun] = []
    last = len(words) if last is None else last
    at = first
    for k in [k for k, (word, small) in enumerate(zip(words, lower)) if word != small and first <= k < last]:
        if k < at:
            continue
        word = words[k]
        if not (word[0].isupper() or begins_small(word) or (word[:3] == "de-" and word[3:4].isupper())):
            continue
        behind = (k == at and out) or (k and words[k - 1] in (",", "("))
        if behind and PARTY_STATE.fullmatch(word):
            at = k + 1
            while at < last and words[at][0].isupper() and not begins[at]:
                at += 1  # R-South Carolina
            continue
        following = k + 1 < last and words[k + 1][0].isupper()
        body = word == "US" or (word == "WHO" and _is_health_body(words, k))
        if lower[k] in NOT_NAMES and not body and not (following and _may_begin(words, lower[k], begins[k], k)):
            continue
        if len(word) == 1 and not following:
            continue
        if begins[k] and lower[k].endswith("ly") and word not in given_names() and is_word(lower[k]):
            continue  # Privately Ann Lee said
        at = extend(words, lower, begins, k, last)
        run = _classify(words, lower, k, at, place)
        if run is not None:
            out.append(run)
    return out


def _may_begin(words: Sequence[str], small: str, begins: bool, k: int) -> bool:
    """Whether a word that is no name may begin one before a capital: New York; in a sentence, Will Hurd."""
    inside = not begins and not words[k - 1][:1].isupper()  # no heading: What Will Happen
    return small in ("new", "great", "good") or (small in _SMALL_GIVEN and inside)


def _is_health_body(words: Sequence[str], k: int) -> bool:
    """Whether a word in capitals is the World Health Organization: the WHO, in a line that is not all in capitals."""
    around = [*words[max(k - 3, 0) : k], *words[k + 1 : k + 4]]
    shouted = any(word.isupper() and len(word) > 2 for word in around)
    return not shouted and ("the", "WHO") in zip(words, words[1:])


def _classify(
    words: Sequence[str], lower: Sequence[str], first: int, last: int, place: Callable[[str], bool]
) -> NameRun | None:
    """What bears a run of capitalised words; None where it is no name."""
    given, gender, core = given_names(), "", first
    while core < last - 1 and (lower[core] in TITLES or lower[core] in HONORIFICS):
        gender = HONORIFICS.get(lower[core], gender)
        core += 1
    titled = core > first
    if not titled or last - core > 2:
        office = _name_behind_office(words, lower, core, before_suffix(words, core, last) + 1, place)
        core, titled = max(core, office), titled or office > 0
    n = last - core
    end = lower[before_suffix(words, core, last)]
    tail = noun(end)
    if place(" ".join(words[core:last])):
        return NameRun(first, last, first, "place")
    if n == 1 and core == first and lower[core] in TITLES:
        return None  # a title alone is a noun, not a name
    capital = all(word.isupper() and len(word) > 1 for word in words[first:last])  # as in the labels of transcripts
    if capital and _NAMELESS.issuperset(lower[first:last]):
        return None
    last_tells = end == lower[last - 1] and words[last - 1].isupper()
    if tail is not None and tail.kind == "person" and not tail.plural and last_tells:
        return None  # a Labour MP, its CEO; but: Martin Luther King III
    nickname = any(word in NICKNAMED for word in words[core:last])
    particle = n > 1 and words[core + 1].islower() and lower[core] in _CAPITAL_PARTICLES  # Van der Berg
    shouted = n > 1 and _shouts_given(words[core], words[core + 1])
    named = (words[core] in given and not particle) or nickname or shouted
    polite = core > first and lower[core - 1] in _POLITE  # Mr. Tribe
    if titled and (polite or named or tail is None or tail.kind != "body"):
        return NameRun(first, last, core, "person", gender or gender_of(words[core] if n > 1 else ""))
    named &= n > 1 and WITH_BRANCHES.isdisjoint(lower[core:last])  # Al Qaeda is no Al
    if end in ORG_WORDS or (n > 1 and lower[core] in _DAILY) or (not named and _founded(words, lower, core, last)):
        return NameRun(first, last, first, "body")
    if named:
        return NameRun(first, last, core, "person", gender_of(words[core].capitalize()))
    if end in PLACE_WORDS and n > 1:
        return NameRun(first, last, first, "place")
    if tail is None:
        return NameRun(first, last, core, "name")
    kind = {"person": "name", "crowd": "body", "document": "body", "media": "body"}.get(tail.kind, tail.kind)
    return NameRun(first, last, first, kind)


def before_suffix(words: Sequence[str], core: int, last: int) -> int:
    """Last token of a run that is no suffix: Ann Lee Jr., Ann Lee, Jr."""
    k = last - 1
    while k > core and (words[k] == "," or suffix_of(words[core : k + 1])):
        k -= 1
    return k


def _shouts_given(word: str, after: str) -> bool:
    """Whether a word is a given name in a name of capitals: JOHN SMITH."""
    return word.isupper() and len(word) > 2 and after.isupper() and word.capitalize() in given_names()


def _is_office(word: str) -> bool:
    """Whether a noun names one person."""
    known = noun(word)
    return known is not None and known.kind == "person" and not known.plural


def _name_behind_office(
    words: Sequence[str], lower: Sequence[str], core: int, last: int, place: Callable[[str], bool]
) -> int:
    """Token at which a name begins behind modifiers and an office (Republican Senator Ann Lee, House Speaker Lee)."""
    given, end = given_names(), lower[last - 1]
    for k in range(core + 1, last):
        before = lower[k - 1]
        office = _is_office(before) or before in TITLES or (words[k - 1].isupper() and before in _SHORT_RANKS)
        if (office and words[k] in given) or before in _BEFORE_NAMES:
            return k
        if last - k == 2 and _is_office(before) and before in TITLES and noun(end) is None:
            return 0 if end in ORG_WORDS or end in PLACE_WORDS else k  # Fire Chief Dewayne Bain
    leads = last - core > 2 and words[core] not in given and noun(end) is None
    if leads and _is_office(lower[core]):
        return core + 1  # Witness Bashir Ahmad
    office = last - core > 2 and _is_office(lower[last - 2]) and words[last - 2] not in given  # but: Hunter Lee
    alone = office and noun(end) is None and not words[last - 1].isupper()
    return last - 1 if alone and not (end in ORG_WORDS or end in PLACE_WORDS or place(words[last - 1])) else 0


def _founded(words: Sequence[str], lower: Sequence[str], core: int, last: int) -> bool:
    """Whether a run is built as names of bodies are: of, a founder's *for*, an acronym."""
    own, end = lower[core:last], words[last - 1]
    joints = zip(own, own[1:])
    return (
        "of" in own
        or (end.isupper() and len(end) > 1 and end.lower() not in JUNIOR)
        or not WITH_BRANCHES.isdisjoint(own)
        or any((a in INITIAL_ORG and b in OF_BODIES) or (a in MEMBERS and b in OF_MEMBERS) for a, b in joints)
    )
