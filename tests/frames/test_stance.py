"""Stance toward a target, on sentences made for the purpose."""

import numpy as np
import pandas as pd
import pytest

from framing.frames import TargetStanceClassifier, cross_validate, load_classifier, save_classifier

NAMES = ["Lee", "Ann Smith", "Kim", "Bo", "the mayor", "Delgado"]
FRAMES = {
    "negative": ["Critics attacked {} over the plan.", "Many blame {} for the crisis.", "{} was accused of fraud."],
    "positive": ["Voters praised {} for the plan.", "Many thank {} for the rescue.", "{} was hailed as a hero."],
    "neutral": ["On Monday {} met them.", "They asked {} about the date.", "{} was born in the north."],
}


def targets(names=NAMES):
    rows = []
    for label, patterns in FRAMES.items():
        for pattern in patterns:
            for name in names:
                text = pattern.format(name)
                start = text.index(name)
                rows.append({"text": text, "start": start, "end": start + len(name), "y": label, "name": name})
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def trained():
    table = targets()
    return TargetStanceClassifier(background=None).fit(table[["text", "start", "end"]], table["y"])


def test_learns_what_is_said_about_others(trained):
    unseen = targets(["Quine", "General Ortega"])
    assert (trained.predict(unseen) == unseen["y"]).mean() > 0.9
    np.testing.assert_allclose(trained.predict_proba(unseen).sum(axis=1), 1)


@pytest.mark.parametrize("background", [None, "shipped"])
def test_the_name_of_the_target_is_hidden(background):
    """Names that go with one label only in training change nothing: another name of the same form, the same answer."""
    table = targets(["Lee", "Kim"])
    model = TargetStanceClassifier(background).fit(table[["text", "start", "end"]], table["y"])
    pairs = [(f"They saw {name} there.", 9, 9 + len(name)) for name in ("Lee", "Xyw", "Kim")]
    p = model.predict_proba(pd.DataFrame(pairs, columns=["text", "start", "end"]))
    np.testing.assert_allclose(p, np.broadcast_to(p[0], p.shape), atol=1e-9)


def test_one_sentence_two_targets(trained):
    text = "Voters praised Max; critics attacked Eve."
    rows = [(text, text.index(name), text.index(name) + 3) for name in ("Max", "Eve")]
    table = pd.DataFrame(rows, columns=["text", "start", "end"])
    p = trained.predict_proba(table)
    assert p[0, 2] > p[1, 2] and p[0, 0] < p[1, 0]


def test_explanation_leaves_the_target_alone(trained):
    text = "Voters praised Max."
    table = pd.DataFrame([(text, 15, 18)], columns=["text", "start", "end"])
    rows = trained.explain(table, "positive")
    assert rows.set_index("word").loc["praised", "contribution"] > 0
    assert "Max" not in set(rows["word"])
    assert [text[s:e] for s, e in zip(rows["start"], rows["end"])] == rows["word"].tolist()


def test_grouped_validation_and_storage(tmp_path, trained):
    table = targets()
    X = table[["text", "start", "end"]]
    result = cross_validate(TargetStanceClassifier(background=None, networks=0), X, table["y"], table["name"], folds=3)
    assert result.scores.loc["grouped", "macro_f1"] > 0.8
    back = load_classifier(save_classifier(trained, tmp_path / "s.skops", X=X, y=table["y"], validation=result))
    np.testing.assert_array_equal(back.predict_proba(X), trained.predict_proba(X))
    assert back.card_["labels"] == ["negative", "neutral", "positive"]


def test_two_classes_and_no_network():
    table = targets().query("y != 'neutral'")
    for networks in (0, 1):
        model = TargetStanceClassifier(background=None, networks=networks).fit(table, table["y"])
        assert (model.predict(table) == table["y"]).mean() > 0.9


def test_errors_say_what_is_wrong(trained):
    with pytest.raises(ValueError, match="'end' is missing"):
        trained.predict(pd.DataFrame({"text": ["a"], "start": [0]}))
    with pytest.raises(ValueError, match="holds no word"):
        trained.predict(pd.DataFrame({"text": ["a b"], "start": [9], "end": [12]}))
    with pytest.raises(ValueError, match="no row"):
        trained.predict(pd.DataFrame({"text": [], "start": [], "end": []}))
    with pytest.raises(ValueError, match="two classes"):
        TargetStanceClassifier(background=None).fit(targets(), ["x"] * 54)
