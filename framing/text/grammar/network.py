"""The parser's network in plain arrays: what goes in are numbers of words, what comes out are scores.

Every token begins as what its word form says of it, is mixed six times with its neighbours (convolutions, some with
gaps, so that the last layer sees eleven tokens to each side), and is then scored three times: which tag it has, which
token it depends on, and by which relation.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

__all__ = ["DILATIONS", "FAR", "Network"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.integer]

#: Gaps of the convolutions, one a layer.
DILATIONS = (1, 2, 4, 1, 2, 1)
#: Distances between a token and its head from here on are alike.
FAR = 24
_FROM_STATE = ("arc_dependent", "arc_head", "label_dependent", "label_head")


class Network:
    """Weights and the way through them.

    Parameters
    ----------
    weights : mapping of str to ndarray of float32
        As trained; see :mod:`framing.training.parser.train_parser`.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self.weights = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self.width = self.weights["in_bias"].shape[0]
        # What is worked out from the same states is worked out in one go.
        self._from_state = np.concatenate([self.weights[name] for name in _FROM_STATE], axis=1)
        first, width = self.weights["conv0"], self.width
        self._first_conv = np.concatenate([first[k * width : (k + 1) * width] for k in range(3)], axis=1)
        self._distances: dict[int, Floats] = {}

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
        state: Floats = vectors[columns[:, 0]] @ w["in_vector"]
        for place, name in enumerate(("own", "prefix", "suffix2", "suffix3", "shape"), 1):
            state += w[f"embed_{name}"][columns[:, place]] @ w[f"in_{name}"]
        state += w["in_bias"]
        np.maximum(state, 0, out=state)
        return state

    def lend(self, states: Floats) -> Floats:
        """What the first layer takes of word forms, to their right, for themselves and to their left.

        Parameters
        ----------
        states : ndarray of float32, shape (n, width)
            From :meth:`words`.

        Returns
        -------
        ndarray of float32, shape (n + 1, 3 * width)
            The last row is zero: that of a neighbour beyond the sentence.
        """
        out = np.zeros((len(states) + 1, 3 * self.width), dtype=np.float32)
        np.matmul(states, self._first_conv, out=out[:-1])
        return out

    def mix(self, states: Floats, lent: Floats, rows: Ints, sentence: Ints) -> Floats:
        """Mix every token with its neighbours in the sentence.

        Parameters
        ----------
        states : ndarray of float32, shape (n_forms, width)
            First states of word forms.
        lent : ndarray of float32, shape (n_forms + 1, 3 * width)
            From :meth:`lend`: a text has far fewer forms than tokens, so that the first layer costs little.
        rows : ndarray of int, shape (n,)
            Form of each token.
        sentence : ndarray of int, shape (n,)
            Number of the sentence of each token, never falling.

        Returns
        -------
        ndarray of float32, shape (n, width)
        """
        n, width = len(rows), self.width
        around = np.empty((n, 3 * width), dtype=np.float32)
        left, state, right = around[:, :width], around[:, width : 2 * width], around[:, 2 * width :]
        # Rows whose neighbour on the left stands in another sentence; with the gap added, those on the right.
        ends = {gap: np.flatnonzero(sentence[gap:] != sentence[:-gap]) for gap in set(DILATIONS)}
        before, behind = np.full(n, len(states)), np.full(n, len(states))
        before[1:], behind[:-1] = rows[:-1], rows[1:]
        before[ends[1] + 1], behind[ends[1]] = len(states), len(states)
        change = lent[:, width : 2 * width].take(rows, axis=0)
        change += lent[:, :width].take(before, axis=0)
        change += lent[:, 2 * width :].take(behind, axis=0)
        change += self.weights["conv0_bias"]
        np.maximum(change, 0, out=change)
        np.add(states.take(rows, axis=0), change, out=state)
        for layer, gap in list(enumerate(DILATIONS))[1:]:
            left[:gap], left[gap:] = 0, state[:-gap]
            left[ends[gap] + gap] = 0
            right[-gap:], right[:-gap] = 0, state[gap:]
            right[ends[gap]] = 0
            np.matmul(around, self.weights[f"conv{layer}"], out=change)
            change += self.weights[f"conv{layer}_bias"]
            np.maximum(change, 0, out=change)
            state += change
        return state

    def tags(self, state: Floats) -> Floats:
        """Scores of the tags, shape (n, n_tags)."""
        scores: Floats = state @ self.weights["tag"] + self.weights["tag_bias"]
        return scores

    def ends(self, state: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """What arcs and relations are scored from.

        Parameters
        ----------
        state : ndarray of float32, shape (n, width)

        Returns
        -------
        dependent, head : ndarray of float32, shape (n, arc)
            The score of an arc is their inner product.
        label_dependent, label_head : ndarray of float32, shape (n, label)
            For :meth:`relations`.
        """
        w = self.weights
        arc, label = w["arc_dependent"].shape[1], w["label_dependent"].shape[1]
        dependent, head, label_dependent, label_head = np.split(
            state @ self._from_state, [arc, 2 * arc, 2 * arc + label], axis=1
        )
        dependent += w["arc_dependent_bias"]
        np.maximum(dependent, 0, out=dependent)
        dependent = dependent @ w["arc"]
        dependent += w["arc_bias"]
        head += w["arc_head_bias"]
        np.maximum(head, 0, out=head)
        return dependent, head, label_dependent, label_head

    def arcs(self, dependent: Floats, head: Floats) -> Floats:
        """Scores of the heads of some sentences of one length.

        Parameters
        ----------
        dependent, head : ndarray of float32, shape (b, n, arc)

        Returns
        -------
        ndarray of float32, shape (b, n, n + 1)
            Place 0 is the root; no token is its own head.
        """
        b, n, _ = dependent.shape
        scores = np.empty((b, n, n + 1), dtype=np.float32)
        scores[:, :, 0] = dependent @ self._root
        np.add(dependent @ head.swapaxes(1, 2), self._distance(n), out=scores[:, :, 1:])
        return scores

    @cached_property
    def _root(self) -> Floats:
        """The root as a head, shape (arc,)."""
        w = self.weights
        root: Floats = np.maximum(w["root"] @ w["arc_head"] + w["arc_head_bias"], 0)
        return root

    def _distance(self, n: int) -> Floats:
        """What the distance adds to the score of an arc, shape (n, n)."""
        found = self._distances.get(n)
        if found is None:
            places = np.arange(n)
            found = self.weights["arc_distance"][np.clip(places[None, :] - places[:, None], -FAR, FAR) + FAR]
            found[places, places] = -np.inf
            self._distances[n] = found
        return found

    def relations(self, dependent: Floats, head: Floats, above: Ints) -> Floats:
        """Scores of the relations to given heads.

        Parameters
        ----------
        dependent, head : ndarray of float32, shape (n, label)
            From :meth:`ends`.
        above : ndarray of int, shape (n,)
            Row of the head of each row; -1: the root.

        Returns
        -------
        ndarray of float32, shape (n, n_relations)
        """
        w = self.weights
        hidden = np.concatenate([head, (w["root"] @ w["label_head"])[None]])[above]
        hidden += dependent
        hidden += w["label_bias"]
        np.maximum(hidden, 0, out=hidden)
        scores: Floats = hidden @ w["label"]
        scores += w["label_out_bias"]
        return scores
