"""From coded sentences on people harmed to the classifier of doubt that ships, with its card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learn.cross_validation import grouped_folds
from framing.learn.doubt.doubt_classifier import DoubtClassifier
from framing.learn.doubt.term_features import kind_of_term
from framing.text import Document
from framing.training.classifiers.casting_doubt import read_casting_doubt
from framing.training.classifiers.classifier_card import calibration_error, coverage, errors_by_group, sha256_of

__all__ = ["held_out_doubt", "scores_of_doubt", "train_doubt"]

VERSION = "1.0"
#: Probability below which the shipped classifier abstains.
CONFIDENCE = 0.8
_FOLDS = 5
_LICENCE = (
    "Weights learnt from Media-Coverage-of-War-Victims, Copyright (c) 2026 NYUAD-SSC, MIT licence "
    "(https://github.com/NYUAD-SSC/Media-Coverage-of-War-Victims); no text of it is in the file."
)


def train_doubt(path: Path, *, say: Callable[[str], None] = lambda _: None) -> tuple[DoubtClassifier, dict[str, Any]]:
    """Train on all sentences, and say on the card how classifiers do that saw four of five articles.

    Parameters
    ----------
    path : Path
        As :func:`framing.training.classifiers.casting_doubt.read_casting_doubt` takes it.
    say : callable
        Takes a line of progress.

    Returns
    -------
    model : DoubtClassifier
        With the strength that inner folds chose as its parameter.
    card : dict
    """
    table = read_casting_doubt(path)
    found = scores_of_doubt(table, held_out_doubt(table))
    say(f"articles held out: {found['scores']}")
    card = {
        "name": "doubt",
        "version": VERSION,
        "answers": "whether a term casts doubt on what is told of people harmed",
        "confidence": CONFIDENCE,
        "data": f"{len(table)} sentences of four outlets on people harmed in one war, by hand where the term is claim",
        "data_sha256": sha256_of(path),
        "n_by_label": {str(name): int(n) for name, n in table["doubt"].value_counts().sort_index().items()},
        "background": None,
        "licence": _LICENCE,
        "docs": "docs/model-card.md",
        **found,
    }
    chosen = DoubtClassifier().fit(table, table["doubt"], table["article"]).C_
    return DoubtClassifier(C=chosen).fit(table, table["doubt"]), card


def held_out_doubt(table: pd.DataFrame, folds: int = _FOLDS) -> npt.NDArray[np.float64]:
    """Probability of doubt from classifiers that did not see the article; each chooses its strength on inner folds.

    Parameters
    ----------
    table : DataFrame
        Of :func:`framing.training.classifiers.casting_doubt.read_casting_doubt`.
    folds : int

    Returns
    -------
    ndarray, shape (n,)
    """
    out = np.zeros(len(table))
    split, _ = grouped_folds(table["article"].tolist(), table["doubt"].to_numpy(), folds)
    for train, test in split:
        own = table.iloc[train]
        model = DoubtClassifier().fit(own, own["doubt"], own["article"])
        out[test] = model.predict_proba(table.iloc[test])[:, 1]
    return out


def scores_of_doubt(table: pd.DataFrame, chance: npt.NDArray[np.float64]) -> dict[str, Any]:
    """Scores, coverage and errors by outlet for the card.

    Parameters
    ----------
    table : DataFrame
    chance : ndarray, shape (n,)
        Probability of doubt, from articles held out.

    Returns
    -------
    dict
        ``scores`` (average precision of finding what only looks like doubt, and of finding doubt among the words of
        claiming), ``coverage``, ``taken_for_doubt_by_mistake``.
    """
    from sklearn.metrics import average_precision_score, roc_auc_score

    doubt = table["doubt"].to_numpy(bool)
    kinds = [kind_of_term(Document(t), s, e)[0] for t, s, e in zip(table["text"], table["start"], table["end"])]
    claim = np.array([kind == "claim" for kind in kinds])
    answer = chance >= 0.5
    probabilities = np.column_stack([1 - chance, chance])
    own = {
        "average_precision_of_no_doubt": average_precision_score(~doubt, 1 - chance),
        "share_of_no_doubt": (~doubt).mean(),
        "average_precision_if_no_claim_is_doubt": average_precision_score(~doubt, claim.astype(float)),
        "average_precision_of_doubt_among_claims": average_precision_score(doubt[claim], chance[claim]),
        "share_of_doubt_among_claims": doubt[claim].mean(),
        "auc_among_claims": roc_auc_score(doubt[claim], chance[claim]),
        "calibration_error": calibration_error(probabilities.max(axis=1), answer == doubt),
    }
    by_outlet = errors_by_group(table["outlet"].tolist(), answer & ~doubt, ~doubt, least=1)
    return {
        "scores": {name: round(float(value), 4) for name, value in own.items()},
        "coverage": coverage(doubt.tolist(), probabilities, [False, True], (0.5, 0.6, 0.7, 0.8, 0.9)),
        "taken_for_doubt_by_mistake": by_outlet.round(3).to_dict("records"),
    }
