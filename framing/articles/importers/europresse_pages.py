"""Exports of Europresse as HTML: the outlet in ``DocPublicationName``, date and page in ``DocHeader``."""

from __future__ import annotations

import re
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.importers.found import Found, export, shortfall
from framing.articles.importers.lines import announced, clean, without_by
from framing.articles.importers.markup import html_root, local, paragraphs_of, text_of
from framing.articles.record import Unusable

__all__ = ["is_europresse_pages", "read_europresse_pages"]

_END = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?\d{4}|numéro de document|document number|certificat|news[·\u00b7]\d|note\(s\) ?:"
    r"|tous droits réservés|illustration\(s\)",
    re.IGNORECASE,
)
_COVER = 5000  # characters in which an export says how many documents it holds
_MARKS = re.compile(r"class=[\"'][^\"']*(?:docpublicationname|titrearticlevisu|dococurrcontainer)", re.IGNORECASE)
_PAGE = re.compile(r"\bp\.\s*(.+)")
_WORDS = re.compile(r"(?<![:\d])(\d{1,3}(?:\s\d{3})+|\d+)\s(?:mots|words|palabras|wörter)", re.IGNORECASE)
_NUMBER = re.compile(r",?\s*(?:(?:no\.?|n°|nº|vol\.?)\s*\d.*)$", re.IGNORECASE)
_CODE = re.compile(r"news[·\u00b7](\d{4})(\d{2})(\d{2})[·\u00b7]\S+")  # news·20181005·MO·1
_ALSO = re.compile(r"(?:cet article est paru dans|aussi paru dans|this article appeared in)\b.*", re.IGNORECASE)
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
    return bool(_MARKS.search(text))


def read_europresse_pages(text: str) -> Found:
    """Read an export of Europresse.

    Parameters
    ----------
    text : str

    Returns
    -------
    Found
    """
    root = html_root(text)
    told = announced(text_of(root)[:_COVER])
    names = [name for name in _with(root, "docpublicationname") if not _with(name, "docpublicationname")]
    wholes = [
        whole
        for whole in root.iter("article")
        if _with(whole, "titrearticle") or _with(whole, "docheader") or _with(whole, "docpublicationname")
    ]
    if not wholes:  # its older form: cells of a table
        records = [_article(_around(name), name) for name in names]
        return export("Europresse", records, shortfall(told, records))
    inside = [name for name in names if next(name.iterancestors("article"), None) is not None]
    records = [
        _article(whole, next((name for name in inside if whole in name.iterancestors()), None)) for whole in wholes
    ]
    return export("Europresse", records, shortfall(told, records))


def _with(element: Any, *parts: str) -> list[Any]:
    """Elements below one whose class has the first of some parts in it that any has."""
    for part in parts:
        found = list(element.xpath(f".//*[contains({_CLASS}, '{part}')]"))
        if found:
            return found
    return []


def _around(name: Any) -> Any:
    return next((up for up in name.iterancestors() if local(up.tag) in ("td", "body")), name.getparent())


def _article(whole: Any, name: Any) -> dict[str, Any] | Unusable:
    heads = [text_of(head) for head in _with(whole, "docheader") if text_of(head)]
    head = clean(" ".join(heads))
    title = next(
        (text_of(t) for t in _with(whole, "rdp__articletitle", "titrearticlevisu", "titrearticle", "grandtitre")), ""
    )
    page, words, code = _PAGE.search(_WORDS.sub("", head)), _WORDS.search(head), _CODE.search(text_of(whole))
    fields: dict[str, Any] = {
        "outlet": _outlet(name if name is not None else next(iter(_with(whole, "sm-margin-bottom")), None)),
        "title": title,
        "published": head if iso_date(head) else next((part for part in heads if iso_date(part)), ""),
        "section": "" if iso_date(heads[0] if heads else "") else (heads[0].split(",")[0] if len(heads) > 2 else ""),
        "page": page[1].strip() if page else "",
        "length": words[0] if words else "",
        "subtitle": next((text_of(part) for part in _with(whole, "rdp__subtitle")), ""),
    }
    if code and not fields["published"]:
        fields["published"] = "-".join(code.groups())
    containers = _with(whole, "dococurrcontainer", "doctext") or list(whole.iter("section"))
    for part in _with(whole, "apd-wrapper") + list(whole.iter("aside")):
        if part.getparent() is not None:
            part.getparent().remove(part)
    lines = paragraphs_of(containers[0] if containers else whole)
    if not containers:
        at = next((k for k, line in enumerate(lines) if title and title in line), -1)
        lines = lines[at + 1 :]
        fields["byline"] = _byline(next(iter(_with(whole, "titrearticle")), name), lines)
    else:
        authors = _with(whole, "docauthors") or [
            part
            for part in _with(whole, "margin-bottomnews")
            if not any("titrearticle" in (up.get("class") or "").lower() for up in part.iterancestors())
        ]
        fields["byline"] = without_by(text_of(authors[0])) if authors else ""
    end = next((k for k, line in enumerate(lines) if _END.match(line)), len(lines))
    body = [line for line in lines[:end] if not _ALSO.fullmatch(line)]
    if fields["byline"] and body and without_by(body[0]) == fields["byline"]:
        body = body[1:]
    if not body:
        return Unusable(f"the document {title!r} has no words")
    return {key: value for key, value in {**fields, "text": "\n\n".join(body)}.items() if value}


def _outlet(name: Any) -> str:
    """First line of what names the outlet, without the number of the issue."""
    if name is None:
        return ""
    for line_end in name.iter("br"):
        line_end.tail = "\n" + (line_end.tail or "")
    lines = [line for part in re.split(r"\n|\s{8,}", "".join(name.itertext())) if (line := clean(part))]
    return _NUMBER.sub("", lines[0]).strip(" ,") if lines else ""


def _byline(title: Any, lines: list[str]) -> str:
    """First line below the title, if a paragraph begins only behind it: the author stands between line ends."""
    between = ""
    for node in title.itersiblings() if title is not None else ():
        if local(node.tag) != "br":
            break
        between = clean(node.tail or "") or between
        if between:
            following = node.getnext()
            alone = following is not None and local(following.tag) in ("br", "p")
            return between if alone and len(between.split()) <= _MOST_WORDS and lines[:1] == [between] else ""
    return ""
