"""Of files of which half are damaged, every good one is analysed, and each bad one has a reason for a person."""

import json
import warnings

import pyarrow.parquet as pq
import pytest
from damaged_inputs import DAMAGED, GOOD, faults, write_inputs
from typer.testing import CliRunner

import framing as fr
from framing.cli import app


@pytest.fixture(autouse=True)
def _quiet():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def test_every_good_one_is_analysed_and_each_bad_one_has_a_reason(tmp_path):
    written = write_inputs(tmp_path / "in", 90, seed=7)
    out = tmp_path / "out"
    done = CliRunner().invoke(app, ["analyze", str(tmp_path / "in"), "-o", str(out), "--no-figures"])
    assert done.exit_code == 1, (done.output, done.exception)
    lines = (out / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
    articles = pq.read_table(out / "articles.parquet")
    assert faults(written, [json.loads(line) for line in lines], articles.num_rows) == []
    assert pq.read_table(out / "quotes.parquet").num_rows > 20


@pytest.mark.parametrize("number", range(len(DAMAGED)))
def test_each_kind_of_damage_is_told(tmp_path, number):
    suffix, content, good = DAMAGED[number](number)
    (tmp_path / f"file{suffix}").write_bytes(content)
    articles = fr.read_articles(tmp_path / f"file{suffix}")
    rejected = [vars(item) for item in fr.articles.rejected_of(articles)]
    assert len(articles) == good and rejected
    assert all("file" in item["where"] and len(item["reason"].split()) > 2 for item in rejected)


@pytest.mark.parametrize("number", range(len(GOOD)))
def test_each_good_kind_is_read(tmp_path, number):
    suffix, content, good = GOOD[number](number)
    (tmp_path / f"file{suffix}").write_bytes(content)
    articles = fr.read_articles(tmp_path / f"file{suffix}")
    assert len(articles) == good and not fr.articles.rejected_of(articles)
