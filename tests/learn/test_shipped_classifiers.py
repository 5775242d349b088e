"""Classifiers that ship: they load by name, abstain, hide names, and are plain numbers."""

import numpy as np
import pandas as pd
import pytest

import framing as fr
from framing.learn import DoubtClassifier, TargetStanceClassifier
from framing.learn.plain_file import read_plain, write_plain
from framing.learn.shipped_classifiers import SHIPPED, read_shipped, write_shipped
from framing.shipped import shipped

CARD = {"name": "mine", "version": "3", "confidence": 0.7, "background": None}


def rows(patterns, names):
    out = []
    for pattern, label in patterns:
        for name in names:
            text = pattern.format(name)
            start = text.index(name)
            out.append((text, start, start + len(name), label))
    return pd.DataFrame(out, columns=["text", "start", "end", "y"])


@pytest.mark.parametrize("name", SHIPPED)
def test_loads_by_name_with_a_card(name):
    model = fr.load_classifier(name)
    assert model is fr.load_classifier(name)
    assert model.card["name"] == name
    assert model.version == model.card["version"]
    assert 0.5 <= model.confidence < 1
    assert "MIT" in model.card["licence"]
    assert model.card["scores"]
    least = [row["accuracy"] for row in model.card["coverage"] if "accuracy" in row]
    assert least == sorted(least)  # surer answers are right more often
    assert "BABE" not in str(model.card)


def test_the_files_are_small():
    folder = shipped("framing/learn/model")
    assert sum(path.stat().st_size for path in folder.glob("*.npz")) < 12e6


def test_stance_of_plain_sentences():
    X = rows(
        [
            ("Voters praised {} for the rescue.", "positive"),
            ("A court jailed {} for fraud.", "negative"),
            ("On Monday {} met the council.", "neutral"),
        ],
        ["Ann Lee", "the mayor", "Trump"],
    )
    model = fr.load_classifier("stance")
    assert (model.predict(X) == X["y"]).all()
    sure = model.predict_sure(X)
    assert {None, "positive", "negative", "neutral"} >= set(sure)
    best = model.predict_proba(X).max(axis=1)
    assert [label is None for label in sure] == (best < model.confidence).tolist()


def test_written_and_read_the_same_bytes_and_answers(tmp_path):
    X = rows([("They praised {}.", "good"), ("They attacked {}.", "bad")], ["Lee", "Ann", "Bo", "Kim"])
    model = TargetStanceClassifier(networks=1).fit(X, X["y"])
    for name in ("one", "two"):
        write_shipped(model, CARD, tmp_path / f"{name}.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    back = fr.load_classifier(tmp_path / "one.npz")
    np.testing.assert_allclose(back.predict_proba(X), model.predict_proba(X), atol=2e-3)  # half precision
    assert (back.predict(X) == X["y"]).all()
    assert (back.version, back.confidence, back.card["classifier"]) == ("3", 0.7, "TargetStanceClassifier")
    doubt = DoubtClassifier(C=1.0).fit(X, X["y"] == "bad")
    write_shipped(doubt, CARD, tmp_path / "three.npz")
    back = read_shipped(tmp_path / "three.npz")
    np.testing.assert_allclose(back.predict_proba(X), doubt.predict_proba(X), atol=1e-6)


def test_what_is_no_classifier_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="by name there are doubt, stance"):
        fr.load_classifier("stanze")
    (tmp_path / "a.npz").write_bytes(b"no file of numbers")
    with pytest.raises(ValueError, match="is no stored classifier"):
        fr.load_classifier(tmp_path / "a.npz")
    write_plain(tmp_path / "b.npz", {}, {**CARD, "classifier": "os.system"})
    with pytest.raises(ValueError, match="no known class"):
        fr.load_classifier(tmp_path / "b.npz")
    write_plain(tmp_path / "c.npz", {}, {"classifier": "DoubtClassifier"})
    with pytest.raises(ValueError, match="no version"):
        fr.load_classifier(tmp_path / "c.npz")
    np.savez(tmp_path / "d.npz", card=np.array([{"x": 1}], dtype=object))
    with pytest.raises(ValueError, match="is no stored classifier"):
        fr.load_classifier(tmp_path / "d.npz")
    arrays, card = read_plain(shipped("framing/learn/model/stance.npz"))
    write_plain(tmp_path / "e.npz", arrays, {**card, "background": "another"})
    with pytest.raises(ValueError, match="another background model"):
        fr.load_classifier(tmp_path / "e.npz")
    arrays, card = read_plain(shipped("framing/learn/model/doubt.npz"))
    write_plain(tmp_path / "f.npz", arrays, {**card, "features": ["colour"]})
    with pytest.raises(ValueError, match="other features"):
        fr.load_classifier(tmp_path / "f.npz")
    with pytest.raises(ValueError, match="cannot be written"):
        write_shipped(object(), CARD, tmp_path / "g.npz")
