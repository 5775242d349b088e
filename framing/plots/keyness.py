"""Keyness: frequency against log-odds, with labels that do not collide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.entrance import takes
from framing.plots.legend import cell_width, legend_above, legend_rows
from framing.plots.order import plain_log
from framing.plots.style import COLOURS, SINGLE, figure, pretty, something, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["keyness"]

_SIZE = 6.5  # points of the labels


@takes(table="any")
def keyness(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    measure: str | None = None,
    names: tuple[str, str] = ("target", "reference"),
    labels: int = 24,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Each term by how often it occurs and how much more on one side.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.keyness(a, b)``.
    ax, width, font
        As in :func:`framing.plots.frames`.
    measure : str, optional
        Column on the vertical axis; left out, the first of log_odds, g2, chi2 … that is there.
    names : (str, str)
        What the two sides are called.
    labels : int
        Terms to name at most, those of the largest `z` (or measure) first. A label that finds no room is left out.

    Returns
    -------
    Axes
        Coloured: q < 0.05; where there is no test, by side.
    """
    rows = pd.DataFrame(table)
    known = (
        "log_odds", "g2", "log_likelihood", "chi2", "fisher", "pmi", "odds_ratio", "percent_difference", "jsd",
    )  # fmt: skip
    column = measure or next((name for name in known if name in rows), "log_odds")
    needs = [column, "count_target", "count_reference", "z", "q", "unit"]
    something(rows, "terms", needs, "compare.keyness(a, b)")
    value = rows[column].to_numpy(float)
    ratio = column in ("odds_ratio", "fisher")
    keep = np.isfinite(value) & ((value > 0) | (not ratio))
    rows, value = rows[keep], value[keep]
    something(rows, "terms")
    total = (rows["count_target"] + rows["count_reference"]).to_numpy(float)
    tested = rows["q"].notna().any() and (rows["unit"] == "article").any()
    sure = rows["q"].to_numpy(float) < 0.05 if tested else np.full(len(rows), True)
    sign = np.sign(value - ratio)
    groups = [sure & (sign == 1), sure & (sign == -1), ~sure]
    sides = [*(f"more in {pretty(name, 24)}" for name in names), "not told apart"]
    shown = [place for place in (0, 1, 2) if groups[place].any()]
    sides = [sides[place] for place in shown]
    wide = cell_width(ax, width)
    ax, context = figure(ax, width, 2.95 + 0.14 * legend_rows(sides, wide), font)
    with context:
        dots = [
            ax.scatter(total[groups[p]], value[groups[p]], s=7 if p < 2 else 4, color=(*COLOURS[:2], "#BBBBBB")[p],
                       linewidths=0, zorder=2 if p < 2 else 1)
            for p in shown
        ]  # fmt: skip
        ax.set_xscale("log")
        if ratio:
            ax.set_yscale("log")
        ax.axhline(float(ratio), color="#888888", linewidth=0.6)
        ax.margins(x=0.12, y=0.08)
        told = "coloured: q < 0.05, articles permuted" if sure.any() else "none told apart at q < 0.05"
        ax.set_xlabel("occurrences" + (f" ({told})" if tested else ""))
        plain_log(ax.xaxis)
        ax.set_ylabel(column.replace("_", "-"))
        legend_above(ax, dots, sides, wide, markerscale=1.6, handletextpad=0.1)
        strength = np.abs(rows["z"].to_numpy(float)) if rows["z"].notna().all() else np.abs(value)
        order = [i for i in np.lexsort((np.arange(len(rows)), -strength, ~sure)) if sure[i] or not sure.any()]
        most = labels if sure.any() else min(labels, 10)  # where nothing is told apart, the strongest few
        _label(ax, [str(rows.index[i]) for i in order], total[order], value[order], most)
    return ax


def _label(ax: Axes, terms: list[str], x: Any, y: Any, most: int) -> None:
    """Put labels beside their points where no other label, nor a labelled point, stands."""
    fig: Any = ax.figure.figure
    fig.draw_without_rendering()
    points = ax.transData.transform(np.column_stack([x, y])) * 72 / fig.dpi
    frame = ax.get_window_extent().transformed(fig.dpi_scale_trans.inverted())
    left, right, low, high = 72 * frame.x0, 72 * frame.x1, 72 * frame.y0, 72 * frame.y1
    taken: list[tuple[float, float, float, float]] = []
    near = [(px - 1.5, py - 1.5, px + 1.5, py + 1.5) for px, py in points[: 3 * most]]
    for term, (px, py), at in list(zip(terms, points, zip(x, y)))[: 3 * most]:
        if len(taken) >= most:
            return
        wide, tall = text_width(term, _SIZE), _SIZE * 0.95
        for dx, dy in (
            (3, -tall / 2),
            (-3 - wide, -tall / 2),
            (-wide / 2, 3),
            (-wide / 2, -3 - tall),
            (3, 2),
            (3, -tall - 2),
        ):
            box = (px + dx, py + dy, px + dx + wide, py + dy + tall)
            inside = left <= box[0] and box[2] <= right and low <= box[1] and box[3] <= high
            own = (px - 1.5, py - 1.5, px + 1.5, py + 1.5)
            if inside and not any(_meet(box, other) for other in [*taken, *(n for n in near if n != own)]):
                taken.append(box)
                label = ax.annotate(
                    term, at, xytext=(dx, dy), textcoords="offset points", fontsize=_SIZE, va="bottom",
                    annotation_clip=False,
                )  # fmt: skip
                label.set_in_layout(False)  # it must not move the axes under its point
                break


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
