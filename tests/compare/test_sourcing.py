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


def test_what_a_group_lacks_has_a_row_where_some_of_it_was_to_be_expected():
    """Two large outlets and sixty small ones; each article has an actor of its own, or the frequent one."""
    places = [("Large", 60), ("Wide", 60), *[(f"Small {n}", 1) for n in range(60)]]
    rows = [(f"{outlet} {n}", outlet) for outlet, size in places for n in range(size)]
    quotes = pd.DataFrame(rows, columns=["article_id", "outlet"]).assign(
        kind="direct", cue_stance="neutral", content="no"
    )
    quotes["actor_id"] = ["CHIEF" if n % 3 == 0 else f"P{n:03}" for n in range(len(quotes))]
    actors = pd.DataFrame({"actor_id": ["NEVER", "OFTEN"], "n_mentions": [1, 30]})
    table = compare.sourcing(quotes, actors=actors)
    lacking = table[(table["n"] == 0) & table["actor_id"].notna()]
    seldom = lacking[lacking["actor_id"].str.startswith("P") | (lacking["actor_id"] == "NEVER")]
    assert set(seldom["outlet"]) == {"Large", "Wide"}  # a third of all articles each
    chief = table[table["actor_id"] == "CHIEF"]
    for measure in ("actor", "actor_words"):
        assert set(chief.loc[chief["measure"] == measure, "outlet"]) == {name for name, _ in places}
    without = chief.loc[(chief["measure"] == "actor") & (chief["n"] == 0), "outlet"]
    assert set(chief.loc[chief["measure"] == "absent", "outlet"]) == set(without)
    assert (lacking["actor_id"] == "OFTEN").sum() == 62
    shares = table[table["measure"] == "actor"].groupby("outlet")["value"].sum()
    np.testing.assert_allclose(shares, 1.0)


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


def who_speaks(rows):
    """Quotes of (article, outlet, person, gender, role, content)."""
    columns = ["article_id", "outlet", "source_entity", "source_gender", "source_role", "content"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(kind="direct", actor_id=table["source_entity"], source="x", cue="said")


def test_women_among_quotes_words_and_persons():
    quotes = who_speaks(
        [
            ("a", "Post", "a:e1", "woman", "expert", "one two three"),
            ("a", "Post", "a:e1", "unknown", "expert", "one"),  # the same person, of whom another quote tells
            ("a", "Post", "a:e2", "man", "politics", "one two"),
            ("b", "Post", "b:e1", "mixed", "citizen", "one"),
            ("b", "Post", "b:e2", "unknown", "unknown", "one"),
            ("b", "Post", "b:e3", None, "politics", "one two three four"),  # an institution
            ("c", "Sun", "c:e1", "man", "politics", "one"),
        ]
    )
    table = compare.sourcing(quotes, measures=["gender", "role"])
    own = table[table["outlet"] == "Post"].set_index(["measure", "category"])
    assert own.loc[("gender_quotes", "woman"), ["n", "total"]].tolist() == [1, 5]
    assert own.loc[("gender_quotes", "unknown"), "n"] == 2
    assert own.loc[("gender_persons", "woman"), ["n", "total"]].tolist() == [1, 4]
    assert own.loc[("gender_words", "woman"), ["n", "total"]].tolist() == [3, 8]
    assert own.loc[("women", "quotes"), ["n", "total", "value"]].tolist() == [1, 2, 0.5]
    assert own.loc[("women", "words"), ["n", "total"]].tolist() == [3, 5]
    assert own.loc[("women", "persons"), ["n", "total"]].tolist() == [1, 2]
    assert own.loc[("role_quotes", "politics"), ["n", "total"]].tolist() == [2, 6]
    assert own.loc[("role_sources", "expert"), ["n", "total"]].tolist() == [1, 5]
    assert own.loc[("women_in_role", "expert"), ["n", "total", "value"]].tolist() == [1, 1, 1.0]
    sums = table[table["measure"].isin(["gender_quotes", "gender_words", "gender_persons", "role_words"])]
    np.testing.assert_allclose(sums.groupby(["outlet", "measure"])["value"].sum(), 1.0)
    assert "unknown in 2 of 6 quotes of persons, and mixed in 1" in table.method


def test_behind_the_share_of_women():
    quotes = who_speaks(
        [
            ("a", "Post", "a:e1", "woman", "expert", "one"),
            ("a", "Post", "a:e2", "man", "expert", "one"),
            ("b", "Sun", "b:e1", "woman", "expert", "one"),
        ]
    )
    table = compare.sourcing(quotes, measures=["women", "women_in_role"])
    row = table[(table["outlet"] == "Post") & (table["measure"] == "women_in_role")].iloc[0]
    assert table.behind(row)["source_entity"].tolist() == ["a:e1"]


def test_a_planted_difference_of_gender_is_found():
    rng = np.random.default_rng(5)
    rows = []
    for i in range(40):
        outlet = "North" if i % 2 else "South"
        for k in range(5):
            gender = "woman" if rng.random() < (0.6 if outlet == "North" else 0.2) else "man"
            rows.append((f"a{i}", outlet, f"a{i}:e{k}", gender, "citizen", "he left the town"))
    table = compare.sourcing(who_speaks(rows), measures="gender").set_index(["outlet", "measure", "category"])
    assert table.loc[("North", "women", "quotes"), "q"] < 0.05
    assert table.loc[("North", "women", "persons"), "effect_low"] > 0


def test_measures_are_chosen(coded):
    some = compare.sourcing(coded["quotes"], measures=["anonymous", "actor"])
    every = compare.sourcing(coded["quotes"])
    assert set(some["measure"]) == {"anonymous", "actor"}
    assert "gender" not in every and set(some["measure"]) < set(every["measure"])
    with pytest.raises(ValueError, match="'sex' is no measure of sourcing"):
        compare.sourcing(coded["quotes"], measures="sex")
    with pytest.raises(ValueError, match="source_gender"):
        compare.sourcing(coded["quotes"].drop(columns="source_gender", errors="ignore"), measures="gender")
