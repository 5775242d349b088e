"""Wishes to stay unnamed (*asked not to be named*): they say why a source has no name, and are no quotes themselves.

A text enters with a reading of the engine; whether the reading takes such a wish for what somebody says leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution

__all__ = ["find_wishes", "quotes_a_wish"]

_WISH = re.compile(rf"\b(?:{'|'.join(sorted(words('quotes.anonymity_wishes')))})\b[^,.;:“”\"\n]*", re.IGNORECASE)
_WHO = re.compile(r"(?:[\w’'-]+\s){1,8}?who\s(?:has\s|have\s|had\s|also\s)?\Z")


def find_wishes(text: str) -> list[tuple[int, int]]:
    """Find the wishes of a text to stay unnamed.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end)
        Each up to the next mark of punctuation.

    Examples
    --------
    >>> find_wishes("It fell, said a man who asked not to be named.")
    [(24, 45)]
    """
    return [match.span() for match in _WISH.finditer(text)]


def quotes_a_wish(text: str, reading: Attribution, wishes: Sequence[tuple[int, int]]) -> bool:
    """Whether the cue of a reading stands in a wish, or its content is somebody who has one.

    Parameters
    ----------
    text : str
    reading : Attribution
    wishes : sequence of (start, end)
        Of :func:`find_wishes`.

    Returns
    -------
    bool

    Examples
    --------
    >>> text = "It fell, said a man who asked not to be named."
    >>> quotes_a_wish(text, Attribution(((0, 2),), ((9, 13),), ((14, 45),), 0.5), find_wishes(text))
    True
    >>> quotes_a_wish(text, Attribution(((14, 45),), ((9, 13),), ((0, 7),), 0.5), find_wishes(text))
    False
    """
    if not reading.content:
        return False
    begin, end = reading.content[0][0], reading.content[-1][1]
    for start, after in wishes:
        if reading.cue and start <= reading.cue[0][0] < after and start <= begin < after:
            return True
        if begin < start < end <= after and _WHO.fullmatch(text, begin, start):
            return True  # said [a man who would not be named]
    return False
