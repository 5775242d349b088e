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
from typing import Any

import numpy as np
import pandas as pd

from framing.actors.find_mentions import readings
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.registry.registry import Registry
from framing.articles import read_articles
from framing.quotes import extract_quotes
from framing.training.actors.coded_antecedents import Teacher
from framing.training.train_choice import Question, Settings, fit
from framing.validity.evaluation import Evaluation
from framing.validity.shipped.coded_terms import NO_ACTOR, read_articles_of, read_coded
from framing.validity.shipped.source_scores import evaluate_actors, read_sources

__all__ = [
    "Material",
    "Trained",
    "coded_sources",
    "coded_terms",
    "cross_validated",
    "questions_of",
    "train_antecedents",
]

_ROUNDS = 3
_SETTINGS = Settings(rare=3, penalty=8.0, small=0.02)
#: What readers of terms write for those who are no one actor.
_NOBODY = NO_ACTOR | {"CIVILIANS"}


@dataclass(frozen=True, slots=True)
class Material:
    """Articles in which it is coded who is who.

    Attributes
    ----------
    articles, quotes : pandas.DataFrame
    coded : dict of str to list of dict
        By article: start, end, entity, source of each coded mention.
    tested : bool
        Whether cross-validation holds its articles out.
    """

    articles: pd.DataFrame
    quotes: pd.DataFrame
    coded: dict[str, list[dict[str, Any]]]
    tested: bool = True


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


def coded_sources(gold: Path, corpus: Path, split: str = "tune") -> Material:
    """Articles whose sources are coded.

    Parameters
    ----------
    gold : Path
        JSONL, a line an article: id, split, mentions.
    corpus : Path
        See :func:`framing.validity.shipped.source_scores.read_sources`.
    split : str

    Returns
    -------
    Material

    Raises
    ------
    ValueError
        If the gold has no article of the split.
    """
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    coded = {record["id"]: record["mentions"] for record in records if record["split"] == split}
    if not coded:
        raise ValueError(f"{gold} holds no article of the split {split!r}")
    return Material(*read_sources(corpus, list(coded)), coded)


def coded_terms(paths: Sequence[Path], collection: Path) -> Material:
    """Articles whose framing terms are coded: where the readers name targets and those who act on them.

    Parameters
    ----------
    paths : sequence of Path
        See :func:`framing.validity.shipped.coded_terms.read_coded`.
    collection : Path
        Their texts.

    Returns
    -------
    Material
    """
    read = read_coded(paths)
    coded = {}
    for article in read:
        places = {span: actor for actor, spans in article.spans.items() if actor not in _NOBODY for span in spans}
        coded[article.article_id] = [
            {"start": start, "end": end, "entity": actor.lower(), "source": False}
            for (start, end), actor in places.items()
        ]
    articles = read_articles(read_articles_of(collection, read))
    return Material(articles, extract_quotes(articles, scope="all"), coded, tested=False)


def questions_of(
    materials: Sequence[Material], without: Collection[str] = (), settings: Settings = _SETTINGS
) -> list[Question]:
    """Questions that coded articles pose, with their right answers.

    The articles are read several times: what is not coded is answered by what was learned the time before.

    Parameters
    ----------
    materials : sequence of Material
    without : collection of str
        Groups of features that are left out (:data:`framing.actors.link.antecedent_features.GROUPS`).
    settings : Settings

    Returns
    -------
    list of Question
    """
    weights: dict[str, float] = {}
    found: list[Question] = []
    for _ in range(_ROUNDS):
        found = []
        for own in materials:
            texts = dict(zip(own.articles["article_id"], own.articles["text"]))
            teachers = {
                name: Teacher(name, texts[name], own.coded[name], weights, without, own.tested) for name in texts
            }
            for _reading in readings(own.articles, own.quotes, Registry(), teachers.__getitem__):
                pass
            found += [question for teacher in teachers.values() for question in teacher.questions]
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
    names = sorted({question.group for question in questions if question.tested})
    np.random.default_rng(seed).shuffle(names)
    fold = {name: nth % folds for nth, name in enumerate(names)}
    rankers = [
        AntecedentRanker(fit([q for q in questions if not q.tested or fold[q.group] != k], settings))
        for k in range(folds)
    ]
    return evaluate_actors(gold, corpus, split=split, boot=0, ranker=lambda article: rankers[fold.get(article, 0)])


def train_antecedents(
    gold: Path,
    corpus: Path,
    terms: Sequence[Path] = (),
    collection: Path | None = None,
    split: str = "tune",
    seed: int = 0,
) -> Trained:
    """Train the ranker of antecedents.

    Parameters
    ----------
    gold, corpus : Path
        Coded sources, see :func:`coded_sources`.
    terms : sequence of Path
        Coded terms, see :func:`coded_terms`.
    collection : Path, optional
        Their texts.
    split : str
    seed : int
        Of the folds of the cross-validation.

    Returns
    -------
    Trained

    Raises
    ------
    ValueError
        If terms are given without their texts.
    """
    if terms and collection is None:
        raise ValueError("coded terms need the collection that their articles are from")
    materials = [coded_sources(gold, corpus, split)]
    if terms and collection is not None:
        materials.append(coded_terms(terms, collection))
    questions = questions_of(materials)
    meta = {"articles": len({q.group for q in questions}), "questions": len(questions)}
    ranker = AntecedentRanker(fit(questions, _SETTINGS), meta)
    return Trained(ranker, cross_validated(questions, gold, corpus, split, seed=seed))
