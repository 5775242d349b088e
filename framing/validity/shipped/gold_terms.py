"""Terms marked by hand, from a gold file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

__all__ = ["GoldTerm", "Span", "read_gold_terms"]

#: Offsets ``[start, end)``.
Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class GoldTerm:
    """A term marked by hand.

    Attributes
    ----------
    article : str
    start, end : int
    term, frame, voice : str
    speaker, target : str or None
        Ids of actors; in narration the speaker is the outlet and is not looked at.
    speaker_span, target_span : tuple of int or None
        A mention of the actor, where the gold's ids are its own and not those of a registry.
    counts : bool
        False for terms of optional quotes and repeated spans: neither to be found, nor wrong to find.
    also : tuple of str
        Other frames that a reader would accept.
    """

    article: str
    start: int
    end: int
    term: str
    frame: str
    voice: str
    speaker: str | None = None
    target: str | None = None
    speaker_span: Span | None = None
    target_span: Span | None = None
    counts: bool = True
    also: tuple[str, ...] = ()


def read_gold_terms(data: Mapping[str, Any]) -> list[GoldTerm]:
    """Terms of a gold file in one of two forms.

    Parameters
    ----------
    data : mapping
        Either with ``quotes`` (each with ``frames``) and ``narration``, as the gold of the two shipped articles; or
        with a flat list ``terms``: ``doc``, ``span``, ``term``, ``frame``, ``voice``, ``speaker``, ``target``, and
        where they apply ``speaker_span``, ``target_span``, ``optional``.

    Returns
    -------
    list of GoldTerm
        By article and place.

    Examples
    --------
    >>> term = {"doc": "a", "span": [0, 4], "term": "Raid", "frame": "aggression", "voice": "narration"}
    >>> read_gold_terms({"terms": [term, term]})[1].counts
    False
    """
    rows = [dict(row) for row in data.get("terms", ())]
    for quote in data.get("quotes", ()):
        shared = {"doc": quote["doc"], "speaker": quote["actor"], "optional": quote.get("optional", False)}
        rows += [{**shared, **term} for term in quote["frames"]]
    rows += [{**row, "optional": "duplicate_of_line" in row} for row in data.get("narration", ())]
    seen: set[tuple[str, int, int, str]] = set()
    out = []
    for row in sorted(rows, key=lambda r: (r["doc"], *r["span"], r["frame"], bool(r.get("optional")))):
        start, end = row["span"]
        key = (row["doc"], start, end, row["frame"])
        also = tuple(part.split("@")[0] for part in str(row.get("also") or "").split(",") if part)
        own = row["voice"] in ("quoted", "reported")
        counts = not row.get("optional") and key not in seen
        seen.add(key)
        speaker = row.get("speaker") if own else None
        spans = _span(row.get("speaker_span")), _span(row.get("target_span"))
        place = row["doc"], start, end, row["term"], row["frame"], row["voice"]
        out.append(GoldTerm(*place, speaker, row.get("target"), *spans, counts, also))
    return out


def _span(value: Any) -> Span | None:
    return None if value is None else (int(value[0]), int(value[1]))
