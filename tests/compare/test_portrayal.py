"""Portrayal: stances of mentions by group, voice and speaker."""

import numpy as np
import pandas as pd
import pytest

from framing import compare
from framing.compare.portrayal import has_stances

COLUMNS = "article_id outlet actor_id voice quote_id stance designator".split()


def planted(seed=3, articles=40):
    """One outlet presents an actor in a bad light, the other in none; another actor is presented alike."""
    rng = np.random.default_rng(seed)
    rows, quotes = [], []
    for i in range(articles):
        outlet = "North" if i % 2 else "South"
        for k in range(4):
            bad = rng.random() < (0.7 if outlet == "North" else 0.15)
            rows.append((f"a{i}", outlet, "REB", "narration", None, "negative" if bad else "neutral", "x"))
            rows.append(
                (f"a{i}", outlet, "GOV", "narration", None, "negative" if rng.random() < 0.4 else "positive", "x")
            )
            quote = f"a{i}:q{k}"
            quotes.append((quote, f"a{i}", "UN" if k else "REB"))
            rows.append((f"a{i}", outlet, "REB", "quoted", quote, "positive", "x"))
    return pd.DataFrame(rows, columns=COLUMNS), pd.DataFrame(quotes, columns=["quote_id", "article_id", "actor_id"])


def test_a_planted_difference_is_found_and_no_other():
    mentions, _ = planted()
    table = compare.portrayal(mentions, permutations=500, bootstraps=500)
    own = table[table["voice"] == "own"].set_index(["actor_id", "outlet", "stance"])
    row = own.loc[("REB", "North", "negative")]
    assert row["q"] < 0.01
    assert row["effect"] > 0.3 and row["effect_low"] > 0.1
    assert own.loc[("GOV", "North", "negative"), "q"] > 0.05
    assert row["n_articles"] == 20
    shares = own.groupby(level=[0, 1])["value"].sum()
    np.testing.assert_allclose(shares, 1)


def test_own_words_and_those_of_others():
    mentions, quotes = planted()
    table = compare.portrayal(mentions, quotes=quotes, permutations=100, bootstraps=100)
    others = table[(table["voice"] == "others") & table["speaker"].isna() & (table["stance"] == "positive")]
    assert others["value"].tolist() == [1.0, 1.0]
    assert others["total"].tolist() == [60, 60]  # of 80 in each outlet the actor says 20 of himself
    each = table[table["speaker"].notna()]
    assert set(each["speaker"]) == {"UN"}
    assert "40 of a speaker about himself" in table.method
    label = others.index[0]
    assert len(table.behind(label)) == 60
    without = compare.portrayal(mentions, permutations=100, bootstraps=100)
    assert without["speaker"].isna().all()


@pytest.mark.parametrize("shared", [{}, {"a0": "t", "a1": "t"}, {"a0": "t", "a2": "t", "a3": "u", "a5": "u"}])
def test_few_articles_are_described_as_they_would_be_compared(shared):
    """What is counted at once for rare actors says the same as the comparison of one actor, copies or not."""
    from framing.compare.inference.counted_once import Texts
    from framing.compare.inference.options import Inference
    from framing.compare.portrayal import _compared, _described, _parts
    from framing.stats import Draws

    mentions, _ = planted(articles=6)
    rows = mentions.assign(said_by=mentions["voice"].map({"narration": "own", "quoted": "others"}), speaker=None)
    rows.loc[rows.index[::7], "stance"] = None
    parts, how = _parts(rows), Inference(permutations=1, bootstraps=1, copies=Texts(text_of=shared))
    groups = ["North", "South"]
    draws = Draws()
    one = pd.DataFrame(
        [row for _, part in parts.groupby("part_") for row in _compared(part, "outlet", groups, how, None, draws)]
    )
    one = one[one["n"] > 0]
    two = pd.DataFrame(_described(parts, "outlet", groups, how, None))
    keys = ["actor_id", "voice", "outlet", "stance"]
    both = one.merge(two, on=keys, suffixes=("", "_2"))
    assert len(both) == len(one) == len(two)
    for name in ("n", "total", "unsure", "n_articles", "n_units", "value", "effect"):
        np.testing.assert_allclose(both[name].astype(float), both[f"{name}_2"].astype(float), err_msg=name)
    assert (both["note"] == both["note_2"]).all()


def test_probabilities_and_the_least_of_them():
    mentions = pd.DataFrame({
        "article_id": ["a", "a", "b"], "outlet": ["P", "P", "S"], "actor_id": "X", "voice": "narration",
        "stance": ["negative", None, None], "p_negative": [0.9, 0.5, None], "p_neutral": [0.05, 0.3, None],
        "p_positive": [0.05, 0.2, None],
    })  # fmt: skip
    table = compare.portrayal(mentions)
    assert table[["n", "total", "unsure"]].values.tolist() == [[1, 1, 1]]
    assert compare.portrayal(mentions, min_confidence=0)["n"].tolist() == [2]
    by_hand = mentions[["article_id", "outlet", "actor_id", "voice", "stance"]]
    assert compare.portrayal(by_hand, min_confidence=0.9)["n"].tolist() == [1]
    with pytest.raises(ValueError, match="no mention of an actor has a stance"):
        compare.portrayal(mentions, min_confidence=0.95)


def test_actors_of_one_article_are_added_up_by_name_and_events_are_units():
    rows = [(f"a{i}", "P" if i % 2 else "S", f"a{i}:mayor-1", "narration", None, "negative", "x") for i in range(12)]
    mentions = pd.DataFrame(rows, columns=COLUMNS)
    assert set(compare.portrayal(mentions, permutations=50, bootstraps=50)["actor_id"]) == {"mayor"}
    articles = pd.DataFrame({"article_id": [r[0] for r in rows], "outlet": [r[1] for r in rows]})
    articles["event"] = [f"e{i // 4}" for i in range(12)]
    table = compare.portrayal(mentions, articles, unit="event", permutations=50, bootstraps=50)
    assert set(table["n_units"]) == {3}
    few = compare.portrayal(mentions.iloc[:4], articles, unit="event", permutations=50, bootstraps=50)
    assert set(few["n_units"]) == {1}


def test_has_stances_and_unknown_actors():
    mentions, _ = planted(articles=4)
    assert has_stances(mentions)
    assert not has_stances(mentions.assign(stance=None))
    with pytest.raises(ValueError, match="no actor 'UN'"):
        compare.portrayal(mentions, whom="UN")
    assert set(compare.portrayal(mentions, whom="REB")["actor_id"]) == {"REB"}


def test_groups_of_several_columns_strata_and_saving(tmp_path):
    mentions, quotes = planted(articles=24)
    ids = sorted(set(mentions["article_id"]))
    articles = pd.DataFrame({"article_id": ids, "event": [f"e{i % 2}" for i in range(24)]})
    articles["outlet"] = articles["article_id"].map(dict(zip(mentions["article_id"], mentions["outlet"])))
    options = {"permutations": 50, "bootstraps": 50}
    table = compare.portrayal(mentions, articles, quotes, by=["outlet", "event"], **options)
    assert {"outlet", "event"} <= set(table)
    within = compare.portrayal(mentions, articles, strata="event", **options)
    assert within["p"].notna().any() and "Permuted within event" in within.method
    table.save(tmp_path / "portrayal.parquet")
    back = compare.Comparison.load(tmp_path / "portrayal.parquet")
    assert len(back.behind(back.index[0])) == len(table.behind(table.index[0])) > 0


def test_a_text_that_another_outlet_prints_is_still_one_to_compare_with():
    """Of five articles of one outlet and a copy of one in another, naming and portrayal say the same."""
    rows = [(f"a{i}", "Post" if i < 5 else "Sun", "REB", "narration", None, "negative", "x") for i in range(6)]
    mentions = pd.DataFrame(rows, columns=COLUMNS)
    articles = mentions[["article_id", "outlet"]].assign(duplicate_of=[None] * 5 + ["a0"])
    shown, named = (
        verb(mentions.assign(form="nominal"), articles, permutations=9, bootstraps=9)
        for verb in (compare.portrayal, compare.naming)
    )
    notes = ["1 article to compare with, fewer than 5: no test", "1 article in Sun, fewer than 5: description only"]
    assert shown["note"].tolist() == named["note"].tolist() == notes
    assert shown["n_units"].tolist() == [5, 1]


def test_a_column_of_ones_own_may_be_called_part():
    mentions, _ = planted(articles=6)
    articles = mentions[["article_id", "outlet"]].drop_duplicates().rename(columns={"outlet": "part"})
    found = compare.portrayal(mentions, articles, by="part", permutations=9, bootstraps=9)
    like = compare.portrayal(mentions, permutations=9, bootstraps=9)
    pd.testing.assert_frame_equal(pd.DataFrame(found).rename(columns={"part": "outlet"}), pd.DataFrame(like))
