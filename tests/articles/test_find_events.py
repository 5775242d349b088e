"""Which articles report the same event, on small collections where that is plain."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing.articles.events.about_terms import TermsRead, about
from framing.articles.events.event_groups import group_articles
from framing.articles.events.event_pairs import find_event_pairs
from framing.articles.events.find_events import ReadForEvents
from framing.articles.events.link_model import LinkModel, load_link_model

SHIP = "A river cruise ship rammed a pillar of the A42 bridge near Duisburg late on Tuesday, hurting 25 people."
SHIP_TOO = "Some 25 people were hurt as a cruise ship hit a bridge pylon on the Rhine at Duisburg, police said."
COURT = "Egypt's former president Mohammed Morsi was sentenced to three years in prison for insulting the judiciary."
COURT_TOO = "A Cairo court sentenced ousted president Mohammed Morsi to three years for insulting judges, lawyers said."
SNOW = "Erie in Pennsylvania broke its record for snowfall, with 34 inches on Christmas Day alone."
ROWS = [
    ("ship-1", "2017-12-27", "Cruise ship hits bridge in Duisburg", SHIP),
    ("court-1", "2017-12-30", "Morsi sentenced to three years", COURT),
    ("snow", "2017-12-27", "Erie breaks snowfall record", SNOW),
    ("ship-2", "2017-12-28", "Duisburg: cruise ship strikes bridge", SHIP_TOO),
    ("court-2", "2017-12-31", "Egypt court sentences Morsi for insulting judges", COURT_TOO),
]


def table(rows=ROWS, **columns):
    made = pd.DataFrame(rows, columns=["id", "date", "title", "text"]).assign(outlet="Post", **columns)
    return fr.read_articles(made)


def events(articles):
    return dict(zip(articles["article_id"], articles["event"]))


def test_reports_of_one_event_share_it_and_its_name_is_the_earliest():
    expected = {"ship-1": "ship-1", "ship-2": "ship-1", "court-1": "court-1", "court-2": "court-1", "snow": "snow"}
    assert events(fr.find_events(table())) == expected


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(ROWS))))
def test_the_order_makes_no_difference(order):
    there = fr.find_events(table([ROWS[i] for i in order]))
    assert events(there) == events(fr.find_events(table()))
    links = fr.articles.event_links(there)
    assert links.sort_values("article_id", ignore_index=True).equals(
        fr.articles.event_links(fr.find_events(table())).sort_values("article_id", ignore_index=True)
    )


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(len(ROWS))), st.integers(1, len(ROWS)))
def test_articles_read_some_at_a_time_have_the_same_events(order, size):
    articles, read = table([ROWS[i] for i in order]), ReadForEvents()
    for first in range(0, len(articles), size):
        read.add(articles[first : first + size])
    found, links = read.match()
    whole = fr.find_events(articles)
    assert found == whole["event"].tolist()
    assert pd.DataFrame(links).equals(fr.articles.event_links(whole)[list(links[0])])


@given(
    st.lists(st.sampled_from([SHIP, SHIP_TOO, COURT, COURT_TOO, SNOW]), min_size=1), st.randoms(use_true_random=False)
)
def test_terms_weigh_the_same_in_whatever_order_they_are_read(texts, random):
    order = list(range(len(texts)))
    random.shuffle(order)
    read = TermsRead()
    for text in texts:
        read.add(text[:20], text)
    one, other = read.about(order), about((texts[row][:20], texts[row]) for row in order)
    assert one.terms == other.terms and np.array_equal(one.rarity, other.rarity)
    for name in ("weights", "names", "numbers", "title"):
        here, there = getattr(one, name), getattr(other, name)
        assert all(np.array_equal(getattr(here, part), getattr(there, part)) for part in ("data", "indices", "indptr"))


def test_the_table_that_was_given_stays_as_it_is():
    articles = table()
    found = fr.find_events(articles)
    assert articles["event"].isna().all()
    assert found.drop(columns="event").equals(articles.drop(columns="event"))
    assert found.index.equals(articles.index)


def test_a_given_event_wins_and_others_join_it():
    own = fr.find_events(table(event=["a wreck", None, None, None, "a verdict"]))
    assert events(own) == {
        "ship-1": "a wreck", "ship-2": "a wreck", "court-1": "a verdict", "court-2": "a verdict", "snow": "snow"
    }  # fmt: skip


def test_two_given_events_are_never_one():
    own = fr.find_events(table(event=["a", None, None, "b", None]))
    assert (events(own)["ship-1"], events(own)["ship-2"]) == ("a", "b")
    alike = fr.find_events(table([ROWS[0], ROWS[1], ROWS[2]], event=["x", "x", "x"]))
    assert set(alike["event"]) == {"x"} and not len(fr.articles.event_links(alike))


def test_a_collection_grows_and_its_events_stay():
    first = fr.find_events(table(ROWS[:3]))
    held = events(first)
    grown = fr.find_events(table(event=[held.get(row[0]) for row in ROWS]))
    assert {name: events(grown)[name] for name in held} == held
    assert events(grown)["ship-2"] == "ship-1"


def test_links_say_why():
    links = fr.articles.event_links(fr.find_events(table())).set_index("event")
    ship = links.loc["ship-1"]
    assert {ship["article_id"], ship["with_id"]} == {"ship-1", "ship-2"}
    assert "duisburg" in ship["names"] and ship["numbers"] == "25" and ship["days_apart"] == 1
    assert "bridge" in ship["words"] and 0.4 < ship["confidence"] <= 1
    assert "mohammed morsi" in links.loc["court-1", "names"]
    with pytest.raises(ValueError, match=r"hold no reasons for their events; call framing\.find_events"):
        fr.articles.event_links(table())


def test_the_same_words_years_apart_are_likely_two_events():
    near, far = (
        find_event_pairs(about([("", SHIP), ("", SHIP_TOO)]), np.array([0.0, days])).features for days in (1, 900)
    )
    model = load_link_model()
    assert model.likely(near)[0] > model.likely(far)[0] + 0.2


def test_articles_without_date_title_or_text_are_taken_too():
    bare = pd.DataFrame({"article_id": ["a", "b", "c"], "text": [f"{SHIP} {ROWS[0][2]}", SHIP_TOO, ""]})
    assert fr.find_events(bare)["event"].tolist() == ["a", "a", "c"]
    assert np.isnan(fr.articles.event_links(fr.find_events(bare))["days_apart"][0])
    assert len(fr.find_events(table()[:0])) == 0


def test_page_furniture_links_nothing():
    line = "Subscribe to the Duisburg Morgenpost newsletter of Wolfgang Obermeier for 25 euros"
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": [f"{SNOW}\n\n{line}", f"{COURT}\n\n{line}"]})
    spans = [[[len(SNOW) + 2, len(SNOW) + 2 + len(line)]], [[len(COURT) + 2, len(COURT) + 2 + len(line)]]]
    eager = LinkModel((0.0,) * 5 + (5.0, 0.0, 0.0), -4.0, 0.5)
    assert fr.find_events(articles, model=eager)["event"].tolist() == ["a", "a"]
    assert fr.find_events(articles.assign(furniture_spans=spans), model=eager)["event"].tolist() == ["a", "b"]


def test_a_common_term_leads_to_neighbours_in_time_only():
    """Pairs grow with the number of articles: each of many that share all their words has those next to it."""
    counts = []
    for number in (200, 800):
        found = about([("", "Zanzibar sultan") for n in range(number)])
        pairs = find_event_pairs(found, np.arange(float(number)))
        counts.append(len(pairs.first) / number)
        assert (pairs.second - pairs.first).max() <= 80
    assert counts[1] < counts[0] * 1.1


def test_a_large_event_stays_whole():
    rows = [(f"{n:03}", "2017-12-27", "Duisburg ship hits bridge", SHIP if n % 2 else SHIP_TOO) for n in range(300)]
    found = fr.find_events(table([*rows, *ROWS[1:3]]))
    assert sorted(set(found["event"])) == ["000", "court-1", "snow"]
    assert len(fr.articles.event_links(found)) == 299


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_groups_do_not_depend_on_the_order_of_pairs(data):
    n = data.draw(st.integers(2, 9))
    every = [(a, b) for a in range(n) for b in range(a + 1, n)]
    pairs = data.draw(st.lists(st.sampled_from(every), unique=True, min_size=1))
    likely = data.draw(st.lists(st.floats(0.01, 1), min_size=len(pairs), max_size=len(pairs), unique=True))
    order = data.draw(st.permutations(range(len(pairs))))
    answers = []
    for places in (range(len(pairs)), order):
        first, second = np.array([pairs[i] for i in places]).T
        groups, because = group_articles(first, second, np.array([likely[i] for i in places]), [None] * n, 0.4)
        assert len(because) == n - len(set(groups))
        members = {frozenset(np.flatnonzero(np.array(groups) == group).tolist()) for group in groups}
        answers.append((members, {places[i] for i in because}))
    assert answers[0] == answers[1]


def test_a_number_that_is_missing_in_the_weights_is_told(tmp_path):
    path = tmp_path / "links.toml"
    load_link_model().save(path, "two\nlines")
    assert load_link_model(path) == load_link_model()
    path.write_text(path.read_text().replace("days = ", "day = "))
    load_link_model.cache_clear()
    with pytest.raises(ValueError, match="'days' is missing"):
        load_link_model(path)
