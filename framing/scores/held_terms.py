"""Which quotes a term, and a word, counts in: the innermost quote that holds it, the outermost, or all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.furniture import analysed_texts
from framing.compare.inference.counting import records, word_starts
from framing.quotes.voices import Voices, read_quotes
from framing.scores.given_quotes import id_text
from framing.tables import is_missing

__all__ = ["quotes_of_hits", "words_of_quotes"]


def quotes_of_hits(hits: pd.DataFrame, quotes: pd.DataFrame, nested: str) -> tuple[list[int], list[int]]:
    """Find the quotes that each hit counts in.

    Parameters
    ----------
    hits : pandas.DataFrame
        Its quote_id names the innermost quote.
    quotes : pandas.DataFrame
        Numbered from 0.
    nested : {"innermost", "outer", "both"}

    Returns
    -------
    hits, quotes : list of int
        Places of hits and of the quotes that they count in; narration counts in none.

    Raises
    ------
    ValueError
        If no hit stands in one of the quotes though hits name quotes; or if it cannot be known what is nested.

    Examples
    --------
    >>> quotes = pd.DataFrame({"quote_id": ["a:q0001", "a:q0002"], "article_id": "a",
    ...                        "content_spans": [[[0, 40]], [[20, 30]]]})
    >>> hits = pd.DataFrame({"article_id": ["a"], "quote_id": ["a:q0002"], "start": [22], "end": [26]})
    >>> [quotes_of_hits(hits, quotes, nested)[1] for nested in ("innermost", "outer", "both")]
    [[1], [0], [0, 1]]
    """
    place = {key: number for number, key in enumerate(quotes["quote_id"])}
    named = [None if is_missing(key) else id_text(key) for key in hits["quote_id"]]
    own = [None if key is None else place.get(key) for key in named]
    quoted = [key for key in named if key is not None]
    if quoted and len(place) and all(number is None for number in own):
        raise ValueError(
            f"no hit stands in one of the quotes: hits name quotes such as {quoted[0]!r}, the quotes are such as "
            f"{next(iter(place))!r}. Give the quotes that the hits were found with"
        )
    if nested == "innermost":
        pairs = [(hit, number) for hit, number in enumerate(own) if number is not None]
        return [hit for hit, _ in pairs], [number for _, number in pairs]
    for what, table, columns in (("hits", hits, {"article_id", "start", "end"}),
                                 ("quotes", quotes, {"article_id", "content_spans"})):  # fmt: skip
        lost = sorted(columns - set(table.columns))
        if lost:
            raise ValueError(
                f"nested={nested!r} asks which quotes stand in others, and the {what} do not say where they stand: "
                f"they have no column {', '.join(map(repr, lost))}. Use nested='innermost', by the quote_id of the hits"
            )
    voices = _voices(quotes)
    out: list[tuple[int, int]] = []
    for hit, (article, start, end) in enumerate(zip(hits["article_id"], hits["start"], hits["end"])):
        number = own[hit]
        if number is None:
            continue
        known = not (is_missing(start) or is_missing(end))
        holding = _holding(voices, str(article), int(start), int(end)) if known else []
        out += [(hit, found) for found in _counting(holding or [number], nested)]
    return [hit for hit, _ in out], [number for _, number in out]


def words_of_quotes(articles: pd.DataFrame, quotes: pd.DataFrame, nested: str) -> npt.NDArray[np.int64]:
    """Count the words of each quote in which its terms are counted.

    Parameters
    ----------
    articles, quotes : pandas.DataFrame
        Quotes numbered from 0, with their places in the articles.
    nested : {"innermost", "outer", "both"}
        Of the words of a quote inside another: they are words of the former, of the latter, or of both.

    Returns
    -------
    ndarray of int, shape (n_quotes,)

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["He said that she said no."]})
    >>> quotes = pd.DataFrame({"article_id": "a", "content_spans": [[[8, 24]], [[22, 24]]]})
    >>> [words_of_quotes(articles, quotes, nested).tolist() for nested in ("innermost", "outer", "both")]
    [[3, 1], [4, 0], [4, 1]]
    """
    words = np.zeros(len(quotes), dtype=np.int64)
    voices = _voices(quotes)
    for article, text in zip(articles["article_id"], analysed_texts(articles)):
        key = str(article)
        if key not in voices:
            continue
        starts = word_starts(text)
        for start, end, voice in voices[key][0].stretches():
            if voice.quote is not None:
                held = _counting(_holding(voices, key, start, start + 1), nested)
                words[held] += np.searchsorted(starts, end) - np.searchsorted(starts, start)
    return words


def _counting(holding: list[int], nested: str) -> list[int]:
    """Of quotes that stand in one another, the outermost first, those that count."""
    return holding[:1] if nested == "outer" else holding[-1:] if nested == "innermost" else holding


_ByArticle = Mapping[str, tuple[Voices, Sequence[int]]]


def _voices(quotes: pd.DataFrame) -> dict[str, tuple[Voices, list[int]]]:
    """The quotes of each article, and their places in the table."""
    keys = [str(key) for key in quotes["article_id"]]
    rows: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        rows.setdefault(key, []).append(number)
    own = records(quotes)
    return {key: (Voices(read_quotes([own[number] for number in numbers])), numbers) for key, numbers in rows.items()}


def _holding(voices: _ByArticle, article: str, start: int, end: int) -> list[int]:
    """Places of all quotes that hold a span, the outermost first."""
    if article not in voices:
        return []
    own, numbers = voices[article]
    return [numbers[number] for number in own.holders(start, end)]
