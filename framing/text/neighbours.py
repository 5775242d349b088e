"""Columns of numbers, one a token, with the values of the tokens before and behind."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.hashing import Hashes

__all__ = ["Frame"]

_PAD = 3
_BORDER = np.uint32(0xB07DE2)


class Frame:
    """Columns of numbers laid out with room between sentences, so that neighbours are slices.

    Parameters
    ----------
    sentence : ndarray of int, shape (n,)
        Number of the sentence of each token, never falling.
    """

    def __init__(self, sentence: npt.NDArray[np.integer]) -> None:
        self.at = np.arange(len(sentence), dtype=np.int64) + _PAD * (sentence.astype(np.int64) + 1)
        self.size = int(self.at[-1]) + _PAD + 1 if len(sentence) else 2 * _PAD

    def lay(self, column: Hashes) -> Hashes:
        """The column with a border value between sentences."""
        out = np.full(self.size, _BORDER, dtype=np.uint32)
        out[self.at] = column
        return out

    def near(self, laid: Hashes, offset: int) -> Hashes:
        """Value `offset` tokens on, for each token."""
        values: Hashes = laid[self.at + offset]
        return values
