"""Exports of ProQuest as HTML, saved or sent by mail: documents behind an anchor ``DocID_…``, labels in bold."""

from __future__ import annotations

import re
from typing import Any

from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import clean
from framing.articles.importers.markup import html_root, paragraphs_of, text_of
from framing.articles.importers.proquest_text import proquest_document
from framing.articles.record import Unusable

__all__ = ["is_proquest_pages", "read_proquest_pages"]

_ANCHOR = re.compile(r"<a\s[^>]*\bname=[\"']?DocID_", re.IGNORECASE)
_LINK = re.compile(r"proquest document link|enlarge this image\.?|view image.{0,40}", re.IGNORECASE)


def is_proquest_pages(text: str) -> bool:
    """Whether a page is an export of ProQuest.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(_ANCHOR.search(text)) and "<strong" in text


def read_proquest_pages(text: str) -> Found:
    """Read an export of ProQuest as HTML.

    Parameters
    ----------
    text : str

    Returns
    -------
    Found
    """
    # The full text is a page of its own within the page, which would end the outer one.
    inside = re.sub(r"</?(?:html|head|body|text|meta|title)\b[^>]*>", " ", text, flags=re.IGNORECASE)
    anchors = html_root(f"<div>{inside}</div>").xpath("//a[starts-with(@name, 'DocID_')]")
    return export("ProQuest", [_document(anchor) for anchor in anchors])


def _document(anchor: Any) -> dict[str, Any] | Unusable:
    whole = anchor.getparent()
    for up in anchor.iterancestors():
        if len(up.xpath(".//a[starts-with(@name, 'DocID_')]")) > 1:
            break
        whole = up
    lines: list[str] = []
    for line in paragraphs_of(whole):
        if not _LINK.fullmatch(line):
            lines += [line, ""]
    caption = " ".join(
        clean(part.get("title", "")) for part in whole.xpath(".//a[@title][contains(@class, 'sr-only')]")
    )
    found = proquest_document(lines)
    if isinstance(found, dict) and caption:
        found.setdefault("caption", caption)
    titles = [text_of(p) for p in whole.xpath(".//p[contains(@style, 'bold')]")]
    if isinstance(found, dict) and titles and titles[0]:
        found["title"] = titles[0]
    return found
