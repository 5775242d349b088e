"""The design of a comparison: rows of counts with their groups, strata and clusters in, units of inference out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.options import Inference
from framing.compare.inference.require_columns import labels
from framing.stats import Draws

__all__ = ["Design", "Units", "merge_clusters"]


@dataclass(frozen=True, eq=False)
class Units:
    """Units of inference, each made of one row of counts or of several.

    Attributes
    ----------
    speaks : ndarray of bool, shape (n_rows,)
        Rows that belong to a unit.
    groups : ndarray, shape (n_units,)
    strata : ndarray of str, shape (n_units,), or None
    articles : ndarray of int, shape (n_units,)
        Rows that each unit is made of.
    code : scipy.sparse.csr_array, shape (n_units, n_speaking_rows), or None
        Adds up the rows of each unit; None where each row is a unit.
    """

    speaks: npt.NDArray[np.bool_]
    groups: npt.NDArray[Any]
    strata: npt.NDArray[Any] | None
    articles: npt.NDArray[np.int64]
    code: Any = None

    def add_up(self, rows: Any) -> Any:
        """Counts or sizes of the rows, added up by unit."""
        kept = rows[self.speaks]
        return kept if self.code is None else self.code @ kept


@dataclass(frozen=True, eq=False)
class Design:
    """What is compared with what.

    Attributes
    ----------
    rows : pandas.Index
        Articles, or what one actor says in one article: the rows of the counts.
    groups : sequence, length n_rows
        Group of each row; None: of no group, and in nobody's rest.
    names : sequence
        The groups in the order of the result.
    how : Inference
    strata : sequence, length n_rows, optional
        Rows change places only within a stratum.
    clusters : sequence, length n_rows, optional
        Rows of one group with the same value are one unit; None is a unit of its own.
    draws : Draws
        What is drawn of the units, for all tests and intervals that ask for the same.
    """

    rows: pd.Index[Any]
    groups: Sequence[Any]
    names: Sequence[Any]
    how: Inference
    strata: Sequence[Any] | None = None
    clusters: Sequence[Any] | None = None
    draws: Draws = field(default_factory=Draws)

    @classmethod
    def of(
        cls,
        how: Inference,
        group_of: Mapping[Any, Any],
        names: Sequence[Any],
        articles: pd.DataFrame | None,
        article_ids: Iterable[Any] | None = None,
        draws: Draws | None = None,
    ) -> Design:
        """The design that the options ask for.

        Parameters
        ----------
        how : Inference
            Its strata and unit are columns of `articles`, or "article".
        group_of : mapping of row to group
        names : sequence
        articles : pandas.DataFrame, optional
            Needed for the columns.
        article_ids : iterable, optional
            Article of each row, where a row is not an article.
        draws : Draws, optional
            Those of another design that asks for the same.

        Returns
        -------
        Design

        Raises
        ------
        ValueError
            If a column is not there, or empty.

        Examples
        --------
        >>> articles = pd.DataFrame({"article_id": ["b", "a"], "event": ["x", None]})
        >>> Design.of(Inference(unit="event"), {"a": "Post", "b": "Sun"}, ["Post", "Sun"], articles).clusters
        [None, 'x']
        """
        ids = list(group_of if article_ids is None else article_ids)
        strata, clusters = (_column(name, getattr(how, name), articles, ids) for name in ("strata", "unit"))
        rows, groups = pd.Index(list(group_of)), list(group_of.values())
        return cls(rows, groups, names, how, strata, clusters, draws or Draws())

    def units(self, speaks: npt.NDArray[np.bool_]) -> Units:
        """Units of inference.

        Parameters
        ----------
        speaks : ndarray of bool, shape (n_rows,)
            Rows that have something to say; those of no group are left out, too.

        Returns
        -------
        Units
        """
        groups: npt.NDArray[Any] = np.asarray(self.groups, dtype=object)
        speaks = speaks & np.array([name is not None for name in groups], dtype=bool)
        groups = groups[speaks]
        strata = None if self.strata is None else np.asarray(self.strata, dtype=object)[speaks].astype(str)
        if self.clusters is None:
            return Units(speaks, groups, strata, np.ones(len(groups), dtype=np.int64))
        code, first = merge_clusters(groups, np.asarray(self.clusters, dtype=object)[speaks], strata)
        articles = np.asarray(code.sum(axis=1)).ravel().astype(np.int64)
        return Units(speaks, groups[first], None if strata is None else strata[first], articles, code)


def _column(option: str, column: str | None, articles: pd.DataFrame | None, ids: list[Any]) -> list[Any] | None:
    """Values of a column of the articles, article by article."""
    if column is None or column == "article":
        return None
    if articles is None or column not in articles or articles[column].isna().all():
        wrong = "pass articles=" if articles is None else f"they have only {list(articles.columns)}"
        wrong = "it is empty" if articles is not None and column in articles else wrong
        raise ValueError(f"{option}={column!r} needs a column {column!r} of the articles with values in it: {wrong}")
    return labels(articles.set_index("article_id")[column].reindex(ids))


def merge_clusters(
    groups: npt.NDArray[Any], clusters: npt.NDArray[Any], strata: npt.NDArray[Any] | None = None
) -> tuple[Any, npt.NDArray[np.int64]]:
    """Matrix that adds up the articles of one unit, and the first article of each unit.

    Parameters
    ----------
    groups, clusters : ndarray, shape (n_articles,)
        A unit is what has both in common; an article without a cluster is one of its own.
    strata : ndarray, shape (n_articles,), optional
        No unit reaches over two of them.

    Returns
    -------
    matrix : scipy.sparse.csr_array, shape (n_units, n_articles)
    first : ndarray, shape (n_units,)

    Examples
    --------
    >>> matrix, first = merge_clusters(np.array(["P", "P", "S"]), np.array(["x", "x", "x"]))
    >>> matrix.toarray().tolist(), first.tolist()
    ([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]], [0, 2])
    """
    from scipy import sparse

    place: dict[tuple[str, ...], int] = {}
    first, codes = [], []
    for number, (group, cluster) in enumerate(zip(groups, clusters)):
        own = ("article", str(number)) if cluster is None else ("cluster", str(cluster))
        key = (str(group), *own, "" if strata is None else str(strata[number]))
        if key not in place:
            place[key] = len(place)
            first.append(number)
        codes.append(place[key])
    cells = (np.ones(len(codes)), (codes, range(len(codes))))
    return sparse.csr_array(cells, shape=(len(place), len(codes))), np.array(first, dtype=np.int64)
