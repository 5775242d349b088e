"""A small neural network over the tokens of a sentence, kept as plain arrays: a stored one holds nothing but numbers.

A layer reads each token with its neighbours, a second one what the first says of each token and of those two places
away; the outputs of both are pooled over the sentence, by their maxima and by a mean that attends to some tokens more
than to others; the last layer turns them and the row's own numbers into classes.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Network", "vote"]

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
_HIDDEN, _EPOCHS, _BATCH, _RATE, _DECAY = 96, 10, 64, 2e-3, 0.05
_DROP_TOKENS, _DROP_POOLED = 0.1, 0.3
_GAP = 2  # places between the tokens that the second layer reads together
_READ = 256  # rows that are read at once
_NOWHERE = np.float32(-1e9)


class Network:
    """Two convolutions over three tokens each, two poolings of both, one layer on top.

    Parameters
    ----------
    weights : dict of str to ndarray of float32
        ``tokens`` (3 * n_features, n_hidden), ``tokens_bias``, ``second`` (3 * n_hidden, n_hidden), ``second_bias``,
        ``attention`` (2 * n_hidden,), ``pooled`` (4 * n_hidden + n_numbers, n_classes), ``pooled_bias``.

    References
    ----------
    Kim, Y. (2014). Convolutional neural networks for sentence classification. EMNLP, 1746-1751.
    Kingma, D. P. and Ba, J. (2015). Adam: a method for stochastic optimization. ICLR (with the decay of weights apart:
    Loshchilov, I. and Hutter, F. (2019). Decoupled weight decay regularization. ICLR).
    """

    def __init__(self, weights: dict[str, Singles]) -> None:
        self.weights = weights

    @classmethod
    def learn(cls, tokens: list[Singles], numbers: Singles, codes: npt.NDArray[np.int64], seed: int) -> Network:
        """Train a few epochs; longer, and it knows the training rows by heart.

        Parameters
        ----------
        tokens : list of ndarray, shape (n_tokens, n_features)
            One a row.
        numbers : ndarray, shape (n_rows, n_numbers)
        codes : ndarray of int, shape (n_rows,)
            Classes from 0 up.
        seed : int

        Returns
        -------
        Network
        """
        rng = np.random.default_rng(seed)
        wide, classes = 3 * tokens[0].shape[1], int(codes.max()) + 1

        def start(rows: int, columns: int, size: float) -> Singles:
            return np.asarray(rng.standard_normal((rows, columns)) * size * np.sqrt(1.5 / rows), dtype=np.float32)

        network = cls(
            {
                "tokens": start(wide, _HIDDEN, 1),
                "tokens_bias": np.zeros(_HIDDEN, dtype=np.float32),
                "second": start(3 * _HIDDEN, _HIDDEN, 1),
                "second_bias": np.zeros(_HIDDEN, dtype=np.float32),
                "attention": start(2 * _HIDDEN, 1, 0.1)[:, 0],
                "pooled": start(4 * _HIDDEN + numbers.shape[1], classes, 0.5),
                "pooled_bias": np.zeros(classes, dtype=np.float32),
            }
        )
        truth = np.eye(classes, dtype=np.float32)[codes]
        lengths = np.array([len(row) for row in tokens])
        adam = _Adam(network.weights)
        for epoch in range(_EPOCHS):
            # Rows of like length go together, so that little is padding.
            order = np.argsort(lengths + rng.random(len(lengths)) * 6, kind="stable")
            batches = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
            rng.shuffle(batches)
            rate = _RATE * (1 - 0.8 * epoch / _EPOCHS)
            for batch in batches:
                adam.step(network._gradients([tokens[i] for i in batch], numbers[batch], truth[batch], rng), rate)
        return network

    def _gradients(
        self, tokens: list[Singles], numbers: Singles, truth: Singles, rng: np.random.Generator
    ) -> dict[str, Singles]:
        windows, there = _lay(tokens)
        windows = windows * _kept(rng, (windows.shape[1],), _DROP_TOKENS)
        around, read, share, best = self._read(windows, there)
        pooled = np.hstack([*_pool(read, share, best), numbers])
        kept = _kept(rng, pooled.shape, _DROP_POOLED)
        pooled = pooled * kept
        error = (_softmax(pooled @ self.weights["pooled"] + self.weights["pooled_bias"]) - truth) / len(truth)
        back = (error @ self.weights["pooled"].T) * kept
        to_mean, to_best = np.split(back[:, : 4 * _HIDDEN], 2, axis=1)
        to_share = np.einsum("bh,bnh->bn", to_mean, read)
        to_score = share * (to_share - (share * to_share).sum(axis=1, keepdims=True))
        to_read = share[:, :, None] * to_mean[:, None] + to_score[:, :, None] * self.weights["attention"]
        at = best[:, None]
        np.put_along_axis(to_read, at, np.take_along_axis(to_read, at, 1) + to_best[:, None], 1)
        to_read *= read > 0
        to_first, to_second = np.split(to_read, 2, axis=2)
        to_first = to_first + _back(to_second @ self.weights["second"].T) * (read[:, :, :_HIDDEN] > 0)
        to_first, to_second = to_first.reshape(len(windows), -1), to_second.reshape(len(windows), -1)
        return {
            "tokens": windows.T @ to_first,
            "tokens_bias": to_first.sum(axis=0),
            "second": around.reshape(len(windows), -1).T @ to_second,
            "second_bias": to_second.sum(axis=0),
            "attention": np.einsum("bn,bnh->h", to_score, read),
            "pooled": pooled.T @ error,
            "pooled_bias": error.sum(axis=0),
        }

    def _read(
        self, windows: Singles, there: npt.NDArray[np.bool_]
    ) -> tuple[Singles, Singles, Singles, npt.NDArray[np.int64]]:
        """What the second layer is given, what both layers say of each token, the share of attention that it gets, and
        where each output is largest.
        """
        first = np.maximum(windows @ self.weights["tokens"] + self.weights["tokens_bias"], 0)
        first = first.reshape(*there.shape, -1) * there[:, :, None]
        around = _around(first)
        second = np.maximum(around @ self.weights["second"] + self.weights["second_bias"], 0)
        read = np.concatenate([first, second], axis=2)
        share = _softmax(np.where(there, read @ self.weights["attention"], _NOWHERE))
        return around, read, share, np.where(there[:, :, None], read, -1).argmax(axis=1)

    def probabilities(self, tokens: list[Singles], numbers: Singles) -> Floats:
        """Probability of each class, shape (n_rows, n_classes)."""
        return vote([self], tokens, numbers)


def vote(networks: list[Network], tokens: list[Singles], numbers: Singles) -> Floats:
    """Mean of the probabilities that several networks give, shape (n_rows, n_classes)."""
    out = np.zeros((len(tokens), len(networks[0].weights["pooled_bias"])))
    order = np.argsort([len(row) for row in tokens], kind="stable")
    for start in range(0, len(order), _READ):
        rows = order[start : start + _READ]
        windows, there = _lay([tokens[i] for i in rows])
        for network in networks:
            pooled = np.hstack([*_pool(*network._read(windows, there)[1:]), numbers[rows]])
            out[rows] += _softmax(pooled @ network.weights["pooled"] + network.weights["pooled_bias"])
    return out / len(networks)


class _Adam:
    """Steps down the gradient, each weight at its own pace; the weights shrink a little apart from it."""

    def __init__(self, weights: dict[str, Singles]) -> None:
        self.weights, self.n = weights, 0
        self.mean = {name: np.zeros_like(value) for name, value in weights.items()}
        self.square = {name: np.zeros_like(value) for name, value in weights.items()}

    def step(self, gradients: dict[str, Singles], rate: float) -> None:
        self.n += 1
        for name, gradient in gradients.items():
            mean, square, weight = self.mean[name], self.square[name], self.weights[name]
            mean += np.float32(0.1) * (gradient - mean)
            square += np.float32(0.001) * (gradient * gradient - square)
            move = (mean / (1 - 0.9**self.n)) / (np.sqrt(square / (1 - 0.999**self.n)) + 1e-8)
            if weight.ndim == 2:
                move = move + _DECAY * weight
            weight -= (rate * move).astype(np.float32)


def _kept(rng: np.random.Generator, shape: tuple[int, ...], dropped: float) -> Singles:
    """1 over the share kept, or 0 for what is dropped."""
    return np.asarray((rng.random(shape) > dropped) / (1 - dropped), dtype=np.float32)


def _lay(tokens: list[Singles]) -> tuple[Singles, npt.NDArray[np.bool_]]:
    """Each token with its two neighbours, shape (n_rows * longest, 3 * n_features), and which places hold a token."""
    longest = max(len(row) for row in tokens)
    laid = np.zeros((len(tokens), longest + 2, tokens[0].shape[1]), dtype=np.float32)
    there = np.zeros((len(tokens), longest), dtype=bool)
    for i, row in enumerate(tokens):
        laid[i, 1 : len(row) + 1] = row
        there[i, : len(row)] = True
    windows = np.concatenate([laid[:, step : step + longest] for step in range(3)], axis=2)
    return windows.reshape(len(tokens) * longest, -1), there


def _around(read: Singles) -> Singles:
    """Each place with those a gap before and after it, side by side."""
    out = np.zeros((*read.shape[:2], 3, read.shape[2]), dtype=np.float32)
    out[:, _GAP:, 0], out[:, :, 1], out[:, :-_GAP, 2] = read[:, :-_GAP], read, read[:, _GAP:]
    return out.reshape(*read.shape[:2], -1)


def _back(around: Singles) -> Singles:
    """What was laid side by side by :func:`_around`, added up at the place that it comes from."""
    before, out, after = np.split(around, 3, axis=2)
    out = out.copy()
    out[:, :-_GAP] += before[:, _GAP:]
    out[:, _GAP:] += after[:, :-_GAP]
    return out


def _pool(read: Singles, share: Singles, best: npt.NDArray[np.int64]) -> tuple[Singles, Singles]:
    mean: Singles = np.matmul(share[:, None], read)[:, 0]
    return mean, np.take_along_axis(read, best[:, None], 1)[:, 0]


def _softmax(scores: Singles) -> Singles:
    out: Singles = np.exp(scores - scores.max(axis=1, keepdims=True))
    out /= out.sum(axis=1, keepdims=True)
    return out
