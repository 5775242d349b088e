"""Rates with intervals, naming, framing over time: points and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.plots.style import SINGLE, colours, figure, pretty, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["naming", "over_time", "rates"]

_MARKERS = "osD^vP*X"


def _legend(ax: Axes, names: Sequence[Any], title: str | None = None) -> None:
    """Legend above the axes, in as many columns as fit."""
    longest = max((len(str(name)) for name in names), default=1)
    columns = max(1, min(len(names), int(48 / (longest + 5))))
    ax.legend(loc="lower left", bbox_to_anchor=(-0.02, 1.0), ncols=columns, title=title, alignment="left")


def _rows(names: Sequence[Any]) -> int:
    longest = max((len(str(name)) for name in names), default=1)
    return -(-len(names) // max(1, min(len(names), int(48 / (longest + 5)))))


def rates(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    what: str = "frame",
    groups: Sequence[str] | None = None,
    top: int = 8,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Rate of each frame (or term, voice …) in each group, with its interval where there is one.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles)``: columns `by`, `what`, rate, ci_low, ci_high, q.
    ax, by, groups, width, font
        As in :func:`framing.plots.frames`.
    what : str
        Column of what is counted.
    top : int
        Most frequent values to show.

    Returns
    -------
    Axes
        Filled marks: q < 0.05 against the rest; hollow ones: not, or no test.
    """
    rows = pd.DataFrame(table)
    something(rows, "rates")
    names = list(groups) if groups is not None else sorted(rows[by].unique())
    order = rows.groupby(what)["n"].sum().sort_values(ascending=False, kind="stable").index[:top].tolist()
    height = 0.62 + 0.14 * _rows(names) + len(order) * (0.1 + 0.085 * len(names))
    ax, context = figure(ax, width, height, font)
    with context:
        tint, step = colours(names), 0.78 / len(names)
        for place, name in enumerate(names):
            own = rows[rows[by] == name].set_index(what).reindex(order)
            at = np.arange(len(order)) - 0.39 + step * (place + 0.5)
            rate = own["rate"].to_numpy(float)
            low, high = own["ci_low"].to_numpy(float), own["ci_high"].to_numpy(float)
            known = np.isfinite(low) & np.isfinite(high)
            ax.hlines(at[known], low[known], high[known], color=tint[name], linewidth=1.0)
            sure = own["q"].to_numpy(float) < 0.05
            mark = _MARKERS[place % len(_MARKERS)]
            ax.plot(rate, at, mark, color=tint[name], markerfacecolor="white", label=pretty(name), markersize=3.4)
            ax.plot(rate[sure], at[sure], mark, color=tint[name], markersize=3.4)
        for edge in range(1, len(order)):
            ax.axhline(edge - 0.5, color="#E4E4E4", linewidth=0.5)
        ax.set_yticks(np.arange(len(order)), [pretty(value) for value in order])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(order) - 0.5, -0.5)
        ax.set_xlim(left=0)
        unit = rows["denominator"].iloc[0] if "denominator" in rows and len(rows) else "tokens"
        labels = {"tokens": "per 1,000 words", "voice": "per 1,000 words of the voice", "quotes": "per quote"}
        shown = labels.get(str(unit), "share of articles")
        tested = "; filled: q < 0.05" if (rows["q"].astype(float) < 0.05).any() else ""
        ax.set_xlabel(shown + ("\nline: 95% interval" + tested if rows["ci_low"].notna().any() else ""))
        _legend(ax, names)
    return ax


def naming(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    actor: str,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    top: int = 10,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """What each group calls one actor: share of its mentions.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.naming(mentions)``.
    ax, by, groups, width, font
        As in :func:`framing.plots.frames`.
    actor : str
        Which actor_id.
    top : int
        Most frequent designators to show.

    Returns
    -------
    Axes
        Area of a dot: share; a ring around it: no other group uses the name.

    Raises
    ------
    ValueError
        If nobody mentions the actor.
    """
    rows = pd.DataFrame(table)
    rows = rows[rows["actor_id"] == actor]
    if not len(rows):
        raise ValueError(f"the table names no actor {actor!r}")
    names = list(groups) if groups is not None else sorted(rows[by].unique())
    counts = rows.groupby("designator")["n"].sum()
    order = sorted(counts.index, key=lambda d: (-counts[d], d))[:top]
    ax, context = figure(ax, width, 0.95 + 0.165 * len(order), font)
    with context:
        tint = colours(names)
        for place, name in enumerate(names):
            own = rows[rows[by] == name].set_index("designator").reindex(order)
            share = own["value"].to_numpy(float)
            shown = share > 0
            at = np.arange(len(order))[shown]
            ax.scatter([place] * int(shown.sum()), at, s=6 + 90 * share[shown], color=tint[name], zorder=3)
            ring = shown & own["exclusive"].eq(True).to_numpy(bool)
            ax.scatter(
                [place] * int(ring.sum()), np.arange(len(order))[ring], s=26 + 130 * share[ring], facecolors="none",
                edgecolors="#222222", linewidths=0.7, zorder=4,
            )  # fmt: skip
        ax.set_yticks(range(len(order)), [pretty(d, 34) for d in order])
        ax.set_ylim(len(order) - 0.4, -0.6)
        steep = sum(len(str(name)) + 3 for name in names) > 38
        ax.set_xticks(range(len(names)), [str(n) for n in names], rotation=90 if steep else 0)
        ax.set_xlim(-0.6, len(names) - 0.4)
        ax.grid(axis="y")
        ax.tick_params(length=0)
        ax.spines["bottom"].set_visible(False)
        ax.spines["left"].set_visible(False)
        ax.xaxis.tick_top()
        ax.set_xlabel("area: share of the mentions; ring: only there", fontsize=7, loc="right")
    return ax


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
        ``compare.rates(hits, articles, by="published")``, or by any column of dates or ordered periods.
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
    something(rows, "rates")
    counts = rows.groupby(what)["n"].sum().sort_values(ascending=False, kind="stable")
    chosen = list(values) if values is not None else counts.index[:4].tolist()
    ax, context = figure(ax, width, 2.15 + 0.14 * _rows(chosen), font)
    with context:
        import matplotlib.dates as mdates

        tint = colours(chosen)
        for place, value in enumerate(chosen):
            own = rows[rows[what] == value].sort_values(by)
            when = pd.to_datetime(own[by]).to_numpy()
            low, high = own["ci_low"].to_numpy(float), own["ci_high"].to_numpy(float)
            ax.vlines(when, low, high, color=tint[value], alpha=0.35, linewidth=2)
            mark = _MARKERS[place % len(_MARKERS)]
            ax.plot(when, own["rate"].to_numpy(float), f"-{mark}", color=tint[value], label=pretty(value), markersize=3)
        locator: Any = mdates.AutoDateLocator(  # type: ignore[no-untyped-call]
            minticks=3, maxticks=6
        )
        ax.xaxis.set_major_locator(locator)
        ax.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
        ax.set_ylim(bottom=0)
        ax.set_ylabel("per 1,000 words")
        _legend(ax, [pretty(value) for value in chosen])
    return ax
