"""Rows that a comparison has found, column by column: parts in, a table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.support import tested_first

__all__ = ["Found", "as_table", "by_column", "chosen_rows", "each_row", "repeated"]

#: Arrays or categoricals of one length, by column; or, in their place, one value for all rows.
Found: TypeAlias = Mapping[str, Any]

_ROWS = (np.ndarray, pd.Categorical)


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


def _number_of(part: Found) -> int:
    """How many rows there are.

    Examples
    --------
    >>> _number_of({"group": "Post", "n": np.array([1, 2])})
    2
    """
    return next((len(values) for values in part.values() if isinstance(values, _ROWS)), 0)


def chosen_rows(part: Found, chosen: npt.NDArray[np.bool_]) -> Found:
    """Some of the rows.

    Parameters
    ----------
    part : mapping
    chosen : ndarray of bool

    Returns
    -------
    mapping

    Examples
    --------
    >>> chosen_rows({"group": "Post", "n": np.array([1, 2])}, np.array([False, True]))
    {'group': 'Post', 'n': array([2])}
    """
    return {name: values[chosen] if isinstance(values, _ROWS) else values for name, values in part.items()}


def each_row(part: Found) -> list[dict[str, Any]]:
    """The rows one by one.

    Examples
    --------
    >>> each_row({"group": "Post", "n": np.array([1, 2])})
    [{'group': 'Post', 'n': 1}, {'group': 'Post', 'n': 2}]
    """
    rows = _number_of(part)
    held = [values.tolist() if isinstance(values, _ROWS) else [values] * rows for values in part.values()]
    return [dict(zip(part, row)) for row in zip(*held)]


def repeated(values: Sequence[Any], which: npt.NDArray[np.integer[Any]]) -> pd.Categorical:
    """Some of a few values, many times: as a column of found rows that holds each value once.

    Parameters
    ----------
    values : sequence
        Texts or other names, each once.
    which : ndarray of int, shape (n,)
        Places in them.

    Returns
    -------
    pandas.Categorical, length n

    Examples
    --------
    >>> repeated(["Post", "Sun"], np.array([1, 1, 0])).tolist()
    ['Sun', 'Sun', 'Post']
    """
    return pd.Categorical.from_codes(which, pd.Index(list(values), dtype=object, tupleize_cols=False))


def as_table(parts: Iterable[Found], columns: Sequence[str], *, within: str | None = None) -> pd.DataFrame:
    """The rows of all parts, one part after the other.

    Parameters
    ----------
    parts : iterable of mapping
    columns : sequence of str
        What is kept, in this order; null where a part lacks it.
    within : str, optional
        Put the rows in the order that :func:`framing.compare.inference.support.finish` gives them with the same
        `within`: here, before each row has its texts, it costs little.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> as_table([{"n": np.array([1, 2]), "who": "A"}, {"n": np.array([3])}], ["who", "n"]).values.tolist()
    [['A', 1], ['A', 2], [nan, 3]]
    """
    held = [(part, _number_of(part)) for part in parts]
    held = [(part, rows) for part, rows in held if rows]
    if not held:
        return pd.DataFrame(columns=list(columns))
    joined = {name: _Column.of([(part.get(name, np.nan), rows) for part, rows in held]) for name in columns}
    if within is None:
        return pd.DataFrame({name: column.values() for name, column in joined.items()}, copy=False)
    order = tested_first(joined["p"].numbers, joined[within].numbers)
    return pd.DataFrame({name: column.values(order) for name, column in joined.items()}, copy=False)


@dataclass(frozen=True)
class _Column:
    """Numbers, or places in a list of texts and nulls: a text that millions of rows have is held once."""

    numbers: npt.NDArray[Any]
    texts: list[Any] | None = None

    @classmethod
    def of(cls, parts: Sequence[tuple[Any, int]]) -> _Column:
        """Join the values of parts: of each an array, or one value, and the number of its rows."""
        if all(_is_number(value) for value, _ in parts):
            return cls(np.concatenate([v if isinstance(v, np.ndarray) else np.full(rows, v) for v, rows in parts]))
        places: dict[Any, int] = {}
        codes = []
        for value, rows in parts:
            if isinstance(value, pd.Categorical):
                own, known = value.codes, [*value.categories.tolist(), None]  # the last is that of code -1
            elif isinstance(value, np.ndarray):
                own, distinct = pd.factorize(value, use_na_sentinel=False)
                known = distinct.tolist()
            else:
                own, known = np.zeros(rows, dtype=np.intp), [value]
            place = [places.setdefault(each, len(places)) for each in known]
            codes.append(np.array(place, dtype=np.int32)[own])
        return cls(np.concatenate(codes), list(places))

    def values(self, order: npt.NDArray[np.intp] | None = None) -> Any:
        """As pandas holds them."""
        numbers = self.numbers if order is None else self.numbers[order]
        return numbers if self.texts is None else pd.Series(self.texts).array.take(numbers)


def _is_number(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "if"
    return isinstance(value, (int, float)) and not isinstance(value, bool)
