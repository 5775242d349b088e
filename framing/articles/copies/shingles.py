"""Texts as sets of shingles, runs of three words, and the pairs of texts that share many.

A shingle is a number. Pairs are found through those shingles alone whose number is small, one in eight, and the
smallest ones of a short text: a text and a part of it keep the same ones, which is not so of a MinHash signature. Of
the pairs found so, all shingles are then compared, so what is said of a pair is exact.

References
----------
Broder, A. Z. (1997). On the resemblance and containment of documents. Proceedings of Compression and Complexity of
Sequences, 21-29.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.articles.neighbour_slots import neighbour_slots
from framing.text.hashing import hash_text

__all__ = ["SharedText", "shared_text", "shingles"]

Hashes = npt.NDArray[np.uint32]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_WORD = re.compile(r"\w+")
_RUN = 3  # words of a shingle
_SAMPLED = 8  # one shingle in so many leads to other texts
_AT_LEAST = 12  # shingles of a text that do
_SAME = 40  # texts next to each other to which a shingle leads; what more have is a formula
_SHARED = 0.15  # of the sampled shingles of the shorter text, to be compared
_AT_A_TIME = 2_000
_KNOWN = 500_000  # words whose numbers are kept
_MIXED = (np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35))


@dataclass(frozen=True, eq=False)
class SharedText:
    """Pairs of texts, and how much of each stands in the other.

    Attributes
    ----------
    first, second : ndarray of int, shape (n,)
        Rows of the texts, the lower one first; sorted.
    of_first, of_second : ndarray, shape (n,)
        Share of the shingles of each that the other has.
    """

    first: Ints
    second: Ints
    of_first: Floats
    of_second: Floats


def shingles(text: str, known: dict[str, int] | None = None) -> Hashes:
    """Cut a text into shingles.

    Parameters
    ----------
    text : str
    known : dict, optional
        Numbers of words that were met before; it grows.

    Returns
    -------
    ndarray of uint32
        Each one once, in rising order. A text of fewer than three words has one or none.

    Examples
    --------
    >>> len(shingles("They left the town. They left the TOWN!"))
    4
    >>> bool((shingles("They left the town") == shingles("they left – the town")).all())
    True
    """
    known = {} if known is None else known
    if len(known) > _KNOWN:  # they are hashes, and the same when they are made again
        known.clear()
    words = _WORD.findall(text.lower())
    number = np.array([known.get(w) or known.setdefault(w, hash_text(w)) for w in words], dtype=np.uint32)
    if len(number) < _RUN:
        number = np.concatenate([number, np.zeros(_RUN - len(number), dtype=np.uint32)]) if len(number) else number
    if not len(number):
        return number
    mixed = np.zeros(len(number) - _RUN + 1, dtype=np.uint32)
    for place in range(_RUN):
        mixed = (mixed ^ number[place : len(number) - _RUN + 1 + place]) * _MIXED[0]
        mixed ^= mixed >> np.uint32(13)
    mixed *= _MIXED[1]
    return np.unique(mixed ^ (mixed >> np.uint32(16)))


def shared_text(texts: Sequence[Hashes]) -> SharedText:
    """Find pairs of texts that share much of their wording.

    Parameters
    ----------
    texts : sequence of ndarray of uint32
        The shingles of each, as :func:`shingles` gives them.

    Returns
    -------
    SharedText

    Examples
    --------
    >>> rain = "It rained in Dorm all night and the brook rose by a foot before the rain stopped at last on Monday."
    >>> pairs = shared_text([shingles(rain), shingles("Nothing of the kind."), shingles(f"{rain} People slept on.")])
    >>> pairs.first.tolist(), pairs.second.tolist(), pairs.of_first.tolist()
    ([0], [2], [1.0])
    """
    first, second = _candidates([_sampled(text) for text in texts])
    both = np.array(
        [len(np.intersect1d(texts[a], texts[b], assume_unique=True)) for a, b in zip(first.tolist(), second.tolist())],
        dtype=float,
    )
    size = np.array([len(text) for text in texts], dtype=float)
    return SharedText(first, second, both / size[first], both / size[second])


def _in_several(sampled: Sequence[Hashes], size: Ints) -> Any:
    """Texts by the shingles that more than one of them has: most stand in one alone, and lead nowhere."""
    every = np.concatenate([np.zeros(0, dtype=np.uint32), *sampled])
    _, column, count = np.unique(every, return_inverse=True, return_counts=True)
    kept = count[column] > 1
    number = np.cumsum(count > 1) - 1
    row = np.repeat(np.arange(len(size), dtype=np.int32), size)[kept]
    ends = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(size)))])
    shape = (len(size), int((count > 1).sum()) or 1)
    return sparse.csr_array((np.ones(len(row), dtype=np.float32), number[column[kept]], ends), shape=shape)


def _sampled(text: Hashes) -> Hashes:
    small = int(np.searchsorted(text, np.uint32((1 << 32) // _SAMPLED)))
    return text[: max(small, _AT_LEAST)]


def _candidates(sampled: Sequence[Hashes]) -> tuple[Ints, Ints]:
    n = len(sampled)
    size = np.array([len(text) for text in sampled], dtype=np.int64)
    held = neighbour_slots(_in_several(sampled, size), _SAME)
    other = held.T.tocsr()
    found: list[Ints] = []
    for begin in range(0, n, _AT_A_TIME):
        alike = (held[begin : begin + _AT_A_TIME] @ other).tocoo()
        a, b = alike.row.astype(np.int64) + begin, alike.col.astype(np.int64)
        kept = (a < b) & (alike.data >= np.maximum(2, _SHARED * np.minimum(size[a], size[b])))
        found.append(a[kept] * n + b[kept])
    key = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *found]))
    return key // max(n, 1), key % max(n, 1)
