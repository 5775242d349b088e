"""One article of the input, and why one is set aside."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.articles.furniture import find_furniture
from framing.tables import SCHEMAS, is_missing, read_list

__all__ = ["Rejected", "Unusable", "from_fields", "from_text", "with_furniture"]

#: Column -> names under which exports of news databases carry it, most telling first.
_NAMES: dict[str, tuple[str, ...]] = {
    "article_id": ("article_id", "id", "doc_id", "uid"),
    "text": ("text", "body", "content", "article", "maintext"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "source", "media", "newspaper"),
    "published": ("published", "date", "published_at", "publish_date", "publication_date", "datetime"),
    "url": ("url", "link"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
    "event": ("event", "event_id"),
    "wire": ("wire", "agency"),
    "duplicate_of": ("duplicate_of",),
}
#: Names that the table has for its own: a second field of such a name has no column.
_TAKEN = frozenset(SCHEMAS["articles"].names)


class Unusable(ValueError):
    """An input that cannot become an article; its message is the reason."""


@dataclass(frozen=True)
class Rejected:
    """An input that was set aside.

    Attributes
    ----------
    where : str
        File, with the number of the line or row where it has several.
    reason : str
        What is wrong and what would mend it.
    data : dict
        The input as far as it could be read, so that nothing is lost.
    """

    where: str
    reason: str
    data: dict[str, Any] = field(default_factory=dict)


def from_text(text: str, article_id: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    r"""Row of a plain text, whose first line is the title.

    Parameters
    ----------
    text : str
        Without byte-order mark; kept exactly as it is.
    article_id : str
    metadata : mapping
        What a sidecar file says of it.

    Returns
    -------
    dict
        A row of the table ``articles``.

    Raises
    ------
    Unusable
        If there is nothing but white space in it.

    Examples
    --------
    >>> row = from_text("Talks fail\r\n\r\nThey left.", "a", {"outlet": "Post"})
    >>> row["title"], row["body_start"], row["outlet"]
    ('Talks fail', 14, 'Post')
    """
    if not text.strip():
        raise Unusable("the text is empty; give the article its words or take it out of the input")
    begin = len(text) - len(text.lstrip())
    lines = text[begin:].splitlines(keepends=True)
    after = begin + len(lines[0])
    rest = text[after:]
    body_start = after + len(rest) - len(rest.lstrip()) if rest.strip() else begin
    row = _row({"title": lines[0].strip() if rest.strip() else None, **metadata}, article_id)
    return with_furniture({**row, "text": text, "body_start": body_start})


def from_fields(fields: Mapping[str, Any], default_id: str) -> dict[str, Any]:
    r"""Row of a record with fields, as from JSON Lines, CSV or a data frame.

    Parameters
    ----------
    fields : mapping
        Names are taken as news databases write them (``headline``, ``publisher``, ``date`` …).
    default_id : str
        Identity where the record has none.

    Returns
    -------
    dict
        A row of the table ``articles``. What has no column of the table keeps its own name; what is nested, or has a
        name that the table gives to something else, goes to ``extra``.

    Raises
    ------
    Unusable
        If the record has no text.

    Examples
    --------
    >>> row = from_fields({"headline": "Talks fail", "body": "They left.", "pages": 3, "tags": ["war"]}, "f-1")
    >>> row["text"], row["body_start"], row["pages"], row["extra"]
    ('Talks fail\n\nThey left.', 12, 3, '{"tags": ["war"]}')
    """
    metadata: dict[str, Any] = {}
    used = set()
    lower = {str(key).strip().lower(): key for key in fields}
    for column, names in _NAMES.items():
        for name in names:
            if name in lower and not _blank(fields[lower[name]]):
                metadata[column] = fields[lower[name]]
                used.add(lower[name])
                break
    body = metadata.pop("text", None)
    if body is None:
        raise Unusable("there is no text; name its field text, body or content")
    if not isinstance(body, str):
        raise Unusable(f"the text is not words but {type(body).__name__}")
    article_id = str(metadata.pop("article_id", default_id))
    given = fields.get("body_start")  # a table that was read before keeps its own division
    if not _blank(given) and str(given).removesuffix(".0").isdecimal():
        row = _row(metadata, article_id)
        text, body_start = body, min(int(float(str(given))), len(body))
    else:
        title = str(metadata.get("title") or "").strip()
        row = _row(metadata, article_id)
        text = f"{title}\n\n{body}" if title else body
        body_start = len(title) + 2 if title else 0
    own, extra = _own(fields, used)
    extra = {**_given_extra(fields.get("extra")), **extra}
    if row["extra"]:
        extra = {**extra, **json.loads(row["extra"])}
    row["extra"] = json.dumps(extra, ensure_ascii=False, default=str) if extra else None
    marked = fields.get("furniture_spans")
    return with_furniture({**own, **row, "text": text, "body_start": body_start}, None if _blank(given) else marked)


def with_furniture(row: dict[str, Any], given: Any = None) -> dict[str, Any]:
    """Row with the spans of its page furniture.

    Parameters
    ----------
    row : dict
        With text and body_start.
    given : list or str, optional
        Spans that a table brings which was read before; found anew where there are none.

    Returns
    -------
    dict

    Examples
    --------
    >>> with_furniture({"text": "Photo\\nIt rained.", "body_start": 0})["furniture_spans"]
    [[0, 5]]
    """
    spans = read_list(given) if not _blank(given) else None
    if spans is None:
        spans = [list(s) for s in find_furniture(row["text"], row["body_start"], row.get("title"), row.get("outlet"))]
    return {**row, "furniture_spans": spans}


def _given_extra(value: Any) -> dict[str, Any]:
    """What a table that was read before holds in ``extra``; a field of that name with anything else in it is kept."""
    if _blank(value):
        return {}
    try:
        found = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        found = value
    return dict(found) if isinstance(found, Mapping) else {"extra": found}


def _own(fields: Mapping[Any, Any], used: Iterable[Any] = ()) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fields that become columns of their own, and those that no column can hold."""
    own: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in fields.items():
        name = str(key).strip()
        if key in used or name in ("", "body_start", "furniture_spans", "extra") or _blank(value):
            continue
        nested = isinstance(value, (list, dict, tuple, set)) or getattr(value, "ndim", 0) > 0
        (extra if nested or name in _TAKEN else own)[name] = value
    return own, extra


def _blank(value: Any) -> bool:
    return not value.strip() if isinstance(value, str) else is_missing(value)


def _row(metadata: Mapping[str, Any], article_id: str) -> dict[str, Any]:
    further = {name: value for name, value in metadata.items() if name not in _NAMES}
    row, extra = _own(further)
    row |= {"article_id": article_id, "extra": None}
    for name, value in metadata.items():
        if name == "published":
            row[name] = _iso(value, article_id)
            if row[name] is None:
                extra["published_as_given"] = str(value)
        elif name in _NAMES and name not in ("article_id", "text"):
            row[name] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if extra:
        row["extra"] = json.dumps(extra, ensure_ascii=False, default=str)
    return row


def _iso(value: Any, article_id: str) -> str | None:
    """Date or time in ISO 8601; null with a warning when it is not written so."""
    if isinstance(value, dt.date):
        return value.isoformat()
    try:
        parsed = dt.datetime.fromisoformat(str(value).strip())
    except ValueError:
        warnings.warn(
            f"the date {str(value)!r} of {article_id!r} is not ISO 8601 (2018-02-08); it is kept in `extra` only",
            stacklevel=2,
        )
        return None
    return str(value).strip()[:10] if parsed.time() == dt.time() else parsed.isoformat()
