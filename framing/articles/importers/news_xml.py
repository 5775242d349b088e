"""News of agencies as XML: NITF, and NewsML-G2 with NITF, XHTML or plain text in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import clean
from framing.articles.importers.markup import local, paragraphs_of, text_of
from framing.articles.record import Unusable

__all__ = ["is_news_xml", "read_news_xml"]

_ITEMS = ("newsitem",)


def _all(element: ET.Element, *names: str) -> list[ET.Element]:
    return [part for part in element.iter() if local(part.tag) in names]


def _first(element: ET.Element, *names: str) -> str:
    return next((text_of(part) for part in _all(element, *names) if text_of(part)), "")


def is_news_xml(root: ET.Element) -> bool:
    """Whether XML is NITF or NewsML.

    Parameters
    ----------
    root : Element

    Returns
    -------
    bool
    """
    return local(root.tag) == "nitf" or bool(_all(root, *_ITEMS)) or bool(_all(root, "nitf"))


def read_news_xml(root: ET.Element) -> Found:
    """Read NITF or NewsML.

    Parameters
    ----------
    root : Element

    Returns
    -------
    Found
    """
    items = _all(root, *_ITEMS)
    if items:
        return export("NewsML", [_news_item(item) for item in items])
    return export("NITF", [_nitf(item) for item in _all(root, "nitf")])


def _nitf(root: ET.Element) -> dict[str, Any] | Unusable:
    fields: dict[str, Any] = {"title": _first(root, "hl1") or _first(root, "hedline") or _first(root, "title")}
    byline = next(iter(_all(root, "byline")), None)
    if byline is not None:
        people = [text_of(part) for part in byline.iter() if local(part.tag) == "person"]
        own = clean(byline.text or "")
        fields["byline"] = ", ".join(people) or own.removeprefix("By ").removeprefix("by ") or text_of(byline)
    fields["outlet"] = _first(root, "distributor")
    for part in _all(root, "pubdata"):
        fields["outlet"] = part.get("name") or fields["outlet"]
        fields["published"] = part.get("date.publication") or ""
        fields["section"] = part.get("position.section") or ""
    for part in _all(root, "date.issue", "story.date"):
        fields["published"] = fields.get("published") or part.get("norm") or ""
    for part in _all(root, "doc-id"):
        fields["article_id"] = part.get("id-string") or ""
        fields["outlet"] = fields["outlet"] or part.get("regsrc") or ""
    fields["dateline"] = _first(root, "dateline")
    body = _all(root, "body.content")
    return _finished(fields, [line for part in body for line in _body_lines(part)])


def _body_lines(body: ET.Element) -> list[str]:
    """Paragraphs without those of pictures, tables and notes."""
    for parent in list(body.iter()):
        for part in list(parent):
            if local(part.tag) in ("media", "table", "note", "fn", "nitf-table"):
                parent.remove(part)
    return paragraphs_of(body)


def _news_item(item: ET.Element) -> dict[str, Any] | Unusable:
    inside = next(iter(_all(item, "nitf")), None)
    told = _nitf(inside) if inside is not None else {}
    fields: dict[str, Any] = dict(told) if isinstance(told, dict) else {}
    text = fields.pop("text", "")
    fields["title"] = _first(item, "headline") or fields.get("title", "")
    fields["byline"] = _first(item, "by") or fields.get("byline", "") or _names(item, "creator")
    fields["outlet"] = _names(item, "provider") or fields.get("outlet", "") or _names(item, "infosource")
    fields["published"] = _first(
        item, "firstcreated", "contentcreated", "versioncreated", "firstcreated"
    ) or fields.get("published", "")
    language = next((value for key, value in item.attrib.items() if local(key) == "lang"), "")
    fields["language"] = language.split("-")[0]
    fields["section"] = _first(item, "slugline")
    fields["article_id"] = item.get("guid") or fields.get("article_id", "")
    if not text:
        parts = _all(item, "inlinexml", "inlinedata") or _all(item, "datacontent")
        text = "\n\n".join(line for part in parts for line in paragraphs_of(part))
    if not text:
        return Unusable(
            f"the news item {fields['title']!r} has no text in it: it points to one, or is a picture or a film"
        )
    return _finished(fields, text.split("\n\n"))


def _names(item: ET.Element, name: str) -> str:
    """Names of parts of an item, else what their codes say behind the colon."""
    for part in _all(item, name):
        said = text_of(part) or part.get("literal") or part.get("qcode", "").rpartition(":")[2]
        if said:
            return said
    return ""


def _finished(fields: dict[str, Any], lines: list[str]) -> dict[str, Any] | Unusable:
    if not any(lines):
        return Unusable(f"the article {fields.get('title', '')!r} has no words")
    return {key: value for key, value in {**fields, "text": "\n\n".join(lines)}.items() if value}
