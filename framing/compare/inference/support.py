"""What was not tested and why, in words; and where such rows stand in a table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.stats import MIN_EXPECTED, MIN_SUPPORT

__all__ = ["how_tested", "plural", "untested", "untested_last", "why_untested"]


def plural(n: int, what: str) -> str:
    """A number with its noun.

    Examples
    --------
    >>> plural(1, "article"), plural(0, "quote")
    ('1 article', '0 quotes')
    """
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


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
        return f"in {plural(int(support), unit)}, fewer than {MIN_SUPPORT}: no test"
    few = "none" if expected < 0.005 else f"only {expected:.2f}"
    return f"in {plural(int(support), unit)}, of which {few} would lie on one side if nothing differed: no test"


def untested_last(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with a p-value, then those without, each in the order in which they stood.

    Parameters
    ----------
    table : pandas.DataFrame
        With a column `p`.

    Returns
    -------
    pandas.DataFrame
        With a new index, unless the index has a name.

    Examples
    --------
    >>> untested_last(pd.DataFrame({"term": ["a", "b"], "p": [None, 0.2]}))["term"].tolist()
    ['b', 'a']
    """
    order = np.argsort(table["p"].isna().to_numpy(), kind="stable")
    moved = table.iloc[order]
    return moved if table.index.name else moved.reset_index(drop=True)


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
