"""In whose voice a term stands, by the spans of the quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from framing.lexicons import Entry

__all__ = ["Quote", "Voice", "Voices", "read_quotes"]

#: Cues by which a source denies what follows.
DENIALS = frozenset("deny refute rebut disavow repudiate disclaim dismiss reject dispute contradict".split())


@dataclass(frozen=True)
class Quote:
    """What of a row of the table of quotes decides about voices."""

    quote_id: str
    scare: bool
    actor: str | None
    denies: bool
    content: tuple[tuple[int, int], ...]
    marked: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        """Characters of the content."""
        return sum(end - start for start, end in self.content)


@dataclass(frozen=True)
class Voice:
    """Voice of a span.

    Attributes
    ----------
    voice : {"quoted", "reported", "narration", "scare"}
    quote : Quote or None
        Quote whose content holds the span.
    cue_of : Quote or None
        Quote whose cue holds the span.
    """

    voice: str
    quote: Quote | None = None
    cue_of: Quote | None = None


def read_quotes(rows: Iterable[Mapping[str, Any]]) -> list[Quote]:
    """Rows of the table of quotes, as what is needed here.

    Parameters
    ----------
    rows : iterable of mapping

    Returns
    -------
    list of Quote
        Those without content are left out.
    """
    out = []
    for row in rows:
        content = _spans(row.get("content_spans"))
        if not content:
            continue
        lemma = row.get("cue_lemma")
        denies = (lemma in DENIALS or row.get("cue_stance") == "denying") and row.get("negated") is not True
        actor = row.get("actor_id")
        out.append(
            Quote(
                str(row["quote_id"]),
                row.get("kind") == "scare",
                actor if isinstance(actor, str) else None,
                denies,
                content,
                _spans(row.get("marked_spans")),
                _spans(row.get("cue_spans")),
                _spans(row.get("source_spans")),
            )
        )
    return out


def _spans(value: Any) -> tuple[tuple[int, int], ...]:
    if value is None or isinstance(value, float):
        return ()
    return tuple((int(start), int(end)) for start, end in value)


_STRETCH = 256  # characters


def _shared(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(end, e) - max(start, s)) for s, e in spans)


@dataclass
class Voices:
    """The quotes of one article, asked for the voice of spans.

    Parameters
    ----------
    quotes : list of Quote

    Examples
    --------
    >>> said = Quote("a:q0001", False, "SHE", False, ((0, 20),), ((1, 19),), ((26, 30),), ((22, 25),))
    >>> voices = Voices([said])
    >>> [voices.of(*span).voice for span in ((4, 9), (26, 30), (40, 50))]
    ['quoted', 'narration', 'narration']
    >>> voices.of(26, 30).cue_of is said
    True
    """

    quotes: list[Quote] = field(default_factory=list)

    def of(self, start: int, end: int) -> Voice:
        """Voice of ``[start, end)``; of nested quotes the innermost one counts.

        Returns
        -------
        Voice
        """
        half = (end - start) / 2
        inside: Quote | None = None
        cue_of: Quote | None = None
        for quote in self._near(start, end):
            if cue_of is None and _shared(quote.cue, start, end) > 0 and _shared(quote.content, start, end) <= half:
                cue_of = quote
                continue
            holds = _shared(quote.content, start, end) > half and _shared(quote.cue, start, end) <= half
            if holds and (inside is None or quote.length < inside.length):
                inside = quote
        if inside is None:
            return Voice("narration", None, cue_of)
        if inside.scare:
            return Voice("scare", inside, cue_of)
        quoted = _shared(inside.marked, start, end) > half
        return Voice("quoted" if quoted else "reported", inside, cue_of)

    @cached_property
    def _stretches(self) -> dict[int, list[int]]:
        """Quotes whose content or cue touches each stretch of the text, so that not every quote is asked."""
        out: dict[int, list[int]] = {}
        for number, quote in enumerate(self.quotes):
            spans = (*quote.content, *quote.cue)
            for stretch in sorted({n for s, e in spans for n in range(s // _STRETCH, e // _STRETCH + 1)}):
                out.setdefault(stretch, []).append(number)
        return out

    def _near(self, start: int, end: int) -> list[Quote]:
        stretches = range(start // _STRETCH, end // _STRETCH + 1)
        return [self.quotes[n] for n in sorted({n for s in stretches for n in self._stretches.get(s, ())})]

    def in_scope(self, entry: Entry, start: int, end: int) -> bool:
        """Whether an entry counts at ``[start, end)`` by its scope."""
        scope = entry.scope
        if scope == "any":
            return True
        voice = self.of(start, end)
        if scope == "cue":
            return voice.cue_of is not None
        if scope == "quoted":
            return voice.voice == "quoted"
        if scope == "content":
            return voice.quote is not None
        return voice.voice == "narration"
