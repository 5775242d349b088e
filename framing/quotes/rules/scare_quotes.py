"""Scare quotes: marked words that nobody is said to have said, in the text and in its title.

Enter the quotation marks of a document; leave candidates, which give way to whatever is attributed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.lexicons.words import words as listed
from framing.quotes.attribution import Attribution
from framing.quotes.candidates import Candidate
from framing.text import Document

__all__ = ["find_scare_quotes"]

_WORD = re.compile(r"\w+(?:[-'’.&]\w+)*")
_CONFIDENCE = 0.35  # 23 of 70 on PolNeAR dev; the others have a speaker who was not found
_MAX_WORDS = 12
_BEFORE = re.compile(r"(known\sas|[\w-]+)\W{0,3}\Z", re.IGNORECASE)


def find_scare_quotes(doc: Document, body_start: int = 0) -> Iterator[Candidate]:
    """Propose short quotations, names of works and nicknames left out.

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
        words = _WORD.findall(text, start, end)
        if not 0 < len(words) <= _MAX_WORDS:
            continue
        if start >= body_start and (_is_name(words) or _is_sentence(text[start:end]) or _named(text, quotation.start)):
            continue
        yield Candidate(Attribution((), (), ((quotation.start, quotation.end),), _CONFIDENCE))


def _is_name(words: list[str]) -> bool:
    """The title of a work or a nickname: capitals throughout."""
    return (
        all(word[:1].isupper() or word[:1].isdigit() or word in listed("quotes.works.small") for word in words)
        and words[0][:1].isupper()
    )


def _is_sentence(words: str) -> bool:
    """A whole utterance, which somebody said: no scare quote even where nobody is named."""
    return words[:1].isupper() and words.rstrip()[-1:] in (".", "!", "?", ",")


def _named(text: str, start: int) -> bool:
    """Whether a word before the mark says that a name follows: the film “Heat and Dust”, known as …"""
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before is None or text.endswith("so ", 0, before.start()):  # so called “moderates”
        return False
    word = before[1].lower()
    return word == "known as" or word in listed("quotes.works.kinds")
