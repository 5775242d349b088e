"""What a registry file must look like; every fault is told with file, line and mend."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from framing.actors.registry.alias_patterns import expand
from framing.given_files import toml_of

__all__ = ["KINDS", "RegistryError", "check_source"]

#: The kinds of actors.
KINDS = tuple("person government military armed_group media igo ngo public document anonymous unattributed".split())

_TOP = {"format", "name", "title", "version", "base", "words", "actor", "source", "note"}
_TEXTS = {"id", "name", "kind", "parent", "gender", "source", "note"}
_LISTS = {"adjectives", "heads", "members"}
_NAMES = {"aliases", "metonyms"}
_KEYS = {*_TEXTS, *_LISTS, *_NAMES, "side", "valid"}
_CONDITIONS = {"text", "context", "not_before", "not_after"}
_ID = re.compile(r"[A-Z0-9][A-Z0-9_]*")


class RegistryError(ValueError):
    """A registry file is wrong.

    Parameters
    ----------
    problems : sequence of str
        One message a fault.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "town.toml")
    ...     _ = file.write_text('[[actor]]\\nid = "mayor"\\nname = "Ada Voss"\\nkind = "person"')
    ...     try:
    ...         fr.read_registry(file)
    ...     except fr.actors.RegistryError as error:
    ...         print(error.problems[0].removeprefix(folder)[1:])
    town.toml:2: actor 'mayor': id 'mayor' is not in capitals; write MAYOR
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


def check_source(source: str, name: str) -> list[str]:
    """Faults of a registry file.

    Parameters
    ----------
    source : str
        The TOML text.
    name : str
        Name of the file, for the messages.

    Returns
    -------
    list of str
        One message a fault, ``file:line: what is wrong; the mend``; empty when all is well.

    Examples
    --------
    >>> check_source('[[actor]]\\nid = "mayor"\\nname = "Ada Voss"\\nkind = "human"', "town.toml")
    ["town.toml:2: actor 'mayor': id 'mayor' is not in capitals; write MAYOR",
     "town.toml:4: actor 'mayor': there is no kind 'human'; write one of person, government, military, armed_group,
      media, igo, ngo, public, document, anonymous, unattributed"]
    """
    try:
        data = toml_of(source, name)
    except ValueError as error:
        return [str(error)]
    lines = source.splitlines()
    words = data.get("words", {})
    faults = [
        (0, key, f"there is no key {key!r} here; the file may have {', '.join(sorted(_TOP))}")
        for key in data
        if key not in _TOP
    ]
    if not isinstance(data.get("base", []), list):
        faults.append((0, "base", 'base is not a list; write base = ["world"]'))
    for key, value in words.items() if isinstance(words, Mapping) else ():
        if not _texts(value):
            faults.append((0, key, f"words.{key} is not a list of words"))
    entries = data.get("actor", [])
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        told = [f"{name}:{_line(lines, start, key)}: {message}" for start, key, message in faults]
        return [*told, f"{name}: actors are written as [[actor]], one table each"]
    starts = [number for number, line in enumerate(lines) if re.match(r"\s*\[\[\s*actor\s*\]\]", line)]
    starts += [0] * (len(entries) - len(starts))
    seen: dict[str, int] = {}
    owners: dict[str, str] = {}
    for entry, start in zip(entries, starts):
        actor_id = entry.get("id")
        who = f"actor {actor_id!r}" if isinstance(actor_id, str) else "actor"
        faults += [(start, key, f"{who}: {message}") for key, message in _check_entry(entry, words, seen, owners)]
        if isinstance(actor_id, str):
            seen.setdefault(actor_id, start + 1)
    return [f"{name}:{_line(lines, start, key)}: {message}" for start, key, message in faults]


def _check_entry(
    entry: Mapping[str, Any], words: Mapping[str, Any], seen: Mapping[str, int], owners: dict[str, str]
) -> list[tuple[str, str]]:
    """Faults of an actor: the key and what is wrong."""
    actor_id = entry.get("id")
    if not isinstance(actor_id, str) or not actor_id:
        return [("", 'it has no id; add id = "…" in capitals, such as RUS_MOD')]
    found: list[tuple[str, str]] = []
    if not _ID.fullmatch(actor_id):
        mend = re.sub(r"[^A-Z0-9]+", "_", actor_id.upper()).strip("_")
        found.append(("id", f"id {actor_id!r} is not in capitals; write {mend}"))
    if actor_id in seen:
        found.append(("id", f"the id stands already in line {seen[actor_id]}; merge the two or rename one"))
    for key, value in entry.items():
        if key not in _KEYS:
            found.append((key, f"there is no key {key!r}; an actor may have {', '.join(sorted(_KEYS))}"))
        elif key in _TEXTS and not isinstance(value, str):
            found.append((key, f"{key} is not a text; put it in quotation marks"))
        elif key in _LISTS and not _texts(value):
            found.append((key, f'{key} is not a list of texts; write {key} = ["…", "…"]'))
        elif key in _NAMES:
            found += [(key, message) for message in _check_aliases(key, value, actor_id, words, owners)]
    kind, side, valid = entry.get("kind"), entry.get("side", []), entry.get("valid", {})
    if isinstance(kind, str) and kind not in KINDS:
        found.append(("kind", f"there is no kind {kind!r}; write one of {', '.join(KINDS)}"))
    if not isinstance(side, str) and not _texts(side):
        found.append(("side", 'side is neither a text nor a list of texts; write side = "…" or side = ["…", "…"]'))
    if entry.get("gender", "m") not in ("m", "f"):
        found.append(("gender", 'gender is neither "m" nor "f"; leave it out where it is not known'))
    if not isinstance(valid, Mapping) or set(valid) - {"from", "to"}:
        found.append(("valid", "valid is not a pair of dates; write valid = { from = 2012-05-07, to = 2018-12-31 }"))
    return found


def _check_aliases(key: str, value: Any, actor_id: str, words: Mapping[str, Any], owners: dict[str, str]) -> list[str]:
    if not isinstance(value, list):
        return [f'{key} is not a list; write {key} = ["…", "…"]']
    found: list[str] = []
    for item in value:
        entry = item if isinstance(item, Mapping) else {"text": item}
        text = entry.get("text")
        if not isinstance(text, str) or not text.strip():
            found.append(f'{key} holds {item!r}; write a text or {{ text = "…", context = ["…"] }}')
            continue
        wrong = set(entry) - _CONDITIONS
        if wrong:
            found.append(f"the alias {text!r} has {', '.join(sorted(wrong))}; it may have {sorted(_CONDITIONS)}")
        for name in _CONDITIONS - {"text"}:
            if not _texts(entry.get(name, [])):
                found.append(f'{name} of the alias {text!r} is not a list of words; write {name} = ["…"]')
        try:
            names = expand(text, words)
        except ValueError as error:
            found.append(str(error))
            continue
        for alias in names if isinstance(item, str) else ():
            owner = owners.setdefault(alias, actor_id)
            if owner != actor_id:
                found.append(f"the alias {alias!r} belongs to {owner} already; drop one or give each a context")
    return found


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _line(lines: Sequence[str], start: int, key: str) -> int:
    """Number, from 1, of the line of a key in the table that begins at a line; 0 as start is the whole file."""
    for number in range(start, len(lines)) if key else ():
        if start and number > start and lines[number].lstrip().startswith("["):
            break
        if re.match(rf"\s*{re.escape(key)}\s*=", lines[number]):
            return number + 1
    return start + 1
