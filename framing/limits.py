"""How much of a foreign file is taken in: generous bounds, each of which a variable of the environment moves.

A file may be small and still fill the memory, or never come to an end. What is beyond a bound is set aside, with the
number found, the bound, and the name of the variable that moves it; everything else of the input goes on.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

__all__ = ["ARTICLE", "COLUMNS", "DAMAGED", "DEPTH", "FILE", "LEXICON", "LIMITS", "Limit",
           "check_office", "check_zip", "depth_of", "member", "unzipped"]  # fmt: skip

#: What an archive that is damaged, closed by a password or packed in an unknown way raises.
DAMAGED = (OSError, EOFError, zlib.error, BadZipFile, NotImplementedError, RuntimeError, UnicodeDecodeError)

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_STEP = 1 << 20  # bytes that are unzipped at a time
_PARTS = 20_000  # of an office document
_DECLARED = ("<!DOCTYPE", "<!ENTITY")  # no office document has them, in any encoding of XML
_HEAD = 4096


@dataclass(frozen=True)
class Limit:
    """A bound on foreign input.

    Attributes
    ----------
    variable : str
        Of the environment.
    default : int
    unit : str
        What is counted.

    Examples
    --------
    >>> ARTICLE.allows(5_000), ARTICLE.allows(10**9)
    (True, False)
    >>> print(ARTICLE.message(5_000_000, "the text has"))
    the text has 5,000,000 characters; at most 1,000,000 are read: set FRAMING_MAX_ARTICLE to read more
    """

    variable: str
    default: int
    unit: str

    @property
    def most(self) -> int:
        """The bound as it is set now; ``2G`` and ``500k`` are understood.

        Raises
        ------
        ValueError
            If the variable holds no number.
        """
        said = os.environ.get(self.variable, "").strip()
        if not said:
            return self.default
        found = re.fullmatch(r"(\d{1,15})([kKmMgG]?)[bB]?", said)
        if found is None:
            raise ValueError(f"{self.variable} is {said!r}; write a number, as in {self.default} or 2G")
        return int(found[1]) * _UNITS[found[2].lower()]

    def allows(self, number: int) -> bool:
        """Whether so many are within the bound.

        Parameters
        ----------
        number : int

        Returns
        -------
        bool
        """
        return number <= self.most

    def message(self, number: int | None, what: str) -> str:
        """What is wrong, and how the bound is moved.

        Parameters
        ----------
        number : int or None
            What was found; None where it was not counted to the end.
        what : str
            The begin of the sentence.

        Returns
        -------
        str
        """
        told = f"more than {self.most:,}" if number is None else f"{number:,}"
        most = "" if number is None else f"; at most {self.most:,} are read"
        return f"{what} {told} {self.unit}{most}: set {self.variable} to read more"


#: Of a file that is read whole, after it was unzipped.
FILE = Limit("FRAMING_MAX_FILE", 2 * 10**9, "bytes")
ARTICLE = Limit("FRAMING_MAX_ARTICLE", 10**6, "characters")
#: Of a lexicon, a registry or a list of merges.
LEXICON = Limit("FRAMING_MAX_LEXICON", 50 * 10**6, "bytes")
#: Of JSON and XML.
DEPTH = Limit("FRAMING_MAX_DEPTH", 200, "levels")
#: Of one's own, beside those of the table of articles.
COLUMNS = Limit("FRAMING_MAX_COLUMNS", 2_000, "columns of its own")
LIMITS = (FILE, ARTICLE, LEXICON, DEPTH, COLUMNS)


def unzipped(stream: IO[bytes], limit: Limit = FILE) -> bytes:
    """Bytes of a gzipped stream, of one part or several, as far as the bound allows.

    Parameters
    ----------
    stream : binary stream
    limit : Limit

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        If more comes out of it than the bound allows.
    OSError, EOFError, zlib.error
        If it is damaged.

    Examples
    --------
    >>> import gzip, io
    >>> unzipped(io.BytesIO(gzip.compress(b"It rained.")))
    b'It rained.'
    """
    out: list[bytes] = []
    size, most = 0, limit.most
    for piece in _pieces(stream):
        size += len(piece)
        if size > most:
            raise ValueError(limit.message(None, "unzipped it has"))
        out.append(piece)
    return b"".join(out)


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    import gzip

    with gzip.GzipFile(fileobj=stream) as inside:
        while piece := inside.read(_STEP):
            yield piece


def member(archive: ZipFile, file: ZipInfo | str, most: int | None = None, gzipped: bool = False) -> bytes:
    """Bytes of a file in an archive; how many they are is not what the archive says but what comes out of it.

    Parameters
    ----------
    archive : zipfile.ZipFile
    file : zipfile.ZipInfo or str
    most : int, optional
        Bound; without it that of a file.
    gzipped : bool
        Whether the file is one of gzip, whose content is meant.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        If they are more than the bound.
    """
    import gzip

    bound = FILE.most if most is None else most
    with archive.open(file) as stream:
        data = (gzip.GzipFile(fileobj=stream) if gzipped else stream).read(bound + 1)
    if len(data) > bound:
        name = file if isinstance(file, str) else file.filename
        raise ValueError(f"{name}: {FILE.message(None, 'unpacked it has')}")
    return data


def _no_zip(error: Exception) -> str:
    return "no zip, or cut off" + ("" if isinstance(error, UnicodeDecodeError) else f" ({error})")


def check_zip(source: Any) -> None:
    """Look at a zip before a library unpacks it.

    Parameters
    ----------
    source : pathlib.Path or file

    Raises
    ------
    ValueError
        If it is none, or would fill the memory.
    """
    try:
        with ZipFile(source) as archive:
            files = archive.infolist()
    except (*DAMAGED, ValueError) as error:
        raise ValueError(_no_zip(error)) from error
    if len(files) > _PARTS:
        raise ValueError(f"it holds {len(files):,} files, and so many are in none that a program writes")
    size = sum(info.file_size for info in files)
    if not FILE.allows(size):
        raise ValueError(FILE.message(size, "unpacked it has"))


def check_office(source: Path | BinaryIO) -> None:
    """Look at a document of Word or Excel before a library opens it: it is a zip of XML.

    Parameters
    ----------
    source : pathlib.Path or file

    Raises
    ------
    ValueError
        If it is no zip, would fill the memory, or its XML declares a document type or entities.
    """
    check_zip(source)
    try:
        with ZipFile(source) as archive:
            for info in archive.infolist():
                if info.filename.lower().endswith((".xml", ".rels")):
                    with archive.open(info) as stream:
                        head = stream.read(_HEAD).replace(b"\0", b"")
                    if any(mark.encode() in head for mark in _DECLARED):
                        raise ValueError(
                            f"its {info.filename} declares a document type or entities, which are not read"
                        )
    except DAMAGED as error:
        raise ValueError(_no_zip(error)) from error


def depth_of(value: Any) -> int:
    """How deep lists and mappings lie in one another.

    Parameters
    ----------
    value : object

    Returns
    -------
    int

    Examples
    --------
    >>> depth_of({"tags": [["war"]]}), depth_of("war")
    (3, 0)
    """
    deepest = 0
    left = [(value, 1)]
    while left:
        one, depth = left.pop()
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, (list, tuple)) else None
        if inside is not None:
            deepest = max(deepest, depth)
            left.extend((item, depth + 1) for item in inside if isinstance(item, (dict, list, tuple)))
    return deepest
