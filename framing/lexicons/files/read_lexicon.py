"""Reading lexicons from TOML, with messages that name file, line, entry and mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from framing.entrance import listed
from framing.given_files import given_text, toml_of
from framing.lexicons.files.entry import as_texts, build_entry, check_ids
from framing.lexicons.files.import_lexicon import import_lexicon
from framing.lexicons.files.lexicon import PARTICIPANTS, SEMVER, VERDICTS, Entry, Lexicon, LexiconError
from framing.shipped import shipped

__all__ = ["parse_lexicon", "read_lexicon", "read_lexicons", "shipped_lexicons"]

_HEAD = ("id", "version", "title", "language", "licence", "citation")


def shipped_lexicons() -> list[str]:
    """List the names of the lexicons that the package ships.

    Returns
    -------
    list of str

    Examples
    --------
    >>> "conflict" in shipped_lexicons()
    True
    """
    return sorted(path.stem for path in shipped("lexicons/frames").glob("*.toml"))


def read_lexicon(name: str | Path | Lexicon, language: str | None = None) -> Lexicon:
    """Read a lexicon: a shipped one by its name, or a file.

    Parameters
    ----------
    name : str, Path or Lexicon
        Name of a shipped lexicon (``"conflict"``), or a file: ``.toml``, or one of the formats of
        :func:`framing.lexicons.import_lexicon`; a lexicon is returned as it is.
    language : str, optional
        The language of the lexicon, such as ``"de"``, if the file does not name it or names a wrong one.

    Returns
    -------
    Lexicon

    Raises
    ------
    LexiconError
        Names file, line and entry, and says how to correct it.
    FileNotFoundError
        If there is neither such a file nor such a shipped lexicon.

    Examples
    --------
    >>> read_lexicon("conflict").id
    'conflict'
    """
    lexicon = _read(name, language)
    return lexicon if language is None else replace(lexicon, language=language)


def _read(name: str | Path | Lexicon, language: str | None) -> Lexicon:
    if isinstance(name, Lexicon):
        return name
    if not isinstance(name, (str, Path)):
        raise TypeError(
            f"a lexicon is the name of a shipped one, a file, or a Lexicon; this is {type(name).__name__}: {name!r:.60}"
        )
    path = Path(name)
    if not path.exists():
        if str(name) in shipped_lexicons():
            return _shipped_lexicon(str(name))
        names = shipped_lexicons()
        near = get_close_matches(str(name), [*names, *_neighbours(path)], 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise FileNotFoundError(
            f"there is no lexicon {str(name)!r}; shipped are {', '.join(names)}; or give the path of a file{hint}"
        )
    if path.suffix.lower() != ".toml":
        return import_lexicon(path, language)
    try:
        return parse_lexicon(given_text(path), path=str(path))
    except LexiconError:
        raise
    except ValueError as error:
        raise LexiconError(str(error)) from error


@cache
def _shipped_lexicon(name: str) -> Lexicon:
    path = shipped(f"lexicons/frames/{name}.toml")
    return parse_lexicon(path.read_text(encoding="utf-8-sig"), path=str(path))


def read_lexicons(
    names: str | Path | Lexicon | Iterable[str | Path | Lexicon] | None = None,
) -> list[Lexicon]:
    """Read several lexicons; None stands for all that the package ships.

    Parameters
    ----------
    names : str, Path, Lexicon, list (or tuple, set …) of these, or None

    Returns
    -------
    list of Lexicon

    Raises
    ------
    LexiconError
        If two of them have the same id.

    Examples
    --------
    >>> [lexicon.id for lexicon in read_lexicons("conflict")]
    ['conflict']
    """
    items: list[Any] = shipped_lexicons() if names is None else listed(names)
    out = [read_lexicon(item) for item in items]
    ids = [lexicon.id for lexicon in out]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise LexiconError(f"two lexicons have the id {', '.join(twice)}; give one of them another id")
    return out


def parse_lexicon(text: str, path: str = "<text>") -> Lexicon:
    """Read a lexicon from TOML text.

    Parameters
    ----------
    text : str
    path : str
        Named in messages.

    Returns
    -------
    Lexicon

    Raises
    ------
    LexiconError

    Examples
    --------
    >>> parse_lexicon('''
    ... [lexicon]
    ... id = "mine"
    ... version = "1.0.0"
    ... [[entry]]
    ... id = "raid"
    ... pattern = "raid"
    ... frame = "aggression"
    ... ''')
    Lexicon('mine', '1.0.0', 1 entry, 1 frame)
    """
    try:
        data = toml_of(text, path)
    except ValueError as error:
        raise LexiconError(str(error)) from error
    _check_tables(data, path)
    head = data.get("lexicon")
    if not isinstance(head, dict) or not head.get("id"):
        raise LexiconError(f'{path}:1: the head is missing; begin the file with [lexicon], id = "…", version = "1.0.0"')
    if not SEMVER.fullmatch(str(head.get("version", ""))):
        line = _line_of(text, "version")
        raise LexiconError(
            f"{path}:{line}: the version must have three numbers, as in 1.0.0; it is {head.get('version')!r}"
        )
    unknown = sorted(set(data) - {"lexicon", "sources", "sets", "frames", "verdicts", "participants", "group", "entry"})
    if unknown:
        raise LexiconError(f"{path}:{_line_of(text, unknown[0])}: unknown table {unknown[0]!r}; tables are "
                           "lexicon, sources, sets, frames, verdicts, participants, group, entry")  # fmt: skip
    sets = {name: as_texts(value) for name, value in data.get("sets", {}).items()}
    lines = _entry_lines(text)
    entries: list[Entry] = []
    for raw in _raw_entries(data, path):
        where = f"{path}:{lines.get(str(raw.get('id')), 0)}: entry {raw.get('id', '(without id)')!r}"
        entries.append(build_entry(raw, where, lines.get(str(raw.get("id")), 0), sets))
    check_ids(entries, path)
    sources = {
        k: v if isinstance(v, str) else " ".join(map(str, v.values())) for k, v in data.get("sources", {}).items()
    }
    for entry in entries:
        for key in entry.source:
            if sources and key not in sources:
                raise LexiconError(
                    f"{path}:{entry.line}: entry {entry.id!r}: the source {key!r} is not among [sources]; add it there"
                )
    plain: dict[str, Any] = {name: str(head[name]) for name in _HEAD if name in head}
    changes = {str(k): str(v) for k, v in head.get("changelog", {}).items()}
    frame_lists: dict[str, Any] = {}
    for table, keys in (("verdicts", VERDICTS), ("participants", PARTICIPANTS)):
        where = f"{path}:{_line_of(text, table)}"
        frame_lists |= _sorted_frames(data, table, keys, where, {entry.frame for entry in entries})
    plain |= {"frames": dict(data.get("frames", {})), "sources": sources, "sets": sets, "changelog": changes}
    return Lexicon(**plain, **frame_lists, entries=tuple(entries), path=path)


def _check_tables(data: Mapping[str, Any], path: str) -> None:
    """Refuse tables of another shape than a lexicon's."""
    for name in ("lexicon", "sources", "sets", "frames", "verdicts", "participants"):
        if not isinstance(data.get(name, {}), dict):
            raise LexiconError(f"{path}: {name} is written as a table: [{name}]")
    if not isinstance(data.get("lexicon", {}).get("changelog", {}), dict):
        raise LexiconError(f"{path}: changelog is written as a table: [lexicon.changelog]")
    groups = data.get("group", [])
    lists = {"group": groups, "entry": data.get("entry", [])}
    for name, tables in lists.items():
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise LexiconError(f"{path}: {name} is written as tables: [[{name}]], one each")
    for number, group in enumerate(groups, 1):
        entries = group.get("entries", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise LexiconError(f"{path}: group {number}: entries is not a list of tables: {{ id = …, pattern = … }}")


def _sorted_frames(
    data: Mapping[str, Any], name: str, keys: tuple[str, str], where: str, frames: set[str]
) -> dict[str, Any]:
    """The two lists of frames of a table; nothing where the lexicon has no such table."""
    if name not in data:
        return {}
    table = data[name]
    unknown = sorted(set(table) - set(keys)) if isinstance(table, dict) else [name]
    if unknown:
        raise LexiconError(
            f'{where}: [{name}] has no {unknown[0]!r}; write {keys[0]} = ["…"] and {keys[1]} = ["…"], lists of frames'
        )
    found = {key: as_texts(table.get(key, ())) for key in keys}
    for key, names in found.items():
        strange = sorted(set(names) - frames - set(data.get("frames", {})))
        if strange:
            raise LexiconError(
                f"{where}: {key} names the frame {strange[0]!r}, which no entry has; "
                f"frames are {', '.join(sorted(frames))}"
            )
    both = sorted(set(found[keys[0]]) & set(found[keys[1]]))
    if both:
        raise LexiconError(f"{where}: the frame {both[0]!r} is both {keys[0]} and {keys[1]}; keep it in one list")
    return found


def _raw_entries(data: Mapping[str, Any], path: str) -> list[dict[str, Any]]:
    raw: list[dict[str, Any]] = [dict(item) for item in data.get("entry", [])]
    for number, group in enumerate(data.get("group", []), 1):
        shared = {key: value for key, value in group.items() if key != "entries"}
        if "id" in shared or "entries" not in group:
            raise LexiconError(f"{path}: group {number}: a group has fields for all its entries and a list 'entries'")
        raw += [{**shared, **item} for item in group["entries"]]
    return raw


def _entry_lines(text: str) -> dict[str, int]:
    """Line of each entry by its id; the parser does not keep it. The last one wins, where an id stands twice."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = re.search(r"""(?:^|[{,])\s*id\s*=\s*(?:"([^"]*)"|'([^']*)')""", line)
        if match:
            found[match[1] or match[2]] = number
    return found


def _line_of(text: str, word: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[*{re.escape(word)}\b", line):
            return number
    return 1


def _neighbours(path: Path) -> list[str]:
    """Files beside one that is not there, as the caller would name them."""
    return [str(path.with_name(one.name)) for one in path.parent.iterdir()] if path.parent.is_dir() else []
