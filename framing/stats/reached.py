"""Which of some units an occasion reaches, if each had its chance by size: expected numbers and exact p-values."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["chance_of_each", "reached_by_chance"]

Floats = npt.NDArray[np.float64]


def reached_by_chance(
    sizes: npt.ArrayLike, members: npt.ArrayLike, reached: int, members_reached: int
) -> tuple[float, float]:
    """Compare the number of members among the units that were reached with chance: the expected number, and a p.

    A unit is, for example, an outlet, which an event reaches if the outlet reports it. A unit of size *s* is reached
    with the chance 1 - exp(-*as*), as if what reaches it fell at random on equal parts. *a* is chosen so that the
    expected number of reached units is the observed one. Given that number, the number of members among them has a
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
        Two-sided, by the distance from the expected number; outcomes at the same distance count half (mid-p).

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
    odds = _odds(size, reached)
    own, others = _sums(odds[inside]), _sums(odds[~inside])
    numbers = np.arange(max(0, reached - len(others) + 1), min(reached, len(own) - 1) + 1)
    logs = own[numbers] + others[reached - numbers]
    chance = np.exp(logs - logs.max())
    chance /= chance.sum()
    expected = float(chance @ numbers)
    away = np.abs(numbers - expected)
    here = abs(members_reached - expected)
    near = np.isclose(away, here)
    return expected, float(min(1.0, chance[(away > here) & ~near].sum() + 0.5 * chance[near].sum()))


def chance_of_each(sizes: npt.ArrayLike, reached: int) -> Floats:
    """Compute the chance of each unit to be among the reached ones, given how many were reached.

    The sum over some of the units is the number that :func:`reached_by_chance` expects of them.

    Parameters
    ----------
    sizes : array_like, shape (n_units,)
        Positive.
    reached : int
        Of all units.

    Returns
    -------
    ndarray, shape (n_units,)
        Sums to `reached`.

    Examples
    --------
    >>> chance = chance_of_each([1.0, 1.0, 8.0], 2)
    >>> chance.round(3).tolist(), reached_by_chance([1.0, 1.0, 8.0], [True, True, False], 2, 1)[0].__round__(3)
    ([0.501, 0.501, 0.998], 1.002)
    """
    from scipy.special import expit

    size = np.asarray(sizes, dtype=np.float64)
    if reached <= 0 or reached >= len(size):
        return np.full(len(size), float(reached > 0))
    odds = _odds(size, reached)
    first, kind = np.unique(size, return_index=True, return_inverse=True)[1:]  # of one size, of one chance
    # Logarithm of the sum over all choices of 0, 1, ... units, without one unit of each size.
    others = np.full((len(first), reached + 1), -np.inf)
    others[:, 0] = 0.0
    for place, one in enumerate(odds):
        more = np.logaddexp(others[:, 1:], others[:, :-1] + one)
        if first[kind[place]] == place:
            more[kind[place]] = others[kind[place], 1:]
        others[:, 1:] = more
    return np.asarray(expit(odds + others[kind, reached - 1] - others[kind, reached]))


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


def _sums(log_odds: Floats) -> Any:
    """Logarithm of the sum over all choices of so many units of the product of their odds."""
    out = np.array([0.0])
    for one in log_odds:
        out = np.logaddexp(np.append(out, -np.inf), np.append(-np.inf, out + one))
    return out
