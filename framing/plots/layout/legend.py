"""Legends in as many columns as fit, column headers, and the marks of groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from framing.plots.layout.lettering import text_width, write_ticks
from framing.plots.layout.looks import Look

__all__ = [
    "columns_that_fit",
    "draw_group_marks",
    "draw_legend",
    "header_height",
    "legend_rows",
    "must_stand_upright",
    "write_headers",
]

_SIZE, _KEY, _SPACE = 7.0, 13.0, 9.0  # points: type, the mark with its gap, between columns


def _columns(labels: Sequence[str], room: float) -> int:
    widths = [text_width(label, _SIZE) + _KEY + _SPACE for label in labels]
    for columns in range(len(widths), 1, -1):
        rows = -(-len(widths) // columns)
        if sum(max(widths[i * rows : (i + 1) * rows], default=0.0) for i in range(columns)) - _SPACE <= room:
            return -(-len(widths) // rows)
    return 1


def legend_rows(labels: Sequence[str], width: float) -> int:
    """Number of rows of a legend in a figure of so many inches.

    Examples
    --------
    >>> legend_rows(["Post", "Sun"], 3.5), legend_rows(["a very long name of an outlet indeed"] * 3, 3.5)
    (1, 3)
    """
    return -(-len(labels) // _columns(labels, 72 * width - 12)) if labels else 0


def draw_legend(
    ax: Axes, handles: Sequence[Any], labels: Sequence[str], width: float, beside: Iterable[str] = (), **style: Any
) -> None:
    """Put a legend above the axes, in the middle of the whole figure.

    Parameters
    ----------
    ax : Axes
    handles : sequence of artist
    labels : sequence of str
    width : float
        Inches of the figure, or of its part.
    beside : iterable of str
        Labels left of the axes: the legend begins above them.
    **style
        Passed on to matplotlib.
    """
    room = 72 * width - 12
    left = min(
        max((text_width(line, _SIZE) for text in beside for line in text.splitlines()), default=10.0) + 8, room / 2
    )
    middle = (room / 2 - left) / (room - left)
    legend = ax.legend(
        handles=list(handles), labels=["x"] * len(labels), loc="lower center", bbox_to_anchor=(middle, 1.0),
        ncols=_columns(labels, room), alignment="left", **style,
    )  # fmt: skip
    for text, label in zip(legend.get_texts(), labels):  # a label that begins with an underscore is a label too
        text.set_text(label)


def must_stand_upright(heads: Sequence[str], width: float, beside: Sequence[str]) -> bool:
    """Whether column headers would touch each other and must be rotated.

    Parameters
    ----------
    heads : sequence of str
    width : float
        Inches of the figure.
    beside : sequence of str
        Labels of the rows, left of the columns.

    Returns
    -------
    bool

    Examples
    --------
    >>> must_stand_upright(["Post", "Sun"], 3.5, ["army"]), must_stand_upright(["Northern Post"] * 6, 3.5, ["army"])
    (False, True)
    """
    step = _heads_room(width, beside) / max(len(heads), 1)
    return max((text_width(head, _SIZE) for head in heads), default=0.0) + 6 > step


def header_height(heads: Sequence[str], width: float, beside: Sequence[str]) -> float:
    """Height of the column headers in inches; arguments as in :func:`must_stand_upright`.

    Examples
    --------
    >>> header_height(["Post"], 3.5, ["army"])
    0.2
    """
    if not must_stand_upright(heads, width, beside):
        return 0.2
    return max((text_width(head, _SIZE) for head in heads), default=_SIZE) / 72 + 0.12


def write_headers(ax: Axes, heads: Sequence[str], width: float, beside: Sequence[str]) -> None:
    """Write the column headers above the axes; arguments as in :func:`must_stand_upright`."""
    upright = must_stand_upright(heads, width, beside)
    write_ticks(ax.xaxis, range(len(heads)), heads, rotation=90 if upright else 0)
    ax.xaxis.tick_top()


def columns_that_fit(beside: Sequence[str], width: float, each: float = 10.0, bar: float = 45.0) -> int:
    """Number of columns with upright headers that fit side by side.

    Parameters
    ----------
    beside : sequence of str
        Labels of the rows.
    width : float
        Inches of the figure.
    each : float
        Points of a column.
    bar : float
        Points right of the columns and left of the labels.

    Returns
    -------
    int

    Examples
    --------
    >>> columns_that_fit(["army"], 3.5) > columns_that_fit(["Ministry of Internal Affairs"], 3.5) > 5
    True
    """
    return max(3, int(_heads_room(width, beside, bar) / max(each, 10.0)))


def _heads_room(width: float, beside: Sequence[str], bar: float = 45.0) -> float:
    left = max((text_width(row, _SIZE) for row in beside), default=0.0) + bar  # of shades
    return max(72 * width - left, 72.0)


def draw_group_marks(ax: Axes, places: Mapping[Any, float], looks: Mapping[Any, Look], above: bool = False) -> None:
    """Draw each group's mark between the axis and its label, in figures whose colours mean something else.

    Parameters
    ----------
    ax : Axes
        Its labels are written already.
    places : mapping
        Where on the axis each group stands.
    looks : mapping
        See :class:`framing.plots.layout.groups_shown.GroupsShown`.
    above : bool
        The groups stand along the upper edge, not the left one.
    """
    scale = ax.figure.figure.dpi_scale_trans
    base = ax.get_xaxis_transform() if above else ax.get_yaxis_transform()
    out = base + ScaledTranslation(0.0 if above else -5 / 72, 5 / 72 if above else 0.0, scale)
    for name, place in places.items():
        at = (place, 1.0) if above else (0.0, place)
        ax.plot(*([value] for value in at), looks[name].marker, color=looks[name].colour, markersize=3.4,
                transform=out, clip_on=False, scalex=False, scaley=False)[0].set_in_layout(False)  # fmt: skip
    ax.tick_params(axis="x" if above else "y", pad=10)
