"""One side against the other sides of the same group, where an article may tell of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.compare.inference import Resampling, merge_clusters
from framing.compare.limits import MIN_UNITS
from framing.compare.support import plural, why_untested
from framing.stats import compare_within, within_interval

__all__ = ["compare_sides", "words_of_sides"]

Floats = npt.NDArray[np.float64]


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
        As in :func:`framing.compare.inference.compare_groups`.

    Returns
    -------
    dict of (group, side) to dict
        effect, effect_low, effect_high, p: arrays of shape (n_variables,); note: a text for each variable.
    """
    whose: npt.NDArray[Any] = np.asarray(groups, dtype=object)
    layers = None if strata is None else np.asarray(strata, dtype=object).astype(str)
    units = None if clusters is None else np.asarray(clusters, dtype=object)
    out: dict[tuple[Any, str], dict[str, Any]] = {}
    for number, name in enumerate(names):
        here = np.asarray(whose == name, dtype=bool) & (sum(sizes.values()) > 0)
        code, layer = None, None if layers is None else layers[here]
        if units is not None:
            code, first = merge_clusters(whose[here], units[here], layer)
            layer = None if layer is None else layer[first]

        def of(part: Any, here: Any = here, code: Any = code) -> Any:
            chosen = part.tocsr()[here].toarray() if hasattr(part, "tocsr") else part[here]
            return chosen if code is None else code @ chosen

        whole, below = sum(of(part) for part in counts.values()), sum(of(part) for part in sizes.values())
        for place, side in enumerate(counts):
            own, size = of(counts[side]), of(sizes[side])
            out[name, side] = _one(own, size, whole - own, below - size, draw, layer, unit, f"{side} in {name}",
                                   [draw.seed, number, place, 2])  # fmt: skip
    return out


def _one(
    own: Any, size: Any, other: Any, rest: Any, draw: Resampling, layer: Any, unit: str, called: str, seed: list[int]
) -> dict[str, Any]:
    nothing = np.full(own.shape[1], np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = own.sum(axis=0) / size.sum() - other.sum(axis=0) / rest.sum()
    found = {"effect": effect, "effect_low": nothing, "effect_high": nothing, "p": nothing}
    for sizes, where in ((size, f"on {called}"), (rest, "to compare with")):
        units = int((sizes > 0).sum())
        if units < MIN_UNITS:
            end = "description only" if sizes is size else "no test"
            return {**found, "note": [f"{plural(units, unit)} {where}, fewer than {MIN_UNITS}: {end}"] * len(effect)}
    test = compare_within(own, size, other, rest, n=draw.permutations, seed=draw.seed, strata=layer)
    low, high = within_interval(own, size, other, rest, n=draw.bootstraps, level=draw.level, seed=seed)
    rare = ~np.isfinite(test.p)
    notes = [why_untested(*about, unit) for about in zip(test.p, test.support.tolist(), test.expected)]
    return {
        "effect": effect, "effect_low": np.where(rare, np.nan, low), "effect_high": np.where(rare, np.nan, high),
        "p": test.p, "note": notes,
    }  # fmt: skip
