"""Scores beside what they are scores of: who said it, where, and the columns of the user's own."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.entrance import takes
from framing.tables import SCHEMAS, plain_column

__all__ = ["merge_back"]

_OF_QUOTES = ["article_id", "outlet", "actor_id", "actor", "kind", "source", "cue", "content"]
_OF_ARTICLES = ["outlet", "published", "event", "wire", "title"]


@takes(scores="any", quotes="quotes quote_id", articles="articles article_id")
def merge_back(
    scores: pd.DataFrame, quotes: pd.DataFrame | None = None, articles: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Put scores beside the columns of quotes and articles that say who said what, and where.

    Parameters
    ----------
    scores : DataFrame
        Of :func:`framing.score_quotes` or :func:`framing.score_texts`, wide or long.
    quotes, articles : DataFrame, optional
        Tables with the ids of the scores.

    Returns
    -------
    DataFrame
        The rows of the scores. First come who said what, and the outlet, date and event, as far as the tables have
        them; then your own columns of quotes and of articles; then the scores. If one of your columns has the name of
        a score, ``_own`` is added to it. Numbers and truth values have NumPy's types, as formulas of regressions need.

    Examples
    --------
    >>> scores = pd.DataFrame({"war": [1]}, index=pd.Index(["q"], name="quote_id"))
    >>> quotes = pd.DataFrame({"quote_id": ["q"], "article_id": ["a"], "actor": ["Lee"]})
    >>> articles = pd.DataFrame({"article_id": ["a"], "lean": ["left"]})
    >>> merge_back(scores, quotes, articles).to_dict("records")
    [{'article_id': 'a', 'actor': 'Lee', 'lean': 'left', 'war': 1}]
    """
    head = pd.DataFrame(index=scores.index)
    for key, table, kept in (("quote_id", quotes, _OF_QUOTES), ("article_id", articles, _OF_ARTICLES)):
        ids = _ids(key, head, scores)
        if table is None or ids is None:
            continue
        own = [str(name) for name in table if name not in SCHEMAS[key.removesuffix("_id") + "s"].names]
        columns = [name for name in [*kept, *own] if name in table and name not in head and name != key]
        columns = [name for name in columns if name in own or name == "article_id" or table[name].notna().any()]
        found = table.drop_duplicates(key).set_index(table[key].drop_duplicates().astype(str))[columns]
        found = found.reindex([str(value) for value in ids]).set_axis(scores.index)
        plain = pd.DataFrame({name: plain_column(found[name]) for name in columns}, index=scores.index)
        head = pd.concat([head, plain], axis=1)
    first = [name for name in scores if name in ("quote_id", "unit_id", "article_id")]
    head = head.drop(columns=[name for name in first if name in head])
    head = head.rename(columns={name: f"{name}_own" for name in head if name in scores})
    return pd.concat([scores[first], head, scores.drop(columns=first)], axis=1)


def _ids(key: str, head: pd.DataFrame, scores: pd.DataFrame) -> Any:
    """The ids of quotes or articles to which scores belong."""
    if key in head or key in scores:
        return (head if key in head else scores)[key]
    return scores.index.get_level_values(key) if key in scores.index.names else None
