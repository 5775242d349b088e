"""Cross-validation by group: how a classifier does on outlets, articles or events that it has never seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["CrossValidation", "cross_validate", "learning_curve"]

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
    """

    scores: pd.DataFrame
    by_group: pd.DataFrame
    probabilities: npt.NDArray[np.float64]
    classes: npt.NDArray[Any]
    folds: str

    @property
    def predictions(self) -> npt.NDArray[Any]:
        """The most probable label of each text."""
        out: npt.NDArray[Any] = self.classes[self.probabilities.argmax(axis=1)]
        return out

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
    y : sequence of length n
        One label each.
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
        If there are fewer groups than folds.

    References
    ----------
    Roberts, D. R. et al. (2017). Cross-validation strategies for data with temporal, spatial, hierarchical, or
    phylogenetic structure. Ecography 40(8), 913-929.

    Examples
    --------
    >>> from framing.frames.classifier import FrameClassifier
    >>> texts = [f"{side} {verb} the town." for side in "ABCDEF" for verb in ("They attacked", "They helped")]
    >>> y = ["war", "aid"] * 6
    >>> groups = [text[0] for text in texts]
    >>> result = cross_validate(FrameClassifier(background=None, inner_folds=2), texts, y, groups, folds=3)
    >>> result.scores.loc["grouped", "macro_f1"]
    np.float64(1.0)
    """
    from sklearn.model_selection import GroupKFold, StratifiedKFold

    labels = np.asarray(y)
    splits: dict[str, Folds] = {}
    if groups is not None:
        names = np.asarray(groups, dtype=object)
        if len(set(names)) < folds:
            raise ValueError(f"{len(set(names))} groups are too few for {folds} folds; give folds= at most that number")
        number = np.unique(names.astype(str), return_inverse=True)[1]
        splits["grouped"] = list(GroupKFold(folds).split(labels, labels, number))
    if random or groups is None:
        splits["random"] = list(StratifiedKFold(folds, shuffle=True, random_state=seed).split(labels, labels))
    rows, kept = [], None
    classes = np.unique(labels)
    for name, split in splits.items():
        p = _held_out(estimator, X, labels, classes, split, dict(params or {}))
        kept = p if kept is None else kept
        rows.append({"split": name, **_score(labels, classes[p.argmax(axis=1)])})
    assert kept is not None
    by_group = pd.DataFrame()
    if groups is not None:
        own = classes[kept.argmax(axis=1)]
        parts = [(g, labels[names == g], own[names == g]) for g in dict.fromkeys(names)]
        each = [{"group": g, **_score(a, b)} for g, a, b in parts if len(a) >= _FEW and len(set(a)) > 1]
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
    return CrossValidation(pd.DataFrame(rows).set_index("split"), by_group, kept, classes, how)


def _held_out(
    estimator: Any, X: Any, y: npt.NDArray[Any], classes: npt.NDArray[Any], split: Folds, params: dict[str, Any]
) -> npt.NDArray[np.float64]:
    """Probabilities of each row from the fold that held it out."""
    from sklearn.base import clone

    out = np.zeros((len(y), len(classes)))
    for train, test in split:
        own = {name: _take(values, train) for name, values in params.items()}
        model = clone(estimator).fit(_take(X, train), y[train], **own)
        out[np.ix_(test, np.searchsorted(classes, model.classes_))] = model.predict_proba(_take(X, test))
    return out


def _take(values: Any, rows: npt.NDArray[np.int64]) -> Any:
    if hasattr(values, "iloc"):
        return values.iloc[rows]
    if isinstance(values, np.ndarray):
        return values[rows]
    return [values[i] for i in rows]


def _score(y: npt.NDArray[Any], predicted: npt.NDArray[Any]) -> dict[str, Any]:
    from sklearn.metrics import accuracy_score, f1_score

    return {
        "macro_f1": float(f1_score(y, predicted, average="macro", zero_division=0)),
        "accuracy": float(accuracy_score(y, predicted)),
        "n": len(y),
    }


def learning_curve(
    estimator: Any,
    X: Any,
    y: Sequence[Any],
    groups: Sequence[Any] | None = None,
    *,
    shares: Sequence[float] = (0.125, 0.25, 0.5, 1.0),
    folds: int = 5,
    seed: int = 42,
    params: Mapping[str, Sequence[Any]] | None = None,
) -> pd.DataFrame:
    """How the score grows with the number of coded texts, and what twice as many would bring.

    Parameters
    ----------
    estimator, X, y, groups, folds, seed, params
        As in :func:`cross_validate`.
    shares : sequence of float
        Shares of the training texts, each drawn from each training fold.

    Returns
    -------
    DataFrame
        ``n`` (training texts), ``macro_f1``, ``expected``: the curve ``a - b / n**c`` fitted to the scores; the last
        row is for twice the texts and has no measured score. ``expected`` is null with fewer than three shares.

    References
    ----------
    Figueroa, R. L. et al. (2012). Predicting sample size required for classification performance. BMC Medical
    Informatics and Decision Making 12, 8 (inverse power law).
    """
    from sklearn.model_selection import GroupKFold, StratifiedKFold

    labels = np.asarray(y)
    classes = np.unique(labels)
    if groups is None:
        split: Folds = list(StratifiedKFold(folds, shuffle=True, random_state=seed).split(labels, labels))
    else:
        number = np.unique(np.asarray(groups).astype(str), return_inverse=True)[1]
        split = list(GroupKFold(folds).split(labels, labels, number))
    rows: list[dict[str, float]] = []
    for share in sorted(shares):
        rng = np.random.default_rng(seed)
        smaller = [
            (np.sort(rng.permutation(train)[: max(2, round(share * len(train)))]), test) for train, test in split
        ]
        p = _held_out(estimator, X, labels, classes, smaller, dict(params or {}))
        n = float(np.mean([len(train) for train, _ in smaller]))
        rows.append({"n": n, "macro_f1": _score(labels, classes[p.argmax(axis=1)])["macro_f1"]})
    table = pd.DataFrame([*rows, {"n": 2 * rows[-1]["n"], "macro_f1": np.nan}])
    table["expected"] = _power_law(table["n"].to_numpy(float), table["macro_f1"].to_numpy(float))
    return table


def _power_law(n: npt.NDArray[np.float64], score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    from scipy.optimize import least_squares

    known = np.isfinite(score)
    if known.sum() < 3:
        return np.full(len(n), np.nan)
    unit = n / n[known].max()
    start = [score[known].max() + 0.02, 0.02, 0.5]

    def gap(x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        out: npt.NDArray[np.float64] = x[0] - x[1] * unit[known] ** -x[2] - score[known]
        return out

    fit = least_squares(gap, start, bounds=([0, 0, 0.05], [1, 1, 2]))
    a, b, c = fit.x
    return np.asarray(a - b * unit**-c)
