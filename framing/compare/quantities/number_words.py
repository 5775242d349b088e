"""Numbers in words and digits, vague ones and ranges, as the lowest and the highest value that they allow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import find_numbers

from framing.compare.quantities.quantity_words import FRACTIONS, SCALE, SUFFIXES, VAGUE

__all__ = ["may_begin", "read_number", "word_value"]

_MOST = 16  # words that a number in words is looked for in: more than any has
_FRACTIONS_BEGIN = frozenset(phrase.split()[0] for phrase in FRACTIONS)
_VAGUE_BEGIN = frozenset(phrase.split()[0] for phrase in VAGUE)
_LIKE = re.compile(r"-(?:strong|odd|plus)$")  # 300-strong, thirty-odd


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in the form in which text2num takes it."""

    word: str

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: _Word) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


@lru_cache(maxsize=2**13)
def word_value(word: str) -> int | None:
    """Value of one number word that is no scale, by text2num.

    Parameters
    ----------
    word : str
        Lower case.

    Returns
    -------
    int or None

    Examples
    --------
    >>> word_value("twelve"), word_value("million"), word_value("first"), word_value("o")
    (12, None, None, None)
    """
    # text2num takes "o" for nought, and billions and tens, which are vague, for one of them.
    if len(word) < 3 or word in SCALE or word.endswith("s") or not (word.isascii() and word.isalpha()):
        return None
    found = find_numbers([_Word(word)], "en", 0)
    return int(found[0].value) if found and not found[0].is_ordinal else None


def _begins(word: str) -> bool:
    """Whether a number in words may begin with a word: *one*, *twenty-five*, but not *million* or *first*."""
    return word_value(word.partition("-")[0]) is not None


def _in_words(words: Sequence[str], place: int) -> tuple[int, float] | None:
    """Last token and value of a whole number in words, by text2num: *two hundred and fifty thousand*, *twenty-five*."""
    parts: list[_Word] = []
    token: list[int] = []  # the token that each part is of, and in the end one that none is of
    for at in range(place, min(place + _MOST, len(words))):
        if words[at] == "," and _goes_on(words, at):
            continue  # one thousand, two hundred
        if not _may_go_on(words, at):
            break
        for part in _LIKE.sub("", words[at]).split("-"):
            parts.append(_Word(part))
            token.append(at)
    token.append(-1)
    found = next(iter(find_numbers(parts, "en", 0)), None)
    if found is None or found.start or found.is_ordinal or token[found.end - 1] == token[found.end]:
        return None  # the last: it ends inside a word, five-year
    return token[found.end - 1], found.value


def _may_go_on(words: Sequence[str], at: int) -> bool:
    """Whether a word may be of a number: no plural, and an *and* behind a scale only (not *five and twenty*)."""
    word = words[at]
    if word == "and":
        return at > 0 and words[at - 1].rpartition("-")[2] in SCALE
    return word[:1].isalpha() and not word.endswith("s")


def _goes_on(words: Sequence[str], comma: int) -> bool:
    """Whether a number that ends in a scale goes on behind a comma with a lower one."""
    before, after = words[comma - 1], words[comma + 1 : comma + 3]
    return SCALE.get(before, 0) >= 1000 and len(after) == 2 and _begins(after[0]) and after[1] == "hundred"


def _in_digits(word: str) -> float | None:
    """Value of digits: *1,250*, *1.5*, *30m*, *2½*, *300-strong*."""
    plain = _LIKE.sub("", re.sub(r"(?<=\d),(?=\d{3})", "", word))
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([a-z]{1,2}|[¼-¾⅐-⅞])?", plain)
    if found is None:
        return None
    more = found[2] or ""
    if more and not more.isascii():
        return float(found[1]) + unicodedata.numeric(more)
    return float(found[1]) * SUFFIXES.get(more, 1.0) if not more or more in SUFFIXES else None


def _fraction(words: Sequence[str], place: int) -> tuple[int, float] | None:
    """Last token and value of a fraction: *a half*, *three quarters*, *1/2*."""
    for size in (2, 1):
        value = FRACTIONS.get(" ".join(words[place : place + size]))
        if value is not None and place + size <= len(words):
            return place + size - 1, value
    return None


def _more_than_whole(words: Sequence[str], last: int, value: float) -> tuple[int, float]:
    """A number with the fraction that follows it: *two and a half*, *2 1/2*, *a million and a half*."""
    at = last + 1
    joined = words[at : at + 1] == ["and"]
    found = _fraction(words, at + joined)
    if found is None or not (joined or "/" in words[at] or not words[at].isascii()):
        return last, value
    end, part = found
    follows = words[end + 1] if end + 1 < len(words) else ""
    return end, value + part * (1.0 if follows in (*SCALE, "dozen") else SCALE.get(words[last], 1.0))


def _of_a_scale(words: Sequence[str], place: int) -> tuple[int, float] | None:
    """A part of a scale: *half a million*, *a quarter of a million*, *half a dozen*."""
    if words[place] not in _FRACTIONS_BEGIN:
        return None
    found = _fraction(words, place)
    if found is None:
        return None
    at = found[0] + 1
    at += words[at : at + 1] == ["of"]
    scale = _scale(words[at + 1]) if words[at : at + 1] == ["a"] and at + 1 < len(words) else None
    return (at + 1, found[1] * scale) if scale else None


def _scale(word: str) -> float | None:
    return 12.0 if word == "dozen" else SCALE.get(word)


def _cardinal(words: Sequence[str], place: int) -> tuple[int, float] | None:
    """Last token and value of one number in words or digits: *250*, *1.5 million*, *two and a half million*."""
    found = _of_a_scale(words, place) or _after_an_article(words, place)
    if found is not None:
        return found
    word = words[place]
    alone = _in_digits(word) if word[:1].isdigit() else _with_a_fraction(word)
    found = (place, alone) if alone is not None else _in_words(words, place) if _begins(word) else None
    if found is None:
        return None
    last, value = _more_than_whole(words, *found)
    scale = _scale(words[last + 1]) if last + 1 < len(words) else None
    return (last, value) if scale is None else _more_than_whole(words, last + 1, value * scale)


def _after_an_article(words: Sequence[str], place: int) -> tuple[int, float] | None:
    """*A hundred and five*, *a million two hundred thousand*, *a trillion*."""
    after = _LIKE.sub("", words[place + 1]) if words[place] in ("a", "an") and place + 1 < len(words) else ""
    if after not in SCALE:
        return None
    found = _in_words(("one", after, *words[place + 2 : place + _MOST]), 0)
    last, value = found if found is not None and found[0] else (1, SCALE[after])  # text2num has no trillion
    return _more_than_whole(words, place + last, float(value))


def _with_a_fraction(word: str) -> float | None:
    """Value of one word that holds a fraction: *three-and-a-half*."""
    whole, _, part = word.partition("-and-")
    value, more = word_value(whole), FRACTIONS.get(part.replace("-", " "))
    return None if value is None or more is None else value + more


@lru_cache(maxsize=2**13)
def may_begin(word: str) -> bool:
    """Whether a number can begin with a word, if those behind it fit; `read_number` finds none at any other word.

    Parameters
    ----------
    word : str
        Lower case.

    Returns
    -------
    bool

    Examples
    --------
    >>> [word for word in "the town lost a few of 20 or twenty-five men".split() if may_begin(word)]
    ['a', '20', 'twenty-five']
    """
    if word[:1].isdigit() or word in _VAGUE_BEGIN or word in _FRACTIONS_BEGIN or word in ("a", "an", "no"):
        return True
    return _with_a_fraction(word) is not None or _begins(word)


def read_number(words: Sequence[str], tags: Sequence[str], place: int) -> tuple[int, float, float] | None:
    """Read the number that begins at a token.

    Parameters
    ----------
    words, tags : sequence of str
        Lower case; part of speech.
    place : int

    Returns
    -------
    (int, float, float) or None
        Its last token, the lowest and the highest value; None where no number begins.

    Examples
    --------
    >>> read_number("between 20 and 30 men".split(), ["IN", "CD", "CC", "CD", "NNS"], 1)
    (3, 20.0, 30.0)
    >>> read_number("a few hundred men".split(), ["DT", "JJ", "CD", "NNS"], 0)
    (2, 200.0, 600.0)
    >>> read_number("two and a half million men".split(), ["CD", "CC", "DT", "NN", "CD", "NNS"], 0)
    (4, 2500000.0, 2500000.0)
    """
    for size in (3, 2, 1):
        phrase = " ".join(words[place : place + size])
        if (
            place + size <= len(words)
            and phrase in VAGUE
            and not (phrase == "dozen" or (phrase == "several" and tags[place] != "JJ"))
        ):
            low, high = VAGUE[phrase]
            return place + size - 1, float(low), float(high)
    if words[place] == "no" and tags[place] == "DT":
        return place, 0.0, 0.0
    found = _between(words, place) if place and words[place - 1] == "between" else None
    if found is not None:
        return found
    one = _cardinal(words, place)
    if one is None:
        return None
    last, value = one
    return _to_another(words, place, last, value) or (last, value, value)


def _between(words: Sequence[str], place: int) -> tuple[int, float, float] | None:
    """The range behind *between*: its ends stand on both sides of the first *and* that leaves the higher one last."""
    for middle in range(place + 1, min(place + _MOST, len(words) - 1)):
        if words[middle] == "and":
            low = _cardinal(words[:middle], place)
            if low is not None and low[0] == middle - 1:
                found = _to_another(words, place, middle - 1, low[1])
                if found is not None:
                    return found
    return None


def _to_another(words: Sequence[str], place: int, last: int, value: float) -> tuple[int, float, float] | None:
    """The range, where a second number follows: 20 to 30, two or three, between 5 and 10."""
    before = words[place - 1] if place else ""
    joined = words[last + 1 : last + 2]
    fits = joined and (joined[0] in ("to", "or", "–", "-") or (joined[0] == "and" and before == "between"))
    if not fits or before == "from" or last + 2 >= len(words):
        return None
    second = _cardinal(words, last + 2)
    if second is None or _is_year(value):
        return None
    end, high = second
    scale = 1.0 if words[last + 2] in ("a", "an") else _scale(words[end]) or 1.0
    bare = not any(map(_scale, words[place : last + 1]))
    low = value * scale if value * scale < high and bare else value
    return (end, low, high) if low < high else None  # 2 to 3 million: both are millions


def _is_year(value: float) -> bool:
    return 1500 <= value <= 2100 and value == int(value)
