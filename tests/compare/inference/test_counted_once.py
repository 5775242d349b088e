"""Copies: which of them count, what is one unit, and that nothing else moves a number."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import compare
from framing.compare.inference.counted_once import Texts, find_texts, texts_of_copies
from framing.compare.inference.design import Design
from framing.compare.inference.options import Inference

FEW = {"permutations": 49, "bootstraps": 49}
RULE = "so that each text counts once (copies='all' counts all)"


def table(ids, duplicate_of, outlets=None, **columns):
    outlets = outlets or ["Post"] * len(ids)
    return pd.DataFrame({"article_id": list(ids), "outlet": outlets, "duplicate_of": duplicate_of, **columns})


@pytest.mark.parametrize(
    ("ids", "duplicate_of", "repeats"),
    [
        ("abc", [None, None, None], ""),
        ("abc", [None, "a", "b"], "bc"),  # a copy of a copy
        ("cba", ["b", "a", None], "bc"),  # whatever the order
        ("bc", ["a", "a"], "c"),  # the original is not in the table: the first copy counts
        ("b", ["a"], ""),
        ("ab", ["b", "a"], "b"),  # each is said to be a copy of the other
        ("ab", ["a", None], ""),  # of itself
    ],
)
def test_of_the_articles_of_one_outlet_that_print_one_text_one_counts(ids, duplicate_of, repeats):
    found = find_texts(table(ids, duplicate_of), "outlet")
    assert found.repeats == frozenset(repeats) and not found.text_of
    assert bool(found.told()) is bool(repeats)


def test_the_original_counts_or_else_the_earliest_copy():
    days = ["2020-03-01", "2020-02-01", "2020-01-01"]
    assert find_texts(table("abc", [None, "a", "a"], published=days)).repeats == {"b", "c"}
    assert find_texts(table("abc", ["z", "z", "z"], published=days)).repeats == {"a", "b"}
    assert find_texts(table("abc", ["z", "z", "z"], published=[None, None, "2020"])).repeats == {"a", "b"}


def test_each_outlet_and_each_group_keeps_the_text():
    articles = table("abcd", [None, "a", "a", "a"], ["Post", "Post", "Sun", None], month=["1", "2", "1", "1"])
    found = find_texts(articles, "outlet")
    assert found.repeats == {"b"} and found.text_of == {"a": "a", "c": "a", "d": "a"}
    again = f"1 article that repeats another one of its outlet is left out, {RULE}."
    assert found.told(tested=False) == again
    assert found.told() == (
        f"{again} 1 text that several of the others print counts in each; in intervals and tests it is one unit on "
        "either side."
    )
    assert not find_texts(articles, "month").repeats
    assert find_texts(articles.drop(columns="outlet"), "month").repeats == {"c", "d"}
    assert find_texts(articles.drop(columns="outlet")).repeats == {"b", "c", "d"}


def test_ids_are_compared_as_they_were_meant():
    articles = pd.DataFrame({"article_id": [1, 2, 3], "duplicate_of": [np.nan, 1.0, np.nan]})
    assert texts_of_copies(articles) == {"1": "1", "2": "1"} and find_texts(articles).repeats == {2}


def test_what_prints_one_text_is_one_unit_on_either_side():
    articles = table("abcdef", [None, "a", "a", "a", None, None], ["P", "S", "T", "T", "T", "P"])
    group_of = dict(zip(articles["article_id"], articles["outlet"]))
    design = Design.of(Inference(copies=Texts(text_of=texts_of_copies(articles))), group_of, ["P", "S", "T"], articles)
    units = design.units(np.ones(6, dtype=bool))
    assert units.groups.tolist() == ["P", "S", "T", "T", "P"] and units.articles.tolist() == [1, 1, 2, 1, 1]
    code, first = units.against(units.groups == "P")
    assert code.toarray().tolist() == [
        [1, 0, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]
    ] and first.tolist() == [0, 1, 3, 4]  # fmt: skip
    assert units.against(units.groups == "T")[1].tolist() == [0, 2, 3, 4]
    only = design.units(np.array([True, False, False, False, True, True]))
    assert only.code is None and only.texts is None


def test_what_two_actors_say_in_one_text_stays_apart():
    texts = Texts(text_of={"a": "a", "b": "a"})
    cells = {"a:1": "LEE", "b:1": "LEE", "a:2": "KIM", "b:2": "KIM", "c:1": "ORR"}
    ids = [cell[0] for cell in cells]
    units = Design.of(Inference(copies=texts), cells, ["KIM", "LEE", "ORR"], None, ids).units(np.ones(5, dtype=bool))
    assert units.articles.tolist() == [2, 2, 1] and units.against(units.groups == "ORR") is None


def test_no_text_joins_two_strata():
    articles = table("abcd", [None, "a", "a", "a"], ["P", "S", "T", "T"], event=["1", "1", "2", "2"])
    group_of = dict(zip(articles["article_id"], articles["outlet"]))
    how = Inference(copies=Texts(text_of=texts_of_copies(articles)), strata="event")
    units = Design.of(how, group_of, ["P", "S", "T"], articles).units(np.ones(4, dtype=bool))
    assert units.articles.tolist() == [1, 1, 2] and units.against(units.groups == "P") is None


def collection(seed, n=24):
    """Articles of three outlets with rows of every kind; nothing is true of them."""
    rng = np.random.default_rng(seed)
    ids = [f"a{number:02d}" for number in range(n)]
    texts = [" ".join(rng.choice(["rain", "town", "army", "rebels", "attack"], 12)) for _ in ids]
    outlets = rng.choice(["Post", "Sun", "Mail"], n)
    articles = table(ids, None, outlets.tolist(), text=texts, month=rng.choice(["m1", "m2"], n), event="e")
    articles["duplicate_of"] = [None if rng.random() < 0.7 else str(rng.choice(ids)) for _ in ids]
    rows = []
    for article, outlet in zip(ids, outlets):
        for k in range(int(rng.integers(0, 5))):
            voice = str(rng.choice(["narration", "quoted"]))
            actor, other = (str(name) for name in rng.permutation(["NORTH", "SOUTH", "UN"])[:2])
            rows.append({
                "hit_id": f"{article}:h{k}", "mention_id": f"{article}:m{k}", "quote_id": f"{article}:q{k}",
                "article_id": article, "outlet": outlet, "frame": str(rng.choice(["blame", "aggression"])),
                "surface": "attack", "speaker": actor, "target": other, "actor_id": actor, "voice": voice,
                "designator": str(rng.choice(["rebels", "army"])), "form": "nominal", "start": 5 * k, "end": 5 * k + 4,
                "stance": str(rng.choice(["negative", "positive"])), "kind": "direct", "content": "rain town",
                "content_spans": [[5 * k, 5 * k + 9]], "cue": "said", "source": actor, "cue_stance": "neutral",
                "patient": actor, "agent": None, "construction": "active",
            })  # fmt: skip
    every = pd.DataFrame(rows)
    hits = every[["hit_id", "article_id", "outlet", "frame", "surface", "speaker", "target", "voice", "start", "end",
                  "patient", "agent", "construction"]]  # fmt: skip
    mentions = every[["mention_id", "article_id", "outlet", "actor_id", "designator", "form", "voice", "stance"]]
    quotes = every[["quote_id", "article_id", "outlet", "actor_id", "kind", "content", "content_spans", "cue",
                    "source", "cue_stance"]]  # fmt: skip
    return SimpleNamespace(articles=articles, hits=hits, mentions=mentions, quotes=quotes)


def with_copies(tables, chosen):
    """The same with exact copies of some articles, in all tables."""
    out = {}
    for name, rows in vars(tables).items():
        parts = [rows]
        for number, article in enumerate(chosen):
            own = rows[rows["article_id"] == article].copy()
            own["article_id"] = f"z{number}"
            for column in ("hit_id", "mention_id", "quote_id"):
                if column in own:
                    own[column] = [f"z{number}:{value}" for value in own[column]]
            if name == "articles":
                own["duplicate_of"] = article
            parts.append(own)
        out[name] = pd.concat(parts, ignore_index=True)
    return SimpleNamespace(**out)


COMPARISONS = {
    "rates": lambda t, **how: compare.rates(t.hits, t.articles, **how),
    "rates of articles": lambda t, **how: compare.rates(t.hits, t.articles, denominator="articles", **how),
    "rates of months": lambda t, **how: compare.rates(t.hits, t.articles, by=["outlet", "month"], **how),
    "rates of actors": lambda t, **how: compare.rates(t.hits, t.articles, by="actor", quotes=t.quotes, **how),
    "sourcing": lambda t, **how: compare.sourcing(t.quotes, t.articles, **how),
    "naming": lambda t, **how: compare.naming(t.mentions, t.articles, **how),
    "portrayal": lambda t, **how: compare.portrayal(t.mentions, t.articles, t.quotes, **how),
    "accusations": lambda t, **how: compare.accusations(t.hits, t.articles, by="outlet", **how),
    "accusations of all": lambda t, **how: compare.accusations(t.hits, t.articles, **how),
    "agency": lambda t, **how: compare.agency(t.hits, t.articles, frames="all", **how),
    "dispersion": lambda t, **how: compare.dispersion(t.hits, t.articles, **how),
}


@pytest.mark.parametrize("name", COMPARISONS)
@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 500), chosen=st.lists(st.integers(0, 23), min_size=1, max_size=6))
def test_copies_within_an_outlet_change_no_number(name, seed, chosen):
    tables = collection(seed)
    made = with_copies(tables, [f"a{number:02d}" for number in chosen])
    one, two = (COMPARISONS[name](t, **FEW) for t in (tables, made))
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(two))
    assert RULE in two.method
    assert set(two.source["article_id"]) <= set(tables.articles["article_id"])


def test_all_copies_count_where_it_is_asked_for():
    tables = collection(3)
    made = with_copies(tables, ["a00", "a01", "a02"])
    every = compare.rates(made.hits, made.articles, copies="all", **FEW)
    assert every["n"].sum() > compare.rates(made.hits, made.articles, **FEW)["n"].sum()
    plain = made.articles.assign(duplicate_of=None)
    pd.testing.assert_frame_equal(pd.DataFrame(every), pd.DataFrame(compare.rates(made.hits, plain, **FEW)))
    assert "copies" not in every.method and "one unit" not in every.method
    assert every.method == compare.rates(made.hits, plain.drop(columns="duplicate_of"), **FEW).method
    with pytest.raises(ValueError, match="copies is 'twice'; it is 'once'"):
        compare.rates(made.hits, made.articles, copies="twice")


def test_the_rest_has_as_many_units_as_texts():
    """Three outlets that print the same four texts are no twelve observations to compare with."""
    outlets = [name for name in "ABCD" for _ in range(4)] + ["A"] * 3
    ids = [f"{outlet}{number}" for number, outlet in enumerate(outlets)]
    originals = [f"B{4 + number % 4}" if outlet in "CD" else None for number, outlet in enumerate(outlets)]
    articles = table(ids, originals, outlets, text="a word or two")
    rows = pd.DataFrame({"article_id": ids, "frame": "blame", "actor_id": "UN", "designator": "body", "kind": "direct"})
    few = "4 articles to compare with, fewer than 5: no test"
    for copies, note in (("once", few), ("all", "")):
        how = {**FEW, "copies": copies}
        found = [compare.rates(rows, articles, **how), compare.naming(rows.drop(columns="kind"), articles, **how)]
        quoted = compare.sourcing(rows.assign(content="no"), articles, measures="quote_kind", **how)
        for made in (*found, quoted):
            row = made[made["outlet"] == "A"].iloc[0]
            assert (note in row["note"]) and row["n_articles"] == row["n_units"] == 7, made
            assert (made["outlet"] == "B").any() and (made.loc[made["outlet"] == "B", "n_units"] == 4).all()
            assert bool(few in row["note"]) is (copies == "once")


def test_without_articles_the_method_says_that_copies_are_not_known():
    tables = collection(3)
    for found in (compare.naming(tables.mentions, **FEW), compare.sourcing(tables.quotes, **FEW)):
        assert found.method.endswith("is not known without articles=: all are counted.")
    assert "not known" not in compare.naming(tables.mentions, copies="all", **FEW).method


WORDS = {
    "keyness": lambda t, **how: compare.keyness(*sides(t.articles), permutations=49, **how),
    "keyness of quotes": lambda t, **how: compare.keyness(
        *sides(t.quotes), articles=t.articles, permutations=49, **how
    ),
    "counts": lambda t, **how: compare.to_long(t.articles, hits=t.hits, what="frame", **how).drop(
        columns="duplicate_of"
    ),
    "quotes": lambda t, **how: compare.to_long(
        t.articles, t.quotes, t.hits.assign(quote_id=None), unit="quote", columns="outlet", **how
    ),
}


def sides(rows):
    return rows[rows["outlet"] == "Post"], rows[rows["outlet"] != "Post"]


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("seed", [1, 2])
def test_copies_within_an_outlet_change_no_word(name, seed):
    tables = collection(seed)
    made = with_copies(tables, ["a03", "a04", "a05", "a07"])
    one, two, every = WORDS[name](tables), WORDS[name](made), WORDS[name](made, copies="all")
    pd.testing.assert_frame_equal(pd.DataFrame(one), pd.DataFrame(two))
    assert RULE in two.method and RULE not in every.method
    assert not pd.DataFrame(every).equals(pd.DataFrame(two))


def test_articles_that_print_one_text_are_one_for_keyness():
    articles = table(
        list("abcdef"), [None, "a", "a", None, None, None], ["P", "S", "T", "T", "S", "P"], text="rain came"
    )
    found = compare.keyness(articles[:4], articles[4:])
    assert found["n_articles_target"].iloc[0] == 2 and "1 text that several of the others print" in found.method
    assert compare.keyness(articles[:4], articles[4:], copies="all")["n_articles_target"].iloc[0] == 4
    quotes = articles[["article_id", "outlet"]].assign(content="rain came")
    assert "not known without articles=" in compare.keyness(quotes[:4], quotes[4:]).method
    assert "not known" not in compare.keyness(articles[:4].drop(columns="duplicate_of"), articles[4:]).method


HARBOUR = 'Lee said: "We will never sell the old fishing harbour of Arden." At least 12 miners left the town.'


def test_what_is_described_leaves_copies_out_too():
    articles = table("abc", [None, "a", None], ["Post", "Post", "Sun"], text=HARBOUR, event="e", body_start=0)
    quotes = pd.DataFrame({
        "quote_id": [f"{a}:q1" for a in "abc"], "article_id": list("abc"), "actor_id": "LEE", "kind": "direct",
        "content_spans": [[[10, 64]]] * 3, "marked_spans": [[[11, 63]]] * 3, "cue": "said", "source": "Lee",
    })  # fmt: skip
    links = compare.statements(quotes, articles)
    assert links[["article_a", "article_b"]].values.tolist() == [["a", "c"]] and RULE in links.method
    assert len(compare.statements(quotes, articles, copies="all")) > 1
    found = compare.numbers(articles, quotes)
    assert set(found["article_id"]) == {"a", "c"} and RULE in found.method
    assert set(compare.numbers(articles, quotes, copies="all")["article_id"]) == {"a", "b", "c"}


def test_wire_copy_is_one_unit_by_its_text():
    ids = [f"a{number}" for number in range(8)]
    articles = table(ids, [None, "a0", "a0", *[None] * 5], ["Post"] * 3 + ["Sun"] * 5)
    wired = articles.assign(wire=["Reuters"] * 4 + ["the flood"] * 2 + [None] * 2)
    group_of = dict(zip(ids, articles["outlet"]))
    found = Design.of(Inference(unit="wire", copies="all"), group_of, ["Post", "Sun"], wired)
    assert found.clusters == ["a0", "a0", "a0", None, "the flood", "the flood", None, None]
    assert found.units(np.ones(8, dtype=bool)).articles.tolist() == [3, 1, 2, 1, 1]
    for empty in (articles, articles.assign(wire=None)):
        with pytest.raises(
            ValueError, match=r"unit='wire' needs a column 'wire'.*framing.find_copies\(articles\) fills"
        ):
            Design.of(Inference(unit="wire"), group_of, ["Post", "Sun"], empty)


def test_wire_copy_in_several_outlets_is_no_finding():
    """Each of two sides has four outlets that print one agency; the agencies' texts differ by chance alone."""
    errors = {"once": 0, "all": 0}
    outlets = [name for name in "ABCDEFGH" for _ in range(20)]
    ids = [f"{outlet}{number}" for number, outlet in enumerate(outlets)]
    first = {outlet: "A" if outlet < "E" else "E" for outlet in "ABCDEFGH"}
    start = {"A": 0, "E": 80}
    originals = [f"{first[name]}{start[first[name]] + number % 20}" for number, name in enumerate(outlets)]
    articles = table(ids, originals, outlets, text="a word or two and some more of them here")
    articles["side"] = ["left" if name < "E" else "right" for name in outlets]
    for run in range(60):
        rng = np.random.default_rng([7, run])
        left, right = (np.tile(rng.poisson(rng.gamma(2.0, 1.5, 20)), 4) for _ in range(2))
        hits = pd.DataFrame({"article_id": np.repeat(ids, np.concatenate([left, right])), "frame": "blame"})
        for copies in errors:
            found = compare.rates(hits, articles, by="side", copies=copies, permutations=99, bootstraps=9)
            errors[copies] += bool(found["p"].iloc[0] < 0.05)
    assert errors["once"] <= 6 and errors["all"] >= 10


@pytest.mark.parametrize("verb", [compare.accusations, compare.doubts])
def test_what_is_not_tested_tells_of_no_units_of_tests(verb):
    articles = table("abc", [None, "a", "a"], ["Post", "Post", "Sun"], text="a word or two")
    hits = pd.DataFrame({
        "article_id": list("abc"), "frame": "blame", "surface": "blamed", "speaker": "LEE", "target": "KIM",
        "voice": "quoted",
    })  # fmt: skip
    counts = verb(hits, articles, frames=["blame"])
    assert RULE in counts.method and "one unit" not in counts.method
    assert "in intervals and tests it is one unit" in verb(hits, articles, frames=["blame"], by="outlet", **FEW).method
