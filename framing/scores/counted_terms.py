"""The terms of quotes, found or given, with the quotes that each counts in and the words that they are out of."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counting import quote_words
from framing.entrance import need
from framing.frames.find import find_frames
from framing.lexicons import read_lexicons
from framing.scores.given_quotes import Given
from framing.scores.held_terms import quotes_of_hits
from framing.scores.rebuilt_articles import rebuilt_articles
from framing.tables import empty

__all__ = ["Counted", "hits_of", "terms_of_quotes"]


@dataclass(frozen=True)
class Counted:
    """Terms, and where they count.

    Attributes
    ----------
    hits : pandas.DataFrame
        Numbered from 0.
    held : pair of lists of int
        Places of hits, and of the quotes in which each counts.
    words : ndarray of int
        Of each quote.
    """

    hits: pd.DataFrame
    held: tuple[list[int], list[int]]
    words: npt.NDArray[np.int64]


def terms_of_quotes(given: Given, lexicons: Any, by: str, nested: str) -> Counted:
    """Find, or take from the hits, the terms of quotes.

    Without articles, the contents are put back where they stood and are looked through there.

    Parameters
    ----------
    given : Given
    lexicons : str, path, Lexicon or list of these, optional
    by : {"frame", "term", "polarity"}
        Polarity asks who accuses, for which mentions are found where the articles are there.
    nested : {"innermost", "outer", "both"}

    Returns
    -------
    Counted

    Raises
    ------
    ValueError
        If the articles are not those of the quotes, or no hit is of the lexicons.

    Warns
    -----
    UserWarning
        If quotes have no content.
    """
    rows, articles = given.rows, given.articles
    without = sum(not isinstance(text, str) or not text.strip() for text in rows["content"])
    if without:
        warnings.warn(
            f"{without} of {len(rows)} quotes have no content: their words and their counts are 0. Leave them out with "
            "scores[scores['words'] > 0]",
            UserWarning,
            stacklevel=4,
        )
    placed = rows
    if articles is None or not {"article_id", "content_spans"} <= set(rows.columns):
        articles, placed = rebuilt_articles(rows)
    else:
        _belong(rows, articles)
    each = quote_words(articles, placed, nested).groupby("quote_id")["words"].sum()
    words = each.reindex(placed["quote_id"]).fillna(0).to_numpy(dtype="int64")
    if given.hits is not None:
        hits = hits_of(given.hits, lexicons)
        return Counted(hits, quotes_of_hits(hits, rows, nested), words)
    mentions = None if by == "polarity" and given.articles is articles else empty("mentions")
    hits = find_frames(articles, placed, lexicons, mentions)
    return Counted(hits, quotes_of_hits(hits, placed, nested), words)


def hits_of(hits: pd.DataFrame, lexicons: Any) -> pd.DataFrame:
    """Hits of some lexicons, numbered from 0; of all where none is named.

    Parameters
    ----------
    hits : pandas.DataFrame
    lexicons : str, path, Lexicon or list of these, optional

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If there are hits, and none is of these lexicons.

    Examples
    --------
    >>> hits_of(pd.DataFrame({"lexicon": ["mine"], "frame": ["war"]}), "conflict")
    Traceback (most recent call last):
    ...
    ValueError: no hit is of the lexicon conflict; the hits are of mine. Leave hits= out, and its terms are looked for
    """
    if lexicons is None:
        return hits.reset_index(drop=True)
    need(hits, ["lexicon"], "hits")
    names: Sequence[str] = [lexicon.id for lexicon in read_lexicons(lexicons)]
    mask = hits["lexicon"].isin(names).fillna(False).astype(bool)
    if len(hits) and not mask.any():
        there = ", ".join(sorted(map(str, hits["lexicon"].dropna().unique()))) or "none"
        raise ValueError(
            f"no hit is of the lexicon {', '.join(names)}; the hits are of {there}. Leave hits= out, and its terms are "
            "looked for"
        )
    return hits[mask].reset_index(drop=True)


def _belong(quotes: pd.DataFrame, articles: pd.DataFrame) -> None:
    known = {str(key) for key in articles["article_id"]}
    lost = [key for key in quotes["article_id"] if str(key) not in known]
    if lost:
        raise ValueError(
            f"{len(set(lost))} articles of the quotes are not among the articles, such as {lost[0]!r}; give all of "
            "them, or leave articles= out, and the contents alone are looked through"
        )
