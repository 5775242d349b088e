"""From the coded sentences of NewsMTSC to the classifier of stance that ships, with its card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from framing.learn.cross_validation import cross_validate
from framing.learn.stance.stance_classifier import TargetStanceClassifier
from framing.text.background import load_background
from framing.training.classifiers.classifier_card import calibration_error, coverage, errors_by_group, sha256_of
from framing.training.classifiers.newsmtsc import outlets_of, read_newsmtsc

__all__ = ["CONFIDENCE", "VERSION", "train_stance"]

VERSION = "1.0"
#: Probability below which the shipped classifier abstains.
CONFIDENCE = 0.6
_FOLDS = 5
_LICENCE = (
    "Weights learnt from NewsMTSC, Copyright 2020 Felix Hamborg, MIT licence "
    "(https://github.com/fhamborg/NewsMTSC); no text of it is in the file."
)


def train_stance(
    path: Path,
    articles: Path | None = None,
    *,
    networks: int = 4,
    seed: int = 0,
    folds: int = _FOLDS,
    say: Callable[[str], None] = lambda _: None,
) -> tuple[TargetStanceClassifier, dict[str, Any]]:
    """Train on all targets, and say on the card how classifiers do that saw four of five articles.

    Parameters
    ----------
    path : Path
        ``train.jsonl`` of NewsMTSC.
    articles : Path, optional
        Collection of articles with their outlets, for errors by outlet: JSON lines.
    networks, seed : int
        As in :class:`framing.learn.TargetStanceClassifier`.
    folds : int
        0 for a card without scores.
    say : callable
        Takes a line of progress.

    Returns
    -------
    model : TargetStanceClassifier
    card : dict

    Notes
    -----
    The same file and seed give the same weights on the same machine: linear algebra runs on one thread.
    """
    table = read_newsmtsc(path)
    X, y = table[["text", "start", "end"]], table["y"]
    model = TargetStanceClassifier(networks=networks, random_state=seed)
    card: dict[str, Any] = {
        "name": "stance",
        "version": VERSION,
        "answers": "how a sentence presents an actor in it, whose name is hidden: negative, neutral, positive",
        "confidence": CONFIDENCE,
        "data": f"NewsMTSC, train part ({len(table)} targets in {table['article'].nunique()} articles of US news)",
        "data_sha256": sha256_of(path),
        "n_by_label": {str(name): int(n) for name, n in y.value_counts().sort_index().items()},
        "background": load_background().checksum,
        "licence": _LICENCE,
        "docs": "docs/model-card.md",
    }
    with threadpool_limits(1):
        if folds:
            outlets = [None] * len(table) if articles is None else outlets_of(table["text"].tolist(), articles)
            result = cross_validate(model, X, y.tolist(), table["article"].tolist(), folds=folds, random=False)
            card |= scores(y.tolist(), result.probabilities, result.classes, outlets)
            card["scores"]["folds"] = result.folds
            say(f"articles held out: {card['scores']}")
        model.fit(X, y)
    return model, card


def scores(
    y: Sequence[Any], probabilities: npt.NDArray[np.float64], classes: Any, outlets: Sequence[str | None]
) -> dict[str, Any]:
    """Scores, coverage and errors by outlet for the card.

    Parameters
    ----------
    y : sequence of str, length n
    probabilities : ndarray, shape (n, n_classes)
    classes : sequence of str
    outlets : sequence of str or None, length n

    Returns
    -------
    dict
        ``scores``, ``coverage``, ``called_negative_by_mistake``.
    """
    from sklearn.metrics import f1_score

    coded, answer = np.asarray(y, dtype=object), np.asarray(classes, dtype=object)[probabilities.argmax(axis=1)]
    right = answer == coded
    own = {
        "macro_f1": f1_score(coded, answer, average="macro"),
        "accuracy": right.mean(),
        "calibration_error": calibration_error(probabilities.max(axis=1), right),
        **{f"f1_{name}": f1_score(coded, answer, labels=[name], average="macro") for name in classes},
    }
    blamed = errors_by_group(outlets, (answer == "negative") & ~right, coded != "negative")
    every = errors_by_group(["all"] * len(coded), (answer == "negative") & ~right, coded != "negative")
    return {
        "scores": {name: round(float(value), 4) for name, value in own.items()},
        "coverage": coverage(list(y), probabilities, classes, (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)),
        "called_negative_by_mistake": pd.concat([every, blamed]).round(3).to_dict("records"),
    }
