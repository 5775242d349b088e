"""Attributions that rules propose beside those that the engine has judged, and the choice between them.

The corpus that the engine learns from has no scare quotes, and takes the relay of a quotation for its source. What
rules say of these has a confidence of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.quotes.attribution import Attribution
from framing.quotes.spans import Covered, Span

__all__ = ["Candidate", "choose"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution that a rule proposes.

    Attributes
    ----------
    attribution : Attribution
    instead_of : (start, end) or None
        Other attributions whose cue begins in this stretch give way; where there is none, the candidate itself gives
        way to those that it touches.
    """

    attribution: Attribution
    instead_of: Span | None = None


def choose(judged: Sequence[Attribution], candidates: Iterable[Candidate]) -> list[Attribution]:
    """Choose among judged attributions and candidates.

    Parameters
    ----------
    judged : sequence of Attribution
    candidates : iterable of Candidate
        The earlier of two that give way to each other is kept.

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> said = Attribution(((0, 2),), ((3, 7),), ((8, 12),), 0.9)
    >>> scare = [Attribution((), (), (span,), 0.3) for span in ((9, 11), (20, 24))]
    >>> [one.content for one in choose([said], map(Candidate, scare))]
    [((8, 12),), ((20, 24),)]
    """
    ordered = list(candidates)
    replaced = Covered(one.instead_of for one in ordered if one.instead_of)
    out = [item for item in judged if not any(replaced.touches(start, start + 1) for start, _ in item.cue)]
    out += [one.attribution for one in ordered if one.instead_of]
    taken = Covered(span for item in out for spans in (item.source, item.cue, item.content) for span in spans)
    for one in ordered:
        spans = (*one.attribution.source, *one.attribution.cue, *one.attribution.content)
        start, end = min(spans)[0], max(spans)[1]
        if one.instead_of is None and not taken.touches(start, end):
            taken.add(start, end)
            out.append(one.attribution)
    return out
