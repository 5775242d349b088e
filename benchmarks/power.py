"""Power of the tests and coverage of the intervals: every number of the page on statistics, measured again.

Run as ``python benchmarks/power.py``; about ten minutes on one core, the same numbers each time.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
import pandas as pd
from scipy import sparse

from framing import invented
from framing.compare import keyness
from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import each_row
from framing.compare.inference.options import Inference
from framing.compare.term_counts import count_terms
from framing.stats import bootstrap_weights, fdr, percentile_interval, permute_clusters, resampled_rates

#: Collections drawn for each row of the table of power, and runs for each of that of coverage.
COLLECTIONS, RUNS = 40, 1000
_REST = 600  # articles: from 500 on they take their part of resamples of all
_OUTLET, _WORD = "Karvian Herald", "terrorists"
#: How articles differ in their rate: shape of the gamma distribution, share of articles that have none.
SHAPES = {"rates vary little": (3.0, 0.0), "rates vary much": (1.0, 0.0), "half of the articles have none": (1.0, 0.5)}


def power(per_outlet: int, slant: float, collections: int) -> tuple[int, int, float]:
    """Count the collections in which the Herald's word for the League is found at q < 0.05 over all words.

    Beside it, those in which the permutation of every word, rare ones too, finds it, and how many articles hold it.
    """
    found, plain, held = 0, 0, []
    for seed in range(collections):
        articles = invented.articles(per_outlet, seed=seed, slant=slant)
        own = articles["outlet"] == _OUTLET
        table = keyness(articles[own], articles[~own], min_count=5)
        found += bool(_WORD in table.index and table.loc[_WORD, "q"] < 0.05)
        counts = count_terms(articles[own], articles[~own])
        matrix = counts.matrix[:, counts.matrix.sum(axis=0) >= 5]
        size = np.asarray(counts.matrix.sum(axis=1)).ravel()
        terms = [term for term, n in zip(counts.terms, counts.target + counts.reference) if n >= 5]
        q = fdr(permute_clusters(matrix, size, counts.member).p)
        plain += bool(_WORD in terms and q[terms.index(_WORD)] < 0.05)
        held.append(int(articles["text"].str.contains(_WORD).sum()))
    return found, plain, float(np.mean(held))


def coverage(
    articles: int, shape: float, none: float, runs: int, others: int | None = None, seed: int = 2031
) -> tuple[float, float, float]:
    """How often 95 % intervals hold the true rate, the true difference from another group, and the rate by the
    percentile bootstrap alone; the other group has as many articles, or `others`.
    """
    rng = np.random.default_rng(seed)
    n = articles + (articles if others is None else others)
    truth, rate, effect, plain, known = 5.0 / 1000, 0, 0, 0, [0, 0]
    names = ["one", "other"]
    for run in range(runs):
        sizes = rng.integers(200, 1500, n).astype(float)
        own = rng.gamma(shape, truth / shape, n) * (rng.random(n) >= none) / (1 - none)
        counts = sparse.csr_array(rng.poisson(own * sizes)[:, None])
        how = Inference(permutations=1, bootstraps=1000, seed=run)
        design = Design(pd.RangeIndex(n), [names[place >= articles] for place in range(n)], names, how)
        row = each_row(compare_groups(counts, sizes, design))[0]
        if np.isfinite(row["ci_low"]):
            draws = resampled_rates(counts[:articles], sizes[:articles], bootstrap_weights(articles, 1000, run))
            ends = percentile_interval(draws, articles)
            plain += int(ends[0][0] <= truth <= ends[1][0])
        for place, low, high, true in ((0, "ci_low", "ci_high", truth), (1, "effect_low", "effect_high", 0.0)):
            if np.isfinite(row[low]):  # a group that counts nothing gets no interval
                known[place] += 1
                hit = int(row[low] <= true <= row[high])
                rate, effect = (rate + hit, effect) if place == 0 else (rate, effect + hit)
    return rate / max(known[0], 1), effect / max(known[1], 1), plain / max(known[0], 1)


def lines(collections: int, runs: int) -> Iterator[str]:
    yield f"power: {_OUTLET}'s word {_WORD!r} against the other five outlets, q < 0.05 over all words"
    for per_outlet, slant in ((6, 1.0), (12, 1.0), (24, 1.0), (12, 0.5), (24, 0.5), (48, 0.5)):
        found, plain, held = power(per_outlet, slant, collections)
        yield (
            f"  {per_outlet} articles against {5 * per_outlet}, slant {slant}: {found} of {collections} collections "
            f"(permutation of every word: {plain}; the word stands in {held:.0f} articles)"
        )
    yield f"coverage of 95 % intervals, {runs} runs: rate | difference of two groups | rate, percentile alone"
    for name, (shape, none) in SHAPES.items():
        for articles in (5, 8, 12, 30):
            rate, effect, plain = coverage(articles, shape, none, runs)
            yield f"  {name}, {articles} articles: {rate:.1%} | {effect:.1%} | {plain:.1%}"
    yield f"coverage of the difference from a group of {_REST} articles, whose resamples all groups share"
    for name, (shape, none) in SHAPES.items():
        for articles in (8, 12, 30):
            yield f"  {name}, {articles} articles: {coverage(articles, shape, none, runs, _REST)[1]:.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collections", type=int, default=COLLECTIONS, help="invented collections a row")
    parser.add_argument("--runs", type=int, default=RUNS, help="simulated comparisons a row")
    given = parser.parse_args()
    for line in lines(given.collections, given.runs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
