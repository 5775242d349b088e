"""Pairs of articles that may report one event, and how alike the two of each pair are.

Pairs are found through the rare terms that both have. A term that many articles have leads each of them only to those
next in time, so that the number of pairs grows with the number of articles and not with its square.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.articles.events.about_terms import About
from framing.articles.neighbour_slots import neighbour_slots

__all__ = ["FEATURES", "EventPairs", "find_event_pairs"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: What is known of a pair; the order is that of the shipped weights.
FEATURES = ("likeness", "names", "title", "title_in_text", "numbers", "rare_terms", "days", "undated")

_HEAVIEST = 25  # terms of an article that lead to others
_NEXT = 40  # articles next in time to which a term leads, before and after
_KEPT = 30  # pairs of an article, the most alike
_RARE = 4.6  # as in one of a hundred articles
_AT_A_TIME = 2_000
_SMALL = 1e-12


@dataclass(frozen=True, eq=False)
class EventPairs:
    """Pairs of articles.

    Attributes
    ----------
    first, second : ndarray of int, shape (n,)
        Rows of the articles, the lower one first; sorted.
    features : ndarray, shape (n, 8)
        As :data:`FEATURES` names them.
    """

    first: Ints
    second: Ints
    features: Floats


def find_event_pairs(found: About, days: Floats) -> EventPairs:
    """Find pairs of articles that share rare terms.

    Parameters
    ----------
    found : About
        Articles in the order of time.
    days : ndarray, shape (n_articles,)
        Day of publication of each; ``nan`` where nobody knows.

    Returns
    -------
    EventPairs

    Examples
    --------
    >>> from framing.articles.events.about_terms import about
    >>> texts = [("Ship hits bridge", "It hit one in Duisburg."), ("", "Duisburg: a ship hit a bridge."), ("", "")]
    >>> pairs = find_event_pairs(about(texts), np.array([0.0, 1.0, 1.0]))
    >>> pairs.first.tolist(), pairs.second.tolist()
    ([0], [1])
    """
    first, second = _candidates(found)
    return EventPairs(first, second, _features(found, days, first, second))


def _candidates(found: About) -> tuple[Ints, Ints]:
    slots = neighbour_slots(_heaviest(found.weights), 2 * _NEXT)
    other = slots.T.tocsr()
    n = slots.shape[0]
    keys: list[Ints] = []
    for begin in range(0, n, _AT_A_TIME):
        alike = (slots[begin : begin + _AT_A_TIME] @ other).tocsr()
        rows = np.repeat(np.arange(begin, begin + alike.shape[0]), np.diff(alike.indptr))
        columns, values = alike.indices.astype(np.int64), alike.data
        rows, columns, values = (part[rows != columns] for part in (rows, columns, values))
        order = np.lexsort((columns, -values, rows))
        rows, columns = rows[order], columns[order]
        place = np.arange(len(rows)) - np.searchsorted(rows, rows)
        rows, columns = rows[place < _KEPT], columns[place < _KEPT]
        keys.append(np.minimum(rows, columns) * n + np.maximum(rows, columns))
    key = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *keys]))
    return key // max(n, 1), key % max(n, 1)


def _heaviest(weights: sparse.csr_array) -> sparse.csr_array:
    """The same rows with their heaviest terms alone."""
    row = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    order = np.lexsort((weights.indices, -weights.data, row))
    place = np.arange(len(row)) - weights.indptr[row]
    kept = np.sort(order[place < _HEAVIEST])
    ends = np.concatenate([[0], np.cumsum(np.bincount(row[kept], minlength=weights.shape[0]))])
    return sparse.csr_array((weights.data[kept], weights.indices[kept], ends), shape=weights.shape)


def _features(found: About, days: Floats, first: Ints, second: Ints) -> Floats:
    out = np.zeros((len(first), len(FEATURES)))
    weights, rarity = found.weights, found.rarity
    names = _unit(found.names, rarity)
    title = _unit(found.title, rarity)
    present = _present(weights)
    numbers = _scaled(found.numbers, rarity)
    rare = weights.copy()
    rare.data = (rarity[rare.indices] > _RARE).astype(float)
    headline = _scaled(found.title, rarity)
    size = np.maximum(_sum(headline), _SMALL)
    for begin in range(0, len(first), _AT_A_TIME * 10):
        part = slice(begin, begin + _AT_A_TIME * 10)
        a, b = first[part], second[part]
        out[part, 0] = _shared(weights, weights, a, b)
        out[part, 1] = _shared(names, names, a, b)
        out[part, 2] = _shared(title, title, a, b)
        here, there = _shared(headline, present, a, b) / size[a], _shared(headline, present, b, a) / size[b]
        out[part, 3] = (here + there) / 2
        out[part, 4] = np.log1p(_shared(numbers, found.numbers, a, b))
        out[part, 5] = np.log1p(_shared(rare, present, a, b))
    apart = np.abs(days[first] - days[second])
    out[:, 6] = np.log1p(np.where(np.isnan(apart), 0, apart))
    out[:, 7] = np.isnan(apart)
    return out


def _present(rows: sparse.csr_array) -> sparse.csr_array:
    made = rows.copy()
    made.data = np.ones(len(made.data))
    return made


def _scaled(rows: sparse.csr_array, rarity: Floats) -> sparse.csr_array:
    made = rows.copy()
    made.data = made.data * rarity[made.indices]
    return made


def _unit(rows: sparse.csr_array, rarity: Floats) -> sparse.csr_array:
    made = _scaled(rows, rarity)
    length = np.sqrt(_sum(made.power(2)))
    made.data /= np.repeat(np.maximum(length, _SMALL), np.diff(made.indptr))
    return made


def _sum(rows: sparse.csr_array) -> Floats:
    return np.asarray(rows.sum(axis=1), dtype=float).ravel()


def _shared(left: sparse.csr_array, right: sparse.csr_array, a: Ints, b: Ints) -> Floats:
    """Sum of the products of the terms that two rows share."""
    return _sum(left[a].multiply(right[b]).tocsr())
