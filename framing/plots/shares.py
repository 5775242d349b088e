"""The composition of voices, and of the stances of cues: shares, one bar a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.inference.grouping import grouped
from framing.entrance import takes
from framing.plots.bars import NAMED, colour_legend, stack
from framing.plots.layout.groups_shown import Cast, cast, chosen_rows, summed
from framing.plots.layout.legend import cell_width, legend_rows, mark_groups
from framing.plots.layout.lettering import foot, write_ticks
from framing.plots.layout.looks import Colors
from framing.plots.layout.names_meant import Names, find, named
from framing.plots.layout.style import SINGLE, STANCES, TALLEST, VOICES, figure, fit, in_style, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["cue_stance", "voices"]

_MOST = 20  # bars
_NO_STANCE = "other"


@takes(table="any", lists=["groups", "frames"])
@grouped
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
        As in :func:`framing.plots.frames`.
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
        As :func:`framing.plots.frames`.
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
    tall = 0.62 + 0.26 * len(labels) + 0.14 * legend_rows([NAMED.get(part, part) for part in parts], wide)
    ax = figure(ax, width, tall, height)
    stack(ax, shares, tints, np.arange(len(labels)), 0.7, write=True)
    write_ticks(ax.yaxis, range(len(labels)), labels)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(labels) - 0.5, -0.5)
    ax.set_xlim(0, 100)
    foot(ax, [f"{told[0]} ({told[1]})"], 72 * wide, loc="right")
    if len(labels) > 1:
        mark_groups(ax, {name: place for place, name in enumerate(drawn.shown)}, drawn.looks)
    colour_legend(ax, tints, parts, wide, labels)
    return ax


@takes(table="any", lists=["groups"])
@grouped
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
        As in :func:`framing.plots.frames`.
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
        As :func:`framing.plots.frames`; and if nobody, or more than one, is meant by `actor`.
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
    extra = [column for column in wide.columns if column not in STANCES]
    if extra:
        wide = wide.drop(columns=extra).assign(**{_NO_STANCE: wide[extra].sum(axis=1)})
    return _shares(
        ax, wide, {**STANCES, _NO_STANCE: "#F4F4F4"}, ["share of cues, %", "number of quotes"], drawn, width, height
    )
