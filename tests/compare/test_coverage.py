"""Which events each outlet or side reports, and which it leaves out."""

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing import compare, tables
from framing.cli import app


def reports(*rows):
    """Rows of (outlet, side, event, published, words)."""
    made = [
        {"article_id": f"a{n}", "outlet": outlet, "side": side, "event": event, "published": published,
         "title": f"Title {n}", "text": "word " * words}
        for n, (outlet, side, event, published, words) in enumerate(rows)
    ]  # fmt: skip
    return pd.DataFrame(made)


@pytest.fixture
def few():
    return reports(
        ("Post", "left", "raid", "2018-02-08T06:00:00", 10),
        ("Post", "left", "raid", "2018-02-09T06:00:00", 20),
        ("Times", "left", "raid", "2018-02-08T18:00:00", 5),
        ("Sun", "right", "fair", "2018-02-08T06:00:00", 5),
        ("Sun", "right", "flood", "2018-02-11T06:00:00", 5),
        ("Post", "left", "flood", "2018-02-10T06:00:00", 7),
        ("Mail", "right", None, "2018-02-10T06:00:00", 7),
    )


def row_of(table, event, group, by="side"):
    return table[(table["event"] == event) & (table[by] == group)].iloc[0]


def test_counts_words_shares_and_lags(few):
    table = compare.coverage(few, by="side")
    left, right = row_of(table, "raid", "left"), row_of(table, "flood", "right")
    assert (left["n"], left["n_units"], left["n_articles"], left["words"], left["share"]) == (2, 2, 3, 35, 0.75)
    assert right["lag_days"] == 1.0 and right["first"].startswith("2018-02-11")
    assert row_of(compare.coverage(few), "raid", "Times", "outlet")["lag_days"] == 0.5
    assert set(table["event"]) == {"raid", "flood"} and "1 reported by fewer left out" in table.method
    assert set(compare.coverage(few, by="side", min_outlets=1)["event"]) == {"raid", "flood", "fair"}
    assert list(table.behind(left)["article_id"]) == ["a0", "a1", "a2"]


def test_a_day_is_not_its_first_minute(few):
    days = few.assign(published=few["published"].str.slice(0, 10).where(few["outlet"] == "Post", few["published"]))
    assert row_of(compare.coverage(days), "raid", "Times", "outlet")["lag_days"] == 0.0
    none = compare.coverage(few.drop(columns="published"))
    assert none["lag_days"].isna().all() and none["first"].isna().all()


def test_blind_spots_are_ranked_by_what_is_expected(few):
    table = compare.coverage(few, by="side")
    spots = table.blind_spots()
    assert spots[["event", "side", "n_units"]].values.tolist() == [["raid", "right", 2]]
    assert spots["reported_by"].tolist() == ["left: 2 of 2 outlets, 3 articles"]
    assert spots["expected"].iloc[0] == pytest.approx(row_of(table, "raid", "right")["expected"])
    outlets = compare.coverage(few).blind_spots()
    assert outlets["expected"].is_monotonic_decreasing and "Post: 2 articles" in outlets["reported_by"].iloc[0]
    cut = table[table["event"] == "raid"]
    assert len(cut.blind_spots()) == 1


def test_who_is_quoted_by_one_side_only(few):
    quotes = tables.from_records("quotes", [
        {"quote_id": f"q{n}", "article_id": a, "kind": "direct", "source": who, "cue": "said", "actor_id": who,
         "actor": who and who.title(), "content": "x"}
        for n, (a, who) in enumerate(
            [("a0", "LEE"), ("a1", "LEE"), ("a2", None), ("a5", "KIM"), ("a4", "KIM"), ("a4", "ANN")]
        )
    ])  # fmt: skip
    table = compare.coverage(few, quotes, by="side")
    raid, flood = row_of(table, "raid", "left"), row_of(table, "flood", "right")
    assert (raid["n_quotes"], raid["n_actors"], raid["actors_only"]) == (3, 1, "Lee")
    assert (flood["n_quotes"], flood["n_actors"], flood["n_actors_only"], flood["actors_only"]) == (2, 2, 1, "Ann")
    assert row_of(table, "raid", "right")["n_quotes"] == 0


def many(reporting, outlets=8):
    """Outlets of two sides with ten articles each; of each side so many report the event."""
    rows = []
    for side, number in zip(("left", "right"), reporting):
        for outlet in range(outlets):
            rows += [
                (f"{side}{outlet}", side, "raid" if outlet < number and not k else None, None, 3) for k in range(10)
            ]
    return reports(*rows)


def test_a_test_where_outlets_suffice_and_none_where_not():
    table = compare.coverage(many((8, 0)), by="side")
    assert table["p"].tolist() == pytest.approx([1 / 12870] * 2) and table["q"].notna().all()
    assert table["expected"].tolist() == pytest.approx([4, 4]) and table["effect"].tolist() == [1, -1]
    assert table["effect_high"].iloc[1] < 0 and table["unit"].eq("outlet").all()
    few = compare.coverage(many((5, 0)), by="side")
    assert few["p"].isna().all() and few["note"].str.contains("reported by 5 outlets, fewer than 8: no test").all()
    small = compare.coverage(many((4, 4), outlets=4), by="side")
    assert small["p"].isna().all() and small["note"].str.contains("fewer than 5").all()
    assert compare.coverage(many((8, 0)))["p"].isna().all()


def test_copies_in_one_outlet_count_once(few):
    again = few.assign(duplicate_of=[None, "a0", "a0", None, None, None, None])
    table = compare.coverage(again, by="side")
    assert (
        row_of(table, "raid", "left")["n_articles"] == 2
        and "1 article that repeats another one of its outlet" in table.method
    )
    assert row_of(compare.coverage(again, by="side", copies="all"), "raid", "left")["n_articles"] == 3


def test_events_without_a_name_are_called_by_their_first_title(few):
    table = compare.coverage(few.assign(event=few["event"].replace({"raid": "a1"})))
    assert dict(zip(table["event"], table["label"])) == {"a1": "Title 0", "flood": "flood"}


def test_what_lacks_is_told(few):
    with pytest.raises(ValueError, match=r"no article has a value in the column event; give fr\.find_events"):
        compare.coverage(few.assign(event=None))
    with pytest.raises(ValueError, match="no event is reported by 9 outlets; min_outlets=1 shows all"):
        compare.coverage(few, min_outlets=9)
    with pytest.raises(ValueError, match="no column 'lean'"):
        compare.coverage(few, by="lean")


def test_the_order_of_the_articles_makes_no_difference(few):
    table = pd.DataFrame(compare.coverage(few, by="side"))
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(len(few))
        pd.testing.assert_frame_equal(pd.DataFrame(compare.coverage(few.iloc[order], by="side")), table)


def test_groups_of_two_columns_and_the_command(few, tmp_path):
    table = compare.coverage(few, by=["side", "outlet"])
    assert {"side", "outlet"} <= set(table) and len(table)
    articles = fr.read_articles(few)
    empty = {name: tables.empty(name) for name in ("quotes", "mentions", "actors", "hits")}
    fr.Study(articles=articles, **empty).save(tmp_path / "out", figures=False)
    done = CliRunner().invoke(app, ["compare", str(tmp_path / "out"), "--by", "side", "--permutations", "9"])
    assert done.exit_code == 0, done.output
    kept = compare.Comparison.load(tmp_path / "out/compare/coverage.csv")
    assert set(kept["event"]) == {"raid", "flood"}
    assert (tmp_path / "out/compare/briefs.csv").exists()
    done = CliRunner().invoke(app, ["compare", str(tmp_path / "out"), "--no-briefs", "-o", str(tmp_path / "two")])
    assert done.exit_code == 0 and not list((tmp_path / "two").glob("brief*"))


def test_an_outlet_is_one_however_many_groups_it_is_in(few):
    """By month, an outlet that reports in two months is a unit of each; that makes no two outlets of it."""
    days = few["published"].where(few["outlet"] != "Mail", "2018-03-10T06:00:00")
    long = few.assign(published=days.where(few.index != 1, "2018-03-09T06:00:00"), outlet="Post", side="left")
    with pytest.raises(ValueError, match="no event is reported by 2 outlets"):
        compare.coverage(long, by="month")
    two = compare.coverage(few.assign(published=long["published"]), by="month")
    assert set(two["event"]) == {"raid", "flood"}
    assert two.loc[two["event"] == "raid", "n"].tolist() == [2, 1]


def test_quotes_of_copies_are_nobodys(few):
    again = few.assign(duplicate_of=[None, "a0", None, None, None, None, None])
    quotes = tables.from_records("quotes", [
        {"quote_id": f"{a}:q", "article_id": a, "kind": "direct", "source": "Lee", "cue": "said", "actor_id": "LEE",
         "actor": "Lee", "content": "x"}
        for a in ("a0", "a1")
    ])  # fmt: skip
    assert row_of(compare.coverage(again, quotes, by="side"), "raid", "left")["n_quotes"] == 1
    with pytest.raises(ValueError, match="copies is 'twice'"):
        compare.coverage(again, by="side", copies="twice")


def test_a_note_counts_outlets_not_their_places_in_groups():
    rows = [(f"O{k}", side, "raid" if k < 3 else "fair", "2018-02-08", 5) for k in range(6) for side in "lr"]
    few = compare.coverage(reports(*rows), by="side")
    assert few["n_units"].eq(6).all()
    notes = few.loc[few["event"] == "raid", "note"].unique().tolist()
    assert notes == ["reported by 3 outlets (6 with each counted once in each group), fewer than 8: no test"]
    assert "counts as one outlet in each" not in compare.coverage(reports(*rows)).method
