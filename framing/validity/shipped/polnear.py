"""Reading attributions that people marked: brat stand-off files as PolNeAR has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from framing.quotes.attribution import Attribution
from framing.validity.coding.coded_marks import Link, Marking
from framing.validity.coding.standoff import read_line

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
    >>> found = read_standoff("T1\\tSource 0 2\\tHe\\nT2\\tCue 3 7\\tsaid\\nT3\\tContent 8 10;12 14\\tno … no\\n"
    ...               "E1\\tAttribution:T4 Content:T3 Cue:T2 Source:T1")
    >>> found[0].source, found[0].content
    (((0, 2),), ((8, 10), (12, 14)))
    """
    spans: dict[str, Spans] = {}
    events: list[Link] = []
    for line in lines.split("\n"):
        try:
            item, _ = read_line(line)
        except ValueError:
            continue
        if isinstance(item, Marking):
            spans[item.key] = tuple(item.pieces)
        elif isinstance(item, Link) and item.event:
            events.append(item)
    out = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for role, reference in event.args[1:]:
            roles.setdefault(role.rstrip("0123456789").lower(), []).extend(spans.get(reference, ()))
        if roles["content"]:
            out.append(Attribution(tuple(roles["source"]), tuple(roles["cue"]), tuple(roles["content"]), 1.0))
    return out
