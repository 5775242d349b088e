"""Draw hits at random from a folder of articles and print them with their sentence, to be judged by hand.

    python benchmarks/sample_hits.py FOLDER [--n 100] [--seed 0]

Prints one line a hit: number, frame, term, voice, the sentence with the hit in brackets.
"""

from __future__ import annotations

import argparse

import numpy as np

import framing as fr
from framing.tables import empty
from framing.text import Document


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    articles = fr.read_articles(options.folder)
    quotes = fr.extract_quotes(articles, scope="all")
    hits = fr.find_frames(articles, quotes, None, empty("mentions"))
    print(f"{len(hits)} hits in {len(articles)} articles")
    drawn = np.sort(np.random.default_rng(options.seed).choice(len(hits), min(options.n, len(hits)), replace=False))
    texts = dict(zip(articles["article_id"], articles["text"]))
    documents: dict[str, Document] = {}
    for number, row in enumerate(hits.iloc[drawn].itertuples(), 1):
        key = str(row.article_id)
        document = documents.setdefault(key, Document(texts[key]))
        start, end = next((s, e) for s, e in document.sentences if s <= row.start < e)
        first, after = max(start, row.start - 110), min(end, row.end + 90)
        passage = f"{document.text[first : row.start]}[{row.surface}]{document.text[row.end : after]}"
        print(f"{number} {row.frame} ({row.term_id}, {row.voice}): {' '.join(passage.split())}")


if __name__ == "__main__":
    main()
