"""Exports of Factiva as lines: from RTF or text, as they are shown or with the codes HD, BY, WC, PD, SN, LP, TD.

As they are shown: headline, byline, number of words, date, time, outlet, code of the source, page, language, copyright;
then the paragraphs up to *Document PNP0000…*. The words stand in ``lexicons/words/exports.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean, export_words
from framing.articles.record import Unusable

__all__ = ["codes_to_fields", "head_to_fields", "is_factiva_text", "read_factiva_text"]

_CODED = re.compile(r"^[\s|]*([A-Z]{2,4})(?:[\s|]+(\S.*?))?[\s|]*$")  # striprtf parts the cells of a table by |
_TIME = re.compile(r"\d{1,2}:\d{2}(?:\s*[A-Z]{2,4})?")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
_COPYRIGHT = re.compile(r"\s*(?:\(c\)|©|copyright)", re.IGNORECASE)
_CREDIT = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\s*{export_words()['factiva']['words']}\s*", re.IGNORECASE)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"\s*{export_words()['factiva']['document']}\s*", re.IGNORECASE)


@cache
def _columns() -> dict[str, str]:
    return {code: column for column, code in export_words()["factiva"]["codes"].items()}


def _codes(lines: Sequence[str]) -> list[int]:
    return [k for k, line in enumerate(lines) if (match := _CODED.match(line)) and match[1] in _columns()]


def _code(line: str) -> str:
    match = _CODED.match(line)
    return match[1] if match else ""


def is_factiva_text(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Factiva.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_factiva_text(["Rain", "12 words", "2 May 2020", "The Post", "English", "It rained.", "Document PST0001"])
    True
    """
    shown = any(map(_document().fullmatch, lines)) and any(map(_words().fullmatch, lines))
    coded = {match[1] for line in lines if (match := _CODED.match(line))}
    return shown or ({"HD", "PD"} <= coded and bool(coded & {"LP", "TD"}))


def read_factiva_text(lines: Sequence[str]) -> Found:
    """Read an export of Factiva.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    Found
    """
    places = _codes(lines)
    if {"HD", "PD"} <= {_code(lines[k]) for k in places}:
        starts = [k for k in places if _code(lines[k]) == "HD"]
        return export("Factiva", [_coded(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)])])
    records: list[dict[str, Any] | Unusable] = []
    segment: list[str] = []
    for line in lines:
        if _document().fullmatch(line):
            records.append(_shown(segment, clean(line).split()[-1]))
            segment = []
        else:
            segment.append(line)
    return export("Factiva", records)


def _coded(lines: Sequence[str]) -> dict[str, Any] | Unusable:
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        match = _CODED.match(line)
        if match and match[1] in _columns():
            code, line = match[1], match[2] or ""
        values.setdefault(code, []).append(line)
    return codes_to_fields({code: "\n".join(found) for code, found in values.items()})


def codes_to_fields(values: dict[str, str]) -> dict[str, Any] | Unusable:
    """Fields of an article of which Factiva gives each line a code.

    Parameters
    ----------
    values : dict
        Code to text, whose lines are paragraphs.

    Returns
    -------
    dict or Unusable

    Examples
    --------
    >>> codes_to_fields({"HD": "Rain", "LP": "It rained.", "TD": "They left."})["text"].split("\\n\\n")
    ['It rained.', 'They left.']
    """
    fields: dict[str, Any] = {}
    for code, text in values.items():
        column = _columns().get(code)
        if column and column not in ("lead", "body", "copyright") and clean(text):
            fields[column] = clean(text)
    body = "\n\n".join(as_paragraphs(values[code].split("\n")) for code in ("LP", "TD") if values.get(code, "").strip())
    return _finished(fields, body)


def _shown(lines: Sequence[str], number: str) -> dict[str, Any] | Unusable:
    words = next((k for k, line in enumerate(lines) if _words().fullmatch(line)), None)
    if words is None:
        return Unusable(f"the document {number} has no line with the number of its words")
    end = next((k for k in range(words, min(words + 14, len(lines))) if _COPYRIGHT.match(lines[k])), None)
    if end is None:
        languages = export_words()["factiva"]["languages"]
        end = next(
            (k for k in range(words, min(words + 14, len(lines))) if clean(lines[k]).lower() in languages), words
        )
    head = [clean(line) for line in lines[:words]]
    while head and not head[-1]:
        head.pop()
    start = max((k for k, line in enumerate(head) if not line), default=-1) + 1  # the block above the words
    fields = head_to_fields(head[start:], [clean(line) for line in lines[words : end + 1] if line.strip()])
    return _finished({**fields, "article_id": number}, as_paragraphs(lines[end + 1 :]))


def head_to_fields(above: Sequence[str], below: Sequence[str]) -> dict[str, Any]:
    """Fields of what Factiva shows over an article.

    Parameters
    ----------
    above : sequence of str
        Lines above the number of words: section, headline, byline.
    below : sequence of str
        The number of words, date, time, outlet, code, page, language, copyright.

    Returns
    -------
    dict

    Examples
    --------
    >>> head = head_to_fields(["Rain", "By Ann Lee"], ["12 words", "2 May 2020", "10:30", "The Post", "PST", "7"])
    >>> [head[name] for name in ("title", "byline", "published", "outlet", "source_code", "page")]
    ['Rain', 'By Ann Lee', '2 May 2020 10:30', 'The Post', 'PST', '7']
    """
    fields: dict[str, Any] = {}
    titles = list(above)
    if len(titles) > 1 and (_CREDIT.match(titles[-1]) or len(titles[-1].split()) <= 5):
        fields["byline"] = titles.pop()
    fields["title"] = titles[-1] if titles else ""
    if len(titles) > 1:
        fields["section"] = " ".join(titles[:-1])
    left = list(below)
    fields["length"] = left.pop(0) if left else ""
    date = next((k for k, line in enumerate(left) if iso_date(line) is not None), None)
    if date is None:
        return fields
    fields["published"] = left[date]
    left = left[date + 1 :]
    if left and _TIME.fullmatch(left[0]):
        fields["published"] += f" {left.pop(0)}"
    if left:
        fields["outlet"] = left.pop(0)
    for line in left:
        if _COPYRIGHT.match(line):
            break
        if line.lower() in export_words()["factiva"]["languages"]:
            fields["language"] = line
        elif "source_code" not in fields and _SOURCE_CODE.fullmatch(line) and not line.isdecimal():
            fields["source_code"] = line
        else:
            fields.setdefault("page", line)
    return fields


def _finished(fields: dict[str, Any], body: str) -> dict[str, Any] | Unusable:
    if not body.strip():
        return Unusable(f"the document {fields.get('title', '')!r} has no words")
    fields["byline"] = _CREDIT.sub("", fields.get("byline", ""))
    return {key: value for key, value in {**fields, "text": body}.items() if value}
