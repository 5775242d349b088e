"""What the spelling of a word says of it, as numbers, worked out once a word."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from framing.text.hashing import Hashes, hash_text

__all__ = ["LOWER", "SHAPE", "SUFFIX2", "SUFFIX3", "WordForms", "shape"]

#: Columns of :attr:`WordForms.columns`.
LOWER, SHAPE, SUFFIX2, SUFFIX3 = range(4)
_MOST = 200_000
_RUNS = re.compile(r"(.)\1+")


def shape(word: str) -> str:
    """Kinds of the characters of a word: capital, small, digit; runs are cut to two.

    Parameters
    ----------
    word : str

    Returns
    -------
    str

    Examples
    --------
    >>> shape("McCain"), shape("2016"), shape("U.S.-led")
    ('XxXxx', '00', 'X.X.-xx')
    """
    kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word[:24])
    return _RUNS.sub(r"\1\1", kinds) if len(kinds) > 1 else kinds


class WordForms:
    """Numbers for words: lower-case form, shape and ends.

    Attributes
    ----------
    columns : ndarray of uint32, shape (n_known, 4)

    Examples
    --------
    >>> forms = WordForms()
    >>> rows = forms.rows(["Said", "said"])
    >>> (forms.columns[rows[0]] == forms.columns[rows[1]]).tolist()
    [True, False, True, True]
    """

    def __init__(self) -> None:
        self._row: dict[str, int] = {}
        self.columns: Hashes = np.zeros((1024, 4), dtype=np.uint32)

    def rows(self, words: list[str]) -> npt.NDArray[np.int32]:
        """Row of each word in :attr:`columns`; words not seen before are added.

        Parameters
        ----------
        words : list of str

        Returns
        -------
        ndarray of int32, shape (n,)
        """
        if len(self._row) > _MOST:
            self._row.clear()  # bounded memory: begin afresh
        get = self._row.get
        found = [get(word, -1) for word in words]
        if -1 in found:
            found = [self._add(word) if row < 0 else row for row, word in zip(found, words)]
        return np.array(found, dtype=np.int32)

    def _add(self, word: str) -> int:
        row = self._row.get(word)
        if row is not None:
            return row
        row = self._row[word] = len(self._row)
        if row == len(self.columns):
            self.columns = np.concatenate([self.columns, np.zeros_like(self.columns)])
        low = word.lower()
        names = (low, shape(word), low[-2:], low[-3:])
        self.columns[row] = [hash_text(name) for name in names]
        return row
