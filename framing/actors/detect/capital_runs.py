"""Names in a text: runs of capitalised words, and whether a person, an institution or a place bears them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from framing.actors.detect.name_extent import INITIAL_ORG, MEMBERS, extend
from framing.actors.registry.countries import demonyms
from framing.actors.words.closed_classes import (
    DETERMINERS,
    HONORIFICS,
    NOT_NAMES,
    ORG_WORDS,
    PARTY_WORDS,
    PLACE_WORDS,
    TITLES,
)
from framing.actors.words.nouns import given_names, noun
from framing.lexicons.words import words

__all__ = ["NameRun", "find_names"]

# Titles after which only a person's name can stand.
_BEFORE_NAMES = words("actors.names.before_names")
_POLITE = frozenset("mr mr. mrs mrs. ms ms. miss".split())
_SORTS = frozenset("independent libertarian socialist marine catholic communist conservative".split())
_NUMERALS = frozenset("II III IV VI".split())
# Party and state behind a lawmaker's name: D-Va., R-Ohio.
_PARTY_STATE = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")


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
        if not (word[0].isupper() or (word[:3] in ("al-", "de-", "el-") and word[3:4].isupper())):
            continue
        if k and words[k - 1] in (",", "(") and _PARTY_STATE.fullmatch(word):
            at = k + 1
            while at < last and words[at][0].isupper() and not begins[at]:
                at += 1  # R-South Carolina
            continue
        following = k + 1 < last and words[k + 1][0].isupper()
        if lower[k] in NOT_NAMES and word != "US" and not (following and lower[k] in ("new", "great", "good")):
            continue
        if len(word) == 1 and not following:
            continue
        at = extend(words, lower, begins, k, last)
        cut = _after_acronym(words, k, at)
        for first_of, last_of in ((k, cut), (cut, at)):
            run = _classify(words, lower, first_of, last_of, place) if first_of < last_of else None
            if run is not None:
                out.append(run)
    return out


def _after_acronym(words: Sequence[str], first: int, last: int) -> int:
    """Token at which a person's name begins after an acronym (the ambassador to NATO Ann Lee); else `last`."""
    acronym = words[first].isupper() and len(words[first]) > 2 and "." not in words[first]
    after = noun(words[first + 1].lower()) if last - first > 2 else None
    office = after is not None and after.kind == "person" and not after.plural  # CNN Spokesman Ann Lee
    whole = acronym and last - first > 2 and (office or words[first + 1] in given_names())
    return first + 1 if whole and not words[last - 1].isupper() else last


def _classify(  # noqa: C901
    words: Sequence[str], lower: Sequence[str], first: int, last: int, place: Callable[[str], bool]
) -> NameRun | None:
    core = first
    gender = ""
    titled = False
    while core < last - 1 and (lower[core] in TITLES or lower[core] in HONORIFICS):
        gender = HONORIFICS.get(lower[core], gender)
        titled = True
        core += 1
    given = given_names()
    role = noun(lower[core])
    leads = last - core > 2 and core == first and words[core] not in given and noun(lower[last - 1]) is None
    if leads and role is not None and role.kind == "person" and not role.plural:
        core, titled = core + 1, True  # Witness Bashir Ahmad
    if last - core > 2 or (last - core == 2 and not titled):
        # Republican Senator Ann Lee: after modifiers and a title the person's own name begins.
        for k in range(core + 1, last):
            before = noun(lower[k - 1])
            office = before is not None and before.kind == "person" and not before.plural
            if ((office or lower[k - 1] in TITLES) and words[k] in given) or lower[k - 1] in _BEFORE_NAMES:
                core, titled = k, True
                break
            alone = last - k == 2 and office and lower[k - 1] in TITLES and noun(lower[last - 1]) is None
            if alone and lower[last - 1] not in ORG_WORDS and lower[last - 1] not in PLACE_WORDS:
                core, titled = k, True  # Fire Chief Dewayne Bain
                break
            if lower[k - 1] in ("house", "senate") and words[k] in given and k < last - 1:
                return NameRun(k, last, k, "person", given[words[k]].replace("u", ""))  # Speaker of the House Ann Lee
    if not titled and last - core > 2 and first and lower[first - 1] in ("of", "for"):
        for k in range(core + 1, last - 1):  # Minister for Economic Development Ann Lee
            if words[k] in given and words[k - 1] not in given and lower[k - 1] not in INITIAL_ORG:
                return NameRun(k, last, k, "person", given[words[k]].replace("u", ""))
    n = last - core
    end = lower[last - 1]
    if end in ("jr.", "sr.", "jr", "sr", "ii", "iii", "iv") and n > 1:
        end = lower[last - 2]
    own = " ".join(words[core:last])
    if place(own):
        return NameRun(first, last, first, "place")
    tail = noun(end)
    if n == 1 and core == first and lower[core] in TITLES:
        return None  # a title alone is a noun, not a name
    polite = core > first and lower[core - 1] in _POLITE  # Mr. Tribe
    if titled and (polite or not (tail and tail.kind == "body" and words[core] not in given)):
        known = given.get(words[core], "") if n > 1 else ""
        return NameRun(first, last, core, "person", gender or known.replace("u", ""))
    begins_given = n > 1 and words[core] in given
    acronym = words[last - 1].isupper() and len(words[last - 1]) > 1 and words[last - 1] not in _NUMERALS
    founded = any(
        (lower[k] in INITIAL_ORG and lower[k + 1] in ("of", "for", "on"))
        or (lower[k] in MEMBERS and lower[k + 1] in ("of", "for", "against", "without"))
        for k in range(core, last - 1)
    )
    if (
        end in ORG_WORDS
        or (n > 1 and lower[core] in ("daily", "weekly"))
        or (("of" in lower[core:last] or acronym or founded) and not begins_given)
    ):
        return NameRun(first, last, first, "body")
    if end in PLACE_WORDS and n > 1 and words[core] not in given:
        return NameRun(first, last, first, "place")
    if n > 1 and words[core] in given:
        return NameRun(first, last, core, "person", given[words[core]].replace("u", ""))
    if tail is not None:
        if tail.kind == "person" and not tail.plural:
            # the Connecticut Democrat; but The Federalist
            described = (
                first > 0 and lower[first - 1] in DETERMINERS and (n > 1 or end in PARTY_WORDS | TITLES | _SORTS)
            )
            whose = n > 1 and (place(words[first]) or lower[first] in demonyms())  # Ohio Republican
            if (n == 1 and end in TITLES) or described or whose:
                return None
        kind = {"person": "name", "crowd": "body", "document": "body", "media": "body"}.get(tail.kind, tail.kind)
        return NameRun(first, last, first, kind)
    if 2 <= n <= 3 and all(
        part[:1].isupper()
        and (
            part[1:].islower()
            or "." in part
            or "-" in part
            or "'" in part
            or "’" in part
            or part[:2] in ("Mc", "De", "O'", "O’")
            or part[:3] == "Mac"
        )
        for part in words[core:last]
    ):
        return NameRun(first, last, core, "name")
    return NameRun(first, last, first if n > 1 else core, "name")
