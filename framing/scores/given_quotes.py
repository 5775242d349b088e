"""What somebody gives to be scored: a table of quotes, a study, a series or a list of texts. Leaves tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from framing.characters import storable
from framing.entrance import is_study, need
from framing.lexicons import Lexicon, read_lexicons
from framing.lexicons.files.lexicons_of_run import lexicons_of
from framing.tables import empty, is_missing

__all__ = ["Given", "given_quotes", "given_texts", "id_text"]


@dataclass(frozen=True)
class Given:
    """What is scored.

    Attributes
    ----------
    rows : pandas.DataFrame
        Quotes, or articles; numbered from 0.
    index : pandas.Index
        The index that the scores get: that of what was given, or its ids.
    articles, hits, actors, quotes : pandas.DataFrame or None
    lexicons : tuple of str or None
        Ids of the lexicons by which the hits were found, where a study says so.
    verdicts : tuple of Lexicon
        What these say of their frames.
    """

    rows: pd.DataFrame
    index: pd.Index[Any]
    articles: pd.DataFrame | None = None
    hits: pd.DataFrame | None = None
    actors: pd.DataFrame | None = None
    quotes: pd.DataFrame | None = None
    lexicons: tuple[str, ...] | None = None
    verdicts: tuple[Lexicon, ...] = ()

    def known_lexicons(self) -> list[str] | None:
        """Ids of the lexicons that were looked for, as far as that is known; None for all that are shipped."""
        if self.hits is None:
            return None
        named = {str(x) for x in self.hits["lexicon"] if not is_missing(x)} if "lexicon" in self.hits else set()
        return sorted(named | set(self.lexicons or ())) if named or self.lexicons is not None else None


def id_text(value: Any) -> str:
    """An id as text; a whole number is one however its column holds it.

    Examples
    --------
    >>> id_text(7.0), id_text("a:q0001")
    ('7', 'a:q0001')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def given_quotes(
    quotes: Any,
    articles: pd.DataFrame | None,
    hits: pd.DataFrame | None,
    lexicons: Any = None,
    verb: str = "score_quotes",
) -> Given:
    """Sort what :func:`framing.score_quotes` was given.

    Parameters
    ----------
    quotes : DataFrame, study, series or list of str
    articles, hits : DataFrame, optional
        Instead of those of a study.
    lexicons : str, path, Lexicon or list of these, optional
        What is asked for: of a study that was not looked through for these, the hits are left out.
    verb : str
        For messages.

    Returns
    -------
    Given

    Raises
    ------
    ValueError
        If a quote_id stands twice, or is missing.
    TypeError
        If it is nothing that holds quotes.

    Examples
    --------
    >>> given_quotes(["No.", "Yes."], None, None).rows["content"].tolist()
    ['No.', 'Yes.']
    """
    if is_study(quotes):
        own = quotes.articles if articles is None else articles
        hits = _hits_of_study(quotes, lexicons) if hits is None else hits
        return _of_study(given_quotes(quotes.quotes, own, hits, verb=verb), quotes)
    quotes = _records(quotes, "quotes")
    if isinstance(quotes, pd.DataFrame):
        rows, index = _table(quotes, "quote_id", "quotes")
        _need_content(quotes, verb)
        if hits is not None and len(hits) and "quote_id" not in {*quotes.columns, quotes.index.name}:
            raise ValueError(
                f"{verb} needs the column 'quote_id' of the quotes, by which the hits name them; give the quotes that "
                "the hits were found with, or leave hits= out"
            )
        return Given(rows, index, articles, hits)
    texts, index = _texts(quotes, verb, "quotes")
    ids = pd.Series(map(str, range(len(texts))), dtype=object)
    rows = pd.DataFrame({"quote_id": ids, "content": pd.Series(texts, dtype=object)})
    return Given(rows, index, articles, hits)


def given_texts(
    texts: Any,
    quotes: pd.DataFrame | None,
    hits: pd.DataFrame | None,
    lexicons: Any = None,
    verb: str = "score_texts",
) -> Given:
    """Sort what :func:`framing.score_texts` was given.

    Parameters
    ----------
    texts : DataFrame, study, series or list of str
    quotes, hits : DataFrame, optional
    lexicons : str, path, Lexicon or list of these, optional
        As of :func:`given_quotes`.
    verb : str

    Returns
    -------
    Given
        Its rows are a table of articles.

    Raises
    ------
    ValueError, TypeError

    Examples
    --------
    >>> given_texts(pd.Series(["It rained."], index=["x"]), None, None).rows["article_id"].tolist()
    ['x']
    """
    if is_study(texts):
        said = texts.quotes if quotes is None else quotes
        hits = _hits_of_study(texts, lexicons) if hits is None else hits
        return _of_study(given_texts(texts.articles, said, hits, verb=verb), texts)
    texts = _records(texts, "articles")
    if isinstance(texts, pd.DataFrame):
        rows, index = _table(texts, "article_id", "articles")
        need(rows, ["text"], "articles")
        if hits is not None and len(hits) and "article_id" not in {*texts.columns, texts.index.name}:
            raise ValueError(
                f"{verb} needs the column 'article_id' of the texts, by which the hits name them; give the articles "
                "that the hits were found in, or leave hits= out"
            )
        return Given(rows.assign(text=_storable(rows["text"])), index, None, hits, None, quotes)
    found, index = _texts(texts, verb, "texts")
    ids = pd.Series(map(str, index if index.is_unique else range(len(found))), dtype=object)
    rows = pd.DataFrame({"article_id": ids, "text": _storable(found)})
    return Given(rows, index, None, hits, None, quotes)


def _hits_of_study(study: Any, lexicons: Any) -> pd.DataFrame | None:
    """The hits of a study, unless it was not looked through for the lexicons that are asked for."""
    hits: pd.DataFrame = study.hits
    if lexicons is None:
        return hits
    run = (getattr(study, "run", None) or {}).get("lexicons")
    if run is not None:
        known = {(str(record["id"]), str(record["version"])) for record in run}
    else:
        known = set(zip(hits["lexicon"].astype(str), hits["lexicon_version"].astype(str)))
    return hits if {(lexicon.id, lexicon.version) for lexicon in read_lexicons(lexicons)} <= known else None


def _records(given: Any, name: str) -> Any:
    """A list of mappings, or a table without columns, as a table of quotes or articles; all else as it is."""
    if isinstance(given, pd.DataFrame) and not given.size and not len(given.columns):
        return empty(name)
    mappings = isinstance(given, list) and bool(given) and all(isinstance(item, Mapping) for item in given)
    return pd.DataFrame(given) if mappings else given


def _need_content(quotes: pd.DataFrame, verb: str) -> None:
    if "content" not in quotes and "text" in quotes:
        raise ValueError(
            f"{verb} was given texts, not quotes: it has a column 'text' and no 'content'. framing.analyze(table)"
            " finds the quotes in texts; framing.score_texts(table) scores the texts; where each text is a quote, give "
            "the column: score_quotes(table['text'])"
        )
    if "content" not in quotes:
        named = ", ".join(map(str, quotes.columns))
        raise ValueError(
            f"the table of quotes has no column 'content' with their words; it has {named}. Give the column that holds "
            "them, as in score_quotes(table['said']), or call it so: table.rename(columns={'said': 'content'})"
        )


def _of_study(held: Given, study: Any) -> Given:
    run = getattr(study, "run", None) or {}
    named = None
    if run.get("lexicons") is not None:
        named = tuple(str(record["id"]) for record in run["lexicons"] if isinstance(record, Mapping))
    verdicts = tuple(lexicons_of(run))
    return replace(held, actors=getattr(study, "actors", empty("actors")), lexicons=named, verdicts=verdicts)


def _table(table: pd.DataFrame, key: str, what: str) -> tuple[pd.DataFrame, pd.Index[Any]]:
    """Rows numbered from 0 with ids as text, and the index of their scores."""
    if key not in table and table.index.name == key:
        table = table.reset_index()
    rows = table.reset_index(drop=True)
    rows.attrs = table.attrs
    if key not in rows:
        return rows.assign(**{key: pd.Series(map(str, range(len(rows))), dtype=object)}), table.index
    missing = [place for place, value in enumerate(rows[key]) if is_missing(value)]
    if missing:
        raise ValueError(
            f"row {missing[0] + 1} of the {what} has no {key}; give it one that no other row has, or leave the column "
            "out, and the scores get the index of the table"
        )
    again = rows[key][rows[key].duplicated()]
    if len(again):
        raise ValueError(
            f"{again.nunique()} {key}s stand in several rows of the {what}, such as {again.iloc[0]!r}: scores could "
            f"not be joined to them. Keep one row with .drop_duplicates({key!r}), or give each its own id"
        )
    ids = pd.Series([id_text(value) for value in rows[key]], dtype=object)
    return rows.assign(**{key: ids}), pd.Index(rows[key], name=key)


def _texts(given: Any, verb: str, what: str) -> tuple[list[Any], pd.Index[Any]]:
    if isinstance(given, str):
        raise ValueError(
            f"{verb} takes a table or a list of {what}; this is one string ({_cut(given)}). Put a text into a list; of "
            "a file make a table first: framing.analyze(file), or pandas.read_csv(file)"
        )
    if isinstance(given, (bytes, Mapping)) or not hasattr(given, "__iter__"):
        raise TypeError(
            f"{verb} takes a table of {what}, a study, or a series or list of texts; this is {type(given).__name__} "
            f"({_cut(given)})"
        )
    how = next((name for name in ("to_list", "tolist", "to_pylist") if hasattr(given, name)), None)
    items = list(given) if how is None else getattr(given, how)()
    odd = next((item for item in items if not isinstance(item, str) and not is_missing(item)), None)
    if odd is not None:
        raise TypeError(f"{verb} takes texts; among these is {type(odd).__name__} ({_cut(odd)})")
    index = given.index if isinstance(given, pd.Series) else pd.RangeIndex(len(items))
    return items, index


def _storable(texts: Any) -> pd.Series[Any]:
    """Texts with nothing for what is missing, and without characters that no file can hold."""
    return pd.Series(["" if is_missing(text) else storable(str(text)) for text in texts], dtype=object)


def _cut(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 50 else f"{text[:47]}…"
