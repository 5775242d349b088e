"""Intervals of proportions and the false discovery rate."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats.jackknife import difference_limits

__all__ = ["difference_interval", "fdr", "share_interval"]

Floats = npt.NDArray[np.float64]


def share_interval(count: npt.ArrayLike, total: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval of a proportion of independent units.

    Parameters
    ----------
    count, total : array_like, of one shape or of shapes that broadcast
        Units that have the property, and units in all.
    level : float

    Returns
    -------
    low, high : ndarray
        NaN where there is no unit.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.

    Examples
    --------
    >>> low, high = share_interval([8], [10])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.49], [0.943])
    """
    from scipy import stats

    x, n = np.broadcast_arrays(np.asarray(count, dtype=float), np.asarray(total, dtype=float))
    z2 = float(stats.norm.isf((1 - level) / 2)) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        share = x / n
        middle = (x + z2 / 2) / (n + z2)
        reach = np.sqrt(z2 * (share * (1 - share) + z2 / (4 * n)) / n) / (1 + z2 / n)
    # None or all of the units: an end that rounding would put a hair beyond 0 or 1.
    return np.where(x == 0, share, np.maximum(middle - reach, 0.0)), np.where(
        x == n, share, np.minimum(middle + reach, 1.0)
    )


def difference_interval(
    count: npt.ArrayLike,
    total: npt.ArrayLike,
    other_count: npt.ArrayLike,
    other_total: npt.ArrayLike,
    level: float = 0.95,
) -> tuple[Any, Any]:
    """Newcombe's hybrid score interval of the difference of two proportions, put together from Wilson's two.

    Parameters
    ----------
    count, total, other_count, other_total : float or array_like
        Units that have the property and units in all, of the one group and of the other.
    level : float

    Returns
    -------
    low, high : float or ndarray
        Numbers for numbers, arrays for arrays.

    References
    ----------
    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: comparison of
    eleven methods. Statistics in Medicine 17, 873-890 (method 10).

    Examples
    --------
    >>> low, high = difference_interval(56, 70, 48, 80)
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    >>> low, high = difference_interval([56, 9], [70, 10], [48, 3], [80, 10])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0524, 0.1705], [0.3339, 0.809])
    """
    x, n, y, m = (np.asarray(number, dtype=float) for number in (count, total, other_count, other_total))
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = x / n, y / m
    low, high = difference_limits(one, share_interval(x, n, level), other, share_interval(y, m, level))
    return (low, high) if np.ndim(low) else (float(low), float(high))


def fdr(p: npt.ArrayLike) -> Floats:
    """Benjamini and Hochberg's adjusted p-values (q); NaN stays NaN and is no part of the family.

    Parameters
    ----------
    p : array_like, shape (n_tests,)

    Returns
    -------
    ndarray, shape (n_tests,)

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57, 289-300.

    Examples
    --------
    >>> fdr([0.01, float("nan"), 0.04]).tolist()
    [0.02, nan, 0.04]
    """
    from scipy import stats

    values = np.asarray(p, dtype=float)
    known = np.isfinite(values)
    out = np.full(values.shape, np.nan)
    if known.any():
        out[known] = stats.false_discovery_control(values[known])
    return out
