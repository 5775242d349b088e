"""The two learners of the engine."""

from __future__ import annotations

import numpy as np

from framing.quotes.engine.label_decoding import viterbi
from framing.training.quotes.optimise import Pace, train_chain, train_logistic

LABELS = ("O", "QB", "QI", "QE")


def test_chain_learns_pieces_and_repeats_itself():
    # Token 1 opens a piece, token 2 closes it, token 3 stands outside; token 0 is the head.
    first = np.arange(0, 4 * 60 + 1, 4)
    tokens = np.tile([0, 1, 2, 3], 60).astype(np.int32)
    labels = np.tile([0, 1, 3, 0], 60).astype(np.int8)
    heads = first[:-1]
    pace = Pace(rounds=3, rate=0.1, batch=8)
    runs = [train_chain(tokens[:, None], labels, first, heads, LABELS, 0, 4, pace, seed=5) for _ in range(2)]
    assert np.array_equal(runs[0][0], runs[1][0]) and np.array_equal(runs[0][1], runs[1][1])
    weights, links = runs[0]
    assert viterbi(weights[tokens[:4]], np.array([0, 4]), links)[0].tolist() == [0, 1, 3, 0]


def test_logistic_regression_learns_a_conjunction_free_rule():
    features = np.array([[0, 2], [1, 2], [0, 3], [1, 3]] * 50, dtype=np.int32)
    right = (features[:, 0] == 0).astype(np.float32)
    weights, bias = train_logistic(features, right, 3, Pace(rounds=5, rate=0.2, batch=4), seed=0)
    assert (((weights[features, 0].sum(axis=1) + bias) > 0) == right.astype(bool)).all()
