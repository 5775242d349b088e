"""News of agencies as JSON: ninjs, with ``body_html`` or ``body_text``, or ``bodies`` in its versions 2 and 3."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from framing.articles.delivered import mend_text, text_of_html
from framing.articles.importers.found import Found, export
from framing.articles.importers.lines import without_by
from framing.articles.record import Unusable

__all__ = ["is_ninjs", "read_ninjs"]

_BODIES = ("body_html", "body_xhtml", "body_text")
_ID = ("guid", "uri", "_id")
_DATES = ("firstcreated", "firstCreated", "contentCreated", "contentcreated", "versioncreated", "versionCreated")
_OUTLETS = ("copyrightholder", "copyrightHolder", "source", "infosource", "infosources", "infoSources", "provider")
_UNSEEN = re.compile(r"<(figure|figcaption|script|style|table)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def is_ninjs(data: Any) -> bool:
    """Whether JSON is ninjs.

    Parameters
    ----------
    data : object

    Returns
    -------
    bool

    Examples
    --------
    >>> is_ninjs({"guid": "1", "headline": "Rain", "versioncreated": "2020-05-02", "body_html": "<p>It rained.</p>"})
    True
    """
    return (
        isinstance(data, Mapping)
        and bool({"versioncreated", "firstcreated", "versionCreated"} & set(data))
        and bool({*_BODIES, "bodies", "headlines", "headline"} & set(data))
    )


def read_ninjs(items: Sequence[Mapping[str, Any]]) -> Found:
    """Read items of ninjs.

    Parameters
    ----------
    items : sequence of mapping

    Returns
    -------
    Found
    """
    return export("ninjs", [_item(item) for item in items])


def _item(item: Mapping[str, Any]) -> dict[str, Any] | Unusable:
    body = next((str(item[name]) for name in _BODIES if item.get(name)), "") or _of_role(item.get("bodies"), "html")
    title = item.get("headline") or _of_role(item.get("headlines"), "main") or item.get("title") or ""
    title = mend_text(str(title)).strip()
    text = text_of_html(_UNSEEN.sub(" ", body))
    if not text:
        return Unusable(f"the item {title!r} has no text: it is of type {item.get('type', 'none')}")
    fields = {
        "title": title,
        "text": text,
        "byline": without_by(str(item.get("byline") or item.get("by") or "")) or _authors(item),
        "published": next((item[name] for name in _DATES if item.get(name)), None),
        "outlet": next((said for name in _OUTLETS if (said := _name(item.get(name)))), ""),
        "language": str(item.get("language") or "").split("-")[0],
        "article_id": next((item[name] for name in _ID if item.get(name)), None),
        "section": item.get("slugline") or item.get("slug"),
        "dateline": ", ".join(str(part.get("name")) for part in item.get("place") or () if isinstance(part, Mapping))
        or str(item.get("located") or ""),
    }
    return {key: value for key, value in fields.items() if value}


def _of_role(parts: Any, wanted: str) -> str:
    """Value of the part whose role or kind of content is the one wanted, else of the first."""
    listed = (
        [part for part in parts if isinstance(part, Mapping) and part.get("value")] if isinstance(parts, list) else []
    )
    best = next(
        (p for p in listed if wanted in f"{p.get('role')} {p.get('contentType') or p.get('contenttype')}"), None
    )
    return str((best or listed[0])["value"]) if listed else ""


def _authors(item: Mapping[str, Any]) -> str:
    named = [part for part in item.get("authors") or () if isinstance(part, Mapping)]
    named += [
        part
        for part in (*(item.get("person") or ()), *(item.get("people") or ()))
        if isinstance(part, Mapping) and part.get("rel") in ("author", "creator", "byline")
    ]
    return ", ".join(str(part["name"]) for part in named if part.get("name"))


def _name(value: Any) -> str:
    """Name of who provides an item: a text, an object, or the first of several."""
    if isinstance(value, list):
        return next((said for part in value if (said := _name(part))), "")
    return str(value.get("name") or "") if isinstance(value, Mapping) else str(value or "")
