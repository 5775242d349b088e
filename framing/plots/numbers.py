"""Numbers about one thing, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.entrance import takes
from framing.plots.legend import cell_width
from framing.plots.order import colours, plain_log
from framing.plots.style import SINGLE, figure, pretty, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["numbers"]


@takes(table="any")
def numbers(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    topic: int = 0,
    names: Mapping[str, str] | None = None,
    sources: bool = True,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Range of each number about one thing.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.numbers(articles, quotes)``.
    ax, width, font
        As in :func:`framing.plots.frames`.
    topic : int
        Which topic of the table.
    names : mapping, optional
        Readable name of each actor_id.
    sources : bool
        Name the source of each number; else one row an outlet and number.

    Returns
    -------
    Axes
        A dot: one number; a bar: a range (dozens: 24 to 99); an arrow: open (more than). Colour: outlet.

    Raises
    ------
    ValueError
        If the table has no such topic.
    """
    rows = pd.DataFrame(table)
    needs = ["topic", "label", "outlet", "surface", "low", "high", "qualifier", "voice", "source"]
    something(rows, "numbers", needs, "compare.numbers(articles)")
    rows = rows[rows["topic"] == topic]
    if not len(rows):
        raise ValueError(f"the table has no topic {topic}")
    rows = rows.drop_duplicates(["outlet", *(["source"] if sources else []), "low", "high"]).reset_index(drop=True)
    page = cell_width(ax, width)
    ax, context = figure(ax, width, 0.68 + (0.27 if sources else 0.17) * len(rows), font)
    with context:
        tint = colours(sorted(rows["outlet"].astype(str).unique()))
        finite = rows[["low", "high"]].to_numpy(float)
        finite = finite[np.isfinite(finite)]
        wide = finite.max() > 30 * max(finite[finite > 0].min(initial=np.inf), 1e-9) and finite.min() > 0
        if wide:
            ax.set_xscale("log")
        edge = finite.max() * (2.2 if wide else 1.25) + (0 if wide else 0.5)
        for place, row in enumerate(rows.to_dict("records")):
            colour = tint[str(row["outlet"])]
            low, high = float(row["low"]), float(row["high"])
            if np.isinf(high):
                arrow = {"arrowstyle": "-|>", "color": colour, "linewidth": 1.4, "shrinkA": 0}
                ax.annotate("", (edge, place), (low, place), arrowprops=arrow)
                ax.plot(low, place, "o", color=colour, markersize=4.5)
            elif low < high:
                ax.plot([low, high], [place, place], color=colour, linewidth=4, solid_capstyle="butt")
            else:
                ax.plot(low, place, "o", color=colour, markersize=4.5)
        labels = []
        for row in rows.to_dict("records"):
            source = (names or {}).get(str(row["source"]), row["source"])
            who = "own voice" if row["voice"] == "narration" else pretty(source, 20)
            number = " ".join(str(row["surface"]).split()).strip("\"'‘’“”")
            outlet = f"{pretty(row['outlet'], 18)}, {who}:\n" if sources else f"{pretty(row['outlet'], 16)}: "
            labels.append(outlet + pretty(number, 28 if sources else 22))
        ax.set_yticks(range(len(rows)), labels, fontsize=7, linespacing=0.95)
        ax.set_ylim(len(rows) - 0.45, -0.55)
        ax.set_xlim(None if wide else 0, edge * 1.02)
        if wide:
            plain_log(ax.xaxis, 12 if page > 5 else 4)
        ax.grid(axis="x")
        ax.tick_params(axis="y", length=0)
        ax.set_xlabel(f"{pretty(rows['label'].iloc[0])} \ndot: number, bar: range, arrow: open", loc="right")
    return ax
