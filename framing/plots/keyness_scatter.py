"""Keyness: frequency against log-odds, with labels that do not collide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots.layout.boxes import Box, FreeSpace, boxes_around
from framing.plots.layout.canvas import Canvas, draws, require_rows
from framing.plots.layout.legend import draw_legend, legend_rows
from framing.plots.layout.lettering import (
    one_line,
    shorten,
    shorten_distinct,
    shown_of_total,
    text_width,
    write_caption,
)
from framing.plots.layout.looks import Colors
from framing.plots.layout.scales import plain_log
from framing.plots.layout.style import COLOURS, SINGLE, TALLEST

__all__ = ["keyness"]

_SIZE = 6.5  # points of the labels
_BESIDE = 4.0  # points within which a label stands by its dot; further off it gets a line
_FAR = (1.5, 7.0, 12.0, 18.0, 26.0, 36.0, 48.0)
_MEASURES = (
    "log_odds", "g2", "log_likelihood", "chi2", "fisher", "pmi", "odds_ratio", "percent_difference", "jsd",
)  # fmt: skip


@draws(table="any")
def keyness(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    measure: str | None = None,
    names: tuple[str, str] = ("target", "reference"),
    labels: int = 24,
    top: int = 4000,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """Draw keyness: a dot for each term, by how often it occurs and how much more one side uses it.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.keyness(a, b)``.
    ax, width, height, font
        As in :func:`framing.plots.frames`.
    measure : str, optional
        Column on the vertical axis; left out, the first of log_odds, g2, chi2 … that is there.
    names : (str, str)
        What the two sides are called.
    labels : int
        How many terms to name at most, those with the largest `z` (or measure) first. A label without room beside its
        dot stands near it, with a line; if there is no room at all, it is left out.
    top : int
        How many terms to draw at most, the strongest and then the most frequent.
    colors : mapping or sequence, optional
        Colour of each side, by its name in `names`; or two colours.

    Returns
    -------
    Axes
        Coloured dots have q < 0.05; without a test, dots are coloured by side.

    Raises
    ------
    ValueError
        If the table is another one, or has nothing to draw.

    Examples
    --------
    >>> import framing as fr
    >>> a = ["The regime fell. The regime fled."] * 3
    >>> b = ["The government fell. The government fled."] * 3
    >>> ax = fr.plots.keyness(fr.compare.keyness(a, b, min_count=1), names=("the Post", "the Sun"))
    >>> ax.get_ylabel()
    'log-odds'
    """
    canvas = Canvas(ax, colors=colors, width=width, height=height)
    column = measure or next((name for name in _MEASURES if name in table), "log_odds")
    needs = [column, "count_target", "count_reference", "z", "q", "unit"]
    rows = require_rows(table, "terms", needs, "compare.keyness(a, b)")
    value = rows[column].to_numpy(float)
    ratio = column in ("odds_ratio", "fisher")
    keep = np.isfinite(value) & ((value > 0) | (not ratio))
    rows, value = require_rows(rows[keep], "terms"), value[keep]
    tested = rows["q"].notna().any() and (rows["unit"] == "article").any()
    total = (rows["count_target"] + rows["count_reference"]).to_numpy(float)
    sure = rows["q"].to_numpy(float) < 0.05 if tested else np.full(len(rows), True)
    strength = np.abs(rows["z"].to_numpy(float)) if rows["z"].notna().all() else np.abs(value)
    terms = len(rows)
    best = np.lexsort((np.arange(terms), -total, -strength, ~sure))[: max(top, 1)]
    rows, value, total, sure, strength = rows.iloc[best], value[best], total[best], sure[best], strength[best]
    sign = np.sign(value - ratio)
    groups = [sure & (sign == 1), sure & (sign == -1), ~sure]
    sides = [*(f"more in {shorten(one_line(name), 24)}" for name in names), "q ≥ 0.05"]
    shown = [place for place in (0, 1, 2) if groups[place].any()]
    sides = [sides[place] for place in shown]
    tints = _tints(names, colors)
    wide = canvas.room
    ax = canvas.axes(2.95 + 0.14 * legend_rows(sides, wide) + 0.12 * (terms > len(rows)))
    dots = [
        ax.scatter(total[groups[p]], value[groups[p]], s=7 if p < 2 else 4, color=tints[p], linewidths=0,
                   zorder=2 if p < 2 else 1)
        for p in shown
    ]  # fmt: skip
    ax.set_xscale("log")
    if ratio:
        ax.set_yscale("log")
    ax.axhline(float(ratio), color="#888888", linewidth=0.6)
    ax.margins(x=0.12, y=0.08)
    told = "coloured: q < 0.05, by article" if sure.any() else "none differs at q < 0.05"
    write_caption(
        ax, ["occurrences" + (f" ({told})" if tested else ""), shown_of_total(len(rows), terms, "terms")], 62 * wide
    )
    plain_log(ax.xaxis)
    ax.set_ylabel(column.replace("_", "-"))
    draw_legend(ax, dots, sides, wide, markerscale=1.6, handletextpad=0.1)
    order = [i for i in range(len(rows)) if sure[i] or not sure.any()]
    most = labels if sure.any() else min(labels, 10)  # where nothing differs at q < 0.05, the strongest few
    _label(ax, shorten_distinct((one_line(rows.index[i]) for i in order[: 3 * most]), 30), total[order[: 3 * most]],
           value[order[: 3 * most]], most)  # fmt: skip
    return ax


def _tints(names: tuple[str, str], colors: Colors) -> list[Any]:
    """Colours of the two sides, and of terms with q ≥ 0.05."""
    if isinstance(colors, Mapping):
        return [*(colors.get(name, own) for name, own in zip(names, COLOURS)), COLOURS[-1]]
    return [*(list(colors)[:2] if colors is not None else COLOURS[:2]), COLOURS[-1]]


def _label(ax: Axes, terms: list[str], x: Any, y: Any, most: int) -> None:
    """Put labels beside their dots, or near them with a line, where they cover neither a label nor a dot."""
    fig: Any = ax.figure.figure
    fig.draw_without_rendering()
    points = ax.transData.transform(np.column_stack([x, y])) * 72 / fig.dpi
    frame = ax.get_window_extent().transformed(fig.dpi_scale_trans.inverted())
    places = FreeSpace((72 * frame.x0, 72 * frame.y0, 72 * frame.x1, 72 * frame.y1), points)
    tall, named = _SIZE * 0.95, 0
    put: list[Any] = []
    for term, (px, py), at in zip(terms, points, zip(x, y)):
        if named >= most:
            break
        wide = text_width(term, _SIZE) + 3.0  # a space, so that two terms are not read as one
        others = points[np.hypot(*(points - (px, py)).T) > 0.5]
        lines = [*put, others]
        box = places.take(box for box in boxes_around(px, py, wide, tall, _FAR) if _clear(places, box, px, py, lines))
        if box is None:
            continue
        named += 1
        end = _nearest(box, px, py)
        far = float(np.hypot(end[0] - px, end[1] - py)) > _BESIDE
        if far:
            line = np.linspace((px, py), end, 24)
            put.append(line)
            places.add_dots(line)
        ax.annotate(
            term,
            at,
            xytext=(box[0] + 1.5 - px, box[1] - py),
            textcoords="offset points",
            fontsize=_SIZE,
            va="bottom",
            annotation_clip=False,
        ).set_in_layout(False)  # it must not move the axes under its point
        if far:
            ax.annotate(
                "", at, xytext=(end[0] - px, end[1] - py), textcoords="offset points", annotation_clip=False,
                arrowprops={"arrowstyle": "-", "color": "#777777", "linewidth": 0.45, "shrinkA": 0, "shrinkB": 1.5},
            ).set_in_layout(False)  # fmt: skip


def _nearest(box: Box, x: float, y: float) -> tuple[float, float]:
    """Find the point of a box that is nearest to a point."""
    return min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])


def _clear(places: FreeSpace, box: Box, px: float, py: float, lines: list[Any]) -> bool:
    """Whether the line from a dot to its label would cross neither a label nor another line."""
    end = _nearest(box, px, py)
    if np.hypot(end[0] - px, end[1] - py) <= _BESIDE:
        return True
    steps = np.linspace((px, py), end, 12)[1:-1]
    if any(not places.alone(step) for step in steps):
        return False
    return all(
        np.hypot(*(line[:, None, :] - steps[None]).transpose(2, 0, 1)).min() > 1.5 for line in lines if len(line)
    )
