"""Training of the part-of-speech tagger: an averaged perceptron over small batches."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.text.document import Document
from framing.text.hashing import LinearTable
from framing.text.pos import BITS, TAGS, Frame, PosTagger, first_pass, second_pass
from framing.text.wordforms import WordForms

__all__ = ["read_tags", "train_tagger"]

_BATCH = 128
_KEEP = (45_000, 90_000)
Slots = npt.NDArray[np.int32]


def read_tags(path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """Tags of PolNeAR's CoreNLP tokens in the compact form.

    Parameters
    ----------
    path : Path
        Gzipped: a ``# article-id`` line, then a line a token: sentence, index, begin, end, tag, … (tabs).

    Returns
    -------
    dict
        For each article, span of the token to its tag.
    """
    out: dict[str, dict[tuple[int, int], str]] = {}
    current: dict[tuple[int, int], str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# "):
                current = out[line[2:].strip()] = {}
                continue
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 5:
                current[int(parts[2]), int(parts[3])] = parts[4]
    return out


def train_tagger(
    documents: list[Document], tags: list[list[str | None]], *, rounds: int = 8, seed: int = 1
) -> PosTagger:
    """Train both passes; the second one sees tags of a first pass that was trained on the other half.

    Parameters
    ----------
    documents : list of Document
    tags : list of list of (str or None)
        One tag for each token; None where it is unknown.
    rounds : int
    seed : int

    Returns
    -------
    PosTagger

    References
    ----------
    Collins, M. (2002). Discriminative training methods for hidden Markov models: theory and experiments with
    perceptron algorithms. EMNLP, 1-8.
    """
    forms, number = WordForms(), {tag: place for place, tag in enumerate(TAGS)}
    frames, columns, gold = [], [], []
    for document, own in zip(documents, tags):
        if document.tokens.words:
            rows = forms.rows(document.tokens.words)
            frames.append(Frame(document.token_sentence))
            columns.append(forms.columns[rows])
            gold.append(np.array([number.get(tag or "", -1) for tag in own], dtype=np.int64))
    base = [np.stack(first_pass(f, c), axis=1) for f, c in zip(frames, columns)]
    half = np.arange(len(base)) % 2
    first = _perceptron(base, gold, rounds, seed)
    seen: list[npt.NDArray[np.uint8]] = [np.zeros(0, dtype=np.uint8)] * len(base)
    for part in (0, 1):
        other = np.flatnonzero(half != part).tolist()
        weights = _perceptron([base[i] for i in other], [gold[i] for i in other], rounds, seed)
        for i in np.flatnonzero(half == part).tolist():
            seen[i] = weights[base[i]].sum(axis=1).argmax(axis=1).astype(np.uint8)
    more = [
        np.concatenate([b, np.stack(second_pass(f, c, t), axis=1)], axis=1)
        for b, f, c, t in zip(base, frames, columns, seen)
    ]
    second = _perceptron(more, gold, rounds, seed)
    return PosTagger(LinearTable.compress(first, _KEEP[0]), LinearTable.compress(second, _KEEP[1]))


def _perceptron(
    slots: list[Slots], gold: list[npt.NDArray[np.int64]], rounds: int, seed: int
) -> npt.NDArray[np.float32]:
    """Averaged weights, shape (2**BITS, n_tags). Batches are stretches of text; their order is shuffled."""
    features, answer = np.concatenate(slots), np.concatenate(gold)
    known = answer >= 0
    features, answer = features[known], answer[known]
    n_tags, generator = len(TAGS), np.random.default_rng(seed)
    weights = np.zeros((1 << BITS, n_tags), dtype=np.float32)
    total = np.zeros((1 << BITS) * n_tags, dtype=np.float64)
    flat = weights.reshape(-1)
    starts, step = np.arange(0, len(answer), _BATCH), 0
    for _ in range(rounds):
        for start in generator.permutation(starts).tolist():
            step += 1
            own, right = features[start : start + _BATCH], answer[start : start + _BATCH]
            scores = np.zeros((len(right), n_tags), dtype=np.float32)
            for column in own.T:
                scores += weights[column]
            guess = scores.argmax(axis=1)
            wrong = np.flatnonzero(guess != right)
            if len(wrong):
                base = own[wrong].astype(np.int64) * n_tags
                for cells, sign in ((base + right[wrong, None], 1.0), (base + guess[wrong, None], -1.0)):
                    np.add.at(flat, cells.reshape(-1), np.float32(sign))
                    np.add.at(total, cells.reshape(-1), sign * step)
    flat -= (total / max(step, 1)).astype(np.float32)
    return weights
