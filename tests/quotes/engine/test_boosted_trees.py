"""Boosted trees as arrays."""

from __future__ import annotations

import numpy as np
import pytest

from framing.quotes.engine.boosted_trees import Trees, train_trees


@pytest.mark.parametrize("seed", range(3))
def test_trees_decide_as_scikit_learn_does(seed):
    from sklearn.ensemble import GradientBoostingClassifier

    generator = np.random.default_rng(seed)
    measures = generator.integers(-3, 4, size=(600, 5)).astype(np.float32) / 3
    right = (measures[:, 0] * measures[:, 1] + 0.3 * generator.normal(size=600)) > 0
    trees = train_trees(measures, right, seed=seed)
    theirs = GradientBoostingClassifier(
        n_estimators=160, learning_rate=0.08, max_depth=4, min_samples_leaf=30, subsample=0.5, max_features=5,
        random_state=seed,
    ).fit(measures, right)  # fmt: skip
    assert np.allclose(trees.score(measures), theirs.decision_function(measures), atol=1e-4)
    again = Trees.from_arrays(trees.to_arrays("t"), "t")
    assert np.array_equal(again.score(measures), trees.score(measures))


def test_trees_of_one_class_say_so():
    measures = np.zeros((5, 2), dtype=np.float32)
    assert (train_trees(measures, np.ones(5, dtype=bool), seed=0).score(measures) > 5).all()
