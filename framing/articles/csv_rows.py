"""Rows of a CSV as spreadsheets of any country write it, one after the other: what is read is not held."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from framing.articles.record import Unusable
from framing.cells import undefused
from framing.limits import FILE

__all__ = ["csv_rows", "delimiter_of"]

#: Columns by which tables are known that this package wrote, with cells that no spreadsheet runs.
_OF_OUR_TABLES = frozenset(("body_start", "content_spans", "designator", "n_mentions", "number_spans", "term_id"))
_OF_EXPOSURE = {"article_id", "voice", "speaker", "words"}
_DELIMITERS = tuple(",;\t|:^~")
_LONGEST_ROW = 5_000  # lines of a row whose quotation mark is never closed
_FIELD_LIMIT = 2**31 - 1  # an article is longer than the 131,072 characters that csv takes for a field


def delimiter_of(head: str) -> str:
    """Mark that parts the cells of a line: comma, semicolon, tab or bar, whichever it has most.

    Parameters
    ----------
    head : str

    Returns
    -------
    str

    Examples
    --------
    >>> delimiter_of("id;title, or head;text")
    ';'
    """
    return max(",;\t|", key=head.count)


class _Lines:
    """Lines of a text by their place, of which those are held that may be asked for again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._more = iter(lines)
        self._held: deque[str] = deque()
        self._first = 0  # place of the first one that is held
        self._most = FILE.most

    def has(self, place: int) -> bool:
        while place >= self._first + len(self._held):
            line = next(self._more, None)
            if line is None:
                return False
            self._held.append(line)
        return True

    def is_blank(self, place: int) -> bool:
        return not self._held[place - self._first].strip("\r\n")

    def forget(self, place: int) -> None:
        """Hold nothing that stands before a place."""
        while self._first < place and self._held:
            self._held.popleft()
            self._first += 1

    def of_one_row(self, place: int) -> Iterator[str]:
        """Lines that one row may have, from a place on."""
        left = self._most
        for at in range(place, place + _LONGEST_ROW):
            if not self.has(at):
                return
            line = self._held[at - self._first]
            left -= len(line)
            if left < 0:
                raise csv.Error(f"a row has more than {self._most:,} characters")
            yield line


def csv_rows(
    text: str | Iterable[str], delimiter: str | None = None, blanks: bool = False
) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    """Rows of a CSV as spreadsheets of any country write it; of the package's own tables, with the cells as they were.

    Parameters
    ----------
    text : str or iterable of str
        The text, or its lines with their ends.
    delimiter : str, optional
        Left out: comma, semicolon or tab, whichever the head has most.
    blanks : bool
        Keep empty cells, as empty text.

    Yields
    ------
    line : int
    row : dict or Unusable

    Raises
    ------
    Unusable
        If there is no head.

    Examples
    --------
    >>> list(csv_rows("id;text\\n1;a")), list(csv_rows(["id,text\\n", "1,a\\n"]))
    ([(2, {'id': '1', 'text': 'a'})], [(2, {'id': '1', 'text': 'a'})])
    """
    csv.field_size_limit(_FIELD_LIMIT)
    begun = iter(io.StringIO(text, newline="") if isinstance(text, str) else text)
    top = next(begun, "")
    if top[:4].lower() == "sep=":  # a first line of its own for Excel
        delimiter = delimiter or (top[4:5] if top[4:5] in _DELIMITERS else None)
        top = next(begun, "")
    lines = _Lines(chain([top], begun) if top else ())
    delimiter = delimiter_of(top) if delimiter is None else delimiter
    try:
        head, at = _one_row(lines, _next_filled(lines, 0), delimiter)
    except csv.Error as error:
        raise Unusable(f"its first line is no head of a table: {error}") from error
    if not head:
        raise Unusable("the file is empty")
    ours = not _OF_OUR_TABLES.isdisjoint(head) or set(head) >= _OF_EXPOSURE
    head = list(map(undefused, head)) if ours else head
    # A quotation mark that is not closed would take all that follows into one field: a row that is wrong ends where the
    # next one that is right begins.
    shapes = Counter[str]()
    while lines.has(at := _next_filled(lines, at)):
        try:
            row, after = _one_row(lines, at, delimiter)
            wrong = None if len(row) <= len(head) else "more fields than the head has columns; quote the text"
        except csv.Error as error:
            row, after, wrong = [], at + 1, f"not CSV: {error}; look for a quotation mark that is not doubled"
        if row and wrong is None and after - at > 1 and len(row) < len(head):
            wrong = "fewer fields than the head has columns; look for a quotation mark that is not closed"
        if wrong is not None:
            after = _next_row(lines, at + 1, delimiter, len(head), shapes)
            yield at + 1, Unusable(wrong)
        elif row:
            shapes[_shape(row[0])] += 1
            cells = dict(zip(head, map(undefused, row) if ours else row))
            yield after, {key: value for key, value in cells.items() if value or blanks}
        at = after


def _next_filled(lines: _Lines, at: int) -> int:
    """The first line from one on that is not empty: empty lines are no rows."""
    lines.forget(at)
    while lines.has(at) and lines.is_blank(at):
        at += 1
        lines.forget(at)
    return at


def _one_row(lines: _Lines, at: int, delimiter: str) -> tuple[list[str], int]:
    """Cells of the row that begins in a line, and the line after it."""
    reader = csv.reader(lines.of_one_row(at), delimiter=delimiter, strict=True)
    row = next(reader, [])
    return row, at + max(reader.line_num, 1)


def _next_row(lines: _Lines, at: int, delimiter: str, width: int, shapes: Counter[str]) -> int:
    """Line in which the next whole row begins: as many cells as the head has, the first like those before."""
    usual = {shape for shape, n in shapes.items() if n >= sum(shapes.values()) / 3}
    while lines.has(at := _next_filled(lines, at)):
        try:
            row, _ = _one_row(lines, at, delimiter)
        except csv.Error:
            row = []
        if len(row) == width and (not usual or _shape(row[0]) in usual):
            return at
        at += 1
    return at


def _shape(cell: str) -> str:
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "9", cell))[:20]
