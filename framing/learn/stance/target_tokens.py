"""The tokens of a sentence as the network reads them: word vector, tone, part of speech, place, and role."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.learn.stance.target_roles import ROLES
from framing.learn.stance.target_sentence import Target
from framing.text.tags import TAGS

__all__ = ["target_tokens"]

_CLASSES = ("NN", "VB", "JJ", "RB", "IN", "DT", "PR", "TO", "MD", "CC", "WP", "WD", "PO")
_CLASS = np.array([next((i for i, c in enumerate(_CLASSES) if tag.startswith(c)), len(_CLASSES)) for tag in TAGS])
_REST = 27 + len(ROLES)  # columns between the vector and the part of speech


def target_tokens(target: Target) -> npt.NDArray[np.float32]:
    """One row a token.

    Parameters
    ----------
    target : Target

    Returns
    -------
    ndarray of float32, shape (n_tokens, n_features)
        Hidden words and names have their place and part of speech alone.
    """
    sentence, tree = target.sentence, target.sentence.tree
    side, distance, hidden = target.side, target.distance, target.hidden
    steps = np.where(target.steps >= 0, target.steps, np.inf)
    n, width = sentence.vectors.shape
    out = np.zeros((n, width + _REST + len(_CLASSES) + 1), dtype=np.float32)
    shown, place = ~hidden, side * distance
    above, below = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    above[list(tree.ancestors(target.head))] = True
    below[slice(*tree.span(target.phrase))] = True
    out[shown, :width] = sentence.vectors[shown] * 3
    rest = (
        target.inside,
        (sentence.names | hidden) & ~target.inside,
        side < 0,
        side > 0,
        (side < 0) / distance,
        (side > 0) / distance,
        *(place == step for step in (-1, -2, 1, 2)),
        *(distance <= reach for reach in (3, 6, 12)),
        1 / (1 + steps),
        *(steps <= reach for reach in (1, 2, 3)),
        above,
        below & ~target.inside,
        sentence.clause == sentence.clause[target.phrase],
        sentence.quoted,
        sentence.negation,
        sentence.recent,
        shown * sentence.valence / 2,
        shown * sentence.own_valence / 2,
        shown * sentence.valence * sentence.turn / 2,
        shown * sentence.leaning / 5,
        *target.roles.T,
    )
    for k, column in enumerate(rest, width):
        out[:, k] = column
    out[np.arange(n), width + _REST + _CLASS[sentence.numbers]] = 1
    return out
