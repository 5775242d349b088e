"""Invented plain sentences in which agent and patient are marked; they teach what grammar settles.

A line of ``plain.txt`` holds a frame, a tabulator and a sentence: ``[…]`` is the term, ``{A: …}`` who does the act,
``{P: …}`` who suffers it, ``{O: …}`` and ``{O2: …}`` actors that do neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["PlainSentence", "read_plain"]

_SHIPPED = Path(__file__).with_name("plain.txt")
_MARK = re.compile(r"\{(A|P|O2?): |\[|\]|\}")


@dataclass(frozen=True)
class PlainSentence:
    """A sentence without its marks.

    Attributes
    ----------
    frame, text : str
    term : tuple of int
    mentions : tuple of (str, int, int)
        Letter of the actor, and where it is named.
    """

    frame: str
    text: str
    term: tuple[int, int]
    mentions: tuple[tuple[str, int, int], ...] = field(default=())


def read_plain(path: Path = _SHIPPED) -> Iterator[PlainSentence]:
    """Read the sentences.

    Parameters
    ----------
    path : Path
        The shipped file when left out.

    Yields
    ------
    PlainSentence

    Raises
    ------
    ValueError
        If a line has no frame or no term, or a brace stays open; the message names it.

    Examples
    --------
    >>> first = next(read_plain())
    >>> first.frame, first.mentions[0][0]
    ('aggression', 'A')
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _read(line, f"{path.name}:{number}")


def _read(line: str, where: str) -> PlainSentence:
    frame, tab, marked = line.partition("\t")
    text, term, open_, mentions, last = "", [], "", [], 0
    begin = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group() in "[]":
            term.append(len(text))
        elif mark.group() == "}":
            mentions.append((open_, begin, len(text)))
            open_ = ""
        else:
            open_, begin = mark.group(1), len(text)
    if not tab or len(term) != 2 or open_:
        raise ValueError(f"{where}: write a frame, a tabulator, and a sentence with one [term] and {{A: …}}, {{P: …}}")
    return PlainSentence(frame, text + marked[last:], (term[0], term[1]), tuple(mentions))
