"""Frames by group and voice, and the composition of voices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.plots.style import SINGLE, VOICES, figure, pretty, readable_on, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["cue_stance", "frames", "voices"]

#: Stances from distance to commitment, one colour each.
_STANCES = {
    "doubting": "#EE6677", "tentative": "#EEB8C0", "neutral": "#CCCCCC", "evaluative": "#CCBB44",
    "directive": "#AA3377", "commissive": "#66CCEE", "volitional": "#99DDD5",
    "assertive": "#4477AA", "factive": "#228833",
}  # fmt: skip


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
    something(rows, "framing terms")
    names = list(groups) if groups is not None else sorted(rows[by].unique())
    order = rows.groupby("frame")["rate"].sum().sort_values(ascending=False, kind="stable").index[:top].tolist()
    height = 0.75 + len(order) * (0.10 + 0.115 * len(names))
    ax, context = figure(ax, width, height, font)
    with context:
        step = 0.8 / len(names)
        for place, name in enumerate(names):
            at = np.arange(len(order)) - 0.4 + step * (place + 0.5)
            _stack(ax, rows[rows[by] == name], "frame", order, at, step * 0.88)
        ax.set_yticks(np.arange(len(order)), [pretty(frame) for frame in order])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(order) - 0.45, -0.55)
        if order:
            _name_bars(ax, rows, by, names, order, step)
        ax.set_xlabel("terms per 1,000 words")
        _voice_legend(ax, rows["voice"].unique())
    return ax


def _name_bars(ax: Axes, rows: pd.DataFrame, by: str, names: list[str], order: list[str], step: float) -> None:
    """Name the bars of each frame at their ends, so that colour is left to the voice."""
    sums = rows.groupby(["frame", by])["rate"].sum()
    widest = sums.max()
    for row, frame in enumerate(order):
        for place, name in enumerate(names):
            value = sums.get((frame, name), 0.0)
            at = row - 0.4 + step * (place + 0.5)
            ax.text(value + widest * 0.012, at, str(name), va="center", fontsize=6, color="#444444")
    longest = max(len(str(name)) for name in names)
    ax.set_xlim(0, widest * (1.08 + 0.018 * longest))


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
    rows = pd.DataFrame(table).copy()
    something(rows, "framing terms")
    names = list(groups) if groups is not None else sorted(rows[by].unique())
    total = rows.groupby(by)["n"].sum()
    rows["rate"] = 100 * rows["n"] / rows[by].map(total).replace(0, 1)
    ax, context = figure(ax, width, 0.8 + 0.26 * len(names), font)
    with context:
        _stack(ax, rows, by, names, np.arange(len(names)), 0.7, write=True)
        ax.set_yticks(np.arange(len(names)), [f"{pretty(name)} ({total.get(name, 0)})" for name in names])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(names) - 0.5, -0.5)
        ax.set_xlim(0, 100)
        ax.set_xlabel("share of framing terms, % (number of terms)")
        _voice_legend(ax, rows["voice"].unique())
    return ax


def _stack(
    ax: Axes, rows: pd.DataFrame, key: str, order: Sequence[Any], at: Any, thick: float, write: bool = False
) -> None:
    left = np.zeros(len(order))
    wide = rows.pivot_table(index=key, columns="voice", values="rate", aggfunc="sum").reindex(list(order)).fillna(0.0)
    for voice, colour in VOICES.items():
        if voice not in wide:
            continue
        values = wide[voice].to_numpy(dtype=float)
        ax.barh(at, values, thick, left=left, color=colour, edgecolor="white", linewidth=0.4, label=voice)
        for y, start, value in zip(at, left, values) if write else ():
            if value >= 7:
                ax.text(start + value / 2, y, f"{value:.0f}", ha="center", va="center", fontsize=6.5,
                        color=readable_on(colour))  # fmt: skip
        left = left + values


def _voice_legend(ax: Axes, present: Any) -> None:
    from matplotlib.patches import Patch

    shown = [voice for voice in VOICES if voice in set(present)]
    handles = [Patch(color=VOICES[voice], label="scare quotes" if voice == "scare" else voice) for voice in shown]
    ax.legend(handles=handles, loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=len(handles))


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
    from matplotlib.patches import Patch

    rows = pd.DataFrame(table)
    rows = rows[rows["measure"] == ("cue_stance" if actor is None else "actor_cue_stance")]
    if actor is not None:
        rows = rows[rows["actor_id"] == actor]
    something(rows, "cue with a stance")
    names = list(groups) if groups is not None else sorted(rows[by].unique())
    wide = rows.pivot_table(index=by, columns="category", values="n", aggfunc="sum").reindex(names).fillna(0.0)
    total = wide.sum(axis=1)
    stances = [s for s in _STANCES if s in wide] + sorted(set(wide.columns) - set(_STANCES))
    ax, context = figure(ax, width, 0.85 + 0.26 * len(names) + 0.13 * (len(stances) > 4), font)
    with context:
        left = np.zeros(len(names))
        handles = []
        for stance in stances:
            share = (100 * wide[stance] / total.replace(0, 1)).to_numpy(float)
            colour = _STANCES.get(stance, "#EEEEEE")
            ax.barh(np.arange(len(names)), share, 0.7, left=left, color=colour, edgecolor="white", linewidth=0.4)
            for y, (start, value) in enumerate(zip(left, share)):
                if value >= 8:
                    ax.text(start + value / 2, y, f"{value:.0f}", ha="center", va="center", fontsize=6.5,
                            color=readable_on(colour))  # fmt: skip
            left = left + share
            handles.append(Patch(color=colour, label=stance))
        ax.set_yticks(np.arange(len(names)), [f"{pretty(name)} ({int(total[name])})" for name in names])
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(names) - 0.5, -0.5)
        ax.set_xlim(0, 100)
        ax.set_xlabel("share of cues, % (number of quotes)")
        ax.legend(handles=handles, loc="lower center", bbox_to_anchor=(0.35, 1.0), ncols=min(4, len(handles)))
    return ax
