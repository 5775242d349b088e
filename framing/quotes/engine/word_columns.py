"""Columns of single words: lemma, word clusters, spelling, how often they were cues."""

from __future__ import annotations

from collections.abc import Callable

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


class _Spellings(WordForms):
    """Words with their spelling, and beside it what a vocabulary knows of them: one look-up for both."""

    def __init__(self, known: Callable[[str], list[int]]) -> None:
        super().__init__()
        self.columns = np.zeros((1024, 7), dtype=np.uint32)
        self._known = known

    def numbers(self, word: str) -> list[int]:
        return [*super().numbers(word), *self._known(word)]


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
        self._forms = _Spellings(self._numbers)

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
        places = {"word": LOWER, "shape": SHAPE, "suffix": SUFFIX3, "lemma": 4, "fine": 5, "coarse": 6}
        columns = {name: self._forms.columns[rows, place] for name, place in places.items()}
        columns["strength"] = self.strengths[self.kinds(columns["lemma"], tags)].astype(np.uint32)
        return columns

    @staticmethod
    def kinds(lemmas: Hashes, tags: npt.NDArray[np.uint8]) -> npt.NDArray[np.int32]:
        """Slots of lemma and word class in the table of strengths."""
        return mix(1, [np.ascontiguousarray(lemmas), _KIND[tags]], STRENGTH_BITS)

    def _numbers(self, word: str) -> list[int]:
        """Hash of the lemma, and the clusters."""
        low = word.lower()
        base = hash_text(lemma(low) if low.isalpha() and len(low) < 30 else low)
        name = np.uint32(hash_text("".join("0" if c.isdigit() else c for c in low)))
        place = int(np.searchsorted(self.words, name))
        found = place < len(self.words) and self.words[place] == name
        return [base, *(self.clusters[place].tolist() if found else (65535, 65535))]
