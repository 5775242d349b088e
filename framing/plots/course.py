"""Framing over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.entrance import grouped
from framing.entrance import takes
from framing.plots.legend import cell_width, legend_above, legend_rows
from framing.plots.order import colours, ordered
from framing.plots.style import MARKERS, SINGLE, figure, pretty, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["over_time"]


@takes(table="any", lists=["values"])
@grouped
def over_time(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "published",
    what: str = "frame",
    values: Sequence[str] | None = None,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Rates along the dates of publication.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles, by="published")``, or by any column of dates or of periods; periods that are no
        dates stand in the order of the table.
    ax, width, font
        As in :func:`framing.plots.frames`.
    by, what : str
        Columns of the dates and of what is counted.
    values : sequence of str, optional
        Which values of `what`; left out, the four most frequent ones.

    Returns
    -------
    Axes
        A bar where the table has intervals.
    """
    rows = pd.DataFrame(table)
    something(rows, "rates", [by, what, "n", "rate", "ci_low", "ci_high"], "compare.rates(hits, articles, by=…)")
    counts = rows.groupby(what)["n"].sum().sort_values(ascending=False, kind="stable")
    chosen = ordered(rows, what, values) if values is not None else counts.index[:4].tolist()
    when, periods = _when(rows[by])
    names = [pretty(value) for value in chosen]
    wide = cell_width(ax, width)
    ax, context = figure(ax, width, 2.0 + 0.14 * legend_rows(names, wide), font)
    with context:
        tint, lines, top = colours(chosen), [], 0.0
        for place, value in enumerate(chosen):
            here = (rows[what] == value).to_numpy()
            own, at = rows[here], when[here]
            order = np.argsort(at, kind="stable")
            own, at = own.iloc[order], at[order]
            low, high = own["ci_low"].to_numpy(float), own["ci_high"].to_numpy(float)
            rate = own["rate"].to_numpy(float)
            top = max(top, float(np.nanmax(rate, initial=0.0)))
            ax.vlines(at, low, high, color=tint[value], alpha=0.35, linewidth=2)
            mark = MARKERS[place % len(MARKERS)]
            lines += ax.plot(at, rate, f"-{mark}", color=tint[value], markersize=3)
        _axis(ax, when, periods)
        # A wide interval of one day may leave the page, the lines may not vanish at its foot.
        ax.set_ylim(0, min(ax.get_ylim()[1], 2.5 * top) if top else 1.0)
        ax.set_ylabel("per 1,000 words")
        legend_above(ax, lines, names, wide)
    return ax


def _when(column: pd.Series[Any]) -> tuple[Any, list[str] | None]:
    """Dates; or places on the axis with the names of the periods."""
    dates = pd.to_datetime(column.astype(str), format="ISO8601", errors="coerce")
    if dates.notna().all():
        return dates.dt.tz_localize(None).to_numpy() if dates.dt.tz is not None else dates.to_numpy(), None
    codes, names = pd.factorize(column)
    return codes.astype(float), [str(name) for name in names]


def _axis(ax: Axes, when: Any, periods: list[str] | None) -> None:
    import matplotlib.dates as mdates

    if periods is not None:
        steep = sum(len(name) + 2 for name in periods) > 52
        ax.set_xticks(range(len(periods)), [pretty(name) for name in periods], rotation=90 if steep else 0)
        ax.set_xlim(-0.5, len(periods) - 0.5)
        return
    first, last = when.min(), when.max()
    if first == last:  # one day: room for it, not four years
        ax.set_xlim(first - np.timedelta64(2, "D"), last + np.timedelta64(2, "D"))
    short = (last - first) < np.timedelta64(6, "D")  # whole days only
    clock: Any = mdates
    locator = clock.DayLocator() if short else clock.AutoDateLocator(minticks=3, maxticks=6)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(clock.ConciseDateFormatter(locator))
