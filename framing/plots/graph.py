"""Who accuses whom, as a directed graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from framing.plots.layout.accusation_rows import accusation_rows
from framing.plots.layout.boxes import Box, FreeSpace, boxes_around
from framing.plots.layout.canvas import Canvas, Options, draws, require_rows
from framing.plots.layout.lettering import join_lines, shorten, shown_of_total, text_width
from framing.plots.layout.looks import Look, looks_of
from framing.plots.layout.scales import short_number

__all__ = ["accusation_graph"]

_BEND = 0.18  # of the arrows
_REACH = 2.35  # from the middle to the edge of the page, where the circle has a radius of 1.2
_RED, _GREY, _NODE = "#BB3344", "#777777", "#555555"
_NUMBER = 6.5  # points
_GAP = 7.0  # points between a node and its name
_TALLEST = 4.0  # units of the circle that its page may have, so that it is not pressed flat
_PUSHES = 400  # steps by which a name may be moved outward


@draws(table="any", lists=["frames", "actors"])
def accusation_graph(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    actors: Sequence[str] | None = None,
    top: int = 14,
    own_voice: bool = False,
    **options: Unpack[Options],
) -> Axes:
    """Draw who accuses (or doubts) whom as a network: an arrow leads from each speaker to each target.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.accusations(hits)``.
    ax, names, width, height, font
        As in :func:`framing.plots.frames`.
    frames, actors
        As in :func:`framing.plots.accusations`.
    top : int
        How many arrows to draw, the strongest first; fewer, if there is no room for the names at their ends.
    own_voice : bool
        Draw the outlets' own voice too.
    colors : mapping, optional
        Colour of each outlet in the figure.

    Returns
    -------
    Axes
        The width of an arrow is the number of terms; from two on the number stands beside it. A red arrow: the two
        actors use one word about each other (a mirror term).

    Raises
    ------
    ValueError
        If the table is another one, or nothing is left to draw.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> table = fr.compare.accusations(study.hits, study.articles, actors=study.actors)
    >>> ax = fr.plots.accusation_graph(table, names=study.actors, top=5)
    >>> len(ax.patches) > 0
    True
    """
    canvas = Canvas(ax, **options)
    names = canvas.names
    rows = accusation_rows(table, ["speaker", "target", "n", "own_voice", "mirror"], frames, actors, own_voice, names)
    rows = require_rows(rows[rows["speaker"] != rows["target"]], "accusations")
    outlets = set(rows.loc[rows["own_voice"].astype(bool), "speaker"])
    every = rows.groupby(["speaker", "target"]).agg(n=("n", "sum"), mirror=("mirror", lambda m: any(map(len, m))))
    every = every.reset_index().sort_values(["n", "speaker", "target"], ascending=[False, True, True])
    wide = canvas.room
    tall = min(0.86 * wide, canvas.height)
    across, most = 70 * wide / (2 * _REACH), 2 * max(2, int((tall - 0.3) / 0.2 + 1e-9))  # points a unit of x; nodes
    while True:
        edges = _strongest(every, top, most)
        nodes = _around(edges)
        where = _ring(nodes)
        labels = dict(zip(nodes, map(_wrap, canvas.labels(nodes, 30))))
        red = "red: with a word that both use" if bool(edges["mirror"].any()) else ""
        told = join_lines(
            ["width and number: terms", red, shown_of_total(len(edges), len(every), "pairs")], 72 * wide - 12, 7
        )
        boxes, ends = _places_of_names(where, labels, across, 69 * tall, 9.0 * len(told) + 4)
        if boxes or most <= 4:
            break
        most = min(most, len(nodes)) - 2  # their names found no room
    ax = canvas.axes(tall)
    looks: dict[Any, Look] = {}
    if isinstance(canvas.colors, Mapping):
        there = sorted(outlets & set(nodes), key=str)
        looks = looks_of(there, there, canvas.colors)
    for node, (x, y) in where.items():
        mark = looks[node].marker if node in looks else "o"
        ax.plot(x, y, mark, color=looks[node].colour if node in looks else _NODE, markersize=5, zorder=3)
    _name_nodes(ax, where, labels, boxes, across)
    ax.set_ylim(*ends)
    ax.set_xlim(-_REACH, _REACH)
    ax.set_axis_off()
    ax.text(0.5, 0.0, "\n".join(told), transform=ax.transAxes, ha="center", va="bottom", fontsize=7)
    _arrows(ax, edges, where)
    return ax


def _strongest(edges: pd.DataFrame, top: int, most: int) -> pd.DataFrame:
    """Choose the strongest arrows that join at most so many nodes."""
    joined: set[Any] = set()
    kept: list[int] = []
    for place, (speaker, target) in enumerate(zip(edges["speaker"], edges["target"])):
        if len(kept) >= max(top, 1):
            break
        if len(joined | {speaker, target}) <= most:
            joined |= {speaker, target}
            kept.append(place)
    return edges.iloc[kept]


def _arrows(ax: Axes, edges: pd.DataFrame, where: Mapping[Any, tuple[float, float]]) -> None:
    """Draw the arrows, and their numbers where they hide neither an arrow nor a name."""
    fig: Any = ax.figure.figure
    fig.draw_without_rendering()
    scale = 72 / fig.dpi
    page = ax.get_window_extent()
    most = float(edges["n"].max())
    drawn = []
    for speaker, target, n, mirror in edges[["speaker", "target", "n", "mirror"]].itertuples(index=False):
        colour, thick = _RED if mirror else _GREY, 0.5 + 2.2 * n / most
        ax.add_patch(
            FancyArrowPatch(
                where[speaker], where[target], connectionstyle=f"arc3,rad={_BEND}", arrowstyle="-|>", color=colour,
                mutation_scale=7, linewidth=thick, shrinkA=5, shrinkB=6, alpha=0.85,
            )
        )  # fmt: skip
        ends = ax.transData.transform([where[speaker], where[target]]) * scale
        drawn.append((n, colour, thick, _bend(*ends)))
    places = FreeSpace((scale * page.x0, scale * page.y0, scale * page.x1, scale * page.y1))
    for text in ax.texts:
        over = text.get_window_extent()
        places.add((over.x0 * scale, over.y0 * scale, over.x1 * scale, over.y1 * scale))
    for x, y in ax.transData.transform(list(where.values())) * scale:
        places.add((x - 3.5, y - 3.5, x + 3.5, y + 3.5))
    for _, _, thick, path in drawn:
        side = np.array([[-1.0, 0], [1, 0], [0, -1], [0, 1]]) * (thick / 2 + 0.6)
        places.add_dots((path[:, None] + np.vstack([[0, 0], side])).reshape(-1, 2))
        for x, y in path[-14:]:  # the head
            places.add_dots([(x - 2.5, y), (x + 2.5, y), (x, y - 2.5), (x, y + 2.5)])
    back = ax.transData.inverted()
    for n, colour, thick, path in drawn:
        written = short_number(float(n))
        wide, tall = text_width(written, _NUMBER) + 1.0, 1.05 * _NUMBER
        spots = [path[int(t * (len(path) - 1))] for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)]
        far = (thick / 2 + 1.0, thick / 2 + 2.5, thick / 2 + 4.5)
        box = places.take(box for x, y in spots for box in boxes_around(x, y, wide, tall, far)) if n >= 2 else None
        if box is not None:
            at = back.transform(((box[0] + box[2]) / 2 / scale, (box[1] + box[3]) / 2 / scale))
            ax.text(float(at[0]), float(at[1]), written, fontsize=_NUMBER, ha="center", va="center", color=colour)


def _bend(start: Any, end: Any) -> Any:
    """Compute points along an arrow, as Matplotlib's ``arc3`` bends it."""
    across, up = end - start
    middle = (start + end) / 2 + _BEND * np.array([up, -across])
    t = np.linspace(0, 1, 120)[:, None]
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end


def _ring(nodes: Sequence[Any]) -> dict[Any, tuple[float, float]]:
    """Place nodes on an ellipse, half a step from the top, where a label would have no side to go to."""
    angles = [np.pi / 2 - 2 * np.pi * (place + 0.5) / max(len(nodes), 1) for place in range(len(nodes))]
    return {node: (1.2 * float(np.cos(angle)), float(np.sin(angle))) for node, angle in zip(nodes, angles)}


def _places_of_names(
    where: Mapping[Any, tuple[float, float]], labels: Mapping[Any, str], across: float, height: float, foot: float
) -> tuple[dict[Any, Box], tuple[float, float]]:
    """Find boxes for the names outside the circle, further out if they would overlap, and the limits of the page.

    `across` is points a unit of x, `height` the points of the whole page, `foot` those of what stands beneath. No box
    where they find no room.
    """
    low, high = -1.5, 1.35
    for _ in range(25):  # names pushed outward need a taller page, on which type takes more room
        boxes = _boxes_of_names(where, labels, across, height / (high - low))
        under = foot * (high - low) / height
        ends = (min([-1.15, *(b[1] for b in boxes.values())]) - under, max([1.15, *(b[3] for b in boxes.values())]))
        if abs(ends[0] - low) + abs(ends[1] - high) < 0.01:
            return boxes, ends
        low, high = ends
        if high - low > _TALLEST:
            break
    return {}, (low, high)


def _name_nodes(
    ax: Axes,
    where: Mapping[Any, tuple[float, float]],
    labels: Mapping[Any, str],
    boxes: Mapping[Any, Box],
    across: float,
) -> None:
    """Write the names into their boxes, on the side of their nodes."""
    for node, (left, bottom, right, top) in boxes.items():
        side = _side(where[node][0])
        place = {0.0: "left", 0.5: "center", 1.0: "right"}[side]
        inner = 2 / across  # the space around a name
        at = (left + inner + side * (right - left - 2 * inner), (bottom + top) / 2)
        ax.text(*at, labels[node], ha=place, va="center", fontsize=7, linespacing=1.05)


def _side(x: float) -> float:
    """Share of a label that stands left of its anchor."""
    return 0.5 if abs(x) < 0.25 else 0.0 if x > 0 else 1.0


def _boxes_of_names(
    where: Mapping[Any, tuple[float, float]], labels: Mapping[Any, str], across: float, up: float
) -> dict[Any, Box]:
    """Left, bottom, right and top of each name, in the units of the axes; `up` is points a unit of y."""
    taken: dict[Any, Box] = {}
    for node, (x, y) in sorted(where.items(), key=lambda item: (abs(item[1][1]), str(item[0]))):
        lines = labels[node].split("\n")
        wide, high = (max(text_width(line, 7) for line in lines) + 4) / across, (8.7 * len(lines) + 1.5) / up
        left = x + float(np.sign(x)) * _GAP / across - _side(x) * wide
        bottom = y + (0.7 * _GAP / up if y > 0.75 else -high - 0.7 * _GAP / up if y < -0.75 else -high / 2)
        step = 0.04 if y >= 0 else -0.04
        for _ in range(_PUSHES):
            right, high_end = left + wide, bottom + high
            if not any(left < b[2] and b[0] < right and bottom < b[3] and b[1] < high_end for b in taken.values()):
                break
            bottom += step
        taken[node] = (left, bottom, left + wide, bottom + high)
    return taken


def _around(edges: pd.DataFrame) -> list[Any]:
    """Order nodes so that strong arrows join neighbours."""
    if not len(edges):
        return []
    nodes: list[Any] = [edges["speaker"].iloc[0]]
    left = sorted((set(edges["speaker"]) | set(edges["target"])) - set(nodes), key=str)
    weight: dict[tuple[str, str], int] = {}
    for speaker, target, n in edges[["speaker", "target", "n"]].itertuples(index=False):
        weight[speaker, target] = weight.get((speaker, target), 0) + n
        weight[target, speaker] = weight.get((target, speaker), 0) + n
    while left:
        nearest = max(left, key=lambda node: (weight.get((nodes[-1], node), 0), [-ord(c) for c in str(node)]))
        nodes.append(nearest)
        left.remove(nearest)
    return nodes


def _wrap(label: str, width: int = 15) -> str:
    lines: list[str] = []
    for word in (shorten(word, width + 2) for word in label.split()):
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "\n".join(lines)
