"""Comparisons as files: Parquet or CSV, with what a table alone does not say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing.tables import is_missing

__all__ = ["read_stored", "write_stored"]

_KEY = b"framing.comparison"


def write_stored(
    table: pd.DataFrame, source: pd.DataFrame | None, about: Mapping[str, Any], kind: str, path: Path
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
    record |= {"class": kind, "about": dict(about)}
    if path.suffix.lower() == ".parquet":
        _write_parquet(plain, record, path)
    else:
        _in_place(path, lambda part: plain.to_csv(part, index=False, encoding="utf-8-sig", lineterminator="\n"))
        _in_place(_beside(path, "meta.json"), lambda part: part.write_text(_json(record) + "\n", encoding="utf-8"))
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
        plain, record = _read_parquet(path)
    else:
        beside = _beside(path, "meta.json")
        if not beside.exists():
            raise FileNotFoundError(
                f"{beside} is not there, which tells the method of {path.name}; read the numbers alone with "
                "pandas.read_csv, or save the table as .parquet, which is one file"
            )
        record = json.loads(beside.read_text(encoding="utf-8"))
        plain = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    if record is None:
        raise ValueError(f"{path} is a table without a method; only what Comparison.save wrote can be loaded")
    held = _beside(path, "source.parquet")
    source = None
    if held.exists():
        rows, own = _read_parquet(held)
        source = rows if own is None else _typed(rows, own)
    return _typed(plain, record), source, record["about"], record["class"]


def _plain(table: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The table as columns that any file can hold, and the record by which they are read back."""
    names = [None if name is None else str(name) for name in table.index.names]
    index = any(name is not None for name in names)
    flat = table.reset_index() if index else table.reset_index(drop=True)
    labels = None if index or isinstance(table.index, pd.RangeIndex) else [_item(label) for label in table.index]
    dtypes, nested, out = {}, [], {}
    for column in flat:
        values = flat[column]
        dtypes[str(column)] = str(values.dtype)
        if values.map(lambda value: isinstance(value, (list, dict, tuple, set)) or _is_array(value)).any():
            nested.append(str(column))
            values = pd.Series(
                [None if is_missing(value) else _json(value) for value in values], index=flat.index, dtype=object
            )
        out[str(column)] = values
    blank = [name for name, values in out.items() if all(type(v) is str for v in values) and "" in set(values)]
    record = {"index": names if index else [], "labels": labels, "dtypes": dtypes, "nested": nested, "blank": blank}
    return pd.DataFrame(out, index=flat.index), record


def _typed(plain: pd.DataFrame, record: Mapping[str, Any]) -> pd.DataFrame:
    """The table that :func:`_plain` took apart."""
    out = {}
    for column, dtype in record["dtypes"].items():
        values = plain[column]
        nothing = "" if column in record["blank"] else None  # CSV has one way to write both
        cells = [nothing if is_missing(value) or (isinstance(value, str) and not value) else value for value in values]
        if column in record["nested"]:
            out[column] = pd.Series([None if cell is None else json.loads(cell) for cell in cells], dtype=object)
        else:
            out[column] = _as(cells, dtype, values)
    table = pd.DataFrame(out)
    if record["index"]:
        return table.set_index(record["index"])
    if record["labels"] is not None:
        table.index = pd.Index(record["labels"])
    return table


def _as(cells: list[Any], dtype: str, values: pd.Series[Any]) -> pd.Series[Any]:
    """Cells in the type that the column had; text that CSV made of numbers is read back."""
    text = any(isinstance(cell, str) for cell in cells)
    if text and dtype in ("bool", "boolean"):
        cells = [None if cell is None else str(cell).lower() in ("true", "1") for cell in cells]
    if text and dtype == "object" and values.dtype != object:
        return pd.Series(cells, dtype=object)
    if text and dtype.lower().startswith(("int", "uint", "float")):
        cells = [
            None if cell is None else float(cell) if "float" in dtype.lower() else int(float(cell)) for cell in cells
        ]
    if dtype in ("object", "str", "string") or dtype.startswith("category"):
        return pd.Series(cells, dtype=object if dtype == "object" or dtype.startswith("category") else dtype)
    made: Any = pd.Series(cells, dtype=object)
    return made.astype(dtype)  # type: ignore[no-any-return]


def _write_parquet(plain: pd.DataFrame, record: Mapping[str, Any], path: Path) -> None:
    import pyarrow.parquet as pq

    mixed: list[str] = []
    arrays = []
    for column in plain:
        values = [None if is_missing(value) else _item(value) for value in plain[column]]
        try:
            arrays.append(pa.array(values, from_pandas=True))
        except (pa.ArrowException, TypeError, ValueError, OverflowError):
            mixed.append(str(column))
            arrays.append(pa.array([None if v is None else _json(v) for v in values], pa.string()))
    schema = pa.schema([pa.field(str(c), a.type) for c, a in zip(plain, arrays)])
    whole = {**record, "nested": [*record["nested"], *mixed]}
    table = pa.Table.from_arrays(arrays, schema=schema.with_metadata({_KEY: _json(whole).encode()}))
    _in_place(path, lambda part: pq.write_table(table, part, compression="zstd"))


def _read_parquet(path: Path) -> tuple[pd.DataFrame, Any]:
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    record = (table.schema.metadata or {}).get(_KEY)
    plain = pd.DataFrame({name: pd.Series(table[name].to_pylist(), dtype=object) for name in table.column_names})
    return plain, None if record is None else json.loads(record)


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
    """A value as JSON and Arrow know it."""
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    if hasattr(value, "tolist"):
        return value.tolist()
    return value if isinstance(value, (str, int, float, bool, list, dict, tuple, type(None))) else str(value)


def _is_array(value: Any) -> bool:
    return hasattr(value, "tolist") and getattr(value, "ndim", 0) > 0
