import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer import Typer
from typer.testing import CliRunner

from framing.cli.evaluate import evaluate_actors as command
from framing.validity.shipped.source_scores import b_cubed, evaluate_actors, pairwise

TEXT = "Ann Lee said yes. Officials said no. She said maybe.\n"
GOLD = [
    {"start": 0, "end": 7, "entity": "lee", "form": "name", "anonymous": False, "kind": "person"},
    {"start": 18, "end": 27, "entity": "aide", "form": "nominal", "anonymous": True, "kind": "anonymous"},
    {"start": 37, "end": 40, "entity": "lee", "form": "pronoun", "anonymous": False, "kind": "person"},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "x_1.txt").write_text(TEXT, encoding="utf-8")
    lines, number = [], 0
    for source, cue, content in [("Ann Lee", "said", "yes"), ("Officials", "said", "no"), ("She", "said", "maybe")]:
        at, parts = TEXT.index(source), []
        for role, words in (("Source", source), ("Cue", cue), ("Content", content)):
            start, number = TEXT.index(words, at), number + 1
            lines.append(f"T{number}\t{role} {start} {start + len(words)}\t{words}")
            parts.append(f"{role}:T{number}")
        lines.append(f"E{number}\tAttribution:T{number} {' '.join(parts)}")
    (tmp_path / "attributions" / "x_1.ann").write_text("\n".join(lines), encoding="utf-8")
    gold = {"id": "x_1", "split": "report", "mentions": GOLD}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    return tmp_path


def test_a_small_corpus_is_scored(corpus):
    scores = evaluate_actors(corpus / "gold.jsonl", corpus)
    assert scores["b_cubed_f1"] == 1
    assert scores["anonymity_f1"] == 1
    assert scores["kind_right"] == 1
    assert scores["b_cubed_f1_last_word"] == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))
    assert scores.groups("form").loc["pronoun", "entity_right_n"] == 1
    assert scores.sources["right"].all()


def test_wrong_gold_is_seen(corpus):
    gold = {"id": "x_1", "split": "report", "mentions": [*GOLD[:2], {**GOLD[2], "entity": "aide"}]}
    (corpus / "gold.jsonl").write_text(json.dumps(gold), encoding="utf-8")
    scores = evaluate_actors(corpus / "gold.jsonl", corpus)
    assert scores["b_cubed_f1"] < 0.7
    assert not scores.sources["right"].iloc[2]


def test_the_command(corpus):
    app = Typer()
    app.command()(command)
    told = CliRunner().invoke(app, [str(corpus / "gold.jsonl"), "--corpus", str(corpus), "--json"])
    assert json.loads(told.output)["b_cubed_f1"] == 1.0
    none = CliRunner().invoke(app, [str(corpus / "gold.jsonl"), "--corpus", str(corpus), "--split", "tune"])
    assert none.exit_code == 2


def test_worked_example():
    # Bagga and Baldwin (1998), figure 2: three key chains of 5, 2 and 5; the response joins two of them.
    key = "11111" + "22" + "33333"
    small, large = "aaaaa" + "bb" + "bbbbb", "aaaaa" + "bb" + "aaaaa"
    assert b_cubed(small, key)[:2] == (pytest.approx(0.7619, abs=1e-4), 1.0)
    assert b_cubed(large, key)[:2] == (pytest.approx(0.5833, abs=1e-4), 1.0)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=12))
def test_a_clustering_agrees_with_itself_under_other_names(items):
    other = [f"c{item}" for item in items]
    assert b_cubed(other, items)[2] == pytest.approx(1.0)
    both, ours, theirs = pairwise(other, items)
    assert both == ours == theirs


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="must be as many"):
        b_cubed("ab", "a")
