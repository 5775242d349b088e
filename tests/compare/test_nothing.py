"""Where nothing differs but the length of articles, nothing may be found: by no measure, rare things too.

The seeds of the draws were fixed before the first look.
"""

import numpy as np
import pandas as pd
import pytest

from framing import compare
from framing.stats import MIN_SUPPORT, compare_rates, permute_clusters, simulate_null

RATIOS = (1.0, 1.5, 2.0, 4.0)
GROUPS = ((10, 10, 10), (30, 30, 30), (60, 60, 60))
#: Bursts of each of 30 things of one collection: too rare for a test, rare, frequent.
BURSTS = np.repeat([3, 9, 12, 20, 40, 100], 5)
FEW = {"permutations": 199, "bootstraps": 1}


def drawn(groups, ratio, draw, **options):
    seed = [2033, draw, int(10 * ratio), groups[0]]
    return simulate_null(groups, BURSTS, len(BURSTS), ratio=ratio, seed=seed, **options)


def rows_of(counts, column):
    """A row an occurrence: article_id, and which thing it is."""
    article, thing = np.nonzero(counts)
    times = counts[article, thing]
    return pd.DataFrame({
        "article_id": [f"a{number}" for number in np.repeat(article, times)],
        column: [f"T{number}" for number in np.repeat(thing, times)],
    })  # fmt: skip


def articles_of(sizes, group, texts=None):
    return pd.DataFrame({
        "article_id": [f"a{number}" for number in range(len(sizes))],
        "outlet": [f"Outlet {number}" for number in group],
        "text": ["w " * size for size in sizes] if texts is None else texts,
    })  # fmt: skip


def rates(groups, ratio, draw):
    counts, sizes, group = drawn(groups, ratio, draw, words=300)
    table = compare.rates(rows_of(counts, "frame"), articles_of(sizes, group), **FEW)
    return table, (counts > 0).sum(axis=0), table["frame"]


def accusations(groups, ratio, draw):
    counts, sizes, group = drawn(groups, ratio, draw, words=300)
    hits = rows_of(counts, "speaker").assign(target="NORTH", frame="aggression", surface="aggression")
    table = compare.accusations(hits, articles_of(sizes, group), by="outlet", **FEW)
    return table, (counts > 0).sum(axis=0), table["speaker"]


def keyness(groups, ratio, draw):
    counts, sizes, group = drawn(groups, ratio, draw, words=300)
    texts = [
        " ".join(f"T{thing} " * n for thing, n in enumerate(row)) + " w" * max(size - row.sum(), 1)
        for row, size in zip(counts, sizes)
    ]
    articles = articles_of(sizes, group, texts)
    tables = []
    for name in sorted(set(articles["outlet"])):
        own = articles["outlet"] == name
        tables.append(pd.DataFrame(compare.keyness(articles[own], articles[~own], permutations=199)).drop("w"))
    table = pd.concat(tables).reset_index()
    return table, (counts > 0).sum(axis=0), table["term"].str.upper()


def shares(groups, ratio, draw, column):
    """Of the twenty or so quotes or mentions of an article, who or what each is: the things, or something else."""
    counts, sizes, group = drawn(groups, ratio, draw, words=60, longest=3)
    rest = np.maximum(sizes - counts.sum(axis=1), 0)
    rows = rows_of(counts, column)
    other = pd.DataFrame({"article_id": [f"a{n}" for n in np.repeat(np.arange(len(sizes)), rest)], column: "OTHER"})
    articles = articles_of(sizes, group)
    rows = pd.concat([rows, other], ignore_index=True).merge(articles[["article_id", "outlet"]])
    return rows, articles, (counts > 0).sum(axis=0)


def sourcing(groups, ratio, draw):
    rows, articles, support = shares(groups, ratio, draw, "actor_id")
    quotes = rows.assign(kind="indirect", content="no")
    table = compare.sourcing(quotes, articles, **FEW)
    table = table[(table["measure"] == "actor") & (table["category"] != "OTHER")]
    return table, support, table["category"]


def naming(groups, ratio, draw):
    rows, articles, support = shares(groups, ratio, draw, "designator")
    table = compare.naming(rows.assign(actor_id="NORTH", form="nominal", voice="narration"), articles, **FEW)
    table = table[table["designator"] != "other"]
    return table, support, table["designator"].str.upper()


@pytest.mark.slow
@pytest.mark.parametrize("measure", [rates, keyness, sourcing, naming, accusations])
def test_every_measure_keeps_its_level_whatever_the_lengths(measure):
    found = []
    for groups in GROUPS:
        for ratio in RATIOS:
            for draw in range(3 if groups[0] < 60 else 2):
                table, support, things = measure(groups, ratio, draw)
                held = np.array([support[int(thing.removeprefix("T"))] for thing in things])
                p = table["p"].to_numpy(dtype=float)
                assert not np.isfinite(p[held < MIN_SUPPORT]).any()
                rare = table[held < MIN_SUPPORT]
                assert rare["q"].isna().all()
                assert rare[["ci_low", "ci_high"]].isna().all().all()
                assert rare["note"].str.contains("fewer than").all()
                found.append(p[np.isfinite(p)])
    p = np.concatenate(found)
    assert len(p) > 1500
    assert 0.035 <= (p <= 0.05).mean() <= 0.065


@pytest.mark.slow
@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("longest", [1, 5])
def test_the_level_holds_at_every_support(ratio, longest):
    """Supports from eight to a hundred, groups of 10 to 60, single words and bursts."""
    errors: dict[int, list[np.ndarray]] = {}
    for groups in GROUPS:
        for draw in range(50):
            seed = [2034, draw, int(10 * ratio), groups[0], longest]
            thrown = np.repeat([2, 5, 10, 15, 30, 100], 8)
            counts, sizes, group = simulate_null(
                groups, thrown, len(thrown), ratio=ratio, longest=longest, seed=seed
            )  # fmt: skip
            for own in range(3):
                p = compare_rates(counts, sizes, group == own, n=499, seed=draw).p
                for bursts in set(thrown.tolist()):
                    errors.setdefault(bursts, []).append(p[thrown == bursts])
    for bursts, values in errors.items():
        p = np.concatenate(values)
        if bursts < MIN_SUPPORT:
            assert np.isnan(p).all()
            continue
        share = (p[np.isfinite(p)] <= 0.05).mean()
        # 3,600 tests at most, of which those of one collection hang together: a standard error is about half a percent.
        assert 0.03 <= share <= 0.07, (bursts, share)
    p = np.concatenate([value for values in errors.values() for value in values])
    assert 0.035 <= (p[np.isfinite(p)] <= 0.05).mean() <= 0.065


def test_permutation_alone_errs_on_rare_things():
    """Three bursts, one outlet's articles half as long again: why there is a support."""
    errors = []
    for draw in range(30):
        counts, sizes, group = simulate_null((30, 30, 30), 3, 20, ratio=1.5, seed=[2035, draw])
        errors.append(permute_clusters(counts, sizes, group == 0, n=499, seed=draw).p <= 0.05)
    assert np.mean(errors) > 0.1
