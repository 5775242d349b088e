"""Words of quantities, read from ``lexicons/words``: qualifiers, vague numbers, what is counted, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.lexicons.words import word_table, words

__all__ = ["ABOVE", "BELOW", "CURRENCIES", "DATES", "KIND", "KINDS", "MEASURE", "MEASURES", "NUMERALS", "QUALIFIERS",
           "SCALE", "SUFFIXES", "UNITS", "VAGUE"]  # fmt: skip

_LISTS: Mapping[str, Any] = word_table("compare.")


def _sets(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(listed.split()) for name, listed in table.items()}


QUALIFIERS: tuple[str, ...] = tuple(_LISTS["qualifiers"])
BELOW, ABOVE, UNITS = (words(f"compare.{name}") for name in ("below", "above", "units"))
DATES = words("compare.dates")
#: Vague numbers as ranges.
VAGUE: Mapping[str, tuple[float, float]] = {phrase: (low, high) for phrase, (low, high) in _LISTS["vague"].items()}
#: Number words with their values; those that multiply; scales written onto the digits.
NUMERALS: Mapping[str, int] = _LISTS["numerals"]
SCALE: Mapping[str, float] = _LISTS["scale"]
SUFFIXES: Mapping[str, float] = _LISTS["suffixes"]
CURRENCIES: Mapping[str, str] = _LISTS["currencies"]
#: What is counted, by head noun.
KINDS: Mapping[str, frozenset[str]] = _sets(_LISTS["kinds"])
KIND = {head: kind for kind, heads in KINDS.items() for head in heads}
#: What happened to those who are counted, by the word that says so.
MEASURES: Mapping[str, frozenset[str]] = _sets(word_table("harm.measures"))
MEASURE = {word: measure for measure, listed in MEASURES.items() for word in listed}
