"""Who coded what: codes in any arrangement turned into one row a coder and one column a unit."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import pandas as pd

from framing.entrance import need, takes
from framing.learn.codes import one_spelling
from framing.tables import as_pandas

__all__ = ["CODER_NAMES", "UNIT_NAMES", "Side", "arranged", "is_coder", "is_unit", "reliability_matrix"]

Side: TypeAlias = Literal["rows", "columns"]

#: What axes and columns are called that hold coders, and those that hold units.
CODER_NAMES = ("coder", "annotator", "rater", "judge", "observer")
UNIT_NAMES = (
    "hit_id", "mention_id", "quote_id", "unit", "unit_id", "item", "item_id", "sentence_id", "id", "article_id",
)  # fmt: skip
_CODER = re.compile(rf"(?:code:)?(?:{'|'.join(CODER_NAMES)})s?(?:[ _.-]?id)?$", re.IGNORECASE)
_ONE_CODER = re.compile(rf"(?:{'|'.join(CODER_NAMES)})[ _.:-]?(?:\d+|[a-z])$", re.IGNORECASE)
_LONGER = 3  # times as many as of the other: these are the units


def is_coder(name: Any) -> bool:
    """Whether an axis or column of this name holds names of coders.

    Parameters
    ----------
    name : object

    Returns
    -------
    bool

    Examples
    --------
    >>> is_coder("code:coder"), is_coder("Rater"), is_coder("coder1"), is_coder("frame")
    (True, True, False, False)
    """
    return isinstance(name, str) and _CODER.match(name.strip()) is not None


def is_unit(name: Any) -> bool:
    """Whether an axis or column of this name holds units.

    Parameters
    ----------
    name : object

    Returns
    -------
    bool

    Examples
    --------
    >>> is_unit("Unit"), is_unit("hit_id"), is_unit("coder")
    (True, True, False)
    """
    return isinstance(name, str) and name.strip().lower().removesuffix("s") in UNIT_NAMES


def arranged(codes: Any, coders: Side | None) -> tuple[pd.DataFrame, str]:
    """Codes as one row a coder and one column a unit.

    Parameters
    ----------
    codes : DataFrame, mapping or array_like
    coders : {"rows", "columns"}, optional
        Where the coders are; told from the labels of a data frame when absent.

    Returns
    -------
    codes : DataFrame, shape (n_coders, n_units)
    note : str
        How it was read.

    Raises
    ------
    ValueError
        If it cannot be told which are the coders; the message says what to give.

    Examples
    --------
    >>> sheet = pd.DataFrame({"unit": [1, 2, 3], "coder1": list("aab"), "coder2": list("abb")})
    >>> arranged(sheet, None)[0].values.tolist()
    [['a', 'a', 'b'], ['a', 'b', 'b']]
    """
    if coders not in (None, "rows", "columns"):
        raise ValueError(f"coders= is {coders!r}; it is 'rows' or 'columns'")
    if isinstance(codes, Mapping):
        lengths = {str(name): len(row) for name, row in codes.items()}
        if len(set(lengths.values())) > 1:
            raise ValueError(f"the coders have different numbers of units: {lengths}; give None for units not coded")
        frame = pd.DataFrame([list(row) for row in codes.values()], index=pd.Index(list(codes), dtype="object"))
        return frame.astype("object"), _said(frame, "keys")
    if not isinstance(codes, pd.DataFrame) and not hasattr(codes, "columns"):
        return _from_rows(codes, coders)
    frame = as_pandas(codes, "codes")
    frame = _long(frame) if coders is None else frame
    units = [name for name in frame.columns if is_unit(name)]
    if len(units) == 1 and coders != "rows":
        frame, coders = frame.set_index(units[0]), "columns"
    side = coders or _side(frame)
    if side == "columns":
        frame = frame.T
    twice = frame.index[frame.index.duplicated()]
    if len(twice):
        raise ValueError(f"two coders are called {twice[0]!r}; give each a name of their own")
    return frame, _said(frame, side)


def _said(frame: pd.DataFrame, side: str) -> str:
    return f"{len(frame)} coders (the {side}), {frame.shape[1]} units"


def _from_rows(codes: Any, coders: Side | None) -> tuple[pd.DataFrame, str]:
    rows = list(codes)
    for number, row in enumerate(rows):
        if isinstance(row, str) or not hasattr(row, "__iter__"):
            raise ValueError(f"row {number} of the codes is {row!r}, no list of codes; give one list a coder")
        rows[number] = list(row)
        if len(rows[number]) != len(rows[0]):
            raise ValueError(
                f"coder {number} (row) has {len(rows[number])} units, the first has {len(rows[0])}; "
                "give None for units not coded"
            )
    frame = pd.DataFrame(rows, dtype="object")
    if coders == "columns":
        return frame.T, _said(frame.T, "columns")
    if coders is None and len(frame) >= 10 and len(frame) >= _LONGER * frame.shape[1]:
        warnings.warn(
            f"the codes have {len(frame)} rows and {frame.shape[1]} columns, and rows are coders; if they are units, "
            "give coders='columns', and coders='rows' if all is well",
            stacklevel=4,
        )
    return frame, _said(frame, "rows")


def _long(frame: pd.DataFrame) -> pd.DataFrame:
    """A table of one row a coder and unit as coders x units; every other frame as it is."""
    who = [name for name in frame.columns if is_coder(name)]
    what = [name for name in frame.columns if is_unit(name)]
    if not who:
        return frame
    rest = [name for name in frame.columns if name not in (*who, *what)]
    if len(who) == len(what) == len(rest) == 1:
        return reliability_matrix(frame, coder=who[0], unit=what[0], code=rest[0])
    raise ValueError(
        f"the codes have a column of coders ({who[0]!r}), so this is a long table; turn it with "
        f"reliability_matrix(codes, coder={who[0]!r}, unit=…, code=…)"
    )


def _side(frame: pd.DataFrame) -> Side:
    """Where the coders of a frame are, by the names of its axes, its labels, or its shape."""
    rows, columns = frame.index, frame.columns
    by_name = {
        "rows": any(map(is_coder, rows.names)) or any(map(is_unit, columns.names)),
        "columns": any(map(is_coder, columns.names)) or any(map(is_unit, rows.names)),
    }
    called = {"rows": _share(rows), "columns": _share(columns)}
    by_label = {side: share == 1 for side, share in called.items()}
    n, m = frame.shape
    by_shape = {"rows": n >= 2 and m >= max(_LONGER * n, 6), "columns": m >= 2 and n >= max(_LONGER * m, 6)}
    numbered = [isinstance(axis, pd.RangeIndex) for axis in (rows, columns)]
    by_kind = {"rows": numbered == [False, True], "columns": numbered == [True, False]}
    if 0 < called["columns"] < 1:
        chosen = [name for name in columns if _ONE_CODER.match(str(name))]
        rest = [name for name in columns if name not in chosen]
        raise ValueError(f"the columns {rest} are no coders' beside {chosen}; keep those of coders: codes[{chosen}]")
    for evidence in (by_name, by_label, by_shape, by_kind):
        if evidence["rows"] != evidence["columns"]:
            return "rows" if evidence["rows"] else "columns"
    raise ValueError(
        f"it cannot be told whether the {n} rows or the {m} columns of the codes are the coders; give coders='rows' or "
        "coders='columns', or name the index: codes.rename_axis('unit')"
    )


def _share(axis: pd.Index[Any]) -> float:
    return sum(_ONE_CODER.match(str(name)) is not None for name in axis) / len(axis) if len(axis) else 0.0


@takes(table="any")
def reliability_matrix(table: pd.DataFrame, *, coder: str, unit: str | list[str], code: str) -> pd.DataFrame:
    """Turn a long table, one row a coder and unit, into coders x units.

    Parameters
    ----------
    table : DataFrame
    coder, code : str
        Columns that name the coder and the code given.
    unit : str or list of str
        Column or columns that together name the unit.

    Returns
    -------
    DataFrame
        One row a coder, one column a unit; None where a coder did not code a unit.

    Raises
    ------
    ValueError
        If a column is missing, or a coder coded a unit twice and not alike.

    Examples
    --------
    >>> long = pd.DataFrame({"coder": ["A", "B", "A"], "unit": [1, 1, 2], "frame": ["war", "war", "talks"]})
    >>> reliability_matrix(long, coder="coder", unit="unit", code="frame").values.tolist()
    [['war', 'talks'], ['war', None]]
    """
    keys = [unit] if isinstance(unit, str) else list(unit)
    need(table, [coder, code, *keys], "codes")
    once = table[[coder, *keys, code]]
    once = once[~once.assign(**{code: once[code].map(one_spelling)}).duplicated()]
    twice = once.duplicated([coder, *keys], keep=False)
    if twice.any():
        row = once[twice].iloc[0]
        name = ", ".join(str(row[key]) for key in keys)
        raise ValueError(f"{row[coder]} coded the unit {name} twice, with different codes in {code!r}; keep one")
    names = once[keys[0]] if len(keys) == 1 else pd.Series(list(once[keys].itertuples(index=False, name=None)))
    cells = {
        (who, what): None if one_spelling(value) is None else value
        for who, what, value in zip(once[coder], names, once[code])
    }
    coders, units = list(dict.fromkeys(once[coder])), list(dict.fromkeys(names))
    rows = [[cells.get((who, what)) for what in units] for who in coders]
    columns = pd.Index(units, tupleize_cols=False, name="unit")
    return pd.DataFrame(rows, index=pd.Index(coders, name=coder), columns=columns, dtype="object")
