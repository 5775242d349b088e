"""Third step: of what was read for each candidate, what a logistic regression needs to tell right from wrong."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.candidate_windows import Windows
from framing.quotes.engine.token_columns import Flags, Ints, Sheet
from framing.text.hashing import Hashes, hash_text, mix
from framing.text.tags import TAGS

__all__ = ["CONTENT", "CUE", "ROLE_OF", "SOURCE", "VERIFIER_BITS", "Reading", "verifier_features"]

VERIFIER_BITS = 20
CUE, SOURCE, CONTENT = 1, 2, 3
#: Role of each label of :data:`framing.quotes.engine.roles.LABELS`.
ROLE_OF = np.array([0, CUE, SOURCE, SOURCE, SOURCE, CONTENT, CONTENT, CONTENT], dtype=np.int8)
_QB, _QI, _QE = 5, 6, 7
_HEAD_TAGS = tuple(TAGS.index(tag) for tag in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "NN", "NNS", "IN", ":"))
_SOURCE_TAGS = tuple(TAGS.index(tag) for tag in ("PRP", "NNP", "NN", "NNS"))
_THAT, _TO = np.uint32(hash_text("that")), np.uint32(TAGS.index("TO"))
Floats = npt.NDArray[np.floating]

_MARGINS = (-2.8, -2.4, -2, -1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 1.8, 2.5, 3.5)
_RIVALS = (-5, -2.5, -2, -1.5, -1, -0.5, 0, 1, 2, 3.5)
_LOG_PROBABILITIES = (-12, -9, -7, -5.5, -4.5, -3.5, -2.8, -2.2, -1.7, -1.3, -0.9, -0.6, -0.3)
_PROBABILITIES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)


@dataclass(frozen=True)
class Reading:
    """What the second stage read for the candidates.

    Attributes
    ----------
    view : Windows
    labels : ndarray of int8, shape (m,)
        Best labels.
    log_probability : ndarray of float, shape (k,)
        Of the best labels of each window.
    content, source : ndarray of float, shape (m,)
        Probability that a token is part of the content, of the source.
    """

    view: Windows
    labels: npt.NDArray[np.int8]
    log_probability: Floats
    content: Floats
    source: Floats


def _bin(values: Floats | Ints, edges: tuple[float, ...]) -> Hashes:
    return np.searchsorted(np.array(edges), values).astype(np.uint32)


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

    def order(self, rows: Ints) -> Hashes:
        """Before the head, at it, after it, nowhere."""
        head = self.view.head
        return np.where(rows < 0, 3, np.where(rows < head, 0, np.where(rows > head, 2, 1))).astype(np.uint32)

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
        best = np.full(self.sheet.size, -9.0, dtype=np.float32)
        np.maximum.at(best, self.view.token[flags], self.own[self.view.owner[flags]])
        return best[self.view.head]

    def shared(self, rows: Ints) -> Floats:
        """Best margin among better candidates whose piece begins (or ends) at the same token."""
        there = rows >= 0
        best = np.full(self.sheet.size + 1, -9.0, dtype=np.float32)
        np.maximum.at(best, np.where(there, rows, self.sheet.size), self.own)
        found = best[np.where(there, rows, self.sheet.size)]
        return np.where(there & (found > self.own), found, np.float32(-9.0))

    def inside(self, flags: Flags) -> Floats:
        """Best margin among the candidates that stand on the flagged tokens of each window."""
        at_head = np.full(self.sheet.size, -9.0, dtype=np.float32)
        at_head[self.view.head] = self.own
        best = np.full(len(self.view.head), -9.0, dtype=np.float32)
        np.maximum.at(best, self.view.owner[flags], at_head[self.view.token[flags]])
        return best


def verifier_features(
    sheet: Sheet, reading: Reading, margin: npt.NDArray[np.float32], bits: int = VERIFIER_BITS
) -> tuple[list[npt.NDArray[np.int32]], npt.NDArray[np.float32]]:
    """Features of the verifier.

    Parameters
    ----------
    sheet : Sheet
    reading : Reading
        All candidates of the sheet's documents: each is also judged by the others.
    margin : ndarray of float32, shape (n,)
        What the first stage says of every token.
    bits : int

    Returns
    -------
    slots : list of ndarray of int32, shape (k,)
        For the logistic regression, one array a template.
    measures : ndarray of float32, shape (k, n_measures)
        For the trees.
    """
    f = _Features(sheet, reading, margin)
    head, role, token, owner = f.view.head, f.role, f.view.token, f.view.owner
    k, own = len(head), f.own
    q, s, c = f.content, f.source, f.cue
    margin_bin, path = _bin(own, _MARGINS), _bin(reading.log_probability, _LOG_PROBABILITIES)
    lem, tag, fine, coarse, strong, state = (
        f.column(name, head) for name in ("lemma", "tag", "fine", "coarse", "strength", "state")
    )
    before = np.concatenate([[0], reading.labels[:-1]])
    begins = (reading.labels == _QB) | ((reading.labels == _QE) & (before != _QB) & (before != _QI))
    n_pieces = np.minimum(np.bincount(owner[begins], minlength=k), 3).astype(np.uint32)
    pattern = (
        f.order(q.first) * np.uint32(16) + f.order(q.last) * np.uint32(4) + f.order(s.first) + n_pieces * np.uint32(64)
    )
    marked = np.bincount(owner[(role == CONTENT) & (sheet.state[token] > 0)], minlength=k)
    covered = np.where(q.count > 0, marked / np.maximum(q.count, 1), -1.0)
    cover = _bin(covered, (-0.5, 0.0001, 0.3, 0.6, 0.9, 0.999))
    cue_first = np.where(c.first < 0, head, np.minimum(c.first, head))
    between = np.where(q.last < head, q.last - cue_first, 0)
    between = np.where(q.first > head, q.first - np.maximum(c.last, head), between)
    gap = (np.clip(np.where(q.first < 0, 99, between), -8, 8) + 10).astype(np.uint32)
    away = np.where(s.first < 0, 99, np.where(s.first > head, s.first - head, s.last - head))
    away = (np.clip(away, -9, 9) + 10).astype(np.uint32)
    sure = (*f.sure(role == CONTENT, reading.content), *f.sure(role == SOURCE, reading.source))
    q_least, q_mean, s_least, s_mean = (_bin(values, _PROBABILITIES) for values in sure)
    nq = _bin(q.count, (0.5, 1.5, 2.5, 4.5, 7.5, 12.5, 20, 35, 60))
    ns, nc = np.minimum(s.count, 6).astype(np.uint32), np.minimum(c.count, 5).astype(np.uint32)
    at_end = ((sheet.sentence_end[np.maximum(q.last, 0)] - 1 - q.last <= 1) & (q.last >= 0)).astype(np.uint32)
    second = np.where(q.first >= 0, q.first + 1, -1)
    qw, qt, qw2, qt2 = (f.column(n, p) for p in (q.first, second) for n in ("word", "tag"))
    qw0 = f.column("word", np.where(q.first > 0, q.first - 1, -1))
    beyond = np.where(q.last >= 0, q.last + 1, -1)
    ew, et, nw, nt = (f.column(n, p) for p in (q.last, beyond) for n in ("word", "tag"))
    sl, st, sf, sc = (f.column(n, s.last) for n in ("lemma", "tag", "fine", "coarse"))
    sl0, st0 = f.column("lemma", s.first), f.column("tag", s.first)
    cw0, cw1 = f.column("word", c.first), f.column("word", c.last)
    cb = f.column("lemma", np.where(c.first > 0, c.first - 1, -1))
    holders = {r: f.held_by(r) for r in (CUE, SOURCE, CONTENT)}
    rc, rs, rq = (_bin(holders[r], _RIVALS) for r in (CUE, SOURCE, CONTENT))
    lead = _bin(np.where(holders[CUE] > -9, holders[CUE] - own, -9.0), (-8, -3, -2, -1, 0, 1, 2, 3))
    rivals = (
        *(f.shared(rows) for rows in (q.first, q.last, s.first)),
        f.inside(role == CONTENT),
        f.inside((role != CONTENT) & (role != CUE)),
    )
    rq0, rq1, rqs, inner, outer = (_bin(values, _RIVALS) for values in rivals)
    lt = (lem, tag)
    templates: list[tuple[Hashes, ...]] = [
        (margin_bin,), (path,), (margin_bin, path), (q_least,), (q_mean,), (q_least, q_mean), (s_least, ns),
        (s_least, s_mean), (margin_bin, q_least), (margin_bin, s_least), (margin_bin, nq), (margin_bin, ns),
        (margin_bin, path, nq), (nq,), (ns,), (pattern,), (pattern, margin_bin), (pattern, nq),
        lt, (*lt, pattern), (*lt, margin_bin), (*lt, path), (*lt, nq), (*lt, ns), (*lt, qw), (*lt, qt, qt2),
        (*lt, qw, qw2), (*lt, gap), (*lt, away), (*lt, sl), (*lt, st), (*lt, sf), (*lt, cover), (*lt, et), (*lt, nw),
        (*lt, at_end, cover), (*lt, cw0, cw1), (*lt, nc), (*lt, state, cover), (*lt, qw0),
        (fine, tag, pattern), (fine, tag, qw), (fine, tag, qt, qt2), (fine, tag, sl), (fine, tag, st), (fine, tag, sf),
        (fine, tag, gap, cover), (coarse, tag, pattern, cover), (coarse, tag, sf), (fine, nq, ns),
        (strong, tag, pattern), (strong, tag, qw), (strong, tag, qt, qt2), (strong, tag, sl), (strong, tag, st),
        (strong, tag, sf), (strong, tag, gap, cover), (strong, nq, ns), (strong, margin_bin), (strong, tag, et, nw),
        (strong, tag, at_end, nq), (strong, tag, away, gap), (strong, tag, cw0, cw1), (strong, tag, qw0, qw),
        (sl,), (sf,), (st, ns), (sl, qw), (sf, qw), (sc, coarse), (sl0, st0), (sl, away), (st0, st, ns, away),
        (qw,), (qt, qt2), (qw, gap), (qw0, qw), (qw, qw2), (et, nt), (ew,), (nw, nt), (et, nw, at_end), (cover, nq),
        (cover, state), (cover, pattern), (gap, away), (gap, away, cover, tag), (tag, cw0, cw1), (tag, cb),
        (strong, cb, tag), (rc, margin_bin), (rs, margin_bin), (rq, margin_bin), (lead,), (lead, tag), (rc, rs, rq),
        (rc, strong), (rq, strong), (rq0, margin_bin), (rq1, margin_bin), (rqs, margin_bin), (rq0, rq1),
        (inner, margin_bin), (outer, margin_bin), (inner, strong), (outer, strong, tag), (rq, state, margin_bin),
        (rqs, strong), (rqs, rq0, rq1),
    ]  # fmt: skip
    length = np.diff(f.view.first)
    measures = (
        own, reading.log_probability, reading.log_probability / np.maximum(length, 1), *sure, *rivals,
        *holders.values(), q.count, s.count, c.count, covered, gap, away, n_pieces, strong, at_end, length, state,
        *(tag == number for number in _HEAD_TAGS), *(st == number for number in _SOURCE_TAGS), qw == _THAT, qt == _TO,
        sheet.sentence_end[head] - head, head - sheet.sentence_start[head], sheet.sentence_end[head] - 1 - q.last,
    )  # fmt: skip
    slots = [mix(number, template, bits) for number, template in enumerate(templates)]
    return slots, np.stack([np.asarray(values, dtype=np.float32) for values in measures], axis=1)
