"""Second stage: label the words around the head of a cue as cue, source or content."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.candidate_windows import Windows
from framing.quotes.engine.token_columns import OPENS, Ints, Sheet
from framing.quotes.engine.token_relations import Relations, total
from framing.text.hashing import Hashes, hash_text, mix
from framing.text.tags import TAGS

__all__ = ["ASKED_NOT", "LABELS", "ROLE_BITS", "RoleReader"]

ROLE_BITS = 22
#: B, I, E: first, inner and last token of a piece; a piece of one token is E.
LABELS = ("O", "C", "SB", "SI", "SE", "QB", "QI", "QE")
#: Margin of tokens that can head no cue.
ASKED_NOT = np.float32(-9.0)
_RIVAL = -0.7
_END = np.uint32(9)
_BE = np.uint32(hash_text("be"))


class RoleReader:
    """Makes the features of the second stage for the candidates of one sheet.

    Parameters
    ----------
    sheet : Sheet
    relations : Relations
    margin : ndarray of float32, shape (n,)
        What the first stage says of every token (log-odds; very small where it was not asked).
    bits : int
    """

    def __init__(
        self, sheet: Sheet, relations: Relations, margin: npt.NDArray[np.float32], bits: int = ROLE_BITS
    ) -> None:
        self.sheet, self.relations, self.bits = sheet, relations, bits
        self.level: Hashes = (np.clip(np.floor(margin / 1.5), -4, 3) + 4).astype(np.uint32)
        self.totals = {**relations.totals, "rival": total(margin > _RIVAL)}
        self.best, self.whole = self._sentences(margin)

    def _sentences(self, margin: npt.NDArray[np.float32]) -> tuple[Hashes, Hashes]:
        """For each token, the best margin outside marks in its sentence as a step, and whether all of it is marked."""
        sheet = self.sheet
        starts = np.flatnonzero(sheet.sentence_start == sheet.rows)
        which = np.cumsum(sheet.sentence_start == sheet.rows) - 1
        best = np.maximum.reduceat(np.where(sheet.quote < 0, margin, ASKED_NOT), starts)
        ends = sheet.sentence_end[starts] - 1
        whole = (sheet.quote[starts] >= 0).astype(np.uint32) + (sheet.quote[ends] >= 0) * np.uint32(2)
        whole += np.logical_and.reduceat(sheet.quote >= 0, starts) * np.uint32(4)
        return (np.clip(np.floor(best / 1.5), -4, 3) + 4).astype(np.uint32)[which], whole.astype(np.uint32)[which]

    def slots(self, view: Windows) -> list[npt.NDArray[np.int32]]:
        """Features of the windows' tokens.

        Parameters
        ----------
        view : Windows

        Returns
        -------
        list of ndarray of int32, shape (m,)
            Slots, one array a template.
        """
        templates = self._templates(view)
        return [mix(number, template, self.bits) for number, template in enumerate(templates)]

    def _templates(self, view: Windows) -> list[tuple[Hashes, ...]]:
        sheet, rel, columns = self.sheet, self.relations, self.sheet.columns
        i, h = view.token, view.head[view.owner]

        def near(name: str, offset: int) -> Hashes:
            return sheet.near(name, offset)[i]

        low, high = np.minimum(i, h) + 1, np.maximum(i, h)
        low = np.minimum(low, high)

        def count(name: str, most: int) -> Hashes:
            """How many tokens of a kind stand between the head and each token."""
            running = self.totals[name]
            counted: Hashes = np.minimum(running[high] - running[low], most).astype(np.uint32)
            return counted

        w = {k: near("word", k) for k in (-2, -1, 0, 1, 2)}
        t = {k: near("tag", k) for k in (-3, -2, -1, 0, 1, 2, 3)}
        q = {k: near("state", k) for k in (-2, -1, 0, 1, 2)}
        lem, fine, coarse, suffix = near("lemma", 0), near("fine", 0), near("coarse", 0), near("suffix", 0)
        gap = i - h
        dist, side = _bins(gap), (np.sign(gap) + 1).astype(np.uint32)
        verbs, commas, chunks, preps = count("verb", 3), count("comma", 3), count("chunk", 4), count("prep", 3)
        stops, thats, whos, conjs = count("stop", 1), count("that", 1), count("who", 1), count("conj", 2)
        marks, rivals = count("mark", 3), count("rival", 2)
        in_chunk = rel.in_chunk[i].astype(np.uint32)
        sent = (np.clip(sheet.sentence[i] - sheet.sentence[h], -2, 2) + 2).astype(np.uint32)
        held = sheet.quote[h] >= 0
        same = (sheet.quote[i] == sheet.quote[h]) & held
        quoted = q[0] * np.uint32(4) + held.astype(np.uint32) * np.uint32(2) + same.astype(np.uint32)
        rank = self.level[i]
        rank_next = np.where(i + 1 < sheet.sentence_end[i], self.level[np.minimum(i + 1, sheet.size - 1)], _END)
        r = {name: rel.of[name][h] for name in _OF_HEAD}
        hl, ht, hf, hc, hs, hq = (columns[name][h] for name in ("lemma", "tag", "fine", "coarse", "strength", "state"))
        noun = rel.noun[h]
        is_subject = ((rel.chunk[i] == rel.chunk[np.maximum(noun, 0)]) & (noun >= 0)).astype(np.uint32) * in_chunk
        voice = ((ht == TAGS.index("VBN")) & (r["verb_left.word"] == _BE) & (r["verb.step"] <= 2)).astype(np.uint32)
        edge = (sheet.sentence_end[i] - 1 == i).astype(np.uint32) * np.uint32(2) + (sheet.sentence_start[i] == i)
        length = columns["length"][i]
        para = (np.clip(sheet.paragraph[i] - sheet.paragraph[h], -1, 1) + 1).astype(np.uint32)
        best, whole, first = self.best[i], self.whole[i], (sheet.quote[i] >= 0) & (sheet.state[i] == OPENS)
        join = sent * np.uint32(4) + para
        return [
            (w[0], side), (w[-1], side), (w[1], side), (t[0], side, dist), (t[-1], t[0], t[1], side),
            (t[-2], t[-1], t[0], side), (t[0], t[1], t[2], side), (w[-1], w[0], side), (w[0], w[1], side),
            (w[0], t[-1], side), (w[0], t[1], side), (t[-1], w[0], t[1]), (w[-2], t[-1], side), (w[2], t[1], side),
            (q[-2], q[-1], q[0], q[1], q[2], side), (q[-1], q[0], q[1], quoted, sent), (quoted, side, marks, sent),
            (quoted, hl, side), (quoted, hs, r["marks"], side, sent), (q[-1], q[0], q[1], hl, side),
            (q[-1], q[0], q[1], t[0], marks, side), (quoted, edge, sent, marks), (length, quoted, side, marks),
            (dist, hl), (dist, ht, t[0]), (dist, t[-1], t[0], t[1]), (dist, hl, t[0]), (dist, t[0], w[0]),
            (hl, t[0], side), (hl, w[0], side), (hl, w[-1], side), (hl, w[1], side), (hl, t[-1], t[0], t[1], side),
            (hf, t[0], dist), (hf, w[0], side), (hf, t[-1], t[0], side), (hc, t[-1], t[0], t[1], side),
            (fine, hl, side), (fine, side, chunks), (fine, hf, side), (coarse, hc, dist),
            (verbs, commas, chunks, side, t[0]), (verbs, commas, side, t[-1], t[0]), (verbs, commas, side, w[0]),
            (commas, marks, side, quoted), (stops, thats, whos, side, t[0]), (thats, commas, verbs, side, t[0]),
            (whos, conjs, preps, side, t[0]), (rivals, side, t[0], dist), (rivals, rank, side, t[0]),
            (rivals, verbs, commas, side, w[0]), (rank, t[0], dist), (rank_next, t[0], t[1], side, rivals),
            (verbs, chunks, side, t[-1], t[0], t[1]), (chunks, preps, t[0], side, hl), (chunks, t[0], dist, in_chunk),
            (is_subject, t[0], commas, ht), (is_subject, w[0], ht), (is_subject, hl, t[0]),
            (is_subject, verbs, commas, voice, side), (voice, t[0], dist), (voice, w[-1], t[0], side),
            (voice, w[0], side, chunks), (voice, hl, t[0], side), (r["left.tag"], r["right.tag"], t[0], side),
            (r["left.tag"], r["right.tag"], dist), (r["right.word"], t[0], side, verbs), (r["right.word"], dist, t[0]),
            (r["right.word"], hl, dist), (r["left.word"], dist, t[0]), (r["left.word"], hl, side, t[0]),
            (r["comma.left"], r["comma.right"], quoted, side), (r["place"], t[0], side), (r["place"], quoted, side),
            (r["mark.left"], r["mark.right"], t[0], dist), (hq, quoted, side, t[0]), (r["that"], t[0], dist),
            (r["that"], hl, w[0], side), (sent, t[0], w[0]), (sent, quoted, q[-1]), (edge, side, commas, quoted),
            (r["marks"], t[0], side, commas), (hs, t[0], dist), (hs, t[-1], t[0], t[1], side), (hs, w[0], side, commas),
            (t[-3], t[-2], t[-1], t[0], side), (t[0], t[1], t[2], t[3], side), (lem, t[0], w[1], side),
            (suffix, t[0], side), (near("shape", 0), t[-1], side), (w[1], t[0], verbs, side),
            (w[1], t[0], rivals, commas, side), (w[1], w[2], side), (w[-2], w[-1], side), (fine, t[1], side, commas),
            (near("lemma", -1), fine, side), (dist, near("fine", 1), t[0]), (dist, near("fine", -1), t[0]),
            (best, join, quoted), (best, join, q[-1], q[0], q[1]), (whole, join, quoted, best), (whole, join, hs, q[0]),
            (whole, join, marks, self.whole[h]), (whole, best, join, first.astype(np.uint32), r["marks"]),
            (join, w[0], w[1]), (join, best, t[0], t[1]), (rivals, join, quoted, best), (whole, join, length, best),
            (join, r["place"], quoted, best),
        ]  # fmt: skip


_OF_HEAD = """left.tag left.word right.tag right.word verb_left.word verb.step comma.left comma.right mark.left
mark.right place that marks""".split()


def _bins(distance: Ints) -> Hashes:
    """Signed distances, exact when small, in growing steps beyond."""
    size = np.abs(distance)
    steps = np.where(size <= 5, size, 3 + np.floor(np.log2(np.maximum(size, 1)) * 1.5).astype(np.int64))
    signed: Hashes = (np.sign(distance) * np.minimum(steps, 14) + 20).astype(np.uint32)
    return signed
