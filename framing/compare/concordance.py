"""The passages behind any rows: keyword in context."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.compare.inference.counting import spans_of
from framing.entrance import need, takes

__all__ = ["concordance", "passages"]

_COLUMNS = ["id", "article_id", "outlet", "left", "passage", "right", "start", "end"]
_IDS = ("hit_id", "mention_id", "quote_id")  # a hit has the id of its quote too


@takes(table="rows", articles="articles article_id text")
def concordance(table: pd.DataFrame, articles: pd.DataFrame, window: int = 60) -> pd.DataFrame:
    """Show the passage behind each row: a table with the words before and after it (keyword in context).

    Parameters
    ----------
    table : pandas.DataFrame
        Hits, mentions or quotes, or some of their rows; or a table with a column `passages`, such as a brief.
    articles : pandas.DataFrame
    window : int
        Characters on either side.

    Returns
    -------
    pandas.DataFrame
        Columns id, article_id, outlet, left, passage, right, start, end; line breaks in the context are spaces. A
        quote is shown from the start of its first piece to the end of its last one.

    Raises
    ------
    ValueError
        If the rows have no spans, or belong to articles that are missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["A brutal attack on us."]})
    >>> hits = pd.DataFrame({"hit_id": ["a:h0001"], "article_id": ["a"], "start": [2], "end": [8]})
    >>> concordance(hits, articles, window=7)[["left", "passage", "right"]].values.tolist()
    [['A ', 'brutal', ' attack']]
    """
    texts = dict(zip(articles["article_id"], articles["text"]))
    outlets = dict(zip(articles["article_id"], articles["outlet"])) if "outlet" in articles else {}
    rows: list[tuple[Any, ...]] = []
    for name, article_id, start, end in passages(table):
        if article_id not in texts:
            raise ValueError(f"a row names the article {article_id!r}, which is not among the articles")
        text = texts[article_id]
        left, right = text[max(0, start - window) : start], text[end : end + window]
        flat = (left.replace("\r", " ").replace("\n", " "), right.replace("\r", " ").replace("\n", " "))
        rows.append((name, article_id, outlets.get(article_id), flat[0], text[start:end], flat[1], start, end))
    return pd.DataFrame(rows, columns=_COLUMNS)


def passages(table: pd.DataFrame) -> list[tuple[Any, str, int, int]]:
    """Identity, article, start and end of each row.

    Parameters
    ----------
    table : pandas.DataFrame
        As of :func:`concordance`.

    Returns
    -------
    list of (id, article_id, start, end)
        Quotes without any span are left out.

    Raises
    ------
    ValueError
        If the rows have no spans.

    Examples
    --------
    >>> passages(pd.DataFrame({"hit_id": ["a:h0001"], "article_id": ["a"], "start": [2], "end": [8]}))
    [('a:h0001', 'a', 2, 8)]
    """
    if "passages" in table:
        return [
            (label, passage["article_id"], int(passage["start"]), int(passage["end"]))
            for label, passages in zip(table.index, table["passages"])
            for passage in passages
        ]
    need(table, ["article_id"], "passages")
    own = next((column for column in _IDS if column in table), None)
    ids = table.index if own is None else table[own]
    if "start" in table and "end" in table:
        return [(i, a, int(s), int(e)) for i, a, s, e in zip(ids, table["article_id"], table["start"], table["end"])]
    if "content_spans" not in table:
        raise ValueError(
            f"these rows have no spans (start and end, content_spans or passages): {list(table)}; "
            "of a comparison, pass table.behind(row)"
        )
    out = []
    columns = [table[name] for name in ("content_spans", "source_spans", "cue_spans") if name in table]
    for name, article_id, *pieces in zip(ids, table["article_id"], *columns):
        spans = next(filter(None, map(spans_of, pieces)), None)
        if spans:
            out.append((name, article_id, min(s for s, _ in spans), max(e for _, e in spans)))
    return out
