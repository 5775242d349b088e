"""The parser's network in plain arrays: what goes in are numbers of words, what comes out are scores.

Every token begins as what its word form says of it, is mixed six times with its neighbours (convolutions, some with
gaps, so that the last layer sees fifteen tokens to each side), and is then scored three times: which tag it has, which
token it depends on, and by which relation.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

__all__ = ["DILATIONS", "FAR", "PAD", "Network"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.integer]

#: Gaps of the convolutions, one a layer.
DILATIONS = (1, 2, 4, 1, 2, 1)
#: Empty places between sentences, at least the widest gap.
PAD = max(DILATIONS)
#: Distances between a token and its head from here on are alike.
FAR = 24


class Network:
    """Weights and the way through them.

    Parameters
    ----------
    weights : mapping of str to ndarray of float32
        As trained; see :mod:`framing.training.parser`.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.weights = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self.width = self.weights["in_bias"].shape[0]

    def words(self, columns: Ints, vectors: Floats) -> Floats:
        """First state of word forms.

        Parameters
        ----------
        columns : ndarray of int, shape (n, 6)
            As in :class:`framing.text.grammar.lexemes.Lexemes`.
        vectors : ndarray of float32, shape (n_vocabulary + 1, d)

        Returns
        -------
        ndarray of float32, shape (n, width)
        """
        w = self.weights
        state = vectors[columns[:, 0]] @ w["in_vector"]
        for place, name in enumerate(("own", "prefix", "suffix2", "suffix3", "shape"), 1):
            state += w[f"embed_{name}"][columns[:, place]] @ w[f"in_{name}"]
        state += w["in_bias"]
        return np.maximum(state, 0, out=state)

    def mix(self, state: Floats, empty: npt.NDArray[np.bool_]) -> Floats:
        """Mix every place with its neighbours, in place.

        Parameters
        ----------
        state : ndarray of float32, shape (n, width)
            Sentences one after the other with :data:`PAD` empty places before, between and behind them.
        empty : ndarray of bool, shape (n,)

        Returns
        -------
        ndarray of float32, shape (n, width)
        """
        n, width = state.shape
        around = np.zeros((n, 3 * width), dtype=np.float32)
        for layer, gap in enumerate(DILATIONS):
            around[gap:, :width] = state[:-gap]
            around[:, width : 2 * width] = state
            around[:-gap, 2 * width :] = state[gap:]
            change = around @ self.weights[f"conv{layer}"]
            change += self.weights[f"conv{layer}_bias"]
            np.maximum(change, 0, out=change)
            state += change
            state[empty] = 0
        return state
