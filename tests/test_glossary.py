"""What a reader meets in figures, tables of the terminal and messages is explained in the glossary."""

import re
from pathlib import Path

import pytest

import framing as fr
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


def test_each_column_of_a_table_is_explained():
    columns = {name for schema in tables.SCHEMAS.values() for name in schema.names}
    assert columns - TERMS == set()


def test_each_column_of_a_comparison_is_explained():
    study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    articles = study.articles.assign(event="raid")
    of = {"articles": articles, "actors": study.actors}
    made = [
        fr.compare.rates(study.hits, articles),
        fr.compare.sourcing(study.quotes, **of),
        fr.compare.keyness(articles[:1], articles[1:], min_count=1),
        fr.compare.naming(study.mentions, articles),
        fr.compare.accusations(study.hits, by="outlet", **of),
        fr.compare.doubts(study.hits, **of),
        fr.compare.agency(study.hits, **of),
        fr.compare.portrayal(fr.add_stance(study.mentions, articles), articles, study.quotes),
        fr.compare.coverage(articles, study.quotes),
        fr.compare.statements(study.quotes, articles),
        fr.compare.numbers(articles, study.quotes, study.mentions),
        fr.compare.dispersion(study.hits, articles),
        fr.compare.event_brief(study),
        fr.concordance(study.hits, articles),
        study.to_long(),
        study.merges,
    ]
    assert {column for table in made for column in table.columns} - TERMS == set()


def test_the_glossary_is_found_from_the_front_page():
    assert "](docs/glossary.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    for page in re.findall(r"\]\(([a-z-]+\.md)\)", GLOSSARY):
        assert (ROOT / "docs" / page).exists(), page
