"""Turns of interviews, debates and transcripts: each is a quote of its speaker, without marks (RUSK: They fired first).

A document and its attributions enter; the attributions leave, with one for each turn of somebody else than the outlet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.rules.turn_labels import Label, Publisher, find_labels, interviewed
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["read_turns"]

_CONFIDENCE = 0.9
_STAGE = re.compile(r"\W*(?:[(\[][^()\[\]]*[)\]]\W*)*\Z")  # [break], (END VIDEO CLIP), ###
_RULE = re.compile(r"[^\w(\[]+\Z")
_WORD = re.compile(r"\w+")
_HEADING = 9  # words, at most
_PURE = 0.4  # of the paragraphs from the first turn to the last have a label: nobody comments in between


def read_turns(
    doc: Document, found: Sequence[Attribution], body_start: int = 0, publisher: Publisher | None = None
) -> list[Attribution]:
    """Give each turn of a transcript to its speaker.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
    body_start : int
        Where the title ends.
    publisher : Publisher, optional
        Its own questions are the outlet's, and no quotes.

    Returns
    -------
    list of Attribution
        Those found that stand in one turn or in none, and one a turn; those found where there are no turns.

    Examples
    --------
    >>> text = "BELL: Who fired?\\n\\nRUSK: They did.\\n\\nBELL: And then?\\n\\nRUSK: We ran."
    >>> for one in read_turns(Document(text), []):
    ...     print(text[slice(*one.source[0])], "|", text[slice(*one.content[0])])
    BELL | Who fired?
    RUSK | They did.
    BELL | And then?
    RUSK | We ran.
    """
    labels = find_labels(doc, body_start, publisher)
    if not labels:
        return list(found)
    contents = _contents(doc, labels)
    out = []
    for label, content in zip(labels, contents):
        if not label.speaks or not content or label.asks or (publisher and publisher.owns(label.name, label.role)):
            continue
        source = _named_before(doc.text, label, labels)
        out.append(Attribution((source,) if source else (), (label.colon,), content, _CONFIDENCE, "transcript"))
    return [*(item for item in found if _stands_apart(item, labels, contents)), *out]


def _contents(doc: Document, labels: Sequence[Label]) -> list[tuple[Span, ...]]:
    """What is said under each label: the rest of its paragraph, and the paragraphs that go on with it."""
    first, last = labels[0].paragraph, labels[-1].paragraph
    pure = sum(label.speaks for label in labels) >= _PURE * (last - first + 1)
    out: list[tuple[Span, ...]] = []
    longest = 0
    for label, following in zip(labels, [*labels[1:], None]):
        own = [(label.begin, doc.paragraphs[label.paragraph][1])]
        content = [span for span in own if not _STAGE.match(doc.text, *span)]
        at = label.paragraph + 1
        stop = following.paragraph if following else min(len(doc.paragraphs), at + longest)
        while at < stop and (pure or not content) and _goes_on(doc.text, doc.paragraphs[at], label):
            if not _STAGE.match(doc.text, *doc.paragraphs[at]):
                content.append(doc.paragraphs[at])
            at += 1
        if label.speaks:
            longest = max(longest, at - label.paragraph - 1)
        out.append(tuple(content))
    return out


def _goes_on(text: str, span: Span, label: Label) -> bool:
    """Whether a paragraph without a label is still said by the speaker before it: no heading, and not about him."""
    part = text[span[0] : span[1]]
    if _RULE.match(part):
        return False
    if not _STAGE.match(part) and len(_WORD.findall(part)) <= _HEADING and part[-1].isalnum():
        return False
    return len(label.key) < 3 or not re.search(rf"\b{re.escape(label.key)}\b", part, re.IGNORECASE)


def _named_before(text: str, label: Label, labels: Sequence[Label]) -> Span | None:
    """Words that name the speaker: those of the label; of A: whom the introduction says the interview is with."""
    if label.answers:
        return interviewed(text, labels[0].source[0])
    for other in labels:  # the first label has the full name, later ones the surname or the initials
        if other is label:
            break
        parts = other.name.split()
        if len(parts) > 1 and label.name in (parts[-1], "".join(part[0] for part in parts)):
            return other.source
    return label.source


def _stands_apart(item: Attribution, labels: Sequence[Label], contents: Sequence[Sequence[Span]]) -> bool:
    """Whether an attribution touches no label and lies in one turn, or in none."""
    starts = [label.source[0] for label in labels]

    def place(span: Span) -> int:
        nth = bisect_right(starts, span[1] - 1) - 1
        if nth < 0:
            return -1
        if span[0] < labels[nth].begin:
            return -2
        return nth if any(start <= span[0] and span[1] <= end for start, end in contents[nth]) else -1

    places = {place(span) for spans in (item.source, item.cue, item.content) for span in spans}
    return -2 not in places and len(places) == 1
