"""What befell those whom a number counts: the verb of their own clause, in its direction."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.compare.quantity_words import DATES, MEASURE
from framing.text import lemma

__all__ = ["befallen", "does_to", "measure_of"]

_REACH = 9  # words between a number and the word that says what befell those counted
#: They take no object: whoever is their subject is counted.
_SUBJECTS = frozenset("die dead perish flee missing homeless trapped unaccounted disappear".split())
_NAMES = frozenset("death killing fatality toll massacre injury displacement casualty custody murder".split())
_BREAKS = frozenset([",", ";", "—", "–", "--", "while", "but", "and", "as", "when", "after", "before"])
_GOES_ON = frozenset("who which whose that many most some all including mostly among with were was are".split())
_BE = frozenset("be is are was were been being get got gets".split())
_LOSS = frozenset("cost claim lose loss take".split())
_TURNS = frozenset([",", ";", "—", "before", "after", "when", "as", "while", "but", "because", "since", "until"])
_WHEN = frozenset("today yesterday tonight overnight".split())
_ADJECTIVES = frozenset("dead missing homeless trapped unaccounted".split())


def measure_of(word: str) -> str | None:
    """What a word says of those counted.

    Examples
    --------
    >>> measure_of("killed"), measure_of("wounding"), measure_of("met")
    ('killed', 'wounded', None)
    """
    return MEASURE.get(word) or MEASURE.get(lemma(word))


def befallen(
    words: Sequence[str],
    tags: Sequence[str],
    sentence: Sequence[int] | npt.NDArray[np.int32],
    first: int,
    last: int,
    head: str = "",
) -> tuple[str, int | None]:
    """The measure of a number, and the place of the word that says it.

    Parameters
    ----------
    words, tags, sentence : sequence
        Of each token: lower case, part of speech, number of its sentence.
    first, last : int
        First token of the number (its qualifier included) and last one of what is counted.
    head : str
        Dictionary form of what is counted.

    Returns
    -------
    measure : str
        Empty where nothing is said.
    place : int or None

    Examples
    --------
    >>> words = "rebels destroyed two tanks , killing 20 men".split()
    >>> tags = "NNS VBD CD NNS , VBG CD NNS".split()
    >>> befallen(words, tags, [0] * 8, 2, 3), befallen(words, tags, [0] * 8, 6, 7)
    (('', None), ('killed', 5))
    """
    best: tuple[float, str, int] | None = None
    for place in range(max(0, first - _REACH), min(len(words), last + _REACH + 1)):
        if sentence[place] != sentence[first] or first <= place < last:
            continue
        measure = measure_of(words[place])
        if measure is None or not _theirs(words, tags, place, first, last):
            continue
        between = words[place + 1 : first] if place < first else words[last + 1 : place]
        gap = float(len(between)) + 3 * sum(word in (";", "while", "but", "and", "—", "–") for word in between)
        gap += 0.5 if place < first else 0
        if gap <= _REACH and (best is None or gap < best[0]):
            best = (gap, measure, place)
    if best is None and head == "life":
        lost = [p for p in range(max(0, first - 4), first) if lemma(words[p]) in _LOSS]
        return ("killed", lost[-1]) if lost else ("", None)
    return (best[1], best[2]) if best is not None else ("", None)


def does_to(words: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether the word at a place is a verb in the active voice that says what befell its object.

    Examples
    --------
    >>> does_to(["it", "killed", "10"], ["PRP", "VBD", "CD"], 1), does_to(["were", "killed"], ["VBD", "VBN"], 1)
    (True, False)
    """
    if place < 0 or measure_of(words[place]) is None or tags[place][:2] not in ("VB", "JJ"):
        return False
    base = lemma(words[place])
    return base not in _SUBJECTS and words[place] not in _SUBJECTS and not _passive(words, tags, place)


def _theirs(words: Sequence[str], tags: Sequence[str], place: int, first: int, last: int) -> bool:
    """Whether a word that says what befell somebody says it of those counted."""
    base = lemma(words[place])
    if place >= last:
        if place > last and _other_subject(words, tags, last + 1, place):
            return False
        if base in _SUBJECTS or words[place] in _SUBJECTS or base in _NAMES or place == last:
            return True
        return tags[place] != "VBG" and (_passive(words, tags, place) or not _object(words, tags, place))
    between = range(place + 1, first)
    told = any(words[i] in ("including", "among") for i in between)
    if base in _NAMES or (words[place] in _NAMES):
        return len(between) <= 5 and not any(words[i] in (",", ";") for i in between)
    if base in _SUBJECTS or words[place] in _SUBJECTS or _passive(words, tags, place):
        return told
    if tags[place] == "JJ":
        return False
    if any(words[i] in _TURNS or tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in between):
        return told
    object_already = any(tags[i][:2] in ("NN", "CD", "PR") for i in between)
    return told or not object_already or words[first - 1] in ("and", "or", "plus")


def _other_subject(words: Sequence[str], tags: Sequence[str], start: int, stop: int) -> bool:
    """Whether a new clause with a subject of its own begins in between."""
    for place in range(start, stop):
        if words[place] in _BREAKS and not (place + 1 < stop and words[place + 1] in _GOES_ON):
            if any(tags[i][:2] in ("NN", "CD", "PR") for i in range(place + 1, stop)):
                return True
            if words[place] in (",", ";") and tags[stop] == "VBG":
                return True
    return False


def _passive(words: Sequence[str], tags: Sequence[str], place: int) -> bool:
    for before in range(place - 1, max(-1, place - 5), -1):
        if words[before] in _BE:
            return True
        if tags[before][:2] not in ("RB", "VB", "JJ"):
            return False
    return False


def _object(words: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether a verb is followed by its object: then those before it did the deed."""
    if place + 1 >= len(words) or words[place] in _ADJECTIVES:
        return False
    after, tag = words[place + 1], tags[place + 1]
    if after in DATES or after in _WHEN:
        return False
    two = f"{after} {words[place + 2]}" if place + 2 < len(words) else after
    several = two in ("at least", "more than", "up to", "fewer than", "less than", "close to", "as many")
    return several or tag in ("CD", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$")
