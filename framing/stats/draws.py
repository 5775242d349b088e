"""Resamples and random orders of clusters, drawn once for all tests and intervals that ask for the same ones.

A resample is drawn as so many whole numbers, which are then counted. That takes a fifth of the time of a multinomial
draw, which goes through all clusters one by one: a comparison of a hundred groups draws one of almost all articles for
each group. The numbers come in one stream, whatever is drawn together, so that memory bounds no result.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Draws"]

_MOST = 256 * 2**20  # bytes that are kept
_TOGETHER = 2**16  # clusters that are drawn together, over several resamples
_BLOCK = 2**21  # clusters in a block of orders; bounds the memory


class Draws:
    """What has been drawn, by number of clusters, number of draws and seed.

    Parameters
    ----------
    most : int
        Bytes that are kept; what comes after is drawn each time that it is asked for.

    Examples
    --------
    >>> draws = Draws()
    >>> draws.weights(4, 3, 0).sum(axis=0).tolist()
    [4, 4, 4]
    >>> [block.shape for block in draws.orders(3, 5, 0)]
    [(5, 3)]
    """

    def __init__(self, most: int = _MOST) -> None:
        self._left = most
        self._kept: dict[Hashable, list[npt.NDArray[Any]]] = {}

    def weights(self, clusters: int, n: int = 2000, seed: int | list[int] = 0) -> npt.NDArray[np.uint8]:
        """How often each cluster is drawn in each resample, as whole numbers.

        Parameters
        ----------
        clusters, n : int
        seed : int or list of int

        Returns
        -------
        ndarray of int, shape (clusters, n)
            Each column sums to `clusters`.
        """
        drawn = (_resampled(clusters, n, seed) for _ in range(1))  # once it is asked for
        return next(self._once(("weights", clusters, n, str(seed)), clusters * n, drawn))

    def orders(
        self, clusters: int, n: int = 2000, seed: int = 0, strata: npt.NDArray[Any] | None = None
    ) -> Iterator[npt.NDArray[np.int32]]:
        """Random orders of clusters; those of one stratum stay in its places.

        Parameters
        ----------
        clusters, n, seed : int
        strata : ndarray, shape (clusters,), optional

        Yields
        ------
        ndarray, shape (some, clusters)
            As many at a time as memory bears, n in all.
        """
        code = None if strata is None else np.unique(strata, return_inverse=True)[1]
        key = ("orders", clusters, n, seed, None if code is None else code.tobytes())
        return self._once(key, 4 * clusters * n, _ordered(clusters, n, seed, code))

    def _once(self, key: Hashable, size: int, drawn: Iterable[npt.NDArray[Any]]) -> Iterator[npt.NDArray[Any]]:
        """Blocks of so many bytes in all, kept for the next one who asks, if there is room."""
        if key not in self._kept:
            if size > self._left:
                return iter(drawn)
            self._left -= size
            self._kept[key] = list(drawn)
        return iter(self._kept[key])


def _resampled(clusters: int, n: int, seed: int | list[int]) -> npt.NDArray[np.uint8]:
    """Clusters drawn with replacement, as many as there are, n times; no cluster is drawn 256 times in one of them."""
    rng = np.random.default_rng(seed)
    out = np.empty((clusters, n), dtype=np.uint8)
    most = max(1, _TOGETHER // max(clusters, 1))
    for first in range(0, n, most):
        some = min(most, n - first)
        drawn = rng.integers(0, clusters, (some, clusters))
        drawn += np.arange(0, some * clusters, clusters)[:, None] if clusters else 0
        times = np.bincount(drawn.ravel(), minlength=some * clusters)
        out[:, first : first + some] = times.reshape(some, clusters).T
    return out


def _ordered(clusters: int, n: int, seed: int, code: npt.NDArray[np.int64] | None) -> Iterator[npt.NDArray[np.int32]]:
    """Random orders of clusters, those of one stratum together; one stream, however many at a time."""
    rng = np.random.default_rng(seed)
    most = max(1, _BLOCK // max(clusters, 1))
    for first in range(0, n, most):
        keys = rng.random((min(most, n - first), clusters), dtype=np.float32).astype(float)
        yield np.argsort(keys if code is None else keys + code, axis=1).astype(np.int32)
