"""Each group against the rest: counts and a design in, rates with intervals and tests out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.compare.inference.design import Design, Units
from framing.compare.inference.options import Inference
from framing.compare.inference.support import MIN_UNITS, too_few_units, why_no_interval, why_untested
from framing.stats import (
    MIN_SUPPORT,
    RateTest,
    bootstrap_weights,
    compare_rates,
    difference_interval,
    difference_limits,
    percentile_interval,
    rate_interval,
    resampled_rates,
    share_interval,
)

__all__ = ["compare_groups", "intervals"]

Floats = npt.NDArray[np.float64]


def compare_groups(counts: Any, sizes: Floats, design: Design, *, shares: bool = False) -> list[dict[str, Any]]:
    """Rates of each variable in each group, with interval, effect against the rest and test.

    Parameters
    ----------
    counts : sparse array, shape (n_rows, n_variables)
    sizes : ndarray, shape (n_rows,) or (n_rows, n_variables)
        A row of size 0 has nothing to say and is no unit.
    design : Design
    shares : bool
        `counts` are 0 or 1 and `sizes` 1: intervals by Wilson and Newcombe, where an article is the unit.

    Returns
    -------
    list of dict
        Group by group, variable by variable: group, variable (number), n, n_articles, n_units, size, rate, ci_low,
        ci_high, effect, effect_low, effect_high, p, note. Rates are per unit of size.
    """
    how = design.how
    size = sizes if sizes.ndim == 2 else sizes[:, None]
    units = design.units(size.max(axis=1, initial=0.0) > 0)
    counts, size = units.add_up(counts.tocsr()), units.add_up(size)
    shares = shares and design.clusters is None
    flat = size if sizes.ndim == 2 else size[:, 0]
    totals, size_totals = np.asarray(counts.sum(axis=0)).ravel(), size.sum(axis=0)
    tests: dict[bytes, RateTest] = {}
    rows: list[dict[str, Any]] = []
    for number, name in enumerate(design.names):
        mine: npt.NDArray[np.bool_] = np.asarray(units.groups == name, dtype=bool)
        side = _Side.of(counts, flat, mine, units)
        inside, held = side.inside, side.held()
        own, others = int(inside.sum()), int((~inside).sum())
        n, below = np.asarray(counts[mine].sum(axis=0)).ravel(), size[mine].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(below > 0, n / below, np.nan) * np.ones_like(n)
            rest = np.where(size_totals - below > 0, (totals - n) / (size_totals - below), np.nan)
        wilson = shares and side.single
        ends = intervals(side.counts, side.sizes, inside, how, [how.seed, number], wilson)
        movable = side.strata is None or _can_move(inside, side.strata)
        test = None
        if min(own, others) >= MIN_UNITS and movable:
            key = min(inside.tobytes(), (~inside).tobytes())  # of two groups, one is the other's rest: the same test
            if key not in tests or side.joined:
                tests[key] = compare_rates(
                    side.counts, side.sizes, inside, n=how.permutations, seed=how.seed, strata=side.strata
                )
            test = tests[key]
        p = np.full(len(n), np.nan) if test is None else test.p
        # Wilson's and Newcombe's intervals hold for any number; the others need articles that differ.
        rare: Any = np.zeros(len(n), dtype=bool) if wilson else held < MIN_SUPPORT
        unknown = rare if wilson else ~np.isfinite(p) | (n <= 0) | (n >= totals)
        low, high = (np.where(rare, np.nan, end) for end in ends[:2])
        effect_low, effect_high = (np.where(unknown, np.nan, end) for end in ends[2:])
        note = "only one group: description only" if len(design.names) < 2 else ""
        note = note or too_few_units(own, others, f"in {name}", how.unit)
        note = note or ("" if movable else "no stratum holds this group beside another one: no test")
        for j in range(len(n)):
            why = note if note or test is None else why_untested(p[j], held[j], test.expected[j], how.unit)
            rows.append({
                "group": name, "variable": j, "n": int(n[j]), "n_articles": int(units.articles[mine].sum()),
                "n_units": own, "size": float(below[j if below.size > 1 else 0]), "rate": rate[j],
                "ci_low": low[j], "ci_high": high[j], "effect": rate[j] - rest[j],
                "effect_low": effect_low[j], "effect_high": effect_high[j], "p": p[j],
                "note": why_no_interval(why, n[j], rate[j], low[j], own),
            })  # fmt: skip
    return rows


@dataclass(frozen=True, eq=False)
class _Side:
    """A group against the rest, of which units that print one text are one."""

    counts: Any  # sparse
    sizes: Floats
    inside: npt.NDArray[np.bool_]
    strata: npt.NDArray[Any] | None
    single: bool  # whether each unit is one article
    joined: bool

    @classmethod
    def of(cls, counts: Any, sizes: Floats, inside: npt.NDArray[np.bool_], units: Units) -> _Side:
        together = units.against(inside)
        if together is None:
            return cls(counts, sizes, inside, units.strata, bool((units.articles == 1).all()), False)
        code, first = together
        strata = None if units.strata is None else units.strata[first]
        return cls(code @ counts, code @ sizes, inside[first], strata, False, True)

    def held(self) -> npt.NDArray[np.int64]:
        """Units that hold each variable."""
        return np.asarray((self.counts > 0).sum(axis=0)).ravel()


def _can_move(inside: npt.NDArray[np.bool_], strata: npt.NDArray[Any]) -> bool:
    """Whether a stratum holds units of the group and of the rest."""
    return not set(strata[inside]).isdisjoint(strata[~inside])


def intervals(
    counts: Any,
    sizes: Floats,
    inside: npt.NDArray[np.bool_],
    how: Inference,
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
    how : Inference
        Its level and number of bootstraps.
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
    >>> ends = intervals(counts, np.full(10, 10.0), np.arange(10) < 5, Inference(bootstraps=500), [0])
    >>> [round(float(end[0]), 2) for end in ends]
    [0.13, 0.3, -0.51, -0.26]
    """
    level, nothing = how.level, np.full(counts.shape[1], np.nan)
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
    own = _draws(counts, sizes, inside, how.bootstraps, seed)
    mine = rate_interval(counts[inside], sizes[inside], level)
    low, high = _wider(percentile_interval(own, units, level), mine, ~np.isfinite(mine[0]))
    if not both:
        return low, high, nothing, nothing
    other = _draws(counts, sizes, ~inside, how.bootstraps, [*seed, 1])
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
