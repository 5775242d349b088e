"""What the spelling of a word says of it, as numbers, worked out once a word."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.hashing import hash_text

__all__ = ["LOWER", "SHAPE", "SUFFIX2", "SUFFIX3", "NumberedWords", "WordForms", "shape"]

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


class NumberedWords(ABC):
    """Numbers for words, worked out once a word.

    Attributes
    ----------
    columns : ndarray, shape (n_known, n_columns)
    """

    columns: npt.NDArray[Any]

    def __init__(self) -> None:
        self._row: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._row)

    @abstractmethod
    def numbers(self, word: str) -> list[int]:
        """What stands in the columns of a word."""

    def rows(self, words: Sequence[str]) -> npt.NDArray[np.int32]:
        """Row of each word in :attr:`columns`; words not met before are added.

        Parameters
        ----------
        words : sequence of str

        Returns
        -------
        ndarray of int32, shape (n,)
        """
        found = list(map(self._row.get, words, repeat(-1)))
        if -1 in found:
            found = [self._add(word) if row < 0 else row for row, word in zip(found, words)]
        return np.array(found, dtype=np.int32)

    def _add(self, word: str) -> int:
        row = self._row.setdefault(word, len(self._row))
        if row == len(self.columns):
            self.columns = np.concatenate([self.columns, np.zeros_like(self.columns)])
        self.columns[row] = self.numbers(word)
        return row


class WordForms(NumberedWords):
    """Numbers for words: lower-case form, shape and ends.

    Examples
    --------
    >>> forms = WordForms()
    >>> rows = forms.rows(["Said", "said"])
    >>> (forms.columns[rows[0]] == forms.columns[rows[1]]).tolist()
    [True, False, True, True]
    """

    def __init__(self) -> None:
        super().__init__()
        self.columns = np.zeros((1024, 4), dtype=np.uint32)

    def rows(self, words: Sequence[str]) -> npt.NDArray[np.int32]:
        """Row of each word; with too many words known it begins afresh, so that memory stays bounded."""
        if len(self._row) > _MOST:
            self._row.clear()
        return super().rows(words)

    def numbers(self, word: str) -> list[int]:
        """Hashes of the lower-case form, the shape, and the last two and three letters."""
        low = word.lower()
        return [hash_text(name) for name in (low, shape(word), low[-2:], low[-3:])]
