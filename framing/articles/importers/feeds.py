"""RSS and Atom: an entry is an article if the feed carries its text, and else its first sentences, which is said."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any

from framing.articles.delivered import mend_text, text_of_html
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import clean, without_by
from framing.articles.importers.markup import local, paragraphs_of, text_of
from framing.articles.record import Unusable

__all__ = ["is_feed", "read_feed"]

_OF_PICTURES = re.compile(r"mrss|itunes|media")  # whose titles and texts are not those of the entry
_MAILED = re.compile(r"\S+@\S+\s+\((.+)\)")  # lee@hill.example (Ann Lee)
_PART = re.compile(r"\s+[-–—|>:»]\s+|:\s+")  # The Post - World news


def is_feed(root: ET.Element) -> bool:
    """Whether XML is RSS or Atom.

    Parameters
    ----------
    root : Element

    Returns
    -------
    bool
    """
    return local(root.tag) in ("rss", "feed", "rdf")


def read_feed(root: ET.Element) -> Found:
    """Read RSS or Atom.

    Parameters
    ----------
    root : Element

    Returns
    -------
    Found
    """
    channel = next((part for part in root if local(part.tag) == "channel"), root)
    outlet = _PART.split(clean(_child(channel, "title")))[0]
    language = clean(_child(channel, "language")).split("-")[0].lower()
    entries = [part for part in root.iter() if local(part.tag) in ("item", "entry")]
    records = [_entry(entry, outlet, language) for entry in entries]
    notes = []
    short = sum(isinstance(record, dict) and not record.pop("whole") for record in records)
    if short:
        notes.append(f"{short} entries of the feed carry a summary only, no text of an article")
    return export("RSS", records, notes)


def _child(element: ET.Element, *names: str) -> str:
    for name in names:
        for part in element:
            if local(part.tag) == name and not _OF_PICTURES.search(str(part.tag)):
                said = _said(part)
                if said:
                    return said
    return ""


def _said(part: ET.Element) -> str:
    """Words of a part; those of XHTML in it as paragraphs."""
    return "\n\n".join(paragraphs_of(part)) if len(part) else (part.text or "").strip()


def _entry(entry: ET.Element, outlet: str, language: str) -> dict[str, Any] | Unusable:
    whole = _child(entry, "encoded", "content", "content-encoded", "fulltext")
    body = text_of_html(whole or _child(entry, "description", "summary"))
    link = _child(entry, "link") or next(
        (
            part.get("href", "")
            for part in entry
            if local(part.tag) == "link" and part.get("rel", "alternate") == "alternate"
        ),
        "",
    )
    title = clean(mend_text(_child(entry, "title")))
    if not body:
        return Unusable(f"the entry {title!r} has no words but its title; save its page and read that: {link}")
    authors = [_child(part, "name") or text_of(part) for part in entry if local(part.tag) in ("creator", "author")]
    author = ", ".join(dict.fromkeys(_MAILED.sub(r"\1", name) for name in authors if name))
    fields = {
        "title": title,
        "outlet": _child(entry, "source") or outlet,
        "published": clean(_child(entry, "pubdate", "published", "updated", "date")),
        "url": clean(link),
        "byline": without_by(author),
        "language": language,
        "text": body,
    }
    return {"whole": bool(whole), **{key: value for key, value in fields.items() if value}}
