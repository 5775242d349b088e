"""Training of the parser on trees that another parser gave, with JAX on the processor."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.background import Background
from framing.text.grammar.lexemes import Lexemes
from framing.text.grammar.parser import Parser
from framing.text.grammar.parser_file import pack, unpack
from framing.text.tags import TAGS
from framing.training.parser import parser_network
from framing.training.parser.parser_network import NEEDED, Weights
from framing.validity.shipped.parser_scores import score_parser
from framing.validity.shipped.silver_trees import RELATION_NAMES, TREES, SilverArticle, SilverSentence, read_silver

__all__ = ["Settings", "learn", "train_parser"]

Batch = tuple[npt.NDArray[Any], ...]
_LONGEST = 120  # longer sentences are tables and lists
_GRAIN = 8
_RISE = 200  # steps until the rate of learning is highest
_SEEN = 20  # every so many batches the loss is looked at


@dataclass(frozen=True)
class Settings:
    """What the training can be told.

    Attributes
    ----------
    epochs : int
        Times that every sentence is read.
    rate : float
        Highest rate of learning; it rises over 200 steps and falls to a hundredth as a cosine.
    dropped : float
        Share of the states that is dropped.
    tokens : int
        Of a batch.
    width, arc, label : int
        Of the states, and of what heads and relations are scored from.
    n_own, own, end, shape : int
        How many frequent words have numbers of their own; how many numbers a word, a beginning or end, and a shape
        have.
    """

    epochs: int = 10
    rate: float = 2e-3
    dropped: float = 0.2
    tokens: int = 3000
    width: int = 192
    arc: int = 128
    label: int = 128
    n_own: int = 8000
    own: int = 32
    end: int = 16
    shape: int = 8


def _encoded(sentences: Sequence[SilverSentence], lexemes: Lexemes) -> list[Batch]:
    """Columns, heads, relations and tags of each sentence that is not too long."""
    out: list[Batch] = []
    for own in sentences:
        if 0 < len(own.words) <= _LONGEST:
            rows = lexemes.rows(own.words)
            out.append((lexemes.columns[rows], own.heads, own.relations, own.tags))
    return out


def _batches(sentences: list[Batch], tokens: int, rng: np.random.Generator) -> list[Batch]:
    """Sentences of like length together, filled up, in an order of chance."""
    by_length: dict[int, list[int]] = {}
    for i, own in enumerate(sentences):
        by_length.setdefault(-(-len(own[1]) // _GRAIN) * _GRAIN, []).append(i)
    out: list[Batch] = []
    for length, members in by_length.items():
        rng.shuffle(members)
        size = max(1, tokens // length)
        for start in range(0, len(members), size):
            columns = np.zeros((size, length, 6), dtype=np.int32)
            mask = np.zeros((size, length), dtype=np.float32)
            answers = np.full((3, size, length), -1, dtype=np.int32)
            for row, i in enumerate(members[start : start + size]):
                n = len(sentences[i][1])
                columns[row, :n], mask[row, :n] = sentences[i][0], 1
                for k in range(3):
                    answers[k, row, :n] = sentences[i][1 + k]
            out.append((columns, mask, *answers))
    return [out[i] for i in rng.permutation(len(out))]


def learn(
    sentences: Sequence[SilverSentence], background: Background, settings: Settings, seed: int = 1
) -> Iterator[tuple[float, dict[str, npt.NDArray[np.float32]]]]:
    """Learn weights; they can be had after each epoch.

    Parameters
    ----------
    sentences : sequence of SilverSentence
    background : Background
        Word vectors; they stay as they are.
    settings : Settings
    seed : int

    Yields
    ------
    loss : float
        Mean of every 20th batch of the epoch.
    weights : dict of str to ndarray of float32
        Running average over the steps, by the names of :class:`framing.text.grammar.network.Network`.

    Raises
    ------
    ModuleNotFoundError
        If the packages of the extra ``train`` are not installed.
    ValueError
        If there is no sentence to learn from.
    """
    if not parser_network.available():
        raise ModuleNotFoundError(NEEDED)
    import jax
    import optax

    vectors = jax.numpy.asarray(background.vectors)
    encoded = _encoded(sentences, Lexemes(background.index, settings.n_own))
    if not encoded:
        raise ValueError(f"no sentence of 1 to {_LONGEST} tokens to learn from")
    rng = np.random.default_rng(seed)
    sizes = {name: int(value) for name, value in asdict(settings).items()}
    sizes |= {"vector": background.vectors.shape[1], "tags": len(TAGS), "relations": len(RELATION_NAMES)}
    weights = parser_network.begin(rng, sizes)
    steps = len(_batches(encoded, settings.tokens, rng)) * settings.epochs
    rise = min(_RISE, steps // 4)
    schedule = optax.warmup_cosine_decay_schedule(0, settings.rate, rise, steps, settings.rate * 0.01)
    rule = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, b2=0.98, weight_decay=1e-4))

    @jax.jit  # type: ignore[untyped-decorator]
    def step(w: Weights, mean: Weights, state: Any, batch: Any, key: Any, keep: float) -> Any:
        own, slope = jax.value_and_grad(parser_network.loss)(w, vectors, batch, key, settings.dropped)
        change, state = rule.update(slope, state, w)
        w = optax.apply_updates(w, change)
        mean = jax.tree.map(lambda a, b: a * keep + b * (1 - keep), mean, w)
        return w, mean, state, own

    mean, state, key, n = weights, rule.init(weights), jax.random.key(seed), 0
    for _ in range(settings.epochs):
        losses = []
        for batch in _batches(encoded, settings.tokens, rng):
            n += 1
            key, own_key = jax.random.split(key)
            weights, mean, state, own = step(weights, mean, state, batch, own_key, min(0.998, n / (n + 10)))
            if n % _SEEN == 0:
                losses.append(float(own))
        yield float(np.mean(losses or [float(own)])), {name: np.asarray(value) for name, value in mean.items()}


def train_parser(
    corpus: Path,
    dev: Path,
    background: Background,
    settings: Settings | None = None,
    *,
    seed: int = 1,
    say: Callable[[str], object] = print,
) -> tuple[dict[str, npt.NDArray[np.float32]], dict[str, Any]]:
    """Train a parser and measure it.

    Parameters
    ----------
    corpus, dev : Path
        Folders as :func:`framing.validity.shipped.silver_trees.read_silver` takes them: to learn from, to measure on.
    background : Background
        Word vectors.
    settings : Settings, optional
    seed : int
        The same input, seed, machine and versions give the same weights.
    say : callable
        Is told how it goes, a line an epoch.

    Returns
    -------
    weights : dict of str to ndarray of float32
    meta : dict
        What :class:`framing.text.grammar.Parser` needs, and how it was made: corpora, settings, seed, scores on `dev`
        (with the weights in 8 bits), versions. Both go to :func:`framing.text.grammar.parser_file.write_parser`.

    Raises
    ------
    FileNotFoundError, ValueError
        If a corpus cannot be read.
    ModuleNotFoundError
        If the packages of the extra ``train`` are not installed.
    """
    settings = settings or Settings()
    if not parser_network.available():
        raise ModuleNotFoundError(NEEDED)
    learnt, held_out = read_silver(corpus), read_silver(dev)
    sentences = [own for article in learnt for own in article.sentences()]
    say(f"{len(learnt)} articles, {len(sentences)} sentences to learn from; {len(held_out)} articles to measure on")
    meta: dict[str, Any] = {
        "tags": list(TAGS),
        "relations": list(RELATION_NAMES),
        "background": background.checksum,
        "corpus": _about(corpus, learnt),
        "settings": asdict(settings),
        "seed": seed,
        "versions": {name: version(name) for name in ("framing", "jax", "optax", "numpy")},
    }
    weights: dict[str, npt.NDArray[np.float32]] = {}
    start = time.monotonic()
    for epoch, (own_loss, weights) in enumerate(learn(sentences, background, settings, seed), 1):
        scores = score_parser(Parser(unpack(pack(weights)), meta, background), held_out)
        say(
            f"epoch {epoch} of {settings.epochs}: loss {own_loss:.4f}, on {dev.name} UAS {scores['uas']:.4f}, "
            f"LAS {scores['las']:.4f}, POS {scores['pos']:.4f}, {time.monotonic() - start:.0f} s"
        )
    meta["dev"] = _about(dev, held_out) | {name: round(scores[name], 4) for name in ("uas", "las", "pos")}
    return weights, meta


def _about(folder: Path, articles: Sequence[SilverArticle]) -> dict[str, Any]:
    """Which corpus it was."""
    full = folder.resolve()
    return {
        "name": f"{full.parent.name}/{full.name}",
        "articles": len(articles),
        "tokens": sum(len(article.document.tokens) for article in articles),
        "sha256": hashlib.sha256((folder / TREES).read_bytes()).hexdigest(),
    }
