"""One article of the input, and why one is set aside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from framing.articles.dates import iso_date
from framing.articles.delivered import text_of_html
from framing.articles.field_names import as_name, field_of, host_of, is_blank, language_code
from framing.articles.furniture import find_furniture
from framing.articles.told import Told
from framing.limits import ARTICLE
from framing.tables import SCHEMAS, read_list

__all__ = ["Rejected", "Unusable", "from_fields", "from_text", "with_furniture"]

#: Columns that a field of the input fills.
_FILLED = ("article_id", "title", "outlet", "published", "url", "byline", "language", "event", "wire", "duplicate_of")
_HEADLINE = 40  # words of the longest first line that is still a title
_SENTENCES = 12  # … and of one that ends in a full stop: of longer ones, most open a text without headline
_CLOSING = " \t\r\n\"'”’»)"
#: Names that the table has for its own: a second field of such a name has no column.
_TAKEN = frozenset(SCHEMAS["articles"].names)
_BARE_HOST = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_SHOWN = 20  # characters of a text without words
_NOTHING_TOLD = Told()
_NONE = ("NA", "N/A", "NaN", "nan", "NULL", "None", "none", "null")  # how other programs write that there is nothing


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

    Examples
    --------
    >>> import warnings
    >>> import pandas as pd
    >>> import framing as fr
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore", fr.articles.RejectedWarning)
    ...     articles = fr.read_articles(pd.DataFrame({"text": ["He left.", None]}))
    >>> [item] = fr.articles.rejected_of(articles)
    >>> item.where, item.reason
    ('row 2', 'there is no text: its cell is empty, or its field is not called text, body or content')
    """

    where: str
    reason: str
    data: dict[str, Any] = field(default_factory=dict)


def from_text(text: str, article_id: str, metadata: Mapping[str, Any], told: Told = _NOTHING_TOLD) -> dict[str, Any]:
    r"""Row of a plain text, whose first line is the title.

    Parameters
    ----------
    text : str
        Without byte-order mark; kept exactly as it is.
    article_id : str
    metadata : mapping
        What a sidecar file, or the name of its file, says of it.
    told : Told
        What the user says of the input.

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
    _require_short(text)
    begin = len(text) - len(text.lstrip())
    lines = text[begin:].splitlines(keepends=True)
    after = begin + (len(lines[0]) if _is_headline(lines[0], metadata.get("title")) else len(text))
    rest = text[after:]
    body_start = after + len(rest) - len(rest.lstrip()) if rest.strip() else begin
    metadata = _told_of({"title": lines[0].strip() if rest.strip() else None, **metadata}, told)
    metadata["published"] = _date(metadata, bool(told.day_first))
    row = _row(metadata, article_id)
    return with_furniture({**row, "text": text, "body_start": body_start})


def _require_short(text: str) -> None:
    if not ARTICLE.allows(len(text)):
        raise Unusable(f"{ARTICLE.message(len(text), 'the text has')}, or divide it")


def _is_headline(line: str, title: Any = None) -> bool:
    """Whether a first line is a title: not where it is a whole paragraph, or the title is known and another."""
    if not is_blank(title) and _letters(line) != _letters(str(title)):
        return False
    words = len(line.split())
    return words <= (_SENTENCES if line.rstrip(_CLOSING).endswith(".") else _HEADLINE)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def from_fields(
    fields: Mapping[str, Any], default_id: str, told: Told = _NOTHING_TOLD, day_first: bool = False
) -> dict[str, Any]:
    r"""Row of a record with fields, as from JSON Lines, CSV or a data frame.

    Parameters
    ----------
    fields : mapping
        Names are taken as news databases write them (``headline``, ``publisher``, ``date`` …).
    default_id : str
        Identity where the record has none.
    told : Told
        What the user says of the input.
    day_first : bool
        *03/04/2018* is in April.

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
    keys = {column: field_of(fields, column, told.columns) for column in (*_FILLED, *told.columns)}
    body_key = field_of(fields, "text", told.columns)
    markup = field_of(fields, "html", told.columns) if body_key is None else None
    used = {key for key in (*keys.values(), body_key, markup) if key is not None}
    if body_key is None and markup is None:
        raise Unusable("there is no text: its cell is empty, or its field is not called text, body or content")
    body = fields[body_key] if markup is None else text_of_html(str(fields[markup]))
    if isinstance(body, list) and body and all(isinstance(part, str) for part in body):
        body = "\n\n".join(body)
    if not isinstance(body, str):
        raise Unusable(f"the text is not words but {type(body).__name__}")
    if not any(map(str.isalpha, body)):
        raise Unusable(f"the text holds no words ({body.strip()[:_SHOWN]}); name the field of the texts")
    _require_short(body)
    metadata = {
        column: fields[key]
        for column, key in keys.items()
        if key is not None and column != "text" and (fields[key] not in _NONE if isinstance(fields[key], str) else True)
    }
    article_id = str(metadata.pop("article_id", default_id))
    metadata = _told_of(metadata, told)
    metadata["published"] = _date(metadata, day_first)
    given = fields.get("body_start")  # a table that was read before keeps its own division
    if not is_blank(given) and str(given).removesuffix(".0").isdecimal():
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
    return with_furniture({**own, **row, "text": text, "body_start": body_start}, None if is_blank(given) else marked)


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
    spans = read_list(given) if not is_blank(given) else None
    if spans is None:
        spans = [list(s) for s in find_furniture(row["text"], row["body_start"], row.get("title"), row.get("outlet"))]
    return {**row, "furniture_spans": spans}


def _given_extra(value: Any) -> dict[str, Any]:
    """What a table that was read before holds in ``extra``; a field of that name with anything else in it is kept."""
    if is_blank(value):
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
        if key in used or name in ("", "body_start", "furniture_spans", "extra") or is_blank(value):
            continue
        nested = isinstance(value, (list, dict, tuple, set)) or getattr(value, "ndim", 0) > 0
        (extra if nested or name in _TAKEN else own)[name] = value
    return own, extra


def _told_of(metadata: dict[str, Any], told: Told) -> dict[str, Any]:
    """Fields with names of outlets and authors as words, and with what the user says of all articles."""
    out = dict(metadata)
    for column in ("title", "outlet", "byline", "wire"):
        if column in out and (column != "title" or isinstance(out[column], Mapping)):
            out[column] = as_name(out[column])
    if isinstance(out.get("language"), str):
        out["language"] = language_code(out["language"])
    host = host_of(out.get("outlet") or "")
    if host is not None:  # of an address, as trafilatura writes it, the host is the outlet
        out.setdefault("url", out["outlet"])
        out["outlet"] = host
    elif _BARE_HOST.fullmatch(out.get("outlet") or ""):
        out["outlet"] = out["outlet"][4:]
    if not out.get("outlet") and isinstance(out.get("url"), str) and host_of(out["url"]):
        out["outlet"] = host_of(out["url"])
    for column, value in (("outlet", told.outlet), ("language", told.language)):
        if value is not None:
            out[column] = value
    return out


def _row(metadata: Mapping[str, Any], article_id: str) -> dict[str, Any]:
    further = {name: value for name, value in metadata.items() if name not in (*_FILLED, "published_as_given")}
    row, extra = _own(further)
    row |= {"article_id": article_id, "extra": None}
    for name, value in metadata.items():
        if name == "published_as_given":
            extra[name] = value
        elif name in _FILLED and name != "article_id" and value is not None:
            row[name] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if extra:
        row["extra"] = json.dumps(extra, ensure_ascii=False, default=str)
    return row


def _date(metadata: dict[str, Any], day_first: bool) -> str | None:
    """Date or time in ISO 8601; null, and kept as given, where no whole date stands there."""
    value = metadata.get("published")
    if is_blank(value):
        return None
    found = iso_date(value, day_first)
    if found is None:
        metadata["published_as_given"] = str(value)
    return found
