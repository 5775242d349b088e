"""What the encoder thinks of the readings: more features for the verifier."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.quotes.encoder import CONTENT_LOGIT, CUE_LOGIT, HEAD_LOGIT, SOURCE_LOGIT
from framing.quotes.sheet import Ints, Sheet
from framing.quotes.verifier import CONTENT, CUE, ROLE_OF, SOURCE, VERIFIER_BITS, Reading
from framing.text.hashing import Hashes, mix

__all__ = ["encoder_evidence"]

_FIRST_TEMPLATE = 1000
_NONE = np.float32(-9.0)
_HEADS = (-4, -3.2, -2.6, -2.1, -1.7, -1.3, -1, -0.7, -0.4, -0.1, 0.2, 0.5, 0.8, 1.1, 1.5, 2, 2.6, 3.3)
_OTHERS = (-4, -2.5, -1.5, -0.7, 0, 0.7, 1.5, 2.5, 4)
_MARGINS = (-2.8, -2.4, -2, -1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 1.8, 2.5, 3.5)
_LENGTHS = (0.5, 1.5, 2.5, 4.5, 7.5, 12.5, 20, 35, 60)
Floats = npt.NDArray[np.float32]


def _bin(values: npt.NDArray[np.floating] | Ints, edges: tuple[float, ...]) -> Hashes:
    return np.searchsorted(np.array(edges), values).astype(np.uint32)


def encoder_evidence(
    sheet: Sheet, reading: Reading, margin: Floats, logits: Floats, bits: int = VERIFIER_BITS
) -> tuple[list[npt.NDArray[np.int32]], Floats]:
    """Features of the verifier that ask the encoder.

    Parameters
    ----------
    sheet : Sheet
    reading : Reading
    margin : ndarray of float32, shape (n,)
        What the first stage says of every token.
    logits : ndarray of float32, shape (n, 4)
        Of :meth:`framing.quotes.encoder.Encoder.logits`.
    bits : int

    Returns
    -------
    slots : list of ndarray of int32, shape (k,)
        For the logistic regression, one array a template; no template of the verifier's own has the same number.
    measures : ndarray of float32, shape (k, 13)
        For the trees.
    """
    view = reading.view
    role, token, owner, head = ROLE_OF[reading.labels], view.token, view.owner, view.head
    k = len(head)

    def within(number: int, column: int) -> tuple[Floats, Floats]:
        """Mean and smallest logit of the tokens that have a role."""
        on = role == number
        values = logits[token[on], column]
        mean = np.bincount(owner[on], weights=values, minlength=k) / np.maximum(np.bincount(owner[on], minlength=k), 1)
        least = np.full(k, -_NONE, dtype=np.float32)
        np.minimum.at(least, owner[on], values)
        return mean.astype(np.float32), least

    def beside(after: bool) -> Floats:
        """How much the token next to the content looks like content."""
        on = role == CONTENT
        row = np.full(k, -1 if after else sheet.size, dtype=np.int64)
        (np.maximum if after else np.minimum).at(row, owner[on], token[on])
        there = (row >= 0) & (row < sheet.size)
        beyond = np.clip(row + (1 if after else -1), 0, sheet.size - 1)
        return np.where(there, logits[beyond, CONTENT_LOGIT], _NONE)

    at_head = np.full(sheet.size, _NONE, dtype=np.float32)
    at_head[head] = logits[head, HEAD_LOGIT]

    def rival(flags: npt.NDArray[np.bool_]) -> Floats:
        """The best other candidate among the flagged tokens."""
        best = np.full(k, _NONE, dtype=np.float32)
        np.maximum.at(best, owner[flags], at_head[token[flags]])
        return best

    own, part = logits[head, HEAD_LOGIT], logits[head, CUE_LOGIT]
    both = (own + margin[head]) / np.float32(2)
    q_mean, q_least = within(CONTENT, CONTENT_LOGIT)
    s_mean, s_least = within(SOURCE, SOURCE_LOGIT)
    c_mean, c_least = within(CUE, CUE_LOGIT)
    before, after = beside(False), beside(True)
    inner, outer = rival(role == CONTENT), rival((role != CONTENT) & (token != head[owner]))
    measures = (own, part, both, q_mean, q_least, s_mean, s_least, c_mean, c_least, before, after, inner, outer)
    e, p, m, z = _bin(own, _HEADS), _bin(part, _OTHERS), _bin(both, _HEADS), _bin(margin[head], _MARGINS)
    qm, ql, sm, sl, cm, cl, b, a, i, o = (_bin(values, _OTHERS) for values in measures[3:])
    size = _bin(np.bincount(owner[role == CONTENT], minlength=k), _LENGTHS)
    lem, tag, strong = (sheet.columns[name][head] for name in ("lemma", "tag", "strength"))
    templates: list[tuple[Hashes, ...]] = [
        (e,), (m,), (e, z), (e, p), (e, lem, tag), (e, tag), (e, strong, tag), (e, qm), (m, qm), (m, sm), (qm,), (ql,),
        (sm,), (sl,), (qm, ql), (cm, cl), (qm, size), (e, b), (e, a), (b, a), (e, i), (e, o), (m, i, o), (m, size),
    ]  # fmt: skip
    slots = [mix(_FIRST_TEMPLATE + number, template, bits) for number, template in enumerate(templates)]
    return slots, np.stack(measures, axis=1).astype(np.float32)
