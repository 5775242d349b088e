"""What the parser knows of a word before it reads the sentence: numbers for its spelling, worked out once a word."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from framing.text.background import normal_form
from framing.text.hashing import hash_text
from framing.text.wordforms import NumberedWords, shape

__all__ = ["COLUMNS", "N_ENDS", "N_SHAPES", "Lexemes"]

#: Columns of :attr:`Lexemes.columns`: number in the vocabulary, of the own words, of the beginning, end, shape.
COLUMNS = ("vector", "own", "prefix", "suffix2", "suffix3", "shape")
N_ENDS = 4096
N_SHAPES = 256
_MOST = 40_000


class Lexemes(NumberedWords):
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
        super().__init__()
        self._vocabulary, self._n_own = vocabulary, n_own
        self.columns = np.zeros((1024, len(COLUMNS)), dtype=np.int32)

    @property
    def full(self) -> bool:
        """Whether so many words are known that it is time to begin afresh: memory stays bounded."""
        return len(self._row) > _MOST

    def numbers(self, word: str) -> list[int]:
        """Place of the normal form in the vocabulary, and hashes of its beginning, ends and shape."""
        form = normal_form(word)
        number = self._vocabulary.get(form, len(self._vocabulary))
        ends = [hash_text(end) % N_ENDS for end in (form[:3], "-" + form[-2:], "-" + form[-3:])]
        return [number, min(number, self._n_own), *ends, hash_text(shape(word)) % N_SHAPES]
