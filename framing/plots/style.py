"""Style, colours, sizes, and files that come out the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = [
    "COLOURS",
    "DOUBLE",
    "MARKERS",
    "SINGLE",
    "VOICES",
    "figure",
    "page",
    "pretty",
    "readable_on",
    "save",
    "something",
    "style",
    "text_width",
]

#: Widths of a journal's single and double column, inches.
SINGLE, DOUBLE = 3.5, 7.0
#: Paul Tol's bright scheme, safe for the colour-blind (Tol, P. (2021). Colour schemes. SRON/EPS/TN/09-002, 3.2).
COLOURS = ("#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#BBBBBB")
#: One colour a voice, the same in all figures.
VOICES = {"narration": "#4477AA", "reported": "#66CCEE", "quoted": "#EE6677", "scare": "#CCBB44"}
#: One shape a group, beside its colour.
MARKERS = "osD^vP*X"
_STYLE = Path(__file__).with_name("framing.mplstyle")


def style(font: str | None = None) -> AbstractContextManager[None]:
    """The package's style as a context; nothing outside it changes.

    Parameters
    ----------
    font : str, optional
        Family to use for all type, for scripts that DejaVu Sans lacks ("Noto Sans CJK JP").

    Returns
    -------
    context manager

    Examples
    --------
    >>> import matplotlib
    >>> with style():
    ...     matplotlib.rcParams["pdf.fonttype"]
    42
    """
    import matplotlib.style

    extra = {"font.family": [font, "DejaVu Sans"]} if font else {}
    context: AbstractContextManager[None] = matplotlib.style.context([_STYLE, extra])
    return context


def figure(
    ax: Axes | None, width: float = SINGLE, height: float = 2.6, font: str | None = None
) -> tuple[Axes, AbstractContextManager[None]]:
    """Axes to draw in: those given, or new ones of the package's style and size.

    Parameters
    ----------
    ax : Axes, optional
    width, height : float
        Inches.
    font : str, optional
        See :func:`style`.

    Returns
    -------
    ax : Axes
    context : context manager
        In which to draw.
    """
    if ax is None:
        with style(font):
            ax = page(width, height, font).subplots()
    return ax, style(font)


def something(rows: pd.DataFrame, what: str, needs: Sequence[str] = (), made_by: str = "") -> None:
    """Stop where a table has no row to draw, or is another table than the figure's.

    Parameters
    ----------
    rows : pandas.DataFrame
    what : str
        What is missing, for the message.
    needs : sequence of str
        Columns that the figure draws.
    made_by : str
        What makes such a table.

    Raises
    ------
    ValueError

    Examples
    --------
    >>> import pandas as pd
    >>> something(pd.DataFrame(), "framing terms")
    Traceback (most recent call last):
    ...
    ValueError: there is nothing to draw: the table has no framing terms
    """
    missing = [column for column in needs if column not in rows]
    if missing:
        raise ValueError(
            f"this figure draws the table of {made_by}; the one given has no column {', '.join(map(repr, missing))}: "
            f"it has {[str(column) for column in rows.columns]}"
        )
    if not len(rows):
        raise ValueError(f"there is nothing to draw: the table has no {what}")


def page(width: float, height: float, font: str | None = None) -> Figure:
    """An empty figure of the package's style that needs no window and shows itself in a notebook.

    Parameters
    ----------
    width, height : float
        Inches.
    font : str, optional
        See :func:`style`.

    Returns
    -------
    Figure
        Shown as the last line of a cell: ``ax.figure``.
    """
    from io import BytesIO

    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    class Page(Figure):
        """A figure with a picture of itself for notebooks."""

        def _repr_png_(self) -> bytes:
            held = BytesIO()
            with style(font):
                self.savefig(held, format="png", dpi=160, metadata={"Software": None})
            return held.getvalue()

    with style(font):
        fig = Page(figsize=(width, height))
        FigureCanvasAgg(fig)
    return fig


def save(drawn: Axes | Figure, path: str | Path, formats: Sequence[str] = ("pdf", "png"), dpi: int = 300) -> list[Path]:
    """Write a figure, once a format; the same figure gives the same bytes.

    Parameters
    ----------
    drawn : Axes or Figure
    path : str or Path
        Without suffix.
    formats : sequence of {"pdf", "svg", "png"}
    dpi : int
        Of the PNG.

    Returns
    -------
    list of Path

    Raises
    ------
    ValueError
        If a format is none of the three.
    """
    own: Any = drawn if hasattr(drawn, "savefig") else drawn.figure.figure
    metadata: dict[str, dict[str, Any]] = {
        "pdf": {"CreationDate": None, "ModDate": None},
        "svg": {"Date": None},
        "png": {"Software": None},
    }
    unknown = [suffix for suffix in formats if suffix not in metadata]
    if unknown:
        raise ValueError(f"no figure is written as {unknown[0]!r}; the formats are {', '.join(metadata)}")
    base = Path(path)
    base.parent.mkdir(parents=True, exist_ok=True)
    out = []
    with style():
        _settle(own)
        for suffix in formats:
            target = base.with_name(f"{base.name}.{suffix}")
            part = target.with_name(target.name + ".part")
            own.savefig(part, format=suffix, dpi=dpi, metadata=metadata[suffix])
            part.replace(target)
            out.append(target)
    return out


def _settle(drawn: Figure) -> None:
    """Draw until the layout stays as it is, so that a figure that was shown before looks like one that was not."""
    before: list[float] = []
    for _ in range(30):
        drawn.draw_without_rendering()
        now = [edge for ax in drawn.axes for edge in ax.get_position().bounds]
        if len(before) == len(now) and all(abs(a - b) < 1e-6 for a, b in zip(before, now)):
            return
        before = now


def pretty(name: Any, width: int = 28) -> str:
    """A label as a reader wants it: no underscores, cut at `width` characters.

    Parameters
    ----------
    name : object
    width : int

    Returns
    -------
    str

    Examples
    --------
    >>> pretty("label_delegitimising"), pretty("US_OFFICIAL_ANON")
    ('label delegitimising', 'US OFFICIAL ANON')
    """
    text = str(name).replace("_", " ").strip()
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """Width of a word in the style's type, in points.

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
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    if not text.strip():
        return 0.0
    path = TextPath((0, 0), text.replace("$", r"\$"), size=size, prop=FontProperties(family="DejaVu Sans"))
    return float(path.get_extents().x1)


def readable_on(colour: Any) -> str:
    """Black or white, whichever can be read on a colour.

    Parameters
    ----------
    colour : colour of matplotlib

    Returns
    -------
    str

    Examples
    --------
    >>> readable_on("#4477AA"), readable_on("#66CCEE")
    ('white', 'black')
    """
    from matplotlib.colors import to_rgb

    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "black" if light > 0.22 else "white"
