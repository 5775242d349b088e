"""Words inside quotation marks, by length: utterances, which somebody said, and short marked phrases.

Enter the quotation marks of a document; leave its utterances, a piece a paragraph. What is no utterance can be scare
quotes or the name of a work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from framing.lexicons.words import words as listed
from framing.quotes.attribution import Attribution
from framing.quotes.spans import Span, merged
from framing.text import Document, Quotation

__all__ = [
    "WORD",
    "Utterance",
    "find_utterances",
    "gaps_in",
    "grown",
    "holders_of",
    "is_name",
    "is_named",
    "is_utterance",
]

WORD = re.compile(r"\w+(?:[-'’.&]\w+)*")
_BEFORE = re.compile(r"(known\sas|[\w-]+)\W{0,3}\Z", re.IGNORECASE)
_SENTENCE_LENGTH = 6  # words


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an utterance fills of one paragraph.

    Attributes
    ----------
    start, end : int
        Its marks included, where they stand.
    quotation : Quotation
    nth : int
        Number of the paragraph within the quotation.
    """

    start: int
    end: int
    quotation: Quotation
    nth: int

    @property
    def inner(self) -> tuple[int, int]:
        """The words without the marks."""
        return self.quotation.pieces[self.nth]

    @property
    def last(self) -> bool:
        """Whether it closes its quotation."""
        return self.nth == len(self.quotation.pieces) - 1


def is_utterance(text: str, start: int, end: int) -> bool:
    """Whether marked words are as long as a sentence: six words, or a sentence from its capital to its stop.

    The stop may stand behind the mark, if the sentence begins with the mark.

    Parameters
    ----------
    text : str
    start, end : int
        The words without their marks.

    Returns
    -------
    bool

    Examples
    --------
    >>> [is_utterance(one, 0, len(one)) for one in ("We won.", "so-called", "Star Wars.", "a war of choice and ruin")]
    [True, False, False, True]
    """
    found = WORD.findall(text, start, end)
    if len(found) >= _SENTENCE_LENGTH:
        return True
    said = text[start:end].strip()
    if not found or not said[:1].isupper() or is_name(found):
        return False
    if said[-1:] in (".", "!", "?", ","):
        return True
    before = text[: max(start - 1, 0)].rstrip(" ")[-1:]  # the British way: ‘We won’. ‘We lost’.
    return text[end + 1 : end + 2] in (".", "!", "?") and before in ("", "\n", "\r", ".", "!", "?", ":", "”", "’")


def is_name(found: list[str]) -> bool:
    """Whether words can be the title of a work or a nickname: capitals throughout."""
    return (
        all(word[:1].isupper() or word[:1].isdigit() or word in listed("quotes.works.small") for word in found)
        and found[0][:1].isupper()
    )


def is_named(text: str, start: int) -> bool:
    """Whether a word before the mark says that a name follows: the film “Heat and Dust”, known as …

    Parameters
    ----------
    text : str
    start : int
        Where the mark stands.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_named("The film “heat and dust”", 9), is_named("The “new” film", 4)
    (True, False)
    """
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before is None or text.endswith("so ", 0, before.start()):  # so called “moderates”
        return False
    word = before[1].lower()
    return word == "known as" or word in listed("quotes.works.kinds")


def find_utterances(doc: Document, short: bool = False) -> list[Utterance]:
    """Find the utterances of a text that stand in no other one.

    Parameters
    ----------
    doc : Document
    short : bool
        Take other marked words too.

    Returns
    -------
    list of Utterance
        By start.

    Examples
    --------
    >>> text = "“No ‘big’ deal,” he said. A “new” one. “We drink\\n\\n“from it.”"
    >>> [text[one.start : one.end] for one in find_utterances(Document(text))]
    ['“No ‘big’ deal,”', '“We drink', '“from it.”']
    """
    out = []
    for quotation in doc.quotations:
        pieces = quotation.pieces
        if quotation.depth or not (short or len(pieces) > 1 or is_utterance(doc.text, *pieces[0])):
            continue
        for nth, (piece, mark) in enumerate(zip(pieces, quotation.marks)):
            if WORD.search(doc.text, *piece):
                end = quotation.end if nth == len(pieces) - 1 else piece[1]
                out.append(Utterance(mark[0], end, quotation, nth))
    return out


def holders_of(utterances: Sequence[Utterance], found: Sequence[Attribution]) -> list[dict[int, list[Span]]]:
    """Which attributions hold a part of each utterance in their content, speaking of it from outside.

    Parameters
    ----------
    utterances : sequence of Utterance
        By start.
    found : sequence of Attribution
        One whose cue or source stands in the utterance itself tells what its speaker says that another said.

    Returns
    -------
    list of dict
        For each utterance the pieces of content that touch it, by the number of the attribution.

    Examples
    --------
    >>> text = "“He said it was over,” she told us."
    >>> nested = Attribution(((1, 3),), ((4, 8),), ((9, 20),), 0.9)
    >>> whole = Attribution(((23, 26),), ((27, 31),), ((0, 22),), 0.9)
    >>> holders_of(find_utterances(Document(text)), [nested, whole])
    [{1: [(0, 22)]}]
    """
    starts = [one.start for one in utterances]
    out: list[dict[int, list[Span]]] = [{} for _ in utterances]

    def touched(span: Span) -> range:
        first = max(bisect_right(starts, span[0]) - 1, 0)
        if first < len(starts) and utterances[first].end <= span[0]:
            first += 1
        return range(first, bisect_right(starts, span[1] - 1))

    for number, item in enumerate(found):
        if not (item.cue or item.source):
            continue
        inside = {id(utterances[k].quotation) for span in (*item.cue, *item.source) for k in touched(span)}
        for span in item.content:
            for k in touched(span):
                if id(utterances[k].quotation) not in inside:
                    out[k].setdefault(number, []).append(span)
    return out


def gaps_in(text: str, utterance: Utterance, contents: Sequence[Span]) -> list[Span]:
    """Stretches of an utterance with words that no content holds.

    Parameters
    ----------
    text : str
    utterance : Utterance
    contents : sequence of (start, end)

    Returns
    -------
    list of (start, end)

    Examples
    --------
    >>> text = "“It was over. We left,” she said."
    >>> one = find_utterances(Document(text))[0]
    >>> [text[start:end] for start, end in gaps_in(text, one, [(14, 23)])]
    ['It was over. ']
    """
    position, last = utterance.inner
    out = []
    for start, end in [*merged(contents), (last, last)]:
        if end <= position or start > last:
            continue
        if WORD.search(text, position, start):
            out.append((position, start))
        position = max(position, end)
    return out


def grown(found: Sequence[Attribution], more: Mapping[int, Sequence[Span]]) -> list[Attribution]:
    """Attributions with more content.

    Parameters
    ----------
    found : sequence of Attribution
    more : mapping of int to sequence of (start, end)
        What is added, by the number of the attribution.

    Returns
    -------
    list of Attribution
        In the order of `found`.

    Examples
    --------
    >>> grown([Attribution((), (), ((5, 9),), 0.2)], {0: [(1, 5)]})[0].content
    ((1, 9),)
    """
    out = list(found)
    for number, spans in more.items():
        out[number] = replace(out[number], content=tuple(merged((*out[number].content, *spans))))
    return out
