"""Pages of news sites: trafilatura takes the article out of the page."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.field_names import host_of
from framing.articles.importers.extras import extra
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import clean, export_words, without_by
from framing.articles.record import Unusable
from framing.given_files import in_words

__all__ = ["page_fields", "read_page"]

#: What stands behind a title for its site: *Rain stops the fair | The Post*, *…-新华网*.
_BEHIND = re.compile(r"(?:\s+(?:--|[-–—|»])\s+|(?<=[^\x00-\u02ff])[-_|])([^-–—|»_]{2,40})\Z")
_TITLE = re.compile(r"<title\b[^>]*>([^<]*)", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_ABOVE = 4  # paragraphs among which a title is looked for
_LEAST = 25  # words; what is shorter is no article but a page of errors or links
_LEAST_LETTERS = 100  # … of a language that does not part words


def read_page(page: str) -> Found:
    """Read the article of a page.

    Parameters
    ----------
    page : str

    Returns
    -------
    Found
    """
    return export("page", [page_fields(page)])


def page_fields(page: str, url: str | None = None) -> dict[str, Any] | Unusable:
    """Fields of the article of a page.

    Parameters
    ----------
    page : str
    url : str, optional

    Returns
    -------
    dict or Unusable
    """
    trafilatura = extra("trafilatura", "pages")
    options = {"url": url, "include_comments": False, "include_tables": False, "with_metadata": True}
    about: dict[str, Any] = {}
    for more in ({}, {"favor_recall": True}):  # recall takes what stands around the article too
        try:
            found = trafilatura.bare_extraction(page, **options, **more)
        except Exception as error:  # of lxml's kinds, and of what trafilatura stumbles on
            raise Unusable(
                f"no article can be taken out of this page: {in_words(error)}; save its text as .txt"
            ) from error
        about = found.as_dict() if found is not None else {}
        text = str(about.get("text") or "").strip()
        if _is_running(text):
            break
    else:
        return Unusable("no article in this page: it has no or hardly any running text")
    url = url or about.get("url") or None
    title, outlet = _parted(
        about.get("title") or "", about.get("sitename") or host_of(url or "") or about.get("hostname") or ""
    )
    written = _TITLE.search(page)
    if not outlet and written:
        outlet = _parted(clean(html.unescape(written[1])), "")[1]
    fields = {
        "title": title,
        "outlet": outlet,
        "published": about.get("date"),
        "url": url,
        "byline": _byline(page, about.get("author") or "", outlet),
        "language": about.get("language"),
        "text": "\n\n".join(_without_links(_below_title(re.split(r"\n+", text), title))),
    }
    return {key: value for key, value in fields.items() if value}


def _parted(title: str, outlet: str) -> tuple[str, str]:
    """Title without what stands behind it for its site, and the site if nothing else names it."""
    while (behind := _BEHIND.search(title)) is not None and behind.start() > 0:
        part = behind[1].strip()
        if (not outlet and part[:1] != part[:1].lower()) or not (outlet or part.isascii()):
            outlet = part
        elif not (_letters(part) and _is_name_of(part, outlet)) and iso_date(part) is None:
            break
        title = title[: behind.start()].rstrip()
    return title, outlet


def _below_title(lines: list[str], title: str) -> list[str]:
    """Paragraphs without the title, if it stands over them, and without what stands over the title."""
    at = next((k for k, line in enumerate(lines[:_ABOVE]) if _letters(line) == _letters(title) and title), None)
    return lines if at is None or at + 1 == len(lines) else lines[at + 1 :]


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(export_words()['pages'][kind])})\W*", re.IGNORECASE)


def _without_links(lines: list[str]) -> list[str]:
    """Paragraphs without lists of links to other articles, with what stands over them."""
    kept: list[str] = []
    for line in lines:
        if line.startswith("- ") and kept and (kept[-1] == "" or _words("links").fullmatch(kept[-1])):
            kept[-1] = ""
        elif not _words("others").fullmatch(line):
            kept.append(line)
    return [line for line in kept if line]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _is_name_of(part: str, outlet: str) -> bool:
    one, other = sorted((_letters(part), _letters(outlet)), key=len)
    return len(one) > 1 and other.startswith(one)


def _byline(page: str, found: str, outlet: str) -> str:
    """Names as the head of a page writes them, if these are the ones found; the outlet is none of them."""
    names = [name.strip() for name in found.split(";") if name.strip()]
    for tag in _META.findall(page):
        written = re.search(r"\bcontent=(\"[^\"]*\"|'[^']*')", tag)
        if written and re.search(
            r"\b(?:name|property|itemprop)=[\"']?(?:author|byl|dc\.creator)\b", tag, re.IGNORECASE
        ):
            said = without_by(html.unescape(written[1][1:-1]))
            if _letters(re.sub(r"\band\b", "", said)) == _letters("".join(names)):
                return said
    others = [name for name in names if _letters(name) != _letters(outlet)]
    return ", ".join(others or names)


def _is_running(text: str) -> bool:
    return len(text.split()) >= _LEAST or (
        not text.isascii() and len(re.findall(r"[^\x00-\u2fff]", text)) >= _LEAST_LETTERS
    )
