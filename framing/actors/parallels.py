"""Headlines that leave out who speaks: the body says the same with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.actors.page import Page
from framing.lexicons.words import words
from framing.text import lemma

if TYPE_CHECKING:
    from framing.actors.mention import Mention
    from framing.actors.reading import QuoteSpans
    from framing.actors.sources import Source

__all__ = ["fill_from_parallels"]

_WORD = re.compile(r"\w+")
_SMALL = words("actors.parallels.small")
#: Paragraphs that may be headline and deck.
_HEAD = 3
_SHARE, _LEAST = 0.6, 3


def fill_from_parallels(
    page: Page, quotes: Sequence[QuoteSpans], sources: Sequence[Source], heads: Sequence[Mention | None]
) -> None:
    """Give headline quotes without a telling source the actor of the body's quote that says the same.

    Parameters
    ----------
    page : Page
    quotes : sequence of QuoteSpans
    sources : sequence of Source
        Changed in place: scare quotes of the headline, and unnamed sources without affiliation above the body.
    heads : sequence of Mention or None
        What names each source: several are not one person.
    """
    paragraphs = page.doc.paragraphs
    limit = paragraphs[_HEAD][0] if len(paragraphs) > _HEAD else 0
    open_ones = [
        nth
        for nth, (quote, source) in enumerate(zip(quotes, sources))
        if quote.content
        and quote.content[0][0] < limit
        and ((quote.kind == "scare" and not quote.source) or (source.anonymous and source.affiliation is None))
    ]
    if not open_ones:
        return
    told = [
        (nth, _words(page, quote))
        for nth, (quote, source) in enumerate(zip(quotes, sources))
        if nth not in open_ones and source.source_entity is not None and quote.content
    ]
    for nth in open_ones:
        own = _words(page, quotes[nth])
        best, most = None, 0.0
        head = heads[nth]
        several = head is not None and head.plural
        for other, theirs in told:
            if several and sources[other].actor_kind == "person":
                continue
            shared = len(own & theirs)
            share = shared / len(own) if own else 0.0
            if shared >= _LEAST and share >= _SHARE and share > most:
                best, most = other, share
        if best is None:
            continue
        source, body = sources[nth], sources[best]
        source.actor_id, source.actor, source.actor_kind = body.actor_id, body.actor, body.actor_kind
        source.actor_ids, source.source_class = body.actor_ids, body.source_class
        source.source_entity = source.source_entity or body.source_entity
        if body.actor_kind == "person" and not body.anonymous:
            source.anonymous = False


def _words(page: Page, quote: QuoteSpans) -> set[str]:
    text = " ".join(page.doc.text[start:end] for start, end in quote.content)
    return {lemma(word) for word in _WORD.findall(text) if word.lower() not in _SMALL}
