"""A run by parts gives what a run in memory gives, goes on where it was stopped, and makes again only what changed."""

import json
import shutil

import pyarrow.parquet as pq
import pytest

import framing as fr
from framing import tables


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
    names = ("articles", "quotes", "mentions", "actors", "hits", "exposure")
    files = [folder / f"{name}.{form}" for name in names for form in ("parquet", "csv")]
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
        ({"scope": "all"}, {"hits", "quotes", "mentions", "exposure"}),
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
