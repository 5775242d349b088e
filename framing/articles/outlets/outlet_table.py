"""The table of outlets as it is given: who an outlet is, how else it is written, and what is known of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd

from framing import tables
from framing.articles.field_names import column_names, field_of, host_of, is_blank
from framing.articles.importers.open_file import open_file
from framing.articles.outlets.outlet_names import as_written
from framing.articles.record import Unusable
from framing.articles.sidecar import OUTLETS_FILES, holds_texts
from framing.articles.told import Told
from framing.given_files import given_toml

__all__ = ["Outlet", "OutletTable", "Outlets", "outlets_of_folder", "read_outlets"]

#: What :func:`framing.read_articles` takes as ``outlets=``.
Outlets: TypeAlias = "str | os.PathLike[str] | pd.DataFrame"
_ALIASES = ("aliases", "alias", "also")
_ADDRESSES = ("url", "website", "homepage", "domain")


@dataclass
class Outlet:
    """One outlet.

    Attributes
    ----------
    name : str
        What it is called from here on.
    spellings : list of str
        How articles may write it, the first as the table does.
    own : dict
        What else the table says.
    where : str
        Its place in the table, for messages.
    """

    name: str
    spellings: list[str]
    own: dict[str, Any]
    where: str


@dataclass
class OutletTable:
    """All outlets of a table, and the columns that it has beside their names."""

    outlets: list[Outlet] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    file: str = "the table of outlets"


def outlets_of_folder(folder: Path) -> Path | None:
    """The table of outlets that lies in a folder; a file of that name with texts in it is one of articles.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    pathlib.Path or None

    Examples
    --------
    >>> from framing.shipped import shipped
    >>> outlets_of_folder(shipped("seeds")) is None
    True
    """
    path = next((folder / name for name in OUTLETS_FILES if (folder / name).is_file()), None)
    if path is None or path.suffix == ".toml":
        return path
    try:
        return None if holds_texts(path.read_bytes()) else path
    except OSError:
        return path  # which says what is wrong when it is read


def read_outlets(given: Outlets | OutletTable | list[Path]) -> OutletTable:
    """Read a table of outlets.

    Parameters
    ----------
    given : path, pandas.DataFrame, or list of paths
        A CSV, TSV, JSON, Parquet, .xlsx or TOML (``[[outlets]]``), with the columns outlet, name (what it is called in
        tables; else as in `outlet`), aliases (other spellings and domains, with semicolons between them), and any of
        your own. The host of a column url, website, homepage or domain is an alias, too.

    Returns
    -------
    OutletTable

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If it has no column of outlets, an outlet stands in it twice, or a column is called as one of the articles'.

    Examples
    --------
    >>> given = pd.DataFrame({"outlet": ["post.example"], "name": ["The Post"], "lean": ["left"]})
    >>> outlet = read_outlets(given).outlets[0]
    >>> outlet.name, outlet.spellings, outlet.own
    ('The Post', ['post.example', 'The Post'], {'lean': 'left'})
    """
    if isinstance(given, OutletTable):
        return given
    rows: list[tuple[str, dict[str, Any]]] = []
    paths = [Path(given)] if isinstance(given, (str, os.PathLike)) else given
    if isinstance(paths, list):
        paths = list({os.path.realpath(path): path for path in reversed(paths)}.values())[::-1]
        file = ", ".join(str(path) for path in paths)
        for path in paths:
            before = {str(row) for _, row in rows}  # a folder may be copied with its table
            rows += [(f"{path}, {where}", row) for where, row in _records(path) if str(row) not in before]
    else:
        file = "the table of outlets"
        frame = tables.as_pandas(given, "outlets= of read_articles")
        records = frame.astype(object).where(frame.notna(), None).to_dict("records")
        rows = [(f"row {number}", {str(key): v for key, v in row.items()}) for number, row in enumerate(records, 1)]
    columns = list(dict.fromkeys(name.strip() for _, row in rows for name in row))
    outlets = [_outlet(where, row, file) for where, row in rows if not all(map(is_blank, row.values()))]
    own = _own_columns(columns, outlets, file)
    for name in own:
        cells = tables.values_of_texts([outlet.own.get(name) for outlet in outlets])
        for outlet, value in zip(outlets, cells):
            outlet.own[name] = value
    return OutletTable(_once(outlets, own), own, file)


def _records(path: Path) -> Iterable[tuple[str, dict[str, Any]]]:
    if not path.is_file():
        raise FileNotFoundError(
            f"{path}: there is no such table of outlets; give a CSV, .xlsx or TOML with a column outlet"
        )
    try:
        if path.suffix.lower() == ".toml":
            entries = given_toml(path).get("outlets", [])
            if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
                raise ValueError(f"{path}: outlets are written as [[outlets]], one table each")
            return [(f"entry {number} of [[outlets]]", dict(entry)) for number, entry in enumerate(entries, 1)]
        found = open_file(path, Told())
        records = list(found.records)
    except Unusable as error:
        raise ValueError(f"{path}: no table of outlets: {error}") from error
    for number, record in records:
        if isinstance(record, Unusable):
            raise ValueError(f"{path}, {found.unit} {number}: {record}")
    return [(f"{found.unit} {number}", dict(row)) for number, row in records if isinstance(row, Mapping)]


def _outlet(where: str, row: Mapping[str, Any], file: str) -> Outlet:
    cells = {name.strip(): value for name, value in row.items() if not is_blank(value)}
    key = field_of({name: value for name, value in cells.items() if name != "name"}, "outlet", {})
    key = "name" if key is None and "name" in cells else key
    if key is None:
        raise ValueError(
            f"{where}: names no outlet; the table has the columns {', '.join(row)}. Give the column that does the name "
            "outlet"
        )
    written = str(cells[key]).strip()
    name = str(cells.get("name", written)).strip()
    aliases = [part for column in _ALIASES for part in _parts(cells.get(column))]
    hosts = [_host(cells.get(column)) for column in _ADDRESSES]
    spellings = list(dict.fromkeys(filter(None, [written, name, *aliases, *hosts])))
    own = {column: v for column, v in cells.items() if column not in (key, "name", "url", *_ALIASES)}
    return Outlet(name, spellings, own, where)


def _parts(cell: Any) -> list[str]:
    if isinstance(cell, (list, tuple)):
        return [str(part).strip() for part in cell]
    return [] if is_blank(cell) else [part.strip() for part in re.split(r"[;|\n]", str(cell)) if part.strip()]


def _host(cell: Any) -> str | None:
    """Host of an address that is a whole site; a page of another one (a profile) is no name."""
    text = "" if is_blank(cell) else str(cell).strip()
    address = text if "://" in text else f"https://{text}"
    host = host_of(address)
    bare = address.partition("://")[2].strip("/")
    return host if host and "." in host and "/" not in bare else None


def _own_columns(columns: list[str], outlets: Sequence[Outlet], file: str) -> list[str]:
    own = [column for column in columns if any(column in outlet.own for outlet in outlets)]
    taken = [column for column in own if column in tables.SCHEMAS["articles"].names or column in column_names()]
    if taken:
        raise ValueError(
            f"{file}: the column {taken[0]!r} is one of the articles, which says something else there; give yours "
            f"another name, such as 'outlet_{taken[0]}'"
        )
    return own


def _once(outlets: Sequence[Outlet], own: Sequence[str]) -> list[Outlet]:
    """Each outlet once; rows that give further spellings of one name are put together if they say the same of it."""
    kept: list[Outlet] = []
    of_spelling: dict[str, Outlet] = {}
    for outlet in outlets:
        again = [of_spelling[key] for key in map(as_written, outlet.spellings) if key in of_spelling]
        first = again[0] if again else None
        if first is None:
            first = outlet
            kept.append(outlet)
        else:
            same = as_written(first.spellings[0]) == as_written(outlet.spellings[0]) or len({id(o) for o in again}) > 1
            different = [column for column in own if first.own.get(column) != outlet.own.get(column)]
            if same or different or first.name != outlet.name:
                shared = next(s for s in outlet.spellings if as_written(s) in of_spelling)
                what = f", with another {different[0]}" if different else ""
                raise ValueError(
                    f"the outlet {shared!r} stands twice in the table of outlets: {first.where}, and {outlet.where}"
                    f"{what}. Keep one row for it; further spellings go into the column aliases"
                )
            first.spellings = list(dict.fromkeys([*first.spellings, *outlet.spellings]))
        for spelling in outlet.spellings:
            of_spelling[as_written(spelling)] = first
    return kept
