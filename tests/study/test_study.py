import json
import sys
from dataclasses import replace

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing import tables
from framing.articles import CharacterWarning, RejectedWarning
from framing.cli import app
from framing.shipped import shipped
from framing.study import CannotAnalyze
from framing.study.summary import summary


@pytest.fixture(scope="module")
def study():
    return fr.analyze(shipped("seeds"), registry="syria", scope="all")


def test_every_table_keeps_its_contract(study):
    for name, table in study.tables():
        tables.check(table, name, study.articles)
        assert len(table), name


def test_ids_lead_from_table_to_table(study):
    assert set(study.hits["quote_id"].dropna()) <= set(study.quotes["quote_id"])
    assert set(study.mentions["quote_id"].dropna()) <= set(study.quotes["quote_id"])
    assert set(study.quotes["actor_id"].dropna()) <= set(study.actors["actor_id"])
    assert set(study.mentions["actor_id"].dropna()) <= set(study.actors["actor_id"])
    assert set(study.hits["target_mention"].dropna()) <= set(study.mentions["mention_id"])
    narrated = study.hits[study.hits["voice"] == "narration"]
    others = narrated[narrated["speaker"] != narrated["outlet"]]
    assert others[["surface", "speaker"]].values.tolist() == [["condemning", "RUS_KLINTSEVICH"]]  # who performs the act


def test_twice_gives_the_same_bytes_and_saving_loses_nothing(study, tmp_path):
    study.save(tmp_path / "one", figures=False)
    fr.analyze(shipped("seeds"), registry="syria", scope="all").save(tmp_path / "two", figures=False)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 2 * len(tables.SCHEMAS) + 3
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    again = fr.Study.load(tmp_path / "one")
    for name, table in study.tables():
        pd.testing.assert_frame_equal(getattr(again, name), table, check_like=True)
    flat = tables.conform(pd.read_csv(tmp_path / "one" / "quotes.csv"), "quotes")
    tables.check(flat, "quotes", study.articles)


def test_workers_do_not_change_the_tables(monkeypatch):
    monkeypatch.setattr(sys.modules["framing.study.make_part"], "CHUNK", 1)
    alone = fr.analyze(shipped("seeds"), registry="syria")
    shared = fr.analyze(shipped("seeds"), registry="syria", workers=2)
    for name, table in alone.tables():
        pd.testing.assert_frame_equal(getattr(shared, name), table)


def test_an_article_that_fails_is_set_aside_and_the_run_goes_on(monkeypatch, tmp_path):
    import framing.quotes

    real = framing.quotes.extract_quotes

    def fragile(articles, scope):
        if articles["text"].str.contains("BOOM").any():
            raise RuntimeError("boom")
        return real(articles, scope=scope)

    monkeypatch.setattr(framing.quotes, "extract_quotes", fragile)
    frame = pd.DataFrame({"id": ["a", "b"], "text": ["He said that BOOM went.", "The mayor said that it rained."]})
    study = fr.analyze(frame)
    assert study.articles["article_id"].tolist() == ["b"]
    assert [item.reason for item in study.rejected] == ["the analysis failed with RuntimeError: boom"]
    study.save(tmp_path)
    rejected = json.loads((tmp_path / "rejected.jsonl").read_text())
    assert rejected["data"]["text"] == "He said that BOOM went."


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (ImportError("No module named 'joblib'"), "ImportError: No module named 'joblib' .*install framing anew"),
        (MemoryError(), "MemoryError.*memory is full"),
        (FileNotFoundError(2, "No such file", "model.npz"), "FileNotFoundError.*model.npz"),
        (AttributeError("module has no attribute 'x'"), "AttributeError.*a plain one too"),
    ],
)
@pytest.mark.parametrize("number", [1, 3])
def test_a_fault_of_the_machine_stops_the_run(monkeypatch, fault, message, number):
    import framing.quotes

    def broken(articles, scope):
        raise fault

    monkeypatch.setattr(framing.quotes, "extract_quotes", broken)
    frame = pd.DataFrame({"id": list("abc"), "text": "The mayor said that it rained."}).head(number)
    with pytest.raises(CannotAnalyze, match=message):
        fr.analyze(frame)


def test_who_stops_a_run_stops_it(monkeypatch):
    import framing.quotes

    def stopped(articles, scope):
        raise KeyboardInterrupt

    monkeypatch.setattr(framing.quotes, "extract_quotes", stopped)
    with pytest.raises(KeyboardInterrupt):
        fr.analyze(pd.DataFrame({"text": ["He left."]}))


LONE = "\ud83d"


@pytest.mark.parametrize("wrong", [LONE, "\0"])
def test_half_a_character_ends_no_run(tmp_path, wrong):
    said = f"{wrong}Rain{wrong}\n\n“It rained {wrong},” Mayor Ann {wrong}Lee said. She attacked{wrong} him."
    records = [
        {"id": "a", "text": said.replace(wrong, ""), "outlet": "Post", f"desk{wrong}": f"city{wrong}"},
        {"id": f"b{wrong}", "text": said, "outlet": f"Daily{wrong}"},
    ]
    with pytest.warns(CharacterWarning, match="2 articles held"):
        study = fr.analyze(records)
    assert study.articles["article_id"].tolist() == ["a", "b�"] and study.articles["desk�"].tolist() == ["city�", None]
    assert set(study.quotes["article_id"]) == {"a", "b�"} and not study.rejected
    for name, table in study.tables():
        tables.check(table, name, study.articles)
    assert len(study.articles["text"][1]) == len(said)
    study.save(tmp_path / "out")
    again = fr.Study.load(tmp_path / "out")
    pd.testing.assert_frame_equal(again.quotes, study.quotes)


def test_what_is_set_aside_is_kept_as_it_came(tmp_path):
    frame = pd.DataFrame(
        {"text": pd.Series([None, "He left."], dtype=object), "by": pd.Series([LONE, "x"], dtype=object)}
    )
    with pytest.warns(RejectedWarning):
        fr.analyze(frame).save(tmp_path, figures=False)
    assert json.loads((tmp_path / "rejected.jsonl").read_text(encoding="utf-8"))["data"]["by"] == LONE


def test_nothing_usable_gives_empty_tables(tmp_path):
    (tmp_path / "a.txt").write_text(" ")
    with pytest.warns(RejectedWarning):
        study = fr.analyze(tmp_path)
    assert [len(table) for _, table in study.tables()] == [0] * len(tables.SCHEMAS)
    study.save(tmp_path / "out")
    assert summary(study).startswith("0 articles")
    assert len(fr.Study.load(tmp_path / "out").articles) == 0


def test_wrong_input_is_named(tmp_path):
    with pytest.raises(ValueError, match="scope is 'some'"):
        fr.analyze(shipped("seeds"), scope="some")
    with pytest.raises(FileNotFoundError, match="'mars'"):
        fr.analyze(shipped("seeds"), registry="mars")
    with pytest.raises(FileNotFoundError, match="holds no study"):
        fr.Study.load(tmp_path)


def test_a_failed_save_leaves_the_files_of_the_run_before(study, tmp_path, monkeypatch):
    study.save(tmp_path, figures=False)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr("framing.study.figures.draw", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        study.save(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_record_names_all_that_went_in(study):
    assert set(study.run) == {"versions", "articles", "registry", "lexicons", "model", "options", "seed"}
    assert study.run["registry"]["id"] == "syria"
    assert set(study.run["articles"]) == set(study.articles["article_id"])
    assert "conflict" in {lexicon["id"] for lexicon in study.run["lexicons"]}


def test_the_summary_names_who_is_quoted(study):
    text = summary(study)
    assert "Who is quoted how often" in text and "Russian Defense Ministry" in text
    assert "Framing terms by voice" in text and "Who accuses whom" in text


RAIN = "The river rose by a foot on Monday night and the town of Dorm was under water when the rain stopped at last."


def test_a_run_marks_copies_and_says_so():
    rows = pd.DataFrame({
        "article_id": list("abcd"), "outlet": ["Post", "Sun", "Sun", "Mail"], "wire": [None, "dpa", None, None],
        "duplicate_of": [None, None, None, "b"],
        "text": [RAIN, f"DORM (AP) - {RAIN}", "Nobody came to the fair on Tuesday.", "The fair was empty, too."],
    })  # fmt: skip
    study = fr.analyze(rows)
    assert study.articles["duplicate_of"].fillna("").tolist() == ["", "a", "", "b"]
    assert study.articles["wire"].fillna("").tolist() == ["dpa", "dpa", "", "dpa"]
    assert study.run["options"]["copies"] is True
    told = "2 articles are copies of another; comparisons count each text of an outlet once (copies='all' counts all)"
    assert summary(study).splitlines()[1] == told
    assert "copies of" not in summary(study[["a", "c"]])
    plain = fr.analyze(rows, copies=False)
    assert plain.articles["duplicate_of"].fillna("").tolist() == ["", "", "", "b"]
    assert plain.articles["wire"].fillna("").tolist() == ["", "dpa", "", ""]
    assert plain.run["options"]["copies"] is False


def _study(outlets, articles_of_each=1):
    """Every article: the army that only it knows is quoted, and attacks."""
    text = "“The Freedonian army attacked us,” a spokesman for the Freedonian army said. Orr claimed that it was late."
    rows = [
        {"article_id": f"a{n}x{k}", "outlet": outlet, "text": text}
        for n, outlet in enumerate(outlets)
        for k in range(articles_of_each)
    ]
    return fr.analyze(pd.DataFrame(rows), scope="all")


def test_an_actor_that_each_article_knows_by_itself_is_one_row():
    study = _study(["Post", "Sun"], 6)
    quoted = summary(study).split("Framing terms")[0].splitlines()
    rows = [line.split() for line in quoted if "spokesman" in line or "Freedonian army" in line]
    assert rows and all(row[-2:] == ["6", "6"] for row in rows)
    assert len({tuple(row) for row in rows}) == len(rows)


def test_three_outlets_stand_side_by_side_and_sixty_fit_the_width():
    three = summary(_study(["Post", "Sun", "Star"]))
    for name in ("Post", "Sun", "Star"):
        assert three.count(name) >= 2
    assert "per 1,000 words" in three and "others" not in three
    many = summary(_study([f"The Very Long Name of Outlet [b]{n}[/b]" for n in range(60)]))
    assert "55 others" in many and "60 articles of 60 outlets" in many
    assert max(map(len, many.splitlines())) <= 110
    assert len(many.splitlines()) < 80


def test_the_summary_calls_nobody_by_an_identity():
    study = fr.analyze([{"id": "x", "outlet": "Sun", "text": "Officials said the regime had attacked the town."}])
    assert study.quotes["actor_id"].tolist() == ["x:official-1"]
    unnamed = replace(study, actors=study.actors.assign(name=study.actors["actor_id"]))
    assert "x:" not in summary(unnamed) and "official" in summary(unnamed)


def test_the_summary_keeps_doubts_apart_from_accusations():
    text = summary(_study(["Post", "Sun", "Star"]))
    accuses, doubts = text.split("Who accuses whom")[1].split("Who doubts whom")
    assert "epistemic" not in accuses and "epistemic_doubt" in doubts


def test_a_lexicon_of_ones_own_says_what_accuses_also_after_saving(tmp_path):
    lexicon = tmp_path / "mine.toml"
    lexicon.write_text(
        """[lexicon]
id = "mine"
version = "1.0.0"
[verdicts]
accusing = ["gossip"]
[[entry]]
id = "whisper"
pattern = "whisper"
frame = "gossip"
target = ["subject"]
"""
    )
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["Sergei Orr whispered. Orr left."]})
    study = fr.analyze(articles, lexicons=[lexicon])
    assert "gossip" in summary(study).split("Who accuses whom")[1]
    study.save(tmp_path / "out", figures=False)
    assert summary(fr.Study.load(tmp_path / "out")) == summary(study)


def test_events_are_found_where_the_articles_do_not_say_them():
    rain = "Floods hit Ruritania\n\nHeavy rain over Ruritania drowned 14 people in Strelsau on Monday, the mayor said."
    frame = pd.DataFrame({"text": [rain, rain + " Aid arrived.", rain], "event": [None, None, "own"]})
    assert fr.analyze(frame.drop(columns="event")).articles["event"].isna().all()
    found = fr.analyze(frame, events=True)
    assert found.articles["event"].tolist() == ["own"] * 3
    assert found.run["options"]["events"] is True


def test_articles_put_to_a_study_have_their_words_counted(study):
    from dataclasses import replace

    one = study[:1]
    made = replace(one, articles=study.articles, quotes=study.quotes, mentions=study.mentions, hits=study.hits)
    order = ["article_id", "voice", "speaker"]
    pd.testing.assert_frame_equal(*(
        table.sort_values(order).reset_index(drop=True) for table in (made.exposure, study.exposure)
    ))  # fmt: skip
    assert replace(study, hits=study.hits).exposure is study.exposure


def test_an_address_is_no_folder_for_results(study, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "study.toml").write_text('[study]\nout = "s3://bucket/run"\n[input]\npaths = "a.txt"\n')
    (tmp_path / "a.txt").write_text("Rain\n\nIt rained all night.")
    ways = [
        lambda: study.save("s3://bucket/run"),
        lambda: study.report("gs://bucket/report"),
        lambda: fr.Study.load("s3://bucket/run"),
        lambda: fr.analyze("a.txt", out="memory://run"),
        lambda: fr.run_study("study.toml"),
    ]
    for way in ways:
        with pytest.raises(ValueError, match=r"is an address; .* Name a folder"):
            way()
    with pytest.raises(ValueError, match=r"study.toml:2: out: s3://bucket/run is an address"):
        fr.read_study(tmp_path / "study.toml")
    for command in (["analyze", "a.txt", "-o", "s3://bucket/run"], ["compare", "s3://bucket/run"]):
        done = CliRunner().invoke(app, command)
        assert done.exit_code and "is an address" in " ".join(done.output.split()), done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "study.toml"]
