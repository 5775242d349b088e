"""Contents that go over the end of their sentence: *Moran disagrees with the general. “It was a massacre.”* is two.

Attributions enter and leave.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from framing.quotes.attribution import Attribution
from framing.quotes.rules.utterances import find_utterances
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["part_next_sentences"]

_CONFIDENCE = 0.55
_STOPS = (".", "!", "?", "…")


def part_next_sentences(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Part what is told in a sentence from the quotation that is the next one: of the same speaker, without a cue.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        Those of `found`, some shorter, and new ones.

    Examples
    --------
    >>> text = "Moran disagrees with the general. “It was a massacre.”"
    >>> one = Attribution(((0, 5),), ((6, 20),), ((21, 32), (34, 54)), 0.7)
    >>> [text[slice(*item.content[0])] for item in part_next_sentences(Document(text), [one])]
    ['the general', '“It was a massacre.”']
    """
    utterances = [(one.start, one.end) for one in find_utterances(doc)]
    out = []
    for item in found:
        later = _later(doc, item, utterances)
        if later:
            out.append(replace(item, content=item.content[: -len(later)]))
            item = replace(item, cue=(), content=tuple(later), confidence=min(item.confidence, _CONFIDENCE))
        out.append(item)
    return out


def _later(doc: Document, item: Attribution, utterances: Sequence[Span]) -> list[Span]:
    """The last pieces of a content that are quotations behind the sentence of the cue, which told without marks."""
    if not item.cue or not item.source or len(item.content) < 2 or max(item.cue)[1] > item.content[0][0]:
        return []
    sentences = [start for start, _ in doc.sentences]
    told = bisect_right(sentences, item.cue[0][0])
    count = 0
    for start, end in item.content:
        nth = bisect_right(utterances, (start, len(doc.text))) - 1
        marked = nth >= 0 and start < utterances[nth][1]
        if bisect_right(sentences, start) == told:
            if marked or any(start <= q.start < end for q in doc.quotations):
                return []  # he said it was “over”. “We lost.” goes on
            count += 1
        elif not marked or not doc.text[:start].rstrip().endswith(_STOPS):
            return []
    return list(item.content[count:]) if count else []
