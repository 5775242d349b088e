"""One event at a glance: small multiples of the comparison's tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from framing.compare.entrance import grouped
from framing.entrance import need, takes
from framing.plots.bars import cue_stance, frames
from framing.plots.matrices import who_quotes_whom
from framing.plots.numbers import numbers
from framing.plots.style import DOUBLE, page, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["overview"]


@takes(rates="any", sourcing="any measure", quantities="any", lists=["groups"])
@grouped
def overview(
    rates: pd.DataFrame,
    sourcing: pd.DataFrame,
    quantities: pd.DataFrame,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    names: Mapping[str, str] | None = None,
    topic: int = 0,
    top: int = 5,
    width: float = DOUBLE,
    font: str | None = None,
) -> Figure:
    """Frames by voice, who quotes whom, cue stance, and the numbers of one topic, on one page.

    Parameters
    ----------
    rates : pandas.DataFrame
        ``compare.rates(hits, articles, what=["frame", "voice"])``.
    sourcing : pandas.DataFrame
        ``compare.sourcing(quotes)``.
    quantities : pandas.DataFrame
        ``compare.numbers(articles, quotes)``.
    by, groups, names, font
        As in the single figures.
    topic : int
        Of `quantities`.
    top : int
        Frames and actors to show.
    width : float
        Inches.

    Returns
    -------
    Figure
    """
    for table, name in ((rates, "rates"), (sourcing, "sources")):
        need(table, [by], name)
    with style(font):
        count = len(groups) if groups is not None else rates[by].nunique()
        heights = [0.9 + 0.115 * top * count, 1.1 + 0.22 * count]
        fig = page(width, sum(heights), font)
        axes = fig.subplots(2, 2, height_ratios=heights)
    panels: tuple[Callable[[Axes], Axes], ...] = (
        lambda ax: frames(rates, ax, by=by, groups=groups, top=top, font=font),
        lambda ax: who_quotes_whom(sourcing, ax, by=by, groups=groups, names=names, top=2 * top, font=font),
        lambda ax: cue_stance(sourcing, ax, by=by, groups=groups, font=font),
        lambda ax: numbers(quantities, ax, topic=topic, names=names, sources=False, font=font),
    )
    empty = (not len(rates), not (sourcing["measure"] == "actor").any(),
             not (sourcing["measure"] == "cue_stance").any(), not len(quantities))  # fmt: skip
    for ax, panel, nothing, what in zip(axes.flat, panels, empty, ("framing terms", "quotes", "cues", "numbers")):
        if nothing:  # an event of which one thing is missing is still one to look at
            ax.set_axis_off()
            ax.text(0.5, 0.5, f"no {what}", ha="center", va="center", fontsize=7.5, transform=ax.transAxes)
        else:
            panel(ax)
    with style(font):
        for letter, ax in zip("abcd", axes.flat):
            ax.annotate(letter, (0, 1), xycoords="axes fraction", xytext=(-22, 12), textcoords="offset points",
                        fontweight="bold", fontsize=8)  # fmt: skip
    return fig
