"""Named features as columns of a sparse matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["frequent_names", "word_matrix"]


def frequent_names(rows: Sequence[dict[str, float]], least: int) -> list[str]:
    """Names that occur in so many rows, sorted.

    Parameters
    ----------
    rows : sequence of dict of str to float
    least : int

    Returns
    -------
    list of str

    Examples
    --------
    >>> frequent_names([{"a": 1.0, "b": 0.5}, {"a": 1.0}], 2)
    ['a']
    """
    counts = Counter(name for row in rows for name in row)
    return sorted(name for name, n in counts.items() if n >= least)


def word_matrix(rows: Sequence[dict[str, float]], columns: dict[str, int]) -> Any:
    """Values of the rows in their columns, each row of length 1.

    Parameters
    ----------
    rows : sequence of dict of str to float
    columns : dict of str to int
        Names without a column are left out.

    Returns
    -------
    scipy.sparse.csr_matrix of float32, shape (n_rows, n_columns)

    Examples
    --------
    >>> word_matrix([{"a": 3.0, "b": 4.0, "c": 9.0}, {}], {"a": 0, "b": 1}).toarray().round(1).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    from scipy import sparse

    values, places, ends = [], [], [0]
    for row in rows:
        held = [(columns[name], value) for name, value in row.items() if name in columns]
        length = sum(value * value for _, value in held) ** 0.5
        places += [place for place, _ in held]
        values += [value / length for _, value in held]
        ends.append(len(places))
    shape = len(rows), len(columns)
    return sparse.csr_matrix((np.array(values, dtype=np.float32), np.array(places, dtype=np.int32), ends), shape=shape)
