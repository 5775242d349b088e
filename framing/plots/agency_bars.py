"""How the deaths of each side are told, and whether the text says who caused them: shares, one bar a side and group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.compare.acts import NAMED
from framing.plots.bars import colour_legend, draw_stacked_bars, percentages
from framing.plots.layout.canvas import Canvas, GroupChoice, draws, require_rows
from framing.plots.layout.groups_shown import GroupsShown, add_up_rest, choose_values, plural
from framing.plots.layout.legend import draw_group_marks, legend_rows
from framing.plots.layout.lettering import shown_of_total, write_caption, write_ticks
from framing.plots.layout.style import TELLINGS

__all__ = ["agency"]

_BAR, _HEAD, _GAP = 0.205, 0.14, 0.05  # inches: a bar with its interval, a group's name above its bars, between groups
_WHOLE = "\x1fwhole"  # column of the one group of a whole collection


@draws(table="any", lists=["whose"])
def agency(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str | None = "outlet",
    whose: Sequence[str] | None = None,
    top: int = 3,
    **options: Unpack[GroupChoice],
) -> Axes:
    """Draw how the deaths (or other acts) of each side are reported: a bar of constructions for each side and group.

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
        How many sides to show, the most frequent first.

    Returns
    -------
    Axes
        Green: the agent is named; purple: it is not. If the table has the measure agent_named, the dot beneath a bar is
        the share with a named agent, and its line the interval. A filled dot: q < 0.05, against the other sides of the
        group (if one side is shown, against the other groups). Behind a side's name stands the number of its acts.

    Raises
    ------
    ValueError
        As :func:`framing.plots.frames`.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> ax = fr.plots.agency(fr.compare.agency(study.hits, study.articles, actors=study.actors), names=study.actors)
    >>> ax.get_xlabel()
    'share of acts, % (number); dot: agent named'
    """
    whole = by is None or (by not in table and getattr(table, "keys_", {}) == {"whose": "whose"})
    key = _WHOLE if whole else str(by)
    canvas = Canvas(ax, key, **options)
    names, wide = canvas.names, canvas.room
    needs = [key, "whose", "measure", "category", "n", "total"]
    rows = require_rows(table.assign(**{key: ""}) if whole else table, "acts", needs, "compare.agency(hits, articles)")
    told = rows[rows["measure"] == "construction"].drop_duplicates([key, "whose", "category"])
    require_rows(told, "acts of which the construction is told")
    total = told["whose"].nunique()
    sides = choose_values(told, "whose", whose, "n", top if whose is None else len(whose), names)
    told = told[told["whose"].isin(sides)]
    heads = len(sides) > 1 and not whole
    each = len(sides) * _BAR + (_HEAD + _GAP) * heads
    drawn = canvas.choose_groups(told, usual=12, fits=canvas.rows_that_fit(each, 1.5), chars=24)
    ways = _ways_in_legend(set(told.loc[told["n"] > 0, "category"]))
    told = add_up_rest(told, key, drawn, ["whose", "category"])
    labels, bars = _places(canvas, drawn, sides, told.groupby([key, "whose"])["n"].sum(), heads, whole)
    ax = canvas.axes(labels[-1][0] + _BAR / 2 + 0.72 + 0.14 * legend_rows(ways, wide))
    tested = _agent_named(rows, key, sides)
    for side in sides:
        part = told[told["whose"] == side]
        counts = part.pivot_table(index=key, columns="category", values="n", aggfunc="sum").reindex(drawn.shown)
        shares = percentages(counts)
        at = np.array([bars[name, side] for name in drawn.shown])
        draw_stacked_bars(ax, shares, TELLINGS, at - 0.03, _BAR * 0.62, write=True)
        if tested:
            share = shares.reindex(columns=list(NAMED)).sum(axis=1)
            _draw_dots(ax, share[counts.sum(axis=1) > 0], side, bars, tested)
    write_ticks(ax.yaxis, [place for place, _, _ in labels], [label for _, label, _ in labels])
    for tick, (_, _, head) in zip(ax.get_yticklabels(), labels):
        tick.set_fontweight("bold" if head else "normal")
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(labels[-1][0] + _BAR * 0.75, labels[0][0] - _BAR * 0.55)
    ax.set_xlim(0, 100)
    if len(drawn.shown) > 1:
        firsts = {name: bars[name, sides[0]] - (_HEAD + 0.035) * heads for name in drawn.shown}
        draw_group_marks(ax, firsts, drawn.looks)
    groups_called = plural("group" if " and " in key else key)
    against = f"other {groups_called}" if len(sides) < 2 else "the other side" + "s" * (len(sides) > 2)
    write_caption(ax, _caption(tested, against, len(sides), total), 64 * wide, loc="right")
    colour_legend(ax, TELLINGS, ways, wide, [label for _, label, _ in labels])
    return ax


def _ways_in_legend(present: set[Any]) -> list[str]:
    """List the constructions of the legend: each with an agent and without, if either occurs."""
    unnamed = ("active, no agent", "agentless passive", "nominal, no agent", "other, no agent")
    shown = {way for pair in zip(NAMED, unnamed) for way in pair if present & set(pair)}
    return [way for way in TELLINGS if way in shown]


def _caption(tested: Mapping[tuple[Any, Any], Any], against: str, shown: int, total: int) -> list[str]:
    """Compose the caption below the figure."""
    lines = [row for row in tested.values() if np.isfinite(row[0])]
    sure = any(row[2] < 0.05 for row in tested.values())
    return [
        "share of acts, % (number)", "dot: agent named" * bool(tested) + ", with 95% interval" * bool(lines),
        f"filled: differs from {against}, q < 0.05" if sure else "", shown_of_total(shown, total, "sides"),
    ]  # fmt: skip


def _places(
    canvas: Canvas, drawn: GroupsShown, sides: Sequence[Any], acts: pd.Series[Any], heads: bool, whole: bool
) -> tuple[list[tuple[float, str, bool]], dict[tuple[Any, Any], float]]:
    """Labels with their place (and whether they name a group), and the place of each bar, in inches from above."""
    names = dict(zip(sides, canvas.labels(sides, 22)))
    labels: list[tuple[float, str, bool]] = []
    bars: dict[tuple[Any, Any], float] = {}
    at = 0.0
    for group in drawn.shown:
        if heads:
            labels.append((at, drawn.labels[group], True))
            at += _HEAD + 0.035
        for side in sides:
            label = names[side] if heads or whole else drawn.labels[group]
            labels.append((at, f"{label} ({int(acts.get((group, side), 0)):,})", False))
            bars[group, side] = at
            at += _BAR
        at += (_GAP - 0.035) * heads
    return labels, bars


def _agent_named(
    rows: pd.DataFrame, key: str, sides: Sequence[Any]
) -> dict[tuple[Any, Any], tuple[float, float, float]]:
    """Interval and q of the share whose agent is named, by group and side; empty if the table has none."""
    columns = ["ci_low", "ci_high", "q"]
    if not {*columns, "against"} <= set(rows.columns):
        return {}
    part = rows[(rows["measure"] == "agent_named") & rows["whose"].isin(sides)]
    own = part["against"] == ("sides" if len(sides) > 1 else "groups")
    part = part[own] if own.any() else part
    values = part[columns].astype(float).itertuples(index=False, name=None)
    return dict(zip(zip(part[key], part["whose"]), values))


def _draw_dots(
    ax: Axes, share: pd.Series[Any], side: Any, bars: Mapping[tuple[Any, Any], float],
    tested: Mapping[tuple[Any, Any], tuple[float, float, float]],
) -> None:  # fmt: skip
    """Draw the share whose agent is named below each bar of a side, with its interval."""
    for name, value in share.items():
        low, high, q = tested.get((name, side), (np.nan, np.nan, np.nan))
        at = bars[name, side] + _BAR * 0.36
        if np.isfinite(low) and np.isfinite(high):
            ax.hlines(at, 100 * low, 100 * high, color="#222222", linewidth=0.9, zorder=3)
        ax.plot([value], [at], "o", color="#222222", markersize=2.8, markeredgewidth=0.7, zorder=4,
                markerfacecolor="#222222" if q < 0.05 else "white", clip_on=False)  # fmt: skip
