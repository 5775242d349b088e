"""Quantities in a text: how many of what, how surely, and what befell them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.compare.befallen import befallen, does_to, measure_of
from framing.compare.mirrors import FUNCTION_WORDS
from framing.compare.number_words import read_number
from framing.compare.quantity_words import ABOVE, BELOW, CURRENCIES, DATES, KIND, QUALIFIERS, UNITS
from framing.text import Document, lemma

__all__ = ["Quantity", "find_quantities"]

_CAP = 8  # words of the counted noun phrase
_OWNERS = frozenset("of the its their our his her these those them us more other whom which my your".split())
#: Between a number without a noun and what befell those it counts: nearly 120 (were still) injured.
_LINKS = frozenset(
    """be is are was were been being have has had may could more others also still now feared left reported believed
    confirmed badly seriously severely lightly critically""".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity.

    Attributes
    ----------
    start, end : int
        From the qualifier to the last word of what is counted.
    number_start, number_end : int
        Qualifier and number alone.
    qualifier : str
    low, high : float
        Range that the words allow; infinite where open.
    head : str
        Dictionary form of what is counted; empty when not said.
    counted : str
        Its words.
    kind : str
        Class of `head` (fighters, civilians, people, time, …), or "other".
    measure : str
        killed, wounded, displaced …, or empty.
    measure_span : (int, int) or None
    """

    start: int
    end: int
    number_start: int
    number_end: int
    qualifier: str
    low: float
    high: float
    head: str
    counted: str
    kind: str
    measure: str
    measure_span: tuple[int, int] | None


def find_quantities(doc: Document) -> list[Quantity]:
    """All quantities of a text: dates, years, ages, ordinals and clock times left out.

    Parameters
    ----------
    doc : Document

    Returns
    -------
    list of Quantity

    Examples
    --------
    >>> [found] = find_quantities(Document("Rebels killed at least 20 government soldiers in May 2016."))
    >>> found.qualifier, found.low, found.high, found.counted, found.kind, found.measure
    ('at least', 20.0, inf, 'government soldiers', 'fighters', 'killed')
    """
    words, tags = [word.lower() for word in doc.tokens.words], doc.tags
    out = []
    place = 0
    while place < len(words):
        found = read_number(words, tags, place)
        if found is None:
            place += 1
            continue
        last, low, high = found
        quantity = _quantity(doc, words, tags, place, last, low, high)
        if quantity is not None:
            out.append(quantity)
        place = last + 1
    return out


def _quantity(
    doc: Document, words: list[str], tags: list[str], place: int, last: int, low: float, high: float
) -> Quantity | None:
    first, qualifier = _qualifier(words, place)
    if words[last].endswith("-strong"):
        qualifier = qualifier or "about"
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    if before in DATES or after in DATES or before in ("no.", "number", "article", "section", "page", "/", "#"):
        return None
    if after in ("a.m.", "p.m.", "am", "pm", "o'clock", "o’clock") or words[max(0, place - 2) : place] == ["one", "in"]:
        return None
    year = low == high and 1500 <= low <= 2100 and words[place].isdigit() and "," not in words[place]
    noun, head, kind = _counted(doc, words, tags, last)
    coin = CURRENCIES.get(words[first]) or CURRENCIES.get(words[place - 1] if place else "")
    if coin or after == "%":
        kind, head = ("money", coin) if coin else ("percent", "percent")
        noun = (last + 1, last + 1) if after == "%" else (last, last)
    measure, told = "", None
    if noun is None:
        measure, told = _without_noun(words, tags, doc.token_sentence, place, last)
        if not measure:
            return None
        kind, noun = "people", (last, max(last, told or last, *_of_them(words, last)))
    elif kind not in UNITS:
        measure, told = befallen(words, tags, doc.token_sentence, first, noun[1], head)
    if (year and not qualifier and kind == "other") or (low == 0 and not measure):
        return None
    if words[place] == "one" and not measure and not qualifier:
        return None  # one day, one thing: a way of speaking
    low, high = _range(low, high, qualifier)
    start, stop = int(doc.tokens.start[first]), int(doc.tokens.end[max(noun[1], last)])
    counted = doc.text[int(doc.tokens.start[noun[0]]) : int(doc.tokens.end[noun[1]])] if noun[0] > last else ""
    span = (int(doc.tokens.start[told]), int(doc.tokens.end[told])) if told is not None else None
    number_end = int(doc.tokens.end[last])
    return Quantity(start, stop, start, number_end, qualifier, low, high, head, counted, kind, measure, span)


def _qualifier(words: list[str], place: int) -> tuple[int, str]:
    """First token of the number with its qualifier and its currency, and the qualifier."""
    if place and words[place - 1] in CURRENCIES:
        place -= 1
    if place and words[place - 1] in ("another", "further", "additional"):
        place -= 1
    for phrase in QUALIFIERS:
        size = phrase.count(" ") + 1
        if place >= size and " ".join(words[place - size : place]) == phrase:
            return place - size, phrase
    return place - (place > 0 and words[place - 1] == "between"), ""


def _range(low: float, high: float, qualifier: str) -> tuple[float, float]:
    if qualifier in ABOVE:
        return low, math.inf
    if qualifier in BELOW:
        return 0.0, high
    return low, high


def _counted(doc: Document, words: list[str], tags: list[str], last: int) -> tuple[tuple[int, int] | None, str, str]:
    """First and last token of the counted noun phrase, its head, its kind."""
    place = last + 1
    while place < len(words) and (words[place] in _OWNERS or words[place] in "’”\"''»"):
        place += 1
    start = place
    noun = None
    sentence = doc.token_sentence
    if words[place : place + 2] == ["per", "cent"]:
        return (place, place + 1), "percent", "percent"
    while place < len(words) and place - start < _CAP and sentence[place] == sentence[last]:
        tag = tags[place]
        if noun is None and (tag in ("VBN", "VBD") or words[place] == "dead") and measure_of(words[place]):
            break  # 120 injured, 12 dead: nobody is named whom they could describe
        if tag.startswith("NN") and words[place] != "aboard":
            noun = place
            ends = tag in ("NNS", "NNPS") and (place + 1 >= len(words) or not tags[place + 1].startswith("NN"))
            if ends or KIND.get(words[place]) == "percent":
                break
        elif not (
            tag in ("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "POS")
            or (tag in (",", "CC") and noun is None and place > start)
            or (noun is None and words[place] not in FUNCTION_WORDS and doc.tokens.words[place][0].isupper())
        ):
            break
        place += 1
    if noun is None:
        return None, "", "other"
    head = lemma(words[noun].replace("’", "'"))
    head = "life" if head == "live" else head
    return (start, noun), head, KIND.get(head, "other")


def _of_them(words: list[str], last: int) -> tuple[int, ...]:
    """More and others, where they follow a number that names nobody."""
    return (last + 1,) if words[last + 1 : last + 2] and words[last + 1] in ("more", "others", "aboard") else ()


def _without_noun(
    words: list[str], tags: list[str], sentence: npt.NDArray[np.int32], place: int, last: int
) -> tuple[str, int | None]:
    """Measure of a number that names nobody (nearly 120 were injured; a toll of 31), and where it is said."""
    first, at = _qualifier(words, place)[0], last + 1
    if words[at : at + 2] in ([",", "including"], [",", "among"]) and "," in words[at + 1 : at + 10]:
        at = words.index(",", at + 1) + 1  # as many as 12, including three children, were killed
    while at < len(words) and (words[at] in _OWNERS or words[at] in _LINKS):
        at += 1
    if at < len(words) and sentence[at] == sentence[last] and tags[at] != "VBG" and measure_of(words[at]):
        return measure_of(words[at]) or "", at
    verb = first - 1 - (first > 0 and words[first - 1] in ("all", "another", "and"))
    if does_to(words, tags, verb):
        return measure_of(words[verb]) or "", verb
    for before in range(first - 1, max(-1, first - 7), -1):
        if sentence[before] != sentence[place] or words[before] in (",", ";"):
            break
        if words[before] == "toll":
            return "killed", before
    return "", None
