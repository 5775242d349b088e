"""Two versions of one statement, word by word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from framing.plots.style import SINGLE, figure, pretty, text_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["statement"]

#: Tint of each operation, of Paul Tol's pale scheme, with what it means.
_TINTS = {
    "cut": ("#FFCCCC", "only here"),
    "added": ("#FFCCCC", "only here"),
    "changed": ("#EEEEBB", "other words"),
    "varied": ("#CCDDAA", "other form"),
    "unmarked": ("#BBCCEE", "quoted only by one"),
    "marked": ("#BBCCEE", "quoted only by one"),
}
_SIZE, _LINE, _GAP = 7.5, 11.5, 2.6  # points: type, line, space between words


def statement(
    row: Mapping[str, Any],
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """What one outlet kept, cut, swapped or took out of the marks.

    Parameters
    ----------
    row : mapping
        One row of ``compare.statements(quotes, articles)``, as ``table.loc[0]``: outlet_a, outlet_b, alignment.
    ax, width, font
        As in :func:`framing.plots.frames`.
    names : mapping, optional
        Readable name of each actor_id.

    Returns
    -------
    Axes
        Plain: the same words in both; tinted: see the legend.
    """
    from matplotlib.patches import Rectangle

    blocks = []
    inner = width if ax is None else _width(ax)
    for side in "ab":
        words = [(word, step["op"]) for step in row["alignment"] for word in step[f"{side}_text"].split()]
        blocks.append((_heading(row, side, names or {}, 72 * inner - 14), _lines(words, 72 * inner - 14)))
    height = sum(_LINE * (len(lines) + 1.3) for _, lines in blocks) + 26
    if ax is None:
        ax, context = figure(None, width, height / 72, font)
        fig: Any = ax.figure.figure
        fig.set_layout_engine("none")  # a unit of the axes is a point of the page
        ax.set_position((6 / (72 * width), 0.0, 1 - 12 / (72 * width), 1.0))
    else:
        ax, context = figure(ax, width, height / 72, font)
    with context:
        ax.set_axis_off()
        ax.set_xlim(0, 72 * inner - 12)
        ax.set_ylim(height, 0)
        y = 0.0
        for heading, lines in blocks:
            y += _LINE
            ax.text(0, y, heading, fontsize=7.5, fontweight="bold", va="baseline")
            for line in lines:
                y += _LINE
                for word, op, x, wide in line:
                    if op in _TINTS:
                        box = Rectangle((x - _GAP / 2, y - 7.6), wide + _GAP, 9.8, color=_TINTS[op][0], linewidth=0)
                        ax.add_patch(box)
                    ax.text(x, y, word, fontsize=_SIZE, va="baseline")
            y += 0.3 * _LINE
        used = {op for _, lines in blocks for line in lines for _, op, _, _ in line}
        x = 0.0
        for colour, label in dict.fromkeys(_TINTS[op] for op in _TINTS if op in used):
            ax.add_patch(Rectangle((x, y + 8), 8, 7, color=colour, linewidth=0))
            ax.text(x + 11, y + 14, label, fontsize=7, va="baseline")
            x += 17 + text_width(label, 7)
    return ax


def _heading(row: Mapping[str, Any], side: str, names: Mapping[str, str], room: float) -> str:
    """Outlet, who speaks, and the cue, cut where the line ends."""
    speaker, cue = row.get(f"speaker_{side}"), row.get(f"cue_{side}")
    speaker = names.get(speaker, speaker) if isinstance(speaker, str) else None
    source = " ".join(str(part).replace("_", " ") for part in (speaker, cue) if isinstance(part, str) and part)
    whole = pretty(f"{row[f'outlet_{side}']}" + (f": {source}" if source else ""), 200)
    while len(whole) > 4 and text_width(whole, 7.5) * 1.12 > room:  # bold type is wider
        whole = whole[:-2].rstrip() + "…"
    return whole


def _width(ax: Axes) -> float:
    fig: Any = ax.figure.figure
    return float(fig.get_figwidth() * ax.get_position().width)


def _parts(word: str, room: float) -> list[str]:
    """A word in pieces that fit a line: an address, a script that sets no spaces."""
    out = [""]
    for letter in word:
        if out[-1] and text_width(out[-1] + letter, _SIZE) > room:
            out.append("")
        out[-1] += letter
    return out


def _lines(words: list[tuple[str, str]], room: float) -> list[list[tuple[str, str, float, float]]]:
    """Words set in lines: word, operation, left edge, width, in points."""
    lines: list[list[tuple[str, str, float, float]]] = [[]]
    x = 0.0
    for word, op in [(part, op) for whole, op in words for part in _parts(whole, room)]:
        wide = text_width(word, _SIZE)
        if lines[-1] and x + wide > room:
            lines.append([])
            x = 0.0
        lines[-1].append((word, op, x, wide))
        x += wide + _GAP
    return lines
