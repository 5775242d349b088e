"""Files that are there whole or not at all: also after a power cut, a full disk, or a run that was killed."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["Full", "as_json", "as_line", "full_in_words", "is_full", "sync_file", "sync_folder", "write_whole"]

_FULL = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "a file would be larger than the system lets it be (ulimit -f)",
}


class Full(OSError):
    """There is no room on the disk; what was written before stands, and the message says how to go on."""

    def __str__(self) -> str:
        return str(self.args[-1])


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name beside its place, see that it is on the disk, and move it into its place.

    Parameters
    ----------
    path : pathlib.Path
    data : bytes

    Raises
    ------
    Full
        If the disk is full. Nothing of the file is left then, and one that was there before stands as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder) / "a.txt", b"It rained.")
    ...     sorted(path.name for path in Path(folder).iterdir())
    ['a.txt']
    """
    aside = path.with_name(f".{path.name}.writing")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        if is_full(error):
            raise Full(
                error.errno,
                f"{full_in_words(error)}: {path} could not be written. What was done before is safe; make room, then "
                "give the same command again, which goes on from there",
            ) from error
        raise


def is_full(error: BaseException) -> bool:
    """Whether an error says that there is no room for a file.

    Parameters
    ----------
    error : BaseException

    Returns
    -------
    bool
    """
    return isinstance(error, OSError) and _full(error) is not None


def full_in_words(error: OSError) -> str:
    """Say of what there is no room.

    Parameters
    ----------
    error : OSError

    Returns
    -------
    str

    Examples
    --------
    >>> full_in_words(OSError(errno.ENOSPC, "No space left on device"))
    'the disk is full'
    """
    return _full(error) or str(error)


def _full(error: OSError) -> str | None:
    said = str(error)  # libraries in C++ give the number in their message alone
    return next((told for number, told in _FULL.items() if error.errno == number or os.strerror(number) in said), None)


def sync_file(path: Path) -> None:
    """See that a file is on the disk.

    Parameters
    ----------
    path : pathlib.Path
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """See that the names of a folder are on the disk, where the system can be asked for that.

    Parameters
    ----------
    folder : pathlib.Path
    """
    with suppress(OSError, AttributeError):  # not on Windows
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def as_json(value: Any) -> bytes:
    """A value as JSON, the same bytes for the same value.

    Parameters
    ----------
    value : object

    Returns
    -------
    bytes

    Examples
    --------
    >>> as_json({"b": 1, "a": "é"}).decode()
    '{\\n "a": "é",\\n "b": 1\\n}\\n'
    """
    text = json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True, default=str) + "\n"
    return text.encode("utf-8", "backslashreplace")


def as_line(value: Any) -> bytes:
    """A value as a line of JSON Lines; half of a surrogate pair stays what it was, an escape.

    Parameters
    ----------
    value : object

    Returns
    -------
    bytes

    Examples
    --------
    >>> as_line({"b": 1, "a": "é"}).decode()
    '{"b": 1, "a": "é"}\\n'
    """
    return (json.dumps(value, ensure_ascii=False, default=str) + "\n").encode("utf-8", "backslashreplace")
