"""Intervals of a rate from few clusters: the jackknife on a scale on which rates are less skewed."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats.bootstrap import dense

__all__ = ["difference_limits", "rate_interval"]

Floats = npt.NDArray[np.float64]


def rate_interval(counts: Any, sizes: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Compute the interval of ratios of sums, by leaving out one cluster at a time, with Student's t.

    Shares (where no cluster counts more than its size) are computed on the logit scale, other rates on the logarithmic
    one. The reason: the rate of few clusters is skewed, and an interval that is symmetric around it ends too low.

    Parameters
    ----------
    counts : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
    sizes : array_like, shape (n_clusters,) or (n_clusters, n_variables)
        Denominator of each cluster.
    level : float

    Returns
    -------
    low, high : ndarray, shape (n_variables,)
        NaN where the rate is 0 (or a share 1), which says nothing of its spread, and where one cluster has all of the
        denominator.

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap. Chapman & Hall, chapter 11.

    Examples
    --------
    >>> low, high = rate_interval([[3], [5], [4], [9], [2]], [1000] * 5)
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0022], [0.0095])
    """
    from scipy.special import stdtrit

    matrix, size = dense(counts, sizes)
    clusters = (size > 0).sum(axis=0)
    found, below = matrix.sum(axis=0), size.sum(axis=0)
    share = np.asarray((matrix <= size).all(axis=0), dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = found / below
        without = np.where(size > 0, (found - matrix) / (below - size), np.nan)
        middle = np.where(clusters > 1, np.nansum(without, axis=0) / clusters, np.nan)
        spread = np.sqrt((clusters - 1) / clusters * np.nansum((without - middle) ** 2, axis=0))
        reach = -stdtrit(np.maximum(clusters - 1, 1), (1 - level) / 2) * spread / rate
        reach = np.where(share, reach / (1 - rate), reach)
        factor = np.exp(np.minimum(reach, 300.0))
        low, high = rate / factor, rate * factor
        odds = rate / (1 - rate)
        low = np.where(share, odds / factor / (1 + odds / factor), low)
        high = np.where(share, odds * factor / (1 + odds * factor), high)
    known = np.isfinite(rate) & (rate > 0) & ~(share & (rate >= 1)) & np.isfinite(reach)
    known &= (clusters > 1) & (np.isfinite(without) | (size == 0)).all(axis=0)
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def difference_limits(
    rate: Floats, interval: tuple[Floats, Floats], other: Floats, other_interval: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Interval of a difference from the intervals of its two terms, which may be lopsided.

    Parameters
    ----------
    rate, other : ndarray, shape (n,)
    interval, other_interval : pair of ndarray, shape (n,)
        Of the one and of the other; NaN where it is not known, and then the difference has none.

    Returns
    -------
    low, high : ndarray, shape (n,)

    References
    ----------
    Zou, G. Y. and Donner, A. (2008). Construction of confidence limits about effect measures: a general approach.
    Statistics in Medicine 27(10), 1693-1702. With Wilson's intervals it is Newcombe's method 10.

    Examples
    --------
    >>> from framing.stats import share_interval
    >>> wilson = share_interval([56], [70]), share_interval([48], [80])
    >>> low, high = difference_limits(np.array([0.8]), wilson[0], np.array([0.6]), wilson[1])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0524], [0.3339])
    """
    below = np.sqrt((rate - interval[0]) ** 2 + (other_interval[1] - other) ** 2)
    above = np.sqrt((interval[1] - rate) ** 2 + (other - other_interval[0]) ** 2)
    return rate - other - below, rate - other + above
