"""Quotations whose speaker signs behind them, without a verb: after a dash, in brackets, in a line of its own.

A document and its attributions enter; the attributions leave, with one for each signed quotation. What was found of
the same words before gives way: the signature says who it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.people_nouns import names_people
from framing.quotes.spans import Covered, Span
from framing.text import Document

__all__ = ["put_signed", "sign_quotations"]

_CONFIDENCE = 0.9
_MOST_WORDS = 7  # of a phrase about people that signs
_FEWEST_WORDS = 4  # of a signed quotation, where no sentence ends in it
_WORD = re.compile(r"\w[\w'’-]*")
_BULLET = re.compile(r"[\s•*>·-]*")
_DASH = r"(?:[—–―~]+|--?-?)"
_PARTICLE = rf"(?:of|the|and|for|{'|'.join(sorted(words('actors.extent.particles')))})\b"
_NAME = rf"(?:[Tt]he\s)?[A-Z][\w.'’&/-]*(?:\s(?:[A-Z][\w.'’&/-]*|{_PARTICLE})){{0,8}}"
_ROLE = r"(?:,\s[^\n:;?!()]{2,100})"
_WHERE = r"(?:,?\s(?:on|in|to|at|during|speaking|writing|via)\s[^\n()]{2,90})"
_SIGNATURE = rf"(?P<name>{_NAME})(?P<role>{_ROLE}?){_WHERE}?\.?"
_AFTER_DASH = re.compile(rf"\s*(?P<cue>{_DASH})\s*{_SIGNATURE}\s*\Z")
_IN_BRACKETS = re.compile(rf"\s*(?P<cue>[(\[])\s*{_SIGNATURE}\s*[)\]][.;,]?\s*\Z")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]\n]{3,120}[)\]][.;,]?(?=\s*\Z|\s+[“‘\"'])")
_ALONE = re.compile(rf"(?P<cue>){_SIGNATURE}\s*\Z")
_PEOPLE = r"(?P<name>[^\s,:;?!()][^\n,:;?!()]{2,60}?)(?P<role>(?:,\s[^\n:;?!()]{2,80}?)?)\.?"
_PEOPLE_BEHIND = re.compile(rf"\s*(?P<cue>{_DASH}|[(\[])\s*{_PEOPLE}[)\]]?\.?\s*\Z")
_HEAD = re.compile(
    rf"(?P<cue>(?i:{'|'.join(sorted(words('quotes.signatures.heads')))}))\s+(?P<name>(?:[a-z][\w-]*\s){{0,3}}{_NAME})"
    r"(?P<role>(?:,\s[^\n:]{2,100})?)(?:\s[^\n:]{2,120})?:(?=\s|\Z)"
)


def sign_quotations(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Give signed quotations to those who sign, and what stands below *From the desk of …:* to whom it names.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> text = "“They came to kill, not to talk.” — Nora Finch, mayor of Karth"
    >>> one = sign_quotations(Document(text), [])[0]
    >>> [text[slice(*spans[0])] for spans in (one.source, one.cue, one.content)]
    ['Nora Finch', '—', '“They came to kill, not to talk.”']
    """
    return put_signed(found, [*_signed(doc), *_headed(doc)])


def put_signed(found: Sequence[Attribution], signed: Sequence[Attribution]) -> list[Attribution]:
    """Put attributions among others, which lose what they share with them.

    Parameters
    ----------
    found, signed : sequence of Attribution

    Returns
    -------
    list of Attribution
        Those found of which source and cue touch no signed one, without the pieces that are signed; then `signed`.

    Examples
    --------
    >>> one = Attribution(((30, 34),), ((28, 29),), ((20, 27),), 0.9)
    >>> said = Attribution(((0, 3),), ((4, 8),), ((9, 15), (20, 27)), 0.8)
    >>> [item.content for item in put_signed([said], [one])]
    [((9, 15),), ((20, 27),)]
    """
    if not signed:
        return list(found)
    ends = Covered(span for one in signed for span in (*one.source, *one.cue))
    held = Covered(span for one in signed for span in one.content)
    out = []
    for item in found:
        around = (*item.source, *item.cue)
        content = tuple(span for span in item.content if not held.touches(*span) and not ends.touches(*span))
        inside = bool(around) and all(held.touches(*span) for span in around)  # said within what is signed
        if any(ends.touches(*span) for span in around) or not (content or inside):
            continue
        out.append(item if inside else replace(item, content=content))
    return [*out, *signed]


def _signed(doc: Document) -> list[Attribution]:
    """Quotations that fill their paragraphs but for a signature behind them."""
    out = []
    text, paragraphs = doc.text, doc.paragraphs
    signed = 0  # up to where the last signature in brackets reaches
    for quotation in doc.quotations:
        nth = bisect_right(paragraphs, (quotation.start, len(text))) - 1
        last = bisect_right(paragraphs, (quotation.end - 1, len(text))) - 1
        if quotation.depth or not quotation.closed or nth < 0:
            continue
        if not _is_long(text, quotation.pieces):
            continue
        brackets = _BRACKETS.match(text, quotation.end, paragraphs[last][1])
        if not _BULLET.fullmatch(text, max(paragraphs[nth][0], signed), quotation.start):
            continue
        if brackets:  # one behind the other: “…” (Lee, mayor). “…” (Ho, baker)
            signature = _signature(doc, (quotation.end, brackets.end()), (_IN_BRACKETS,))
            signed = brackets.end() if signature is not None else signed
        elif quotation.end < paragraphs[last][1]:
            signature = _signature(doc, (quotation.end, paragraphs[last][1]), (_AFTER_DASH, _IN_BRACKETS))
        else:
            following = paragraphs[last + 1] if last + 1 < len(paragraphs) else (len(text), len(text))
            signature = _signature(doc, following, (_AFTER_DASH, _ALONE))
        if signature is not None:
            source, cue = signature
            pieces = [(mark, end) for (mark, _), (_, end) in zip(quotation.marks, quotation.pieces)]
            pieces[-1] = (pieces[-1][0], quotation.end)
            out.append(Attribution((source,), cue, tuple(pieces), _CONFIDENCE))
    return out


def _headed(doc: Document) -> list[Attribution]:
    """What stands behind or below *From the desk of X:* and *Statement by X:*."""
    out = []
    for nth, (start, end) in enumerate(doc.paragraphs):
        match = _HEAD.match(doc.text, start, end)
        if match is None:
            continue
        content = (match.end(), end) if doc.text[match.end() : end].strip() else None
        if content is None and nth + 1 < len(doc.paragraphs):
            content = doc.paragraphs[nth + 1]
        if content is not None:
            out.append(Attribution((match.span("name"),), (match.span("cue"),), (content,), _CONFIDENCE, "statement"))
    return out


def _signature(doc: Document, span: Span, forms: Sequence[re.Pattern[str]]) -> tuple[Span, tuple[Span, ...]] | None:
    """Who signs in a stretch, and the sign before; None where nobody does."""
    for form in forms:
        match = form.match(doc.text, *span)
        if match is not None and _names_somebody(match):
            return match.span("name"), _cue(match)
    match = _PEOPLE_BEHIND.match(doc.text, *span)
    if match is None or not _is_people(doc, match.span("name")):
        return None
    named = match["role"] and re.fullmatch(rf",\s{_NAME}", match["role"])  # the mayor of Karth, Tom Rusk
    return (match.start("name"), match.end("role" if named else "name")), _cue(match)


def _is_people(doc: Document, span: Span) -> bool:
    """Whether words are a noun phrase about people: a farmer in Karth, UN envoy Lena Ortiz."""
    found = _WORD.findall(doc.text, *span)
    starts = doc.tokens.start
    low, high = (int(np.searchsorted(starts, edge)) for edge in span)
    people = any(names_people(word) for word in found)
    return people and len(found) <= _MOST_WORDS and not any(tag[:2] in ("VB", "MD", "PR") for tag in doc.tags[low:high])


def _cue(match: re.Match[str]) -> tuple[Span, ...]:
    return (match.span("cue"),) if match["cue"] else ()


def _is_long(text: str, pieces: Sequence[Span]) -> bool:
    """Whether a quotation is an utterance, not the name of a thing."""
    said = " ".join(text[start:end] for start, end in pieces).rstrip()
    return said[-1:] in (".", "!", "?", "…", ",") or len(_WORD.findall(said)) >= _FEWEST_WORDS


def _names_somebody(match: re.Match[str]) -> bool:
    """Whether a signature is a name: of two words or with a role, in a line of its own with both."""
    parts = [part for part in _WORD.findall(match["name"]) if part[:1].isupper()]
    if parts and (parts[0].casefold() in words("quotes.signatures.no_names") or len(" ".join(parts)) < 4):
        return False
    if not words("quotes.times").isdisjoint(part.casefold().rstrip(".") for part in parts):
        return False
    if not match["cue"]:
        small = not match["name"].isupper()
        return small and bool(match["role"]) and 2 <= len(parts) <= 4 and len(_WORD.findall(match["role"])) <= 8
    return len(parts) > 1 or bool(match["role"])
