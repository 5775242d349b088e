"""Spreadsheets as Excel saves them (``.xlsx``): each sheet a table, its first filled row the head."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing.articles.importers.extras import extra
from framing.articles.importers.found import Found
from framing.articles.record import Unusable

__all__ = ["read_workbook"]


def read_workbook(path: Path) -> Found:
    """Read the rows of all sheets.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    Found
    """
    openpyxl = extra("openpyxl", "spreadsheets of Excel")
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # of zipfile, of openpyxl, of XML
        raise Unusable(f"not readable as .xlsx: {error}; save it anew, or as CSV") from error
    try:
        return _rows_of(book)
    except Unusable:
        raise
    except Exception as error:  # a sheet is read row by row, and may be damaged further down
        raise Unusable(f"a sheet is damaged: {error}; save it anew, or as CSV") from error
    finally:
        book.close()


def _rows_of(book: Any) -> Found:
    records: list[tuple[int, dict[str, Any] | Unusable]] = []
    heads: list[list[str]] = []
    notes: list[str] = []
    for sheet in book.worksheets:
        head: list[str] | None = None
        count = 0
        for cells in sheet.iter_rows(values_only=True):
            if not any(cell is not None and str(cell).strip() for cell in cells):
                continue
            if head is None:
                head = ["" if cell is None else str(cell).strip() for cell in cells]
                if heads and head != heads[0]:
                    notes.append(f"the sheet {sheet.title!r} has other columns and was left out")
                    break
                heads.append(head)
                continue
            row = {name: cell for name, cell in zip(head, cells) if name and cell is not None and cell != ""}
            count += 1
            records.append((len(records) + 2, row))
    if not records:
        raise Unusable("no sheet has rows below a head")
    return Found("spreadsheet", records=records, unit="row", notes=notes)
