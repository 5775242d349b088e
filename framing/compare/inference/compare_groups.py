"""Each group against the rest: counts and a design in, rates with intervals and tests out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.compare.inference.design import Design, Units
from framing.compare.inference.found_rows import Found, repeated
from framing.compare.inference.options import OWN, REST, Inference
from framing.compare.inference.support import MIN_UNITS, all_why_untested, too_few_units, why_no_interval
from framing.stats import (
    MIN_SUPPORT,
    Draws,
    RateTest,
    compare_rates,
    difference_interval,
    difference_limits,
    percentile_interval,
    rate_interval,
    resampled_rates,
    share_interval,
)
from framing.stats.bootstrap import as_array, resampled_sums

__all__ = ["compare_groups", "intervals"]

Floats = npt.NDArray[np.float64]


def compare_groups(counts: Any, sizes: Floats, design: Design, *, shares: bool = False) -> Found:
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
    mapping of str to ndarray
        Group by group, variable by variable: group (a categorical), variable (number), n, n_articles, n_units, size,
        rate, ci_low, ci_high, effect, effect_low, effect_high, p, note. Rates are per unit of size.
    """
    how = design.how
    size = sizes if sizes.ndim == 2 else sizes[:, None]
    units = design.units(size.max(axis=1, initial=0.0) > 0)
    counts, size = units.add_up(counts.tocsr()), units.add_up(size)
    if counts.shape[0] * counts.shape[1] <= _SMALL:
        counts = as_array(counts)
    shares = shares and design.clusters is None
    flat = size if sizes.ndim == 2 else size[:, 0]
    sums = _Sums.of(counts, size, units, design.names)
    shape = len(design.names), counts.shape[1]
    found = {name: np.full(shape, np.nan) for name in _LIMITS}
    note = np.full(shape, "", dtype=object)
    tests: dict[bytes, RateTest] = {}
    all_units = _AllUnits(counts, flat, design)
    for number, name in enumerate(design.names):
        own, n = int(sums.units[number]), sums.n[number]
        only = "only one group: description only" if len(design.names) < 2 else ""
        if own < MIN_UNITS:
            note[number] = only or too_few_units(own, MIN_UNITS, f"in {name}", how.unit)
            continue
        side = _Side.of(counts, flat, np.asarray(units.groups == name, dtype=bool), units)
        held, others = side.held(), int((~side.inside).sum())
        movable = side.strata is None or _can_move(side.inside, side.strata)
        why = only or too_few_units(own, others, f"in {name}", how.unit)
        if others >= MIN_UNITS and movable:
            found["p"][number], expected = side.test(held >= MIN_SUPPORT, design, tests)
            note[number] = why or all_why_untested(found["p"][number], held, expected, how.unit)
        else:
            note[number] = why or "no stratum holds this group beside another one: no test"
        wilson = shares and side.single
        # Wilson's and Newcombe's intervals hold for any number; the others need articles that differ, and differences
        # a test.
        asked = np.ones(shape[1], dtype=bool) if wilson else held >= MIN_SUPPORT
        both = asked if wilson else asked & np.isfinite(found["p"][number]) & (n > 0) & (n < sums.n_of_all)
        rest = None if side.joined or others < _MANY else all_units
        ends = intervals(
            side.counts, side.sizes, side.inside, how, wilson, asked=asked, both=both, draws=design.draws, rest=rest
        )
        for limit, end in zip(_LIMITS, ends):
            found[limit][number] = end
    rate = sums.rates()
    below = sums.units[:, None] < MIN_UNITS
    bare = (note == "") & ~below & ~np.isfinite(found["ci_low"])
    columns = sums.n[bare], rate[bare], found["ci_low"][bare], np.broadcast_to(sums.units[:, None], shape)[bare]
    note[bare] = [why_no_interval("", *each) for each in zip(*columns)]
    return {
        "group": repeated(design.names, np.repeat(np.arange(shape[0]), shape[1])),
        "variable": np.tile(np.arange(shape[1]), shape[0]),
        "n": sums.n.astype(np.int64).ravel(), "n_articles": np.repeat(sums.articles, shape[1]),
        "n_units": np.repeat(sums.units, shape[1]), "size": np.broadcast_to(sums.size, shape).ravel(),
        "rate": rate.ravel(), **{end: found[end].ravel() for end in ("ci_low", "ci_high")},
        "effect": (rate - sums.rates_of_rest()).ravel(),
        **{end: found[end].ravel() for end in ("effect_low", "effect_high", "p")}, "note": note.ravel(),
    }  # fmt: skip


#: Counts of so few cells are held as they are: what a sparse array saves of them, its making takes.
_SMALL = 2**13
#: From so many units on the other side on, resamples of all units serve for it.
_MANY = 500
#: What a group has none of where too few units hold a thing.
_LIMITS = ("ci_low", "ci_high", "effect_low", "effect_high", "p")


@dataclass(frozen=True)
class _Sums:
    """What the units of each group hold together.

    Attributes
    ----------
    n : ndarray, shape (n_groups, n_variables)
    size : ndarray, shape (n_groups, 1) or (n_groups, n_variables)
    n_of_all, size_of_all : ndarray
        The same of all units, those of other groups among them.
    units, articles : ndarray of int, shape (n_groups,)
    """

    n: Floats
    size: Floats
    n_of_all: Floats
    size_of_all: Floats
    units: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int64]

    @classmethod
    def of(cls, counts: Any, size: Floats, units: Units, names: Sequence[Any]) -> _Sums:
        from scipy import sparse

        place = {name: number for number, name in enumerate(names)}
        code = np.array([place.get(name, -1) for name in units.groups], dtype=np.int64)
        own = np.flatnonzero(code >= 0)
        member: Any = sparse.csr_array((np.ones(len(own)), (code[own], own)), shape=(len(names), len(code)))
        articles = np.bincount(code[own], weights=units.articles[own], minlength=len(names)).astype(np.int64)
        return cls(
            as_array(member @ counts), member @ size, np.asarray(counts.sum(axis=0)).ravel(), size.sum(axis=0),
            np.bincount(code[own], minlength=len(names)), articles,
        )  # fmt: skip

    def rates(self) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.size > 0, self.n / self.size, np.nan)

    def rates_of_rest(self) -> Floats:
        rest = self.size_of_all - self.size
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(rest > 0, (self.n_of_all - self.n) / rest, np.nan)


@dataclass(frozen=True, eq=False)
class _Side:
    """A group against the rest, of which units that print one text are one."""

    counts: Any  # dense or sparse
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

    def test(
        self, common: npt.NDArray[np.bool_], design: Design, known: dict[bytes, RateTest]
    ) -> tuple[Floats, Floats]:
        """Give p of the variables that enough units hold, and the units to be expected on the smaller side."""
        p, expected = np.full(len(common), np.nan), np.zeros(len(common))
        if not common.any():
            return p, expected
        how, inside = design.how, self.inside
        key = min(inside.tobytes(), (~inside).tobytes())  # of two groups, one is the other's rest: the same test
        if key not in known or self.joined:
            own = _of(self.counts, self.sizes, np.ones(len(inside), dtype=bool), common)
            known[key] = compare_rates(
                *own, inside, n=how.permutations, seed=how.seed, strata=self.strata, draws=design.draws
            )
        p[common], expected[common] = known[key].p, known[key].expected
        return p, expected


def _can_move(inside: npt.NDArray[np.bool_], strata: npt.NDArray[Any]) -> bool:
    """Whether a stratum holds units of the group and of the rest."""
    return not set(strata[inside]).isdisjoint(strata[~inside])


def intervals(
    counts: Any,
    sizes: Floats,
    inside: npt.NDArray[np.bool_],
    how: Inference,
    shares: bool = False,
    *,
    asked: npt.NDArray[np.bool_] | None = None,
    both: npt.NDArray[np.bool_] | None = None,
    draws: Draws | None = None,
    rest: _AllUnits | None = None,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Intervals of the rates of one group, and of their differences from the rest.

    Parameters
    ----------
    counts : ndarray or sparse array, shape (n_units, n_variables)
    sizes : ndarray, shape (n_units,) or (n_units, n_variables)
    inside : ndarray of bool, shape (n_units,)
        Which units are the group's.
    how : Inference
        Its level, seed and number of bootstraps.
    shares : bool
        `counts` are 0 or 1: intervals by Wilson and Newcombe.
    asked, both : ndarray of bool, shape (n_variables,), optional
        Of which variables an interval of the rate is wanted, and of which also one of the difference; left out, of all.
    draws : Draws, optional
        Resamples that several intervals share.
    rest : optional
        Resamples of all units, of which the rest takes its part; left out, it is resampled by itself.

    Returns
    -------
    low, high, effect_low, effect_high : ndarray, shape (n_variables,)
        NaN where there are too few units, or nothing that varies.

    Examples
    --------
    >>> from scipy import sparse
    >>> counts = sparse.csr_array(np.array([[1], [2], [2], [3], [2], [5], [6], [7], [6], [6]]))
    >>> ends = intervals(counts, np.full(10, 10.0), np.arange(10) < 5, Inference(bootstraps=500))
    >>> [round(float(end[0]), 2) for end in ends]
    [0.12, 0.3, -0.51, -0.26]
    """
    level, variables = how.level, counts.shape[1]
    out = [np.full(variables, np.nan) for _ in range(4)]
    asked = np.ones(variables, dtype=bool) if asked is None else asked
    units, others = int(inside.sum()), int((~inside).sum())
    if units < MIN_UNITS or not asked.any():
        return out[0], out[1], out[2], out[3]
    both = (asked if both is None else asked & both) & (others >= MIN_UNITS)
    n, n_rest = (np.asarray(counts[side].sum(axis=0)).ravel() for side in (inside, ~inside))
    if shares:
        out[0][:], out[1][:] = share_interval(n, np.full(variables, units), level)
        if both.any():
            ends = difference_interval(n, np.full(variables, units), n_rest, np.full(variables, others), level)
            out[2][:], out[3][:] = ends
        return out[0], out[1], out[2], out[3]
    drawn = draws or Draws()
    own = _draws(counts, sizes, inside, asked, drawn.weights(units, how.bootstraps, [how.seed, OWN]))
    mine = rate_interval(*_of(counts, sizes, inside, asked), level)
    out[0][asked], out[1][asked] = _wider(percentile_interval(own, units, level), mine, ~np.isfinite(mine[0]))
    if not both.any():
        return out[0], out[1], out[2], out[3]
    if rest is None:
        other = _draws(counts, sizes, ~inside, both, drawn.weights(others, how.bootstraps, [how.seed, REST]))
    else:
        other = rest.without(inside, both)
    theirs = rate_interval(*_of(counts, sizes, ~inside, both), level)
    own, mine = own[both[asked]], (mine[0][both[asked]], mine[1][both[asked]])
    with np.errstate(divide="ignore", invalid="ignore"):
        sums = (
            (found[both], _of(counts, sizes, s, both)[1].sum(axis=0)) for found, s in ((n, inside), (n_rest, ~inside))
        )
        rates = [np.asarray(found / below, dtype=float) for found, below in sums]
    # A rate of 0 (or a share of 1) has no interval of its own; in a difference it stands as it is.
    spans = [tuple(np.where(np.isfinite(end), end, rate) for end in pair) for pair, rate in zip((mine, theirs), rates)]
    limits = difference_limits(rates[0], spans[0], rates[1], spans[1])  # type: ignore[arg-type]
    apart = percentile_interval(own - other, min(units, others), level)
    out[2][both], out[3][both] = _wider(apart, limits, ~np.isfinite(mine[0]) & ~np.isfinite(theirs[0]))
    return out[0], out[1], out[2], out[3]


class _AllUnits:
    """Resamples of all units together, from which the rest of each group has its own: theirs less the group's.

    The rests of a hundred groups are almost the same units. To draw each anew takes time with the number of groups
    times that of units; so it is once that of units, and that of each unit for its group. In a resample the rest has
    about as many units as it holds, not just as many; of rates of :data:`_MANY` units and more that moves nothing.
    """

    def __init__(self, counts: Any, sizes: Floats, design: Design) -> None:
        self._counts, self._sizes, self._design = counts, sizes, design

    @cached_property
    def _weights(self) -> npt.NDArray[np.uint8]:
        how = self._design.how
        return self._design.draws.weights(self._counts.shape[0], how.bootstraps, [how.seed, REST])

    @cached_property
    def _common(self) -> npt.NDArray[np.int64]:
        """Place of each variable among those that are summed up, the ones that enough units hold; -1: of no other."""
        common = np.asarray((self._counts > 0).sum(axis=0)).ravel() >= MIN_SUPPORT
        return np.where(common, np.cumsum(common) - 1, -1)

    @cached_property
    def _sums(self) -> tuple[Floats, Floats]:
        return resampled_sums(*_of(self._counts, self._sizes, slice(None), self._common >= 0), self._weights)

    def without(self, inside: npt.NDArray[np.bool_], variables: npt.NDArray[np.bool_]) -> Floats:
        """Rates of the resamples of all units but some, shape (n_variables, n_resamples).

        Parameters
        ----------
        inside : ndarray of bool, shape (n_units,)
            Which units are left out.
        variables : ndarray of bool, shape (n_variables,)
            Out of those that enough units hold.
        """
        own, own_size = resampled_sums(*_of(self._counts, self._sizes, inside, variables), self._weights[inside])
        found, size = self._sums
        place = self._common[variables]
        with np.errstate(divide="ignore", invalid="ignore"):
            rates: Floats = (found[place] - own) / ((size if len(size) == 1 else size[place]) - own_size)
        rates[~np.isfinite(rates)] = np.nan
        rates[~np.isfinite(rates).any(axis=1)] = 0.0  # as in _draws
        return rates


def _of(
    counts: Any, sizes: Floats, side: npt.NDArray[np.bool_] | slice, variables: npt.NDArray[np.bool_]
) -> tuple[Any, Floats]:
    """Counts and sizes of some units, of some variables."""
    own = counts[side]
    return (
        own if variables.all() else own[:, variables],
        sizes[side] if sizes.ndim == 1 else sizes[side][:, variables],
    )


def _draws(
    counts: Any,
    sizes: Floats,
    side: npt.NDArray[np.bool_],
    variables: npt.NDArray[np.bool_],
    weights: npt.NDArray[np.uint8],
) -> Floats:
    drawn = resampled_rates(*_of(counts, sizes, side, variables), weights)
    drawn[~np.isfinite(drawn).any(axis=1)] = 0.0  # nothing to divide by in any draw: blanked by the caller
    return drawn


def _wider(
    one: tuple[Floats, Floats], two: tuple[Floats, Floats], blank: npt.NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """The outer ends of two intervals; none where resampling cannot leave the spot."""
    low, high = np.fmin(one[0], two[0]), np.fmax(one[1], two[1])
    return np.where(blank, np.nan, low), np.where(blank, np.nan, high)
