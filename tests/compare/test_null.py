"""The promise of the statistics, on the invented collection: a true null is a null, what was planted is found."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import framing as fr
from framing import compare, invented
from framing.compare.term_counts import count_terms
from framing.stats import fdr, permute_clusters
from framing.stats.association import g2


@pytest.fixture(scope="module")
def null_counts():
    """Words of 72 articles by outlets that do not differ, by article."""
    articles = invented.articles(12, seed=1, slant=0)
    matrix = count_terms(articles, ["nothing"]).matrix[:72].toarray()
    size = matrix.sum(axis=1)
    keep = (matrix.sum(axis=0) >= 20) & ((matrix > 0).sum(axis=0) < 70)
    return matrix[:, keep], size


@pytest.mark.slow
def test_article_level_p_values_are_uniform_under_a_true_null(null_counts):
    """2,000 random splits, one random word each; the seed was fixed before the first look."""
    counts, size = null_counts
    rng = np.random.default_rng(2031)
    p = np.empty(2000)
    for run in range(2000):
        member = rng.permutation(72) < 36
        word = int(rng.integers(counts.shape[1]))
        p[run] = permute_clusters(counts[:, [word]], size, member, n=99, seed=run).p[0]
    assert 0.035 <= (p <= 0.05).mean() <= 0.065
    assert stats.kstest(p, "uniform").pvalue > 0.001


def test_token_level_tests_err_on_the_same_null(null_counts):
    counts, size = null_counts
    rng = np.random.default_rng(2031)
    errors, found = [], []
    for _ in range(300):
        member = rng.permutation(72) < 36
        own, rest = counts[member].sum(axis=0), counts[~member].sum(axis=0)
        p = g2(own, rest, size[member].sum() - own, size[~member].sum() - rest)[1]
        errors.append((p < 0.05).mean())
        found.append((fdr(p) < 0.05).sum())
    assert np.mean(errors) > 0.07
    assert np.mean(found) > 0.5  # "discoveries" a run where there is nothing to discover


def test_a_planted_word_is_found_with_the_stated_power():
    """Twenty articles of the Herald against a hundred: its word for the League, at q < 0.05 over all words."""
    found = []
    for seed in range(10):
        articles = invented.articles(20, seed=seed)
        own = articles["outlet"] == "Karvian Herald"
        table = compare.keyness(articles[own], articles[~own], permutations=500, min_count=5)
        found.append(bool(table.loc["terrorists", "q"] < 0.05))
    assert np.mean(found) >= 0.8


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    path = tmp_path_factory.mktemp("invented") / "actors.toml"
    path.write_text(invented.registry(), encoding="utf-8")
    articles = fr.read_articles(invented.articles())
    quotes = fr.extract_quotes(articles)
    mentions = fr.find_mentions(articles, quotes, registry=path)
    quotes = fr.resolve_actors(quotes, articles, mentions=mentions, registry=path)
    hits = fr.find_frames(articles, quotes, mentions=mentions)
    actors = pd.DataFrame({"actor_id": [], "name": [], "side": [], "n_mentions": []})
    return SimpleNamespace(articles=articles, quotes=quotes, mentions=mentions, hits=hits, actors=actors)


@pytest.mark.slow
def test_the_planted_slants_are_found(study):
    sources = compare.sourcing(study.quotes, articles=study.articles)
    sources = sources.set_index(["outlet", "measure", "category"])
    sources = sources[~sources.index.duplicated()]
    assert sources.loc[("Karvian Herald", "actor", "KARVIAN_ARMY"), "q"] < 0.05
    assert sources.loc[("The Ford", "actor", "VALLEY_LEAGUE"), "q"] < 0.05
    assert sources.loc[("Capital Times", "anonymous", "anonymous"), "q"] < 0.05
    assert sources.loc[("Capital Times", "anonymous", "anonymous"), "effect"] > 0.1
    assert sources.loc[("Karvian Herald", "cue_stance", "doubting"), "q"] < 0.05
    names = compare.naming(study.mentions, articles=study.articles).set_index(["actor_id", "outlet", "designator"])
    assert names.loc[("VALLEY_LEAGUE", "Karvian Herald", "league terrorists"), "exclusive"]
    frames = compare.rates(study.hits, study.articles).set_index(["outlet", "frame"])
    assert sources.loc[("Valley Voice", "source_class", "people"), "effect_low"] > 0
    assert frames.loc[("Karvian Herald", "terrorism"), "q"] < 0.05


@pytest.mark.slow
def test_what_was_not_planted_is_seldom_found(study):
    """The Wire keeps a balance: few of its shares differ from the rest, and none from a plant of its own."""
    table = compare.sourcing(study.quotes, articles=study.articles)
    wire = table[(table["outlet"] == "Tamsin Wire") & table["p"].notna()]
    assert len(wire) > 15
    assert (wire["q"] < 0.05).mean() < 0.25


@pytest.mark.slow
def test_the_common_statements_are_linked_and_the_tolls_stand_together(study):
    event = study.articles[study.articles["event"] == "tamsin-dam"]
    quotes = study.quotes[study.quotes["article_id"].isin(event["article_id"])]
    links = compare.statements(quotes, event)
    shared = links[links["text_a"].str.contains("limited strikes") & links["text_b"].str.contains("limited strikes")]
    assert set(shared["relation"]) >= {"across outlets", "within outlet"}
    assert {"direct_vs_paraphrase", "verbatim"} <= set(shared["type"])
    numbers = compare.numbers(event, quotes)
    tolls = numbers[numbers["surface"].str.contains("people") & (numbers["measure"] == "killed")]
    assert tolls["topic"].value_counts().iloc[0] >= 0.8 * len(tolls)
