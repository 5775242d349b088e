"""In whose voice a span of an article stands: enter the spans of its quotes, leaves the voice and the innermost quote.

This is the only place that decides it. Terms, mentions, numbers and words are all asked here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from framing.lexicons import Entry

__all__ = ["VOICES", "Quote", "Voice", "Voices", "read_quotes"]

#: The voices in which words of an article stand.
VOICES = ("narration", "reported", "quoted", "scare")

#: Cues by which a source denies what follows.
DENIALS = frozenset("deny refute rebut disavow repudiate disclaim dismiss reject dispute contradict".split())
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Quote:
    """What of a row of the table of quotes decides about voices.

    Attributes
    ----------
    content, marked, cue, source : tuple of (start, end)
        `marked` are the parts of the content inside quotation marks.
    scare : bool
    quote_id, actor : str or None
    denies : bool
        The source denies the content.
    """

    content: Spans
    marked: Spans = ()
    cue: Spans = ()
    source: Spans = ()
    scare: bool = False
    quote_id: str | None = None
    actor: str | None = None
    denies: bool = False

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
        Innermost quote whose content holds the span.
    cue_of : Quote or None
        Quote whose cue holds the span.
    number : int
        Place of `quote` among the quotes that :class:`Voices` was given, -1 for none.
    """

    voice: str
    quote: Quote | None = None
    cue_of: Quote | None = None
    number: int = -1


def read_quotes(rows: Iterable[Mapping[str, Any]]) -> list[Quote]:
    """Read rows of the table of quotes.

    Parameters
    ----------
    rows : iterable of mapping

    Returns
    -------
    list of Quote
        One a row.
    """
    out = []
    for row in rows:
        denying = row.get("cue_lemma") in DENIALS or row.get("cue_stance") == "denying"
        actor, quote_id = row.get("actor_id"), row.get("quote_id")
        out.append(
            Quote(
                content=_spans(row.get("content_spans")),
                marked=_spans(row.get("marked_spans")),
                cue=_spans(row.get("cue_spans")),
                source=_spans(row.get("source_spans")),
                scare=row.get("kind") == "scare",
                quote_id=quote_id if isinstance(quote_id, str) else None,
                actor=actor if isinstance(actor, str) else None,
                denies=denying and row.get("negated") is not True,
            )
        )
    return out


def _spans(value: Any) -> Spans:
    if value is None or isinstance(value, float):
        return ()
    return tuple((int(start), int(end)) for start, end in value)


def _shared(spans: Spans, start: int, end: int) -> int:
    return sum(max(0, min(end, e) - max(start, s)) for s, e in spans)


class Voices:
    """The quotes of one article, asked for the voice of spans.

    Parameters
    ----------
    quotes : sequence of Quote
        Those without content count for nothing.

    Examples
    --------
    >>> said = Quote(((0, 20),), ((1, 19),), ((26, 30),), ((22, 25),), actor="SHE")
    >>> voices = Voices([said])
    >>> [voices.of(*span).voice for span in ((4, 9), (26, 30), (40, 50))]
    ['quoted', 'narration', 'narration']
    >>> voices.of(26, 30).cue_of is said
    True
    >>> [(start, end, voice.voice) for start, end, voice in voices.stretches()][:3]
    [(0, 1, 'reported'), (1, 19, 'quoted'), (19, 20, 'reported')]
    """

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = quotes
        places = {
            number: (*quote.content, *quote.cue, *quote.marked) for number, quote in enumerate(quotes) if quote.content
        }
        # Between two edges nothing changes: the quotes that touch each such stretch are listed once.
        self._edges = sorted({edge for spans in places.values() for span in spans for edge in span})
        self._touching: list[list[int]] = [[] for _ in self._edges]
        for number, spans in places.items():
            for k in sorted({k for start, end in spans for k in self._between(start, end)}):
                self._touching[k].append(number)

    def _between(self, start: int, end: int) -> range:
        """Numbers of the stretches that a span touches."""
        return range(max(bisect_right(self._edges, start) - 1, 0), bisect_left(self._edges, end))

    def of(self, start: int, end: int) -> Voice:
        """Give the voice of ``[start, end)``; of nested quotes the innermost one counts.

        A span belongs to a content that holds more than half of it.

        Returns
        -------
        Voice
        """
        half = (end - start) / 2
        inside, cue_of, best, quoted = None, None, -1, False
        for number, quote, held, in_cue in self._parts(start, end):
            if cue_of is None and in_cue > 0 and held <= half:
                cue_of = quote
            elif held > half >= in_cue:
                # what somebody reports in quoted words, or in a turn of a transcript, is quoted too
                quoted = quoted or (not quote.scare and _shared(quote.marked, start, end) > half)
                if inside is None or quote.length < inside.length:
                    inside, best = quote, number
        if inside is None:
            return Voice("narration", None, cue_of)
        if inside.scare:
            return Voice("scare", inside, cue_of, best)
        return Voice("quoted" if quoted else "reported", inside, cue_of, best)

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, Quote, int, int]]:
        """Number, quote, and how many characters of a span its content and its cue hold, of all that touch it."""
        for number in sorted({number for k in self._between(start, end) for number in self._touching[k]}):
            quote = self.quotes[number]
            yield number, quote, _shared(quote.content, start, end), _shared(quote.cue, start, end)

    def holders(self, start: int, end: int) -> list[int]:
        """Give all quotes that :meth:`of` chooses the innermost of: a quote, those that it is quoted in.

        Returns
        -------
        list of int
            Places among the quotes that :class:`Voices` was given, the outermost first.

        Examples
        --------
        >>> Voices([Quote(((10, 20),)), Quote(((0, 40),))]).holders(12, 16)
        [1, 0]
        """
        half = (end - start) / 2
        found = [(number, quote) for number, quote, held, in_cue in self._parts(start, end) if held > half >= in_cue]
        return [number for number, _ in sorted(found, key=lambda item: (-item[1].length, -item[0]))]

    def stretches(self) -> Iterator[tuple[int, int, Voice]]:
        """Give the stretches of the text in which the voice is one, in order; narration may be left out.

        Yields
        ------
        start, end, voice : int, int, Voice
        """
        for start, end in pairwise(self._edges):
            yield start, end, self.of(start, start + 1)

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
