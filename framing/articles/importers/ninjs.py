"""News of agencies as JSON: ninjs, with ``body_html`` or ``body_text``, or ``bodies`` in its version 2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing.articles.delivered import mend_text, text_of_html
from framing.articles.importers.found import Found, export
from framing.articles.record import Unusable

__all__ = ["is_ninjs", "read_ninjs"]

_BODIES = ("body_html", "body_xhtml", "body_text")
_ID = ("guid", "uri", "_id")


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
    body = next((str(item[name]) for name in _BODIES if item.get(name)), "")
    if not body:
        body = next((str(part.get("value", "")) for part in item.get("bodies") or () if part.get("value")), "")
    title = item.get("headline") or next((part.get("value") for part in item.get("headlines") or ()), "")
    if not body:
        return Unusable(f"the item {title!r} has no text: it is of type {item.get('type', 'none')}")
    fields = {
        "title": mend_text(str(title or "")).strip(),
        "text": text_of_html(body),
        "byline": str(item.get("byline") or "").removeprefix("By ")
        or ", ".join(str(part.get("name")) for part in item.get("authors") or ()),
        "published": item.get("firstcreated")
        or item.get("firstCreated")
        or item.get("versioncreated")
        or item.get("versionCreated"),
        "outlet": item.get("copyrightholder") or item.get("source") or item.get("infosource"),
        "language": str(item.get("language") or "").split("-")[0],
        "article_id": next((item[name] for name in _ID if item.get(name)), None),
        "section": item.get("slugline") or item.get("slug"),
        "dateline": ", ".join(str(part.get("name")) for part in item.get("place") or () if isinstance(part, Mapping)),
    }
    return {key: value for key, value in fields.items() if value}
