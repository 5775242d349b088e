"""Who quotes whom, who accuses whom: matrices of areas and of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.inference.grouping import grouped
from framing.entrance import takes
from framing.plots.layout.accusation_rows import accusation_rows
from framing.plots.layout.groups_shown import REST, cast, chosen_rows, summed
from framing.plots.layout.legend import cell_width, head_room, mark_groups, most_heads, steep_heads
from framing.plots.layout.lettering import distinct, foot, readable_on, text_width, write_ticks
from framing.plots.layout.looks import Colors, looks_of
from framing.plots.layout.names_meant import Names, readable
from framing.plots.layout.scales import short_number
from framing.plots.layout.style import SINGLE, TALLEST, figure, fit, in_style, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["accusations", "who_quotes_whom"]

_ROW = 0.165  # inches
_NUMBER = 6.5  # points


@takes(table="any", lists=["groups", "actors"])
@grouped
@in_style
def who_quotes_whom(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    order: Sequence[str] | str | None = None,
    max_groups: int | None = None,
    actors: Sequence[str] | None = None,
    top: int = 14,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """Number and share of each actor's quotes in each group.

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
        Colour: share of the group's quotes; number: quotes; an empty cell: never quoted there.

    Raises
    ------
    ValueError
        As :func:`framing.plots.frames`; and if nobody, or more than one, is meant by one of `actors`.
    """
    rows = pd.DataFrame(table)
    something(rows, "quotes", [by, "measure", "category", "n", "value"], "compare.sourcing(quotes)")
    rows = rows[rows["measure"] == "actor"]
    something(rows, "quotes")
    most = min(top if actors is None else len(actors), fit(height - 2.6, _ROW) - 1)
    chosen = chosen_rows(rows, "category", actors, "n", most, names)
    labels = distinct([readable(actor, names) for actor in chosen], 34)
    said = rows.groupby("category")["n"].sum()
    left = [actor for actor in said.index[said > 0] if actor not in set(chosen)] if actors is None else []
    number = _widest(rows)
    fits = most_heads([*labels, _others(left, "sources")], cell_width(ax, width), number + 4)
    drawn = cast(rows, by, groups, order, max_groups, colors, names, usual=12, fits=fits)
    rows = summed(rows, by, drawn, ["category"])
    wide = rows.pivot_table(index="category", columns=by, values="n", aggfunc="sum").reindex(columns=drawn.shown)
    share = rows.pivot_table(index="category", columns=by, values="value", aggfunc="sum")
    wide, share = wide.fillna(0), share.reindex(index=chosen, columns=drawn.shown).fillna(0.0)
    counts = wide.reindex(chosen).fillna(0)
    if left:
        counts.loc[REST] = wide.loc[wide.index.isin(left)].sum()
        labels.append(_others(left, "sources"))
    steep = steep_heads(drawn.heads, cell_width(ax, width), labels)
    ax = figure(ax, width, max(1.5, 0.6 + head_room(drawn.heads, steep) + _ROW * len(labels)), height)
    shade = np.vstack([100 * share.to_numpy(float), np.full((len(counts) - len(share), len(drawn.shown)), np.nan)])
    image = _matrix(ax, shade, counts.to_numpy(int), drawn.heads, labels)
    _bar(ax, image, "share of quotes, %")
    if len(drawn.shown) > 1:
        mark_groups(ax, {name: place for place, name in enumerate(drawn.shown)}, drawn.looks, above=True)
    foot(ax, ["number of quotes"], 72 * width, labelpad=5)
    ax.xaxis.set_label_position("top")
    return ax


def _widest(rows: pd.DataFrame) -> float:
    """Points of the longest number that a cell may hold."""
    total = int(rows["n"].sum())
    return max(text_width(short_number(float(n), long=1e3), _NUMBER) for n in (min(total, 999), total))


def _others(rest: Sequence[Any], what: str) -> str:
    return f"other {len(rest):,} {what}" if len(rest) != 1 else f"another {what.removesuffix('s')}"


@takes(table="any", lists=["frames", "actors"])
@in_style
def accusations(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    actors: Sequence[str] | None = None,
    top: int = 10,
    own_voice: bool = True,
    names: Names = None,
    colors: Colors = None,
    width: float = SINGLE,
    height: float = TALLEST,
    font: str | None = None,
) -> Axes:
    """Speakers by targets: how many terms.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.accusations(hits)``.
    ax, names, width, height, font
        As in :func:`framing.plots.frames`.
    frames : sequence of str, optional
        Only terms of these frames.
    actors : sequence of str, optional
        Only what these say, or what is said about them; by name or identity.
    top : int
        Speakers, and targets, to show at most; of the targets no more than stand side by side in the width. The
        others are added up in the last row and column.
    own_voice : bool
        Show what outlets say in their own voice too; they come last.
    colors : mapping, optional
        Colour of each outlet, for the mark at what it says in its own voice.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the table is another one, or nothing is left to draw.
    """
    rows = accusation_rows(table, ["speaker", "target", "n", "own_voice"], frames, actors, own_voice, names)
    own = rows["own_voice"].astype(bool)
    outlets = set(rows.loc[own, "speaker"])
    pairs: list[Any] = list(zip(own, rows["speaker"]))  # an outlet may be quoted too
    rows = rows.assign(who=pairs)
    by_speaker = rows.groupby("who")["n"].sum()
    ranked = sorted(by_speaker.index, key=lambda who: (-by_speaker[who], str(who[1]), who[0]))
    most = max(1, min(top, fit(height - 2.8, _ROW) - 1))
    speakers = sorted(ranked[:most], key=lambda who: who[0])
    said = distinct([readable(who[1], names, whole=who[0]) for who in speakers], 24)
    said = [name + (" (own voice)" if who[0] else "") for who, name in zip(speakers, said)]
    if len(ranked) > len(speakers):
        said.append(_others(ranked[most:], "speakers"))
    by_target = rows[rows["who"].isin(speakers)].groupby("target")["n"].sum()  # no column stays empty
    number = _widest(rows)
    fits = most_heads(said, cell_width(ax, width), number + 4, bar=20.0) - 1
    targets = sorted(by_target.index, key=lambda a: (-by_target[a], str(a)))[: max(1, min(top, fits))]
    wide = rows.assign(
        who=[who if who in set(speakers) else REST for who in rows["who"]],
        target=[target if target in set(targets) else REST for target in rows["target"]],
    ).pivot_table(index="who", columns="target", values="n", aggfunc="sum", sort=False)
    others = rows["target"].nunique() - len(targets)
    wide = wide.reindex(
        index=[*speakers, *([REST] if len(said) > len(speakers) else [])],
        columns=[*targets, *([REST] if others else [])],
    ).fillna(0)
    about = distinct([readable(target, names) for target in targets], 26)
    about += [_others(range(others), "targets")] if others else []
    steep = steep_heads(about, cell_width(ax, width), said)
    ax = figure(ax, width, max(1.3, 0.5 + head_room(about, steep) + _ROW * len(said)), height)
    counts = wide.to_numpy(int)
    shade = counts.astype(float)
    shade[wide.index == REST, :] = np.nan
    shade[:, wide.columns == REST] = np.nan
    _matrix(ax, shade, counts, about, said)
    _own_marks(ax, speakers, outlets, colors)
    ax.set_ylabel("who says it")
    foot(ax, ["about whom (number of terms)"], 72 * width, labelpad=6, loc="right")
    ax.xaxis.set_label_position("top")
    return ax


def _own_marks(ax: Axes, speakers: Sequence[tuple[bool, Any]], outlets: set[Any], colors: Colors) -> None:
    if not isinstance(colors, Mapping):
        return
    places = {who[1]: place for place, who in enumerate(speakers) if who[0]}
    if places:
        mark_groups(ax, places, looks_of(sorted(outlets, key=str), list(places), colors))


def _matrix(ax: Axes, shade: Any, numbers: Any, columns: Sequence[str], rows: Sequence[str]) -> Any:
    """Shaded cells with numbers; empty cells stay white, and sums of others (shade: not a number) are not shaded."""
    import matplotlib

    colours = matplotlib.colormaps["Blues"]
    top = float(np.nanmax(shade, initial=0.0)) or 1.0
    hidden = (numbers == 0) | np.isnan(shade)
    image = ax.imshow(np.ma.masked_where(hidden, shade), cmap=colours, vmin=0, vmax=top, aspect="auto")
    for (row, column), n in np.ndenumerate(numbers):
        if n:
            ground = "white" if np.isnan(shade[row, column]) else colours(shade[row, column] / top)
            colour = "#666666" if np.isnan(shade[row, column]) else readable_on(ground)
            ax.text(
                column, row, short_number(float(n), long=1e3), ha="center", va="center", fontsize=_NUMBER, color=colour
            )
    write_ticks(ax.yaxis, range(len(rows)), rows)
    ax.xaxis.tick_top()
    steep = steep_heads(columns, cell_width(ax, 0.0), rows)
    write_ticks(ax.xaxis, range(len(columns)), columns, rotation=90 if steep else 0)
    ax.tick_params(length=0)
    for edge in ax.spines.values():
        edge.set_visible(False)
    ax.set_xticks(np.arange(len(columns) + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(rows) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="#DDDDDD", linewidth=0.5)
    ax.tick_params(which="minor", length=0)
    return image


def _bar(ax: Axes, image: Any, label: str) -> None:
    from matplotlib.ticker import MaxNLocator

    fig = ax.get_figure()
    if fig is not None:
        bar = fig.colorbar(image, ax=ax, shrink=0.8, aspect=22, pad=0.02)
        bar.set_label(label, fontsize=7)
        bar.outline.set_visible(False)
        bar.locator = MaxNLocator(integer=True, nbins=5)
        bar.update_ticks()
        bar.ax.tick_params(labelsize=6.5, length=2)
