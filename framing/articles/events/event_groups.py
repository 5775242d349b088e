"""Articles into events, from how likely the two of each pair report the same one.

The most likely link goes first, and two groups become one as long as their articles are linked on average. The same
pairs give the same groups in whatever order they come.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["group_articles"]

_ENOUGH = 30  # links of an article to a large group that are as good as links to all of it: so many are looked at


def group_articles(
    first: npt.NDArray[np.int64],
    second: npt.NDArray[np.int64],
    likely: npt.NDArray[np.float64],
    given: Sequence[str | None],
    least: float,
) -> tuple[list[int], list[int]]:
    """Group articles by average linkage.

    Parameters
    ----------
    first, second : ndarray of int, shape (n,)
        Rows of the articles of each pair; each pair once.
    likely : ndarray, shape (n,)
        How likely they report one event; pairs that are not there count 0.
    given : sequence of str or None, length n_articles
        Event of an article that is known: those of one event stay together, those of two apart.
    least : float
        Average from which on two groups are one.

    Returns
    -------
    group : list of int, length n_articles
        Number of each article's group: the row of its first article.
    because : list of int
        Places of the pairs that joined the groups, each the most likely one between two groups.

    Examples
    --------
    >>> pairs = np.array([0, 1, 2]), np.array([1, 2, 3]), np.array([0.9, 0.8, 0.1])
    >>> group_articles(*pairs, [None] * 4, 0.3)
    ([0, 0, 0, 3], [0, 1])
    """
    groups = _Groups(first, second, likely, given)
    because = groups.join(least)
    earliest: dict[int, int] = {}
    return [earliest.setdefault(groups.top(row), row) for row in range(len(given))], because


class _Groups:
    """Groups that grow together."""

    def __init__(
        self,
        first: npt.NDArray[np.int64],
        second: npt.NDArray[np.int64],
        likely: npt.NDArray[np.float64],
        given: Sequence[str | None],
    ) -> None:
        self.above = list(range(len(given)))
        self.size = [1] * len(given)
        self.named = list(given)
        # For each group its neighbours: sum of the likelihoods, the best one and its place.
        self.near: list[dict[int, tuple[float, float, int]]] = [{} for _ in given]
        for place, (a, b, value) in enumerate(zip(first.tolist(), second.tolist(), likely.tolist())):
            self.near[a][b] = self.near[b][a] = (value, value, place)
        start: dict[str, int] = {}
        for row, name in enumerate(given):
            if name is not None and start.setdefault(name, row) != row:
                self._merge(self.top(start[name]), row)

    def top(self, row: int) -> int:
        while self.above[row] != row:
            self.above[row] = self.above[self.above[row]]
            row = self.above[row]
        return row

    def _average(self, a: int, b: int) -> float:
        few, many = sorted((self.size[a], self.size[b]))
        return self.near[a][b][0] / (few * min(many, max(_ENOUGH, few)))

    def _apart(self, a: int, b: int) -> bool:
        return self.named[a] is not None and self.named[b] is not None and self.named[a] != self.named[b]

    def _merge(self, a: int, b: int) -> int:
        """Make two groups one; the work is that of the one with fewer neighbours."""
        self.near[a].pop(b, None)
        self.near[b].pop(a, None)
        keep, gone = (a, b) if (len(self.near[a]), -a) >= (len(self.near[b]), -b) else (b, a)
        for other, held in self.near[gone].items():
            del self.near[other][gone]
            mine = self.near[keep].get(other)
            if mine is not None:
                best = min(held[1:], mine[1:], key=lambda pair: (-pair[0], pair[1]))
                held = (held[0] + mine[0], *best)
            self.near[keep][other] = self.near[other][keep] = held
        self.near[gone] = {}
        self.above[gone] = keep
        self.size[keep] += self.size[gone]
        self.named[keep] = self.named[keep] or self.named[gone]
        return keep

    def join(self, least: float) -> list[int]:
        heap = [(-self._average(a, b), a, b) for a in range(len(self.above)) for b in self.near[a] if a < b]
        heap = [entry for entry in heap if -entry[0] >= least]
        heapq.heapify(heap)
        because: list[int] = []
        while heap:
            value, a, b = heapq.heappop(heap)
            if b not in self.near[a] or self._apart(a, b) or -self._average(a, b) != value:
                continue
            because.append(self.near[a][b][2])
            a = self._merge(a, b)
            for b in self.near[a]:
                average = self._average(a, b)
                if average >= least:
                    heapq.heappush(heap, (-average, min(a, b), max(a, b)))
        return because
