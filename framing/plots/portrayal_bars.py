"""In what light groups present actors: bars to the left and to the right of nothing, one a group and voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from framing.compare.portrayal import OTHERS, OWN_WORDS
from framing.plots.layout.canvas import Canvas, GroupOptions, draws, require_rows
from framing.plots.layout.groups_shown import GroupsShown, add_up_rest, choose_values
from framing.plots.layout.legend import draw_group_marks, draw_legend, legend_rows
from framing.plots.layout.lettering import shown_of_total, write_caption, write_ticks
from framing.plots.layout.style import LIGHTS

__all__ = ["portrayal"]

_BAR, _HEAD, _GAP = 0.13, 0.17, 0.05  # inches: a bar, an actor's name above its bars, between groups
_BESIDES = 0.95  # inches for axis, caption and legend
_TINTS = {  # full for the groups' own words, pale for those of others
    f"{light}, {said}": (voice, light, pale)
    for voice, said, pale in ((OWN_WORDS, "own words", 1.0), (OTHERS, "quoted", 0.45))
    for light in LIGHTS
}
_PALE = {voice: pale for voice, _, pale in _TINTS.values()}


@draws(table="any", lists=["whom"])
def portrayal(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    whom: Sequence[str] | None = None,
    top: int = 5,
    voice: str | None = None,
    min_mentions: int = 5,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw how each group presents each actor: to the left mentions in a bad light, to the right those in a good light.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.portrayal(mentions, articles)``.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    max_groups : int, optional
        As there; left out: 6.
    whom : sequence of str, optional
        Only these actors, in this order; by identity or by name.
    top : int
        How many actors to show, those with the most mentions first, as far as there is room.
    voice : {"own", "others"}, optional
        Only the groups' own words, or only words that they quote. Left out, both: in full and in pale colour.
    min_mentions : int
        Bars of fewer mentions are not drawn, because their shares say nothing.

    Returns
    -------
    Axes
        Red: in a bad light; blue: in a good light; what is missing to 100 % is neither. A line is the 95 % interval of
        the share, where the table has one; a dot at its end: q < 0.05 against the other groups. Behind a group's name
        stands the number of its mentions in each voice.

    Raises
    ------
    ValueError
        As :func:`framing.plots.frames`; also if no bar has so many mentions.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> mentions = fr.add_stance(study.mentions, study.articles)
    >>> table = fr.compare.portrayal(mentions, study.articles, study.quotes, actors=study.actors)
    >>> ax = fr.plots.portrayal(table, names=study.actors, top=2)
    >>> len(ax.get_yticklabels()) > 1
    True
    """
    canvas = Canvas(ax, **options)
    by = canvas.by
    if voice is not None and voice not in _PALE:
        raise ValueError(f"voice={voice!r} is none; it is {' or '.join(map(repr, _PALE))}")
    needs = [by, "actor_id", "voice", "stance", "n", "total"]
    rows = require_rows(table, "mentions with a stance", needs, "compare.portrayal(mentions, articles)")
    rows = rows[rows["voice"].isin(_PALE if voice is None else [voice])]
    rows = require_rows(rows[rows["speaker"].isna()] if "speaker" in rows else rows, "mentions with a stance")
    each = _BAR * rows["voice"].nunique() + _GAP
    many = int(rows["actor_id"].nunique())
    drawn = canvas.choose_groups(rows, usual=6, fits=canvas.rows_that_fit(each, _BESIDES + _HEAD), chars=20)
    rows = _with_rest(rows, by, drawn)
    rows = require_rows(rows[rows["total"] >= min_mentions], f"actor with {min_mentions} mentions in a group")
    most = min(len(whom) if whom is not None else top,
               canvas.rows_that_fit(each * len(drawn.shown) + _HEAD + _GAP, _BESIDES))  # fmt: skip
    actors = choose_values(rows, "actor_id", whom, "n", most, canvas.names)
    sizes = rows.groupby(["actor_id", by, "voice"])["total"].max()
    bars, labels, tall = _places(dict(zip(actors, canvas.labels(actors, 28))), drawn, sizes)
    parts = [part for part, (said, _, _) in _TINTS.items() if said in set(rows["voice"])]
    ax = canvas.axes(tall + _BESIDES - 0.2 + 0.14 * legend_rows(parts, canvas.room))
    numbers = [name for name in ("ci_low", "ci_high", "q") if name in rows]
    rows = rows.assign(**{name: pd.to_numeric(rows[name]).astype(float) for name in numbers})  # of others' tables: None
    keys = zip(rows["actor_id"], rows[by], rows["voice"], rows["stance"])
    held: dict[Any, dict[str, Any]] = dict(zip(keys, rows.to_dict("records")))  # type: ignore[arg-type]
    for name, at in bars.items():
        _draw_bar(ax, {light: held[*name, light] for light in LIGHTS if (*name, light) in held}, name[2], at)
    _settle(ax, labels, tall)
    if len(drawn.shown) > 1:
        for actor in actors:
            draw_group_marks(ax, {name[1]: at for name, at in _middles(bars).items() if name[0] == actor}, drawn.looks)
    write_caption(ax, _caption(rows, len(actors), many), 64 * canvas.room, loc="right")
    tints = [_TINTS[part] for part in parts]
    patches = [Patch(color=LIGHTS[light], alpha=pale, linewidth=0) for _, light, pale in tints]
    draw_legend(ax, patches, parts, canvas.room, [label for _, label, _ in labels])
    return ax


def _with_rest(rows: pd.DataFrame, by: str, drawn: GroupsShown) -> pd.DataFrame:
    """Rows of the groups shown, with those that are added up: their mentions count together."""
    rows = rows.drop_duplicates([by, "actor_id", "voice", "stance"])
    sizes = rows.drop_duplicates([by, "actor_id", "voice"])[[by, "actor_id", "voice", "total"]]
    sizes = add_up_rest(sizes.rename(columns={"total": "n"}), by, drawn, ["actor_id", "voice"])
    rows = add_up_rest(
        rows.drop(columns=["total", "value"], errors="ignore"), by, drawn, ["actor_id", "voice", "stance"]
    )
    return rows.merge(sizes.rename(columns={"n": "total"}), on=[by, "actor_id", "voice"])


def _places(
    actors: Mapping[Any, str], drawn: GroupsShown, sizes: pd.Series[Any]
) -> tuple[dict[tuple[Any, Any, str], float], list[tuple[float, str, bool]], float]:
    """Places of the bars (of actor, group and voice), of the labels (and whether of an actor), inches from above."""
    bars: dict[tuple[Any, Any, str], float] = {}
    labels: list[tuple[float, str, bool]] = []
    at = 0.0
    for actor, name in actors.items():
        labels.append((at, name, True))
        at += _HEAD
        for group in drawn.shown:
            said = [voice for voice in _PALE if (actor, group, voice) in sizes.index]
            if not said:
                continue
            counts = " + ".join(f"{int(sizes[actor, group, voice]):,}" for voice in said)
            labels.append((at + _BAR * (len(said) - 1) / 2, f"{drawn.labels[group]} ({counts})", False))
            bars |= {(actor, group, voice): at + _BAR * place for place, voice in enumerate(said)}
            at += _BAR * len(said) + _GAP
        at += _GAP
    return bars, labels, at


def _middles(bars: Mapping[tuple[Any, Any, str], float]) -> dict[tuple[Any, Any], float]:
    """Middle of the bars of each actor and group."""
    found: dict[tuple[Any, Any], list[float]] = {}
    for (actor, group, _), at in bars.items():
        found.setdefault((actor, group), []).append(at)
    return {name: sum(places) / len(places) for name, places in found.items()}


def _draw_bar(ax: Axes, rows: Mapping[str, Mapping[str, Any]], said: str, at: float) -> None:
    """Draw the shares of one actor, group and voice, with their intervals and what is sure of them."""
    for light, row in rows.items():
        side = -1 if light == "negative" else 1
        ax.barh(
            at, side * 100 * row["n"] / row["total"], _BAR * 0.84, color=LIGHTS[light], alpha=_PALE[said], linewidth=0
        )
        low, high = (side * 100 * float(row.get(end, np.nan)) for end in ("ci_low", "ci_high"))
        if not (np.isfinite(low) and np.isfinite(high)):
            continue
        ax.hlines(at, low, high, color="#222222", linewidth=0.7, zorder=3)
        if float(row.get("q", np.nan)) < 0.05:
            ax.plot([high], [at], "o", color="#222222", markersize=2.4, zorder=4)


def _settle(ax: Axes, labels: Sequence[tuple[float, str, bool]], tall: float) -> None:
    """Write the labels, and let the axis reach as far to the left as to the right."""
    write_ticks(ax.yaxis, [at for at, _, _ in labels], [label for _, label, _ in labels])
    for tick, (_, _, head) in zip(ax.get_yticklabels(), labels):
        tick.set_fontweight("bold" if head else "normal")
    ax.tick_params(axis="y", length=0)
    ax.axvline(0, color="#444444", linewidth=0.6)
    ax.set_ylim(tall - _GAP, -_HEAD * 0.6)
    far = float(np.abs(ax.dataLim.intervalx).max())
    step = 25 if far > 40 else 10
    reach = min(max(step * np.ceil(far / step), step), 100.0)
    ax.set_xlim(-reach, reach)
    ticks = np.arange(-reach, reach + 1, 2 * step if reach / step > 3 else step).tolist()
    write_ticks(ax.xaxis, ticks, [f"{abs(tick):.0f}" for tick in ticks])


def _caption(rows: pd.DataFrame, shown: int, many: int) -> list[str]:
    """Compose the caption below the figure."""
    lines = "ci_low" in rows and bool(rows["ci_low"].notna().any())
    sure = "q" in rows and bool((rows["q"].astype(float) < 0.05).any())
    return [
        "share of mentions, % (number)", "line: 95% interval" * lines, "dot: q < 0.05" * sure,
        shown_of_total(shown, many, "actors"),
    ]  # fmt: skip
