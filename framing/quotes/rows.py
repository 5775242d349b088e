"""From the spans of attributions to the rows of the quotes table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from framing.quotes.attribution import Attribution
from framing.quotes.cue_stance import CueReading, read_cue
from framing.quotes.rules.utterances import is_utterance
from framing.quotes.spans import Span, merged, without
from framing.text import Document

__all__ = ["Pieces", "Quote", "assemble", "kind_of", "marked_in"]

Pieces = tuple[tuple[int, int], ...]

# Marks and the punctuation that goes with them: what a direct quotation may have outside its marks.
_OWN = frozenset(" \t\r\n\u00a0\u2009\u202f\"'`“”„‟«»＂‘’‚‛‹›.,;:!?…-–—―")


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution with everything that the text itself tells of it.

    Attributes
    ----------
    source, cue, content, marked, relay : tuple of (start, end)
    kind : {"direct", "indirect", "mixed", "scare"}
    reading : CueReading
    paragraph, sentence : int
        Where the content begins, from 0.
    confidence : float
    medium : str or None
        As in :class:`Attribution`; all of such a content counts as marked.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    marked: Pieces
    relay: Pieces
    kind: str
    reading: CueReading
    paragraph: int
    sentence: int
    confidence: float
    medium: str | None = None


def assemble(
    doc: Document, attributions: Iterable[Attribution], relays: dict[Pieces, Pieces] | None = None
) -> list[Quote]:
    """Make quotes of attributions: pieces by paragraph, kind, reading of the cue, place.

    Parameters
    ----------
    doc : Document
    attributions : iterable of Attribution
        An empty cue and source mean scare quotes, or an utterance that nobody is credited with.
    relays : dict, optional
        Words that name the relay, by the source of the attribution.

    Returns
    -------
    list of Quote
        By the start of the content; the same content under the same cue comes once.

    Examples
    --------
    >>> doc = Document("“We won,” he did not say.")
    >>> quote = assemble(doc, [Attribution(((10, 12),), ((13, 24),), ((0, 9),), 1.0)])[0]
    >>> quote.kind, quote.reading.negated, quote.marked
    ('direct', True, ((1, 8),))
    """
    text = doc.text
    paragraph_starts = [start for start, _ in doc.paragraphs]
    sentence_starts = [start for start, _ in doc.sentences]
    inner = merged(piece for quotation in doc.quotations for piece in quotation.pieces)
    best: dict[tuple[Pieces, Pieces], Attribution] = {}
    for item in attributions:
        content = _pieces(text, item.content, doc.paragraphs, paragraph_starts)
        if not content:
            continue
        key = (content, _clean(text, item.cue, ",;:"))
        rival = best.get(key)
        if rival is None or (bool(item.source), item.confidence) > (bool(rival.source), rival.confidence):
            best[key] = item
    out = []
    for (content, cue), item in best.items():
        source = _clean(text, item.source, ",;:")
        marked = content if item.medium else marked_in(content, inner)
        credited = bool(source or cue or item.medium)
        begin = content[0][0]
        out.append(
            Quote(
                source=source,
                cue=cue,
                content=content,
                marked=marked,
                relay=(relays or {}).get(item.source, ()),
                kind=kind_of(text, content, marked) if credited or _uttered(text, marked) else "scare",
                reading=_reading(text, cue, source),
                paragraph=max(bisect_right(paragraph_starts, begin) - 1, 0),
                sentence=max(bisect_right(sentence_starts, begin) - 1, 0),
                confidence=item.confidence,
                medium=item.medium,
            )
        )
    out.sort(key=lambda quote: (quote.content, quote.cue))
    return out


def cut_furniture(text: str, quote: Quote, furniture: Sequence[Span]) -> Quote:
    """Leave page furniture out of the pieces of a quote (*Sen. Ann Lee* [links to other pages] *of Ohio*).

    Parameters
    ----------
    text : str
        With blanks for the furniture.
    quote : Quote
    furniture : sequence of (start, end)

    Returns
    -------
    Quote
    """

    def cut(spans: Pieces) -> Pieces:
        return tuple(piece for span in without(spans, furniture) for piece in _clean(text, [span]))

    parts = (quote.source, quote.cue, quote.content, quote.marked, quote.relay)
    source, cue, content, marked, relay = map(cut, parts)
    return replace(quote, source=source, cue=cue, content=content, marked=marked, relay=relay)


def _uttered(text: str, marked: Pieces) -> bool:
    """Whether marked words that nobody is credited with are an utterance; else they are scare quotes."""
    return len(marked) > 1 or any(is_utterance(text, *span) for span in marked)


def kind_of(text: str, content: Sequence[tuple[int, int]], marked: Sequence[tuple[int, int]]) -> str:
    """Direct, mixed or indirect, by how much of the content stands inside quotation marks.

    Parameters
    ----------
    text : str
    content, marked : sequence of (start, end)
        `marked` as :func:`marked_in` gives it.

    Returns
    -------
    {"direct", "mixed", "indirect"}

    Examples
    --------
    >>> kind_of("a “new” start", [(0, 13)], [(3, 6)])
    'mixed'
    """
    if not marked:
        return "indirect"
    outside = []
    nth = 0
    for start, end in content:
        position = start
        while nth < len(marked) and marked[nth][0] < end:
            outside.append(text[position : marked[nth][0]])
            position = marked[nth][1]
            nth += 1
        outside.append(text[position:end])
    return "direct" if _OWN.issuperset("".join(outside)) else "mixed"


def marked_in(content: Sequence[tuple[int, int]], inner: Sequence[tuple[int, int]]) -> Pieces:
    """Parts of the content that stand inside quotation marks.

    Parameters
    ----------
    content, inner : sequence of (start, end)
        Both in order, neither overlapping itself.

    Returns
    -------
    tuple of (start, end)

    Examples
    --------
    >>> marked_in([(0, 10)], [(2, 4), (8, 20)])
    ((2, 4), (8, 10))
    """
    out = []
    for start, end in content:
        nth = max(bisect_right(inner, (start, start)) - 1, 0)
        while nth < len(inner) and inner[nth][0] < end:
            low, high = max(start, inner[nth][0]), min(end, inner[nth][1])
            if low < high:
                out.append((low, high))
            nth += 1
    return tuple(out)


def _clean(text: str, spans: Iterable[tuple[int, int]], trailing: str = "") -> Pieces:
    """Spans in order, overlapping or touching ones merged, no white space (and nothing of `trailing`) at their ends."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        start, end = max(start, 0), min(end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or (text[end - 1] in trailing and end - start > 1)):
            end -= 1
        if start >= end:
            continue
        if out and (start <= out[-1][1] or text[out[-1][1] : start].isspace()):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _pieces(
    text: str, spans: Iterable[tuple[int, int]], paragraphs: list[tuple[int, int]], starts: list[int]
) -> Pieces:
    """Pieces of a content: merged within a paragraph, cut between paragraphs, without those that hold no word."""
    out: list[tuple[int, int]] = []
    for start, end in _clean(text, spans):
        nth = max(bisect_right(starts, start) - 1, 0)
        while nth < len(paragraphs) and paragraphs[nth][0] < end:
            low, high = max(start, paragraphs[nth][0]), min(end, paragraphs[nth][1])
            if low < high and not _OWN.issuperset(text[low:high]):
                out.append((low, high))
            nth += 1
    return tuple(out)


def _reading(text: str, cue: Pieces, source: Pieces) -> CueReading:
    if not cue:
        return read_cue(())
    words = tuple(" ".join(text[start:end] for start, end in cue).lower().replace("n't", " n't").split())
    before = text[max(0, cue[0][0] - 30) : cue[0][0]].lower().replace("n't", " n't").replace("n’t", " n't")
    clause = before.replace(".", ",").replace(";", ",").rpartition(",")[2].split()
    if source:
        start, end = source[0]
        around = [*text[max(0, start - 8) : start].lower().split()[-1:], *text[start:end].lower().split()[:1]]
        if "neither" in around or "nor" in around:  # neither the owner nor the tenant would say
            return read_cue(words, ("neither",))
    return read_cue(words, tuple(clause[-2:]) if cue[0][0] else ())
