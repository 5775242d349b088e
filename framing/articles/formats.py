"""What each kind of file yields: a text, or records with fields."""

from __future__ import annotations

import codecs
import errno
import gzip
import io
import json
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from framing.articles.record import Unusable
from framing.given_files import in_words
from framing.limits import DEPTH, FILE, depth_of, unzipped

__all__ = [
    "ARROW",
    "LONGEST_LINE",
    "OTHERS",
    "PAGES",
    "RECORDS",
    "TEXTS",
    "AgainFromFile",
    "arrow_rows",
    "begin_of",
    "is_article_file",
    "json_lines",
    "kind_of",
    "lines_of_file",
    "opened_text",
    "parquet_rows",
    "plain_size",
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
_BLOCK = 2**20  # bytes that are read at a time
_BEGIN = 32  # bytes by which kinds of files are known
#: Bytes of a line that is read on its own.
LONGEST_LINE = 2**27


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


def plain_size(path: Path, longest: int | None = None) -> int | None:
    """Bytes of a file that is a text in UTF-8 without a null character, so that its lines can be read one by one.

    It may have any size, since it is not held; what a gzip unzips to has a bound, since that may never end.

    Parameters
    ----------
    path : pathlib.Path
    longest : int, optional
        Bytes of a line.

    Returns
    -------
    int or None
        Of what is unzipped; None where it is no such text, or where a line is longer.

    Raises
    ------
    Unusable
        If it cannot be read.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    size = line = 0
    zipped = path.name.lower().endswith(".gz")
    with _told(path, held=zipped), _opened(path) as file:
        while block := file.read(_BLOCK):
            size += len(block)
            if zipped and not FILE.allows(size):
                raise ValueError(FILE.message(None, "unzipped it has"))
            if b"\0" in block or not _decodes(decoder, block):
                return None
            if longest is not None:
                ends = max(block.rfind(b"\n"), block.rfind(b"\r"))
                line = line + len(block) if ends < 0 else len(block) - ends
                if line > longest:
                    return None
    return size if _decodes(decoder, b"", final=True) else None


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
        while line := file.readline(LONGEST_LINE):
            rest = line
            while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
                rest = file.readline(LONGEST_LINE)
            yield line.decode("utf-8-sig" if first else "utf-8", "ignore").removesuffix("\n")
            first = False


def opened_text(path: Path) -> TextIO:
    """Open a text in UTF-8, whose lines keep their ends.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    file
    """
    return io.TextIOWrapper(_opened(path), encoding="utf-8-sig", errors="replace", newline="")


def begin_of(path: Path) -> bytes:
    """First bytes of a file, unzipped.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    bytes
    """
    with _told(path, held=False), _opened(path) as file:
        begin: bytes = file.read(_BEGIN)
    return begin


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
