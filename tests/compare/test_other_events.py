"""Briefs of invented events of other kinds than the samples: a dam that fails, a clash at a border, a strike."""

from pathlib import Path
from types import SimpleNamespace

import pytest

import framing as fr
from framing import compare
from framing.actors import summarize_actors

EVENTS = Path(__file__).with_name("events")


def _study(event):
    articles = fr.read_articles(EVENTS / event)
    articles["outlet"] = articles["article_id"]
    quotes = fr.extract_quotes(articles, scope="all")
    mentions = fr.find_mentions(articles, quotes)
    quotes = fr.resolve_actors(quotes, articles, mentions=mentions)
    hits = fr.find_frames(articles, quotes, mentions=mentions)
    actors = summarize_actors(mentions, quotes)
    return SimpleNamespace(articles=articles, quotes=quotes, mentions=mentions, hits=hits, actors=actors)


@pytest.fixture(scope="module")
def events():
    return {event: _study(event) for event in ("dam", "strike", "border")}


@pytest.fixture(scope="module")
def briefs(events):
    return {event: compare.event_brief(study) for event, study in events.items()}


STATEMENTS = {
    "dam": {
        ("truncated", "it will rebuild every house that was lost", "The state will rebuild every house that was lost"),
        ("direct_vs_paraphrase", "The state will hold those responsible", "the state would hold those responsible"),
        ("truncated", "the dam had passed its last inspection", "the dam had passed its last inspection"),
    },
    "strike": {
        ("truncated", "the casual workers get contracts", "until the night shift is paid like the day shift"),
        ("truncated", "the union walked away from the table", "walked away from the table"),
        ("verbatim", "she would not interfere in the dispute", "she would not interfere in the dispute"),
    },
    "border": {
        ("truncated_and_reworded", "by the Sarovian regime will not go unpunished", "this cowardly act of aggression"),
    },
}  # fmt: skip


@pytest.mark.parametrize("event", STATEMENTS)
def test_every_statement_that_two_reports_share_is_linked_and_no_other(events, event):
    table = compare.statements(events[event].quotes, events[event].articles)
    for kind, one, two in STATEMENTS[event]:
        rows = table[table["text_a"].str.contains(one, regex=False) & table["text_b"].str.contains(two, regex=False)]
        assert kind in set(rows["type"]), (kind, one)
    assert len(table) == len(STATEMENTS[event])


NUMBERS = {
    "dam": [
        ("casualty_number", "At least 37 people (by rescue workers)", "Thirty-one people"),
        ("casualty_number", "nearly 120 injured", "about 150 were hurt"),
        ("number", "More than 2,000 people", "1,800 residents (by Officials)"),
        ("number", "around 45 people", "several dozen people"),
        ("number", "Up to 60 houses", "Some 40 homes"),
    ],
    "strike": [
        ("number", "70 ships (the outlet itself)", "About 65 ships (by harbour master)"),
        ("number", "six people (by Police)", "Eleven workers (by union)"),
    ],
    "border": [("casualty_number", "Nine soldiers (by defence ministry)", "a dozen invaders (by army)")],
}


@pytest.mark.parametrize("event", NUMBERS)
def test_numbers_about_one_thing_stand_side_by_side(briefs, event):
    rows = briefs[event]
    for kind, one, two in NUMBERS[event]:
        found = rows[rows["side_a"].str.contains(one, regex=False) & rows["side_b"].str.contains(two, regex=False)]
        assert kind in set(found["kind"]), (one, two)


def test_numbers_of_two_sides_of_a_fight_stand_apart(events):
    study = events["border"]
    table = compare.numbers(study.articles, study.quotes, study.mentions).set_index("surface")
    assert table.loc["more than 20 militants", "topic"] != table.loc["Nine soldiers", "topic"]
    assert table.loc["up to 300 Sarovian fighters", "topic"] != table.loc["around 200 Tavrian troops", "topic"]
    assert table.loc["two enemy positions", "measure"] == ""


def test_cues_accusations_and_sources(briefs):
    def row(event, kind, about=""):
        rows = briefs[event]
        [found] = rows[(rows["kind"] == kind) & rows["about"].str.contains(about, regex=False)].to_dict("records")[:1]
        return found

    assert "claimed (1, doubting)" in row("dam", "cue_asymmetry", "Norvale")["side_a"]
    assert "claimed (1, doubting)" in row("strike", "cue_asymmetry", "Valente")["side_b"]
    assert "whistleblower" in row("dam", "anonymous_sourcing")["side_a"]
    assert "negligence" in row("dam", "accusation")["side_b"]
    assert row("border", "who_is_quoted", "voice of Red Cross")["side_a"] == "not quoted"
    assert "‘generous’" in row("strike", "scare_or_headline_quotes")["side_a"]


def test_the_text_is_one_to_read(briefs):
    for brief in briefs.values():
        for line in brief.text.splitlines():
            assert line.count('"') % 2 == 0, line
            assert line.count("“") == line.count("”"), line
        assert "nan" not in brief.text
        assert "None" not in brief.text


def test_sides_may_be_turned(events):
    study = events["strike"]
    rows = compare.event_brief(study, outlets=["worker", "globe"])
    rows = rows[rows["kind"].str.startswith("same_statement") & rows["about"].str.contains("Maria Sant")]
    [row] = rows.to_dict("records")
    assert "only in globe: “and the casual workers get contracts”" in row["about"]
    assert row["side_a"].endswith("like the day shift”")
