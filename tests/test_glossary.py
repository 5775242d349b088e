"""What a reader meets in figures, tables of the terminal and messages is explained in the glossary."""

import re
from pathlib import Path

import pytest

from framing import tables
from framing.plots.layout.style import STANCES, TELLINGS, VOICES
from framing.quotes import cue_lexicon

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
TERMS = {
    term.strip("*` ").lower()
    for row in re.findall(r"^\| (.+?) \|", GLOSSARY, flags=re.MULTILINE)
    for term in re.findall(r"\*\*(.+?)\*\*|`(.+?)`", row)
    for term in term
    if term
}


@pytest.mark.parametrize("legend", [STANCES, VOICES])
def test_each_word_of_a_legend_is_explained(legend):
    assert {word for word in legend if word not in TERMS} == set()


def test_each_way_of_telling_an_act_is_explained():
    [row] = re.findall(r"^\| \*\*construction\*\* \|(.+)\|$", GLOSSARY, flags=re.MULTILINE)
    explained = set(re.findall(r"\*([a-z ]+)\*", row)) | TERMS
    for telling in TELLINGS:
        assert {part.strip() for part in telling.split(",")} <= explained, telling


def test_each_stance_of_the_cues_is_explained():
    assert {cue.stance for cue in cue_lexicon().entries} <= TERMS


def test_the_tables_speak_words_of_the_glossary():
    spoken = set("source cue content speaker target agent patient voice construction designator".split())
    columns = {name for schema in tables.SCHEMAS.values() for name in schema.names}
    assert spoken <= columns & TERMS


def test_the_glossary_is_found_from_the_front_page():
    assert "](docs/glossary.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    for page in re.findall(r"\]\(([a-z-]+\.md)\)", GLOSSARY):
        assert (ROOT / "docs" / page).exists(), page
