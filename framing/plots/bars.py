"""Frames by group and voice, and the composition of voices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.plots.groups import Cast, cast, chosen_rows, summed
from framing.plots.legend import cell_width, legend_above, legend_rows, mark_groups
from framing.plots.lettering import distinct, foot, readable_on, some_of, text_width, write_ticks
from framing.plots.looks import Colors
from framing.plots.style import SINGLE, STANCES, TALLEST, VOICES, figure, fit, in_style, something
from framing.plots.who import Names, find, named, readable

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["cue_stance", "frames", "voices"]

_NAMED = {"scare": "scare quotes"}
_MOST = 20  # bars of shares


@in_style
def frames(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    frames: Sequence[str] | None = None,
    top: int = 10,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
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
        Only these groups, in this order; by identity or by name.
    order : {"size", "name"} or sequence of str, optional
        How the groups stand; left out, as `groups` has them, or by name. Those that a list names come first, also in
        who is shown when not all find room; names that the table has not are passed over, so that one list serves all
        figures of a study.
    max_groups : int, optional
        Groups to show; of more, the largest are shown and the others added up as "other 53 outlets", which counts as
        one. Left out: 7 (the palette's length and the rest), or all that `groups` names.
    frames : sequence of str, optional
        Only these frames, in this order.
    top : int
        Most frequent frames to show.
    names : mapping or pandas.DataFrame, optional
        Readable name of each identity (of groups, actors, frames), or the table of actors.
    colors : mapping or sequence, optional
        Colour of each group, as :func:`framing.plots.palette` makes it once for all figures of a study; or colours in
        the order of the groups. Left out: by the place of the group among all groups of the table.
    width : float
        Inches, of a figure of its own.
    height : float
        Inches that such a figure has at most. What does not fit is left out, and the figure says so.
    font : str, optional
        Family for other scripts.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table is another one or has nothing to draw, or a group or frame that is asked for is not in it.
    """
    rows = pd.DataFrame(table)
    something(rows, "framing terms", [by, "frame", "voice", "rate"], 'compare.rates(…, what=["frame", "voice"])')
    rows = rows if "n" in rows else rows.assign(n=rows["rate"])
    head = 0.92
    fits = fit(height - head - 0.1, 0.115)
    drawn = cast(rows, by, groups, order, max_groups, colors, names, fits=fits, chars=20)
    rows = summed(rows, by, drawn, ["frame", "voice"])
    each = 0.10 + 0.115 * len(drawn.shown)
    total = rows["frame"].nunique()
    chosen = chosen_rows(rows, "frame", frames, "rate", min(top, fit(height - head, each)), names)
    wide = cell_width(ax, width)
    ax = figure(ax, width, 0.75 + len(chosen) * each + 0.12 * (total > len(chosen)), height, font)
    step = 0.8 / len(drawn.shown)
    for place, name in enumerate(drawn.shown):
        at = np.arange(len(chosen)) - 0.4 + step * (place + 0.5)
        own = rows[rows[by] == name].pivot_table(index="frame", columns="voice", values="rate", aggfunc="sum")
        _stack(ax, own.reindex(chosen), VOICES, at, step * 0.88)
    labels = distinct([readable(frame, names) for frame in chosen], 28)
    write_ticks(ax.yaxis, range(len(chosen)), labels)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(chosen) - 0.45, -0.55)
    _name_bars(ax, rows, by, drawn, chosen, step, 72 * wide - max(text_width(label, 7) for label in labels))
    foot(ax, ["terms per 1,000 words", some_of(len(chosen), total, "frames")], 72 * wide - 8, loc="right")
    _colour_legend(ax, VOICES, rows["voice"].unique(), wide, labels)
    return ax


def _name_bars(ax: Axes, rows: pd.DataFrame, by: str, drawn: Cast, order: list[str], step: float, room: float) -> None:
    """Name the bars of each frame at their ends, with the group's mark, so that colour is left to the voice."""
    sums = rows.groupby(["frame", by])["rate"].sum()
    longest = max(text_width(head, 6) for head in drawn.heads) + 13
    widest = float(np.nanmax([sums.get((f, g), 0.0) for f in order for g in drawn.shown] or [0.0])) or 1.0
    for row, frame in enumerate(order):
        for place, name in enumerate(drawn.shown):
            value, at = sums.get((frame, name), 0.0), row - 0.4 + step * (place + 0.5)
            indent = 2.0
            if len(drawn.shown) > 1:
                look, indent = drawn.looks[name], 7.5
                _mark(ax, value, at, look.marker, look.colour)
            ax.annotate(drawn.labels[name], (value, at), xytext=(indent, 0), textcoords="offset points", va="center",
                        fontsize=6, color="#444444")  # fmt: skip
    ax.set_xlim(0, widest * max(room, 1.5 * longest) / max(room - longest - 8, 0.5 * longest))


def _mark(ax: Axes, x: float, y: float, marker: str, colour: Any) -> None:
    from matplotlib.transforms import ScaledTranslation

    scale = ax.get_figure(root=True).dpi_scale_trans  # type: ignore[union-attr]
    ax.plot([x], [y], marker, color=colour, markersize=2.8, markeredgewidth=0,
            transform=ax.transData + ScaledTranslation(4.2 / 72, 0.0, scale))  # fmt: skip


@in_style
def voices(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    frames: Sequence[str] | None = None,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """In whose voice a group's framing terms stand: shares, one bar a group.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.rates(hits, articles, what="voice")``: columns `by`, voice, n.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`frames`.
    max_groups : int, optional
        As there; left out: 20.
    frames : sequence of str, optional
        Only the terms of these frames, of a table with ``what=["frame", "voice"]``.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        As :func:`frames`.
    """
    rows = pd.DataFrame(table)
    something(rows, "framing terms", [by, "voice", "n"], 'compare.rates(hits, articles, what="voice")')
    if frames is not None:
        something(rows, "frames", ["frame"], 'compare.rates(hits, articles, what=["frame", "voice"])')
        rows = rows[rows["frame"].isin(chosen_rows(rows, "frame", frames, "n", len(rows), names))]
    drawn = cast(rows, by, groups, order, max_groups, colors, names, usual=_MOST, fits=_bars(height), chars=24)
    rows = summed(rows, by, drawn, ["voice"])
    wide = rows.pivot_table(index=by, columns="voice", values="n", aggfunc="sum").reindex(drawn.shown)
    return _shares(ax, wide, VOICES, ["share of framing terms, %", "number of terms"], drawn, width, height)


def _bars(height: float) -> int:
    return fit(height - 1.1, 0.26)


def _shares(
    ax: Axes | None, counts: pd.DataFrame, tints: Mapping[str, str], told: Sequence[str], drawn: Cast, width: float,
    height: float,
) -> Axes:  # fmt: skip
    """One bar a row of the counts, cut by its columns, with the number of all behind its name."""
    counts = counts.fillna(0.0)
    total = counts.sum(axis=1)
    shares = 100 * counts.div(total.replace(0, 1), axis=0)
    labels = [f"{drawn.labels[name]} ({int(n):,})" for name, n in total.items()]
    parts, wide = [part for part in tints if part in shares], cell_width(ax, width)
    tall = 0.62 + 0.26 * len(labels) + 0.14 * legend_rows([_NAMED.get(part, part) for part in parts], wide)
    ax = figure(ax, width, tall, height)
    _stack(ax, shares, tints, np.arange(len(labels)), 0.7, write=True)
    write_ticks(ax.yaxis, range(len(labels)), labels)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(labels) - 0.5, -0.5)
    ax.set_xlim(0, 100)
    foot(ax, [f"{told[0]} ({told[1]})"], 72 * wide, loc="right")
    if len(labels) > 1:
        mark_groups(ax, {name: place for place, name in enumerate(drawn.shown)}, drawn.looks)
    _colour_legend(ax, tints, parts, wide, labels)
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


@in_style
def cue_stance(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    actor: str | None = None,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """How a group introduces what others say: shares of the stances of its cues.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.sourcing(quotes)``.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`frames`.
    max_groups : int, optional
        As there; left out: 20.
    actor : str, optional
        Only the cues of one actor, by name or actor_id.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        As :func:`frames`; and if nobody, or more than one, is meant by `actor`.
    """
    rows = pd.DataFrame(table)
    something(rows, "quotes", [by, "measure", "category", "actor_id", "n"], "compare.sourcing(quotes)")
    everyone = rows
    rows = rows[rows["measure"] == ("cue_stance" if actor is None else "actor_cue_stance")]
    if actor is not None:
        something(rows, "cue with a stance")
        known = named(names)
        if not known and "actor_id" in (source := getattr(table, "source", pd.DataFrame())) and "actor" in source:
            known = dict(zip(source["actor_id"], source["actor"].astype(str)))
        whom = find(actor, list(rows["actor_id"].dropna().unique()), "actor", known)
        rows = rows[rows["actor_id"] == whom]
    something(rows, "cue with a stance")
    sizes = everyone[everyone["measure"] == "actor"] if actor is None else rows
    drawn = cast(sizes if set(rows[by]) <= set(sizes[by]) else rows, by, groups, order, max_groups, colors, names,
                 usual=_MOST, fits=_bars(height), chars=24)  # fmt: skip
    rows = summed(rows, by, drawn, ["category"])
    wide = rows.pivot_table(index=by, columns="category", values="n", aggfunc="sum").reindex(drawn.shown)
    extra = sorted(set(wide.columns) - set(STANCES))
    tints = {**STANCES, **dict.fromkeys(extra, "#F4F4F4")}
    return _shares(ax, wide, tints, ["share of cues, %", "number of quotes"], drawn, width, height)
