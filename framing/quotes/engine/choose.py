"""Select readings: the best ones, none twice."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.reading import CONTENT, CUE, ROLE_OF, Reading

__all__ = ["select"]

_SAME = 0.5
#: How far below the threshold an uncontested proposal may score: by cross-validation half of those are right.
_UNCONTESTED = 1.6


def select(reading: Reading, score: npt.NDArray[np.floating], threshold: float) -> list[int]:
    """Select candidates from the best score down that are no second reading of one that was taken before.

    A candidate is such a second reading when its head is a word of a cue that was taken, or when both cues share a word
    and more than half of the two contents is common. A proposal that scores somewhat less is taken too where no cue
    shares a word with its own and no more than half of its content is taken.

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
    taken: set[int] = set()
    wanted = (score >= threshold) | ((reading.proposer > 0) & (score >= threshold - _UNCONTESTED))
    order = np.argsort(-score, kind="stable")
    for k in order[wanted[order]].tolist():
        first, last = view.first[k], view.first[k + 1]
        rows, role = view.token[first:last], ROLE_OF[reading.labels[first:last]]
        content = set(rows[role == CONTENT].tolist())
        if not content or int(view.head[k]) in cue_words:
            continue
        cue = rows[role == CUE].tolist()
        rivals = {other for word in cue for other in cue_words.get(word, ())}
        if any(len(content & contents[o]) > _SAME * len(content | contents[o]) for o in rivals):
            continue
        if score[k] < threshold and (rivals or len(content & taken) > _SAME * len(content)):
            continue
        contents[k] = content
        taken |= content
        for word in cue:
            cue_words.setdefault(word, []).append(k)
    return list(contents)
