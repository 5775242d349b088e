"""One tidy table for a regression: counts with the words that they are counted in, zeros and covariates included."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa

from framing.compare.inference.counted_once import Texts, counts_once
from framing.compare.inference.counting import (
    JOIN,
    actors_quoted,
    attributed,
    check_exposure,
    joint_values,
    pivot,
    quote_words,
    shared_actor,
    voice_words,
    with_terms,
    words_of_articles,
)
from framing.compare.inference.require_columns import known_articles, one_row_each
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import counted
from framing.entrance import is_study, need, takes
from framing.quotes.voices import VOICES
from framing.tables import SCHEMAS, actor_names, own_column, plain_column, values_of_texts

__all__ = ["to_long"]

P = ParamSpec("P")
R = TypeVar("R")

#: What is counted unless something else is asked for, by unit.
_WHAT = {"article": ("frame", "voice"), "quote": ("frame",), "mention": ()}
#: Columns of the articles that are no covariates: their texts, and where things stand in them.
_NO_COVARIATE = frozenset({"article_id", "title", "url", "text", "body_start", "furniture_spans", "extra"})
#: Columns of quotes and mentions that say the same in many words, or name the article's outlet once more.
_NO_OUTCOME = frozenset({"outlet", "source", "source_entity", "cue", "content", "actor_id", "actor", "start", "end"})
_ALWAYS = ("outlet", "event")
_TABLES = ("articles", "quotes", "hits", "mentions", "actors", "exposure")
_MOST = 20_000_000  # rows, beyond which no regression is run and the memory of a laptop ends


def _or_study(verb: Callable[P, R]) -> Callable[P, R]:
    """Let a verb take a study in the place of its tables: a decorator."""

    @functools.wraps(verb)
    def door(*args: P.args, **kwargs: P.kwargs) -> R:
        given: Any = args[0] if args else kwargs.get("articles")
        if not is_study(given):
            return verb(*args, **kwargs)
        further: Any = args[1:]
        own: Any = {name: getattr(given, name, None) for name in _TABLES} | {**kwargs, "articles": given.articles}
        return verb(*further, **own)

    return door


@_or_study
@takes(
    articles="articles article_id",
    quotes="quotes article_id",
    hits="hits article_id",
    mentions="mentions article_id",
    actors="actors actor_id",
    exposure="exposure article_id voice speaker words",
    lists=["what", "columns"],
)
@counts_once
def to_long(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    hits: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    actors: pd.DataFrame | None = None,
    *,
    unit: str = "article",
    what: str | Sequence[str] | None = None,
    columns: str | Sequence[str] | None = None,
    copies: str | Texts = "once",
    exposure: pd.DataFrame | None = None,
) -> Comparison:
    """Make the table for a regression in statsmodels, lme4 or MASS: counts with their exposure in words, in long form.

    Parameters
    ----------
    articles : pandas.DataFrame
        All articles, also those without a hit; their columns are the covariates. Or a study, whose tables are used.
    quotes, hits : pandas.DataFrame, optional
        Needed for the units "article" (quotes only where the voice is counted) and "quote".
    mentions : pandas.DataFrame, optional
        Needed for the unit "mention".
    actors : pandas.DataFrame, optional
        Gives mentions the kind and the side of their actors, and names to actors that occur in one article only.
    unit : {"article", "quote", "mention"}
        What a row is of.
    what : str or sequence of str, optional
        Columns of `hits` whose values are counted, as of :func:`framing.compare.rates`. Left out: frame and voice of
        an article, the frame of a quote. Every unit has a row for each value that occurs anywhere, and for each voice,
        with 0 where it has none.
    columns : str or sequence of str, optional
        Columns of the articles to keep. Left out: all that hold a value, also your own, except title, text, url and
        offsets; outlet and event are always kept. Columns of your own that hold only numbers come as numbers.
    copies : {"once", "all"}
        Whether articles that repeat another one of their outlet (`duplicate_of`) are left out. A text that several
        outlets print has a row in each. `duplicate_of` is kept if it holds a value, and tells a regression which rows
        belong together.
    exposure : pandas.DataFrame, optional
        Words by article, voice and speaker, as in ``study.exposure``. Then no text is read for the unit "article".

    Returns
    -------
    Comparison
        A plain table of numbers and texts, whose ``.method`` says what was counted and whose ``.behind(row)`` gives
        the passages. Columns: article_id, those of the articles, then by unit

        - "article": what is counted, n, words (of that voice in the article; of the whole article where the voice is
          not counted) and words_article;
        - "quote": quote_id, speaker, the other columns of quotes (kind, cue_stance, anonymous, your own …), what is
          counted, n, and words (of the quote, without those of quotes within it). Only attributed quotes have rows;
        - "mention": mention_id, actor, actor_kind, side, designator, form, voice, speaker of the quote that holds it,
          and columns that you added, such as stance. Nothing is counted.

        Rows in which nothing could be counted (no word of that voice, and no hit) are left out, so that log(words) is
        an offset.

    Raises
    ------
    ValueError
        If a table or a column is missing, `exposure` is of other articles, or the table would not fit into memory.

    Warns
    -----
    UserWarning
        If hits stand where no words of their voice are, which happens if hits and quotes were coded separately.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun"], "rank": [1, 2],
    ...                          "text": ["They attacked us.", "Talks went on, calmly."]})
    >>> hits = pd.DataFrame({"article_id": ["a"], "frame": ["war"]})
    >>> to_long(articles, hits=hits, what="frame")[["outlet", "rank", "frame", "n", "words"]].values.tolist()
    [['Post', 1, 'war', 1, 3], ['Sun', 2, 'war', 0, 4]]

    A Poisson regression with log(words) as offset is the same as one of the rate n / words, weighted by the words:

    >>> from sklearn.linear_model import PoissonRegressor
    >>> hits = pd.DataFrame({"article_id": ["a"] * 4 + ["b"] * 4, "frame": "war"})
    >>> table = to_long(articles.assign(text=["word " * 100, "word " * 200]), hits=hits, what="frame")
    >>> sun, rate = (table[["outlet"]] == "Sun").astype(float), table["n"] / table["words"]
    >>> fit = PoissonRegressor(alpha=0, tol=1e-8).fit(sun, rate, sample_weight=table["words"])
    >>> round(float(np.exp(fit.coef_[0])), 3)  # as many in twice the words: half the rate
    0.5
    """
    if unit not in _WHAT:
        raise ValueError(f"no unit {unit!r}; there are {', '.join(_WHAT)}")
    one_row_each(articles)
    carried = _covariates(articles, columns)
    names = list(_WHAT[unit] if what is None else what)
    if unit == "mention":
        if what is not None:
            raise ValueError("unit='mention' has a row a mention and counts nothing: leave what= out")
        return _mentions(carried, _given(mentions, "mentions", unit), quotes, actors)
    if not names:
        raise ValueError("what= is empty; name a column of the hits, such as 'frame'")
    rows = with_terms(_given(hits, "hits", unit), names)
    known_articles(rows, articles)
    rows = rows[rows[names].notna().all(axis=1)]
    need(articles, ["text"] if exposure is None or unit == "quote" else [], "articles")
    if unit == "quote":
        return _quotes(carried, articles, _given(quotes, "quotes", unit), rows, names)
    if "voice" in names and quotes is None and exposure is None:
        raise ValueError("the words of each voice are counted in the quotes: pass quotes=, or what='frame' alone")
    check_exposure(articles, exposure, rows)
    return _articles(carried, articles, quotes, rows, names, exposure)


def _given(table: pd.DataFrame | None, name: str, unit: str) -> pd.DataFrame:
    if table is None:
        raise ValueError(f"unit={unit!r} is counted in the {name}: pass {name}=")
    return table


def _covariates(articles: pd.DataFrame, columns: Sequence[str] | None) -> pd.DataFrame:
    """The articles with the columns that are carried along, as any library takes them."""
    if columns is not None:
        need(articles, columns, "articles")
        chosen = [str(name) for name in columns if name != "article_id"]
    else:
        chosen = [str(name) for name in articles if name not in _NO_COVARIATE]
        chosen = [name for name in chosen if name in _ALWAYS or articles[name].notna().any()]
    known = SCHEMAS["articles"].names
    out = {name: plain_column(articles[name]) for name in ("article_id", *dict.fromkeys(chosen))}
    return pd.DataFrame({name: column if name in known else _numbers(column) for name, column in out.items()})


def _numbers(values: pd.Series[Any]) -> pd.Series[Any]:
    """A column that a CSV turned into text, as the numbers or truth values that it holds; *007* is no number."""
    read = values_of_texts(list(values)) if values.dtype == object else []
    if not any(cell is not None and not isinstance(cell, str) for cell in read):
        return values
    return plain_column(own_column(read).set_axis(values.index))


def _articles(
    carried: pd.DataFrame,
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None,
    rows: pd.DataFrame,
    names: list[str],
    exposure: pd.DataFrame | None,
) -> Comparison:
    whole = words_of_articles(articles, exposure)
    words: pd.DataFrame | None = None
    if "voice" in names:
        words = _by_voice(voice_words(articles, quotes, exposure), "article_id", whole.index)
    long = _counts(carried, "article_id", rows, names, words, whole)
    long["words_article"] = whole.reindex(long["article_id"]).to_numpy()
    kept = _with_exposure(long, names)
    method = f"Counts of {' by '.join(names)}, a row an article ({counted(len(articles), 'article')}). words: "
    method += "of the voice in the article, by the innermost quote; " if words is not None else "of the article; "
    return _made(kept, method + "words_article: of the whole article.", rows, ["article_id", *names])


def _quotes(
    carried: pd.DataFrame, articles: pd.DataFrame, quotes: pd.DataFrame, rows: pd.DataFrame, names: list[str]
) -> Comparison:
    need(quotes, ["quote_id", "content_spans"], "quotes")
    need(rows, ["quote_id"], "hits")
    each = quote_words(articles, quotes)
    said = attributed(quotes)
    said = said[said["article_id"].isin(carried["article_id"])].assign(speaker=actors_quoted)
    about = _beside(carried, said, "quotes", ["quote_id", "article_id", "speaker"])
    whole = each.groupby("quote_id")["words"].sum().reindex(about["quote_id"]).fillna(0).astype("int64")
    words = _by_voice(each, "quote_id", pd.Index(about["quote_id"])) if "voice" in names else None
    kept = _with_exposure(_counts(about, "quote_id", rows, names, words, whole), names)
    method = f"Counts of {' by '.join(names)}, a row a quote ({counted(len(about), 'attributed quote')}). words: of "
    method += "the quote" + " in this voice" * ("voice" in names) + ", without those of quotes within it."
    return _made(kept, method, rows, ["quote_id", *names])


def _mentions(
    carried: pd.DataFrame, mentions: pd.DataFrame, quotes: pd.DataFrame | None, actors: pd.DataFrame | None
) -> Comparison:
    need(mentions, ["mention_id", "actor_id"], "mentions")
    called = actor_names(actors)
    rows = mentions[mentions["article_id"].isin(carried["article_id"])]
    own = {"actor": [shared_actor(a, who, called.get(who)) for a, who in zip(rows["article_id"], rows["actor_id"])]}
    for column, name in (("kind", "actor_kind"), ("side", "side")):
        if actors is not None and column in actors and name not in rows:
            own[name] = rows["actor_id"].map(dict(zip(actors["actor_id"], actors[column]))).tolist()
    if quotes is not None and {"quote_id", "actor_id"} <= set(quotes.columns) and "quote_id" in rows:
        speakers = dict(zip(quotes["quote_id"], actors_quoted(quotes)))
        own["speaker"] = [speakers.get(quote) for quote in rows["quote_id"]]
    known = rows.assign(**{name: pd.Series(cells, index=rows.index, dtype=object) for name, cells in own.items()})
    about = _beside(carried, known, "mentions", ["mention_id", "article_id", *own])
    method = f"A row a mention ({counted(len(about), 'mention')}); nothing is counted."
    return _made(about, method, rows, ["mention_id"])


def _made(table: pd.DataFrame, method: str, source: pd.DataFrame, keys: Sequence[str]) -> Comparison:
    return Comparison(table.reset_index(drop=True), method=method, source=source, keys={key: key for key in keys})


def _beside(carried: pd.DataFrame, rows: pd.DataFrame, kind: str, first: list[str]) -> pd.DataFrame:
    """Rows of quotes or mentions with the covariates of their articles; texts and offsets left out."""
    schema = SCHEMAS[kind]
    nested = {field.name for field in schema if pa.types.is_list(field.type)}
    kept = [str(name) for name in rows if name not in nested | _NO_OUTCOME | set(first)]
    kept = [name for name in kept if rows[name].notna().any()]
    whose = carried.drop(columns="article_id")
    both = [name for name in (*first, *kept) if name in whose]
    if both:
        raise ValueError(
            f"{both[0]!r} is a column of the articles and of the {kind}; rename yours, articles.rename(columns=…), or "
            "say with columns= which of the articles to carry along"
        )
    place = pd.Index(carried["article_id"]).get_indexer(pd.Index(rows["article_id"]))
    own = pd.DataFrame({name: plain_column(rows[name]).reset_index(drop=True) for name in (*first, *kept)})
    parts: list[pd.DataFrame] = [own[first[:2]], whose.iloc[place].reset_index(drop=True), own[[*first[2:], *kept]]]
    return pd.concat(parts, axis=1)


def _by_voice(each: pd.DataFrame, key: str, order: pd.Index[Any]) -> pd.DataFrame:
    """Words of each voice: a row a unit, a column a voice, all four in any case."""
    wide = each.pivot_table(index=key, columns="voice", values="words", aggfunc="sum", fill_value=0)
    return wide.reindex(index=order, columns=list(VOICES), fill_value=0).astype("int64")


def _counts(
    units: pd.DataFrame,
    key: str,
    rows: pd.DataFrame,
    names: list[str],
    words: pd.DataFrame | None,
    whole: pd.Series[Any],
) -> pd.DataFrame:
    """Every unit with every value: how often it stands there, in how many words.

    Parameters
    ----------
    units : pandas.DataFrame
        A row a unit.
    key : str
        Column of `units` and of `rows` that names the unit.
    rows : pandas.DataFrame
        What is counted.
    names : list of str
        Columns whose values are counted.
    words : pandas.DataFrame, optional
        Of each voice, a row a unit.
    whole : pandas.Series
        Words of each unit.

    Returns
    -------
    pandas.DataFrame
    """
    taken = next((name for name in (*names, "n", "words", "words_article") if name in units), None)
    if taken is not None:
        raise ValueError(
            f"{taken!r} is a column of the articles or quotes, and one that is made here; rename yours, "
            f"articles.rename(columns={{{taken!r}: {'own_' + taken!r}}}), or leave it out with columns="
        )
    values = _values(rows, names)
    if len(units) * len(values) > _MOST:
        raise ValueError(
            f"{counted(len(units), 'unit')} with {counted(len(values), 'value')} of {' by '.join(names)} each are too "
            "many rows for a regression; choose fewer hits, or another what="
        )
    counts, _ = pivot(
        rows[key], joint_values(rows, names), pd.Index(units[key]), values=[JOIN.join(value) for value in values]
    )
    long = units.loc[units.index.repeat(len(values))].reset_index(drop=True)
    for place, name in enumerate(names):
        long[name] = pd.Series([value[place] for value in values] * len(units), dtype=object)
    long["n"] = counts.toarray().astype("int64").ravel()
    if words is None:
        long["words"] = np.repeat(whole.reindex(units[key]).to_numpy(), len(values)).astype("int64")
    else:
        voices = [value[names.index("voice")] for value in values]
        long["words"] = words.reindex(index=units[key])[voices].to_numpy().ravel().astype("int64")
    return long


def _values(rows: pd.DataFrame, names: list[str]) -> list[tuple[str, ...]]:
    """All that occurs of what is counted, in each of the voices."""
    there = sorted({tuple(map(str, row)) for row in rows[names].itertuples(index=False)})
    if "voice" not in names:
        return there
    place = names.index("voice")
    strange = sorted({row[place] for row in there} - set(VOICES))
    if strange:
        raise ValueError(f"{strange[0]!r} is no voice of the hits; there are {', '.join(VOICES)}")
    apart = dict.fromkeys((*row[:place], *row[place + 1 :]) for row in there)
    return [(*row[:place], voice, *row[place:]) for row in apart for voice in VOICES]


def _with_exposure(long: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """The rows in which something could be counted."""
    loose = (long["words"] == 0) & (long["n"] > 0)
    if loose.any():
        warnings.warn(
            f"{counted(int(loose.sum()), 'row')} of {' by '.join(names)} has hits, but no words of that voice: hits "
            "and quotes are of two minds. Their offset log(words) is not finite; long[long['words'] > 0] leaves them "
            "out",
            UserWarning,
            stacklevel=4,
        )
    return long[(long["words"] > 0) | loose]
