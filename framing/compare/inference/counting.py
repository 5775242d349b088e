"""Words of each voice and speaker, and counts by article: what every rate divides by and divides."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.actors.registry.countries import demonyms
from framing.actors.words.nouns import noun
from framing.articles.as_read import ArticlesAsRead, as_read
from framing.articles.furniture import analysed_texts
from framing.entrance import need
from framing.quotes.voices import Quote, Voice, Voices, read_quotes
from framing.tables import conform, is_missing, rows_of
from framing.text import count_words, fold, tokenize

__all__ = [
    "JOIN",
    "UNATTRIBUTED",
    "actors_quoted",
    "attributed",
    "check_exposure",
    "counting_quotes",
    "find_exposure",
    "joint_values",
    "pivot",
    "quote_words",
    "records",
    "shared_actor",
    "spans_of",
    "sum_exposure",
    "voice_words",
    "with_terms",
    "without_words",
    "word_starts",
    "words_of_articles",
]

#: Between the parts of a key.
JOIN = "\x1f"
#: Actor of a quote whose source the text does not name.
UNATTRIBUTED = "UNATTRIBUTED"
_WORD = re.compile(r"\w")


def joint_values(rows: pd.DataFrame, columns: Sequence[str]) -> pd.Series[Any]:
    """What a row has in some columns, as one text with :data:`JOIN` between.

    Parameters
    ----------
    rows : pandas.DataFrame
    columns : sequence of str
        One at least.

    Returns
    -------
    pandas.Series of str

    Examples
    --------
    >>> joint_values(pd.DataFrame({"frame": ["blame"], "voice": ["quoted"]}), ["frame", "voice"])[0].split(JOIN)
    ['blame', 'quoted']
    """
    first, *others = (rows[column].astype(str).astype(object) for column in columns)
    for other in others:
        first = first + JOIN + other
    return first


def with_terms(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Rows that are counted by some columns; ``"term"`` is the surface in lower case where no column has that name.

    Parameters
    ----------
    table : pandas.DataFrame
    columns : sequence of str

    Returns
    -------
    pandas.DataFrame
        A copy.

    Raises
    ------
    ValueError
        If a column is not there.

    Examples
    --------
    >>> with_terms(pd.DataFrame({"article_id": ["a"], "surface": ["Regime"]}), ["term"])["term"].tolist()
    ['regime']
    """
    rows = table.copy()
    if "term" in columns and "term" not in rows:
        need(rows, ["surface"], "what is counted")
        rows["term"] = rows["surface"].str.lower()
    need(rows, ["article_id", *columns], "what is counted")
    return rows


def spans_of(value: Any) -> list[tuple[int, int]]:
    """Spans of a cell as a list; null and NaN are the empty list.

    Examples
    --------
    >>> spans_of([[0, 4]]), spans_of(None)
    ([(0, 4)], [])
    """
    if is_missing(value):
        return []
    return [(int(start), int(end)) for start, end in value]


def shared_actor(article_id: Any, actor_id: Any, name: Any = None) -> Any:
    """An actor that only one article knows (``a:official-1``) by its name, so that articles can be added up.

    Parameters
    ----------
    article_id, actor_id : str
    name : str, optional
        Readable name; left out, it is read off the identity.

    Returns
    -------
    str
        Actors that articles share keep their identity; a description has no capital of a sentence (*Officials*).

    Examples
    --------
    >>> shared_actor("a", "a:official-1"), shared_actor("a", "a:official-1", "U.S. official"), shared_actor("a", "UN")
    ('official', 'U.S. official', 'UN')
    """
    if is_missing(actor_id) or not str(actor_id).startswith(f"{article_id}:"):
        return actor_id
    return _in_small(str(name)) if not is_missing(name) else str(actor_id)[len(str(article_id)) + 1 :].rsplit("-", 1)[0]


def _in_small(name: str) -> str:
    """A description without the capital of a sentence that it began: *Officials* and *officials* are one row."""
    first, _, _ = name.partition(" ")
    begins = first[1:].islower() and noun(first.lower()) is not None and first.lower() not in demonyms()
    return name[0].lower() + name[1:] if begins else name


def actors_quoted(quotes: pd.DataFrame, names: Mapping[Any, Any] | None = None) -> list[Any]:
    """Who speaks in each quote, so that articles can be added up.

    Parameters
    ----------
    quotes : pandas.DataFrame
        Columns article_id, and actor_id and actor where it has them.
    names : mapping, optional
        Readable name of each actor; left out, the column `actor`.

    Returns
    -------
    list of str
        As :func:`shared_actor` has them; :data:`UNATTRIBUTED` where the text names nobody.

    Examples
    --------
    >>> actors_quoted(pd.DataFrame({"article_id": ["a", "a"], "actor_id": ["a:mayor-1", None], "actor": "the mayor"}))
    ['the mayor', 'UNATTRIBUTED']
    """
    nothing = [None] * len(quotes)
    actors = quotes.get("actor_id", nothing)
    called = [names.get(actor) for actor in actors] if names is not None else quotes.get("actor", nothing)
    return [
        shared_actor(article, actor, name) if not is_missing(actor) else UNATTRIBUTED
        for article, actor, name in zip(quotes["article_id"], actors, called)
    ]


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries.

    Examples
    --------
    >>> records(pd.DataFrame({"n": [1]}))
    [{'n': 1}]
    """
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def attributed(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes that somebody is said to have said: all but scare quotes and quotations without source and cue.

    Parameters
    ----------
    quotes : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> quotes = pd.DataFrame({"kind": ["direct", "direct", "scare"], "source": ["Lee", None, None],
    ...     "cue": ["said", None, None], "actor_id": ["LEE", "UNATTRIBUTED", None]})
    >>> attributed(quotes)["source"].tolist()
    ['Lee']
    """
    if "kind" not in quotes:
        return quotes
    kept = (quotes["kind"] != "scare").fillna(True).astype(bool)
    if {"source", "cue", "actor_id"} <= set(quotes.columns):
        unknown = quotes["actor_id"].isna() | (quotes["actor_id"] == UNATTRIBUTED).fillna(False).astype(bool)
        kept &= ~(unknown & quotes["source"].isna() & quotes["cue"].isna())
    return quotes[kept]


def words_of_articles(articles: pd.DataFrame, exposure: pd.DataFrame | None = None) -> pd.Series[Any]:
    """Word tokens of each article.

    Parameters
    ----------
    articles : pandas.DataFrame
    exposure : pandas.DataFrame, optional
        Of :func:`find_exposure`; the texts are not read then.

    Returns
    -------
    pandas.Series
        Index: article_id.

    Examples
    --------
    >>> words_of_articles(pd.DataFrame({"article_id": ["a"], "text": ["He left."]})).to_dict()
    {'a': 2}
    """
    index = pd.Index(articles["article_id"], name="article_id")
    if exposure is not None:
        known = exposure.groupby("article_id")["words"].sum()
        return known.reindex(index).fillna(0).astype("int64").rename("words")
    words = [count_words(text) for text in analysed_texts(articles)]
    return pd.Series(words, index=index, name="words", dtype="int64")


def without_words(articles: pd.DataFrame, exposure: pd.DataFrame) -> pd.DataFrame:
    """Articles that have words, and of which exposure knows none; those without a text are not looked at.

    Parameters
    ----------
    articles : pandas.DataFrame
    exposure : pandas.DataFrame
        Of :func:`find_exposure`.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["He left.", "Rain", "…"]})
    >>> without_words(articles, pd.DataFrame({"article_id": ["a"]}))["article_id"].tolist()
    ['b']
    """
    lost = articles[~articles["article_id"].isin(exposure["article_id"])]
    if not len(lost) or "text" not in lost:
        return lost.iloc[:0]
    return lost[words_of_articles(lost).to_numpy() > 0]


def check_exposure(articles: pd.DataFrame, exposure: pd.DataFrame | None, rows: pd.DataFrame | None = None) -> None:
    """Stop where exposure lacks an article: nothing would be divided by its words, and what it holds would vanish.

    Parameters
    ----------
    articles : pandas.DataFrame
    exposure : pandas.DataFrame, optional
        Left out, there is nothing to check.
    rows : pandas.DataFrame, optional
        What is counted: its articles have words, even where their texts are not at hand.

    Raises
    ------
    ValueError
    """
    if exposure is None:
        return
    lost = without_words(articles, exposure)["article_id"]
    if "text" not in articles and rows is not None:
        counting = rows["article_id"]
        lost = counting[
            counting.isin(articles["article_id"]) & ~counting.isin(exposure["article_id"])
        ].drop_duplicates()
    if len(lost):
        more = f" and {len(lost) - 1:,} more" if len(lost) > 1 else ""
        raise ValueError(
            f"exposure= has no words of the article {lost.iloc[0]!r}{more}: it is of other articles; leave it out, or "
            "count it again"
        )


def word_starts(text: str, read: ArticlesAsRead | None = None) -> npt.NDArray[np.int32]:
    """Where the word tokens of a text begin.

    Parameters
    ----------
    text : str
    read : ArticlesAsRead, optional
        What is known of the texts of a table; its tokens are taken.

    Returns
    -------
    ndarray of int, shape (n_words,)

    Examples
    --------
    >>> word_starts("He, too, left.").tolist()
    [0, 4, 9]
    """
    folded = fold(text)
    plain = text if folded is None else folded.text
    tokens = tokenize(plain) if read is None else read.tokens(plain)
    if not len(tokens):
        return np.empty(0, dtype=np.int32)
    told = {word: bool(_WORD.search(word)) for word in set(tokens.words)}
    starts: npt.NDArray[np.int32] = tokens.start[np.array([told[word] for word in tokens.words], dtype=bool)]
    if folded is None:
        return starts
    return np.array([folded.to_stored(start, start + 1)[0] for start in starts.tolist()], dtype=np.int32)


def voice_words(
    articles: pd.DataFrame, quotes: pd.DataFrame | None, exposure: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Word tokens by article, voice and speaker.

    Every word counts once: with the innermost quote that holds it, as quoted when it stands inside marks, else as
    reported; in a scare quote as scare, with no speaker; otherwise as narration of the outlet.

    Parameters
    ----------
    articles, quotes : pandas.DataFrame
    exposure : pandas.DataFrame, optional
        Of :func:`find_exposure`; the texts and quotes are not read then.

    Returns
    -------
    pandas.DataFrame
        Columns article_id, voice, speaker, words.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ['Lee said "no".']})
    >>> quote = {"article_id": "a", "kind": "direct", "actor_id": "LEE"}
    >>> quote |= {"content_spans": [[9, 13]], "marked_spans": [[10, 12]]}
    >>> voice_words(articles, pd.DataFrame([quote])).values.tolist()
    [['a', 'narration', 'Post', 2], ['a', 'quoted', 'LEE', 1]]
    """
    if exposure is not None:
        known = exposure[exposure["article_id"].isin(articles["article_id"])]
        return known[["article_id", "voice", "speaker", "words"]].reset_index(drop=True)
    if quotes is None:
        quotes = pd.DataFrame()
    rows: list[tuple[Any, str, Any, int]] = []
    outlets = articles["outlet"] if "outlet" in articles else [None] * len(articles)
    for outlet, (article_id, n_words, _, _, stretches) in zip(outlets, _stretches(articles, quotes)):
        spoken: Counter[tuple[str, Any]] = Counter()
        for _, voice, words in stretches:
            speaker = None if voice.quote is None or voice.quote.scare else voice.quote.actor
            spoken[voice.voice, speaker] += words
        counts = {("narration", outlet): n_words - spoken.total(), **spoken}
        rows += [(article_id, *key, words) for key, words in counts.items() if words]
    return pd.DataFrame(rows, columns=["article_id", "voice", "speaker", "words"])


def find_exposure(articles: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """The table ``exposure``: words by article, voice and speaker, which rates divide by.

    Parameters
    ----------
    articles, quotes : pandas.DataFrame
        Quotes with their actors.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ['Lee said "no".']})
    >>> quote = {"article_id": "a", "kind": "direct", "actor_id": "LEE", "content_spans": [[9, 13]]}
    >>> find_exposure(articles, pd.DataFrame([quote | {"marked_spans": [[10, 12]]}])).values.tolist()
    [['a', 'Post', 'narration', 'Post', 2], ['a', 'Post', 'quoted', 'LEE', 1]]
    """
    words = voice_words(articles, quotes)
    if "outlet" in articles:
        words["outlet"] = words["article_id"].map(dict(zip(articles["article_id"], articles["outlet"])))
    return conform(words, "exposure")


def sum_exposure(exposure: pd.DataFrame) -> pd.DataFrame:
    """Add up rows of one article, voice and speaker, as there are when two ids of an article have become one.

    Parameters
    ----------
    exposure : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        Each in the place of its first row.

    Examples
    --------
    >>> rows = [("a", "Post", "quoted", "LEE", 2), ("a", "Post", "quoted", "LEE", 3)]
    >>> sum_exposure(pd.DataFrame(rows, columns=["article_id", "outlet", "voice", "speaker", "words"])).values.tolist()
    [['a', 'Post', 'quoted', 'LEE', 5]]
    """
    keys = ["article_id", "voice", "speaker"]
    if not exposure.duplicated(keys).any():
        return exposure
    total = exposure.groupby(keys, dropna=False, sort=False)["words"].transform("sum")
    return exposure.assign(words=total).drop_duplicates(keys).reset_index(drop=True)


def quote_words(articles: pd.DataFrame, quotes: pd.DataFrame, nested: str = "innermost") -> pd.DataFrame:
    """Word tokens by quote and voice; the voice is that of the word, as in :func:`voice_words`.

    Parameters
    ----------
    articles, quotes : pandas.DataFrame
    nested : {"innermost", "outer", "both"}
        Of the words of a quote inside another: they are words of the former, of the latter, or of both.

    Returns
    -------
    pandas.DataFrame
        Columns quote_id, voice, words; a quote of which no word counts has no row.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["He said that she said no."]})
    >>> quotes = pd.DataFrame({"quote_id": ["q1", "q2"], "article_id": "a", "content_spans": [[[8, 24]], [[22, 24]]]})
    >>> [quote_words(articles, quotes, nested)["words"].tolist() for nested in ("innermost", "outer", "both")]
    [[3, 1], [4], [4, 1]]
    """
    rows: list[tuple[Any, str, int]] = []
    for _, _, ids, voices, stretches in _stretches(articles, quotes):
        words: Counter[tuple[int, str]] = Counter()
        for start, voice, count in stretches:
            words.update(
                {(held, voice.voice): count for held in counting_quotes(voices.holders(start, start + 1), nested)}
            )
        rows += [(ids[held], voice, count) for (held, voice), count in words.items() if count]
    return pd.DataFrame(rows, columns=["quote_id", "voice", "words"])


def counting_quotes(holding: list[int], nested: str) -> list[int]:
    """Of quotes that stand in one another, the outermost first, those in which a word or term counts.

    Parameters
    ----------
    holding : list of int
    nested : {"innermost", "outer", "both"}

    Returns
    -------
    list of int

    Examples
    --------
    >>> [counting_quotes([4, 7], nested) for nested in ("innermost", "outer", "both")]
    [[7], [4], [4, 7]]
    """
    return holding[:1] if nested == "outer" else holding[-1:] if nested == "innermost" else holding


_Stretches = list[tuple[int, Voice, int]]


def _stretches(
    articles: pd.DataFrame, quotes: pd.DataFrame
) -> Iterator[tuple[Any, int, list[Any], Voices, _Stretches]]:
    """Each article with the number of its words, the ids of its quotes, and the words of its attributed stretches."""
    held: dict[Any, list[tuple[Any, Quote]]] = {}
    if len(quotes):
        ids = quotes["quote_id"] if "quote_id" in quotes else [None] * len(quotes)
        for article_id, quote_id, quote in zip(quotes["article_id"], ids, read_quotes(rows_of(quotes))):
            held.setdefault(article_id, []).append((quote_id, quote))
    read = as_read(articles)
    for article_id, text in zip(articles["article_id"], analysed_texts(articles)):
        starts = word_starts(text, read).tolist()
        own = held.get(article_id, [])
        voices = Voices([quote for _, quote in own])
        found = [
            (start, voice, bisect_left(starts, end) - bisect_left(starts, start))
            for start, end, voice in voices.stretches()
            if voice.quote is not None
        ]
        yield article_id, len(starts), [quote_id for quote_id, _ in own], voices, found


def pivot(
    rows: pd.Series[Any],
    columns: pd.Series[Any],
    order: pd.Index[Any],
    weights: Any = None,
    values: Sequence[Any] | None = None,
) -> tuple[Any, list[Any]]:
    """Sparse table of how often each value of `columns` occurs in each row.

    Parameters
    ----------
    rows : pandas.Series
        Values out of `order`; others are left out.
    columns : pandas.Series
        Same length.
    order : pandas.Index
        Rows of the table.
    weights : array_like, optional
        Summed in the place of ones.
    values : sequence, optional
        Columns of the table; left out, all that occur, sorted.

    Returns
    -------
    counts : scipy.sparse.csc_array, shape (len(order), n_values)
    values : list

    Examples
    --------
    >>> counts, values = pivot(pd.Series(["a", "b", "a"]), pd.Series(["x", "y", "x"]), pd.Index(["a", "b"]))
    >>> counts.toarray().tolist(), values
    ([[2.0, 0.0], [0.0, 1.0]], ['x', 'y'])
    """
    from scipy import sparse

    place = order.get_indexer(pd.Index(rows))
    kinds = pd.Index(sorted(set(columns.dropna())) if values is None else values, dtype=object)
    codes = kinds.get_indexer(pd.Index(columns, dtype=object))
    keep = (place >= 0) & (codes >= 0)
    ones = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float)
    cells = (ones[keep], (place[keep], codes[keep]))
    return sparse.coo_array(cells, shape=(len(order), len(kinds))).tocsc(), list(kinds)
