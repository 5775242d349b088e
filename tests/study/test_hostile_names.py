"""Outlets, titles, events and people with every kind of character, through the whole chain to every writer."""

import re
import warnings

import pandas as pd
import pytest

import framing as fr
from framing.articles import CharacterWarning, MarkupWarning, ReadingWarning

NAMES = [
    "[bold]m\x1b[31m",
    "$\\frac{x",
    "\u202eevil",
    "a\u0301\u0301",
    "\u0627\u0644\u062c\u0632\u064a\u0631\u0629",
    "日本",
    "😀\U0001d56c",
    "\x0b\x85\u2028\x07x",
    "x" * 300,
    "%_{}#&~^\\y",
    "=1+1",
    "<script>alert(1)</script>",
    "a\nb\rc\td",
    "../../up",
    "\ud800z",
    "\0q",
]
TEXT = (
    'The mayor said: "It was an unprovoked attack," and the army attacked the town. Ann {} Lee said that the rebels '
    'had attacked first. "It was terrorism," {} told reporters. The minister accused the rebels of a massacre.'
)


@pytest.fixture(scope="module")
def study():
    rows = [
        {"id": f"{name[:9]}{n}", "outlet": name, "title": name, "event": name, "text": TEXT.format(name, "x" * n)}
        for name in NAMES
        for n in range(2)
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CharacterWarning)
        warnings.simplefilter("ignore", ReadingWarning)
        warnings.simplefilter("ignore", MarkupWarning)
        return fr.analyze(rows)


def test_a_study_comes_back_exactly_and_its_figures_are_drawn(study, tmp_path):
    study.save(tmp_path)
    back = fr.Study.load(tmp_path)
    for name, table in study.tables():
        pd.testing.assert_frame_equal(table, getattr(back, name))
    assert len(list((tmp_path / "figures").glob("*.pdf"))) > 1
    assert not [path for path in tmp_path.parent.iterdir() if path.name.startswith("up")]


def test_a_raw_sheet_is_no_edited_one(study, tmp_path):
    study.save(tmp_path, figures=False, raw_cells=True)
    for name, table in study.tables():
        pd.testing.assert_frame_equal(table, getattr(fr.Study.load(tmp_path), name))


def test_every_span_is_exact(study):
    for name in ("quotes", "mentions", "hits"):
        fr.tables.check(getattr(study, name), name, study.articles)


def test_tables_for_a_paper_hold_no_character_that_it_cannot(study, tmp_path):
    tables = [
        fr.compare.rates(study.hits, study.articles, by="outlet", permutations=20),
        fr.compare.sourcing(study.quotes, study.articles, permutations=20),
        fr.compare.naming(study.mentions, study.articles, permutations=20),
    ]
    for table in tables:
        for text in (table.to_latex(), table.to_markdown()):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
        table.to_docx(tmp_path / "table.docx")
        assert "<script>" not in table._repr_html_()
    assert "\\u001b[31m" in tables[0].to_markdown()
