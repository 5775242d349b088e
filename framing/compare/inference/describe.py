"""Counts of what too few units hold for a test or an interval, of many things at once: the names of each actor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counted_once import Texts
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import Found
from framing.compare.inference.options import Inference
from framing.compare.inference.support import too_few_units
from framing.stats import MIN_SUPPORT

__all__ = ["described", "often_enough", "worth_a_row"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Of what a group does not have there is a row where so much of it was to be expected.
_WORTH = 0.1


def worth_a_row(totals: npt.ArrayLike, expected_of: Floats) -> npt.NDArray[np.bool_]:
    """In which groups the lack of a thing is worth a row: where a tenth of one or more was to be expected.

    Of a hundred groups, ninety-nine lack whatever occurs once. With all these rows a table grows with the number of
    things times that of groups; with those that are worth it, with the number of things alone.

    Parameters
    ----------
    totals : array_like of float, shape (n_things,)
        How often each occurs in all groups together.
    expected_of : ndarray of float, shape (n_names,)
        Share of each group in all articles.

    Returns
    -------
    ndarray of bool, shape (n_things, n_names)

    Examples
    --------
    >>> worth_a_row([1, 20], np.array([0.5, 0.01])).tolist()
    [[True, False], [True, True]]
    """
    found: npt.NDArray[np.bool_] = np.multiply.outer(np.asarray(totals, dtype=float), expected_of) >= _WORTH
    return found


def often_enough(rows: pd.DataFrame, part: str, how: Inference) -> pd.Series[Any]:
    """Which rows are of a part that so many articles hold that something of it may be tested.

    Parameters
    ----------
    rows : pandas.DataFrame
        With a column article_id.
    part : str
        The column of the parts.
    how : Inference
        Where units are more than articles, parts of texts that several print are no matter of counting alone.

    Returns
    -------
    pandas.Series of bool
    """
    support = rows.groupby(part)["article_id"].nunique()
    often = support >= MIN_SUPPORT
    if isinstance(how.copies, Texts) and how.unit != "article":
        often |= rows["article_id"].astype(str).isin(list(how.copies.text_of)).groupby(rows[part]).any()
    return rows[part].isin(support.index[often])


def described(
    rows: pd.DataFrame,
    columns: Sequence[str],
    names: Sequence[Any],
    how: Inference,
    articles: pd.DataFrame | None,
    *,
    expected_of: Floats | None = None,
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
    expected_of : ndarray of float, shape (n_names,), optional
        Share of each group in all articles: also what a group does not have, where :func:`worth_a_row` says so.

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
    total, in_articles, in_units = np.bincount(cell, minlength=known), _distinct(cell, article, known), _distinct(
        cell, unit, known)  # fmt: skip
    others = _distinct(place, unit, len(part[1])).repeat(width) - _only(place, unit, asked, width, known)
    every_one = np.bincount(place, minlength=len(part[1]))
    counts = np.bincount(value * width + asked, minlength=len(told) * width).reshape(len(told), width)
    shown = counts > 0
    if expected_of is not None:
        shown[:, 1:] |= worth_a_row(every_one[whose], expected_of)
    v, g = np.nonzero(shown)
    v, g = v[g > 0], g[g > 0]
    order = np.lexsort((v, g, whose[v]))
    v, g = v[order], g[order]
    at, n, own = whose[v] * width + g, counts[v, g], whose[v]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(total[at] > 0, n / total[at], np.nan)
        rest = every_one[own] - total[at]
        effect = rate - np.where(rest > 0, (counts.sum(axis=1)[v] - n) / rest, np.nan)

    @cache
    def note(units: int, others: int, group: int) -> str:
        few = "only one group: description only" if len(names) < 2 else ""
        return few or too_few_units(units, others, f"in {names[group - 1]}", how.unit)

    about = zip(in_units[at].tolist(), others[at].tolist(), g.tolist())
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
    """Number of the article of each row, and of its unit: what a group has with one cluster, or those with one text."""
    article, ids = pd.factorize(rows["article_id"])
    design = Design.of(how, dict.fromkeys(ids), names, articles, ids)
    strata, groups = design.strata or [None] * len(ids), pd.factorize(group)[0].astype(np.int64)
    unit = _numbers(design.clusters or [None] * len(ids), strata)[article]
    unit = groups * (int(unit.max(initial=0)) + 1) + unit
    if design.texts is not None:  # which join articles of several groups
        texts = _numbers(design.texts, strata)
        shared = np.array([text is not None for text in design.texts])[article]
        unit = np.where(shared, texts[article], unit + len(ids))
    return article.astype(np.int64), unit


def _numbers(names: Sequence[Any], strata: Sequence[Any]) -> Ints:
    """The same number for what has one name in one stratum; what has none has a number of its own."""
    keys = [(place,) if name is None else (name, stratum) for place, (name, stratum) in enumerate(zip(names, strata))]
    return pd.factorize(pd.Index(keys, tupleize_cols=False))[0].astype(np.int64)


def _distinct(cells: Ints, labels: Ints, known: int) -> Ints:
    """How many labels there are in each cell."""
    width = int(labels.max(initial=0)) + 1
    return np.bincount(np.unique(cells * width + labels) // width, minlength=known)


def _only(place: Ints, labels: Ints, asked: Ints, width: int, known: int) -> Ints:
    """How many labels of each part there are in one group alone."""
    wide = int(labels.max(initial=0)) + 1
    pairs = np.unique((place * wide + labels) * width + asked)
    first, times = np.unique(pairs // width, return_index=True, return_counts=True)[1:]
    alone = pairs[first[times == 1]]
    return np.bincount((alone // width // wide) * width + alone % width, minlength=known)
