"""Speed of the parser on one core, beside NLTK's tagger over the same texts.

    python benchmarks/parser.py POLNEAR [--articles N] [--learn N]

POLNEAR holds ``train`` and ``dev``, each with ``text/`` and ``corenlp_tokens.tsv.gz``. Prints tokens a second (tokens
of ``framing.text``, already cut) for tags alone and for trees: all articles in one run, one article at a time, their
sentences as short texts in one run and one at a time; the growth with the length of one text; the size of the model.
Beside them stands the perceptron tagger of NLTK, which gives tags only and has no model of its own here: it learns from
the first articles of ``train``, and its share of right tags on ``dev`` is printed with ours. The linear algebra is held
to one thread.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from framing.text import Document
from framing.text.grammar import load_parser
from framing.text.tags import TAGS
from framing.validity.shipped.silver_trees import SilverArticle, read_silver


def seconds(work: Callable[[], Any], repeat: int = 5) -> float:
    """Processor time, so that other work on the machine counts little."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def sentences(document: Document) -> list[list[str]]:
    words, number = document.tokens.words, document.token_sentence.tolist()
    out: list[list[str]] = [[] for _ in document.sentences]
    for word, own in zip(words, number):
        out[own].append(word)
    return [own for own in out if own]


def prepared(texts: list[str]) -> list[Document]:
    documents = [Document(text) for text in texts]
    for document in documents:
        _ = document.tokens, document.token_sentence
    return documents


def ours(documents: list[Document]) -> list[tuple[str, float]]:
    parser = load_parser()
    short = prepared([text[a:b] for d in documents for text in [d.text] for a, b in d.sentences])
    n, n_short = (sum(len(own.tokens) for own in some) for some in (documents, short))
    return [
        ("tags, articles in one run", n / seconds(lambda: parser.tag(documents))),
        ("trees, articles in one run", n / seconds(lambda: parser.parse(documents))),
        ("trees, one article at a time", n / seconds(lambda: [parser.parse([own]) for own in documents])),
        ("tags, short texts in one run", n_short / seconds(lambda: parser.tag(short))),
        ("trees, short texts in one run", n_short / seconds(lambda: parser.parse(short))),
        ("trees, one short text at a time", n_short / seconds(lambda: [parser.parse([own]) for own in short], 2)),
    ]


def perceptron(learnt: list[SilverArticle], dev: list[SilverArticle]) -> tuple[float, float, float]:
    """Tokens a second of NLTK's tagger, its share of right tags, and ours."""
    from nltk.tag.perceptron import PerceptronTagger

    tagger = PerceptronTagger(load=False)
    known = [
        [(word, TAGS[tag]) for word, tag in zip(own.words, own.tags.tolist()) if tag >= 0]
        for article in learnt
        for own in article.sentences()
    ]
    tagger.train([own for own in known if own])
    texts = [sentences(article.document) for article in dev]
    n = sum(len(own) for text in texts for own in text)
    speed = n / seconds(lambda: [tagger.tag(own) for text in texts for own in text], 2)
    right, own_right, n_known = 0, 0, 0
    for article, text, (own_tags, _, _) in zip(dev, texts, load_parser().parse([a.document for a in dev])):
        found = [tag for own in text for _, tag in tagger.tag(own)]
        for theirs, own, gold in zip(found, own_tags.tolist(), article.tags.tolist()):
            if gold >= 0:
                n_known, right, own_right = n_known + 1, right + (theirs == TAGS[gold]), own_right + (own == gold)
    return speed, right / n_known, own_right / n_known


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=84, help="of dev")
    parser.add_argument("--learn", type=int, default=100, help="articles of train that NLTK's tagger learns from")
    arguments = parser.parse_args()
    dev = read_silver(arguments.folder / "dev")[: arguments.articles]
    documents = [article.document for article in dev]
    for document in documents:
        _ = document.sentences
    with threadpool_limits(limits=1):
        model = files("framing.text").joinpath("model/parser.npz")
        load = seconds(lambda: load_parser.__wrapped__(), 1)
        print(f"model of {len(model.read_bytes()) / 1e6:.1f} MB loaded in {load:.2f} s, word vectors among it")
        print(
            f"{len(documents)} articles, {sum(len(own.tokens) for own in documents)} tokens; processor time, best run"
        )
        for name, speed in ours(documents):
            print(f"{name:40s} {speed:10,.0f} tokens/s")
        learnt = read_silver(arguments.folder / "train")[: arguments.learn]
        speed, right, own = perceptron(learnt, dev)
        print(f"{f'NLTK perceptron, tags, {len(learnt)} articles learnt':40s} {speed:10,.0f} tokens/s")
        print(f"right tags: NLTK perceptron {right:.4f}, ours {own:.4f}")
        print("growth with the length of one text")
        words = " ".join(own.text for own in documents)
        for size in (1_000, 10_000, 100_000, 1_000_000):
            (one,) = prepared([(words * (size // len(words) + 1))[:size]])
            n = len(one.tokens)
            print(f"{n:10d} tokens {n / seconds(lambda one=one: load_parser().parse([one]), 2):12,.0f} tokens/s")


if __name__ == "__main__":
    main()
