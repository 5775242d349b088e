"""Where in the articles terms stand: early or late, evenly or in one place, in all articles or in few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

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
from framing.compare.word_places import WordPlaces
from framing.entrance import need, takes
from framing.stats import deviation_of_proportions, juilland_d

__all__ = ["dispersion"]

Floats = npt.NDArray[np.float64]
_VALUES = ["value", "ci_low", "ci_high", "effect", "effect_low", "effect_high", "p"]
_COLUMNS = ["measure", "n", "n_articles", "n_units", "total", *_VALUES, "q", "unit", "seed", "note"]
_DESCRIBED = "falls with the number of terms alone: description only"


@takes(hits="rows article_id start", articles="articles article_id text", lists=["what", "groups"])
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
    """Compare where in its articles each group has its terms, and how evenly they are spread.

    Parameters
    ----------
    hits : pandas.DataFrame
        Hits, mentions, or other rows with article_id and start. Rows in page furniture do not count.
    articles : pandas.DataFrame
    by : str or sequence of str
        Column of `articles`, or of the hits, that forms the groups; several, or a time, as in
        :func:`framing.compare.rates`.
    what : str or sequence of str
        Columns whose values are told apart: frame, voice, ``["frame", "voice"]`` …
    parts : int
        Into how many parts of equal length, in words, each article is cut.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        A row a group, value and measure: n, n_articles and n_units (that hold the value), total, value, ci_low,
        ci_high, effect (value less that of the rest) with its interval, p, q, unit, seed, note. Measures: `first_part`
        (share of the terms in the first part of their articles; of terms that stand anywhere it is 1 / parts), which is
        tested; `position` (mean place, 0 the beginning and 1 the end), `dp` and `d` (Gries' DP, normed, and Juilland's
        D over the parts, the articles of a group laid over one another) and `dp_articles` (Gries' DP over the articles
        of the group: near 1 where few of them hold all), which describe. DP is 0 and D is 1 where all parts have as
        much as their length says.

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
    places = WordPlaces(articles, group_of)
    rows["place_"] = _places(rows, places)
    rows["part_"] = np.minimum((rows["place_"] * parts).astype(int), parts - 1) if len(rows) else []
    names = chosen(how.groups, group_of.values(), by)
    design = Design.of(how, group_of, names, articles)
    found = [*_first(rows, design), *_described(rows, design, places, parts)]
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


def _places(rows: pd.DataFrame, places: WordPlaces) -> pd.Series[Any]:
    """Place of each row in its article."""
    out = pd.Series(np.nan, index=rows.index, dtype=float)
    for article_id, part in rows.groupby("article_id", sort=False):
        out[part.index] = places.of(article_id, part["start"])
    return out


def _first(rows: pd.DataFrame, design: Design) -> list[dict[str, Any]]:
    """Share of each value's rows that stand in the first part, group by group."""
    if not len(rows):
        return []
    every, values = pivot(rows["article_id"], rows["value_"], design.rows)
    first = rows[rows["part_"] == 0]
    counts, _ = pivot(first["article_id"], first["value_"], design.rows, values=values)
    out = []
    for k, value in enumerate(values):
        sizes = np.asarray(every[:, [k]].todense(), dtype=float).ravel()
        for row in each_row(compare_groups(counts.tocsr()[:, [k]], sizes, design)):
            about = {"value_": value, "measure": "first_part", "total": int(row["size"]), "value": row["rate"]}
            out.append({**row, **about})
    return out


def _described(rows: pd.DataFrame, design: Design, places: WordPlaces, parts: int) -> list[dict[str, Any]]:
    """Mean place and dispersion of each value in each group."""
    group_of = dict(zip(design.rows, design.groups))
    out = []
    for name in design.names:
        own = [article_id for article_id, group in group_of.items() if group == name]
        length = sum((places.parts(article_id, parts) for article_id in own), np.zeros(parts))
        words = np.array([places.words[article_id] for article_id in own], dtype=float)
        inside = rows[rows["article_id"].isin(set(own))]
        for value, part in inside.groupby("value_", sort=True):
            in_parts = np.bincount(part["part_"].to_numpy(dtype=int), minlength=parts)
            in_articles = part["article_id"].value_counts().reindex(own).fillna(0).to_numpy()
            held = int((in_articles > 0).sum())
            base = {"group": name, "value_": value, "n": len(part), "n_articles": held, "n_units": held,
                    "total": len(part)}  # fmt: skip
            for measure, told, note in (
                ("position", float(part["place_"].mean()), "description only"),
                ("dp", deviation_of_proportions(in_parts, length), _DESCRIBED),
                ("d", juilland_d(in_parts, length), "description only: grows with the number of terms alone"),
                ("dp_articles", deviation_of_proportions(in_articles, words), _DESCRIBED),
            ):
                out.append({**base, "measure": measure, "value": told, "note": note})
    return out
