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
from framing.compare.term_counts import count_terms
from framing.stats import fdr, permute_clusters
from framing.stats.association import g2, log_odds


def permutation() -> str:
    rng = np.random.default_rng(0)
    rate = np.minimum(rng.pareto(1.1, 1700) * 0.02, 5.0)
    counts = sparse.csc_array(rng.poisson(rate * rng.gamma(1, 1, (840, 1))))
    sizes, member = rng.integers(200, 1500, 840), rng.random(840) < 0.4
    times = []
    for _ in range(3):
        start = time.process_time()
        permute_clusters(counts, sizes, member, n=2000)
        times.append(time.process_time() - start)
    return f"2,000 permutations x 1,700 terms x 840 articles: {min(times):.2f} s of CPU (best of 3)"


def links(n: int = 10_000) -> str:
    """Sentences of quotes of one event, every tenth said again elsewhere with a word changed."""
    from framing.compare import statements

    rng = np.random.default_rng(4)
    syllables = np.array([f"{a}{b}" for a in "bdfglmnprst" for b in "aeiou"])
    vocabulary = np.unique(["".join(rng.choice(syllables, 3)) for _ in range(20_000)])
    rng.shuffle(vocabulary)
    weights = 1 / np.arange(1, len(vocabulary) + 1) ** 0.7
    articles, quotes, said = [], [], []
    for number in range(n):
        words = rng.choice(vocabulary, int(rng.integers(8, 26)), p=weights / weights.sum()).tolist()
        if number % 10 == 9:
            words = [*said[int(rng.integers(len(said)))]]
            words[len(words) // 2] = "otherwise"
        said.append(words)
    for place in range(0, n, 4):
        text, spans = "", []
        for words in said[place : place + 4]:
            text += f"Lee {place} said: "
            spans.append((len(text), len(text) + 2 + len(" ".join(words)) + 1))
            text += f'"{" ".join(words).capitalize()}." '
        name = f"a{place:05d}"
        articles.append({"article_id": name, "outlet": f"Outlet {place % 24}", "text": text, "event": "e"})
        for start, end in spans:
            quotes.append({
                "quote_id": f"{name}:{start}", "article_id": name, "kind": "direct", "actor_id": None,
                "content_spans": [[start, end]], "marked_spans": [[start + 1, end - 1]],
            })  # fmt: skip
    start = time.process_time()
    found = statements(pd.DataFrame(quotes), pd.DataFrame(articles))
    spent = time.process_time() - start
    return f"statements of {n:,} quotes of one event: {spent:.1f} s of CPU, {len(found):,} links"


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
    times = []
    for _ in range(3):
        start = time.process_time()
        keyness(one, two, permutations=0)
        times.append(time.process_time() - start)
    plain = min(times)
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


def beside() -> list[str]:
    """Scattertext in the same process, where it is installed: from texts to z, and z from the same counts."""
    if importlib.util.find_spec("scattertext") is None:
        return ["scattertext is not installed here: no comparison (a fresh environment with both will do)"]
    from scattertext import CorpusFromPandas, whitespace_nlp_with_sentences
    from scattertext.termsignificance import LogOddsRatioUninformativeDirichletPrior

    theirs = LogOddsRatioUninformativeDirichletPrior(0.01)
    counts = np.random.default_rng(2).poisson(3, (2, 200_000))
    spent, z = [], []
    for score in (
        lambda: theirs.get_zeta_i_j_given_separate_counts(*counts),
        lambda: log_odds(*counts, 0.01, "four-term")[1],
    ):
        score()
        start = time.process_time()
        for _ in range(10):
            z.append(score())
        spent.append((time.process_time() - start) / 10)
    apart = float(np.nanmax(np.abs(z[0] - z[-1])))
    lines = [f"z of 200,000 terms: scattertext {spent[0]:.4f} s, here {spent[1]:.4f} s, largest difference {apart:.1g}"]
    table = invented_quotes()
    table["side"] = np.where(table["article_id"] % 2 == 0, "even", "odd")
    table["parsed"] = table["content"]  # scattertext writes into the table

    def whole() -> None:
        corpus = CorpusFromPandas(
            table.copy(), category_col="side", text_col="content", nlp=whitespace_nlp_with_sentences
        ).build()
        theirs.get_zeta_i_j(corpus.get_unigram_corpus().get_term_freq_df()[["even freq", "odd freq"]].to_numpy())

    start = time.process_time()
    whole()
    cpu = time.process_time() - start
    tracemalloc.start()
    whole()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return [
        *lines,
        f"  scattertext from the same 20,000 texts to z, words only kept at the end: {cpu:.2f} s, peak {peak:.0f} MB",
    ]


def true_null(folder: Path, runs: int = 100) -> list[str]:
    """Error rates of a true null: real articles, split at random."""
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.txt"))]
    matrix = count_terms(texts, ["nothing"]).matrix[: len(texts)].tocsc()
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
    print(links())
    print("\n".join(beside()))
    if folder is not None:
        print("\n".join(true_null(folder)))


if __name__ == "__main__":
    main()
