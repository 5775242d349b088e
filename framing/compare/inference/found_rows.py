"""Rows that a comparison has found, column by column: parts in, a table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["Found", "as_table", "by_column", "each_row", "number_of"]

#: Arrays of one length, by column; or, in their place, one value for all rows.
Found: TypeAlias = Mapping[str, Any]


def by_column(rows: Sequence[Mapping[str, Any]] | pd.DataFrame) -> Found:
    """Rows that were made one by one, or a table.

    Parameters
    ----------
    rows : sequence of mapping, or pandas.DataFrame

    Returns
    -------
    mapping of str to ndarray
        Null where a row lacks what another one has.

    Examples
    --------
    >>> by_column([{"n": 1, "note": "few"}, {"n": 2}])["note"].tolist()
    ['few', nan]
    """
    table = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))
    return {str(name): table[name].to_numpy() for name in table}


def number_of(part: Found) -> int:
    """How many rows there are.

    Examples
    --------
    >>> number_of({"group": "Post", "n": np.array([1, 2])})
    2
    """
    return next((len(values) for values in part.values() if isinstance(values, np.ndarray)), 0)


def each_row(part: Found) -> list[dict[str, Any]]:
    """The rows one by one.

    Examples
    --------
    >>> each_row({"group": "Post", "n": np.array([1, 2])})
    [{'group': 'Post', 'n': 1}, {'group': 'Post', 'n': 2}]
    """
    rows = number_of(part)
    held = [values.tolist() if isinstance(values, np.ndarray) else [values] * rows for values in part.values()]
    return [dict(zip(part, row)) for row in zip(*held)]


def as_table(parts: Iterable[Found], columns: Sequence[str]) -> pd.DataFrame:
    """The rows of all parts, one part after the other.

    Parameters
    ----------
    parts : iterable of mapping
    columns : sequence of str
        What is kept, in this order; null where a part lacks it.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> as_table([{"n": np.array([1, 2]), "who": "A"}, {"n": np.array([3])}], ["who", "n"]).values.tolist()
    [['A', 1], ['A', 2], [nan, 3]]
    """
    held = [(part, number_of(part)) for part in parts]
    held = [(part, rows) for part, rows in held if rows]
    if not held:
        return pd.DataFrame(columns=list(columns))
    return pd.DataFrame({name: _joined([_values(part.get(name, np.nan), n) for part, n in held]) for name in columns})


def _values(value: Any, rows: int) -> npt.NDArray[Any]:
    if isinstance(value, np.ndarray):
        return value
    kind = float if isinstance(value, float) else np.int64 if isinstance(value, int) else object
    return np.full(rows, value, dtype=kind)


def _joined(parts: list[npt.NDArray[Any]]) -> Any:
    if all(part.dtype.kind in "if" for part in parts):
        return np.concatenate(parts)
    if all(part.dtype == object for part in parts) and any(isinstance(value, str) for part in parts for value in part):
        return np.concatenate(parts)  # texts and nulls: pandas tells them without a list of millions, too
    return [value for part in parts for value in part.tolist()]  # pandas finds the type, as of rows
