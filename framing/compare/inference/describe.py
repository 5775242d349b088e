"""Counts of what too few units hold for a test or an interval, of many things at once: the names of each actor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import Found
from framing.compare.inference.options import Inference
from framing.compare.inference.support import too_few_units, why_untested
from framing.stats import MIN_SUPPORT

__all__ = ["described", "often_enough"]

Ints = npt.NDArray[np.int64]


def often_enough(rows: pd.DataFrame, part: str) -> pd.Series[Any]:
    """Which rows are of a part that so many articles hold that something of it may be tested.

    Parameters
    ----------
    rows : pandas.DataFrame
        With a column article_id.
    part : str
        The column of the parts.

    Returns
    -------
    pandas.Series of bool
    """
    support = rows.groupby(part)["article_id"].nunique()
    return rows[part].isin(support.index[support >= MIN_SUPPORT])


def described(
    rows: pd.DataFrame,
    columns: Sequence[str],
    names: Sequence[Any],
    how: Inference,
    articles: pd.DataFrame | None,
    *,
    every: bool = False,
) -> Found:
    """Shares of values within each part, group by group, as :func:`compare_groups` has them of one part.

    Parameters
    ----------
    rows : pandas.DataFrame
        Column article_id, and those named; no nulls. No part is in more than seven articles.
    columns : sequence of str
        The columns of the part, of the group and of the value.
    names : sequence
        The groups that are told of; the others are in the rest.
    how : Inference
    articles : pandas.DataFrame, optional
        With the columns that `how` asks for.
    every : bool
        Also what a group does not have.

    Returns
    -------
    mapping of str to ndarray
        Part by part, group by group, value by value: part, group, value, n, n_articles, n_units, total, rate, effect,
        note.

    Examples
    --------
    >>> rows = pd.DataFrame({"article_id": ["a", "a", "b"], "who": "LEE", "outlet": ["Post", "Post", "Sun"],
    ...                      "name": ["Lee", "boss", "Lee"]})
    >>> found = described(rows, ["who", "outlet", "name"], ["Post", "Sun"], Inference(), None)
    >>> found["value"].tolist(), found["rate"].tolist(), found["effect"].tolist()
    (['Lee', 'boss', 'Lee'], [0.5, 0.5, 1.0], [-0.5, 0.5, 0.5])
    """
    part, kinds = (pd.factorize(rows[column], sort=True) for column in (columns[0], columns[2]))
    place = part[0].astype(np.int64)
    told, value = np.unique(place * len(kinds[1]) + kinds[0], return_inverse=True)
    whose, which = np.divmod(told, max(len(kinds[1]), 1))
    # What an article says of a part is in one group, though its rows name several.
    group = rows.groupby([columns[0], "article_id"], sort=False)[columns[1]].transform("last")
    asked = pd.Index(list(names), dtype=object).get_indexer(pd.Index(group, dtype=object)).astype(np.int64) + 1
    article, unit = _units(rows, group, names, how, articles)
    width = len(names) + 1  # the first is for all other groups
    cell, known = place * width + asked, len(part[1]) * width
    total, in_articles = np.bincount(cell, minlength=known), _distinct(cell, article, known)
    in_units, units = _distinct(cell, unit, known), _distinct(place, unit, len(part[1]))
    every_one, held = np.bincount(place, minlength=len(part[1])), _distinct(value, unit, len(told))
    counts = np.bincount(value * width + asked, minlength=len(told) * width).reshape(len(told), width)
    v, g = np.nonzero(np.ones_like(counts) if every else counts)
    v, g = v[g > 0], g[g > 0]
    order = np.lexsort((v, g, whose[v]))
    v, g = v[order], g[order]
    at, n, own = whose[v] * width + g, counts[v, g], whose[v]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(total[at] > 0, n / total[at], np.nan)
        rest = every_one[own] - total[at]
        effect = rate - np.where(rest > 0, (counts.sum(axis=1)[v] - n) / rest, np.nan)

    @cache
    def note(units: int, others: int, group: int, held: int) -> str:
        few = "only one group: description only" if len(names) < 2 else ""
        few = few or too_few_units(units, others, f"in {names[group - 1]}", how.unit)
        return few or why_untested(float("nan"), held, 0.0, how.unit)

    about = zip(in_units[at].tolist(), (units[own] - in_units[at]).tolist(), g.tolist(), held[v].tolist())
    labels = np.array([None, *names], dtype=object)
    return {
        "part": np.asarray(part[1], dtype=object)[own], "group": labels[g],
        "value": np.asarray(kinds[1], dtype=object)[which[v]], "n": n, "n_articles": in_articles[at],
        "n_units": in_units[at], "total": total[at], "rate": rate, "effect": effect,
        "note": np.array([note(*each) for each in about], dtype=object),
    }  # fmt: skip


def _units(
    rows: pd.DataFrame, group: pd.Series[Any], names: Sequence[Any], how: Inference, articles: pd.DataFrame | None
) -> tuple[Ints, Ints]:
    """Number of the article of each row, and of its unit: what a group has with one cluster."""
    article, ids = pd.factorize(rows["article_id"])
    design = Design.of(how, dict.fromkeys(ids), names, articles, ids)
    unit = article.astype(np.int64)
    if design.clusters is not None:
        strata = design.strata or [None] * len(ids)
        own = [("", number) if c is None else (c, s) for number, (c, s) in enumerate(zip(design.clusters, strata))]
        place = {key: number for number, key in enumerate(dict.fromkeys(own))}
        unit = np.array([place[key] for key in own], dtype=np.int64)[article]
    groups = pd.factorize(group)[0].astype(np.int64)
    return article.astype(np.int64), groups * (int(unit.max(initial=0)) + 1) + unit


def _distinct(cells: Ints, labels: Ints, known: int) -> Ints:
    """How many labels there are in each cell."""
    width = int(labels.max(initial=0)) + 1
    return np.bincount(np.unique(cells * width + labels) // width, minlength=known)
