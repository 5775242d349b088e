"""Where terms stand in articles, on texts of as many words as one likes."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import compare
from framing.compare.word_places import WordPlaces, equal_parts

WORD = 5  # letters of a word with its blank


def articles_of(lengths, outlet="Post"):
    rows = [(f"a{k}", outlet, " ".join(["word"] * n)) for k, n in enumerate(lengths)]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "text"])


def terms(rows):
    """Rows of (article, number of the word, frame)."""
    table = pd.DataFrame(rows, columns=["article_id", "start", "frame"])
    return table.assign(start=table["start"] * WORD)


def told(table):
    return table.set_index(["frame", "measure"])["value"]


def test_first_part_and_mean_place():
    articles = articles_of([10, 20])
    hits = terms([("a0", 0, "blame"), ("a0", 5, "blame"), ("a1", 3, "blame"), ("a1", 19, "blame")])
    value = told(compare.dispersion(hits, articles))
    assert value["blame", "first_part"] == 0.5
    assert value["blame", "position"] == pytest.approx((0 + 0.5 + 0.15 + 0.95) / 4)


def test_evenly_or_in_one_part():
    articles = articles_of([10])
    even = [("a0", 2 * k, "even") for k in range(5)]
    value = told(compare.dispersion(terms([*even, *[("a0", 0, "once")] * 5]), articles))
    assert value["even", "dp"] == pytest.approx(0) and value["even", "d"] == pytest.approx(1)
    assert value["once", "dp"] == pytest.approx(1) and value["once", "d"] == pytest.approx(0)


def test_in_all_articles_or_in_one():
    articles = articles_of([10, 10])
    value = told(compare.dispersion(terms([("a0", 1, "x"), ("a1", 2, "x"), ("a0", 1, "y")]), articles))
    assert value["x", "dp_articles"] == pytest.approx(0) and value["y", "dp_articles"] == pytest.approx(1)


def test_furniture_is_no_part_of_an_article():
    articles = articles_of([10]).assign(furniture_spans=[[[0, 5 * WORD]]])
    places = WordPlaces(articles)
    assert places.words["a0"] == 5
    assert places.of("a0", [5 * WORD, 9 * WORD]).tolist() == [0.0, 0.8]


def test_a_planted_lead_is_found():
    rng = np.random.default_rng(1)
    articles = pd.concat(
        [
            articles_of([50] * 20, "North"),
            articles_of([50] * 20, "South").assign(article_id=lambda t: "s" + t.article_id),
        ],
        ignore_index=True,
    )
    rows = [
        (article, int(rng.integers(0, 10 if outlet == "North" and rng.random() < 0.6 else 50)), "blame")
        for article, outlet in zip(articles["article_id"], articles["outlet"])
        for _ in range(4)
    ]
    table = compare.dispersion(terms(rows), articles)
    row = table[(table["measure"] == "first_part") & (table["outlet"] == "North")].iloc[0]
    assert row["p"] < 0.05 and row["effect_low"] > 0
    assert table.loc[table["measure"] != "first_part", "p"].isna().all()
    assert len(table.behind(row)) == 80


def test_what_it_refuses():
    articles, hits = articles_of([10]), terms([("a0", 1, "x")])
    with pytest.raises(ValueError, match="two parts or more"):
        compare.dispersion(hits, articles, parts=1)
    with pytest.raises(ValueError, match="voice"):
        compare.dispersion(hits, articles, what="voice")


@given(st.lists(st.integers(1, 40), min_size=1, max_size=4), st.integers(2, 6))
def test_parts_hold_all_words(lengths, parts):
    for n in lengths:
        own = equal_parts(n, parts)
        assert own.sum() == n and own.max() - own.min() <= 1


@given(st.lists(st.integers(0, 19), min_size=1, max_size=8))
def test_an_article_does_not_depend_on_its_neighbours(words):
    hits = terms([("a0", word, "x") for word in words])
    alone = told(compare.dispersion(hits, articles_of([20])))
    more = pd.concat([articles_of([20]), articles_of([9], "Sun").assign(article_id="other")], ignore_index=True)
    table = compare.dispersion(hits, more)
    both = told(table[table["outlet"] == "Post"])
    for measure in ("first_part", "position", "dp", "d"):
        assert both["x", measure] == pytest.approx(alone["x", measure])
