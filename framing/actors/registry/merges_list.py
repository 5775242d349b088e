"""Lists of merges: which ids of actors are one actor's, and what a person says of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.cells import write_csv
from framing.entrance import need, yes_or_no
from framing.given_files import given_table
from framing.tables import as_pandas, is_missing, read_list

__all__ = ["as_merges", "decide", "merges_csv", "read_merges"]

_TEXTS = ("from_id", "to_id", "from_name", "to_name", "why")
_NUMBERS = ("from_articles", "to_articles")
_LISTS = ("only_in", "not_in")
_COLUMNS = (*_TEXTS, *_NUMBERS, *_LISTS, "accept")


def as_merges(rows: Iterable[Mapping[Any, Any]]) -> pd.DataFrame:
    """A table of merges from its rows; what concerns most articles comes first.

    Parameters
    ----------
    rows : iterable of mapping

    Returns
    -------
    pandas.DataFrame
    """
    ranked = sorted(rows, key=lambda row: (-(row.get("from_articles") or 0), row["from_id"], row["to_id"]))
    table = pd.DataFrame([{name: row.get(name) for name in _COLUMNS} for row in ranked], columns=list(_COLUMNS))
    types = dict.fromkeys(_NUMBERS, "Int64") | {"accept": "boolean"}
    return table.astype(dict.fromkeys((*_TEXTS, *_LISTS), "object") | types)


def read_merges(merges: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Read a list of merges that was written by :func:`framing.actors.find_merges` or by hand.

    Parameters
    ----------
    merges : str, pathlib.Path or pandas.DataFrame
        A CSV with at least from_id, to_id and accept (yes or no), or a table. Without accept all rows hold.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If a column is missing, an id is empty, or accept is neither yes nor no; the message names the line.

    Examples
    --------
    >>> read_merges(pd.DataFrame({"from_id": ["ANN_B_LEE"], "to_id": ["ANN_LEE"]}))["accept"].tolist()
    [True]
    """
    where = "the list of merges"
    if isinstance(merges, (str, Path)):
        where = str(merges)
        if not Path(merges).is_file():
            raise FileNotFoundError(f"there is no list of merges {where!r}; `framing actors merge OUT` writes one")
        table = given_table(Path(merges))
    else:
        table = as_pandas(merges, "merges")
    try:
        return _checked(table, where)
    except ValueError as error:
        told = str(error)
        raise ValueError(told if told.startswith(where) else f"{where}: {told}") from error


def _checked(table: pd.DataFrame, where: str) -> pd.DataFrame:
    need(table, ["from_id", "to_id"], "merges")
    rows, faults = [], []
    for line, row in enumerate(table.to_dict("records"), 2):
        row = {str(name): None if is_missing(value) or value == "" else value for name, value in row.items()}
        accept = yes_or_no(row.get("accept", True))
        if not (row["from_id"] and row["to_id"]):
            faults.append(f"{where}:{line}: from_id or to_id is empty; name both, or delete the row")
        elif accept is None:
            faults.append(f"{where}:{line}: accept is {row.get('accept')!r}; write yes or no")
        row |= {name: _articles(row.get(name)) for name in _LISTS}
        row |= {name: int(float(row[name])) if row.get(name) is not None else None for name in _NUMBERS}
        rows.append(row | {"accept": bool(accept)})
    if faults:
        raise ValueError("\n".join(faults))
    return as_merges(rows)


def merges_csv(merges: pd.DataFrame, raw_cells: bool = False) -> str:
    """A list of merges as a CSV to edit: accept is yes or no.

    Parameters
    ----------
    merges : pandas.DataFrame
    raw_cells : bool
        Leave cells as they are that a spreadsheet would run.

    Returns
    -------
    str

    Examples
    --------
    >>> print(merges_csv(read_merges(pd.DataFrame({"from_id": ["ANN_B_LEE"], "to_id": ["ANN_LEE"]}))))
    from_id,to_id,from_name,to_name,why,from_articles,to_articles,only_in,not_in,accept
    ANN_B_LEE,ANN_LEE,,,,,,,,yes
    <BLANKLINE>
    """
    table = merges.astype(object)
    for name in _LISTS:
        table[name] = [json.dumps(value) if isinstance(value, list) else None for value in table[name]]
    table["accept"] = ["yes" if value else "no" for value in table["accept"]]
    return str(write_csv(table, raw_cells=raw_cells))


def _articles(value: Any) -> list[str] | None:
    found = value if isinstance(value, list) else read_list(value) if value is not None else None
    return [str(item) for item in found] if found else None


def decide(merges: pd.DataFrame, decided: str | Path | pd.DataFrame | None) -> pd.DataFrame:
    """Put a person's decisions over a list of merges.

    Parameters
    ----------
    merges : pandas.DataFrame
    decided : str, pathlib.Path, pandas.DataFrame or None
        Rows accepted here hold, also new ones; whom a row rejects stay apart, whichever of the two comes first.

    Returns
    -------
    pandas.DataFrame
    """
    if decided is None:
        return merges
    own = read_merges(decided).to_dict("records")
    said = {(row["from_id"], row["to_id"]) for row in own}
    rejected = {frozenset(pair) for pair in ((r["from_id"], r["to_id"]) for r in own if not r["accept"])}
    moved = {row["from_id"] for row in own if row["accept"] and row["only_in"] is None and row["not_in"] is None}
    kept = []
    for row in merges.to_dict("records"):
        pair = (row["from_id"], row["to_id"])
        if pair not in said and pair[0] not in moved:
            kept.append(row | {"accept": row["accept"] and frozenset(pair) not in rejected})
    return as_merges([*kept, *own])
