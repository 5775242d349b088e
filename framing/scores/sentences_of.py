"""The sentences in which spans of articles stand, each with its parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import pandas as pd

from framing.articles.as_read import as_read
from framing.articles.furniture import analysed_texts
from framing.text import Document

__all__ = ["sentences_of"]


def sentences_of(
    table: pd.DataFrame, articles: pd.DataFrame
) -> Iterator[tuple[list[int], pd.DataFrame, dict[str, Document]]]:
    """Of each article the rows of a table that have words in it, their sentences, and their parses.

    Parameters
    ----------
    table : pandas.DataFrame
        With article_id, start and end.
    articles : pandas.DataFrame

    Yields
    ------
    rows : list of int
        Places in the table, counted from 0.
    spans : pandas.DataFrame
        Columns text (the sentence), start, end.
    parsed : dict of str to Document
        By the text of the sentence.

    Raises
    ------
    ValueError
        If an article is not there, or has no text.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["It rained. She left early."]})
    >>> table = pd.DataFrame({"article_id": ["a"], "start": [11], "end": [14]})
    >>> next(sentences_of(table, articles))[1].values.tolist()
    [['She left early.', 0, 3]]
    """
    asked: dict[Any, list[tuple[int, int, int]]] = {}
    for row, (article, start, end) in enumerate(zip(table["article_id"], table["start"], table["end"])):
        asked.setdefault(article, []).append((row, int(start), int(end)))
    texts = {
        article: text
        for article, text in zip(articles["article_id"], analysed_texts(articles))
        if article in asked and isinstance(text, str)
    }
    lost = next((article for article in asked if article not in texts), None)
    if lost is not None:
        raise ValueError(f"rows are of the article {lost!r}, which is not among the articles, or has no text")
    for article, document in zip(texts, as_read(articles).documents(texts.values())):
        starts = [start for start, _ in document.sentences]
        rows, spans, parsed = [], [], dict[str, Document]()
        for row, start, end in asked[article]:
            number = bisect_right(starts, start) - 1
            if number < 0:
                continue
            first, after = document.sentences[number]
            text, begin, finish = document.text[first:after], start - first, min(end, after) - first
            if not any(c.isalnum() for c in text[begin:finish]):
                continue  # between sentences, or blanked as furniture
            if text not in parsed:
                parsed[text] = document.sentence(number)
            rows.append(row)
            spans.append((text, begin, finish))
        if rows:
            yield rows, pd.DataFrame(spans, columns=["text", "start", "end"]), parsed
