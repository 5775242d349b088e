"""Exports of ProQuest as text: documents between lines of underscores, fields *Label: value*, *Full text:*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.importers.found import Found, export, shortfall
from framing.articles.importers.lines import announced, as_paragraphs, clean, export_words, without_by
from framing.articles.record import Unusable

__all__ = ["is_proquest_text", "proquest_document", "read_proquest_text"]

_RULE = re.compile(r"\s*(?:_{20,}|\*{20,}|={20,})\s*")
_TWICE = re.compile(r"(: .{10,})\1\Z")  # Headline: subtitle: subtitle
_FIELD = re.compile(r"([^\W\d_][\w /()-]{1,40}?)\s*:(?!//)\s*(.*)", re.DOTALL)
_NUMBERED = re.compile(r"\s*(?:document|dokument|documento) (\d+) (?:of|von|de|sur) (\d+)\s*", re.IGNORECASE)
_EDITION = re.compile(r",\s*([^,;]*\bedition\b.*)$", re.IGNORECASE)  # New York Times, Late Edition (East Coast)
_PLACE = re.compile(r"\s*(?:;|\[)")  # Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08 May 2010: AA.2.
_STRAY = re.compile(r"([A-Za-z]+)(\d{1,2}),(\d{4})")
_NONE = ("none available", "not available", "no disponible", "non disponible", "nicht verfügbar")
#: Columns of which an export has at least two.
_TELLING = {"text", "abstract", "article_id", "publication_info", "outlet", "language"}
#: Columns whose text may have lines that look like labels.
_RUNNING = ("text", "abstract")


def is_proquest_text(lines: Sequence[str]) -> bool:
    """Whether lines are an export of ProQuest.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_proquest_text(["_" * 60, "Rain", "", "Full text: It rained.", "", "ProQuest document ID: 12"])
    True
    """
    if not any(map(_RULE.fullmatch, lines)):
        return False
    columns = {_column(line) for line in lines}
    return len(columns & _TELLING) > 1 and bool(columns & {"text", "abstract"})


def read_proquest_text(lines: Sequence[str]) -> Found:
    """Read an export of ProQuest.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    Found
    """
    segments: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line):
            segments.append([])
        else:
            segments[-1].append(line)
    records = [
        proquest_document(segment)
        for segment in segments
        if len({column for line in segment if (column := _column(line))}) > 1
    ]
    told = [int(found[2]) for line in lines if (found := _NUMBERED.fullmatch(line))]
    head = "\n".join(line for segment in segments[:2] for line in segment)
    return export("ProQuest", records, shortfall(max([*told, announced(head)]), records))


def _plain(label: str) -> str:
    return label.lower().replace(" ", "")


@cache
def _columns() -> dict[str, str]:
    return {_plain(label): column for label, column in export_words()["proquest"].items()}


def _column(line: str) -> str | None:
    """Column that a line fills, empty for one that is left out; None without a known label."""
    found = _FIELD.match(line)
    return _columns().get(_plain(found[1])) if found else None


def proquest_document(lines: Sequence[str]) -> dict[str, Any] | Unusable:
    """Fields of one document of ProQuest.

    Parameters
    ----------
    lines : sequence of str
        Title first, then fields, each behind a blank line.

    Returns
    -------
    dict or Unusable

    Examples
    --------
    >>> proquest_document(["Rain", "", "Full text: It rained.", "", "Publication title: The Post; Hill"])
    {'title': 'Rain', 'outlet': 'The Post', 'text': 'It rained.'}
    """
    fields: dict[str, Any] = {"title": ""}
    body: list[str] = []
    first, column, before = "", "", ""
    tail = _tail(lines)
    for k, line in enumerate(lines):
        found = _FIELD.match(line)
        known = _columns().get(_plain(found[1])) if found else None
        if found and known is not None and _is_label(found[1], column, before, k >= tail):
            column, value = known, found[2]
        else:
            value = line
        before = line
        if column == "text":
            body.append(value)
        elif column and clean(value):
            fields[column] = clean(f"{fields.get(column, '')} {value}")
        elif not first and clean(value) and not column and not _NUMBERED.fullmatch(line) and k < tail:
            first = clean(value)
    fields["title"] = fields["title"] or first
    return _finished(fields, as_paragraphs(body))


def _is_label(label: str, column: str, before: str, late: bool) -> bool:
    """Whether a known label is one: in running text only behind its end, or in capitals (CREDIT: Ann Lee)."""
    if column not in _RUNNING:
        return True
    return label.isupper() or (not before.strip() and (late or column == "abstract"))


def _tail(lines: Sequence[str]) -> int:
    """Line from which on each block of lines begins with a known label."""
    tail = len(lines)
    for k in range(len(lines) - 1, -1, -1):
        if lines[k].strip() and (k == 0 or not lines[k - 1].strip()):
            column = _column(lines[k])
            if column is None:
                break
            tail = k
            if column == "text":
                break
    return tail


def _finished(fields: dict[str, Any], text: str) -> dict[str, Any] | Unusable:
    info = fields.get("publication_info", "")
    place = _PLACE.search(info)
    outlet = re.split(r"\s*;\s*", fields.get("outlet", ""))[0] or (info[: place.start()] if place else "")
    edition = _EDITION.search(outlet)
    if edition:
        fields["edition"], outlet = edition[1], outlet[: edition.start()]
    fields["outlet"] = outlet.strip()
    if not fields.get("published") and iso_date(info.rpartition("]")[2].strip(". ")):
        fields["published"] = info.rpartition("]")[2].strip(". ")
    fields["article_id"] = fields.get("article_id", "").replace(" ", "")  # blanks stray into its numbers
    if fields.get("published") and iso_date(fields["published"]) is None:  # Jan 11, 2 009
        together = _STRAY.fullmatch(fields["published"].replace(" ", ""))
        fields["published"] = f"{together[1]} {together[2]}, {together[3]}" if together else fields["published"]
    fields["title"] = _TWICE.sub(r"\1", fields["title"])
    fields["byline"] = without_by(fields.get("byline") or fields.get("credit", ""))
    for column in ("abstract", "byline"):
        if fields.get(column, "").lower().startswith((*_NONE, "anonymous")):
            fields.pop(column)
    if not text or text.lower().rstrip(".") in _NONE:
        return Unusable(f"the document {fields['title']!r} has no full text")
    return {key: value for key, value in {**fields, "text": text}.items() if value}
