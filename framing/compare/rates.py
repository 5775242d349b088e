"""How often: frames, terms, voices or any other column, by outlet, actor or any other group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Unpack

import numpy as np
import pandas as pd

from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.counted_once import counts_once
from framing.compare.inference.counting import (
    JOIN,
    attributed,
    check_exposure,
    joint_values,
    pivot,
    shared_actor,
    voice_words,
    with_terms,
    words_of_articles,
)
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import Found, as_table
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.options import Inference, Options, with_options
from framing.compare.inference.require_columns import chosen, group_of_articles, known_articles, labels
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import finish, untested
from framing.entrance import need, takes

__all__ = ["PER", "rates"]

_COUNTED = ["n", "n_articles", "n_units"]
_TESTED = ["rate", "ci_low", "ci_high", "effect", "effect_low", "effect_high", "p"]
_COLUMNS = [*_COUNTED, "n_tokens", *_TESTED, "q", "unit", "denominator", "seed", "note"]
#: Words, or whatever a rate divides by, for which a rate is given, by denominator.
PER = {"tokens": 1000.0, "voice": 1000.0, "quotes": 1.0, "articles": 1.0}


@takes(
    table="rows article_id",
    articles="articles article_id",
    quotes="quotes article_id",
    exposure="exposure article_id voice speaker words",
    lists=["groups", "what"],
)
@grouped
@counts_once
@with_options
def rates(
    table: pd.DataFrame,
    articles: pd.DataFrame,
    by: By = "outlet",
    *,
    what: str | Sequence[str] | None = None,
    denominator: str = "tokens",
    quotes: pd.DataFrame | None = None,
    exposure: pd.DataFrame | None = None,
    **options: Unpack[Options],
) -> Comparison:
    """Compare rates of frames (or of another column): a table that tests each group against all the others.

    Parameters
    ----------
    table : pandas.DataFrame
        Hits, quotes or mentions: what is counted.
    articles : pandas.DataFrame
        All articles, also those without a hit.
    by : str or sequence of str
        Column of `articles` that forms the groups (outlet, event, wire, one of your own …), or several columns, whose
        combinations are the groups. ``"year"``, ``"month"``, ``"week"`` and ``"day"`` go by `published`. ``"actor"``
        groups by who speaks; the unit is then all that one actor says in one article.
    what : str or sequence of str, optional
        Columns whose values are counted; ``"term"`` is the surface in lower case. Left out: the frame of hits, the
        kind of quotes, the actor of mentions.
    denominator : {"tokens", "voice", "quotes", "articles"}
        What a rate divides by: 1,000 word tokens of the article; 1,000 word tokens of the voice; attributed quotes; or
        articles, which gives the share of articles.
    quotes : pandas.DataFrame, optional
        Needed for ``"voice"``, ``"quotes"`` and ``by="actor"``; with `exposure` for ``"quotes"`` alone.
    exposure : pandas.DataFrame, optional
        Words by article, voice and speaker, as in ``study.exposure``. The numbers are the same, but no text is read.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        One row for each group and value: n, n_articles (that hold any of the denominator), n_units, n_tokens (size of
        the denominator), rate with ci_low and ci_high, effect (rate minus the rate of the rest) with its interval, p,
        q, unit, denominator, seed, note. Rare things have no p, q or interval (shares of articles keep their interval):
        those that occur in fewer than eight units, or would lie in fewer than one on a side if nothing differed. `note`
        says why, and such rows stand below.

    Raises
    ------
    ValueError
        If a column or a table is missing, or `exposure` is of other articles.

    References
    ----------
    Chung, E. and Romano, J. P. (2013). Exact and asymptotically robust permutation tests. Annals of Statistics 41(2).
    Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American Statistician 69(4).

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun"], "text": ["No one."] * 2})
    >>> hits = pd.DataFrame({"article_id": ["a"], "frame": ["blame"]})
    >>> rates(hits, articles)[["outlet", "frame", "n", "rate", "note"]].values.tolist()
    [['Post', 'blame', 1, 500.0, '1 article in Post, fewer than 5: description only'],
     ['Sun', 'blame', 0, 0.0, '1 article in Sun, fewer than 5: description only']]
    """
    how = Inference(**options)
    if denominator not in PER:
        raise ValueError(f"no denominator {denominator!r}; there are {', '.join(PER)}")
    columns = _what(table, what)
    if denominator == "voice" and "voice" not in columns:
        columns.append("voice")
    if by in columns and articles is not None and by in articles:
        raise ValueError(
            f"by={by!r} is what is counted, too; rename the column of the articles, or count another what="
        )
    counts_words = denominator in ("tokens", "voice") or by == "actor"
    if quotes is None and (denominator == "quotes" or (exposure is None and (denominator == "voice" or by == "actor"))):
        why = "by='actor'" if by == "actor" else f"denominator={denominator!r}"
        raise ValueError(f"{why} counts the words of quotes: pass quotes=")
    rows = with_terms(table, columns)
    need(articles, ["text"] if counts_words and exposure is None else [], "articles")
    known_articles(rows, articles)
    if counts_words:
        check_exposure(articles, exposure, rows)
    rows = rows[rows[columns].notna().all(axis=1)]
    rows["value_"] = joint_values(rows, columns)
    spoken = voice_words(articles, quotes, exposure) if by == "actor" or denominator == "voice" else None
    group_of = _cells_of(rows, articles, by, spoken)
    names = chosen(how.groups, group_of.values(), by)
    design = Design.of(how, group_of, names, articles, [cell.split(JOIN)[0] for cell in group_of])
    if by == "actor" and how.unit == "article":
        how = replace(how, unit="article-speaker pair")
        design = replace(design, how=how)
    counts, values = pivot(rows["cell_"], rows["value_"], design.rows)
    if denominator == "articles":
        counts.data[:] = 1.0
    if spoken is not None:
        sizes = _words_of_voices(denominator, by, design.rows, values, columns, spoken)
    elif denominator == "tokens":
        sizes = words_of_articles(articles, exposure).reindex(design.rows).to_numpy(dtype=float)
    if denominator in ("articles", "quotes"):
        sizes = _numbers(denominator, by, design.rows, quotes)
    found = compare_groups(counts, sizes, design, shares=denominator == "articles")
    out = _scaled(found, by, columns, values, denominator)
    out = finish(out, how.unit, how.seed)[[by, *columns, *_COLUMNS]]
    rows[by] = rows["cell_"].map(group_of)
    per = {"tokens": "1,000 word tokens", "voice": "1,000 word tokens of the voice", "quotes": "attributed quote"}
    method = f"Rates of {' by '.join(columns)} per {per.get(denominator, 'article (share that has it)')}. "
    return Comparison(
        out,
        method=method + how.method() + untested(out),
        source=rows.drop(columns=["value_", "cell_"]),
        keys={name: name for name in [by, *columns]},
    )


def _what(table: pd.DataFrame, what: str | Sequence[str] | None) -> list[str]:
    if what is not None:
        return [what] if isinstance(what, str) else list(what)
    for column in ("frame", "kind", "actor_id"):
        if column in table:
            return [column]
    raise ValueError(
        f"the table has no column frame, kind or actor_id: say with what= which column to count; it has {list(table)}"
    )


def _scaled(found: Found, by: str, columns: list[str], values: list[str], denominator: str) -> pd.DataFrame:
    """Rows of :func:`compare_groups` as a table, with rates for as much as the denominator is given for."""
    out = as_table([found], ["group", "variable", *_COUNTED, "size", *_TESTED, "note"])
    out = out.rename(columns={"group": by, "size": "n_tokens"})
    parts = [value.split(JOIN) for value in values]
    for place, column in enumerate(columns):
        out[column] = [parts[j][place] for j in out["variable"]]
    for column in _TESTED[:-1]:
        out[column] = out[column].astype(float) * PER[denominator]
    out["n_tokens"] = out["n_tokens"].astype("int64") if len(out) else []
    return out.assign(denominator=denominator)


def _cells_of(rows: pd.DataFrame, articles: pd.DataFrame, by: str, spoken: pd.DataFrame | None) -> dict[Any, Any]:
    """The clusters, each with its group.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is counted; gets the column `cell_`, the cluster of each row.
    articles : pandas.DataFrame
    by : str
    spoken : pandas.DataFrame, optional
        Words by article, voice and speaker.

    Returns
    -------
    dict of cluster to group
        A cluster is an article_id, or article_id and speaker joined.
    """
    if by == "actor" and spoken is not None:
        speaker = "speaker" if "speaker" in rows else "actor_id"
        need(rows, [speaker], "what is counted")
        words = spoken[spoken["speaker"].notna()]
        rows["cell_"] = _pairs(rows["article_id"], rows[speaker])
        cells = pd.Index(_pairs(words["article_id"], words["speaker"]).unique())
        cells = cells.append(pd.Index(rows["cell_"].dropna().unique()).difference(cells))
        return {cell: shared_actor(*cell.split(JOIN)) for cell in cells}
    rows["cell_"] = rows["article_id"]
    return group_of_articles(articles, by)


def _pairs(articles: pd.Series[Any], speakers: pd.Series[Any]) -> pd.Series[Any]:
    """Article and speaker as one key; null where nobody speaks."""
    return pd.Series(
        [None if who is None else f"{article}{JOIN}{who}" for article, who in zip(articles, labels(speakers))],
        index=articles.index,
        dtype=object,
    )


def _numbers(denominator: str, by: str, cells: pd.Index[Any], quotes: pd.DataFrame | None) -> Any:
    """Articles or attributed quotes of each cluster, shape (n_cells,)."""
    if denominator == "articles" or quotes is None:
        return np.ones(len(cells))
    said = attributed(quotes)
    key = said["article_id"] if by != "actor" else _pairs(said["article_id"], said["actor_id"])
    return key.value_counts().reindex(cells).fillna(0).to_numpy(dtype=float)


def _words_of_voices(
    denominator: str, by: str, cells: pd.Index[Any], values: list[str], columns: list[str], spoken: pd.DataFrame
) -> Any:
    """Words of each cluster.

    Parameters
    ----------
    denominator : {"tokens", "voice", "quotes", "articles"}
    by : str
    cells : pandas.Index
        Of :func:`_cells_of`.
    values, columns : list of str
        What is counted; of the voice, each value has its own denominator.
    spoken : pandas.DataFrame
        Words by article, voice and speaker.

    Returns
    -------
    ndarray, shape (n_cells,) or (n_cells, n_values)
    """
    cell = spoken["article_id"] if by != "actor" else _pairs(spoken["article_id"], spoken["speaker"])
    words = spoken.assign(cell=cell)
    if denominator != "voice":
        return words.groupby("cell")["words"].sum().reindex(cells).fillna(0).to_numpy(dtype=float)
    wide = words.pivot_table(index="cell", columns="voice", values="words", aggfunc="sum").reindex(cells).fillna(0)
    if not values:
        return np.ones(len(cells))
    place = columns.index("voice")
    voices = [value.split(JOIN)[place] for value in values]
    return np.column_stack([wide[v].to_numpy(float) if v in wide else np.zeros(len(cells)) for v in voices])
