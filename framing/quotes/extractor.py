"""The verb of this room: articles in, the table of quotes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from framing import tables
from framing.quotes.assemble import Quote, assemble
from framing.quotes.attribution import Attribution
from framing.quotes.continuation import continue_quotes
from framing.quotes.furniture import furniture_spans
from framing.quotes.headlines import find_headline_sources
from framing.quotes.relays import find_relays
from framing.quotes.rules import find_attributions
from framing.quotes.scare import find_scare_quotes
from framing.text import Document

__all__ = ["extract_quotes", "quotes_of"]

_SCOPES = ("speech", "all")


def extract_quotes(articles: pd.DataFrame, scope: str = "speech") -> pd.DataFrame:
    """Find every attributed quote, and the scare quotes that nobody is credited with.

    Parameters
    ----------
    articles : DataFrame
        The table of :func:`framing.read_articles`; ``article_id`` and ``text`` are needed, ``outlet`` and
        ``body_start`` are used when there.
    scope : {"speech", "all"}
        ``"speech"`` keeps the quotes whose cue is a word of speech in ``lexicons/cues.toml``, those announced by a
        colon, and scare quotes; ``"all"`` adds beliefs, plans and findings.

    Returns
    -------
    DataFrame
        The quotes table of :mod:`framing.tables`, one row a quote. Who the source is (``actor_id`` and its
        neighbours) is null until :func:`framing.resolve_actors`.

    Raises
    ------
    ValueError
        If `scope` is neither, or a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["“We won,” the general claimed."]})
    >>> extract_quotes(articles).loc[0, ["kind", "source", "cue_lemma", "cue_stance"]].tolist()
    ['direct', 'the general', 'claim', 'doubting']
    """
    if scope not in _SCOPES:
        raise ValueError(f"scope is {scope!r}; write 'speech' or 'all'")
    missing = [column for column in ("article_id", "text") if column not in articles.columns]
    if missing:
        raise ValueError(f"the articles lack the column {' and '.join(map(repr, missing))}; see framing.read_articles")
    columns = {
        name: articles[name].tolist() if name in articles.columns else [None] * len(articles)
        for name in ("article_id", "outlet", "text", "body_start")
    }
    records: list[dict[str, Any]] = []
    for article_id, outlet, text, body_start in zip(*columns.values()):
        if isinstance(text, str) and text:
            body = 0 if pd.isna(body_start) else int(body_start)
            records += _records(text, quotes_of(Document(text), scope, body), str(article_id), outlet, body)
    return tables.from_records("quotes", records)


def quotes_of(doc: Document, scope: str = "speech", body_start: int = 0) -> list[Quote]:
    """Quotes of one document, by the start of their content.

    Parameters
    ----------
    doc : Document
    scope : {"speech", "all"}
    body_start : int
        Where the title ends.

    Returns
    -------
    list of Quote

    Examples
    --------
    >>> [quote.kind for quote in quotes_of(Document("Lee said he won. Ho said: “No.”"))]
    ['indirect', 'direct']
    """
    found = find_attributions(doc)
    found = _outside(found, furniture_spans(doc.text, doc.paragraphs))
    found = continue_quotes(doc, found)
    found += find_headline_sources(doc, found, body_start)
    relays = find_relays(doc, found)
    quotes = assemble(doc, [*found, *find_scare_quotes(doc, found, body_start)], relays)
    if scope == "speech":
        quotes = [quote for quote in quotes if _is_speech(doc.text, quote)]
    return quotes


def _is_speech(text: str, quote: Quote) -> bool:
    return quote.reading.speech or not quote.cue or not any(c.isalpha() for s, e in quote.cue for c in text[s:e])


def _outside(found: Iterable[Attribution], furniture: list[tuple[int, int]]) -> list[Attribution]:
    """Those that do not stand in a credit or byline."""
    if not furniture:
        return list(found)
    return [
        item
        for item in found
        if not any(start <= s < end for start, end in furniture for s, _ in (*item.source, *item.cue, *item.content))
    ]


def _records(
    text: str, quotes: list[Quote], article_id: str, outlet: str | None, body_start: int
) -> list[dict[str, Any]]:
    """Rows of the table; a surface is its pieces joined."""
    out = []
    for number, quote in enumerate(quotes, 1):
        row: dict[str, Any] = {
            "quote_id": f"{article_id}:q{number:04d}",
            "article_id": article_id,
            "outlet": outlet,
            "kind": quote.kind,
            "cue_lemma": quote.reading.lemma,
            "cue_stance": quote.reading.stance,
            "negated": quote.reading.negated,
            "marked_spans": [list(span) for span in quote.marked],
            "relayed_by_spans": [list(span) for span in quote.relay],
            "in_title": quote.content[0][0] < body_start,
            "paragraph": quote.paragraph,
            "sentence": quote.sentence,
            "confidence": quote.confidence,
        }
        for role, spans in (("source", quote.source), ("cue", quote.cue), ("content", quote.content)):
            row[role] = tables.surface(text, spans) if spans else None
            row[f"{role}_spans"] = [list(span) for span in spans]
        out.append(row)
    return out
