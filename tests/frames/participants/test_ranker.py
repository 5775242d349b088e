"""The ranker: contexts of its weights, what a file must say, the shipped one."""

import numpy as np
import pytest

from framing.frames.participants.ranker import Ranker, contexts, load_ranker

WEIGHTS = {"agent\tsubject": 2.0, "agent aggression\tsubject": 1.0, "agent/by\tsubject": -0.5, "patient\tobject": 1.5}
META = {"temperature": 1.5, "nobody": 0.5, "people": 0.7}
ANSWERS = [["subject"], ["object"], []]


def test_a_feature_has_weights_by_role_by_frame_and_by_slot():
    ranker = Ranker(WEIGHTS, META)

    def odds(role, frame, slots):
        chances = ranker.chances(ANSWERS, contexts(role, frame, slots))
        return float(np.log(chances[0] / chances[2]) * META["temperature"])

    assert odds("agent", "blame", ()) == pytest.approx(2.0)
    assert odds("agent", "aggression", ()) == pytest.approx(3.0)
    assert odds("agent", "aggression", ("by", "of")) == pytest.approx(2.5)
    assert odds("patient", "aggression", ()) == pytest.approx(0.0)


def test_a_stored_ranker_is_read_again(tmp_path):
    Ranker(WEIGHTS, META).save(tmp_path / "one.npz")
    again = load_ranker(tmp_path / "one.npz")
    assert again.meta == META
    assert (again.nobody, again.people) == (0.5, 0.7)


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", None])
def test_what_is_no_ranker_is_refused_by_name(tmp_path, content):
    path = tmp_path / "wrong.npz"
    if content is None:
        np.savez(path, names=np.zeros(3))
    else:
        path.write_bytes(content)
    with pytest.raises(ValueError, match=r"wrong\.npz is no ranker of participants.*framing train participants"):
        load_ranker(path)


def test_the_shipped_ranker_says_what_it_was_made_of():
    meta = load_ranker().meta
    assert {"temperature", "nobody", "sure", "people", "seed", "articles", "corpora", "target", "other"} <= set(meta)
    assert all(len(digest) == 64 for digest in meta["corpora"].values())
    assert meta["target"]["right"] >= 0.70
    assert 0.5 < meta["sure"] < 1
