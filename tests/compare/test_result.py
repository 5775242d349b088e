"""A comparison keeps what it knows, whatever is chosen of it."""

import copy
import pickle

import pandas as pd
import pytest
from hand_coded import hand_coded, with_acts

from framing import compare
from framing.compare import Brief, Comparison, Keyness

FEW = {"permutations": 19, "bootstraps": 19}


@pytest.fixture(scope="module")
def coded():
    return hand_coded()


@pytest.fixture(scope="module")
def table(coded):
    return compare.rates(coded["hits"], coded["articles"], **FEW)


CHOICES = {
    "mask": lambda c: c[c["n"] > 0],
    "attribute": lambda c: c[c.n > 0],
    "loc": lambda c: c.loc[c["n"] > 0],
    "loc rows and columns": lambda c: c.loc[c["n"] > 0, ["outlet", "frame"]],
    "iloc": lambda c: c.iloc[1:4],
    "query": lambda c: c.query("n > 0"),
    "sort_values": lambda c: c.sort_values("n", ascending=False),
    "sort_index": lambda c: c.sort_index(ascending=False),
    "head": lambda c: c.head(3),
    "nlargest": lambda c: c.nlargest(3, "n"),
    "sample": lambda c: c.sample(3, random_state=0),
    "columns": lambda c: c[["outlet", "frame", "n"]],
    "drop": lambda c: c.drop(columns=["p", "q"]),
    "assign": lambda c: c.assign(double=c["n"] * 2),
    "rename": lambda c: c.rename(columns={"n": "count"}),
    "copy": lambda c: c.copy(),
    "deepcopy": copy.deepcopy,
    "pickle": lambda c: pickle.loads(pickle.dumps(c)),
    "reset_index": lambda c: c[c["n"] > 0].reset_index(drop=True),
    "set_index": lambda c: c.set_index(["outlet", "frame"]),
    "drop_duplicates": lambda c: c.drop_duplicates("frame"),
    "groupby head": lambda c: c.groupby("outlet").head(2),
    "fillna": lambda c: c.assign(note="").fillna(0),
    "parts together": lambda c: pd.concat([c.head(2), c.tail(2)]),
}


@pytest.mark.parametrize("choice", CHOICES)
def test_rows_that_are_chosen_know_their_method_and_passages(table, choice):
    part = CHOICES[choice](table)
    assert type(part) is Comparison
    assert (part.method == table.method and part.keys_ == table.keys_ and part.source is table.source) or choice in (
        "pickle", "deepcopy",
    )  # fmt: skip
    assert type(part.summary) is pd.DataFrame
    assert "Seed 0" in part._repr_html_()
    assert part.to_latex(caption=False, note=False).startswith("\\begin{tabular}")
    for label, row in part.iterrows():
        found = part.behind(label)
        group, frame = label if choice == "set_index" else (row["outlet"], row["frame"])
        expected = table.source[(table.source["outlet"] == group) & (table.source["frame"] == frame)]
        assert sorted(found["hit_id"]) == sorted(expected["hit_id"])
        assert part.behind(row)["hit_id"].tolist() == found["hit_id"].tolist()


def test_a_column_is_a_series_and_other_tables_are_plain(table, coded):
    assert type(table["n"]) is pd.Series and type(table.iloc[0]) is pd.Series
    other = compare.rates(coded["hits"], coded["articles"], what="voice", **FEW)
    for made in (
        table.merge(coded["articles"][["outlet"]], on="outlet"),
        pd.concat([table, other]),
        pd.concat([table, coded["hits"]]),
        pd.concat([table, table["n"]], axis=1),
    ):
        assert type(made) is pd.DataFrame


def test_what_behind_lacks_is_said(table):
    with pytest.raises(ValueError, match=r"the column 'outlet' is missing.*keep it when you choose columns"):
        table[["frame", "n"]].behind(0)
    with pytest.raises(KeyError, match="there is no row 'x'; rows are named by the index"):
        table.behind("x")
    with pytest.raises(ValueError, match="names 'nothing', which the table has not"):
        table.to_latex(columns=["nothing"])


def every(coded):
    t = coded
    yield compare.rates(t["hits"], t["articles"], **FEW)
    yield compare.sourcing(t["quotes"], t["articles"], t["actors"], **FEW)
    known = t["quotes"].assign(source_gender="woman", source_role="expert")
    yield compare.sourcing(known, t["articles"], measures=["gender", "role"], **FEW)
    yield compare.dispersion(t["hits"], t["articles"], **FEW)
    yield compare.naming(t["mentions"], t["articles"], **FEW)
    yield compare.accusations(t["hits"])
    yield compare.agency(with_acts(t["hits"]), t["articles"], **FEW)
    yield compare.statements(t["quotes"], t["articles"])
    yield compare.numbers(t["articles"], t["quotes"])
    quotes = [t["quotes"][t["quotes"]["outlet"] == outlet] for outlet in ("Outlet A", "Outlet B")]
    yield compare.keyness(*quotes, measure="jsd", permutations=19)


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_saving_and_loading_keep_method_keys_and_passages(coded, tmp_path, suffix):
    for number, made in enumerate(every(coded)):
        again = Comparison.load(made.save(tmp_path / f"{number}.{suffix}"))
        assert type(again) is type(made)
        assert (again.method, again.keys_) == (made.method, made.keys_)
        as_lists = made.summary.map(
            lambda v: [list(x) if isinstance(x, tuple) else x for x in v] if isinstance(v, list) else v
        )
        ours, theirs = (t.astype(object).where(t.notna(), None) for t in (again.summary, as_lists))  # pandas 2 has both
        pd.testing.assert_frame_equal(ours, theirs)
        label = made.index[0]
        assert len(again.behind(label)) == len(made.behind(label))
    assert again.divergence == made.divergence and type(again) is Keyness


def test_without_its_source_a_table_says_so(table, tmp_path):
    table.save(tmp_path / "a.csv", source=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "a.meta.json"]
    again = Comparison.load(tmp_path / "a.csv")
    with pytest.raises(ValueError, match="this table has no source"):
        again.behind(0)
    assert len(Comparison.load(tmp_path / "a.csv", source=table.source).behind(0)) == len(table.behind(0))
    with pytest.raises(ValueError, match=r"saved as \.parquet or \.csv"):
        table.save(tmp_path / "a.xlsx")
    with pytest.raises(FileNotFoundError, match=r"Comparison\.save writes one"):
        Comparison.load(tmp_path / "b.csv")


def test_a_source_without_the_columns_that_count_is_refused_in_words(coded, tmp_path):
    articles = coded["articles"].assign(desk=["x", "y"])
    made = compare.rates(coded["hits"], articles, by="desk", permutations=19, bootstraps=19)
    made.save(tmp_path / "table.csv", source=False)
    with pytest.raises(ValueError, match=r"no column 'desk'.*Add it.*merge\(articles"):
        compare.Comparison.load(tmp_path / "table.csv", coded["hits"]).behind(0)
    again = compare.Comparison.load(tmp_path / "table.csv", coded["hits"].merge(articles[["article_id", "desk"]]))
    assert len(again.behind(0)) == made["n"].iloc[0] > 0


def test_kin_keep_what_is_their_own(coded):
    from types import SimpleNamespace

    brief = compare.event_brief(SimpleNamespace(**coded))
    part = brief[brief["kind"] == "label"]
    assert type(part) is Brief and "names of" in part.text.lower()
    assert set(part.behind(part.index[0])["article_id"]) <= set(coded["articles"]["article_id"])
    quotes = [coded["quotes"][coded["quotes"]["outlet"] == outlet] for outlet in ("Outlet A", "Outlet B")]
    keys = compare.keyness(*quotes, measure="jsd", permutations=19)
    term = keys.index[0]
    top = keys[keys["count_target"] > 0].head(5).reset_index()
    assert type(top) is Keyness and top.divergence == keys.divergence
    assert len(top.behind(0)) == len(keys.behind(str(top.loc[0, "term"]))) > 0
    assert len(keys.behind(term)) > 0


def test_no_table_prints_a_p_of_0():
    table = compare.Comparison({"frame": ["blame"], "rate": [1.5], "p": [0.0002], "q": [float("nan")]})
    assert r"blame & 1.50 & $<$ .001 & -- \\" in table.to_latex(columns=list(table))
    assert "&lt; .001" in table._repr_html_()
