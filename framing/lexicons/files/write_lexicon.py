"""Lexicons to files, ours and those of other programs, with a warning for all that a format cannot hold."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

from framing.cells import LINE_END, defused
from framing.lexicons.files.import_lexicon import COLUMNS, JOIN, warn_of_losses
from framing.lexicons.files.lexicon import Entry, Lexicon, LexiconError
from framing.lexicons.files.read_lexicon import read_lexicon
from framing.lexicons.files.toml_text import to_toml
from framing.lexicons.patterns.expand import Inexpressible, expand
from framing.lexicons.patterns.pattern import parse_pattern

__all__ = ["export_lexicon", "write_lexicon"]

_DEFAULTS = Entry("", "", "")


def write_lexicon(lexicon: Lexicon | str | Path, path: str | Path, raw_cells: bool = False) -> None:
    """Write a lexicon; the suffix names the format.

    Parameters
    ----------
    lexicon : Lexicon
    path : str or Path
        ``.toml`` (all is kept), ``.csv``, ``.dic``, ``.yml``.
    raw_cells : bool
        In CSV, leave cells that a spreadsheet would run as they are.

    Warns
    -----
    FormatWarning
        Names the fields, and the entries, that the format cannot hold.

    Examples
    --------
    >>> import tempfile
    >>> from framing.lexicons import Entry, Lexicon, read_lexicon, write_lexicon
    >>> lexicon = Lexicon("mine", "1.0.0", (Entry("raid", "raid", "war"),))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_lexicon(lexicon, f"{folder}/mine.toml")
    ...     read_lexicon(f"{folder}/mine.toml").entries[0].pattern
    'raid'
    """
    path = Path(path)
    path.write_text(export_lexicon(lexicon, path.suffix.lower(), raw_cells), encoding="utf-8", newline="\n")


def export_lexicon(lexicon: Lexicon | str | Path, suffix: str, raw_cells: bool = False) -> str:
    """Give the text of a lexicon in another format.

    Parameters
    ----------
    lexicon : Lexicon
    suffix : {".toml", ".csv", ".dic", ".yml", ".yaml"}
    raw_cells : bool
        In CSV, leave cells that a spreadsheet would run as they are.

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
        return _to_csv(lexicon, raw_cells)
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
    warn_of_losses("writing", f"{lexicon.id}{suffix}", notes, summary)
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


def _to_csv(lexicon: Lexicon, raw_cells: bool) -> str:
    lost = [name for name in ("citation", "licence", "sources", "frames", "changelog") if getattr(lexicon, name)]
    warn_of_losses("writing", f"{lexicon.id}.csv", [f"the head loses {', '.join(lost)}"] if lost else [])
    out = io.StringIO()
    rows = [[*COLUMNS, "language"]]
    for entry in lexicon:
        entry = _without_sets(entry, lexicon)
        values = [*(getattr(entry, name) for name in COLUMNS), lexicon.language]
        cells = [JOIN.join(v) if isinstance(v, tuple) else ("" if v is None else v) for v in values]
        rows.append(cells if raw_cells else list(map(defused, cells)))
    csv.writer(out, lineterminator=LINE_END).writerows(rows)
    return out.getvalue().replace(LINE_END, "\n")
