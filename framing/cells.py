"""Cells of CSV and sheets: what a spreadsheet would run is written behind an apostrophe, and read without it.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and a formula of a foreign text
may fetch an address or start a program. Names of outlets, titles and quotes come from such texts. So every table that
is written for a spreadsheet goes through :func:`write_csv`; ``raw_cells=True`` (on the command line ``--raw-cells``)
leaves the cells as they are.

References
----------
OWASP. CSV injection. https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import os
import re
from typing import Any

import pandas as pd

__all__ = ["LINE_END", "defused", "defused_table", "undefused", "write_csv"]

# Signs of wide letters count in some countries; tab and line ends in front are dropped by some programs.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠](?s:.)")
#: Line end of a CSV while it is written: no text holds it, and each of its characters has a cell quoted.
LINE_END = "\r\0\n"
_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")
_HARMLESS = re.compile(r"'*(?:[+-]?(?:\d+(?:[.,]\d+)*|\.\d+)(?:[eE][+-]?\d+)?\s?%?|[=+\-@－＋＝＠]+)")


def _runs(text: str) -> bool:
    """Whether a spreadsheet could run a cell; apostrophes in front do not count, so that there is a way back."""
    return text[:1] in _FIRST and _FORMULA.match(text) is not None and _HARMLESS.fullmatch(text) is None


def defused(value: Any) -> Any:
    """A cell that no spreadsheet runs: with an apostrophe in front where it would.

    Parameters
    ----------
    value : object

    Returns
    -------
    object
        The same object where there is nothing to run: numbers, and texts that are one, stay.

    Examples
    --------
    >>> defused("=1+1"), defused("- Reuters"), defused("-0.5"), defused(-0.5), defused("The Post")
    ("'=1+1", "'- Reuters", '-0.5', -0.5, 'The Post')
    """
    return f"'{value}" if isinstance(value, str) and _runs(value) else value


def undefused(value: Any) -> Any:
    """What :func:`defused` was given.

    Parameters
    ----------
    value : object

    Returns
    -------
    object

    Examples
    --------
    >>> undefused("'=1+1"), undefused("=1+1"), undefused(defused("'=1+1")), undefused("'tis")
    ('=1+1', '=1+1', "'=1+1", "'tis")
    """
    return value[1:] if isinstance(value, str) and value[:1] == "'" and _runs(value) else value


def defused_table(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose texts, column names and labels no spreadsheet runs.

    Parameters
    ----------
    table : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        A copy where something was changed.

    Examples
    --------
    >>> defused_table(pd.DataFrame({"outlet": ["=Post", "Sun"], "rate": [-0.5, 1.0]}))["outlet"].tolist()
    ["'=Post", 'Sun']
    """
    out = pd.DataFrame(table)
    for place in range(out.shape[1]):
        values = out.iloc[:, place]
        if pd.api.types.is_numeric_dtype(values.dtype) or pd.api.types.is_datetime64_any_dtype(values.dtype):
            continue
        if any(isinstance(value, str) and _runs(value) for value in values):
            out = out.copy(deep=False)
            cells: Any = pd.Series([defused(value) for value in values], index=out.index, dtype=object)
            out.isetitem(place, cells)
    for axis in (0, 1):
        labels = out.axes[axis]
        if isinstance(labels, pd.RangeIndex):
            continue
        names = [defused(name) for name in labels.names]
        rows = [tuple(map(defused, row)) if isinstance(row, tuple) else defused(row) for row in labels]
        if rows != list(labels) or names != list(labels.names):
            several = isinstance(labels, pd.MultiIndex)
            made = pd.MultiIndex.from_tuples(rows, names=names) if several else pd.Index(rows, name=names[0])
            out = out.set_axis(made, axis=axis)
    return out


def write_csv(table: pd.DataFrame, target: Any = None, raw_cells: bool = False, **how: Any) -> str | None:
    """Write a table as CSV with cells that no spreadsheet runs.

    Parameters
    ----------
    table : pandas.DataFrame
    target : path or stream, optional
        Left out: the CSV is returned.
    raw_cells : bool
        Leave the cells as they are.
    **how
        Of :meth:`pandas.DataFrame.to_csv`; there is no index where it is not said. A line ends with ``\\n``.

    Returns
    -------
    str or None

    Examples
    --------
    >>> print(write_csv(pd.DataFrame({"outlet": ["@post"], "n": [-1]})))
    outlet,n
    '@post,-1
    <BLANKLINE>
    """
    plain = pd.DataFrame(table) if raw_cells else defused_table(table)
    encoding = how.pop("encoding", "utf-8")
    # Python quotes a cell that holds a character of the line end: else a bare carriage return would part the row.
    text = str(plain.to_csv(**{"index": False, **how}, lineterminator=LINE_END)).replace(LINE_END, "\n")
    if target is None:
        return text
    if isinstance(target, (str, os.PathLike)):
        with open(target, "w", encoding=encoding, newline="") as file:  # noqa: PTH123 - a path of any kind
            file.write(text)
    else:
        target.write(text)
    return None
