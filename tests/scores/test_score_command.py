"""``framing score``: from a folder, and from a table of one's own."""

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.articles import read_articles
from framing.cli import app
from framing.scores import merge_back
from framing.shipped import shipped


def run(*arguments, status=0):
    result = CliRunner().invoke(app, ["score", *map(str, arguments)])
    assert result.exit_code == status, (result.output, result.exception)
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("score") / "out"
    articles = fr.read_articles(shipped("seeds")).assign(desk=["world", "home"])
    fr.analyze(articles).save(out, figures=False)
    return out


def test_a_folder_gets_the_scores_of_its_quotes_beside_who_said_what(folder):
    assert "scores.parquet" in run(folder).output
    study = fr.Study.load(folder)
    table = pd.read_parquet(folder / "scores.parquet")
    scores = study.score_quotes()
    assert table["quote_id"].tolist() == scores.index.tolist()
    assert table["desk"].tolist() == study.quotes["article_id"].map(
        dict(zip(study.articles["article_id"], study.articles["desk"]))
    ).tolist()  # fmt: skip
    assert {"outlet", "actor", "content"} <= set(table)
    numbers = scores.drop(columns="stance").reset_index(drop=True)
    pd.testing.assert_frame_equal(table[numbers.columns], numbers)
    assert table["stance"].fillna("").tolist() == scores["stance"].fillna("").tolist()
    again = pd.read_csv(folder / "scores.csv", encoding="utf-8-sig")
    assert again["aggression"].tolist() == table["aggression"].tolist()
    assert fr.Study.load(folder).quotes.equals(study.quotes)  # scores are no part of the study


@pytest.mark.parametrize(("unit", "key"), [("article", "article_id"), ("sentence", "unit_id"), ("actor", "actor_id")])
def test_other_units_stand_in_files_of_their_own(folder, unit, key):
    run(folder, "--unit", unit)
    table = pd.read_parquet(folder / f"scores-{unit}.parquet")
    assert key in table and ("desk" in table) == (unit != "actor")
    study = fr.Study.load(folder)
    if unit != "actor":
        assert table["aggression"].sum() == (study.hits["frame"] == "aggression").sum()


def test_options_reach_the_verb(folder, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[lexicon]\nid = "mine"\nversion = "1.0.0"\n[[entry]]\nid = "coalition"\npattern = "coalition"\nframe = "we"\n'
    )
    done = run(folder, "--lexicon", mine, "--value", "presence", "--targets", "-o", tmp_path / "s.csv", status=2)
    assert "only a table of hits says" in done.output
    run(folder, "--lexicon", mine, "--value", "presence", "-o", tmp_path / "s.csv")
    table = pd.read_csv(tmp_path / "s.csv", encoding="utf-8-sig")
    assert set(table["we"]) == {0, 1} and "aggression" not in table
    study = fr.analyze(fr.read_articles(shipped("seeds")), lexicons=[mine])
    study.hits = study.hits.assign(target="RUSK", target_confidence=1.0, speaker="LEE")
    assert not fr.score_quotes(study, targets=True).filter(like="accuses_").empty  # as no lexicon declares the frame
    study.run["lexicons"][0] |= {"accusing": (), "doubting": ()}
    assert study.score_quotes(targets=True).filter(like="accuses_").empty
    run(folder, "--targets", "--long", "-o", tmp_path / "long.parquet")
    assert {"quote_id", "desk", "frame", "count"} <= set(pd.read_parquet(tmp_path / "long.parquet"))
    run(folder, "--unit", "actor", "--across", "desk", "--lexicon", mine, "-o", tmp_path / "a.csv")
    assert {"actor_id", "desk", "we", "rate_we"} <= set(pd.read_csv(tmp_path / "a.csv", encoding="utf-8-sig"))


def test_a_table_of_ones_own_comes_back_with_its_columns(tmp_path):
    own = tmp_path / "said.csv"
    own.write_text("id,paper,said\n07,Post,They shelled the town.\n08,Sun,\n", encoding="utf-8")
    done = run(own, "--text", "said", "--lexicon", "conflict", "-o", tmp_path / "out.csv")
    assert "1 of 2 quotes have no content" in done.output
    table = pd.read_csv(tmp_path / "out.csv", dtype={"id": str}, encoding="utf-8-sig")
    assert table[["id", "paper", "words", "aggression"]].to_numpy().tolist() == [
        ["07", "Post", 4, 1],
        ["08", "Sun", 0, 0],
    ]
    texts, labels = (
        ["They attacked.", "They attacked us.", "Talks went on.", "Talks ended."] * 4,
        ["w", "w", "p", "p"] * 4,
    )
    model = fr.learn.FrameClassifier(background=None).fit(texts, labels)
    files = [fr.learn.save_classifier(model, tmp_path / f"{name}.skops", X=texts, y=labels) for name in ("one", "two")]
    run(own, "--text", "said", "--classifier", files[0], "--classifier", files[1], "-o", tmp_path / "p.parquet")
    assert {"p_one_w", "p_one_p", "p_two_w", "p_two_p"} <= set(pd.read_parquet(tmp_path / "p.parquet"))
    shown = run(own, "--text", "said", "--unit", "sentence", "--long").stdout.splitlines()
    head = "id,paper,said,sentence,start,end,words,frame,count"  # old versions of click put notes before it
    assert any(line.startswith(head) for line in shown[:2]) and len(shown) > 20


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "no such file or folder"),
        (["FOLDER", "--unit", "word"], "--unit is 'word'; it must be quote"),
        (["FOLDER", "--text", "said"], "a folder has its texts already"),
        (["FOLDER", "-o", "s.xlsx"], "written as .csv or .parquet"),
        (["FOLDER", "--by", "word"], "by is 'word'"),
        (["FOLDER", "--classifier", "none.skops"], "no stored classifier"),
        (["TABLE", "--targets", "--text", "said"], "--targets asks whom quotes speak of"),
        (["FOLDER", "--targets", "--unit", "article"], "--targets asks whom quotes speak of"),
        (["FOLDER", "--unit", "actor", "--classifier", "x.skops"], "not actors"),
        (["EMPTY"], "holds no study"),
        (["TABLE"], "has no column content or text; its columns are id, said. Name that of the texts with --text"),
        (["TABLE", "--text", "words"], "has no column 'words'"),
        (["TABLE", "--unit", "actor", "--text", "said"], "give the output folder of framing analyze"),
    ],
)
def test_wrong_usage_is_one_message_and_status_2(arguments, message, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "own.csv").write_text("id,said\n1,Rain.\n")
    places = {"FOLDER": folder, "EMPTY": tmp_path / "empty", "TABLE": tmp_path / "own.csv"}
    done = run(*(places.get(word, word) for word in arguments), status=2)
    assert message in " ".join(done.output.split())


def test_scores_beside_their_rows_keep_columns_of_ones_own():
    scores = pd.DataFrame({"words": [3], "war": [1]}, index=pd.Index(["q"], name="quote_id"))
    quotes = pd.DataFrame(
        {"quote_id": ["q", "r"], "article_id": ["a", "b"], "actor": ["Lee", "Rusk"], "coder": ["x", "y"]}
    )
    articles = pd.DataFrame({"article_id": ["a", "b"], "words": [500, 600], "text": ["…", "…"]})
    merged = merge_back(scores, quotes, articles)
    assert merged.to_dict("records") == [
        {"article_id": "a", "actor": "Lee", "coder": "x", "words_own": 500, "words": 3, "war": 1}
    ]
    assert merge_back(scores).equals(scores)
    long = pd.DataFrame({"quote_id": ["q", "q"], "frame": ["peace", "war"], "count": [0, 1]})
    assert merge_back(long, quotes)["actor"].tolist() == ["Lee", "Lee"]


def test_scores_with_columns_of_a_csv_go_into_a_formula(tmp_path):
    patsy = pytest.importorskip("patsy")
    lines = [f"Rain {n} times said the mayor.,{week},{paid}" for n, (week, paid) in enumerate([(1, True), ("", False)])]
    (tmp_path / "a.csv").write_text("\n".join(["text,week,paid", *lines]) + "\n")
    articles = read_articles(tmp_path / "a.csv")
    quotes = pd.DataFrame({"quote_id": ["q", "r"], "article_id": articles["article_id"]})
    scores = pd.DataFrame({"war": [1, 2]}, index=pd.Index(["r", "q"], name="quote_id"))
    merged = merge_back(scores, quotes, articles)
    assert merged.index.tolist() == ["r", "q"]
    assert merged["paid"].tolist() == [False, True] and merged["paid"].dtype == bool
    assert merged["week"].isna().tolist() == [True, False]
    _, design = patsy.dmatrices("war ~ paid + week", merged)
    assert len(design) == 1
