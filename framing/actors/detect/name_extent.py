"""Where a name ends: which words go on a run of capitalised ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.actors.words.closed_classes import DATES, HONORIFICS, NOT_NAMES, ORG_WORDS
from framing.actors.words.name_forms import JUNIOR, is_family_name, suffix_of
from framing.actors.words.nouns import given_names, noun
from framing.lexicons.words import words
from framing.text.lemmas import is_word

__all__ = [
    "INITIAL_ORG",
    "MEMBERS",
    "NICKNAMED",
    "OF_BODIES",
    "OF_MEMBERS",
    "PARTY_STATE",
    "WITH_BRANCHES",
    "begins_small",
    "extend",
]

#: What joins bodies, and what joins their members, to the rest of a name.
OF_BODIES = frozenset(["of", "for", "on"])
OF_MEMBERS = frozenset(["of", "for", "against", "without"])

# What bodies are called whose field of work is named by two words.
_JOINT_BODIES = words("actors.extent.joint_bodies")
_CHAMBERS = frozenset("house senate united u.s. us national federal state british royal".split())
#: What the members of a body call themselves.
MEMBERS = words("actors.extent.members")
# Those of them who found bodies more often than they speak as people, where they begin a sentence.
_FOUNDERS = frozenset("citizens americans mothers doctors physicians scientists reporters veterans parents".split())
# Words that begin no name and yet stand inside one; those that are surnames (George Will, Theresa May).
_INSIDE = frozenset("new big first people today".split())
_SURNAMES = words("actors.extent.surnames")
_PARTICLES = words("actors.extent.particles")
#: Marks around a nickname, as they open and close: Richard “Dick” Lee, Al (Bud) Reyes.
NICKNAMED = {"“": "”", '"': '"', "‘": "’", "'": "'", "(": ")", "''": "''", "``": "''", "„": "“", "«": "»"}
_ELIDED = ("d'", "l'", "d’", "l’")
#: What bodies are called whose name goes on with *of* or *for*.
INITIAL_ORG = words("actors.extent.initial_org")
# Those of them whose name may go on with *for the* and *on the*: Organization for the Prohibition of Chemical Weapons.
_FOR_THE = _JOINT_BODIES & INITIAL_ORG
#: What has branches that are named by a region, and how such a region begins: al-Qaeda in the Arabian Peninsula.
WITH_BRANCHES = words("actors.extent.with_branches")
_REGIONS = words("actors.extent.regions")
#: Party and state behind a lawmaker's name: D-Va., R-Ohio.
PARTY_STATE = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")


def extend(words: Sequence[str], lower: Sequence[str], begins: Sequence[bool], at: int, last: int) -> int:
    """Token after the name that begins at a token.

    Parameters
    ----------
    words, lower, begins : sequence
        Tokens, the same in lower case, and whether each begins a sentence.
    at : int
        First token of the name.
    last : int
        Token at which the name ends at the latest.

    Returns
    -------
    int

    Examples
    --------
    >>> words = "the Ministry of Trade and Industry of Norvale said".split()
    >>> extend(words, [word.lower() for word in words], [True] + [False] * 8, 1, 9)
    6
    """
    end = at + 1
    while end < last and not begins[end]:
        more = _goes_on(words, lower, begins, at, end, last)
        if not more:
            break
        end += more
    return end


def _goes_on(words: Sequence[str], lower: Sequence[str], begins: Sequence[bool], at: int, end: int, last: int) -> int:
    """By how many tokens a name goes on."""
    word, before = lower[end], lower[end - 1]
    if words[end][0].isupper() and word not in DATES:
        surname = word in _SURNAMES and (words[end - 1] in given_names() or before in HONORIFICS)
        inside = word not in NOT_NAMES or word in _INSIDE or surname or _is_last(words, lower, at, end, last)
        stops = words[end] in ("I", "The", "A") or PARTY_STATE.fullmatch(words[end]) is not None
        return 1 if inside and not stops else 0
    if begins_small(words[end]):
        return 1
    if end + 1 >= last:
        return 0
    if words[end] in NICKNAMED:
        return _nickname(words, end, last) if words[end] != "(" or end - at < 3 else 0
    if begins[end + 1]:
        return 0
    if word == ",":  # Ann Lee, Jr.
        junior = lower[end + 1].rstrip(".") in JUNIOR and words[end + 1][0].isupper()
        return 2 if junior and before.rstrip(".") not in JUNIOR else 0
    particles = _particles(words, lower, begins, end, last)
    if particles:
        return particles
    if not words[end + 1][0].isupper():
        article = lower[end + 1] == "the" and end + 2 < last and words[end + 2][0].isupper()
        again = word == "of" and "the" in lower[at:end] and _is_for_something(lower, at, end)
        return 3 if article and (again or _goes_on_with_the(word, before, lower[end + 2])) else 0
    members = before in MEMBERS and (end - at > 1 or not begins[at] or before in _FOUNDERS)
    body = lower[at] in INITIAL_ORG and "of" in lower[at:end]
    if (
        word == "&"
        or (members and word in OF_MEMBERS)  # Communications Workers of America
        or (before in INITIAL_ORG and word in OF_BODIES and lower[end + 1] not in NOT_NAMES)
        or (body and word == "and")
        or (word == "of" and "the" in lower[at:end] and _is_for_something(lower, at, end))
    ):
        return 2
    if word == "and" and _is_for_something(lower, at, end) and _is_common(words, lower, end + 1, last):
        return 2  # Centers for Disease Control and Prevention
    return _joint_body(words, lower, begins, at, end, last) - end if word == "and" else 0


def _goes_on_with_the(word: str, before: str, after: str) -> bool:
    """Whether a name goes on with a preposition, *the* and what follows: the Ministry of the Interior."""
    if word == "in":
        return before in WITH_BRANCHES and after in _REGIONS
    return (word == "of" and before in INITIAL_ORG) or (word in OF_BODIES and before in _FOR_THE)


def _is_for_something(lower: Sequence[str], at: int, end: int) -> bool:
    """Whether a name tells what a body is for: Center for Disease Control."""
    return any(lower[k] in _FOR_THE and lower[k + 1] == "for" for k in range(at, end - 1))


def _is_common(words: Sequence[str], lower: Sequence[str], at: int, last: int) -> bool:
    """Whether a capitalised word that no other follows is a common one, and no body of its own."""
    alone = at + 1 >= last or not words[at + 1][0].isupper()
    return alone and is_word(lower[at]) and noun(lower[at]) is None and lower[at] not in NOT_NAMES


def begins_small(word: str) -> bool:
    """Whether a word is a name whose article or particle is written small: al-Assad, d'Arcy."""
    if word[:3] in ("al-", "el-", "ul-"):
        return word[3:4].isupper()
    return word[:2] in _ELIDED and word[2:3].isupper()


def _particles(words: Sequence[str], lower: Sequence[str], begins: Sequence[bool], end: int, last: int) -> int:
    """How many tokens the particles that begin at a token and the name behind them are: van der Berg, bin al-Salman."""
    k = end
    while k < last and k < end + 3 and lower[k] in _PARTICLES and words[k] == lower[k] and not begins[k]:
        k += 1
    named = end < k < last and not begins[k] and (words[k][0].isupper() or begins_small(words[k]))
    return k + 1 - end if named else 0


def _nickname(words: Sequence[str], end: int, last: int) -> int:
    """How many tokens a nickname in marks and the name behind it are; 0 where there is none."""
    first = end + 1 + (words[end + 1] == "the")  # Harry “the Hat” Lee
    for k in range(first + 1, min(first + 3, last - 1)):
        if words[k] == NICKNAMED[words[end]]:
            inside, after = words[first:k], words[k + 1]
            known = after.lower() in NOT_NAMES or noun(after.lower()) is not None or after.lower() in ORG_WORDS
            person = words[end - 1] in given_names() or (words[end - 1][1:2] == "." and words[end] != "(")
            plain = all(word[0].isupper() and word[-1].islower() for word in (*inside, after))
            return k + 2 - end if person and plain and not known else 0
    return 0


def _is_last(words: Sequence[str], lower: Sequence[str], at: int, end: int, last: int) -> bool:
    """Whether a word that begins no name ends one: Nguyễn Văn An (the family's name first), Human Rights Watch."""
    if end + 1 < last and words[end + 1][0].isupper():
        return False
    if any(suffix_of(words[k : end + 1]) for k in range(at, end - 1)):
        return True  # President George Bush Senior
    if lower[end] in ORG_WORDS and words[end].istitle():
        return not words[end - 1].isupper()  # but: RELATED Watch …
    return 0 < end - at < 3 and is_family_name(words[at])


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
