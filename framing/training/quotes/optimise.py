"""The two learners: logistic regression and a conditional random field over hashed features, both by AdaGrad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.label_decoding import allowed, hold, marginals
from framing.quotes.engine.token_columns import Ints

__all__ = ["Pace", "train_chain", "train_logistic"]

Floats = npt.NDArray[np.float32]
Slots = npt.NDArray[np.int32]
_PRIOR = 0.01
_SMALL = 0.01
_BUCKET = 2000


@dataclass(frozen=True)
class Pace:
    """How fast and how long a learner goes.

    Attributes
    ----------
    rounds : int
        How often it sees all examples.
    rate : float
        Learning rate of AdaGrad.
    batch : int
        Examples (windows, for the chain) between two updates.
    """

    rounds: int
    rate: float
    batch: int


def train_logistic(features: Slots, right: Floats, bits: int, pace: Pace, *, seed: int) -> tuple[Floats, float]:
    """Logistic regression over hashed features; the weights are averaged over the rounds after the first.

    Parameters
    ----------
    features : ndarray of int32, shape (n, n_templates)
    right : ndarray of float32, shape (n,)
        1 or 0.
    bits : int
    pace : Pace
    seed : int

    Returns
    -------
    weights : ndarray of float32, shape (2**bits, 1)
    bias : float

    References
    ----------
    Duchi, J., Hazan, E. and Singer, Y. (2011). Adaptive subgradient methods for online learning and stochastic
    optimization. Journal of Machine Learning Research 12, 2121-2159.
    """
    weights = np.zeros(1 << bits, dtype=np.float32)
    squares = np.full(1 << bits, _PRIOR, dtype=np.float32)
    total = np.zeros(1 << bits, dtype=np.float64)
    generator, bias, bias_total = np.random.default_rng(seed), 0.0, 0.0
    for number in range(pace.rounds):
        order = generator.permutation(len(right))
        for start in range(0, len(right), pace.batch):
            some = order[start : start + pace.batch]
            own = features[some]
            guess = 1 / (1 + np.exp(-(weights[own].sum(axis=1) + bias)))
            slope = (guess - right[some]).astype(np.float32)
            bias -= pace.rate * float(slope.mean())
            cells, steps = own.ravel(), np.repeat(slope, own.shape[1])
            np.add.at(squares, cells, steps * steps)
            np.subtract.at(weights, cells, np.float32(pace.rate) * steps / np.sqrt(squares[cells]))
        if number or pace.rounds == 1:
            total += weights
            bias_total += bias
    count = max(pace.rounds - 1, 1)
    return (total / count).astype(np.float32)[:, None], bias_total / count


def _batches(sizes: Ints, batch: int, generator: np.random.Generator) -> Iterator[Ints]:
    """Windows of about one length together, in random order."""
    n = len(sizes)
    buckets = np.array_split(generator.permutation(n), max(1, n // _BUCKET))
    order = np.concatenate([bucket[np.argsort(sizes[bucket], kind="stable")] for bucket in buckets])
    starts = np.arange(0, n, batch)
    for start in generator.permutation(starts).tolist():
        yield order[start : start + batch]


def train_chain(
    features: Slots,
    labels: npt.NDArray[np.int8],
    first: Ints,
    heads: Ints,
    names: tuple[str, ...],
    held: int,
    bits: int,
    pace: Pace,
    *,
    seed: int,
) -> tuple[Floats, Floats]:
    """Linear-chain conditional random field over hashed features; averaged over the rounds after the first.

    Parameters
    ----------
    features : ndarray of int32, shape (m, n_templates)
        Windows end to end.
    labels : ndarray of int8, shape (m,)
    first : ndarray of int64, shape (k + 1,)
    heads : ndarray of int64, shape (k,)
        Where each window's head stands in the arrays of length m; its label is given.
    names : tuple of str
        Names of the labels.
    held : int
        Label of the heads.
    bits, pace, seed
        As in :func:`train_logistic`; the batch counts windows.

    Returns
    -------
    weights : ndarray of float32, shape (2**bits, n_labels)
    links : ndarray of float32, shape (n_labels + 1, n_labels + 1)

    References
    ----------
    Lafferty, J., McCallum, A. and Pereira, F. (2001). Conditional random fields. ICML, 282-289.
    """
    n, rigid = len(names), allowed(names)
    weights = np.zeros((1 << bits, n), dtype=np.float32)
    squares = np.full((1 << bits) * n, _PRIOR, dtype=np.float32)
    flat, total = weights.ravel(), np.zeros_like(weights)
    links, link_squares, link_total = np.zeros((n + 1, n + 1)), np.ones((n + 1, n + 1)), np.zeros((n + 1, n + 1))
    generator, sizes = np.random.default_rng(seed), np.diff(first)
    for number in range(pace.rounds):
        for some in _batches(sizes, pace.batch, generator):
            own_first = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes[some])])
            rows = np.arange(int(own_first[-1])) + np.repeat(first[some] - own_first[:-1], sizes[some])
            own, answer = features[rows], labels[rows].astype(np.int64)
            scores = np.zeros((len(rows), n), dtype=np.float32)
            for column in own.T:
                scores += weights[column]
            place = heads[some] - first[some] + own_first[:-1]
            hold(scores, place, held)
            slope, pairs, _ = marginals(scores, own_first, rigid + links)
            slope[np.arange(len(rows)), answer] -= 1.0
            slope[place] = 0.0
            where, label = np.nonzero(np.abs(slope) > _SMALL)
            steps = np.repeat(slope[where, label].astype(np.float32), own.shape[1])
            cells = (own[where].astype(np.int64) * n + label[:, None]).ravel()
            np.add.at(squares, cells, steps * steps)
            np.subtract.at(flat, cells, np.float32(pace.rate) * steps / np.sqrt(squares[cells]))
            path = np.concatenate([[n], np.insert(answer, own_first[1:-1], n), [n]])
            np.subtract.at(pairs, (path[:-1], path[1:]), 1.0)
            link_squares += pairs * pairs
            links -= 5 * pace.rate * pairs / np.sqrt(link_squares)
        if number or pace.rounds == 1:
            total += weights
            link_total += links
    count = max(pace.rounds - 1, 1)
    return total / np.float32(count), (rigid + link_total / count).astype(np.float32)
