"""How good suggestions for a lexicon are: terms of shipped frames that come back from five seeds of the frame.

    python benchmarks/suggestions.py --articles articles.jsonl.gz [--number 300] [--seed 3] [--draws 3]

``articles.jsonl.gz`` is any collection of news with the fields that ``framing`` reads, such as Article-Bias-Prediction
(Baly et al., EMNLP 2020; Apache-2.0). For each frame of the conflict lexicon, five of its single words that are
found at least five times are drawn as seeds, ``--draws`` times; the other terms are what a person would accept. Printed
is the share of the first 25 candidates that an entry of the frame finds: by the two orders alone, by both as the
package puts them together, and by both with the same weight; and the share of all candidates (any).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import warnings
from pathlib import Path

import pandas as pd

import framing as fr
from framing.lexicons import Lexicon, Matcher, read_lexicon, suggest_terms
from framing.lexicons.authoring.suggest_terms import fused

FIRST, SEEDS, LEAST = 25, 5, 8


def main() -> None:
    """Print a line a frame and the means."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--draws", type=int, default=3)
    options = parser.parse_args()
    opened = gzip.open if options.articles.suffix == ".gz" else open
    with opened(options.articles, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    draw = random.Random(options.seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        articles = fr.read_articles(pd.DataFrame(draw.sample(rows, options.number)))
    lexicon = read_lexicon("conflict")
    found = _words(articles, lexicon)
    results = {}
    frames = [(frame, words) for frame, words in sorted(found.items()) if len(words) >= LEAST]
    for number, (frame, words) in enumerate(frames * options.draws):
        seeds = draw.sample(sorted(words), SEEDS)
        table = suggest_terms(articles, seeds, frame, 100_000)
        table = table[table["kind"] != "seed"]
        own = Matcher(lexicon.only(frame))
        right = table["term"].map(lambda term, own=own: bool(own.match(term)))
        orders = {"both": table["score"], "similarity": table["similarity"], "z": table["z"]}
        columns = table["similarity"].to_numpy(), table["z"].to_numpy()
        orders["equal"] = pd.Series(fused(*columns, company=1.0), index=table.index)
        results[number] = {
            name: right[values.sort_values(ascending=False, kind="stable").index[:FIRST]].mean()
            for name, values in orders.items()
        } | {"any": right.mean()}
        print(f"{frame:22s} " + "  ".join(f"{name} {value:.2f}" for name, value in results[number].items()), seeds)
    means = pd.DataFrame(results).mean(axis=1)
    print(f"{'mean':22s} " + "  ".join(f"{name} {value:.2f}" for name, value in means.items()))


def _words(articles: pd.DataFrame, lexicon: Lexicon) -> dict[str, set[str]]:
    """Single words of the articles that are found, at least five times, by a frame."""
    matcher = Matcher(lexicon)
    counts: dict[tuple[str, str], int] = {}
    for text in articles["text"]:
        for match in matcher.match(str(text)):
            word = fr.text.lemma(str(text)[match.start : match.end].lower())
            if word.isalpha():
                counts[match.entry.frame, word] = counts.get((match.entry.frame, word), 0) + 1
    out: dict[str, set[str]] = {}
    for (frame, word), n in counts.items():
        if n >= 5:
            out.setdefault(frame, set()).add(word)
    return out


if __name__ == "__main__":
    main()
