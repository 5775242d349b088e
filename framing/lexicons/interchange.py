"""Lexicons to and from the formats of other programs, with a warning for all that a format cannot hold."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from framing.lexicons.dictionaries import READERS
from framing.lexicons.expand import Inexpressible, expand, pattern_of
from framing.lexicons.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.pattern import parse_pattern
from framing.lexicons.reading import read_lexicon
from framing.lexicons.writing import to_toml

__all__ = ["FormatWarning", "export_lexicon", "import_lexicon", "write_lexicon"]

_JOIN = " | "
_COLUMNS = [f.name for f in fields(Entry) if f.name != "line"]
_LISTS = ("target", "requires", "unless", "excludes", "source", "examples", "counter_examples")
_DEFAULTS = Entry("", "", "")


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
    _warn("reading", path.name, notes)
    return Lexicon(_slug(path.stem), "0.0.0", tuple(entries.values()), title=path.stem, path=str(path))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("*", "-any")).strip("-")


def _from_csv(text: str, path: Path) -> Lexicon:
    from framing.lexicons.reading import build_entry

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
        data: dict[str, Any] = {k: v for k, v in fields_of.items() if k in {*_COLUMNS, "term"} and v not in ("", None)}
        if "term" in data:
            data.setdefault("pattern", data.pop("term"))
        data.setdefault("id", _slug(f"{data.get('frame', '')}-{data.get('pattern', '')}-{number}"))
        for name in _LISTS:
            if name in data:
                data[name] = data[name].split(_JOIN)
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


def write_lexicon(lexicon: Lexicon | str | Path, path: str | Path) -> None:
    """Write a lexicon; the suffix names the format.

    Parameters
    ----------
    lexicon : Lexicon
    path : str or Path
        ``.toml`` (all is kept), ``.csv``, ``.dic``, ``.yml``.

    Warns
    -----
    FormatWarning
        Names the fields, and the entries, that the format cannot hold.
    """
    path = Path(path)
    path.write_text(export_lexicon(lexicon, path.suffix.lower()), encoding="utf-8", newline="\n")


def export_lexicon(lexicon: Lexicon | str | Path, suffix: str) -> str:
    """Text of a lexicon in another format.

    Parameters
    ----------
    lexicon : Lexicon
    suffix : {".toml", ".csv", ".dic", ".yml", ".yaml"}

    Returns
    -------
    str

    Raises
    ------
    LexiconError
        If the format is not written.

    Warns
    -----
    FormatWarning

    Examples
    --------
    >>> lexicon = Lexicon("m", "1.0.0", (Entry("a", "raid*", "war"), Entry("b", "truce", "peace", match="literal")))
    >>> print(export_lexicon(lexicon, ".dic").replace("\\t", " "))
    %
    1 peace
    2 war
    %
    raid* 2
    truce 1
    <BLANKLINE>
    """
    lexicon = read_lexicon(lexicon)
    if suffix == ".toml":
        return to_toml(lexicon)
    if suffix == ".csv":
        return _to_csv(lexicon)
    if suffix not in (".dic", ".yml", ".yaml"):
        raise LexiconError(f"{suffix!r} is not written; use .toml, .csv, .dic or .yml")
    terms: dict[str, set[str]] = {}
    notes: list[str] = []
    fields_lost: Counter[str] = Counter()
    left_out = []
    for entry in lexicon:
        lost = _lost(entry)
        fields_lost.update(lost)
        if lost:
            notes.append(f"entry {entry.id!r} loses {', '.join(lost)}")
        try:
            for term in expand(parse_pattern(entry.pattern, entry.match, entry.case, lexicon.sets)):
                terms.setdefault(term, set()).add(entry.frame)
        except Inexpressible as error:
            notes.append(f"entry {entry.id!r} is left out: {error}")
            left_out.append(entry.id)
    in_all = [f"{name} of {n}" for name, n in fields_lost.most_common()]
    summary = f"; in all are lost {', '.join(in_all)} entries" if len(notes) > 1 and in_all else ""
    if left_out:
        summary += f"; {len(left_out)} left out: {', '.join(left_out[:8])}{' …' if len(left_out) > 8 else ''}"
    _warn("writing", f"{lexicon.id}{suffix}", notes, summary)
    names = sorted({frame for frames in terms.values() for frame in frames})
    if suffix == ".dic":
        head = [f"{number}\t{name}" for number, name in enumerate(names, 1)]
        body = [
            "\t".join([term, *(str(names.index(frame) + 1) for frame in sorted(frames))])
            for term, frames in sorted(terms.items())
        ]
        return "\n".join(["%", *head, "%", *body]) + "\n"
    import yaml

    nested = {name: sorted(term for term, frames in terms.items() if name in frames) for name in names}
    return str(yaml.safe_dump(nested, allow_unicode=True, sort_keys=True, default_flow_style=False, width=1000))


def _lost(entry: Entry) -> list[str]:
    """Fields of an entry that a plain list of terms cannot hold."""
    kept = ("id", "pattern", "frame", "match", "line")
    out = [f.name for f in fields(Entry) if f.name not in kept and getattr(entry, f.name) != getattr(_DEFAULTS, f.name)]
    if entry.match == "lemma" and "*" not in entry.pattern:
        out.append("inflections")
    return out


def _without_sets(entry: Entry, lexicon: Lexicon) -> Entry:
    """The entry with the lexicon's own sets written out, so that a table of entries can be read alone."""

    def plain(pattern: str, depth: int = 0) -> str:
        for name, patterns in lexicon.sets.items():
            if f"<{name}>" in pattern and depth < 9:
                inside = "|".join(plain(p, depth + 1) for p in patterns)
                pattern = pattern.replace(f"<{name}>", f"({inside})")
        return pattern

    return replace(
        entry,
        pattern=plain(entry.pattern),
        requires=tuple(map(plain, entry.requires)),
        unless=tuple(map(plain, entry.unless)),
        excludes=tuple(map(plain, entry.excludes)),
    )


def _to_csv(lexicon: Lexicon) -> str:
    lost = [name for name in ("citation", "licence", "sources", "frames", "changelog") if getattr(lexicon, name)]
    _warn("writing", f"{lexicon.id}.csv", [f"the head loses {', '.join(lost)}"] if lost else [])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in lexicon:
        entry = _without_sets(entry, lexicon)
        values = [getattr(entry, name) for name in _COLUMNS]
        writer.writerow([_JOIN.join(v) if isinstance(v, tuple) else ("" if v is None else v) for v in values])
    return out.getvalue()


def _warn(doing: str, name: str, notes: list[str], summary: str = "") -> None:
    if notes:
        more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
        warnings.warn(f"{doing} {name}: {notes[0]}{more}{summary}", FormatWarning, stacklevel=3)
