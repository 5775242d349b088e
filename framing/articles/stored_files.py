"""Files at addresses of storage: each is fetched when its turn comes, and goes again when it has been read."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from framing.articles.addresses import file_system
from framing.articles.record import Unusable
from framing.articles.sidecar import OUTLETS_FILES, SIDECARS
from framing.given_files import file_hash

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

__all__ = ["StoredFiles"]

_PATTERN = "*?["


class StoredFiles:
    """Files at addresses, by paths that they have on this machine while they are read.

    What a folder says of its files (metadata.csv, outlets.csv …) is fetched at once, the files one at a time. All of it
    goes with the object.

    Attributes
    ----------
    hashes : dict of str to str
        Address of each file that was fetched, and the hash of what came.

    Examples
    --------
    >>> import fsspec
    >>> fsspec.filesystem("memory").pipe("/doctest/a.txt", b"It rained.")
    >>> stored = StoredFiles()
    >>> place = stored.local("memory://doctest")
    >>> [file.name for file in sorted(place.iterdir())], stored.shown(place / "a.txt")
    (['a.txt'], 'memory:///doctest/a.txt')
    >>> with stored.at_hand(place / "a.txt"):
    ...     (place / "a.txt").read_text()
    'It rained.'
    >>> (place / "a.txt").stat().st_size
    0
    """

    def __init__(self) -> None:
        self.hashes: dict[str, str] = {}
        self._base: Path | None = None
        self._addresses: dict[Path, str] = {}  # of the files here
        self._folders: dict[Path, str] = {}

    def __bool__(self) -> bool:
        return bool(self._addresses)

    def local(self, address: str) -> Path:
        """A folder, a file or a pattern of this machine that stands for an address.

        Parameters
        ----------
        address : str

        Returns
        -------
        pathlib.Path
            Its files are empty until they are at hand.

        Raises
        ------
        ModuleNotFoundError
            If a package for such addresses is not installed.
        ValueError
            If it is of a kind that is not known.
        FileNotFoundError
            If nothing is there.
        """
        storage, place = file_system(address)
        place = place.rstrip("/")
        scheme = address.partition("://")[0]
        pattern = any(mark in place for mark in _PATTERN)
        try:
            found = storage.glob(place) if pattern else storage.find(place)
            names = sorted(str(name) for name in found if not pattern or storage.isfile(name))
            if pattern or names == [place]:
                names += _said_beside(storage, names)
        except OSError as error:
            raise type(error)(f"{address}: cannot be listed: {error}") from error
        if not names:
            raise FileNotFoundError(f"{address}: there is no such file or folder in this storage, or nothing is in it")
        root = self._folder() / scheme
        folders = {str(above) for name in names for above in PurePosixPath(name).parents}
        for name in names:
            if ".." in PurePosixPath(name).parts:
                raise ValueError(f"{address}: holds a file whose name leads elsewhere ({name!r}); give it another name")
            if name in folders:  # some storages mark a folder by a file of its name
                continue
            here = root / name.lstrip("/")
            if PurePosixPath(name).name in (*SIDECARS, *OUTLETS_FILES):
                self._fetch(storage.unstrip_protocol(name), here)
            else:
                here.parent.mkdir(parents=True, exist_ok=True)
                here.touch()
            self._addresses[here] = said = storage.unstrip_protocol(name)
            for above in here.relative_to(root).parents:
                said = said.rpartition("/")[0]
                self._folders[root / above] = said
        return root / place.lstrip("/")

    def shown(self, path: str | Path) -> str:
        """What a path is called for whoever gave the input.

        Parameters
        ----------
        path : str or pathlib.Path

        Returns
        -------
        str
            Its address, or the path where it stands for none.
        """
        here = Path(path)
        return self._addresses.get(here) or self._folders.get(here) or str(path)

    @contextmanager
    def at_hand(self, path: Path) -> Iterator[None]:
        """Have a file on this machine while it is read; one that was here stays.

        Parameters
        ----------
        path : pathlib.Path

        Raises
        ------
        Unusable
            If it cannot be fetched.
        """
        address = self._addresses.get(path)
        if address is None:
            yield
            return
        try:
            self._fetch(address, path)
        except OSError as error:
            raise Unusable(f"cannot be fetched: {type(error).__name__}: {error}") from error
        try:
            yield
        finally:
            os.truncate(path, 0)

    def _fetch(self, address: str, path: Path) -> None:
        storage, place = file_system(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        storage.get_file(place, str(path))
        self.hashes[address] = file_hash(path)

    def _folder(self) -> Path:
        if self._base is None:
            self._base = Path(tempfile.mkdtemp(prefix="framing-"))
            weakref.finalize(self, shutil.rmtree, self._base, ignore_errors=True)
        return Path(tempfile.mkdtemp(dir=self._base))


def _said_beside(storage: AbstractFileSystem, names: list[str]) -> list[str]:
    """Files beside others that say something of them."""
    folders = dict.fromkeys(name.rpartition("/")[0] for name in names)
    beside = (f"{folder}/{name}" for folder in folders for name in (*SIDECARS, *OUTLETS_FILES))
    return [name for name in beside if name not in names and storage.isfile(name)]
