"""Fields of the user's own, which have one type in all articles, where only some of the articles are at hand."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from framing import tables

__all__ = [
    "Kinds",
    "kinds_of_fields",
    "merged_kinds",
    "own_columns",
    "read_fields",
    "read_kinds",
    "write_fields",
    "write_kinds",
]

#: Field to values of it, one of each kind that its column must hold; in the order in which fields come up.
Kinds = dict[str, list[Any]]
_SCHEMA = frozenset(tables.SCHEMAS["articles"].names)


def write_fields(row: Mapping[str, Any]) -> str | None:
    """The fields of an article that no column of the table holds, as JSON.

    Parameters
    ----------
    row : mapping

    Returns
    -------
    str or None
        None where it has none.

    Examples
    --------
    >>> write_fields({"article_id": "a", "desk": "city", "day": dt.date(2018, 2, 8)})
    '{"desk": "city", "day": {"other": "2018-02-08"}}'
    """
    own = {name: _plain(value) for name, value in row.items() if name not in _SCHEMA}
    return json.dumps(own, ensure_ascii=False) if own else None


def read_fields(cell: str | None) -> dict[str, Any]:
    """Read what :func:`write_fields` has written.

    Parameters
    ----------
    cell : str or None

    Returns
    -------
    dict

    Examples
    --------
    >>> read_fields('{"desk": "city", "rank": 3}')
    {'desk': 'city', 'rank': 3}
    """
    return {name: _value(value) for name, value in json.loads(cell).items()} if cell else {}


def kinds_of_fields(rows: Iterable[Mapping[str, Any]]) -> Kinds:
    """One value of each kind that the fields of some articles hold.

    With these beside it, any piece of a column is read as the whole column is.

    Parameters
    ----------
    rows : iterable of mapping
        Of :func:`read_fields`.

    Returns
    -------
    dict of str to list

    Examples
    --------
    >>> kinds_of_fields([{"rank": 3}, {"rank": 4}, {"rank": 0.5, "desk": "city"}])
    {'rank': [3, 0.5], 'desk': ['city']}
    """
    found: dict[str, dict[Any, Any]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, {}).setdefault(_kind(value), value)
    return {name: list(values.values()) for name, values in found.items()}


def merged_kinds(parts: Iterable[Kinds]) -> Kinds:
    """The kinds of several parts, together.

    Parameters
    ----------
    parts : iterable of dict

    Returns
    -------
    dict
    """
    return kinds_of_fields({name: value} for part in parts for name, values in part.items() for value in values)


def write_kinds(kinds: Kinds) -> dict[str, list[Any]]:
    """Kinds as JSON can hold them.

    Parameters
    ----------
    kinds : dict

    Returns
    -------
    dict
    """
    return {name: [_plain(value) for value in values] for name, values in kinds.items()}


def read_kinds(kinds: Mapping[str, Sequence[Any]]) -> Kinds:
    """Read what :func:`write_kinds` has made.

    Parameters
    ----------
    kinds : mapping

    Returns
    -------
    dict

    Examples
    --------
    >>> read_kinds(write_kinds({"day": [dt.datetime(2018, 2, 8)]}))["day"][0].year
    2018
    """
    return {name: [_value(value) for value in values] for name, values in kinds.items()}


def own_columns(
    rows: Sequence[Mapping[str, Any]], kinds: Kinds, texts: Iterable[str] | None = None
) -> dict[str, pd.Series[Any]]:
    """The columns of some articles, each in the type that it has over all.

    Parameters
    ----------
    rows : sequence of mapping
        Fields of the articles.
    kinds : dict
        Of all articles.
    texts : iterable of str, optional
        Fields whose texts are no numbers written as text; None: those of none are.

    Returns
    -------
    dict of str to pandas.Series

    Examples
    --------
    >>> kinds = kinds_of_fields([{"rank": "3"}, {"rank": "none"}])
    >>> own_columns([{"rank": "3"}], kinds, [])["rank"].tolist()
    ['3']
    """
    out = {}
    kept = None if texts is None else set(texts)
    for name, some in kinds.items():
        cells = [row.get(name) for row in rows] + some
        if kept is not None and name not in kept:
            cells = tables.values_of_texts(cells)
        out[name] = tables.own_column(cells).iloc[: len(rows)]
    return out


def _plain(value: Any) -> Any:
    if hasattr(value, "item") and not hasattr(value, "__len__"):
        value = value.item()
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, pd.Timestamp):
        return {"stamp": value.isoformat()}
    if isinstance(value, dt.datetime):
        return {"time": value.isoformat()}
    return {"other": value.isoformat() if isinstance(value, dt.date) else str(value)}


class _Other(str):
    """A value that stands in its column as text, and is none that could be read as a number."""


def _value(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    [(kind, text)] = value.items()
    return {"stamp": pd.Timestamp, "time": dt.datetime.fromisoformat}.get(kind, _Other)(text)


def _kind(value: Any) -> Any:
    """What decides, of a value, about the type of its column."""
    if isinstance(value, str):
        text = value.strip()
        read = tables.values_of_texts([value, "1"])[0]  # *NA* is no text beside numbers
        return str, type(read).__name__, text in ("0", "1"), isinstance(read, int) and abs(read) >= 2**63
    zone = str(value.tzinfo) if isinstance(value, dt.datetime) else ""
    return type(value).__name__, zone, isinstance(value, int) and abs(value) >= 2**63
