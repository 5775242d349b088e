"""What the reading of actors needs of a quote: its spans."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Pieces", "QuoteSpans"]

Pieces = tuple[tuple[int, int], ...]


class QuoteSpans(NamedTuple):
    """What the reading needs of a quote; offsets in the text.

    Attributes
    ----------
    kind : str
    source, cue, content, marked, relay : tuple of (start, end)
    in_title : bool
    """

    kind: str
    source: Pieces
    cue: Pieces
    content: Pieces
    marked: Pieces
    relay: Pieces
    in_title: bool = False
