"""Bootstrap of whole clusters: rates, their differences and any function of the resampled sums."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["as_array", "bootstrap_weights", "dense", "percentile_interval", "resampled_rates", "resampled_sums"]

Floats = npt.NDArray[np.float64]
_TOGETHER = 256  # resamples that are worked on together; bounds the memory


def bootstrap_weights(clusters: int, n: int = 2000, seed: int | list[int] = 0) -> Floats:
    """How often each cluster is drawn in each resample.

    Parameters
    ----------
    clusters : int
    n : int
        Number of resamples.
    seed : int or list of int

    Returns
    -------
    ndarray, shape (clusters, n)
        Each column sums to `clusters`.

    Examples
    --------
    >>> bootstrap_weights(4, n=3).sum(axis=0).tolist()
    [4.0, 4.0, 4.0]
    """
    rng = np.random.default_rng(seed)
    return np.ascontiguousarray(rng.multinomial(clusters, np.full(clusters, 1 / clusters), size=n).T, dtype=float)


def as_array(matrix: Any) -> Floats:
    """A matrix, sparse or not, as a plain array.

    Parameters
    ----------
    matrix : ndarray, scipy.sparse array or nested sequence

    Returns
    -------
    ndarray of float

    Examples
    --------
    >>> as_array([[1, 2]]).tolist()
    [[1.0, 2.0]]
    """
    return np.asarray(matrix.toarray() if hasattr(matrix, "toarray") else matrix, dtype=float)


def dense(counts: Any, sizes: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Counts and the denominator of each of them, as plain arrays.

    Parameters
    ----------
    counts : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
    sizes : array_like, shape (n_clusters,) or (n_clusters, n_variables)

    Returns
    -------
    counts, sizes : ndarray, shape (n_clusters, n_variables)

    Examples
    --------
    >>> dense([[1, 2]], [10])[1].tolist()
    [[10.0, 10.0]]
    """
    matrix = as_array(counts)
    size = np.asarray(sizes, dtype=float)
    return matrix, np.broadcast_to(size if size.ndim == 2 else size[:, None], matrix.shape)


def resampled_rates(counts: Any, sizes: npt.ArrayLike, weights: npt.NDArray[Any]) -> Floats:
    """Rates of the resamples.

    Parameters
    ----------
    counts : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
    sizes : array_like, shape (n_clusters,) or (n_clusters, n_variables)
    weights : ndarray of float or int, shape (n_clusters, n_resamples)

    Returns
    -------
    ndarray, shape (n_variables, n_resamples)
        NaN where a resample holds nothing to divide by.

    Examples
    --------
    >>> resampled_rates([[1], [3]], [10, 10], np.array([[2.0, 1.0], [0.0, 1.0]])).tolist()
    [[0.1, 0.2]]
    """
    found, below = resampled_sums(counts, sizes, weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates: Floats = np.divide(found, below, out=found)
    rates[~np.isfinite(rates)] = np.nan
    return rates


def resampled_sums(counts: Any, sizes: npt.ArrayLike, weights: npt.NDArray[Any]) -> tuple[Floats, Floats]:
    """Sums of counts and of sizes in the resamples, of which the rates are made.

    Parameters
    ----------
    counts, sizes, weights
        As in :func:`resampled_rates`.

    Returns
    -------
    found : ndarray, shape (n_variables, n_resamples)
    below : ndarray, shape (1, n_resamples) or (n_variables, n_resamples)

    Examples
    --------
    >>> found, below = resampled_sums([[1], [3]], [10, 10], np.array([[2.0, 1.0], [0.0, 1.0]]))
    >>> found.tolist(), below.tolist()
    ([[2.0, 4.0]], [[20.0, 20.0]])
    """
    from scipy import sparse

    size = np.asarray(sizes, dtype=float)
    matrix: Any = counts.T if isinstance(counts, np.ndarray) else sparse.csc_array(counts, dtype=float).T.tocsr()
    found = np.empty((matrix.shape[0], weights.shape[1]))
    below = np.empty((1 if size.ndim == 1 else size.shape[1], weights.shape[1]))
    for first in range(0, weights.shape[1], _TOGETHER):
        block = slice(first, first + _TOGETHER)
        own = np.ascontiguousarray(weights[:, block], dtype=float)
        found[:, block], below[:, block] = matrix @ own, size.T @ own
    return found, below


def percentile_interval(draws: Floats, clusters: int, level: float = 0.95) -> tuple[Floats, Floats]:
    """Percentile interval, widened for few clusters.

    The plain percentile interval is too narrow by the factor ``sqrt((n - 1) / n)`` and by taking normal for t
    quantiles; the levels of the two quantiles are moved outward by as much.

    Parameters
    ----------
    draws : ndarray, shape (n_variables, n_resamples)
    clusters : int
        Clusters in the (smaller) sample.
    level : float

    Returns
    -------
    low, high : ndarray, shape (n_variables,)

    References
    ----------
    Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American Statistician 69(4), 371-386.

    Examples
    --------
    >>> low, high = percentile_interval(np.arange(1001.0)[None, :], clusters=10_000)
    >>> round(low[0]), round(high[0])
    (25, 975)
    >>> low, high = percentile_interval(np.arange(1001.0)[None, :], clusters=8)
    >>> round(low[0]), round(high[0])
    (6, 994)
    """
    outer = _outer(clusters, level)
    if not len(draws):
        return np.empty(0), np.empty(0)
    ends: Floats = np.full((2, len(draws)), np.nan)
    whole = ~np.isnan(draws).any(axis=1)
    ends[:, whole] = np.quantile(draws[whole], [outer, 1 - outer], axis=1)
    if not whole.all():  # row by row, which takes ten times as long
        ends[:, ~whole] = np.nanquantile(draws[~whole], [outer, 1 - outer], axis=1)
    return ends[0], ends[1]


@cache
def _outer(clusters: int, level: float) -> float:
    """The lower quantile to take of so many clusters."""
    from scipy import stats

    tail = (1 - level) / 2
    return float(stats.norm.cdf(-np.sqrt(clusters / (clusters - 1)) * stats.t.isf(tail, clusters - 1)))
