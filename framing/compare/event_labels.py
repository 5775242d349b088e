"""What an event is called, for people: its own name, or the title of its earliest article."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from framing.articles.published_days import published_days
from framing.articles.texts_elsewhere import text_lengths
from framing.tables import is_missing

__all__ = ["event_labels"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = 80


def event_labels(articles: pd.DataFrame) -> dict[str, str]:
    """A readable name of each event.

    Parameters
    ----------
    articles : pandas.DataFrame
        With the column event.

    Returns
    -------
    dict of str to str
        A name that says nothing, as the article_id that :func:`framing.find_events` gives, has the title of the
        earliest article in its place, of one day that of the longest report.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a1", "a2"], "event": ["a1", "a1"], "published": ["2018-02-09",
    ...     "2018-02-08"], "title": ["Talks over", "Talks fail in Ruritania"], "text": ["", ""]})
    >>> event_labels(articles), event_labels(articles.assign(event="ruritania-talks"))
    ({'a1': 'Talks fail in Ruritania'}, {'ruritania-talks': 'ruritania-talks'})
    """
    ids = set(articles["article_id"].astype(str))
    titles = articles["title"] if "title" in articles else [None] * len(articles)
    days = np.nan_to_num(published_days(articles), nan=np.inf).tolist()
    lengths = text_lengths(articles)
    longest = (-lengths.get(name, 0) for name in articles["article_id"])
    rows = zip(days, longest, articles["article_id"].astype(str))
    out: dict[str, str] = {}
    for _, event, title in sorted(zip(rows, articles["event"], titles), key=lambda row: row[0]):
        if is_missing(event) or str(event) in out:
            continue
        readable = str(event) not in ids and _WORD.search(str(event)) is not None
        if readable:
            out[str(event)] = str(event)
        elif not is_missing(title) and str(title).strip():
            out[str(event)] = _short(str(title))
    return {str(event): out.get(str(event), str(event)) for event in articles["event"] if not is_missing(event)}


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _LETTERS else f"{line[: line.rfind(' ', 0, _LETTERS)].rstrip(' ,;:')} …"
