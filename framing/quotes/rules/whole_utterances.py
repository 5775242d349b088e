"""Contents that hold a part of an utterance, and the second piece of a quotation that its speaker cuts in two.

Attributions enter and leave; contents grow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.rules.utterances import Utterance, find_utterances, gaps_in, grown, holders_of
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["hold_whole_utterances"]

_TAGGED = (",", "!", "?")
_JOINS = (",", ":", ";", "-", "–", "—", "…")


def hold_whole_utterances(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give contents the rest of the utterances that they hold a part of, and the pieces that follow in the sentence.

    What stands inside one pair of marks has one speaker; of several attributions that share it, the one that holds
    most of it gets the rest, if that is a third of it. A piece behind source and cue in the sentence of the first
    piece (*“It was,” said Lee, who was there, “a raid”*), one right before
    them (*"It was", Lee recalled, "a raid"*), and the next paragraph of a quotation left open, go on with
    what they are a piece of.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        As many as `found`, in its order, some with more content.

    Examples
    --------
    >>> text = "“It was,” said Lee, who was there, “a raid on the town.”"
    >>> one = Attribution(((15, 18),), ((10, 14),), ((0, 9),), 0.9)
    >>> [text[s:e] for s, e in hold_whole_utterances(Document(text), [one])[0].content]
    ['“It was,”', '“a raid on the town.”']
    """
    utterances = find_utterances(doc, short=True)
    more: dict[int, list[Span]] = {}
    sentences = [start for start, _ in doc.sentences]
    holders = holders_of(utterances, found)
    for k, (one, holding) in enumerate(zip(utterances, holders)):
        if holding:
            most = max(holding, key=lambda n: (_length(one, holding[n]), found[n].confidence))
            gaps = gaps_in(doc.text, one, [span for spans in holding.values() for span in spans])
            if gaps and 3 * _length(one, holding[most]) >= one.end - one.start:
                more.setdefault(most, []).extend([(one.start, one.end)] if len(holding) == 1 else gaps)
        elif k and holders[k - 1]:
            before, last = utterances[k - 1], max(holders[k - 1])
            same = bisect_right(sentences, before.end - 1) == bisect_right(sentences, one.start)
            goes_on = before.quotation is one.quotation
            if goes_on or (same and _cuts(doc.text, found[last], before, one)):
                more.setdefault(last, []).append((one.start, one.end))
                holding[last] = [(one.start, one.end)]
        if not holding and k + 1 < len(utterances) and holders[k + 1]:
            following, first = utterances[k + 1], min(holders[k + 1])
            same = bisect_right(sentences, one.end - 1) == bisect_right(sentences, following.start)
            if same and _leads(doc.text, found[first], one, following):
                more.setdefault(first, []).append((one.start, one.end))
                holding[first] = [(one.start, one.end)]
    return grown(found, more)


def _cuts(text: str, item: Attribution, before: Utterance, one: Utterance) -> bool:
    """Whether source and cue of an attribution stand between two utterances, and the second goes on from there."""
    between = (*item.cue, *item.source)
    if not item.cue or not all(before.end <= start and end <= one.start for start, end in between):
        return False
    return text[before.end : one.start].rstrip().endswith(_JOINS)


def _leads(text: str, item: Attribution, one: Utterance, following: Utterance) -> bool:
    """Whether source and cue stand right behind the comma of an utterance and before the one that they hold."""
    if not _cuts(text, item, one, following):
        return False
    begin = min((*item.cue, *item.source))[0]
    inside = text[slice(*one.inner)].rstrip().endswith(_TAGGED)
    return text[one.end : begin].strip() == ("" if inside else ",")


def _length(one: Utterance, content: Sequence[Span]) -> int:
    start, end = one.inner
    return sum(max(0, min(end, after) - max(start, first)) for first, after in content)
