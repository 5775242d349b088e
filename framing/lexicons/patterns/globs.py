"""Words with a star at an end, looked up by the letters that are given."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Globs", "Numbered"]

#: Number of a symbol, and the beginnings of the part-of-speech tags that it accepts.
Numbered: TypeAlias = tuple[int, tuple[str, ...]]


class Globs:
    """All wildcards of an alphabet; a word is held against them by a few look-ups, however many they are.

    Examples
    --------
    >>> globs = Globs()
    >>> for number, glob in enumerate(["terror*", "*-backed", "*rebel*"]):
    ...     globs.add(glob, (number, ()))
    >>> [[number for number, _ in globs.fitting(word, word)] for word in ("terrorist", "army-backed", "-backed")]
    [[0], [1], []]
    """

    def __init__(self) -> None:
        self._ends: dict[bool, dict[bool, dict[str, list[Numbered]]]] = {True: {}, False: {}}
        self._lengths: dict[tuple[bool, bool], list[int]] = {}
        self._inside: list[tuple[str, bool, Numbered]] = []

    def __bool__(self) -> bool:
        return bool(self._lengths or self._inside)

    def add(self, glob: str, numbered: Numbered) -> None:
        """Take in a wildcard; one with capitals is held against the word as it stands."""
        core, cased = glob.strip("*"), glob != glob.lower()
        if glob.startswith("*") and glob.endswith("*"):
            self._inside.append((core, cased, numbered))
            return
        front = not glob.startswith("*")
        self._ends[front].setdefault(cased, {}).setdefault(core, []).append(numbered)
        self._lengths[front, cased] = sorted({len(cores) for cores in self._ends[front][cased]})

    def fitting(self, exact: str, low: str) -> list[Numbered]:
        """Wildcards that a word fits.

        Parameters
        ----------
        exact, low : str
            The word as it stands, and in lower case.

        Returns
        -------
        list of (number, pos)
        """
        out: list[Numbered] = []
        for (front, cased), lengths in self._lengths.items():
            word, cores = exact if cased else low, self._ends[front][cased]
            for length in lengths:
                if length > len(word) or (length == len(word) and not front):
                    break
                core = word[:length] if front else word[-length:]
                if core in cores:
                    out += cores[core]
        for core, cased, numbered in self._inside:
            if core in (exact if cased else low):
                out.append(numbered)
        return out
