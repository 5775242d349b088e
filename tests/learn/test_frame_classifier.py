"""The frame classifier, on sentences made for the purpose."""

import json
import pickle
import zipfile

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.metrics import f1_score
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils import estimator_checks

from framing.learn import (
    FrameClassifier,
    coverage_curve,
    cross_validate,
    learning_curve,
    load_background,
    load_classifier,
    save_classifier,
)

LOADED = ["brutal", "shameful", "reckless", "so-called", "disastrous", "absurd"]
PLAIN = ["new", "second", "local", "recent", "joint", "northern"]
WHO = ["Ministers", "The union", "A senator", "Lawmakers", "The mayor", "Officials", "The board", "A judge"]
WHAT = ["plan", "vote", "law", "tax", "deal", "strike", "budget"]


def corpus(n=120, seed=0):
    """Texts, labels, marked words and outlets; a loaded adjective makes a text loaded, with some noise."""
    rng = np.random.default_rng(seed)
    texts, labels, marked, outlets = [], [], [], []
    for i in range(n):
        loaded = rng.random() < 0.5
        word = rng.choice(LOADED if loaded else PLAIN)
        texts.append(f"{rng.choice(WHO)} called for the {word} {rng.choice(WHAT)} to be dropped on day {i}.")
        labels.append("loaded" if loaded != (rng.random() < 0.08) else "plain")
        marked.append([str(word)] if loaded else [])
        outlets.append("ABCDE"[i % 5])
    return texts, labels, marked, outlets


@pytest.fixture(scope="module")
def trained():
    texts, labels, marked, _ = corpus()
    return FrameClassifier(background=None).fit(texts, labels, marked=marked)


def test_learns_and_predicts_unseen_texts(trained):
    texts, labels, _, _ = corpus(80, seed=1)
    assert f1_score(labels, trained.predict(texts), average="macro") > 0.85
    p = trained.predict_proba(texts)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    assert (trained.classes_[p.argmax(axis=1)] == trained.predict(texts)).all()
    np.testing.assert_array_equal(trained.decision_function(texts) > 0, p[:, 1] > 0.5)


def test_a_text_is_judged_alike_alone_and_among_others(trained):
    texts, *_ = corpus(10, seed=2)
    together = trained.predict_proba(texts)
    alone = np.vstack([trained.predict_proba([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-9)


def test_same_seed_same_model():
    texts, labels, marked, _ = corpus(60)
    one, two = (FrameClassifier(background=None).fit(texts, labels, marked=marked) for _ in range(2))
    np.testing.assert_array_equal(one.predict_proba(texts), two.predict_proba(texts))


def test_marked_words_are_named(trained):
    words = trained.marked_words(["The board backed a shameful budget."]).set_index("word")["probability"]
    assert words.idxmax() == "shameful"
    texts, labels, _, _ = corpus(40)
    with pytest.raises(ValueError, match="without marked="):
        FrameClassifier(background=None).fit(texts, labels).marked_words(texts)


def test_marks_may_be_spans(trained):
    texts, labels, marked, _ = corpus()
    spans = [[(t.index(m[0]), t.index(m[0]) + len(m[0]))] if m else None for t, m in zip(texts, marked)]
    same = FrameClassifier(background=None).fit(texts, labels, marked=spans)
    np.testing.assert_allclose(same.predict_proba(texts[:5]), trained.predict_proba(texts[:5]))


def test_explanation_names_the_word_that_moved_it(trained):
    text = "The board backed a shameful budget."
    rows = trained.explain([text], "loaded")
    assert rows.iloc[0]["word"] == "shameful"
    assert [text[s:e] for s, e in zip(rows["start"], rows["end"])] == rows["word"].tolist()
    top = trained.explain_corpus(corpus(60, seed=4)[0], "loaded")
    assert top["mean"].idxmax() in LOADED
    with pytest.raises(ValueError, match="no label 'war'"):
        trained.explain([text], "war")


def test_abstains_below_a_confidence(trained):
    texts, labels, _, _ = corpus(80, seed=5)
    sure = trained.predict_sure(texts, 0.7)
    p = trained.predict_proba(texts)
    assert all((label is None) == (row.max() < 0.7) for label, row in zip(sure, p))
    curve = coverage_curve(labels, p, trained.classes_)
    assert curve["coverage"].iloc[-1] == 1 and curve["confidence"].is_monotonic_decreasing
    with pytest.raises(ValueError, match="between 0 and 1"):
        trained.predict_sure(texts, 2)


def test_several_labels_a_text():
    rng = np.random.default_rng(3)
    texts, labels, matrix = [], [], []
    for _ in range(150):
        war, aid = rng.random(2) < 0.5
        texts.append(
            f"{rng.choice(WHO)} spoke of {'shelling' if war else 'weather'} and {'relief' if aid else 'sport'}."
        )
        labels.append([name for name, on in (("war", war), ("aid", aid)) if on])
        matrix.append([war, aid])
    model = FrameClassifier(background=None).fit(texts, labels)
    assert model.classes_.tolist() == ["aid", "war"]
    assert sorted(model.predict(["Officials spoke of shelling and relief."])[0]) == ["aid", "war"]
    assert model.predict_proba(texts).shape == (150, 2)
    frame = pd.DataFrame(np.array(matrix, dtype=int), columns=["war", "aid"])
    other = FrameClassifier(background=None).fit(texts, frame)
    np.testing.assert_array_equal(other.predict(texts), frame.to_numpy())
    with pytest.raises(ValueError, match="one label a text"):
        model.predict_sure(texts)


def test_more_than_two_classes():
    texts = [f"{who} spoke of {what}." for what in ("shelling", "relief", "sport") for who in WHO for _ in range(2)]
    labels = np.repeat(["war", "aid", "other"], 16)
    model = FrameClassifier(background=None).fit(texts, labels)
    assert model.predict(["The envoy spoke of relief."]).tolist() == ["aid"]
    assert model.transform(texts).shape == (48, len(model.get_feature_names_out()))


def test_works_in_scikit_learn():
    texts, labels, marked, outlets = corpus(60)
    model = FrameClassifier(background=None, inner_folds=2)
    search = GridSearchCV(model, {"class_weight": [None, "balanced"]}, cv=2).fit(texts, labels, marked=marked)
    assert search.best_score_ > 0.6
    piped = make_pipeline(FunctionTransformer(lambda X: [t.lower() for t in X]), clone(model)).fit(texts, labels)
    assert piped.predict(texts).shape == (60,)
    scores = cross_val_score(model, np.array(texts, dtype=object), labels, groups=outlets, cv=GroupKFold(2))
    assert len(scores) == 2
    columns = clone(model).set_output(transform="pandas").fit(texts, labels).transform(texts)
    assert isinstance(columns, pd.DataFrame) and "words" in columns


@pytest.mark.parametrize(
    "check",
    [
        "check_estimator_cloneable",
        "check_estimator_repr",
        "check_estimator_tags_renamed",
        "check_get_params_invariance",
        "check_mixin_order",
        "check_no_attributes_set_in_init",
        "check_parameters_default_constructible",
        "check_set_params",
        "check_valid_tag_types",
    ],
)
def test_checks_of_scikit_learn_that_apply(check):
    """Those left out feed tables of numbers to ``fit``; the input here is text."""
    if not hasattr(estimator_checks, check):
        pytest.skip("a later scikit-learn has it")
    getattr(estimator_checks, check)("FrameClassifier", FrameClassifier())


def test_stored_and_loaded(tmp_path):
    texts, labels, marked, outlets = corpus(60)
    params = {"marked": marked}
    model = FrameClassifier(background=None, inner_folds=2)
    validation = cross_validate(model, texts, labels, outlets, params=params)
    fitted = model.fit(texts, labels, marked=marked)
    path = save_classifier(fitted, tmp_path / "m.skops", X=texts, y=labels, validation=validation, note="codebook 2")
    back = load_classifier(path)
    np.testing.assert_array_equal(back.predict_proba(texts), fitted.predict_proba(texts))
    card = json.loads((tmp_path / "m.json").read_text())
    assert card == back.card_
    assert card["scores"]["grouped"]["macro_f1"] == pytest.approx(validation.scores.loc["grouped", "macro_f1"])
    assert card["n"] == 60 and len(card["data_sha256"]) == 64 and card["note"] == "codebook 2"


class Stranger:
    """A type that no stored classifier should hold."""


def test_a_strange_type_is_refused_by_its_name(tmp_path):
    texts, labels, _, _ = corpus(40)
    model = FrameClassifier(background=None, inner_folds=2).fit(texts, labels)
    model.extra_ = Stranger()
    path = save_classifier(model, tmp_path / "m.skops", X=texts, y=labels)
    with pytest.raises(ValueError, match=r"type .*Stranger, which is not trusted"):
        load_classifier(path)
    (tmp_path / "p.skops").write_bytes(pickle.dumps(texts))
    assert not zipfile.is_zipfile(tmp_path / "p.skops")
    with pytest.raises(ValueError, match="no stored classifier"):
        load_classifier(tmp_path / "p.skops")


def test_cross_validation_shows_the_gap_between_groups_and_chance():
    """The outlet gives the label away, and nothing else does: the random split alone is fooled."""
    rng = np.random.default_rng(0)
    outlets = [f"Paper{i % 10}" for i in range(100)]
    texts = [f"{o} reports that {rng.choice(WHO)} met {rng.choice(WHO)}." for o in outlets]
    labels = ["loaded" if int(o[-1]) in (0, 2, 5, 7, 9) else "plain" for o in outlets]
    model = FrameClassifier(background=None, inner_folds=2)
    scores = cross_validate(model, texts, labels, outlets).scores["macro_f1"]
    assert scores["random"] > 0.95
    assert scores["grouped"] < 0.6
    with pytest.raises(ValueError, match="too few for 5 folds"):
        cross_validate(model, texts, labels, ["x"] * 100)


def test_score_within_groups():
    texts, labels, _, outlets = corpus(150)
    result = cross_validate(FrameClassifier(background=None, inner_folds=2), texts, labels, outlets, random=False)
    assert result.by_group.index.tolist() == list("ABCDE")
    mean = np.average(result.by_group["macro_f1"], weights=result.by_group["n"])
    assert result.scores.loc["within groups", "macro_f1"] == pytest.approx(mean)
    assert "<table" in result._repr_html_() and "5 groups" in repr(result)


def test_several_labels_are_cross_validated_by_group():
    rng = np.random.default_rng(1)
    texts, labels = [], []
    for i in range(120):
        war, aid = rng.random(2) < 0.5
        texts.append(
            f"{rng.choice(WHO)} saw {'shelling' if war else 'rain'} and {'relief' if aid else 'sport'} on {i}."
        )
        labels.append([name for name, on in (("war", war), ("aid", aid)) if on])
    outlets = ["ABCDE"[i % 5] for i in range(120)]
    result = cross_validate(FrameClassifier(background=None, inner_folds=2), texts, labels, outlets, folds=3)
    assert result.classes.tolist() == ["aid", "war"] and result.probabilities.shape == (120, 2)
    assert result.scores.loc["grouped", "macro_f1"] > 0.9 and result.scores.loc["random", "accuracy"] > 0.8
    right = [sorted(a) == sorted(b) for a, b in zip(result.predictions, labels)]
    assert np.mean(right) == pytest.approx(result.scores.loc["grouped", "accuracy"])


def test_errors_of_validation_say_what_is_wrong():
    texts, labels, _, outlets = corpus(60)
    model = FrameClassifier(background=None, inner_folds=2)
    with pytest.raises(ValueError, match="groups= has 5 entries for 60 texts"):
        cross_validate(model, texts, labels, outlets[:5])
    with pytest.raises(ValueError, match="row 2 of groups= is missing"):
        cross_validate(model, texts, labels, [*outlets[:2], None, *outlets[3:]])
    with pytest.raises(ValueError, match="above 0 and at most 1; 2 is none"):
        learning_curve(model, texts, labels, outlets, shares=(0.5, 2))


def test_learning_curve_rises_and_looks_ahead():
    texts, labels, _, outlets = corpus(160)
    curve = learning_curve(
        FrameClassifier(background=None, inner_folds=2), texts, labels, outlets, shares=(0.1, 0.4, 1)
    )
    assert curve["n"].tolist() == pytest.approx([13, 51, 128, 256], abs=1)
    assert curve["macro_f1"].iloc[2] > curve["macro_f1"].iloc[0]
    assert np.isnan(curve["macro_f1"].iloc[3]) and 0.5 < curve["expected"].iloc[3] <= 1


@pytest.mark.parametrize(
    ("texts", "labels", "marked", "message"),
    [
        (["a", "b"], ["x"], None, "1 entries for 2 texts"),
        (["a", None], ["x", "y"], None, "row 1 of X is no text"),
        ("a text", ["x", "y"], None, "X is one text"),
        (["a", "b"], ["x", "x"], None, "two classes"),
        (["a b", "b c", "c"], ["x", "x", "y"], None, "occurs once"),
        (["a b", "b c"], ["x", None], None, "no label"),
        (["war a", "war b", "aid a", "aid b"], list("xxyy"), [["tank"]] * 4, "marks no word"),
        (["war a", "war b", "aid a", "aid b"], list("xxyy"), [["war"]], "marked= has 1 entries"),
        (["war a", "war b"], [["x"], ["x"]], None, "nothing tells it apart"),
        (["war a", "war b", "aid a", "aid b"], list("xxyy"), [[3]] * 4, "row 0 of marked= holds 3"),
    ],
)
def test_errors_say_what_is_wrong(texts, labels, marked, message):
    with pytest.raises(ValueError, match=message):
        FrameClassifier(background=None).fit(texts, labels, marked=marked)


def test_parameters_that_make_no_sense_are_refused():
    texts, labels, _, _ = corpus(20)
    with pytest.raises(ValueError, match="inner_folds= is a number from 2 up, not 1"):
        FrameClassifier(background=None, inner_folds=1).fit(texts, labels)
    with pytest.raises(FileNotFoundError, match=r"no background model nowhere\.npz"):
        FrameClassifier(background="nowhere.npz").fit(texts, labels)


def test_background_model_is_used_and_named(tmp_path):
    texts, labels, marked, _ = corpus(60)
    model = load_background()
    assert model is not None and len(model.words) > 10_000
    assert model.meta["sentences_left_out"] > 0
    fitted = FrameClassifier(inner_folds=2).fit(texts, labels, marked=marked)
    assert "leaning" in fitted.get_feature_names_out()
    back = load_classifier(save_classifier(fitted, tmp_path / "m.skops", X=texts, y=labels))
    np.testing.assert_array_equal(back.predict_proba(texts[:3]), fitted.predict_proba(texts[:3]))
    with pytest.raises(ValueError, match="no background model"):
        (tmp_path / "x.npz").write_bytes(b"nothing")
        load_background(tmp_path / "x.npz")
