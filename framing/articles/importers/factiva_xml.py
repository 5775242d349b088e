"""Exports of Factiva as XML: ``ppsArticleResponse``, an ``article`` each."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from framing.articles.importers.found import Found, export, shortfall
from framing.articles.importers.lines import without_by
from framing.articles.importers.markup import local, text_of
from framing.articles.record import Unusable

__all__ = ["is_factiva_xml", "read_factiva_xml"]

_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)")
#: Element to column.
_COLUMNS = {
    "accessionno": "article_id",
    "headline": "title",
    "byline": "byline",
    "sourcename": "outlet",
    "baselanguage": "language",
    "sectionname": "section",
    "sourcecode": "source_code",
    "pages": "page",
    "wordcount": "word_count",
    "publishername": "publisher_name",
}


def is_factiva_xml(root: ET.Element) -> bool:
    """Whether XML is an export of Factiva.

    Parameters
    ----------
    root : Element

    Returns
    -------
    bool
    """
    return any(local(element.tag).startswith("ppsarticle") for element in [root, *list(root)])


def read_factiva_xml(root: ET.Element) -> Found:
    """Read an export of Factiva as XML.

    Parameters
    ----------
    root : Element

    Returns
    -------
    Found
    """
    found = [element for element in root.iter() if local(element.tag) == "article"]
    records = [_article(element) for element in found]
    told = [part.get("count", "") for part in root.iter() if local(part.tag).endswith("resultset")]
    return export("Factiva XML", records, shortfall(sum(int(count) for count in told if count.isdecimal()), records))


def _article(element: ET.Element) -> dict[str, Any] | Unusable:
    fields: dict[str, Any] = {}
    body: list[str] = []
    subjects: list[str] = []
    time = ""
    for part in element:
        name = local(part.tag)
        if name in ("leadparagraph", "tailparagraphs"):
            body += [text_of(p) for p in part if text_of(p)] or ([text_of(part)] if text_of(part) else [])
        elif name == "publicationdate":
            fields["published"] = text_of(part)
        elif name == "publicationtime":
            time = _TIME.sub(r"\1:\2:\3", text_of(part))
        elif name == "newssubject":
            subjects.append(text_of(part))
        elif name in _COLUMNS and text_of(part):
            fields[_COLUMNS[name]] = text_of(part)
    if not body:
        return Unusable(f"the document {fields.get('title', '')!r} has no words")
    if time and fields.get("published"):
        fields["published"] += f" {time}"
    fields["byline"] = without_by(fields.get("byline", ""))
    fields["language"] = fields.get("language", "").lower()
    fields["subject"] = "; ".join(subjects)
    return {key: value for key, value in {**fields, "text": "\n\n".join(body)}.items() if value}
