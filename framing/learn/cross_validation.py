"""Cross-validation by group: how a classifier does on outlets, articles or events that it has never seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learn.labels import Labels

__all__ = ["CrossValidation", "Folds", "cross_validate", "grouped_folds", "held_out", "random_folds", "score"]

Folds = list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]
_FEW = 20  # texts of a group below which no score of its own is given


@dataclass(frozen=True, eq=False)
class CrossValidation:
    """Result of :func:`cross_validate`.

    Attributes
    ----------
    scores : DataFrame
        Index ``split``: *grouped* (no group is in both training and test), *random* (stratified), *within groups* (the
        grouped predictions scored inside each group, averaged by size); columns ``macro_f1``, ``accuracy``, ``n``.
    by_group : DataFrame
        The same of each group, from the grouped predictions.
    probabilities : ndarray, shape (n, n_classes)
        Of each text, from the fold that held it out (grouped where there are groups).
    classes : ndarray
    folds : str
        How the texts were split.
    several : bool
        Whether a text has several labels.

    Examples
    --------
    >>> from framing.learn import FrameClassifier, cross_validate
    >>> texts = [f"{side} {verb} the town." for side in "ABCDEF" for verb in ("They attacked", "They helped")]
    >>> groups, labels = [text[0] for text in texts], ["war", "aid"] * 6
    >>> result = cross_validate(FrameClassifier(background=None, inner_folds=2), texts, labels, groups, folds=3)
    >>> result.scores.index.tolist(), result.probabilities.shape
    (['grouped', 'random'], (12, 2))
    """

    scores: pd.DataFrame
    by_group: pd.DataFrame
    probabilities: npt.NDArray[np.float64]
    classes: npt.NDArray[Any]
    folds: str
    several: bool = False

    @property
    def predictions(self) -> npt.NDArray[Any]:
        """The most probable label of each text; where texts have several, a list of those with at least even odds."""
        return Labels(self.classes, np.zeros(0, dtype=np.int64), self.several, False).decode(self.probabilities)

    def __repr__(self) -> str:
        return f"{self.scores.round(3).to_string()}\n({self.folds})"

    def _repr_html_(self) -> str:
        return f"{self.scores.round(3).to_html()}<p>{self.folds}</p>"


def cross_validate(
    estimator: Any,
    X: Any,
    y: Sequence[Any],
    groups: Sequence[Any] | None,
    *,
    folds: int = 5,
    seed: int = 42,
    random: bool = True,
    params: Mapping[str, Sequence[Any]] | None = None,
) -> CrossValidation:
    """Score a classifier on groups that it has not seen, with the random split beside it.

    Parameters
    ----------
    estimator : classifier with ``predict_proba``
    X : sequence or DataFrame, length n
    y : sequence of length n, or array of shape (n, n_labels)
        One label each, or several, as in :meth:`FrameClassifier.fit`; accuracy then asks for all labels of a text.
    groups : sequence of length n, or None
        Outlet, article or event of each text. None must be said: then only the random split is made.
    folds, seed : int
    random : bool
        Whether to score the random split too; the gap to the grouped score is what the classifier owes to knowing the
        groups.
    params : mapping, optional
        Further sequences of length n for ``fit``, such as ``marked``.

    Returns
    -------
    CrossValidation

    Raises
    ------
    ValueError
        If there are fewer groups than folds, a group is missing, or the lengths differ.

    References
    ----------
    Roberts, D. R. et al. (2017). Cross-validation strategies for data with temporal, spatial, hierarchical, or
    phylogenetic structure. Ecography 40(8), 913-929.

    Examples
    --------
    >>> from framing.learn.classifier import FrameClassifier
    >>> texts = [f"{side} {verb} the town." for side in "ABCDEF" for verb in ("They attacked", "They helped")]
    >>> y = ["war", "aid"] * 6
    >>> groups = [text[0] for text in texts]
    >>> result = cross_validate(FrameClassifier(background=None, inner_folds=2), texts, y, groups, folds=3)
    >>> float(result.scores.loc["grouped", "macro_f1"])
    1.0
    """
    labels = Labels.learn(y, len(X))
    codes, several = labels.codes, labels.several
    splits: dict[str, Folds] = {}
    names = np.zeros(0, dtype=object)
    if groups is not None:
        splits["grouped"], names = grouped_folds(groups, codes, folds)
    if random or groups is None:
        splits["random"] = random_folds(codes, folds, seed)
    rows, kept = [], None
    for name, split in splits.items():
        p = held_out(estimator, X, labels, split, dict(params or {}))
        kept = p if kept is None else kept
        rows.append({"split": name, **score(codes, p)})
    assert kept is not None
    by_group = pd.DataFrame()
    if groups is not None:
        parts = [(g, codes[names == g], kept[names == g]) for g in dict.fromkeys(names)]
        each = [{"group": g, **score(a, p)} for g, a, p in parts if len(a) >= _FEW and len(np.unique(a, axis=0)) > 1]
        by_group = pd.DataFrame(each, columns=["group", "macro_f1", "accuracy", "n"]).set_index("group")
        if len(by_group):
            weight = by_group["n"].to_numpy(float)
            mean = {c: float(np.average(by_group[c], weights=weight)) for c in ("macro_f1", "accuracy")}
            rows.append({"split": "within groups", **mean, "n": int(weight.sum())})
    how = (
        f"{folds} folds; random split with seed {seed}"
        if groups is None
        else f"{folds} folds by {len(set(names))} groups"
    )
    return CrossValidation(pd.DataFrame(rows).set_index("split"), by_group, kept, labels.classes, how, several)


def grouped_folds(groups: Sequence[Any], codes: npt.NDArray[Any], folds: int) -> tuple[Folds, npt.NDArray[Any]]:
    """Folds that keep each group together, and the group of each text.

    Raises
    ------
    ValueError
        If a group is missing, there are too few, or not one a text.
    """
    from sklearn.model_selection import GroupKFold

    names = np.empty(len(groups), dtype=object)
    names[:] = list(groups)
    if len(names) != len(codes):
        raise ValueError(f"groups= has {len(names)} entries for {len(codes)} texts")
    for number, name in enumerate(names):
        if pd.isna(name):
            raise ValueError(f"row {number} of groups= is missing; say of each text which outlet or article it is of")
    if len(set(names)) < folds:
        raise ValueError(f"{len(set(names))} groups are too few for {folds} folds; give folds= at most that number")
    numbered = np.unique(names.astype(str), return_inverse=True)[1]
    return list(GroupKFold(folds).split(codes, codes, numbered)), names


def random_folds(codes: npt.NDArray[Any], folds: int, seed: int) -> Folds:
    """Folds at random, each with the same share of each label where a text has one."""
    from sklearn.model_selection import KFold, StratifiedKFold

    split = KFold if codes.ndim == 2 else StratifiedKFold
    return list(split(folds, shuffle=True, random_state=seed).split(codes, codes))


def held_out(estimator: Any, X: Any, labels: Labels, split: Folds, params: dict[str, Any]) -> npt.NDArray[np.float64]:
    """Probabilities of each row from the fold that held it out, shape (n, n_classes)."""
    from sklearn.base import clone

    out = np.zeros((len(labels.codes), len(labels.classes)))
    y = labels.codes if labels.several else labels.classes[labels.codes]
    for train, test in split:
        train, only = _learnable(labels, train)
        if only is not None:  # nothing to tell apart: the one label that is left
            out[test, only] = 1.0
            continue
        own = {name: _take(values, train) for name, values in params.items()}
        model = clone(estimator).fit(_take(X, train), y[train], **own)
        at = np.arange(len(labels.classes)) if labels.several else np.searchsorted(labels.classes, model.classes_)
        out[np.ix_(test, at)] = model.predict_proba(_take(X, test))
    return out


def _learnable(labels: Labels, train: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], int | None]:
    """Training rows without labels that one row has alone; and the label that is left, where there is only one."""
    if labels.several:
        return train, None
    own, counts = np.unique(labels.codes[train], return_counts=True)
    often = own[counts > 1]
    if len(often) < 2:
        return train, int(own[counts.argmax()])
    return train[np.isin(labels.codes[train], often)], None


def _take(values: Any, rows: npt.NDArray[np.int64]) -> Any:
    if hasattr(values, "iloc"):
        return values.iloc[rows]
    if isinstance(values, np.ndarray):
        return values[rows]
    return [values[i] for i in rows]


def score(codes: npt.NDArray[Any], probabilities: npt.NDArray[np.float64]) -> dict[str, Any]:
    """Macro-F1, accuracy and number of texts."""
    from sklearn.metrics import accuracy_score, f1_score

    several = codes.ndim == 2
    predicted = (probabilities >= 0.5).astype(np.int64) if several else probabilities.argmax(axis=1)
    return {
        "macro_f1": float(f1_score(codes, predicted, average="macro", zero_division=0)),
        "accuracy": float(accuracy_score(codes, predicted)),
        "n": len(codes),
    }
