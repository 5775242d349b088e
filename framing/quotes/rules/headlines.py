"""Headlines that name their source beside a colon or dash: ‘Strike killed dozens: officials’, ‘UN: Talks failed’."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.candidates import Candidate
from framing.text import Document

__all__ = ["find_headline_sources"]

_CONFIDENCE = 0.9  # 77 of 84 on the titles of PolNeAR, train and dev
_MAX_SOURCE_WORDS = 6
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
_BREAK = re.compile(r"\s*:\s+|\s+[-–—―]+\s+|\s*[―—]\s*")
_TO = re.compile(r"\s(?:to|on|at)\s", re.IGNORECASE)
_INSIDE = frozenset("of the and to &".split())


def find_headline_sources(doc: Document, found: Iterable[Attribution], body_start: int) -> list[Candidate]:
    """Propose the attribution of a title whose cue is a colon or dash.

    What stands on one side is a source when it is short and either names a role that speaks (*officials*, *report*)
    or ends with a name that is a source in the body too.

    Parameters
    ----------
    doc : Document
    found : iterable of Attribution
        Those of the whole article, for the names of their sources.
    body_start : int
        Where the title ends.

    Returns
    -------
    list of Candidate
        One at most.

    Examples
    --------
    >>> text = "Air strike killed dozens: officials"
    >>> title = find_headline_sources(Document(text), [], len(text))[0].attribution
    >>> [text[slice(*spans[0])] for spans in (title.source, title.cue, title.content)]
    ['officials', ':', 'Air strike killed dozens']
    """
    if not doc.paragraphs or doc.paragraphs[0][0] >= body_start:
        return []
    first, last = doc.paragraphs[0]
    names = {
        word.lower()
        for item in found
        for start, end in item.source
        for word in _WORD.findall(doc.text, start, end)
        if word[:1].isupper()
    }
    text = doc.text
    for match in _BREAK.finditer(text, first, last):
        sides = ((first, match.start()), (match.end(), last))
        for source, content in (sides, sides[::-1]):
            if source[0] == first:
                source = _without_addressee(text, source)
            quoted = ":" in match.group() and text[content[0]] in "\"'“‘"
            if len(_WORD.findall(text, *content)) >= 2 and _speaks(text, source, names, quoted):
                cue = text[match.start() : match.end()]
                begin = match.start() + len(cue) - len(cue.lstrip())
                title = Attribution((source,), ((begin, begin + len(cue.strip())),), (content,), _CONFIDENCE)
                return [Candidate(title)]
    return []


def _without_addressee(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Lee, of ‘Lee to Ho: …’ and ‘Lee on the war: …’."""
    cut = _TO.search(text, *span)
    return (span[0], cut.start()) if cut else span


def _speaks(text: str, span: tuple[int, int], names: set[str], quoted: bool) -> bool:
    """Whether the words can be a source; a name is enough where a quotation follows its colon."""
    found = _WORD.findall(text, *span)
    if not 0 < len(found) <= _MAX_SOURCE_WORDS or any(mark in text[span[0] : span[1]] for mark in '"“”‘:'):
        return False
    lower = [word.lower() for word in found]
    if (
        not words("quotes.headlines.no_phrase").isdisjoint(lower)
        or lower[0] in _INSIDE
        or "?" in text[span[0] : span[1]]
    ):
        return False
    if lower[-1] in words("quotes.headlines.speakers"):
        return True
    named = all(word[:1].isupper() or small in _INSIDE for word, small in zip(found, lower))
    return named and found[-1][:1].isupper() and (quoted or lower[-1] in names)
