"""Stretches of a text: merged, and asked whether they touch another one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

__all__ = ["Covered", "Span", "Spans", "merged", "without"]

Span = tuple[int, int]
Spans = tuple[Span, ...]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Order spans and make one of those that overlap or touch; empty ones are left out.

    Parameters
    ----------
    spans : iterable of (start, end)

    Returns
    -------
    list of (start, end)

    Examples
    --------
    >>> merged([(5, 8), (0, 2), (7, 9), (2, 3)])
    [(0, 3), (5, 9)]
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


def without(spans: Iterable[Span], gaps: Iterable[Span]) -> list[Span]:
    """Leave out what gaps cover of spans.

    Parameters
    ----------
    spans, gaps : iterable of (start, end)

    Returns
    -------
    list of (start, end)
        In order; a span with a gap inside is two.

    Examples
    --------
    >>> without([(0, 9), (12, 14)], [(3, 5), (11, 20)])
    [(0, 3), (5, 9)]
    """
    out = []
    holes = merged(gaps)
    for start, end in sorted(spans):
        for low, high in holes:
            if low < end and start < high:
                if start < low:
                    out.append((start, low))
                start = max(start, high)
        if start < end:
            out.append((start, end))
    return out


class Covered:
    """What some spans cover of a text.

    Parameters
    ----------
    spans : iterable of (start, end)

    Examples
    --------
    >>> taken = Covered([(0, 4), (10, 12)])
    >>> taken.touches(4, 10), taken.touches(3, 5)
    (False, True)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = merged(spans)

    def touches(self, start: int, end: int) -> bool:
        """Whether a character of ``[start, end)`` is covered."""
        nth = bisect_left(self._spans, (end, end)) - 1
        return nth >= 0 and self._spans[nth][1] > start

    def add(self, start: int, end: int) -> None:
        """Cover a span that touches nothing so far."""
        insort(self._spans, (start, end))
