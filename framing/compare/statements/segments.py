"""Sentences of quotes as words with offsets: what statements are compared by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from framing.compare.inference.counting import UNATTRIBUTED, attributed, spans_of
from framing.compare.mirrors import FUNCTION_WORDS
from framing.compare.quantities.number_words import word_value
from framing.tables import is_missing
from framing.text import Document, lemma

__all__ = ["Segment", "Word", "names", "segments", "sentence_at", "speakers", "word_list"]

_WORD = re.compile(r"\w")
_NAME = re.compile(r"\b[A-Z][\w’'-]*\w")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a segment.

    Attributes
    ----------
    start, end : int
    form : str
        Lower case.
    key : str
        Dictionary form; numbers in digits.
    content : bool
        Not a function word.
    marked : bool
        Inside quotation marks.
    name : bool
        Begins with a capital, elsewhere than at the start of the stretch.
    """

    start: int
    end: int
    form: str
    key: str
    content: bool
    marked: bool
    name: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence (or part of one) of a quote's content.

    Attributes
    ----------
    quote : int
        Place of the quote.
    article_id : str
    words : tuple of Word
    start, end : int
    text : str
        What stands there.
    around : tuple of str
        The words of its sentence beside it.
    """

    quote: int
    article_id: str
    words: tuple[Word, ...]
    start: int
    end: int
    text: str
    around: tuple[str, ...]

    @property
    def marked(self) -> float:
        """Share of its words inside quotation marks."""
        return sum(word.marked for word in self.words) / max(len(self.words), 1)


@lru_cache(maxsize=2**13)
def _key(form: str) -> str:
    plain = form.replace("’", "'")
    value = word_value(plain)
    if value is not None:
        return str(value)
    return plain.replace(",", "") if plain[0].isdigit() else lemma(plain)


def word_list(doc: Document, start: int, end: int, marked: list[tuple[int, int]]) -> tuple[Word, ...]:
    """Words of a stretch of text; clitics and punctuation left out.

    Parameters
    ----------
    doc : Document
    start, end : int
    marked : list of (start, end)
        What stands inside quotation marks.

    Returns
    -------
    tuple of Word

    Examples
    --------
    >>> [(w.form, w.key, w.marked) for w in word_list(Document("They left “two bases”."), 0, 22, [(11, 20)])]
    [('they', 'they', False), ('left', 'left', False), ('two', '2', True), ('bases', 'base', True)]
    """
    tokens = doc.tokens
    first, after = int(tokens.start.searchsorted(start)), int(tokens.end.searchsorted(end, side="right"))
    out: list[Word] = []
    places = zip(tokens.start[first:after].tolist(), tokens.end[first:after].tolist(), tokens.words[first:after])
    for left, right, word in places:
        form = word.lower()
        if not _WORD.search(form) or form[0] in "'’" or form in ("n't", "n’t"):
            continue
        inside = any(s <= left and right <= e for s, e in marked)
        name = bool(out) and word[0].isupper()
        out.append(Word(left, right, form, _key(form), form not in FUNCTION_WORDS, inside, name))
    return tuple(out)


def segments(quotes: pd.DataFrame, docs: Mapping[str, Document]) -> list[Segment]:
    """Sentences of all attributed quotes.

    Parameters
    ----------
    quotes : pandas.DataFrame
    docs : mapping of article_id to Document

    Returns
    -------
    list of Segment
        `quote` is the row's place in `quotes`. Where one quote stands inside another, each has its own.
    """
    out = []
    said = set(attributed(quotes).index)
    for place, (label, row) in enumerate(zip(quotes.index, quotes.to_dict("records"))):
        article_id = str(row["article_id"])
        if label not in said or article_id not in docs:
            continue
        doc = docs[article_id]
        marked = spans_of(row.get("marked_spans"))
        for start, end in _sentences(doc, spans_of(row["content_spans"])):
            found = word_list(doc, start, end, marked)
            if found and found[0].form == "that" and not found[0].marked:
                found = found[1:]  # the complementizer is no word of the speaker
            if found:
                start, end = found[0].start, found[-1].end
                out.append(Segment(place, article_id, found, start, end, doc.text[start:end], _around(doc, start, end)))
    return out


def sentence_at(doc: Document, place: int) -> tuple[int, int] | None:
    """The sentence in which a place of a text lies.

    Parameters
    ----------
    doc : Document
    place : int

    Returns
    -------
    (int, int) or None
        None between two sentences.

    Examples
    --------
    >>> sentence_at(Document("It rained. She left."), 12)
    (11, 20)
    """
    number = doc.sentence_number(place)
    found = doc.sentences[number] if number >= 0 else (0, 0)
    return found if found[0] <= place < found[1] else None


def _around(doc: Document, start: int, end: int) -> tuple[str, ...]:
    """Words of the sentence in which a stretch begins, without those of the stretch."""
    first = sentence_at(doc, start) or (start, end)
    inside = (doc.text[first[0] : start] + " " + doc.text[end : first[1]]).split()
    return tuple(word for word in inside if any(c.isalnum() for c in word))


def _sentences(doc: Document, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Content cut at the ends of sentences; pieces of one sentence (a cue between them) stay together as one stretch.

    The words of a cue between two pieces are left in: alignment passes over them.
    """
    out: dict[int, tuple[int, int]] = {}
    for start, end in spans:
        before = max(doc.sentence_number(start), 0)
        for number, (first, last) in enumerate(doc.sentences[before:], before):
            if first >= end:
                break
            left, right = max(start, first), min(end, last)
            if left < right:
                known_left, known_right = out.get(number, (left, right))
                out[number] = (min(left, known_left), max(right, known_right))
    return list(out.values())


def speakers(row: Mapping[str, Any]) -> frozenset[str]:
    """Everyone whose words a quote may be: the actor, whom it speaks for, where it belongs.

    Parameters
    ----------
    row : mapping
        A row of the quotes.

    Returns
    -------
    frozenset of str
        Empty when nobody is named whom another article could name too.
    """
    found = {str(row[c]) for c in ("actor_id", "on_behalf_of", "affiliation") if c in row and not is_missing(row[c])}
    several = row.get("actor_ids")
    found |= {str(actor) for actor in several} if isinstance(several, (list, tuple)) else set()
    local = f"{row.get('article_id')}:"  # an actor known in one article only: nobody can say who it is in another
    return frozenset(actor for actor in found if actor != UNATTRIBUTED and not actor.startswith(local))


def names(row: Mapping[str, Any]) -> frozenset[str]:
    """Capitalised words of a quote's source: two of them shared make one source of two.

    Examples
    --------
    >>> sorted(names({"source": "an official statement by Operation Inherent Resolve"}))
    ['Inherent', 'Operation', 'Resolve']
    """
    return frozenset(_NAME.findall(str(row["source"]))) if not is_missing(row.get("source")) else frozenset()
