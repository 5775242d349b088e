"""Who accuses whom, as a directed graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.plots.style import COLOURS, SINGLE, figure, pretty, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["accusation_graph"]


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
    rows = rows[rows["n"] > 0]
    if not own_voice:
        rows = rows[~rows["own_voice"].astype(bool)]
    something(rows, "accusations" if own_voice else "accusations by actors")
    edges = rows.groupby(["speaker", "target"]).agg(n=("n", "sum"), mirror=("mirror", lambda m: any(map(len, m))))
    edges = edges.reset_index().sort_values(["n", "speaker", "target"], ascending=[False, True, True])[:top]
    nodes = _around(edges)
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
                    where[speaker], where[target], connectionstyle="arc3,rad=0.18", arrowstyle="-|>", color=colour,
                    mutation_scale=7, linewidth=0.5 + 2.2 * n / most, shrinkA=5, shrinkB=6, alpha=0.85,
                )
            )  # fmt: skip
            if n >= 2:
                (x0, y0), (x1, y1) = where[speaker], where[target]
                # On the bend of the arrow; between neighbours, where there is no room, inside the circle.
                near = np.hypot(x1 - x0, y1 - y0) < 0.75
                at = ((x0 + x1) / 2 + 0.09 * (y1 - y0), (y0 + y1) / 2 - 0.09 * (x1 - x0))
                at = (0.4 * (x0 + x1), 0.4 * (y0 + y1)) if near else at
                ax.text(*at, str(n), fontsize=6.5, ha="center", va="center", color=colour,
                        bbox={"boxstyle": "circle,pad=0.12", "facecolor": "white", "edgecolor": "none"})  # fmt: skip
        for node, (x, y) in where.items():
            ax.plot(x, y, "o", color=COLOURS[0], markersize=5, zorder=3)
            label = _wrap(pretty((names or {}).get(node, node), 40))
            above = "bottom" if y > 0.75 else "top" if y < -0.75 else "center"
            ax.text(x * 1.07, y * 1.08, label, ha="left" if x > 0 else "right", va=above, fontsize=7, linespacing=0.95)
        ax.set_xlim(-2.35, 2.35)
        ax.set_ylim(-1.5, 1.35)
        ax.set_axis_off()
        if bool(edges["mirror"].any()):
            ax.text(0.5, 0.0, "red: with a word that both sides use", transform=ax.transAxes, ha="center", fontsize=7,
                    color="#B0404A")  # fmt: skip
    return ax


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
    for word in label.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "\n".join(lines)
