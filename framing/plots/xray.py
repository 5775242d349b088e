"""Where in each article terms stand: one line an article, a mark a term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Unpack

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from framing.compare.concordance import passages
from framing.compare.word_places import WordPlaces
from framing.plots.bars import PART_LABELS
from framing.plots.layout.canvas import Canvas, GroupOptions, draws, require_rows
from framing.plots.layout.display_names import display_name
from framing.plots.layout.groups_shown import GroupsShown, choose_values
from framing.plots.layout.legend import draw_group_marks, draw_legend, legend_rows
from framing.plots.layout.lettering import label_rows, shorten, shorten_distinct, shown_of_total, write_caption
from framing.plots.layout.style import COLOURS, GENDERS, ROLES, VOICES

__all__ = ["xray"]

#: Columns whose values have colours of their own.
_TINTS = {"voice": VOICES, "source_gender": GENDERS, "source_role": ROLES}
_OTHER, _GREY = "other", COLOURS[-1]
_SHADE, _LINE = "#EFE6C8", "#999999"
_EACH = 0.165  # inches a line
_MOST = 40  # articles
_SPARE = 0.7  # inches that the legend leaves free beside it


@draws(table="any", articles="articles article_id text", quotes="quotes article_id", lists=["frames"])
def xray(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    ax: Axes | None = None,
    *,
    quotes: pd.DataFrame | None = None,
    color: str | None = None,
    frames: Sequence[str] | None = None,
    top: int = 6,
    relative: bool = True,
    max_articles: int = _MOST,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw where in each article the terms stand: each article is a line from first word to last, each term a mark.

    Parameters
    ----------
    table : pandas.DataFrame
        Hits, mentions or quotes, or some of their rows; or a concordance.
    articles : pandas.DataFrame
    ax, by, groups, order, names, width, height, font
        As in :func:`framing.plots.frames`. Lines of a group stand together, below its name.
    max_groups : int, optional
        As there; articles of other groups are left out.
    colors : mapping or sequence, optional
        Of the groups' marks: see :func:`framing.plots.frames`.
    quotes : pandas.DataFrame, optional
        With them, quotes are shaded.
    color : str, optional
        Column of the table that colours the marks: frame, voice, speaker … Left out, the frame where the table has it.
    frames : sequence of str, optional
        Only these values of `color`, in this order.
    top : int
        How many values have a colour of their own, the most frequent first; the others are grey.
    relative : bool
        Places in per cent of the article; False: in words.
    max_articles : int
        How many articles to show. If there are more, those of each group with most marks.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the rows have no places, or belong to no article; and as :func:`framing.plots.frames`.

    References
    ----------
    Benoit, K. et al. (2018). quanteda: An R package for the quantitative analysis of textual data. Journal of Open
    Source Software 3(30), 774 (its ``textplot_xray``).

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> ax = fr.plots.xray(study.hits, study.articles, quotes=study.quotes)
    >>> ax.get_xlabel()
    'place in the article, %; shaded: quotes'
    """
    canvas = Canvas(ax, **options)
    made_by = "find_frames(articles, quotes)"
    rows = require_rows(table, "framing terms", ["article_id"], made_by)
    color = color or ("frame" if "frame" in rows else None)
    rows = require_rows(rows, "terms", [] if color is None else [color], made_by)
    marks = _marks(rows, articles, color)
    values = [] if color is None else _values(marks, color, frames, top, canvas)
    if frames is not None:
        marks = require_rows(marks[marks["value"].isin(values)], "terms of these frames")
    lines, drawn = _lines(canvas, marks, articles, max_articles)
    shown = marks[marks["article_id"].isin(set(lines["article_id"]))]
    tints = _tints(color, values, shown)
    legend = [_legend_name(part, canvas) for part in tints]
    wide = canvas.room
    ax = canvas.axes(0.75 + _EACH * len(lines) + 0.14 * legend_rows(legend, wide - _SPARE))
    places = WordPlaces(articles, lines["article_id"].dropna())
    _draw(ax, lines, shown, quotes, places, tints, relative)
    label_rows(ax, lines["label"].tolist())
    told = ["place in the article, %" if relative else "place in the article, words"]
    told.append(shown_of_total(lines["article_id"].count(), marks["article_id"].nunique(), "articles"))
    told.append("shaded: quotes" if quotes is not None else "")
    write_caption(ax, told, 72 * wide, loc="right")
    heads = lines.index[lines["article_id"].isna()]
    if len(heads):
        group = lines["group"]
        draw_group_marks(ax, {k: float(k) for k in heads}, {k: drawn.looks[group[k]] for k in heads})
    if legend:
        handles = [Patch(color=tint) for tint in tints.values()]
        draw_legend(ax, handles, legend, wide - _SPARE, lines["label"].tolist())
    return ax


def _marks(rows: pd.DataFrame, articles: pd.DataFrame, color: str | None) -> pd.DataFrame:
    """Article, start and value of each row."""
    found = passages(rows)
    if len(found) != len(rows):  # quotes without a place
        raise ValueError("some rows have no place in the text; leave them out")
    marks = pd.DataFrame(found, columns=["id", "article_id", "start", "end"])
    marks["value"] = _OTHER if color is None else [None if v is None else str(v) for v in rows[color].astype(object)]
    marks["value"] = marks["value"].where(marks["value"].notna(), _OTHER)
    known = marks["article_id"].isin(set(articles["article_id"]))
    if not known.any():
        raise ValueError("the rows belong to none of the articles: pass the articles that they were found in")
    return marks[known]


def _values(marks: pd.DataFrame, color: str, frames: Sequence[str] | None, top: int, canvas: Canvas) -> list[str]:
    """Values with a colour of their own."""
    if color in _TINTS and frames is None:
        there = set(marks["value"])
        return [value for value in _TINTS[color] if value in there]
    counts = marks.groupby("value").size().rename("n").reset_index()
    counts = counts[counts["value"] != _OTHER] if frames is None else counts
    return [str(value) for value in choose_values(counts, "value", frames, "n", min(top, 6), canvas.names)]


def _tints(color: str | None, values: Sequence[str], shown: pd.DataFrame) -> dict[str, str]:
    """Colour of each value that is drawn."""
    own = _TINTS.get(color or "", {})
    tints = {value: own.get(value, COLOURS[k % (len(COLOURS) - 1)]) for k, value in enumerate(values)}
    tints = {value: tint for value, tint in tints.items() if (shown["value"] == value).any()}
    if color is not None and (~shown["value"].isin(list(tints))).any():
        tints[_OTHER] = _GREY
    return tints


def _legend_name(part: str, canvas: Canvas) -> str:
    return PART_LABELS.get(part) or shorten(display_name(part, canvas.names), 24)


def _lines(
    canvas: Canvas, marks: pd.DataFrame, articles: pd.DataFrame, max_articles: int
) -> tuple[pd.DataFrame, GroupsShown]:
    """The articles that are shown, in order, with group and label; above those of each of several groups its name."""
    by = canvas.by
    counts = marks["article_id"].value_counts()
    about = articles[articles["article_id"].isin(set(counts.index))]
    groups = about[by].astype(object) if by in about else pd.Series("", index=about.index, dtype=object)
    lines = pd.DataFrame({"article_id": about["article_id"], "group": groups.where(groups.notna(), "")})
    titles = about["title"] if "title" in about else about["article_id"]
    lines["label"] = [str(title or name) for title, name in zip(titles, about["article_id"])]
    lines["n"] = lines["article_id"].map(counts).astype(int)
    sizes = lines.rename(columns={"group": by}) if by != "n" else lines
    drawn = canvas.choose_groups(sizes, usual=20, chars=24)
    kept = lines[lines["group"].isin(drawn.shown)]
    several = len(set(kept["group"])) > 1
    fit = min(max_articles, canvas.rows_that_fit(_EACH, 1.4) - several * len(drawn.shown))
    if len(kept) > fit:
        each = max(1, fit // len(set(kept["group"])))
        best = kept.sort_values("n", ascending=False, kind="stable").groupby("group", sort=False).head(each).index[:fit]
        kept = kept.loc[sorted(best)]
    order = [group for group in drawn.shown if group in set(kept["group"])]
    short = shorten_distinct([display_name(label, None) for label in kept["label"]], int(7 * canvas.room))
    kept = kept.assign(label=short)
    parts = []
    for group in order:
        if several:
            parts.append(pd.DataFrame({"article_id": [None], "group": [group], "label": [drawn.labels[group]]}))
        parts.append(kept.loc[kept["group"] == group, ["article_id", "group", "label"]])
    table = pd.concat(parts, ignore_index=True).astype(object)
    return table.where(table.notna(), None), GroupsShown(order, [], drawn.labels, drawn.looks)


def _draw(
    ax: Axes,
    lines: pd.DataFrame,
    marks: pd.DataFrame,
    quotes: pd.DataFrame | None,
    places: WordPlaces,
    tints: Mapping[str, str],
    relative: bool,
) -> None:
    longest = 0.0
    at = {article_id: k for k, article_id in enumerate(lines["article_id"]) if article_id is not None}
    for article_id, k in at.items():
        full = 100.0 if relative else float(places.words[article_id])
        longest = max(longest, full)
        ax.hlines(k, 0, full, color=_LINE, linewidth=0.4, zorder=1)
        own = marks[marks["article_id"] == article_id]
        for value, part in own.groupby("value", sort=False):
            found = full * places.of(article_id, part["start"])
            tint = tints.get(str(value), _GREY if tints else COLOURS[0])
            ax.vlines(found, k - 0.36, k + 0.36, color=tint, linewidth=0.9, zorder=3)
    if quotes is not None:
        said = quotes[quotes["article_id"].isin(set(at))]
        for _, article_id, start, end in passages(said):
            full = 100.0 if relative else float(places.words[article_id])
            first, last = full * places.of(article_id, [start, end])
            ax.broken_barh([(first, last - first)], (at[article_id] - 0.42, 0.84), color=_SHADE, linewidth=0, zorder=0)
    ax.set_xlim(0, longest)
