"""Files that are there whole or not at all: also after a power cut, a full disk, or a run that was killed."""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["Full", "as_json", "as_line", "is_full", "sync_file", "sync_folder", "write_whole"]

_FULL = (errno.ENOSPC, errno.EDQUOT)


class Full(OSError):
    """The disk is full; what was written before stands, and the message says how to go on."""

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
                f"the disk is full: {path} could not be written. What was done before is safe; make room, then give "
                "the same command again, which goes on from there",
            ) from error
        raise


def is_full(error: BaseException) -> bool:
    """Whether an error says that the disk is full.

    Parameters
    ----------
    error : BaseException

    Returns
    -------
    bool
    """
    return isinstance(error, OSError) and (error.errno in _FULL or os.strerror(errno.ENOSPC) in str(error))


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
