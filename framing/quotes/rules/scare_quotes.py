"""Scare quotes: marked words that nobody is said to have said, in the text and in its title.

Enter the quotation marks of a document; leave candidates, which give way to whatever is attributed.
"""

from __future__ import annotations

from collections.abc import Iterator

from framing.quotes.attribution import Attribution
from framing.quotes.candidates import Candidate
from framing.quotes.rules.utterances import WORD, is_name, is_named, is_utterance
from framing.text import Document

__all__ = ["find_scare_quotes"]

_CONFIDENCE = 0.35  # 23 of 70 on PolNeAR dev; the others have a speaker who was not found


def find_scare_quotes(doc: Document, body_start: int = 0) -> Iterator[Candidate]:
    """Propose marked words that are no utterance, names of works and nicknames left out.

    Parameters
    ----------
    doc : Document
    body_start : int
        Where the title ends. In a title any marked words count: capitals say nothing there.

    Yields
    ------
    Candidate
        Without source and cue.

    Examples
    --------
    >>> text = "The so-called “moderate” rebels watched “Gone With the Wind”."
    >>> [text[s:e] for one in find_scare_quotes(Document(text)) for s, e in one.attribution.content]
    ['“moderate”']
    """
    text = doc.text
    for quotation in doc.quotations:
        if quotation.depth or not quotation.closed or len(quotation.pieces) > 1:
            continue
        start, end = quotation.pieces[0]
        words = WORD.findall(text, start, end)
        if not words or is_utterance(text, start, end):
            continue
        if start >= body_start and (is_name(words) or is_named(text, quotation.start)):
            continue
        yield Candidate(Attribution((), (), ((quotation.start, quotation.end),), _CONFIDENCE))
