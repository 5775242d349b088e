"""Files by their names, in a folder of this machine or at an address of storage (``s3://bucket/run/parts``)."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, cast

import pyarrow as pa

from framing.articles.addresses import file_system, is_address
from framing.study.whole_files import write_whole

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

__all__ = ["FolderFiles", "KeptFiles", "StorageFiles", "files_at"]


class KeptFiles(Protocol):
    """What a run asks of the place in which its parts are.

    Attributes
    ----------
    everywhere : bool
        Other machines, which have nothing but the name of the place, find the same files there.
    """

    @property
    def everywhere(self) -> bool:
        """Whether other processes find the same files."""

    def called(self, name: str) -> str:
        """A name as a person knows it."""

    def sizes(self, folder: str = "") -> dict[str, int]:
        """Bytes of each file of a folder and those in it, by names that count from the top."""

    def read(self, name: str) -> bytes:
        """Bytes of a file."""

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Bytes of several files; those that cannot be read are left out."""

    def source(self, name: str) -> Path | pa.BufferReader:
        """What Arrow reads a file from."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file that is there whole or not at all."""

    @contextmanager
    def open(self, name: str, mode: str) -> Iterator[BinaryIO]:
        """Open a file, ``"rb"`` or ``"wb"``."""

    def drop(self, names: Iterable[str]) -> None:
        """Take files away, in their order; those that are not there as well."""


def files_at(place: str | Path) -> KeptFiles:
    """Files of a folder, or of an address.

    Parameters
    ----------
    place : path or str
        ``file://`` is a folder of a file system that all machines share.

    Returns
    -------
    KeptFiles

    Examples
    --------
    >>> files = files_at("memory://doctest-parts")
    >>> files.write("part=00001/part.json", b"{}")
    >>> files.sizes(), files.read("part=00001/part.json")
    ({'part=00001/part.json': 2}, b'{}')
    >>> files.drop(["part=00001/part.json"]); files.sizes()
    {}
    """
    if isinstance(place, str) and place.startswith("file://"):
        return FolderFiles(Path(file_system(place)[1]), everywhere=True)
    return StorageFiles(place) if isinstance(place, str) and is_address(place) else FolderFiles(Path(place))


class FolderFiles:
    """Files of a folder.

    Parameters
    ----------
    folder : pathlib.Path
        Made when the first file is written.
    everywhere : bool
        Other machines have it under the same name.
    """

    def __init__(self, folder: Path, everywhere: bool = False) -> None:
        self.folder = folder
        self.everywhere = everywhere

    def called(self, name: str) -> str:
        """A name as a person knows it."""
        return str(self.folder / name)

    def sizes(self, folder: str = "") -> dict[str, int]:
        """Bytes of each file below a folder."""
        found = {}
        for path in sorted((self.folder / folder).rglob("*")):
            with suppress(FileNotFoundError):  # a run that writes meanwhile gives it its name
                seen = path.stat()
                if stat.S_ISREG(seen.st_mode):
                    found[path.relative_to(self.folder).as_posix()] = seen.st_size
        return found

    def read(self, name: str) -> bytes:
        """Bytes of a file."""
        return (self.folder / name).read_bytes()

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Bytes of several files."""
        found = {}
        for name in names:
            try:
                found[name] = self.read(name)
            except OSError:
                continue
        return found

    def source(self, name: str) -> Path:
        """What Arrow reads a file from."""
        return self.folder / name

    def write(self, name: str, data: bytes) -> None:
        """Write a file that is there whole or not at all."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)

    @contextmanager
    def open(self, name: str, mode: str) -> Iterator[BinaryIO]:
        """Open a file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / name).open(mode) as file:
            yield cast("BinaryIO", file)

    def drop(self, names: Iterable[str]) -> None:
        """Take files away, and the folders that they leave empty."""
        folders: dict[Path, None] = {}
        for name in names:
            (self.folder / name).unlink(missing_ok=True)
            folders[(self.folder / name).parent] = None
        for folder in folders:
            if folder != self.folder and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


class StorageFiles:
    """Files at an address. A store of objects puts each whole, or not at all.

    Parameters
    ----------
    address : str
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self.everywhere = not address.startswith("memory://")

    def __reduce__(self) -> tuple[Any, ...]:
        return StorageFiles, (self.address,)

    @cached_property
    def _opened(self) -> tuple[AbstractFileSystem, str]:
        storage, place = file_system(self.address)
        return storage, place.rstrip("/")

    def _place(self, name: str) -> str:
        return f"{self._opened[1]}/{name}" if name else self._opened[1]

    def called(self, name: str) -> str:
        """A name as a person knows it."""
        return f"{self.address}/{name}"

    def sizes(self, folder: str = "") -> dict[str, int]:
        """Bytes of each file below a folder."""
        storage, top = self._opened
        storage.invalidate_cache()  # others write here, too
        found = storage.find(self._place(folder), detail=True)
        return {name[len(top) + 1 :]: int(own["size"]) for name, own in sorted(found.items())}

    def read(self, name: str) -> bytes:
        """Bytes of a file."""
        return bytes(self._opened[0].cat_file(self._place(name)))

    def read_all(self, names: Iterable[str]) -> dict[str, bytes]:
        """Bytes of several files, many at once where the storage can."""
        places = {self._place(name): name for name in names}
        found = self._opened[0].cat(list(places), on_error="omit") if places else {}
        return {places[place]: bytes(data) for place, data in found.items()}

    def source(self, name: str) -> pa.BufferReader:
        """What Arrow reads a file from."""
        return pa.BufferReader(self.read(name))

    def write(self, name: str, data: bytes) -> None:
        """Write a file that is there whole or not at all."""
        storage, place = self._opened[0], self._place(name)
        try:
            storage.pipe_file(place, data)
        except FileNotFoundError:  # a storage with folders
            storage.makedirs(place.rpartition("/")[0], exist_ok=True)
            storage.pipe_file(place, data)

    @contextmanager
    def open(self, name: str, mode: str) -> Iterator[BinaryIO]:
        """Open a file; what is written is there once it is closed."""
        storage, place = self._opened[0], self._place(name)
        if mode == "wb":
            self.write(name, b"")
        with storage.open(place, mode) as file:
            yield cast("BinaryIO", file)

    def drop(self, names: Iterable[str]) -> None:
        """Take files away."""
        for name in names:
            try:
                self._opened[0].rm_file(self._place(name))
            except FileNotFoundError:
                continue
