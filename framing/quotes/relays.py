"""Who passes on another's words: Interfax quoted the deputy, citing a source, …"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.quotes.assemble import Pieces
from framing.quotes.attribution import Attribution
from framing.quotes.clauses import Reader
from framing.quotes.cues import cue_lexicon
from framing.text import Document

__all__ = ["find_relays"]

_RELAYING = re.compile(r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"(?:he|she|they|the (?:official|spokesman|spokeswoman|spokesperson|minister|lawmaker|source)s?)$", re.IGNORECASE
)
_MEDIA = re.compile(
    r"\b(?:agency|news|newspaper|paper|daily|weekly|magazine|television|tv|radio|channel|network|broadcaster|website|"
    r"media|press|times|post|journal|herald|tribune|telegraph|guardian|reuters|interfax|tass|ria|sana|afp|ap|xinhua|"
    r"anadolu|bbc|cnn|nbc|abc|cbs|jazeera|npr|bloomberg|politico|axios|outlet)\b",
    re.IGNORECASE,
)
_LEAD = 5  # characters that may stand between the cue and the source: the article that an engine left out
_REACH = 120  # tokens on either side of the cue


@dataclass(frozen=True, slots=True)
class _Event:
    """One quoting: who quotes, what follows, in which paragraph; `speaker` when it can only be somebody's words."""

    relay: tuple[int, int]
    quoted: tuple[int, int]
    paragraph: int
    speaker: bool


def find_relays(doc: Document, attributions: Sequence[Attribution]) -> dict[Pieces, Pieces]:
    """The relay of each source that another speaker quotes.

    A relay holds for the source that follows it and, when a news outlet quotes a speaker, for the
    pronoun that takes the speaker up in the same or the next paragraph.

    Parameters
    ----------
    doc : Document
    attributions : sequence of Attribution

    Returns
    -------
    dict
        Pieces of the source to pieces of the relay.

    Examples
    --------
    >>> text = "The agency quoted Ann Lee, a mayor. She said: “No.”"
    >>> find_relays(Document(text), [Attribution(((36, 39),), ((40, 44),), ((46, 51),), 1.0)])
    {((36, 39),): ((0, 10),)}
    """
    if not _RELAYING.search(doc.text):
        return {}
    events = list(_events(Reader(doc, cue_lexicon())))
    out: dict[Pieces, Pieces] = {}
    current: _Event | None = None
    paragraph = nth = 0
    for item in sorted((a for a in attributions if a.source), key=lambda a: a.source):
        start, end = item.source[0][0], item.source[-1][1]
        while nth < len(events) and events[nth].quoted[0] <= start:
            current = events[nth]
            paragraph = current.paragraph
            nth += 1
        if current is None:
            continue
        here = _paragraph(doc, start)
        if 0 <= start - current.quoted[0] <= _LEAD:
            out[item.source] = (current.relay,)
        elif start >= current.quoted[1]:
            if current.speaker and _TAKEN_UP.match(doc.text, start, end) and here - paragraph <= 1:
                out[item.source] = (current.relay,)
                paragraph = here
            else:
                current = None
    return out


def _events(read: Reader) -> Iterator[_Event]:
    lower = read.lower
    for match in _RELAYING.finditer(read.doc.text):
        i = read.token_at(match.start())
        if i + 1 >= len(lower) or read.starts[i] != match.start() or read.quotation(i) is not None:
            continue
        first, last = _sentence(read, i)
        if lower[i].endswith("ing") and i > first and lower[i - 1] == ",":
            verb = next((k for k in range(first + 1, i) if read.finite(k)), None)
            relay = read.subject(verb, first) if verb is not None else None
        else:
            relay = read.subject(i, first)
        if relay is None or relay[1] > i or lower[i + 1] in (",", ".", ":", "by", "in"):
            continue
        if read.quotation(i + 1) is not None:
            continue
        end = next((k for k in range(i + 1, last) if _ends(read, k)), last)
        if end > i + 1:
            span = read.span(*relay)
            outlet = lower[i].startswith("quot") and bool(_MEDIA.search(read.doc.text, *span))
            yield _Event(span, read.span(i + 1, end), _paragraph(read.doc, span[0]), outlet)


def _sentence(read: Reader, i: int) -> tuple[int, int]:
    """Tokens of the sentence around token `i`, not further than `_REACH` on either side."""
    sentence = read.doc.token_sentence
    first = last = i
    while first and i - first < _REACH and sentence[first - 1] == sentence[i]:
        first -= 1
    while last < len(read.lower) and last - i < _REACH and sentence[last] == sentence[i]:
        last += 1
    return first, last


def _ends(read: Reader, k: int) -> bool:
    """Whether what is quoted ends before token `k`: as saying, that, a participle of speech."""
    word = read.lower[k]
    return word in ("as", "that", ".", ";", ":") or (word.endswith("ing") and word in read.cues.verbs)


def _paragraph(doc: Document, offset: int) -> int:
    return bisect_right(doc.paragraphs, (offset, len(doc.text))) - 1
