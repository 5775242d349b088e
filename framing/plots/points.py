"""Rates with intervals, and naming: points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.inference.grouping import grouped
from framing.entrance import takes
from framing.plots.layout.groups_shown import REST, cast, chosen_rows, plural, summed
from framing.plots.layout.legend import cell_width, head_room, legend_above, legend_rows, most_heads, steep_heads
from framing.plots.layout.lettering import distinct, foot, plain, some_of, write_ticks
from framing.plots.layout.looks import Colors
from framing.plots.layout.names_meant import Names, find, readable
from framing.plots.layout.scales import UNITS
from framing.plots.layout.style import SINGLE, TALLEST, figure, fit, in_style, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["naming", "rates"]


@takes(table="any", lists=["groups", "frames", "what"])
@grouped
@in_style
def rates(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    what: str | Sequence[str] = "frame",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    frames: Sequence[str] | None = None,
    top: int = 8,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """Rate of each frame (or term, voice …) in each group, with its interval where there is one.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles)``: columns `by`, `what`, rate, ci_low, ci_high, q.
    ax, by, groups, order, max_groups, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    what : str or sequence of str
        Column of what is counted; several, where the table counts their combinations.
    frames : sequence of str, optional
        Only these values of what is counted (frames, terms …), in this order; combinations as "war, quoted".
    top : int
        Most frequent values to show.

    Returns
    -------
    Axes
        Filled marks: q < 0.05 against the rest; hollow ones: not, or no test (as of groups that are added up).

    Raises
    ------
    ValueError
        If the table has several rows of one group and value; and as :func:`framing.plots.frames`.
    """
    columns = [what] if isinstance(what, str) else list(what)
    rows = pd.DataFrame(table)
    something(rows, "rates", [by, *columns, "n", "rate", "ci_low", "ci_high", "q"], "compare.rates(hits, articles)")
    head = 1.1
    fits = fit(height - head - 0.1, 0.085)
    drawn = cast(rows, by, groups, order, max_groups, colors, names, fits=fits)
    rows = rows.assign(value_=rows[columns].astype(str).agg(", ".join, axis=1))
    if rows.duplicated([by, "value_"]).any():
        others = [key for key in getattr(table, "keys_", {}) if key not in (by, *columns)]
        raise ValueError(
            f"the table has several rows of one {by} and {', '.join(columns)}: it counts combinations"
            f"{' with ' + ' and '.join(others) if others else ''}. Name all its columns, by=[…] those of the groups "
            "and what=[…] the others, draw plots.frames, or give a table of fewer columns"
        )
    wide, each = cell_width(ax, width), 0.1 + 0.085 * len(drawn.shown)
    head += 0.14 * legend_rows(drawn.heads, wide) - 0.14
    written = rows.drop_duplicates("value_").set_index("value_")[columns]
    most = min(top, fit(height - head, each))
    chosen = chosen_rows(rows, "value_", frames, "n", most, names, " and ".join(columns))
    rows = summed(rows[rows["value_"].isin(chosen)], by, drawn, ["value_"])
    tested = (rows["q"].astype(float) < 0.05).any()
    ax = figure(ax, width, head - 0.48 + len(chosen) * each + 0.12 * (len(written) > len(chosen)), height)
    marks: list[Any] = []
    step = 0.78 / len(drawn.shown)
    for place, name in enumerate(drawn.shown):
        own, look = rows[rows[by] == name].set_index("value_").reindex(chosen), drawn.looks[name]
        at = np.arange(len(chosen)) - 0.39 + step * (place + 0.5)
        rate = own["rate"].to_numpy(float)
        low, high = own["ci_low"].to_numpy(float), own["ci_high"].to_numpy(float)
        known = np.isfinite(low) & np.isfinite(high)
        ax.hlines(at[known], low[known], high[known], color=look.colour, linewidth=1.0)
        sure = own["q"].to_numpy(float) < 0.05
        shape: dict[str, Any] = {"color": look.colour, "markersize": 3.4, "zorder": 3}
        marks += ax.plot(rate, at, look.marker, markerfacecolor="white", **shape)
        ax.plot(rate[sure], at[sure], look.marker, **shape)
    for edge in range(1, len(chosen)):
        ax.axhline(edge - 0.5, color="#E4E4E4", linewidth=0.5)
    labels = distinct([", ".join(readable(part, names) for part in written.loc[value]) for value in chosen], 28)
    write_ticks(ax.yaxis, range(len(chosen)), labels)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(chosen) - 0.5, -0.5)
    ax.set_xlim(left=-0.015 * ax.get_xlim()[1])  # a mark at nothing stands whole
    unit = str(rows["denominator"].iloc[0]) if "denominator" in rows else "tokens"
    lines = "line: 95% interval" if rows["ci_low"].notna().any() else ""
    counted = plural(columns[0]) if len(columns) == 1 else "combinations"
    foot(ax, [UNITS.get(unit, "share of articles"), lines, "filled: q < 0.05" if tested else "",
              some_of(len(chosen), len(written), counted)], 72 * wide - 8, loc="right")  # fmt: skip
    legend_above(ax, marks, drawn.heads, wide, labels)
    return ax


@takes(table="any", lists=["groups"])
@grouped
@in_style
def naming(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    actor: str,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    top: int = 10,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """What each group calls one actor: share of its mentions.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.naming(mentions)``.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    actor : str
        Whose names: an actor_id, a name of `names`, or something that the actor is called in the table.
    max_groups : int, optional
        As there; left out: 12, or fewer where they find no room side by side.
    top : int
        Most frequent designators to show.

    Returns
    -------
    Axes
        Area of a dot: share; a ring around it: no other group uses the name.

    Raises
    ------
    ValueError
        If nobody, or more than one, is meant by `actor`: the message lists who there is; and as
        :func:`framing.plots.frames`.
    """
    rows = pd.DataFrame(table)
    something(rows, "names", [by, "actor_id", "designator", "n", "value", "exclusive"], "compare.naming(mentions)")
    called = rows[["actor_id", "designator"]].drop_duplicates().itertuples(index=False)
    whom = find(actor, list(rows["actor_id"].unique()), "actor", names, ((one, name) for one, name in called))
    everyone = sorted(rows[by].dropna().unique(), key=str)
    rows = rows[rows["actor_id"] == whom]
    counts = rows.groupby("designator")["n"].sum()
    best = sorted(counts.index, key=lambda d: (-counts[d], d))[: max(1, min(top, fit(height - 2.6, 0.165)))]
    words, wide = distinct([plain(d) for d in best], 34), cell_width(ax, width)
    kinds = [name for name in everyone if groups is not None or (rows[by] == name).any()]
    absent = pd.DataFrame({by: [name for name in kinds if not (rows[by] == name).any()], "n": 0})
    drawn = cast(pd.concat([rows, absent]) if len(absent) else rows, by, groups, order, max_groups,
                 colors if colors is not None else dict.fromkeys(everyone), names, usual=12,
                 fits=most_heads(words, wide))  # fmt: skip
    rows = summed(rows, by, drawn, ["designator"])
    steep = steep_heads(drawn.heads, wide, words)
    tall = 0.5 + head_room(drawn.heads, steep) + 0.165 * max(len(best), 2)
    ax = figure(ax, width, tall + 0.12 * (len(counts) > len(best)), height)
    for place, name in enumerate(drawn.shown):
        own = rows[rows[by] == name].set_index("designator").reindex(best)
        share = own["value"].to_numpy(float)
        shown = share > 0
        at = np.arange(len(best))[shown]
        ax.scatter([place] * int(shown.sum()), at, s=6 + 90 * share[shown], color=drawn.looks[name].colour, zorder=3)
        ring = shown & own["exclusive"].eq(True).to_numpy(bool) & (name is not REST)
        ax.scatter(
            [place] * int(ring.sum()), np.arange(len(best))[ring], s=26 + 130 * share[ring], facecolors="none",
            edgecolors="#222222", linewidths=0.7, zorder=4,
        )  # fmt: skip
    write_ticks(ax.yaxis, range(len(best)), words)
    ax.set_ylim(len(best) - 0.4, -0.6)
    write_ticks(ax.xaxis, range(len(drawn.shown)), drawn.heads, rotation=90 if steep else 0)
    ax.set_xlim(-0.6, len(drawn.shown) - 0.4)
    ax.grid(axis="y")
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)
    ax.spines["left"].set_visible(False)
    ax.xaxis.tick_top()
    told = ["area: share of the mentions; ring: only there", some_of(len(best), len(counts), "names")]
    foot(ax, told, 68 * wide, fontsize=7, loc="right")
    return ax
