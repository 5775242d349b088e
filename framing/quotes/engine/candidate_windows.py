"""The stretch of text that the second stage reads for each cue."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.quotes.engine.token_columns import Ints, Sheet
from framing.text.tags import TAGS

__all__ = ["Windows", "linked", "windows"]

_BACK, _AHEAD = 130, 170


@dataclass(frozen=True)
class Windows:
    """The stretches of some candidates, laid end to end.

    Attributes
    ----------
    head : ndarray of int64, shape (k,)
        Row of the cue's head in the sheet.
    start, end : ndarray of int64, shape (k,)
        Rows of the stretch.
    first : ndarray of int64, shape (k + 1,)
        Where each candidate's tokens begin in the arrays below.
    token : ndarray of int64, shape (m,)
        Row in the sheet.
    owner : ndarray of int64, shape (m,)
        Candidate.
    """

    head: Ints
    start: Ints
    end: Ints
    first: Ints
    token: Ints
    owner: Ints

    @property
    def place(self) -> Ints:
        """Where each head stands in the arrays of length m, shape (k,)."""
        places: Ints = self.first[:-1] + self.head - self.start
        return places


def windows(heads: Ints, begin: Ints, end: Ints) -> Windows:
    """The sentence of each cue and the quoted sentences that join it, never more than some hundred tokens.

    Parameters
    ----------
    heads : ndarray of int64, shape (k,)
    begin, end : ndarray of int64, shape (n,)
        Result of :func:`linked`.

    Returns
    -------
    Windows

    Examples
    --------
    >>> import numpy as np
    >>> view = windows(np.array([2]), np.zeros(4, dtype=int), np.full(4, 4))
    >>> view.token.tolist(), view.place.tolist()
    ([0, 1, 2, 3], [2])
    """
    start = np.maximum(begin[heads], heads - _BACK)
    stop = np.minimum(end[heads], heads + _AHEAD)
    sizes = stop - start
    first = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes, dtype=np.int64)])
    owner = np.repeat(np.arange(len(heads)), sizes)
    token = np.arange(int(first[-1])) - first[:-1][owner] + start[owner]
    return Windows(heads, start, stop, first, token, owner)


def linked(sheet: Sheet) -> tuple[Ints, Ints]:
    """First and last row of the sentences that hang together by quotation marks, for each token.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    begin, end : ndarray of int64, shape (n,)
    """
    starts = np.flatnonzero(sheet.sentence_start == sheet.rows)
    n = len(starts)
    ends = sheet.sentence_end[starts]
    which = np.searchsorted(starts, sheet.rows, side="right") - 1
    tail, front = ends[:-1] - 1, starts[1:]
    paragraph = sheet.paragraph[tail] == sheet.paragraph[front]
    together = sheet.document[tail] == sheet.document[front]
    one = (sheet.quote[tail] >= 0) & (sheet.quote[tail] == sheet.quote[front])
    colon = sheet.tag[tail] == TAGS.index(":")
    back = together & (sheet.quote[tail] >= 0) & (paragraph | one)
    ahead = together & (sheet.quote[front] >= 0) & (paragraph | one | colon)
    numbers = np.arange(n)
    left = np.maximum.accumulate(np.where(np.concatenate([[True], ~back]), numbers, 0))
    right = np.minimum.accumulate(np.where(np.concatenate([~ahead, [True]]), numbers, n)[::-1])[::-1]
    return starts[left][which], ends[right][which]
