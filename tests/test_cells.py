import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import tables
from framing.articles import read_articles
from framing.cells import defused, defused_table, undefused, write_csv
from framing.compare import Comparison
from framing.lexicons import Lexicon, read_lexicon, write_lexicon
from framing.lexicons.files.entry import Entry
from framing.validity import read_sheet, write_sheet

#: As they begin cells that spreadsheets run; the last is written in wide letters.
FORMULAS = ["=1+1", "+49 30", "- Reuters", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-2+3+cmd|' /C calc'!A0"]
HARMLESS = ["-0.5", "+3", "-1,000", "-12 %", "-1e-7", "-", "--", "=", "'tis", "", "The Post", "1-2", "a=b", "'"]
TEXTS = st.text(alphabet="'=+-@\t\r\n ＝a1.,", max_size=6)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_runs_is_behind_an_apostrophe(text):
    assert defused(text) == f"'{text}" and undefused(f"'{text}") == text


@pytest.mark.parametrize("text", HARMLESS)
def test_numbers_and_words_stay(text):
    assert defused(text) == text == undefused(text)


@given(TEXTS)
def test_there_is_a_way_back_from_every_cell(text):
    assert undefused(defused(text)) == text


@given(TEXTS, TEXTS)
def test_two_texts_are_never_one_cell(one, two):
    assert (defused(one) == defused(two)) == (one == two)


@pytest.mark.parametrize("value", [-0.5, -3, None, True, pd.NA])
def test_what_is_no_text_stays(value):
    assert defused(value) is value


def test_a_table_is_defused_in_cells_columns_and_labels():
    table = pd.DataFrame({"=head": ["=1+1", None], "n": [-1, -2]}, index=pd.Index(["@a", "b"], name="-index"))
    out = defused_table(table)
    assert list(out.columns) == ["'=head", "n"] and list(out.index) == ["'@a", "b"] and out.index.name == "'-index"
    assert out["'=head"].dropna().tolist() == ["'=1+1"] and out["n"].tolist() == [-1, -2]
    assert table.columns[0] == "=head" and table.iloc[0, 0] == "=1+1", "the table that was given stays"
    several = table.set_index(pd.MultiIndex.from_tuples([("@a", 1), ("b", 2)], names=["x", "=y"]))
    assert list(defused_table(several).index) == [("'@a", 1), ("b", 2)]
    assert list(defused_table(several).index.names) == ["x", "'=y"]


def test_columns_with_one_name_and_categories_are_defused():
    table = pd.DataFrame([["=a", "@b"]], columns=["x", "x"]).astype({"x": "category"})
    assert defused_table(table).iloc[0].tolist() == ["'=a", "'@b"]


def test_a_table_without_formulas_is_written_as_before():
    table = pd.DataFrame({"a": ["x", None], "b": pd.array([1, None], dtype="Int64"), "c": [None, 2], "d": [0.5, -1]})
    assert write_csv(table) == table.to_csv(index=False, lineterminator="\n")
    assert write_csv(pd.DataFrame({"a": ["=x"]}), raw_cells=True) == "a\n=x\n"


@given(st.lists(st.text(alphabet="a\r\n,\"'= ", max_size=5), min_size=1, max_size=4))
def test_every_line_end_within_a_cell_comes_back(cells):
    text = write_csv(pd.DataFrame({"a": pd.Series(cells, dtype=object), "b": 1}))
    rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [undefused(row[0]) for row in rows] == cells and {row[1] for row in rows} == {"1"}


def formulas_in(path):
    text = path.read_text(encoding="utf-8-sig")
    return [cell for row in csv.reader(io.StringIO(text)) for cell in row if defused(cell) != cell and cell[:1] != "'"]


def test_articles_as_csv_come_back_exactly(tmp_path):
    rows = [
        {"id": "=a", "outlet": "@post", "title": "-- Rain", "text": "+ It rained.", "=mine": "=1+1"},
        {"id": "b", "outlet": "'=x", "title": "'tis rain", "text": "- It rained.\nHe left.", "=mine": "-0.5x"},
    ]
    articles = read_articles(rows)
    path = tmp_path / "articles.csv"
    write_csv(tables.flat(articles, "articles"), path, encoding="utf-8-sig")
    assert not formulas_in(path)
    pd.testing.assert_frame_equal(read_articles(path), articles)


def test_a_csv_of_others_is_read_as_it_stands(tmp_path):
    (tmp_path / "a.csv").write_text("id,text\n1,'=he said it rained.\n", encoding="utf-8")
    assert read_articles(tmp_path / "a.csv")["text"].tolist() == ["'=he said it rained."]


def test_a_comparison_is_defused_and_comes_back(tmp_path):
    table = Comparison({"outlet": ["=Post", "'@x", "Sun"], "n": [-1, 2, 3]}, method="Counts.")
    table.save(tmp_path / "a.csv")
    assert not formulas_in(tmp_path / "a.csv")
    assert Comparison.load(tmp_path / "a.csv")["outlet"].tolist() == ["=Post", "'@x", "Sun"]
    table.save(tmp_path / "raw.csv", raw_cells=True)
    assert formulas_in(tmp_path / "raw.csv") == ["=Post"]
    assert Comparison.load(tmp_path / "raw.csv")["outlet"].tolist() == ["=Post", "'@x", "Sun"]
    assert table.to_csv(index=False).splitlines()[1] == "'=Post,-1"
    assert table.to_csv(index=False, raw_cells=True).splitlines()[1] == "=Post,-1"


def test_a_comparison_in_a_workbook_holds_no_formula(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    table = Comparison({"outlet": ["=1+1"], "n": [-1]}, method="Counts.")
    for raw, kind in ((False, "s"), (True, "f")):
        table.to_excel(tmp_path / "a.xlsx", index=False, raw_cells=raw)
        assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A2"].data_type == kind


@given(st.lists(TEXTS.filter(lambda text: "\r" not in text and "\n" not in text), min_size=1, max_size=4))
def test_a_coding_sheet_comes_back(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("sheet") / "sheet.csv"
    table = pd.DataFrame({"note": pd.Series(cells, dtype=object)})
    assert read_sheet(write_sheet(table, path))["note"].tolist() == cells
    assert not formulas_in(path)


def test_a_lexicon_as_csv_comes_back(tmp_path):
    entry = Entry("plus", "raid", "=war", note="=cmd()", examples=("- A raid.",))
    write_lexicon(Lexicon("m", "1.0.0", (entry,), "m", "en"), tmp_path / "m.csv")
    assert not formulas_in(tmp_path / "m.csv")
    back = read_lexicon(tmp_path / "m.csv").entries[0]
    assert (back.frame, back.note, back.examples) == (entry.frame, entry.note, entry.examples)
