import json

import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app
from framing.shipped import shipped
from framing.study.corrections import apply_corrections, read_corrections
from framing.study.run_folder import working_in


@pytest.fixture(scope="module")
def study():
    return fr.analyze(shipped("seeds"), registry="syria", scope="all")


def mark(table, row, change, value=None, author="Ann", date="2030-01-02"):
    return {"table": table, "row": row, "change": change, "value": value, "author": author, "date": date}


def test_a_term_that_is_none_goes_and_others_change(study):
    one, two, three, four = study.hits["hit_id"][:4]
    rows = [
        mark("hits", one, "wrong"), mark("hits", two, "frame", "terrorism"),
        mark("hits", three, "target", "US_COALITION"), mark("hits", four, "speaker", None),
    ]  # fmt: skip
    corrected, left = apply_corrections(study, rows)
    hits = corrected.hits.set_index("hit_id")
    assert not left and one not in hits.index and len(hits) == len(study.hits) - 1
    assert hits.loc[two, "frame"] == "terrorism"
    assert list(hits.loc[three, ["target", "target_rule", "target_confidence"]]) == ["US_COALITION", "corrected", 1.0]
    assert hits.loc[[four], "speaker"].isna().all()
    assert one in set(study.hits["hit_id"])
    for name, table in corrected.tables():
        fr.tables.check(table, name, corrected.articles)
    assert [row["author"] for row in corrected.run["corrections"]] == ["Ann"] * 4


def test_what_stood_in_a_quote_that_is_none_is_narrated(study):
    quote = study.hits["quote_id"].dropna().iloc[0]
    corrected, _ = apply_corrections(study, [mark("quotes", quote, "wrong")])
    inside = study.hits["hit_id"][study.hits["quote_id"] == quote]
    hits = corrected.hits.set_index("hit_id").loc[inside]
    assert (
        set(hits["voice"]) == {"narration"}
        and (hits["speaker"] == hits["outlet"]).all()
        and hits["quote_id"].isna().all()
    )
    assert corrected.actors["n_quotes"].sum() < study.actors["n_quotes"].sum()
    told = [table.exposure.loc[table.exposure["voice"] == "narration", "words"].sum() for table in (corrected, study)]
    assert told[0] > told[1]


def test_another_speaker_of_a_quote_speaks_its_terms_by_name_or_id(study):
    held = study.quotes[study.quotes["quote_id"].isin(study.hits["quote_id"])]
    quote = held[held["actor_id"] == "US_COALITION"]["quote_id"].iloc[0]
    corrected, left = apply_corrections(study, [mark("quotes", quote, "speaker", "united nations")])
    row = corrected.quotes.set_index("quote_id").loc[quote]
    assert not left and row["actor"] == "United Nations" and row["actor_ids"] == [row["actor_id"]]
    inside = corrected.hits[corrected.hits["quote_id"] == quote]
    assert row["actor_id"] in set(inside["speaker"])


def test_the_later_of_two_corrections_counts_and_what_cannot_be_is_told(study):
    one = study.hits["hit_id"].iloc[0]
    rows = [
        mark("hits", one, "frame", "terrorism", date="2030-02-01"), mark("hits", one, "frame", "casualties"),
        mark("hits", "nobody:h0001", "wrong"), mark("hits", one, "frame", "no such"),
        mark("hits", one, "target", "no such"),
    ]  # fmt: skip
    corrected, left = apply_corrections(study, rows)
    assert corrected.hits.set_index("hit_id").loc[one, "frame"] == "terrorism"
    assert ["no row" in row["reason"] or "no such" in row["reason"] for row in left] == [True] * 3


def test_what_was_applied_before_is_not_applied_again(study):
    rows = [mark("hits", name, "wrong") for name in study.hits["hit_id"][:2]]
    rows += [mark("hits", study.hits["hit_id"][3], "target", None)]
    once, _ = apply_corrections(study, rows[:1])
    twice, left = apply_corrections(once, [*rows, rows[2]])
    assert not left and [row["row"] for row in twice.run["corrections"]] == [row["row"] for row in rows]
    assert len(twice.hits) == len(study.hits) - 2


def test_an_outlet_can_speak_in_its_own_articles_and_nowhere_else(study):
    first = study.hits[study.hits["voice"] == "quoted"].iloc[0]
    other = next(name for name in study.articles["outlet"] if name != first["outlet"])
    rows = [mark("hits", first["hit_id"], "speaker", name) for name in (first["outlet"], other)]
    rows.append(mark("hits", first["hit_id"], "target", first["outlet"]))
    corrected, left = apply_corrections(study, rows)
    assert corrected.hits.set_index("hit_id").loc[first["hit_id"], "speaker"] == first["outlet"]
    assert [(row["change"], row["value"]) for row in left] == [("speaker", other), ("target", first["outlet"])]


def test_a_file_that_an_editor_saved_with_its_mark_is_read(tmp_path):
    rows = [mark("hits", "a:h0001", "wrong")]
    (tmp_path / "c.json").write_text(json.dumps({"corrections": rows}), encoding="utf-8-sig")
    assert read_corrections(tmp_path / "c.json") == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no json", "is no file of corrections"), ("[" * 100_000, "nested too deep"), ("[]", "must be an object"),
        ('{"corrections": [1]}', "must be given"),
        (json.dumps({"corrections": [mark("hits", "a", "stance")]}), "it must be one of hits: right, wrong"),
    ],
)  # fmt: skip
def test_another_file_is_told_of(tmp_path, text, message):
    (tmp_path / "c.json").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_corrections(tmp_path / "c.json")


def test_a_run_does_not_write_over_corrections_unless_told_to(tmp_path):
    out, file = tmp_path / "out", tmp_path / "corrections.json"
    asked = ["analyze", str(shipped("seeds")), "--scope", "all", "--no-figures", "-o", str(out)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    one = fr.Study.load(out).hits["hit_id"].iloc[0]
    file.write_text(json.dumps({"corrections": [mark("hits", one, "wrong")]}), encoding="utf-8")
    with working_in(out):
        done = CliRunner().invoke(app, ["apply", str(file), str(out)])
        assert done.exit_code and "another run works in" in done.output
    assert CliRunner().invoke(app, ["apply", str(file), str(out)]).exit_code == 0
    done = CliRunner().invoke(app, asked)
    assert done.exit_code and "corrections that readers made in a report (1; framing apply)" in " ".join(
        done.output.split()
    )
    assert one not in set(fr.Study.load(out).hits["hit_id"]) and fr.study.status(out).finished
    assert CliRunner().invoke(app, [*asked, "--force"]).exit_code == 0
    assert one in set(fr.Study.load(out).hits["hit_id"])


def test_corrections_of_no_run_put_nothing_into_a_folder(tmp_path):
    (tmp_path / "c.json").write_text('{"corrections": []}', encoding="utf-8")
    (tmp_path / "other").mkdir()
    done = CliRunner().invoke(app, ["apply", str(tmp_path / "c.json"), str(tmp_path / "other")])
    assert done.exit_code and "holds no study" in done.output
    assert not list((tmp_path / "other").iterdir())


def test_the_command_writes_them_and_the_report_counts_them(study, tmp_path):
    study.save(tmp_path / "out", figures=False)
    one = study.hits["hit_id"].iloc[0]
    file = tmp_path / "corrections.json"
    file.write_text(
        json.dumps({"corrections": [mark("hits", one, "wrong"), mark("hits", "x", "wrong")]}), encoding="utf-8"
    )
    done = CliRunner().invoke(app, ["apply", str(file), str(tmp_path / "out")])
    assert done.exit_code == 1 and "1 of 2 corrections" in done.output and "has no row 'x'" in done.output
    again = fr.Study.load(tmp_path / "out")
    assert one not in set(again.hits["hit_id"])
    made = CliRunner().invoke(app, ["report", str(tmp_path / "out"), "--no-figures"])
    assert made.exit_code == 0, made.output
    page = (tmp_path / "out" / "report" / "index.html").read_text(encoding="utf-8")
    assert "1 row was corrected by hand" in page and "<td>Ann</td>" in page
