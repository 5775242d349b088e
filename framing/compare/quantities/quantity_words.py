"""Words of quantities, read from ``lexicons/words``: qualifiers, vague numbers, what is counted, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.lexicons.words import word_table, words

__all__ = ["ABOVE", "BELOW", "CURRENCIES", "DATES", "FRACTIONS", "KIND", "MEASURE", "QUALIFIERS",
           "SCALE", "SUFFIXES", "UNITS", "VAGUE"]  # fmt: skip

_LISTS: Mapping[str, Any] = word_table("compare.")


QUALIFIERS: tuple[str, ...] = tuple(_LISTS["qualifiers"])
BELOW, ABOVE, UNITS = (words(f"compare.{name}") for name in ("below", "above", "units"))
DATES = words("compare.dates")
#: Vague numbers as ranges.
VAGUE: Mapping[str, tuple[float, float]] = {phrase: (low, high) for phrase, (low, high) in _LISTS["vague"].items()}
#: Parts of a whole with their values; words that multiply; scales written onto the digits.
FRACTIONS: Mapping[str, float] = _LISTS["fractions"]
SCALE: Mapping[str, float] = _LISTS["scale"]
SUFFIXES: Mapping[str, float] = _LISTS["suffixes"]
CURRENCIES: Mapping[str, str] = _LISTS["currencies"]
#: What is counted, by head noun.
KIND = {head: kind for kind, heads in _LISTS["kinds"].items() for head in heads.split()}
#: What happened to those who are counted, by the word that says so.
MEASURE = {word: measure for measure, heads in word_table("harm.measures").items() for word in heads.split()}
