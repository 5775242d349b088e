"""Lexicons from the formats of other programs, with a warning for all that could not be kept."""

from __future__ import annotations

import csv
import io
import re
import warnings
from dataclasses import fields
from pathlib import Path
from typing import Any

from framing.lexicons.files.dictionaries import READERS
from framing.lexicons.files.entry import LISTS, build_entry
from framing.lexicons.files.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.patterns.expand import Inexpressible, pattern_of

__all__ = ["COLUMNS", "JOIN", "FormatWarning", "import_lexicon", "warn_of_losses"]

#: Between the texts of one cell.
JOIN = " | "
#: Columns of a table of entries.
COLUMNS = [f.name for f in fields(Entry) if f.name != "line"]


class FormatWarning(UserWarning):
    """Something of a lexicon that a format cannot hold, or that could not be read."""


def import_lexicon(path: str | Path) -> Lexicon:
    """Read a dictionary of another program, or a table of entries.

    Parameters
    ----------
    path : str or Path
        ``.dic`` (LIWC, Moral Foundations Dictionary), ``.yml`` (quanteda), ``.cat`` (WordStat), ``.lc3`` (Lexicoder),
        ``.ykd`` (Yoshikoder) or ``.csv`` with at least the columns ``frame`` and ``pattern`` (or ``term``).

    Returns
    -------
    Lexicon
        Categories are its frames; nested ones are joined by dots.

    Raises
    ------
    LexiconError
        If the format is unknown or the file broken.

    Warns
    -----
    FormatWarning
        For each kind of thing that could not be kept, with its number and first case.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if suffix == ".csv":
        return _from_csv(text, path)
    if suffix not in READERS:
        raise LexiconError(
            f"{path}: {suffix!r} is no format of lexicons; use .toml, .csv, {', '.join(sorted(READERS))}"
        )
    notes: list[str] = []
    entries: dict[str, Entry] = {}
    for category, term, note in READERS[suffix](text, str(path)):
        if note:
            notes.append(f"{term}: {note}")
        if not category:
            continue
        try:
            pattern = pattern_of(term)
        except Inexpressible as error:
            notes.append(str(error))
            continue
        key = _slug(f"{category}-{term}")
        if key in entries and entries[key].pattern.lower() == pattern.lower():
            continue
        while key in entries:
            key += "-x"
        entries[key] = Entry(key, pattern, category, match="literal")
    warn_of_losses("reading", path.name, notes)
    return Lexicon(_slug(path.stem), "0.0.0", tuple(entries.values()), title=path.stem, path=str(path))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("*", "-any")).strip("-")


def _from_csv(text: str, path: Path) -> Lexicon:
    head = text.split("\n", 1)[0]
    # Spreadsheets of many countries write semicolons for commas.
    mark = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=mark)
    rows = list(reader)
    columns = [name.strip() for name in reader.fieldnames or ()]
    if "frame" not in columns or not {"pattern", "term"} & set(columns):
        raise LexiconError(
            f"{path}:1: a table of entries needs the columns frame and pattern (or term); it has {', '.join(columns)}"
        )
    entries = []
    for number, row in enumerate(rows, 2):
        fields_of = {str(k).strip(): v for k, v in row.items()}
        data: dict[str, Any] = {k: v for k, v in fields_of.items() if k in {*COLUMNS, "term"} and v not in ("", None)}
        if "term" in data:
            data.setdefault("pattern", data.pop("term"))
        data.setdefault("id", _slug(f"{data.get('frame', '')}-{data.get('pattern', '')}-{number}"))
        for name in LISTS:
            if name in data:
                data[name] = data[name].split(JOIN)
        try:
            for name in ("polarity", "weight"):
                if name in data:
                    data[name] = float(data[name])
            if "priority" in data:
                data["priority"] = int(data["priority"])
        except ValueError as error:
            raise LexiconError(f"{path}:{number}: {error}; write a number") from error
        data["case"] = str(data.get("case", "")).lower() == "true"
        entries.append(build_entry(data, f"{path}:{number}: entry {data['id']!r}", number, {}))
    return Lexicon(_slug(path.stem), "0.0.0", tuple(entries), title=path.stem, path=str(path))


def warn_of_losses(doing: str, name: str, notes: list[str], summary: str = "") -> None:
    """Warn of what a format cannot hold: the first case, and how many there are."""
    if notes:
        more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
        warnings.warn(f"{doing} {name}: {notes[0]}{more}{summary}", FormatWarning, stacklevel=3)
