"""Numbers as people read them: a p-value is never 0, however few digits it is printed with."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

__all__ = ["format_p", "readable", "with_written_p"]

_P = re.compile(r"[pq](_\w+)?$")  # p, q, p_family, p_token …


def format_p(p: Any, digits: int = 3, missing: str = "–") -> str:
    """Write a p-value, or a q, as papers do.

    Parameters
    ----------
    p : float or missing
    digits : int
        Digits after the point. A value that would round to 0 is written as smaller than the last digit: ``< .001``.
    missing : str
        What stands where there is none.

    Returns
    -------
    str

    Examples
    --------
    >>> format_p(0.0234), format_p(0.0004998), format_p(1), format_p(0.99999), format_p(float("nan"))
    ('.023', '< .001', '1', '> .999', '–')
    """
    if p is None or pd.isna(p):
        return missing
    value, least = float(p), 10.0**-digits
    if value < least:
        return f"< {least:.{digits}f}".replace("0.", ".", 1)
    if value < 1 and round(value, digits) == 1:
        return f"> {1 - least:.{digits}f}".replace("0.", ".", 1)
    return "1" if value == 1 else f"{value:.{digits}f}".removeprefix("0")


def readable(table: pd.DataFrame, digits: int = 3) -> pd.DataFrame:
    """Make a table for reading: numbers rounded, p and q as :func:`format_p` writes them. Do not compute with it.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``p``, ``q`` and those that begin with ``p_`` or ``q_`` are such values.
    digits : int

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> readable(pd.DataFrame({"rate": [1.23456], "p": [0.0004998], "q": [0.02]})).values.tolist()
    [[1.235, '< .001', '.020']]
    """
    return with_written_p(pd.DataFrame(table), digits).round(digits)


def with_written_p(table: pd.DataFrame, digits: int = 3, missing: str = "–") -> pd.DataFrame:
    """Write the columns of p and q of a table by :func:`format_p`; the others stay as they are.

    Parameters
    ----------
    table : pandas.DataFrame
    digits : int
    missing : str

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> with_written_p(pd.DataFrame({"rate": [1.23456], "p": [0.0234]})).values.tolist()
    [[1.23456, '.023']]
    """
    out = table.copy()
    for name in out.columns:
        if isinstance(name, str) and _P.match(name) and pd.api.types.is_float_dtype(table[name]):
            out[name] = pd.Series([format_p(p, digits, missing) for p in table[name]], table.index, dtype="object")
    return out
