"""JSON: one article, a list of them, or a list somewhere in what a service answered (NewsAPI, Event Registry)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from framing.articles.field_names import names_text
from framing.articles.formats import json_lines
from framing.articles.importers.found import Found
from framing.articles.importers.ninjs import is_ninjs, read_ninjs
from framing.articles.record import Unusable
from framing.limits import DEPTH, depth_of

__all__ = ["read_json"]

_CUT = ("chars]", "characters]")  # how NewsAPI ends a text that it has cut
_DEEPEST = 4


def read_json(text: str, columns: Mapping[str, str | None]) -> Found:
    """Read the articles of a JSON text.

    Parameters
    ----------
    text : str
    columns : mapping
        What the user says of its fields.

    Returns
    -------
    Found

    Examples
    --------
    >>> read_json('{"status": "ok", "articles": [{"title": "Rain", "content": "It rained."}]}', {}).records
    [(1, {'title': 'Rain', 'content': 'It rained.'})]
    """
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise Unusable("nested too deep to be read") from error
    except ValueError as error:
        lines = list(json_lines(text))
        if lines and not isinstance(lines[0][1], Unusable):
            return Found("JSON Lines", records=lines)
        raise Unusable(f"not JSON: {error}") from error
    depth = depth_of(data)
    if not DEPTH.allows(depth):
        raise Unusable(DEPTH.message(depth, "nested too deep: it has"))
    items = _items(data, columns, 0)
    if not items:
        raise Unusable("its JSON holds no list of articles, nor one article with a text")
    if all(map(is_ninjs, items)):
        return read_ninjs(items)
    notes = []
    cut = sum(any(isinstance(v, str) and v.rstrip().endswith(_CUT) for v in item.values()) for item in items)
    if cut:
        notes.append(f"{cut} texts are cut by the service that gave them: they end in [+… chars]")
    return Found("JSON", records=list(enumerate(items, 1)), unit="item", notes=notes)


def _items(data: Any, columns: Mapping[str, str | None], depth: int) -> list[dict[str, Any]]:
    """The list of articles that lies highest, the longest of several."""
    if isinstance(data, Sequence) and not isinstance(data, str):
        return [item for item in data if isinstance(item, dict)]
    if not isinstance(data, Mapping):
        return []
    if is_ninjs(data) or _is_article(data, columns):
        return [dict(data)]
    if data and all(isinstance(value, Mapping) for value in data.values()):
        inner = list(data.values())
        if all(_is_article(value, columns) for value in inner):  # id -> article
            return [{"article_id": key, **value} for key, value in data.items()]
        keys = [list(value) for value in inner]
        if names_text(data, columns) and all(
            other == keys[0] for other in keys
        ):  # column -> row -> cell, as pandas has it
            return [{name: column.get(row) for name, column in data.items()} for row in keys[0]]
    if depth >= _DEEPEST:
        return []
    found = [_items(value, columns, depth + 1) for value in data.values() if isinstance(value, (Mapping, list))]
    return max(found, key=len, default=[])


def _is_article(data: Mapping[str, Any], columns: Mapping[str, str | None]) -> bool:
    return names_text([key for key, value in data.items() if isinstance(value, str) and value.strip()], columns)
