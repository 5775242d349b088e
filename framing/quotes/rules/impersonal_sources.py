"""What nobody is said to say: *It is alleged that …*, whoever was quoted before.

Attributions enter and leave; candidates leave for what no attribution enters of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.quotes.attribution import Attribution
from framing.quotes.candidates import Candidate
from framing.quotes.rules.said_clauses import Clauses
from framing.text import Document

__all__ = ["find_impersonal", "unname_impersonal"]

_CONFIDENCE = 0.4
_FARTHEST = 5  # tokens between the verb and its clause: last night
_IT_IS = re.compile(r"\bit(?:\s+(?:is|was|has|had|been|also|now|widely|generally|still|often))+\s+", re.IGNORECASE)
_BE = frozenset(["is", "was", "been", "being"])


def unname_impersonal(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Take the source from what *is said*, *was alleged*, *has been claimed* with *it* as the subject: nobody says it.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        As many as `found`. *It was said by Lee* keeps its source.

    Examples
    --------
    >>> text = "It has been alleged that the army shelled the town."
    >>> unname_impersonal(Document(text), [Attribution(((0, 2),), ((3, 19),), ((20, 50),), 0.6)])[0].source
    ()
    """
    out = list(found)
    for n, item in enumerate(found):
        if item.cue and item.source and item.source[0][0] < item.cue[0][0] and _impersonal(doc, item):
            out[n] = replace(item, source=())
    return out


def _impersonal(doc: Document, item: Attribution) -> bool:
    start, end = item.cue[0][0], item.cue[-1][1]
    said = doc.text[start:end].lower().split()
    before = doc.text[max(0, start - 20) : start].lower().split()
    subject = said[:1] == ["it"] or before[-1:] == ["it"]
    if not subject or "by" in said or _BE.isdisjoint(said):
        return False
    tree, first = doc.tree, int(doc.tokens.start.searchsorted(start))
    after = int(doc.tokens.start.searchsorted(end))
    return any(tree.tags[k] == "VBN" and not tree.behind(k, "by") for k in range(first, after))


def find_impersonal(doc: Document, found: Sequence[Attribution]) -> Iterator[Candidate]:
    """Propose what *it is said that* opens as a report of nobody.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
        Where one of them has its cue there, nothing is proposed.

    Yields
    ------
    Candidate
        Without a source.

    Examples
    --------
    >>> text = "It was rumoured last night that the wells were poisoned."
    >>> one = next(find_impersonal(Document(text), [])).attribution
    >>> [text[slice(*spans[0])] for spans in (one.cue, one.content)]
    ['was rumoured', 'that the wells were poisoned']
    """
    matches = list(_IT_IS.finditer(doc.text))
    if not matches:
        return
    read = Clauses(doc)
    cues = {read.token_at(start) for item in found for start, _ in item.cue}
    for match in matches:
        verb = read.token_at(match.end())
        if verb >= len(read.tree) or read.marked(verb) is not None or not _heard(read, verb):
            continue
        content = _clause(read, verb)
        first = read.token_at(match.start()) + 1
        if content is not None and cues.isdisjoint(range(first, verb + 1)):
            stretch = read.span(first, verb + 1)
            yield Candidate(Attribution((), (stretch,), (read.span(*content),), _CONFIDENCE))


def _heard(read: Clauses, verb: int) -> bool:
    """Whether a participle is one of hearsay: said, rumoured, believed."""
    cue = read.cues.verbs.get(read.lower[verb])
    if cue is None or cue.takes != "clause" or read.tree.tags[verb] not in ("VBN", "VBD"):
        return False
    return cue.stance in ("tentative", "doubting") or (cue.speech and cue.stance != "factive")  # was revealed: so it is


def _clause(read: Clauses, verb: int) -> tuple[int, int] | None:
    """Tokens from *that* to the end of the sentence or the comma before its next clause."""
    tree = read.tree
    near = range(verb + 1, min(verb + 1 + _FARTHEST, len(tree)))
    that = next((k for k in near if read.lower[k] == "that"), -1)
    if that < 0 or any(tree.tags[k][:2] in ("VB", "IN") or read.lower[k] == "," for k in range(verb + 1, that)):
        return None
    below = [k for k in (tree.child(verb, "ccomp"), *tree.ancestors(that)) if that < k]
    after = max((tree.span(k)[1] for k in below if k > that and verb not in range(*tree.span(k))), default=-1)
    while after > that + 1 and read.lower[after - 1] in (".", ",", "!", "?", ";"):
        after -= 1
    return (that, after) if after > that + 1 else None
