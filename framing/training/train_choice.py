"""Training of a conditional logit: questions with their candidates enter, weights of named features leave.

What is trained here answers at run time as :class:`framing.text.choice_model.ChoiceModel`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize

from framing.text.choice_model import softmax

__all__ = ["CrossValidated", "Question", "Settings", "cross_validate", "fit", "temperature_of"]

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Question:
    """A choice that somebody made.

    Attributes
    ----------
    group : str
        What must not be split between training and test: the article.
    candidates : sequence of sequence of str, n of them
        Names of the weights of each candidate (:func:`framing.text.choice_model.weight_name`).
    right : ndarray of bool, shape (n,)
        Several may be right; a question without a right one is not learned from.
    weight : float
    tested : bool
        Whether cross-validation holds it out; else it is learned from in every fold.
    """

    group: str
    candidates: Sequence[Sequence[str]]
    right: npt.NDArray[np.bool_]
    weight: float = 1.0
    tested: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """How a model is trained.

    Attributes
    ----------
    rare : int
        A feature of fewer candidates gets no weight.
    penalty : float
        On half the sum of the squared weights.
    small : float
        Weights smaller than this are left out.
    """

    rare: int = 3
    penalty: float = 8.0
    small: float = 0.02


_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """What models say of questions that they were not trained on.

    Attributes
    ----------
    scores : list of (ndarray or None)
        Scores of the candidates of each question; None for those that are not tested.
    folds : list of (frozenset of str, dict)
        Groups that were held out, and the weights that were trained without them.
    """

    scores: list[_Floats | None]
    folds: list[tuple[frozenset[str], dict[str, float]]]


class _Design:
    """Questions as a sparse matrix, a row a candidate."""

    def __init__(self, questions: Sequence[Question], settings: Settings) -> None:
        self.questions, self.settings = questions, settings
        named = [names for question in questions for names in question.candidates]
        count = Counter(name for names in named for name in names)
        self.names = sorted(name for name, n in count.items() if n >= settings.rare)
        number = {name: i for i, name in enumerate(self.names)}
        places = [[number[name] for name in names if name in number] for names in named]
        pointer = np.cumsum([0, *map(len, places)])
        index = np.array([i for own in places for i in own], dtype=np.int32)
        shape = (len(places), len(self.names))
        self.matrix = sparse.csr_matrix((np.ones(len(index), dtype=np.float32), index, pointer), shape=shape)
        self.bounds = np.cumsum([0, *(len(question.candidates) for question in questions)])

    def fit(self, chosen: npt.NDArray[np.integer]) -> _Floats:
        """Weights that make the right candidates likely: all right ones of a question together."""
        chosen = np.array([i for i in chosen if self.questions[i].right.any()])
        x = self.matrix[np.concatenate([np.arange(self.bounds[i], self.bounds[i + 1]) for i in chosen])]
        transposed = x.T.tocsr()
        sizes = np.array([len(self.questions[i].candidates) for i in chosen])
        begins = np.cumsum([0, *sizes[:-1]])
        question = np.repeat(np.arange(len(chosen)), sizes)
        right = np.concatenate([self.questions[i].right for i in chosen]).astype(np.float64)
        weight = np.array([self.questions[i].weight for i in chosen])
        penalty = self.settings.penalty

        def loss(beta: _Floats) -> tuple[float, _Floats]:
            score = x @ beta.astype(np.float32)
            e = np.exp(score - np.maximum.reduceat(score, begins)[question])
            chance = e / np.add.reduceat(e, begins)[question]
            of_right = np.maximum(np.add.reduceat(chance * right, begins), 1e-9)
            slope = chance - chance * right / of_right[question]
            gradient = transposed @ (slope * weight[question]).astype(np.float32) + penalty * beta
            return float(-(weight * np.log(of_right)).sum() + penalty / 2 * (beta**2).sum()), gradient

        found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150})
        beta: _Floats = found.x
        return beta

    def weights(self, beta: _Floats) -> dict[str, float]:
        """Weights by name; the smallest are left out."""
        return {name: float(w) for name, w in zip(self.names, beta) if abs(w) >= self.settings.small}


def fit(questions: Sequence[Question], settings: Settings = _SETTINGS) -> dict[str, float]:
    """Train on all questions.

    Parameters
    ----------
    questions : sequence of Question
    settings : Settings

    Returns
    -------
    dict of str to float
        Weights, for :class:`framing.text.choice_model.ChoiceModel`; the same questions give the same ones.

    Examples
    --------
    >>> right = np.array([True, False])
    >>> questions = [Question(f"{n}", [["all\\tnear"], ["all\\tfar"]], right) for n in range(40)]
    >>> {name: round(weight, 1) for name, weight in fit(questions).items()}
    {'all\\tfar': -0.8, 'all\\tnear': 0.8}
    """
    design = _Design(questions, settings)
    return design.weights(design.fit(np.arange(len(questions))))


def cross_validate(
    questions: Sequence[Question], folds: int = 5, seed: int = 0, settings: Settings = _SETTINGS
) -> CrossValidated:
    """Train and score by group.

    Parameters
    ----------
    questions : sequence of Question
        Those that are not `tested` are learned from in every fold.
    folds, seed : int
    settings : Settings

    Returns
    -------
    CrossValidated
    """
    design = _Design(questions, settings)
    groups = sorted({q.group for q in questions if q.tested})
    np.random.default_rng(seed).shuffle(groups)
    fold = {group: i % folds for i, group in enumerate(groups)}
    fold_of = np.array([fold[q.group] if q.tested else -1 for q in questions])
    scores: list[_Floats | None] = [None] * len(questions)
    out = []
    for k in range(min(folds, len(groups))):
        beta = design.fit(np.flatnonzero(fold_of != k))
        out.append((frozenset(group for group, i in fold.items() if i == k), design.weights(beta)))
        for i in np.flatnonzero(fold_of == k).tolist():
            scores[i] = design.matrix[design.bounds[i] : design.bounds[i + 1]] @ beta
    return CrossValidated(scores, out)


def temperature_of(questions: Sequence[Question], scores: Sequence[_Floats | None]) -> float:
    """What held-out scores must be divided by, so that chances are right as often as they say.

    Parameters
    ----------
    questions : sequence of Question
    scores : sequence of (ndarray or None)
        Of :func:`cross_validate`.

    Returns
    -------
    float
        Between 0.6 and 3, in steps of 0.1.
    """
    known = [(q, score) for q, score in zip(questions, scores) if score is not None and q.right.any()]

    def surprise(temperature: float) -> float:
        chances = ((q, softmax(score, temperature)) for q, score in known)
        return float(sum(-q.weight * np.log(max(float(chance[q.right].sum()), 1e-9)) for q, chance in chances))

    return min((tenths / 10 for tenths in range(6, 31)), key=surprise)
