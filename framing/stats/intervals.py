"""Intervals of proportions and the false discovery rate, by statsmodels and scipy."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["difference_interval", "fdr", "share_interval"]

Floats = npt.NDArray[np.float64]


def share_interval(count: npt.ArrayLike, total: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval of a proportion of independent units.

    Parameters
    ----------
    count, total : array_like
    level : float

    Returns
    -------
    low, high : ndarray

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.

    Examples
    --------
    >>> low, high = share_interval([8], [10])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.49], [0.943])
    """
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(np.asarray(count, float), np.asarray(total, float), alpha=1 - level, method="wilson")
    return np.asarray(low, dtype=float), np.asarray(high, dtype=float)


def difference_interval(
    count: float, total: float, other_count: float, other_total: float, level: float = 0.95
) -> tuple[float, float]:
    """Newcombe's hybrid score interval of the difference of two proportions.

    Parameters
    ----------
    count, total, other_count, other_total : float
    level : float

    Returns
    -------
    low, high : float

    References
    ----------
    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: comparison of
    eleven methods. Statistics in Medicine 17, 873-890 (method 10).

    Examples
    --------
    >>> low, high = difference_interval(56, 70, 48, 80)
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(
        count, total, other_count, other_total, method="newcomb", compare="diff", alpha=1 - level
    )
    return float(low), float(high)


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
