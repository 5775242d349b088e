"""The composition of voices, of the stances of cues, and of sources: shares, one bar a group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots.bars import PART_LABELS, colour_legend, draw_stacked_bars, percentages
from framing.plots.layout.canvas import Canvas, GroupOptions, draws, require_rows
from framing.plots.layout.display_names import find_by_name, names_by_id
from framing.plots.layout.groups_shown import add_up_rest, choose_values
from framing.plots.layout.legend import draw_group_marks, legend_rows
from framing.plots.layout.lettering import label_rows, write_caption
from framing.plots.layout.style import GENDERS, ROLES, STANCES, VOICES

__all__ = ["cue_stance", "sources", "voices"]

#: What a bar of each measure is cut into, and what its caption says.
_OF_SOURCES = {
    "gender_quotes": (GENDERS, "share of quotes of persons, % (number of quotes)"),
    "gender_words": (GENDERS, "share of the quoted words of persons, % (words)"),
    "gender_persons": (GENDERS, "share of the persons quoted, % (persons)"),
    "role_quotes": (ROLES, "share of quotes, % (number of quotes)"),
    "role_words": (ROLES, "share of quoted words, % (words)"),
    "role_sources": (ROLES, "share of sources, % (sources)"),
}

_MOST = 20  # bars
_OTHER = "other"  # of what has no colour of its own


@draws(table="any", lists=["frames"])
def voices(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw in whose voice the framing terms of each group stand: one bar of shares for each group.

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

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> ax = fr.plots.voices(fr.compare.rates(study.hits, study.articles, what="voice"))
    >>> ax.get_xlabel()
    'share of framing terms, % (number of terms)'
    """
    canvas = Canvas(ax, **options)
    by = canvas.by
    rows = require_rows(table, "framing terms", [by, "voice", "n"], 'compare.rates(hits, articles, what="voice")')
    if frames is not None:
        require_rows(rows, "frames", ["frame"], 'compare.rates(hits, articles, what=["frame", "voice"])')
        rows = rows[rows["frame"].isin(choose_values(rows, "frame", frames, "n", len(rows), canvas.names))]
    return _draw_shares(canvas, rows, "voice", VOICES, "share of framing terms, % (number of terms)", rows)


def _draw_shares(
    canvas: Canvas, rows: pd.DataFrame, column: str, tints: Mapping[str, str], caption: str, sizes: pd.DataFrame
) -> Axes:
    """Draw one bar a group, cut by the values of a column, with the number of all behind the group's name.

    The groups are ranked by `sizes`.
    """
    by, wide = canvas.by, canvas.room
    drawn = canvas.choose_groups(sizes, usual=_MOST, fits=canvas.rows_that_fit(0.26, 1.1), chars=24)
    rows = add_up_rest(rows, by, drawn, [column])
    rows = rows.assign(**{column: rows[column].where(rows[column].isin(list(tints)) | rows[column].isna(), _OTHER)})
    counts = rows.pivot_table(index=by, columns=column, values="n", aggfunc="sum").reindex(drawn.shown)
    labels = [f"{drawn.labels[name]} ({int(n):,})" for name, n in counts.sum(axis=1).items()]
    parts = [part for part in tints if part in counts]
    tall = 0.62 + 0.26 * len(labels) + 0.14 * legend_rows([PART_LABELS.get(part, part) for part in parts], wide)
    ax = canvas.axes(tall)
    draw_stacked_bars(ax, percentages(counts), tints, np.arange(len(labels)), 0.7, write=True)
    label_rows(ax, labels)
    ax.set_xlim(0, 100)
    write_caption(ax, [caption], 72 * wide, loc="right")
    if len(labels) > 1:
        draw_group_marks(ax, drawn.places, drawn.looks)
    colour_legend(ax, tints, parts, wide, labels)
    return ax


@draws(table="any")
def cue_stance(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    actor: str | None = None,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw how each group introduces what others say: a bar of the stances of its cues.

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

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> ax = fr.plots.cue_stance(fr.compare.sourcing(study.quotes, study.articles, actors=study.actors))
    >>> ax.get_xlabel()
    'share of cues, % (number of quotes)'
    """
    canvas = Canvas(ax, **options)
    by = canvas.by
    every = require_rows(table, "quotes", [by, "measure", "category", "actor_id", "n"], "compare.sourcing(quotes)")
    rows = every[every["measure"] == ("cue_stance" if actor is None else "actor_cue_stance")]
    if actor is not None:
        require_rows(rows, "cue with a stance")
        names = names_by_id(canvas.names)
        if not names and {"actor_id", "actor"} <= set(source := getattr(table, "source", pd.DataFrame())):
            names = dict(zip(source["actor_id"], source["actor"].astype(str)))
        rows = rows[rows["actor_id"] == find_by_name(actor, list(rows["actor_id"].dropna().unique()), "actor", names)]
    require_rows(rows, "cue with a stance")
    sizes = every[every["measure"] == "actor"] if actor is None else rows
    sizes = sizes if set(rows[by]) <= set(sizes[by]) else rows
    tints = {**STANCES, _OTHER: "#F4F4F4"}
    return _draw_shares(canvas, rows, "category", tints, "share of cues, % (number of quotes)", sizes)


@draws(table="any")
def sources(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    measure: str = "gender_quotes",
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw the shares of women and men, or of roles, among the sources of each group: one bar for each group.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.sourcing(quotes, measures=["gender", "role"])``.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    max_groups : int, optional
        As there; left out: 20.
    measure : {"gender_quotes", "gender_words", "gender_persons", "role_quotes", "role_words", "role_sources"}
        What is counted. Sources whose gender or role is not known are a part of the bar.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        As :func:`framing.plots.frames`; and if the measure is none of these.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> table = fr.compare.sourcing(study.quotes, study.articles, measures=["role"])
    >>> ax = fr.plots.sources(table, measure="role_quotes")
    >>> ax.get_xlabel()
    'share of quotes, % (number of quotes)'
    """
    if measure not in _OF_SOURCES:
        raise ValueError(f"measure={measure!r} cannot be drawn; it is one of {', '.join(_OF_SOURCES)}")
    canvas = Canvas(ax, **options)
    made_by = 'compare.sourcing(quotes, measures=["gender", "role"])'
    rows = require_rows(table, "sources", [canvas.by, "measure", "category", "n"], made_by)
    rows = require_rows(rows[(rows["measure"] == measure) & (rows["n"] > 0)], f"rows of the measure {measure!r}")
    tints, caption = _OF_SOURCES[measure]
    return _draw_shares(canvas, rows, "category", {**tints, _OTHER: "#F4F4F4"}, caption, rows)
