"""One event at a glance: small multiples of the comparison's tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from framing.plots.bars import cue_stance, frames
from framing.plots.matrices import who_quotes_whom
from framing.plots.numbers import numbers
from framing.plots.style import DOUBLE, page, style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["overview"]


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
    with style(font):
        count = len(groups) if groups is not None else rates[by].nunique()
        heights = [0.9 + 0.115 * top * count, 1.1 + 0.22 * count]
        fig = page(width, sum(heights), font)
        axes = fig.subplots(2, 2, height_ratios=heights)
    frames(rates, axes[0, 0], by=by, groups=groups, top=top, font=font)
    who_quotes_whom(sourcing, axes[0, 1], by=by, groups=groups, names=names, top=2 * top, font=font)
    cue_stance(sourcing, axes[1, 0], by=by, groups=groups, font=font)
    numbers(quantities, axes[1, 1], topic=topic, names=names, sources=False, font=font)
    with style(font):
        for letter, ax in zip("abcd", axes.flat):
            ax.annotate(letter, (0, 1), xycoords="axes fraction", xytext=(-22, 12), textcoords="offset points",
                        fontweight="bold", fontsize=8)  # fmt: skip
    return fig
