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
    assert bool(found.told) is bool(repeats)


def test_the_original_counts_or_else_the_earliest_copy():
    days = ["2020-03-01", "2020-02-01", "2020-01-01"]
    assert find_texts(table("abc", [None, "a", "a"], published=days)).repeats == {"b", "c"}
    assert find_texts(table("abc", ["z", "z", "z"], published=days)).repeats == {"a", "b"}
    assert find_texts(table("abc", ["z", "z", "z"], published=[None, None, "2020"])).repeats == {"a", "b"}


def test_each_outlet_and_each_group_keeps_the_text():
    articles = table("abcd", [None, "a", "a", "a"], ["Post", "Post", "Sun", None], month=["1", "2", "1", "1"])
    found = find_texts(articles, "outlet")
    assert found.repeats == {"b"} and found.text_of == {"a": "a", "c": "a", "d": "a"}
    assert found.told == (
        f"1 article that repeats another one of its outlet is left out, {RULE}. 1 text that several articles print is "
        "one unit on either side of a comparison."
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
    assert design.together().tolist() == [0, 0, 0, 0, 1, 2]


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
    assert "copies" not in every.method and "one unit on" not in every.method
    assert every.method == compare.rates(made.hits, plain.drop(columns="duplicate_of"), **FEW).method
    with pytest.raises(ValueError, match="copies is 'twice'; it is 'once'"):
        compare.rates(made.hits, made.articles, copies="twice")


def test_without_articles_the_method_says_that_copies_are_not_known():
    tables = collection(3)
    for found in (compare.naming(tables.mentions, **FEW), compare.sourcing(tables.quotes, **FEW)):
        assert found.method.endswith("is not known without articles=: all are counted.")
    assert "not known" not in compare.naming(tables.mentions, copies="all", **FEW).method
