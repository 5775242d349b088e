"""What each kind of file yields: a text, or records with fields."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.articles.record import Unusable

__all__ = ["RECORDS", "TEXTS", "csv_rows", "decode", "is_article_file", "kind_of", "read_records", "read_text"]

#: Suffixes of files that hold one article, and of those that hold one a line or row.
TEXTS = (".txt", ".text")
RECORDS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")

_NULS = 0.01  # a text may hold a stray null byte; a file of another kind, or UTF-16 without a mark, is full of them
_FIELD_LIMIT = 2**31 - 1  # an article is longer than the 131,072 characters that csv takes for a field


def kind_of(path: Path) -> str:
    """Suffix that decides how a file is read, ``.gz`` left out.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    str

    Examples
    --------
    >>> from pathlib import Path
    >>> kind_of(Path("news.JSONL.gz"))
    '.jsonl'
    """
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def is_article_file(path: Path) -> bool:
    """Whether the file is of a kind that holds articles.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    bool
    """
    return kind_of(path) in (*TEXTS, *RECORDS)


def decode(data: bytes) -> str:
    """Text of bytes: UTF-8 with or without byte-order mark, or UTF-16 with one. Line ends stay.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    str

    Raises
    ------
    Unusable
        If it is neither, with the place of the first wrong byte.

    Examples
    --------
    >>> decode(b"\\xef\\xbb\\xbfOne\\r\\n")
    'One\\r\\n'
    """
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unusable(f"not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    if text.count("\0") > _NULS * len(text):
        raise Unusable("not a text: it holds null bytes")
    return text


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.name.lower().endswith(".gz") else data
    except (OSError, EOFError, zlib.error) as error:
        raise Unusable(f"cannot be read: {error}") from error


def read_text(path: Path) -> str:
    """Text of a plain file.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    str

    Raises
    ------
    Unusable
        If it cannot be read.
    """
    return decode(_bytes(path))


def read_records(path: Path) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    """Records of a file with one article a line or row.

    Parameters
    ----------
    path : pathlib.Path

    Yields
    ------
    number : int
        Line of the file (from 1); row (from 1) for Parquet.
    record : dict or Unusable
        Fields, or why the line cannot be read.

    Raises
    ------
    Unusable
        If the file as a whole cannot be read.
    """
    kind = kind_of(path)
    if kind == ".parquet":
        yield from _parquet(path)
    elif kind in (".csv", ".tsv"):
        yield from csv_rows(read_text(path), "\t" if kind == ".tsv" else None)
    else:
        yield from _jsonl(read_text(path))


def _jsonl(text: str) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            yield number, Unusable(f"not JSON: {error.msg} at character {error.pos}")
            continue
        except RecursionError:
            yield number, Unusable("nested too deep to be read")
            continue
        except ValueError as error:  # a number of thousands of digits
            yield number, Unusable(f"not to be read: {error}")
            continue
        yield number, record if isinstance(record, dict) else Unusable("not a JSON object")


def csv_rows(
    text: str, delimiter: str | None = None, blanks: bool = False
) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    """Rows of a CSV as spreadsheets of any country write it.

    Parameters
    ----------
    text : str
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
    >>> list(csv_rows("id;text\\n1;a"))
    [(2, {'id': '1', 'text': 'a'})]
    """
    csv.field_size_limit(_FIELD_LIMIT)
    if text[:4].lower() == "sep=":  # a first line of its own for Excel
        first, _, text = text.partition("\n")
        delimiter = delimiter or first.strip()[4:5]
    if delimiter is None:
        head = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    if reader.fieldnames is None:
        raise Unusable("the file is empty")
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, Unusable(f"not CSV: {error}")
            return
        if row.pop(None, None) is not None:
            yield reader.line_num, Unusable("more fields than the head has columns; quote the text")
            continue
        yield reader.line_num, {key: value for key, value in row.items() if value or blanks}


def _parquet(path: Path) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(path)
        yield from enumerate((row for batch in table.iter_batches(1000) for row in batch.to_pylist()), 1)
    except (pa.ArrowException, OSError) as error:
        raise Unusable(f"not readable as Parquet: {error}") from error
