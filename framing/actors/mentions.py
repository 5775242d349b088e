"""The mentions table: every mention of an actor, in every voice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.loading import read_registry
from framing.actors.reading import Pieces, QuoteSpans, Reading, read_article
from framing.actors.registry import Registry
from framing.tables import from_records

__all__ = ["find_mentions", "readings"]


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
        The mentions table; a row a mention, in the order of the text.

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
    rows: list[dict[str, Any]] = []
    for article, ids, reading in readings(articles, quotes, read_registry(registry)):
        for nth, (start, end, head, form, actor_id, voice, quote, _) in enumerate(reading.mentions, 1):
            rows.append(
                {
                    "mention_id": f"{article['article_id']}:m{nth:04d}",
                    "article_id": article["article_id"],
                    "outlet": article["outlet"],
                    "actor_id": actor_id,
                    "designator": article["text"][start:end],
                    "start": start,
                    "end": end,
                    "head": head,
                    "form": form,
                    "voice": voice,
                    "quote_id": ids[quote] if quote >= 0 else None,
                }
            )
    return from_records("mentions", rows)


def readings(
    articles: pd.DataFrame, quotes: pd.DataFrame | None, registry: Registry
) -> Iterable[tuple[dict[str, Any], list[str], Reading]]:
    """Read each article.

    Parameters
    ----------
    articles, quotes : pandas.DataFrame
    registry : Registry

    Yields
    ------
    article, quote_ids, reading : tuple
        `article` holds article_id, outlet and text; `quote_ids` those of the article in the table's order.
    """
    held: dict[str, list[dict[str, Any]]] = {}
    if quotes is not None and len(quotes):
        columns = ["quote_id", "article_id", "kind", *_PIECES, "in_title"]
        for row in quotes[[c for c in columns if c in quotes.columns]].to_dict("records"):
            held.setdefault(row["article_id"], []).append({str(key): value for key, value in row.items()})
    nothing = [None] * len(articles)
    outlets, dates = (articles[name] if name in articles.columns else nothing for name in ("outlet", "published"))
    for article_id, outlet, date, text in zip(articles["article_id"], outlets, dates, articles["text"]):
        if not isinstance(text, str):
            continue
        own = held.get(article_id, [])
        spans = tuple(_spans(row) for row in own)
        article = {"article_id": article_id, "outlet": outlet if isinstance(outlet, str) else None, "text": text}
        day = date if isinstance(date, str) else None
        yield article, [row["quote_id"] for row in own], read_article(article_id, text, spans, registry, day)


_PIECES = ("source_spans", "cue_spans", "content_spans", "marked_spans", "relayed_by_spans")


def _spans(row: dict[str, Any]) -> QuoteSpans:
    source, cue, content, marked, relay = (_pieces(row.get(name)) for name in _PIECES)
    kind, in_title = row.get("kind"), row.get("in_title")
    return QuoteSpans(str(kind or ""), source, cue, content, marked, relay, in_title is True)


def _pieces(value: Sequence[Sequence[int]] | None) -> Pieces:
    if not isinstance(value, (list, tuple)):
        return ()
    return tuple((int(start), int(end)) for start, end in value)
