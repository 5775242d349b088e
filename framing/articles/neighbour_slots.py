"""Features that many rows have, cut so that each row meets only its neighbours through them.

Two rows of a table of features meet where they share a column. Through a column that all have, each meets each, and the
work grows with the square of the rows. Cut into slots, it grows with the rows.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

__all__ = ["neighbour_slots"]


def neighbour_slots(rows: sparse.csr_array, width: int) -> sparse.csr_array:
    """Cut each column into slots of rows that follow one another.

    Parameters
    ----------
    rows : csr_array, shape (n, m)
    width : int
        Rows of a slot. Each row stands in two that overlap by half, where the column has more than `width`.

    Returns
    -------
    csr_array, shape (n, n_slots)
        The same values. Two rows of one column share a slot if fewer than `width` / 2 rows that have it are between.

    Examples
    --------
    >>> slots = neighbour_slots(sparse.csr_array(np.ones((6, 1))), 2)
    >>> (slots @ slots.T).toarray().astype(bool).sum(axis=1).tolist()
    [2, 3, 3, 3, 3, 2]
    """
    by_column = rows.T.tocsr()
    half = max(width // 2, 1)
    count = np.diff(by_column.indptr)
    column = np.repeat(np.arange(by_column.shape[0], dtype=np.int64), count)
    place = np.arange(len(column)) - by_column.indptr[column]
    many = count[column] > width
    slot = np.where(many, place // half, 0)
    entry = np.concatenate([np.arange(len(column)), np.flatnonzero(many)])
    key = column[entry] * (len(column) + 2) + np.concatenate([slot, slot[many] + 1])
    names, at = np.unique(key, return_inverse=True)
    made = sparse.coo_array(
        (by_column.data[entry], (by_column.indices[entry], at)), shape=(rows.shape[0], len(names) or 1)
    )
    return made.tocsr()
