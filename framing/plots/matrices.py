"""Who quotes whom, who accuses whom: matrices with numbers in shaded cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from framing.plots.layout.accusation_rows import accusation_rows
from framing.plots.layout.canvas import Canvas, GroupOptions, Options, draws, require_rows
from framing.plots.layout.display_names import display_name
from framing.plots.layout.groups_shown import REST, add_up_rest, choose_values
from framing.plots.layout.legend import columns_that_fit, draw_group_marks, header_height, write_headers
from framing.plots.layout.lettering import black_or_white, shorten_distinct, text_width, write_caption, write_ticks
from framing.plots.layout.looks import looks_of
from framing.plots.layout.scales import short_number

__all__ = ["accusations", "who_quotes_whom"]

_ROW = 0.165  # inches
_NUMBER = 6.5  # points


@draws(table="any", lists=["actors"])
def who_quotes_whom(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    actors: Sequence[str] | None = None,
    top: int = 14,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw whom each group quotes: a grid with the number and share of quotes for each actor and group.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.sourcing(quotes)``: its rows of measure `actor` are drawn.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    max_groups : int, optional
        As there; left out: 12, or fewer where they find no room side by side.
    actors : sequence of str, optional
        Only these actors, in this order, by name or actor_id.
    top : int
        Most quoted actors to show; the others are added up in the last row, unless `actors` names whom to show.

    Returns
    -------
    Axes
        The colour is the share of the group's quotes, the number is the number of quotes; a white cell: never quoted
        there. Sources without a name share a row if they are called the same (*officials*).

    Raises
    ------
    ValueError
        As :func:`framing.plots.frames`; and if nobody, or more than one, is meant by one of `actors`.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> table = fr.compare.sourcing(study.quotes, study.articles, actors=study.actors)
    >>> ax = fr.plots.who_quotes_whom(table, names=study.actors, top=3)
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['U.S.-led coalition', 'unnamed U.S. official', 'Russian Defense Ministry', 'other 8 sources']
    """
    canvas = Canvas(ax, **options)
    by, wide = canvas.by, canvas.room
    rows = require_rows(table, "quotes", [by, "measure", "category", "n", "value"], "compare.sourcing(quotes)")
    rows = require_rows(rows[rows["measure"] == "actor"], "quotes")
    most = min(top if actors is None else len(actors), canvas.rows_that_fit(_ROW, 2.6) - 1)
    chosen = choose_values(rows, "category", actors, "n", most, canvas.names)
    labels = canvas.labels(chosen, 34)
    said = rows.groupby("category")["n"].sum()
    left = [actor for actor in said.index[said > 0] if actor not in set(chosen)] if actors is None else []
    fits = columns_that_fit([*labels, _others(left, "sources")], wide, _widest_number(rows) + 4)
    drawn = canvas.choose_groups(rows, usual=12, fits=fits)
    rows = add_up_rest(rows, by, drawn, ["category"])
    every = rows.pivot_table(index="category", columns=by, values="n", aggfunc="sum")
    share = rows.pivot_table(index="category", columns=by, values="value", aggfunc="sum")
    every = every.reindex(columns=drawn.shown).fillna(0)
    share = share.reindex(index=chosen, columns=drawn.shown).fillna(0.0)
    counts = every.reindex(chosen).fillna(0)
    if left:
        counts.loc[REST] = every.loc[every.index.isin(left)].sum()
        labels.append(_others(left, "sources"))
    ax = canvas.axes(max(1.5, 0.6 + header_height(drawn.heads, wide, labels) + _ROW * len(labels)))
    image = _draw_matrix(canvas, 100 * share.reindex(counts.index), counts, drawn.heads, labels)
    _draw_colour_bar(ax, image, "share of quotes, %")
    if len(drawn.shown) > 1:
        draw_group_marks(ax, drawn.places, drawn.looks, above=True)
    write_caption(ax, ["number of quotes"], 72 * canvas.width, labelpad=5)
    ax.xaxis.set_label_position("top")
    return ax


def _widest_number(rows: pd.DataFrame) -> float:
    """Width of the widest number in a cell, in points."""
    total = int(rows["n"].sum())
    return max(text_width(short_number(float(n), long=1e3), _NUMBER) for n in (min(total, 999), total))


def _others(rest: Sequence[Any], what: str) -> str:
    return f"other {len(rest):,} {what}" if len(rest) != 1 else f"another {what.removesuffix('s')}"


@draws(table="any", lists=["frames", "actors"])
def accusations(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    actors: Sequence[str] | None = None,
    top: int = 10,
    own_voice: bool = True,
    **options: Unpack[Options],
) -> Axes:
    """Draw who accuses whom: a grid with the number of accusing terms for each speaker and target.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.accusations(hits)``.
    ax, names, width, height, font
        As in :func:`framing.plots.frames`.
    frames : sequence of str, optional
        Only terms of these frames.
    actors : sequence of str, optional
        Only terms that these actors use or that are about them; by name or identity.
    top : int
        How many speakers, and targets, to show at most; targets only as far as there is room side by side. The
        others are added up in the last row and column.
    own_voice : bool
        Show what outlets say in their own voice too; they come last.
    colors : mapping, optional
        Colour of each outlet, for the mark beside its own voice.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table is another one, or nothing is left to draw.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> table = fr.compare.accusations(study.hits, study.articles, actors=study.actors)
    >>> ax = fr.plots.accusations(table, names=study.actors, top=3)
    >>> len(ax.get_yticklabels())  # three speakers, and the others added up
    4
    """
    canvas = Canvas(ax, **options)
    names, room = canvas.names, canvas.room
    rows = accusation_rows(table, ["speaker", "target", "n", "own_voice"], frames, actors, own_voice, names)
    own = rows["own_voice"].astype(bool)
    outlets = set(rows.loc[own, "speaker"])
    pairs: list[Any] = list(zip(own, rows["speaker"]))  # an outlet may be quoted too
    rows = rows.assign(who=pairs)
    by_speaker = rows.groupby("who")["n"].sum()
    ranked = sorted(by_speaker.index, key=lambda who: (-by_speaker[who], str(who[1]), who[0]))
    most = max(1, min(top, canvas.rows_that_fit(_ROW, 2.8) - 1))
    speakers = sorted(ranked[:most], key=lambda who: who[0])
    said = shorten_distinct([display_name(who[1], names, whole=who[0]) for who in speakers], 24)
    said = [name + (" (own voice)" if who[0] else "") for who, name in zip(speakers, said)]
    if len(ranked) > len(speakers):
        said.append(_others(ranked[most:], "speakers"))
    fits = columns_that_fit(said, room, _widest_number(rows) + 4, bar=20.0) - 1
    quoted = rows[rows["who"].isin(speakers)]  # no column stays empty
    targets = choose_values(quoted, "target", None, "n", min(top, fits))
    counts = rows.assign(
        who=[who if who in set(speakers) else REST for who in rows["who"]],
        target=[target if target in set(targets) else REST for target in rows["target"]],
    ).pivot_table(index="who", columns="target", values="n", aggfunc="sum", sort=False)
    others = rows["target"].nunique() - len(targets)
    counts = counts.reindex(
        index=[*speakers, *([REST] if len(said) > len(speakers) else [])],
        columns=[*targets, *([REST] if others else [])],
    ).fillna(0)
    about = canvas.labels(targets, 26)
    about += [_others(range(others), "targets")] if others else []
    ax = canvas.axes(max(1.3, 0.5 + header_height(about, room, said) + _ROW * len(said)))
    shade = counts.astype(float)
    shade.loc[shade.index == REST, :] = np.nan
    shade.loc[:, shade.columns == REST] = np.nan
    _draw_matrix(canvas, shade, counts, about, said)
    places = {who[1]: place for place, who in enumerate(speakers) if who[0]}
    if places and isinstance(canvas.colors, Mapping):
        draw_group_marks(ax, places, looks_of(sorted(outlets, key=str), list(places), canvas.colors))
    ax.set_ylabel("who says it")
    write_caption(ax, ["about whom (number of terms)"], 72 * canvas.width, labelpad=6, loc="right")
    ax.xaxis.set_label_position("top")
    return ax


def _draw_matrix(
    canvas: Canvas, shade: pd.DataFrame, counts: pd.DataFrame, columns: Sequence[str], rows: Sequence[str]
) -> Any:
    """Draw shaded cells with numbers; empty cells, and sums of others (shade: not a number), stay white."""
    ax, colours = canvas.axes(1.0), matplotlib.colormaps["Blues"]
    tint, numbers = shade.to_numpy(float), counts.to_numpy(int)
    top = float(np.nanmax(tint, initial=0.0)) or 1.0
    hidden = (numbers == 0) | np.isnan(tint)
    image = ax.imshow(np.ma.masked_where(hidden, tint), cmap=colours, vmin=0, vmax=top, aspect="auto")
    for (row, column), n in np.ndenumerate(numbers):
        if n:
            of_rest = np.isnan(tint[row, column])
            colour = "#666666" if of_rest else black_or_white(colours(tint[row, column] / top))
            written = short_number(float(n), long=1e3)
            ax.text(column, row, written, ha="center", va="center", fontsize=_NUMBER, color=colour)
    write_ticks(ax.yaxis, range(len(rows)), rows)
    write_headers(ax, columns, canvas.room, rows)
    ax.tick_params(length=0)
    for edge in ax.spines.values():
        edge.set_visible(False)
    ax.set_xticks(np.arange(len(columns) + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(rows) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="#DDDDDD", linewidth=0.5)
    ax.tick_params(which="minor", length=0)
    return image


def _draw_colour_bar(ax: Axes, image: Any, label: str) -> None:
    bar = ax.figure.colorbar(image, ax=ax, shrink=0.8, aspect=22, pad=0.02)
    bar.set_label(label, fontsize=7)
    bar.outline.set_visible(False)
    bar.locator = MaxNLocator(integer=True, nbins=5)
    bar.update_ticks()
    bar.ax.tick_params(labelsize=6.5, length=2)
