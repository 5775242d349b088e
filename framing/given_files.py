"""Small files that a person gives beside the articles, as text: lexicons, registries, tables of outlets, codings.

They are read whole, within a bound, and whatever is wrong with one is a message that names it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.cells import undefused
from framing.characters import storable
from framing.limits import LEXICON, Limit

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "check_widths",
    "csv_cells",
    "file_hash",
    "given_json",
    "given_table",
    "given_text",
    "given_toml",
    "in_words",
    "toml_of",
]

_OF_PYTHON = re.compile(
    r"NoneType|object has no attribute|not subscriptable|<class |<[\w.]+ object|codec can't|argument must be"
)


def in_words(error: BaseException) -> str:
    """What a library says is wrong with a file, if it says it for a person; else that the file is damaged.

    Parameters
    ----------
    error : Exception

    Returns
    -------
    str

    Examples
    --------
    >>> in_words(ValueError("Bad magic number")), in_words(AttributeError("'NoneType' object has no attribute 'x'"))
    ('Bad magic number', 'it is damaged')
    """
    told = " ".join(str(error).split()).rstrip(".")
    of_python = isinstance(error, (AssertionError, AttributeError, LookupError, TypeError, UnicodeError))
    return "it is damaged" if of_python or len(told.split()) < 2 or _OF_PYTHON.search(told) else told


def file_hash(path: Path) -> str:
    """Hexadecimal SHA-256 of a file, of which little is held at once.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    str
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def given_text(path: Path, limit: Limit = LEXICON, otherwise: str | None = None, keep_mark: bool = False) -> str:
    """Text of a file; line ends stay.

    Parameters
    ----------
    path : pathlib.Path
    limit : Limit
    otherwise : str, optional
        Encoding of a file that is not UTF-8; left out, it is wrong.
    keep_mark : bool
        Keep a byte-order mark of UTF-8, so that offsets stay.

    Returns
    -------
    str

    Raises
    ------
    OSError
        If it is not there or may not be read.
    ValueError
        If it is no file, too large, or no text in UTF-8; the message names it.
    """
    if not path.is_file():
        if path.exists():
            raise ValueError(f"{path} is no file; give the file itself")
        raise FileNotFoundError(2, "no such file", str(path))
    size = path.stat().st_size
    if not limit.allows(size):
        raise ValueError(f"{path}: {limit.message(size, 'it has')}")
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8" if keep_mark else "utf-8-sig")
    except UnicodeDecodeError as error:
        if otherwise is not None:
            return data.decode(otherwise, "replace")
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{path}:{line}: no text in UTF-8 (byte {error.start}); save it as UTF-8") from error


def toml_of(text: str, name: str) -> dict[str, Any]:
    """Tables of a TOML text.

    Parameters
    ----------
    text : str
    name : str
        Of the file, for the message.

    Returns
    -------
    dict

    Raises
    ------
    ValueError
        Names file and place.

    Examples
    --------
    >>> toml_of("a = ", "mine.toml")
    Traceback (most recent call last):
    ValueError: mine.toml: this is not valid TOML: Invalid value (at end of document)
    """
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError(f"{name}: nested too deep to be read") from error
    except ValueError as error:  # also of numbers and dates that there are not
        raise ValueError(f"{name}: this is not valid TOML: {error}") from error


def given_toml(path: Path) -> dict[str, Any]:
    """Tables of a TOML file.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    dict

    Raises
    ------
    OSError, ValueError
        As of :func:`given_text` and :func:`toml_of`.
    """
    return toml_of(given_text(path), str(path))


def csv_cells(text: str, name: str, delimiter: str | None = None) -> list[list[str]]:
    """Cells of a CSV, of any length; empty lines have none.

    Parameters
    ----------
    text : str
    name : str
        Of the file, for the message.
    delimiter : str, optional
        Left out: comma, semicolon or tab, whichever the first line has most.

    Returns
    -------
    list of list of str

    Raises
    ------
    ValueError
        If it is none; the message names file and line.

    Examples
    --------
    >>> csv_cells("id;frame\\n1;war\\n", "mine.csv")
    [['id', 'frame'], ['1', 'war']]
    """
    csv.field_size_limit(2**31 - 1)
    if delimiter is None:
        delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return list(reader)
    except csv.Error as error:
        raise ValueError(f"{name}:{reader.line_num}: no CSV: {error}; look for a quotation mark not doubled") from error


def check_widths(lines: list[list[str]], name: str, first: int = 1, filled: bool = False) -> None:
    """Refuse rows that have more cells than the first one: what stands in them belongs to no column.

    Parameters
    ----------
    lines : list of list of str
        From :func:`csv_cells`, the header first; empty ones are passed over.
    name : str
        Of the file, for the message.
    first : int
        Number of the first row.
    filled : bool
        Refuse those that have fewer, too.

    Raises
    ------
    ValueError
        Names file and row.

    Examples
    --------
    >>> check_widths([["id", "name"], ["1", "Rusk", " Jr"]], "mine.csv")
    Traceback (most recent call last):
    ValueError: mine.csv, row 2: 3 cells, and the header has 2; a cell with a comma stands in quotation marks
    """
    wide = len(lines[0]) if lines else 0
    for number, row in enumerate(lines, first):
        if len(row) > wide or (filled and row and len(row) < wide):
            hint = "; a cell with a comma stands in quotation marks" if len(row) > wide else ""
            raise ValueError(f"{name}, row {number}: {len(row)} cells, and the header has {wide}{hint}")


def given_table(path: Path) -> pd.DataFrame:
    """A CSV that a person has filled in, with its cells as texts; what defused them for spreadsheets is taken off.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    pandas.DataFrame
        Cells that a row lacks are empty.

    Raises
    ------
    OSError, ValueError
        As of :func:`given_text`, :func:`csv_cells` and :func:`check_widths`.
    """
    import pandas as pd

    lines = csv_cells(storable(given_text(path)), str(path))
    begin = next((k for k, row in enumerate(lines) if row), 0)
    check_widths(lines[begin:], str(path), begin + 1)
    head, *rows = [row for row in lines if row] or [[]]
    cells = [[undefused(cell) for cell in row] + [""] * (len(head) - len(row)) for row in rows]
    return pd.DataFrame(cells, columns=[undefused(name).strip() for name in head], dtype=object)


def given_json(path: Path, limit: Limit = LEXICON) -> Any:
    """What a JSON file holds.

    Parameters
    ----------
    path : pathlib.Path
    limit : Limit

    Returns
    -------
    object

    Raises
    ------
    OSError, ValueError
        As of :func:`given_text`; also if it is no JSON.
    """
    text = given_text(path, limit)
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError(f"{path}: nested too deep to be read") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is no JSON (line {error.lineno}: {error.msg})") from error
    except ValueError as error:  # Python's bound on the digits of a number
        raise ValueError(f"{path}: a number in it has more digits than can be read") from error
