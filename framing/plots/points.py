"""Rates with intervals, and naming: points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.compare.inference.paper_table import UNITS
from framing.plots.layout.canvas import Canvas, GroupOptions, draws, require_rows
from framing.plots.layout.display_names import display_name, find_by_name
from framing.plots.layout.groups_shown import REST, add_up_rest, choose_values, plural
from framing.plots.layout.legend import columns_that_fit, draw_legend, header_height, legend_rows, write_headers
from framing.plots.layout.lettering import label_rows, one_line, shorten_distinct, shown_of_total, write_caption

__all__ = ["naming", "rates"]


@draws(table="any", lists=["frames", "what"])
def rates(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    what: str | Sequence[str] = "frame",
    frames: Sequence[str] | None = None,
    top: int = 8,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw the rate of each frame (or term, voice …) in each group: one mark, with its interval where there is one.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles)``: columns `by`, `what`, rate, ci_low, ci_high, q.
    ax, by, groups, order, max_groups, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    what : str or sequence of str
        Column of what is counted; several columns, if the table counts their combinations.
    frames : sequence of str, optional
        Only these values of what is counted (frames, terms …), in this order; combinations as "war, quoted".
    top : int
        Most frequent values to show.

    Returns
    -------
    Axes
        Filled marks have q < 0.05 against the rest. Hollow marks do not, or were not tested (such as groups that are
        added up).

    Raises
    ------
    ValueError
        If the table has several rows of one group and value; and as :func:`framing.plots.frames`.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> ax = fr.plots.rates(fr.compare.rates(study.hits, study.articles), top=3)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['aggression', 'casualties', 'label legitimising']
    """
    canvas = Canvas(ax, **options)
    by, names, wide, head = canvas.by, canvas.names, canvas.room, 1.1
    columns = [what] if isinstance(what, str) else list(what)
    needs = [by, *columns, "n", "rate", "ci_low", "ci_high", "q"]
    rows = require_rows(table, "rates", needs, "compare.rates(hits, articles)")
    drawn = canvas.choose_groups(rows, fits=canvas.rows_that_fit(0.085, head + 0.1))
    rows = rows.assign(value_=rows[columns].astype(str).agg(", ".join, axis=1))
    if rows.duplicated([by, "value_"]).any():
        others = [key for key in getattr(table, "keys_", {}) if key not in (by, *columns)]
        raise ValueError(
            f"the table has several rows of one {by} and {', '.join(columns)}: it counts combinations"
            f"{' with ' + ' and '.join(others) if others else ''}. Name all its columns, by=[…] those of the groups "
            "and what=[…] the others, draw plots.frames, or give a table of fewer columns"
        )
    each = 0.1 + 0.085 * len(drawn.shown)
    head += 0.14 * legend_rows(drawn.heads, wide) - 0.14
    written = rows.drop_duplicates("value_").set_index("value_")[columns]
    most = min(top, canvas.rows_that_fit(each, head))
    chosen = choose_values(rows, "value_", frames, "n", most, names, " and ".join(columns))
    rows = add_up_rest(rows[rows["value_"].isin(chosen)], by, drawn, ["value_"])
    tested = (rows["q"].astype(float) < 0.05).any()
    ax = canvas.axes(head - 0.48 + len(chosen) * each + 0.12 * (len(written) > len(chosen)))
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
    labels = shorten_distinct(
        [", ".join(display_name(part, names) for part in written.loc[value]) for value in chosen], 28
    )
    label_rows(ax, labels)
    ax.set_xlim(left=-0.015 * ax.get_xlim()[1])  # a mark at nothing stands whole
    unit = str(rows["denominator"].iloc[0]) if "denominator" in rows else "tokens"
    lines = "line: 95% interval" if rows["ci_low"].notna().any() else ""
    counted = plural(columns[0]) if len(columns) == 1 else "combinations"
    write_caption(ax, [UNITS.get(unit, "share of articles"), lines, "filled: q < 0.05" if tested else "",
              shown_of_total(len(chosen), len(written), counted)], 72 * wide - 8, loc="right")  # fmt: skip
    draw_legend(ax, marks, drawn.heads, wide, labels)
    return ax


@draws(table="any")
def naming(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    actor: str,
    top: int = 10,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw what each group calls one actor: a dot for each name and group, by its share of the mentions.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.naming(mentions)``.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    actor : str
        The actor: an actor_id, a name of `names`, or something that the actor is called in the table.
    max_groups : int, optional
        As there; left out: 12, or fewer where they find no room side by side.
    top : int
        How many designators to show, the most frequent first.

    Returns
    -------
    Axes
        The area of a dot is the share; a ring around it: no other group uses the name.

    Raises
    ------
    ValueError
        If nobody, or more than one, is meant by `actor`: the message lists who there is; and as
        :func:`framing.plots.frames`.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> table = fr.compare.naming(study.mentions, study.articles)
    >>> ax = fr.plots.naming(table, actor="Pro-government forces", names=study.actors, top=3)
    >>> len(ax.get_yticklabels())
    3
    """
    canvas = Canvas(ax, **options)
    by, wide = canvas.by, canvas.room
    needs = [by, "actor_id", "designator", "n", "value", "exclusive"]
    rows = require_rows(table, "names", needs, "compare.naming(mentions)")
    called = rows[["actor_id", "designator"]].drop_duplicates().itertuples(index=False)
    whom = find_by_name(actor, list(rows["actor_id"].unique()), "actor", canvas.names, ((one, n) for one, n in called))
    everyone = sorted(rows[by].dropna().unique(), key=str)
    rows = rows[rows["actor_id"] == whom]
    counts = rows.groupby("designator")["n"].sum()
    best = choose_values(rows, "designator", None, "n", min(top, canvas.rows_that_fit(0.165, 2.6)))
    words = shorten_distinct([one_line(designator) for designator in best], 34)
    absent = [] if canvas.groups is None else [name for name in everyone if not (rows[by] == name).any()]
    everywhere = pd.concat([rows, pd.DataFrame({by: absent, "n": 0})]) if absent else rows
    canvas.colors = dict.fromkeys(everyone) if canvas.colors is None else canvas.colors
    drawn = canvas.choose_groups(everywhere, usual=12, fits=columns_that_fit(words, wide))
    rows = add_up_rest(rows, by, drawn, ["designator"])
    tall = 0.5 + header_height(drawn.heads, wide, words) + 0.165 * max(len(best), 2)
    ax = canvas.axes(tall + 0.12 * (len(counts) > len(best)))
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
    label_rows(ax, words, 0.4)
    write_headers(ax, drawn.heads, wide, words)
    ax.set_xlim(-0.6, len(drawn.shown) - 0.4)
    ax.grid(axis="y")
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)
    ax.spines["left"].set_visible(False)
    told = ["area: share of the mentions; ring: no other uses it", shown_of_total(len(best), len(counts), "names")]
    write_caption(ax, told, 68 * wide, fontsize=7, loc="right")
    return ax
