"""Rates with intervals, and naming: points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.entrance import grouped
from framing.entrance import takes
from framing.plots.legend import cell_width, head_room, legend_above, legend_rows, steep_heads
from framing.plots.order import colours, ordered
from framing.plots.style import MARKERS, SINGLE, figure, pretty, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["naming", "rates"]


@takes(table="any", lists=["groups", "what"])
@grouped
def rates(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    what: str | Sequence[str] = "frame",
    groups: Sequence[str] | None = None,
    top: int = 8,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Rate of each frame (or term, voice …) in each group, with its interval where there is one.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles)``: columns `by`, `what`, rate, ci_low, ci_high, q.
    ax, by, groups, width, font
        As in :func:`framing.plots.frames`.
    what : str or sequence of str
        Column of what is counted; several, where the table counts their combinations.
    top : int
        Most frequent values to show.

    Returns
    -------
    Axes
        Filled marks: q < 0.05 against the rest; hollow ones: not, or no test.

    Raises
    ------
    ValueError
        If the table has several rows of one group and value.
    """
    columns = [what] if isinstance(what, str) else list(what)
    rows = pd.DataFrame(table)
    something(rows, "rates", [by, *columns, "n", "rate", "ci_low", "ci_high", "q"], "compare.rates(hits, articles)")
    names = ordered(rows, by, groups)
    rows = rows.assign(value_=rows[columns].astype(str).agg(", ".join, axis=1))
    if rows.duplicated([by, "value_"]).any():
        raise ValueError(
            f"the table has several rows of one {by} and {', '.join(columns)}: it counts combinations. Name all its "
            "columns, what=[…], draw plots.frames, or give a table of fewer columns"
        )
    order = rows.groupby("value_")["n"].sum().sort_values(ascending=False, kind="stable").index[:top].tolist()
    heads, wide = [pretty(name) for name in names], cell_width(ax, width)
    height = 0.62 + 0.14 * legend_rows(heads, wide) + len(order) * (0.1 + 0.085 * len(names))
    ax, context = figure(ax, width, height, font)
    with context:
        marks: list[Any] = []
        tint, step = colours(names), 0.78 / len(names)
        for place, name in enumerate(names):
            own = rows[rows[by] == name].set_index("value_").reindex(order)
            at = np.arange(len(order)) - 0.39 + step * (place + 0.5)
            rate = own["rate"].to_numpy(float)
            low, high = own["ci_low"].to_numpy(float), own["ci_high"].to_numpy(float)
            known = np.isfinite(low) & np.isfinite(high)
            ax.hlines(at[known], low[known], high[known], color=tint[name], linewidth=1.0)
            sure = own["q"].to_numpy(float) < 0.05
            mark = MARKERS[place % len(MARKERS)]
            shape: dict[str, Any] = {"color": tint[name], "markersize": 3.4, "zorder": 3}
            marks += ax.plot(rate, at, mark, markerfacecolor="white", **shape)
            ax.plot(rate[sure], at[sure], mark, **shape)
        for edge in range(1, len(order)):
            ax.axhline(edge - 0.5, color="#E4E4E4", linewidth=0.5)
        ax.set_yticks(np.arange(len(order)), [pretty(value) for value in order])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(order) - 0.5, -0.5)
        ax.set_xlim(left=-0.015 * ax.get_xlim()[1])  # a mark at nothing stands whole
        unit = rows["denominator"].iloc[0] if "denominator" in rows and len(rows) else "tokens"
        labels = {"tokens": "per 1,000 words", "voice": "per 1,000 words of the voice", "quotes": "per quote"}
        shown = labels.get(str(unit), "share of articles")
        tested = "; filled: q < 0.05" if (rows["q"].astype(float) < 0.05).any() else ""
        ax.set_xlabel(shown + ("\nline: 95% interval" + tested if rows["ci_low"].notna().any() else ""))
        legend_above(ax, marks, heads, wide, [pretty(value) for value in order])
    return ax


@takes(table="any", lists=["groups"])
@grouped
def naming(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    actor: str,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    top: int = 10,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """What each group calls one actor: share of its mentions.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.naming(mentions)``.
    ax, by, groups, width, font
        As in :func:`framing.plots.frames`.
    actor : str
        Which actor_id.
    top : int
        Most frequent designators to show.

    Returns
    -------
    Axes
        Area of a dot: share; a ring around it: no other group uses the name.

    Raises
    ------
    ValueError
        If nobody mentions the actor.
    """
    rows = pd.DataFrame(table)
    something(rows, "names", [by, "actor_id", "designator", "n", "value", "exclusive"], "compare.naming(mentions)")
    names = ordered(rows, by, groups)
    rows = rows[rows["actor_id"] == actor]
    if not len(rows):
        raise ValueError(f"the table names no actor {actor!r}")
    names = [name for name in names if groups is not None or (rows[by] == name).any()]
    counts = rows.groupby("designator")["n"].sum()
    order = sorted(counts.index, key=lambda d: (-counts[d], d))[:top]
    heads, words = [pretty(name, 26) for name in names], [pretty(d, 34) for d in order]
    steep = steep_heads(heads, cell_width(ax, width), words)
    ax, context = figure(ax, width, 0.5 + head_room(heads, steep) + 0.165 * max(len(order), 2), font)
    with context:
        tint = colours(names)
        for place, name in enumerate(names):
            own = rows[rows[by] == name].set_index("designator").reindex(order)
            share = own["value"].to_numpy(float)
            shown = share > 0
            at = np.arange(len(order))[shown]
            ax.scatter([place] * int(shown.sum()), at, s=6 + 90 * share[shown], color=tint[name], zorder=3)
            ring = shown & own["exclusive"].eq(True).to_numpy(bool)
            ax.scatter(
                [place] * int(ring.sum()), np.arange(len(order))[ring], s=26 + 130 * share[ring], facecolors="none",
                edgecolors="#222222", linewidths=0.7, zorder=4,
            )  # fmt: skip
        ax.set_yticks(range(len(order)), words)
        ax.set_ylim(len(order) - 0.4, -0.6)
        ax.set_xticks(range(len(names)), heads, rotation=90 if steep else 0)
        ax.set_xlim(-0.6, len(names) - 0.4)
        ax.grid(axis="y")
        ax.tick_params(length=0)
        ax.spines["bottom"].set_visible(False)
        ax.spines["left"].set_visible(False)
        ax.xaxis.tick_top()
        ax.set_xlabel("area: share of the mentions; ring: only there", fontsize=7, loc="right")
    return ax
