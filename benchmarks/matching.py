"""Matching 2,000 terms of several words in 20,000 tokenised quotes: own automaton, flashtext, spaCy, one plain regex.

    python benchmarks/matching.py

Speed is texts a second of processor time in one process. Texts and terms are drawn from one Zipf-like vocabulary with a
fixed seed, so that many first words of terms are met without the term. What is not installed is left out. Memory is the
growth of the process while matching, of the first repeat.
"""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

import numpy as np

from framing.lexicons import Entry, Lexicon, Matcher
from framing.text import lemma

N_TERMS, N_TEXTS, LENGTH, VOCABULARY = 2_000, 20_000, 15, 20_000


def make(seed: int = 0) -> tuple[list[str], list[list[str]]]:
    """Terms of two to four words, and tokenised texts."""
    rng = np.random.default_rng(seed)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    words = ["".join(rng.choice(letters, size=size)) for size in rng.integers(3, 10, VOCABULARY)]
    share = 1 / np.arange(1, VOCABULARY + 1)
    share /= share.sum()

    def draw(n: int) -> list[str]:
        return [words[k] for k in rng.choice(VOCABULARY, n, p=share)]

    terms: dict[str, None] = {}
    while len(terms) < N_TERMS:
        terms[" ".join(draw(int(rng.integers(2, 5))))] = None
    return list(terms), [draw(max(1, int(n))) for n in rng.poisson(LENGTH, N_TEXTS)]


def peak() -> float:
    """Largest memory of the process so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, build: Callable[[], Callable[[], int]], repeats: int = 5, rounds: int = 3) -> None:
    """Print texts a second of the first and of the best round, and the growth of memory.

    Every repeat begins with a new matcher, which has seen no text; the best of the repeats counts, since other work on
    the machine only slows them down.
    """
    first, best, grown, found = 0.0, 0.0, 0.0, 0
    for repeat in range(repeats):
        run = build()
        before = peak()
        for number in range(rounds):
            start = time.process_time()
            found = run()
            speed = N_TEXTS / (time.process_time() - start)
            first, best = max(first, speed) if number == 0 else first, max(best, speed)
        grown = peak() - before if repeat == 0 else grown
    print(f"{name:24s} {first:12,.0f} {best:12,.0f} {grown:10.1f} {found:10,d}")


def main() -> None:
    """Measure every matcher that is installed."""
    terms, texts = make()
    joined = [" ".join(words) for words in texts]
    starts = [np.cumsum([0, *(len(w) + 1 for w in words)])[:-1].tolist() for words in texts]
    print(f"{'matcher':24s} {'first, texts/s':>12s} {'best, texts/s':>12s} {'growth, MB':>10s} {'hits':>10s}")

    def framing(how: str) -> Callable[[], int]:
        lemma.cache_clear()
        entries = tuple(Entry(f"e{k}", term, f"f{k % 20}", match=how) for k, term in enumerate(terms))
        find = Matcher(Lexicon("bench", "1.0.0", entries)).find

        def run() -> int:
            hits = []
            for words, offsets in zip(texts, starts):
                for first, after, number in find(words):
                    hits.append((offsets[first], offsets[after - 1] + len(words[after - 1]), number))
            return len(hits)

        return run

    for how in ("literal", "lemma"):
        measure(f"framing, {how}", partial(framing, how))
    if find_spec("flashtext"):
        measure("flashtext", lambda: flashtext(terms, joined))
    if find_spec("spacy"):
        measure("spaCy PhraseMatcher", lambda: phrase_matcher(terms, texts))
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, terms), key=len, reverse=True)) + r")\b")
    measure("plain regex", lambda: lambda: sum(1 for t in joined for _ in pattern.finditer(t)), 1, 1)


def flashtext(terms: list[str], joined: list[str]) -> Callable[[], int]:
    """Flashtext over the joined texts."""
    from flashtext import KeywordProcessor

    processor = KeywordProcessor()
    processor.add_keywords_from_list(terms)
    return lambda: sum(len(processor.extract_keywords(text, span_info=True)) for text in joined)


def phrase_matcher(terms: list[str], texts: list[list[str]]) -> Callable[[], int]:
    """SpaCy's PhraseMatcher over the words; making its documents is not counted."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    nlp = spacy.blank("en")
    phrases = PhraseMatcher(nlp.vocab)
    phrases.add("terms", [Doc(nlp.vocab, words=term.split()) for term in terms])
    docs = [Doc(nlp.vocab, words=words) for words in texts]
    return lambda: sum(len(phrases(doc)) for doc in docs)


if __name__ == "__main__":
    main()
