"""One group against the rest, with the article (or another cluster) as the unit of inference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats import (
    bootstrap_weights,
    difference_interval,
    percentile_interval,
    permute_clusters,
    resampled_rates,
    share_interval,
)

__all__ = ["MIN_UNITS", "Resampling", "compare_groups", "plural"]

#: A group of fewer clusters than this gets no interval and no p-value.
MIN_UNITS = 5
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Resampling:
    """How a comparison draws its resamples.

    Attributes
    ----------
    permutations, bootstraps : int
        Number of draws.
    seed : int
    level : float
        Of the intervals.
    """

    permutations: int = 2000
    bootstraps: int = 2000
    seed: int = 0
    level: float = 0.95

    def words(self, unit: str, family: str = "all tests of this table") -> str:
        """The method in words, with citation and seed."""
        return (
            f"Unit of inference: the {unit}. p: permutation of whole {unit}s between the group and the rest "
            f"({self.permutations:,} draws, or all groupings where there are fewer), studentized difference of rates "
            f"(Chung and Romano 2013); q: false discovery rate over {family} (Benjamini and Hochberg "
            f"1995); intervals: {self.level:.0%} percentile bootstrap of whole {unit}s ({self.bootstraps:,} draws), "
            f"widened for few {unit}s (Hesterberg 2015); groups of fewer than {MIN_UNITS} {unit}s are described "
            f"only. Seed {self.seed}."
        )


def compare_groups(
    counts: Any,
    sizes: Floats,
    groups: Sequence[Any],
    names: Sequence[Any],
    draw: Resampling,
    *,
    strata: Sequence[Any] | None = None,
    unit: str = "article",
    shares: bool = False,
) -> list[dict[str, Any]]:
    """Rates of each variable in each group, with interval, effect against the rest and test.

    Parameters
    ----------
    counts : sparse array, shape (n_clusters, n_variables)
    sizes : ndarray, shape (n_clusters,) or (n_clusters, n_variables)
        A cluster of size 0 has nothing to say and is no unit.
    groups : sequence, length n_clusters
    names : sequence
        The groups in the order of the result.
    draw : Resampling
    strata : sequence, length n_clusters, optional
    unit : str
        What a cluster is called in the notes.
    shares : bool
        `counts` are 0 or 1 and `sizes` 1: intervals by Wilson and Newcombe.

    Returns
    -------
    list of dict
        Group by group, variable by variable: group, variable (number), n, n_articles, size, rate, ci_low, ci_high,
        effect, effect_low, effect_high, p, note. Rates are per unit of size.
    """
    whose: npt.NDArray[Any] = np.asarray(groups, dtype=object)
    size = sizes if sizes.ndim == 2 else sizes[:, None]
    speaks = size.max(axis=1) > 0
    counts, sizes, size, whose = counts.tocsr()[speaks], sizes[speaks], size[speaks], whose[speaks]
    layers = None if strata is None else np.asarray(strata, dtype=object)[speaks].astype(str)
    totals, size_totals = np.asarray(counts.sum(axis=0)).ravel(), size.sum(axis=0)
    rows: list[dict[str, Any]] = []
    cache: dict[Any, tuple[Floats, Floats]] = {}
    for number, name in enumerate(names):
        inside: npt.NDArray[np.bool_] = np.asarray(whose == name, dtype=bool)
        units, others = int(inside.sum()), int((~inside).sum())
        n = np.asarray(counts[inside].sum(axis=0)).ravel()
        below = size[inside].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(below > 0, n / below, np.nan) * np.ones_like(n)
            rest = np.where(size_totals - below > 0, (totals - n) / (size_totals - below), np.nan)
        enough, both = units >= MIN_UNITS, units >= MIN_UNITS and others >= MIN_UNITS
        nothing = np.full(len(n), np.nan)
        low, high, effect_low, effect_high, p = (nothing.copy() for _ in range(5))
        if shares:
            low, high = share_interval(n, np.full(len(n), units), draw.level) if enough else (low, high)
            for j in range(len(n) if both else 0):
                ends = difference_interval(n[j], units, totals[j] - n[j], others, draw.level)
                effect_low[j], effect_high[j] = ends
        elif enough:
            weights = bootstrap_weights(units, draw.bootstraps, [draw.seed, number])
            drawn = resampled_rates(counts[inside], sizes[inside], weights)
            low, high = _interval(drawn, units, n, draw.level)
            if both:
                weights = bootstrap_weights(others, draw.bootstraps, [draw.seed, number, 1])
                drawn = drawn - resampled_rates(counts[~inside], sizes[~inside], weights)
                effect_low, effect_high = _interval(drawn, min(units, others), totals, draw.level)
        movable = layers is None or _can_move(inside, layers)
        if both and movable:
            key = inside.tobytes() if inside.sum() * 2 <= len(inside) else (~inside).tobytes()
            if key not in cache:  # of two groups, one is the other's rest: the same test
                test = permute_clusters(counts, sizes, inside, n=draw.permutations, seed=draw.seed, strata=layers)
                cache[key] = (test.p, test.p_family)
            p = np.where(totals > 0, cache[key][0], np.nan)
        note = _note(name, units, others, len(names), movable, unit)
        for j in range(len(n)):
            own = note if n[j] or not enough else "; ".join(filter(None, [note, "none here: no interval"]))
            rows.append({
                "group": name, "variable": j, "n": int(n[j]), "n_articles": units,
                "size": float(below[j if below.size > 1 else 0]), "rate": rate[j],
                "ci_low": low[j], "ci_high": high[j], "effect": rate[j] - rest[j],
                "effect_low": effect_low[j], "effect_high": effect_high[j], "p": p[j], "note": own,
            })  # fmt: skip
    return rows


def _interval(draws: Floats, units: int, totals: Floats, level: float) -> tuple[Floats, Floats]:
    """Percentile interval; none where nothing was counted, as resampling cannot leave zero."""
    empty = np.asarray(~np.isfinite(draws).any(axis=1), dtype=bool)
    low, high = percentile_interval(np.where(empty[:, None], 0.0, draws), units, level)
    empty |= totals == 0
    low[empty] = high[empty] = np.nan
    return low, high


def _can_move(inside: npt.NDArray[np.bool_], layers: npt.NDArray[Any]) -> bool:
    for layer in set(layers.tolist()):
        here = inside[np.asarray(layers == layer, dtype=bool)]
        if here.any() and not here.all():
            return True
    return False


def plural(n: int, what: str) -> str:
    """A number with its noun.

    Examples
    --------
    >>> plural(1, "article"), plural(0, "quote")
    ('1 article', '0 quotes')
    """
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


def _note(name: Any, units: int, others: int, groups: int, movable: bool, unit: str) -> str:
    if groups < 2:
        return "only one group: description only"
    if units < MIN_UNITS:
        return f"{plural(units, unit)} in {name}, fewer than {MIN_UNITS}: description only"
    if others < MIN_UNITS:
        return f"{plural(others, unit)} to compare with, fewer than {MIN_UNITS}: no test"
    return "" if movable else "no stratum holds this group beside another one: no test"
