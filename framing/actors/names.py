"""Names in a text: runs of capitalised words, and whether a person, an institution or a place bears them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from framing.actors.places import demonyms
from framing.actors.vocabulary import given_names, noun
from framing.actors.wordlists import (
    DATES,
    DETERMINERS,
    HONORIFICS,
    NOT_NAMES,
    ORG_WORDS,
    PARTY_WORDS,
    PLACE_WORDS,
    TITLES,
)

__all__ = ["NameRun", "find_names"]

# Titles after which only a person's name can stand.
_BEFORE_NAMES = frozenset(
    "sen. rep. gov. gen. lt. col. maj. capt. sgt. adm. mr. mrs. ms. dr. prof. president senator congressman "
    "congresswoman chancellor spokesman spokeswoman".split()
)
# What bodies are called whose field of work is named by two words.
_JOINT_BODIES = frozenset(
    """committee subcommittee department ministry commission agency administration board council institute association
    coalition alliance federation league network authority organization organisation service services bureau
    office directorate division center""".split()
)
_CHAMBERS = frozenset("house senate united u.s. us national federal state british royal".split())
# What the members of a body call themselves.
_MEMBERS = frozenset(
    """workers employees brotherhood veterans citizens scientists physicians doctors lawyers teachers nurses friends
    mothers women students americans daughters sons knights reporters parents conservatives democrats
    republicans""".split()
)
# Words that begin no name and yet stand inside one; those that are surnames (George Will, Theresa May).
_INSIDE = frozenset("new big first people today".split())
_SURNAMES = frozenset("will may long small good best back still case more just early ever".split())
_POLITE = frozenset("mr mr. mrs mrs. ms ms. miss".split())
_SORTS = frozenset("independent libertarian socialist marine catholic communist conservative".split())
_NUMERALS = frozenset("II III IV VI".split())
# Party and state behind a lawmaker's name: D-Va., R-Ohio.
_PARTY_STATE = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")
_PARTICLES = frozenset("de da di del della der den van von bin ibn ben el al la le du dos das ul ur bint abu".split())
_INITIAL_ORG = frozenset(
    """department ministry university institute bank bureau committee college council office school house board
    association union society center centre church chamber league federation academy commission conference
    organization organisation agency fund foundation secretary court order daughters sons knights coalition
    alliance republic kingdom campaign parents doctors voice radio""".split()
)


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
        at = _extend(words, lower, begins, k, last)
        cut = _after_acronym(words, k, at)
        for first_of, last_of in ((k, cut), (cut, at)):
            run = _classify(words, lower, first_of, last_of, place) if first_of < last_of else None
            if run is not None:
                out.append(run)
    return out


def _after_acronym(words: Sequence[str], first: int, last: int) -> int:
    """Token at which a person's name begins after an acronym (the ambassador to NATO Ann Lee); else `last`."""
    acronym = words[first].isupper() and len(words[first]) > 2 and "." not in words[first]
    whole = acronym and last - first > 2 and words[first + 1] in given_names()
    return first + 1 if whole and not words[last - 1].isupper() else last


def _extend(words: Sequence[str], lower: Sequence[str], begins: Sequence[bool], at: int, last: int) -> int:
    end = at + 1
    while end < last and not begins[end]:
        word = words[end]
        if word[0].isupper() and lower[end] not in DATES:
            surname = lower[end] in _SURNAMES and (words[end - 1] in given_names() or lower[end - 1] in HONORIFICS)
            if word in ("I", "The", "A") or (lower[end] in NOT_NAMES and lower[end] not in _INSIDE and not surname):
                break
            end += 1
            continue
        if word[:3] in ("al-", "el-", "ul-") and word[3:4].isupper():
            end += 1
            continue
        following = end + 1 < last and not begins[end + 1] and words[end + 1][0].isupper()
        if lower[end] in _PARTICLES and following and lower[end] != "of":
            end += 2
            continue
        if lower[end] in ("bin", "ibn") and end + 1 < last:
            end += 2
            continue
        members = lower[end - 1] in _MEMBERS and (end - at > 1 or not begins[at] or lower[end] != "of")
        if members and following and lower[end] in ("of", "for", "against", "without"):
            end += 2  # Communications Workers of America, Veterans of Foreign Wars
            continue
        if lower[end] in ("of", "for", "on") and lower[end - 1] in _INITIAL_ORG:
            if following and lower[end + 1] not in NOT_NAMES:
                end += 2
                continue
            if end + 2 < last and lower[end + 1] == "the" and words[end + 2][0].isupper() and lower[end] == "of":
                end += 3
                continue
        if lower[end] in ("and", "&") and following and lower[at] in _INITIAL_ORG and "of" in lower[at:end]:
            end += 2
            continue
        if lower[end] == "and" and following:
            goes = _joint_body(words, lower, begins, at, end, last)
            if goes > end:
                end = goes
                continue
        if word == "&" and following:
            end += 2
            continue
        break
    return end


def _joint_body(
    words: Sequence[str], lower: Sequence[str], begins: Sequence[bool], at: int, end: int, last: int
) -> int:
    """End of a name such as *the Oversight and Government Reform Committee*, which goes on after *and*."""
    first, before = lower[at], lower[end - 1]
    before_it = lower[at - 1] if at else ""
    if (before_it != "the" and first not in _CHAMBERS and before_it not in _CHAMBERS) or words[end - 1].isupper():
        return end
    if before in ORG_WORDS or noun(before) is not None or words[at] in given_names():
        return end
    stop = end + 1
    while stop < last and not begins[stop] and words[stop][0].isupper() and lower[stop] not in NOT_NAMES:
        stop += 1
    return stop if lower[stop - 1] in _JOINT_BODIES and stop > end + 2 else end


def _classify(
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
            if lower[k - 1] in ("house", "senate") and words[k] in given and k < last - 1:
                return NameRun(k, last, k, "person", given[words[k]].replace("u", ""))  # Speaker of the House Ann Lee
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
        (lower[k] in _INITIAL_ORG and lower[k + 1] in ("of", "for", "on"))
        or (lower[k] in _MEMBERS and lower[k + 1] in ("of", "for", "against", "without"))
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
