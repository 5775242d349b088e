"""What each kind of file yields: a text, or records with fields."""

from __future__ import annotations

import codecs
import csv
import errno
import gzip
import io
import json
import re
import stat
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from framing.articles.record import Unusable
from framing.cells import undefused
from framing.given_files import in_words
from framing.limits import DEPTH, FILE, depth_of, unzipped

__all__ = [
    "ARROW",
    "OTHERS",
    "PAGES",
    "RECORDS",
    "TEXTS",
    "AgainFromFile",
    "arrow_rows",
    "csv_rows",
    "delimiter_of",
    "is_article_file",
    "is_plain_utf8",
    "json_lines",
    "kind_of",
    "lines_of_file",
    "parquet_rows",
    "read_bytes",
    "require_file",
    "why",
]

#: Suffixes of tables of Arrow, of files that hold one article, and of those that hold one a line or row.
ARROW = (".feather", ".arrow", ".ipc", ".arrows")
TEXTS = (".txt", ".text")
RECORDS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", *ARROW, ".json", ".xlsx")
#: Pages, and what databases and agencies write: the content says which.
PAGES = (".html", ".htm", ".xhtml")
OTHERS = (".docx", ".doc", ".rtf", ".xml", ".rss", ".atom", ".nitf", ".warc", ".eml", ".mbox", ".zip")

#: Columns by which tables are known that this package wrote, with cells that no spreadsheet runs.
_OF_OUR_TABLES = frozenset(("body_start", "content_spans", "designator", "n_mentions", "term_id"))
_OF_EXPOSURE = {"article_id", "voice", "speaker", "words"}
_WHY = {
    errno.EACCES: "you may not read it: change its permissions",
    errno.EPERM: "you may not read it: change its permissions",
    errno.ELOOP: "it is a link that leads to itself",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ENOENT: "it is not there any more",
    errno.EISDIR: "it is a folder",
}
_NO_FILES = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)
_DELIMITERS = tuple(",;\t|:^~")
_LONGEST_ROW = 5_000  # lines of a row whose quotation mark is never closed
_BLOCK = 2**20  # bytes that are read at a time
_LONGEST_LINE = 2**27  # bytes of a line of JSON
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
    return kind_of(path) in (*TEXTS, *RECORDS, *PAGES, *OTHERS)


def why(error: OSError) -> str:
    """Why the system does not give a file, in words.

    Parameters
    ----------
    error : OSError

    Returns
    -------
    str

    Examples
    --------
    >>> why(PermissionError(13, "Permission denied"))
    'you may not read it: change its permissions'
    """
    return _WHY.get(error.errno or 0) or (error.strerror or str(error)).lower()


def require_file(path: Path) -> None:
    """Refuse what is no file, and would never come to an end: pipes, sockets, devices, links that lead nowhere.

    Parameters
    ----------
    path : pathlib.Path

    Raises
    ------
    Unusable
        With what it is, and the mend.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        gone = error.errno == errno.ENOENT and path.is_symlink()
        raise Unusable(f"cannot be read: {'the link leads to nothing' if gone else why(error)}") from error
    if not stat.S_ISREG(mode):
        what = next((name for test, name in _NO_FILES if test(mode)), "something else")
        raise Unusable(f"no file but {what}; save what comes out of it as a file, or hand it in by standard input (-)")


def read_bytes(path: Path) -> bytes:
    """Bytes of a file, unzipped.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    bytes

    Raises
    ------
    Unusable
        If it cannot be read.
    """
    with _told(path):
        if not path.name.lower().endswith(".gz"):
            return path.read_bytes()
        with path.open("rb") as stream:
            return unzipped(stream)


@contextmanager
def _told(path: Path, held: bool = True) -> Iterator[None]:
    """Say in words why a file cannot be read, also that it is too large to be held."""
    require_file(path)
    try:
        size = path.stat().st_size
        if held and not FILE.allows(size):
            raise Unusable(f"{FILE.message(size, 'the file has')}, or split it")
        yield
    except gzip.BadGzipFile as error:
        raise Unusable("cannot be read: no gzip, though its name ends in .gz; rename it, or get it anew") from error
    except OSError as error:
        raise Unusable(f"cannot be read: {why(error)}") from error
    except (EOFError, zlib.error) as error:
        raise Unusable(f"its gzip is cut or damaged ({error}): get the file anew") from error
    except Unusable:
        raise
    except ValueError as error:
        raise Unusable(str(error)) from error


class AgainFromFile(Sequence[tuple[int, dict[str, Any] | Unusable]]):
    """Records that are read from their file whenever somebody goes through them, and not held.

    Parameters
    ----------
    read : callable
        Gives them, from the first one on.

    Examples
    --------
    >>> records = AgainFromFile(lambda: json_lines('{"text": "He left."}'))
    >>> len(records), [number for number, _ in records], list(records)[0][1]
    (1, [1], {'text': 'He left.'})
    """

    def __init__(self, read: Callable[[], Iterator[tuple[int, dict[str, Any] | Unusable]]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
        return self._read()

    def __len__(self) -> int:
        return sum(1 for _ in self._read())

    def __bool__(self) -> bool:
        return next(self._read(), None) is not None

    def __getitem__(self, place: Any) -> Any:
        return list(self._read())[place]


def is_plain_utf8(path: Path) -> bool:
    """Whether a file is a text in UTF-8 without a null character, so that its lines can be read one after the other.

    It may have any size, since it is not held; what a gzip unzips to has a bound, since that may never end.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    bool

    Raises
    ------
    Unusable
        If it cannot be read.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    size = 0
    zipped = path.name.lower().endswith(".gz")
    with _told(path, held=zipped), _opened(path) as file:
        while block := file.read(_BLOCK):
            size += len(block)
            if zipped and not FILE.allows(size):
                raise ValueError(FILE.message(None, "unzipped it has"))
            if b"\0" in block or not _decodes(decoder, block):
                return False
    return _decodes(decoder, b"", final=True)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def lines_of_file(path: Path) -> Iterator[str]:
    """Lines of a text in UTF-8, without their ends; of one that is longer than any article only the begin.

    Parameters
    ----------
    path : pathlib.Path

    Yields
    ------
    str
    """
    with _opened(path) as file:
        first = True
        while line := file.readline(_LONGEST_LINE):
            rest = line
            while len(rest) == _LONGEST_LINE and not rest.endswith(b"\n"):
                rest = file.readline(_LONGEST_LINE)
            yield line.decode("utf-8-sig" if first else "utf-8", "ignore").removesuffix("\n")
            first = False


def _opened(path: Path) -> Any:
    return gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb")


def json_lines(text: str | Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    """Objects of JSON Lines, with the number of the line.

    Parameters
    ----------
    text : str or iterable of str
        The text, or its lines.

    Yields
    ------
    line : int
    record : dict or Unusable
    """
    for number, line in enumerate(text.split("\n") if isinstance(text, str) else text, 1):
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
        yield number, _shallow(record) if isinstance(record, dict) else Unusable("not a JSON object")


def _shallow(record: dict[str, Any]) -> dict[str, Any] | Unusable:
    depth = depth_of(record)
    return record if DEPTH.allows(depth) else Unusable(DEPTH.message(depth, "nested too deep: it has"))


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


def csv_rows(
    text: str, delimiter: str | None = None, blanks: bool = False
) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    """Rows of a CSV as spreadsheets of any country write it; of the package's own tables, with the cells as they were.

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
        delimiter = delimiter or (first[4:5] if first[4:5] in _DELIMITERS else None)
    lines = list(io.StringIO(text, newline=""))
    if delimiter is None:
        delimiter = delimiter_of((lines or [""])[0])
    try:
        head, first_row = _one_row(lines, 0, delimiter)
    except csv.Error as error:
        raise Unusable(f"its first line is no head of a table: {error}") from error
    if not head:
        raise Unusable("the file is empty")
    ours = not _OF_OUR_TABLES.isdisjoint(head) or set(head) >= _OF_EXPOSURE
    head = list(map(undefused, head)) if ours else head
    # A quotation mark that is not closed would take all that follows into one field: a row that is wrong ends where the
    # next one that is right begins.
    at, shapes = first_row, Counter[str]()
    while at < len(lines):
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


def _one_row(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """Cells of the row that begins in a line, and the line after it; empty lines are no rows."""
    while at < len(lines) and not lines[at].strip("\r\n"):
        at += 1
    reader = csv.reader(
        (lines[k] for k in range(at, min(at + _LONGEST_ROW, len(lines)))), delimiter=delimiter, strict=True
    )
    row = next(reader, [])
    return row, at + max(reader.line_num, 1)


def _next_row(lines: list[str], at: int, delimiter: str, width: int, shapes: Counter[str]) -> int:
    """Line in which the next whole row begins: as many cells as the head has, the first like those before."""
    usual = {shape for shape, n in shapes.items() if n >= sum(shapes.values()) / 3}
    for place in range(at, len(lines)):
        try:
            row, _ = _one_row(lines, place, delimiter)
        except csv.Error:
            continue
        if len(row) == width and (not usual or _shape(row[0]) in usual) and lines[place].strip("\r\n"):
            return place
    return len(lines)


def _shape(cell: str) -> str:
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "9", cell))[:20]


def parquet_rows(source: Path | BinaryIO) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    """Rows of a Parquet file, with their number.

    Parameters
    ----------
    source : pathlib.Path or file

    Yields
    ------
    row : int
    record : dict

    Raises
    ------
    Unusable
        If it is none.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(source)
        yield from enumerate((row for batch in table.iter_batches(1000) for row in batch.to_pylist()), 1)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:  # also of values that Python has not
        raise Unusable(f"not readable as Parquet: {in_words(error)}; save it anew") from error


def arrow_rows(source: Path | BinaryIO) -> Iterator[tuple[int, dict[str, Any] | Unusable]]:
    """Rows of a Feather or Arrow file, with their number.

    Parameters
    ----------
    source : pathlib.Path or file

    Yields
    ------
    row : int
    record : dict

    Raises
    ------
    Unusable
        If it is none.
    """
    import pyarrow as pa
    from pyarrow import feather

    data = source.read_bytes() if isinstance(source, Path) else source.read()
    try:
        try:
            table = feather.read_table(pa.BufferReader(data))
        except (pa.ArrowException, OSError):
            table = pa.ipc.open_stream(data).read_all()
        yield from enumerate(table.to_pylist(), 1)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise Unusable(f"not readable as Feather or Arrow: {in_words(error)}; save it anew") from error
