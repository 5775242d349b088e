"""Training of the encoder, in numpy: forward and backward pass, Adam, the average of the late weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.quotes.encoder import SMALL, SUFFIXES, Encoder, look, normalise
from framing.quotes.sheet import Flags, Ints, Sheet

__all__ = ["EncoderTask", "train_encoder"]

SPREAD = (1, 1, 2, 4)
WIDTH = 128
ROUNDS = 4
_SPAN = 256
_BATCH = 16
_RATE, _WORD_RATE = 2e-3, 6e-4
_DROP, _WORD_DROP = 0.2, 0.06
_OTHERS = 0.1  # weight of the three side tasks against that of the heads
_GAP = max(SPREAD)
Floats = npt.NDArray[np.float32]
Say = Callable[[str], None]


@dataclass(frozen=True)
class EncoderTask:
    """What the net shall learn.

    Attributes
    ----------
    rows : dict of str to ndarray of int64, shape (n,)
        Of :func:`framing.quotes.encoder.look`.
    first : ndarray of int64, shape (n_documents + 1,)
    gold, weight : ndarray of float32, shape (n, 4)
        Heads of cues, tokens of cues, of sources, of contents: 1 or 0, and how much each counts.
    """

    rows: dict[str, Ints]
    first: Ints
    gold: Floats
    weight: Floats

    @classmethod
    def of(
        cls, sheet: Sheet, words: npt.NDArray[np.uint32], heads: Ints, parts: tuple[Flags, Flags, Flags]
    ) -> EncoderTask:
        """Make the task of a sheet.

        Parameters
        ----------
        sheet : Sheet
            Its strengths must be out of fold.
        words : ndarray of uint32, shape (n_words,)
        heads : ndarray of int64
            Rows of the cues' heads.
        parts : three ndarray of bool, shape (n,)
            Tokens of cues, of sources, of contents.

        Returns
        -------
        EncoderTask
        """
        gold = np.zeros((sheet.size, 4), dtype=np.float32)
        gold[heads, 0] = 1.0
        gold[:, 1:] = np.stack(parts, axis=1)
        weight = np.full_like(gold, _OTHERS)
        # The other words of a cue are neither right nor wrong as its head.
        weight[:, 0] = np.where((gold[:, 1] > 0) & (gold[:, 0] == 0), 0.0, 3.0)
        return cls(look(sheet, words, {}), sheet.first, gold, weight)


def train_encoder(
    task: EncoderTask,
    words: npt.NDArray[np.uint32],
    vectors: Floats,
    some: Flags,
    *,
    seed: int,
    rounds: int = ROUNDS,
    say: Say = lambda line: None,
) -> Encoder:
    """Train the net on some documents.

    Parameters
    ----------
    task : EncoderTask
    words : ndarray of uint32, shape (n_words,)
        Hashes, ascending.
    vectors : ndarray of float32, shape (n_words, size)
        Word vectors of length 1 to begin with.
    some : ndarray of bool, shape (n_documents,)
        Documents to learn from.
    seed : int
    rounds : int
        How often it sees all of them.
    say : callable

    Returns
    -------
    Encoder
        The same for the same input.

    References
    ----------
    Kingma, D. P. and Ba, J. (2015). Adam: a method for stochastic optimization. ICLR.
    Polyak, B. T. and Juditsky, A. B. (1992). Acceleration of stochastic approximation by averaging. SIAM Journal on
    Control and Optimization 30(4), 838-855.
    """
    generator = np.random.default_rng(seed)
    net = _Net(vectors, generator)
    batches = [batch for _ in range(rounds) for batch in _batches(task.first, some, generator)]
    average = {name: value.copy() for name, value in net.weights.items()}
    total = 0.0
    for step, spans in enumerate(batches):
        total += net.step(task, spans, generator)
        share = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / len(batches))
        net.update(share)
        if step % 4 == 3:
            keep = min(0.98, step / (step + 40))
            for name, value in net.weights.items():
                average[name] *= np.float32(keep)
                average[name] += np.float32(1 - keep) * value
        if step % 100 == 99:
            say(f"encoder, step {step + 1} of {len(batches)}: loss {total / 100:.4f}")
            total = 0.0
    return Encoder.pack(average, words, SPREAD)


def _batches(first: Ints, some: Flags, generator: np.random.Generator) -> Iterator[list[tuple[int, int]]]:
    """Stretches of at most `_SPAN` tokens, cut at other places each time, in random order."""
    spans: list[tuple[int, int]] = []
    for number in np.flatnonzero(some).tolist():
        low, high = int(first[number]), int(first[number + 1])
        begin = low - int(generator.integers(0, _SPAN))
        spans += [(max(s, low), min(s + _SPAN, high)) for s in range(begin, high, _SPAN) if s + _SPAN > low]
    order = generator.permutation(len(spans)).tolist()
    for start in range(0, len(order), _BATCH):
        yield [spans[i] for i in order[start : start + _BATCH]]


class _Net:
    """Weights, the last gradients, Adam's moments."""

    def __init__(self, vectors: Floats, generator: np.random.Generator) -> None:
        size = vectors.shape[1]

        def normal(rows: int, columns: int, spread: float) -> Floats:
            return (generator.standard_normal((rows, columns)) * spread).astype(np.float32)

        w = {"word": np.concatenate([vectors * np.float32(3), np.zeros((1, size), np.float32)])}
        w["project"], w["project.bias"] = normal(size, WIDTH, 0.6 * size**-0.5), np.zeros(WIDTH, np.float32)
        w["suffix"] = normal(SUFFIXES, WIDTH, 0.05)
        for name, rows in SMALL.items():
            w[name] = normal(rows, WIDTH, 0.2)
        for i in range(len(SPREAD)):
            w[f"layer{i}"] = normal(3 * WIDTH, WIDTH, 0.6 * (3 * WIDTH) ** -0.5)
            w[f"layer{i}.bias"] = np.zeros(WIDTH, np.float32)
        for name in ("first", *(f"norm{i}" for i in range(len(SPREAD)))):
            w[f"{name}.gain"], w[f"{name}.bias"] = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
        w["out"], w["out.bias"] = normal(WIDTH, 4, WIDTH**-0.5), np.zeros(4, np.float32)
        self.weights: dict[str, Floats] = w
        self.moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in w.items()}
        self.slopes: dict[str, tuple[Ints | None, Floats]] = {}
        self.count = 0

    def step(self, task: EncoderTask, spans: list[tuple[int, int]], generator: np.random.Generator) -> float:
        """Loss of a batch; leaves the gradients."""
        starts = np.cumsum([_GAP, *(b - a + _GAP for a, b in spans)])
        place = np.concatenate([np.arange(b - a) + s for (a, b), s in zip(spans, starts.tolist())])
        token = np.concatenate([np.arange(a, b) for a, b in spans])
        size = int(starts[-1])
        real = np.zeros((size, 1), dtype=np.float32)
        real[place] = 1.0
        rows = {}
        for name, values in task.rows.items():
            rows[name] = np.zeros(size, dtype=np.int64)
            rows[name][place] = values[token]
        unknown = len(self.weights["word"]) - 1
        rows["word"][generator.random(size) < _WORD_DROP] = unknown
        gold, weight = np.zeros((2, size, 4), dtype=np.float32)
        gold[place], weight[place] = task.gold[token], task.weight[token]
        weight /= np.float32(3 * len(token))
        return self._pass(rows, real, gold, weight, generator)

    def _pass(
        self, rows: dict[str, Ints], real: Floats, gold: Floats, weight: Floats, generator: np.random.Generator
    ) -> float:
        w, grow = self.weights, np.float32(1 / (1 - _DROP))
        shape = (len(real), WIDTH)

        def drop() -> Floats:
            return (generator.random(shape, dtype=np.float32) >= _DROP) * grow

        # Forward
        word = w["word"][rows["word"]]
        x: Floats = word @ w["project"] + w["project.bias"]
        for name in ("suffix", *SMALL):
            x += w[name][rows[name]]
        scales = [normalise(x)]
        normal, masks, inputs = [x], [drop() * real], []
        x = (x * w["first.gain"] + w["first.bias"]) * masks[0]
        for i, spread in enumerate(SPREAD):
            near = np.zeros((shape[0], 3 * WIDTH), dtype=np.float32)
            near[spread:, :WIDTH], near[:, WIDTH : 2 * WIDTH], near[:-spread, 2 * WIDTH :] = x[:-spread], x, x[spread:]
            h = near @ w[f"layer{i}"] + w[f"layer{i}.bias"]
            mask = drop() * (h > 0)
            h *= mask
            h += x
            scales.append(normalise(h))
            inputs.append(near)
            masks.append(mask)
            normal.append(h)
            x = (h * w[f"norm{i}.gain"] + w[f"norm{i}.bias"]) * real
        last = drop()
        x *= last
        score = x @ w["out"] + w["out.bias"]
        loss = float((weight * (np.logaddexp(np.float32(0), score) - gold * score)).sum())
        # Backward
        slope: Floats = ((1 / (1 + np.exp(-score)) - gold) * weight).astype(np.float32)
        s: dict[str, Floats] = {"out": x.T @ slope, "out.bias": slope.sum(axis=0, dtype=np.float32)}
        back = (slope @ w["out"].T) * last * real
        for i in range(len(SPREAD) - 1, -1, -1):
            spread = SPREAD[i]
            back = self._norm_back(back, normal[i + 1], scales[i + 1], f"norm{i}", s)
            inner = back * masks[i + 1]
            s[f"layer{i}"], s[f"layer{i}.bias"] = inputs[i].T @ inner, inner.sum(axis=0)
            wide = inner @ w[f"layer{i}"].T
            back += wide[:, WIDTH : 2 * WIDTH]
            back[:-spread] += wide[spread:, :WIDTH]
            back[spread:] += wide[:-spread, 2 * WIDTH :]
            back *= real if i else masks[0]
        back = self._norm_back(back, normal[0], scales[0], "first", s)
        s["project"], s["project.bias"] = word.T @ back, back.sum(axis=0)
        self.slopes = {name: (None, value) for name, value in s.items()}
        self.slopes["word"] = _gather(rows["word"], back @ w["project"].T)
        for name in ("suffix", *SMALL):
            self.slopes[name] = _gather(rows[name], back)
        return loss

    def _norm_back(self, back: Floats, normal: Floats, scale: Floats, name: str, s: dict[str, Floats]) -> Floats:
        s[f"{name}.gain"], s[f"{name}.bias"] = np.einsum("ij,ij->j", back, normal), back.sum(axis=0)
        back = back * self.weights[f"{name}.gain"]
        along = np.einsum("ij,ij->i", back, normal)[:, None] / np.float32(WIDTH)
        back -= back.mean(axis=1, keepdims=True)
        back -= normal * along
        back *= scale
        return back

    def update(self, share: float) -> None:
        """One step of Adam; only the rows of a table that the batch used are moved."""
        self.count += 1
        norm = float(np.sqrt(sum(float(np.vdot(value, value)) for _, value in self.slopes.values())))
        clip = np.float32(min(1.0, 1.0 / (norm + 1e-9)))
        one, two = 1 - 0.9**self.count, 1 - 0.999**self.count
        for name, (rows, value) in self.slopes.items():
            rate = share * (_WORD_RATE if name == "word" else _RATE)
            first, second = self.moments[name]
            value = value * clip
            where: Ints | slice = slice(None) if rows is None else rows
            first[where] = np.float32(0.9) * first[where] + np.float32(0.1) * value
            second[where] = np.float32(0.999) * second[where] + np.float32(0.001) * value * value
            move = first[where] / (np.sqrt(second[where] / np.float32(two)) + np.float32(1e-8))
            self.weights[name][where] -= np.float32(rate / one) * move


def _gather(rows: Ints, values: Floats) -> tuple[Ints, Floats]:
    """Sums of the values by row, for the rows that occur."""
    order = np.argsort(rows, kind="stable")
    kept, begins = np.unique(rows[order], return_index=True)
    return kept, np.add.reduceat(values[order], begins, axis=0)
