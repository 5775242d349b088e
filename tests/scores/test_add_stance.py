"""Stances of mentions: each by its own sentence, whoever stands beside it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing as fr
from framing.learn import TargetStanceClassifier

SENTENCES = [
    "Voters praised the mayor for her courage.",
    "A judge jailed the mayor for fraud and lies.",
    "The mayor met the council on Monday.",
    "Critics accused Ann Lee of corruption.",
    "“The minister is a hero who saved us,” said Bob Stone.",
    "I saw that Israeli strikes hit the town, and the farmers who left told us.",
]
PROBABILITIES = ["p_negative", "p_neutral", "p_positive"]


def read(texts):
    return fr.read_articles(
        pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "outlet": "X", "title": "", "text": texts})
    )


def judged(texts, **options):
    articles = read(texts)
    return fr.add_stance(fr.find_mentions(articles, fr.extract_quotes(articles)), articles, **options)


def test_light_of_each_sentence():
    table = judged([" ".join(SENTENCES[:4])], min_probability=0)
    own = table[table["head"].isin(["mayor", "lee"])]
    assert own["stance"].tolist() == ["positive", "negative", "neutral", "negative"]
    held = table.dropna(subset=["p_neutral"])
    np.testing.assert_allclose(held[PROBABILITIES].astype(float).sum(axis=1), 1, atol=1e-6)
    assert all(held["stance"] == held[PROBABILITIES].astype(float).idxmax(axis=1).str[2:])


def test_who_is_not_judged():
    table = judged([SENTENCES[5]], min_probability=0).set_index("designator")
    assert table.loc["Israeli", "form"] == "modifier"
    for word in ("I", "Israeli"):
        assert table.loc[word, ["stance", *PROBABILITIES]].isna().all(), word
    assert table.loc[table["form"] == "nominal", "stance"].notna().any()


def test_abstains_below_the_probability():
    default, all_of_them = judged([" ".join(SENTENCES)]), judged([" ".join(SENTENCES)], min_probability=0)
    best = default[PROBABILITIES].astype(float).max(axis=1)
    assert (default["stance"].notna() == (best >= fr.load_classifier("stance").confidence)).all()
    assert default["stance"].notna().sum() < all_of_them["stance"].notna().sum()
    pd.testing.assert_frame_equal(default[PROBABILITIES], all_of_them[PROBABILITIES])


@settings(max_examples=8, deadline=None)
@given(st.lists(st.permutations(SENTENCES).map(lambda some: " ".join(some[:3])), min_size=1, max_size=3))
def test_neighbours_change_nothing(neighbours):
    text = " ".join(SENTENCES)
    alone = judged([text])
    beside = judged([text, *neighbours])
    beside = beside[beside["article_id"] == "a0"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, beside, check_exact=True)


def test_a_parse_at_hand_gives_the_same():
    articles = read([" ".join(SENTENCES)])
    mentions = fr.find_mentions(articles)
    first = fr.add_stance(mentions, articles)
    anew = fr.add_stance(mentions, read([" ".join(SENTENCES)]))
    pd.testing.assert_frame_equal(first, anew, check_exact=True)


def test_names_are_hidden():
    one, other = (judged([f"Critics accused {name} of corruption."]) for name in ("Adolf Hitler", "Jane Smith"))
    np.testing.assert_allclose(
        one[PROBABILITIES].astype(float).iloc[-1], other[PROBABILITIES].astype(float).iloc[-1], atol=1e-6
    )


def test_rows_and_index_stay():
    articles = read([" ".join(SENTENCES), "It rained."])
    mentions = fr.find_mentions(articles).assign(mine="x").iloc[::-1]
    table = fr.add_stance(mentions, articles)
    assert table.index.equals(mentions.index)
    assert (table["mine"] == "x").all()
    assert len(fr.add_stance(mentions.iloc[:0], articles)) == 0
    text = articles["text"].iloc[0]
    assert all(text[s:e] == d for s, e, d in zip(table["start"], table["end"], table["designator"]))


def test_plain_characters_and_furniture():
    text = "Voters praised Zoe\u0301 Lee for her courage."
    table = judged([text], min_probability=0)
    own = table[table["head"] == "lee"]
    assert own["stance"].tolist() == ["positive"]
    assert own["designator"].tolist() == ["Zoe\u0301 Lee"]


def test_errors_say_what_is_wrong():
    articles = read(["The mayor left."])
    mentions = fr.find_mentions(articles)
    with pytest.raises(ValueError, match="article 'b'"):
        fr.add_stance(mentions.assign(article_id="b"), articles)
    with pytest.raises(ValueError, match="between 0 and 1, not 3"):
        fr.add_stance(mentions, articles, min_probability=3)
    X = pd.DataFrame({"text": ["The mayor left."] * 4, "start": 4, "end": 9})
    model = TargetStanceClassifier(background=None).fit(X, ["good", "bad"] * 2)
    with pytest.raises(ValueError, match="the classes bad, good"):
        fr.add_stance(mentions, articles, classifier=model)
