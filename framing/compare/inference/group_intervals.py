"""Intervals of one group's rates and of their differences from the rest, from whole articles (or other clusters)."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats import (
    bootstrap_weights,
    difference_interval,
    difference_limits,
    percentile_interval,
    rate_interval,
    resampled_rates,
    share_interval,
)

__all__ = ["MIN_UNITS", "intervals"]

#: A group of fewer clusters than this gets no interval and no p-value.
MIN_UNITS = 5
Floats = npt.NDArray[np.float64]


def intervals(
    counts: Any,
    sizes: Floats,
    inside: npt.NDArray[np.bool_],
    bootstraps: int,
    level: float,
    seed: list[int],
    shares: bool = False,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Intervals of the rates of one group, and of their differences from the rest.

    Parameters
    ----------
    counts : sparse array, shape (n_units, n_variables)
    sizes : ndarray, shape (n_units,) or (n_units, n_variables)
    inside : ndarray of bool, shape (n_units,)
        Which units are the group's.
    bootstraps : int
        Number of draws.
    level : float
    seed : list of int
    shares : bool
        `counts` are 0 or 1: intervals by Wilson and Newcombe.

    Returns
    -------
    low, high, effect_low, effect_high : ndarray, shape (n_variables,)
        NaN where there are too few units, or nothing that varies.

    Examples
    --------
    >>> from scipy import sparse
    >>> counts = sparse.csr_array(np.array([[1], [2], [2], [3], [2], [5], [6], [7], [6], [6]]))
    >>> ends = intervals(counts, np.full(10, 10.0), np.arange(10) < 5, 500, 0.95, [0])
    >>> [round(float(end[0]), 2) for end in ends]
    [0.13, 0.3, -0.51, -0.26]
    """
    nothing = np.full(counts.shape[1], np.nan)
    units, others = int(inside.sum()), int((~inside).sum())
    enough, both = units >= MIN_UNITS, min(units, others) >= MIN_UNITS
    if not enough:
        return nothing, nothing, nothing, nothing
    n, rest = (np.asarray(counts[side].sum(axis=0)).ravel() for side in (inside, ~inside))
    if shares:
        low, high = share_interval(n, np.full(len(n), units), level)
        if not both or not len(n):
            return low, high, nothing, nothing
        effect = difference_interval(n, np.full(len(n), units), rest, np.full(len(n), others), level)
        return low, high, np.asarray(effect[0]), np.asarray(effect[1])
    own = _draws(counts, sizes, inside, bootstraps, seed)
    mine = rate_interval(counts[inside], sizes[inside], level)
    low, high = _wider(percentile_interval(own, units, level), mine, ~np.isfinite(mine[0]))
    if not both:
        return low, high, nothing, nothing
    other = _draws(counts, sizes, ~inside, bootstraps, [*seed, 1])
    theirs = rate_interval(counts[~inside], sizes[~inside], level)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = [np.asarray(m / sizes[s].sum(axis=0), dtype=float) for m, s in ((n, inside), (rest, ~inside))]
    # A rate of 0 (or a share of 1) has no interval of its own; in a difference it stands as it is.
    spans = [tuple(np.where(np.isfinite(end), end, rate) for end in pair) for pair, rate in zip((mine, theirs), rates)]
    limits = difference_limits(rates[0], spans[0], rates[1], spans[1])  # type: ignore[arg-type]
    drawn = percentile_interval(own - other, min(units, others), level)
    return low, high, *_wider(drawn, limits, ~np.isfinite(mine[0]) & ~np.isfinite(theirs[0]))


def _draws(counts: Any, sizes: Floats, side: npt.NDArray[np.bool_], n: int, seed: list[int]) -> Floats:
    weights = bootstrap_weights(int(side.sum()), n, seed)
    drawn = resampled_rates(counts[side], sizes[side], weights)
    drawn[~np.isfinite(drawn).any(axis=1)] = 0.0  # nothing to divide by in any draw: blanked by the caller
    return drawn


def _wider(
    one: tuple[Floats, Floats], two: tuple[Floats, Floats], blank: npt.NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """The outer ends of two intervals; none where resampling cannot leave the spot."""
    low, high = np.fmin(one[0], two[0]), np.fmax(one[1], two[1])
    return np.where(blank, np.nan, low), np.where(blank, np.nan, high)
