"""Readings that the trees show: a verb of saying with its subject and the clause that it governs.

Enter the trees of a document; leave proposals, which the engine's verifier judges beside the readings of its second
stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.quotes.rules.said_clauses import Clauses

__all__ = ["Proposal", "propose_reports"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reading of one cue; all places are tokens ``[first, after)`` of a document.

    Attributes
    ----------
    head : int
        Token that stands for the cue.
    source, cue, content : (first, after)
    shared : bool
        Whether the source is the subject of another verb.
    """

    head: int
    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[int, int]
    shared: bool


def propose_reports(clauses: Clauses) -> Iterator[Proposal]:
    """Propose a reading for each verb of saying that has a clause or quotation, and a subject.

    The subject is the verb's own (*the mayor said that …*, *…, unnamed officials told the paper*), or that of the verb
    before (*…, saying that …*, *… but appeared to deny …*).

    Parameters
    ----------
    clauses : Clauses

    Yields
    ------
    Proposal
        By the place of the verb.

    Examples
    --------
    >>> from framing.text import Document
    >>> doc = Document("Nobody was hurt in the attack, unnamed officials told the paper.")
    >>> [(one.source, one.cue, one.content) for one in propose_reports(Clauses(doc))]
    [((7, 9), (9, 10), (0, 6))]
    """
    before: Proposal | None = None
    for verb, word in enumerate(clauses.lower):
        if word not in clauses.cues.verbs or clauses.saying(verb) is None:
            continue
        content = clauses.said(verb)
        if content is None:
            continue
        group = clauses.shares(verb)
        if group is None:
            source = clauses.speaker(verb)
        elif before is not None and clauses.in_one_sentence(before.head, verb):
            source = before.source
        else:
            source = clauses.speaker_above(verb)
        if source is not None:
            first = verb if group is None else group[0]
            before = Proposal(first, source, (first, verb + 1), content, group is not None)
            yield before
