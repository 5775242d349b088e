"""A collection of articles as one long row of word numbers, without the sentences that are kept for testing."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text import Document, tokenize
from framing.text.background import normal_form

__all__ = ["Corpus", "read_corpus", "read_sentences"]

_SHINGLE = 8  # a sentence that shares so many words in a row with one kept for testing is left out
_FIELDS = ("text", "sentence", "sentence_normalized")


@dataclass(frozen=True, eq=False)
class Corpus:
    """Articles as numbers.

    Attributes
    ----------
    words : list of str, length n
        The vocabulary, by frequency.
    ids : ndarray of int32, shape (n_tokens,)
        Number of each token's word; n for rare ones.
    sentence, article : ndarray of int32, shape (n_tokens,)
        Number of the sentence and article of each token.
    outlets : list of str
        Of each article.
    counts : ndarray, shape (n,)
    capitals : ndarray, shape (n,)
        Share of the word's tokens that begin with a capital: near 1 for names.
    left_out : int
        Sentences left out because they are kept for testing.
    digest : str
        SHA-256 of the file.
    """

    words: list[str]
    ids: npt.NDArray[np.int32]
    sentence: npt.NDArray[np.int32]
    article: npt.NDArray[np.int32]
    outlets: list[str]
    counts: npt.NDArray[np.int64]
    capitals: npt.NDArray[np.float64]
    left_out: int
    digest: str


def read_sentences(path: Path) -> Iterator[str]:
    """Sentences of a CSV, a JSONL or a plain text with one a line.

    Parameters
    ----------
    path : Path

    Yields
    ------
    str

    Raises
    ------
    ValueError
        If no column or field holds text.
    """
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as handle:
            head = handle.readline()
            handle.seek(0)
            rows = csv.DictReader(handle, delimiter=";" if head.count(";") > head.count(",") else ",")
            for row in rows:
                yield _text_of(row, path)
    elif path.suffix in (".jsonl", ".json"):
        with path.open(encoding="utf-8") as handle:
            for line in handle:
                if line.strip():
                    yield _text_of(json.loads(line), path)
    else:
        yield from path.read_text(encoding="utf-8").splitlines()


def _text_of(row: dict[str, Any], path: Path) -> str:
    for name in _FIELDS:
        if row.get(name):
            return str(row[name])
    raise ValueError(f"{path}: a row has none of the columns {', '.join(_FIELDS)}")


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        for number, line in enumerate(handle, 1):
            row = json.loads(line)
            if "text" not in row or "outlet" not in row:
                raise ValueError(f"{path}, line {number}: an article needs the fields text and outlet")
            yield row


def read_corpus(path: Path, without: Iterable[Path] = (), *, n_words: int = 30_000, least: int = 10) -> Corpus:
    """Read a collection.

    Parameters
    ----------
    path : Path
        JSONL, one article a line with ``text`` and ``outlet``; may be gzipped.
    without : iterable of Path
        Files whose sentences must not be in it (see :func:`read_sentences`).
    n_words : int
        Size of the vocabulary.
    least : int
        Times that a word occurs at least.

    Returns
    -------
    Corpus

    Raises
    ------
    ValueError
        If a line is no article.
    """
    number: dict[str, int] = {}
    ids: list[npt.NDArray[np.int32]] = []
    sentences: list[npt.NDArray[np.int32]] = []
    upper: list[npt.NDArray[np.bool_]] = []
    lengths: list[int] = []
    outlets: list[str] = []
    n_sentences = 0
    for row in _articles(path):
        document = Document(row["text"])
        words = document.tokens.words
        outlets.append(str(row["outlet"]))
        lengths.append(len(words))
        if words:
            ids.append(np.array([number.setdefault(normal_form(w), len(number)) for w in words], dtype=np.int32))
            upper.append(np.array([w[0].isupper() for w in words]))
            sentences.append(document.token_sentence + n_sentences)
            n_sentences += len(document.sentences)
    raw, sentence = np.concatenate(ids), np.concatenate(sentences)
    article = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    kept = np.ones(len(raw), dtype=bool)
    left_out = 0
    known = _known_shingles(without, number)
    if len(known):
        found = np.isin(_shingles(raw), known) & (sentence[: len(raw) - _SHINGLE + 1] == sentence[_SHINGLE - 1 :])
        bad = np.unique(sentence[: -_SHINGLE + 1][found])
        left_out = len(bad)
        kept = ~np.isin(sentence, bad)
    raw, sentence, article = raw[kept], sentence[kept], article[kept]
    counts = np.bincount(raw, minlength=len(number))
    capitals = np.bincount(raw, np.concatenate(upper)[kept], minlength=len(number)) / np.maximum(counts, 1)
    forms = list(number)
    order = [i for i in np.lexsort((np.arange(len(forms)), -counts)) if counts[i] >= least][:n_words]
    place = np.full(len(forms), len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Corpus(
        [forms[i] for i in order],
        place[raw],
        sentence,
        article,
        outlets,
        counts[order],
        capitals[order],
        left_out,
        digest,
    )


def _shingles(ids: npt.NDArray[np.int32]) -> npt.NDArray[np.uint64]:
    """One number for each run of words."""
    if len(ids) < _SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(len(ids) - _SHINGLE + 1, dtype=np.uint64)
    for i in range(_SHINGLE):
        out = out * np.uint64(0x9E3779B97F4A7C15) + ids[i : i + len(out)].astype(np.uint64) + np.uint64(1)
    return out


def _known_shingles(without: Iterable[Path], number: dict[str, int]) -> npt.NDArray[np.uint64]:
    out = []
    for path in without:
        for text in read_sentences(path):
            # A word that the collection lacks gets a number of its own, so that no run through it can match.
            ids = [number.get(normal_form(word), -1 - i) for i, word in enumerate(tokenize(text).words)]
            out.append(_shingles(np.array(ids, dtype=np.int32)))
    return np.unique(np.concatenate(out)) if out else np.zeros(0, dtype=np.uint64)
