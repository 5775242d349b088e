import pandas as pd
import pytest
from hand_coded import hand_coded

from framing import compare


@pytest.fixture(scope="module")
def coded():
    return hand_coded()


def test_the_same_word_goes_both_ways(coded):
    table = compare.accusations(coded["hits"], frames=["aggression"]).set_index(["speaker", "target"])
    assert table.loc[("US_COALITION", "PRO_GOV_FORCES"), "mirror"] == ["aggression"]
    assert table.loc[("SYR_STATE_TV", "US_COALITION"), "mirror"] == ["aggression"]
    assert table.loc[("RUS_KLINTSEVICH", "US_COALITION"), "terms"] == {"aggression": 1}
    assert table.loc[("Outlet A", "SYRIAN_GOVERNMENT"), "own_voice"]


def test_every_count_leads_to_its_rows(coded):
    table = compare.accusations(coded["hits"])
    for label in table.index:
        assert table.behind(label)["hit_id"].tolist() == table.loc[label, "hit_ids"]
        assert table.loc[label, "n"] + table.loc[label, "n_negated"] == len(table.loc[label, "hit_ids"])


def test_polarity_chooses_and_denial_takes_away():
    hits = pd.DataFrame({
        "article_id": "a", "outlet": "Post", "voice": "quoted", "speaker": ["A", "A", "A", "A"], "frame": "f",
        "target": ["B", "B", "B", "A"], "surface": ["liars", "heroes", "crooks", "fools"],
        "polarity": [-1.0, 1.0, -1.0, -1.0], "negated": [False, False, True, False],
    })  # fmt: skip
    table = compare.accusations(hits)
    assert table[["speaker", "target", "n", "n_negated"]].values.tolist() == [["A", "B", 1, 1]]
    assert table.loc[0, "terms"] == {"liars": 1}
    sides = pd.DataFrame({"actor_id": ["A", "A2", "B", "B2"], "side": ["x", "x", "y", "y"]})
    back = pd.DataFrame({"article_id": ["a"], "speaker": ["B2"], "target": ["A2"], "frame": ["f"], "surface": ["liar"]})
    both = pd.concat([hits.iloc[:1], back], ignore_index=True)
    assert compare.accusations(both.drop(columns="polarity"))["mirror"].tolist() == [[], []]
    assert compare.accusations(both.drop(columns="polarity"), actors=sides)["mirror"].tolist() == [["liar"], ["liar"]]


def test_concordance_of_quotes_and_errors(coded):
    lines = compare.concordance(coded["quotes"], coded["articles"], window=20)
    assert len(lines) == 28
    assert (lines["left"].str.len() <= 20).all()
    texts = dict(zip(coded["articles"]["article_id"], coded["articles"]["text"]))
    for row in lines.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.passage
    with pytest.raises(ValueError, match="no spans"):
        compare.concordance(pd.DataFrame({"article_id": ["x"]}), coded["articles"])
    with pytest.raises(ValueError, match="not among the articles"):
        compare.concordance(coded["hits"].assign(article_id="x"), coded["articles"])
