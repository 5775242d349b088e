"""The verb of this room: articles in, the table of quotes out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from framing import tables
from framing.articles.as_read import ArticlesAsRead, as_read
from framing.articles.plain_text import reads_plain
from framing.entrance import takes
from framing.quotes.attribution import Attribution
from framing.quotes.candidates import choose
from framing.quotes.engine.engine import engine
from framing.quotes.rows import Quote, assemble
from framing.quotes.rules.according_to import find_according_to
from framing.quotes.rules.headlines import find_headline_sources
from framing.quotes.rules.paragraph_continuation import continue_quotes
from framing.quotes.rules.relays import find_quoted_speakers, find_relays
from framing.quotes.rules.scare_quotes import find_scare_quotes
from framing.quotes.rules.time_sources import cut_times, drop_time_sources
from framing.text import Document

__all__ = ["extract_quotes", "quotes_of"]

_SCOPES = ("speech", "all")


@takes(articles="articles article_id text")
@reads_plain
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

    def column(name: str) -> list[Any]:
        return articles[name].tolist() if name in articles.columns else [None] * len(articles)

    about = [
        (str(article_id), outlet, 0 if pd.isna(body_start) else int(body_start), text)
        for article_id, outlet, body_start, text in zip(*map(column, ("article_id", "outlet", "body_start", "text")))
        if isinstance(text, str) and text
    ]
    records: list[dict[str, Any]] = []
    read = as_read(articles)
    found_in = _attributed(read, (row[3] for row in about))
    for (article_id, outlet, body_start, text), (doc, found) in zip(about, found_in):
        quotes = _quotes(doc, found, scope, body_start)
        records += _records(text, quotes, article_id, outlet, body_start)
        read.done_with(doc)
    return tables.from_records("quotes", records)


def _attributed(read: ArticlesAsRead, texts: Iterable[str]) -> Iterator[tuple[Document, list[Attribution]]]:
    """Each text with what the engine finds in it; the engine reads several at a time."""
    waiting: deque[Document] = deque()

    def documents() -> Iterator[Document]:
        for text in texts:
            waiting.append(read.document(text))
            yield waiting[-1]

    for found in engine().attributions_of(documents()):
        yield waiting.popleft(), found


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
    return _quotes(doc, engine().attributions(doc), scope, body_start)


def _quotes(doc: Document, found: list[Attribution], scope: str, body_start: int) -> list[Quote]:
    """Quotes of a document in which the engine has found attributions."""
    found = continue_quotes(doc, drop_time_sources(doc, cut_times(doc, found)))
    candidates = [
        *find_quoted_speakers(doc, found),
        *find_according_to(doc, found),
        *find_headline_sources(doc, found, body_start),
        *find_scare_quotes(doc, body_start),
    ]
    found = choose(found, candidates)
    quotes = assemble(doc, found, find_relays(doc, found))
    if scope == "speech":
        quotes = [quote for quote in quotes if _is_speech(doc.text, quote)]
    return quotes


def _is_speech(text: str, quote: Quote) -> bool:
    return quote.reading.speech or not quote.cue or not any(c.isalpha() for s, e in quote.cue for c in text[s:e])


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
