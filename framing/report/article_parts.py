"""What the page of an article shows: its text, and the rows of its quotes, mentions and framing terms.

Articles stand in files of a few, so that a page loads only those that it shows. Offsets count in the units of a
browser's strings, in which a character outside the basic plane has two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counting import spans_of
from framing.report.coded_rows import CodedRows
from framing.tables import is_missing, readable_actor

__all__ = ["FIELDS", "PER_FILE", "article_parts", "browser_offsets", "shortened"]

#: Articles in one file.
PER_FILE = 8
#: What the numbers of a row mean, by their place in it.
FIELDS = {
    "q": ("id", "spans", "source", "cue", "actor", "kind", "flags", "stance", "confidence", "about"),
    "h": (
        "id", "spans", "frame", "term", "voice", "speaker", "target", "flags", "quote", "confidence", "agent",
        "patient", "construction", "rule", "polarity",
    ),
    "m": ("spans", "actor", "form", "voice", "stance"),
}  # fmt: skip
#: Where no texts are given: characters on either side of a term, characters of a quote or mention at most, characters
#: on either side of a quote, and of a mention. Passages stand close together, and one could put the text together from
#: them; so the first cut is taken by which those of an article show no more of its text than the share below. What else
#: a report says of an article comes on top.
_CUTS = (
    (70, 280, 70, 70),
    (70, 160, 0, 0),
    (40, 80, 0, 0),
    (30, 60, 0, 0),
    (20, 40, 0, 0),
    (10, 30, 0, 0),
    (0, 20, 0, 0),
)
_SHARE = 0.4
_NAME = 40  # characters of a mention that always stay
_ACTORS = ("affiliation", "on_behalf_of", "relayed_by")
_ABOUT = ("medium", "source_gender", "source_role", "anonymity_reason", *_ACTORS)


def browser_offsets(text: str) -> npt.NDArray[np.int64] | None:
    """Where each character begins in a browser's string; None where that is its own place.

    Parameters
    ----------
    text : str

    Returns
    -------
    numpy.ndarray or None

    Examples
    --------
    >>> browser_offsets("A 😀 b").tolist(), browser_offsets("plain")
    ([0, 1, 2, 4, 5, 6], None)
    """
    if text.isascii():
        return None
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4") > 0xFFFF
    if not wide.any():
        return None
    return np.arange(len(text) + 1, dtype=np.int64) + np.concatenate([[0], np.cumsum(wide)]).astype(np.int64)


def article_parts(coded: CodedRows, texts: bool = True) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The articles, a few to a file.

    Parameters
    ----------
    coded : CodedRows
    texts : bool
        False: no text but the passage of each row, with some words around it; all passages of an article together show
        some two fifths of it.

    Yields
    ------
    name, articles : tuple of str and list of dict
    """
    rows = {name: _Rows(coded, name) for name in ("quotes", "hits", "mentions")}
    articles = coded.articles
    about = [articles[name].tolist() for name in ("article_id", "text", "body_start", "url", "byline", "wire")]
    copies = articles["duplicate_of"].tolist()
    whole = list(zip(*about, copies))
    for number, first in enumerate(range(0, len(whole), PER_FILE)):
        found = []
        for place in range(first, min(first + PER_FILE, len(whole))):
            article, text, body, url, byline, wire, copy = whole[place]
            shift = browser_offsets(text)
            part: dict[str, Any] = {name[0]: rows[name].of(place, article, shift) for name in rows}
            if texts:
                part["text"] = text
                part["body"] = 0 if is_missing(body) else _shifted(int(body), shift)
            else:
                _put_passages(part, text, 0 if is_missing(body) else int(body), shift)
            part |= {
                key: str(value)
                for key, value in (
                    ("url", url),
                    ("byline", byline),
                    ("wire", wire),
                    ("copy", copy),
                    ("unread", coded.unread[place]),
                )
                if not is_missing(value) and value
            }
            found.append(part)
        yield f"text-{number:05d}", found


def _shifted(offset: int, shift: npt.NDArray[np.int64] | None) -> int:
    return offset if shift is None else int(shift[offset])


def _put_passages(part: dict[str, Any], text: str, body: int, shift: npt.NDArray[np.int64] | None) -> None:
    """Add to each row the words before, in and after its passage; the title is known anyway."""
    rows = [(name, row, _span(row[0 if name == "m" else 1], shift)) for name, kept in part.items() for row in kept]
    bounds: list[tuple[int, int]] = []
    for cut in _CUTS:
        bounds = [_bounds(name, span, cut) for name, _, span in rows]
        shown = bytearray(len(text))
        shown[:body] = b"\1" * body
        for (around, longest), (_, _, (start, end)) in zip(bounds, rows):
            first, last = max(0, start - around), min(len(text), min(end, start + longest) + around)
            shown[first:last] = b"\1" * (last - first)
        if sum(shown) <= _SHARE * len(text):
            break
    for (around, longest), (_, row, span) in zip(bounds, rows):
        row.append(_snippet(text, *span, around, longest))


def _span(spans: list[int], shift: npt.NDArray[np.int64] | None) -> tuple[int, int]:
    """From the first character of a row to the last, in the text as Python has it."""
    if not spans:
        return 0, 0
    start, end = (place if shift is None else int(np.searchsorted(shift, place)) for place in (spans[0], spans[-1]))
    return start, end


def _bounds(name: str, span: tuple[int, int], cut: tuple[int, int, int, int]) -> tuple[int, int]:
    """Characters around a passage, and of it. Nothing stands behind one that is cut, nor around one that is nowhere."""
    term, longest, quote, mention = cut
    length = span[1] - span[0]
    if name == "h":
        return term, length
    longest = max(longest, _NAME) if name == "m" else longest
    return (0 if length > longest or not length else quote if name == "q" else mention), longest


def _snippet(text: str, start: int, end: int, around: int, longest: int) -> list[str]:
    """Words before, in and after a passage; of a long one its beginning."""
    if start == end:
        return ["", "", ""]
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = "… " + before.partition(" ")[2]
    if end + around < len(text):
        after = after.rpartition(" ")[0] + " …"
    if end - start > longest:
        return [before, shortened(text[start:end], longest), ""]
    return [before, text[start:end], after]


def shortened(words: str, longest: int) -> str:
    """The first words of a text.

    Parameters
    ----------
    words : str
    longest : int
        Characters.

    Returns
    -------
    str

    Examples
    --------
    >>> shortened("a brutal attack on the city", 12), shortened("a brutal attack", 20)
    ('a brutal …', 'a brutal attack')
    """
    if len(words) <= longest:
        return words
    first = words[:longest]
    return (first.rpartition(" ")[0] or first) + " …"


class _Rows:
    """Rows of one table, article by article."""

    def __init__(self, coded: CodedRows, name: str) -> None:
        number = coded.article[name]
        self._first = np.searchsorted(number, np.arange(len(coded.articles) + 1)).tolist()
        self._make = {"quotes": _quotes, "hits": _hits, "mentions": _mentions}[name]
        self._columns = self._make(getattr(coded, name), coded)

    def of(self, place: int, article: str, shift: npt.NDArray[np.int64] | None) -> list[list[Any]]:
        rows = []
        for at in range(self._first[place], self._first[place + 1]):
            row = [column[at] for column in self._columns]
            for k, value in enumerate(row):
                if type(value) is tuple:  # flat spans
                    row[k] = list(value) if shift is None else [int(shift[offset]) for offset in value]
                elif k == 0 and type(value) is str:
                    row[k] = value.removeprefix(f"{article}:")
            rows.append(row)
        return rows


def _flat(spans: Any) -> tuple[int, ...]:
    return tuple(offset for span in spans_of(spans) for offset in span)


def _text(value: Any) -> str:
    return "" if is_missing(value) else str(value)


def _share(value: Any) -> float | None:
    return None if is_missing(value) else round(float(value), 2)


def _quotes(quotes: pd.DataFrame, coded: CodedRows) -> list[list[Any]]:
    numbers = {name: column.tolist() for name, column in coded.columns["quotes"].items()}
    told = [
        {name: _named(name, value, coded) for name, value in zip(_ABOUT, values) if _is_told(value)}
        for values in zip(*(quotes[name] for name in _ABOUT))
    ]
    return [
        quotes["quote_id"].tolist(), *([_flat(spans) for spans in quotes[name]] for name in
        ("content_spans", "source_spans", "cue_spans")), numbers["actor"], numbers["kind"], numbers["flags"],
        [_text(value) for value in quotes["cue_stance"]], [_share(value) for value in quotes["confidence"]], told,
    ]  # fmt: skip


def _is_told(value: Any) -> bool:
    return not is_missing(value) and value not in ("", "unknown")


def _named(name: str, value: Any, coded: CodedRows) -> str:
    """What a card says of a quote: an actor by its name, not by its identity."""
    return readable_actor(value, coded.readable) if name in _ACTORS else str(value)


def _hits(hits: pd.DataFrame, coded: CodedRows) -> list[list[Any]]:
    numbers = {name: column.tolist() for name, column in coded.columns["hits"].items()}
    return [
        hits["hit_id"].tolist(), list(zip(hits["start"].astype(int), hits["end"].astype(int))),
        *(numbers[name] for name in FIELDS["h"][2:9]), [_share(value) for value in hits["target_confidence"]],
        *(numbers[name] for name in ("agent", "patient")),
        [_text(value) for value in hits["construction"]], [_text(value) for value in hits["target_rule"]],
        [_share(value) for value in hits["polarity"]],
    ]  # fmt: skip


def _mentions(mentions: pd.DataFrame, coded: CodedRows) -> list[list[Any]]:
    numbers = {name: column.tolist() for name, column in coded.columns["mentions"].items()}
    return [
        list(zip(mentions["start"].astype(int), mentions["end"].astype(int))),
        *(numbers[name] for name in FIELDS["m"][1:]),
    ]
