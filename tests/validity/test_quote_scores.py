"""Found attributions against marked ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.quotes import Attribution
from framing.validity.shipped.polnear import GoldArticle
from framing.validity.shipped.quote_evaluation import evaluate, reliability
from framing.validity.shipped.quote_scores import is_speech, score_article, type_of

TEXT = "“We won,” said Lee. Ho denied that they had “lost badly”. It rained."


def at(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


GOLD = [
    Attribution(at("Lee"), at("said"), at("“We won,”"), 1.0),
    Attribution(at("Ho"), at("denied"), at("that they had “lost badly”"), 1.0),
]


def test_scores_of_a_hand_made_case():
    found = [
        Attribution(at("Lee"), at("said"), at("We won"), 0.9),  # the same but for marks
        Attribution((), at("denied"), at("they had “lost badly"), 0.8),  # more than half, no source
        Attribution((), (), at("It rained"), 0.1),
    ]
    counts = score_article(TEXT, GOLD, found)
    assert counts["all/match"] == 2 and counts["all/exact"] == 1 and counts["all/attrib"] == 1
    assert counts["mixed/match"] == 1 and counts["mixed/attrib"] == 0 and counts["indirect/pred"] == 1
    assert counts["all/soft_p"] == pytest.approx(2.0)
    assert counts["all/soft_r"] == pytest.approx(1 + 17 / 21)


def test_types_by_the_marks():
    assert [type_of(TEXT, a.content) for a in GOLD] == ["direct", "mixed"]
    assert type_of(TEXT, at("It rained")) == "indirect"
    assert is_speech(TEXT, GOLD[0])


@given(st.lists(st.tuples(st.integers(0, 66), st.integers(0, 66)), min_size=1, max_size=4))
@settings(max_examples=60)
def test_scoring_takes_any_spans_and_loves_itself(spans):
    odd = [Attribution((), (), tuple((min(p), max(p)) for p in spans), 1.0)]
    counts = score_article(TEXT, odd, odd)
    assert counts["all/gold"] == counts["all/pred"] == counts["all/exact"] <= 1
    assert score_article(TEXT, odd, [])["all/match"] == 0


def test_evaluation_has_rows_intervals_and_the_ceiling():
    articles = [GoldArticle(name, TEXT, tuple(GOLD)) for name in "abcde"]
    result = evaluate(articles, lambda article: GOLD[:1], {"a": "x", "b": "x"}, boot=50)
    row = result.groups("scope").loc["speech"]
    assert row[["attrib_f1", "attrib_f1_low", "attrib_f1_high"]].tolist() == pytest.approx([2 / 3] * 3)
    assert (row["attrib_f1_n"], row["attrib_precision_n"]) == (2 * len(articles), len(articles))
    assert result.human.iloc[0].tolist()[:3] == ["speech", "all", 92.3]
    assert result.groups("type (speech)").index.tolist() == ["direct", "indirect", "mixed"]
    assert result.groups("outlet (all)").index.tolist() == ["x"]
    assert result["attrib_f1"] == result.groups("scope").loc["all", "attrib_f1"]
    curve = reliability(articles, lambda article: [GOLD[0], Attribution((), (), at("It rained"), 0.2)], bins=2)
    assert curve["right"].tolist() == [0.0, 1.0]
