"""How the deaths of each side are told, and whether the text says who caused them: shares, one bar a side and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.acts import NAMED
from framing.compare.inference.grouping import grouped
from framing.entrance import takes
from framing.plots.bars import colour_legend, stack
from framing.plots.layout.groups_shown import Cast, cast, chosen_rows, plural, summed
from framing.plots.layout.legend import cell_width, legend_rows, mark_groups
from framing.plots.layout.lettering import distinct, foot, some_of, write_ticks
from framing.plots.layout.looks import Colors
from framing.plots.layout.names_meant import Names, readable
from framing.plots.layout.style import SINGLE, TALLEST, TELLINGS, figure, fit, in_style, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["agency"]

_BAR, _HEAD, _GAP = 0.205, 0.14, 0.05  # inches: a bar with its interval, a group's name above its bars, between groups
_WHOLE = "\x1fwhole"  # column of the one group of a whole collection


@takes(table="any", lists=["groups", "whose"])
@grouped
@in_style
def agency(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str | None = "outlet",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    whose: Sequence[str] | None = None,
    top: int = 3,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """How the deaths (or other acts) of each side are told: shares of the constructions, one bar a side and group.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.agency(hits, articles)``: its measures construction and agent_named are drawn.
    ax, groups, order, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    by : str or None
        Column of the groups; None for a table of the whole collection.
    max_groups : int, optional
        As there; left out: 12.
    whose : sequence of str, optional
        Only these sides, in this order; by identity or by name.
    top : int
        Most frequent sides to show.

    Returns
    -------
    Axes
        Green: the agent is named; purple: not. A dot beneath a bar, where the table has the measure agent_named: the
        share whose agent is named, with its interval; filled: q < 0.05, against the other sides of the group (where
        one side is shown, against the other groups).
        Behind a side's name the number of its acts.

    Raises
    ------
    ValueError
        As :func:`framing.plots.frames`.
    """
    rows = pd.DataFrame(table)
    whole = by is None or (by not in rows and getattr(table, "keys_", {}) == {"whose": "whose"})
    key = _WHOLE if whole else str(by)
    rows = rows.assign(**{key: ""}) if whole else rows
    needs = [key, "whose", "measure", "category", "n", "total"]
    something(rows, "acts", needs, "compare.agency(hits, articles)")
    told = rows[rows["measure"] == "construction"].drop_duplicates([key, "whose", "category"])
    something(told, "acts of which the construction is told")
    total = told["whose"].nunique()
    sides = chosen_rows(told, "whose", whose, "n", top if whose is None else len(whose), names)
    told = told[told["whose"].isin(sides)]
    heads = len(sides) > 1 and not whole
    each = len(sides) * _BAR + (_HEAD + _GAP) * heads
    drawn = cast(told, key, groups, order, max_groups, colors, names, usual=12, fits=fit(height - 1.5, each), chars=24)
    wide = cell_width(ax, width)
    ways = _pairs(set(told.loc[told["n"] > 0, "category"]))
    labels, bars = _places(drawn, sides, told, key, names, heads, whole)
    tall = labels[-1][0] + _BAR / 2 + 0.72 + 0.14 * legend_rows(ways, wide)
    ax = figure(ax, width, tall, height)
    tested = _named(rows, key, sides)
    for side in sides:
        part = summed(told[told["whose"] == side], key, drawn, ["category"])
        counts = part.pivot_table(index=key, columns="category", values="n", aggfunc="sum").reindex(drawn.shown)
        counts = counts.fillna(0.0)
        shares = 100 * counts.div(counts.sum(axis=1).replace(0, 1), axis=0)
        at = np.array([bars[name, side] for name in drawn.shown])
        stack(ax, shares, TELLINGS, at - 0.03, _BAR * 0.62, write=True)
        share = shares.reindex(columns=list(NAMED)).sum(axis=1)
        if tested:
            _dots(ax, share[counts.sum(axis=1) > 0], side, bars, tested)
    write_ticks(ax.yaxis, [place for place, _, _ in labels], [label for _, label, _ in labels])
    for tick, (_, _, head) in zip(ax.get_yticklabels(), labels):
        tick.set_fontweight("bold" if head else "normal")
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(labels[-1][0] + _BAR * 0.75, labels[0][0] - _BAR * 0.55)
    ax.set_xlim(0, 100)
    if len(drawn.shown) > 1:
        firsts = {name: bars[name, sides[0]] - (_HEAD + 0.035) * heads for name in drawn.shown}
        mark_groups(ax, firsts, drawn.looks)
    groups_called = plural("group" if " and " in key else key)
    against = f"other {groups_called}" if len(sides) < 2 else "the other side" + "s" * (len(sides) > 2)
    foot(ax, _told(tested, against, len(sides), total), 64 * wide, loc="right")
    colour_legend(ax, TELLINGS, ways, wide, [label for _, label, _ in labels])
    return ax


def _pairs(present: set[Any]) -> list[str]:
    """Ways of telling for the legend: each construction with an agent and without, if either occurs."""
    half = len(TELLINGS) // 2
    named, unnamed = list(TELLINGS)[:half], list(TELLINGS)[half:]
    without = dict(zip(named, ("active, no agent", "agentless passive", "nominal, no agent", "other, no agent")))
    shown = {way for pair in without.items() for way in pair if present & set(pair)}
    return [way for way in (*named, *unnamed) if way in shown]


def _told(tested: Mapping[tuple[Any, Any], Any], against: str, shown: int, total: int) -> list[str]:
    """What stands beneath the figure."""
    lines = [row for row in tested.values() if np.isfinite(row[0])]
    sure = any(row[2] < 0.05 for row in tested.values())
    return [
        "share of acts, % (number)", "dot: agent named" * bool(tested) + ", with 95% interval" * bool(lines),
        f"filled: differs from {against}, q < 0.05" if sure else "", some_of(shown, total, "sides"),
    ]  # fmt: skip


def _places(
    drawn: Cast, sides: Sequence[Any], told: pd.DataFrame, key: str, names: Names, heads: bool, whole: bool
) -> tuple[list[tuple[float, str, bool]], dict[tuple[Any, Any], float]]:
    """Labels with their place (and whether they name a group), and the place of each bar, in inches from above."""
    called = dict(zip(sides, distinct([readable(side, names) for side in sides], 22)))
    labels: list[tuple[float, str, bool]] = []
    bars: dict[tuple[Any, Any], float] = {}
    at = 0.0
    for name in drawn.shown:
        if heads:
            labels.append((at, drawn.labels[name], True))
            at += _HEAD + 0.035
        for side in sides:
            part = summed(told[told["whose"] == side], key, drawn, ["category"])
            acts = int(part.loc[part[key] == name, "n"].sum())
            label = called[side] if heads or whole else drawn.labels[name]
            labels.append((at, f"{label} ({acts:,})", False))
            bars[name, side] = at
            at += _BAR
        at += (_GAP - 0.035) * heads
    return labels, bars


def _named(rows: pd.DataFrame, key: str, sides: Sequence[Any]) -> dict[tuple[Any, Any], tuple[float, float, float]]:
    """Interval of the share whose agent is named, and its q, by group and side; empty where the table has none."""
    columns = ["ci_low", "ci_high", "q"]
    if not {*columns, "against"} <= set(rows.columns):
        return {}
    part = rows[(rows["measure"] == "agent_named") & rows["whose"].isin(sides)]
    own = part["against"] == ("sides" if len(sides) > 1 else "groups")
    part = part[own] if own.any() else part
    values = part[columns].astype(float).to_numpy().tolist()
    return {where: (low, high, q) for where, (low, high, q) in zip(zip(part[key], part["whose"]), values)}


def _dots(
    ax: Axes, share: pd.Series[Any], side: Any, bars: Mapping[tuple[Any, Any], float],
    tested: Mapping[tuple[Any, Any], tuple[float, float, float]],
) -> None:  # fmt: skip
    """The share whose agent is named beneath each bar of a side, with its interval."""
    for name, value in share.items():
        low, high, q = tested.get((name, side), (np.nan, np.nan, np.nan))
        at = bars[name, side] + _BAR * 0.36
        if np.isfinite(low) and np.isfinite(high):
            ax.hlines(at, 100 * low, 100 * high, color="#222222", linewidth=0.9, zorder=3)
        ax.plot([value], [at], "o", color="#222222", markersize=2.8, markeredgewidth=0.7, zorder=4,
                markerfacecolor="#222222" if q < 0.05 else "white", clip_on=False)  # fmt: skip
