"""One actor for one person over articles, on invented tables."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.validity.shipped.coded_terms import collection_rows
from framing.validity.shipped.spelling_scores import read_spellings, score_spellings

GOLD = Path(__file__).resolve().parents[1] / "gold" / "spellings.json"
DRAWN = GOLD.with_name("spellings_report.json")
TITLE = "News\n\n"
BODY = "Ann B. Lee met Ann Lee Jr."
LEE, JUNIOR = (0, 10), (15, 26)


def articles_of(names):
    rows = [{"article_id": name, "text": TITLE + BODY, "body_start": len(TITLE)} for name in names]
    return pd.DataFrame(rows)


def mentions_of(rows):
    """Rows of (article, span in the body, actor)."""
    out = []
    for k, (article, (start, end), actor) in enumerate(rows):
        own = {"mention_id": f"m{k}", "article_id": article, "actor_id": actor, "designator": BODY[start:end]}
        out.append(own | {"start": start + len(TITLE), "end": end + len(TITLE)})
    return pd.DataFrame(out, columns=["mention_id", "article_id", "actor_id", "designator", "start", "end"])


def gold_of(rows):
    """Rows of (article, span, entity)."""
    out = []
    for article, (start, end), entity in rows:
        own = {"entity": entity, "kind": "person", "part": "tune", "article_id": article}
        out.append(own | {"start": start, "end": end, "surface": BODY[start:end]})
    return pd.DataFrame(out)


def gold_of_both(names):
    return gold_of([(name, *own) for name in names for own in ((LEE, "LEE"), (JUNIOR, "JUNIOR"))])


def test_one_actor_for_each_is_all_right():
    rows = [(name, *own) for name in "abc" for own in ((LEE, "lee"), (JUNIOR, "jr"))]
    scores = score_spellings(mentions_of(rows), articles_of("abc"), gold_of_both("abc"))
    assert (scores["pair_precision"], scores["pair_recall"], scores["found"]) == (1, 1, 1)
    assert scores.summary.loc["pair_recall", "n"] == 6
    assert scores.merged.empty
    assert scores.spellings["designator"].tolist() == ["Ann B. Lee", "Ann Lee Jr."] * 3


def test_one_actor_for_two_costs_precision_of_pairs_of_different_articles_only():
    rows = [(name, span, "lee") for name in "ab" for span in (LEE, JUNIOR)]
    scores = score_spellings(mentions_of(rows), articles_of("ab"), gold_of_both("ab"))
    # a-Lee with b-Lee and a-Jr with b-Jr are right, a-Lee with b-Jr and a-Jr with b-Lee are not.
    assert (scores["pair_precision"], scores["pair_recall"]) == (0.5, 1)
    assert scores.summary.loc["pair_precision", "n"] == 4
    assert scores.merged[["entity", "other", "pairs"]].values.tolist() == [["JUNIOR", "LEE", 4]]


def test_two_actors_for_one_and_mentions_without_an_actor_or_a_row_cost_recall():
    rows = [("a", LEE, "lee"), ("b", LEE, "ann lee"), ("c", LEE, None), ("e", LEE, "lee"), ("f", LEE, None)]
    gold = gold_of([(name, LEE, "LEE") for name in "abcdef"])
    scores = score_spellings(mentions_of(rows), articles_of("abcdef"), gold)
    assert (scores["pair_precision"], scores["pair_recall"]) == (1, 1 / 15)
    assert (scores["found"], scores["named"]) == (5 / 6, 3 / 6)
    assert scores.groups("entity").loc["LEE", "pair_recall"] == 1 / 15


def test_mentions_of_one_article_make_no_pair():
    gold = gold_of([("a", LEE, "LEE"), ("a", JUNIOR, "LEE")])
    scores = score_spellings(mentions_of([("a", LEE, "x"), ("a", JUNIOR, "y")]), articles_of("a"), gold)
    assert np.isnan(scores["pair_recall"]) and np.isnan(scores["pair_precision"])


def test_the_row_that_shares_most_counts_and_the_shortest_of_those():
    whole, part = (0, 26), (0, 3)
    rows = [("a", part, "part"), ("a", whole, "whole"), ("a", LEE, "lee")]
    scores = score_spellings(mentions_of(rows), articles_of("a"), gold_of([("a", LEE, "LEE")]))
    assert scores.spellings["actor_id"].tolist() == ["lee"]


def test_intervals_come_from_samples_of_articles():
    names = "abcdef"
    rows = [(name, LEE, "lee" if name < "e" else "other") for name in names]
    gold = gold_of([(name, LEE, "LEE") for name in names])
    scores = score_spellings(mentions_of(rows), articles_of(names), gold, boot=200)
    own = scores.summary.loc["pair_recall"]
    assert own["low"] < own["value"] == 7 / 15 < own["high"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.sampled_from(["1", "2", None]))))
def test_counts_are_those_of_all_pairs_told_off(drawn):
    drawn = [("a", "x", "1"), *drawn]
    rows = mentions_of([(article, LEE, actor) for article, _, actor in drawn])
    # A place for each mention, so that each finds its own row.
    text = "n" * len(drawn)
    articles = pd.DataFrame([{"article_id": name, "text": text, "body_start": 0} for name in "abcd"])
    rows["start"], rows["end"] = range(len(drawn)), range(1, len(drawn) + 1)
    gold = gold_of([(article, LEE, entity) for article, entity, _ in drawn])
    gold["start"], gold["end"], gold["surface"] = rows["start"], rows["end"], "n"
    summary = score_spellings(rows, articles, gold).summary
    pairs = [(p, q) for k, p in enumerate(drawn) for q in drawn[:k] if p[0] != q[0]]
    coded = [pair for pair in pairs if pair[0][1] == pair[1][1]]
    ours = [pair for pair in pairs if pair[0][2] is not None and pair[0][2] == pair[1][2]]
    assert summary.loc["pair_recall", "n"] == len(coded) and summary.loc["pair_precision", "n"] == len(ours)
    both = sum(pair in coded for pair in ours)
    for measure, below in (("pair_precision", ours), ("pair_recall", coded)):
        value = summary.loc[measure, "value"]
        assert value == pytest.approx(both / len(below)) if below else np.isnan(value)


def test_another_text_and_a_missing_article_are_told():
    gold = gold_of([("a", LEE, "LEE")])
    with pytest.raises(ValueError, match="lack the article a"):
        score_spellings(mentions_of([]), articles_of("b"), gold)
    with pytest.raises(ValueError, match="another text"):
        score_spellings(mentions_of([]), articles_of("a").assign(body_start=0), gold)


def test_the_gold_is_read_by_part(tmp_path):
    mention = {"article_id": "a", "start": 0, "end": 10, "surface": "Ann B. Lee"}
    own = {"entity": "LEE", "name": "Ann Lee", "kind": "person", "part": "tune", "mentions": [mention]}
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"entities": [own, own | {"entity": "LOW", "part": "report"}]}), encoding="utf-8")
    assert read_spellings(path)["entity"].tolist() == ["LEE", "LOW"]
    assert read_spellings(path, "report")["entity"].tolist() == ["LOW"]
    with pytest.raises(ValueError, match="no entity of the part 'other'"):
        read_spellings(path, "other")


def test_the_own_gold_holds_names_alone_and_traps_in_one_part():
    gold = read_spellings(GOLD)
    assert (gold["end"] - gold["start"] == gold["surface"].str.len()).all()
    assert gold["surface"].str.len().max() < 60
    assert not gold.duplicated(["article_id", "start"]).any()
    assert set(gold.groupby("entity")["part"].nunique()) == {1}
    part = gold.groupby("entity")["part"].first()
    for one, other in (("MIKE_ROGERS_MICHIGAN", "MICHAEL_ROGERS_NSA"), ("DONALD_TRUMP", "DONALD_TRUMP_JR")):
        assert part[one] == part[other]


def test_the_gold_drawn_at_random_holds_sixty_entities_beside_its_traps():
    gold, traps = read_spellings(DRAWN, "report"), read_spellings(DRAWN, "traps")
    assert gold.groupby("kind")["entity"].nunique().to_dict() == {"body": 18, "person": 42}
    assert gold.groupby("entity")["article_id"].nunique().between(6, 8).all()
    assert gold.groupby(["entity", "article_id"]).size().max() <= 3
    assert not gold.duplicated(["entity", "article_id", "surface"]).any()
    both = pd.concat([gold, traps])
    assert (both["end"] - both["start"] == both["surface"].str.len()).all()
    assert not both.duplicated(["article_id", "start"]).any()
    assert not set(both["entity"]) & set(read_spellings(GOLD)["entity"])


def test_records_are_taken_from_a_collection(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"id": name}) + "\n" for name in "abc"), encoding="utf-8")
    assert [row["id"] for row in collection_rows(path, {"c", "a"})] == ["a", "c"]
    with pytest.raises(ValueError, match="lacks 1 of the coded articles, among them d"):
        collection_rows(path, {"a", "d"})
