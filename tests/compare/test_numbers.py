import math

import pandas as pd
import pytest
from hand_coded import hand_coded
from hypothesis import given
from hypothesis import strategies as st

from framing.compare import numbers
from framing.compare.quantities import find_quantities
from framing.text import Document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 40 villagers fled their homes.", ("About 40 villagers", "about", 40, 40, "civilians", "displaced")),
        ("More than two dozen men died.", ("More than two dozen men", "more than", 24, math.inf, "people", "killed")),
        ("Tens of thousands of people marched.", ("Tens of thousands of people", "", 20_000, 99_999, "people", "")),
        ("The blast wounded twenty-five miners.", ("twenty-five miners", "", 25, 25, "other", "wounded")),
        ("Up to 1.5 million barrels were lost.", ("Up to 1.5 million barrels", "up to", 0, 1.5e6, "other", "")),
        ("They paid $300 for it.", ("300", "", 300, 300, "money", "")),
        ("No soldiers were hurt.", ("No soldiers", "", 0, 0, "fighters", "wounded")),
        ("Fewer than 1,200 troops remained.", ("Fewer than 1,200 troops", "fewer than", 0, 1200, "fighters", "")),
    ],
)  # fmt: skip
def test_quantities(text, expected):
    [found] = find_quantities(Document(text))
    shown = (text[found.start : found.end], found.qualifier, found.low, found.high, found.kind, found.measure)
    assert shown == expected


@pytest.mark.parametrize(
    "text",
    ["It began in 2011.", "On February 8 they met.", "They met on 7 May.", "No one knew.", "See page 12 of it.",
     "One day he left.", "He is 34-year-old."],
)  # fmt: skip
def test_dates_and_ways_of_speaking_are_no_quantities(text):
    assert find_quantities(Document(text)) == []


@given(st.text(alphabet="0123456789 ,.-$%'’“\nabdozenhundredsof", max_size=80))
def test_any_text_gives_spans_inside_it(text):
    for found in find_quantities(Document(text)):
        assert 0 <= found.start <= found.number_start < found.number_end <= len(text)
        assert found.number_end <= found.end <= len(text)
        assert found.low <= found.high


@pytest.fixture(scope="module")
def table():
    coded = hand_coded()
    return numbers(coded["articles"], coded["quotes"], coded["mentions"])


def _together(table, *words):
    topics = [set(table.loc[table["surface"].str.lower().str.startswith(w), "topic"]) for w in words]
    return bool(set.intersection(*topics))


def test_numbers_about_one_thing_stand_together(table):
    assert _together(table, "around 100", "more than 100", "dozens of fighters")
    assert _together(table, "hundreds of pro", "approximately 500")
    assert _together(table, "one sdf member", "no u.s. personnel")
    assert _together(table, "more than 300,000", "hundreds of thousands")


def test_numbers_about_other_things_stand_apart(table):
    assert not _together(table, "around 100", "hundreds of thousands")
    assert not _together(table, "approximately 500", "about 2,000 troops")
    assert not _together(table, "around 100", "25 syrian")


def test_each_number_has_its_source(table):
    source = table.set_index("surface")[["voice", "source"]]
    assert source.loc["dozens of fighters"].tolist() == ["reported", "SYR_STATE_MEDIA"]
    assert source.loc["approximately 500 personnel"].tolist() == ["quoted", "US_OFFICIAL_ANON"]
    assert source.loc["Around 100 soldiers"].tolist() == ["narration", "Outlet A"]


def test_spans_are_their_words(table):
    texts = dict(zip(hand_coded()["articles"]["article_id"], hand_coded()["articles"]["text"]))
    assert len(table) > 15
    assert all(texts[r.article_id][r.start : r.end] == r.surface for r in table.itertuples())


def test_events_stay_apart():
    text = ["At least 12 miners were killed.", "At least 12 miners were killed."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["P", "S"], "text": text, "event": ["x", "y"]})
    assert numbers(articles)["topic"].tolist() == [0, 1]
    assert numbers(articles.assign(event="x"))["topic"].tolist() == [0, 0]


def test_a_number_may_end_the_text():
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"], "text": ["a dozen"]})
    assert len(numbers(articles)) <= 1
