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
from framing.articles.importers.lines import as_paragraphs, clean, export_words, without_by
from framing.articles.record import Unusable

__all__ = ["codes_to_fields", "head_to_fields", "is_factiva_text", "read_factiva_text"]

# A code and what stands behind it: striprtf parts the cells of a table by |, text by blanks, of which one is not enough
# where the code could be a word of the body (IN London).
_CODED = re.compile(r"^[\s|]*([A-Z]{2,4})(?:(?:\s*\||\t|\s{2})[\s|]*(\S.*?))?[\s|]*$")
_LOOSE = re.compile(r"^[\s|]*([A-Z]{2,4})(?:[\s|]+(\S.*?))?[\s|]*$")
_BEFORE_TITLE = ("SE", "CLM", "HD")  # codes that may begin a document
_TIME = re.compile(r"\d{1,2}:\d{2}(?:\s*[A-Z]{2,4})?")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
_COPYRIGHT = re.compile(r"\s*(?:\(c\)|©|copyright)", re.IGNORECASE)
_CREDIT = re.compile(r"(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
_BELOW = 14  # lines below the number of words: date, time, outlet, code, page …
_ABOVE = 4  # lines above it, where blank lines part all of them


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\s*{export_words()['factiva']['words']}\s*", re.IGNORECASE)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(rf"\s*{export_words()['factiva']['document']}\s*", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    small = "|".join(export_words()["factiva"]["particles"])
    return re.compile(rf"(?:(?:[A-Z]\.|[^\W\d_a-z][\w'’.-]+|{small})[,;]*(?:\s+|$)){{2,10}}")


@cache
def _columns() -> dict[str, str]:
    return {code: column for column, code in export_words()["factiva"]["codes"].items()}


def _code(line: str, pattern: re.Pattern[str]) -> str:
    match = pattern.match(line)
    return match[1] if match and match[1] in _columns() else ""


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
    coded = {_code(line, _LOOSE) for line in lines}
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
    for pattern in (_CODED, _LOOSE):
        if {"HD", "PD"} <= {_code(line, pattern) for line in lines}:
            return export("Factiva", [_coded(document, pattern) for document in _documents(lines, pattern)])
    records: list[dict[str, Any] | Unusable] = []
    segment: list[str] = []
    for line in lines:
        if _document().fullmatch(line):
            records.append(_shown(segment, clean(line).split()[-1]))
            segment = []
        else:
            segment.append(line)
    cut = any(map(_words().fullmatch, segment))
    if cut:
        records.append(_shown(segment, ""))
    return export("Factiva", records, ["the last document has no end: the file may be cut off"] * cut)


def _documents(lines: Sequence[str], pattern: re.Pattern[str]) -> list[list[str]]:
    """Lines of each document: one begins with its title, or with what stands before it behind the last code of one."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for line in lines:
        code = _code(line, pattern)
        if code in _BEFORE_TITLE and ("AN" in seen or not found or (code == "HD" and "HD" in seen)):
            found.append([])
            seen = set()
        seen.add(code)
        if found:
            found[-1].append(line)
    return found


def _coded(lines: Sequence[str], pattern: re.Pattern[str]) -> dict[str, Any] | Unusable:
    values: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _code(line, pattern)
        if found and not (found in values and code in ("LP", "TD")):
            match = pattern.match(line)
            code, line = found, (match[2] or "") if match else ""
        values.setdefault(code, []).append(line.replace("|", " ") if code not in ("LP", "TD") else line.strip("|"))
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
    if fields.get("time") and fields.get("published"):
        fields["published"] += f" {fields.pop('time')}"
    if _document().fullmatch(fields.get("article_id", "")):
        fields["article_id"] = fields["article_id"].split()[-1]
    body = "\n\n".join(as_paragraphs(values[code].split("\n")) for code in ("LP", "TD") if values.get(code, "").strip())
    return _finished(fields, body)


def _shown(lines: Sequence[str], number: str) -> dict[str, Any] | Unusable:
    words = next((k for k, line in enumerate(lines) if _words().fullmatch(line)), None)
    if words is None:
        return Unusable(f"the document {number} has no line with the number of its words")
    filled = [k for k in range(words, len(lines)) if lines[k].strip()][:_BELOW]
    end = next((k for k in filled if _COPYRIGHT.match(lines[k])), None)
    if end is None:
        languages = export_words()["factiva"]["languages"]
        end = next((k for k in filled if clean(lines[k]).lower() in languages), words)
    apart = words > 0 and not lines[words - 1].strip()
    head = [clean(line) for line in lines[:words] if line.strip() or not apart][-_ABOVE if apart else 0 :]
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
    if len(titles) > 1 and _is_byline(titles):
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


def _is_byline(above: Sequence[str]) -> bool:
    """Whether the last of some lines is a byline, or the title below the name of a section."""
    last = above[-1]
    if _CREDIT.match(last):
        return True
    if len(above) > 2:
        return len(last.split()) <= 5 or bool(_names().fullmatch(last))
    return bool(_names().fullmatch(last)) and len(above[0].split()) > max(3, len(last.split()))


def _finished(fields: dict[str, Any], body: str) -> dict[str, Any] | Unusable:
    if not body.strip():
        return Unusable(f"the document {fields.get('title', '')!r} has no words")
    fields["byline"] = without_by(fields.get("byline", ""))
    return {key: value for key, value in {**fields, "text": body}.items() if value}
