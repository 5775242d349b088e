"""How processor time grows with the length of a text, beside the linear expectation.

    python benchmarks/growth.py [--words 2000] [--times 8] [--bound 2.0]

Texts of several kinds, hard ones among them (marks that are never closed, one sentence without an end, headlines all in
capitals), are read at `words` words and at `times` as many. The ratio is the time of a word in the long text to that of
a word in the short one: 1 where time grows with the text, `times` where it grows with the square. Ends with status 1
where a ratio is above `bound`, which is wide, since it is time that is measured. The tests count operations instead
(``operations`` in ``tests/conftest.py``); what happens inside compiled code is seen here alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Any

import pandas as pd

from framing.actors import find_mentions, resolve_actors
from framing.frames import find_frames
from framing.quotes import extract_quotes
from framing.text import find_quotations, tokenize

TEXTS = {
    "plain news": "The minister said that the talks had failed. “We lost,” she added. Officials denied the attack. ",
    "one sentence": "he said that Interfax quoted Lee as saying it was “a mess ",
    "capitals": "THE MINISTER SAID THE TALKS HAD FAILED ",
    "open marks": "“One thing.\n\n",
    "apostrophes": "it's “a 'b s' c d' ",
    "names": "Ann Lee met John Smith of Acme Corp. in Paris, and Mary Jones of the Trade Ministry left. ",
}


def _articles(text: str) -> pd.DataFrame:
    return pd.DataFrame({"article_id": ["a"], "outlet": ["Daily"], "text": [text]})


def _quotes(text: str) -> None:
    extract_quotes(_articles(text), scope="all")


def _mentions(text: str) -> None:
    articles = _articles(text)
    quotes = extract_quotes(articles)
    resolve_actors(quotes, articles, find_mentions(articles, quotes))


def _frames(text: str) -> None:
    articles = _articles(text)
    quotes = extract_quotes(articles)
    find_frames(articles, quotes, mentions=find_mentions(articles, quotes))


STEPS: dict[str, Callable[[str], Any]] = {
    "tokens": tokenize,
    "marks": find_quotations,
    "quotes": _quotes,
    "quotes, actors": _mentions,
    "quotes, mentions, frames": _frames,
}


def seconds(work: Callable[[str], Any], texts: list[str]) -> float:
    """Processor time of the fastest of some texts of one length; each is new, since texts are remembered."""
    best = float("inf")
    for text in texts:
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--words", type=int, default=2000)
    arguments.add_argument("--times", type=int, default=8)
    arguments.add_argument("--bound", type=float, default=2.0)
    given = arguments.parse_args()
    worst = 0.0
    for step, work in STEPS.items():
        for kind, unit in TEXTS.items():
            pieces = max(1, given.words // len(unit.split()))
            work(unit)
            short = seconds(work, [f"{number} {unit * pieces}" for number in range(5)])
            long = seconds(work, [f"{number} {unit * (pieces * given.times)}" for number in range(2)])
            ratio = long / given.times / max(short, 1e-4)
            worst = max(worst, ratio)
            print(f"{step:26}{kind:14}{1000 * short:9.1f} ms {1000 * long:9.1f} ms   ratio {ratio:5.2f}")
    print(f"worst ratio {worst:.2f}, bound {given.bound:g}")
    return int(worst > given.bound)


if __name__ == "__main__":
    sys.exit(main())
