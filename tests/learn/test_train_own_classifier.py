"""From a filled sheet to a stored classifier: scores by group, what to look at, and a card."""

import json

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app
from framing.learn import OwnClassifier, cross_validate, load_classifier, train_classifier
from framing.learn.classifier import FrameClassifier
from framing.learn.coded_texts import coded_texts

WAR = ["shelled", "attacked", "bombed", "stormed"]
AID = ["helped", "fed", "sheltered", "rebuilt"]


def coded(n=60, outlets="ABCDE", seed=0):
    """Texts of two kinds, coded without a fault."""
    rng = np.random.default_rng(seed)
    rows = []
    for number in range(n):
        kind = ["war", "aid"][number % 2]
        verb = rng.choice(WAR if kind == "war" else AID)
        text = f"On day {number} they {verb} the {rng.choice(['town', 'village', 'camp'])} again."
        rows.append(
            {"quote_id": f"q{number}", "text": text, "label": kind, "outlet": outlets[number // 2 % len(outlets)]}
        )
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def own():
    return train_classifier(coded(), background=None, note="Coded by one person.")


def test_one_call_gives_model_scores_and_advice(own):
    assert isinstance(own, OwnClassifier)
    assert own.model.predict(["They bombed the camp.", "They fed the village."]).tolist() == ["war", "aid"]
    assert own.validation.scores.loc["grouped", "macro_f1"] > 0.9
    assert own.by_label.loc["war", "n"] == 30 and own.by_label.loc["war", "recall"] > 0.9
    assert own.curve["n"].tolist()[-1] == 2 * own.curve["n"].tolist()[-2]
    assert "more macro-F1" in own.advice
    assert own.chance == pytest.approx(1 / 3)  # the one label is right half of the time: F1 2/3, and 0 for the other
    for part in ("grouped", "By label", "By number of texts", "60 texts", "5 groups by outlet", "Coded by one person."):
        assert part in own.report() and part in repr(own)


def test_what_is_held_out_was_not_seen(own):
    found = own.held_out
    assert found["label"].tolist() == coded()["label"].tolist() and set(found["group"]) == set("ABCDE")
    again = cross_validate(FrameClassifier(background=None), coded()["text"].tolist(), coded()["label"].tolist(),
                           coded()["outlet"].tolist(), folds=5, seed=0)  # fmt: skip
    np.testing.assert_allclose(found[["p_aid", "p_war"]], again.probabilities)


def test_it_is_stored_with_a_card_to_read(own, tmp_path):
    path = own.save(tmp_path / "deep" / "tone.skops")
    model = load_classifier(path)
    assert model.predict(["They bombed the camp."]).tolist() == ["war"] and list(model.classes_) == ["aid", "war"]
    card = json.loads(path.with_suffix(".json").read_text())
    page = path.with_suffix(".md").read_text(encoding="utf-8")
    assert card["n_by_label"] == {'"aid"': 30, '"war"': 30} and card["note"] == "Coded by one person."
    use = "framing score OUT --classifier tone.skops"
    for part in ("# tone", card["data_sha256"], f"framing {fr.__version__}", use, "grouped", own.report()):
        assert part in page
    scores = fr.score_quotes(["They bombed the camp."], classifiers=path)
    assert scores["p_war"].iloc[0] == pytest.approx(model.predict_proba(["They bombed the camp."])[0, 1])


def remarks(table, **how):
    return "\n".join(coded_texts(table, **how).remarks)


def test_what_a_person_should_look_at_is_said():
    table = coded(40)
    assert "few texts" not in remarks(table) and remarks(table).count("\n") == 0  # groups: A to E, each ten
    spelled = table.assign(label=table["label"].replace({"war": "violence"}))
    spelled.loc[[0, 2], "label"] = ["Violence", "voilence"]
    said = remarks(spelled)
    assert "'Violence' and 'violence' are taken for two" in said
    assert "the label 'voilence' (1) is perhaps 'violence' (18), misspelled" in said
    assert "'Violence', 'voilence' stand at one text only and are left out" in said
    few = pd.concat([table, coded(6).assign(label="talks", outlet="A", text=[f"Talk {n}." for n in range(6)])])
    said = remarks(few.reset_index(drop=True))
    assert "few texts of 'talks' (6)" in said and "all texts of 'talks' are of one outlet each" in said
    assert "all texts are of one outlet" in remarks(table.assign(outlet="A"))
    assert "only 2 groups by outlet" in remarks(coded(40, "AB"))
    assert "no group is said" in remarks(table[["text", "label"]])
    empty = table.assign(outlet=table["outlet"].where(table.index > 3))
    assert "4 texts have no outlet; they are taken for one group" in remarks(empty)
    holes = table.copy()
    holes.loc[[0, 1, 2], "label"] = [None, " ", ""]
    holes.loc[5, "text"] = None
    assert "3 rows not coded" in remarks(holes) and "1 row without text" in remarks(holes)


def test_copies_count_once_and_are_held_out_all():
    table = pd.concat([coded(40), coded(40).iloc[:3]], ignore_index=True)
    table.loc[len(table)] = {**table.iloc[0].to_dict(), "label": "aid"}
    table.loc[len(table)] = {**table.iloc[1].to_dict(), "outlet": "E"}
    said = remarks(table)
    assert "3 rows coded alike again in the same group, and taken once" in said
    assert "1 text coded in two ways, such as 'On day 0" in said and ": 'aid' and 'war'" in said
    assert "1 text word for word in several groups" in said
    own = train_classifier(table, background=None, curve=False)
    assert sorted(own.held_out.index) == list(table.index)
    assert own.held_out.loc[40].equals(own.held_out.loc[0])


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (
            {"text": "words"},
            "text= names 'words', which the table has not; its columns are quote_id, text, label, outlet",
        ),
        ({"group": "paper"}, "group= names 'paper'"),
        ({"label": "outlet_"}, "label= names 'outlet_'"),
    ],
)
def test_columns_that_are_not_there_are_named(how, message):
    with pytest.raises(ValueError, match=message):
        train_classifier(coded(), **how)


def test_tables_that_cannot_be_learnt_from():
    with pytest.raises(ValueError, match=r"fewer than two labels that stand at two texts or more: 'war'"):
        train_classifier(coded().query("label == 'war'"))
    with pytest.raises(ValueError, match="say with label= which column holds the labels; there are text, tone"):
        train_classifier(coded()[["text", "label"]].rename(columns={"label": "tone"}))
    sheet = coded().rename(columns={"label": "code:tone"})
    assert coded_texts(sheet).columns == coded_texts(sheet, label="tone").columns == ("text", "code:tone", "outlet")


@pytest.mark.parametrize("outlets", ["A", "AB", "ABC"])
def test_few_groups_and_rare_labels_are_scored_all_the_same(outlets):
    table = pd.concat(
        [coded(20, outlets), coded(2).assign(label="odd", text=["Odd one.", "Odd two."])], ignore_index=True
    )
    own = train_classifier(table, background=None, curve=True)
    assert own.by_label.loc["odd", "n"] == 2 and own.curve["macro_f1"].notna().sum() == 4
    groups = len(set(table["outlet"]))
    assert own.validation.folds == (
        f"{groups} folds by {groups} groups" if groups > 1 else "2 folds; random split with seed 0"
    )


def test_groups_that_have_one_label_each_are_predicted_by_the_other():
    table = coded(20, "AB").assign(outlet=lambda t: t["label"].map({"war": "A", "aid": "B"}))
    own = train_classifier(table, background=None, curve=False)
    assert own.validation.scores.loc["grouped", "accuracy"] == 0  # what is held out was never learnt


def test_the_command_trains_on_a_sheet(tmp_path):
    articles = pd.DataFrame({"article_id": list("ABCDE"), "outlet": [f"Paper {n % 3}" for n in range(5)], "text": "x"})
    fr.tables.conform(articles, "articles").to_parquet(tmp_path / "articles.parquet")
    sheet = coded().rename(columns={"outlet": "article_id", "text": "passage", "label": "code:tone"})
    sheet["passage"] = "=" + sheet["passage"]  # what a spreadsheet would take for a formula
    fr.validity.write_sheet(sheet, tmp_path / "sheet.csv")

    def run(*arguments, status=0):
        done = CliRunner().invoke(app, ["train", "classifier", str(tmp_path / "sheet.csv"), *arguments])
        assert done.exit_code == status, (done.output, done.exception)
        return done.output

    out, held = tmp_path / "own" / "tone.skops", tmp_path / "held.csv"
    how = ["--articles", str(tmp_path), "--group", "outlet", "--no-curve", "-o", str(out), "--held-out", str(held)]
    said = run(*how)
    assert "60 texts (column passage) with 2 labels (column code:tone), 3 groups by outlet" in said
    assert "3 folds by 3 groups" in said and "only 3 groups by outlet" in said
    assert sorted(path.name for path in out.parent.iterdir()) == ["tone.json", "tone.md", "tone.skops"]
    again = [
        "evaluate",
        "classifier",
        str(held),
        str(tmp_path / "sheet.csv"),
        "--key",
        "quote_id",
        "--label",
        "code:tone",
    ]
    scored = CliRunner().invoke(app, again)
    assert scored.exit_code == 0 and "macro_f1" in scored.output
    assert "--articles gives it the columns" in run("--group", "outlet", status=2)
    assert "stored as .skops" in run("-o", str(tmp_path / "own.pkl"), status=2)
