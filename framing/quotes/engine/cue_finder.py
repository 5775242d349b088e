"""First stage: find the tokens that may head a cue."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.token_columns import NOUN, VERB, Flags, Ints, Sheet, is_tag
from framing.quotes.engine.token_relations import Relations
from framing.text.hashing import Hashes, mix

__all__ = ["CUE_BITS", "candidates", "cue_slots"]

CUE_BITS = 21
_NEVER = ("''", "``", ",", ".", "-LRB-", "-RRB-", "$", "#", "CC", "CD", "EX", "LS", "POS", "PRP", "PRP$", "WP", "WP$")


def candidates(sheet: Sheet) -> Flags:
    """Tokens that may head a cue: content words, and others that have been cues."""
    return ~is_tag(sheet.tag, _NEVER) & (
        is_tag(sheet.tag, (*VERB, *NOUN, "JJ", "JJR")) | (sheet.columns["strength"] > 0)
    )


def cue_slots(sheet: Sheet, relations: Relations, rows: Ints, bits: int = CUE_BITS) -> list[npt.NDArray[np.int32]]:
    """Features of the first stage.

    Parameters
    ----------
    sheet : Sheet
    relations : Relations
    rows : ndarray of int64, shape (k,)
        The tokens to judge.
    bits : int

    Returns
    -------
    list of ndarray of int32, shape (k,)
        Slots, one array a template.
    """
    r = {name: column[rows] for name, column in relations.of.items()}

    def near(name: str, offset: int) -> Hashes:
        return sheet.near(name, offset)[rows]

    w = {k: near("word", k) for k in (-3, -2, -1, 0, 1, 2, 3)}
    t = {k: near("tag", k) for k in (-3, -2, -1, 0, 1, 2, 3)}
    f = {k: near("fine", k) for k in (-2, -1, 0, 1, 2)}
    c = {k: near("coarse", k) for k in (-1, 0, 1)}
    q = {k: near("state", k) for k in (-2, -1, 0, 1, 2)}
    s = {k: near("strength", k) for k in (-1, 0, 1)}
    lem, suffix = near("lemma", 0), near("suffix", 0)
    length = near("length", 0)
    lt = (lem, t[0])
    templates: list[tuple[Hashes, ...]] = [
        (w[0],), lt, (w[-1],), (w[1],), (w[-2],), (w[2],), (w[-3],), (w[3],),
        (t[-1], t[0], t[1]), (t[0], t[1], t[2]), (t[-2], t[-1], t[0]), (t[-1], t[0], t[1], t[2]),
        (t[-2], t[-1], t[0], t[1]), (t[-3], t[-2], t[-1], t[0]), (t[0], t[1], t[2], t[3]),
        (*lt, w[1]), (*lt, w[-1]), (*lt, t[1]), (*lt, t[-1]), (*lt, t[1], t[2]), (*lt, t[-1], t[1]),
        (*lt, t[-2], t[-1]), (*lt, w[1], w[2]), (*lt, w[-2], w[-1]), (*lt, w[2]), (*lt, w[-2]),
        (f[0], t[0]), (f[0], t[-1], t[0], t[1]), (f[0], t[0], w[1]), (f[0], t[0], w[-1]), (c[0], t[0], t[1], t[2]),
        (lem, f[1]), (lem, f[-1]), (f[-1], f[0]), (f[0], f[1]), (f[0], f[2]), (c[0], t[0], t[-1], t[-2]), (lem, f[2]),
        (suffix, t[0]), (s[0], t[0]), (s[0], t[-1], t[0], t[1]), (s[0], t[0], w[1]), (s[0], t[0], w[-1]),
        (s[0], t[0], t[1], t[2]), (s[0], t[0], t[-2], t[-1]), (s[-1], s[0], s[1], t[0]),
        (lem, q[-1], q[0], q[1]), (q[-2], q[-1], q[0], q[1], q[2], t[0]), (s[0], q[-1], q[0], q[1]),
        (length, t[0], s[0]), (lem, r["mark.left"], r["mark.right"]),
        (s[0], t[0], r["mark.left"], r["mark.right"], q[0]),
        (*lt, r["subject.word"]), (*lt, r["subject.tag"], r["subject.step"]), (s[0], t[0], r["subject.word"]),
        (f[0], r["subject.fine"]), (s[0], t[0], r["subject.fine"]), (t[0], r["subject.word"]),
        (*lt, r["subject.fine"]),
        (*lt, r["object.word"]), (lem, r["object.fine"]), (s[0], t[0], r["object.word"]),
        (s[0], t[0], r["object.fine"]), (*lt, r["left.word"]), (*lt, r["right.word"]),
        (*lt, r["right.tag"], r["right2.tag"]),
        (f[0], t[0], r["right.word"], r["right2.tag"]), (f[0], t[0], r["left.word"]),
        (s[0], t[0], r["right.word"], r["right2.tag"]), (*lt, r["left2.word"], r["left.word"]),
        (s[0], t[0], r["left2.word"], r["left.word"]), (*lt, r["right.word"], r["right2.word"]),
        (*lt, r["verb_left.word"]), (s[0], t[0], r["verb_left.word"], r["verb.step"]), (t[0], r["verb_left.fine"]),
        (*lt, r["verb_right.word"]), (s[0], t[0], r["verb_right.tag"]),
        (*lt, r["that"]), (s[0], t[0], r["that"]), (f[0], t[0], r["that"]),
        (s[0], t[0], r["strong.left"], r["strong.right"]), (lem, r["strong.left.word"]), (lem, r["strong.right.word"]),
        (s[0], r["strong.left.word"], r["strong.left"]), (s[0], r["strong.right.word"], r["strong.right"]),
        (s[0], t[0], r["marks"], q[0]), (*lt, r["marks"], q[0]), (*lt, r["place"]), (s[0], t[0], r["place"]),
        (*lt, r["last"]), (s[0], r["last"], r["size"]), (*lt, r["comma.left"], r["comma.right"]),
        (s[0], r["opening.word"]), (*lt, r["opening.tag"]),
        (lem, r["right.fine"]), (s[0], t[0], r["right.fine"]),
    ]  # fmt: skip
    return [mix(number, template, bits) for number, template in enumerate(templates)]
