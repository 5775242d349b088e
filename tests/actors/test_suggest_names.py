import tomllib

import pytest
from typer import Typer
from typer.testing import CliRunner

from framing.actors import read_registry, suggest_actors, suggestions_toml
from framing.cli.actors import actors_check, actors_suggest
from framing.tables import from_records

TEXTS = (
    "Ann Lee of Voss Industries met Vladimir Putin. Lee said “the deal” was near. Voss Industries agreed.",
    "Mr. Lee was late. Bob Lee knew Voss Industries.",
)


@pytest.fixture
def articles():
    rows = [{"article_id": f"a{nth}", "outlet": "X", "text": text} for nth, text in enumerate(TEXTS)]
    return from_records("articles", rows)


@pytest.fixture
def app():
    made = Typer()
    made.command("check")(actors_check)
    made.command("suggest")(actors_suggest)
    return made


def test_names_that_no_registry_has_are_counted(articles):
    found = suggest_actors(articles, registry="world").set_index("actor_id")
    assert found.loc["VOSS_INDUSTRIES", ["kind", "n_mentions", "n_articles"]].tolist() == ["ngo", 3, 2]
    assert "RUS_PUTIN" not in found.index
    assert found.loc["ANN_LEE", "aliases"] == ["Lee"]


def test_the_suggestions_are_a_registry(articles, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(suggestions_toml(suggest_actors(articles, registry="world"), base="world"), encoding="utf-8")
    registry = read_registry(path)
    assert registry["VOSS_INDUSTRIES"].name == "Voss Industries"
    assert "RUSSIA" in registry
    assert suggest_actors(articles, registry=registry).empty


def test_the_commands(app, tmp_path):
    runner = CliRunner()
    article = tmp_path / "one.txt"
    article.write_text("Title\n\n" + TEXTS[0], encoding="utf-8")
    shown = runner.invoke(app, ["suggest", str(article)])
    assert shown.exit_code == 0
    assert tomllib.loads(shown.stdout)["base"] == ["world"]
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[actor]]\nid = "x"\n', encoding="utf-8")
    assert runner.invoke(app, ["check", "syria"]).exit_code == 0
    told = runner.invoke(app, ["check", str(wrong)])
    assert told.exit_code == 1
    assert "write X" in told.output
