"""How often the test of two sides in the same articles errs, and how often its interval holds the truth.

Run as ``python benchmarks/sides.py`` (about five minutes on one core, the same numbers each time). The articles are
drawn by :func:`framing.stats.simulate_within`: three in ten tell of one side only, the others of both, and what an
article says of one side hangs together with what it says of the other, or goes against it. Beside the test stands the
one that takes each side of an article for a unit of its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np

from framing.stats import compare_rates, compare_within, simulate_within, within_interval

TOGETHER = (-0.7, 0.0, 0.7)
ARTICLES = (12, 30, 60)


def lines(runs: int) -> Iterator[str]:
    """A row for each number of articles and acts of each side."""
    yield "articles, acts of an article | together: p ≤ .05 by flipped signs, with sides as units, interval holds"
    for articles in ARTICLES:
        for sizes in ((2.0, 2.0), (6.0, 1.0)):
            cells = []
            for together in TOGETHER:
                level, apart, held = _measured(articles, sizes, together, runs)
                cells.append(f"{together:+.1f}: {level:.1%}, {apart:.1%}, {held:.1%}")
            yield f"{articles}, {sizes[0] + 1:.0f} and {sizes[1] + 1:.0f} | " + " | ".join(cells)


def _measured(articles: int, sizes: tuple[float, float], together: float, runs: int) -> tuple[float, float, float]:
    flipped, apart, held = [], [], []
    for run in range(runs):
        seed = [2040, run, articles, int(sizes[0])]
        own, size, other, rest = simulate_within(articles, sizes, together=together, seed=seed)
        flipped.append(compare_within(own, size, other, rest, n=499, seed=run).p[0])
        both, told = np.vstack([own, other]), np.concatenate([size, rest])
        member = np.repeat([True, False], articles)
        apart.append(compare_rates(both[told > 0], told[told > 0], member[told > 0], n=499, seed=run).p[0])
        own, size, other, rest = simulate_within(articles, sizes, (0.6, 0.4), together=together, seed=seed)
        low, high = within_interval(own, size, other, rest, n=500, seed=run)
        held.append(low[0] <= 0.2 <= high[0])
    shares = [np.array(p)[np.isfinite(p)] <= 0.05 for p in (flipped, apart)]
    return float(shares[0].mean()), float(shares[1].mean()), float(np.mean(held))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000, help="collections drawn for each cell")
    for line in lines(parser.parse_args().runs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
