"""Sentences that begin with a verb of saying and its speaker: *Said Lee: “…”*; *Replied the mayor: “…”*.

Attributions enter and leave; what is read as a source before a colon is parted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.quotes.attribution import Attribution
from framing.quotes.rules.said_clauses import Clauses
from framing.text import Document

__all__ = ["inverted", "part_inverted"]


def part_inverted(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Part a verb of saying from the speaker behind it: of *Said Lee: “…”* the cue is *Said*, not the colon.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        Without those that say the same as another one.

    Examples
    --------
    >>> text = "Said Lee: “We lost.”"
    >>> one = part_inverted(Document(text), [Attribution(((0, 8),), ((8, 9),), ((10, 20),), 0.8)])[0]
    >>> text[slice(*one.source[0])], text[slice(*one.cue[0])]
    ('Lee', 'Said')
    """
    suspect = [item for item in found if len(item.cue) == 1 and len(item.source) == 1 and _is_colon(doc, item)]
    if not suspect:
        return list(found)
    read = Clauses(doc)
    cues = {start for item in found for start, _ in item.cue}
    out = []
    for item in found:
        parted = _parted(read, item) if item in suspect else None
        if parted is None:
            out.append(item)
        elif parted.cue[0][0] not in cues:
            out.append(parted)
    return out


def _is_colon(doc: Document, item: Attribution) -> bool:
    return not any(letter.isalnum() for letter in doc.text[slice(*item.cue[0])])


def _parted(read: Clauses, item: Attribution) -> Attribution | None:
    first, after = (read.token_at(offset) for offset in item.source[0])
    if not inverted(read, first) or after - first < 2:
        return None
    return replace(item, source=(read.span(first + 1, after),), cue=(read.span(first, first + 1),))


def inverted(read: Clauses, token: int) -> bool:
    """Whether a sentence begins with a finite verb of saying and its speaker: Said Lee; Replied the mayor.

    Parameters
    ----------
    read : Clauses
    token : int
        The first of the sentence.

    Returns
    -------
    bool

    Examples
    --------
    >>> [inverted(Clauses(Document(text)), 0) for text in ("Said Lee: “No.”", "Claims of fraud: “No.”")]
    [True, False]
    """
    if token + 1 >= len(read.lower):
        return False
    cue = read.cues.verbs.get(read.lower[token])
    if cue is None or not cue.speech or cue.lemma == read.lower[token] or read.tree.tags[token] == "VBG":
        return False
    begins = token == 0 or read.doc.token_sentence[token - 1] != read.doc.token_sentence[token]
    return begins and read.tree.tags[token + 1] in ("NNP", "NNPS", "DT", "PRP", "PRP$", "JJ")
