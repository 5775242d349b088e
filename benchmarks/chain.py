"""Speed of the whole chain on one core, step by step, beside a plain tagger over the same texts in the same process.

    python benchmarks/chain.py FILE.jsonl[.gz] | DIR [--articles 200] [--rounds 3] [--chunk 32] [--json]
    python benchmarks/chain.py FILE.jsonl[.gz] | DIR --against CHECKOUT [--articles 120] [--rounds 4]

FILE has a line an article with `text` (and `title`, `outlet`); DIR holds ``*.txt``. The steps are those of ``framing
analyze`` without a registry: quotes, mentions, who the sources are, sentiment, frames, quantities; `analyze` is the
call of that name, which does all of them and sums up the actors. Held against them is what any reading of news begins
with, by NLTK: Punkt's sentences, its word tokenizer and an averaged perceptron tagger (that of ``nltk.tag``; where its
data is not installed, one that is trained here, on the parts of speech that this package gives to the first texts: the
speed is the same).

The rounds of all steps and of the alternative take turns, and the best round counts, in processor time, so that other
work on the machine disturbs little. `ratio` is the time of the alternative over that of the step: above 1, the step is
faster. For one core set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1.

Two versions of the package are compared with ``--against``, which names the folder of another checkout (``git worktree
add --detach ../before COMMIT``). Each runs in a process of its own, in one thread; they take turns with `analyze`, on
other articles each round, so that neither gains from what it keeps of a text. Whether their tables are equal is told
too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
from nltk.tag.perceptron import PerceptronTagger
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer

from framing.actors import find_mentions, resolve_actors
from framing.articles import read_articles
from framing.articles.as_read import read_whole
from framing.compare import find_quantities
from framing.frames import add_sentiment, find_frames
from framing.quotes import extract_quotes
from framing.study import analyze
from framing.text import Document, count_words

_LESSON = 30  # texts that a tagger is trained on where NLTK has none
_WARM = 32  # articles with which two versions read their models before they take turns
STEPS = ("quotes", "mentions", "sources", "sentiment", "frames", "quantities")


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
    find_quantities(articles)
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


#: What a version does for each number of a round that it reads: analyze those articles, and say how long it took.
_TURN = """
import hashlib, json, sys, time, warnings
from pathlib import Path
import framing
from framing.study import analyze
import pandas as pd

warnings.simplefilter("ignore")
assert Path(framing.__file__).is_relative_to(sys.argv[1]), framing.__file__
rounds = [pd.DataFrame(rows) for rows in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))]
analyze(rounds.pop(0), scope="all")
for line in sys.stdin:
    begin = time.process_time()
    study = analyze(rounds[int(line)], scope="all")
    seconds = time.process_time() - begin
    told = "".join(getattr(study, name).to_json() for name in ("quotes", "mentions", "actors", "hits"))
    print(json.dumps([seconds, hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()]), flush=True)
"""


class Version:
    """A checkout of the package at work."""

    def __init__(self, folder: Path, file: Path) -> None:
        one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(folder)}
        command = [sys.executable, "-c", _TURN, str(folder), str(file)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, cwd=folder, env={**os.environ, **one}, text=True, **pipes)

    def turn(self, number: int) -> tuple[float, str]:
        """Seconds for the articles of a round, and a hash of the tables."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        seconds, tables = json.loads(self._process.stdout.readline())
        return seconds, tables

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def against(other: Path, articles: pd.DataFrame, rounds: int) -> None:
    """Print the times of two versions over the same articles, round by round."""
    columns = [name for name in ("article_id", "outlet", "title", "text") if name in articles]
    size = (len(articles) - _WARM) // rounds
    bounds = [0, *range(_WARM, len(articles) + 1, size)][: rounds + 2]
    parts = [articles[columns].iloc[a:b].to_dict("records") for a, b in pairwise(bounds)]
    words = [sum(count_words(row["text"]) for row in part) for part in parts[1:]]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rounds.json"
        file.write_text(json.dumps(parts, default=str), encoding="utf-8")
        versions = [Version(path.resolve(), file) for path in (other, Path(__file__).parent.parent)]
        print(f"{size} articles a round, {sum(words)} words; words a second of processor time")
        print(f"{'round':>5} {'other':>9} {'this':>9} {'ratio':>7}  tables")
        sums = [0.0, 0.0]
        for number in range(rounds):
            found = [(0.0, ""), (0.0, "")]
            for place in (0, 1) if number % 2 == 0 else (1, 0):
                found[place] = versions[place].turn(number)
                sums[place] += found[place][0]
            (before, one), (now, two) = found
            told = "equal" if one == two else "differ"
            print(
                f"{number + 1:5} {words[number] / before:9,.0f} {words[number] / now:9,.0f} {before / now:7.3f}  {told}"
            )
        print(f"{'all':>5} {sum(words) / sums[0]:9,.0f} {sum(words) / sums[1]:9,.0f} {sums[0] / sums[1]:7.3f}")
        for version in versions:
            version.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=200, help="in each round, with --against")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="compare with the package in another folder")
    parser.add_argument("--chunk", type=int, default=32)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args()
    if given.against is not None:
        against(given.against, read(given.source, given.articles * given.rounds + _WARM), given.rounds)
        return
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
