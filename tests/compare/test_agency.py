"""Whose deaths are told how, and whose killers are named: counts by hand, planted slants, nothing where nothing is."""

import numpy as np
import pandas as pd
import pytest

import framing as fr
from framing import compare, invented, tables
from framing.compare import Comparison

FEW = {"permutations": 199, "bootstraps": 99}
COLUMNS = "article_id outlet agent patient construction".split()


def hits(rows, **more):
    return pd.DataFrame(rows, columns=COLUMNS).assign(frame="casualties", **more)


def planted(slant, articles=24, outlets=("Ford", "Herald"), seed=0, length=1.0, style=1.0):
    """Deaths of two sides in articles that differ in length, topic and style; Ford names the army's killers."""
    rng = np.random.default_rng(seed)
    rows = []
    for place, outlet in enumerate(outlets):
        for number in range(articles):
            mood = rng.beta(2 * style, 2 * style)  # some articles name everybody
            for side in ("army", "league"):
                up = (side == "army") == (place == 0)
                chance = np.clip(mood + (slant if up else -slant), 0.02, 0.98)
                for _ in range(rng.poisson(2 * (length if place else 1.0))):
                    named = rng.random() < chance
                    how = rng.choice(["active", "passive"] if named else ["agentless", "nominal"])
                    other = "league" if side == "army" else "army"
                    rows.append((f"{outlet}-{number}", outlet, other if named else None, side, how))
    return hits(rows)


@pytest.fixture(scope="module")
def by_hand():
    """Two articles of each of two outlets; counted by hand below."""
    return hits([
        ("p1", "Post", "SOUTH", "NORTH", "active"), ("p1", "Post", "SOUTH", "NORTH", "passive"),
        ("p1", "Post", None, "NORTH", "agentless"), ("p1", "Post", None, "SOUTH", "nominal"),
        ("p2", "Post", "SOUTH", "NORTH", "nominal"), ("p2", "Post", None, "SOUTH", "passive"),
        ("p2", "Post", "NORTH", "SOUTH", "agentless"), ("s1", "Sun", None, "NORTH", "agentless"),
        ("s1", "Sun", None, "NORTH", "active"), ("s2", "Sun", "NORTH", "SOUTH", "active"),
        ("s2", "Sun", "NORTH", None, "active"), ("s2", "Sun", None, "SOUTH", "label"),
    ])  # fmt: skip


def test_numbers_counted_by_hand(by_hand):
    table = compare.agency(by_hand, **FEW)
    one = table[table["against"] == "groups"].set_index(["measure", "outlet", "whose", "category"]).sort_index()
    named = one.loc["agent_named"][["n", "total", "value", "n_articles"]]
    assert named.loc[("Post", "NORTH", "named")].tolist() == [3, 4, 0.75, 2]
    assert named.loc[("Post", "SOUTH", "named")].tolist() == [1, 3, pytest.approx(1 / 3), 2]
    assert named.loc[("Sun", "NORTH", "named")].tolist() == [0, 2, 0.0, 1]
    assert named.loc[("Sun", "SOUTH", "named")].tolist() == [1, 1, 1.0, 1]
    told = one.loc["construction"]["n"]
    north = {"active, agent named": 1, "passive, agent named": 1, "nominal, agent named": 1, "agentless passive": 1}
    assert {k: n for k, n in told.loc[("Post", "NORTH")].items() if n} == north
    south = {"passive, agent named": 1, "nominal, no agent": 1, "agentless passive": 1}
    assert {k: n for k, n in told.loc[("Post", "SOUTH")].items() if n} == south
    assert told.loc[("Sun", "NORTH", "active, no agent")] == 1
    sums = one.loc["construction"].groupby(["outlet", "whose"])["value"].sum()
    np.testing.assert_allclose(sums, 1.0)
    agents = one.loc["agent"]["n"]
    assert agents.loc[("Post", "NORTH", "SOUTH")] == 3 and ("Post", "NORTH", "NORTH") not in agents
    assert "1 that are names of somebody, not acts" in table.method
    assert "1 whose patient is not told" in table.method
    sides = table[(table["against"] == "sides") & (table["measure"] == "agent_named")]
    post = sides[(sides["outlet"] == "Post") & (sides["whose"] == "NORTH")]
    assert post["effect"].tolist() == pytest.approx([0.75 - 1 / 3])
    assert table["note"].str.contains("description only").all() and table["p"].isna().all()


def test_every_row_leads_to_its_acts(by_hand, tmp_path):
    table = compare.agency(by_hand, **FEW)
    for label, row in table.iterrows():
        assert len(table.behind(label)) == row["n"]
        assert len(table.behind(row)) == row["n"]
    again = Comparison.load(table.save(tmp_path / "agency.csv"))
    assert type(again) is compare.Agency
    assert [len(again.behind(label)) for label in again.index] == table["n"].tolist()
    with pytest.raises(ValueError, match="the column 'whose' is missing"):
        table[["outlet", "measure", "category"]].behind(0)


def test_what_is_left_out_is_counted(by_hand):
    some = by_hand.assign(negated=[True] + [False] * 11, denied=[None] * 10 + [True, False], voice="narration")
    table = compare.agency(some, of=None, **FEW)
    assert "2 negated or denied" in table.method and set(table["whose"]) == {"all"}
    assert table[table["measure"] == "agent_named"]["total"].sum() == 9
    text = "Ten people were killed.\n\nTen people were killed."
    rows = hits([("p1", "Post", None, "N", "agentless")] * 2, start=[11, 36], end=[22, 47])
    articles = pd.DataFrame({"article_id": ["p1"], "outlet": ["Post"], "text": [text]})
    repeated = compare.agency(rows, articles, **FEW)
    assert set(repeated["total"]) == {1} and "1 in passages that the page repeats" in repeated.method
    assert set(compare.agency(rows.assign(start=None, end=None), articles, **FEW)["total"]) == {2}  # coded by hand
    quoted = compare.agency(some.assign(voice=["quoted"] * 4 + ["narration"] * 8), voice="quoted", **FEW)
    assert quoted.groupby(["outlet", "whose"])["total"].max().to_dict() == {
        ("Post", "NORTH"): 2, ("Post", "SOUTH"): 1, ("Sun", "NORTH"): 0, ("Sun", "SOUTH"): 0,
    }  # fmt: skip


def test_sides_of_the_registry_and_of_a_column_of_ones_own(by_hand):
    actors = pd.DataFrame({"actor_id": ["NORTH", "SOUTH"], "name": ["N", "S"], "side": ["us", None]})
    table = compare.agency(by_hand, of="side", actors=actors, **FEW)
    assert set(table["whose"]) == {"us"} and "5 without a side" in table.method
    own = compare.agency(by_hand.assign(camp=["x", "y"] * 6), of="camp", by=None, measures="agent_named", **FEW)
    assert own["whose"].tolist() == ["x", "y"] and own["against"].tolist() == ["sides"] * 2 and "outlet" not in own
    with pytest.raises(ValueError, match="pass actors="):
        compare.agency(by_hand, of="side")
    with pytest.raises(ValueError, match="no column side filled"):
        compare.agency(by_hand, of="side", actors=actors.assign(side=None))
    with pytest.raises(ValueError, match="of='victim' is no column of the hits; name 'patient'"):
        compare.agency(by_hand, of="victim")
    assert compare.agency(by_hand, whose=["SOUTH"], **FEW)["whose"].unique().tolist() == ["SOUTH"]
    with pytest.raises(ValueError, match="no patient 'EAST' in the table; there are NORTH, SOUTH"):
        compare.agency(by_hand, whose="EAST")


def test_hits_that_say_nothing_of_acts_are_told(by_hand):
    with pytest.raises(ValueError, match=r"no columns 'agent', 'construction'.*older version; run framing.find_frames"):
        compare.agency(by_hand.drop(columns=["agent", "construction"]))
    empty = by_hand.assign(agent=None, patient=None, construction=None)
    with pytest.raises(ValueError, match="are empty in all 12 hits: nobody said who does what to whom; run"):
        compare.agency(empty)
    with pytest.raises(ValueError, match=r"construction is 'pasive' in row 1.*agentless, nominal, other, label: write"):
        compare.agency(by_hand.assign(construction=["pasive", *by_hand["construction"][1:]]))
    loud = by_hand.assign(construction=by_hand["construction"].str.upper() + " ")
    pd.testing.assert_frame_equal(compare.agency(loud, **FEW).summary, compare.agency(by_hand, **FEW).summary)
    with pytest.raises(ValueError, match="frames= names 'casualty', which no hit has; did you mean 'casualties'"):
        compare.agency(by_hand, frames="casualty")
    with pytest.raises(ValueError, match="voice= names 'loud'; there are narration, quoted"):
        compare.agency(by_hand.assign(voice="quoted"), voice="loud")
    with pytest.raises(ValueError, match=r"measures= names .*'agents'.*there are agent_named, construction, agent"):
        compare.agency(by_hand, measures=["agents"])
    assert "none was named, or none was coded" in compare.agency(by_hand.assign(agent=None), **FEW).method
    assert len(compare.agency(tables.empty("hits"))) == 0
    assert len(compare.agency(by_hand.assign(frame="blame"))) == 0
    assert len(compare.agency(by_hand.assign(frame="blame"), frames="all", **FEW))


def test_a_planted_slant_is_found_in_both_comparisons():
    table = compare.agency(planted(0.35), measures="agent_named", permutations=999)
    assert (table["q"] < 0.01).all()
    one = table.set_index(["outlet", "whose", "against"]).sort_index()
    for against in ("groups", "sides"):
        assert one.loc[("Ford", "army", against), "effect_low"] > 0
        assert one.loc[("Herald", "army", against), "effect_high"] < 0
    # Over the whole collection the two slants cancel out; within each outlet they do not.
    whole = compare.agency(planted(0.35), by=None, measures="agent_named", permutations=999)
    assert (whole["p"] > 0.05).all()


@pytest.mark.slow
def test_where_nothing_differs_nothing_is_found():
    """Seeds fixed before the first look. Herald's articles are twice as long, and articles have styles of their own."""
    found = {"groups": [], "sides": []}
    for draw in range(40):
        table = compare.agency(
            planted(0.0, articles=15, seed=[2037, draw], length=2.0), permutations=199, bootstraps=9, seed=draw
        )
        for against, part in table.groupby("against"):
            found[against].append(part["p"].dropna().to_numpy(float))
    for against, values in found.items():
        p = np.concatenate(values)
        assert len(p) > 300
        assert 0.02 <= (p <= 0.05).mean() <= 0.085, against


def test_articles_that_tell_of_both_sides_are_one_observation():
    """Every article names the killers of one of the two sides only: as often of the one as of the other."""
    rows = []
    for number in range(20):
        army = number % 2 == 0
        rows += [(f"p{number}", "Post", "x" if army else None, "army", "active")] * 5
        rows += [(f"p{number}", "Post", None if army else "x", "league", "active")] * 5
    table = compare.agency(hits(rows), measures="agent_named", permutations=999)
    assert (table[table["against"] == "sides"]["p"] == 1).all()
    one = rows[:100] + [(a, o, None if p == "league" else "x", p, c) for a, o, _, p, c in rows[100:]]
    table = compare.agency(hits(one), measures="agent_named", permutations=999)
    assert table[table["against"] == "sides"]["p"].iloc[0] > 0.01  # twenty articles, not two hundred acts


def test_units_strata_and_groups_of_several_columns():
    rows = planted(0.35, articles=20)
    numbers = rows["article_id"].str.split("-").str[1].astype(int)
    about = pd.DataFrame({"article_id": rows["article_id"], "event": "e" + (numbers % 7).astype(str)})
    articles = about.drop_duplicates().assign(outlet=lambda t: t["article_id"].str.split("-").str[0], text="No one.")
    table = compare.agency(rows, articles, unit="event", strata=None, measures="agent_named", **FEW)
    assert (table["n_units"] <= 7).all() and (table["unit"] == "event").all()
    table = compare.agency(rows, articles, strata="event", measures="agent_named", **FEW)
    assert "Permuted within event" in table.method and (table["p"] < 0.05).all()
    both = compare.agency(rows, articles.assign(half=numbers.groupby(rows["article_id"]).first().reindex(
        articles["article_id"]).mod(2).astype(str).to_numpy()), by=["outlet", "half"], **FEW)  # fmt: skip
    assert {"outlet", "half", "whose"} <= set(both) and len(both.behind(0)) == both["n"].iloc[0]
    with pytest.raises(ValueError, match="by='actor'"):
        compare.agency(rows, articles, by="actor")
    with pytest.raises(ValueError, match="by='category' is a column that agency makes"):
        compare.agency(rows, articles.assign(category="x"), by="category", **FEW)


def test_an_agent_without_a_name_counts_and_nobody_does_not():
    rows = hits([("a", "Post", "a:gunman-1", "N", "active"), ("b", "Post", "b:gunman-2", "N", "active"),
                 ("b", "Post", "UNATTRIBUTED", "N", "active")])  # fmt: skip
    table = compare.agency(rows, **FEW)
    agents = table[table["measure"] == "agent"]
    assert agents[["category", "n", "total"]].values.tolist() == [["gunman", 2, 3]]


def test_the_invented_collection(tmp_path):
    """Constructions filled in by hand where the collection tells of deaths: one outlet names the army, one does not."""
    articles = fr.read_articles(invented.articles(per_outlet=10))
    found = fr.find_frames(articles, fr.extract_quotes(articles), lexicons=["conflict"])
    found = found[found["frame"] == "casualties"].reset_index(drop=True)
    named = (found["outlet"] == "The Ford").to_numpy()
    found = found.assign(
        patient="RESIDENTS", agent=np.where(named, "KARVIAN_ARMY", None),
        construction=np.where(named, "passive", "agentless"), target_confidence=None,
    )  # fmt: skip
    table = compare.agency(found, articles, permutations=499)
    ford = table[(table["outlet"] == "The Ford") & (table["measure"] == "agent_named")].iloc[0]
    assert ford["value"] == 1 and ford["q"] < 0.05 and "nothing else here" in ford["note"]
    assert set(table["against"]) == {"groups"}  # there is one side
