"""Names of countries, cities and the like, so that they are not taken for persons."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["demonyms", "places"]


@cache
def places() -> frozenset[str]:
    """Names of places.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> "Damascus" in places(), "Ohio" in places()
    (True, True)
    """
    return frozenset(_lines("p"))


@cache
def demonyms() -> frozenset[str]:
    """Adjectives of countries and their peoples, lower case.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> "russian" in demonyms()
    True
    """
    return frozenset(word.lower() for word in _lines("a"))


def _lines(mark: str) -> list[str]:
    text = (files("framing.actors.registry") / "place_names.txt").read_text(encoding="utf-8")
    return [name.strip() for line in text.splitlines() if line.startswith(f"{mark} ") for name in line[2:].split(";")]
