"""From a table of coded texts to a stored classifier with its scores and card, in one call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.learn.classifier import FrameClassifier
from framing.learn.coded_texts import CodedTexts, coded_texts
from framing.learn.cross_validation import CrossValidation, cross_validate
from framing.learn.own_classifier import OwnClassifier
from framing.learn.scores_by_size import learning_curve
from framing.tables import as_pandas

__all__ = ["train_classifier"]

_FOLDS = 5


def train_classifier(
    table: Any,
    text: str | None = None,
    label: str | None = None,
    group: str | None = None,
    *,
    path: str | Path | None = None,
    folds: int = _FOLDS,
    curve: bool = True,
    background: str | None = "shipped",
    seed: int = 0,
    note: str = "",
) -> OwnClassifier:
    """Train a classifier on texts that were coded by hand, and say how good it is.

    Parameters
    ----------
    table : pandas.DataFrame
        A row a text: a sheet that was filled in (:func:`framing.validity.read_sheet`), or any other table.
    text, label, group : str, optional
        Columns. Left out: content, passage, text or sentence; the only one that begins with ``code:``, or label;
        outlet, else article_id. No group is in training and test at once.
    path : path, optional
        Where the classifier is stored (``.skops``), with a card beside it; :meth:`OwnClassifier.save` does it later.
    folds : int
        Fewer where there are fewer groups, or fewer texts of a label.
    curve : bool
        Learn from parts of the texts as well, to say whether more coding pays; takes about as long as the rest.
    background : "shipped", None or path
        As of :class:`FrameClassifier`.
    seed : int
    note : str
        For the card: codebook, coders, how far they agree.

    Returns
    -------
    OwnClassifier

    Raises
    ------
    ValueError
        If a column is not there, or fewer than two labels can be learnt.

    Examples
    --------
    >>> coded = pd.DataFrame({"text": [f"{who} {what} the town." for who in ("He", "She", "They", "Troops", "We")
    ...                                for what in ("attacked", "shelled", "left", "rebuilt")],
    ...                       "label": ["war", "war", "peace", "peace"] * 5, "outlet": ["A"] * 8 + ["B"] * 12})
    >>> own = train_classifier(coded, background=None, curve=False)
    >>> own.validation.folds, own.model.predict(["They attacked a village."]).tolist()
    ('2 folds by 2 groups', ['war'])
    """
    given = as_pandas(table, "coded texts")
    given = given if given.index.is_unique else given.reset_index(drop=True)
    coded = coded_texts(given, text, label, group)
    model = FrameClassifier(background=background, random_state=seed)
    smallest = int(pd.Series(coded.labels).value_counts().min())
    sides = smallest if coded.groups is None else len(set(coded.groups))
    folds = max(2, min(folds, sides))
    # The random split beside the grouped one takes each label into each fold.
    found = cross_validate(model, coded.texts, coded.labels, coded.groups, folds=folds, seed=seed,
                           random=smallest >= folds)  # fmt: skip
    sizes = None
    if curve:
        sizes = learning_curve(model, coded.texts, coded.labels, coded.groups, folds=folds, seed=seed)
    model.fit(coded.texts, coded.labels)
    own = OwnClassifier(model, coded, found, _by_label(coded, found), sizes, note)
    if path is not None:
        own.save(path)
    return own


def _by_label(coded: CodedTexts, found: CrossValidation) -> pd.DataFrame:
    """Scores of each label, and what it is taken for."""
    from sklearn.metrics import precision_recall_fscore_support

    names = [str(name) for name in found.classes]
    predicted = [str(name) for name in found.predictions]
    scores = precision_recall_fscore_support(coded.labels, predicted, labels=names, zero_division=0)
    table = pd.DataFrame(np.column_stack(scores[:3]), columns=["precision", "recall", "f1"], index=pd.Index(names))
    pairs = pd.DataFrame({"label": coded.labels, "predicted": predicted})
    wrong = pairs[pairs["label"] != pairs["predicted"]]
    taken_for = wrong.groupby("label")["predicted"].agg(lambda own: own.mode().iloc[0])
    return table.assign(n=scores[3], most_often=[taken_for.get(name, "") for name in names]).rename_axis("label")
