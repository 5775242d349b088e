"""One side against the other sides of the same group, where an article may tell of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.compare.inference.group_intervals import MIN_UNITS
from framing.compare.inference.inference import Resampling, merge_clusters
from framing.compare.inference.support import plural, why_untested
from framing.stats import compare_within, within_interval

__all__ = ["compare_sides", "words_of_sides"]

Floats = npt.NDArray[np.float64]
_TOGETHER = 256  # variables that are tested together; bounds the memory


def words_of_sides(unit: str, draw: Resampling) -> str:
    """The method in words."""
    return (
        f"Against the other sides of a group, {unit}s that tell of several sides are one unit: p from flipping the "
        f"signs of what whole {unit}s add to the difference ({draw.permutations:,} draws, or all patterns where there "
        "are fewer; Cameron, Gelbach and Miller 2008, Kline and Santos 2012); interval of the difference: percentile "
        f"bootstrap of whole {unit}s, both sides together, or the linearised t interval, whichever reaches further; "
        "the same limits of support."
    )


def compare_sides(
    counts: Mapping[str, Any],
    sizes: Mapping[str, Floats],
    groups: Sequence[Any],
    names: Sequence[Any],
    draw: Resampling,
    *,
    strata: Sequence[Any] | None = None,
    clusters: Sequence[Any] | None = None,
    unit: str = "article",
) -> dict[tuple[Any, str], dict[str, Any]]:
    """Rates of each side against all other sides of the same group.

    Parameters
    ----------
    counts : mapping of side to sparse array, shape (n_articles, n_variables)
    sizes : mapping of side to ndarray, shape (n_articles,)
    groups : sequence, length n_articles
    names : sequence
        The groups.
    draw : Resampling
    strata, clusters, unit
        As in :func:`framing.compare.inference.inference.compare_groups`.

    Returns
    -------
    dict of (group, side) to dict
        effect, effect_low, effect_high, p: arrays of shape (n_variables,); note: a text for each variable.
    """
    whose: npt.NDArray[Any] = np.asarray(groups, dtype=object)
    layers = None if strata is None else np.asarray(strata, dtype=object).astype(str)
    units = None if clusters is None else np.asarray(clusters, dtype=object)
    whole, below = sum(part.tocsr() for part in counts.values()), sum(sizes.values())
    out: dict[tuple[Any, str], dict[str, Any]] = {}
    most = max(1, _TOGETHER // max(whole.shape[1], 1))
    for number, name in enumerate(names):
        here = np.asarray(whose == name, dtype=bool) & (below > 0)
        code, layer = None, None if layers is None else layers[here]
        if units is not None:
            code, first = merge_clusters(whose[here], units[here], layer)
            layer = None if layer is None else layer[first]
        every = _Part(_of(whole.tocsr(), here, code), _of(below, here, code))
        parts = {side: _Part(_of(counts[side], here, code), _of(sizes[side], here, code)) for side in counts}
        asked = []
        for side, own in parts.items():
            out[name, side] = found = _described(own, every, unit, f"{side} in {name}")
            asked += [] if found["note"][:1] != [""] else [side]
        for place in range(0, len(asked), most):
            some = asked[place : place + most]
            _test([parts[side] for side in some], every, [out[name, side] for side in some], draw, layer, unit,
                  [draw.seed, number, 2])  # fmt: skip
    return out


@dataclass(frozen=True)
class _Part:
    """What the units of one group hold of a side."""

    counts: Any  # sparse
    sizes: Floats


def _of(part: Any, here: npt.NDArray[np.bool_], code: Any) -> Any:
    return part[here] if code is None else code @ part[here]


def _described(own: _Part, every: _Part, unit: str, called: str) -> dict[str, Any]:
    """The difference of a side from all others, and why it is not tested, where it is not."""
    size, rest = own.sizes, every.sizes - own.sizes
    with np.errstate(divide="ignore", invalid="ignore"):
        n, total = (np.asarray(part.counts.sum(axis=0)).ravel() for part in (own, every))
        effect = n / size.sum() - (total - n) / rest.sum()
    few, others = int((size > 0).sum()), int((rest > 0).sum())
    note = ""
    if few < MIN_UNITS:
        note = f"{plural(few, unit)} on {called}, fewer than {MIN_UNITS}: description only"
    elif others < MIN_UNITS:
        note = f"{plural(others, unit)} to compare with, fewer than {MIN_UNITS}: no test"
    nothing = np.full(len(effect), np.nan)
    return {"effect": effect, "effect_low": nothing, "effect_high": nothing, "p": nothing, "note": [note] * len(effect)}


def _test(
    parts: list[_Part], every: _Part, found: list[dict[str, Any]], draw: Resampling, layer: Any, unit: str,
    seed: list[int],
) -> None:  # fmt: skip
    """Test several sides together, each against all others: the same signs and resamples serve them all."""
    values = every.counts.shape[1]
    own, size = np.hstack([part.counts.toarray() for part in parts]), np.column_stack([part.sizes for part in parts])
    size = np.repeat(size, values, axis=1)
    other, rest = np.tile(every.counts.toarray(), len(parts)) - own, every.sizes[:, None] - size
    test = compare_within(own, size, other, rest, n=draw.permutations, seed=draw.seed, strata=layer)
    low, high = within_interval(own, size, other, rest, n=draw.bootstraps, level=draw.level, seed=seed)
    rare = ~np.isfinite(test.p)
    low, high = np.where(rare, np.nan, low), np.where(rare, np.nan, high)
    notes = [why_untested(*about, unit) for about in zip(test.p, test.support.tolist(), test.expected)]
    for place, one in enumerate(found):
        own_ones = slice(place * values, (place + 1) * values)
        one.update(effect_low=low[own_ones], effect_high=high[own_ones], p=test.p[own_ones], note=notes[own_ones])
