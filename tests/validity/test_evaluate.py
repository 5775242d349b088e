"""A measure against coders: what counts as right, intervals, errors by group, corrected rates."""

import numpy as np
import pandas as pd
import pytest

from framing.tables import from_records
from framing.validity import correct_rates, evaluate
from framing.validity.errors.differential import differences
from framing.validity.errors.match_rows import match

TEXT = "Officials said that rebels fired first. The strike killed ten rebels."


def _hit(words, frame, article="a", **more):
    start = TEXT.index(words)
    return {"article_id": article, "frame": frame, "surface": words, "start": start, "end": start + len(words), **more}


def _hits(rows):
    return from_records("hits", [{"hit_id": f"h{i}", **row} for i, row in enumerate(rows)])


def _quote(words, actor, article="a", kind="indirect"):
    start = TEXT.index(words)
    spans = [[start, start + len(words)]]
    return {"article_id": article, "content_spans": spans, "actor_id": actor, "kind": kind, "content": words}


def _quotes(rows):
    return from_records("quotes", [{"quote_id": f"q{i}", **row} for i, row in enumerate(rows)])


ARTICLES = from_records("articles", [{"article_id": a, "outlet": o, "text": TEXT} for a, o in ("ax", "by")])


def test_hits_need_overlap_and_the_same_frame():
    gold = _hits([_hit("fired first", "aggression", voice="reported", target="REBELS"), _hit("killed", "casualties")])
    tool = _hits([_hit("fired", "aggression", voice="narration", target="REBELS"), _hit("killed", "alarm")])
    result = evaluate(tool, gold, "hits", articles=ARTICLES)
    assert (result.precision, result.recall) == (0.5, 0.5)
    assert result.summary.loc["voice", "value"] == 0
    assert result.summary.loc["target", "value"] == 1
    assert result.groups("code").loc["casualties", "recall"] == 0
    assert result.errors["outcome"].tolist() == ["fn", "fp"]
    assert result.counts().to_dict("records") == [{"tp": 1, "fp": 1, "fn": 1}]
    assert 0 < result.alpha < 1
    assert np.isnan(evaluate(tool, gold, "hits").alpha)
    assert evaluate(gold, gold, "hits", articles=ARTICLES).alpha == 1


def test_quotes_and_actors():
    gold = _quotes([_quote("that rebels fired first", "OFFICIALS"), _quote("killed ten rebels", "NOBODY")])
    tool = _quotes([_quote("rebels fired first.", "ARMY"), _quote("ten", "NOBODY")])
    assert evaluate(tool, gold, "quotes").f1 == 0.5
    found = evaluate(tool, gold, "actors")
    assert found.f1 == 0
    both = [("ARMY", "fp"), ("OFFICIALS", "fn"), ("NOBODY", "fn"), ("NOBODY", "fp")]
    wrong = [
        (row.code_tool if row.outcome == "fp" else row.code_gold, row.outcome) for row in found.errors.itertuples()
    ]
    assert sorted(wrong) == sorted(both)
    exact = evaluate(gold.assign(actor_id=["ARMY", "NOBODY"]), gold, "actors", articles=ARTICLES, by="actor")
    assert exact.f1 == 0.5
    assert exact.groups("actor").loc["NOBODY", "f1"] == 1


def test_one_gold_row_answers_one_row_of_the_tool():
    gold = _hits([_hit("killed ten rebels", "casualties")])
    tool = _hits([_hit("killed", "casualties"), _hit("killed ten", "casualties")])
    result = evaluate(tool, gold, "hits")
    assert result.outcomes.sort_values("tool")["outcome"].tolist() == ["fp", "tp"]


def _coded(n_articles, per_article, error, seed):
    """Units of articles; `error` maps outlet to the share of wrong ones."""
    rng = np.random.default_rng(seed)
    article = np.repeat([f"{i:03d}" for i in range(n_articles)], per_article)
    outlet = np.where(rng.permutation(n_articles) < n_articles // 2, "A", "B").repeat(per_article)
    gold = rng.choice(["war", "talks"], len(article))
    own = rng.beta(2, 2, n_articles).repeat(per_article) * 2  # some articles are harder than others
    wrong = rng.random(len(article)) < own * np.array([error[o] for o in outlet])
    table = pd.DataFrame({"unit": range(len(article)), "article_id": article, "outlet": outlet, "label": gold})
    return table.assign(label=np.where(wrong, np.where(gold == "war", "talks", "war"), gold)), table


def test_what_the_tool_left_open_is_not_right_and_space_around_a_code_is_none():
    same = {"article_id": list("abcdef"), "start": 0, "end": 5, "frame": "war", "surface": "siege"}
    gold = pd.DataFrame({**same, "negated": [True, False, None] * 2, "voice": ["quoted", "narration "] * 3})
    tool = pd.DataFrame(
        {**same, "negated": pd.array([True, None, True] * 2, dtype="boolean"), "voice": ["quoted", "narration"] * 3}
    )
    summary = evaluate(tool, gold, "hits").summary
    assert summary.loc["negated", ["value", "n"]].tolist() == [0.5, 4]
    assert summary.loc["voice", ["value", "n"]].tolist() == [1.0, 6]


def test_units_that_nobody_coded_are_nothing_to_compare():
    open_ = pd.DataFrame({"article_id": list("ab"), "label": [None, None]})
    with pytest.raises(ValueError, match="neither the tool nor the coder"):
        evaluate(open_, open_, "classifier")


def test_classifier_scores_equal_scikit_learn():
    from sklearn.metrics import accuracy_score, f1_score

    tool, gold = _coded(20, 10, {"A": 0.2, "B": 0.2}, 1)
    result = evaluate(tool, gold, "classifier", key="unit", by="outlet")
    estimate = result.summary["value"]
    assert estimate["accuracy"] == pytest.approx(accuracy_score(gold["label"], tool["label"]))
    assert estimate["macro_f1"] == pytest.approx(f1_score(gold["label"], tool["label"], average="macro"))
    each = f1_score(gold["label"], tool["label"], average=None, labels=["talks", "war"])
    assert result.groups("code")["f1"].tolist() == pytest.approx(each.tolist())
    assert result.summary.loc["f1", "low"] < result.f1 < result.summary.loc["f1", "high"]
    assert "<table" in result._repr_html_() and "20 articles" in repr(result)


def test_several_labels_abstention_and_uncoded_units():
    gold = pd.DataFrame({"unit": range(4), "label": [["war", "talks"], ["war"], ["talks"], None]})
    tool = pd.DataFrame({"unit": range(4), "label": [["war"], None, ["talks"], ["war"]]})
    result = evaluate(tool, gold, "classifier", key="unit")
    assert (result.precision, result.recall) == (1, 0.5)


def test_two_random_halves_do_not_differ_more_often_than_alpha_says():
    found = 0
    for seed in range(100):
        tool, gold = _coded(30, 3, {"A": 0.25, "B": 0.25}, seed)
        outcomes = match(tool, gold, "classifier", key="unit", label="label")
        outcomes["outlet"] = gold["outlet"].to_numpy()[outcomes["gold"]]
        cluster = np.unique(outcomes["article_id"], return_inverse=True)[1]
        test = differences(outcomes, cluster, ["outlet"], "classifier", 0.95, 200, seed)
        found += test["q"].iloc[0] < 0.05
    assert found <= 11  # 5 expected; more than 11 in one of two hundred runs


def test_an_outlet_where_the_measure_errs_more_is_found():
    tool, gold = _coded(60, 10, {"A": 0.1, "B": 0.35}, 3)
    row = evaluate(tool, gold, "classifier", key="unit", by="outlet").differential.iloc[0]
    assert row["p"] < 0.01
    assert row["low"] < row["difference"] < row["high"] < 0


def test_differential_of_spans_within_articles_has_no_p():
    gold = _hits([_hit("killed", "casualties", a, voice=v, outlet="A") for a in "abcdefg" for v in ("quoted", "scare")])
    tool = gold[gold["voice"] == "quoted"].reset_index(drop=True)
    table = evaluate(tool, gold, "hits", by=["voice", "outlet"]).differential
    row = table[(table["by"] == "voice") & (table["error"] == "misses")].iloc[0]
    assert (row["share_a"], row["share_b"]) == (0, 1)
    assert np.isnan(row["p"]) and "within articles" in row["note"]


def test_few_articles_have_no_interval():
    gold = _hits([_hit("killed", "casualties", a) for a in "ab"])
    result = evaluate(gold, gold, "hits", by="outlet", articles=ARTICLES)
    assert result.summary["low"].isna().all()
    assert "2 articles" in result.note
    assert result.groups("outlet").index.tolist() == ["x", "y"]
    assert result.differential["note"].str.contains("fewer than").all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"measure": "frames"}, "no measure"),
        ({"by": "colour"}, "a column 'colour'"),
        ({"measure": "classifier", "key": "unit"}, "no columns? 'unit'"),
    ],
)
def test_errors_say_what_is_wrong(change, message):
    gold = _hits([_hit("killed", "casualties")])
    with pytest.raises(ValueError, match=message):
        evaluate(gold, gold, **{"measure": "hits", **change})
    with pytest.raises(ValueError, match="neither"):
        evaluate(gold.iloc[:0], gold.iloc[:0], "hits")
    with pytest.raises(ValueError, match="share no article_id: the tool has 'elsewhere', the coder 'a'"):
        evaluate(gold.assign(article_id="elsewhere"), gold, "hits")


def test_shares_are_corrected_and_the_interval_covers():
    rng = np.random.default_rng(8)
    se, sp, true = 0.8, 0.9, 0.3
    covered, estimates = 0, []
    for _ in range(200):
        observed = rng.binomial(500, true * se + (1 - true) * (1 - sp))
        tp, tn = rng.binomial(100, se), rng.binomial(150, sp)
        rates = pd.DataFrame({"outlet": ["A"], "positive": [observed], "n": [500]})
        errors = pd.DataFrame({"tp": [tp], "fn": [100 - tp], "tn": [tn], "fp": [150 - tn]})
        row = correct_rates(rates, errors).iloc[0]
        covered += row["corrected_low"] <= true <= row["corrected_high"]
        estimates.append(row["corrected"])
    assert np.mean(estimates) == pytest.approx(true, abs=0.012)
    assert 0.9 <= covered / 200 <= 0.99


def test_rates_are_corrected_and_the_interval_covers():
    rng = np.random.default_rng(9)
    covered = 0
    for _ in range(200):
        tp, fp, fn = rng.poisson([70, 30, 20])
        count = rng.poisson(300 * (100 / 90))  # 300 true ones; the measure finds 100 for each 90
        rates = pd.DataFrame({"outlet": ["A"], "rate": [count / 10], "count": [count]})
        row = correct_rates(rates, pd.DataFrame({"tp": [tp], "fp": [fp], "fn": [fn]})).iloc[0]
        covered += row["corrected_low"] <= 30 <= row["corrected_high"]
    assert 0.9 <= covered / 200 <= 0.99


def test_each_group_has_its_own_errors():
    rates = pd.DataFrame({"outlet": ["A", "B"], "rate": [10.0, 10.0], "ci_low": [8.0, 8.0], "ci_high": [12.5, 12.5]})
    errors = pd.DataFrame({"tp": [8, 5], "fp": [2, 5], "fn": [2, 0]}, index=pd.Index(["A", "B"], name="outlet"))
    out = correct_rates(rates, errors)
    assert out["corrected"].tolist() == [10.0, 5.0]
    assert (out["corrected_low"] < out["corrected"]).all() and (out["corrected"] < out["corrected_high"]).all()
    assert "within each group" in out["note"][0]
    pooled = correct_rates(rates, errors.sum().to_frame().T)
    assert "errs alike in all groups" in pooled["note"][0]


@pytest.mark.parametrize(
    ("rates", "errors", "message"),
    [
        ({"outlet": ["A"], "rate": [1.0]}, {"tp": [1], "fp": [1]}, "no column 'fn'"),
        ({"outlet": ["A"], "rate": [1.0]}, {"tp": [1], "fp": [1], "fn": [0], "tn": [4]}, "columns n and positive"),
        ({"outlet": ["A"], "n": [9], "positive": [4]}, {"tp": [1], "fp": [1], "fn": [1]}, "column rate"),
        (
            {"outlet": ["A"], "n": [9], "positive": [4]},
            {"tp": [1], "fp": [3], "fn": [3], "tn": [1]},
            "better than chance",
        ),
        (
            {"outlet": ["A"], "rate": [1.0]},
            {"outlet": ["B", "C"], "tp": [1, 1], "fp": [1, 1], "fn": [1, 1]},
            "no row for",
        ),
        (
            {"outlet": ["A"], "rate": [1.0]},
            {"house": ["B", "C"], "tp": [1, 1], "fp": [1, 1], "fn": [1, 1]},
            "shares no",
        ),
        ({"outlet": ["A"], "rate": [1.0]}, {"tp": [0], "fp": [1], "fn": [1]}, "nothing right"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(rates, errors, message):
    with pytest.raises(ValueError, match=message):
        correct_rates(pd.DataFrame(rates), pd.DataFrame(errors))
