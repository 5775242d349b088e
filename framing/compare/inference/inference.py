"""One group against the rest, with the article (or another cluster) as the unit of inference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.compare.inference.group_intervals import MIN_UNITS, intervals
from framing.compare.inference.support import how_tested, plural, why_untested
from framing.stats import MIN_SUPPORT, compare_rates

__all__ = ["MIN_UNITS", "Resampling", "compare_groups", "merge_clusters", "with_interval"]

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

    def words(self, unit: str) -> str:
        """The method in words, with citation and seed."""
        return (
            f"Unit of inference: the {unit}. {how_tested(unit, 'the group and the rest', self.permutations)}; "
            f"q: false discovery rate over all tests of this table (Benjamini and Hochberg 1995); intervals, from "
            f"{MIN_SUPPORT} {unit}s with the thing on: {self.level:.0%} percentile bootstrap of whole {unit}s "
            f"({self.bootstraps:,} draws), "
            f"widened for few {unit}s (Hesterberg 2015), or the t interval of the jackknife over {unit}s on the log or "
            f"logit scale (Efron and Tibshirani 1993), whichever reaches further; of differences, from those of their "
            f"terms (Zou and Donner 2008); groups of fewer than {MIN_UNITS} {unit}s are described only. "
            f"Seed {self.seed}."
        )


def compare_groups(
    counts: Any,
    sizes: Floats,
    groups: Sequence[Any],
    names: Sequence[Any],
    draw: Resampling,
    *,
    strata: Sequence[Any] | None = None,
    clusters: Sequence[Any] | None = None,
    unit: str = "article",
    shares: bool = False,
) -> list[dict[str, Any]]:
    """Rates of each variable in each group, with interval, effect against the rest and test.

    Parameters
    ----------
    counts : sparse array, shape (n_articles, n_variables)
    sizes : ndarray, shape (n_articles,) or (n_articles, n_variables)
        An article of size 0 has nothing to say and is no unit.
    groups : sequence, length n_articles
        None: of no group, and in nobody's rest.
    names : sequence
        The groups in the order of the result.
    draw : Resampling
    strata : sequence, length n_articles, optional
    clusters : sequence, length n_articles, optional
        Articles of one group with the same value are one unit; None is a unit of its own.
    unit : str
        What a unit is called in the notes.
    shares : bool
        `counts` are 0 or 1 and `sizes` 1: intervals by Wilson and Newcombe, where an article is the unit.

    Returns
    -------
    list of dict
        Group by group, variable by variable: group, variable (number), n, n_articles, n_units, size, rate, ci_low,
        ci_high, effect, effect_low, effect_high, p, note. Rates are per unit of size.
    """
    whose: npt.NDArray[Any] = np.asarray(groups, dtype=object)
    size = sizes if sizes.ndim == 2 else sizes[:, None]
    speaks = (size.max(axis=1, initial=0.0) > 0) & np.array([name is not None for name in whose], dtype=bool)
    counts, size, whose = counts.tocsr()[speaks], size[speaks], whose[speaks]
    layers = None if strata is None else np.asarray(strata, dtype=object)[speaks].astype(str)
    articles = np.ones(len(whose), dtype=int)
    if clusters is not None:
        code, first = merge_clusters(whose, np.asarray(clusters, dtype=object)[speaks], layers)
        counts, size, articles = code @ counts, code @ size, np.asarray(code.sum(axis=1)).ravel().astype(int)
        whose, layers, shares = whose[first], None if layers is None else layers[first], False
    totals, size_totals = np.asarray(counts.sum(axis=0)).ravel(), size.sum(axis=0)
    flat = size if sizes.ndim == 2 else size[:, 0]
    rows: list[dict[str, Any]] = []
    cache: dict[Any, Any] = {}
    held = np.asarray((counts > 0).sum(axis=0)).ravel()
    for number, name in enumerate(names):
        inside: npt.NDArray[np.bool_] = np.asarray(whose == name, dtype=bool)
        units, others = int(inside.sum()), int((~inside).sum())
        n, below = np.asarray(counts[inside].sum(axis=0)).ravel(), size[inside].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(below > 0, n / below, np.nan) * np.ones_like(n)
            rest = np.where(size_totals - below > 0, (totals - n) / (size_totals - below), np.nan)
        ends = intervals(counts, flat, inside, draw.bootstraps, draw.level, [draw.seed, number], shares)
        movable = layers is None or _can_move(inside, layers)
        test = None
        if min(units, others) >= MIN_UNITS and movable:
            key = inside.tobytes() if inside.sum() * 2 <= len(inside) else (~inside).tobytes()
            if key not in cache:  # of two groups, one is the other's rest: the same test
                cache[key] = compare_rates(counts, flat, inside, n=draw.permutations, seed=draw.seed, strata=layers)
            test = cache[key]
        p = np.full(len(n), np.nan) if test is None else test.p
        # Wilson's and Newcombe's intervals hold for any number; the others need articles that differ.
        rare: Any = np.zeros(len(n), dtype=bool) if shares else held < MIN_SUPPORT
        unknown = rare if shares else ~np.isfinite(p) | (n <= 0) | (n >= totals)
        low, high = (np.where(rare, np.nan, end) for end in ends[:2])
        effect_low, effect_high = (np.where(unknown, np.nan, end) for end in ends[2:])
        note = _note(name, units, others, len(names), movable, unit)
        for j in range(len(n)):
            why = note if note or test is None else why_untested(p[j], held[j], test.expected[j], unit)
            rows.append({
                "group": name, "variable": j, "n": int(n[j]), "n_articles": int(articles[inside].sum()),
                "n_units": units, "size": float(below[j if below.size > 1 else 0]), "rate": rate[j],
                "ci_low": low[j], "ci_high": high[j], "effect": rate[j] - rest[j],
                "effect_low": effect_low[j], "effect_high": effect_high[j], "p": p[j],
                "note": with_interval(why, n[j], rate[j], low[j], units),
            })  # fmt: skip
    return rows


def merge_clusters(
    groups: npt.NDArray[Any], clusters: npt.NDArray[Any], layers: npt.NDArray[Any] | None = None
) -> tuple[Any, npt.NDArray[np.int64]]:
    """Matrix that adds up the articles of one unit, and the first article of each unit.

    Parameters
    ----------
    groups, clusters : ndarray, shape (n_articles,)
        A unit is what has both in common; an article without a cluster is one of its own.
    layers : ndarray, shape (n_articles,), optional
        Strata: no unit reaches over two of them.

    Returns
    -------
    matrix : scipy.sparse.csr_array, shape (n_units, n_articles)
    first : ndarray, shape (n_units,)

    Examples
    --------
    >>> matrix, first = merge_clusters(np.array(["P", "P", "S"]), np.array(["x", "x", "x"]))
    >>> matrix.toarray().tolist(), first.tolist()
    ([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]], [0, 2])
    """
    from scipy import sparse

    place: dict[tuple[str, ...], int] = {}
    first, codes = [], []
    for number, (group, cluster) in enumerate(zip(groups, clusters)):
        own = ("article", str(number)) if cluster is None else ("cluster", str(cluster))
        key = (str(group), *own, "" if layers is None else str(layers[number]))
        if key not in place:
            place[key] = len(place)
            first.append(number)
        codes.append(place[key])
    cells = (np.ones(len(codes)), (codes, range(len(codes))))
    return sparse.csr_array(cells, shape=(len(place), len(codes))), np.array(first, dtype=np.int64)


def with_interval(note: str, n: float, rate: float, low: float, units: int) -> str:
    """The note of a group, or why a row has no interval.

    Parameters
    ----------
    note : str
    n, rate, low : float
        Count, rate, and the lower end of its interval.
    units : int
        Units of the group.

    Returns
    -------
    str

    Examples
    --------
    >>> with_interval("", 0, 0.0, float("nan"), 9), with_interval("", 3, 0.2, 0.1, 9)
    ('none here: no interval', '')
    """
    if note or units < MIN_UNITS or np.isfinite(low):
        return note
    return "none here: no interval" if not n else "nothing else here: no interval" if rate == 1 else "no interval"


def _can_move(inside: npt.NDArray[np.bool_], layers: npt.NDArray[Any]) -> bool:
    for layer in set(layers.tolist()):
        here = inside[np.asarray(layers == layer, dtype=bool)]
        if here.any() and not here.all():
            return True
    return False


def _note(name: Any, units: int, others: int, groups: int, movable: bool, unit: str) -> str:
    if groups < 2:
        return "only one group: description only"
    if units < MIN_UNITS:
        return f"{plural(units, unit)} in {name}, fewer than {MIN_UNITS}: description only"
    if others < MIN_UNITS:
        return f"{plural(others, unit)} to compare with, fewer than {MIN_UNITS}: no test"
    return "" if movable else "no stratum holds this group beside another one: no test"
