"""What was read of each file, what was set aside, and what is to be said about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.articles.record import Rejected
from framing.articles.stored_files import StoredFiles
from framing.given_files import file_hash

__all__ = ["FileLog"]

_MANY = 200  # set aside, of which each may be as long as an article


class FileLog:
    """What is noted while files are read.

    Attributes
    ----------
    rejected : list of Rejected
    place : str
        Where the last article stands that was read.
    file : str
        In which file, or table.
    kinds : dict
        File to what it was read as.
    n_forgotten : int
        Of what was set aside, how many somebody has taken (:meth:`forget_rejected`).
    texts : set of str
        Fields that some file says to be texts, which a CSV cannot say.
    outlets : list of path
        Tables of outlets that lie in the folders of the files.
    stored : StoredFiles
        Files that are not on this machine; they are called by their addresses.
    opened : list of path
        Files of this machine that were opened: articles, archives of them, and what a folder says of its files.

    Examples
    --------
    >>> log = FileLog()
    >>> log.note("a.csv", "looks like cp1252, read so"); log.note("b.csv", "looks like cp1252, read so")
    >>> log.said()
    ['looks like cp1252, read so (2 files, the first is a.csv)']
    """

    def __init__(self) -> None:
        self.rejected: list[Rejected] = []
        self.place = self.file = ""
        self.n_forgotten = 0
        self.kinds: dict[str, str] = {}
        self.texts: set[str] = set()
        self.outlets: list[Path] = []
        self.stored = StoredFiles()
        self.opened: list[Path] = []
        self._articles: Counter[str] = Counter()
        self._aside: Counter[str] = Counter()
        self._notes: dict[str, list[str]] = {}
        self._quiet: set[str] = set()
        self._empty: Callable[[], None] | None = None

    def note(self, file: str, text: str, quiet: bool = False) -> None:
        """Say something about a file.

        Parameters
        ----------
        file, text : str
        quiet : bool
            Only where the file is listed, without a warning.
        """
        if quiet:
            self._quiet.add(text)
        self._notes.setdefault(text, []).append(self.stored.shown(file) if self.stored else file)

    def set_aside(self, file: str, rejected: Rejected) -> None:
        """List what was set aside of a file.

        Parameters
        ----------
        file : str
        rejected : Rejected
        """
        if self.stored:
            rejected = replace(rejected, where=self.stored.shown(rejected.where))
            file = self.stored.shown(file)
        self.rejected.append(rejected)
        self._aside[file] += 1
        if self._empty is not None and len(self.rejected) >= _MANY:
            self._empty()

    def set_last_aside(self, rejected: Rejected) -> None:
        """List the article that was read last as set aside, and count it as none of its file.

        Parameters
        ----------
        rejected : Rejected
        """
        self.set_aside(self.file, rejected)
        if self._articles[self.file]:
            self._articles[self.file] -= 1

    @contextmanager
    def emptied_by(self, empty: Callable[[], None]) -> Iterator[None]:
        """Have what is set aside written down whenever it is much, also where no article comes between.

        Parameters
        ----------
        empty : callable
            Writes it down, and calls :meth:`forget_rejected`.

        Yields
        ------
        None
        """
        self._empty = empty
        try:
            yield
        finally:
            self._empty = None

    def forget_rejected(self) -> None:
        """Forget what was set aside, but for how many: somebody has written it down."""
        self.n_forgotten += len(self.rejected)
        self.rejected.clear()

    def counted(self, file: str, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Hand rows on and count them as articles of a file.

        Parameters
        ----------
        file : str
        rows : iterable of dict

        Yields
        ------
        dict
        """
        for row in rows:
            self._articles[file] += 1
            yield row

    def said(self) -> list[str]:
        """Return each note once, with its files.

        Returns
        -------
        list of str
        """
        out = []
        for text, files in self._notes.items():
            if text in self._quiet:
                continue
            where = files[0] if len(files) == 1 else f"{len(files)} files, the first is {files[0]}"
            out.append(f"{text} ({where})")
        return out

    def hashes(self) -> dict[Path | str, str]:
        """Return the hash of each file that was opened, as it is now; of one at an address, of what was fetched.

        Returns
        -------
        dict
            Path or address to hash, in the order of reading. One that cannot be read is none of them.
        """
        found: dict[Path | str, str] = {}
        for path in self.opened:
            address = self.stored.shown(path)
            if address in self.stored.hashes:
                found[address] = self.stored.hashes[address]
            elif address == str(path) and path.is_file():  # no pipe, which has no end
                with suppress(OSError):
                    found[path] = file_hash(path)
        return found

    def files(self) -> list[dict[str, Any]]:
        """Return what was read of each file: file, kind, articles, set_aside, notes.

        Returns
        -------
        list of dict
        """
        names = dict.fromkeys([*self.kinds, *self._aside, *(name for names in self._notes.values() for name in names)])
        return [
            {
                "file": name,
                "kind": self.kinds.get(name, ""),
                "articles": self._articles[name],
                "set_aside": self._aside[name],
                "notes": [text for text, files in self._notes.items() if name in files],
            }
            for name in names
        ]
