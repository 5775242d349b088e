"""Archives of files (``.zip``): each file in one is read as if it lay in a folder; nothing is unpacked to the disk."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from framing.articles.formats import is_article_file, kind_of
from framing.articles.importers.found import Found
from framing.articles.importers.open_file import kinds_that_are_read, open_bytes
from framing.articles.record import Unusable
from framing.articles.sidecar import OUTLETS_FILES, SIDECARS, holds_texts
from framing.articles.told import Told
from framing.given_files import in_words
from framing.limits import DAMAGED, FILE, member

__all__ = ["files_in"]

_OF_ALL = 8  # times the bound of one file
_UNPACK = "unpack it and name the folder"


def files_in(path: Path, said: Told, note: Callable[[str], None]) -> Iterator[tuple[str, Callable[[], Found]]]:
    """Files of an archive, each with what reads it.

    Parameters
    ----------
    path : pathlib.Path
    said : Told
    note : function
        Is told what is passed over.

    Yields
    ------
    name : str
    opened : function

    Raises
    ------
    Unusable
        If it cannot be read, or holds nothing that is read, with the reason.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [info for info in archive.infolist() if not _is_folder(info) and not _is_hidden(info.filename)]
            good = [info for info in inside if _is_read(info.filename)]
            if not good:
                others = Counter(kind_of(Path(info.filename)) or "no suffix" for info in inside)
                there = ", ".join(f"{count} {kind}" for kind, count in others.most_common(5)) or "nothing"
                raise Unusable(f"the archive holds {there}; what is read: {kinds_that_are_read()}")
            for info in inside:
                if PurePosixPath(info.filename).name in (*SIDECARS, "outlets.toml"):
                    note(_beside(info.filename))
            left = _OF_ALL * FILE.most
            for info in sorted(good, key=lambda info: info.filename):
                data = _data(archive, info, min(left, FILE.most))
                left -= len(data) if isinstance(data, bytes) else 0
                if _is_of_outlets(info.filename) and isinstance(data, bytes) and not holds_texts(data):
                    note(_beside(info.filename))
                    continue
                yield info.filename, _opened(data, kind_of(Path(info.filename)), said)
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        if isinstance(error, Unusable):
            raise
        raise Unusable(f"not readable as .zip: {in_words(error)}; load it down again, or {_UNPACK}") from error


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename[-1:] in ("/", "")  # a damaged archive has files without a name


def _is_of_outlets(name: str) -> bool:
    return PurePosixPath(name).name in OUTLETS_FILES


def _beside(name: str) -> str:
    return f"{name} in it says nothing of the articles, as it would in a folder: {_UNPACK}"


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _is_read(name: str) -> bool:
    path = Path(name)
    return is_article_file(path) and path.name not in SIDECARS and kind_of(path) != ".zip"


def _data(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes | Unusable:
    if info.flag_bits & 1:
        return Unusable(f"the archive has a password; {_UNPACK}")
    gzipped = info.filename.lower().endswith(".gz") and kind_of(Path(info.filename)) != ".warc"
    try:
        return member(archive, info, most, gzipped)
    except DAMAGED as error:
        return Unusable(f"cannot be unpacked: {error}; load it down again, or {_UNPACK}")
    except ValueError as error:
        return Unusable(f"{error}, or {_UNPACK}")


def _opened(data: bytes | Unusable, kind: str, said: Told) -> Callable[[], Found]:
    def opened() -> Found:
        if isinstance(data, Unusable):
            raise data
        return open_bytes(data, said, kind)

    return opened
