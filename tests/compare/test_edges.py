"""Tables as people bring them: few articles, missing columns, odd names. Each works, or says what is wrong."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from framing import compare, tables

TEXT = 'The rebels attacked. "We will never leave the old town of Arden," Lee said. Ten people died near the bridge.'


def _tables(counts):
    """Articles of outlets, {outlet: number}, each with one quote, one mention and some hits."""
    rng = np.random.default_rng(3)
    rows = {name: [] for name in ("articles", "quotes", "mentions", "hits")}
    for outlet, n in counts.items():
        for i in range(n):
            key = f"{outlet}-{i}"
            own = {"article_id": key, "outlet": outlet}
            english = {"language": "en"}  # which nobody could tell from such words
            text = TEXT + " word" * int(rng.integers(20, 60))
            rows["articles"].append(
                own | english | {"title": "T", "text": text, "event": "xyz"[i % 3], "body_start": 0}
            )
            content = {"content": TEXT[22:64], "content_spans": [[22, 64]], "marked_spans": [[22, 64]]}
            quote = {"quote_id": f"{key}:q0001", "kind": "direct", "actor_id": "LEE", "cue_stance": "neutral"}
            rows["quotes"].append(own | content | quote | {"cue_spans": [[70, 74]]})
            mention = {
                "mention_id": f"{key}:m0001",
                "actor_id": "REB",
                "designator": "The rebels",
                "start": 0,
                "end": 10,
            }
            rows["mentions"].append(own | mention | {"form": "nominal", "voice": "narration"})
            for k in range(int(rng.poisson(2))):
                hit = {"hit_id": f"{key}:h{k:04d}", "voice": "narration", "speaker": outlet, "target": "REB"}
                hit |= {"frame": ["blame", "war"][k % 2], "surface": "attacked", "start": 11, "end": 19}
                rows["hits"].append(own | hit)
    rows["actors"] = [{"actor_id": "REB", "name": "Rebels", "n_mentions": 3, "n_quotes": 0}]
    return SimpleNamespace(**{name: tables.from_records(name, found) for name, found in rows.items()})


def _every(t, by="outlet"):
    """All comparisons of the tables."""
    few = {"permutations": 99, "bootstraps": 99}
    return {
        "rates": lambda: compare.rates(t.hits, t.articles, by, **few),
        "share": lambda: compare.rates(t.hits, t.articles, by, denominator="articles", **few),
        "voice": lambda: compare.rates(t.hits, t.articles, by, denominator="voice", quotes=t.quotes, **few),
        "term": lambda: compare.rates(t.hits, t.articles, by, what="term", **few),
        "actor": lambda: compare.rates(t.hits, t.articles, "actor", quotes=t.quotes, **few),
        "sourcing": lambda: compare.sourcing(t.quotes, by, t.articles, t.actors, **few),
        "sources": lambda: compare.sourcing(
            t.quotes.assign(source_gender="woman", source_role="law"), t.articles, measures=["gender", "role"], **few
        ),
        "dispersion": lambda: compare.dispersion(t.hits, t.articles, by, **few),
        "naming": lambda: compare.naming(t.mentions, by, t.articles, **few),
        "accusations": lambda: compare.accusations(t.hits, actors=t.actors),
        "statements": lambda: compare.statements(t.quotes, t.articles, unmatched=True),
        "numbers": lambda: compare.numbers(t.articles, t.quotes, t.mentions),
    }


CASES = {
    "two": {"A": 6, "B": 6}, "one": {"A": 6}, "three": {"A": 5, "B": 5, "C": 5}, "few": {"A": 1, "B": 6},
    "singles": dict.fromkeys("ABCDEF", 1), "scripts": {"Правда": 5, "人民日报": 5, "العربية": 5},
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "empty"), [(name, None) for name in CASES] + [("two", e) for e in ("hits", "quotes", "mentions", "actors")]
)
def test_every_comparison_takes_every_shape(name, empty):
    t = _tables(CASES[name])
    if empty:
        setattr(t, empty, tables.empty(empty))
    for what, make in _every(t).items():
        table = make()
        assert "<table" in table._repr_html_(), what
        assert table.to_latex(caption=False, note=False).startswith("\\begin{tabular}"), what
        if {"p", "outlet"} <= set(table):
            small = table["outlet"].isin([k for k, n in CASES[name].items() if n < 5])
            assert table.loc[small, "p"].isna().all(), what
    if len(CASES[name]) > 1:
        assert compare.event_brief(t, "x")["outlet_a"].notna().all()


def test_nothing_at_all_gives_empty_tables():
    t = SimpleNamespace(**{name: tables.empty(name) for name in tables.SCHEMAS})
    for what, make in _every(t).items():
        assert len(make()) == 0, what


def test_names_of_groups_may_be_numbers():
    t = _tables({"1": 6, "2": 6})
    t.articles["outlet"] = t.articles["outlet"].astype(int).astype(object)
    t.mentions["outlet"] = t.mentions["outlet"].astype(int).astype(object)
    table = compare.rates(t.hits, t.articles, groups=[2, 1])
    assert table["outlet"].unique().tolist() == ["2", "1"]
    assert table["p"].notna().all()
    assert len(compare.naming(t.mentions)) == 2


def test_articles_of_no_outlet_are_in_nobodys_rest():
    t = _tables({"A": 6, "B": 6, "C": 6})
    t.articles.loc[t.articles["outlet"] == "C", "outlet"] = None
    whole = compare.rates(t.hits, t.articles)
    alone = t.articles[t.articles["outlet"].notna()]
    pd.testing.assert_frame_equal(whole.summary, compare.rates(t.hits, alone).summary)


def _broken(t, name):
    if name == "outlets":
        t.articles["outlet"] = None
    elif name == "twice":
        t.articles = pd.concat([t.articles, t.articles.head(2)], ignore_index=True)
    elif name == "others":
        t.hits["article_id"] = "z"
    return t


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("outlets", "no article has a value in the column 'outlet'"),
        ("twice", "2 article_ids stand in several rows of the articles, such as 'A-0'"),
        ("others", "belongs to one of the articles: it has article_ids such as 'z'"),
    ],
)
def test_broken_tables_are_named(name, message):
    t = _broken(_tables({"A": 6, "B": 6}), name)
    with pytest.raises(ValueError, match=message):
        compare.rates(t.hits, t.articles)


def test_missing_columns_are_named():
    t = _tables({"A": 6, "B": 6})
    bare = t.hits[["article_id", "frame"]]
    for make, message in [
        (lambda: compare.rates(bare, t.articles, what="term"), "'surface'"),
        (lambda: compare.rates(bare, t.articles, "actor", quotes=t.quotes), "'actor_id'"),
        (lambda: compare.rates(bare, t.articles, strata="wire"), "strata='wire'.*it is empty"),
        (lambda: compare.rates(bare, t.articles, unit="fortnight"), "unit='fortnight'.*they have only"),
        (lambda: compare.sourcing(t.quotes, strata="event"), "pass articles="),
        (lambda: compare.accusations(bare), "'speaker', 'target', 'surface'"),
        (lambda: compare.statements(t.quotes[["article_id"]], t.articles), "'content_spans'"),
        (lambda: compare.numbers(t.articles, t.quotes[["article_id", "kind"]]), "'content_spans'"),
        (lambda: compare.naming(t.mentions[["article_id"]]), "'actor_id', 'designator'"),
        (lambda: compare.rates(t.hits, t.articles, groups=["A", "Z"]), "no outlet 'Z' in the table; there are A, B"),
    ]:
        with pytest.raises(ValueError, match=message):
            make()


def test_a_table_coded_by_hand_needs_few_columns():
    t = _tables({"A": 6, "B": 6})
    articles = t.articles[["article_id", "outlet", "text"]]
    rates = compare.rates(t.hits[["article_id", "frame"]], articles)
    assert rates["p"].notna().all()
    quotes = t.quotes[["article_id", "actor_id", "content"]]
    assert set(compare.sourcing(quotes, articles=articles)["measure"]) >= {"actor", "actor_words", "diversity"}
    assert len(compare.naming(t.mentions[["article_id", "actor_id", "designator"]], articles=articles)) == 2
    actors = t.actors[["actor_id"]]
    assert (compare.sourcing(quotes, articles=articles, actors=actors)["measure"] != "absent").all()


def test_what_is_all_or_nothing_has_no_interval_and_says_so():
    t = _tables({"A": 6, "B": 6})
    table = compare.sourcing(t.quotes, articles=t.articles)
    row = table[(table["measure"] == "actor") & (table["outlet"] == "A")].iloc[0]
    assert row["value"] == 1
    assert pd.isna(row["ci_low"])
    assert row["note"] == "nothing else here: no interval"
    hits = t.hits[t.hits["outlet"] == "A"]
    none = compare.rates(hits, t.articles).set_index(["outlet", "frame"]).loc[("B", "blame")]
    assert none["note"] == "in 5 articles, fewer than 8: no test"
    assert none[["p", "q", "ci_low", "ci_high", "effect_low", "effect_high"]].isna().all()


def test_events_as_units():
    t = _tables({"A": 12, "B": 12})
    t.articles["event"] = [f"e{i % 6}" for i in range(24)]
    table = compare.rates(t.hits, t.articles, unit="event", permutations=99)
    assert (table["n_articles"] == 12).all()
    assert (table["n_units"] == 6).all()
    assert (table["unit"] == "event").all()
    assert table["rate"].tolist() == compare.rates(t.hits, t.articles, permutations=99)["rate"].tolist()
    assert "permutation of whole events" in table.method
    within = compare.rates(t.hits, t.articles, unit="event", strata="event", permutations=99)
    assert within["p"].notna().all()
    few = compare.rates(t.hits, t.articles.assign(event="e"), unit="event")
    assert few["p"].isna().all()
    assert few["note"].str.startswith("1 event in").all()
    for table in (
        compare.sourcing(t.quotes, articles=t.articles, unit="event", permutations=99),
        compare.naming(t.mentions, articles=t.articles, unit="event", permutations=99),
    ):
        assert (table["unit"] == "event").all()
        assert (table["n_units"] == 6).all()


def test_an_article_printed_many_times_is_one_unit():
    """Copies of one wire text under one name in `wire` do not make a finding."""
    t = _tables({"A": 12, "B": 12})
    copies = t.articles.assign(
        wire=["w1" if outlet == "A" else f"b{i}" for i, outlet in enumerate(t.articles["outlet"])]
    )
    table = compare.rates(t.hits, copies, unit="wire")
    assert table["p"].isna().all()
    assert table.loc[table["outlet"] == "A", "note"].str.contains("1 wire in A, fewer than 5").all()
