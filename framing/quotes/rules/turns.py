"""Turns of interviews, debates and transcripts: each is a quote of its speaker, without marks (RUSK: They fired first).

A document and its attributions enter; the attributions leave, with one for each turn of somebody else than the outlet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.turn_labels import Label, Publisher, find_labels, has_office, interviewed, is_section
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["read_turns"]

_CONFIDENCE = 0.9
_STAGE = re.compile(r"\W*(?:[(\[][^()\[\]]*[)\]]\W*)*\Z")  # [break], (END VIDEO CLIP), ###
_RULE = re.compile(r"[^\w(\[]+\Z")
_WORD = re.compile(r"\w+")
_ANSWERING = re.compile(rf"\b(?:{'|'.join(sorted(words('quotes.turns.answering')))})\b", re.IGNORECASE)
_LAST = 90  # characters at the end of a turn in which its question stands
_INITIALS = 3  # letters of a label like KL
_MOSTLY = 0.65
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
        Those found that stand in one turn or in none, and one a turn; where there are no turns, those found whose
        source is no label of a section (Note: …).

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
    found = [item for item in found if not _is_of_section(doc, item)]
    labels = find_labels(doc, body_start, publisher)
    if not labels:
        return found
    contents = _contents(doc, labels)
    own = _askers(doc.text, labels, contents)
    answering = _introduced(doc, body_start, labels[0].source[0])
    out = []
    for label, content in zip(labels, contents):
        if not label.speaks or not content or label.asks or label.key in own:
            continue
        if publisher and publisher.owns(label.name, label.role):
            continue
        source = _named_before(doc.text, label, labels) or answering
        out.append(Attribution((source,) if source else (), (label.colon,), content, _CONFIDENCE, "transcript"))
    return [*(item for item in found if _stands_apart(item, labels, contents)), *out]


def _is_of_section(doc: Document, item: Attribution) -> bool:
    """Whether what was taken for a source begins a sentence as a label that names nobody (Note: …)."""
    if len(item.source) != 1 or len(item.cue) != 1 or doc.text[slice(*item.cue[0])] != ":":
        return False
    start, end = item.source[0]
    nth = doc.sentence_number(start)
    return nth >= 0 and doc.sentences[nth][0] == start and is_section(doc.text[start:end])


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


def _askers(text: str, labels: Sequence[Label], contents: Sequence[Sequence[Span]]) -> set[str]:
    """Keys of the labels of whoever interviews: they ask, the others do not, and nothing else tells of them.

    Labels in capitals (BELL: …) and with an office are those of transcripts, in which those who ask are quoted too.
    """
    asked: dict[str, list[bool]] = {}
    formal: set[str] = set()
    for label, content in zip(labels, contents):
        if label.speaks and content:
            asked.setdefault(label.key, []).append("?" in text[slice(*content[-1])][-_LAST:])
            shouted = label.name.isupper() and len(label.name) > _INITIALS
            if shouted or label.role or label.asks or label.answers or has_office(label.name):
                formal.add(label.key)
    if formal or len(asked) < 2:
        return set()
    share = {key: sum(turns) / len(turns) for key, turns in asked.items()}
    most = [key for key, turns in asked.items() if share[key] >= _MOSTLY and len(turns) > 1]
    if len(most) != 1 or any(share[key] > 1 - _MOSTLY for key in share if key != most[0]):
        return set()
    tellings = len(re.findall(rf"\b{re.escape(most[0])}\b", text, re.IGNORECASE))
    return set(most) if tellings == len(asked[most[0]]) else set()  # who is told of works elsewhere


def _introduced(doc: Document, body_start: int, end: int) -> Span | None:
    """Whom an introduction is about, if it says that somebody answers: *She answered our questions*."""
    if not _ANSWERING.search(doc.text, body_start, end):
        return None
    tree, starts = doc.tree, doc.tokens.start
    first, after = int(starts.searchsorted(body_start)), int(starts.searchsorted(end))
    named: dict[str, Span] = {}
    for k in range(first, after):
        if tree.relations[k] in ("nsubj", "nsubjpass") and tree.tags[k] == "NNP":
            low = k
            while low > first and tree.tags[low - 1] == "NNP":
                low -= 1
            if low < k:
                named.setdefault(tree.lower[k], (int(starts[low]), int(doc.tokens.end[k])))
    return next(iter(named.values())) if len(named) == 1 else None


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
