"""Resamples and random orders of clusters, drawn once for all tests and intervals that ask for the same ones.

A resample is drawn as so many whole numbers, which are then counted. That takes a fifth of the time of a multinomial
draw, which goes through all clusters one by one: a comparison of a hundred groups draws one of almost all articles for
each group. The numbers come in one stream, whatever is drawn together, so that memory bounds no result.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Draws"]

_MOST = 256 * 2**20  # bytes that are kept
_ORDERS = 32 * 2**20  # bytes of the orders of one set of clusters, so that those of several sets are kept together
_CELLS = 2**23  # places in the orders that are worked on together; bounds the memory
_TOGETHER = 2**16  # clusters that are drawn together, over several resamples; bounds the memory


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
    >>> draws.orders(3, 1, 0).shape, draws.orders(3, 1, 0) is draws.orders(3, 1, 0)
    ((1, 3), True)
    """

    def __init__(self, most: int = _MOST) -> None:
        self._left = most
        self._kept: dict[Hashable, npt.NDArray[Any]] = {}

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
        return self._once(("weights", clusters, n, str(seed)), lambda: _resampled(clusters, n, seed))

    def orders(
        self, clusters: int, n: int = 2000, seed: int = 0, strata: npt.NDArray[Any] | None = None
    ) -> npt.NDArray[np.int32]:
        """Random orders of clusters; those of one stratum stay in its places.

        Parameters
        ----------
        clusters, n, seed : int
        strata : ndarray, shape (clusters,), optional

        Returns
        -------
        ndarray, shape (n, clusters)
        """
        code = None if strata is None else np.unique(strata, return_inverse=True)[1]

        def draw() -> npt.NDArray[np.int32]:
            out, first = np.empty((n, clusters), dtype=np.int32), 0
            for block in _ordered(clusters, n, seed, code):
                out[first : first + len(block)] = block
                first += len(block)
            return out

        return self._once(self._orders_key(clusters, n, seed, code), draw)

    def order_blocks(
        self, clusters: int, n: int = 2000, seed: int = 0, strata: npt.NDArray[Any] | None = None
    ) -> Iterator[npt.NDArray[np.int32]]:
        """The same orders, some after the other, so that what is too much to be kept is never held at once.

        Parameters
        ----------
        clusters, n, seed, strata
            As in :meth:`orders`.

        Yields
        ------
        ndarray, shape (n_some, clusters)

        Examples
        --------
        >>> draws = Draws()
        >>> np.array_equal(np.concatenate(list(draws.order_blocks(5, 3))), draws.orders(5, 3))
        True
        """
        code = None if strata is None else np.unique(strata, return_inverse=True)[1]
        if self._orders_key(clusters, n, seed, code) not in self._kept and 4 * n * clusters > self._left:
            yield from _ordered(clusters, n, seed, code)
            return
        orders, some = self.orders(clusters, n, seed, strata), _orders_at_once(clusters)
        for first in range(0, n, some):
            yield orders[first : first + some]

    def subset_blocks(self, clusters: int, size: int, n: int = 2000, seed: int = 0) -> Iterator[npt.NDArray[np.int32]]:
        """Random subsets of clusters, where whole orders of so many would not be kept: an order takes much longer.

        Parameters
        ----------
        clusters, size, n, seed : int
            `size` is the number of clusters in a subset.

        Yields
        ------
        ndarray, shape (n_some, size)

        Examples
        --------
        >>> next(Draws().subset_blocks(5, 2, 3)).shape
        (3, 2)
        """
        rng, some = np.random.default_rng(seed), _orders_at_once(clusters)
        for first in range(0, n, some):
            drawn = [rng.choice(clusters, size, replace=False, shuffle=False) for _ in range(min(some, n - first))]
            yield np.array(drawn, dtype=np.int32)

    @staticmethod
    def keeps_orders(clusters: int, n: int) -> bool:
        """Whether so many orders of so many clusters are few enough to be kept beside others."""
        return 4 * n * clusters <= _ORDERS

    @staticmethod
    def _orders_key(clusters: int, n: int, seed: int, code: npt.NDArray[Any] | None) -> Hashable:
        return "orders", clusters, n, seed, None if code is None else code.tobytes()

    def _once(self, key: Hashable, draw: Callable[[], npt.NDArray[Any]]) -> npt.NDArray[Any]:
        found = self._kept.get(key)
        if found is None:
            found = draw()
            if found.nbytes <= self._left:
                self._left -= found.nbytes
                self._kept[key] = found
        return found


def _orders_at_once(clusters: int) -> int:
    """How many orders of so many clusters are worked on at once."""
    return max(1, _CELLS // max(clusters, 1))


def _ordered(clusters: int, n: int, seed: int, code: npt.NDArray[Any] | None) -> Iterator[npt.NDArray[np.int32]]:
    """Random orders in blocks; the numbers come in one stream, however large a block is."""
    rng, some = np.random.default_rng(seed), _orders_at_once(clusters)
    for first in range(0, n, some):
        keys = rng.random((min(some, n - first), clusters), dtype=np.float32).astype(float)
        yield np.argsort(keys if code is None else keys + code, axis=1).astype(np.int32)


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
