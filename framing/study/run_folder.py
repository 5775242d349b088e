"""The folder of a run: whose it is, who works in it now, and how far that has come."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from framing.articles.addresses import check_folder
from framing.articles.runs import MARK, RECORD
from framing.study.whole_files import as_json, write_whole

__all__ = [
    "LOCK",
    "FolderInUse",
    "NotARun",
    "lies_in",
    "note_parts_at",
    "owned",
    "parts_at",
    "was_stopped",
    "working_in",
    "working_now",
]

#: Marks a folder as one of a run, and is held by the one that works in it.
LOCK = MARK
_OURS = (LOCK, RECORD)  # of which the first is there before all else
#: Says where the parts of a run are, if they are not in its folder.
_ELSEWHERE = "parts.json"
#: In the note of work that is no whole run: the note of a run that was stopped before.
_BESIDE = "beside"
_ASK_AGAIN = 2.0  # seconds until a run that waits looks again
_NO_LOCKS = (errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS, errno.EINVAL)


class FolderInUse(OSError):
    """Another run works in the folder.

    Examples
    --------
    >>> import framing as fr
    >>> issubclass(fr.study.FolderInUse, OSError)  # `wait=True` waits for the other run instead
    True
    """


class NotARun(ValueError):
    """The folder holds files that no run has written.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "thesis.txt").write_text("mine")
    ...     try:
    ...         fr.study.analyze_into(folder, ["He left."])
    ...     except fr.study.NotARun as error:
    ...         "thesis.txt" in str(error)
    True
    """


def owned(folder: Path) -> bool:
    """Whether a folder is a run's, or nobody's: not there, or empty.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    bool

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as base:
    ...     before = owned(Path(base))
    ...     _ = (Path(base) / "thesis.txt").write_text("mine")
    ...     before, owned(Path(base))
    (True, False)
    """
    if not folder.exists():
        return True
    return any((folder / name).exists() for name in _OURS) or not any(folder.iterdir())


def lies_in(folder: Path, name: str) -> bool:
    """Whether a name that a file of the folder gives leads into the folder: else it is none of the run's.

    Parameters
    ----------
    folder : pathlib.Path
    name : str

    Returns
    -------
    bool

    Examples
    --------
    >>> [lies_in(Path("out"), name) for name in ("figures/a.png", "../thesis.txt", "/etc/hosts", ".")]
    [True, False, False, False]
    """
    base = folder.resolve()
    try:
        return base in (base / name).resolve().parents
    except ValueError:  # a name that no file can have
        return False


@contextmanager
def working_in(
    folder: Path,
    force: bool = False,
    wait: bool = False,
    look: Callable[[], None] | None = None,
    whole: bool = True,
) -> Iterator[Path]:
    """Hold the folder of a run, so that no other run writes into it meanwhile.

    Who works there is noted in the folder, and the note goes with a work that ends well: one that stays is of a run
    that was stopped (:func:`was_stopped`).

    Parameters
    ----------
    folder : pathlib.Path
        Made where it is not there.
    force : bool
        Take a folder that holds other files too; those of a name that a run writes are lost.
    wait : bool
        Where another run works in it, wait until that has ended.
    look : callable, optional
        Called when the folder is held and nothing is noted yet; what it raises leaves the folder as it was.
    whole : bool
        Whether it is a whole run. Other work leaves the note of a run that was stopped.

    Yields
    ------
    pathlib.Path

    Raises
    ------
    NotARun
        If it holds files that no run has written.
    FolderInUse
        If another run works in it: who, where and since when.
    OSError
        If nothing can be written there.
    """
    check_folder(folder)
    if folder.exists() and not folder.is_dir():
        raise NotARun(f"{folder} is a file; name a folder for the run")
    if not force and not owned(folder):
        some = sorted(path.name for path in folder.iterdir())
        shown = ", ".join(some[:3]) + (f" and {len(some) - 3} more" if len(some) > 3 else "")
        raise NotARun(
            f"{folder} holds files that no run has written ({shown}), and a run would write over those with its names. "
            "Name another folder, or take this one with --force (force=True)"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise type(error)(
            error.errno, f"nothing can be written to {folder}, the folder of the run: {error.strerror}"
        ) from error
    try:
        while not _take(handle):
            if not wait:
                raise FolderInUse(
                    f"another run works in {folder} ({_who(handle)}). Wait for it with --wait (wait=True), or name "
                    "another folder"
                )
            time.sleep(_ASK_AGAIN)
        if look is not None:
            look()
        before = {} if whole else _stopped(_read(handle))
        note = {"pid": os.getpid(), "host": socket.gethostname(), "since": _now()}
        _write(handle, note if whole else {**note, _BESIDE: before})
        try:
            yield folder
        finally:
            if not whole:
                _write(handle, before or None)
        if whole:  # of one that was stopped the note stays
            _write(handle, None)
    finally:
        os.close(handle)  # lets go of it, as the end of the process does


def was_stopped(folder: Path) -> bool:
    """Whether the last run into a folder has not come to its end, or is still at work.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    bool

    Examples
    --------
    >>> was_stopped(Path("no/such/folder"))
    False
    """
    try:
        handle = os.open(folder / LOCK, os.O_RDONLY)
    except OSError:
        return False
    try:
        return os.fstat(handle).st_size > 0 and bool(_stopped(_read(handle) or {"pid": None}))
    finally:
        os.close(handle)


def _stopped(note: dict[str, Any]) -> dict[str, Any]:
    """The note of a run that was stopped; of other work that has not ended, the one that it found."""
    return dict(note.get(_BESIDE) or {}) if _BESIDE in note else note


def working_now(folder: Path) -> str | None:
    """Say who works in a folder now.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    str or None
        None where nobody does.
    """
    try:
        handle = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        return None
    try:
        return None if _take(handle) else _who(handle)
    finally:
        os.close(handle)


def note_parts_at(folder: Path, address: str | None) -> None:
    """Note at which address the parts of a run are; None where they are in its folder.

    Parameters
    ----------
    folder : pathlib.Path
    address : str, optional
    """
    if address is None:
        (folder / _ELSEWHERE).unlink(missing_ok=True)
    else:
        write_whole(folder / _ELSEWHERE, as_json({"address": address}))


def parts_at(folder: Path) -> str | None:
    """Return at which address the parts of a run are.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    str or None
        None where they are in its folder.
    """
    path = folder / _ELSEWHERE
    return str(json.loads(path.read_text(encoding="utf-8"))["address"]) if path.is_file() else None


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def _take(handle: int) -> bool:
    """Lock an open file; the system lets go of it when the process ends, however it ends."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
    except (ImportError, OSError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LOCKS:
            raise
    held = _read(handle)  # a system without such locks: who is noted, and does that process live?
    return not held or (held.get("host") == socket.gethostname() and not _lives(int(held.get("pid", 0))))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return pid != os.getpid()


def _read(handle: int) -> dict[str, Any]:
    os.lseek(handle, 0, os.SEEK_SET)
    with suppress(ValueError):
        return dict(json.loads(os.read(handle, 4096).decode("utf-8", "replace") or "{}"))
    return {}


def _write(handle: int, held: dict[str, Any] | None) -> None:
    os.ftruncate(handle, 0)
    if held is not None:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(held).encode())


def _who(handle: int) -> str:
    held = _read(handle)
    if not held:
        return "it does not say who it is"
    return f"process {held.get('pid')} on {held.get('host')}, since {held.get('since')}"
