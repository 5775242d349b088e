"""Samples to code: what comes back of their sheets, and what is said when there is nothing to sample."""

import pandas as pd
import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.tables import from_records
from framing.validity import read_sheet, sample, write_sheet
from framing.validity.shipped.source_scores import read_sources


def test_the_chance_of_a_sampled_row_comes_back_as_a_number(tmp_path):
    rows = [{"hit_id": f"a:h{n}", "article_id": "a", "frame": "conflict", "start": n, "end": n + 1} for n in range(4)]
    drawn = sample(from_records("hits", rows), 2, ["frame"], seed=1)
    back = read_sheet(write_sheet(drawn, tmp_path / "sheet.csv"))
    assert back["probability"].tolist() == [0.5, 0.5]
    assert pd.api.types.is_float_dtype(back["probability"])


def test_no_table_of_that_name_is_said_with_those_that_there_are(tmp_path):
    result = CliRunner().invoke(app, ["code", "sample", str(tmp_path), "-o", str(tmp_path / "out"), "--table", "words"])
    assert result.exit_code == 2
    assert "no table 'words' to sample; there are hits" in " ".join(result.output.split())


def test_an_article_that_the_corpus_lacks_is_named(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "one.txt").write_text("It rained.", encoding="utf-8")
    for stem in ("one", "two"):  # of the one there are no marks, of the other there is nothing
        with pytest.raises(FileNotFoundError, match=rf"holds no text/{stem}\.txt"):
            read_sources(tmp_path, [stem])
