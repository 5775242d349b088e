"""Groups by columns of one's own, by several together, by time; and calls in the old order of arguments."""

import itertools

import numpy as np
import pandas as pd
import pytest

import framing as fr
from framing import compare, plots, tables
from framing.compare.inference.grouping import time_of

FEW = {"permutations": 49, "bootstraps": 49}


@pytest.fixture(scope="module")
def t():
    """Articles of two outlets in two months, with a column of one's own."""
    rng = np.random.default_rng(5)
    records, hits, quotes, mentions = [], [], [], []
    desks = ["war", "home"]
    for outlet, month, n in itertools.product(["Post", "Sun"], ["09", "10"], range(6)):
        key = f"{outlet}-{month}-{n}"
        about = {"id": key, "outlet": outlet, "date": f"2016-{month}-{3 + n:02d}", "desk": desks[n % 2]}
        records.append(about | {"text": "word " * int(rng.integers(30, 60))})
        for k in range(int(rng.poisson(2)) + 1):
            own = {"article_id": key, "outlet": outlet}
            hits.append(
                own
                | {"hit_id": f"{key}:h{k}", "frame": ["blame", "war"][k % 2], "surface": "word", "voice": "narration"}
                | {"patient": ["N", "S"][k % 2], "agent": "S" if k % 3 else None, "construction": "active"}
            )
            quotes.append(own | {"quote_id": f"{key}:q{k}", "kind": "direct", "actor_id": "LEE", "content": "word"})
            mentions.append(
                own | {"mention_id": f"{key}:m{k}", "actor_id": "LEE", "designator": ["Lee", "the boss"][k % 2]}
            )
    made = {"hits": hits, "quotes": quotes, "mentions": mentions}
    found = {name: tables.from_records(name, rows) for name, rows in made.items()}
    return {"articles": fr.read_articles(pd.DataFrame(records)), **found}


def verbs(t):
    return {
        "rates": lambda **how: compare.rates(t["hits"], t["articles"], **FEW, **how),
        "sourcing": lambda **how: compare.sourcing(t["quotes"], t["articles"], **FEW, **how),
        "sources": lambda **how: compare.sourcing(
            t["quotes"].assign(source_gender="woman", source_role="law"), t["articles"], measures="gender", **FEW, **how
        ),
        "dispersion": lambda **how: compare.dispersion(t["hits"].assign(start=0), t["articles"], **FEW, **how),
        "naming": lambda **how: compare.naming(t["mentions"], t["articles"], **FEW, **how),
        "agency": lambda **how: compare.agency(t["hits"], t["articles"], frames=["war", "blame"], **FEW, **how),
    }


@pytest.mark.parametrize("name", ["rates", "sourcing", "sources", "dispersion", "naming", "agency"])
def test_columns_of_ones_own_and_times(t, name):
    verb = verbs(t)[name]
    assert set(verb(by="desk")["desk"]) == {"home", "war"}
    assert set(verb(by="month")["month"]) == {"2016-09", "2016-10"}
    assert set(verb(by="year")["year"]) == {"2016"}
    assert set(verb(by=["desk"])["desk"]) == {"home", "war"}
    assert "Permuted within desk" in verb(strata="desk").method
    assert set(verb(unit="week")["unit"]) == {"week"}


@pytest.mark.parametrize("name", ["rates", "sourcing", "naming", "agency"])
def test_several_columns_are_one_group_each(t, name):
    table = verbs(t)[name](by=["outlet", "month"])
    assert {"outlet", "month"} <= set(table) and "outlet and month" not in table
    assert {tuple(pair) for pair in table[["outlet", "month"]].values} == set(
        itertools.product(["Post", "Sun"], ["2016-09", "2016-10"])
    )
    joint = t["articles"].assign(both=t["articles"]["outlet"] + ", " + t["articles"]["published"].str[:7])
    alone = verbs({**t, "articles": joint})[name](by="both")
    columns = [c for c in alone if c not in ("both", "note")]
    pd.testing.assert_frame_equal(pd.DataFrame(table)[columns], pd.DataFrame(alone)[columns])
    row = table[table["n"] > 0].iloc[0]
    behind = table.behind(row)
    assert set(behind["outlet"]) == {row["outlet"]} and len(behind)
    assert set(behind["article_id"].str.split("-").str[1]) == {row["month"][-2:]}


def test_groups_of_several_columns_are_named_by_their_parts(t):
    table = verbs(t)["rates"](by=["outlet", "month"], groups=[("Sun", "2016-10"), ("Post", "2016-09")])
    assert table[["outlet", "month"]].drop_duplicates().values.tolist() == [["Sun", "2016-10"], ["Post", "2016-09"]]
    with pytest.raises(ValueError, match="no outlet and month 'Sun, 2020-01' in the table; there are Post, 2016-09"):
        verbs(t)["rates"](by=["outlet", "month"], groups=[("Sun", "2020-01")])


def test_parts_with_commas_stay_apart(t):
    articles = t["articles"].assign(one=["a, b", "a"] * 12, two=["c", "b, c"] * 12)
    table = compare.rates(t["hits"], articles, by=["one", "two"], **FEW)
    assert {tuple(pair) for pair in table[["one", "two"]].values} == {("a, b", "c"), ("a", "b, c")}


def test_a_column_of_the_rows_goes_with_one_of_the_articles(t):
    quotes = t["quotes"].assign(topic=["tax", "war"] * (len(t["quotes"]) // 2) + ["tax"] * (len(t["quotes"]) % 2))
    table = compare.sourcing(quotes, t["articles"], by=["month", "topic"], **FEW)
    assert {"month", "topic"} <= set(table)


def test_figures_take_several_columns(t):
    table = compare.rates(t["hits"], t["articles"], by=["outlet", "month"], **FEW)
    ax = plots.rates(table, by=["outlet", "month"])
    assert len(ax.get_figure().get_axes()) == 1


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (["outlet", "actor"], "by='actor' stands alone"),
        ([], "by= of rates is empty; name a column"),
        (["outlet", "nothing"], "no column 'nothing' to group by; the articles has"),
        ("nothing", "no column 'nothing' to group by; they have"),
    ],
)
def test_wrong_groups_are_named(t, by, message):
    with pytest.raises(ValueError, match=message):
        compare.rates(t["hits"], t["articles"], by=by)


def test_times_of_dates_of_every_length():
    assert time_of("2018-12-31", "week") == "2019-W01"
    assert time_of(pd.Timestamp("2018-02-08 10:00"), "day") == "2018-02-08"
    for nothing in (None, pd.NA, pd.NaT, "", float("nan"), "soon"):
        assert time_of(nothing, "week") is None


def test_old_orders_of_arguments_still_work(t):
    new = compare.sourcing(t["quotes"], t["articles"], None, "month", **FEW)
    for old in (
        compare.sourcing(t["quotes"], "month", t["articles"], **FEW),
        compare.sourcing(t["quotes"], t["articles"], "month", **FEW),
        compare.sourcing(t["articles"], t["quotes"], by="month", **FEW),
    ):
        pd.testing.assert_frame_equal(old.summary, new.summary)
    new = compare.naming(t["mentions"], t["articles"], "desk", **FEW)
    for old in (
        compare.naming(t["mentions"], "desk", t["articles"], **FEW),
        compare.naming(t["articles"], t["mentions"], "desk", **FEW),
    ):
        pd.testing.assert_frame_equal(old.summary, new.summary)
    new = compare.rates(t["hits"], t["articles"], "desk", **FEW)
    pd.testing.assert_frame_equal(compare.rates(t["articles"], t["hits"], "desk", **FEW).summary, new.summary)
    shares = compare.rates(t["articles"], t["articles"], "desk", what="outlet", **FEW)  # articles can be counted too
    assert shares["n"].sum() == 24


def test_a_table_of_the_wrong_kind_is_refused_with_the_call(t):
    with pytest.raises(
        ValueError, match=r"articles= of extract_quotes is a table of quotes.*Call extract_quotes\(articles\)"
    ):
        fr.extract_quotes(t["quotes"])
    with pytest.raises(ValueError, match="is a table of articles, not of mentions"):
        compare.naming(t["articles"])
    with pytest.raises(TypeError, match=r"rates takes as articles= the table of articles .*no table but str"):
        compare.rates(t["hits"], articles="seeds/")
