"""Exports of LexisNexis as HTML, as they were before 2020: the paragraphs of each document are read as lines."""

from __future__ import annotations

import re
from typing import Any

from framing.articles.importers.found import Found
from framing.articles.importers.lines import clean
from framing.articles.importers.markup import html_root, local
from framing.articles.importers.nexis_text import read_old_nexis
from framing.characters import xml_text

__all__ = ["is_nexis_pages", "read_nexis_pages"]

_CENTRED = re.compile(r"\.(c\d+) \{[^}]*text-align: center")


def is_nexis_pages(text: str) -> bool:
    """Whether a page is an export of LexisNexis.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return "<DOCFULL>" in text or "LXNComment" in text


def read_nexis_pages(text: str) -> Found:
    """Read an export of LexisNexis as HTML.

    Parameters
    ----------
    text : str

    Returns
    -------
    Found
    """
    lines: list[str] = []
    centred = set(_CENTRED.findall(text))
    for element in html_root(text).iter():
        if local(element.tag) == "p":
            up = element.getparent()
            middle = {element.get("class"), up.get("class") if up is not None else None} & centred
            lines += [" " * 20 * bool(middle) + part for part in _lines_of(element)] + [""]
    return read_old_nexis(lines, wrapped=False)


def _lines_of(paragraph: Any) -> list[str]:
    for line_end in paragraph.iter("br"):
        line_end.tail = "\n" + xml_text(line_end.tail or "")
    return [line for part in "".join(paragraph.itertext()).split("\n") if (line := clean(part))]
