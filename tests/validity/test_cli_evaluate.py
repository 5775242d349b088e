"""The commands that hold a table against hand coding, and the one that builds the background model."""

import json

import pandas as pd
import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner

from framing.cli.evaluate import evaluate_classifier, evaluate_hits
from framing.cli.train import train_background
from framing.tables import from_records, to_arrow
from framing.validity import write_sheet

app = typer.Typer()
app.command("hits")(evaluate_hits)
app.command("classifier")(evaluate_classifier)
app.command("background")(train_background)


def run(*args):
    return CliRunner().invoke(app, [str(arg) for arg in args])


def test_hits_of_a_study_against_a_sheet(tmp_path):
    text = "War came. They want peace."
    articles = from_records(
        "articles", [{"article_id": f"a{i}", "outlet": "AB"[i % 2], "text": text} for i in range(12)]
    )
    rows = [
        {"hit_id": f"a{i}:h{j}", "article_id": f"a{i}", "frame": frame, "surface": text[s:e], "start": s, "end": e}
        for i in range(12)
        for j, (s, e, frame) in enumerate([(0, 3, "conflict"), (20, 25, "peace")])
    ]
    hits = from_records("hits", rows)
    for name, table in (("articles", articles), ("hits", hits)):
        pq.write_table(to_arrow(table, name), tmp_path / f"{name}.parquet")
    write_sheet(hits.iloc[:19], tmp_path / "gold.csv")  # ten articles, and one term of the last is not coded
    result = run("hits", tmp_path, tmp_path / "gold.csv", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "4 hits of articles without coding are left out" in result.output
    scores = pd.read_csv(tmp_path / "out" / "scores.csv")
    summary = scores[scores["by"].isna()].set_index("measure")["value"]
    assert summary["precision"] == pytest.approx(19 / 20) and summary["recall"] == 1
    assert 0.9 < summary["alpha"] < 1
    assert scores[scores["by"] == "outlet"]["group"].unique().tolist() == ["A", "B"]


def test_labels_against_labels(tmp_path):
    gold = pd.DataFrame(
        {"unit": range(20), "article_id": range(20), "outlet": list("AB") * 10, "label": list("xxyy") * 5}
    )
    gold.to_csv(tmp_path / "gold.csv", index=False)
    gold.assign(label=["x", *gold["label"][1:-1], "x"]).to_csv(tmp_path / "tool.csv", index=False)
    result = run("classifier", tmp_path / "tool.csv", tmp_path / "gold.csv", "--key", "unit")
    assert result.exit_code == 0, result.output
    assert "accuracy" in result.output and "0.950" in result.output
    wrong = run("classifier", tmp_path / "tool.csv", tmp_path / "gold.csv", "--key", "number")
    assert wrong.exit_code == 2 and "'number'" in wrong.output
    assert run("hits", tmp_path / "none.csv", tmp_path / "gold.csv").exit_code == 2


def test_background_is_built(tmp_path):
    lines = [
        {"outlet": o, "text": f"The {w} plan was passed in May. The {w} vote failed."}
        for o, w in (("A", "absurd"), ("B", "new"))
        for _ in range(15)
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    (tmp_path / "v.txt").write_text("absurd\t-2\n", encoding="utf-8")
    (tmp_path / "o.toml").write_text('straight = ["B"]\nopinion = ["A"]\n', encoding="utf-8")
    args = [
        tmp_path / "c.jsonl",
        "-o",
        tmp_path / "b.npz",
        "--valence",
        tmp_path / "v.txt",
        "--outlets",
        tmp_path / "o.toml",
    ]
    result = run("background", *args, "--dimensions", 4)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "b.npz").exists()
    (tmp_path / "o.toml").write_text('straight = ["B"]\n', encoding="utf-8")
    assert run("background", *args).exit_code == 2
