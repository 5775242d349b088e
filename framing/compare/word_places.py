"""Where in its article something stands, counted in words: 0 the first word, 1 the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.furniture import analysed_texts
from framing.text.tokens import tokenize

__all__ = ["WordPlaces", "equal_parts"]


class WordPlaces:
    """The words of articles, furniture left out, by which places in them are told.

    Parameters
    ----------
    articles : pandas.DataFrame
        Columns article_id and text.
    article_ids : iterable, optional
        Only these.

    Examples
    --------
    >>> places = WordPlaces(pd.DataFrame({"article_id": ["a"], "text": ["One two. Three four."]}))
    >>> places.words["a"], places.of("a", [4, 9]).tolist()
    (4, [0.25, 0.5])
    """

    def __init__(self, articles: pd.DataFrame, article_ids: Iterable[Any] | None = None) -> None:
        wanted = None if article_ids is None else set(article_ids)
        self._starts: dict[Any, npt.NDArray[np.int64]] = {}
        for article_id, text in zip(articles["article_id"], analysed_texts(articles)):
            if (wanted is None or article_id in wanted) and isinstance(text, str):
                tokens = tokenize(text)
                starts = [start for word, start in zip(tokens.words, tokens.start) if any(c.isalnum() for c in word)]
                self._starts[article_id] = np.array(starts, dtype=np.int64)
        self.words = {article_id: len(starts) for article_id, starts in self._starts.items()}

    def of(self, article_id: Any, offsets: Iterable[int]) -> npt.NDArray[np.float64]:
        """Shares of the article's words that stand before some offsets of its text."""
        starts = self._starts[article_id]
        found = np.searchsorted(starts, np.asarray(list(offsets), dtype=np.int64))
        return np.asarray(found / max(len(starts), 1), dtype=np.float64)


def equal_parts(words: int, n: int) -> npt.NDArray[np.float64]:
    """Words in each of n parts of a text that are as equal as can be.

    Parameters
    ----------
    words, n : int

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> equal_parts(7, 3).tolist()
    [3.0, 2.0, 2.0]
    """
    return np.diff(np.ceil(np.arange(n + 1) * words / n)).astype(np.float64)
