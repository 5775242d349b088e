"""Views of a text, each with its own linear model, and one that weighs them: the engine of the classifiers.

Every view is trained on inner folds; the weigher learns from what the views say of texts that they were not trained
on, and reads new texts by the average of the inner models. A single view trained on everything would be surer of
itself than the weigher has seen.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["LinearView", "Weigher", "inner_folds", "linear_model"]

Floats = npt.NDArray[np.float64]
Folds = list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]


def inner_folds(y: npt.NDArray[Any], n: int, seed: int, groups: npt.NDArray[Any] | None = None) -> Folds:
    """Split training rows for the views.

    Parameters
    ----------
    y : ndarray, shape (n_rows,) or (n_rows, n_labels)
    n : int
        Number of folds; fewer where a class is smaller.
    seed : int
    groups : ndarray, optional
        Rows of one group stay together.

    Returns
    -------
    list of (train, test)

    Raises
    ------
    ValueError
        If a class has one row only, or `n` is below 2.
    """
    if n < 2:
        raise ValueError(
            f"inner_folds= is a number from 2 up, not {n}: what the views say is weighed on texts held out"
        )
    from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold

    if groups is not None and len(np.unique(groups)) >= n:
        return list(GroupKFold(n, shuffle=True, random_state=seed).split(y, y, groups))
    if y.ndim == 2:
        return list(KFold(min(n, len(y)), shuffle=True, random_state=seed).split(y))
    smallest = int(np.unique(y, return_counts=True)[1].min())
    if smallest < 2:
        raise ValueError("a label occurs once only; at least two texts of each are needed, better twenty")
    return list(StratifiedKFold(min(n, smallest), shuffle=True, random_state=seed).split(y, y))


def linear_model(C: float, n_classes: int) -> Any:
    """Logistic regression with the solver that suits the number of classes."""
    from sklearn.linear_model import LogisticRegression

    solver = "liblinear" if n_classes == 2 else "lbfgs"
    return LogisticRegression(C=C, solver=solver, max_iter=200, tol=1e-3, random_state=0)


class LinearView:
    """Average of the linear models of the inner folds.

    Attributes
    ----------
    coef : ndarray, shape (n_features, n_outputs)
    intercept : ndarray, shape (n_outputs,)
    """

    def __init__(self, coef: Floats, intercept: Floats) -> None:
        self.coef, self.intercept = coef, intercept

    @classmethod
    def learn(cls, matrix: Any, y: npt.NDArray[Any], folds: Folds, model: Any) -> tuple[LinearView, Floats]:
        """Train on each inner fold.

        Parameters
        ----------
        matrix : array or sparse matrix, shape (n_rows, n_features)
        y : ndarray of int, shape (n_rows,)
        folds : list of (train, test)
        model : linear classifier of scikit-learn
            Cloned for each fold.

        Returns
        -------
        view : LinearView
        seen : ndarray, shape (n_rows, n_outputs)
            What the inner models say of the rows that they were not trained on.
        """
        from sklearn.base import clone

        classes = np.unique(y)
        n_outputs = 1 if len(classes) == 2 else len(classes)
        seen = np.zeros((len(y), n_outputs))
        coefs, intercepts = [], []
        for train, test in folds:
            if len(np.unique(y[train])) < len(classes):
                continue  # a rare label of a many-labelled text is missing here; its rows are left at 0
            own = clone(model).fit(matrix[train], y[train])
            seen[test] = own.decision_function(matrix[test]).reshape(len(test), -1)
            coefs.append(own.coef_.T)
            intercepts.append(own.intercept_)
        if not coefs:
            raise ValueError("a label is too rare to be learnt: no inner fold holds it on both sides")
        return cls(np.mean(coefs, axis=0), np.mean(intercepts, axis=0)), seen

    def __call__(self, matrix: Any) -> Floats:
        """Decision values, shape (n_rows, n_outputs)."""
        out: Floats = np.asarray(matrix @ self.coef) + self.intercept
        return out


class Weigher:
    """Standardizes what the views say and turns it into probabilities.

    Attributes
    ----------
    mean, scale : ndarray, shape (n_columns,)
    coef : ndarray, shape (n_columns, n_outputs)
    intercept : ndarray, shape (n_outputs,)
    """

    def __init__(self, mean: Floats, scale: Floats, coef: Floats, intercept: Floats) -> None:
        self.mean, self.scale, self.coef, self.intercept = mean, scale, coef, intercept

    @classmethod
    def learn(cls, columns: Floats, y: npt.NDArray[Any], C: float, class_weight: Any) -> Weigher:
        """Fit on what the views say of unseen rows."""
        from sklearn.linear_model import LogisticRegression

        mean, scale = columns.mean(axis=0), columns.std(axis=0)
        scale = np.where(scale > 1e-9, scale, 1.0)
        model = LogisticRegression(C=C, class_weight=class_weight, max_iter=1000)
        model.fit((columns - mean) / scale, y)
        return cls(mean, scale, model.coef_.T, model.intercept_)

    def decide(self, columns: Floats) -> Floats:
        """Log-odds of two classes, shape (n_rows, 1), or scores of more, (n_rows, n_classes)."""
        out: Floats = ((columns - self.mean) / self.scale) @ self.coef + self.intercept
        return out

    def probabilities(self, columns: Floats) -> Floats:
        """Probability of each class, shape (n_rows, n_classes)."""
        from scipy.special import expit, softmax

        scores = self.decide(columns)
        if scores.shape[1] == 1:
            positive = expit(scores[:, 0])
            return np.column_stack([1 - positive, positive])
        return np.asarray(softmax(scores, axis=1))
