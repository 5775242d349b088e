"""How many different actors each group quotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counting import pivot
from framing.compare.inference.group_intervals import MIN_UNITS
from framing.compare.inference.inference import Resampling, merge_clusters
from framing.compare.inference.support import plural
from framing.stats import (
    concentration,
    difference_limits,
    effective_number,
    entropy,
    pair_concentration,
    pair_concentration_interval,
    permute_sums,
    rarefied,
)

__all__ = ["diversity"]

Floats = npt.NDArray[np.float64]
#: Articles that quote somebody, on either side, from which on `same_actor` is tested.
_MIN_SPEAKING = 10
_GROWS = "changes with the number of quotes alone: description only"


def diversity(
    quotes: pd.DataFrame,
    units: pd.Index[Any],
    whose: list[Any],
    names: list[str],
    draw: Resampling,
    how: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Rows of the measure `diversity` of :func:`framing.compare.sourcing`.

    Parameters
    ----------
    quotes : pandas.DataFrame
        Columns article_id, actor_id: quotes of known actors.
    units : pandas.Index
        The articles.
    whose : list
        Group of each.
    names : list of str
        The groups, in order.
    draw : Resampling
    how : mapping
        strata, clusters, unit.

    Returns
    -------
    list of dict
        Effective number, entropy and concentration describe the pooled quotes. `same_actor`, the chance that quotes of
        two articles name one actor, is tested and has an interval, since the number of quotes does not move it.
    """
    if not len(quotes):
        return []
    counts, _ = pivot(quotes["article_id"], quotes["actor_id"], units)
    speaks = (np.asarray(counts.sum(axis=1)).ravel() > 0) & np.array([name is not None for name in whose])
    counts, groups = counts.tocsr()[speaks], np.asarray(whose, dtype=object)[speaks]
    articles = np.ones(len(groups), dtype=int)
    if how["clusters"] is not None:
        code, first = merge_clusters(groups, np.asarray(how["clusters"], dtype=object)[speaks])
        counts, groups, articles = code @ counts, groups[first], np.asarray(code.sum(axis=1)).ravel().astype(int)
    sums = {name: np.asarray(counts[groups == name].sum(axis=0)).ravel() for name in names}
    smallest = int(min((own.sum() for own in sums.values() if own.sum()), default=0))
    shares = counts.toarray()
    shares /= shares.sum(axis=1, keepdims=True)
    out = []
    for name in names:
        inside = groups == name
        own, rest = sums[name], np.asarray(counts[~inside].sum(axis=0)).ravel()
        base = {"group": name, "measure": "diversity", "n": int(own.sum()), "total": int(own.sum())}
        few = f"{plural(int(inside.sum()), how['unit'])} in {name}, fewer than {MIN_UNITS}: description only"
        note = few if inside.sum() < MIN_UNITS else _GROWS
        base |= {"n_articles": int(articles[inside].sum()), "n_units": int(inside.sum()), "note": note}
        for category, function in (
            ("effective_number", effective_number),
            ("entropy", entropy),
            ("concentration", concentration),
        ):
            row = {**base, "category": category, "value": float(function(own)) if own.sum() else None}
            if own.sum() and rest.sum():
                row["effect"] = float(function(own) - function(rest))
            out.append(row)
        out.append({**base, "category": "same_actor", "note": few, **_same_actor(shares, inside, draw, how)})
        if own.sum():
            category, value = f"actors in {smallest} quotes", rarefied(own, smallest)
            out.append({**base, "category": category, "value": value, "total": smallest})
    return out


def _same_actor(
    shares: Floats, inside: npt.NDArray[np.bool_], draw: Resampling, how: Mapping[str, Any]
) -> dict[str, Any]:
    units, others = int(inside.sum()), int((~inside).sum())
    value, low, high = pair_concentration_interval(shares[inside], draw.level)
    row: dict[str, Any] = {"value": value if np.isfinite(value) else None}
    if units < MIN_UNITS:
        return row
    row["note"] = ""
    row |= {"ci_low": low, "ci_high": high}
    rest = pair_concentration_interval(shares[~inside], draw.level)
    row["effect"] = value - rest[0]
    if min(units, others) < _MIN_SPEAKING:
        few = plural(min(units, others), how["unit"])
        return row | {"note": f"{few} that quote somebody on one side, fewer than {_MIN_SPEAKING}: no test"}
    (mine, *mine_ends), (theirs, *their_ends) = (map(np.atleast_1d, side) for side in ((value, low, high), rest))
    ends = difference_limits(mine, tuple(mine_ends), theirs, tuple(their_ends))  # type: ignore[arg-type]
    row["effect_low"], row["effect_high"] = float(ends[0][0]), float(ends[1][0])
    if how["strata"] is not None:
        return row | {"note": "no test within strata"}
    squares = (shares**2).sum(axis=1)
    table = np.column_stack([shares, squares, np.ones(len(shares))])
    row["p"] = permute_sums(table, inside, _differ, n=draw.permutations, seed=draw.seed)[1]
    return row


def _differ(own: Floats, rest: Floats) -> Floats:
    """Difference of the two chances, from sums of shares, squares and ones."""
    return pair_concentration(own[:-2], own[-2], own[-1]) - pair_concentration(rest[:-2], rest[-2], rest[-1])
