"""Sources that are no one: *It is alleged that …*, whoever was quoted before.

Attributions enter and leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.quotes.attribution import Attribution
from framing.text import Document

__all__ = ["unname_impersonal"]

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
