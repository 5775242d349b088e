"""What was tested and what was not, and why: the notes and methods of tables, and where untested rows stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats import MIN_EXPECTED, MIN_SUPPORT, fdr

__all__ = [
    "MIN_UNITS",
    "all_why_untested",
    "counted",
    "finish",
    "how_tested",
    "plural",
    "tested_first",
    "too_few_units",
    "untested",
    "untested_last",
    "why_no_interval",
    "why_untested",
]

#: A group of fewer units than this gets no interval and no p-value.
MIN_UNITS = 5


def plural(noun: str, n: int = 2) -> str:
    """A noun for so many things.

    Examples
    --------
    >>> plural("outlet"), plural("country"), plural("day", 0), plural("outlet", 1)
    ('outlets', 'countries', 'days', 'outlet')
    """
    if n == 1:
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou") else f"{noun}s"


def counted(n: int, noun: str) -> str:
    """A number with its noun.

    Examples
    --------
    >>> counted(1, "article"), counted(1200, "quote")
    ('1 article', '1,200 quotes')
    """
    return f"{n:,} {plural(noun, n)}"


def how_tested(unit: str, sides: str, permutations: int) -> str:
    """The tests in words, for the method of a table.

    Parameters
    ----------
    unit : str
        What a unit is called.
    sides : str
        The two sides between which units move.
    permutations : int

    Returns
    -------
    str

    Examples
    --------
    >>> how_tested("article", "the two outlets", 2000)[:55]
    'p: permutation of whole articles between the two outlet'
    """
    return (
        f"p: permutation of whole {unit}s between {sides} ({permutations:,} draws, or all groupings where there are "
        f"fewer), studentized difference of rates (Chung and Romano 2013); where fewer than five {unit}s with the "
        f"thing are to be expected on one side, the exact test given each side's amount of text (compound binomial, "
        f"mid-p from two on); none for what occurs in fewer than {MIN_SUPPORT} {unit}s, or where fewer than "
        f"{MIN_EXPECTED:.0f} of them, by number or by amount of text, are to be expected on one side"
    )


def too_few_units(units: int, others: int, where: str, unit: str) -> str:
    """Why a group is not tested, if it or what it is compared with has too few units; else empty.

    Examples
    --------
    >>> too_few_units(3, 9, "in Post", "article")
    '3 articles in Post, fewer than 5: description only'
    >>> too_few_units(9, 1, "in Post", "article"), too_few_units(9, 9, "in Post", "article")
    ('1 article to compare with, fewer than 5: no test', '')
    """
    if units < MIN_UNITS:
        return f"{counted(units, unit)} {where}, fewer than {MIN_UNITS}: description only"
    return f"{counted(others, unit)} to compare with, fewer than {MIN_UNITS}: no test" if others < MIN_UNITS else ""


def why_no_interval(note: str, n: float, rate: float, low: float, units: int) -> str:
    """The note of a group, or why a row has no interval.

    Parameters
    ----------
    note : str
    n, rate, low : float
        Count, rate, and the lower end of its interval.
    units : int
        Units of the group.

    Returns
    -------
    str

    Examples
    --------
    >>> why_no_interval("", 0, 0.0, float("nan"), 9), why_no_interval("", 3, 0.2, 0.1, 9)
    ('none here: no interval', '')
    """
    if note or units < MIN_UNITS or np.isfinite(low):
        return note
    return "none here: no interval" if not n else "nothing else here: no interval" if rate == 1 else "no interval"


def why_untested(p: float, support: int, expected: float, unit: str) -> str:
    """Why a thing has no p-value; empty where it has one.

    Parameters
    ----------
    p : float
    support : int
        Units in which the thing occurs, in all groups together.
    expected : float
        Units with it to be expected on the smaller side.
    unit : str

    Returns
    -------
    str

    Examples
    --------
    >>> why_untested(float("nan"), 3, 1.0, "article")
    'in 3 articles, fewer than 8: no test'
    >>> why_untested(float("nan"), 12, 0.84, "article")
    'in 12 articles, of which only 0.84 would lie on one side if nothing differed: no test'
    """
    if np.isfinite(p) or not support:
        return ""
    if support < MIN_SUPPORT:
        return f"in {counted(int(support), unit)}, fewer than {MIN_SUPPORT}: no test"
    few = "none" if expected < 0.005 else f"only {expected:.2f}"
    return f"in {counted(int(support), unit)}, of which {few} would lie on one side if nothing differed: no test"


def all_why_untested(p: Iterable[float], support: Iterable[int], expected: Iterable[float], unit: str) -> list[str]:
    """:func:`why_untested` of many things, each reason put into words once.

    Parameters
    ----------
    p : iterable of float
    support : iterable of int
    expected : iterable of float
    unit : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> all_why_untested(np.array([0.2, np.nan]), np.array([9, 1]), np.array([3.0, 0.0]), "article")
    ['', 'in 1 article, fewer than 8: no test']
    """
    known: dict[tuple[bool, int, float], str] = {}
    out = []
    for value, held, few in zip(*(np.asarray(own).tolist() for own in (p, support, expected))):
        key = (value == value, held, few)
        if key not in known:
            known[key] = why_untested(value, held, few, unit)
        out.append(known[key])
    return out


def tested_first(p: npt.NDArray[Any], groups: npt.NDArray[Any] | None = None) -> npt.NDArray[np.intp]:
    """Order in which rows with a p-value come before those without; else they stay in the order in which they stand.

    Parameters
    ----------
    p : ndarray of float, shape (n,)
        NaN where nothing was tested.
    groups : ndarray, shape (n,), optional
        Rows with one value come together, the groups in the order of their first rows.

    Returns
    -------
    ndarray of int, shape (n,)

    Examples
    --------
    >>> tested_first(np.array([np.nan, 0.2, np.nan, 0.1]), np.array([7, 7, 3, 7])).tolist()
    [1, 3, 0, 2]
    """
    return np.lexsort([np.isnan(p)] if groups is None else [np.isnan(p), pd.factorize(groups)[0]])


def untested_last(table: pd.DataFrame, within: str | None = None) -> pd.DataFrame:
    """The rows with a p-value, then those without, each in the order in which they stood.

    Parameters
    ----------
    table : pandas.DataFrame
        With a column `p`.
    within : str, optional
        A column; rows with one value of it come together.

    Returns
    -------
    pandas.DataFrame
        With a new index, unless the index has a name.

    Examples
    --------
    >>> untested_last(pd.DataFrame({"term": ["a", "b"], "p": [None, 0.2]}))["term"].tolist()
    ['b', 'a']
    """
    groups = None if within is None else pd.factorize(table[within], use_na_sentinel=False)[0]
    order = tested_first(table["p"].to_numpy(dtype=float, na_value=np.nan), groups)
    moved = table if (np.diff(order) == 1).all() else table.iloc[order]
    return moved if table.index.name else moved.reset_index(drop=True)


def finish(table: pd.DataFrame, unit: str, seed: int, within: str | None = None) -> pd.DataFrame:
    """Give a table of tests its q, unit and seed, and put the rows that were tested first.

    Parameters
    ----------
    table : pandas.DataFrame
        With a column `p`; q is taken over all its rows.
    unit : str
    seed : int
    within : str, optional
        A column; rows with one value of it stay together.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> finish(pd.DataFrame({"p": [None, 0.2]}), "article", 0).values.tolist()
    [[0.2, 0.2, 'article', 0], [nan, nan, 'article', 0]]
    """
    table["q"], table["unit"], table["seed"] = fdr(table["p"].astype(float)), unit, seed
    return untested_last(table, within)


def untested(table: pd.DataFrame, but: str = "") -> str:
    """How many rows of a table have no p-value, as a sentence for its method.

    Parameters
    ----------
    table : pandas.DataFrame
        With a column `p`.
    but : str
        Which rows were not counted, in words.

    Returns
    -------
    str

    Examples
    --------
    >>> untested(pd.DataFrame({"p": [0.2, None, None, 0.5]}))
    ' Not tested: 2 of 4 rows (50 %); their notes say why.'
    """
    without = int(table["p"].isna().sum())
    if not without:
        return ""
    share, rows = 100 * without / len(table), " ".join(filter(None, ["rows", but]))
    return f" Not tested: {without:,} of {len(table):,} {rows} ({share:.0f} %); their notes say why."
