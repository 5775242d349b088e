"""The ranker: chances, reasons, storing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.frames.participants.ranker import Ranker, load_ranker

WEIGHTS = {"agent\tsubject": 2.0, "agent aggression\tsubject": 1.0, "agent/by\tsubject": -0.5, "patient\tobject": 1.5}
META = {"temperature": 1.5, "nobody": 0.5, "people": 0.7}
PARTS = [(["subject"], [], []), (["object"], [], []), ([], [], [])]


def test_a_feature_has_weights_by_role_by_frame_and_by_slot():
    ranker = Ranker(WEIGHTS, META)

    def odds(role, frame, slots):
        chances = ranker.chances(role, frame, slots, PARTS)
        return float(np.log(chances[0] / chances[2]) * META["temperature"])

    assert odds("agent", "blame", ()) == pytest.approx(2.0)
    assert odds("agent", "aggression", ()) == pytest.approx(3.0)
    assert odds("agent", "aggression", ("by", "of")) == pytest.approx(2.5)
    assert odds("patient", "aggression", ()) == pytest.approx(0.0)


names = st.sampled_from(["subject", "object", "unknown", "title"])


@given(st.lists(st.tuples(*[st.lists(names, max_size=3)] * 3), min_size=1, max_size=6))
def test_chances_sum_to_one(parts):
    chances = Ranker(WEIGHTS, META).chances("agent", "aggression", (), parts)
    assert chances.shape == (len(parts),)
    assert chances.sum() == pytest.approx(1)
    assert (chances > 0).all()


def test_why_names_the_heaviest_features_that_have_a_weight():
    ranker = Ranker(WEIGHTS | {"agent\tfar": -4.0}, META)
    own = (["subject", "far"], ["unknown"], [])
    assert ranker.why("agent", "aggression", (), own) == [("far", -4.0), ("subject", 3.0)]
    assert ranker.why("agent", "aggression", (), own, most=1) == [("far", -4.0)]


def test_a_stored_ranker_answers_alike_and_is_the_same_bytes(tmp_path):
    ranker = Ranker(WEIGHTS, META)
    for name in ("one.npz", "two.npz"):
        ranker.save(tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    again = load_ranker(tmp_path / "one.npz")
    assert again.meta == META
    assert again.people == 0.7
    for role in ("agent", "patient"):
        own, other = (one.chances(role, "aggression", ("by",), PARTS) for one in (ranker, again))
        assert own == pytest.approx(other, abs=1e-3)


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", None])
def test_what_is_no_ranker_is_refused_by_name(tmp_path, content):
    path = tmp_path / "wrong.npz"
    if content is None:
        np.savez(path, names=np.zeros(3))
    else:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=r"wrong\.npz is no ranker.*framing train participants"):
        load_ranker(path)


def test_the_shipped_ranker_says_what_it_was_made_of():
    meta = load_ranker().meta
    assert {"temperature", "nobody", "sure", "people", "seed", "articles", "corpora", "target", "other"} <= set(meta)
    assert all(len(digest) == 64 for digest in meta["corpora"].values())
    assert meta["target"]["right"] >= 0.70
    assert 0.5 < meta["sure"] < 1
