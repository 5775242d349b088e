"""From sentences in NewsMTSC's form to the classifier that ships."""

import json

import numpy as np
import pytest

from framing.learn.shipped_classifiers import read_shipped, write_shipped
from framing.training.classifiers.classifier_card import calibration_error, coverage, errors_by_group
from framing.training.classifiers.newsmtsc import outlets_of, read_newsmtsc
from framing.training.classifiers.train_stance import train_stance

PATTERNS = {
    2: "Critics attacked {} over the plan that day.",
    4: "On Monday {} met them.",
    6: "Voters praised {} a lot.",
}


def corpus(path, n=20):
    lines = []
    for i in range(n):
        for polarity, pattern in PATTERNS.items():
            name = ["Lee", "Ann Smith", "Kim", "the mayor"][i % 4]
            text = pattern.format(name)
            start = text.index(name)
            target = {"Input.gid": f"x_{i}_1_2_y", "from": start, "to": start + len(name), "polarity": float(polarity)}
            lines.append(json.dumps({"sentence_normalized": text, "targets": [target]}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_trained_with_a_card_and_the_same_bytes(tmp_path):
    path = corpus(tmp_path / "train.jsonl")
    table = read_newsmtsc(path)
    assert table["y"].value_counts().tolist() == [20, 20, 20]
    assert table["article"].nunique() == 20
    assert all(text[s:e] for text, s, e in zip(table["text"], table["start"], table["end"]))
    for name in ("one", "two"):
        model, card = train_stance(path, networks=1, folds=2)
        write_shipped(model, card, tmp_path / f"{name}.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert card["scores"]["macro_f1"] > 0.9
    assert card["n_by_label"] == {"negative": 20, "neutral": 20, "positive": 20}
    assert card["called_negative_by_mistake"][0]["group"] == "all"
    assert (read_shipped(tmp_path / "one.npz").predict(table) == table["y"]).all()
    assert "scores" not in train_stance(path, networks=0, folds=0)[1]


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "train.jsonl"
    path.write_text('{"sentence_normalized": "a", "targets": [{"from": 0}]}', encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: no sentence of NewsMTSC"):
        read_newsmtsc(path)


def test_outlets_by_words_in_a_row(tmp_path):
    articles = tmp_path / "articles.jsonl"
    text = "It was said that one two three four five six seven eight nine ten eleven, and so on."
    articles.write_text(json.dumps({"text": text, "outlet": "Post"}), encoding="utf-8")
    asked = [
        "He: one two three four five six seven eight nine ten.",
        "Another sentence of ten words is not in there at all.",
    ]
    assert outlets_of(asked, articles) == ["Post", None]


def test_numbers_of_the_card():
    p = np.array([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.45, 0.55]])
    rows = coverage(list("aabb"), p, list("ab"), (0.5, 0.7, 0.95))
    assert rows[0] == {"confidence": 0.5, "coverage": 1.0, "accuracy": 1.0}
    assert rows[1]["coverage"] == 0.5
    assert rows[2] == {"confidence": 0.95}
    assert calibration_error(np.array([1.0, 1.0]), np.array([True, False])) == 0.5
    table = errors_by_group(list("aaab"), np.array([1, 0, 0, 1], bool), np.array([1, 1, 0, 1], bool), least=1)
    assert table[["group", "n", "wrong"]].values.tolist() == [["a", 2, 1], ["b", 1, 1]]
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()


def test_the_command_writes_what_loads(tmp_path):
    from typer.testing import CliRunner

    from framing.cli import app
    from framing.learn import load_classifier

    path = corpus(tmp_path / "train.jsonl", 8)
    options = ["--networks", "1", "--folds", "2", "-o", str(tmp_path / "mine.npz")]
    done = CliRunner().invoke(app, ["train", "stance", str(path), *options])
    assert done.exit_code == 0, done.output
    assert "macro_f1" in done.output
    assert load_classifier(tmp_path / "mine.npz").confidence == 0.6
