"""Dates of a table of rates, added up by week, month, quarter or year."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.compare.rates import PER

__all__ = ["PERIODS", "parse_dates", "sum_by_period"]

#: Periods by which dates are added up, with the name that pandas gives them.
PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


def parse_dates(column: pd.Series[Any]) -> tuple[Any, list[str] | None]:
    """Parse dates; if they are none, number the periods in their order.

    Examples
    --------
    >>> parse_dates(pd.Series(["before", "after", "before"]))
    (array([0., 1., 0.]), ['before', 'after'])
    """
    dates = pd.to_datetime(column.astype(str), format="ISO8601", errors="coerce", utc=True)
    if dates.notna().all():
        return dates.dt.tz_localize(None).to_numpy(), None
    codes, names = pd.factorize(column)
    return codes.astype(float), [str(name) for name in names]


def sum_by_period(
    rows: pd.DataFrame, by: str, line: str, period: str | None
) -> tuple[pd.DataFrame, Any, list[str] | None]:
    """Add up rates to one row per line and period, and place the rows on the axis.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rates.
    by, line : str
        Columns of the dates and of the lines.
    period : str, optional
        See :data:`PERIODS`.

    Returns
    -------
    rows : pandas.DataFrame
    places : ndarray
    periods : list of str or None
        Names of the places, where they are no dates.

    Raises
    ------
    ValueError
        If rates of this table cannot be added up, or its dates are none.

    Examples
    --------
    >>> rows = pd.DataFrame({"published": ["2018-02-08", "2018-02-10"], "frame": "war", "n": [1, 3],
    ...                      "n_tokens": [500, 500], "rate": [2.0, 6.0], "denominator": "tokens"})
    >>> sum_by_period(rows, "published", "frame", "month")[0]["rate"].tolist()
    [4.0]
    """
    places, periods = parse_dates(rows[by])
    if period is not None and periods is not None:
        raise ValueError(
            f"the column {by!r} holds no dates, such as {next((p for p in periods if p), '')!r}: period={period!r} "
            "needs dates like 2018-02-08"
        )
    rows = rows.assign(at_=places)
    if period is not None:
        rows["at_"] = pd.Series(places, index=rows.index).dt.to_period(PERIODS[period]).dt.start_time
    if rows.duplicated([line, "at_"]).any():  # else nothing is added up, and intervals hold
        rows = _added(rows, by, line)
    return rows, rows["at_"].to_numpy(), periods


def _added(rows: pd.DataFrame, by: str, line: str) -> pd.DataFrame:
    kinds = sorted(map(str, rows["denominator"].dropna().unique())) if "denominator" in rows else []
    if kinds not in (["tokens"], ["quotes"]) or "n_tokens" not in rows:
        raise ValueError(
            "only rates per word tokens or per quote can be added up over dates, frames or groups; this table's "
            f"denominator is {', '.join(kinds) or 'not told'}: count by a column of periods, one frame at a time"
        )
    who = ["group_"] if "group_" in rows else []  # each of the groups that one line adds up has words of its own
    counts = rows.groupby([line, "at_"], sort=False)["n"].sum()
    below = rows.groupby([line, *who, by, "at_"], sort=False)["n_tokens"].max().groupby([line, "at_"]).sum()
    out = counts.to_frame().join(below).reset_index()
    out["denominator"] = kinds[0]
    out["rate"] = out["n"] * PER[kinds[0]] / out["n_tokens"].where(out["n_tokens"] > 0)
    out["ci_low"] = out["ci_high"] = float("nan")
    return out
