"""Tables as text: where the head of a CSV stands, and a text that is a table or JSON though its name says otherwise."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from framing.articles.csv_rows import csv_rows, delimiter_of
from framing.articles.field_names import n_known, names_text, place_of_head
from framing.articles.formats import AgainFromFile, json_lines, opened_text
from framing.articles.importers.found import Found
from framing.articles.importers.json_files import read_json
from framing.articles.record import Unusable

__all__ = ["lines_above_head", "read_csv", "table_in_text"]

_LINES, _LOOKED_AT = 15, 20_000  # lines, and characters, in which the head of a table is looked for


def read_csv(source: str | Path, delimiter: str | None, columns: Mapping[str, str | None]) -> Found:
    """Read a CSV, also one with lines above its head.

    Parameters
    ----------
    source : str or pathlib.Path
        The text; or a file in UTF-8, of which no more is held than a row.
    delimiter : str, optional
        Left out: what the head has most.
    columns : mapping
        What the user says of its fields.

    Returns
    -------
    Found

    Examples
    --------
    >>> read_csv("Export of May\\n\\ntitle,text\\nRain,It rained.\\n", None, {}).records
    [(4, {'title': 'Rain', 'text': 'It rained.'})]
    """

    def opened() -> TextIO:
        return io.StringIO(source, newline="") if isinstance(source, str) else opened_text(source)

    def rows() -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
        with opened() as file:
            for number, fields in csv_rows(islice(file, above, None), delimiter, blanks=True):
                if not _is_empty(fields):
                    yield number + above, fields

    with opened() as file:
        above = lines_above_head(file.read(_LOOKED_AT), delimiter, columns)
    records = list(rows()) if isinstance(source, str) else AgainFromFile(rows)
    notes = [f"{above} lines above the head of the table are left out"] if above else []
    return Found("CSV", records=records, notes=notes)


def _is_empty(fields: dict[str, Any] | Unusable) -> bool:
    """Whether a row has nothing but empty cells, as spreadsheets leave them below a table."""
    return not isinstance(fields, Unusable) and not any(cell.strip() for cell in fields.values())


def lines_above_head(text: str, delimiter: str | None, columns: Mapping[str, str | None]) -> int:
    """How many lines stand above the head of a table: none where the first line is it, or no other.

    Parameters
    ----------
    text : str
    delimiter : str, optional
    columns : mapping

    Returns
    -------
    int
    """
    if text[:4].lower() == "sep=":
        return 0
    lines = islice(io.StringIO(text[:_LOOKED_AT], newline=""), _LINES)  # as the rows are read: U+2028 ends no line
    rows = (_cells(line.rstrip("\r\n"), delimiter or delimiter_of(line)) for line in lines)
    return place_of_head(rows, columns, fewest=2) or 0


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader(io.StringIO(line), delimiter=delimiter), [])]
    except csv.Error:
        return []


def table_in_text(text: str, columns: Mapping[str, str | None]) -> Found | None:
    """Read a text that is JSON, JSON Lines or a table with a head.

    Parameters
    ----------
    text : str
    columns : mapping

    Returns
    -------
    Found or None
        None where it is a text.

    Examples
    --------
    >>> table_in_text("outlet\\ttext\\nPost\\tIt rained.\\n", {}).kind
    'CSV'
    >>> table_in_text("Text, and more text\\n\\nIt rained, and snowed.\\n", {}) is None
    True
    """
    begin = text.lstrip()[:1]
    if begin == "{" or begin == "[":
        return _json(text, columns)
    head = text.split("\n", 1)[0]
    delimiter = delimiter_of(head)
    cells = _cells(head.rstrip("\r"), delimiter)
    if len(cells) < 2 or not names_text(cells, columns) or n_known(cells, columns) < 2:
        return None
    records = list(csv_rows(text, delimiter))
    if not records or any(isinstance(fields, Unusable) for _, fields in records):
        return None
    return Found("CSV", records=records)


def _json(text: str, columns: Mapping[str, str | None]) -> Found | None:
    lines = list(json_lines(text))
    if all(not isinstance(fields, Unusable) for _, fields in lines):
        return Found("JSON Lines", records=lines)
    try:
        return read_json(text, columns)
    except Unusable:
        return None
