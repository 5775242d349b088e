"""Units of the rates: articles, or what one actor says in one article, with their group and their size."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing.compare.inference.counting import attributed, shared_actor, voice_words, words_of_articles
from framing.compare.inference.require_columns import group_of_articles, labels
from framing.entrance import need

__all__ = ["JOIN", "cells_of", "sizes_of"]

#: Between the parts of a key.
JOIN = "\x1f"


def cells_of(rows: pd.DataFrame, articles: pd.DataFrame, by: str, quotes: pd.DataFrame | None) -> dict[Any, Any]:
    """The clusters, each with its group.

    Parameters
    ----------
    rows : pandas.DataFrame
        What is counted; gets the column `cell_`, the cluster of each row.
    articles : pandas.DataFrame
    by : str
    quotes : pandas.DataFrame, optional

    Returns
    -------
    dict of cluster to group
        A cluster is an article_id, or article_id and speaker joined.
    """
    if by == "actor":
        speaker = "speaker" if "speaker" in rows else "actor_id"
        need(rows, [speaker], "what is counted")
        words = voice_words(articles, quotes if quotes is not None else pd.DataFrame())
        words = words[words["speaker"].notna()]
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


def sizes_of(
    denominator: str,
    by: str,
    cells: pd.Index[Any],
    values: list[str],
    columns: list[str],
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None,
) -> Any:
    """Denominator of each cluster.

    Parameters
    ----------
    denominator : {"tokens", "voice", "quotes", "articles"}
    by : str
    cells : pandas.Index
        Of :func:`cells_of`.
    values, columns : list of str
        What is counted; of the voice, each value has its own denominator.
    articles, quotes : pandas.DataFrame

    Returns
    -------
    ndarray, shape (n_cells,) or (n_cells, n_values)
    """
    if denominator == "articles":
        return np.ones(len(cells))
    if denominator == "quotes" and quotes is not None:
        said = attributed(quotes)
        key = said["article_id"] if by != "actor" else _pairs(said["article_id"], said["actor_id"])
        return key.value_counts().reindex(cells).fillna(0).to_numpy(dtype=float)
    if denominator == "tokens" and by != "actor":
        return words_of_articles(articles).reindex(cells).to_numpy(dtype=float)
    words = voice_words(articles, quotes if quotes is not None else pd.DataFrame())
    words["cell"] = words["article_id"] if by != "actor" else _pairs(words["article_id"], words["speaker"])
    if denominator == "tokens":
        return words.groupby("cell")["words"].sum().reindex(cells).fillna(0).to_numpy(dtype=float)
    wide = words.pivot_table(index="cell", columns="voice", values="words", aggfunc="sum").reindex(cells).fillna(0)
    if not values:
        return np.ones(len(cells))
    place = columns.index("voice")
    voices = [value.split(JOIN)[place] for value in values]
    return np.column_stack([wide[v].to_numpy(float) if v in wide else np.zeros(len(cells)) for v in voices])
