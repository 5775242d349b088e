"""News of agencies as IPTC 7901: control characters around a head, a title and lines broken at a width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean, export_words, without_by
from framing.articles.record import Unusable

__all__ = ["is_iptc7901", "read_iptc7901"]

_MESSAGE = re.compile("\x01([^\x02]*)\x02([^\x03]*)(?:\x03([^\x01\x04]*))?")
_NOTES = re.compile(r"\s*(?:#.*|\* \* \*.*|.*not for publication.*)", re.IGNORECASE)
_DATELINE = re.compile(r"\s*[^\n]{2,60}\((\w[\w/ .-]*)\)\s*[-–—]+\s")
#: A message whose control characters were lost: a line of codes, a slug, the words, the day, hour, month and year.
_BARE = re.compile(
    r"\s*([a-z]{3}\d{3,4} \d [a-z]{1,3} \d+ [^\n]*\d{3,4})\s*\n\s*((?:[^\n]*/\r?\n)?)"
    r"(.*\S)\s+(\d{6}\s*(?:GMT|Z)?\s+[A-Z][a-z]{2} \d\d)\s*\Z",
    re.DOTALL,
)
_TITLE_LINES = 6
_BEFORE = 200  # characters that may stand before the first message
_BY = re.compile(r"(?:by|von|par|por)\s+\S.*", re.IGNORECASE)
_SENT = re.compile(r"(\d{2})(\d{2})(\d{2})\s*(?:GMT|Z)?\s+([A-Za-z]{3})\w*\s+(\d{2,4})")


@cache
def _mark() -> re.Pattern[str]:
    """Lines above a title: *1ST LEAD*, *REFILE*, *(Achtung)*."""
    marks = "|".join(export_words()["iptc7901"]["marks"])
    return re.compile(rf"(?:(?:\d+[a-z]{{2}}\s+)?(?:{marks})\W*|\(.{{1,20}}\))", re.IGNORECASE)


def is_iptc7901(text: str) -> bool:
    """Whether a text is a message of IPTC 7901.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return ("\x01" in text[:_BEFORE] and "\x02" in text) or _BARE.match(text) is not None


def read_iptc7901(text: str) -> Found:
    """Read messages of IPTC 7901.

    Parameters
    ----------
    text : str

    Returns
    -------
    Found
    """
    records: list[dict[str, str] | Unusable] = []
    if "\x02" not in text:
        text = _BARE.sub("\x01\\1\n\n\\2\x02\\3\x03\\4", text)
    for head, body, tail in _MESSAGE.findall(text):
        lines = [line.rstrip("\r") for line in body.split("\n")]
        end = next((k for k, line in enumerate(lines) if _NOTES.fullmatch(line)), len(lines))
        above, start = _above(lines[:end])
        byline = without_by(above.pop()) if len(above) > 1 and _BY.fullmatch(above[-1]) else ""
        words = as_paragraphs(lines[start:end])
        named = _DATELINE.match(words)
        codes = next((line for line in head.split("\n") if line.strip()), "").split()
        sent = _SENT.search(tail) or _SENT.search(body)
        fields = {
            "title": " ".join(above).rstrip("= "),
            "byline": byline,
            "text": words,
            "outlet": named[1] if named else (codes[-2] if len(codes) > 1 else ""),
            "published": _date(sent) if sent else "",
            "section": clean(" ".join(line for line in head.split("\n")[1:] if line.strip())).strip("/ "),
        }
        records.append(
            {key: value for key, value in fields.items() if value}
            if words
            else Unusable(f"the message {fields['title']!r} has no words")
        )
    return export("IPTC 7901", records)


def _above(lines: Sequence[str]) -> tuple[list[str], int]:
    """Lines of title and byline, up to one that ends in an equals sign, else up to a blank one; and where they end."""
    first = next((k for k, line in enumerate(lines) if line.strip()), 0)
    blank = next((k for k in range(first, len(lines)) if not lines[k].strip()), len(lines))
    ends = next(
        (k for k in range(first, min(first + _TITLE_LINES, len(lines))) if lines[k].rstrip().endswith("=")), None
    )
    last = ends + 1 if ends is not None else blank if blank - first < _TITLE_LINES else first + 1
    above = [clean(line.rstrip().removesuffix("=")) for line in lines[first:last] if line.strip()]
    return [line for line in above if not _mark().fullmatch(line)] or above, last


def _date(sent: re.Match[str]) -> str:
    year = sent[5] if len(sent[5]) == 4 else f"20{sent[5]}"
    return f"{sent[1]} {sent[4]} {year} {sent[2]}:{sent[3]} GMT"
