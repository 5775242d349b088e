"""Documents as columns of numbers: one row a token, all documents below one another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.word_columns import Vocabulary
from framing.text import Document
from framing.text.hashing import Hashes
from framing.text.neighbours import Frame
from framing.text.tags import TAGS

__all__ = ["NOMINAL", "NOUN", "VERB", "Flags", "Ints", "Sheet", "is_tag"]

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NONE = np.uint32(0x5EED)

NOUN = ("NN", "NNS", "NNP", "NNPS")
NOMINAL = (*NOUN, "PRP", "WP", "EX")
VERB = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
#: States of a token toward quotation marks.
OUTSIDE, DOUBLE, SINGLE, OPENS, CLOSES = range(5)


def is_tag(tags: npt.NDArray[np.uint8], names: Sequence[str]) -> Flags:
    """Whether each tag is one of `names`."""
    table = np.zeros(256, dtype=np.bool_)
    table[[TAGS.index(name) for name in names]] = True
    found: Flags = table[tags]
    return found


class Sheet:
    """Documents as columns.

    Parameters
    ----------
    documents : sequence of Document
        At least one of them with tokens.
    vocabulary : Vocabulary

    Attributes
    ----------
    first : ndarray of int64, shape (n_documents + 1,)
        Row of each document's first token.
    document, sentence, paragraph : ndarray of int64, shape (n,)
        Numbers that never fall and differ between documents.
    tag : ndarray of uint8, shape (n,)
    quote : ndarray of int64, shape (n,)
        Number of the outer quotation that holds the token, -1 for none.
    state : ndarray of uint8, shape (n,)
        Outside, in double or single marks, or an opening or closing mark.
    """

    def __init__(self, documents: Sequence[Document], vocabulary: Vocabulary) -> None:
        self.documents = documents
        sizes = [len(document.tokens) for document in documents]
        self.first: Ints = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        self.size = int(self.first[-1])
        self.document: Ints = np.repeat(np.arange(len(documents)), sizes)
        self.sentence = self._stack([d.token_sentence for d in documents], [len(d.sentences) for d in documents])
        self.paragraph = self._stack([d.token_paragraph for d in documents], [len(d.paragraphs) for d in documents])
        self.tag: npt.NDArray[np.uint8] = np.concatenate([d.tag_numbers for d in documents] or [np.zeros(0, np.uint8)])
        words = [word for d in documents for word in d.tokens.words]
        self.columns: dict[str, Hashes] = vocabulary.columns(words, self.tag)
        self.columns["tag"] = self.tag.astype(np.uint32)
        self._quotations(documents)
        self.frame = Frame(self.sentence)
        self._laid: dict[str, Hashes] = {}
        self._spread: dict[tuple[str, int], Hashes] = {}
        self.rows: Ints = np.arange(self.size, dtype=np.int64)
        new = np.ones(self.size, dtype=np.bool_)
        new[1:] = self.sentence[1:] != self.sentence[:-1]
        starts = np.flatnonzero(new)
        ends = np.append(starts[1:], self.size)
        which = np.cumsum(new) - 1
        self.sentence_start: Ints = starts[which]
        self.sentence_end: Ints = ends[which]

    @staticmethod
    def _stack(parts: list[npt.NDArray[np.int32]], counts: list[int]) -> Ints:
        before = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        return np.concatenate([np.zeros(0, np.int64), *(p + b for p, b in zip(parts, before))])

    def _quotations(self, documents: Sequence[Document]) -> None:
        self.quote: Ints = np.full(self.size, -1, dtype=np.int64)
        self.state: npt.NDArray[np.uint8] = np.zeros(self.size, dtype=np.uint8)
        length = np.zeros(self.size, dtype=np.uint32)
        number = 0
        for document, offset in zip(documents, self.first.tolist()):
            starts, ends = document.tokens.start.tolist(), document.tokens.end.tolist()
            for quotation in document.quotations:
                if quotation.depth:
                    continue
                first = offset + bisect_right(ends, quotation.start)
                last = offset + bisect_left(starts, quotation.end)
                self.quote[first:last] = number
                self.state[first:last] = DOUBLE if quotation.double else SINGLE
                length[first:last] = min(int(np.log2(max(last - first, 1)) * 1.5), 9)
                for place, (begin, _) in enumerate(quotation.marks):
                    row = offset + bisect_right(starts, begin) - 1
                    closing = quotation.closed and place == len(quotation.marks) - 1
                    self.state[max(row, 0)] = CLOSES if closing else OPENS
                number += 1
        self.columns["state"] = self.state.astype(np.uint32)
        self.columns["length"] = length

    def near(self, name: str, offset: int) -> Hashes:
        """Value of a column `offset` tokens on; a border value beyond the sentence (offsets up to 3)."""
        key = (name, offset)
        if key not in self._spread:
            if name not in self._laid:
                self._laid[name] = self.frame.lay(self.columns[name])
            self._spread[key] = self.frame.near(self._laid[name], offset)
        return self._spread[key]

    def at(self, name: str, place: Ints) -> Hashes:
        """Value of a column at other rows; -1 stands for no row."""
        return np.where(place >= 0, self.columns[name][np.maximum(place, 0)], NONE)

    def before(self, flags: Flags) -> Ints:
        """Row of the last flagged token before each one in its sentence, -1 for none."""
        found = np.full(self.size, -1, dtype=np.int64)
        found[1:] = np.maximum.accumulate(np.where(flags, self.rows, -1))[:-1]
        return np.where(found >= self.sentence_start, found, -1)

    def after(self, flags: Flags) -> Ints:
        """Row of the first flagged token after each one in its sentence, -1 for none."""
        found = np.full(self.size, self.size, dtype=np.int64)
        found[:-1] = np.minimum.accumulate(np.where(flags, self.rows, self.size)[::-1])[::-1][1:]
        return np.where(found < self.sentence_end, found, -1)
