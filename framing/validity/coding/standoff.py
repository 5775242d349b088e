"""Read the lines of brat stand-off files: enter lines, leave what they mark, with offsets as they stand there."""

from __future__ import annotations

import re

from framing.validity.coding.coded_marks import Attribute, Link, Marking, Remark

__all__ = ["read_line"]

_OFFSETS = re.compile(r"[0-9]{1,15} +[0-9]{1,15}(?:;[0-9]{1,15} +[0-9]{1,15})*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|\\)")


def read_line(line: str) -> tuple[Marking | Link | Attribute | Remark, str]:
    """Read one line of a stand-off file.

    Parameters
    ----------
    line : str
        ``T1<tab>Label 0 4;6 9<tab>words``, or an event (E), relation (R), equivalence (*), attribute (A, M) or note
        (#, N).

    Returns
    -------
    item : Marking, Link, Attribute or Remark
    words : str
        What the line says stands at the offsets; empty where it says nothing.

    Raises
    ------
    ValueError
        If the line is none of these.

    Examples
    --------
    >>> read_line("T1\\tCue 3 7;9 11\\tsaid so")
    (Marking(key='T1', label='Cue', pieces=[(3, 7), (9, 11)]), 'said so')
    >>> read_line("E1\\tAttribution:T1 Source:T2")[0].args
    [('Attribution', 'T1'), ('Source', 'T2')]
    """
    key, _, rest = line.rstrip("\r").partition("\t")
    body, _, words = rest.partition("\t")
    head, *tail = body.split(" ")
    pairs = [(role, target) for role, _, target in (part.partition(":") for part in body.split())]
    if key.startswith("T"):
        if not _OFFSETS.fullmatch(" ".join(tail)):
            raise ValueError(
                f"cannot read the offsets of {line[:80]!r}; they stand as in T1<tab>Label 0 4;6 9<tab>words"
            )
        pieces = [(int(start), int(end)) for start, end in (part.split() for part in " ".join(tail).split(";"))]
        return Marking(key, head, pieces), words
    if key.startswith("E") and pairs:
        return Link(key, pairs[0][0], pairs, event=True), words
    if key.startswith("R"):
        return Link(key, head, pairs[1:]), words
    if key == "*":
        return Link(key, head, [("", target) for target in tail if target]), words
    if key[:1] in ("A", "M") and tail:
        return Attribute(key, head, tail[0], _unescaped(" ".join(tail[1:])) if tail[1:] else None), words
    if key[:1] in ("#", "N"):
        return Remark(key, head, " ".join(tail), _unescaped(words)), words
    raise ValueError(f"cannot read {line!r}; a line begins with T, E, R, *, A, M, N or #")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else "\\", text)
