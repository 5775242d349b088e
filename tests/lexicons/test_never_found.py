"""Entries that no text can match are named, with the words that a text has instead."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicons import Entry, Lexicon, Matcher, check_lexicon, import_lexicon, read_lexicon, shipped_lexicons
from framing.lexicons.authoring.never_found import readings, unfound


def _kinds(*entries: Entry) -> dict[str, str]:
    return {name: kind for name, (kind, _) in unfound(Lexicon("m", "1.0.0", entries)).items()}


@pytest.mark.parametrize("pattern", ["raid,", "100%", "so called.", "raid/NX", "rock'n'roll", "’tis"])
def test_patterns_that_no_text_can_match(pattern: str) -> None:
    assert _kinds(Entry("a", pattern, "x"), Entry("b", "calm", "x")) == {"a": "never"}


@pytest.mark.parametrize(
    "pattern",
    ["raid", "don't", "isn't fair", "e.g.", "U.S", "cease-fire", "pro-* (x|y)", "*-backed", "terror*", "Mr. Smith",
     "<number> dead", "<Name> said", "act of ~3 war", "raid/NN,VB", "=attacked", "COVID-19", "1,000 dead", "very? bad"],
)  # fmt: skip
def test_patterns_that_texts_can_match(pattern: str) -> None:
    assert _kinds(Entry("a", pattern, "x")) == {}


def test_an_entry_that_cancels_itself() -> None:
    assert _kinds(Entry("a", "siege", "x", excludes=("siege",)), Entry("b", "war", "x", unless=("=war",))) == {
        "a": "never",
        "b": "never",
    }
    assert _kinds(Entry("a", "siege", "x", excludes=("siege mentality",))) == {}


def test_an_entry_whose_words_another_always_takes() -> None:
    glob, word = Entry("glob", "terror*", "x"), Entry("word", "terrorist", "x", match="literal")
    assert _kinds(glob, word) == {"word": "shadowed"}
    assert _kinds(glob, Entry("word", "terrorist", "y", match="literal")) == {}
    assert _kinds(glob, Entry("word", "terrorist", "x", match="literal", priority=1)) == {}
    # One form of a word that is taken leaves its others.
    assert _kinds(Entry("form", "=raid", "x", priority=1), Entry("word", "raid", "x")) == {}
    # What stands in only some sentences takes no words for ever.
    assert _kinds(Entry("a", "raid", "x", priority=1, requires=("night",)), Entry("b", "raid", "x", case=True)) == {}


def test_shipped_lexicons_have_no_entry_that_is_never_found() -> None:
    assert {name: unfound(read_lexicon(name)) for name in shipped_lexicons()} == {
        name: {} for name in shipped_lexicons()
    }


def test_the_check_reports_it_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        '[lexicon]\nid = "m"\nversion = "1.0.0"\n\n[[entry]]\nid = "a"\npattern = "raid,"\nframe = "x"\n'
    )
    found = [str(problem) for problem in check_lexicon(tmp_path / "m.toml") if problem.kind == "never"]
    assert len(found) == 1
    assert "m.toml:6: error: entry 'a': never: no text can match: 'raid,' is read as the words" in found[0]


def test_imported_terms_are_written_as_texts_are_read(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("100%\nand/or\ndon't\ncease-fire\nU.S.\nraid*\n")
    lexicon = import_lexicon(tmp_path / "list.txt")
    assert unfound(lexicon) == {}
    text = "100% of them, men and/or women, don't want a cease-fire, the U.S. raided."
    assert len(Matcher(lexicon).match(text)) == 6


@given(st.lists(st.sampled_from(["raid", "terror*", "*-led", "<number>", "don't", "UN", "(a|b c)", "very?", "war/NN"]),
                min_size=1, max_size=5))  # fmt: skip
def test_every_reading_of_a_pattern_is_matched(words: list[str]) -> None:
    entry = Entry("a", " ".join([*words, "end"]), "x")
    lexicon = Lexicon("m", "1.0.0", (entry,))
    for text in readings(entry, lexicon):
        assert [m.entry.id for m in Matcher(lexicon).match(text)] == ["a"], text
