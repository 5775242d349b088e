"""Whether a noun names people: survivors, doctors, the mayor."""

from __future__ import annotations

import re
from functools import cache

from framing.lexicons.words import words

__all__ = ["names_people"]


@cache
def names_people(word: str) -> bool:
    """Whether a noun names people, in the singular or the plural.

    Parameters
    ----------
    word : str
        Lower case.

    Returns
    -------
    bool

    Examples
    --------
    >>> names_people("survivors"), names_people("fishermen"), names_people("war")
    (True, True, False)
    """
    forms = {
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        re.sub("ies$", "y", word),
        re.sub("men$", "man", word),
    }
    return not forms.isdisjoint(words("actors.nouns.persons")) or not forms.isdisjoint(words("people.nouns"))
