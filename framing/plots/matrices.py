"""Who quotes whom, who accuses whom: matrices of areas and of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.compare.entrance import grouped
from framing.entrance import takes
from framing.plots.legend import cell_width, head_room, most_heads, steep_heads
from framing.plots.order import ordered
from framing.plots.style import SINGLE, figure, pretty, readable_on, something

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["accusations", "who_quotes_whom"]


@takes(table="any", lists=["groups"])
@grouped
def who_quotes_whom(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    by: str = "outlet",
    groups: Sequence[str] | None = None,
    names: Mapping[str, str] | None = None,
    top: int = 14,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Number and share of each actor's quotes in each group.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.sourcing(quotes)``: its rows of measure `actor` are drawn.
    ax, by, groups, width, font
        As in :func:`framing.plots.frames`.
    names : mapping, optional
        Readable name of each actor_id.
    top : int
        Most quoted actors to show.

    Returns
    -------
    Axes
        Colour: share of the group's quotes; number: quotes; an empty cell: never quoted there.
    """
    rows = pd.DataFrame(table)
    something(rows, "quotes", [by, "measure", "category", "n", "value"], "compare.sourcing(quotes)")
    rows = rows[rows["measure"] == "actor"]
    something(rows, "quotes")
    columns = ordered(rows, by, groups)
    wide = rows.pivot_table(index="category", columns=by, values="n", aggfunc="sum").reindex(columns=columns).fillna(0)
    share = rows.pivot_table(index="category", columns=by, values="value", aggfunc="sum")
    totals = wide.sum(axis=1)
    order = sorted(wide.index, key=lambda actor: (-totals[actor], str(actor)))[:top]
    share = share.reindex(index=order, columns=columns).fillna(0.0)
    labels = [pretty((names or {}).get(actor, actor), 34) for actor in order]
    heads = [pretty(column, 26) for column in columns]
    steep = steep_heads(heads, width, labels)
    ax, context = figure(ax, width, max(1.5, 0.6 + head_room(heads, steep) + 0.165 * len(order)), font)
    with context:
        image = _matrix(ax, 100 * share.to_numpy(float), wide.reindex(order).to_numpy(int), heads, labels)
        _bar(ax, image, "share of quotes, %")
        ax.set_xlabel("number of quotes", labelpad=5)
        ax.xaxis.set_label_position("top")
    return ax


@takes(table="any")
def accusations(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    names: Mapping[str, str] | None = None,
    top: int = 10,
    own_voice: bool = True,
    width: float = SINGLE,
    font: str | None = None,
) -> Axes:
    """Speakers by targets: how many terms.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.accusations(hits)``.
    ax, width, font
        As in :func:`framing.plots.frames`.
    names : mapping, optional
        Readable name of each actor_id.
    top : int
        Speakers, and targets, to show at most; of the targets no more than stand side by side in the width.
    own_voice : bool
        Show what outlets say in their own voice too; they come last.

    Returns
    -------
    Axes
    """
    rows = pd.DataFrame(table)
    something(rows, "accusations", ["speaker", "target", "n", "own_voice"], "compare.accusations(hits)")
    rows = rows[rows["n"] > 0]
    if not own_voice:
        rows = rows[~rows["own_voice"].astype(bool)]
    something(rows, "accusations")
    outlets = set(rows.loc[rows["own_voice"].astype(bool), "speaker"])
    by_speaker = rows.groupby("speaker")["n"].sum()
    speakers = sorted(by_speaker.index, key=lambda a: (-by_speaker[a], str(a)))[:top]
    speakers.sort(key=lambda a: a in outlets)

    def label(actor: Any) -> str:
        return pretty((names or {}).get(actor, actor), 24) + (" (own voice)" if actor in outlets else "")

    by_target = rows[rows["speaker"].isin(speakers)].groupby("target")["n"].sum()  # no column stays empty
    fits = most_heads([label(actor) for actor in speakers], cell_width(ax, width))
    targets = sorted(by_target.index, key=lambda a: (-by_target[a], str(a)))[: min(top, fits)]
    wide = rows.pivot_table(index="speaker", columns="target", values="n", aggfunc="sum")
    wide = wide.reindex(index=speakers, columns=targets).fillna(0)
    speakers = [speaker for speaker in speakers if wide.loc[speaker].any()]
    wide = wide.loc[speakers]

    about = [pretty((names or {}).get(target, target), 26) for target in targets]
    said = [label(speaker) for speaker in speakers]
    ax, context = figure(
        ax, width, max(1.3, 0.5 + head_room(about, steep_heads(about, width, said)) + 0.165 * len(said)), font
    )
    with context:
        counts = wide.to_numpy(int)
        _matrix(ax, counts.astype(float), counts, about, said)
        ax.set_ylabel("who says it")
        ax.set_xlabel("about whom (number of terms)", labelpad=6, loc="right")
        ax.xaxis.set_label_position("top")
    return ax


def _matrix(ax: Axes, shade: Any, numbers: Any, columns: Sequence[str], rows: Sequence[str]) -> Any:
    """Shaded cells with numbers; empty cells stay white."""
    import matplotlib

    colours = matplotlib.colormaps["Blues"]
    top = float(shade.max()) if shade.size and shade.max() > 0 else 1.0
    image = ax.imshow(np.ma.masked_where(numbers == 0, shade), cmap=colours, vmin=0, vmax=top, aspect="auto")
    for (row, column), n in np.ndenumerate(numbers):
        if n:
            colour = readable_on(colours(shade[row, column] / top))
            ax.text(column, row, str(n), ha="center", va="center", fontsize=6.5, color=colour)
    ax.set_yticks(range(len(rows)), rows)
    ax.xaxis.tick_top()
    ax.set_xticks(range(len(columns)), columns, rotation=90 if steep_heads(columns, cell_width(ax, 0.0), rows) else 0)
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
