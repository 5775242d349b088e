"""Frames by group and voice: bars cut by colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.transforms import ScaledTranslation

from framing.plots.layout.canvas import Canvas, GroupOptions, draws, require_rows
from framing.plots.layout.groups_shown import GroupsShown, add_up_rest, choose_values
from framing.plots.layout.legend import draw_legend
from framing.plots.layout.lettering import black_or_white, label_rows, shown_of_total, text_width, write_caption
from framing.plots.layout.style import VOICES

__all__ = ["PART_LABELS", "colour_legend", "draw_stacked_bars", "frames", "percentages"]

#: What a legend calls a part whose name alone says too little.
PART_LABELS = {
    "scare": "scare quotes",
    "woman": "women",
    "man": "men",
    "expert": "experts",
    "civil_society": "civil society",
    "culture_sport": "culture, sport",
    "citizen": "citizens",
}


@draws(table="any", lists=["frames"])
def frames(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    top: int = 10,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw the rate of each frame: one bar for each group, divided by voice.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles, what=["frame", "voice"])``: columns `by`, frame, voice, rate.
    ax : Axes, optional
        Axes to draw into. Left out, a figure is made.
    by : str
        Column of the groups.
    groups : sequence of str, optional
        Only these groups, in this order; by identity or by name.
    order : {"size", "name"} or sequence of str, optional
        Order of the groups; left out, that of `groups`, or by name. Groups that a list names come first, and are shown
        first if there is no room for all. Names that the table does not have are skipped, so that one list serves all
        figures of a study.
    max_groups : int, optional
        How many groups to show. If there are more, the largest are shown, and the others are added up as "other 53
        outlets", which counts as one. Left out: 7 (six colours, and the rest), or all that `groups` names.
    frames : sequence of str, optional
        Only these frames, in this order.
    top : int
        How many frames to show, the most frequent first.
    names : mapping or pandas.DataFrame, optional
        Readable name of each identity (of groups, actors, frames), or the table of actors.
    colors : mapping or sequence, optional
        Colour of each group. :func:`framing.plots.palette` makes such a mapping once for all figures of a study. Or
        colours in the order of the groups. Left out: by the place of the group among all groups of the table.
    width : float
        Inches, if a figure is made.
    height : float
        Inches, at most, if a figure is made. What does not fit is left out, and the figure says so.
    font : str, optional
        Font family for other scripts.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table is another one or has nothing to draw, or a group or frame that is asked for is not in it.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> rates = fr.compare.rates(study.hits, study.articles, what=["frame", "voice"])
    >>> ax = fr.plots.frames(rates, top=3)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['aggression', 'casualties', 'label legitimising']
    """
    canvas = Canvas(ax, **options)
    by, head = canvas.by, 0.92
    rows = require_rows(
        table, "framing terms", [by, "frame", "voice", "rate"], 'compare.rates(…, what=["frame", "voice"])'
    )
    rows = rows if "n" in rows else rows.assign(n=rows["rate"])
    drawn = canvas.choose_groups(rows, fits=canvas.rows_that_fit(0.115, head + 0.1), chars=20)
    rows = add_up_rest(rows, by, drawn, ["frame", "voice"])
    each = 0.10 + 0.115 * len(drawn.shown)
    total = rows["frame"].nunique()
    chosen = choose_values(rows, "frame", frames, "rate", min(top, canvas.rows_that_fit(each, head)), canvas.names)
    wide = canvas.room
    ax = canvas.axes(0.75 + len(chosen) * each + 0.12 * (total > len(chosen)))
    step = 0.8 / len(drawn.shown)
    for place, name in enumerate(drawn.shown):
        at = np.arange(len(chosen)) - 0.4 + step * (place + 0.5)
        own = rows[rows[by] == name].pivot_table(index="frame", columns="voice", values="rate", aggfunc="sum")
        draw_stacked_bars(ax, own.reindex(chosen), VOICES, at, step * 0.88)
    labels = canvas.labels(chosen, 28)
    label_rows(ax, labels, 0.45)
    _name_bars(ax, rows, by, drawn, chosen, step, 72 * wide - max(text_width(label, 7) for label in labels))
    write_caption(
        ax, ["terms per 1,000 words", shown_of_total(len(chosen), total, "frames")], 72 * wide - 8, loc="right"
    )
    colour_legend(ax, VOICES, rows["voice"].unique(), wide, labels)
    return ax


def _name_bars(
    ax: Axes, rows: pd.DataFrame, by: str, drawn: GroupsShown, order: list[str], step: float, room: float
) -> None:
    """Name the bars of each frame at their ends, with the group's mark, so that colour is left to the voice."""
    sums = rows.groupby(["frame", by])["rate"].sum()
    longest = max(text_width(head, 6) for head in drawn.heads) + 13
    widest = float(np.nanmax([sums.get((f, g), 0.0) for f in order for g in drawn.shown] or [0.0])) or 1.0
    for row, frame in enumerate(order):
        for place, name in enumerate(drawn.shown):
            value, at = sums.get((frame, name), 0.0), row - 0.4 + step * (place + 0.5)
            indent = 2.0
            if len(drawn.shown) > 1:
                look, indent = drawn.looks[name], 7.5
                _mark(ax, value, at, look.marker, look.colour)
            ax.annotate(drawn.labels[name], (value, at), xytext=(indent, 0), textcoords="offset points", va="center",
                        fontsize=6, color="#444444")  # fmt: skip
    ax.set_xlim(0, widest * max(room, 1.5 * longest) / max(room - longest - 8, 0.5 * longest))


def _mark(ax: Axes, x: float, y: float, marker: str, colour: Any) -> None:
    scale = ax.figure.figure.dpi_scale_trans
    ax.plot([x], [y], marker, color=colour, markersize=2.8, markeredgewidth=0,
            transform=ax.transData + ScaledTranslation(4.2 / 72, 0.0, scale))  # fmt: skip


def draw_stacked_bars(
    ax: Axes, wide: pd.DataFrame, tints: Mapping[str, str], at: Any, thick: float, write: bool = False
) -> None:
    """Draw a stacked bar per row, one part per column, and write each share that has room into its part.

    Parameters
    ----------
    ax : Axes
    wide : pandas.DataFrame
        A row a bar, a column a piece.
    tints : mapping
        Colour of each piece, in their order.
    at : ndarray
        Where the bars stand.
    thick : float
    write : bool
        Write the shares.
    """
    left = np.zeros(len(wide))
    for part, colour in tints.items():
        if part not in wide:
            continue
        values = wide[part].fillna(0.0).to_numpy(dtype=float)
        ax.barh(at, values, thick, left=left, color=colour, edgecolor="white", linewidth=0.4)
        for y, start, value in zip(at, left, values) if write else ():
            if value >= 8:
                ax.text(start + value / 2, y, f"{value:.0f}", ha="center", va="center", fontsize=6.5,
                        color=black_or_white(colour))  # fmt: skip
        left = left + values


def percentages(counts: pd.DataFrame) -> pd.DataFrame:
    """Convert counts to percentages of their row; a row without counts becomes 0."""
    counts = counts.fillna(0.0)
    return 100 * counts.div(counts.sum(axis=1).replace(0, 1), axis=0)


def colour_legend(
    ax: Axes, tints: Mapping[str, str], present: Iterable[Any], wide: float, beside: Sequence[str]
) -> None:
    """Draw the legend of the parts that occur, above the axes.

    Parameters
    ----------
    ax : Axes
    tints : mapping
        Colour of each piece.
    present : iterable
        Those that occur.
    wide : float
        Inches of the figure, or of its part.
    beside : sequence of str
        Labels left of the axes.
    """
    there = set(present)
    shown = [part for part in tints if part in there]
    handles = [Patch(color=tints[part]) for part in shown]
    draw_legend(ax, handles, [PART_LABELS.get(part, part) for part in shown], wide, beside)
