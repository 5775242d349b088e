"""JSON: one article, a list of them, or a list somewhere in what a service answered (NewsAPI, Event Registry)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.articles.field_names import names_text
from framing.articles.formats import LONGEST_LINE, AgainFromFile, json_lines, lines_of_file, opened_text
from framing.articles.importers.found import Found
from framing.articles.importers.json_stream import items_of_list
from framing.articles.importers.ninjs import is_ninjs, read_ninjs
from framing.articles.record import Unusable
from framing.limits import DEPTH, depth_of

__all__ = ["read_json", "stream_json"]

_CUT = ("chars]", "characters]")  # how NewsAPI ends a text that it has cut
_DEEPEST = 4
_BLOCK = 2**20  # characters that are looked at together
_TEXT = 5  # words of a text that stands in a list without a name


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
    return Found("JSON", records=list(enumerate(items, 1)), unit="item", notes=_notes(sum(map(_is_cut, items))))


def stream_json(path: Path, columns: Mapping[str, str | None]) -> Found | None:
    """Find the articles of a large file that are read one by one: a list of objects with texts, or an object a line.

    Parameters
    ----------
    path : pathlib.Path
        Of a text in UTF-8.
    columns : mapping
        As of :func:`read_json`.

    Returns
    -------
    Found or None
        None where the articles lie deeper, or are told only by the whole file.

    Raises
    ------
    Unusable
        If a list is no JSON, or nested too deep.
    """
    with opened_text(path) as file:
        line = next((line for line in iter(lambda: file.readline(LONGEST_LINE), "") if line.strip()), "").strip()
        more = line.startswith("{") and any(not block.isspace() for block in iter(lambda: file.read(_BLOCK), ""))
    if more:
        first = next(json_lines(line), None)
        if first is not None and not isinstance(first[1], Unusable):
            return Found("JSON Lines", records=AgainFromFile(lambda: json_lines(lines_of_file(path))))
    if not line.startswith("["):
        return None
    named, cut = False, 0
    for item in _objects(path):
        if is_ninjs(item):
            return None
        depth = depth_of(item) + 1
        if not DEPTH.allows(depth):
            raise Unusable(DEPTH.message(depth, "nested too deep: it has"))
        named = named or names_text(item, columns)
        cut += _is_cut(item)
    records = AgainFromFile(lambda: enumerate(_objects(path), 1))
    return Found("JSON", records=records, unit="item", notes=_notes(cut)) if named else None


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    with opened_text(path) as file:
        yield from (item for item in items_of_list(file) if isinstance(item, dict))


def _is_cut(item: Mapping[str, Any]) -> bool:
    """Whether a text of an article is cut by the service that gave it."""
    return any(isinstance(value, str) and value.rstrip().endswith(_CUT) for value in item.values())


def _notes(cut: int) -> list[str]:
    return [f"{cut} texts are cut by the service that gave them: they end in [+… chars]"] if cut else []


def _items(data: Any, columns: Mapping[str, str | None], depth: int) -> list[dict[str, Any]]:
    """The list of articles that lies highest, one with texts before others, the longest of several."""
    if isinstance(data, Sequence) and not isinstance(data, str):
        return _of_list(data, columns)
    if not isinstance(data, Mapping):
        return []
    if is_ninjs(data) or _is_article(data, columns):
        return [dict(data)]
    table = _of_table(data, columns)
    if table or depth >= _DEEPEST:
        return table
    found = [_items(value, columns, depth + 1) for value in data.values() if isinstance(value, (Mapping, list))]
    return max(found, key=lambda items: (_with_text(items, columns), len(items)), default=[])


def _of_list(data: Sequence[Any], columns: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """The objects of a list, or a row for each of its texts."""
    if data and all(isinstance(item, str) for item in data):
        long = sum(len(item.split()) >= _TEXT for item in data) > len(data) / 2
        return [{"text": item} for item in data] if long else []
    items = [item for item in data if isinstance(item, dict)]
    if any(map(is_ninjs, items)) or _with_text(items, columns):
        return items
    flat = [_opened(item, columns) for item in items]
    return flat if _with_text(flat, columns) else items


def _opened(item: Mapping[str, Any], columns: Mapping[str, str | None]) -> dict[str, Any]:
    """An object whose text lies in an object inside it, as one: *fields* of The Guardian, *_source* …"""
    inner = next((key for key, value in item.items() if isinstance(value, dict) and _is_article(value, columns)), None)
    if inner is None:
        return dict(item)
    return {**{key: value for key, value in item.items() if key != inner}, **item[inner]}


def _of_table(data: Mapping[str, Any], columns: Mapping[str, str | None]) -> list[dict[str, Any]]:
    """Rows of an object of articles by id, or of a table as pandas writes one: by columns, or split."""
    names, rows = data.get("columns"), data.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, names), row)) for row in rows] if names_text(names, columns) else []
    if not data or not all(isinstance(value, Mapping) for value in data.values()):
        return []
    inner = list(data.values())
    if all(_is_article(value, columns) for value in inner):  # id -> article
        return [{"article_id": key, **value} for key, value in data.items()]
    keys = [list(value) for value in inner]
    if names_text(data, columns) and all(other == keys[0] for other in keys):  # column -> row -> cell
        return [{name: column.get(row) for name, column in data.items()} for row in keys[0]]
    return []


def _with_text(items: Sequence[Mapping[str, Any]], columns: Mapping[str, str | None]) -> bool:
    return any(names_text(item, columns) for item in items)


def _is_article(data: Mapping[str, Any], columns: Mapping[str, str | None]) -> bool:
    return names_text([key for key, value in data.items() if isinstance(value, str) and value.strip()], columns)
