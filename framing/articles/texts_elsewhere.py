"""Texts of articles that lie in a file, for whoever needs some of them and holds a table without texts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeAlias

import pandas as pd

__all__ = ["some_texts", "with_texts_elsewhere"]

#: Called with ids; gives their texts.
Texts: TypeAlias = Callable[[Collection[Any]], dict[Any, str]]
_KEY = "texts_elsewhere"  # of the table's attrs


class _Elsewhere:
    """The way to the texts; pandas copies it with every cut, and files do not hold it."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def __deepcopy__(self, memo: Any) -> _Elsewhere:
        return self


def with_texts_elsewhere(articles: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """A table of articles without texts, with the way to them.

    Parameters
    ----------
    articles : pandas.DataFrame
    texts : callable
        Given ids, it returns a dict of their texts.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"]})
    >>> some_texts(with_texts_elsewhere(articles, lambda ids: dict.fromkeys(ids, "It rained.")), ["a"])
    {'a': 'It rained.'}
    """
    out = articles.copy(deep=False)
    out.attrs[_KEY] = _Elsewhere(texts)
    return out


def some_texts(articles: pd.DataFrame, ids: Collection[Any]) -> dict[Any, str] | None:
    """Texts of some articles.

    Parameters
    ----------
    articles : pandas.DataFrame
    ids : collection
        Others may be among the texts.

    Returns
    -------
    dict of str to str, or None
        None where nobody knows texts of these articles.
    """
    if "text" in articles:
        return dict(zip(articles["article_id"], articles["text"]))
    held = articles.attrs.get(_KEY)
    return held.texts(ids) if isinstance(held, _Elsewhere) else None
