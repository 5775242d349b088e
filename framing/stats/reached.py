"""How many of some units an occasion reaches, if each had its chance by size: expected numbers and exact p-values."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["reached_by_chance"]

Floats = npt.NDArray[np.float64]


def reached_by_chance(
    sizes: npt.ArrayLike, members: npt.ArrayLike, reached: int, members_reached: int
) -> tuple[float, float]:
    """Members expected among the units that something reached, and how likely so many or few are, two-sided.

    A unit of size *s* is reached with the chance 1 - exp(-*as*), as if what reaches it fell at random on equal parts;
    *a* is such that as many are expected as were reached. Given how many were, the number of members among them has a
    distribution that is computed exactly.

    Parameters
    ----------
    sizes : array_like, shape (n_units,)
        Positive.
    members : array_like of bool, shape (n_units,)
    reached : int
        Of all units.
    members_reached : int

    Returns
    -------
    expected : float
    p : float
        Two-sided by the distance from what is expected; half of what is just as far counts (mid-p).

    References
    ----------
    Chen, S. X. and Liu, J. S. (1997). Statistical applications of the Poisson-binomial and conditional Bernoulli
    distributions. Statistica Sinica 7, 875-892.
    Lancaster, H. O. (1961). Significance tests in discrete distributions. JASA 56, 223-234: mid-p.

    Examples
    --------
    Of ten units of one size five are reached, all of the five members and nobody else: both ends of the hypergeometric
    distribution.

    >>> expected, p = reached_by_chance([1.0] * 10, [True] * 5 + [False] * 5, 5, 5)
    >>> round(expected, 3), round(p, 5)
    (2.5, 0.00397)
    """
    size, inside = np.asarray(sizes, dtype=np.float64), np.asarray(members, dtype=bool)
    if reached <= 0 or reached >= len(size):
        return float(inside.sum() if reached else 0), 1.0
    own, others = _sums(_odds(size, reached), inside), _sums(_odds(size, reached), ~inside)
    numbers = np.arange(max(0, reached - len(others) + 1), min(reached, len(own) - 1) + 1)
    logs = own[numbers] + others[reached - numbers]
    chance = np.exp(logs - logs.max())
    chance /= chance.sum()
    expected = float(chance @ numbers)
    away = np.abs(numbers - expected)
    here = abs(members_reached - expected)
    near = np.isclose(away, here)
    return expected, float(min(1.0, chance[(away > here) & ~near].sum() + 0.5 * chance[near].sum()))


def _odds(size: Floats, reached: int) -> Floats:
    """Logarithm of the odds of each unit, with as many expected as were reached."""
    low, high = 0.0, 1.0
    while (1 - np.exp(-high * size)).sum() < reached:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 - np.exp(-middle * size)).sum() < reached else (low, middle)
    load = high * size
    return np.asarray(load + np.log(-np.expm1(-load)))  # exp(load) itself is no number where one unit is very large


def _sums(log_odds: Floats, chosen: npt.NDArray[np.bool_]) -> Any:
    """Logarithm of the sum over all choices of so many units of the product of their odds."""
    out = np.array([0.0])
    for one in log_odds[chosen]:
        out = np.logaddexp(np.append(out, -np.inf), np.append(-np.inf, out + one))
    return out
