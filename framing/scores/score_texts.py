"""``score_texts``: one row of numbers for each text, paragraph or sentence."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.furniture import analysed_texts
from framing.compare.inference.counting import word_starts
from framing.entrance import need, takes
from framing.frames.find import find_frames
from framing.scores.class_probabilities import class_probabilities
from framing.scores.columns import BY, VALUES, Lexicons, check_option, long_table, term_columns, valued
from framing.scores.counted_terms import hits_of
from framing.scores.given_quotes import Given, given_texts
from framing.scores.sentiment_columns import sentiment_columns
from framing.scores.text_units import UNITS, text_units, units_of_places
from framing.tables import empty

__all__ = ["score_texts"]


@takes(
    texts="articles",
    quotes="quotes quote_id article_id",
    hits="hits article_id frame",
    loose=["texts"],
    lists=["lexicons"],
)
def score_texts(
    texts: Any,
    quotes: pd.DataFrame | None = None,
    hits: pd.DataFrame | None = None,
    lexicons: Lexicons | None = None,
    classifiers: Any = None,
    unit: str = "article",
    by: str = "frame",
    value: str = "count",
    long: bool = False,
) -> pd.DataFrame:
    """Score each text, or each paragraph or sentence: one row for each, with its terms of each frame in any voice.

    Parameters
    ----------
    texts : DataFrame, Study, Series or list of str
        Table of articles (one of your own needs the column `text`); a study, whose tables are used; or texts.
    quotes : DataFrame, optional
        Table of quotes. With it, terms that a lexicon counts in narration only do not count in quotes. Without it, all
        of a text is taken for narration.
    hits : DataFrame, optional
        Table of hits. These are then counted, and no others are looked for.
    lexicons, classifiers, by, value
        As of :func:`framing.score_quotes`.
    unit : {"article", "paragraph", "sentence"}
        What has a row.
    long : bool
        One row for each unit and frame (or term).

    Returns
    -------
    DataFrame
        One row for each unit, in the order of the texts. Columns: `words`, counts, `sentiment`, `subjectivity`,
        probabilities of classes. Index: that of a series, or of a table without `article_id`, else `article_id`.
        Paragraphs and sentences have the index `unit_id` (``{article_id}:s0001``, ``…:p0001``) and, before the scores,
        the columns `article_id`, `paragraph` or `sentence` (from 0, as in the table of quotes), `start`, `end` and
        `text`.

    Raises
    ------
    ValueError, TypeError
        As :func:`framing.score_quotes`.

    Warns
    -----
    UserWarning
        If texts are missing or blank: their words and counts are 0.

    Examples
    --------
    >>> texts = pd.Series(["They shelled the town. It rained.", "A truce was signed."], index=["x", "y"])
    >>> score_texts(texts, lexicons="conflict")[["words", "aggression", "peace_resolution"]].values.tolist()
    [[6, 1, 0], [4, 0, 1]]
    >>> sentences = score_texts(texts, lexicons="conflict", unit="sentence")
    >>> sentences[["article_id", "sentence", "aggression"]].values.tolist()
    [['x', 0, 1], ['x', 1, 0], ['y', 0, 0]]
    """
    check_option("unit", unit, UNITS)
    check_option("by", by, BY)
    check_option("value", value, VALUES)
    given = given_texts(texts, quotes, hits, lexicons)
    articles = given.rows
    _warn_of_blank(articles)
    units = text_units(articles=articles, unit=unit)
    read = dict(zip(articles["article_id"], analysed_texts(articles)))
    found = _hits(given, lexicons, by)
    if unit != "article":
        need(found, ["start"], "hits")
    held = units_of_places(units, found["article_id"], [0] * len(found) if unit == "article" else found["start"])
    there = np.flatnonzero(held >= 0)
    words = _words(units, read)
    placed = [] if unit == "article" else ["article_id", unit, "start", "end", "text"]
    counted = there, held[there]
    matrix, columns = term_columns(found, counted, len(units), by, lexicons, given.known_lexicons(), placed, value)
    parts = [read[key][start:end] for key, start, end in zip(units["article_id"], units["start"], units["end"])]
    index = given.index
    if unit != "article":
        ids = [f"{key}:{unit[0]}{number + 1:04d}" for key, number in zip(units["article_id"], units["number"])]
        index = pd.Index(ids, name="unit_id", dtype=object)
    table = pd.DataFrame({"words": words}, index=index)
    if unit != "article":
        places = units.rename(columns={"number": unit}).assign(text=pd.Series(parts, dtype=object))
        table = pd.concat([places.set_index(index), table], axis=1)
    table = pd.concat([table, valued(matrix, columns, words, value, index)], axis=1)
    if long:
        return long_table(table, columns, by, value, table.columns.drop([*columns, "text"], errors="ignore"))
    contents = pd.DataFrame({"content": pd.Series(parts, dtype=object)})
    return pd.concat(
        [table, sentiment_columns(contents, index), class_probabilities(classifiers, parts, index)], axis=1
    )


def _hits(given: Given, lexicons: Any, by: str) -> pd.DataFrame:
    if given.hits is None:
        mentions = None if by == "polarity" else empty("mentions")
        return find_frames(given.rows, given.quotes, lexicons, mentions)
    found = hits_of(given.hits, lexicons)
    known = set(given.rows["article_id"])
    if len(found) and known and not any(str(key) in known for key in found["article_id"]):
        raise ValueError(
            f"no hit stands in one of the texts: hits name articles such as {found['article_id'].iloc[0]!r}, the texts "
            f"are such as {given.rows['article_id'].iloc[0]!r}. Give the articles that the hits were found in"
        )
    return found.assign(article_id=found["article_id"].astype(str))


def _words(units: pd.DataFrame, read: dict[str, str]) -> npt.NDArray[np.int64]:
    words = np.zeros(len(units), dtype=np.int64)
    starts = {key: word_starts(text) for key, text in read.items()}
    keys = [key for key, own in starts.items() for _ in range(len(own))]
    places = [int(start) for own in starts.values() for start in own]
    np.add.at(words, units_of_places(units, keys, places), 1)  # only in units: what is outside of all is blank
    return words


def _warn_of_blank(articles: pd.DataFrame) -> None:
    blank = sum(not text.strip() for text in articles["text"])
    if blank:
        warnings.warn(
            f"{blank} of {len(articles)} texts are missing or blank: their words and counts are 0",
            UserWarning,
            stacklevel=4,
        )
