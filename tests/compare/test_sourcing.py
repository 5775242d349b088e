import numpy as np
import pandas as pd
import pytest
from hand_coded import hand_coded, read_gold

from framing import compare


@pytest.fixture(scope="module")
def coded():
    return hand_coded()


@pytest.fixture(scope="module")
def table(coded):
    return compare.sourcing(coded["quotes"], articles=coded["articles"], actors=coded["actors"])


def test_shares_of_quotes_add_up(table):
    for measure in ("actor", "actor_words", "quote_kind", "anonymous", "cue_stance"):
        sums = table[table["measure"] == measure].groupby("outlet")["value"].sum()
        np.testing.assert_allclose(sums, 1.0)


def test_who_is_quoted_and_who_is_absent(table):
    gold = next(x for x in read_gold()["cross_outlet"] if x["kind"] == "who_is_quoted")
    rows = table[(table["measure"] == "actor") & (table["n"] > 0)]
    in_a = set(rows.loc[rows["outlet"] == "Outlet A", "category"])
    assert set(gold["a"]) - {"RUS_INTERFAX"} <= in_a  # Interfax only passes on
    absent = table[table["measure"] == "absent"].set_index(["outlet", "category"])["note"]
    assert absent["Outlet A", "RUS_MOD"] == "quoted by Outlet B 4"
    assert absent["Outlet A", "SDF"].endswith("quoted by no one")
    assert ("Outlet A", "UN") not in absent


def test_cue_stance_by_outlet_and_actor(table):
    rows = table[(table["measure"] == "actor_cue_stance") & (table["category"] == "doubting")]
    doubted = rows.set_index(["outlet", "actor_id"])["n"]
    assert doubted["Outlet B", "RUS_MOD"] == 1
    assert doubted["Outlet B", "SYR_STATE_MEDIA"] == 1


def test_small_groups_have_no_test(table):
    assert table[["ci_low", "ci_high", "p", "q"]].isna().all().all()
    assert table.loc[table["measure"] != "absent", "note"].str.contains("fewer than 5").all()


def test_planted_silence_is_found():
    rng = np.random.default_rng(3)
    rows = []
    for i in range(40):
        outlet = "North" if i % 2 else "South"
        for _ in range(5):
            actor = "ARMY" if rng.random() < (0.7 if outlet == "North" else 0.2) else f"P{rng.integers(6)}"
            rows.append((f"a{i}", outlet, "indirect", actor, bool(rng.random() < 0.5), "neutral", "he left the town"))
    quotes = pd.DataFrame(rows, columns="article_id outlet kind actor_id anonymous cue_stance content".split())
    table = compare.sourcing(quotes).set_index(["outlet", "measure", "category"])
    table = table[~table.index.duplicated()]
    assert table.loc[("North", "actor", "ARMY"), "q"] < 0.05
    assert table.loc[("North", "actor", "ARMY"), "ci_low"] > 0.5
    assert table.loc[("North", "diversity", "same_actor"), "p"] < 0.05
    assert table.loc[("North", "diversity", "same_actor"), "effect_low"] > 0
    assert table.loc[("North", "diversity", "effective_number"), "effect"] < 0
    # It grows with the number of quotes, so that two outlets with quotes of different length differ by that alone.
    assert pd.isna(table.loc[("North", "diversity", "effective_number"), "p"])
    assert table.loc[("North", "anonymous", "anonymous"), "p"] > 0.05


def test_a_missing_group_is_named(coded):
    with pytest.raises(ValueError, match="'press' to group by"):
        compare.sourcing(coded["quotes"], by="press")
