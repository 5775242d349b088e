"""Sentences, paragraphs or whole texts as rows with their places."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.as_read import as_read
from framing.articles.furniture import analysed_texts
from framing.articles.plain_text import reads_plain
from framing.tables import is_missing

__all__ = ["UNITS", "text_units", "units_of_places"]

UNITS = ("article", "paragraph", "sentence")


@reads_plain
def text_units(*, articles: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Cut articles into units.

    Parameters
    ----------
    articles : pandas.DataFrame
        With article_id and text.
    unit : {"article", "paragraph", "sentence"}

    Returns
    -------
    pandas.DataFrame
        Columns article_id, number (in the article, from 0), start, end, in the order of the text. An article has one
        unit, whatever is in it. Page furniture is no unit.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["It rained. He left.\\n\\nShe came."]})
    >>> text_units(articles=articles, unit="sentence").values.tolist()
    [['a', 0, 0, 10], ['a', 1, 11, 19], ['a', 2, 21, 30]]
    >>> len(text_units(articles=articles, unit="paragraph"))
    2
    """
    texts = [str(text) for text in analysed_texts(articles)]
    rows: list[tuple[str, int, int, int]] = []
    for key, text in zip(articles["article_id"], texts):
        spans = [(0, len(text))]
        if unit != "article":
            document = as_read(articles).document(text)
            spans = document.sentences if unit == "sentence" else document.paragraphs
            as_read(articles).done_with(document)
        rows += [(key, number, start, end) for number, (start, end) in enumerate(spans)]
    return pd.DataFrame(rows, columns=["article_id", "number", "start", "end"])


def units_of_places(units: pd.DataFrame, articles: Iterable[str], starts: Iterable[int]) -> npt.NDArray[np.int64]:
    """Find the unit in which each of some places stands.

    Parameters
    ----------
    units : pandas.DataFrame
        Of :func:`text_units`, numbered from 0.
    articles : iterable of str
        Article of each place.
    starts : iterable of int

    Returns
    -------
    ndarray of int
        Rows of `units`; -1 where the article is none of theirs.

    Examples
    --------
    >>> units = pd.DataFrame({"article_id": ["a", "a"], "start": [0, 11]})
    >>> units_of_places(units, ["a", "a", "b"], [3, 12, 0]).tolist()
    [0, 1, -1]
    """
    first = {key: int(place) for place, key in reversed(list(enumerate(units["article_id"])))}
    begins = {key: part["start"].to_numpy() for key, part in units.groupby("article_id", sort=False)}
    return np.array(
        [
            -1 if key not in first or is_missing(start)
            else first[key] + max(int(np.searchsorted(begins[key], start, side="right")) - 1, 0)
            for key, start in zip(articles, starts)
        ],
        dtype=np.int64,
    )  # fmt: skip
