"""Hits counted: rows of the table of hits enter, a matrix with one column a frame or term leaves.

Whoever counts framing terms by quote, sentence, text or actor counts here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.lexicons import Lexicon

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["count_matrix", "names_of_hits", "names_of_lexicons"]


def names_of_lexicons(lexicons: Sequence[Lexicon], by: str) -> list[str]:
    """Columns for all that some lexicons can find.

    Parameters
    ----------
    lexicons : sequence of Lexicon
    by : {"frame", "term"}

    Returns
    -------
    list of str
        Sorted: ``frame``, or ``lexicon:term``.

    Examples
    --------
    >>> from framing.lexicons import Entry
    >>> lexicon = Lexicon("m", "1.0.0", (Entry("raid", "raid", "war"), Entry("siege", "siege", "war")))
    >>> names_of_lexicons([lexicon], "frame"), names_of_lexicons([lexicon], "term")
    (['war'], ['m:raid', 'm:siege'])
    """
    if by == "frame":
        return sorted({entry.frame for lexicon in lexicons for entry in lexicon})
    return sorted({f"{lexicon.id}:{entry.id}" for lexicon in lexicons for entry in lexicon})


def names_of_hits(hits: pd.DataFrame, by: str) -> list[str]:
    """Column in which each hit counts.

    Parameters
    ----------
    hits : DataFrame
        With frame, or with lexicon and term_id.
    by : {"frame", "term"}

    Returns
    -------
    list of str
        In the order of the rows, as :func:`names_of_lexicons` writes them.

    Examples
    --------
    >>> names_of_hits(pd.DataFrame({"lexicon": ["m"], "term_id": ["raid"]}), "term")
    ['m:raid']
    """
    if by == "frame":
        return [str(frame) for frame in hits["frame"]]
    return [f"{lexicon}:{term}" for lexicon, term in zip(hits["lexicon"], hits["term_id"])]


def count_matrix(
    rows: Sequence[int] | npt.NDArray[Any],
    names: Sequence[str],
    n_rows: int,
    columns: Sequence[str],
    weights: Any = None,
) -> csr_matrix:
    """How often each name stands in each row.

    Parameters
    ----------
    rows : array_like of int
        Row of each thing that is counted.
    names : sequence of str
        Its column; what no column is for is left out.
    n_rows : int
    columns : sequence of str
    weights : array_like, optional
        Summed in the place of ones.

    Returns
    -------
    csr_matrix of float64, shape (n_rows, len(columns))

    Examples
    --------
    >>> count_matrix([0, 0, 1], ["war", "war", "peace"], 2, ["peace", "war"]).toarray().tolist()
    [[0.0, 2.0], [1.0, 0.0]]
    """
    from scipy.sparse import csr_matrix

    place = {name: number for number, name in enumerate(columns)}
    places = np.array([place.get(name, -1) for name in names], dtype=np.int64)
    keep = places >= 0
    ones = np.ones(len(places)) if weights is None else np.asarray(weights, dtype=np.float64)
    cells = (ones[keep], (np.asarray(rows, dtype=np.int64)[keep], places[keep]))
    return csr_matrix(cells, shape=(n_rows, len(columns)), dtype=np.float64)
