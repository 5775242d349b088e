"""Exports of Europresse as HTML: the outlet in ``DocPublicationName``, date and page in ``DocHeader``."""

from __future__ import annotations

import re
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import clean
from framing.articles.importers.markup import html_root, local, paragraphs_of, text_of
from framing.articles.record import Unusable

__all__ = ["is_europresse_pages", "read_europresse_pages"]

_END = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}|numéro de document|document number|certificat|news[·\u00b7]\d|note\(s\) ?:"
    r"|tous droits réservés|aussi paru dans|illustration\(s\)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\bp\.\s*(.+)")
_CLASS = "translate(@class, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
_MOST_WORDS = 8  # of a byline


def is_europresse_pages(text: str) -> bool:
    """Whether a page is an export of Europresse.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return "docpublicationname" in text.lower()


def read_europresse_pages(text: str) -> Found:
    """Read an export of Europresse.

    Parameters
    ----------
    text : str

    Returns
    -------
    Found
    """
    records = []
    for name in html_root(text).xpath(f"//*[contains({_CLASS}, 'docpublicationname')]"):
        if not name.xpath(f".//*[contains({_CLASS}, 'docpublicationname')]"):  # else it stands around the name
            records.append(_article(name))
    return export("Europresse", records)


def _article(name: Any) -> dict[str, Any] | Unusable:
    whole = next((up for up in name.iterancestors() if local(up.tag) in ("article", "td", "body")), name.getparent())
    heads = [text_of(head) for head in whole.xpath(f".//*[contains({_CLASS}, 'docheader')]") if text_of(head)]
    titles = whole.xpath(f".//*[contains({_CLASS}, 'titrearticle')]")
    head = clean(" ".join(heads))
    page = _PAGE.search(head)
    title = text_of(titles[0]) if titles else ""
    fields: dict[str, Any] = {
        "outlet": re.sub(r",?\s*(?:no\.?|n°|nº)\s*\d.*$", "", text_of(name)).strip(" ,"),
        "title": title,
        "published": head if iso_date(head) else next((part for part in heads if iso_date(part)), ""),
        "section": "" if iso_date(heads[0] if heads else "") else (heads[0].split(",")[0] if len(heads) > 2 else ""),
        "page": page[1].strip() if page else "",
    }
    containers = whole.xpath(f".//*[contains({_CLASS}, 'dococurrcontainer') or contains({_CLASS}, 'doctext')]")
    lines = paragraphs_of(containers[0] if containers else whole)
    if not containers:
        at = next((k for k, line in enumerate(lines) if title and title in line), -1)
        lines = lines[at + 1 :]
        after = titles[0] if titles else name
        fields["byline"] = _byline(after, lines)
    else:
        authors = whole.xpath(f".//*[contains({_CLASS}, 'docauthors') or contains({_CLASS}, 'margin-bottomnews')]")
        fields["byline"] = text_of(authors[0]) if authors else ""
    end = next((k for k, line in enumerate(lines) if _END.match(line)), len(lines))
    body = lines[1:end] if fields["byline"] and lines and lines[0] == fields["byline"] else lines[:end]
    if not body:
        return Unusable(f"the document {title!r} has no words")
    return {key: value for key, value in {**fields, "text": "\n\n".join(body)}.items() if value}


def _byline(title: Any, lines: list[str]) -> str:
    """First line below the title, if a paragraph begins only behind it: the author stands between line ends."""
    between = ""
    for node in title.itersiblings():
        if local(node.tag) != "br":
            break
        between = clean(node.tail or "") or between
        if between:
            following = node.getnext()
            alone = following is not None and local(following.tag) in ("br", "p")
            return between if alone and len(between.split()) <= _MOST_WORDS and lines[:1] == [between] else ""
    return ""
