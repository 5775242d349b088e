"""Reading attributions that people marked: brat stand-off files as PolNeAR has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.quotes.attribution import Attribution

__all__ = ["GoldArticle", "read_corpus", "read_standoff"]

_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class GoldArticle:
    """An article with its attributions.

    Attributes
    ----------
    name : str
        Stem of the text's file.
    text : str
    attributions : tuple of Attribution
        Their confidence is 1.
    """

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_corpus(folder: Path) -> list[GoldArticle]:
    """Read a folder with ``text/*.txt`` and ``attributions/*.ann``.

    Where an article was marked by several people (``name_1a2b.ann``), the first file by name is read.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    list of GoldArticle
        By name.

    Raises
    ------
    FileNotFoundError
        If the folder has no such files, or a text is missing.
    """
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(_ANNOTATOR.sub("", path.stem), path)
    if not first:
        raise FileNotFoundError(f"{folder} has no attributions/*.ann; give a folder with text/ and attributions/")
    out = []
    for name, path in sorted(first.items()):
        text = folder / "text" / f"{name}.txt"
        if not text.exists():
            raise FileNotFoundError(f"{path} has no text: {text} is missing")
        out.append(GoldArticle(name, _read(text), tuple(read_standoff(_read(path)))))
    return out


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def read_standoff(lines: str) -> list[Attribution]:
    """Attributions of one brat file; malformed lines and events without content are skipped.

    Parameters
    ----------
    lines : str

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> read_standoff("T1\\tSource 0 2\\tHe\\nT2\\tCue 3 7\\tsaid\\nT3\\tContent 8 10;12 14\\tno … no\\n"
    ...               "E1\\tAttribution:T4 Content:T3 Cue:T2 Source:T1")
    [Attribution(source=((0, 2),), cue=((3, 7),), content=((8, 10), (12, 14)), confidence=1.0)]
    """
    spans: dict[str, Spans] = {}
    events: list[Sequence[str]] = []
    for line in lines.split("\n"):
        parts = line.rstrip("\r").split("\t")
        if line[:1] == "T" and len(parts) >= 3 and " " in parts[1]:
            numbers = [re.findall(r"\d+", piece) for piece in parts[1].split(" ", 1)[1].split(";")]
            if all(len(pair) == 2 for pair in numbers):
                spans[parts[0]] = tuple((int(a), int(b)) for a, b in numbers)
        elif line[:1] == "E" and len(parts) >= 2:
            events.append(parts[1].split()[1:])
    out = []
    for arguments in events:
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for argument in arguments:
            role, _, reference = argument.partition(":")
            roles.setdefault(re.sub(r"\d+$", "", role).lower(), []).extend(spans.get(reference, ()))
        if roles["content"]:
            out.append(Attribution(tuple(roles["source"]), tuple(roles["cue"]), tuple(roles["content"]), 1.0))
    return out
