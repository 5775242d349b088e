"""Lexicons from the formats of other programs, with a warning for all that could not be kept."""

from __future__ import annotations

import warnings
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from framing.cells import undefused
from framing.given_files import check_widths, csv_cells, given_text
from framing.lexicons.files.dictionaries import READERS
from framing.lexicons.files.entry import LISTS, build_entry, check_ids, entry_id
from framing.lexicons.files.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.files.word_weights import WeightedTerm, read_weights
from framing.lexicons.patterns.expand import Inexpressible, pattern_of

__all__ = ["COLUMNS", "JOIN", "FormatWarning", "import_lexicon", "warn_of_losses"]

#: Between the texts of one cell.
JOIN = " | "
#: Columns of a table of entries.
COLUMNS = [f.name for f in fields(Entry) if f.name != "line"]


class FormatWarning(UserWarning):
    """A part of a lexicon was lost: the format cannot hold it, or it could not be read.

    Examples
    --------
    >>> import warnings
    >>> from framing.lexicons import Entry, FormatWarning, Lexicon, export_lexicon
    >>> lexicon = Lexicon("m", "1.0.0", (Entry("a", "raid", "war", polarity=-0.5),))
    >>> with warnings.catch_warnings(record=True) as said:
    ...     warnings.simplefilter("always", FormatWarning)
    ...     _ = export_lexicon(lexicon, ".dic")
    >>> str(said[0].message)
    "writing m.dic: entry 'a' loses polarity, inflections"
    """


def import_lexicon(path: str | Path, language: str | None = None) -> Lexicon:
    """Read a dictionary of another program, a list of words with weights, or a table of entries.

    Parameters
    ----------
    path : str or Path
        ``.dic`` (LIWC, Moral Foundations Dictionary), ``.yml`` (quanteda), ``.cat`` (WordStat), ``.lc3`` (Lexicoder),
        ``.ykd`` (Yoshikoder); ``.csv`` with at least the columns ``frame`` and ``pattern`` (or ``term``); or ``.txt``,
        ``.tsv``, ``.csv`` with a word and its numbers a line (AFINN, VADER, eMFD, NRC), see
        :func:`framing.lexicons.files.word_weights.read_weights`.
    language : str, optional
        Such as ``"de"``. These formats do not name their language, except a table of entries with a column
        ``language``. A lexicon without a language is applied to articles of every language.

    Returns
    -------
    Lexicon
        Its frames are the categories of the file; the names of nested categories are joined by dots.

    Raises
    ------
    LexiconError
        If the format is unknown or the file broken.

    Warns
    -----
    FormatWarning
        One for each kind of loss, with how often it happened and the first case.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from framing.lexicons import import_lexicon
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "moral.dic").write_text("%\\n1\\tharm\\n%\\nkill*\\t1\\nwound\\t1\\n")
    ...     lexicon = import_lexicon(Path(folder, "moral.dic"))
    >>> [(entry.pattern, entry.frame) for entry in lexicon.entries]
    [('kill*', 'harm'), ('wound', 'harm')]
    """
    path = Path(path)
    suffix = path.suffix.lower()
    try:
        text = given_text(path, otherwise="cp1252").replace("\0", "\ufffd")
        return _read_as(suffix, text, path, language)
    except LexiconError:
        raise
    except ValueError as error:
        raise LexiconError(str(error)) from error


def _read_as(suffix: str, text: str, path: Path, language: str | None) -> Lexicon:
    notes: list[str] = []
    lines = csv_cells(text, str(path)) if suffix == ".csv" else []
    if lines and {name.strip() for name in lines[0]} & {"frame", "pattern", "term"}:  # also those of half a table
        return _from_csv(lines, path, language)
    if suffix in (".csv", ".tsv", ".txt"):
        found = read_weights(text, str(path), path.stem)
        terms = [replace(term, category=term.category.strip() or path.stem) for term in found]
    elif suffix in READERS:
        terms = []
        for category, term, note in READERS[suffix](text, str(path)):
            if note:
                notes.append(f"{term}: {note}")
            if category.strip():
                terms.append(WeightedTerm(category, term))
    else:
        raise LexiconError(
            f"{path}: {suffix!r} is no format of lexicons; use .toml, .csv, .tsv, .txt, {', '.join(sorted(READERS))}"
        )
    entries = _plain_entries(terms, notes)
    warn_of_losses("reading", path.name, notes)
    return Lexicon(entry_id(path.stem), "0.0.0", entries, path.stem, language or "", path=str(path))


def _plain_entries(terms: list[WeightedTerm], notes: list[str]) -> tuple[Entry, ...]:
    """Entries of plain terms; a note is added for each that no pattern can find, or that stands twice."""
    shouted = _in_capitals([term.term for term in terms])
    entries: dict[str, Entry] = {}
    for term in terms:
        try:
            pattern = pattern_of(term.term.lower() if shouted else term.term)
        except Inexpressible as error:
            notes.append(str(error))
            continue
        key = entry_id(f"{term.category}-{term.term}")
        if key in entries and entries[key].pattern.lower() == pattern.lower():
            if entries[key].weight != term.weight:
                kept = f"{entries[key].weight:g} and {term.weight:g}; the first was kept"
                notes.append(f"{term.term}: stands twice in {term.category}, with the weights {kept}")
            continue
        while key in entries:
            key += "-x"
        entries[key] = Entry(key, pattern, term.category, "literal", polarity=term.polarity, weight=term.weight)
    return tuple(entries.values())


def _in_capitals(terms: list[str]) -> bool:
    """Whether a dictionary is written in capitals throughout, so that they mark no acronyms."""
    letters = [term for term in terms if any(map(str.isalpha, term))]
    return len(letters) > 4 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def _from_csv(lines: list[list[str]], path: Path, language: str | None) -> Lexicon:
    columns = [name.strip() for name in lines[0]]
    if "frame" not in columns or not {"pattern", "term"} & set(columns):
        raise LexiconError(
            f"{path}:1: a table of entries needs the columns frame and pattern (or term); it has {', '.join(columns)}"
        )
    check_widths(lines, str(path))
    ours = set(COLUMNS) <= set(columns)  # written with cells that no spreadsheet runs
    rows = {number: dict(zip(columns, row)) for number, row in enumerate(lines[1:], 2) if row}
    said = sorted({row.get("language", "").strip() for row in rows.values()} - {""})
    if len(said) > 1 and language is None:
        raise LexiconError(f"{path}: the entries are of the languages {', '.join(said)}; make a lexicon of each")
    entries: list[Entry] = []
    for number, row in rows.items():
        fields_of = {k: undefused(v) if ours else v for k, v in row.items()}
        data: dict[str, Any] = {k: v for k, v in fields_of.items() if k in {*COLUMNS, "term"} and v}
        if "term" in data:
            data.setdefault("pattern", data.pop("term"))
        data.setdefault("id", entry_id(f"{data.get('frame', '')}-{data.get('pattern', '')}-{number}"))
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
        data |= {name: str(data.get(name, "")).strip().lower() == "true" for name in ("case", "speech_act")}
        entries.append(build_entry(data, f"{path}:{number}: entry {data['id']!r}", number, {}))
    check_ids(entries, str(path))
    spoken = language or (said[0] if said else "")
    return Lexicon(entry_id(path.stem), "0.0.0", tuple(entries), path.stem, spoken, path=str(path))


def warn_of_losses(doing: str, name: str, notes: list[str], summary: str = "") -> None:
    """Warn of what a format cannot hold: the first case, and how many there are."""
    if notes:
        more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
        warnings.warn(f"{doing} {name}: {notes[0]}{more}{summary}", FormatWarning, stacklevel=3)
