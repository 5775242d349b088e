"""Training of the ranker of participants: a conditional logit with small weights, and what it says held out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.optimize import minimize

from framing.frames.participants.features import Parts
from framing.frames.participants.ranker import Ranker, contexts
from framing.training.participants.questions import Example

__all__ = ["FEATURES", "CrossValidated", "answers_of", "cross_validate", "fit_ranker", "temperature_of"]

#: Groups of features, and contexts in which features have weights of their own, that an ablation can leave out.
FEATURES = ("structure", "discourse", "words", "told", "performer", "frame", "slot")
_RARE = 3  # a feature that is met less often gets no weight
_PENALTY = 8.0
_SMALL = 0.02  # weights below this are not kept

_Weights = dict[str, float]
_Floats = npt.NDArray[np.float64]


def _names(example: Example, own: Parts, without: Collection[str]) -> list[str]:
    """Names of the weights that an answer uses."""
    role, frame, slot = contexts(example.role, example.frame, example.slots)
    kept = [part if group not in without else () for group, part in zip(FEATURES, own)]
    if "told" in without:
        kept = [[name for name in part if "told" not in name] for part in kept]
    if "performer" in without:
        kept = [[name for name in part if name not in ("performer", "another performs")] for part in kept]
    further = [context for name, context in (("frame", frame), ("slot", slot)) if name not in without]
    out = [f"{role}\t{name}" for part in kept for name in part]
    return out + [f"{context}\t{name}" for context in further for part in kept[:2] for name in part]


class _Design:
    """Examples as a sparse matrix, a row an answer."""

    def __init__(self, examples: Sequence[Example], without: Collection[str] = ()) -> None:
        named = [_names(example, own, without) for example in examples for own in example.parts]
        count = Counter(name for names in named for name in names)
        self.names = sorted(name for name, n in count.items() if n >= _RARE)
        number = {name: i for i, name in enumerate(self.names)}
        places = [[number[name] for name in names if name in number] for names in named]
        pointer = np.cumsum([0, *map(len, places)])
        index = np.array([i for own in places for i in own], dtype=np.int32)
        shape = (len(places), len(self.names))
        self.matrix = sparse.csr_matrix((np.ones(len(index), dtype=np.float32), index, pointer), shape=shape)
        self.bounds = np.cumsum([0, *(len(example.actors) for example in examples)])

    def rows(self, chosen: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
        """Rows of the answers of some examples."""
        return np.concatenate([np.arange(self.bounds[i], self.bounds[i + 1]) for i in chosen])

    def weights(self, beta: _Floats) -> _Weights:
        """Weights by name; the smallest are left out."""
        return {name: float(w) for name, w in zip(self.names, beta) if abs(w) >= _SMALL}


def _fit(design: _Design, examples: Sequence[Example], chosen: npt.NDArray[np.integer]) -> _Floats:
    """Weights that make the right actors likely: all right ones of a question together."""
    chosen = np.array([i for i in chosen if examples[i].right.any()])
    x = design.matrix[design.rows(chosen)]
    transposed = x.T.tocsr()
    sizes = np.array([len(examples[i].actors) for i in chosen])
    begins = np.cumsum([0, *sizes[:-1]])
    question = np.repeat(np.arange(len(chosen)), sizes)
    right = np.concatenate([examples[i].right for i in chosen]).astype(np.float64)
    weight = np.array([examples[i].weight for i in chosen])

    def loss(beta: _Floats) -> tuple[float, _Floats]:
        score = x @ beta.astype(np.float32)
        chance = _softmax(score, begins, question)
        of_right = np.maximum(np.add.reduceat(chance * right, begins), 1e-9)
        slope = chance - chance * right / of_right[question]
        gradient = transposed @ (slope * weight[question]).astype(np.float32) + _PENALTY * beta
        return float(-(weight * np.log(of_right)).sum() + _PENALTY / 2 * (beta**2).sum()), gradient

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    beta: _Floats = found.x
    return beta


def _softmax(
    score: npt.NDArray[np.floating], begins: npt.NDArray[np.integer], question: npt.NDArray[np.integer]
) -> _Floats:
    e = np.exp(score - np.maximum.reduceat(score, begins)[question])
    out: _Floats = e / np.add.reduceat(e, begins)[question]
    return out


@dataclass(frozen=True)
class CrossValidated:
    """What rankers say of articles that they were not trained on.

    Attributes
    ----------
    scores : list of (ndarray or None)
        Scores of the answers of each example; None for those that are only trained on.
    folds : list of (frozenset of str, dict)
        Articles that were held out, and the weights that were trained without them.
    """

    scores: list[_Floats | None]
    folds: list[tuple[frozenset[str], _Weights]]


def cross_validate(
    examples: Sequence[Example], folds: int = 5, seed: int = 0, without: Collection[str] = ()
) -> CrossValidated:
    """Train and score by article.

    Parameters
    ----------
    examples : sequence of Example
        Those that are not of coded articles are trained on in every fold.
    folds, seed : int
    without : collection of str
        Of :data:`FEATURES`, what is left out.

    Returns
    -------
    CrossValidated
    """
    design = _Design(examples, without)
    groups = sorted({e.group for e in examples if e.tested})
    np.random.default_rng(seed).shuffle(groups)
    fold = {group: i % folds for i, group in enumerate(groups)}
    of = np.array([fold[e.group] if e.tested else -1 for e in examples])
    scores: list[_Floats | None] = [None] * len(examples)
    out = []
    for k in range(min(folds, len(groups))):
        beta = _fit(design, examples, np.flatnonzero(of != k))
        out.append((frozenset(group for group, i in fold.items() if i == k), design.weights(beta)))
        for i in np.flatnonzero(of == k).tolist():
            scores[i] = design.matrix[design.bounds[i] : design.bounds[i + 1]] @ beta
    return CrossValidated(scores, out)


def fit_ranker(examples: Sequence[Example], meta: dict[str, Any], without: Collection[str] = ()) -> Ranker:
    """Train on all examples.

    Parameters
    ----------
    examples : sequence of Example
    meta : dict
        See :class:`framing.frames.participants.ranker.Ranker`.
    without : collection of str
        Of :data:`FEATURES`, what is left out.

    Returns
    -------
    Ranker
    """
    design = _Design(examples, without)
    return Ranker(design.weights(_fit(design, examples, np.arange(len(examples)))), meta)


def temperature_of(examples: Sequence[Example], scores: Sequence[_Floats | None]) -> float:
    """What held-out scores must be divided by, so that chances are right as often as they say."""
    best, least = 1.0, np.inf
    for temperature in np.arange(0.6, 3.01, 0.1):
        total = 0.0
        for example, score in zip(examples, scores):
            if score is not None and example.right.any():
                chance = np.exp((score - score.max()) / temperature)
                total -= example.weight * np.log(max(float(chance[example.right].sum() / chance.sum()), 1e-9))
        if total < least:
            best, least = float(temperature), total
    return round(best, 2)


def answers_of(
    examples: Sequence[Example], scores: Sequence[_Floats | None], temperature: float, nobody: float
) -> pd.DataFrame:
    """Answers by held-out scores, for :func:`framing.training.participants.judging.measured`.

    Returns
    -------
    DataFrame
        Of the terms that a hit reaches and over which the reader does not hesitate.
    """
    rows = []
    for example, score in zip(examples, scores):
        if score is None or not example.reached or example.kind != "coded":
            continue
        chance = np.exp((score - score.max()) / temperature)
        chance /= chance.sum()
        best = int(chance[:-1].argmax()) if len(chance) > 1 else -1
        given = best >= 0 and chance[best] > chance[-1] * nobody
        rows.append(
            {
                "article_id": example.group,
                "frame": example.frame,
                "end": "target" if example.of_target else "other",
                "wanted": example.wanted,
                "given": bool(given),
                "right": bool(example.right[best if given else -1]),
                "confidence": float(chance[best]) if given else np.nan,
            }
        )
    return pd.DataFrame(rows)
