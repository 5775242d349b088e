"""The numbers that outlets and sources give for one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots.layout.canvas import Canvas, Options, draws, require_rows
from framing.plots.layout.display_names import Names, display_name, find_by_name
from framing.plots.layout.groups_shown import GroupsShown
from framing.plots.layout.legend import draw_group_marks
from framing.plots.layout.lettering import label_rows, one_line, shorten, shown_of_total, text_width, write_caption
from framing.plots.layout.scales import plain_log

__all__ = ["numbers"]


@draws(table="any")
def numbers(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    topic: int | str = 0,
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    top: int = 20,
    sources: bool = True,
    **options: Unpack[Options],
) -> Axes:
    """Draw the numbers that are given for one thing: a mark for each number, coloured by outlet.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.numbers(articles, quotes)``.
    ax, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    topic : int or str
        Which topic of the table, by its number or its label.
    groups : sequence of str, optional
        Only the numbers of these outlets, in this order.
    order : {"size", "name"} or sequence of str, optional
        Of the outlets; left out, the rows stand as in the table.
    top : int
        How many rows to show at most. If there are more, those shown are spread evenly from the lowest number to the
        highest.
    sources : bool
        Whether to name the source of each number; False: one row for each outlet and number.

    Returns
    -------
    Axes
        A dot is one number; a bar is a range (dozens: 24 to 99); an arrow means that many or more.
        Colour: outlet.

    Raises
    ------
    ValueError
        If the table has no such topic, or no such outlet.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> ax = fr.plots.numbers(fr.compare.numbers(study.articles, study.quotes, study.mentions), names=study.actors)
    >>> len(ax.get_yticklabels()) > 0
    True
    """
    canvas = Canvas(ax, "outlet", groups, order, **options)
    names, room = canvas.names, canvas.room
    needs = ["topic", "label", "outlet", "surface", "low", "high", *(["source", "voice"] if sources else [])]
    rows = require_rows(table, "numbers", needs, "compare.numbers(articles)")
    labels = rows.drop_duplicates("topic").set_index("topic")["label"]
    if topic not in labels.index:
        if isinstance(topic, int):
            raise ValueError(f"the table has no topic {topic}; it has 0 to {len(labels) - 1}, see its column 'label'")
        topic = find_by_name(topic, list(labels.index), "topic", called=labels.items())
    rows = rows.assign(outlet=rows["outlet"].astype(str))
    if canvas.colors is None:
        canvas.colors = dict.fromkeys(sorted(rows["outlet"].unique()))
    rows = rows[rows["topic"] == topic]
    rows = rows.drop_duplicates(["outlet", *(["source"] if sources else []), "low", "high"]).reset_index(drop=True)
    drawn = canvas.choose_groups(rows, usual=len(rows), chars=18)
    if groups is not None or order is not None:
        rows = rows[rows["outlet"].isin(drawn.places)]
        rows = rows.sort_values("outlet", key=lambda outlet: outlet.map(drawn.places), kind="stable")
    total, each = len(rows), 0.27 if sources else 0.17
    rows = _spread(rows, min(top, canvas.rows_that_fit(each, 0.8)))
    ax = canvas.axes(0.68 + each * len(rows) + 0.12 * (total > len(rows)))
    finite = rows[["low", "high"]].to_numpy(float)
    finite = finite[np.isfinite(finite)]
    wide = bool(finite.max() > 30 * max(finite[finite > 0].min(initial=np.inf), 1e-9) and finite.min() > 0)
    if wide:
        ax.set_xscale("log")
    edge = finite.max() * (2.2 if wide else 1.25) + (0 if wide else 0.5)
    ends = rows[["low", "high"]].to_numpy(float)
    for row, (outlet, (low, high)) in enumerate(zip(rows["outlet"], ends)):
        _draw(ax, row, low, high, edge, drawn.looks[outlet].colour)
    labelled = _labels(rows, drawn, sources, names)
    label_rows(ax, labelled, 0.45, fontsize=7, linespacing=1.05)
    ax.set_xlim(None if wide else 0, edge * 1.02)
    if wide:
        free = 72 * room - max(text_width(line, 7) for label in labelled for line in label.split("\n")) - 24
        plain_log(ax.xaxis, max(2, min(12, int(free / 28))))
    ax.grid(axis="x")
    if len(drawn.shown) > 1:
        looks = {row: drawn.looks[outlet] for row, outlet in enumerate(rows["outlet"])}
        draw_group_marks(ax, {row: row for row in looks}, looks)
    told = ["dot: one number, bar: range, arrow: or more", shown_of_total(len(rows), total, "numbers")]
    write_caption(ax, [shorten(one_line(labels[topic]), 40), *told], 50 * room, loc="right")
    return ax


def _spread(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """Keep so many rows, spread from the lowest number to the highest, in the order of the table."""
    if len(rows) > most:
        ranked = np.argsort(rows["low"].to_numpy(float), kind="stable")
        rows = rows.iloc[np.sort(ranked[np.linspace(0, len(rows) - 1, max(most, 1)).round().astype(int)])]
    return rows.reset_index(drop=True)


def _draw(ax: Axes, place: int, low: float, high: float, edge: float, colour: Any) -> None:
    if np.isinf(high):
        arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 1.4, "shrinkA": 0}
        ax.annotate("", (edge, place), (low, place), arrowprops=arrow)
        ax.plot(low, place, "o", color=colour, markersize=4.5)
    elif low < high:
        ax.plot([low, high], [place, place], color=colour, linewidth=4, solid_capstyle="butt")
    else:
        ax.plot(low, place, "o", color=colour, markersize=4.5)


def _labels(rows: pd.DataFrame, drawn: GroupsShown, sources: bool, names: Names) -> list[str]:
    labels = []
    for row in rows.to_dict("records"):
        outlet = drawn.labels[row["outlet"]]
        number = one_line(row["surface"]).strip("\"'‘’“”")
        if not sources:
            labels.append(f"{outlet}: {shorten(number, 22)}")
            continue
        source = row.get("source")
        who = shorten(display_name(source, names), 20) if isinstance(source, str) and source else "unattributed"
        who = "own voice" if row.get("voice") == "narration" else who
        labels.append(f"{outlet}, {who}:\n{shorten(number, 28)}")
    return labels
