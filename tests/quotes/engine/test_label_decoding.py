"""The best sequence of labels, and the probability of each."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from framing.quotes.engine.label_decoding import allowed, marginals, viterbi

LABELS = ("O", "QB", "QI", "QE")


def paths(scores, links):
    """All label sequences of one window with their scores, the slow way."""
    n = scores.shape[1]
    for path in itertools.product(range(n), repeat=len(scores)):
        steps = [n, *path, n]
        yield (
            path,
            sum(scores[i, label] for i, label in enumerate(path)) + sum(links[a, b] for a, b in zip(steps, steps[1:])),
        )


@pytest.mark.parametrize("seed", range(4))
def test_best_path_and_marginals_agree_with_trying_every_path(seed):
    generator = np.random.default_rng(seed)
    sizes = [4, 1, 3]
    first = np.concatenate([[0], np.cumsum(sizes)])
    scores = generator.normal(size=(8, 4)).astype(np.float32)
    links = allowed(LABELS) + generator.normal(size=(5, 5)).astype(np.float32)
    labels, best = viterbi(scores, first, links)
    chance, pairs, norm = marginals(scores, first, links)
    expected = np.zeros((5, 5))
    for k, (start, end) in enumerate(zip(first, first[1:])):
        every = [(path, score) for path, score in paths(scores[start:end], links) if score > -1e5]
        top = max(every, key=lambda item: item[1])
        assert tuple(labels[start:end]) == top[0]
        assert best[k] == pytest.approx(top[1], abs=1e-4)
        weights = np.exp([score for _, score in every])
        assert norm[k] == pytest.approx(np.log(weights.sum()), abs=1e-4)
        for i in range(end - start):
            for label in range(4):
                share = sum(w for w, (path, _) in zip(weights, every) if path[i] == label) / weights.sum()
                assert chance[start + i, label] == pytest.approx(share, abs=1e-5)
        for w, (path, _) in zip(weights / weights.sum(), every):
            steps = [4, *path, 4]
            np.add.at(expected, (steps[:-1], steps[1:]), w)
    assert np.allclose(pairs, expected, atol=1e-4)
