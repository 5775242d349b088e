"""Does a term cast doubt on what is told of people harmed?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.learn.abstain import Decides
from framing.learn.doubt.term_features import FEATURES, term_features
from framing.learn.labels import Labels
from framing.learn.plain_file import Arrays
from framing.text import Document, parse_documents

__all__ = ["DoubtClassifier"]

Floats = npt.NDArray[np.float64]
_STRENGTHS = (0.1, 0.3, 1.0, 3.0)
_INNER = 5


class DoubtClassifier(Decides, ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classify whether a term casts doubt, by its kind, what it governs and what stands around it.

    It sees neither names nor any word outside closed lists (``lexicons/words/frames.toml``, table ``doubt``).

    Parameters
    ----------
    C : float, optional
        Strength of the features, as of :class:`sklearn.linear_model.LogisticRegression`. Left out, the best of
        four by the likelihood of inner folds.

    Attributes
    ----------
    classes_ : ndarray
        The labels, as a rule False and True.
    coef_ : ndarray, shape (n_features,)
        Weight of each of :data:`framing.learn.doubt.term_features.FEATURES` for the second label.
    intercept_ : float

    Examples
    --------
    >>> rows = [("Rebels claimed that 40 people died.", True), ("The flood claimed 40 lives.", False)] * 6
    >>> X = pd.DataFrame({"text": [t for t, _ in rows], "start": [t.index("claimed") for t, _ in rows]})
    >>> X["end"] = X["start"] + len("claimed")
    >>> model = DoubtClassifier(C=1.0).fit(X, [y for _, y in rows])
    >>> model.predict(pd.DataFrame({"text": ["The quake claimed 12 lives."], "start": [10], "end": [17]})).tolist()
    [False]
    """

    def __init__(self, C: float | None = None) -> None:
        self.C = C

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False  # a table with a text in it, no matrix of numbers
        return tags

    def fit(self, X: pd.DataFrame, y: Any, groups: Iterable[Any] | None = None) -> DoubtClassifier:
        """Learn from coded terms.

        Parameters
        ----------
        X : DataFrame
            Columns ``text``, ``start``, ``end``: a sentence and the span of the term in it.
        y : sequence of length n
            Two labels.
        groups : iterable of length n, optional
            Articles, which the inner folds keep together.

        Returns
        -------
        DoubtClassifier
            Itself.

        Raises
        ------
        ValueError
            If a column or a label is missing, a span holds no word, or there are not two classes.
        """
        from sklearn.linear_model import LogisticRegression

        labels = Labels.learn(y, len(X))
        if labels.several or len(labels.classes) != 2:
            raise ValueError("y needs one of two labels a term")
        self.classes_, codes = labels.classes, labels.codes
        matrix = self._matrix(X)
        self.C_ = self._strength(matrix, codes, groups) if self.C is None else self.C
        model = LogisticRegression(C=self.C_, max_iter=1000).fit(matrix, codes)
        self.coef_, self.intercept_ = model.coef_[0], float(model.intercept_[0])
        self.n_features_in_ = 3
        return self

    def _strength(self, matrix: Floats, codes: npt.NDArray[Any], groups: Iterable[Any] | None) -> float:
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import log_loss
        from sklearn.model_selection import cross_val_predict

        from framing.learn.cross_validation import grouped_folds
        from framing.learn.weigh_views import inner_folds

        names = None if groups is None else list(groups)
        together = names is not None and len(set(names)) >= _INNER
        folds = grouped_folds(names or [], codes, _INNER)[0] if together else inner_folds(codes, _INNER, 0)
        losses = [
            log_loss(codes, cross_val_predict(LogisticRegression(C=C, max_iter=1000), matrix, codes, cv=folds,
                                              method="predict_proba"))
            for C in _STRENGTHS
        ]  # fmt: skip
        return _STRENGTHS[int(np.argmin(losses))]

    def _matrix(self, X: pd.DataFrame, parsed: Mapping[str, Document] | None = None) -> Floats:
        for column in ("text", "start", "end"):
            if column not in getattr(X, "columns", ()):
                raise ValueError(f"X needs the columns text, start and end; {column!r} is missing")
        documents = dict(parsed or {})
        documents |= {text: Document(text) for text in X["text"] if text not in documents}
        parse_documents([documents[text] for text in dict.fromkeys(X["text"])])
        rows = [term_features(documents[t], int(s), int(e)) for t, s, e in zip(X["text"], X["start"], X["end"])]
        return np.array(rows, dtype=float).reshape(len(X), len(FEATURES))

    def predict_proba(self, X: pd.DataFrame, parsed: Mapping[str, Document] | None = None) -> Floats:
        """Probability of each class.

        Parameters
        ----------
        X : DataFrame
            Columns ``text``, ``start``, ``end``.
        parsed : mapping of str to Document, optional
            Texts of `X` that are parsed already.

        Returns
        -------
        ndarray, shape (n, 2)
        """
        check_is_fitted(self)
        # Row by row: a product of matrices would add up in another order for another number of rows.
        scores = [float(np.dot(row, self.coef_)) + self.intercept_ for row in self._matrix(X, parsed)]
        second = 1 / (1 + np.exp(-np.array(scores, dtype=float)))
        return np.column_stack([1 - second, second])

    def predict(self, X: pd.DataFrame) -> npt.NDArray[Any]:
        """The more probable class of each row.

        Parameters
        ----------
        X : DataFrame
            Columns ``text``, ``start``, ``end``.

        Returns
        -------
        ndarray, shape (n,)
        """
        return np.asarray(self.classes_[self.predict_proba(X).argmax(axis=1)])

    def to_plain(self) -> tuple[Arrays, dict[str, Any]]:
        """What was learnt as arrays of numbers, and the parameters.

        Returns
        -------
        arrays : dict of str to ndarray
        about : dict
        """
        check_is_fitted(self)
        weights = np.append(self.coef_, self.intercept_).astype(np.float32)
        classes = [bool(name) if isinstance(name, np.bool_) else name for name in self.classes_.tolist()]
        return {"weights": weights}, {"classes": classes, "features": list(FEATURES), "parameters": self.get_params()}

    @classmethod
    def from_plain(cls, arrays: Arrays, about: Mapping[str, Any]) -> DoubtClassifier:
        """A classifier from what :meth:`to_plain` made of it.

        Parameters
        ----------
        arrays : dict of str to ndarray
        about : mapping

        Returns
        -------
        DoubtClassifier

        Raises
        ------
        ValueError
            If it was trained with other features.
        """
        if list(about["features"]) != list(FEATURES):
            raise ValueError("this classifier of doubt was trained with other features; train it again")
        out = cls(**about["parameters"])
        weights = arrays["weights"].astype(float)
        out.classes_ = np.array(about["classes"])
        out.coef_, out.intercept_ = weights[:-1], float(weights[-1])
        out.n_features_in_ = 3
        return out
