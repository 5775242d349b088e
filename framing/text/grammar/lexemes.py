"""What the parser knows of a word before it reads the sentence: numbers for its spelling, worked out once a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from framing.text.background import normal_form
from framing.text.hashing import hash_text
from framing.text.wordforms import shape

__all__ = ["COLUMNS", "N_ENDS", "N_SHAPES", "Lexemes"]

#: Columns of :attr:`Lexemes.columns`: number in the vocabulary, of the own words, of the beginning, end, shape.
COLUMNS = ("vector", "own", "prefix", "suffix2", "suffix3", "shape")
N_ENDS = 4096
N_SHAPES = 256
_MOST = 40_000


class Lexemes:
    """Numbers of words.

    Parameters
    ----------
    vocabulary : mapping of str to int
        Normal form to row of the word vectors; other words get ``len(vocabulary)``.
    n_own : int
        The first `n_own` words of the vocabulary have a row of their own; others share the last one.

    Attributes
    ----------
    columns : ndarray of int32, shape (n_known, 6)
        See :data:`COLUMNS`.

    Examples
    --------
    >>> lexemes = Lexemes({"said": 0}, 1)
    >>> rows = lexemes.rows(["Said", "said", "saith"])
    >>> lexemes.columns[rows, 0].tolist()
    [0, 0, 1]
    """

    def __init__(self, vocabulary: Mapping[str, int], n_own: int) -> None:
        self._vocabulary, self._n_own = vocabulary, n_own
        self._row: dict[str, int] = {}
        self.columns: npt.NDArray[np.int32] = np.zeros((1024, len(COLUMNS)), dtype=np.int32)

    def __len__(self) -> int:
        return len(self._row)

    def rows(self, words: Sequence[str]) -> npt.NDArray[np.int32]:
        """Row of each word in :attr:`columns`; words not met before are added.

        Parameters
        ----------
        words : sequence of str

        Returns
        -------
        ndarray of int32, shape (n,)
        """
        get = self._row.get
        found = [get(word, -1) for word in words]
        if -1 in found:
            found = [self._add(word) if row < 0 else row for row, word in zip(found, words)]
        return np.array(found, dtype=np.int32)

    @property
    def full(self) -> bool:
        """Whether so many words are known that it is time to begin afresh: memory stays bounded."""
        return len(self._row) > _MOST

    def _add(self, word: str) -> int:
        row = self._row.get(word)
        if row is not None:
            return row
        row = self._row[word] = len(self._row)
        if row == len(self.columns):
            self.columns = np.concatenate([self.columns, np.zeros_like(self.columns)])
        form = normal_form(word)
        number = self._vocabulary.get(form, len(self._vocabulary))
        ends = (form[:3], "-" + form[-2:], "-" + form[-3:])
        self.columns[row] = [
            number,
            min(number, self._n_own),
            *(hash_text(end) % N_ENDS for end in ends),
            hash_text(shape(word)) % N_SHAPES,
        ]
        return row
