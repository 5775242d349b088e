"""Where in the articles terms stand: early or late, evenly or in one place, in all articles or in few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.texts_elsewhere import in_text_parts
from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.counted_once import counts_once
from framing.compare.inference.counting import JOIN, joint_values, pivot
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import each_row
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.options import Inference, Options, with_options
from framing.compare.inference.require_columns import chosen, with_groups
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import finish, untested
from framing.compare.word_places import WordPlaces, equal_parts
from framing.entrance import need, takes
from framing.stats import deviation_of_proportions, juilland_d

__all__ = ["dispersion"]

Floats = npt.NDArray[np.float64]
_VALUES = ["value", "ci_low", "ci_high", "effect", "effect_low", "effect_high", "p"]
_COLUMNS = ["measure", "n", "n_articles", "n_units", "total", *_VALUES, "q", "unit", "seed", "note"]
_DESCRIBED = "falls with the number of terms alone: description only"


@takes(hits="rows article_id start", articles="articles article_id", lists=["what", "groups"])
@grouped
@counts_once
@with_options
def dispersion(
    hits: pd.DataFrame,
    articles: pd.DataFrame,
    by: By = "outlet",
    *,
    what: Sequence[str] = ("frame",),
    parts: int = 5,
    **options: Unpack[Options],
) -> Comparison:
    """Compare where in articles the terms of each group stand: a table of places, and of how even the spread is.

    Parameters
    ----------
    hits : pandas.DataFrame
        Hits, mentions, or other rows with article_id and start. Rows in page furniture do not count.
    articles : pandas.DataFrame
    by : str or sequence of str
        Column of `articles`, or of the hits, that forms the groups; several, or a time, as in
        :func:`framing.compare.rates`.
    what : str or sequence of str
        Columns by whose values the rows are counted: frame, voice, ``["frame", "voice"]`` …
    parts : int
        Into how many parts of equal length, in words, each article is cut.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        One row for each group, value and measure: n, n_articles and n_units (that hold the value), total, value,
        ci_low, ci_high, effect (value minus that of the rest) with its interval, p, q, unit, seed, note. One measure is
        tested: `first_part`, the share of the terms that stand in the first part of their articles (1 / parts, if terms
        stand anywhere alike). The others describe: `position` (mean place, 0 the beginning and 1 the end); `dp` and `d`
        (Gries' DP, normed, and Juilland's D over the parts, with the articles of a group laid over one another);
        `dp_articles` (Gries' DP over the articles of the group, near 1 if few of them hold all terms). DP is 0 and D is
        1 if each part has its share by length.

    Raises
    ------
    ValueError
        If a column is missing, or there are fewer than two parts.

    References
    ----------
    Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of Corpus Linguistics
    13(4), 403-437.

    Examples
    --------
    >>> text = "War came. All else was as before here."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": [text]})
    >>> hits = pd.DataFrame({"article_id": ["a"], "frame": ["conflict"], "start": [0]})
    >>> table = dispersion(hits, articles, parts=4).set_index("measure")
    >>> table["value"].round(2).to_dict()
    {'first_part': 1.0, 'position': 0.0, 'dp': 1.0, 'd': 0.0, 'dp_articles': nan}
    """
    if parts < 2:
        raise ValueError(f"parts={parts} tells of no place; cut articles into two parts or more")
    how, columns = Inference(**options), [what] if isinstance(what, str) else list(what)
    need(hits, columns, "what is counted")
    rows, group_of = with_groups(hits, by, articles, "rows")
    rows = rows[rows[columns].notna().all(axis=1) & rows["article_id"].isin(set(articles["article_id"]))]
    rows["value_"] = joint_values(rows, columns)
    rows["place_"], words = _places(rows, articles, group_of)
    rows["part_"] = np.minimum((rows["place_"] * parts).astype(int), parts - 1) if len(rows) else []
    names = chosen(how.groups, group_of.values(), by)
    design = Design.of(how, group_of, names, articles)
    every, values = pivot(rows["article_id"], rows["value_"], design.rows)
    found = [*_first(rows, every, values, design), *_described(rows, every, values, design, words, parts)]
    table = pd.DataFrame(found, columns=["group", "value_", *_COLUMNS])
    split = [str(value).split(JOIN) for value in table["value_"]]
    for k, column in enumerate(columns):
        table[column] = [value[k] for value in split]
    table = table.rename(columns={"group": by})[[by, *columns, *_COLUMNS]]
    table = finish(table, how.unit, how.seed, "measure")
    method = f"Places in articles cut into {parts} parts of as many words. "
    return Comparison(
        table,
        method=method + how.method() + untested(table[table["measure"] == "first_part"]),
        source=rows.drop(columns=["value_", "place_", "part_"]),
        keys={name: name for name in [by, *columns]},
    )


def _places(
    rows: pd.DataFrame, articles: pd.DataFrame, group_of: Mapping[Any, Any]
) -> tuple[pd.Series[Any], dict[Any, int]]:
    """Place of each row in its article, and how many words each article has."""
    out, starts, words = np.full(len(rows), np.nan), rows["start"].to_numpy(), dict[Any, int]()
    of_article = rows.groupby("article_id", sort=False).indices
    for some in in_text_parts(articles):
        places = WordPlaces(some, group_of)
        words |= places.words
        for article_id in some["article_id"]:
            if article_id in of_article:
                here = of_article[article_id]
                out[here] = places.of(article_id, starts[here])
    return pd.Series(out, index=rows.index), words


def _first(rows: pd.DataFrame, every: Any, values: list[Any], design: Design) -> list[dict[str, Any]]:
    """Share of each value's rows that stand in the first part, group by group."""
    if not len(rows):
        return []
    first = rows[rows["part_"] == 0]
    counts, _ = pivot(first["article_id"], first["value_"], design.rows, values=values)
    out = []
    for k, value in enumerate(values):
        sizes = np.asarray(every[:, [k]].todense(), dtype=float).ravel()
        for row in each_row(compare_groups(counts.tocsr()[:, [k]], sizes, design)):
            about = {"value_": value, "measure": "first_part", "total": int(row["size"]), "value": row["rate"]}
            out.append({**row, **about})
    return out


def _described(
    rows: pd.DataFrame, every: Any, values: list[Any], design: Design, words_of: Mapping[Any, int], parts: int
) -> list[dict[str, Any]]:
    """Mean place and dispersion of each value in each group."""
    if not len(rows):
        return []
    article, groups = design.rows.get_indexer(pd.Index(rows["article_id"])), np.array(design.groups, dtype=object)
    kind = pd.Index(values).get_indexer(pd.Index(rows["value_"]))
    place, part = rows["place_"].to_numpy(float), rows["part_"].to_numpy(np.int64)
    out = []
    for name in design.names:
        ours = groups == name
        own = list(design.rows[ours])
        length = sum((equal_parts(words_of[article_id], parts) for article_id in own), np.zeros(parts))
        words = np.array([words_of[article_id] for article_id in own], dtype=float)
        inside = np.flatnonzero((article >= 0) & ours[article])
        n = np.bincount(kind[inside], minlength=len(values))
        middle = np.bincount(kind[inside], weights=place[inside], minlength=len(values)) / np.maximum(n, 1)
        by_part = np.bincount(kind[inside] * parts + part[inside], minlength=len(values) * parts).reshape(-1, parts)
        by_article = every.tocsr()[ours].tocsc()
        for k in np.flatnonzero(n):
            in_parts, in_articles = by_part[k], by_article[:, [k]].toarray().ravel()
            held = int((in_articles > 0).sum())
            base = {"group": name, "value_": values[k], "n": int(n[k]), "n_articles": held, "n_units": held,
                    "total": int(n[k])}  # fmt: skip
            for measure, told, note in (
                ("position", float(middle[k]), "description only"),
                ("dp", deviation_of_proportions(in_parts, length), _DESCRIBED),
                ("d", juilland_d(in_parts, length), "description only: grows with the number of terms alone"),
                ("dp_articles", deviation_of_proportions(in_articles, words), _DESCRIBED),
            ):
                out.append({**base, "measure": measure, "value": told, "note": note})
    return out
