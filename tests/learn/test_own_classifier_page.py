"""The way of docs/own-classifier.md, command by command, with a coder who codes by a few words."""

import csv
import re
import shlex
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "own-classifier.md").read_text(encoding="utf-8")
CODEBOOK = {
    "accuses": "bombed broken illegal failed aggression planned weapons warned targeted seized",
    "justifies": "defence measured defend response",
    "suffers": "water wounded cellar displaced hunger food killed medicine",
    "seeks peace": "talks ending cessation",
}


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)


def code(path):
    """Fill the sheet as the page says."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        there = row["passage"].lower()
        found = [label for label, words in CODEBOOK.items() if any(word in there for word in words.split())]
        row["code:tone"] = found[0] if found else ""
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder in which all commands of the page have run, on fewer articles."""
    base = tmp_path_factory.mktemp("own")
    fr.invented.articles(per_outlet=4).to_csv(base / "articles.csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(base)
        commands = [line for block in blocks("console") for line in block.splitlines() if line.startswith("framing ")]
        assert [command.split()[1] for command in commands] == ["analyze", "code", "code", "train", "score"]
        for command in commands:
            if command.startswith("framing train"):
                code("sheet.csv")
            options = ["--no-figures"] if "analyze" in command else []
            done = CliRunner().invoke(app, [*shlex.split(command)[1:], *options])
            assert done.exit_code == 0, (command, done.output, done.exception)
    return base


def test_the_commands_lead_from_articles_to_scores(folder):
    scores = pd.read_csv(folder / "out" / "scores.csv")
    classes = {f"p_{label}" for label in CODEBOOK}
    assert classes <= set(scores) and len(scores) == len(fr.Study.load(folder / "out").quotes)
    for label in ("accuses", "suffers"):
        wanted = "bombed homes" if label == "accuses" else "no clean water"
        own = scores[scores["content"].str.contains(wanted)]
        assert len(own) and (own[sorted(classes)].idxmax(axis=1) == f"p_{label}").all()
    card = (folder / "tone.md").read_text(encoding="utf-8")
    assert "groups by outlet" in card and "SHA-256" in card


def test_the_lines_for_python_run(folder, monkeypatch):
    monkeypatch.chdir(folder)
    held = {}
    for block in blocks("python"):
        exec(block, held)
    assert held["own"].validation.scores.loc["grouped", "macro_f1"] > 0.5
    assert set(held["quotes"]["tone"].dropna()) <= set(CODEBOOK)
