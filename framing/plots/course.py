"""Rates over time, as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import matplotlib.dates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.compare.inference.paper_table import UNITS
from framing.plots.layout.canvas import Canvas, GroupChoice, draws, require_rows
from framing.plots.layout.display_names import display_name
from framing.plots.layout.groups_shown import REST, GroupsShown, choose_values, plural
from framing.plots.layout.legend import draw_legend, legend_rows
from framing.plots.layout.lettering import one_line, shorten, shown_of_total, text_width, write_caption, write_ticks
from framing.plots.layout.looks import looks_of, numbered_look
from framing.plots.layout.periods import PERIODS, sum_by_period

__all__ = ["over_time"]


@draws(table="any", lists=["frames"])
def over_time(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "published",
    what: str = "frame",
    lines: str | None = None,
    period: str | None = None,
    frames: Sequence[str] | None = None,
    top: int = 4,
    **options: Unpack[GroupChoice],
) -> Axes:
    """Draw rates over time: one line for each frame, or one line for each group.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles, by="published")``, or by any column of dates or of periods; periods that are no
        dates stand in the order of the table. For lines of groups, one that has their column as well
        (``by=["outlet", "published"]``).
    ax, groups, order, max_groups, names, width, height, font
        As in :func:`framing.plots.frames`; the groups are those of `lines`.
    by, what : str
        Columns of the dates and of what is counted.
    lines : str, optional
        Column of the groups (outlet): one line for each, of all `frames` together. Left out: one line for each frame.
    period : {"day", "week", "month", "quarter", "year"}, optional
        Add up the dates of each such period. A period stands at its first day, a week at its Monday. Intervals cannot
        be added up; if you need them, count by a column of periods.
    frames : sequence of str, optional
        Only these values of `what`, in this order. Left out: the `top` most frequent ones, or with `lines` all.
    top : int
        How many values to show, if each is a line, the most frequent first.
    colors : mapping or sequence, optional
        Of the lines: see :func:`framing.plots.frames`.

    Returns
    -------
    Axes
        With bars, if the table has intervals.

    Raises
    ------
    ValueError
        If the table has several rows of one date and line, or `period` is none; and as :func:`framing.plots.frames`.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.invented.articles(per_outlet=2))
    >>> rates = fr.compare.rates(study.hits, study.articles, by="published")
    >>> ax = fr.plots.over_time(rates, frames=["aggression"], period="month")
    >>> ax.get_ylabel()
    'per 1,000 words'
    """
    canvas = Canvas(ax, lines or "", **options)
    names, wide = canvas.names, canvas.room
    needs = [by, what, "n", "rate", "ci_low", "ci_high", *([lines] if lines else [])]
    rows = require_rows(table, "rates", needs, "compare.rates(hits, articles, by=…)")
    if period is not None and period not in PERIODS:
        raise ValueError(f"period={period!r} is none; it is {', '.join(PERIODS)}")
    rows = require_rows(rows[rows[by].notna()], "dates")
    counted = rows[what].nunique()
    most = len(rows) if lines or frames is not None else top
    chosen = choose_values(rows, what, frames, "n", most, names)
    rows = rows[rows[what].isin(chosen)]
    if rows.duplicated([by, what, *([lines] if lines else [])]).any():
        raise ValueError(
            f"the table has several rows of one {by} and {what}; where it counts by groups as well, name their column: "
            "lines='outlet'"
        )
    if lines:
        drawn = canvas.choose_groups(rows)
        rows = rows[rows[lines].isin([*drawn.shown, *drawn.rest])]
        own = rows[lines].where(~rows[lines].isin(drawn.rest), REST)
        rows = rows.assign(**{"group_": rows[lines], lines: own})
        kept = (
            f"all {plural(what)}" if frames is None else " + ".join(shorten(display_name(c, names), 20) for c in chosen)
        )
        kept = shorten(kept, 44)
        line = lines
    else:
        drawn, kept, line = _one_line_a_value(canvas, rows, what, chosen), "", what
    rows, places, periods = sum_by_period(rows, by, line, period)
    drawn = GroupsShown([name for name in drawn.shown if (rows[line] == name).any()], [], drawn.labels, drawn.looks)
    ax = canvas.axes(2.0 + 0.14 * legend_rows(drawn.heads, wide) + 0.14 * bool(kept))
    _draw(ax, rows, places, line, drawn, wide)
    _axis(ax, places, periods, wide)
    unit = str(rows["denominator"].iloc[0]) if "denominator" in rows else "tokens"
    ax.set_ylabel(UNITS.get(unit, "share of articles"))
    told = f"{kept} by {period}" if kept and period else kept or (f"by {period}" if period else "")
    missing = "" if frames is not None or lines else shown_of_total(len(chosen), counted, plural(what))
    write_caption(ax, [told, missing if period or kept else ""], 60 * wide)
    return ax


def _one_line_a_value(canvas: Canvas, rows: pd.DataFrame, what: str, chosen: Sequence[Any]) -> GroupsShown:
    """Describe one line per value (frame), with a colour of its own."""
    looks = {value: numbered_look(place) for place, value in enumerate(chosen)}
    if canvas.colors is not None:
        looks = looks_of(sorted(rows[what].unique(), key=str), chosen, canvas.colors)
    return GroupsShown(list(chosen), [], dict(zip(chosen, canvas.labels(chosen, 28))), looks)


def _draw(ax: Axes, rows: pd.DataFrame, places: Any, line: str, drawn: GroupsShown, wide: float) -> None:
    made: list[Any] = []
    top = 0.0
    for name in drawn.shown:
        here = (rows[line] == name).to_numpy()
        own, at, look = rows[here], places[here], drawn.looks[name]
        stand = np.argsort(at, kind="stable")
        own, at = own.iloc[stand], at[stand]
        rate = own["rate"].to_numpy(float)
        top = max(top, float(np.nanmax(rate, initial=0.0)))
        low, high = own["ci_low"].to_numpy(float), own["ci_high"].to_numpy(float)
        known = np.isfinite(low) & np.isfinite(high)
        ax.vlines(at[known], low[known], high[known], color=look.colour, alpha=0.35, linewidth=2)
        size = 3.0 if len(at) <= 24 * wide else 0.0  # of many days, the line alone
        made += ax.plot(at, rate, color=look.colour, linestyle=look.line, marker=look.marker, markersize=size)
    # A wide interval of one day may leave the page, the lines may not vanish at its foot.
    ax.set_ylim(0, max(min(ax.get_ylim()[1], 2.5 * top), 1.08 * top) if top else 1.0)
    draw_legend(ax, made, drawn.heads, wide)


def _axis(ax: Axes, places: Any, periods: list[str] | None, wide: float) -> None:
    if periods is not None:
        room = 72 * wide - 45
        labels = [one_line(name) for name in periods]
        level = sum(text_width(label, 7) + 9 for label in labels) <= room
        each = 1 if level else -(-len(labels) // max(1, int(room / 10)))  # every so many, where not all find room
        written = [shorten(label, 28) for label in labels[::each]]
        write_ticks(ax.xaxis, range(0, len(labels), each), written, rotation=0 if level else 90)
        ax.set_xlim(-0.5, len(periods) - 0.5)
        return
    first, last = places.min(), places.max()
    if first == last:  # one day: room for it, not four years
        ax.set_xlim(first - np.timedelta64(2, "D"), last + np.timedelta64(2, "D"))
    short = (last - first) < np.timedelta64(6, "D")  # whole days only
    dates: Any = matplotlib.dates
    locator = dates.DayLocator() if short else dates.AutoDateLocator(minticks=3, maxticks=6)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
