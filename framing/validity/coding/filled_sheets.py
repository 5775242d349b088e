"""Sheets that coders filled in, one each or one together, as codes with one row a coder and one column a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from framing.learn.codes import one_spelling
from framing.validity.coding.coder_columns import UNIT_NAMES, is_coder, is_unit, reliability_matrix

__all__ = ["codes_of_sheets"]

_CODE = "code:"
_PLAIN = ("code", "label", "value", "frame")  # what the column of codes of a plain table is called
_MANY = 12  # more columns than this are no coders


def codes_of_sheets(
    sheets: Mapping[str, pd.DataFrame],
    *,
    unit: str | Sequence[str] | None = None,
    code: str | None = None,
    coder: str | None = None,
    coders: Sequence[str] = (),
    cluster: str = "article_id",
) -> tuple[pd.DataFrame, dict[Any, Any] | None]:
    """Find out who coded what in one sheet or several.

    Three forms are taken: one sheet a coder, as :func:`write_sheet` makes them with ``codes=``; one long table with a
    column that names the coder; one wide table with a column a coder, such as ``unit, coder1, coder2``.

    Parameters
    ----------
    sheets : mapping of str to DataFrame
        Name, by which the coder is called where no column does, to table.
    unit, code, coder : str, optional
        Columns, where they are not called as usual (``hit_id``, ``unit`` …; ``code:frame``; ``code:coder``, ``coder``);
        `unit` may be several.
    coders : sequence of str
        Columns of a wide table that hold the codes of one coder each.
    cluster : str
        Column whose values are resampled.

    Returns
    -------
    codes : DataFrame, shape (n_coders, n_units)
    groups : dict or None
        Unit to cluster; None without such a column.

    Raises
    ------
    ValueError
        If it cannot be told; the message says what to give.

    Examples
    --------
    >>> wide = pd.DataFrame({"unit": [1, 2], "coder1": ["war", "talks"], "coder2": ["war", "war"]})
    >>> codes_of_sheets({"sheet": wide})[0].values.tolist()
    [['war', 'talks'], ['war', 'war']]
    """
    if not sheets:
        raise ValueError("no sheet was given")
    keys = [unit] if isinstance(unit, str) else list(unit or [])
    long = pd.concat(
        [_long(name, table, keys, code, coder, coders, len(sheets) == 1, cluster) for name, table in sheets.items()],
        ignore_index=True,
    )
    found = list(dict.fromkeys(long["coder"]))
    if len(found) < 2:
        raise ValueError(
            f"only one coder is named ({found[0]!r}); give a sheet of each coder, or one with a column coder, or "
            "one with a column of codes a coder (unit, coder1, coder2)"
        )
    groups = None if long["cluster"].isna().any() else dict(zip(long["unit"], long["cluster"]))
    return reliability_matrix(long, coder="coder", unit="unit", code="code"), groups


def _long(
    name: str,
    table: pd.DataFrame,
    keys: list[str],
    code: str | None,
    coder: str | None,
    coders: Sequence[str],
    alone: bool,
    cluster: str,
) -> pd.DataFrame:
    """One sheet with the columns coder, unit, code and cluster."""
    columns = list(map(str, table.columns))
    table = table.set_axis(columns, axis=1)
    for column in (*keys, *coders, *([code] if code else []), *([coder] if coder else [])):
        if column not in columns:
            raise ValueError(f"{name} has no column {column!r}; it has {', '.join(columns)}")
    keys = keys or _unit(name, columns)
    who = coder or next((column for column in columns if is_coder(column)), None)
    wide = list(coders) or (
        [] if code or not alone or _n_coders(table, who) > 1 else _wide(columns, keys, who, cluster)
    )
    out = pd.DataFrame({"unit": pd.Series(list(_units(table, keys)), dtype="object")})
    out["cluster"] = table[cluster].tolist() if cluster in columns else None
    if wide:
        return pd.concat([out.assign(coder=_short(c), code=table[c].tolist()) for c in wide], ignore_index=True)
    named = table[who] if who else pd.Series([None] * len(table), index=table.index, dtype="object")
    given = table[code or _code(name, columns, [*keys, who])]
    return out.assign(coder=named.where(named.notna(), name).tolist(), code=given.tolist())


def _units(table: pd.DataFrame, keys: list[str]) -> Any:
    """Names of the units, alike where one program wrote 1 and another 1.0."""
    if len(keys) == 1:
        return [one_spelling(value) for value in table[keys[0]]]
    return [tuple(map(one_spelling, row)) for row in table[keys].itertuples(index=False, name=None)]


def _n_coders(table: pd.DataFrame, who: str | None) -> int:
    return 0 if who is None else int(table[who].nunique())


def _unit(name: str, columns: list[str]) -> list[str]:
    units = [column for column in columns if is_unit(column)]
    if not units:
        raise ValueError(
            f"{name} has no column that names the unit ({', '.join(UNIT_NAMES[:4])} …); name it with unit=; "
            f"its columns are {', '.join(columns)}"
        )
    return [min(units, key=lambda column: UNIT_NAMES.index(column.strip().lower().removesuffix("s")))]


def _wide(columns: list[str], keys: list[str], who: str | None, cluster: str) -> list[str]:
    """Columns of coders in a table that holds all of them side by side."""
    rest = [column for column in columns if column not in (*keys, who, cluster) and not is_unit(column)]
    if any(column.startswith(_CODE) for column in rest) or any(column in _PLAIN for column in rest):
        return []
    numbered = [column for column in rest if is_coder(column.rstrip("0123456789").rstrip(" _.-"))]
    numbered = numbered or [column for column in rest if is_coder(column[:-1].rstrip(" _.-"))]
    return numbered if len(numbered) > 1 else rest if 2 <= len(rest) <= _MANY else []


def _short(column: str) -> str:
    return column.removeprefix(_CODE)


def _code(name: str, columns: list[str], taken: Sequence[Any]) -> str:
    rest = [column for column in columns if column not in taken and not is_coder(column)]
    marked = [column for column in rest if column.startswith(_CODE)]
    plain = [column for column in rest if column in _PLAIN]
    found = marked or plain[:1] or (rest if len(rest) == 1 else [])
    if len(found) == 1 or f"{_CODE}frame" in found:
        return f"{_CODE}frame" if f"{_CODE}frame" in found else found[0]
    if found:
        raise ValueError(f"{name} has several columns of codes ({', '.join(found)}); say which with code=")
    raise ValueError(
        f"{name} has no column of codes: write the sheet with `framing code export --codes frame`, which makes the "
        f"column code:frame, or name your own with code=; its columns are {', '.join(columns)}"
    )
