"""Exports of ProQuest as text: documents between lines of underscores, fields *Label: value*, *Full text:*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean, export_words
from framing.articles.record import Unusable

__all__ = ["is_proquest_text", "read_proquest_text"]

_RULE = re.compile(r"\s*(?:_{20,}|\*{20,}|={20,})\s*")
_TWICE = re.compile(r"(: .{10,})\1\Z")  # Headline: subtitle: subtitle
_FIELD = re.compile(r"([^\W\d_][\w /()-]{1,40}?)\s*:\s*(.*)", re.DOTALL)


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
    labels = ("Full text:", "Abstract:", "ProQuest document ID:")
    return (
        any(map(_RULE.fullmatch, lines)) and sum(any(line.startswith(label) for line in lines) for label in labels) > 1
    )


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
    known = _columns()
    records = []
    for segment in segments:
        if any((found := _FIELD.match(line)) and _plain(found[1]) in known for line in segment):
            records.append(_document(segment))
    return export("ProQuest", records)


def _plain(label: str) -> str:
    return label.lower().replace(" ", "")


def _columns() -> dict[str, str]:
    return {_plain(label): column for label, column in export_words()["proquest"].items()}


def _document(lines: Sequence[str]) -> dict[str, Any] | Unusable:
    columns = _columns()
    fields: dict[str, Any] = {}
    body: list[str] = []
    column, before = "", ""
    for line in lines:
        found = _FIELD.match(line)
        if (
            found and _plain(found[1]) in columns and (not before.strip() or found[1].isupper())
        ):  # a label stands behind a blank line
            column, value = columns[_plain(found[1])], found[2]
        else:
            value = line
        before = line
        if column == "text":
            body += [value]
        elif column and clean(value):
            fields[column] = clean(f"{fields.get(column, '')} {value}")
        elif "first_line" not in fields and clean(value) and not column:
            fields["first_line"] = clean(value)
    fields.setdefault("title", fields.get("first_line", ""))
    fields.pop("first_line", None)
    fields["outlet"] = re.split(r"\s*;\s*", fields.get("outlet", ""))[0]
    fields["title"] = _TWICE.sub(r"\1", fields["title"])
    fields["byline"] = (fields.get("byline") or fields.get("credit", "")).strip(" ;,")
    if fields.get("abstract", "").lower().startswith("none available"):
        fields.pop("abstract")
    text = as_paragraphs(body)
    if not text or text.lower() in ("none available.", "not available."):
        return Unusable(f"the document {fields['title']!r} has no full text")
    return {key: value for key, value in {**fields, "text": text}.items() if value}
