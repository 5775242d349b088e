"""A list of JSON read one item after the other, so that it may be larger than the memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from framing.articles.formats import LONGEST_LINE
from framing.articles.record import Unusable

__all__ = ["items_of_list"]

_BLOCK = 2**22  # characters that are read at a time
_SPACE = re.compile(r"[ \t\n\r]*")
_BEHIND = tuple(" \t\n\r,]")  # a value of a list
_DECODER = json.JSONDecoder()


def items_of_list(file: TextIO) -> Iterator[Any]:
    """Read the items of a list.

    Parameters
    ----------
    file : text file
        At its begin; holds a list and nothing else.

    Yields
    ------
    object

    Raises
    ------
    Unusable
        If it is no JSON, with the number of the last item that is.

    Examples
    --------
    >>> import io
    >>> list(items_of_list(io.StringIO('[{"text": "He left."}, 2]')))
    [{'text': 'He left.'}, 2]
    >>> list(items_of_list(io.StringIO("[1, 2")))
    Traceback (most recent call last):
    ...
    framing.articles.record.Unusable: not JSON behind item 2: the list has no end
    """
    text = _Ahead(file)
    number = 0
    if text.next() != "[":
        raise Unusable("not a list of JSON")
    text.at += 1
    sign = "," if text.next() != "]" else "]"
    text.at += sign == "]"
    while sign == ",":
        text.next()
        yield _value(text, number)
        number += 1
        sign = text.next()
        text.at += 1
    if sign != "]":
        raise Unusable(f"not JSON behind item {number}: {'a comma is missing' if sign else 'the list has no end'}")
    if text.next():
        raise Unusable(f"not JSON behind item {number}: the list ends, and more follows")


class _Ahead:
    """The part of a file in which the reader stands."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.text, self.at, self.ended = "", 0, False

    def next(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            met = _SPACE.match(self.text, self.at)
            self.at = met.end() if met else self.at
            if self.at < len(self.text) or self.ended:
                return self.text[self.at : self.at + 1]
            self.more()

    def more(self) -> None:
        """Read on, at least as much as is held."""
        held = self.text[self.at :]
        read = self._file.read(max(_BLOCK, len(held)))
        self.text, self.at, self.ended = held + read, 0, not read


def _value(text: _Ahead, number: int) -> Any:
    """The value that begins here."""
    while True:
        try:
            found, end = _DECODER.raw_decode(text.text, text.at)
        except RecursionError as error:
            raise Unusable(f"item {number + 1} is nested too deep to be read") from error
        except ValueError as error:
            if text.ended or len(text.text) - text.at > LONGEST_LINE:
                reason = error.msg if isinstance(error, json.JSONDecodeError) else error
                raise Unusable(f"not JSON behind item {number}: {reason}") from error
        else:
            # A number goes on where the text does: 1 of 1.5, or of 12.
            if text.ended or not isinstance(found, (int, float)) or text.text[end : end + 1] in _BEHIND:
                text.at = end
                return found
        text.more()
