"""Articles of which only what is quoted stands: quotes enter that came without their articles.

So that terms are looked for in contents in the way in which they are looked for in articles, each content is put back
where it stood; all else is blank. Quotes without places stand each in a text of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from framing.characters import storable
from framing.tables import JOIN, is_missing, read_list

__all__ = ["rebuilt_articles"]

_MARKS = "\"'“”‘’«»„([ "
_ENDS = ".?!:;"


def rebuilt_articles(quotes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Put the contents of quotes back where they stood.

    Parameters
    ----------
    quotes : pandas.DataFrame
        With quote_id and content; article_id and content_spans say where it stood.

    Returns
    -------
    articles : pandas.DataFrame
        Columns article_id and text: as long as the articles were, and blank but for the contents.
    quotes : pandas.DataFrame
        The same quotes in these articles.

    Examples
    --------
    >>> quotes = pd.DataFrame({"quote_id": ["q1"], "article_id": "a", "content": ["“No,” … “never.”"]})
    >>> articles, _ = rebuilt_articles(quotes.assign(content_spans=[[[0, 5], [14, 22]]]))
    >>> articles["text"].tolist()
    ['“No,”         “never.”']
    """
    pages: dict[str, _Page] = {}
    rows: list[dict[str, Any]] = []
    used = {str(key) for key in quotes["article_id"]} if "article_id" in quotes else set()
    for record in quotes.to_dict("records"):
        row: dict[str, Any] = {name: record.get(name) for name in ("cue_lemma", "cue_stance", "negated", "kind")}
        row |= {"quote_id": record["quote_id"], "article_id": str(record.get("article_id"))}
        content = storable(record["content"]) if isinstance(record["content"], str) else ""
        spans = _spans(record.get("content_spans"))
        pieces = [] if is_missing(record.get("article_id")) else _pieces(content, spans)
        if pieces and pages.setdefault(row["article_id"], _Page()).put(pieces, spans):
            row |= {name: record.get(name) for name in ("marked_spans", "cue_spans")} | {"content_spans": spans}
        else:
            row["article_id"] = _unused(str(record["quote_id"]), used)
            used.add(row["article_id"])
            pages[row["article_id"]] = _Page()
            whole = [(0, len(content))] if content else []
            pages[row["article_id"]].put([content] if content else [], whole)
            marked = whole if is_missing(row["kind"]) or row["kind"] == "direct" else []
            row |= {"content_spans": whole, "marked_spans": marked}
        rows.append(row)
    articles = {"article_id": list(pages), "text": [page.text() for page in pages.values()]}
    names = ["quote_id", "article_id", "kind", "content_spans", "marked_spans", "cue_spans", "cue_lemma", "cue_stance"]
    return pd.DataFrame(articles, dtype=object), pd.DataFrame(rows, columns=[*names, "negated"], dtype=object)


class _Page:
    """A text that is put together from pieces."""

    def __init__(self) -> None:
        self._characters: list[str | None] = []
        self._steps: set[tuple[int, int]] = set()

    def put(self, pieces: Sequence[str], spans: Sequence[tuple[int, int]]) -> bool:
        """Write pieces to their places; False, and nothing is written, where other words stand there already."""
        size = max((end for _, end in spans), default=0)
        self._characters += [None] * (size - len(self._characters))
        for piece, (start, end) in zip(pieces, spans):
            if any(was is not None and was != new for was, new in zip(self._characters[start:end], piece)):
                return False
        for piece, (start, end) in zip(pieces, spans):
            self._characters[start:end] = piece
        self._steps |= {(a[1], b[0]) for a, b in pairwise(spans)}
        return True

    def text(self) -> str:
        """The text; between two pieces of a quote a sentence goes on, unless it seems to have ended."""
        out: list[str] = []
        at, size = 0, len(self._characters)
        while at < size:
            first = at
            while at < size and self._characters[at] is None:
                at += 1
            if at > first:
                goes_on = (first, at) in self._steps and self._goes_on(first, at)
                out.append((" " if goes_on else "\n") * (at - first))
            else:
                out.append(self._characters[at] or "")
                at += 1
        return "".join(out)

    def _goes_on(self, end: int, start: int) -> bool:
        before = "".join(c or " " for c in self._characters[max(end - 4, 0) : end]).rstrip(_MARKS)
        after = "".join(c or " " for c in self._characters[start : start + 4]).lstrip(_MARKS)
        return not before.endswith(tuple(_ENDS)) and not after[:1].isupper()


def _spans(value: Any) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in (None if is_missing(value) else read_list(value)) or []]


def _pieces(content: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The content cut into what stood at each span; nothing where it does not fit, as after a correction by hand."""
    out, at = [], 0
    for number, (start, end) in enumerate(spans):
        if number and content[at : at + len(JOIN)] != JOIN:
            return []
        at += len(JOIN) if number else 0
        out.append(content[at : at + end - start])
        at += end - start
    return out if content and at == len(content) and all(a[1] <= b[0] for a, b in pairwise(spans)) else []


def _unused(name: str, used: set[str]) -> str:
    number, found = 2, name
    while found in used:
        found, number = f"{name} ({number})", number + 1
    return found
