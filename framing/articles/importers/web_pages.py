"""Pages of news sites: trafilatura takes the article out of the page."""

from __future__ import annotations

import re
from typing import Any

from framing.articles.field_names import host_of
from framing.articles.importers.extras import extra
from framing.articles.importers.found import Found, export
from framing.articles.record import Unusable

__all__ = ["page_fields", "read_page"]

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
            raise Unusable(f"no article can be taken out of this page: {error}; save its text as .txt") from error
        about = found.as_dict() if found is not None else {}
        text = str(about.get("text") or "").strip()
        if _is_running(text):
            break
    else:
        return Unusable("no article in this page: it has no or hardly any running text")
    url = url or about.get("url") or None
    fields = {
        "title": about.get("title"),
        "outlet": about.get("sitename") or host_of(url or "") or about.get("hostname"),
        "published": about.get("date"),
        "url": url,
        "byline": re.sub(r"\s*;\s*", ", ", about.get("author") or ""),
        "language": about.get("language"),
        "text": re.sub(r"\n+", "\n\n", text),
    }
    return {key: value for key, value in fields.items() if value}


def _is_running(text: str) -> bool:
    return len(text.split()) >= _LEAST or (
        not text.isascii() and len(re.findall(r"[^\x00-\u2fff]", text)) >= _LEAST_LETTERS
    )
