"""``metadata.csv`` and ``metadata.toml``: what a folder says of its files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing.articles.csv_rows import csv_rows
from framing.articles.decoding import decode
from framing.articles.field_names import names_text
from framing.articles.record import Unusable
from framing.given_files import given_toml

__all__ = ["OUTLETS_FILES", "SIDECARS", "holds_texts", "read_sidecar", "sidecar_of"]

SIDECARS = ("metadata.toml", "metadata.csv")
#: Files of a folder that hold its table of outlets.
OUTLETS_FILES = ("outlets.toml", "outlets.csv")


def read_sidecar(folder: Path) -> dict[str, dict[str, Any]]:
    """What the sidecar of a folder says, by file name.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    dict
        File name (as written, relative to the folder) to outlet, published, url, event, wire and further
        fields. Empty where the folder has no sidecar.

    Raises
    ------
    ValueError
        If the sidecar cannot be read, with file and place.

    Examples
    --------
    >>> from framing.shipped import shipped
    >>> read_sidecar(shipped("seeds"))["000_4c46cb86863b7e71.txt"]["outlet"]
    'Outlet A'
    """
    path = sidecar_of(folder)
    if path is None:
        return {}
    rows = _toml(path) if path.suffix == ".toml" else _csv(path)
    return {row.pop("file"): _published(row) for row in rows}


def sidecar_of(folder: Path) -> Path | None:
    """The sidecar of a folder.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    pathlib.Path or None

    Examples
    --------
    >>> from framing.shipped import shipped
    >>> sidecar_of(shipped("seeds")).name
    'metadata.toml'
    """
    return next((folder / name for name in SIDECARS if (folder / name).is_file()), None)


def holds_texts(table: bytes) -> bool:
    """Whether a CSV has a column of texts, so that it is one of articles, whatever its name.

    Parameters
    ----------
    table : bytes

    Returns
    -------
    bool
        False also where it cannot be read.

    Examples
    --------
    >>> holds_texts(b"outlet,text\\nPost,It rained.\\n"), holds_texts(b"outlet,side\\nPost,left\\n")
    (True, False)
    """
    try:
        head = next((row for _, row in csv_rows(decode(table), blanks=True)), {})
    except Unusable:
        return False
    return not isinstance(head, Unusable) and names_text(head, {})


def _published(row: dict[str, Any]) -> dict[str, Any]:
    if "date" in row and "published" not in row:
        row["published"] = row.pop("date")
    return row


def _toml(path: Path) -> list[dict[str, Any]]:
    data = given_toml(path)
    entries = data.pop("articles", [])
    if not isinstance(entries, list):
        raise ValueError(f"{path}: articles are written as [[articles]], one table each")
    shared = {key: value for key, value in data.items() if not isinstance(value, dict | list)}
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
            raise ValueError(f'{path}: entry {number} of [[articles]] names no file; add file = "…"')
    return [{**shared, **entry} for entry in entries]


def _csv(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    try:
        table = list(csv_rows(decode(path.read_bytes()), blanks=True))
    except Unusable as error:
        raise ValueError(f"{path}: {error}") from error
    for line, row in table:
        if isinstance(row, Unusable):
            raise ValueError(f"{path}, line {line}: {row}")
        if "file" not in row:
            raise ValueError(f"{path}: has no column file; its columns are {', '.join(row)}")
        if not row["file"]:
            raise ValueError(f"{path}, line {line}: the column file is empty")
        rows.append({key: value for key, value in row.items() if value})
    return rows
