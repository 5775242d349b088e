"""One attribution as the engine finds it: who, with which words, said what, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution, each a tuple of pieces.

    Attributes
    ----------
    source, cue, content : tuple of (start, end)
        Offsets in code points of the text, in order. `source` and `cue` may be empty; `content` never is.
    confidence : float
        Calibrated probability that source and content are right.
    medium : {"transcript", "post", "statement"} or None
        What the content is printed in where it needs no quotation marks to be word for word.

    Examples
    --------
    >>> found = Attribution(((9, 11),), ((12, 16),), ((0, 8),), 0.97)
    >>> found.source
    ((9, 11),)
    """

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    confidence: float
    medium: str | None = None
