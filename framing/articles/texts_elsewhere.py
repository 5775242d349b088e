"""Texts of articles that lie in a file, for whoever needs some of them and holds a table without texts.

Verbs that go through all articles read them part by part (:func:`in_text_parts`); those that look at a few together, as
the reports of an event, ask for these (:func:`with_texts`). A table that has its texts is one part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pandas as pd

from framing.entrance import need

__all__ = ["StoredTexts", "in_text_parts", "knows_texts", "text_lengths", "with_texts", "with_texts_elsewhere"]

_KEY = "texts_elsewhere"  # of the table's attrs


class StoredTexts(Protocol):
    """Columns of articles that lie in a file, in parts: the texts, and what else is as long."""

    def parts_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the number of the part in which each article stands, in the order of the file."""

    def part(self, number: int) -> pd.DataFrame:
        """Return article_id and the columns of all articles of a part."""

    def some(self, ids: Sequence[Any]) -> pd.DataFrame:
        """Return article_id and the columns of some articles, of whatever parts."""


class _Elsewhere:
    """The way to the texts; pandas copies it with every cut, and files do not hold it."""

    def __init__(self, texts: StoredTexts) -> None:
        self.texts = texts

    def __deepcopy__(self, memo: Any) -> _Elsewhere:
        return self


def with_texts_elsewhere(articles: pd.DataFrame, texts: StoredTexts) -> pd.DataFrame:
    """A table of articles without texts, with the way to them.

    Parameters
    ----------
    articles : pandas.DataFrame
    texts : StoredTexts

    Returns
    -------
    pandas.DataFrame
    """
    out = articles.copy(deep=False)
    out.attrs[_KEY] = _Elsewhere(texts)
    return out


def _elsewhere(articles: pd.DataFrame) -> StoredTexts | None:
    held = articles.attrs.get(_KEY)
    return held.texts if "text" not in articles and isinstance(held, _Elsewhere) else None


def knows_texts(articles: pd.DataFrame) -> bool:
    """Whether a table has texts, or knows where they are.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    bool

    Examples
    --------
    >>> knows_texts(pd.DataFrame({"article_id": ["a"], "text": [""]})), knows_texts(pd.DataFrame({"article_id": ["a"]}))
    (True, False)
    """
    return "text" in articles or _elsewhere(articles) is not None


def in_text_parts(articles: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Go through articles with their texts, a part at a time; the rows come in the order of the table.

    What a verb works out about a part goes with the part, unless the table has its texts itself.

    Parameters
    ----------
    articles : pandas.DataFrame

    Yields
    ------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If nobody knows the texts.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["It rained."]})
    >>> [part is articles for part in in_text_parts(articles)]
    [True]
    """
    texts = _elsewhere(articles)
    if texts is None:
        need(articles, ["text"], "articles")
        yield articles
        return
    numbers = texts.parts_of(articles["article_id"].tolist())
    if numbers != sorted(numbers):  # somebody has sorted the table anew
        yield with_texts(articles)
        return
    numbered = pd.Series(numbers, index=articles.index, dtype=int)
    for number in dict.fromkeys(numbers):
        yield _joined(articles[numbered == number], texts.part(number))


def with_texts(articles: pd.DataFrame) -> pd.DataFrame:
    """A table of a few articles with their texts.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        The same one, if it has texts.

    Raises
    ------
    ValueError
        If nobody knows the texts.
    """
    texts = _elsewhere(articles)
    if texts is None:
        need(articles, ["text"], "articles")
        return articles
    return _joined(articles, texts.some(articles["article_id"].tolist()))


def _joined(articles: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    own = texts.set_index("article_id").reindex(articles["article_id"].tolist())
    out = articles.copy(deep=False)
    for name in own:
        out[name] = pd.Series(own[name].tolist(), articles.index, dtype=object)
    out.attrs = {}
    return out


def text_lengths(articles: pd.DataFrame) -> dict[Any, int]:
    """How many characters the text of each article has.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    dict
        By article_id; empty where nobody knows the texts.

    Examples
    --------
    >>> text_lengths(pd.DataFrame({"article_id": ["a"], "text": ["It rained."]}))
    {'a': 10}
    """
    found: dict[Any, int] = {}
    for part in in_text_parts(articles) if knows_texts(articles) else ():
        found.update(zip(part["article_id"], (len(str(text)) for text in part["text"])))
    return found
