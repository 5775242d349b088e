"""Who accuses whom, as a directed graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.entrance import takes
from framing.plots.legend import cell_width
from framing.plots.style import COLOURS, SINGLE, figure, pretty, something, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["accusation_graph"]

_BEND = 0.18  # of the arrows
_REACH = 2.35  # from the middle to the edge of the page, where the circle has a radius of 1.2


@takes(table="any")
def accusation_graph(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    top: int = 14,
    own_voice: bool = False,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Arrows from who speaks to whom it is about.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.accusations(hits)``.
    ax, width, font
        As in :func:`framing.plots.frames`.
    names : mapping, optional
        Readable name of each actor_id.
    top : int
        Strongest arrows to draw.
    own_voice : bool
        Draw the outlets' own voice too.

    Returns
    -------
    Axes
        Width of an arrow: number of terms, written on the arrows of at least two; red: a word of the pair goes both
        ways (a mirror term).
    """
    from matplotlib.patches import FancyArrowPatch

    rows = pd.DataFrame(table)
    something(rows, "accusations", ["speaker", "target", "n", "own_voice", "mirror"], "compare.accusations(hits)")
    rows = rows[rows["n"] > 0]
    if not own_voice:
        rows = rows[~rows["own_voice"].astype(bool)]
    something(rows, "accusations" if own_voice else "accusations by actors")
    edges = rows.groupby(["speaker", "target"]).agg(n=("n", "sum"), mirror=("mirror", lambda m: any(map(len, m))))
    edges = edges.reset_index().sort_values(["n", "speaker", "target"], ascending=[False, True, True])[:top]
    nodes = _around(edges)
    wide, tall = cell_width(ax, width), 1.42
    ax, context = figure(ax, width, width * 0.86, font)
    with context:
        # Half a step from the top: no node stands on the upright, where its label would have no side to go to.
        angle = {node: np.pi / 2 - 2 * np.pi * (place + 0.5) / max(len(nodes), 1) for place, node in enumerate(nodes)}
        where = {node: (1.2 * float(np.cos(a)), float(np.sin(a))) for node, a in angle.items()}
        most = float(edges["n"].max()) if len(edges) else 1.0
        for speaker, target, n, mirror in edges.itertuples(index=False):
            colour = COLOURS[1] if mirror else "#777777"
            ax.add_patch(
                FancyArrowPatch(
                    where[speaker], where[target], connectionstyle=f"arc3,rad={_BEND}", arrowstyle="-|>", color=colour,
                    mutation_scale=7, linewidth=0.5 + 2.2 * n / most, shrinkA=5, shrinkB=6, alpha=0.85,
                )
            )  # fmt: skip
            if n >= 2:
                (x0, y0), (x1, y1) = where[speaker], where[target]
                # On the bend of the arrow, which is drawn in points: a unit of y is longer than one of x.
                at = ((x0 + x1) / 2 + _BEND / 2 * (y1 - y0) * tall, (y0 + y1) / 2 - _BEND / 2 * (x1 - x0) / tall)
                ax.text(*at, str(n), fontsize=6.5, ha="center", va="center", color=colour,
                        bbox={"boxstyle": "circle,pad=0.12", "facecolor": "white", "edgecolor": "none"})  # fmt: skip
        labels = {node: _wrap(pretty((names or {}).get(node, node), 30)) for node in nodes}
        for x, y in where.values():
            ax.plot(x, y, "o", color=COLOURS[0], markersize=5, zorder=3)
        across = 70 * wide / (2 * _REACH)  # points a unit of x
        named = _name_nodes(ax, where, labels, across, 69 * 0.86 * wide)
        ax.set_xlim(-_REACH, _REACH)
        ax.set_ylim(*named)
        ax.set_axis_off()
        told = "width and number: terms" + ("; red: with a word that both use" if bool(edges["mirror"].any()) else "")
        ax.text(0.5, 0.0, told, transform=ax.transAxes, ha="center", fontsize=7)
    return ax


def _name_nodes(
    ax: Axes, where: Mapping[str, tuple[float, float]], labels: Mapping[str, str], across: float, height: float
) -> tuple[float, float]:
    """Write the names outside the circle, further out where they would cover one another; limits of the page.

    `across` is points a unit of x, `height` the points of the whole page.
    """
    low, high = -1.5, 1.35
    boxes: dict[str, tuple[float, float, float, float]] = {}
    for _ in range(6):  # names pushed outward need a taller page, on which type takes more room
        boxes = _boxes_of_names(where, labels, across, height / (high - low))
        ends = (min(-1.5, *(b[1] - 0.2 for b in boxes.values())), max(1.35, *(b[3] for b in boxes.values())))
        if abs(ends[0] - low) + abs(ends[1] - high) < 0.01:
            break
        low, high = ends
    for node, (left, bottom, right, top) in boxes.items():
        side = _side(where[node][0])
        place = {0.0: "left", 0.5: "center", 1.0: "right"}[side]
        inner = 2 / across  # the space around a name
        at = (left + inner + side * (right - left - 2 * inner), (bottom + top) / 2)
        ax.text(*at, labels[node], ha=place, va="center", fontsize=7, linespacing=0.95)
    return low, high


def _side(x: float) -> float:
    """Share of a label that stands left of its anchor."""
    return 0.5 if abs(x) < 0.25 else 0.0 if x > 0 else 1.0


def _boxes_of_names(
    where: Mapping[str, tuple[float, float]], labels: Mapping[str, str], across: float, up: float
) -> dict[str, tuple[float, float, float, float]]:
    """Left, bottom, right and top of each name, in the units of the axes; `up` is points a unit of y."""
    taken: dict[str, tuple[float, float, float, float]] = {}
    for node, (x, y) in sorted(where.items(), key=lambda item: (abs(item[1][1]), item[0])):
        lines = labels[node].split("\n")
        wide, high = (max(text_width(line, 7) for line in lines) + 4) / across, (8.2 * len(lines) + 2) / up
        left = x * 1.07 - _side(x) * wide
        bottom = y * 1.08 + (0.02 if y > 0.75 else -high - 0.02 if y < -0.75 else -high / 2)
        step = 0.04 if y >= 0 else -0.04
        while any(
            left < b[2] and b[0] < left + wide and bottom < b[3] and b[1] < bottom + high for b in taken.values()
        ):
            bottom += step
        taken[node] = (left, bottom, left + wide, bottom + high)
    return taken


def _around(edges: pd.DataFrame) -> list[str]:
    """Nodes in an order that keeps strong arrows between neighbours."""
    if not len(edges):
        return []
    nodes = [edges["speaker"].iloc[0]]
    left = sorted((set(edges["speaker"]) | set(edges["target"])) - set(nodes))
    weight: dict[tuple[str, str], int] = {}
    for speaker, target, n in edges[["speaker", "target", "n"]].itertuples(index=False):
        weight[speaker, target] = weight.get((speaker, target), 0) + n
        weight[target, speaker] = weight.get((target, speaker), 0) + n
    while left:
        nearest = max(left, key=lambda node: (weight.get((nodes[-1], node), 0), [-ord(c) for c in node]))
        nodes.append(nearest)
        left.remove(nearest)
    return nodes


def _wrap(label: str, width: int = 15) -> str:
    lines: list[str] = []
    for word in (pretty(word, width + 2) for word in label.split()):
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "\n".join(lines)
