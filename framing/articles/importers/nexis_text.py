"""Exports of Nexis as lines: Nexis Uni (from TXT, DOCX, RTF) and the old LexisNexis TXT.

Nexis Uni: a cover page, a list of contents, then documents of title, outlet, date, ``Section:``, ``Length:``,
``Byline:``, ``Body`` up to ``End of Document``. The old form: ``1 of 10 DOCUMENTS``, outlet, date, title, ``BYLINE:``,
``LENGTH:``, the body, ``LOAD-DATE:``. The words stand in ``lexicons/words/exports.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean, export_words, label_of, labels_of
from framing.articles.record import Unusable

__all__ = ["is_nexis_uni", "is_old_nexis", "read_nexis_uni", "read_old_nexis"]

_COVER = re.compile(r"^\W*[^\W\d]+ \((\d+)\)\s*$")  # Documents (67)
_ENTRY = re.compile(r"^\s*\d+\.\s+(\S.*)$")
_LONGEST_DATE = 90  # characters of a line that holds a date only
_HEAD_LINES = 4  # lines above a date: title in two, collection, outlet
_RIGHTS = re.compile(r"copyright|©|all rights reserved", re.IGNORECASE)
_DOCUMENT_OF = re.compile(r"\d+")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(export_words()['nexis']['end'])})\s*", re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(export_words()['nexis']['body'])})\s*:?\s*", re.IGNORECASE)


@cache
def _documents() -> re.Pattern[str]:
    return re.compile(rf"\s*{export_words()['nexis']['documents']}\s*", re.IGNORECASE)


@cache
def _edition() -> re.Pattern[str]:
    return re.compile(rf"\s*{export_words()['nexis']['editions']}\s*", re.IGNORECASE)


@cache
def _head() -> dict[str, str]:
    return labels_of(export_words()["nexis"]["head"])


@cache
def _tail() -> dict[str, str]:
    return labels_of(export_words()["nexis"]["tail"])


def is_nexis_uni(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Nexis Uni.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_nexis_uni(["Rain", "The Post", "May 2, 2020 Saturday", "Body", "It rained.", "End of Document"])
    True
    """
    return any(map(_end().fullmatch, lines)) and any(map(_body().fullmatch, lines))


def is_old_nexis(lines: Sequence[str]) -> bool:
    """Whether lines are an export of LexisNexis as it was before 2020.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_old_nexis(["   1 of 10 DOCUMENTS", "", "The Post"])
    True
    """
    return any(map(_documents().fullmatch, lines))


def read_nexis_uni(lines: Sequence[str]) -> Found:
    """Read an export of Nexis Uni.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    Found
    """
    segments: list[list[str]] = [[]]
    for line in lines:
        if _end().fullmatch(line):
            segments.append([])
        else:
            segments[-1].append(line)
    left = segments.pop()
    records: list[dict[str, Any] | Unusable] = [
        _uni_document(segment) for segment in segments if any(map(str.strip, segment))
    ]
    notes = []
    if any(map(_body().fullmatch, left)):
        records.append(_uni_document(left))
        notes.append("the last document has no end: the file may be cut off")
    cover = next((match for line in lines[:40] if (match := _COVER.match(line))), None)
    good = sum(not isinstance(record, Unusable) for record in records)
    if cover is not None and int(cover[1]) != good:
        notes.append(f"its cover page announces {cover[1]} documents, {good} are in it")
    return export("Nexis Uni", records, notes)


def _uni_document(lines: Sequence[str]) -> dict[str, Any] | Unusable:
    body = next((k for k, line in enumerate(lines) if _body().fullmatch(line)), None)
    if body is None:
        return Unusable(f"a document without a body: {clean(' '.join(lines))[:80]!r}")
    date = next((k for k in range(body - 1, -1, -1) if _is_date(lines[k])), None)
    fields: dict[str, Any] = {}
    if date is not None:
        above = [clean(line) for line in _block_above(lines, date)]
        fields["published"] = clean(lines[date])
        if above and above[-1]:
            fields["outlet"] = above.pop()
        if above and above[-1].lower() in export_words()["nexis"]["collections"]:
            above.pop()
        fields["title"] = " ".join(above)
    for line in lines[(date or 0) + 1 : body]:
        found = label_of(line, _head())
        if found and found[1]:
            fields.setdefault(*found)
    end = next((k for k in range(body + 1, len(lines)) if _begins_tail(lines, k)), len(lines))
    _add_tail(fields, lines[end:])
    return _finished(fields, as_paragraphs(lines[body + 1 : end]))


def _block_above(lines: Sequence[str], date: int) -> list[str]:
    """Lines directly above a date; where only the outlet stands there, the one before it too."""
    found: list[str] = []
    k = date - 1
    while k >= 0 and len(found) < _HEAD_LINES and (lines[k].strip() or len(found) < 2):
        if lines[k].strip():
            found.insert(0, lines[k])
        k -= 1
    return found


def _is_date(line: str) -> bool:
    return bool(re.search(r"\d{4}", line)) and len(line) <= _LONGEST_DATE and ":" not in line[:12] \
        and not line.lower().lstrip().startswith("copyright") and iso_date(clean(line)) is not None  # fmt: skip


def _begins_tail(lines: Sequence[str], k: int) -> bool:
    """Whether what the database says of a document begins: a label, or the name of one alone in its line."""
    if label_of(lines[k], _tail()) is not None and lines[k].split(":")[0].strip()[:1].isupper():
        return k > 0 and not lines[k - 1].strip()
    word = lines[k].strip().lower()
    return word in export_words()["nexis"]["tail_heads"] or (word in _tail() and (k == 0 or not lines[k - 1].strip()))


def _add_tail(fields: dict[str, Any], lines: Sequence[str]) -> None:
    column = None
    for line in lines:
        found = label_of(line, _tail())
        if found is None and line.strip().lower() in _tail():
            found = (_tail()[line.strip().lower()], "")
        if found is not None:
            column = found[0]
            if found[1]:
                fields.setdefault(column, found[1])
        elif line.strip() and column is not None and not re.match(r"\s*(?:copyright|©|\(c\))", line, re.IGNORECASE):
            fields[column] = clean(f"{fields.get(column) or ''} {line}")
        elif line.strip():
            column = None


def _finished(fields: dict[str, Any], body: str) -> dict[str, Any] | Unusable:
    title = fields.get("title") or ""
    if not body.strip():
        return Unusable(f"the document {title!r} has no words")
    byline = fields.get("byline", "")
    if title and byline.endswith(title):  # … as The Straits Times writes it: Ann Lee, headline
        byline = byline.removesuffix(title)
    fields["byline"] = re.sub(r"^by\s+", "", byline.strip(" ,"), flags=re.IGNORECASE)
    return {key: value for key, value in {**fields, "text": body}.items() if value}


def read_old_nexis(lines: Sequence[str]) -> Found:
    """Read an export of LexisNexis as it was before 2020.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    Found
    """
    starts = [k for k, line in enumerate(lines) if _documents().fullmatch(line)]
    records = [_old_document(lines[a + 1 : b]) for a, b in zip(starts, [*starts[1:], len(lines)])]
    numbers = [int(found.group()) for k in starts if (found := _DOCUMENT_OF.search(lines[k]))]
    notes = []
    missing = sorted(set(range(numbers[0], numbers[-1])) - set(numbers))
    if missing:
        notes.append(f"documents {', '.join(map(str, missing[:5]))}{' …' if missing[5:] else ''} are missing in it")
    asked = next((found for line in lines[: starts[0]] if (found := re.search(r":\s*(\d+)-(\d+)\s*$", line))), None)
    if asked and int(asked[2]) - int(asked[1]) + 1 != len(records):
        notes.append(f"it announces {int(asked[2]) - int(asked[1]) + 1} documents, {len(records)} are in it")
    return export("LexisNexis", records, notes)


def _old_document(lines: Sequence[str]) -> dict[str, Any] | Unusable:
    blocks = [(k, line) for k, line in enumerate(lines) if line.strip()]
    date = next((k for k, line in blocks[:12] if _is_date(line)), None)
    fields: dict[str, Any] = {}
    at = 0
    if date is not None:
        fields["outlet"] = _outlet_above(lines, date)
        fields["published"] = clean(lines[date])
        at = date + 1
    at = _old_title(fields, lines, at)
    while at < len(lines):  # the labels above the body, each with its lines
        if not lines[at].strip():
            at += 1
            continue
        found = label_of(lines[at], _head())
        if found is None:
            at += bool(_body().fullmatch(lines[at]))
            break
        at += 1
        value = found[1]
        while at < len(lines) and lines[at].strip() and label_of(lines[at], _head()) is None:
            value, at = f"{value} {lines[at]}", at + 1
        fields.setdefault(found[0], clean(value))
    end = next((k for k in range(at, len(lines)) if _begins_tail(lines, k)), None)
    if end is None:
        end = next((k for k in range(len(lines) - 1, at, -1) if "copyright" in lines[k].lower()), len(lines))
    _add_tail(fields, lines[end:])
    return _finished(fields, as_paragraphs(lines[at:end]))


def _old_title(fields: dict[str, Any], lines: Sequence[str], at: int) -> int:
    """Take the title: lines up to a blank one, left of the middle where the outlet and the date stand."""
    title: list[str] = []
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            if title:
                break
        elif label_of(line, _head()) is not None or _body().fullmatch(line):
            break
        elif title or not (line.startswith("          ") or _edition().fullmatch(line)):  # editions are centred
            title.append(line)
        at += 1
    if title:
        fields["title"] = clean(" ".join(title))
    return at


def _outlet_above(lines: Sequence[str], date: int) -> str:
    """Words of the block of lines above a date; a copyright may stand over it, with blank lines or without."""
    found: list[str] = []
    for line in reversed(lines[:date]):
        if _RIGHTS.search(line):
            break
        if line.strip():
            found.insert(0, line)
        elif found:
            break
    return clean(" ".join(found))
