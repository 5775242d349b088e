"""How processor time grows: with the length of a text, and with the number of articles.

    python benchmarks/growth.py [--words 2000] [--times 8] [--bound 2.0]
    python benchmarks/growth.py --words 100000 --times 2 --tries 1 --steps whole
    python benchmarks/growth.py --articles ARTICLES.jsonl.gz [--number 1200] [--parts 4] [--bound 1.1]

Without articles: texts of several kinds, hard ones among them (marks that are never closed, one sentence without an
end, headlines all in capitals, a new name in every sentence), are read at `words` words and at `times` as many. The
ratio is the time of a word in the long text to that of a word in the short one: 1 where time grows with the text,
`times` where it grows with the square; the exponent says the same of any two lengths (1 and 2). The fastest of `tries`
texts counts; `whole` is all that ``framing analyze`` does with a text; articles of any length are read. The tests count
operations instead (``operations`` in ``tests/conftest.py``); what happens inside compiled code is seen here alone.

With articles (JSON Lines with ``id``, ``outlet``, ``title`` and ``text``; such as the collection of Baly et al. 2020,
github.com/ramybaly/Article-Bias-Prediction): the verbs run one after the other over the whole of `number` articles,
and over the same ones in `parts` equal parts. Each collection is read by a process of its own that has read a few
other articles before, so that loading the models is no part of it. The ratio is the time of an article in the whole to
that in the parts. The most that an article of them has of what is bounded within an article is told, too: characters of
a sentence, entities, mentions of one (the bounds stand in ``text/sentences.py``, ``actors/link/entities.py``,
``actors/link/pronouns.py`` and ``frames/participants/scene.py``).

Ends with status 1 where a ratio is above `bound`, which is wide, since it is time that is measured; parts that a verb
goes through in less than a tenth of a millisecond an article are shown and not judged.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from framing.actors import find_mentions, resolve_actors
from framing.frames import add_sentiment, find_frames
from framing.quotes import extract_quotes
from framing.text import find_quotations, tokenize
from framing.text.sentences import sentence_spans

UNITS = {
    "plain news": "The minister said that the talks had failed. “We lost,” she added. Officials denied the attack. ",
    "one sentence": "he said that Interfax quoted Lee as saying it was “a mess ",
    "capitals": "THE MINISTER SAID THE TALKS HAD FAILED ",
    "open marks": "“One thing.\n\n",
    "apostrophes": "it's “a 'b s' c d' ",
    "names": "Ann Lee met John Smith of Acme Corp. in Paris, and Mary Jones of the Trade Ministry left. ",
    "one word": "said ",
    "no space": "Mr.",
    "letters": "said",
}


def new_name(number: int) -> str:
    """A name that no other number has."""
    letters = "".join("bdfglmnrst"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:05}")
    return letters.capitalize()


def _each(sentence: str) -> Callable[[int], str]:
    """Sentences with two names that stand nowhere else."""
    own = len(sentence.split()) + 1
    return lambda words: "".join(
        sentence.format(new_name(2 * number), new_name(2 * number + 1)) for number in range(words // own + 1)
    )


#: Makes a text of about so many words.
TEXTS: dict[str, Callable[[int], str]] = {
    **{kind: lambda words, unit=unit: unit * max(1, words // len(unit.split())) for kind, unit in UNITS.items()},
    "new persons": _each("{} {} said that the talks were over. "),
    "new bodies": _each("The {} Council said that it had left the {} Ministry. "),
    "one surname": _each("{} Smith said that {} was over. "),
    "named later": _each("A minister met {} {} there. "),
    "brackets": lambda words: "(he said " * (words // 3) + "that it rained" + ")" * (words // 3),
    "marks in marks": lambda words: "“he said ‘she said " * (words // 4) + "no" + "’ ”" * (words // 4),
    "blanks": lambda words: "one" + " " * words + "two — Tom Rusk (@tomrusk) said “no”.",
}


def _articles(text: str) -> pd.DataFrame:
    return pd.DataFrame({"article_id": ["a"], "outlet": ["Daily"], "language": ["en"], "text": [text]})


def _quotes(text: str) -> None:
    extract_quotes(_articles(text), scope="all")


def _mentions(text: str) -> None:
    articles = _articles(text)
    quotes = extract_quotes(articles)
    add_sentiment(resolve_actors(quotes, articles, find_mentions(articles, quotes)))


def _frames(text: str) -> None:
    articles = _articles(text)
    quotes = extract_quotes(articles)
    find_frames(articles, quotes, mentions=find_mentions(articles, quotes))


def _whole(text: str) -> None:
    fr.analyze(_articles(text), scope="all")


STEPS: dict[str, Callable[[str], Any]] = {
    "tokens": tokenize,
    "marks": find_quotations,
    "quotes": _quotes,
    "quotes, actors, sentiment": _mentions,
    "quotes, mentions, frames": _frames,
    "whole": _whole,
}


def seconds(work: Callable[[str], Any], texts: list[str]) -> float:
    """Processor time of the fastest of some texts of one length; each is new, since texts are remembered."""
    best = float("inf")
    for text in texts:
        start = time.process_time()
        work(text)
        best = min(best, time.process_time() - start)
    return best


def growth_with_length(words: int, times: int, tries: int, steps: list[str], kinds: list[str]) -> Iterator[float]:
    """Print what a word costs in short and in long texts, and give the ratios."""
    os.environ["FRAMING_MAX_ARTICLE"] = "1G"
    for step in steps:
        work = STEPS[step]
        for kind in kinds:
            text = TEXTS[kind]
            work(text(20))
            short = seconds(work, [f"{number} {text(words)}" for number in range(tries)])
            long = seconds(work, [f"{number} {text(words * times)}" for number in range(min(tries, 2))])
            ratio = long / times / max(short, 1e-4)
            exponent = 1 + math.log(max(ratio, 1e-9), times)
            told = f"ratio {ratio:5.2f}   exponent {exponent:5.2f}"
            print(f"{step:26}{kind:15}{1000 * short:9.1f} ms {1000 * long:9.1f} ms   {told}", flush=True)
            yield ratio


WARM = 20  # articles that each process reads before it is timed


def read_rows(path: Path, first: int, number: int) -> pd.DataFrame:
    """Some articles of a collection; those without a text are passed over."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = (row for row in map(json.loads, lines) if row["text"].strip())
        taken = [
            {"article_id": str(row["id"]), **{name: row[name] for name in ("outlet", "title", "text")}}
            for row in islice(rows, first, first + number)
        ]
    for nth, row in enumerate(taken):
        row["group"] = "abc"[nth % 3]  # as many groups to compare in every collection
    if len(taken) < number:
        raise ValueError(f"{path} has {first + len(taken)} articles with a text; {first + number} are needed")
    return pd.DataFrame(taken)


def time_of_verbs(rows: pd.DataFrame) -> tuple[dict[str, float], dict[str, int]]:
    """Processor time of each verb over one collection, and the most that an article of it has."""
    out: dict[str, float] = {}

    def timed(verb: Callable[..., Any], *args: Any, **named: Any) -> Any:
        start = time.process_time()
        result = verb(*args, **named)
        out[verb.__name__] = time.process_time() - start
        return result

    articles = timed(fr.read_articles, rows)
    quotes = timed(fr.extract_quotes, articles, scope="all")
    mentions = timed(fr.find_mentions, articles, quotes)
    quotes = timed(fr.resolve_actors, quotes, articles, mentions)
    hits = timed(fr.find_frames, articles, quotes, mentions=mentions)
    timed(fr.compare.rates, hits, articles, what=["frame", "voice"], by="group")
    named = mentions.groupby(["article_id", "actor_id"]).size()
    most = {
        "characters of a sentence": max(b - a for text in articles["text"] for a, b in sentence_spans(text)),
        "entities": named.groupby("article_id").size().max(),
        "mentions of one": named.max(),
    }
    return out, most


def _in_a_process(given: tuple[Path, int, int]) -> tuple[dict[str, float], dict[str, int]]:
    path, first, number = given
    time_of_verbs(read_rows(path, 0, WARM))
    return time_of_verbs(read_rows(path, WARM + first, number))


def growth_with_articles(path: Path, number: int, parts: int) -> Iterator[float]:
    """Print what an article costs in a collection and in its parts, and give the ratios."""
    part = number // parts
    jobs = [(path, nth * part, part) for nth in range(parts)]
    jobs.insert(parts // 2, (path, 0, part * parts))  # in the middle, so that a machine that slows down hurts both
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        times, found = map(list, zip(*pool.imap(_in_a_process, jobs, chunksize=1)))
    whole, most = times.pop(parts // 2), found.pop(parts // 2)
    print(f"{'milliseconds an article':26}{part:>9} at once {part * parts:>9} at once")
    for verb in [*whole, "all"]:
        taken = [sum(own.values()) if verb == "all" else own[verb] for own in (*times, whole)]
        short, long = sum(taken[:-1]) / (part * parts), taken[-1] / (part * parts)
        print(f"{verb:26}{1000 * short:17.2f} {1000 * long:17.2f}   ratio {long / short:5.2f}", flush=True)
        if short >= 1e-4:
            yield long / short
    print("most in an article: " + ", ".join(f"{number:,} {what}" for what, number in most.items()))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--words", type=int, default=2000)
    arguments.add_argument("--times", type=int, default=8)
    arguments.add_argument("--tries", type=int, default=5)
    arguments.add_argument("--steps", nargs="+", choices=STEPS, default=[step for step in STEPS if step != "whole"])
    arguments.add_argument("--texts", nargs="+", choices=TEXTS, default=[*TEXTS], help="kinds of texts")
    arguments.add_argument("--articles", type=Path)
    arguments.add_argument("--number", type=int, default=1200)
    arguments.add_argument("--parts", type=int, default=4)
    arguments.add_argument("--bound", type=float)
    given = arguments.parse_args()
    if given.articles is None:
        texts = growth_with_length(given.words, given.times, given.tries, given.steps, given.texts)
        bound, ratios = given.bound or 2.0, texts
    else:
        bound, ratios = given.bound or 1.1, growth_with_articles(given.articles, given.number, given.parts)
    worst = max(ratios)
    print(f"worst ratio {worst:.2f}, bound {bound:g}")
    return int(worst > bound)


if __name__ == "__main__":
    sys.exit(main())
