"""Read a table that was edited in a spreadsheet: separate corrections from what the program rewrote by itself."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.articles.csv_rows import csv_rows
from framing.articles.decoding import read_text
from framing.cells import defused

__all__ = ["changes", "read_edited"]

_LONGEST = 32_000  # a spreadsheet cuts a cell after 32,767 characters
_CLOSE = 1e-6  # it writes ten digits of a number or so
_KINDS = (pa.bool_(), pa.int64(), pa.float64())


def read_edited(path: Path, name: str, before: pd.DataFrame | None) -> pd.DataFrame:
    """Read an edited CSV, and keep the old value of every cell that the spreadsheet only formatted anew.

    Spreadsheets cut long texts, round numbers, write dates and truth values in the way of the country, mend line ends,
    strip leading zeros and take a text that begins with ``=`` for a formula, which is why it stands behind an
    apostrophe (:mod:`framing.cells`), with or without which it is the same. None of these is a correction.

    Parameters
    ----------
    path : pathlib.Path
    name : str
        One of ``tables.SCHEMAS``.
    before : pandas.DataFrame or None
        The table before; columns that the CSV has not are taken from it, own columns excepted.

    Returns
    -------
    pandas.DataFrame
        Rows and own columns in the order of the CSV.

    Raises
    ------
    ValueError
        Names the file, and the line or column that cannot be read.
    """
    rows = _rows(path, name)
    schema = tables.SCHEMAS[name]
    key = schema.names[0]
    header = list(dict.fromkeys(column for row in rows for column in row)) if rows else []
    old = {} if before is None else {row[key]: row for row in before.to_dict("records")}
    numbers = {_number(known): known for known in old if _number(known) is not None}
    data: dict[str, list[Any]] = {column: [] for column in schema.names}
    own = [column for column in header if column not in schema.names and column.strip()]
    further: dict[str, list[Any]] = {column: [] for column in own}
    try:
        for row in rows:
            cell = row.get(key)
            was = old.get(cell) or old.get(numbers.get(_number(cell)), {})
            for field in schema:
                data[field.name].append(_cell(row, field.name, was))
            for column in own:
                further[column].append(_cell(row, column, was))
        made = tables.conform(pd.DataFrame({c: pd.Series(v, dtype=object) for c, v in data.items()}), name)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    known = {} if before is None else {str(column): before[column].dtype for column in before}
    return made.assign(**{column: _own(values, known.get(column)) for column, values in further.items()})


def changes(now: pd.DataFrame, before: pd.DataFrame, name: str) -> str:
    """Describe in words what changed; empty if nothing did.

    Parameters
    ----------
    now, before : pandas.DataFrame
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> one = tables.from_records("actors", [{"actor_id": "UN", "n_quotes": 1}, {"actor_id": "EU"}])
    >>> two = tables.from_records("actors", [{"actor_id": "UN", "n_quotes": 2}])
    >>> changes(two, one, "actors")
    '1 row changed, 1 deleted'
    """
    key = tables.SCHEMAS[name].names[0]
    old, new = ({row[key]: row for row in table.to_dict("records")} for table in (before, now))
    columns = [column for column in now if column in before]
    changed = sum(any(not _equal(row[c], old[k][c]) for c in columns) for k, row in new.items() if k in old)
    both = len(new.keys() & old.keys())
    counts = {"changed": changed, "added": len(now) - both, "deleted": len(old) - both}
    words = [f"{n} row{'s' * (n > 1)} {what}" for what, n in counts.items() if n]
    words = [word if place == 0 else word.replace(" rows", "").replace(" row", "") for place, word in enumerate(words)]
    for what, gone in (("new", set(now) - set(before)), ("gone", set(before) - set(now))):
        if gone:
            words.append(f"columns {what}: {', '.join(sorted(map(str, gone)))}")
    if not words and list(old) != list(new):
        words.append("rows in another order")
    return ", ".join(words)


def _rows(path: Path, name: str) -> list[dict[str, str | None]]:
    """Read the rows of a CSV; empty rows are left out."""
    key = tables.SCHEMAS[name].names[0]
    out: list[dict[str, str | None]] = []
    try:
        for line, row in csv_rows(read_text(path), None, blanks=True):
            if not isinstance(row, dict):
                raise ValueError(f"line {line}: {row}")
            if key not in row:
                raise ValueError(f"the column {key!r} is gone, by which rows are known; it has {list(row)}")
            if any(row.values()):
                out.append({str(column): cell or None for column, cell in row.items()})
    except ValueError as error:
        hint = "; save it as CSV UTF-8" if "UTF-8" in str(error) else ""
        raise ValueError(f"{path}: {error}{hint}") from error
    return out


def _cell(row: Mapping[str, str | None], column: str, was: Mapping[Any, Any]) -> Any:
    """Value of a cell: the old one if the spreadsheet only formatted it anew."""
    if column not in row:
        return was.get(column)
    cell = row[column]
    if column in was and (_same(cell, was[column]) or _same(defused(cell), was[column])):
        return was[column]
    return _iso(cell) if column == "published" and cell is not None else cell


def _same(cell: str | None, was: Any) -> bool:
    """Whether a spreadsheet would write the old value that way."""
    if tables.is_missing(was):
        return cell is None
    if cell is None:
        return bool(was == "") if isinstance(was, str) else False
    if isinstance(was, (list, tuple, dict)):
        return _same_list(cell, was)
    if isinstance(was, str):
        return _same_text(cell, was)
    if isinstance(was, dt.datetime):
        return str(pd.Timestamp(was)).startswith(cell.strip()) or _iso(cell)[:10] == was.isoformat()[:10]
    kind = pa.bool_() if isinstance(was, bool) else pa.float64()
    try:
        found = tables.read_cell(cell, kind)
    except ValueError:
        return False
    return found is not None and math.isclose(float(found), float(was), rel_tol=_CLOSE, abs_tol=1e-9)


def _same_list(cell: str, was: Any) -> bool:
    text = json.dumps(was, ensure_ascii=False, default=str)
    if len(cell) >= _LONGEST and text.startswith(cell):
        return True
    try:
        return bool(json.loads(cell) == json.loads(text))
    except ValueError:
        return False


def _same_text(cell: str, was: str) -> bool:
    one, two = ("\n".join(text.splitlines()).strip() for text in (cell, was))
    if one == two or (len(cell) >= _LONGEST and two.startswith(one[:_LONGEST])):
        return True
    if re.fullmatch(r"#[A-Z/0-9]+[!?]?", one) and was[:1] in "=+-@":  # #NAME?
        return True
    if one.lower() == two.lower() in ("true", "false"):
        return True
    number = _number(was)
    if number is not None and number == _number(one.replace(",", ".")):
        return True
    return bool(re.match(r"\d{4}-\d\d-\d\d", was)) and len(was) == 10 and was in _dates(one)


def _number(text: Any) -> float | None:
    """Number that a text of digits stands for, also in scientific notation."""
    return float(text) if isinstance(text, str) and re.fullmatch(r"\d+(\.\d+)?(E\+\d+)?", text.strip()) else None


def _dates(text: str) -> list[str]:
    """List the ISO 8601 dates that a date in local notation can mean."""
    found = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})", text.strip())
    if found is None:
        return []
    one, mark, two, year = found.groups()
    whole = int(year) + (2000 if int(year) < 70 else 1900) * (len(year) == 2)
    out = []
    for day, month in [(one, two)] if mark == "." else [(one, two), (two, one)]:
        try:
            out.append(dt.date(whole, int(month), int(day)).isoformat())
        except ValueError:
            continue
    return list(dict.fromkeys(out))


def _iso(cell: str) -> str:
    """Convert a date in local notation to ISO 8601, if it can mean only one."""
    dates = _dates(cell)
    if len(dates) > 1:
        raise ValueError(f"the date {cell!r} is {dates[0]} or {dates[1]}; write it as {dates[0]}")
    return dates[0] if dates else cell


def _own(values: Sequence[Any], dtype: Any) -> pd.Series[Any]:
    """Type a column of the user: as before, or, if it is new, as all its cells can be read."""
    if dtype is not None and str(dtype).startswith("datetime"):
        return pd.Series(pd.to_datetime(pd.Series(list(values), dtype=object)))
    bools, whole, numbers = _KINDS
    of = {"boolean": (bools,), "bool": (bools,), "Int64": (whole, numbers), "Float64": (numbers,)}
    cells = [v for v in values if isinstance(v, str)]
    new: tuple[Any, ...] = _KINDS[any(v in ("0", "1") for v in cells) :]  # 0 and 1 are numbers, not truth values
    if any(re.match(r"0\d", v) for v in cells):  # a code, whose zeros count
        new = ()
    for kind in of.get(str(dtype), new if dtype is None else ()):
        try:
            read = [tables.read_cell(v, kind) if isinstance(v, str) else v for v in values]
        except ValueError:
            continue
        if kind != whole or all(v is None or isinstance(v, int) for v in read):
            return tables.own_column(read)
    lists = [json.loads(v) if isinstance(v, str) and any(isinstance(w, list) for w in values) else v for v in values]
    return pd.Series(lists, dtype=object) if lists != list(values) else tables.own_column(values)


def _equal(one: Any, two: Any) -> bool:
    if isinstance(one, (list, dict)) or isinstance(two, (list, dict)):
        return bool(one == two)
    gone = [tables.is_missing(value) for value in (one, two)]
    return all(gone) or (not any(gone) and bool(one == two))
