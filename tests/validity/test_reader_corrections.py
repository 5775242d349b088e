from dataclasses import replace

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app
from framing.shipped import shipped
from framing.study.corrections import apply_corrections
from framing.validity import evaluate_corrections


@pytest.fixture(scope="module")
def study():
    return fr.analyze(shipped("seeds"), registry="syria", scope="all")


def mark(table, row, change, value=None, author="Ann"):
    return {"table": table, "row": row, "change": change, "value": value, "author": author, "date": "2030-01-02"}


@pytest.fixture(scope="module")
def corrected(study):
    """Of the terms of one article one is none, one is right, one has another target; of the other's one is right."""
    own = [study.hits.loc[study.hits["article_id"] == one, "hit_id"].tolist() for one in study.articles["article_id"]]
    marks = [
        mark("hits", own[0][0], "wrong"), mark("hits", own[0][1], "right"), mark("hits", own[0][2], "target", None),
        mark("hits", own[0][2], "right", author="Bob"), mark("hits", own[1][0], "right", author="Bob"),
        mark("quotes", study.quotes["quote_id"][0], "speaker", "United Nations"),
    ]  # fmt: skip
    made, left = apply_corrections(study, marks)
    assert not left
    return made


def test_shares_of_rows_looked_at_by_table_and_outlet(study, corrected):
    result = evaluate_corrections(corrected, by="outlet")
    rows = len(study.hits) + len(study.quotes)
    assert result["looked_at"] == pytest.approx(5 / rows) and result["found_errors"] == pytest.approx(3 / rows)
    assert result.summary.loc[["right", "wrong", "speaker", "target"], "value"].tolist() == [0.4, 0.2, 0.2, 0.2]
    tables = result.groups("table")
    assert tables.loc["hits", "looked_at_n"] == len(study.hits)  # with the one that is gone
    assert tables.loc["hits", ["looked_at", "right", "wrong", "target", "frame"]].tolist() == [
        pytest.approx(4 / len(study.hits)), 0.5, 0.25, 0.25, 0,
    ]  # fmt: skip
    assert tables.loc["quotes", ["right", "speaker"]].tolist() == [0, 1] and pd.isna(tables.loc["quotes", "frame"])
    outlets = result.groups("outlet")
    assert outlets["right"].tolist() == [0.25, 1] and outlets["looked_at_n"].sum() == rows
    assert outlets["right_n"].tolist() == [4, 1] and outlets["found_errors"].tolist()[1] == 0


def test_what_one_reader_finds_wrong_is_not_right(study, corrected):
    marks = evaluate_corrections(corrected).marks.set_index("row")
    both = marks[marks["readers"] == "Ann, Bob"]
    assert both["right"].tolist() == [False] and both["target"].tolist() == [True]
    assert set(marks["article_id"]) == set(study.articles["article_id"])


def test_rows_that_changed_with_a_quote_were_not_looked_at(study):
    quote = study.hits["quote_id"].dropna().iloc[0]
    made, _ = apply_corrections(study, [mark("quotes", quote, "wrong")])
    tables = evaluate_corrections(made).groups("table")
    assert tables.loc["quotes", ["wrong", "looked_at_n"]].tolist() == [1, len(study.quotes)]
    assert tables.loc["hits", "looked_at"] == 0 and pd.isna(tables.loc["hits"].get("right", float("nan")))


def test_what_is_right_stays_as_it_is(study):
    made, left = apply_corrections(study, [mark("hits", study.hits["hit_id"][0], "right")])
    pd.testing.assert_frame_equal(made.hits, study.hits)
    assert not left and made.run["corrections"][0]["article_id"] == study.hits["article_id"][0]


def test_intervals_come_from_whole_articles_and_the_note_says_what_the_shares_are_not(study):
    names = [f"a{k}" for k in range(8)]
    articles = pd.DataFrame({"article_id": names, "outlet": ["Sun", "Post"] * 4})
    hits = pd.DataFrame({"article_id": names * 3, "hit_id": [f"{name}:h{k}" for k in range(3) for name in names]})
    marks = [mark("hits", f"{name}:h0", "right" if k % 4 else "frame") for k, name in enumerate(names)]
    run = replace(study, articles=articles, hits=hits, quotes=study.quotes[:0], run={"corrections": marks})
    result = evaluate_corrections(run, n_resamples=200)
    low, high = result.summary.loc["frame", ["low", "high"]]
    assert 0 <= low < result["frame"] == 0.25 < high < 1
    assert result.summary.loc[["looked_at", "found_errors"], "low"].isna().all()  # counted, and not drawn
    assert "no random sample" in result.note and "8 articles, resampled whole" in result.note
    errors = [row for row in marks if row["change"] != "right"]
    told = evaluate_corrections(replace(run, run={"corrections": errors})).note
    assert "none was marked right" in told and "fewer than 5" in told


def test_without_marks_nothing_was_looked_at(study):
    result = evaluate_corrections(study)
    assert result["looked_at"] == 0 and result.marks.empty and "none of " in result.note
    with pytest.raises(ValueError, match="no column 'side'; there are article_id"):
        evaluate_corrections(study, by="side")


def test_the_command_prints_it(corrected, tmp_path):
    corrected.save(tmp_path / "out")
    command = ["evaluate", "corrections", str(tmp_path / "out"), "--by", "outlet", "-o", str(tmp_path / "shares")]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0 and "found_errors" in done.output and "no random sample" in done.output
    assert len(pd.read_csv(tmp_path / "shares" / "marks.csv")) == 5
