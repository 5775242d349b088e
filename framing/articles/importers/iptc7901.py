"""News of agencies as IPTC 7901: control characters around a head, a title and lines broken at a width."""

from __future__ import annotations

import re

from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import as_paragraphs, clean
from framing.articles.record import Unusable

__all__ = ["is_iptc7901", "read_iptc7901"]

_MESSAGE = re.compile("\x01([^\x02]*)\x02([^\x03]*)(?:\x03([^\x01\x04]*))?")
_NOTES = re.compile(r"\s*(?:#.*|\* \* \*.*|.*not for publication.*)", re.IGNORECASE)
_DATELINE = re.compile(r"\s*[^\n]{2,60}\((\w[\w/ .-]*)\)\s*[-–—]+\s")
_SENT = re.compile(r"(\d{2})(\d{2})(\d{2})\s*(?:GMT|Z)?\s+([A-Za-z]{3})\w*\s+(\d{2,4})")


def is_iptc7901(text: str) -> bool:
    """Whether a text is a message of IPTC 7901.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return "\x01" in text[:20] and "\x02" in text


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
    for head, body, tail in _MESSAGE.findall(text):
        lines = [line.rstrip("\r") for line in body.split("\n")]
        end = next((k for k, line in enumerate(lines) if _NOTES.fullmatch(line)), len(lines))
        title = next((k for k, line in enumerate(lines) if line.strip()), 0)
        first = title
        while (
            lines[title : title + 1]
            and not lines[title].rstrip().endswith("=")
            and lines[title + 1 : title + 2]
            and (lines[title + 1].strip() and any("=" in line for line in lines[title : title + 4]))
        ):
            title += 1
        words = as_paragraphs(lines[title + 1 : end])
        named = _DATELINE.match(words)
        codes = head.split("\n")[0].split()
        sent = _SENT.search(tail)
        fields = {
            "title": clean(" ".join(lines[first : title + 1])).rstrip("= "),
            "text": words,
            "outlet": named[1] if named else (codes[-2] if len(codes) > 1 else ""),
            "published": _date(sent) if sent else "",
            "section": clean(" ".join(head.split("\n")[1:])).strip("/ "),
        }
        records.append(
            {key: value for key, value in fields.items() if value}
            if words
            else Unusable(f"the message {fields['title']!r} has no words")
        )
    return export("IPTC 7901", records)


def _date(sent: re.Match[str]) -> str:
    year = sent[5] if len(sent[5]) == 4 else f"20{sent[5]}"
    return f"{sent[1]} {sent[4]} {year} {sent[2]}:{sent[3]} GMT"
