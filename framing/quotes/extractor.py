"""The verb of this room: articles in, the table of quotes out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from framing import tables
from framing.articles.as_read import ArticlesAsRead, as_read
from framing.articles.furniture import furniture_of
from framing.articles.languages import english_texts, tell_languages
from framing.articles.plain_text import reads_plain
from framing.entrance import takes
from framing.quotes.attribution import Attribution
from framing.quotes.candidates import choose
from framing.quotes.engine.engine import engine
from framing.quotes.rows import Quote, assemble, cut_furniture
from framing.quotes.rules.according_to import find_according_to
from framing.quotes.rules.beside_utterances import attribute_beside
from framing.quotes.rules.cited_sources import credit_cited
from framing.quotes.rules.headlines import read_headline
from framing.quotes.rules.impersonal_sources import find_impersonal, unname_impersonal
from framing.quotes.rules.inverted_speakers import part_inverted
from framing.quotes.rules.live_entries import read_entries
from framing.quotes.rules.lone_utterances import attribute_lone
from framing.quotes.rules.next_sentences import part_next_sentences
from framing.quotes.rules.own_deeds import cut_own_deeds, drop_deeds
from framing.quotes.rules.paragraph_continuation import continue_quotes
from framing.quotes.rules.posts import sign_posts
from framing.quotes.rules.relays import find_quoted_speakers, find_relays
from framing.quotes.rules.scare_quotes import find_scare_quotes
from framing.quotes.rules.second_cues import part_second_cues
from framing.quotes.rules.signatures import sign_quotations
from framing.quotes.rules.time_sources import cut_times, drop_time_sources
from framing.quotes.rules.turn_labels import Publisher
from framing.quotes.rules.turns import read_turns
from framing.quotes.rules.unattributed_utterances import add_unattributed
from framing.quotes.rules.utterances import is_utterance
from framing.quotes.rules.whole_utterances import hold_whole_utterances
from framing.text import Document

__all__ = ["extract_quotes", "quotes_of"]

_SCOPES = ("speech", "all")


@takes(articles="articles article_id text")
@reads_plain
def extract_quotes(articles: pd.DataFrame, scope: str = "speech") -> pd.DataFrame:
    """Find every attributed quote, and the marked words that nobody is credited with.

    Marked words that nobody is credited with are scare quotes where they are short. Those of sentence length (six
    words, or a whole sentence) are never the outlet's own: where the text names nobody, they are a direct quotation
    without source and cue, of low confidence.

    Parameters
    ----------
    articles : DataFrame
        The table of :func:`framing.read_articles`; ``article_id`` and ``text`` are needed, ``outlet`` and
        ``body_start`` are used when there.
    scope : {"speech", "all"}
        ``"speech"`` keeps the quotes whose cue is a word of speech in ``lexicons/cues.toml``, those announced by a
        colon, those that hold marked words of sentence length, and scare quotes; ``"all"`` adds beliefs, plans and
        findings.

    Returns
    -------
    DataFrame
        The quotes table of :mod:`framing.tables`, one row a quote. Who the source is (``actor_id`` and its
        neighbours) is null until :func:`framing.resolve_actors`.

    Raises
    ------
    ValueError
        If `scope` is neither, or a column is missing.

    Warns
    -----
    LanguageWarning
        If articles are not in English; there is no quote of them.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["“We won,” the general claimed."]})
    >>> extract_quotes(articles).loc[0, ["kind", "source", "cue_lemma", "cue_stance"]].tolist()
    ['direct', 'the general', 'claim', 'doubting']
    """
    if scope not in _SCOPES:
        raise ValueError(f"scope is {scope!r}; write 'speech' or 'all'")

    tell_languages(articles, "quotes", stacklevel=5)

    def column(name: str) -> list[Any]:
        return articles[name].tolist() if name in articles.columns else [None] * len(articles)

    columns = map(column, ("article_id", "outlet", "byline", "body_start"))
    about = [
        (str(article_id), outlet, byline, 0 if pd.isna(body_start) else int(body_start), furniture, text)
        for article_id, outlet, byline, body_start, furniture, text in zip(
            *columns, furniture_of(articles), english_texts(articles)
        )
        if isinstance(text, str) and text
    ]
    records: list[dict[str, Any]] = []
    read = as_read(articles)
    found_in = _attributed(read, (row[-1] for row in about))
    for (article_id, outlet, byline, body_start, furniture, text), (doc, found) in zip(about, found_in):
        publisher = Publisher(*(name if isinstance(name, str) else None for name in (outlet, byline)))
        quotes = _quotes(doc, found, scope, body_start, publisher)
        if furniture:
            quotes = [cut_furniture(text, quote, furniture) for quote in quotes]
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


def _quotes(
    doc: Document, found: list[Attribution], scope: str, body_start: int, publisher: Publisher | None = None
) -> list[Quote]:
    """Quotes of a document in which the engine has found attributions."""
    found = drop_time_sources(doc, cut_times(doc, drop_deeds(doc, found)))
    found = part_inverted(doc, unname_impersonal(doc, found))
    found = part_next_sentences(doc, credit_cited(doc, found))
    found = hold_whole_utterances(doc, continue_quotes(doc, cut_own_deeds(doc, part_second_cues(doc, found))))
    found = sign_posts(doc, sign_quotations(doc, found))
    found = read_entries(doc, read_turns(doc, found, body_start, publisher), body_start)
    found = read_headline(doc, found, body_start)
    candidates = [
        *find_quoted_speakers(doc, found),
        *find_according_to(doc, found),
        *find_impersonal(doc, found),
        *find_scare_quotes(doc, body_start),
    ]
    found = choose(found, candidates)
    # what nobody holds by now, after all other rules
    found = attribute_lone(doc, attribute_beside(doc, found), body_start)
    found = add_unattributed(doc, found)
    quotes = assemble(doc, found, find_relays(doc, found))
    if scope == "speech":
        quotes = [quote for quote in quotes if _is_speech(doc.text, quote)]
    return quotes


def _is_speech(text: str, quote: Quote) -> bool:
    return (
        quote.reading.speech
        or not any(c.isalpha() for s, e in quote.cue for c in text[s:e])
        or any(is_utterance(text, *span) for span in quote.marked)  # whatever the cue: these words were uttered
    )


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
            "medium": quote.medium,
        }
        for role, spans in (("source", quote.source), ("cue", quote.cue), ("content", quote.content)):
            row[role] = tables.surface(text, spans) if spans else None
            row[f"{role}_spans"] = [list(span) for span in spans]
        out.append(row)
    return out
