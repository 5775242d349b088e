"""Speed and honesty of the comparison: permutation, keyness, and the error of token-level tests on real articles.

Run as ``python benchmarks/compare.py [FOLDER]``; FOLDER holds articles as .txt (such as PolNeAR's training part,
github networkdynamics/PolNeAR) for the true null: articles split at random, where there is nothing to find.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
import tracemalloc
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare import keyness
from framing.compare.terms import count_terms
from framing.stats import fdr, permute_clusters
from framing.stats.association import g2, log_odds


def permutation() -> str:
    rng = np.random.default_rng(0)
    rate = np.minimum(rng.pareto(1.1, 1700) * 0.02, 5.0)
    counts = sparse.csc_array(rng.poisson(rate * rng.gamma(1, 1, (840, 1))))
    sizes, member = rng.integers(200, 1500, 840), rng.random(840) < 0.4
    start = time.process_time()
    permute_clusters(counts, sizes, member, n=2000)
    return f"2,000 permutations x 1,700 terms x 840 articles: {time.process_time() - start:.2f} s of CPU"


def invented_quotes(n: int = 20_000) -> pd.DataFrame:
    """Quotes of about 20 words out of a Zipfian vocabulary, four an article."""
    rng = np.random.default_rng(1)
    words = np.array([f"word{i}" for i in range(20_000)])
    drawn = words[np.minimum(rng.zipf(1.3, (n, 20)) - 1, 19_999)]
    return pd.DataFrame({"article_id": np.arange(n) // 4, "content": [" ".join(row) for row in drawn]})


def quotes() -> list[str]:
    table = invented_quotes()
    one, two = table[table["article_id"] % 2 == 0], table[table["article_id"] % 2 == 1]
    keyness(one.head(100), two.head(100), permutations=0)
    start = time.process_time()
    keyness(one, two, permutations=0)
    plain = time.process_time() - start
    start = time.process_time()
    tested = keyness(one, two, min_count=20)
    whole = time.process_time() - start
    tracemalloc.start()
    keyness(one, two, permutations=0)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    lines = [f"keyness over 20,000 quotes: {plain:.2f} s of CPU, peak {peak:.0f} MB"]
    lines.append(f"  with 2,000 permutations of its {len(tested):,} words of at least 20 tokens: {whole:.2f} s")
    return lines


def beside() -> str:
    """Log-odds of scattertext on the same counts, where it is installed."""
    if importlib.util.find_spec("scattertext") is None:
        return "scattertext is not installed here: no comparison"
    from scattertext.termscoring.ScaledFScore import ScaledFScorePresets  # noqa: F401  (proves a working install)
    from scattertext.termsignificance import LogOddsRatioUninformativeDirichletPrior

    rng = np.random.default_rng(2)
    counts = rng.poisson(3, (2, 20_000))
    start = time.process_time()
    theirs = LogOddsRatioUninformativeDirichletPrior(0.01).get_zeta_i_j_given_separate_counts(*counts)
    middle = time.process_time()
    ours = log_odds(*counts, 0.01)[1]
    end = time.process_time()
    apart = float(np.nanmax(np.abs(theirs - ours)))
    spent = f"scattertext {middle - start:.4f} s, here {end - middle:.4f} s"
    return f"z of 20,000 terms: {spent}, largest difference {apart:.2g}"


def true_null(folder: Path, runs: int = 100) -> list[str]:
    """Error rates of a true null: real articles, split at random."""
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.txt"))]
    matrix = count_terms(texts, texts[:1]).matrix[: len(texts)].tocsc()
    sizes = np.asarray(matrix.sum(axis=1)).ravel()
    matrix = matrix[:, np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel() >= 50)]
    rng = np.random.default_rng(2031)
    rates: dict[str, list[float]] = {"log-odds z": [], "G2": [], "articles permuted": []}
    found: dict[str, list[int]] = {name: [] for name in rates}
    rows = matrix.tocsr()
    for run in range(runs):
        member = rng.permutation(len(texts)) < len(texts) // 2
        own, rest = (np.asarray(rows[side].sum(axis=0)).ravel() for side in (member, ~member))
        p = {"G2": g2(own, rest, sizes[member].sum() - own, sizes[~member].sum() - rest)[1]}
        from scipy import stats

        p["log-odds z"] = 2 * stats.norm.sf(np.abs(log_odds(own, rest, 0.01)[1]))
        p["articles permuted"] = permute_clusters(matrix, sizes, member, n=999, seed=run).p
        for name, values in p.items():
            rates[name].append(float((values < 0.05).mean()))
            found[name].append(int((fdr(values) < 0.05).sum()))
    lines = [f"true null, {len(texts)} articles split at random {runs} times, {matrix.shape[1]:,} words:"]
    for name in rates:
        level, words = np.mean(rates[name]), np.mean(found[name])
        lines.append(f"  {name}: {level:.1%} at the 5% level; {words:.1f} words a run at q < 0.05")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="folder of .txt articles for the true null")
    folder = parser.parse_args().folder
    print(permutation())
    print("\n".join(quotes()))
    print(beside())
    if folder is not None:
        print("\n".join(true_null(folder)))


if __name__ == "__main__":
    main()
