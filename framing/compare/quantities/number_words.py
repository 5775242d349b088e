"""Numbers in words and digits, vague ones and ranges, as the lowest and the highest value that they allow."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from framing.compare.quantities.quantity_words import NUMERALS, SCALE, SUFFIXES, VAGUE

__all__ = ["read_number"]


def _value(word: str) -> float | None:
    if word in NUMERALS:
        return float(NUMERALS[word])
    if re.fullmatch(r"[a-z]+-[a-z]+", word):
        tens, _, ones = word.partition("-")
        if NUMERALS.get(tens, 0) >= 20 > 10 > NUMERALS.get(ones, 99) > 0:
            return float(NUMERALS[tens] + NUMERALS[ones])
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", word).removesuffix("-strong")
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([a-z]{1,2})?", plain)
    if found is None or (found[2] and found[2] not in SUFFIXES):
        return None
    return float(found[1]) * SUFFIXES.get(found[2] or "", 1.0)


def _cardinal(words: Sequence[str], place: int) -> tuple[int, float] | None:
    """Last token and value of one number in words or digits: *250*, *1.5 million*, *two hundred and fifty thousand*."""
    total, current, last, room = 0.0, 0.0, place - 1, math.inf  # room: what may still be added lies below it
    if words[place] in ("a", "an") and words[place + 1 : place + 2] and words[place + 1] in SCALE:
        current, last, room = 1.0, place, 1.0
    for at in range(last + 1, len(words)):
        word = words[at]
        value = _value(word)
        if value is not None and value < room and (last < place or not word[0].isdigit()):
            current, room = current + value, 1.0
        elif word in (*SCALE, "dozen") and last >= place:
            room = SCALE.get(word, 12.0)
            if room >= 1000:
                total, current = total + current * room, 0.0
            else:
                current *= room
        elif word == "and" and words[at - 1] in SCALE:
            continue  # a number that goes on may follow
        else:
            break
        last = at
    return (last, total + current) if last >= place and (total or current or words[place] not in ("a", "an")) else None


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
    found = _cardinal(words, place)
    if found is None:
        return None
    last, value = found
    return _to_another(words, place, last, value) or (last, value, value)


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
    scale = high / (_value(words[last + 2]) or high or 1.0)
    low = value * scale if value * scale < high and last == place else value
    return (end, low, high) if low < high else None  # 2 to 3 million: both are millions


def _is_year(value: float) -> bool:
    return 1500 <= value <= 2100 and value == int(value)
