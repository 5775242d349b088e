"""Who passes on another's words: Interfax quoted the deputy, as saying …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.quotes.assemble import Pieces
from framing.quotes.attribution import Attribution
from framing.quotes.clauses import Reader

__all__ = ["find_relays"]

_RELAYING = frozenset("quoted quotes quote quoting cited cites cite citing".split())
_PRONOUN = re.compile(
    r"(?:he|she|they|the (?:official|spokesman|spokeswoman|spokesperson|minister|lawmaker|source))$", re.I
)


def find_relays(read: Reader, attributions: Sequence[Attribution], limit: int = 1) -> dict[Pieces, Pieces]:
    """The relay of each source that another speaker quotes.

    A relay holds for the sources that stand in what it quotes, and for a pronoun that takes them up in the same or
    the next paragraph.

    Parameters
    ----------
    read : Reader
    attributions : sequence of Attribution
    limit : int
        How many paragraphs further a pronoun may stand.

    Returns
    -------
    dict
        Pieces of the source to pieces of the relay.

    Examples
    --------
    >>> from framing.quotes.cues import cue_lexicon
    >>> from framing.text import Document
    >>> text = "The agency quoted Ann Lee, a mayor. She said: “No.”"
    >>> found = [Attribution(((36, 39),), ((40, 44),), ((46, 51),), 1.0)]
    >>> find_relays(Reader(Document(text), cue_lexicon()), found)
    {((36, 39),): ((0, 10),)}
    """
    events = list(_events(read))
    if not events:
        return {}
    paragraph_of = read.doc.token_paragraph
    out: dict[Pieces, Pieces] = {}
    nth = 0
    current: tuple[tuple[int, int], tuple[int, int], int] | None = None
    for item in sorted((a for a in attributions if a.source), key=lambda a: a.source):
        start, end = item.source[0][0], item.source[-1][1]
        while nth < len(events) and events[nth][1][0] <= start:
            current = events[nth]
            nth += 1
        if current is None:
            continue
        relay, (low, high), token = current
        here = int(paragraph_of[min(read.token_at(start), len(read.words) - 1)])
        if low <= start < high or (
            _PRONOUN.match(read.doc.text, start, end) and here - int(paragraph_of[token]) <= limit
        ):
            out[item.source] = (relay,)
        elif start > high and not (relay[0] <= start < relay[1]):
            current = None
    return out


def _events(read: Reader) -> Iterator[tuple[tuple[int, int], tuple[int, int], int]]:
    """Relay, what it quotes, and the token of the cue, in order."""
    lower = read.lower
    sentence = read.doc.token_sentence
    for i, word in enumerate(lower):
        if word not in _RELAYING or read.quotation(i) is not None or i + 1 >= len(lower):
            continue
        first = i
        while first and sentence[first - 1] == sentence[i]:
            first -= 1
        last = i
        while last < len(lower) and sentence[last] == sentence[i]:
            last += 1
        if word.endswith("ing") and lower[i - 1] == ",":
            verb = next((k for k in range(first + 1, i) if read.finite(k)), None)
            relay = read.subject(verb, first) if verb is not None else None
        else:
            relay = read.subject(i, first)
        if relay is None or relay[1] > i:
            continue
        head = lower[i + 1]
        if head in (",", ".", ":", "by", "in") or read.quotation(i + 1) is not None:
            continue
        end = next(
            (k for k in range(i + 1, last) if lower[k] in ("as", "that", ".", ";", ":") or _verb_of(read, k)), last
        )
        if end > i + 1:
            yield read.span(*relay), read.span(i + 1, end), i


def _verb_of(read: Reader, k: int) -> bool:
    return read.lower[k].endswith("ing") and read.lower[k] in read.cues.verbs
