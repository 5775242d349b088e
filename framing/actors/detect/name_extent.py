"""Where a name ends: which words go on a run of capitalised ones."""

from __future__ import annotations

from collections.abc import Sequence

from framing.actors.words.closed_classes import DATES, HONORIFICS, NOT_NAMES, ORG_WORDS
from framing.actors.words.nouns import given_names, noun
from framing.lexicons.words import words

__all__ = ["INITIAL_ORG", "MEMBERS", "OF_BODIES", "OF_MEMBERS", "extend"]

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
#: What bodies are called whose name goes on with *of* or *for*.
INITIAL_ORG = words("actors.extent.initial_org")


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
        inside = word not in NOT_NAMES or word in _INSIDE or surname
        return 1 if inside and words[end] not in ("I", "The", "A") else 0
    if word[:3] in ("al-", "el-", "ul-") and words[end][3:4].isupper():
        return 1
    if end + 1 >= last or begins[end + 1]:
        return 0
    if not words[end + 1][0].isupper():
        # the Ministry of the Interior
        article = word == "of" and before in INITIAL_ORG and lower[end + 1] == "the" and end + 2 < last
        return 3 if article and words[end + 2][0].isupper() else 0
    members = before in MEMBERS and (end - at > 1 or not begins[at] or before in _FOUNDERS)
    body = lower[at] in INITIAL_ORG and "of" in lower[at:end]
    if (
        word == "&"
        or word in _PARTICLES
        or (members and word in OF_MEMBERS)  # Communications Workers of America
        or (before in INITIAL_ORG and word in OF_BODIES and lower[end + 1] not in NOT_NAMES)
        or (body and word == "and")
    ):
        return 2
    return _joint_body(words, lower, begins, at, end, last) - end if word == "and" else 0


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
