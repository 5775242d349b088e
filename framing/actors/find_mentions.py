"""The mentions table: every mention of an actor, in every voice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.quote_spans import Pieces, QuoteSpans
from framing.actors.read_article import Reading, read_article
from framing.actors.registry.read_registry import read_registry
from framing.actors.registry.registry import Registry
from framing.actors.registry.remembered_registry import remember
from framing.articles.as_read import as_read
from framing.articles.furniture import analysed_texts, end_before_furniture
from framing.articles.languages import english_texts, tell_languages
from framing.articles.plain_text import reads_plain
from framing.entrance import takes
from framing.tables import from_columns, read_list

__all__ = ["find_mentions", "readings"]


@takes(articles="articles article_id text", quotes="quotes quote_id article_id")
@reads_plain
def find_mentions(
    articles: pd.DataFrame, quotes: pd.DataFrame | None = None, registry: str | Path | Registry | None = None
) -> pd.DataFrame:
    """Every mention of an actor, with who it is and in whose voice it stands.

    Parameters
    ----------
    articles : pandas.DataFrame
        The articles table.
    quotes : pandas.DataFrame, optional
        The quotes table; without it every voice is narration.
    registry : str, pathlib.Path, Registry, optional
        Name of a shipped registry, a file, or a registry. Without one, names get ids of their own and whoever has
        no name gets an id of the article.

    Returns
    -------
    pandas.DataFrame
        The mentions table; a row a mention, in the order of the text. A name before the head of another
        mention (*MSNBC* host) has a row too, of the form ``nested``.

    Warns
    -----
    LanguageWarning
        If articles are not in English; there is no mention of them.

    Examples
    --------
    >>> import pandas as pd
    >>> text = "Sergei Lavrov met U.S. officials. He said Moscow would answer."
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["X"], "text": [text]})
    >>> find_mentions(articles, registry="world")[["designator", "actor_id", "form"]]
           designator          actor_id     form
    0   Sergei Lavrov        RUS_LAVROV     name
    1  U.S. officials  US_OFFICIAL_ANON  nominal
    2              He        RUS_LAVROV  pronoun
    3          Moscow            RUSSIA     name
    """
    tell_languages(articles, "mentions", stacklevel=5)
    rows: list[tuple[Any, ...]] = []
    known = read_registry(registry)
    stored = dict(zip(articles["article_id"], articles["text"]))
    for article, ids, reading in readings(articles, quotes, known):
        article_id, outlet, read = article["article_id"], article["outlet"], article["text"]
        text = stored[article_id]
        for nth, (start, end, head, form, actor_id, voice, quote, _) in enumerate(reading.mentions, 1):
            end = end_before_furniture(text, read, start, end)
            own, quote_id = f"{article_id}:m{nth:04d}", ids[quote] if quote >= 0 else None
            rows.append((own, article_id, outlet, actor_id, text[start:end], start, end, head, form, voice, quote_id))
    return remember(from_columns("mentions", dict(zip(_COLUMNS, map(list, zip(*rows))))), known)


_COLUMNS = tuple("mention_id article_id outlet actor_id designator start end head form voice quote_id".split())


def readings(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None,
    registry: Registry,
    ranker: Callable[[str], AntecedentRanker | None] = lambda article_id: None,
) -> Iterable[tuple[dict[str, Any], list[str], Reading]]:
    """Read each article.

    Parameters
    ----------
    articles, quotes : pandas.DataFrame
    registry : Registry
    ranker : callable
        Gives the ranker of antecedents for an article; the shipped one where it gives None.

    Yields
    ------
    article, quote_ids, reading : tuple
        `article` holds article_id, outlet and text; `quote_ids` those of the article in the table's order.
    """
    held: dict[str, list[tuple[str, QuoteSpans]]] = {}
    if quotes is not None and len(quotes):
        names = ("quote_id", "article_id", "kind", "in_title", *_PIECES)
        columns = [quotes[name] if name in quotes.columns else [None] * len(quotes) for name in names]
        for quote_id, article_id, kind, in_title, *pieces in zip(*columns):
            source, cue, content, marked, relay = map(_pieces, pieces)
            told = QuoteSpans(str(kind or ""), source, cue, content, marked, relay, in_title is True)
            held.setdefault(article_id, []).append((quote_id, told))
    nothing = [None] * len(articles)
    outlets, dates = (articles[name] if name in articles.columns else nothing for name in ("outlet", "published"))
    # Quotes of another language were coded by hand: who speaks in them is looked for as well as can be.
    texts = [
        own if article_id in held else english
        for article_id, own, english in zip(articles["article_id"], analysed_texts(articles), english_texts(articles))
    ]
    about = [
        (article_id, outlet if isinstance(outlet, str) else None, date if isinstance(date, str) else None, text)
        for article_id, outlet, date, text in zip(articles["article_id"], outlets, dates, texts)
        if isinstance(text, str)
    ]
    read = as_read(articles)
    for (article_id, outlet, day, text), document in zip(about, read.documents(row[3] for row in about)):
        own = held.get(article_id, [])
        spans = tuple(spans for _, spans in own)
        own_ranker = ranker(article_id)
        make = partial(read_article, article_id, document, spans, registry, day, own_ranker)
        reading = read.once(("actors", article_id), (text, spans, registry, day, own_ranker), make)
        yield {"article_id": article_id, "outlet": outlet, "text": text}, [quote_id for quote_id, _ in own], reading


_PIECES = ("source_spans", "cue_spans", "content_spans", "marked_spans", "relayed_by_spans")


def _pieces(value: Any) -> Pieces:
    if value is None:
        return ()
    if type(value) is not list:
        value = read_list(value) or ()
    return tuple(map(tuple, value))
