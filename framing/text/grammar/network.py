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

    def tags(self, state: Floats) -> Floats:
        """Scores of the tags, shape (n, n_tags)."""
        scores: Floats = state @ self.weights["tag"] + self.weights["tag_bias"]
        return scores

    def ends(self, state: Floats) -> tuple[Floats, Floats, Floats]:
        """What the arcs are scored from.

        Parameters
        ----------
        state : ndarray of float32, shape (n, width)

        Returns
        -------
        dependent, head : ndarray of float32, shape (n, arc)
            The score of an arc is their inner product.
        root : ndarray of float32, shape (arc,)
            The same for the root as a head.
        """
        w = self.weights
        dependent = state @ w["arc_dependent"]
        dependent += w["arc_dependent_bias"]
        dependent = np.maximum(dependent, 0, out=dependent) @ w["arc"]
        dependent += w["arc_bias"]
        head = state @ w["arc_head"]
        head += w["arc_head_bias"]
        np.maximum(head, 0, out=head)
        root = np.maximum(w["root"] @ w["arc_head"] + w["arc_head_bias"], 0)
        return dependent, head, root

    def arcs(self, dependent: Floats, head: Floats, root: Floats) -> Floats:
        """Scores of the heads of some sentences of one length.

        Parameters
        ----------
        dependent, head : ndarray of float32, shape (b, n, arc)
        root : ndarray of float32, shape (arc,)

        Returns
        -------
        ndarray of float32, shape (b, n, n + 1)
            Place 0 is the root; no token is its own head.
        """
        b, n, _ = dependent.shape
        scores = np.empty((b, n, n + 1), dtype=np.float32)
        scores[:, :, 0] = dependent @ root
        places = np.arange(n)
        near = np.clip(places[None, :] - places[:, None], -FAR, FAR) + FAR
        scores[:, :, 1:] = dependent @ head.swapaxes(1, 2) + self.weights["arc_distance"][near]
        scores[:, places, places + 1] = -np.inf
        return scores

    def relations(self, state: Floats, above: Ints) -> Floats:
        """Scores of the relations to given heads.

        Parameters
        ----------
        state : ndarray of float32, shape (n, width)
        above : ndarray of int, shape (n,)
            Row of the head of each row; -1: the root.

        Returns
        -------
        ndarray of float32, shape (n, n_relations)
        """
        w = self.weights
        heads = np.concatenate([state @ w["label_head"], (w["root"] @ w["label_head"])[None]])
        hidden = state @ w["label_dependent"]
        hidden += heads[above]
        hidden += w["label_bias"]
        np.maximum(hidden, 0, out=hidden)
        scores: Floats = hidden @ w["label"] + w["label_out_bias"]
        return scores
