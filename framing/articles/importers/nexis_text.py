"""Exports of Nexis as lines: Nexis Uni (from TXT, DOCX, RTF) and the old LexisNexis TXT.

Nexis Uni: a cover page, a list of contents, then documents of title, outlet, date, ``Section:``, ``Length:``,
``Byline:``, ``Body`` up to ``End of Document``. The old form: ``1 of 10 DOCUMENTS``, outlet, date, title, ``BYLINE:``,
``LENGTH:``, the body, ``LOAD-DATE:``. The words stand in ``lexicons/words/exports.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.importers.found import Found, export, shortfall
from framing.articles.importers.lines import as_paragraphs, clean, export_words, label_of, labels_of, without_by
from framing.articles.record import Unusable

__all__ = ["is_nexis_uni", "is_old_nexis", "read_nexis_uni", "read_old_nexis"]

_COVER = re.compile(r"^\W*[^\W\d]+ \((\d+)\)\s*$")  # Documents (67)
_LONGEST_DATE = 90  # characters of a line that holds a date only
_HEAD_LINES = 4  # lines above a date: title in two, collection, outlet
_RIGHTS = re.compile(r"copyright|©|all rights reserved", re.IGNORECASE)
_FIELD = re.compile(r"\s*[^\W\d][^:]{1,25}:\s")
_PART_OF_DATE = re.compile(r"\s*(?:[^\W\d]+[ ./-]*){0,3}(?:19|20)\d\d\s*")  # October 2013, Spring 2013
_LONGEST_LIST = 5  # numbers of missing documents


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
def _show() -> dict[str, str]:
    return {label: column for label, column in _head().items() if column == "show"}


@cache
def _tail() -> dict[str, str]:
    return labels_of(export_words()["nexis"]["tail"])


@cache
def _late() -> dict[str, str]:
    return {**_tail(), **labels_of(export_words()["nexis"]["late"])}


def is_nexis_uni(lines: Sequence[str]) -> bool:
    """Whether lines are an export of Nexis Uni; of one that is cut off, the first document may have no end.

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
    >>> is_nexis_uni(["Rain", "The Post", "May 2, 2020", "Section: NEWS", "Length: 2 words", "Body", "It rained."])
    True
    """
    body = next((k for k, line in enumerate(lines) if _body().fullmatch(line)), None)
    if body is None:
        return False
    labels = [found[0] for line in lines[:body] if (found := label_of(line, _head())) is not None]
    return any(map(_end().fullmatch, lines)) or ("length" in labels and len(labels) > 1)


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
    if cover is not None:
        notes += shortfall(int(cover[1]), records, "its cover page")
    return export("Nexis Uni", records, notes)


def _uni_document(lines: Sequence[str]) -> dict[str, Any] | Unusable:
    body = next((k for k, line in enumerate(lines) if _body().fullmatch(line)), None)
    if body is None:
        said = clean(" ".join(line for line in lines if line.strip())[-200:])
        return Unusable(f"a document without a body: {said[-80:]!r}")
    date = next((k for k in range(body - 1, -1, -1) if _is_date(lines[k])), None)
    if date is None:  # of a monthly, or left out
        date = next((k for k in range(body - 1, -1, -1) if _is_part_of_date(lines[k])), None)
    fields: dict[str, Any] = {}
    if date is not None:
        above = [clean(line) for line in _block_above(lines, date)]
        fields |= dict(found for line in above if (found := label_of(line, _show())))
        above = [line for line in above if label_of(line, _show()) is None]
        fields["published"] = clean(lines[date])
        if above and above[-1]:
            fields["outlet"] = above.pop()
        if above and above[-1].lower() in export_words()["nexis"]["collections"]:
            above.pop()
        fields["title"] = " ".join(above)
    else:
        label = next((k for k in range(body) if label_of(lines[k], _head()) is not None), body)
        above = [clean(line) for line in _block_above(lines, label) if not _RIGHTS.search(line)]
        fields["outlet"], fields["title"] = (
            (above[-1], " ".join(above[:-1])) if len(above) > 1 else ("", " ".join(above))
        )
    for line in lines[(date or 0) + 1 : body]:
        found = label_of(line, _head())
        if found and found[1]:
            fields.setdefault(*found)
    end = _end_of_body(lines, body + 1)
    _add_tail(fields, lines[end:])
    return _finished(fields, lines[body + 1 : end])


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
    return bool(re.search(r"\d{4}", line)) and len(line) <= _LONGEST_DATE and not _FIELD.match(line) \
        and not line.lower().lstrip().startswith("copyright") and iso_date(clean(line)) is not None  # fmt: skip


def _end_of_body(lines: Sequence[str], start: int) -> int:
    """Line in which what the database says of a document begins; a label that a body may have counts only before it."""
    end = next((k for k in range(start, len(lines)) if _begins_tail(lines, k)), len(lines))
    blocks = [k for k in range(start, end) if lines[k].strip() and (k == start or not lines[k - 1].strip())]
    for k in reversed(blocks):
        if label_of(lines[k], _late()) is None:
            break
        end = k
    return end


def _is_part_of_date(line: str) -> bool:
    return _PART_OF_DATE.fullmatch(line) is not None and not _RIGHTS.search(line)


def _begins_tail(lines: Sequence[str], k: int) -> bool:
    """Whether a line is a label that ends a body, or the name of one alone in its line."""
    if label_of(lines[k], _tail()) is not None and lines[k].split(":")[0].strip()[:1].isupper():
        return k > 0 and not lines[k - 1].strip()
    word = lines[k].strip().lower()
    alone = word in export_words()["nexis"]["tail_heads"] and lines[k].strip()[:1].isupper()
    return alone and (k == 0 or not lines[k - 1].strip() or word.startswith(("class", "klass", "clas")))


def _add_tail(fields: dict[str, Any], lines: Sequence[str]) -> None:
    column = None
    for line in lines:
        found = label_of(line, _late())
        if found is None and line.strip().lower() in _late():
            found = (_late()[line.strip().lower()], "")
        if found is not None:
            column = found[0]
            if found[1]:
                fields.setdefault(column, found[1])
        elif line.strip() and column is not None and not re.match(r"\s*(?:copyright|©|\(c\))", line, re.IGNORECASE):
            fields[column] = clean(f"{fields.get(column) or ''} {line}")
        elif line.strip():
            column = None


def _finished(fields: dict[str, Any], lines: Sequence[str], wrapped: bool | None = None) -> dict[str, Any] | Unusable:
    title = fields.get("title") or ""
    words = export_words()["nexis"]
    whole = next((k for k, line in enumerate(lines) if line.strip().lower() in words["full_text"]), None)
    if whole is not None and any(line.strip().lower() in words["abstract"] for line in lines[:whole]):
        fields["abstract"] = " ".join(as_paragraphs(lines[:whole]).split("\n\n")[1:])
        lines = lines[whole + 1 :]
    body = as_paragraphs(lines, wrapped)
    if not body.strip():
        return Unusable(f"the document {title!r} has no words")
    byline = fields.get("byline", "")
    if title and byline.endswith(title):  # … as The Straits Times writes it: Ann Lee, headline
        byline = byline.removesuffix(title)
    fields["byline"] = without_by(byline)
    return {key: value for key, value in {**fields, "text": body}.items() if value}


def read_old_nexis(lines: Sequence[str], wrapped: bool | None = None) -> Found:
    """Read an export of LexisNexis as it was before 2020.

    Parameters
    ----------
    lines : sequence of str
    wrapped : bool, optional
        Whether the lines of bodies are broken at a width. Left out: as they look.

    Returns
    -------
    Found
    """
    starts = [k for k, line in enumerate(lines) if _documents().fullmatch(line)]
    records = [_old_document(lines[a + 1 : b], wrapped) for a, b in zip(starts, [*starts[1:], len(lines)])]
    return export("LexisNexis", records, _missing(lines[: starts[0]], [lines[k] for k in starts]) if starts else ())


def _missing(cover: Sequence[str], starts: Sequence[str]) -> list[str]:
    """What is to be said of documents that are announced and not there: by the cover, or by the number of all."""
    if not starts:
        return []
    told = [sorted(map(int, re.findall(r"\d+", line)[:2])) for line in starts]
    numbers, of_all = {pair[0] for pair in told}, max(pair[-1] for pair in told)
    asked = next((found for line in cover if (found := re.search(r":\s*(\d+)-(\d+)\s*$", line))), None)
    first, last = (int(asked[1]), int(asked[2])) if asked else (1, of_all)
    missing = list(islice((n for n in range(first, last + 1) if n not in numbers), _LONGEST_LIST + 1))
    if not missing:
        return []
    those = ", ".join(map(str, missing[:_LONGEST_LIST])) + " …" * (len(missing) > _LONGEST_LIST)
    are = "is" if len(numbers) == 1 else "are"
    return [f"it announces {last - first + 1:,} documents, {len(numbers):,} {are} in it; missing: {those}"]


def _old_document(lines: Sequence[str], wrapped: bool | None) -> dict[str, Any] | Unusable:
    blocks = [(k, line) for k, line in enumerate(lines) if line.strip()]
    date = next((k for k, line in blocks[:12] if _is_date(line)), None)
    if date is None:
        date = next((k for k, line in blocks[1:6] if _is_part_of_date(line)), None)
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
    end = _end_of_body(lines, at)
    if end == len(lines):
        end = next((k for k in range(len(lines) - 1, at, -1) if "copyright" in lines[k].lower()), end)
    _add_tail(fields, lines[end:])
    return _finished(fields, lines[at:end], wrapped)


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
