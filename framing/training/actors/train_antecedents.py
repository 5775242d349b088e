"""From coded articles to the ranker of antecedents, and what rankers say of articles held out.

References
----------
Denis, P. and Baldridge, J. (2008). Specialized models and ranking for coreference resolution. EMNLP, 660-669.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from framing.actors.find_mentions import readings
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.registry.registry import Registry
from framing.training.actors.coded_antecedents import Teacher
from framing.training.train_choice import Question, Settings, fit
from framing.validity.evaluation import Evaluation
from framing.validity.shipped.source_scores import evaluate_actors, read_sources

__all__ = [
    "Trained",
    "cross_validated",
    "questions_of",
    "train_antecedents",
]

_ROUNDS = 3
_SETTINGS = Settings(rare=3, penalty=8.0, small=0.02)


@dataclass(frozen=True, slots=True)
class Trained:
    """A ranker and what rankers like it say of articles that they were not trained on.

    Attributes
    ----------
    ranker : AntecedentRanker
    scores : Evaluation
        Cross-validated by article.
    """

    ranker: AntecedentRanker
    scores: Evaluation


def questions_of(
    gold: Path, corpus: Path, split: str = "tune", without: Collection[str] = (), settings: Settings = _SETTINGS
) -> list[Question]:
    """Questions that coded articles pose, with their right answers.

    The articles are read several times: what is not coded is answered by what was learned the time before.

    Parameters
    ----------
    gold : Path
        JSONL, a line an article: id, split, mentions.
    corpus : Path
        See :func:`framing.validity.shipped.source_scores.read_sources`.
    split : str
    without : collection of str
        Groups of features that are left out (:data:`framing.actors.link.antecedent_features.GROUPS`).
    settings : Settings

    Returns
    -------
    list of Question

    Raises
    ------
    ValueError
        If the gold has no article of the split.
    """
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    coded = {record["id"]: record["mentions"] for record in records if record["split"] == split}
    if not coded:
        raise ValueError(f"{gold} holds no article of the split {split!r}")
    articles, quotes = read_sources(corpus, list(coded))
    texts = dict(zip(articles["article_id"], articles["text"]))
    weights: dict[str, float] = {}
    found: list[Question] = []
    for _ in range(_ROUNDS):
        teachers = {name: Teacher(name, texts[name], coded[name], weights, without) for name in coded}
        for _reading in readings(articles, quotes, Registry(), teachers.__getitem__):
            pass
        found = [question for teacher in teachers.values() for question in teacher.questions]
        weights = fit(found, settings)
    return found


def cross_validated(
    questions: Sequence[Question],
    gold: Path,
    corpus: Path,
    split: str = "tune",
    folds: int = 5,
    seed: int = 0,
    settings: Settings = _SETTINGS,
) -> Evaluation:
    """Scores of each article by a ranker that was trained on others.

    Parameters
    ----------
    questions : sequence of Question
        Of :func:`questions_of`.
    gold, corpus : Path
    split : str
    folds, seed : int
    settings : Settings

    Returns
    -------
    Evaluation
    """
    names = sorted({question.group for question in questions})
    np.random.default_rng(seed).shuffle(names)
    fold = {name: nth % folds for nth, name in enumerate(names)}
    rankers = [AntecedentRanker(fit([q for q in questions if fold[q.group] != k], settings)) for k in range(folds)]
    return evaluate_actors(gold, corpus, split=split, boot=0, ranker=lambda name: rankers[fold.get(name, 0)])


def train_antecedents(gold: Path, corpus: Path, split: str = "tune", seed: int = 0) -> Trained:
    """Train the ranker of antecedents.

    Parameters
    ----------
    gold, corpus : Path
        See :func:`questions_of`.
    split : str
    seed : int
        Of the folds of the cross-validation.

    Returns
    -------
    Trained
    """
    questions = questions_of(gold, corpus, split)
    meta = {"articles": len({q.group for q in questions}), "questions": len(questions)}
    scores = cross_validated(questions, gold, corpus, split, seed=seed)
    return Trained(AntecedentRanker(fit(questions, _SETTINGS), meta), scores)
