"""Two versions of one statement, word by word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.plots.layout.canvas import Canvas, Options, draws
from framing.plots.layout.display_names import Names, display_name
from framing.plots.layout.lettering import one_line, shorten, text_width
from framing.plots.layout.style import TALLEST

__all__ = ["statement"]

#: Tint of each operation, of Paul Tol's pale scheme, with what it means.
_TINTS = {
    "cut": ("#FFCCCC", "only in this version"),
    "added": ("#FFCCCC", "only in this version"),
    "changed": ("#EEEEBB", "other words"),
    "varied": ("#CCDDAA", "other form of the word"),
    "unmarked": ("#BBCCEE", "in quotation marks in one only"),
    "marked": ("#BBCCEE", "in quotation marks in one only"),
}
_SIZE, _LINE, _GAP = 7.5, 11.5, 2.6  # points: type, line, space between words


@draws()
def statement(
    row: Mapping[str, Any],
    ax: Axes | None = None,
    **options: Unpack[Options],
) -> Axes:
    """Draw two versions of one statement: what each outlet kept, cut, reworded or took out of quotation marks.

    Parameters
    ----------
    row : mapping
        One row of ``compare.statements(quotes, articles)``, as ``table.loc[0]``: outlet_a, outlet_b, alignment.
    ax, names, width, height, font
        As in :func:`framing.plots.frames`.
    colors : mapping, optional
        Colour of each outlet, for the mark before its name.

    Returns
    -------
    Axes
        Plain words are the same in both; the legend explains the tints. Words for which the page has no room are
        counted.

    Raises
    ------
    ValueError
        If the row is not from a table of statements.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> links = fr.compare.statements(study.quotes, study.articles)
    >>> ax = fr.plots.statement(links.loc[0], names=study.actors)
    >>> ax.axison
    False
    """
    if not hasattr(row, "get") or not {"alignment", "outlet_a", "outlet_b"} <= set(row.keys()):
        raise ValueError("this figure draws one row of compare.statements(quotes, articles), such as table.loc[0]")
    canvas = Canvas(ax, **options)
    names, colors = canvas.names, canvas.colors
    inner = canvas.width if ax is None else _width(ax)
    room = 72 * inner - 14
    most = max(1, int((72 * (canvas.height if ax is None else TALLEST) - 26) / _LINE / 2 - 3.3))
    blocks = []
    for side in "ab":
        words = [(one_line(word), step["op"]) for step in row["alignment"] for word in step[f"{side}_text"].split()]
        mark = colors.get(row[f"outlet_{side}"]) if isinstance(colors, Mapping) else None
        lines, left = _lines(words, room, most)
        more = [f"… {left:,} more word{'s' * (left != 1)}"] if left else []
        blocks.append((_heading(row, side, names, room - 9 * (mark is not None)), mark, lines, more))
    keys = _keys({op for _, _, lines, _ in blocks for line in lines for _, op, _, _ in line}, room)
    tall = _LINE * max((key[3] for key in keys), default=0)
    tall += sum(_LINE * (len(lines) + len(more) + 1.3) for _, _, lines, more in blocks) + 26
    if ax is None:
        canvas.height = max(canvas.height, tall / 72)
        ax = canvas.axes(tall / 72)
        ax.figure.figure.set_layout_engine("none")  # a unit of the axes is a point of the page
        ax.set_position((6 / (72 * inner), 0.0, 1 - 12 / (72 * inner), 1.0))
    ax.set_axis_off()
    ax.set_xlim(0, 72 * inner - 12)
    ax.set_ylim(tall, 0)
    y = 0.0
    for heading, mark, lines, more in blocks:
        y += _LINE
        if mark is not None:
            ax.add_patch(Rectangle((0, y - 6), 6, 6, color=mark, linewidth=0))
        ax.text(9.0 * (mark is not None), y, heading, fontsize=7.5, fontweight="bold", va="baseline")
        for line in lines:
            y += _LINE
            for word, op, x, wide in line:
                if op in _TINTS:
                    box = Rectangle((x - _GAP / 2, y - 7.6), wide + _GAP, 9.8, color=_TINTS[op][0], linewidth=0)
                    ax.add_patch(box)
                ax.text(x, y, word, fontsize=_SIZE, va="baseline")
        for told in more:
            y += _LINE
            ax.text(0, y, told, fontsize=7, va="baseline", color="#666666")
        y += 0.3 * _LINE
    for colour, label, x, row_of_keys in keys:
        at = y + row_of_keys * _LINE
        ax.add_patch(Rectangle((x, at + 8), 8, 7, color=colour, linewidth=0))
        ax.text(x + 11, at + 14, label, fontsize=7, va="baseline")
    return ax


def _heading(row: Mapping[str, Any], side: str, names: Names, room: float) -> str:
    """Compose the heading: outlet, speaker and cue, cut at the end of the line."""
    speaker, cue = row.get(f"speaker_{side}"), row.get(f"cue_{side}")
    parts = [display_name(speaker, names)] if isinstance(speaker, str) and speaker else []
    parts += [one_line(cue)] if isinstance(cue, str) and cue else []
    outlet = display_name(row[f"outlet_{side}"], names, whole=True)
    whole = shorten(f"{outlet}: {' '.join(parts)}" if parts else outlet, 200)
    while len(whole) > 4 and text_width(whole, 7.5) * 1.12 > room:  # bold type is wider
        whole = whole[:-2].rstrip() + "…"
    return whole


def _keys(used: set[str], room: float) -> list[tuple[str, str, float, int]]:
    """Colour, label, left edge and row of each tint that is used."""
    keys: list[tuple[str, str, float, int]] = []
    x, row = 0.0, 0
    for colour, label in dict.fromkeys(_TINTS[op] for op in _TINTS if op in used):
        wide = 11 + text_width(label, 7)
        if x and x + wide > room + 2:
            x, row = 0.0, row + 1
        keys.append((colour, label, x, row))
        x += wide + 6
    return keys


def _width(ax: Axes) -> float:
    return float(ax.figure.figure.get_figwidth() * ax.get_position().width)


def _parts(word: str, room: float) -> list[str]:
    """Split a word that is longer than a line: an address, or a script without spaces."""
    out = [""]
    for letter in word:
        if out[-1] and text_width(out[-1] + letter, _SIZE) > room:
            out.append("")
        out[-1] += letter
    return out


def _lines(
    words: list[tuple[str, str]], room: float, most: int
) -> tuple[list[list[tuple[str, str, float, float]]], int]:
    """Set words in at most so many lines: word, operation, left edge, width, in points; and how many are left over."""
    lines: list[list[tuple[str, str, float, float]]] = [[]]
    x = 0.0
    for number, (whole, op) in enumerate(words):
        for word in _parts(whole, room):
            wide = text_width(word, _SIZE)
            if lines[-1] and x + wide > room:
                if len(lines) == most:
                    return lines, len(words) - number
                lines.append([])
                x = 0.0
            lines[-1].append((word, op, x, wide))
            x += wide + _GAP
    return lines, 0
