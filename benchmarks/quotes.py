"""Speed and memory of the attribution engine on one core, beside simpler ways over the same texts.

    python benchmarks/quotes.py DIR [--articles N]

DIR holds ``*.txt``. Prints tokens a second (tokens of ``framing.text``) from raw text to the quotes table, by stage,
what the actors cost on top (mentions and resolved sources, as a share of the engine's time), the growth with the length
of an article and the size of a collection, the memory at the peak, and the speed of a regular expression and, where
installed, of textacy and of a blank spaCy pipeline with a sentence splitter. For one core set OMP_NUM_THREADS=1 and
OPENBLAS_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors import find_mentions, resolve_actors
from framing.articles.as_read import read_whole
from framing.quotes import extract_quotes
from framing.quotes.engine.engine import Engine
from framing.text import Document, tokenize

_REGEX = re.compile(r"[\"“]([^\"”]{2,400})[\"”][,.]?\s+([A-Z]\w+(?: [A-Z]\w+)*|he|she|they)\s+(said|told|added|wrote)")


def seconds(work: Callable[[], Any], repeat: int = 3) -> float:
    """Processor time, so that other work on the machine does not count."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def stages(texts: list[str], tokens: int) -> list[tuple[str, float]]:
    engine = Engine.load()
    frame = pd.DataFrame({"article_id": [str(i) for i in range(len(texts))], "text": texts})

    def split() -> None:
        for text in texts:
            document = Document(text)
            _ = document.sentences, document.quotations, document.tokens

    def tag() -> None:
        for text in texts:
            _ = Document(text).tag_numbers

    rows = [
        ("tokens", lambda: [tokenize(text) for text in texts]),
        ("tokens, sentences, marks", split),
        ("the same and parts of speech", tag),
        ("raw text to attributions", lambda: list(engine.attributions_of(Document(text) for text in texts))),
        ("raw text to the quotes table", lambda: extract_quotes(read_whole(frame), scope="all")),
        ("regular expression", lambda: [_REGEX.findall(text) for text in texts]),
    ]
    return [(name, tokens / seconds(work)) for name, work in rows] + others(texts, tokens)


def others(texts: list[str], tokens: int) -> list[tuple[str, float]]:
    try:
        import spacy  # type: ignore[import-not-found]
    except ImportError:
        return []
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    rows = [("spaCy, blank with sentencizer", tokens / seconds(lambda: [pipeline(text) for text in texts]))]
    try:
        from textacy.extract import direct_quotations  # type: ignore[import-not-found]

        trained = spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return rows
    some = texts[:20]
    share = sum(len(tokenize(text)) for text in some)

    def textacy() -> None:
        for text in some:
            list(direct_quotations(trained(text)))

    return [*rows, ("textacy on en_core_web_sm", share / seconds(textacy, 1))]


def actors_on_top(texts: list[str], registry: str | None, part: int = 12, repeat: int = 5) -> float:
    """Time of the actors over that of the engine; parts are timed in turn, so that both meet the same machine."""
    engine = actors = 0.0
    for first in range(0, len(texts), part):
        frame = pd.DataFrame({"article_id": [str(i) for i in range(part)][: len(texts) - first]})
        frame["text"] = texts[first : first + part]
        rounds = []
        for _ in range(repeat):
            frame = read_whole(frame)
            start = time.process_time()
            quotes = extract_quotes(frame, scope="all")
            middle = time.process_time()
            mentions = find_mentions(frame, quotes, registry=registry)
            resolve_actors(quotes, frame, mentions, registry=registry)
            rounds.append((middle - start, time.process_time() - middle))
        engine += min(own for own, _ in rounds)
        actors += min(own for _, own in rounds)
    return actors / engine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=84)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.txt"))[: arguments.articles]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    tokens = sum(len(tokenize(text)) for text in texts)
    print(f"model loaded in {seconds(Engine.load, 1):.2f} s")
    print(f"{len(texts)} articles, {tokens} tokens; best of 3 runs on one core, processor time")
    for name, speed in stages(texts, tokens):
        print(f"{name:32s} {speed:12,.0f} tokens/s")
    for registry in (None, "world"):
        share = actors_on_top(texts, registry)
        print(f"mentions and actors on top, registry {registry}: {share:.0%} of the engine's time")
    print("growth with the length of one article")
    joined = "\n".join(texts)
    for size in (1_000, 10_000, 100_000, 1_000_000):
        text = (joined * (size // max(len(joined), 1) + 1))[:size]
        frame = pd.DataFrame({"article_id": ["a"], "text": [text]})
        own = len(tokenize(text))
        print(f"{own:10d} tokens {own / seconds(lambda f=frame: extract_quotes(f, scope='all'), 1):12,.0f} tokens/s")
    print("growth with the size of the collection")
    for times in (1, 4, 16):
        many = [f"{text}\n\n{nth}" for nth in range(times) for text in texts]  # others, since a text is parsed once
        frame = pd.DataFrame({"article_id": [str(i) for i in range(len(many))], "text": many})
        speed = times * tokens / seconds(lambda f=frame: extract_quotes(f, scope="all"), 1)
        print(f"{len(many):10d} articles {speed:12,.0f} tokens/s")
    print(f"memory at the peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
