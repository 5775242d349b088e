"""Comparisons as files: Parquet or CSV, with what a table alone does not say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.cells import defused, undefused, write_csv
from framing.tables import is_missing

__all__ = ["read_stored", "write_stored"]

_KEY = "framing.comparison"


def write_stored(
    table: pd.DataFrame,
    source: pd.DataFrame | None,
    about: Mapping[str, Any],
    kind: str,
    path: Path,
    raw_cells: bool = False,
) -> Path:
    """Write a table with its record, and its source beside it.

    Parameters
    ----------
    table : pandas.DataFrame
    source : pandas.DataFrame or None
        Not written where it is None or has no columns.
    about : mapping
        What JSON can hold: method, keys and the like.
    kind : str
        Name of the class.
    path : pathlib.Path
        Its suffix says how.
    raw_cells : bool
        In CSV, leave cells as they are that a spreadsheet would run.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    ValueError
        If the suffix is neither ``.parquet`` nor ``.csv``.
    """
    if path.suffix.lower() not in (".parquet", ".csv"):
        raise ValueError(f"{path}: a comparison is saved as .parquet or .csv; give the name one of these endings")
    path.parent.mkdir(parents=True, exist_ok=True)
    plain, record = _plain(table)
    record |= {"class": kind, "about": dict(about), "defused": not raw_cells}
    if path.suffix.lower() == ".parquet":
        _write_parquet(plain, record, path)
    else:
        _in_place(path, lambda part: write_csv(plain, part, raw_cells, encoding="utf-8-sig"))
        written = _json(record)
        _in_place(_beside(path, "meta.json"), lambda part: part.write_text(written + "\n", encoding="utf-8"))
    held = _beside(path, "source.parquet")
    if source is not None and len(source.columns):
        rows, own = _plain(source)
        _write_parquet(rows, own, held)
    else:
        held.unlink(missing_ok=True)  # of another table that was saved under this name
    return path


def read_stored(path: Path) -> tuple[pd.DataFrame, pd.DataFrame | None, dict[str, Any], str]:
    """Read what :func:`write_stored` wrote.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    table : pandas.DataFrame
    source : pandas.DataFrame or None
    about : dict
    kind : str

    Raises
    ------
    FileNotFoundError
        If the table, or the record of a CSV, is not there.
    """
    if not path.exists():
        raise FileNotFoundError(f"{path}: there is no such table; Comparison.save writes one")
    if path.suffix.lower() == ".parquet":
        plain = pd.read_parquet(path)
        record = plain.attrs.get(_KEY)
    else:
        beside = _beside(path, "meta.json")
        if not beside.exists():
            raise FileNotFoundError(
                f"{beside} is not there, which tells the method of {path.name}; read the numbers alone with "
                "pandas.read_csv, or save the table as .parquet, which is one file"
            )
        record = json.loads(beside.read_text(encoding="utf-8"))
        plain = _read_plain(path, record["dtypes"], bool(record.get("defused")))
    if record is None:
        raise ValueError(f"{path} is a table without a method; only what Comparison.save wrote can be loaded")
    held = _beside(path, "source.parquet")
    rows = pd.read_parquet(held) if held.exists() else None
    source = None if rows is None else _typed(rows, rows.attrs[_KEY]) if _KEY in rows.attrs else rows
    return _typed(plain, record), source, record["about"], record["class"]


def _read_plain(path: Path, dtypes: Mapping[str, str], is_defused: bool) -> pd.DataFrame:
    """Cells of a CSV as texts, truth values excepted."""
    names = {defused(name) if is_defused else name: name for name in dtypes}
    types = {there: dtypes[name] if dtypes[name].startswith("bool") else "object" for there, name in names.items()}
    plain = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    plain = plain.rename(columns=names)
    for name in plain:
        if is_defused and plain[name].dtype == object:
            plain[name] = pd.Series(list(map(undefused, plain[name])), dtype=object)
    return plain


def _plain(table: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The table as columns that any file can hold, and the record by which they are read back."""
    names = [None if name is None else str(name) for name in table.index.names]
    index = any(name is not None for name in names)
    flat = pd.DataFrame(table).reset_index(drop=not index)
    flat.columns = pd.Index(map(str, flat.columns))
    labels = None if index or isinstance(table.index, pd.RangeIndex) else [_item(label) for label in table.index]
    dtypes = {str(name): str(dtype) for name, dtype in flat.dtypes.items()}
    nested, blank = [], []
    for column, values in flat.items():
        kinds = {type(value) for value in values if not is_missing(value)} if values.dtype == object else {str}
        if kinds - {str}:
            nested.append(column)
            flat[column] = pd.Series([None if is_missing(v) else _json(v) for v in values], flat.index, dtype=object)
        elif values.notna().all() and (values == "").any():
            blank.append(column)
    record = {"index": names if index else [], "labels": labels, "dtypes": dtypes, "nested": nested, "blank": blank}
    return flat, record


def _typed(plain: pd.DataFrame, record: Mapping[str, Any]) -> pd.DataFrame:
    """The table that :func:`_plain` took apart."""
    out = {}
    for column, dtype in record["dtypes"].items():
        values = plain[column].fillna("") if column in record["blank"] else plain[column]  # CSV writes both alike
        if dtype == "object":
            read = json.loads if column in record["nested"] else str
            values = pd.Series([None if is_missing(cell) else read(cell) for cell in values], dtype=object)
        out[column] = values.astype(dtype)
    table = pd.DataFrame(out)
    if record["index"]:
        return table.set_index(record["index"])
    if record["labels"] is not None:
        table.index = pd.Index(record["labels"])
    return table


def _write_parquet(plain: pd.DataFrame, record: Mapping[str, Any], path: Path) -> None:
    plain.attrs = {_KEY: json.loads(_json(record))}
    _in_place(path, lambda part: plain.to_parquet(part, index=False, compression="zstd"))


def _in_place(path: Path, write: Any) -> None:
    """Write aside, then move: a file is whole or not there."""
    part = path.with_name(path.name + ".part")
    write(part)
    part.replace(path)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.stem}.{ending}")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_item)


def _item(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    if hasattr(value, "tolist"):
        return value.tolist()
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)
