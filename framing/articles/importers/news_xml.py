"""News of agencies as XML: NITF, and NewsML (1.2 and G2) with NITF, XHTML or plain text in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from framing.articles.delivered import text_of_html
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import clean, without_by
from framing.articles.importers.markup import local, paragraphs_of, text_of
from framing.articles.record import Unusable

__all__ = ["is_news_xml", "read_news_xml"]

_ITEMS = ("newsitem",)
#: Parts of a body that are no words of the article.
_NO_WORDS = ("media", "table", "note", "fn", "nitf-table", "figure", "figcaption", "video", "audio")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")  # reuters.com
_INDENT = re.compile(r"\n[ \t]{3,}(?=\S)")  # where a paragraph begins in text broken at a width


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
        fields["byline"] = without_by(", ".join(people) or clean(byline.text or "") or text_of(byline))
    fields["outlet"] = _first(root, "distributor")
    for part in _all(root, "pubdata"):
        fields["outlet"] = part.get("name") or fields["outlet"]
        fields["published"] = part.get("date.publication") or ""
        fields["section"] = part.get("position.section") or ""
    for part in _all(root, "date.issue", "date.release", "story.date"):
        fields["published"] = fields.get("published") or part.get("norm") or ""
    for part in _all(root, "doc-id"):
        fields["article_id"] = part.get("id-string") or ""
        fields["outlet"] = fields["outlet"] or part.get("regsrc") or ""
    fields["outlet"] = fields["outlet"] or _first(root, "rights.owner", "copyright.holder")
    for part in _all(root, "doc.copyright"):
        fields["outlet"] = fields["outlet"] or part.get("holder") or ""
    fields["language"] = (root.get("baselang") or "").split("-")[0]
    fields["dateline"] = _first(root, "dateline")
    body = [part for whole in _all(root, "body.content") for part in _whole(whole)]
    return _finished(fields, _without_lead([line for part in body for line in _body_lines(part)]))


def _whole(body: ET.Element) -> list[ET.Element]:
    """The block of a body that holds all of it, where another one holds its beginning too."""
    return [part for part in body.iter() if local(part.tag) == "block" and part.get("class") == "full_text"] or [body]


def _without_lead(lines: list[str]) -> list[str]:
    """Paragraphs without a first one, *LEAD: …*, that the next one says again."""
    lead = lines[0].removeprefix("LEAD:").strip() if lines else ""
    again = len(lines) > 1 and lines[0].startswith("LEAD:") and lines[1].startswith(lead[: len(lead) // 2])
    return lines[1:] if again else lines


def _body_lines(body: ET.Element) -> list[str]:
    """Paragraphs without those of pictures, tables and notes."""
    for parent in list(body.iter()):
        for part in list(parent):
            if local(part.tag) in _NO_WORDS:
                parent.remove(part)
    for part in list(body.iter()):
        words = part.text or ""
        broken = [line for line in words.split("\n")[1:] if line.strip()]
        indented = [line for line in broken if line.startswith(("   ", "\t"))]
        if not len(part) and indented and len(indented) < len(broken):  # lines broken at a width, as wires write them
            part.text = None
            for piece in _INDENT.split(f"\n{words}"):
                ET.SubElement(part, "p").text = piece
    return paragraphs_of(body)


def _news_item(item: ET.Element) -> dict[str, Any] | Unusable:
    inside = next(iter(_all(item, "nitf")), None)
    told = _nitf(inside) if inside is not None else {}
    fields: dict[str, Any] = dict(told) if isinstance(told, dict) else {}
    text = fields.pop("text", "")
    fields["title"] = _headline(item) or fields.get("title", "")
    fields["outlet"] = _outlet(item, fields.get("outlet", ""))
    creator = _names(item, "creator")
    fields["byline"] = without_by(
        _first(item, "by", "byline") or fields.get("byline", "") or ("" if creator == fields["outlet"] else creator)
    )
    fields["published"] = (
        next(
            (
                said
                for name in ("firstcreated", "contentcreated", "versioncreated", "thisrevisioncreated")
                if (said := _first(item, name))
            ),
            "",
        )
        or fields.get("published", "")
        or item.get("date", "")
    )
    language = next((value for key, value in item.attrib.items() if local(key) == "lang"), "")
    language = language or next((part.get("FormalName", "") for part in _all(item, "language")), "")
    fields["language"] = (language or fields.get("language", "")).split("-")[0]
    fields["section"] = _first(item, "slugline")
    fields["dateline"] = fields.get("dateline") or _first(item, "dateline")
    fields["article_id"] = (
        item.get("guid")
        or item.get("itemid")
        or _first(item, "publicidentifier", "newsitemid")
        or fields.get("article_id", "")
    )
    if not text:
        parts = _all(item, "inlinexml", "inlinedata") or _all(item, "datacontent") or _all(item, "text")
        text = "\n\n".join(dict.fromkeys(line for part in parts for line in _content(part)))
    if not text:
        return Unusable(
            f"the news item {fields['title']!r} has no text in it: it points to one, or is a picture or a film"
        )
    return _finished(fields, text.split("\n\n"))


def _content(part: ET.Element) -> list[str]:
    """Paragraphs of what an item carries: elements, or a page as text."""
    said = (part.text or "").strip()
    if not len(part) and re.match(r"<[a-zA-Z!]", said):
        whole = ET.Element("p")
        whole.text = re.sub(r"</?(?:p|div|br)\b[^>]*>", "\n   ", said)
        return [line for piece in _body_lines(whole) if (line := clean(text_of_html(piece)))]
    return _body_lines(next((element for element in part.iter() if local(element.tag) == "body"), part))


def _headline(item: ET.Element) -> str:
    main = [part for part in _all(item, "headline") if "sub" not in (part.get("role") or "").lower() and text_of(part)]
    return text_of(main[0]) if main else _first(item, "headline", "newslinetext")


def _outlet(item: ET.Element, inside: str) -> str:
    """Name of who provides an item; a host is one only where no name stands."""
    named = [_names(item, name) for name in ("provider", "creditline", "infosource", "copyrightholder", "source")]
    named.insert(1, inside)
    found = [name.strip(" –-") for name in named if name.strip(" –-")]
    return next((name for name in found if not _HOST.fullmatch(name)), found[0] if found else "")


def _names(item: ET.Element, name: str) -> str:
    """Names of parts of an item, else what their codes say behind the colon."""
    for part in _all(item, name):
        party = next((p.get("FormalName", "") for p in _all(part, "party") if p.get("FormalName")), "")
        said = text_of(part) or part.get("literal") or party or part.get("qcode", "").rpartition(":")[2]
        if said:
            return said
    return ""


def _finished(fields: dict[str, Any], lines: list[str]) -> dict[str, Any] | Unusable:
    if not any(lines):
        return Unusable(f"the article {fields.get('title', '')!r} has no words")
    return {key: value for key, value in {**fields, "text": "\n\n".join(lines)}.items() if value}
