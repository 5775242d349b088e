"""Entries of live blogs: a time, who speaks, a colon, and what is said (14:05 Mayor Lee: The dam holds.).

A document and its attributions enter; the attributions leave. No source begins with a clock time any more, and each
entry that names a speaker is a quote of theirs, without marks or with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.people_nouns import names_people
from framing.quotes.rules.signatures import put_signed
from framing.quotes.rules.turn_labels import CLOCK_TIME, has_office, is_section
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["read_entries"]

_CONFIDENCE = 0.8
_TIMED = re.compile(rf"\W{{0,3}}{CLOCK_TIME}[ \t]*(?:[-–—:|•·][ \t]*)?(?=[A-Z])")
_LABEL = re.compile(r"(?P<name>[A-Z][^:\n?!“”\"()]{2,90}?)(?:\s\([^()\n]{1,60}\))?(?P<colon>:)\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MOST_WORDS = 10  # of a label
_ENDS = (".", "!", "?", "…", "”", '"', "’", "'")
_CLAUSE = frozenset(["nsubj", "nsubjpass", "aux", "auxpass", "cop", "advcl", "ccomp"])


def read_entries(doc: Document, found: Sequence[Attribution], body_start: int = 0) -> list[Attribution]:
    """Give the entries of a live blog to whom their labels name.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
    body_start : int
        Where the title ends.

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> text = "14:05 Mayor Ann Roux: The dam is holding.\\n\\n13:22 Road to Elm Point: It is closed."
    >>> for one in read_entries(Document(text), []):
    ...     print(text[slice(*one.source[0])], "|", text[slice(*one.content[0])])
    Mayor Ann Roux | The dam is holding.
    """
    timed = {
        start: match.end()
        for start, end in doc.paragraphs
        if start >= body_start and (match := _TIMED.match(doc.text, start, end))
    }
    if not timed:
        return list(found)
    kept = [replace(item, source=tuple(_behind_time(span, timed) for span in item.source)) for item in found]
    return put_signed(kept, [*_entries(doc, kept, timed)])


def _behind_time(span: Span, timed: dict[int, int]) -> Span:
    """A source without the time with which its paragraph begins."""
    begin = next((after for start, after in timed.items() if start <= span[0] < after < span[1]), span[0])
    return begin, span[1]


def _entries(doc: Document, found: Sequence[Attribution], timed: dict[int, int]) -> Iterator[Attribution]:
    taken = [span for item in found if item.source for span in item.cue]
    names = {doc.text[slice(*span)] for item in found for span in item.source}
    for start, end in doc.paragraphs:
        label = _LABEL.match(doc.text, timed[start], end) if start in timed else None
        if label is None or any(label.start("colon") <= cue[0] < label.end() for cue in taken):
            continue
        quotation = next((q for q in doc.quotations if q.start == label.end() and not q.depth), None)
        if _speaks(doc, label.span("name"), names, quotation is not None):
            content = (label.end(), min(end, quotation.end) if quotation is not None else end)
            told = doc.text[slice(*content)].rstrip().endswith(_ENDS)  # a headline says what they said
            medium = "transcript" if told else None
            yield Attribution((label.span("name"),), (label.span("colon"),), (content,), _CONFIDENCE, medium)


def _speaks(doc: Document, span: Span, names: set[str], marked: bool) -> bool:
    """Whether the words of a label name people: by an office, a noun, or a name that is quoted in the text too."""
    name = doc.text[slice(*span)]
    told = [word.casefold() for word in _WORD.findall(name)]
    if not 0 < len(told) <= _MOST_WORDS or is_section(name) or not words("quotes.headlines.no_phrase").isdisjoint(told):
        return False
    first, after = (int(doc.tokens.start.searchsorted(edge)) for edge in span)
    tree = doc.tree
    if any(tree.relations[k] in _CLAUSE and first <= tree.heads[k] < after for k in range(first, after)):
        return False  # Police say of the bridge: …
    capitals = sum(word[:1].isupper() for word in _WORD.findall(name))
    office = has_office(name) or any(map(names_people, told)) or told[-1] in words("quotes.headlines.speakers")
    return office or (capitals > 1 and (marked or any(name in other for other in names)))
