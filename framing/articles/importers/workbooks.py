"""Spreadsheets as Excel saves them (``.xlsx``): each sheet a table, its head the first row that names a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from framing.articles.field_names import place_of_head
from framing.articles.importers.extras import extra
from framing.articles.importers.found import Found
from framing.articles.record import Unusable
from framing.given_files import in_words

__all__ = ["read_workbook"]

_LOOKED_AT = 20  # rows in which the head of a table is looked for


def read_workbook(source: Path | BinaryIO, columns: Mapping[str, str | None]) -> Found:
    """Read the rows of all sheets with articles; titles above the head of a table are left out.

    Parameters
    ----------
    source : pathlib.Path or file
    columns : mapping
        What the user says of the fields.

    Returns
    -------
    Found
    """
    openpyxl = extra("openpyxl", "spreadsheets of Excel")
    try:
        # by its path openpyxl opens only what has the suffix that it expects
        with source.open("rb") if isinstance(source, Path) else nullcontext(source) as file:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            sheets = {page.title: list(map(_filled, page.iter_rows(values_only=True))) for page in book.worksheets}
    except Exception as error:  # of zipfile, of openpyxl, of XML
        raise Unusable(f"not readable as .xlsx: {in_words(error)}; save it anew, or as CSV") from error
    heads = {
        name: place_of_head([list(map(str, row)) for row in rows[:_LOOKED_AT]], columns)
        for name, rows in sheets.items()
    }
    if all(head is None for head in heads.values()) and sheets:  # the message about it lists the columns
        longest = max(sheets, key=lambda name: len(sheets[name]))
        heads = {longest: _widest(sheets[longest])}
    records: list[tuple[int, dict[str, Any] | Unusable]] = []
    notes: list[str] = []
    for name, rows in sheets.items():
        head = heads.get(name)
        if head is None:
            if any(map(any, rows)):
                notes.append(f"the sheet {name!r} has no column of texts and was left out")
            continue
        names = [str(cell).strip() for cell in rows[head]]
        for number, cells in enumerate(rows[head + 1 :], head + 2):
            fields = {key: cell for key, cell in zip(names, cells) if key and cell != ""}
            if fields:
                records.append((number if len(sheets) == 1 else len(records) + 2, fields))
    if not records:
        raise Unusable("no sheet has rows below a head")
    return Found("spreadsheet", records=records, unit="row", notes=notes)


def _filled(cells: Iterable[Any]) -> list[Any]:
    return ["" if cell is None else cell for cell in cells]


def _widest(rows: Sequence[Sequence[Any]]) -> int | None:
    """Place of the first of the rows with the most cells filled."""
    filled = [sum(cell != "" for cell in row) for row in rows[:_LOOKED_AT]]
    return filled.index(max(filled)) if any(filled) else None
