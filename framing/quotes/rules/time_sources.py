"""Sources that are stretches of time: recent days have seen, Monday brought news."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.text import Document

__all__ = ["drop_time_sources"]


def drop_time_sources(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Leave out attributions whose source has a time as its head, since no time says anything.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> text = "The last weeks showed that it grew."
    >>> one = Attribution(((0, 14),), ((15, 21),), ((22, 34),), 0.9)
    >>> drop_time_sources(Document(text), [one])
    []
    """
    times, starts = words("quotes.time_heads"), doc.tokens.start

    def is_time(start: int, end: int) -> bool:
        first, after = np.searchsorted(starts, [start, end]).tolist()
        return first < after and doc.tree.words[doc.tree.head_of(first, after)] in times

    return [item for item in found if len(item.source) != 1 or not is_time(*item.source[0])]
