"""The mentions of actors, in files by actor: the page of an actor loads the one in which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from framing.compare.naming import plain_name
from framing.report.coded_rows import CodedRows
from framing.report.data_files import packed

__all__ = ["MENTION_PARTS", "mention_parts"]

#: Into how many files the mentions are cut.
MENTION_PARTS = 64


def mention_parts(coded: CodedRows) -> Iterator[tuple[int, dict[str, Any]]]:
    """Cut the mentions by the number of their actor.

    Parameters
    ----------
    coded : CodedRows

    Yields
    ------
    number, part : tuple of int and dict
        Columns of numbers (article, place among the mentions of the article, actor, form, voice, stance, words), and
        the words, as :func:`framing.compare.naming.plain_name` has them.
    """
    columns = coded.columns["mentions"]
    article = coded.article["mentions"]
    first = np.searchsorted(article, np.arange(len(coded.articles)))
    columns = {**columns, "article": article, "place": np.arange(len(article)) - first[article]}
    codes, found = pd.factorize(coded.mentions["designator"].astype(object).fillna(""))
    plain = np.asarray([plain_name(str(words)) for words in found], dtype=object).reshape(-1)
    for number in range(MENTION_PARTS):
        rows = np.flatnonzero(columns["actor"] % MENTION_PARTS == number)
        words, listed = pd.factorize(plain[codes[rows]])
        yield (
            number,
            {
                "columns": {**{name: packed(column[rows]) for name, column in columns.items()}, "words": packed(words)},
                "words": [str(one) for one in np.asarray(listed)],
            },
        )
