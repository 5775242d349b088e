"""One side against the other sides of the same group, where an article may tell of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.compare.inference.design import Design
from framing.compare.inference.options import BOTH, Inference
from framing.compare.inference.support import all_why_untested, too_few_units
from framing.stats import compare_within, within_interval

__all__ = ["compare_sides", "words_of_sides"]

Floats = npt.NDArray[np.float64]
_TOGETHER = 256  # variables that are tested together; bounds the memory


def words_of_sides(how: Inference) -> str:
    """The method in words."""
    unit = how.unit
    return (
        f"Against the other sides of a group, {unit}s that tell of several sides are one unit: p from flipping the "
        f"signs of what whole {unit}s add to the difference ({how.permutations:,} draws, or all patterns where there "
        "are fewer; Cameron, Gelbach and Miller 2008, Kline and Santos 2012); interval of the difference: percentile "
        f"bootstrap of whole {unit}s, both sides together, or the linearised t interval, whichever reaches further; "
        "the same limits of support."
    )


@dataclass(frozen=True)
class _Part:
    """What the units of one group hold of a side."""

    counts: Any  # sparse
    sizes: Floats


def compare_sides(
    counts: Mapping[str, Any], sizes: Mapping[str, Floats], design: Design
) -> dict[tuple[Any, str], dict[str, Any]]:
    """Rates of each side against all other sides of the same group.

    Parameters
    ----------
    counts : mapping of side to sparse array, shape (n_articles, n_variables)
    sizes : mapping of side to ndarray, shape (n_articles,)
    design : Design

    Returns
    -------
    dict of (group, side) to dict
        effect, effect_low, effect_high, p: arrays of shape (n_variables,); note: a text for each variable.
    """
    whose: npt.NDArray[Any] = np.asarray(design.groups, dtype=object)
    whole, below = sum(part.tocsr() for part in counts.values()), sum(sizes.values())
    out: dict[tuple[Any, str], dict[str, Any]] = {}
    most = max(1, _TOGETHER // max(whole.shape[1], 1))
    for name in design.names:
        units = design.units(np.asarray(whose == name, dtype=bool) & (below > 0))
        every = _Part(units.add_up(whole.tocsr()), units.add_up(below))
        parts = {side: _Part(units.add_up(counts[side]), units.add_up(sizes[side])) for side in counts}
        asked = []
        for side, own in parts.items():
            out[name, side] = found = _described(own, every, f"on {side} in {name}", design.how.unit)
            asked += [] if found["note"][:1] != [""] else [side]
        for place in range(0, len(asked), most):
            some = asked[place : place + most]
            _test([parts[side] for side in some], every, [out[name, side] for side in some], design, units.strata)
    return out


def _described(own: _Part, every: _Part, where: str, unit: str) -> dict[str, Any]:
    """The difference of a side from all others, and why it is not tested, where it is not."""
    size, rest = own.sizes, every.sizes - own.sizes
    with np.errstate(divide="ignore", invalid="ignore"):
        n, total = (np.asarray(part.counts.sum(axis=0)).ravel() for part in (own, every))
        effect = n / size.sum() - (total - n) / rest.sum()
    note = too_few_units(int((size > 0).sum()), int((rest > 0).sum()), where, unit)
    nothing = np.full(len(effect), np.nan)
    return {"effect": effect, "effect_low": nothing, "effect_high": nothing, "p": nothing, "note": [note] * len(effect)}


def _test(parts: list[_Part], every: _Part, found: list[dict[str, Any]], design: Design, strata: Any) -> None:
    """Test several sides together, each against all others: the same signs and resamples serve them all."""
    how = design.how
    values = every.counts.shape[1]
    own, size = np.hstack([part.counts.toarray() for part in parts]), np.column_stack([part.sizes for part in parts])
    size = np.repeat(size, values, axis=1)
    other, rest = np.tile(every.counts.toarray(), len(parts)) - own, every.sizes[:, None] - size
    test = compare_within(own, size, other, rest, n=how.permutations, seed=how.seed, strata=strata)
    seed = [how.seed, BOTH]
    low, high = within_interval(
        own, size, other, rest, n=how.bootstraps, level=how.level, seed=seed, draws=design.draws
    )
    rare = ~np.isfinite(test.p)
    low, high = np.where(rare, np.nan, low), np.where(rare, np.nan, high)
    notes = all_why_untested(test.p, test.support, test.expected, how.unit)
    for place, one in enumerate(found):
        own_ones = slice(place * values, (place + 1) * values)
        one.update(effect_low=low[own_ones], effect_high=high[own_ones], p=test.p[own_ones], note=notes[own_ones])
