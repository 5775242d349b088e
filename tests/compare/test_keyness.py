import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from framing.compare import keyness
from framing.stats import association

GOLD = json.loads((Path(__file__).parents[1] / "gold/statistics.json").read_text())


@pytest.fixture
def square():
    (a, c), (b, d) = np.array(GOLD["keyness_2x2"]["table_rows_d1_d2_cols_a_b"])
    return a, b, c, d


@pytest.mark.parametrize(
    ("function", "correction", "value", "p"),
    [
        ("chi2", "yates", "chi2_yates", "chi2_yates_p"),
        ("chi2", None, "chi2", "chi2_p"),
        ("g2", None, "G2", "G2_p"),
        ("g2", "williams", "G2_williams", "G2_williams_p"),
    ],
)
def test_published_2x2(square, function, correction, value, p):
    statistic, tail = getattr(association, function)(*square, correction)
    assert abs(float(statistic)) == pytest.approx(GOLD["keyness_2x2"][value], rel=1e-12)
    assert float(statistic) < 0  # rarer in the target
    assert float(tail) == pytest.approx(GOLD["keyness_2x2"][p], rel=1e-10)
    table = keyness({"x": 3, "y": 7}, {"x": 7, "y": 2}, function, correction=correction)
    assert table.loc["x", function] == pytest.approx(-GOLD["keyness_2x2"][value])
    assert table.loc["x", "p"] == pytest.approx(GOLD["keyness_2x2"][p])


def test_fishers_test_and_williamss_divisor(square):
    gold = GOLD["keyness_2x2"]
    table = keyness({"x": 3, "y": 7}, {"x": 7, "y": 2}, "fisher")
    assert table.loc["x", "fisher"] == pytest.approx(gold["fisher_conditional_or"], rel=1e-6)
    assert table.loc["x", "p"] == pytest.approx(gold["fisher_p"], rel=1e-9)
    plain, divided = (float(association.g2(*square, how)[0]) for how in (None, "williams"))
    assert plain / divided == pytest.approx(gold["williams_q"], rel=1e-12)


def test_z_of_two_sentences():
    """README of the Python package fightin-words (J. Hessel): two sentences, prior 0.05."""
    one = Counter("the quick brown fox jumps over the lazy pig".split())
    two = Counter("the lazy purple pig jumps over the lazier donkey".split())
    z = keyness(one, two, alpha=0.05)["z"]
    for term in ("brown", "fox", "quick"):
        assert z[term] == pytest.approx(0.6894227886807968, rel=1e-12)
    for term in ("donkey", "lazier", "purple"):
        assert z[term] == pytest.approx(-0.6894227886807968, rel=1e-12)
    assert z["the"] == pytest.approx(0)


def test_informative_prior_by_the_equations_of_the_paper():
    """Monroe, Colaresi and Quinn (2008), equations 15, 16 and 20 to 22, written out for three words."""
    one, two, prior = {"x": 10, "y": 1, "z": 30}, {"x": 4, "y": 3, "z": 40}, {"x": 2.0, "y": 0.5, "z": 7.5}
    table = keyness(one, two, prior=prior)
    n, m, whole = 41, 47, 10.0
    for word in "xyz":
        y, w, a = one[word], two[word], prior[word]
        delta = math.log((y + a) / (n + whole - y - a)) - math.log((w + a) / (m + whole - w - a))
        assert table.loc[word, "log_odds"] == pytest.approx(delta)
        assert table.loc[word, "z"] == pytest.approx(delta / math.sqrt(1 / (y + a) + 1 / (w + a)))


def test_log_likelihood_has_two_cells_and_g2_four():
    """Rayson and Garside (2000): LL = 2 (a ln(a / E1) + b ln(b / E2)), E by the sizes of the corpora."""
    a, b, n, m = 60, 20, 10_000, 12_000
    first, second = n * (a + b) / (n + m), m * (a + b) / (n + m)
    expected = 2 * (a * math.log(a / first) + b * math.log(b / second))
    one, two = {"x": a, "rest": n - a}, {"x": b, "rest": m - b}
    assert keyness(one, two, "log_likelihood").loc["x", "log_likelihood"] == pytest.approx(expected)
    assert keyness(one, two, "g2").loc["x", "g2"] > expected
    assert keyness(two, one, "log_likelihood").loc["x", "log_likelihood"] == pytest.approx(-expected)


def test_percent_difference():
    """Gabrielatos and Marchi: (NF of the target - NF of the reference) * 100 / NF of the reference."""
    table = keyness({"x": 30, "rest": 970}, {"x": 20, "rest": 1980}, "percent_difference")
    assert table.loc["x", "percent_difference"] == pytest.approx(200)
    assert keyness({"x": 3, "y": 7}, {"y": 9}, "percent_difference").loc["x", "percent_difference"] == math.inf


def test_quanteda_orders_and_pmi():
    gold = GOLD["quanteda_order"]
    one, two = Counter(gold["d1"].split()), Counter(gold["d2"].split())
    assert keyness(one, two, "chi2", correction="quanteda").index.tolist() == gold["chi2_order_d1"]
    assert keyness(two, one, "chi2", correction="quanteda").index.tolist() == gold["chi2_order_d2"]
    assert keyness(one, two, "g2").index.tolist() == gold["lr_nocorr_order_d1"]
    assert keyness(one, two, "pmi").loc["a", "pmi"] == pytest.approx(gold["pmi_a"], rel=1e-12)


def test_log_odds_of_scattertext():
    gold = GOLD["log_odds_scattertext_test"]
    one, two = dict(enumerate(gold["y1"])), dict(enumerate(gold["y2"]))
    for variance, column in (("two-term", "z2"), ("four-term", "z4")):
        table = keyness(one, two, alpha=gold["alpha"], variance=variance).sort_index()
        np.testing.assert_allclose(table["log_odds"], gold["delta"], atol=5e-8)
        np.testing.assert_allclose(table["z"], gold[column], atol=5e-8)
    tail = -2 * (stats.norm.cdf(np.array(gold["z4"])) - 0.5)
    np.testing.assert_allclose(tail, gold["minus_2_times_Phi_z4_minus_half"], atol=5e-8)


@pytest.mark.parametrize("row", GOLD["dunning_lr"]["rows"])
def test_dunnings_own_table(row):
    both, first, second, n, expected = row
    statistic, _ = association.g2(both, second - both, first - both, n - first - second + both)
    assert float(statistic) == pytest.approx(expected, abs=0.005)


def test_scipy_agrees_over_many_tables():
    rng = np.random.default_rng(0)
    for a, b, c, d in rng.integers(1, 60, (40, 4)):
        for correction in (None, "yates"):
            for name, function in (("pearson", "chi2"), ("log-likelihood", "g2")):
                theirs = stats.chi2_contingency([[a, b], [c, d]], correction=correction is not None, lambda_=name)
                ours, p = getattr(association, function)(a, b, c, d, correction)
                assert abs(float(ours)) == pytest.approx(theirs.statistic, abs=1e-9)
                assert float(p) == pytest.approx(theirs.pvalue, abs=1e-6)
        assert float(association.odds_ratio(a, b, c, d)) == pytest.approx(
            stats.contingency.odds_ratio([[a, b], [c, d]], kind="sample").statistic
        )


def test_priors():
    one, two = {"x": 10, "y": 1, "z": 30}, {"x": 4, "y": 3, "z": 40}
    pooled = keyness(one, two, prior="pooled", prior_size=50)
    given = keyness(one, two, prior={"x": 14, "y": 4, "z": 70}, prior_size=50)
    pd.testing.assert_series_equal(pooled["log_odds"], given["log_odds"])
    assert pooled.loc["x", "log_odds"] < keyness(one, two).loc["x", "log_odds"]  # it shrinks
    with pytest.raises(ValueError, match="no prior 'flat'"):
        keyness(one, two, prior="flat")


def test_jsd_parts_sum_to_the_divergence():
    from scipy.spatial.distance import jensenshannon

    one, two = {"x": 10, "y": 1, "z": 30}, {"x": 4, "y": 3, "w": 40}
    table = keyness(one, two, "jsd")
    assert table["jsd"].abs().sum() == pytest.approx(table.divergence)
    p, q = np.array([10, 1, 30, 0]) / 41, np.array([4, 3, 0, 40]) / 47
    assert table.divergence == pytest.approx(jensenshannon(p, q, base=2) ** 2)


def _texts(rng, n, planted):
    """Articles with moods of their own: a word that occurs at all occurs often."""
    vocabulary = [f"w{i}" for i in range(60)]
    rows = []
    for _ in range(n):
        weights = rng.gamma(0.2, 1, 60)
        chosen = rng.choice(vocabulary, 80, p=weights / weights.sum()).tolist()
        rows.append(" ".join(chosen + ["regime"] * int(rng.poisson(planted))))
    return rows


def test_articles_are_the_unit_and_tokens_err():
    rng = np.random.default_rng(1)
    table = keyness(_texts(rng, 30, 5), _texts(rng, 30, 1), "g2")
    assert table.index[0] == "regime" or table.loc["regime", "p"] < 0.01
    assert table.loc["regime", "p_family"] < 0.05
    others = table.drop("regime")
    assert (others["p"] < 0.05).mean() < 0.15
    assert (others["p_token"] < 0.05).mean() > 0.4  # the same null, tokens taken for independent
    assert (table["unit"] == "article").all()


def test_quotes_of_one_article_stay_together():
    rng = np.random.default_rng(2)
    frames = []
    for side in range(2):
        texts = _texts(rng, 8, 1)
        rows = [(f"{side}a{i}", part) for i, text in enumerate(texts) for part in (text[:200], text[200:])]
        frames.append(pd.DataFrame(rows, columns=["article_id", "content"]))
    table = keyness(*frames)
    assert (table["n_articles_target"] == 8).all()
    rows = table.behind("regime")
    assert rows["content"].str.contains("regime").all()
    inside = table[(table["ci_low"] <= table["log_odds"]) & (table["log_odds"] <= table["ci_high"])]
    both = (table["count_target"] > 0) & (table["count_reference"] > 0)
    assert len(inside) == (both & ~table["note"].str.contains("fewer than 8")).sum() > 3
    assert table["p"].isna().is_monotonic_increasing  # those without a test stand behind


def test_too_few_articles_and_bare_counts_say_so():
    few = keyness(["the regime fell"], ["the government stood"])
    assert few["p"].isna().all()
    assert few["note"].str.contains("fewer than 5").all()
    bare = keyness({"a": 2}, {"b": 3})
    assert (bare["unit"] == "token").all()
    assert bare["note"].str.contains("bare counts").all()
    with pytest.raises(ValueError, match="needs words on both sides"):
        keyness({"a": 2}, {})
    with pytest.raises(ValueError, match="counts on both sides"):
        keyness({"a": 2}, ["b"])
    with pytest.raises(ValueError, match="no measure 'tfidf'"):
        keyness({"a": 2}, {"b": 1}, "tfidf")
    with pytest.raises(ValueError, match="pmi knows none"):
        keyness({"a": 2}, {"b": 1}, "pmi", correction="yates")
    with pytest.raises(ValueError, match="count of 'a' is -2"):
        keyness({"a": -2, "b": 3}, {"b": 1})
    with pytest.raises(ValueError, match="put it into a list"):
        keyness("the regime fell", "the government stood")
    with pytest.raises(ValueError, match="no measure 'tfidf'"):
        keyness({"a": 2}, {"b": 1}, "tfidf")
    with pytest.raises(ValueError, match="no correction 'williams'"):
        keyness({"a": 2, "c": 1}, {"b": 1}, "chi2", correction="williams")


def test_min_count_leaves_totals_alone():
    one, two = ["a a b c"] * 6, ["a b b d"] * 6
    whole, cut = keyness(one, two), keyness(one, two, min_count=7)
    assert set(cut.index) == {"a", "b"}
    assert cut.loc["a", "log_odds"] == whole.loc["a", "log_odds"]


def test_counts_may_be_a_series_and_texts_may_have_gaps():
    one, two = pd.Series(["a", "a", "b"]).value_counts(), pd.Series(["a", "b", "b"]).value_counts()
    pd.testing.assert_frame_equal(keyness(one, two).summary, keyness({"a": 2, "b": 1}, {"a": 1, "b": 2}).summary)
    texts = pd.Series(["war and peace", None, "war"])
    assert "nan" not in keyness(texts, texts).index
    assert keyness({"a": 1.5}, {"b": 1.5}).loc["a", "count_target"] == 1.5


def test_a_text_on_both_sides_is_told():
    articles = pd.DataFrame({"article_id": list("abcd"), "text": ["war " * 9, "war peace", "peace", "peace talks"]})
    own = articles[articles["article_id"].isin(["a", "b"])]
    with pytest.warns(UserWarning, match=r"2 of the 2 texts of the target stand in the reference too.*isin\(target"):
        keyness(own, articles)
    keyness(own, articles[~articles["article_id"].isin(own["article_id"])])
    quotes = pd.DataFrame({"quote_id": list("wxyz"), "article_id": list("aabb"), "content": ["war", "peace"] * 2})
    keyness(quotes[quotes["content"] == "war"], quotes[quotes["content"] == "peace"])  # of one article, but others
