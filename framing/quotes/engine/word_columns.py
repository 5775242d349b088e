"""Columns of single words: lemma, word clusters, spelling, how often they were cues."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text import lemma
from framing.text.hashing import Hashes, hash_text, mix
from framing.text.tags import TAGS
from framing.text.wordforms import LOWER, SHAPE, SUFFIX3, WordForms

__all__ = ["STRENGTH_BITS", "Vocabulary"]

#: Cue strengths stand in a table of ``2**STRENGTH_BITS`` slots.
STRENGTH_BITS = 16
_KIND = np.array([ord(tag[0]) if tag[0] in "NVJRI" else 0 for tag in TAGS] + [0] * (256 - len(TAGS)), dtype=np.uint32)


class Vocabulary:
    """Numbers for words.

    Parameters
    ----------
    words : ndarray of uint32, shape (k,)
        Hashes of the words that have clusters, ascending.
    clusters : ndarray of uint16, shape (k, 2)
        Fine and coarse cluster of each.
    strengths : ndarray of uint8, shape (2**STRENGTH_BITS,)
        How often lemma and word class were cues, in steps.

    Examples
    --------
    >>> import numpy as np
    >>> empty = Vocabulary(np.zeros(0, np.uint32), np.zeros((0, 2), np.uint16), np.zeros(1 << STRENGTH_BITS, np.uint8))
    >>> sorted(empty.columns(["Said"], np.zeros(1, np.uint8)))
    ['coarse', 'fine', 'lemma', 'shape', 'strength', 'suffix', 'word']
    """

    def __init__(
        self, words: npt.NDArray[np.uint32], clusters: npt.NDArray[np.uint16], strengths: npt.NDArray[np.uint8]
    ) -> None:
        self.words, self.clusters, self.strengths = words, clusters, strengths
        self._forms = WordForms()
        self._own: dict[str, int] = {}
        self._columns: Hashes = np.zeros((1024, 3), dtype=np.uint32)

    def columns(self, words: list[str], tags: npt.NDArray[np.uint8]) -> dict[str, Hashes]:
        """Columns for a run of tokens.

        Parameters
        ----------
        words : list of str
        tags : ndarray of uint8, shape (n,)

        Returns
        -------
        dict of str to ndarray of uint32, shape (n,)
        """
        rows = self._forms.rows(words)
        spelled = self._forms.columns[rows]
        looked_up = self._look_up(words)
        kinds = self.kinds(looked_up[:, 0], tags)
        return {
            "word": np.ascontiguousarray(spelled[:, LOWER]),
            "shape": np.ascontiguousarray(spelled[:, SHAPE]),
            "suffix": np.ascontiguousarray(spelled[:, SUFFIX3]),
            "lemma": np.ascontiguousarray(looked_up[:, 0]),
            "fine": np.ascontiguousarray(looked_up[:, 1]),
            "coarse": np.ascontiguousarray(looked_up[:, 2]),
            "strength": self.strengths[kinds].astype(np.uint32),
        }

    @staticmethod
    def kinds(lemmas: Hashes, tags: npt.NDArray[np.uint8]) -> npt.NDArray[np.int32]:
        """Slots of lemma and word class in the table of strengths."""
        return mix(1, [np.ascontiguousarray(lemmas), _KIND[tags]], STRENGTH_BITS)

    def _look_up(self, words: list[str]) -> Hashes:
        if len(self._own) > 200_000:
            self._own.clear()
        get = self._own.get
        rows = [get(word, -1) for word in words]
        if -1 in rows:
            rows = [self._add(word) if row < 0 else row for row, word in zip(rows, words)]
        return self._columns[np.array(rows, dtype=np.int64)]

    def _add(self, word: str) -> int:
        row = self._own.get(word)
        if row is not None:
            return row
        row = self._own[word] = len(self._own)
        if row == len(self._columns):
            self._columns = np.concatenate([self._columns, np.zeros_like(self._columns)])
        low = word.lower()
        base = hash_text(lemma(low) if low.isalpha() and len(low) < 30 else low)
        name = np.uint32(hash_text("".join("0" if c.isdigit() else c for c in low)))
        place = int(np.searchsorted(self.words, name))
        found = place < len(self.words) and self.words[place] == name
        self._columns[row] = (base, *(self.clusters[place].tolist() if found else (65535, 65535)))
        return row
