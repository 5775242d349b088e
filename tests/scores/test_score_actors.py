"""Scores of actors in outlets."""

import pandas as pd
import pytest

import framing as fr
from framing.lexicons import Entry, Lexicon

LEXICON = Lexicon("m", "1.0.0", (Entry("raid", "raid", "war"), Entry("truce", "truce", "peace")))
QUOTES = pd.DataFrame(
    {
        "quote_id": ["q1", "q2", "q3", "q4", "q5"],
        "article_id": ["a", "a", "b", "c", "c"],
        "outlet": ["Post", "Post", "Sun", None, None],
        "kind": ["direct", "direct", "indirect", "direct", "scare"],
        "source": ["Lee", "she", "Lee", "a mayor", None],
        "cue": ["said"] * 4 + [None],
        "actor_id": ["LEE", "LEE", "LEE", "c:mayor-1", None],
        "actor": ["Ann Lee", "Ann Lee", "Ann Lee", "Mayor", None],
        "content": ["A raid.", "A raid, a truce.", "that it rained", "A truce held.", "truce"],
    }
)


def test_one_row_an_actor_and_outlet():
    scores = fr.score_actors(QUOTES, lexicons=LEXICON)
    assert scores.index.tolist()[0] == ("LEE", "Post")
    rows = scores.reset_index().drop(columns="outlet").to_numpy().tolist()
    assert rows == [
        ["LEE", "Ann Lee", 2, 1, 6, 1, 2, pytest.approx(1000 / 6), pytest.approx(2000 / 6)],
        ["LEE", "Ann Lee", 1, 1, 3, 0, 0, 0, 0],
        ["mayor", "mayor", 1, 1, 3, 1, 0, pytest.approx(1000 / 3), 0],
    ]
    assert scores.columns.tolist()[-2:] == ["rate_peace", "rate_war"]


def test_other_groups_none_and_the_long_form():
    one = fr.score_actors(QUOTES, lexicons=LEXICON, across=None)
    assert one.loc["LEE", ["n_quotes", "n_articles", "war"]].tolist() == [3, 2, 2]
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": "x", "lean": ["left", "left", "right"]})
    by_lean = fr.score_actors(QUOTES, articles, None, LEXICON, "lean")
    assert by_lean.loc[("LEE", "left"), "n_articles"] == 2
    long = fr.score_actors(QUOTES, lexicons=LEXICON, long=True)
    assert long.columns.tolist() == [
        "actor_id", "outlet", "actor", "n_quotes", "n_articles", "words", "frame", "count", "rate",
    ]  # fmt: skip
    assert long["count"].sum() == 4


def test_names_of_a_table_of_actors_go_first():
    actors = pd.DataFrame({"actor_id": ["LEE", "c:mayor-1"], "name": ["A. Lee", "mayor of Tamsin"]})
    scores = fr.score_actors(QUOTES, lexicons=LEXICON, across=None, actors=actors)
    assert scores["actor"].to_dict() == {"LEE": "A. Lee", "mayor of Tamsin": "mayor of Tamsin"}


def test_an_actor_without_a_name_goes_by_the_id():
    assert fr.score_actors(QUOTES.assign(actor=None), lexicons=LEXICON)["actor"].tolist() == ["LEE", "LEE", "mayor"]


def test_the_sum_is_that_of_the_quotes():
    study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    actors, quotes = study.score_actors(across=None), study.score_quotes()
    said = quotes[(study.quotes["kind"] != "scare").to_numpy()]
    frames = [name for name in said if f"rate_{name}" in actors]
    assert len(frames) > 20
    assert actors[frames].sum().equals(said[frames].sum())
    assert actors["words"].sum() == said["words"].sum()
    of_models = study.to_long(unit="quote").set_index(["quote_id", "frame"])["n"]
    grouped = study.hits.groupby(["quote_id", "frame"]).size()
    long = study.score_quotes(long=True).set_index(["quote_id", "frame"])["count"]
    assert long[long > 0].sort_index().to_dict() == grouped.to_dict()
    assert of_models[of_models > 0].sort_index().to_dict() == {
        key: n for key, n in grouped.items() if key[0] in set(of_models.index.get_level_values("quote_id"))
    }
    assert study.score_texts()["aggression"].sum() == (study.hits["frame"] == "aggression").sum()


def test_wrong_input_is_told_of():
    with pytest.raises(ValueError, match="has no column 'actor_id'"):
        fr.score_actors(QUOTES.drop(columns="actor_id"))
    with pytest.raises(ValueError, match="has no columns 'actor_id', 'article_id'"):
        fr.score_actors(["A raid."])
    with pytest.raises(ValueError, match="neither the quotes nor the articles have a column 'desk'"):
        fr.score_actors(QUOTES, across="desk")
    with pytest.raises(ValueError, match=r"no quote says who speaks.*resolve_actors"):
        fr.score_actors(QUOTES.assign(actor_id=None))
    assert len(fr.score_actors(QUOTES.iloc[:0], lexicons=LEXICON)) == 0
