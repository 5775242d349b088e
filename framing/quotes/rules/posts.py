"""Posts of a social medium that an article shows: *text — Name (@handle) October 13, 2019*.

A document and its attributions enter; the attributions leave, with one for each post. All of a post is word for word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.rules.signatures import put_signed
from framing.quotes.spans import Covered, Span
from framing.text import Document

__all__ = ["sign_posts"]

_CONFIDENCE = 0.95
_DATE = r"(?:\s*(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4}))"
_SIGNED = re.compile(rf"(?P<cue>[—–―]+|--?)\s?(?P<name>[^\s(—–―][^\n(—–―]{{0,60}}?)\s*\(@\w+\){_DATE}?")
_HEADED = re.compile(r"(?P<name>[A-Z][^\n(]{0,60}?)\s*\(@\w+\):?\s+")
_WORD = re.compile(r"\S+")
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+\Z|(?<!\w)\[?pic\]?\Z", re.IGNORECASE)
_PICTURE = re.compile(r"pic\.twitter\.com/\w+\s*\Z")
_LETTER = re.compile(r"[^\W\d_]{2}")


def sign_posts(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give each post to whoever signs it.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        A line that ends with the picture of a post and names nobody is one without source, unless it was found to be
        somebody's.

    Examples
    --------
    >>> text = "The ministry lied. — Tom Rusk (@tomrusk) October 13, 2019"
    >>> one = sign_posts(Document(text), [])[0]
    >>> [text[slice(*spans[0])] for spans in (one.source, one.content)], one.medium
    (['Tom Rusk', 'The ministry lied.'], 'post')
    """
    signed = []
    for nth, (start, end) in enumerate(doc.paragraphs):
        begin = start
        for match in _SIGNED.finditer(doc.text, start, end):
            content = _said(doc.text, begin, match.start())
            if content is None and begin == start and nth:
                content = _said(doc.text, *doc.paragraphs[nth - 1])
            begin = match.end()
            if content is not None:
                signed.append(Attribution((match.span("name"),), (match.span("cue"),), (content,), _CONFIDENCE, "post"))
    out = put_signed(found, signed)
    taken = Covered(span for item in out for span in (*item.source, *item.cue, *item.content))
    for start, end in doc.paragraphs:
        if _PICTURE.search(doc.text, start, end) and not taken.touches(start, end):
            head = _HEADED.match(doc.text, start, end)
            source = (head.span("name"),) if head else ()
            content = _said(doc.text, head.end() if head else start, end)
            out += [Attribution(source, (), (content,), _CONFIDENCE, "post")] if content else []
    return out


def _said(text: str, start: int, end: int) -> Span | None:
    """The words of a post without the links behind them; none where there are no words."""
    for word in reversed([*_WORD.finditer(text, start, end)]):
        link = _LINK.search(text, *word.span())
        end = link.start() if link else word.end()
        if end > word.start():
            break
    part = text[start:end]
    start, end = end - len(part.lstrip()), start + len(part.rstrip())
    return (start, end) if _LETTER.search(text, start, end) else None
