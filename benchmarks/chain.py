"""Speed of the whole chain on one core, step by step, beside a plain tagger over the same texts in the same process.

    python benchmarks/chain.py FILE.jsonl[.gz] | DIR [--articles 200] [--rounds 3] [--chunk 32] [--json]

FILE has a line an article with `text` (and `title`, `outlet`); DIR holds ``*.txt``. The steps are those of
``framing analyze`` without a registry: quotes, mentions, who the sources are, sentiment, frames; `analyze` is the call
of that name, which does all of them and sums up the actors. Held against them is
what any reading of news begins with, by NLTK: Punkt's sentences, its word tokenizer and an averaged perceptron tagger
(that of ``nltk.tag``; where its data is not installed, one that is trained here, on the parts of speech that this
package gives to the first texts: the speed is the same).

The rounds of all steps and of the alternative take turns, and the best round counts, in processor time, so that other
work on the machine disturbs little. `ratio` is the time of the alternative over that of the step: above 1, the step is
faster. Two versions of the package are compared by their ratios, best in runs that take turns. For one core set
OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
from nltk.tag.perceptron import PerceptronTagger
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer

from framing.actors import find_mentions, resolve_actors
from framing.articles import read_articles
from framing.articles.as_read import read_whole
from framing.frames import add_sentiment, find_frames
from framing.quotes import extract_quotes
from framing.study import analyze
from framing.text import Document, count_words

_LESSON = 30  # texts that a tagger is trained on where NLTK has none
STEPS = ("quotes", "mentions", "sources", "sentiment", "frames")


def read(path: Path, most: int) -> pd.DataFrame:
    """Articles of a file or folder, spread over all of it."""
    if path.is_dir():
        paths = sorted(path.glob("*.txt"))
        rows = [{"article_id": p.stem, "title": "", "text": p.read_text(encoding="utf-8")} for p in paths]
    else:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            rows = [json.loads(line) for line in islice(file, 60 * most)]
        rows = [
            {"article_id": str(n), "outlet": row.get("outlet"), "title": row.get("title") or "", "text": row["text"]}
            for n, row in enumerate(rows)
        ]
    step = max(1, len(rows) // most)
    return read_articles(pd.DataFrame(rows[::step][:most]))


def plain_tagger(texts: list[str]) -> Callable[[str], Any]:
    """NLTK's sentences, words and parts of speech."""
    sentences, words = PunktSentenceTokenizer(), NLTKWordTokenizer()
    try:
        tagger = PerceptronTagger()
    except LookupError:
        tagger = PerceptronTagger(load=False)
        lesson = []
        for document in map(Document, texts[:_LESSON]):
            pairs = list(zip(document.tokens.words, document.tags))
            sentence = document.token_sentence.tolist()
            ends = [k for k in range(1, len(pairs) + 1) if k == len(pairs) or sentence[k] != sentence[k - 1]]
            lesson += [pairs[begin:end] for begin, end in zip([0, *ends], ends)]
        tagger.train(lesson, nr_iter=1)

    def work(text: str) -> Any:
        return [tagger.tag(words.tokenize(sentence)) for sentence in sentences.tokenize(text)]

    return work


def chain(articles: pd.DataFrame) -> list[float]:
    """Processor time of each step over some articles, nothing of which is remembered."""
    articles = read_whole(articles)
    times = [time.process_time()]
    quotes = extract_quotes(articles, scope="all")
    times.append(time.process_time())
    mentions = find_mentions(articles, quotes)
    times.append(time.process_time())
    quotes = resolve_actors(quotes, articles, mentions=mentions)
    times.append(time.process_time())
    quotes = add_sentiment(quotes)
    times.append(time.process_time())
    find_frames(articles, quotes, mentions=mentions)
    times.append(time.process_time())
    return [after - before for before, after in zip(times, times[1:])]


def whole(articles: pd.DataFrame) -> float:
    """Processor time of all of it in one call."""
    begin = time.process_time()
    analyze(articles, scope="all")
    return time.process_time() - begin


def measure(articles: pd.DataFrame, rounds: int, chunk: int) -> dict[str, float]:
    """Best seconds of each step, of the whole and of the alternative, over all articles."""
    texts = articles["text"].tolist()
    tag = plain_tagger(texts)
    parts = [articles.iloc[start : start + chunk] for start in range(0, len(articles), chunk)]
    best = {name: [float("inf")] * len(parts) for name in (*STEPS, "NLTK")}
    entire = float("inf")
    chain(parts[0].iloc[:4])  # models and lexicons are read
    for _ in range(rounds):
        for number, part in enumerate(parts):
            begin = time.process_time()
            for text in part["text"]:
                tag(text)
            alternative = time.process_time() - begin
            for name, seconds in zip((*STEPS, "NLTK"), (*chain(part), alternative)):
                best[name][number] = min(best[name][number], seconds)
        entire = min(entire, whole(articles))
    steps = {name: sum(seconds) for name, seconds in best.items()}
    return {"analyze": entire, **steps}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--chunk", type=int, default=32)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args()
    articles = read(given.source, given.articles)
    words = sum(map(count_words, articles["text"]))
    seconds = measure(articles, given.rounds, given.chunk)
    if given.json:
        json.dump({"words": words, **seconds}, sys.stdout)
        print()
        return
    print(f"{len(articles)} articles, {words} words; best of {given.rounds} rounds, processor time")
    print(f"{'':10} {'words/s':>10} {'share':>7} {'ratio':>7}")
    for name, own in seconds.items():
        print(f"{name:10} {words / own:10,.0f} {own / seconds['analyze']:7.0%} {seconds['NLTK'] / own:7.2f}")


if __name__ == "__main__":
    main()
