"""Whom an outlet cites for a report of its own words: *The Post, citing two officials, reported that …*.

The report is the officials', and the Post relays it: :func:`framing.quotes.rules.relays.find_relays` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.people_nouns import names_people
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.spans import Span
from framing.text import Document

__all__ = ["Citing", "citings", "credit_cited"]

_CITING = ("citing", "quoting")
_FARTHEST = 6  # tokens between the cited and the verb: , reported; , the paper said late on Monday


@dataclass(frozen=True, slots=True)
class Citing:
    """One place where an outlet cites somebody.

    Attributes
    ----------
    relay, cited : (start, end)
        Offsets of the outlet and of whom it cites.
    verb : int
        The token of *citing*.
    saying : int
        The token of the verb of saying that has the outlet as its subject.
    """

    relay: Span
    cited: Span
    verb: int
    saying: int


def credit_cited(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Make those whom an outlet cites the source of what it reports.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        Without those whose cue is *citing*; of the others some have another source, and no *citing* in the content.

    Examples
    --------
    >>> text = "The Post, citing two aides, reported that talks had failed."
    >>> one = Attribution(((0, 8),), ((28, 36),), ((37, 58),), 0.9)
    >>> text[slice(*credit_cited(Document(text), [one])[0].source[0])]
    'two aides'
    """
    if not any(f" {word} " in doc.text for word in _CITING):
        return list(found)
    read = Clauses(doc)
    places = list(citings(read))
    by_saying = {read.starts[one.saying]: one for one in places}
    verbs = {read.starts[one.verb] for one in places}
    out = []
    for item in found:
        told = next((by_saying[s] for start, end in item.cue for s in by_saying if start <= s < end), None)
        if any(start in verbs for start, _ in item.cue):
            continue
        if told is not None:
            begin, end = read.starts[told.verb], told.cited[1]
            item = replace(item, source=(told.cited,), content=_without(doc.text, item.content, begin, end))
        if item.content:
            out.append(item)
    return out


def citings(read: Clauses) -> Iterator[Citing]:
    """Find where an outlet cites people for what it says.

    Parameters
    ----------
    read : Clauses

    Yields
    ------
    Citing

    Examples
    --------
    >>> read = Clauses(Document("The Post reported that talks had failed, citing two aides."))
    >>> [(one.cited, read.lower[one.saying]) for one in citings(read)]
    [((48, 57), 'reported')]
    """
    for verb, word in enumerate(read.lower):
        if word not in _CITING or verb < 2 or read.lower[verb - 1] != "," or read.marked(verb) is not None:
            continue
        cited = read.tree.child(verb, "dobj")
        if cited < verb or not (names_people(read.tree.lemmas[cited]) or read.tree.tags[cited].startswith("NNP")):
            continue
        place = read.phrase(cited, verb)
        if place is not None and read.tree.tags[place[1] : place[1] + 1] in (["NN"], ["NNS"]):
            continue  # citing FAA advisories
        saying = _saying(read, verb, place[1]) if place is not None else -1
        relay = read.speaker(saying) if saying >= 0 else None
        if place is None or relay is None:
            continue
        relay = relay[0], min(relay[1], verb - 1) if relay[0] < verb else relay[1]
        if not words("quotes.media").isdisjoint(read.lower[slice(*relay)]):
            yield Citing(read.span(*relay), read.span(*place), verb, saying)


def _saying(read: Clauses, verb: int, after: int) -> int:
    """The verb of saying of the sentence: behind the cited, or the one that *citing* hangs on; -1 without one."""
    tree = read.tree
    if after < len(tree) and read.lower[after] == ",":
        for k in range(after + 1, min(after + 1 + _FARTHEST, len(tree))):
            if read.in_one_sentence(verb, k) and read.saying(k) and tree.child(k, "nsubj") >= 0:
                return k
    return next((k for k in tree.ancestors(verb) if read.saying(k) and 0 <= tree.child(k, "nsubj") < k < verb), -1)


def _without(text: str, content: Sequence[Span], begin: int, end: int) -> tuple[Span, ...]:
    """A content without a stretch and the comma before it."""
    out = []
    for start, stop in content:
        for one in ((start, min(stop, begin)), (max(start, end), stop)):
            while one[0] < one[1] and text[one[1] - 1] in ", ":
                one = one[0], one[1] - 1
            if any(char.isalnum() for char in text[one[0] : one[1]]):
                out.append(one)
    return tuple(out)
