"""Quotations of several paragraphs, and quoted paragraphs that name nobody: they go on with what came before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from framing.quotes.attribution import Attribution
from framing.quotes.spans import Covered, merged
from framing.text import Document, Quotation

__all__ = ["continue_quotes"]

_MARKS = "\"'”’»“ "
_STOPS = (".", "!", "?", "…", ",", ";", ":", "-", "–", "—", ")", "]")
_AFTER = " \t.,;:!?…-–—―"


def continue_quotes(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give a content all paragraphs of its quotation, and the bare quotations that follow it.

    A quotation that repeats its opening mark at each paragraph is whole in the content that holds a part of it. A
    paragraph that is one bare quotation goes to the quote of the paragraph before.
    In PolNeAR's training articles two of three such paragraphs belong to the attribution before them.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        As many as `found`, in its order, some with more pieces of content.

    Examples
    --------
    >>> text = "“It is safe,” Lee said.\\n\\n“We drink it.”"
    >>> one = Attribution(((14, 17),), ((18, 22),), ((0, 13),), 0.9)
    >>> [text[s:e] for s, e in continue_quotes(Document(text), [one])[0].content]
    ['“It is safe,”', '“We drink it.”']
    """
    out = _to_whole_quotations(doc, found)
    bare = [quotation for quotation in doc.quotations if quotation.depth == 0 and _is_bare(doc, quotation)]
    if not bare:
        return out
    taken = Covered(span for item in out for span in (*item.content, *item.cue, *item.source))
    starts = [start for start, _ in doc.paragraphs]
    quoting: dict[int, int] = {}  # paragraph -> the attribution whose marked content ends in it last
    marked = [quotation.start for quotation in doc.quotations]
    for nth, item in enumerate(out):
        start, end = item.content[0][0], max(end for _, end in item.content)
        if item.cue and bisect_right(marked, end - 1) > bisect_right(marked, start - 1):
            paragraph = bisect_right(starts, end - 1) - 1
            if paragraph not in quoting or end > max(e for _, e in out[quoting[paragraph]].content):
                quoting[paragraph] = nth
    for quotation in bare:
        first = bisect_right(starts, quotation.start) - 1
        if first - 1 not in quoting or taken.touches(quotation.start, quotation.end):
            continue
        nth = quoting[first - 1]
        out[nth] = replace(out[nth], content=(*out[nth].content, *_paragraphs_of(quotation)))
        quoting[bisect_right(starts, quotation.end - 1) - 1] = nth
    return out


def _to_whole_quotations(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Extend contents to every paragraph of the quotation that they hold a part of.

    Two attributions that share one quotation show that a closing mark is missing: theirs stays as it is.
    """
    out = list(found)
    long = [quotation for quotation in doc.quotations if quotation.depth == 0 and len(quotation.pieces) > 1]
    if not long:
        return out
    starts = [quotation.start for quotation in long]
    holders: dict[int, set[int]] = {}
    for nth, item in enumerate(found):
        spoken_of = {_inside(long, starts, start) for start, _ in (*item.source, *item.cue)}
        for start, end in item.content:
            # the first quotation that ends after the content begins, and those that begin in the content
            for q in range(max(bisect_right(starts, start) - 1, 0), bisect_right(starts, end - 1)):
                if long[q].end > start and q not in spoken_of and item.cue:
                    holders.setdefault(q, set()).add(nth)
    for q, items in holders.items():
        if len(items) == 1:
            nth = items.pop()
            out[nth] = replace(out[nth], content=tuple(merged((*out[nth].content, *_paragraphs_of(long[q])))))
    return out


def _inside(quotations: Sequence[Quotation], starts: Sequence[int], offset: int) -> int | None:
    nth = bisect_right(starts, offset) - 1
    return nth if nth >= 0 and offset < quotations[nth].end else None


def _paragraphs_of(quotation: Quotation) -> list[tuple[int, int]]:
    """What it fills of each paragraph, its marks included."""
    pieces = [(mark, end) for (mark, _), (_, end) in zip(quotation.marks, quotation.pieces)]
    pieces[-1] = (pieces[-1][0], quotation.end)
    return pieces


def _is_bare(doc: Document, quotation: Quotation) -> bool:
    """Whether it fills its paragraphs from the first character to the last."""
    nth = bisect_right(doc.paragraphs, (quotation.start, len(doc.text))) - 1
    last = bisect_right(doc.paragraphs, (quotation.end - 1, len(doc.text))) - 1
    if nth <= 0 or doc.paragraphs[nth][0] != quotation.start:
        return False
    if doc.text[quotation.end : doc.paragraphs[last][1]].strip(_AFTER):
        return False
    return doc.text[: doc.paragraphs[last][1]].rstrip(_MARKS).endswith(_STOPS)  # else a headline between paragraphs
