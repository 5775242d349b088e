"""Who works at the place of the parts, where that is an address that several machines reach.

A folder has the lock of its system. A store of objects has none: there, a file says who works, renewed while he does.
It keeps apart two runs of which one begins while the other is at work, if the clocks of their machines agree to some
minutes; of two that begin in the same second, the one that wrote last stays. It does not keep apart what is cut off
from the storage for longer than it is waited for: such a run ends by itself as soon as it sees the file of another.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from framing.study.kept_files import FolderFiles, KeptFiles, files_at
from framing.study.run_folder import LOCK, FolderInUse, working_in
from framing.study.whole_files import as_json

__all__ = ["holding_parts"]

_RENEWED = 60.0  # seconds between signs of life
_FORGOTTEN = 600.0  # seconds without one after which a run is held to have ended
_SETTLES = 2.0  # seconds in which another one that begins now has written as well
_ASK_AGAIN = 10.0


@contextmanager
def holding_parts(address: str, force: bool = False, wait: bool = False) -> Iterator[Callable[[], None]]:
    """Hold the place of the parts of a run, so that no other run writes there meanwhile.

    Parameters
    ----------
    address : str
    force, wait : bool
        As of :func:`framing.study.run_folder.working_in`.

    Yields
    ------
    callable
        Raises :class:`FolderInUse` once another run has taken the place.
    """
    files = files_at(address)
    if isinstance(files, FolderFiles):
        with working_in(files.folder, force, wait):
            yield lambda: None
        return
    lease = _Lease(files, address)
    while (other := lease.other()) is not None:
        if not wait:
            raise FolderInUse(
                f"another run works with the parts at {address} ({_who(other)}). Wait for it with --wait (wait=True), "
                f"or name another place. If it was killed: it is forgotten {_FORGOTTEN / 60:.0f} minutes after its "
                "last sign of life"
            )
        time.sleep(_ASK_AGAIN)
    lease.write()
    time.sleep(_SETTLES)
    lease.look()
    lease.check()
    ended = threading.Event()
    renewal = threading.Thread(target=lease.renew, args=(ended,), daemon=True)
    renewal.start()
    try:
        yield lease.check
    finally:
        ended.set()
        renewal.join()
        lease.release()


class _Lease:
    def __init__(self, files: KeptFiles, address: str) -> None:
        self._files = files
        self._address = address
        now = time.time()
        self._mine = {"token": uuid.uuid4().hex, "pid": os.getpid(), "host": socket.gethostname(), "since": now}
        self._taken: dict[str, Any] | None = None

    def other(self) -> dict[str, Any] | None:
        """The other run that works there."""
        try:
            found = dict(json.loads(self._files.read(LOCK)))
            alive = time.time() - float(found["seen"]) < _FORGOTTEN
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None
        return found if alive and found.get("token") != self._mine["token"] else None

    def write(self) -> None:
        self._files.write(LOCK, as_json({**self._mine, "seen": time.time()}))

    def renew(self, ended: threading.Event) -> None:
        """Give signs of life until the run has ended, or another one has taken the place."""
        while not ended.wait(_RENEWED):
            with suppress(Exception):  # each storage has errors of its own, and the next sign may come through
                self.look()
                if self._taken is not None:
                    return
                self.write()

    def look(self) -> None:
        """See whether another one has taken the place."""
        self._taken = self.other()

    def check(self) -> None:
        if self._taken is not None:
            raise FolderInUse(
                f"another run has taken the parts at {self._address} ({_who(self._taken)}), so that this one has "
                "ended. What was done is safe; when the other has ended, the same command goes on"
            )

    def release(self) -> None:
        with suppress(Exception):  # the run has ended as it has; what stays is forgotten after a time
            if self._taken is None and self.other() is None:
                self._files.drop([LOCK])


def _who(held: dict[str, Any]) -> str:
    since = time.strftime("%Y-%m-%d %H:%M", time.localtime(float(held.get("since", 0))))
    return f"process {held.get('pid')} on {held.get('host')}, since {since}"
