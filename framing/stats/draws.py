"""Resamples and random orders of clusters, drawn once for all tests and intervals that ask for the same ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats.bootstrap import bootstrap_weights

__all__ = ["Draws"]

Floats = npt.NDArray[np.float64]
_MOST = 256 * 2**20  # bytes that are kept


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
    [4.0, 4.0, 4.0]
    >>> draws.orders(3, 1, 0).shape, draws.orders(3, 1, 0) is draws.orders(3, 1, 0)
    ((1, 3), True)
    """

    def __init__(self, most: int = _MOST) -> None:
        self._left = most
        self._kept: dict[Hashable, npt.NDArray[Any]] = {}

    def weights(self, clusters: int, n: int = 2000, seed: int | list[int] = 0) -> Floats:
        """How often each cluster is drawn in each resample: :func:`framing.stats.bootstrap_weights`.

        Parameters
        ----------
        clusters, n : int
        seed : int or list of int

        Returns
        -------
        ndarray, shape (clusters, n)
        """
        key = ("weights", clusters, n, str(seed))
        return self._once(key, lambda: _small(bootstrap_weights(clusters, n, seed))).astype(float)

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
            keys = np.random.default_rng(seed).random((n, clusters), dtype=np.float32).astype(float)
            return np.argsort(keys if code is None else keys + code, axis=1).astype(np.int32)

        return self._once(("orders", clusters, n, seed, None if code is None else code.tobytes()), draw)

    def _once(self, key: Hashable, draw: Callable[[], npt.NDArray[Any]]) -> npt.NDArray[Any]:
        found = self._kept.get(key)
        if found is None:
            found = draw()
            if found.nbytes <= self._left:
                self._left -= found.nbytes
                self._kept[key] = found
        return found


def _small(weights: Floats) -> npt.NDArray[Any]:
    """Whole numbers in as few bytes as hold them."""
    return weights.astype(np.uint8) if weights.max(initial=0.0) < 256 else weights
