"""In which articles a word stands: an index in parts, of which a search loads those of its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

__all__ = ["PARTS", "index_words", "part_of"]

#: Into how many files the index is cut.
PARTS = 64
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST = 40


def part_of(word: str) -> int:
    """The part of the index in which a word stands; ``page/lists.js`` reckons the same.

    Parameters
    ----------
    word : str

    Returns
    -------
    int

    Examples
    --------
    >>> part_of("regime"), part_of("regimes")
    (41, 41)
    """
    number = 7
    for letter in word[:3]:
        number = (number * 31 + ord(letter)) % 65521
    return number % PARTS


def index_words(texts: Iterable[str]) -> Iterator[tuple[int, dict[str, list[int]]]]:
    """Index the words of texts.

    Parameters
    ----------
    texts : iterable of str

    Yields
    ------
    part, words : tuple of int and dict
        Each word, in small letters, with the places of the texts that have it, each as its step from the one before.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in {found.lower().replace("’", "'") for found in _WORD.findall(text)}:
            if len(word) <= _LONGEST:
                places[word].append(place)
    parts: dict[int, dict[str, list[int]]] = {number: {} for number in range(PARTS)}
    for word in sorted(places):
        found = places[word]
        parts[part_of(word)][word] = [found[0], *(after - before for before, after in zip(found, found[1:]))]
    yield from parts.items()
