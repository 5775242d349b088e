"""Style, colours, sizes, and files that come out the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

__all__ = [
    "COLOURS",
    "DOUBLE",
    "GENDERS",
    "LARGEST",
    "LIGHTS",
    "LINES",
    "MARKERS",
    "ROLES",
    "SINGLE",
    "STANCES",
    "TALLEST",
    "TELLINGS",
    "VOICES",
    "new_figure",
    "save",
    "style",
]

#: Widths of a journal's single and double column, inches.
SINGLE, DOUBLE = 3.5, 7.0
#: Paul Tol's bright scheme, safe for the colour-blind (Tol, P. (2021). Colour schemes. SRON/EPS/TN/09-002, 3.2).
COLOURS = ("#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#BBBBBB")
#: One colour a voice, the same in all figures: Tol's medium-contrast scheme, so that no outlet's colour means a voice.
VOICES = {"narration": "#004488", "reported": "#6699CC", "quoted": "#EECC66", "scare": "#994455"}
#: Stances from distance to commitment: Tol's diverging scheme "sunset", grey for neutral.
STANCES = {
    "doubting": "#A50026", "tentative": "#F67E4B", "neutral": "#DDDDDD", "evaluative": "#FEDA8B",
    "directive": "#EAECCC", "commissive": "#C2E4EF", "volitional": "#98CAE1",
    "assertive": "#6EA6CD", "factive": "#364B9A",
}  # fmt: skip
#: Ways of telling an act: green with an agent, purple without, after Tol's diverging scheme "PRGn".
TELLINGS = {
    "active, agent named": "#1B7837", "passive, agent named": "#5AAE61", "nominal, agent named": "#ACD39E",
    "other, agent named": "#D9F0D3", "other, no agent": "#E7D4E8", "nominal, no agent": "#C2A5CF",
    "active, no agent": "#9970AB", "agentless passive": "#762A83",
}  # fmt: skip
#: A bad light and a good one: the two ends of Tol's diverging scheme "sunset".
LIGHTS = {"negative": "#DD3D2D", "positive": "#4A7BB7"}
#: Genders of sources: the two ends of the same scheme, grey for what is not known.
GENDERS = {"woman": "#762A83", "mixed": "#C2A5CF", "man": "#5AAE61", "unknown": "#DDDDDD"}
#: Roles of sources: Tol's scheme "muted", grey for what is not known.
ROLES = {
    "politics": "#332288", "security": "#882255", "law": "#AA4499", "business": "#DDCC77", "expert": "#44AA99",
    "media": "#88CCEE", "civil_society": "#117733", "religion": "#999933", "culture_sport": "#CC6677",
    "citizen": "#661100", "unknown": "#DDDDDD",
}  # fmt: skip
#: One shape a group, and one line, beside its colour.
MARKERS, LINES = "osD^vP*X", ("-", "--", "-.", ":")
#: Height that a figure may have, inches, where the caller gives none: a page.
TALLEST = 9.0
#: Inches that no figure exceeds, whoever asks.
LARGEST = 60.0
_STYLE = Path(__file__).with_name("framing.mplstyle")


def style(font: str | None = None) -> AbstractContextManager[None]:
    """Use the package's style inside a ``with`` block; nothing outside it changes.

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
    extra = {"font.family": [font, "DejaVu Sans"]} if font else {}
    context: AbstractContextManager[None] = matplotlib.style.context([_STYLE, extra])
    return context


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of the package's style that needs no window and shows itself in a notebook.

    Parameters
    ----------
    width, height : float
        Inches.

    Returns
    -------
    Figure
        Shown as the last line of a cell: ``ax.figure``.

    Raises
    ------
    ValueError
        If the width is none, or larger than any page.
    """
    if not 1.0 <= width <= LARGEST:
        raise ValueError(f"width={width} inches is no size of a figure; it is 1 to {LARGEST:g}")
    with style():
        fig = Page(figsize=(width, height))
        FigureCanvasAgg(fig)
    return fig


class Page(Figure):
    """A figure that a notebook shows without a window."""

    def _repr_png_(self) -> bytes:
        held = BytesIO()
        with style():
            self.savefig(held, format="png", dpi=160, metadata={"Software": None})
        return held.getvalue()


def save(drawn: Axes | Figure, path: str | Path, formats: Sequence[str] = ("pdf", "png"), dpi: int = 300) -> list[Path]:
    """Write a figure to files, one for each format; the same figure gives the same bytes.

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

    Examples
    --------
    >>> import tempfile
    >>> import framing as fr
    >>> ax = fr.plots.keyness(fr.compare.keyness(["The regime fell."], ["The government fell."], min_count=1))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in fr.plots.save(ax, f"{folder}/words", formats=["png", "svg"])]
    ['words.png', 'words.svg']
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
