"""Sentiment of quotes, kept apart from framing: polarity is not a frame."""

from __future__ import annotations

import pandas as pd

from framing.entrance import takes
from framing.tables import conform

__all__ = ["add_sentiment"]


@takes(quotes="quotes content")
def add_sentiment(quotes: pd.DataFrame) -> pd.DataFrame:
    """Fill the columns of sentiment by TextBlob's lexicon of adjectives and adverbs.

    Sentiment is not framing: TextBlob scores *popular forces* +0.6 and *unprovoked attack* 0. The two columns say what
    the words feel like out of context, never what side they take.

    Parameters
    ----------
    quotes : DataFrame
        Table of quotes.

    Returns
    -------
    DataFrame
        The same rows with ``sentiment_polarity`` (-1 to 1) and ``sentiment_subjectivity`` (0 to 1) of the content;
        null where there is none.

    References
    ----------
    De Smedt, T. and Daelemans, W. (2012). Pattern for Python. Journal of Machine Learning Research 13, 2063-2067
    (the lexicon that TextBlob uses).

    Examples
    --------
    >>> from framing.tables import from_records
    >>> quotes = from_records("quotes", [{"quote_id": "a:q0001", "content": "a terrible day"}])
    >>> add_sentiment(quotes)["sentiment_polarity"].tolist()
    [-1.0]
    """
    from textblob.en import sentiment  # what TextBlob(content).sentiment asks, without a class made anew for each

    out = conform(quotes, "quotes")
    scores = [sentiment(c) if isinstance(c, str) and c.strip() else None for c in out["content"]]
    for place, name in enumerate(("sentiment_polarity", "sentiment_subjectivity")):
        out[name] = pd.array([None if s is None else float(s[place]) for s in scores], dtype="Float64")
    return out
