"""How many different actors each group quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counting import pivot
from framing.compare.inference.design import Design
from framing.compare.inference.support import MIN_UNITS, counted, too_few_units
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


def diversity(quotes: pd.DataFrame, design: Design) -> list[dict[str, Any]]:
    """Rows of the measure `diversity` of :func:`framing.compare.sourcing`.

    Parameters
    ----------
    quotes : pandas.DataFrame
        Columns article_id, actor_id: quotes of known actors.
    design : Design

    Returns
    -------
    list of dict
        Effective number, entropy and concentration describe the pooled quotes. `same_actor`, the chance that quotes of
        two articles name one actor, is tested and has an interval, since the number of quotes does not move it.
    """
    if not len(quotes):
        return []
    counts, _ = pivot(quotes["article_id"], quotes["actor_id"], design.rows)
    units = replace(design, strata=None).units(np.asarray(counts.sum(axis=1)).ravel() > 0)
    counts, groups, names = units.add_up(counts.tocsr()), units.groups, design.names
    sums = {name: np.asarray(counts[groups == name].sum(axis=0)).ravel() for name in names}
    smallest = int(min((own.sum() for own in sums.values() if own.sum()), default=0))
    out = []
    alone = _shares(counts)
    for name in names:
        inside = groups == name
        own, rest = sums[name], np.asarray(counts[~inside].sum(axis=0)).ravel()
        base = {"group": name, "measure": "diversity", "n": int(own.sum()), "total": int(own.sum())}
        few = too_few_units(int(inside.sum()), MIN_UNITS, f"in {name}", design.how.unit)
        note = few or _GROWS
        base |= {"n_articles": int(units.articles[inside].sum()), "n_units": int(inside.sum()), "note": note}
        for category, function in (
            ("effective_number", effective_number),
            ("entropy", entropy),
            ("concentration", concentration),
        ):
            row = {**base, "category": category, "value": float(function(own)) if own.sum() else None}
            if own.sum() and rest.sum():
                row["effect"] = float(function(own) - function(rest))
            out.append(row)
        together = units.against(inside)
        shares = alone if together is None else _shares(together[0] @ counts)
        mine = inside if together is None else inside[together[1]]
        out.append({**base, "category": "same_actor", "note": few, **_same_actor(shares, mine, design)})
        if own.sum():
            category, value = f"actors in {smallest} quotes", rarefied(own, smallest)
            out.append({**base, "category": category, "value": value, "total": smallest})
    return out


def _shares(counts: Any) -> Any:
    """Shares of the actors of each unit, of those whom several units quote: no pair of units names any other one.

    Sparse: a unit quotes a few of them, and there are thousands.
    """
    several = np.asarray((counts > 0).sum(axis=0)).ravel() > 1
    spoken = np.asarray(counts.sum(axis=1), dtype=float).ravel()
    own = counts.tocsc()[:, several].tocsr().astype(float)
    own.data /= np.repeat(spoken, np.diff(own.indptr))
    return own


def _same_actor(shares: Any, inside: npt.NDArray[np.bool_], design: Design) -> dict[str, Any]:
    """Chance that quotes of two articles name one actor, with its interval and its test."""
    from scipy import sparse

    how = design.how
    units, others = int(inside.sum()), int((~inside).sum())
    value, low, high = pair_concentration_interval(shares[inside], how.level)
    row: dict[str, Any] = {"value": value if np.isfinite(value) else None}
    if units < MIN_UNITS:
        return row
    row["note"] = ""
    row |= {"ci_low": low, "ci_high": high}
    rest = pair_concentration_interval(shares[~inside], how.level)
    row["effect"] = value - rest[0]
    if min(units, others) < _MIN_SPEAKING:
        few = counted(min(units, others), how.unit)
        return row | {"note": f"{few} that quote somebody on one side, fewer than {_MIN_SPEAKING}: no test"}
    (mine, *mine_ends), (theirs, *their_ends) = (map(np.atleast_1d, side) for side in ((value, low, high), rest))
    ends = difference_limits(mine, tuple(mine_ends), theirs, tuple(their_ends))  # type: ignore[arg-type]
    row["effect_low"], row["effect_high"] = float(ends[0][0]), float(ends[1][0])
    if design.strata is not None:
        return row | {"note": "no test within strata"}
    squares = np.asarray(shares.multiply(shares).sum(axis=1)).ravel()
    more = sparse.csr_array(np.column_stack([squares, np.ones(len(squares))]))
    table = sparse.hstack([shares, more], format="csr")
    row["p"] = permute_sums(table, inside, _differ, n=how.permutations, seed=how.seed, draws=design.draws)[1]
    return row


def _differ(own: Floats, rest: Floats) -> Floats:
    """Difference of the two chances, from sums of shares, squares and ones."""
    return pair_concentration(own[:-2], own[-2], own[-1]) - pair_concentration(rest[:-2], rest[-2], rest[-1])
