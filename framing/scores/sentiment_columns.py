"""Sentiment of texts as columns, kept apart from framing."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.frames.sentiment import add_sentiment

__all__ = ["sentiment_columns"]

_COLUMNS = {"sentiment": "sentiment_polarity", "subjectivity": "sentiment_subjectivity"}


def sentiment_columns(quotes: pd.DataFrame, index: Any = None) -> pd.DataFrame:
    """Take the sentiment of quotes, or find it out where the table does not have it.

    Parameters
    ----------
    quotes : pandas.DataFrame
        With content.
    index : pandas.Index, optional

    Returns
    -------
    pandas.DataFrame
        Columns sentiment and subjectivity, null where there is no content.

    Examples
    --------
    >>> sentiment_columns(pd.DataFrame({"content": ["a terrible day", None]}))["sentiment"].tolist()
    [-1.0, nan]
    """
    there = all(name in quotes and quotes[name].notna().any() for name in _COLUMNS.values())
    scored = quotes if there else add_sentiment(pd.DataFrame({"content": quotes["content"].tolist()}))
    columns = {
        name: pd.to_numeric(scored[of], errors="coerce").to_numpy(dtype=float, na_value=float("nan"))
        for name, of in _COLUMNS.items()
    }
    return pd.DataFrame(columns, index=quotes.index if index is None else index)
