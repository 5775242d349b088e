"""In which line of a TOML text each key stands: the reader of TOML does not keep it."""

from __future__ import annotations

import re

__all__ = ["Place", "line_of", "lines_of"]

#: The way to a value: keys, and places in lists.
Place = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'([^\'\n]*)\'')
_TEXT = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5}'
    r'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
)
_OTHER = re.compile(r"[^,\]}#\n]*")


def lines_of(text: str) -> dict[Place, int]:
    """Find the line of every table, key and item of a list.

    Parameters
    ----------
    text : str
        TOML that ``tomllib`` reads.

    Returns
    -------
    dict
        Way to the value, to its line from 1.

    Examples
    --------
    >>> lines_of('out = "out"\\n\\n[[figure]]\\nplot = "frames"')
    {('out',): 1, ('figure',): 3, ('figure', 0): 3, ('figure', 0, 'plot'): 4}
    """
    return _Lines(text).read()


def line_of(lines: dict[Place, int], place: Place) -> int:
    """Line of a value; where it is not known, of what it stands in.

    Parameters
    ----------
    lines : dict
        Of :func:`lines_of`.
    place : tuple

    Returns
    -------
    int

    Examples
    --------
    >>> line_of({("study",): 7}, ("study", "out")), line_of({}, ("study",))
    (7, 1)
    """
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


class _Lines:
    """A walk through a text that is known to be sound."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.found: dict[Place, int] = {}
        self.counts: dict[Place, int] = {}  # tables of each list of tables
        self.counted, self.line = 0, 1  # up to where lines were counted

    def read(self) -> dict[Place, int]:
        table: Place = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            before = self.at
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
            if self.at == before:  # what the reader of TOML took in another way
                break
        return self.found

    def _skip(self, what: re.Pattern[str]) -> str:
        match = what.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match[0] if match else ""

    def _note(self, place: Place) -> None:
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        self.found.setdefault(place, self.line)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self._skip(_SPACE)
            quoted = _QUOTED.match(self.text, self.at)
            if quoted:
                self.at = quoted.end()
                keys.append(quoted[1] if quoted[1] is not None else quoted[2])
            else:
                keys.append(self._skip(_BARE))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _header(self) -> Place:
        many = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if many else 1
        keys, end = self._keys(), self.at + (2 if many else 1)
        self.at = start
        place: Place = ()
        for key in keys[:-1]:
            place = self._last((*place, key))
        place = (*place, keys[-1])
        self._note(place)
        if many:
            self.counts[place] = self.counts.get(place, 0) + 1
        place = self._last(place)
        self._note(place)
        self.at = end
        return place

    def _last(self, place: Place) -> Place:
        """The way into a table: where it is a list of tables, into the last of them."""
        return (*place, self.counts[place] - 1) if place in self.counts else place

    def _pair(self, table: Place) -> None:
        start = self.at
        keys = self._keys()
        place = table
        after, self.at = self.at, start
        for key in keys:
            place = (*place, key)
            self._note(place)
        self.at = after
        if self.text.startswith("=", self.at):
            self.at += 1
            self._skip(_SPACE)
            self._value(place)

    def _value(self, place: Place) -> None:
        here = self.text[self.at : self.at + 1]
        if here == "[":
            self._items(place, "]")
        elif here == "{":
            self._items(place, "}")
        elif here in ('"', "'"):
            self._skip(_TEXT)
        else:
            self._skip(_OTHER)

    def _items(self, place: Place, closing: str) -> None:
        """What stands in a list or in a table written in one line, however deep: a list of what is open, no calls."""
        opened: list[tuple[Place, str, int]] = [(place, closing, 0)]
        self.at += 1
        while opened and self.at < len(self.text):
            inside, end, number = opened[-1]
            self._skip(_BLANK)
            here = self.text[self.at : self.at + 1]
            if here in (",", end):
                self.at += 1
                if here == end:
                    opened.pop()
                continue
            before = self.at
            if end == "]":
                item: Place = (*inside, number)
                opened[-1] = (inside, end, number + 1)
                self._note(item)
            else:
                item = inside
                keys = self._keys()
                self.at, after = before, self.at
                for key in keys:
                    item = (*item, key)
                    self._note(item)
                self.at = after
                self._skip(re.compile(r"[ \t]*=[ \t]*"))
            here = self.text[self.at : self.at + 1]
            if here in ("[", "{"):
                opened.append((item, "]" if here == "[" else "}", 0))
                self.at += 1
            else:
                self._value(item)
            if self.at == before:
                return
