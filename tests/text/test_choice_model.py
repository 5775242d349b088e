"""The conditional logit: chances of candidates, and storing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.choice_model import ChoiceModel

WEIGHTS = {"all\tnear": 2.0, "pronoun\tnear": 1.0, "name\tfar": -1.5}
names = st.sampled_from(["near", "far", "unknown", "title"])


def test_the_weights_of_contexts_are_added_up():
    model = ChoiceModel(WEIGHTS, {"temperature": 2.0})
    assert model.weights(["all", "pronoun", "none"]) == {"near": 3.0}
    assert model.weights(["all", "name"]) == {"near": 2.0, "far": -1.5}
    chances = model.chances([["near"], []], ["all", "pronoun"])
    assert np.log(chances[0] / chances[1]) == pytest.approx(3.0 / 2.0)


def test_a_feature_that_is_met_twice_counts_twice():
    chances = ChoiceModel(WEIGHTS).chances([["near", "near"], ["near"]], ["all"])
    assert np.log(chances[0] / chances[1]) == pytest.approx(2.0)


@given(st.lists(st.lists(names, max_size=3), min_size=1, max_size=6))
def test_chances_sum_to_one(candidates):
    chances = ChoiceModel(WEIGHTS).chances(candidates, ["all", "name"])
    assert chances.shape == (len(candidates),)
    assert chances.sum() == pytest.approx(1)
    assert (chances > 0).all()


def test_a_stored_model_answers_alike_and_is_the_same_bytes(tmp_path):
    model = ChoiceModel(WEIGHTS, {"temperature": 1.5, "seed": 3})
    for name in ("one.npz", "two.npz"):
        model.save(tmp_path / "new" / name)
    one, two = ((tmp_path / "new" / name).read_bytes() for name in ("one.npz", "two.npz"))
    assert one == two
    again = ChoiceModel.load(tmp_path / "new" / "one.npz", "model", "make it")
    assert again.meta == {"temperature": 1.5, "seed": 3}
    for contexts in (["all"], ["all", "name"]):
        chances = [one.chances([["near"], ["far"], []], contexts) for one in (model, again)]
        assert chances[0] == pytest.approx(chances[1], abs=1e-3)
