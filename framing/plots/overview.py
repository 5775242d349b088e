"""One event at a glance: small multiples of the comparison's tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.plots.bars import frames
from framing.plots.layout.canvas import Canvas, draws, require_rows
from framing.plots.layout.display_names import Names
from framing.plots.layout.groups_shown import REST
from framing.plots.layout.legend import header_height
from framing.plots.layout.looks import Colors
from framing.plots.layout.style import DOUBLE, TALLEST, new_figure
from framing.plots.matrices import who_quotes_whom
from framing.plots.number_points import numbers
from framing.plots.shares import cue_stance

__all__ = ["overview"]

_frames = frames
_LETTER = 0.17  # inches


@draws(rates="any", sourcing="any measure", quantities="any", lists=["frames"])
def overview(
    rates: pd.DataFrame,
    sourcing: pd.DataFrame,
    quantities: pd.DataFrame,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    frames: Sequence[str] | None = None,
    topic: int | str = 0,
    top: int = 5,
    names: Names = None,
    colors: Colors = None,
    width: float = DOUBLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Figure:
    """Draw an event on one page: frames by voice, who quotes whom, cue stance, and the numbers of one topic.

    Parameters
    ----------
    rates : pandas.DataFrame
        ``compare.rates(hits, articles, what=["frame", "voice"])``.
    sourcing : pandas.DataFrame
        ``compare.sourcing(quotes)``.
    quantities : pandas.DataFrame
        ``compare.numbers(articles, quotes)``.
    by, groups, order, max_groups, frames, names, colors, height, font
        As in :func:`framing.plots.frames`; all parts show the same groups in the same order and colours.
    topic : int or str
        Of `quantities`, by its number or its label.
    top : int
        How many frames to show, and twice as many actors.
    width : float
        Inches.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        As the single figures.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> rates = fr.compare.rates(study.hits, study.articles, what=["frame", "voice"])
    >>> sourcing = fr.compare.sourcing(study.quotes, study.articles, actors=study.actors)
    >>> numbers = fr.compare.numbers(study.articles, study.quotes)
    >>> figure = fr.plots.overview(rates, sourcing, numbers, names=study.actors)
    >>> len(figure.axes) >= 4
    True
    """
    if len(rates):
        require_rows(rates, "framing terms", [by], 'compare.rates(…, what=["frame", "voice"])')
    whole = pd.concat([pd.DataFrame(table)[[by]] for table in (rates, sourcing) if by in table])
    canvas = Canvas(None, by, groups, order, max_groups, names, colors, width, height)
    base = next((table for table in (rates, sourcing) if len(table)), whole)
    drawn = canvas.choose_groups(base, fits=canvas.rows_that_fit(0.335, 3))
    ranked = [name for name in [*drawn.shown, *drawn.rest] if name is not REST]
    shared: dict[str, Any] = {
        "by": by, "groups": groups, "names": names, "font": font, "max_groups": len(drawn.shown),
        "order": ranked if order is not None or drawn.rest else None,
        "colors": colors if colors is not None else dict.fromkeys(sorted(whole[by].dropna().unique(), key=str)),
    }  # fmt: skip
    count = len(drawn.shown)
    heads = 0.6 + header_height(drawn.heads, width / 2, ["Residents of the town"]) + _LETTER
    each, below = 0.10 + 0.115 * count, min(1.2 + 0.24 * max(count, 4), height / 2)
    actors = max(1, int((height - below - heads) / 0.165 - 1) // 2)
    top = min(top, canvas.rows_that_fit(each, below + 0.9 + _LETTER), actors)
    above = max(0.9 + _LETTER + each * top, heads + 0.165 * (2 * top + 1))
    fig = new_figure(width, min(above + below, height))
    parts: Any = fig.subfigures(2, 2, height_ratios=[above, below])
    outlets = shared["order"] if by == "outlet" else None
    most = max(1, int((below - 0.9) / 0.17 + 1e-9))
    panels: tuple[Callable[[Axes], Axes], ...] = (
        lambda ax: _frames(rates, ax, frames=frames, top=top, **shared),
        lambda ax: who_quotes_whom(sourcing, ax, top=2 * top, **shared),
        lambda ax: cue_stance(sourcing, ax, **shared),
        lambda ax: numbers(quantities, ax, topic=topic, order=outlets, top=most, sources=False, names=names,
                           colors=shared["colors"], font=font),
    )  # fmt: skip
    empty = (not len(rates), not (sourcing["measure"] == "actor").any(),
             not (sourcing["measure"] == "cue_stance").any(), not len(quantities))  # fmt: skip
    what = ("framing terms", "quotes", "cues", "numbers")
    for letter, part, panel, nothing, kind in zip("abcd", parts.flat, panels, empty, what):
        ax = part.subplots()
        part.suptitle(letter, x=0.01, ha="left", fontsize=8, fontweight="bold")
        if nothing:  # an event of which one thing is missing is still one to look at
            ax.set_axis_off()
            ax.text(0.5, 0.5, f"no {kind}", ha="center", va="center", fontsize=7.5, transform=ax.transAxes)
        else:
            panel(ax)
    return fig
