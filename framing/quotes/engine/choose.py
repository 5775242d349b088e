"""Which of the candidates are kept: the best ones, none twice."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.verifier import CONTENT, CUE, ROLE_OF, Reading

__all__ = ["select"]

_SAME = 0.5


def select(reading: Reading, score: npt.NDArray[np.floating], threshold: float) -> list[int]:
    """Candidates from the best score down that are no second reading of one that was taken before.

    A candidate is such a second reading when its head is a word of a cue that was taken, or when both cues share a word
    and more than half of the two contents is common.

    Parameters
    ----------
    reading : Reading
    score : ndarray of float, shape (k,)
    threshold : float
        Least score.

    Returns
    -------
    list of int
        Numbers of candidates, best first.
    """
    view = reading.view
    cue_words: dict[int, list[int]] = {}
    contents: dict[int, set[int]] = {}
    kept: list[int] = []
    order = np.argsort(-score, kind="stable")
    for k in order[: int((score >= threshold).sum())].tolist():
        first, last = view.first[k], view.first[k + 1]
        rows, role = view.token[first:last], ROLE_OF[reading.labels[first:last]]
        content = set(rows[role == CONTENT].tolist())
        if not content or int(view.head[k]) in cue_words:
            continue
        cue = rows[role == CUE].tolist()
        rivals = {other for word in cue for other in cue_words.get(word, ())}
        if any(len(content & contents[o]) > _SAME * len(content | contents[o]) for o in rivals):
            continue
        contents[k] = content
        for word in cue:
            cue_words.setdefault(word, []).append(k)
        kept.append(k)
    return kept
