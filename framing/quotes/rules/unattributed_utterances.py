"""Utterances that nobody is credited with: quotations without source and cue, and never the outlet's own words.

A document and all attributions enter; attributions with a low confidence leave. Titles of works, laws and slogans of
sentence length are among them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.rules.utterances import find_utterances, gaps_in, holders_of
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["add_unattributed"]

_CONFIDENCE = 0.2


def add_unattributed(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Add a quotation without source and cue for each utterance that no content holds, or only a small part.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        Those of `found`, and one more an utterance.

    Examples
    --------
    >>> text = "The sign was old. “No dogs on the beach before noon”"
    >>> [text[s:e] for s, e in add_unattributed(Document(text), [])[0].content]
    ['“No dogs on the beach before noon”']
    """
    utterances = find_utterances(doc)
    cues = sorted(start for item in found for start, _ in item.cue)
    loose: dict[int, list[Span]] = {}  # by quotation: one row for all its paragraphs
    for one, holding in zip(utterances, holders_of(utterances, found)):
        told = bisect_left(cues, one.start) < bisect_left(cues, one.end)
        if one.last and not one.quotation.closed and told:
            continue  # the closing mark is missing, and a speaker among the words shows that not all are marked
        if gaps_in(doc.text, one, [span for spans in holding.values() for span in spans]):
            loose.setdefault(id(one.quotation), []).append((one.start, one.end))
    return [*found, *(Attribution((), (), tuple(pieces), _CONFIDENCE) for pieces in loose.values())]
