"""Contents that hold a part of an utterance, and the second piece of a quotation that its speaker cuts in two.

Attributions enter and leave; contents grow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

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
    what they are a piece of. A content that reaches into the next quotation, behind which another speaker is named,
    ends before it.

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
    found = _parted(doc.text, utterances, found)
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


def _parted(text: str, utterances: Sequence[Utterance], found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without utterances behind which another has its source and cue: ‘We left.’ ‘No,’ said Lee."""
    out = list(found)
    ends = {one.end for one in utterances if one.last}
    for one, holding in zip(utterances, holders_of(utterances, found)):
        own = [n for n in holding if _stands_behind(text, found[n], one)] if len(holding) > 1 else []
        if len(own) != 1 or _before_blanks(text, one.start) not in ends:
            continue
        told = (*found[own[0]].source, *found[own[0]].cue)
        for n in holding:
            spans = out[n].content
            tells = any(start <= place < end for place, _ in told for start, end in spans)  # Ho said that … said Lee
            rest = tuple(span for piece in spans for span in _around(text, piece, one))
            if n != own[0] and rest and not tells:
                out[n] = replace(out[n], content=rest)
    return out


def _before_blanks(text: str, offset: int) -> int:
    while offset and text[offset - 1] == " ":
        offset -= 1
    return offset


def _stands_behind(text: str, item: Attribution, one: Utterance) -> bool:
    """Whether source and cue stand right behind an utterance of which an attribution holds the beginning."""
    begin = min((*item.cue, *item.source))[0] if item.cue and item.source else -1
    holds = any(start <= one.inner[0] < end for start, end in item.content)
    return holds and begin >= one.end and not text[one.end : begin].strip(" ,")


def _around(text: str, span: Span, one: Utterance) -> list[Span]:
    """What of a span stands before and behind an utterance."""
    parts = ((span[0], min(span[1], one.start)), (max(span[0], one.end), span[1]))
    return [(start, start + len(text[start:end].rstrip())) for start, end in parts if text[start:end].strip()]
