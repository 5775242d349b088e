"""How often the tests err where nothing differs: on invented counts, and on real articles split at random.

Run as ``python benchmarks/null.py`` for the grid of supports, lengths and sizes of the groups (about four minutes on
one core, the same numbers each time), or with a JSON Lines file of articles for the real null::

    python benchmarks/null.py --articles articles.jsonl.gz

Any collection will do; the numbers of the page on statistics are of articles drawn from the 12,000 of
https://github.com/ramybaly/Article-Bias-Prediction (Baly et al. 2020). Articles fall to two pseudo-outlets by chance,
to the one the likelier the longer they are.

    python benchmarks/null.py --copies 60

draws so many collections in which outlets print the same texts, and compares what ``copies=`` makes of them.

    python benchmarks/null.py --coverage 2000

draws so many events that outlets of unequal size report, each with its chance by its size, and tests the sides as
``compare.coverage`` does (a few seconds).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr
from framing import compare
from framing.stats import MIN_EXPECTED, MIN_SUPPORT, compare_rates, reached_by_chance, simulate_null

RATIOS, SIZES = (1.0, 1.5, 2.0, 4.0), ((10, 10, 10), (30, 30, 30), (60, 60, 60), (10, 60), (60, 10))
BURSTS = (1, 2, 3, 5, 8, 10, 15, 30, 100)


def grid(draws: int, longest: int) -> Iterator[str]:
    """Share of p ≤ .05 among the tests, and how many of the rows were tested."""
    yield f"bursts of 1 to {longest} words: share of p ≤ .05 in percent (rows tested in percent)"
    yield "  articles, ratio | " + " | ".join(f"{bursts} bursts" for bursts in BURSTS)
    for groups in SIZES:
        for ratio in RATIOS:
            cells = []
            for bursts in BURSTS:
                p = np.concatenate([_p_values(groups, ratio, bursts, longest, draw) for draw in range(draws)])
                tested = p[np.isfinite(p)]
                few = len(tested) < 200
                cells.append("–" if few else f"{(tested <= 0.05).mean():.1%} ({np.isfinite(p).mean():.0%})")
            yield f"  {'+'.join(map(str, groups))}, × {ratio} | " + " | ".join(cells)


def _p_values(groups: tuple[int, ...], ratio: float, bursts: int, longest: int, draw: int) -> Any:
    counts, sizes, group = simulate_null(
        groups, bursts, 20, ratio=ratio, longest=longest, seed=[2032, draw, bursts, int(10 * ratio), *groups]
    )
    own = range(len(groups)) if len(groups) > 2 else (0,)
    return np.concatenate([compare_rates(counts, sizes, group == g, n=499, seed=draw).p for g in own])


def real(path: Path, runs: range, pool: int, size: int, tilt: float) -> Iterator[str]:
    """Share of runs in which anything is found at q < .05, table by table."""
    rows = pd.read_json(path, lines=True)
    rows = rows[rows["text"].str.len() > 500].sample(pool, random_state=2032)
    articles = fr.read_articles(rows[["text"]].assign(title=None).reset_index(drop=True))
    study = fr.analyze(articles, registry="world", workers=2)
    yield (
        f"{size} of {len(study.articles)} articles drawn for each of {len(runs)} runs; the chance of the first outlet "
        "grows with length"
    )
    found: dict[str, list[tuple[float, ...]]] = {}
    ratios = []
    for run in runs:
        rng = np.random.default_rng([2032, run])
        part = study[sorted(rng.choice(study.articles["article_id"], size, replace=False))]
        words = part.articles["text"].str.count(r"\w+").to_numpy(dtype=float)
        rank = np.argsort(np.argsort(words)) / len(words)
        long = rng.random(len(words)) < np.clip(0.5 + tilt * (rank - 0.5), 0.02, 0.98)
        ratios.append(float(words[long].mean() / words[~long].mean()))
        outlet = dict(zip(part.articles["article_id"], np.where(long, "Long", "Short")))
        for name, table in _tables(part, outlet, run).items():
            p, q = (table[column].dropna().astype(float) for column in "pq")
            found.setdefault(name, []).append((float((q < 0.05).any()), (p <= 0.05).sum(), len(p), len(table)))
    yield f"mean length of the one over that of the other: {np.mean(ratios):.2f}"
    for name, results in found.items():
        any_found, below, tested, whole = np.array(results, dtype=float).sum(axis=0)
        share = f"{below / tested:.1%}" if tested else "–"
        yield (
            f"  {name}: q < .05 in {int(any_found)} of {len(results)} runs; p ≤ .05 in {share} of the tests; "
            f"{tested / whole:.1%} of the rows tested"
        )


#: What is compared: outlets of which one alone or none has texts of its own, in the order of their texts, by agency.
PRINTED = {
    "one outlet with texts of its own, four that print an agency's": ("a bbbb", "outlet"),
    "two sides of three outlets, each with an agency": ("aaa bbb", "side"),
    "four outlets, half of whose texts are an agency's": ("b b b b", "outlet"),
}


def printed(runs: int, texts: int = 30, things: int = 10) -> Iterator[str]:
    """Share of p < .05 where outlets print the same texts, and nothing else differs but by chance."""
    yield f"{texts} texts an outlet, {things} things counted in each of {runs} collections: share of p < .05"
    for name, (sides, by) in PRINTED.items():
        outlets = [(agency, side) for side, part in enumerate(sides.split()) for agency in part]
        half = len(outlets) == len(sides.split())  # every outlet is a side of its own
        errors: dict[str, list[Any]] = {"once": [], "all": []}
        for run in range(runs):
            rng = np.random.default_rng([2034, run])
            drawn = {agency: _bursts(rng, texts, things) for agency in "ab"}
            rows, counts, first = [], [], {}
            for number, (agency, side) in enumerate(outlets):
                own = _bursts(rng, texts, things)
                shared = [not half or k < texts // 2 for k in range(texts)]
                for k in range(texts):
                    ident = f"o{number}-{k}"
                    of = first.setdefault((agency, k), ident) if shared[k] else ident
                    rows.append((ident, f"o{number}", side, None if of == ident else of, "word " * 100))
                    counts.append(drawn[agency][k] if shared[k] else own[k])
            articles = pd.DataFrame(rows, columns=["article_id", "outlet", "side", "duplicate_of", "text"])
            each = np.array(counts)
            article, thing = np.nonzero(each)
            hits = pd.DataFrame({"article_id": articles["article_id"].to_numpy()[article], "frame": thing.astype(str)})
            hits = hits.loc[hits.index.repeat(each[article, thing])].reset_index(drop=True)
            for copies in errors:
                draws: dict[str, Any] = {"permutations": 499, "bootstraps": 1, "seed": run, "copies": copies}
                table = compare.rates(hits, articles, by=by, groups=[articles[by].iloc[0]], **draws)
                errors[copies] += table["p"].dropna().tolist()
        shares = (f"{np.mean(np.array(p) < 0.05):.1%} with copies={copies!r}" for copies, p in errors.items())
        yield f"  {name}: {', '.join(shares)}"


#: Outlets, and how many of them are of the side that is tested.
SIDES = ((12, 6), (24, 12), (24, 6), (60, 30), (60, 12))


def reported(events: int) -> Iterator[str]:
    """Share of p ≤ .05 where nothing decides which outlet reports an event but its size."""
    yield f"{events} events that enough outlets report, sizes log-normal (σ = 1): share of p ≤ .05"
    for outlets, own in SIDES:
        rng = np.random.default_rng([2035, outlets, own])
        members, found = np.arange(outlets) < own, list[float]()
        while len(found) < events:
            sizes = np.round(np.exp(rng.normal(3, 1, outlets))) + 1
            there = rng.random(outlets) < 1 - np.exp(-rng.choice([0.01, 0.03, 0.1]) * sizes)
            reached = int(there.sum())
            if not MIN_SUPPORT <= reached < outlets:
                continue
            expected, p = reached_by_chance(sizes, members, reached, int(there[members].sum()))
            if MIN_EXPECTED <= expected <= reached - MIN_EXPECTED:
                found.append(p)
        yield f"  {outlets} outlets, {own} of the one side: {(np.array(found) <= 0.05).mean():.1%}"


def _bursts(rng: np.random.Generator, texts: int, things: int) -> Any:
    return rng.poisson(rng.gamma(2.0, 1.5, (texts, things)))


def _tables(study: Any, outlet: dict[str, str], seed: int) -> dict[str, pd.DataFrame]:
    articles = study.articles.assign(outlet=study.articles["article_id"].map(outlet))
    own = articles["outlet"] == "Long"
    draws: dict[str, Any] = {"permutations": 999, "bootstraps": 1, "seed": seed}
    parts: dict[str, Callable[[], pd.DataFrame]] = {
        "rates of frames": lambda: compare.rates(study.hits, articles, **draws),
        "rates of terms": lambda: compare.rates(study.hits, articles, what="term", **draws),
        "keyness": lambda: compare.keyness(articles[own], articles[~own], permutations=999, seed=seed),
        "sourcing": lambda: compare.sourcing(study.quotes, articles=articles, actors=study.actors, **draws),
        "naming": lambda: compare.naming(study.mentions, articles=articles, **draws),
        "accusations": lambda: compare.accusations(
            study.hits, articles, by="outlet", actors=study.actors, **draws
        ),
    }  # fmt: skip
    return {name: make() for name, make in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=40, help="collections of 20 things drawn for each cell")
    parser.add_argument("--articles", type=Path, help="JSON Lines, perhaps gzipped, with a column text")
    parser.add_argument("--runs", type=int, default=104, help="random splits of the real articles")
    parser.add_argument("--first", type=int, default=0, help="number of the first run, to share them among processes")
    parser.add_argument("--pool", type=int, default=600, help="real articles analysed")
    parser.add_argument("--size", type=int, default=120, help="of which each run draws so many")
    parser.add_argument("--tilt", type=float, default=1.0, help="how strongly length decides the outlet, from 0 to 2")
    parser.add_argument("--copies", type=int, help="collections in which outlets print the same texts")
    parser.add_argument("--coverage", type=int, help="events that outlets of unequal size report")
    given = parser.parse_args()
    lines: Iterable[str] = (
        printed(given.copies)
        if given.copies
        else reported(given.coverage)
        if given.coverage
        else (
            real(given.articles, range(given.first, given.first + given.runs), given.pool, given.size, given.tilt)
            if given.articles
            else (line for longest in (5, 1) for line in grid(given.draws, longest))
        )
    )
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
