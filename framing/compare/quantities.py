"""Quantities in a text: how many of what, how surely, and what befell them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from framing.compare.accusations import FUNCTION_WORDS
from framing.compare.segments import NUMBERS
from framing.text import Document, lemma

__all__ = ["KINDS", "MEASURES", "Quantity", "find_quantities"]

_QUALIFIERS = (
    "an estimated", "the estimated", "no fewer than", "well more than", "no more than", "a total of", "upwards of",
    "as many as", "fewer than", "less than", "more than", "well over", "close to", "at least", "at most", "up to",
    "approximately", "estimated", "roughly", "exactly", "around", "nearly", "almost", "about", "under", "over", "only",
    "some", "just",
)  # fmt: skip
_BELOW = ("fewer than", "less than", "under", "up to", "as many as", "no more than", "at most")
_ABOVE = ("more than", "over", "at least", "well over", "no fewer than", "upwards of", "well more than")
#: Vague numbers as ranges: a dozen and more, but not yet a hundred.
_VAGUE = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2000, 9999),
    "tens of thousands": (20_000, 99_999), "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999), "several": (3, 9), "several dozen": (36, 99), "a dozen": (12, 12),
    "several hundred": (300, 900), "several thousand": (3000, 9000), "a handful": (3, 6), "dozen": (12, 12),
}  # fmt: skip
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday""".split()
)
#: What is counted, by head noun.
KINDS: Mapping[str, frozenset[str]] = {
    "fighters": frozenset(
        """soldier fighter troop militant insurgent rebel militiaman personnel gunman attacker combatant serviceman
        paramilitary guard officer guerrilla jihadist extremist terrorist mercenary recruit conscript force""".split()
    ),
    "civilians": frozenset(
        """civilian child woman resident villager refugee bystander protester demonstrator patient worker passenger
        migrant student schoolchild family household shopper worshipper journalist""".split()
    ),
    "people": frozenset("people person member man victim official individual citizen life body suspect other".split()),
    "time": frozenset("second minute hour day night week month year decade century weekend".split()),
    "distance": frozenset("kilometer kilometre km mile metre meter foot yard inch acre hectare".split()),
    "money": frozenset("dollar euro pound ruble yuan yen cent".split()),
    "percent": frozenset(["percent", "percentage", "%"]),
    "weapons": frozenset(
        """tank rocket missile aircraft jet plane helicopter drone vehicle bomb shell truck gun rifle ship boat
        warplane strike airstrike""".split()
    ),
}
_KIND = {head: kind for kind, heads in KINDS.items() for head in heads}
#: What befell those who are counted, by the word that says so.
MEASURES: Mapping[str, frozenset[str]] = {
    "killed": frozenset("kill dead die death killing slay slain murder fatality toll massacre perish".split()),
    "wounded": frozenset("wound wounded injure injured injury hurt maim".split()),
    "displaced": frozenset("displace displaced flee uproot homeless evacuate displacement".split()),
    "detained": frozenset("arrest detain detained jail imprison capture captured custody".split()),
    "missing": frozenset("missing disappear unaccounted trapped".split()),
    "casualties": frozenset(["casualty"]),
}
_MEASURE = {word: measure for measure, words in MEASURES.items() for word in words}
_REACH = 9  # words between a number and the word that says what befell those counted
_CAP = 8  # words of the counted noun phrase


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
        found = _number(words, tags, place)
        if found is None:
            place += 1
            continue
        last, low, high = found
        quantity = _quantity(doc, words, tags, place, last, low, high)
        if quantity is not None:
            out.append(quantity)
        place = last + 1
    return out


def _value(word: str) -> float | None:
    if word in NUMBERS:
        return float(NUMBERS[word])
    if re.fullmatch(r"[a-z]+-[a-z]+", word):
        tens, _, ones = word.partition("-")
        if tens in NUMBERS and ones in NUMBERS and int(NUMBERS[tens]) >= 20 > 10 > int(NUMBERS[ones]):
            return float(NUMBERS[tens]) + float(NUMBERS[ones])
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", word).removesuffix("-strong")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


def _number(words: list[str], tags: list[str], place: int) -> tuple[int, float, float] | None:
    """Last token and range of the number that begins here."""
    for size in (3, 2, 1):
        phrase = " ".join(words[place : place + size])
        if (
            place + size <= len(words)
            and phrase in _VAGUE
            and not (phrase == "dozen" or (phrase == "several" and tags[place] != "JJ"))
        ):
            low, high = _VAGUE[phrase]
            return place + size - 1, float(low), float(high)
    if words[place] == "no" and tags[place] == "DT":
        return place, 0.0, 0.0
    value = _value(words[place])
    if value is None:
        if words[place] in ("a", "an") and words[place + 1 : place + 2] and words[place + 1] in _SCALE:
            return place + 1, _SCALE[words[place + 1]], _SCALE[words[place + 1]]
        return None
    last = place
    while last + 1 < len(words) and words[last + 1] in (*_SCALE, "dozen"):
        last += 1
        value *= _SCALE.get(words[last], 12.0)
    return last, value, value


def _quantity(
    doc: Document, words: list[str], tags: list[str], place: int, last: int, low: float, high: float
) -> Quantity | None:
    first, qualifier = _qualifier(words, place)
    if words[last].endswith("-strong"):
        qualifier = qualifier or "about"
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else ""
    if before in _MONTHS or after in _MONTHS or before in ("no.", "number", "article", "section", "page", "/", "#"):
        return None
    year = low == high and 1500 <= low <= 2100 and words[place].isdigit() and "," not in words[place]
    noun, head, kind = _counted(doc, words, tags, last)
    if before == "$" or after == "%":
        kind, head = ("money", "dollar") if before == "$" else ("percent", "percent")
        noun = noun or (last, last)
    if noun is None or (year and not qualifier and kind == "other"):
        return None
    measure, span = _measure(doc, words, place, noun[1])
    if low == 0 and not measure:
        return None
    if words[place] == "one" and not measure and not qualifier:
        return None  # one day, one thing: a way of speaking
    low, high = _range(low, high, qualifier)
    start, stop = int(doc.tokens.start[first]), int(doc.tokens.end[max(noun[1], last)])
    counted = doc.text[int(doc.tokens.start[noun[0]]) : int(doc.tokens.end[noun[1]])] if noun[0] > last else ""
    number_end = int(doc.tokens.end[last])
    return Quantity(start, stop, start, number_end, qualifier, low, high, head, counted, kind, measure, span)


def _qualifier(words: list[str], place: int) -> tuple[int, str]:
    for phrase in _QUALIFIERS:
        size = phrase.count(" ") + 1
        if place >= size and " ".join(words[place - size : place]) == phrase:
            return place - size, phrase
    return place, ""


def _range(low: float, high: float, qualifier: str) -> tuple[float, float]:
    if qualifier in _ABOVE:
        return low, math.inf
    if qualifier in _BELOW:
        return 0.0, high
    return low, high


def _counted(doc: Document, words: list[str], tags: list[str], last: int) -> tuple[tuple[int, int] | None, str, str]:
    """First and last token of the counted noun phrase, its head, its kind."""
    place = last + 1
    while place < len(words) and (words[place] in ("of", "the", "more", "other") or words[place] in "’”\"''»"):
        place += 1
    start = place
    noun = None
    sentence = doc.token_sentence
    while place < len(words) and place - start < _CAP and sentence[place] == sentence[last]:
        tag = tags[place]
        if tag.startswith("NN"):
            noun = place
            if tag in ("NNS", "NNPS") and (place + 1 >= len(words) or not tags[place + 1].startswith("NN")):
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
    return (start, noun), head, _KIND.get(head, "other")


def _measure(doc: Document, words: list[str], first: int, last: int) -> tuple[str, tuple[int, int] | None]:
    """The nearest word in the sentence that says what befell those counted; after the noun rather than before."""
    sentence = doc.token_sentence
    best: tuple[float, str, int] | None = None
    for place in range(max(0, first - _REACH), min(len(words), last + _REACH + 1)):
        if sentence[place] != sentence[first]:
            continue
        measure = _MEASURE.get(words[place]) or _MEASURE.get(lemma(words[place]))
        if measure is None:
            continue
        between = words[place + 1 : first] if place < first else words[last + 1 : place]
        gap: float = len(between) + 3 * sum(word in (";", "while", "but", "and", "—", "–") for word in between)
        gap += 0.5 if place < first else 0
        if gap <= _REACH and (best is None or gap < best[0]):
            best = (gap, measure, place)
    if best is None:
        return "", None
    return best[1], (int(doc.tokens.start[best[2]]), int(doc.tokens.end[best[2]]))
