"""Text of the data in a figure: measured, shortened to its room, and never read as mathematics."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import matplotlib
from matplotlib import ft2font
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties, findfont

from framing.characters import spaced

__all__ = [
    "black_or_white",
    "join_lines",
    "label_rows",
    "one_line",
    "shorten",
    "shorten_distinct",
    "shown_of_total",
    "text_width",
    "without_underscores",
    "write_caption",
    "write_ticks",
]

_EM = 5.0  # points that a letter of 7 pt may take on the average, of a text that is cut by letters
_LITERAL: dict[str, Any] = {"parse_math": False, "usetex": False}


def one_line(text: Any) -> str:
    """Put a text on one line, without characters that the font lacks.

    Parameters
    ----------
    text : object

    Returns
    -------
    str
        Marks that direct or join letters are dropped, other characters without a glyph become ▯.

    Examples
    --------
    >>> one_line("The\\nSun, $5 to_day"), one_line("\\ud800")
    ('The Sun, $5 to_day', '�')
    """
    line = " ".join(str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
    if line.isascii() and line.isprintable():
        return line
    glyphs, out = _glyphs(_families()), []
    for letter in line:
        if ord(letter) in glyphs and unicodedata.category(letter) not in ("Cc", "Cf"):
            out.append(letter)
        elif unicodedata.category(letter) not in ("Cc", "Cf", "Mn"):
            out.append("▯")
    return "".join(out)


def without_underscores(name: Any, width: int = 28) -> str:
    """Replace the underscores of an identifier by spaces; any other text stays as it is.

    Parameters
    ----------
    name : object
    width : int
        Letters; see :func:`cut`.

    Returns
    -------
    str

    Examples
    --------
    >>> without_underscores("label_delegitimising"), without_underscores("a man_on_the street")
    ('label delegitimising', 'a man_on_the street')
    """
    return shorten(spaced(one_line(name)), width)


def shorten(text: str, width: int, tail: int = 0) -> str:
    """Shorten a text to a number of letters, fewer if they are wide.

    Parameters
    ----------
    text : str
    width : int
    tail : int
        Letters to keep of its end.

    Returns
    -------
    str

    Examples
    --------
    >>> shorten("Ministry of the Interior", 12), shorten("Ministry of the Interior", 12, tail=5)
    ('Ministry of…', 'Minist…erior')
    """
    if len(text) <= width and text_width(text, 7.0) <= width * _EM:
        return text
    end = text[len(text) - tail :] if tail else ""
    head = text[: max(width - 1 - len(end), 1)]
    while len(head) > 1 and text_width(f"{head}…{end}", 7.0) > width * _EM:
        head = head[:-1]
    return f"{head.rstrip()}…{end.lstrip()}"


def shorten_distinct(texts: Iterable[str], width: int) -> list[str]:
    """Shorten texts so that different ones stay different, cutting in the middle if need be.

    Parameters
    ----------
    texts : iterable of str
    width : int

    Returns
    -------
    list of str

    Examples
    --------
    >>> shorten_distinct(["Department of Health", "Department of Labour", "Sun"], 12)
    ['Depar…Health', 'Depar…Labour', 'Sun']
    >>> shorten_distinct(["Sun", "Sun"], 12)
    ['Sun', 'Sun (2)']
    """
    whole = list(texts)
    short = [shorten(text, width) for text in whole]
    alike = Counter(short)
    short = [shorten(t, width, tail=width // 2) if alike[s] > 1 else s for t, s in zip(whole, short)]
    seen: Counter[str] = Counter()
    out = []
    for text in short:
        seen[text] += 1
        out.append(text if seen[text] == 1 else f"{shorten(text, max(width - 5, 1))} ({seen[text]})")
    return out


def text_width(text: str, size: float) -> float:
    """Width of a line in the font of the figure, in points.

    Parameters
    ----------
    text : str
    size : float
        Points.

    Returns
    -------
    float

    Examples
    --------
    >>> text_width("mm", 7) > text_width("il", 7)
    True
    """
    family = _families()
    return sum(_advance(letter, family) for letter in text) * size


def _families() -> tuple[str, ...]:
    return tuple(matplotlib.rcParams["font.family"])


@lru_cache(maxsize=16)
def _glyphs(families: tuple[str, ...]) -> dict[int, Any]:
    """Font of each character: the first of the families that has it."""
    found: dict[int, Any] = {}
    for family in [*families, "DejaVu Sans"]:
        try:
            path = findfont(FontProperties(family=[family]), fallback_to_default=False)
        except ValueError:  # a family that this machine has not
            continue
        font = ft2font.FT2Font(path)
        font.set_size(100.0, 72.0)
        for code in font.get_charmap():
            found.setdefault(code, font)
    return found


@lru_cache(maxsize=8192)
def _advance(letter: str, families: tuple[str, ...]) -> float:
    font = _glyphs(families).get(ord(letter))
    if font is None:
        return 0.6
    named = getattr(ft2font, "LoadFlags", None)  # Matplotlib has it since 3.10
    unhinted: Any = ft2font.LOAD_NO_HINTING if named is None else named.NO_HINTING  # type: ignore[attr-defined]
    return float(font.load_char(ord(letter), flags=unhinted).linearHoriAdvance) / 65536 / 100


def write_ticks(axis: Any, places: Sequence[Any], labels: Sequence[str], **style: Any) -> None:
    """Write texts of the data as tick labels, never as mathematics.

    Parameters
    ----------
    axis : Axis of matplotlib
    places, labels : sequence
        Same length.
    **style
        Of the type.
    """
    axis.set_ticks(list(places), labels=list(labels), **_LITERAL, **style)


def label_rows(ax: Axes, labels: Sequence[str], margin: float = 0.5, **style: Any) -> None:
    """Name the rows of a figure, the first one on top.

    Parameters
    ----------
    ax : Axes
    labels : sequence of str
    margin : float
        Room below the last row, in rows; above the first it is the rest of one.
    **style
        Of the type.
    """
    write_ticks(ax.yaxis, range(len(labels)), labels, **style)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(labels) - margin, margin - 1)


def shown_of_total(shown: int, total: int, what: str) -> str:
    """Say how many of how many are shown; empty if all are.

    Examples
    --------
    >>> shown_of_total(10, 1200, "frames"), shown_of_total(3, 3, "frames")
    ('10 of 1,200 frames', '')
    """
    return f"{shown:,} of {total:,} {what}" if total > shown else ""


def write_caption(ax: Axes, parts: Iterable[str], room: float, **style: Any) -> None:
    """Write the caption below a figure, in as many lines as it needs.

    Parameters
    ----------
    ax : Axes
    parts : iterable of str
        Sentences without a full stop; empty ones are left out.
    room : float
        Points.
    **style
        Of the label.
    """
    ax.set_xlabel("\n".join(join_lines(parts, room)), **_LITERAL, **style)


def join_lines(parts: Iterable[str], room: float, size: float = 7.5) -> list[str]:
    """Join parts with semicolons, in lines of a width in points.

    Examples
    --------
    >>> join_lines(["terms per 1,000 words", "", "10 of 12 frames", "q"], 100)
    ['terms per 1,000 words;', '10 of 12 frames; q']
    """
    lines: list[str] = []
    for part in filter(None, parts):
        if lines and text_width(f"{lines[-1]}; {part}", size) <= room:
            lines[-1] += f"; {part}"
        else:
            lines = [*lines[:-1], *(f"{line};" for line in lines[-1:]), part]
    return lines


def black_or_white(colour: Any) -> str:
    """Choose black or white, whichever is readable on a colour.

    Parameters
    ----------
    colour : colour of matplotlib

    Returns
    -------
    str

    Examples
    --------
    >>> black_or_white("#4477AA"), black_or_white("#66CCEE")
    ('white', 'black')
    """
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "black" if light > 0.22 else "white"
