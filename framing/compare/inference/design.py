"""The design of a comparison: rows of counts with their groups, strata and clusters in, units of inference out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.copies.wire_marks import is_agency
from framing.compare.inference.counted_once import Texts, texts_of_copies
from framing.compare.inference.counting import JOIN
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
    texts : scipy.sparse.csr_array, shape (n_units, n_texts), or None
        Which units print which text that another unit prints, too; None where none does.
    """

    speaks: npt.NDArray[np.bool_]
    groups: npt.NDArray[Any]
    strata: npt.NDArray[Any] | None
    articles: npt.NDArray[np.int64]
    code: Any = None
    texts: Any = None

    def against(self, inside: npt.NDArray[np.bool_]) -> Any:
        """What adds up units of the rest of a group that print one text, as (matrix, first unit of each).

        Parameters
        ----------
        inside : ndarray of bool, shape (n_units,)
            The units of the group, which stay as they are.

        Returns
        -------
        tuple or None
            None where no two units of the rest do.
        """
        return None if self.texts is None else _joined(self.texts, ~inside)

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
    texts : sequence, length n_rows, optional
        Rows with the same value print one text: on one side of a comparison they are one unit.
    draws : Draws
        What is drawn of the units, for all tests and intervals that ask for the same.
    """

    rows: pd.Index[Any]
    groups: Sequence[Any]
    names: Sequence[Any]
    how: Inference
    strata: Sequence[Any] | None = None
    clusters: Sequence[Any] | None = None
    texts: Sequence[Any] | None = None
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
        texts: list[Any] | None = how.copies.of(ids) if isinstance(how.copies, Texts) else None
        if texts is not None and ids != list(group_of):  # rows are what one actor says in a text
            texts = [None if text is None else f"{text}{JOIN}{group}" for text, group in zip(texts, group_of.values())]
        rows, groups = pd.Index(list(group_of)), list(group_of.values())
        return cls(rows, groups, names, how, strata, clusters, texts, draws or Draws())

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
        every: npt.NDArray[Any] = np.full(len(speaks), None, dtype=object)
        clusters, texts = (
            every[speaks] if own is None else np.asarray(own, dtype=object)[speaks]
            for own in (self.clusters, self.texts)
        )
        printed = None
        if self.texts is not None:
            printed = _who_prints(zip(texts) if strata is None else zip(texts, strata))
        if self.clusters is None and printed is None:
            return Units(speaks, groups, strata, np.ones(len(groups), dtype=np.int64))
        code, first = merge_clusters(groups, clusters, strata)
        if printed is not None:
            once = _who_prints(zip(texts, groups) if strata is None else zip(texts, strata, groups))
            joined = None if once is None else _joined(code @ once)
            if joined is not None:
                code, first = joined[0] @ code, first[joined[1]]
            printed = code @ printed
        articles = np.asarray(code.sum(axis=1)).ravel().astype(np.int64)
        return Units(speaks, groups[first], None if strata is None else strata[first], articles, code, printed)


def _who_prints(keys: Iterable[tuple[Any, ...]]) -> Any:
    """Rows by texts: which row prints which text of several, as a sparse matrix; None where no text has several.

    A key is the text and what keeps it apart, such as the stratum; rows of no text have None there.
    """
    from scipy import sparse

    rows, told = [], []
    n = 0
    for n, key in enumerate(keys, 1):
        if key[0] is not None:
            rows.append(n - 1)
            told.append(key)
    number = {key: place for place, key in enumerate(dict.fromkeys(told))}
    if len(number) == len(told):
        return None
    return sparse.csr_array((np.ones(len(rows)), (rows, [number[key] for key in told])), shape=(n, len(number)))


def _joined(prints: Any, which: npt.NDArray[np.bool_] | None = None) -> tuple[Any, npt.NDArray[np.int64]] | None:
    """Add up units that print one text: the matrix that does, and the first unit of each; None where none do.

    Parameters
    ----------
    prints : scipy.sparse.csr_array, shape (n_units, n_texts)
    which : ndarray of bool, shape (n_units,), optional
        Only these; the others stay as they are.

    Returns
    -------
    (matrix, first) or None
    """
    from scipy import sparse

    if which is not None:
        prints = sparse.csr_array(prints.multiply(which[:, None]))
    code = _components(prints)
    first = np.unique(code, return_index=True)[1]
    if len(first) == len(code):
        return None
    cells = (np.ones(len(code)), (code, np.arange(len(code))))
    return sparse.csr_array(cells, shape=(len(first), len(code))), first


def _components(prints: Any) -> npt.NDArray[np.int64]:
    """Number of the unit that each row belongs to, in the order of the first rows, where a common column joins rows."""
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    joined = (prints @ prints.T).tocoo()
    rows, columns = joined.row.astype(np.int32), joined.col.astype(np.int32)  # old versions of scipy join no others
    joined = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=joined.shape)
    found = connected_components(joined, directed=False)[1]
    return pd.factorize(found)[0].astype(np.int64)


def _column(option: str, column: str | None, articles: pd.DataFrame | None, ids: list[Any]) -> list[Any] | None:
    """Values of a column of the articles, article by article."""
    if column is None or column == "article":
        return None
    if articles is None or column not in articles or articles[column].isna().all():
        wrong = "pass articles=" if articles is None else f"they have only {list(articles.columns)}"
        wrong = "it is empty" if articles is not None and column in articles else wrong
        wrong += "; framing.find_copies(articles) fills it" * (column == "wire" and articles is not None)
        raise ValueError(f"{option}={column!r} needs a column {column!r} of the articles with values in it: {wrong}")
    own = articles.set_index("article_id")
    values = labels(own[column].reindex(ids))
    if option != "unit" or column != "wire":
        return list(values)
    # An agency is no unit: its texts are. Another value is the name of a text.
    texts = texts_of_copies(articles)
    names = [str(name) for name in labels(ids)]
    return [texts.get(name) if value and is_agency(value) else value for name, value in zip(names, values)]


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
