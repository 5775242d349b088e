"""Frames by group and voice, and the composition of voices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.entrance import grouped
from framing.entrance import takes
from framing.plots.legend import cell_width, legend_above, legend_rows
from framing.plots.order import ordered
from framing.plots.style import SINGLE, VOICES, figure, pretty, readable_on, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["cue_stance", "frames", "voices"]

_NAMED = {"scare": "scare quotes"}
#: Stances from distance to commitment, one colour each.
_STANCES = {
    "doubting": "#EE6677", "tentative": "#EEB8C0", "neutral": "#CCCCCC", "evaluative": "#CCBB44",
    "directive": "#AA3377", "commissive": "#66CCEE", "volitional": "#99DDD5",
    "assertive": "#4477AA", "factive": "#228833",
}  # fmt: skip


@takes(table="any", lists=["groups"])
@grouped
def frames(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    top: int = 10,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Rate of each frame, one bar a group, cut by voice.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles, what=["frame", "voice"])``: columns `by`, frame, voice, rate.
    ax : Axes, optional
        A figure of its own is made where none is given.
    by : str
        Column of the groups.
    groups : sequence of str, optional
        Which groups, in which order.
    top : int
        Most frequent frames to show.
    width : float
        Inches, of a figure of its own.
    font : str, optional
        Family for other scripts.

    Returns
    -------
    Axes
    """
    rows = pd.DataFrame(table)
    something(rows, "framing terms", [by, "frame", "voice", "rate"], 'compare.rates(…, what=["frame", "voice"])')
    names = ordered(rows, by, groups)
    rows = rows[rows[by].isin(names)]
    order = rows.groupby("frame")["rate"].sum().sort_values(ascending=False, kind="stable").index[:top].tolist()
    height = 0.75 + len(order) * (0.10 + 0.115 * len(names))
    wide = cell_width(ax, width)
    ax, context = figure(ax, width, height, font)
    with context:
        step = 0.8 / len(names)
        for place, name in enumerate(names):
            at = np.arange(len(order)) - 0.4 + step * (place + 0.5)
            own = rows[rows[by] == name].pivot_table(index="frame", columns="voice", values="rate", aggfunc="sum")
            _stack(ax, own.reindex(order), VOICES, at, step * 0.88)
        ax.set_yticks(np.arange(len(order)), [pretty(frame) for frame in order])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(order) - 0.45, -0.55)
        if order:
            _name_bars(ax, rows, by, names, order, step)
        ax.set_xlabel("terms per 1,000 words")
        _colour_legend(ax, VOICES, rows["voice"].unique(), wide, [pretty(frame) for frame in order])
    return ax


def _name_bars(ax: Axes, rows: pd.DataFrame, by: str, names: list[str], order: list[str], step: float) -> None:
    """Name the bars of each frame at their ends, so that colour is left to the voice."""
    sums = rows.groupby(["frame", by])["rate"].sum()
    widest = sums.max()
    for row, frame in enumerate(order):
        for place, name in enumerate(names):
            value = sums.get((frame, name), 0.0)
            at = row - 0.4 + step * (place + 0.5)
            ax.text(value + widest * 0.012, at, pretty(name, 20), va="center", fontsize=6, color="#444444")
    longest = max(len(pretty(name, 20)) for name in names)
    ax.set_xlim(0, (widest or 1.0) * (1.08 + 0.02 * longest))


@takes(table="any", lists=["groups"])
@grouped
def voices(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """In whose voice a group's framing terms stand: shares, one bar a group.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles, what="voice")``: columns `by`, voice, n.
    ax, by, groups, width, font
        As in :func:`frames`.

    Returns
    -------
    Axes
    """
    rows = pd.DataFrame(table)
    something(rows, "framing terms", [by, "voice", "n"], 'compare.rates(hits, articles, what="voice")')
    names = ordered(rows, by, groups)
    wide = rows.pivot_table(index=by, columns="voice", values="n", aggfunc="sum").reindex(names)
    return _shares(ax, wide, VOICES, "share of framing terms, % (number of terms)", width, font)


def _shares(
    ax: Axes | None, counts: pd.DataFrame, tints: Mapping[str, str], label: str, width: float, font: str | None
) -> Axes:
    """One bar a row of the counts, cut by its columns, with the number of all behind its name."""
    counts = counts.fillna(0.0)
    total = counts.sum(axis=1)
    shares = 100 * counts.div(total.replace(0, 1), axis=0)
    names = [f"{pretty(name, 24)} ({int(n):,})" for name, n in total.items()]
    parts, wide = [part for part in tints if part in shares], cell_width(ax, width)
    height = 0.62 + 0.26 * len(names) + 0.14 * legend_rows([_NAMED.get(part, part) for part in parts], wide)
    ax, context = figure(ax, width, height, font)
    with context:
        _stack(ax, shares, tints, np.arange(len(names)), 0.7, write=True)
        ax.set_yticks(np.arange(len(names)), names)
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(names) - 0.5, -0.5)
        ax.set_xlim(0, 100)
        ax.set_xlabel(label, loc="right")
        _colour_legend(ax, tints, parts, wide, names)
    return ax


def _stack(ax: Axes, wide: pd.DataFrame, tints: Mapping[str, str], at: Any, thick: float, write: bool = False) -> None:
    """Bars of the rows, one piece a column; a share that has room is written into its piece."""
    left = np.zeros(len(wide))
    for part, colour in tints.items():
        if part not in wide:
            continue
        values = wide[part].fillna(0.0).to_numpy(dtype=float)
        ax.barh(at, values, thick, left=left, color=colour, edgecolor="white", linewidth=0.4)
        for y, start, value in zip(at, left, values) if write else ():
            if value >= 8:
                ax.text(start + value / 2, y, f"{value:.0f}", ha="center", va="center", fontsize=6.5,
                        color=readable_on(colour))  # fmt: skip
        left = left + values


def _colour_legend(
    ax: Axes, tints: Mapping[str, str], present: Iterable[Any], wide: float, beside: Sequence[str]
) -> None:
    from matplotlib.patches import Patch

    there = set(present)
    shown = [part for part in tints if part in there]
    handles = [Patch(color=tints[part]) for part in shown]
    legend_above(ax, handles, [_NAMED.get(part, part) for part in shown], wide, beside)


@takes(table="any", lists=["groups"])
@grouped
def cue_stance(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    actor: str | None = None,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """How a group introduces what others say: shares of the stances of its cues.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.sourcing(quotes)``.
    ax, by, groups, width, font
        As in :func:`frames`.
    actor : str, optional
        Only the cues of one actor_id.

    Returns
    -------
    Axes
    """
    rows = pd.DataFrame(table)
    something(rows, "quotes", [by, "measure", "category", "actor_id", "n"], "compare.sourcing(quotes)")
    names = ordered(rows, by, groups)
    rows = rows[rows["measure"] == ("cue_stance" if actor is None else "actor_cue_stance")]
    if actor is not None:
        rows = rows[rows["actor_id"] == actor]
    something(rows, "cue with a stance" if actor is None else f"cue with a stance of the actor {actor!r}")
    wide = rows.pivot_table(index=by, columns="category", values="n", aggfunc="sum").reindex(names)
    tints = {**_STANCES, **dict.fromkeys(sorted(set(wide.columns) - set(_STANCES)), "#EEEEEE")}
    return _shares(ax, wide, tints, "share of cues, % (number of quotes)", width, font)
