"""A run by parts gives what a run in memory gives, goes on where it was stopped, and makes again only what changed."""

import gzip
import json
import shutil
import warnings

import pandas as pd
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import framing as fr
from framing import tables
from framing.articles.read import ArticleStream
from framing.articles.told import Told
from framing.cli import app
from framing.study.figures import draw
from framing.study.light_study import light_study
from framing.study.part_store import PartStore
from framing.study.parts_of_input import REJECTED, read_into_parts
from framing.study.saved_tables import SavedTables
from framing.study.summary import summary


@pytest.fixture(scope="module")
def articles():
    table = fr.invented.articles(per_outlet=3, seed=4)
    table["rank"] = range(len(table))
    table["mixed"] = [3, "x", None] * 6
    table.loc[5, "text"] = table.loc[4, "text"]
    return table


@pytest.fixture(scope="module")
def whole(articles):
    return fr.analyze(articles)


@pytest.fixture(scope="module")
def run(articles, tmp_path_factory):
    out = tmp_path_factory.mktemp("run") / "out"
    fr.analyze(articles, out=out, part_size=5)
    return out


def bytes_of(folder):
    files = [folder / f"{name}.{form}" for name in tables.SCHEMAS for form in ("parquet", "csv")]
    files += [folder / name for name in ("run.json", "merges.csv", "rejected.jsonl")]
    return {file.name: file.read_bytes() for file in files}


def same_tables(one, other):
    for name in tables.SCHEMAS:
        assert (one / f"{name}.csv").read_bytes() == (other / f"{name}.csv").read_bytes(), name
        assert pq.read_table(one / f"{name}.parquet").equals(pq.read_table(other / f"{name}.parquet")), name
    for name in ("merges.csv", "rejected.jsonl"):
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_parts_give_what_memory_gives(whole, run, tmp_path):
    whole.save(tmp_path / "whole", figures=False)
    same_tables(run, tmp_path / "whole")
    assert len(list((run / "parts").glob("part=*"))) > 2
    study = fr.Study.load(run)
    assert study.run == json.loads(json.dumps(whole.run))
    for name, table in study.tables():
        tables.check(table, name, study.articles)


def changed_files(folder, before):
    return {
        str(path.relative_to(folder)) for path in folder.rglob("*.parquet") if path.stat().st_mtime_ns != before[path]
    }


def times(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*.parquet")}


@pytest.fixture
def copied(run, tmp_path):
    shutil.copytree(run, tmp_path / "out")
    return tmp_path / "out"


def test_the_same_call_makes_nothing_again(articles, copied):
    before = times(copied / "parts")
    held = bytes_of(copied)
    fr.analyze(articles, out=copied, part_size=5)
    assert not changed_files(copied / "parts", before)
    assert bytes_of(copied) == held


@pytest.mark.parametrize(
    ("changed", "made_again"),
    [
        ({"lexicons": "conflict"}, {"hits"}),
        ({"registry": "world"}, {"hits", "quotes", "mentions", "exposure"}),
        ({"scope": "all"}, {"hits", "quotes", "mentions", "exposure", "quantities"}),
    ],
)
def test_what_changed_is_made_again_and_no_more(articles, copied, tmp_path, changed, made_again):
    before = times(copied / "parts")
    fr.analyze(articles, out=copied, part_size=5, **changed)
    assert {
        name.split("/")[1].removesuffix(".parquet") for name in changed_files(copied / "parts", before)
    } == made_again
    fr.analyze(articles, **changed).save(tmp_path / "whole", figures=False)
    same_tables(copied, tmp_path / "whole")


def test_articles_that_are_gone_or_other_change_their_part_alone(articles, copied, tmp_path):
    before = times(copied / "parts")
    other = articles.drop(index=3).reset_index(drop=True)
    other.loc[other.index[-1], "text"] += " The mayor said that it rained."
    fr.analyze(other, out=copied, part_size=5)
    after = set((copied / "parts").rglob("*.parquet"))
    kept = {path.parent for path in after & before.keys() if path.stat().st_mtime_ns == before[path]}
    assert kept and {path.parent for path in after} - kept
    fr.analyze(other).save(tmp_path / "whole", figures=False)
    same_tables(copied, tmp_path / "whole")


def test_own_columns_alone_are_written_without_an_analysis(articles, copied, tmp_path, monkeypatch):
    monkeypatch.setattr("framing.study.by_parts.make_part", None)
    other = articles.assign(rank=[*range(17), "last"])
    fr.analyze(other, out=copied, part_size=5)
    assert fr.Study.load(copied).articles["rank"].tolist() == [*map(str, range(17)), "last"]


def test_what_is_read_of_a_saved_run_gives_the_same_summary_and_figures(run, tmp_path):
    study, saved = fr.Study.load(run), SavedTables(run)
    assert summary(saved, run) == summary(study, run)
    drawn = {path.name for path in draw(saved, tmp_path / "saved")}
    assert drawn == {path.name for path in draw(study, tmp_path / "study")}
    for name in drawn:
        if name.endswith("png"):
            assert (tmp_path / "saved" / name).read_bytes() == (tmp_path / "study" / name).read_bytes(), name


def test_input_is_read_the_same_line_by_line_and_at_once(tmp_path):
    rows = [
        {"id": "a", "date": "03/04/2018", "text": "It “rained”.", "rank": 1},
        {"id": "b", "date": "28/04/2018", "text": "It snowed.", "rank": "x"},
        {"id": "a", "text": "Again."},
        {"text": ""},
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) + "no json\n"
    (tmp_path / "plain.jsonl").write_text(lines, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        one = fr.read_articles(tmp_path / "plain.jsonl")
        other = fr.read_articles(tmp_path / "plain.jsonl", encoding="utf-8")
    pd.testing.assert_frame_equal(one, other)
    assert one["published"].tolist() == ["2018-04-03", "2018-04-28"] and len(one.attrs["rejected"]) == 3
    assert one.attrs["rejected"] == other.attrs["rejected"] and one.attrs["files"] == other.attrs["files"]
    with gzip.open(tmp_path / "cut.jsonl.gz", "wt") as file:
        file.write(lines * 50)
    data = (tmp_path / "cut.jsonl.gz").read_bytes()
    (tmp_path / "cut.jsonl.gz").write_bytes(data[: len(data) // 2])
    with pytest.warns(UserWarning, match="gzip is cut"):
        assert not len(fr.read_articles(tmp_path / "cut.jsonl.gz"))


def test_a_study_without_texts_gives_the_same_comparisons(run):
    study, light = fr.Study.load(run), light_study(run)
    assert "text" not in light.articles and "content_spans" not in light.quotes
    few = {"permutations": 19, "bootstraps": 19}
    for name in ("rates", "accusations", "doubts"):
        verb, more = getattr(fr.compare, name), {} if name == "rates" else {"actors": study.actors}
        one = verb(study.hits, study.articles, by="outlet", **more, **few)
        other = verb(light.hits, light.articles, by="outlet", exposure=light.exposure, **more, **few)
        pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))
        assert one.method == other.method
    for more in ({"by": "actor"}, {"denominator": "voice"}, {"by": "actor", "denominator": "voice"}):
        one = fr.compare.rates(study.hits, study.articles, quotes=study.quotes, **more, **few)
        other = fr.compare.rates(light.hits, light.articles, exposure=light.exposure, **more, **few)
        pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))
    one, other = (
        fr.to_long(s.articles, s.quotes, s.hits, exposure=e) for s, e in ((study, None), (light, light.exposure))
    )
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))
    whole, part = study, light_study(run, spans=True)
    one = fr.compare.numbers(whole.articles, whole.quotes, whole.mentions)
    other = fr.compare.numbers(part.articles, part.quotes, part.mentions, quantities=part.quantities)
    assert len(one) > 5
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))
    one = fr.compare.sourcing(study.quotes, study.articles, study.actors, **few)
    other = fr.compare.sourcing(light.quotes, light.articles, light.actors, **few)
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(other))
    pd.testing.assert_frame_equal(
        pd.DataFrame(fr.compare.naming(study.mentions, study.articles, **few)),
        pd.DataFrame(fr.compare.naming(light.mentions, light.articles, **few)),
    )


def test_some_comparisons_alone_give_the_same_files(run, tmp_path):
    few = ["--permutations", "9", "--no-briefs"]
    for name, more in (("all", []), ("some", ["--only", "rates,accusations,agency,coverage,sourcing,naming"])):
        done = CliRunner().invoke(app, ["compare", str(run), *few, *more, "-o", str(tmp_path / name)])
        assert done.exit_code == 0, done.output
    files = {path.name for path in (tmp_path / "some").glob("*.csv")}
    assert {"rates.csv", "naming.csv"} <= files and "numbers.csv" not in files
    for name in files:
        assert (tmp_path / "some" / name).read_bytes() == (tmp_path / "all" / name).read_bytes(), name


@pytest.mark.parametrize(("part_size", "workers"), [(1, 2), (3, 1), (50, 2)])
def test_neither_the_size_of_a_part_nor_the_workers_change_a_table(tmp_path, part_size, workers):
    few = fr.invented.articles(per_outlet=1, seed=5)
    few["text"] = [text[:500] for text in few["text"]]
    fr.analyze(few, lexicons="conflict").save(tmp_path / "whole", figures=False)
    into = {"part_size": part_size, "workers": workers, "figures": False}
    fr.analyze(few, lexicons="conflict", out=tmp_path / "parts", **into)
    same_tables(tmp_path / "parts", tmp_path / "whole")


def test_what_is_set_aside_is_not_held_until_a_part_is_full(tmp_path):
    wrong = [f"{number},\n" for number in range(1_000)]
    rows = ["a,It rained.\n", *wrong[:700], "a,It rained again.\n", *wrong[700:], "b,It snowed.\n"]
    (tmp_path / "a.csv").write_text("id,text\n" + "".join(rows))
    stream = ArticleStream(tmp_path / "a.csv", False, Told())
    held = []

    def articles():
        for row in stream:
            held.append(len(stream.log.rejected))
            yield row

    store = PartStore(tmp_path / "parts")
    (part,) = read_into_parts(articles(), stream.log, store, 100)
    assert list(part.about["texts"]) == ["a", "b"] and max(held) < 200
    assert (stream.log.n_forgotten, stream.log.rejected) == (1_001, [])
    with store.files.open(REJECTED, "rb") as file:
        lines = [json.loads(line) for line in file]
    assert [line["where"].split()[-1] for line in lines] == [str(n) for n in range(3, 1_004)]


def test_an_article_that_fails_in_a_later_stage_leaves_no_rows_of_the_earlier_ones(articles, copied, monkeypatch):
    gone, inner = articles["article_id"][3], fr.find_frames.__wrapped__

    def find_frames(**given):
        if gone in set(given["articles"]["article_id"]):
            raise ValueError("this text")
        return inner(**given)

    monkeypatch.setattr("framing.frames.find_frames", lambda: None)
    monkeypatch.setattr(fr.frames.find_frames, "__wrapped__", find_frames, raising=False)
    before = fr.Study.load(copied)
    study = fr.analyze(articles, out=copied, part_size=5, lexicons="conflict")
    assert [item.data["article_id"] for item in study.rejected] == [gone]
    for name, table in study.tables():
        if "article_id" in table:
            assert gone in set(getattr(before, name)["article_id"]) and gone not in set(table["article_id"]), name
