"""Third stage: measure each reading, so that boosted trees can tell right from wrong."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.candidate_windows import Windows
from framing.quotes.engine.reading import CONTENT, CUE, ROLE_OF, SOURCE, Reading
from framing.quotes.engine.token_columns import Flags, Ints, Sheet
from framing.text.hashing import Hashes, hash_text
from framing.text.tags import TAGS

__all__ = ["verifier_measures"]

_QB, _QI, _QE = 5, 6, 7
_HEAD_TAGS = tuple(TAGS.index(tag) for tag in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "NN", "NNS", "IN", ":"))
_SOURCE_TAGS = tuple(TAGS.index(tag) for tag in ("PRP", "NNP", "NN", "NNS"))
_THAT, _TO = np.uint32(hash_text("that")), np.uint32(TAGS.index("TO"))
_NONE = np.float32(-9.0)  # a margin lower than any
Floats = npt.NDArray[np.floating]


class _Pieces:
    """Where the tokens of one role lie in each window."""

    def __init__(self, view: Windows, flags: Flags) -> None:
        k = len(view.head)
        owner, token = view.owner[flags], view.token[flags]
        self.count: Ints = np.bincount(owner, minlength=k)
        self.first: Ints = np.full(k, np.iinfo(np.int64).max, dtype=np.int64)
        np.minimum.at(self.first, owner, token)
        self.first[self.count == 0] = -1
        self.last: Ints = np.full(k, -1, dtype=np.int64)
        np.maximum.at(self.last, owner, token)


class _Features:
    """Columns that the templates combine; one value a candidate."""

    def __init__(self, sheet: Sheet, reading: Reading, margin: npt.NDArray[np.float32]) -> None:
        self.sheet, self.view, self.reading, self.margin = sheet, reading.view, reading, margin
        self.role = ROLE_OF[reading.labels]
        self.own = margin[self.view.head]
        document = sheet.document[self.view.head]
        self.ends = sheet.first[document], sheet.first[document + 1]
        self.content = _Pieces(self.view, self.role == CONTENT)
        self.source = _Pieces(self.view, self.role == SOURCE)
        self.cue = _Pieces(self.view, self.role == CUE)

    def column(self, name: str, rows: Ints) -> Hashes:
        """Values at some rows; none beyond the document or for the row -1."""
        start, end = self.ends
        return self.sheet.at(name, np.where((rows < start) | (rows >= end), -1, rows))

    def sure(self, flags: Flags, probability: Floats) -> tuple[Floats, Floats]:
        """Smallest and mean probability of the flagged tokens of each window."""
        k, owner = len(self.view.head), self.view.owner[flags]
        least = np.ones(k)
        np.minimum.at(least, owner, probability[flags])
        count = np.maximum(np.bincount(owner, minlength=k), 1)
        mean = np.bincount(owner, weights=probability[flags], minlength=k) / count
        return least, mean

    def held_by(self, role: int) -> npt.NDArray[np.float32]:
        """Best margin among other candidates that give the head this role."""
        flags = (self.role == role) & (self.view.token != self.view.head[self.view.owner])
        best = np.full(self.sheet.size, _NONE, dtype=np.float32)
        np.maximum.at(best, self.view.token[flags], self.own[self.view.owner[flags]])
        return best[self.view.head]

    def shared(self, rows: Ints) -> Floats:
        """Best margin among better candidates whose piece begins (or ends) at the same token."""
        there = rows >= 0
        best = np.full(self.sheet.size + 1, _NONE, dtype=np.float32)
        np.maximum.at(best, np.where(there, rows, self.sheet.size), self.own)
        found = best[np.where(there, rows, self.sheet.size)]
        return np.where(there & (found > self.own), found, _NONE)

    def inside(self, flags: Flags) -> Floats:
        """Best margin among the candidates that stand on the flagged tokens of each window."""
        at_head = np.full(self.sheet.size, _NONE, dtype=np.float32)
        at_head[self.view.head] = self.own
        best = np.full(len(self.view.head), _NONE, dtype=np.float32)
        np.maximum.at(best, self.view.owner[flags], at_head[self.view.token[flags]])
        return best


def verifier_measures(sheet: Sheet, reading: Reading, margin: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Measure each reading.

    Parameters
    ----------
    sheet : Sheet
    reading : Reading
        All candidates of the sheet's documents: each is also judged by the others.
    margin : ndarray of float32, shape (n,)
        What the first stage says of every token.

    Returns
    -------
    ndarray of float32, shape (k, n_measures)
    """
    f = _Features(sheet, reading, margin)
    head, role, token, owner = f.view.head, f.role, f.view.token, f.view.owner
    k, own = len(head), f.own
    q, s, c = f.content, f.source, f.cue
    before = np.concatenate([[0], reading.labels[:-1]])
    begins = (reading.labels == _QB) | ((reading.labels == _QE) & (before != _QB) & (before != _QI))
    n_pieces = np.bincount(owner[begins], minlength=k)
    marked = np.bincount(owner[(role == CONTENT) & (sheet.state[token] > 0)], minlength=k)
    covered = np.where(q.count > 0, marked / np.maximum(q.count, 1), -1.0)
    cue_first = np.where(c.first < 0, head, np.minimum(c.first, head))
    between = np.where(q.last < head, q.last - cue_first, 0)
    between = np.where(q.first > head, q.first - np.maximum(c.last, head), between)
    gap = np.clip(np.where(q.first < 0, 99, between), -8, 8)
    away = np.where(s.first < 0, 99, np.where(s.first > head, s.first - head, s.last - head))
    sure = (*f.sure(role == CONTENT, reading.content), *f.sure(role == SOURCE, reading.source))
    to_end = sheet.sentence_end[np.maximum(q.last, 0)] - 1 - q.last
    rivals = (
        *(f.shared(rows) for rows in (q.first, q.last, s.first)),
        f.inside(role == CONTENT),
        f.inside((role != CONTENT) & (role != CUE)),
        *(f.held_by(number) for number in (CUE, SOURCE, CONTENT)),
    )
    tag, source_tag = f.column("tag", head), f.column("tag", s.last)
    length = np.diff(f.view.first)
    measures = (
        own, reading.log_probability, reading.log_probability / np.maximum(length, 1), *sure, *rivals,
        q.count, s.count, c.count, covered, gap, np.clip(away, -9, 9), n_pieces, f.column("strength", head),
        (to_end <= 1) & (q.last >= 0), length, f.column("state", head), *(tag == number for number in _HEAD_TAGS),
        *(source_tag == number for number in _SOURCE_TAGS), f.column("word", q.first) == _THAT,
        f.column("tag", q.first) == _TO, sheet.sentence_end[head] - head, head - sheet.sentence_start[head],
        sheet.sentence_end[head] - 1 - q.last, reading.proposer, *reading.shared.T,
    )  # fmt: skip
    return np.stack([np.asarray(values, dtype=np.float32) for values in measures], axis=1)
