"""One entry of a lexicon from its fields, checked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from framing.lexicons.files.lexicon import CHOICES, FIXED, TARGETS, Entry, LexiconError
from framing.lexicons.patterns.pattern import PatternError, parse_pattern

__all__ = ["LISTS", "as_texts", "build_entry", "check_ids", "entry_id"]

#: Fields that hold several texts.
LISTS = ("target", "requires", "unless", "excludes", "source", "examples", "counter_examples")
#: Fields of one value, with their type and how it is written.
_TYPES: tuple[tuple[tuple[str, ...], Any, str], ...] = (
    (("match", "scope", "negation", "note"), str, "a text in quotation marks"),
    (("case", "speech_act"), bool, "true or false"),
    (("priority",), int, "a whole number"),
    (("weight", "polarity"), (int, float), "a number"),
    (LISTS, (str, list, tuple), 'a text, or ["…", "…"]'),
)
_SHORT = {"ex": "examples", "counter": "counter_examples"}
_KNOWN = {f.name for f in fields(Entry)} - {"line"}


def build_entry(raw: Mapping[str, Any], where: str, line: int, sets: Mapping[str, tuple[str, ...]]) -> Entry:
    """An entry from its fields, checked; `where` begins every message."""
    data = {_SHORT.get(key, key): value for key, value in raw.items()}
    for name in ("id", "pattern", "frame"):
        if not isinstance(data.get(name), str) or not data[name].strip():
            raise LexiconError(f'{where}: {name} is missing; add {name} = "…"')
    unknown = sorted(set(data) - _KNOWN)
    if unknown:
        raise LexiconError(f"{where}: unknown field {unknown[0]!r}; fields are {', '.join(sorted(_KNOWN))}")
    for name, allowed in CHOICES.items():
        if not isinstance(data.get(name, ""), str) or data.get(name, allowed[0]) not in allowed:
            raise LexiconError(f"{where}: {name} is {data[name]!r}; it must be one of {', '.join(allowed)}")
    _check_types(data, where)
    data |= {name: as_texts(data[name]) for name in LISTS if name in data}
    for slot in data.get("target", ()):
        if slot not in TARGETS and not slot.startswith(FIXED):
            raise LexiconError(
                f"{where}: target {slot!r} is unknown; it must be one of {', '.join(TARGETS)}, or fixed:ACTOR_ID"
            )
    polarity = data.get("polarity")
    if polarity is not None and not (isinstance(polarity, int | float) and -1 <= polarity <= 1):
        raise LexiconError(f"{where}: polarity is {polarity!r}; it must be a number from -1 to 1")
    try:
        entry = Entry(**{**data, "polarity": None if polarity is None else float(polarity), "line": line})
        parse_pattern(entry.pattern, entry.match, entry.case, sets)
        for other in (*entry.requires, *entry.unless, *entry.excludes):
            parse_pattern(other, "lemma", entry.case, sets)
    except PatternError as error:
        raise LexiconError(f"{where}: pattern {data['pattern']!r}: {error}") from error
    return entry


def _check_types(data: Mapping[str, Any], where: str) -> None:
    for names, kind, mend in _TYPES:
        for name in names:
            value = data.get(name)
            if value is not None and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
                raise LexiconError(f"{where}: {name} is {value!r}; write {mend}")


def check_ids(entries: Iterable[Entry], path: str) -> None:
    """Refuse a lexicon in which an id stands twice."""
    seen = set[str]()
    for entry in entries:
        if entry.id in seen:
            raise LexiconError(f"{path}:{entry.line}: entry {entry.id!r}: this id stands twice; rename one of them")
        seen.add(entry.id)


def as_texts(value: Any) -> tuple[str, ...]:
    """One text, or a list of texts, as a tuple."""
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)


def entry_id(text: str) -> str:
    """An id for an entry that has none, out of its words: their letters and digits, of any script, without accents.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> entry_id("war-Cease-fire*"), entry_id("angst-Flüchtling*"), entry_id("страх-угроза")
    ('war-cease-fire-any', 'angst-fluchtling-any', 'страх-угроза')
    """
    parts = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    letters = unicodedata.normalize("NFC", "".join(char for char in parts if not unicodedata.combining(char)))
    return re.sub(r"[\W_]+", "-", letters.replace("*", "-any")).strip("-")
