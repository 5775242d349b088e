"""From scores to trees: always a tree, the best heads where they make one, and near the best tree elsewhere."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.grammar.tree_decoding import all_heads, best_heads


def is_tree(heads):
    """Whether every token (they count from 1) leads to 0."""
    for k in range(len(heads)):
        seen, at = set(), k + 1
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = int(heads[at - 1])
    return True


def random_scores(seed, n):
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    scores[np.arange(n), np.arange(n) + 1] = -np.inf
    return scores


def total(scores, heads):
    return float(scores[np.arange(len(heads)), heads].sum())


def best_tree(scores):
    """The best of all trees, by trying every one."""
    n = len(scores)
    every = itertools.product(*([h for h in range(n + 1) if h != k + 1] for k in range(n)))
    return max(total(scores, heads) for heads in map(list, every) if is_tree(heads))


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_any_scores_give_a_tree_and_the_best_heads_stay_where_they_are_one(seed, n):
    scores = random_scores(seed, n)
    heads = best_heads(scores)
    assert is_tree(heads) and (heads == 0).any()
    greedy = scores.argmax(axis=1)
    if is_tree(greedy):
        assert np.array_equal(heads, greedy)


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_trees_are_near_the_best_of_all(n):
    """It is no exact search: but of random scores, the worst kind, most trees are the best, and little is lost."""
    lost = []
    for seed in range(60):
        scores = random_scores(seed, n)
        lost.append(best_tree(scores) - total(scores, best_heads(scores)))
    lost = np.array(lost)
    assert (lost > -1e-4).all()
    assert (lost < 1e-4).mean() >= 0.8
    assert lost.mean() / n < 0.05


def test_a_circle_is_cut_where_it_costs_least():
    #            root   1     2     3
    scores = np.array([[1, -np.inf, 9, 0], [0, 9, -np.inf, 8], [7, 0, 0, -np.inf]], dtype=np.float32)
    assert best_heads(scores).tolist() == [2, 3, 0]


def test_ties_and_huge_scores_give_trees():
    for value in (0.0, -1e30, 1e30):
        scores = np.full((6, 7), value, dtype=np.float32)
        scores[np.arange(6), np.arange(6) + 1] = -np.inf
        assert is_tree(best_heads(scores))


@given(st.integers(0, 10_000), st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_sentences_together_are_decoded_as_alone(seed, lengths):
    n = max(lengths)
    scores = np.stack([random_scores(seed + k, n) for k in range(len(lengths))])
    for k, own in enumerate(lengths):
        scores[k, :, own + 1 :] = -np.inf
    heads = all_heads(scores, np.array(lengths))
    for k, own in enumerate(lengths):
        assert np.array_equal(heads[k, :own], best_heads(scores[k, :own, : own + 1]))
        assert not heads[k, own:].any()
