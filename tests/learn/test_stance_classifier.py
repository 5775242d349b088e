"""Stance toward a target, on sentences made for the purpose."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import GridSearchCV, GroupKFold

from framing.learn import (
    TargetStanceClassifier,
    cross_validate,
    load_background,
    load_classifier,
    save_classifier,
)
from framing.learn.stance.target_features import target_vectors, target_words
from framing.learn.stance.target_sentence import read_targets
from framing.learn.stance.target_tokens import target_tokens
from framing.learn.token_network import Network

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


@pytest.fixture(scope="module")
def with_networks():
    table = targets()
    return TargetStanceClassifier(networks=2).fit(table[["text", "start", "end"]], table["y"])


@pytest.mark.parametrize("model", ["trained", "with_networks"])
@pytest.mark.parametrize(
    "pattern", ["They saw {} there.", "President {} and {} allies lost, {} said.", "In a letter “{}’s plan” failed."]
)
def test_the_name_of_the_target_is_hidden(model, pattern, request):
    """Any other name in its place, the same answer."""
    rows = []
    for name in ("Lee", "Kim", "Trump", "Xyw Qrst", "Hitler", "McDONALD", "Running", "Isis"):
        text = pattern.format(*[name] * 3)
        start = text.rindex(name)
        rows.append((text, start, start + len(name)))
    p = request.getfixturevalue(model).predict_proba(pd.DataFrame(rows, columns=["text", "start", "end"]))
    np.testing.assert_allclose(p, np.broadcast_to(p[0], p.shape), atol=1e-6)


def test_names_of_others_say_nothing_beyond_their_place():
    one, other = (
        read_targets([(f"Officer {name} praised Max on Monday.", 20, 23)], load_background())[0]
        for name in ("Lewis", "Adams")
    )
    np.testing.assert_array_equal(target_tokens(one), target_tokens(other))
    assert target_words(one) == target_words(other)
    np.testing.assert_array_equal(target_vectors(one), target_vectors(other))


def test_networks_learn_what_lies_in_the_order():
    """The same words, the other way round: no bag of words tells them apart."""
    rng = np.random.default_rng(0)
    tokens, codes = [], []
    for _ in range(600):
        row = rng.normal(size=(rng.integers(4, 9), 4)).astype(np.float32) * 0.3
        at = rng.integers(0, len(row) - 1)
        codes.append(rng.integers(2))
        row[[at, at + 1], [0, 1] if codes[-1] else [1, 0]] = 3
        tokens.append(row)
    numbers = np.zeros((600, 1), dtype=np.float32)
    network = Network.learn(tokens[:400], numbers[:400], np.array(codes[:400]), seed=0)
    again = Network.learn(tokens[:400], numbers[:400], np.array(codes[:400]), seed=0)
    p = network.probabilities(tokens[400:], numbers[400:])
    assert (p.argmax(axis=1) == codes[400:]).mean() > 0.95
    np.testing.assert_array_equal(p, again.probabilities(tokens[400:], numbers[400:]))
    alone = np.vstack([network.probabilities([row], numbers[:1]) for row in tokens[400:420]])
    np.testing.assert_allclose(alone, p[:20], atol=1e-5)


def test_stored_with_its_networks(tmp_path, with_networks):
    table = targets()
    X = table[["text", "start", "end"]]
    back = load_classifier(save_classifier(with_networks, tmp_path / "s.skops", X=X, y=table["y"]))
    np.testing.assert_array_equal(back.predict_proba(X), with_networks.predict_proba(X))
    alone = np.vstack([back.predict_proba(X[i : i + 1]) for i in range(5)])
    np.testing.assert_allclose(alone, back.predict_proba(X)[:5], atol=1e-5)


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
    with pytest.raises(ValueError, match="row 0 of X has no text but None"):
        trained.predict(pd.DataFrame({"text": [None], "start": [0], "end": [1]}))
    with pytest.raises(ValueError, match="row 0 of X has no span of the target: start nan"):
        trained.predict(pd.DataFrame({"text": ["a"], "start": [np.nan], "end": [1]}))
    with pytest.raises(ValueError, match="row 0 of y has no label"):
        TargetStanceClassifier(background=None).fit(targets(), [None, *targets()["y"][1:]])
    with pytest.raises(ValueError, match="one label a target"):
        TargetStanceClassifier(background=None).fit(targets(), [[label] for label in targets()["y"]])
    with pytest.raises(ValueError, match="networks= is a number from 0 up, not -1"):
        TargetStanceClassifier(background=None, networks=-1).fit(targets(), targets()["y"])


def test_rows_in_any_order_with_any_index(trained):
    table = targets().sample(frac=1, random_state=3)
    model = TargetStanceClassifier(background=None).fit(table[["text", "start", "end"]], table["y"])
    assert model.score(table, table["y"]) > 0.95
    search = GridSearchCV(model, {"class_weight": [None, "balanced"]}, cv=GroupKFold(3))
    assert search.fit(table, table["y"], groups=table["name"]).best_score_ > 0.8
