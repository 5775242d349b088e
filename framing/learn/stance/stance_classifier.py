"""Stance toward a target: does a sentence put an actor in a good or a bad light?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.learn.abstain import Decides
from framing.learn.explain import Explains, leave_out
from framing.learn.labels import Labels
from framing.learn.plain_file import Arrays, as_bytes, as_names
from framing.learn.stance.target_features import features, scale_of, standardized
from framing.learn.stance.target_sentence import Target, read_targets
from framing.learn.stance.target_tokens import target_tokens
from framing.learn.stance.word_matrix import frequent_names, word_matrix
from framing.learn.token_network import Network, vote
from framing.text import Document
from framing.text.background import Background, load_background

__all__ = ["TargetStanceClassifier"]

Floats = npt.NDArray[np.float64]
_LEAST = 3  # training rows that a word feature occurs in
_C = 0.1
_SPARSE = 2.0  # length of a row of words
_NUMBER = 0.15  # scale of each number
_VECTORS = 1.9  # length of a row of vectors, on average
_SHOWN = 0.3  # scale of the numbers that the networks see
_VOTE = 0.4  # of the linear model, against the networks'
_TOGETHER = 4_000  # targets whose features are held at once


class TargetStanceClassifier(Explains, Decides, ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classify how a sentence presents a target that stands in it.

    The words of the target itself are hidden: a classifier that knows names prejudges the actors that it is used to
    compare.

    Parameters
    ----------
    background : {"shipped", None} or path
        Background model of news language (:func:`framing.learn.load_background`).
    networks : int
        Small neural networks over the words whose votes are averaged with the linear model's; 0 for the linear model
        alone, as also without a background model, whose word vectors they read.
    class_weight : None or "balanced"
        Balanced finds rare classes more often, and its probabilities are no longer calibrated.
    random_state : int

    Attributes
    ----------
    classes_ : ndarray
        The labels, as a rule negative, neutral, positive.

    Notes
    -----
    The linear model sees lemmas to the left and right by distance, by the part that they play for the target (what it
    does, what is done to it, by whom) and by the way along the tree; pairs of words beside it; tone (valence of the
    background model) by side, distance, clause, quotation and steps along the tree, turned by negations; mean word
    vectors. The networks see the vector, tone, place and part of each word. All proper names are hidden from both,
    those of other actors too.

    References
    ----------
    Hamborg, F. and Donnay, K. (2021). NewsMTSC: a dataset for (multi-)target-dependent sentiment classification in
    political news articles. EACL, 1663-1675.

    Examples
    --------
    >>> rows = [("Critics attacked {}.", "negative"), ("Voters praised {}.", "positive"), ("{} met them.", "neutral")]
    >>> names = ["Lee", "Ann", "Kim", "Bo"] * 3
    >>> texts = [t.format(name) for t, _ in rows for name in names]
    >>> at = [text.index(name) for text, name in zip(texts, names * 3)]
    >>> X = pd.DataFrame({"text": texts, "start": at, "end": [a + len(n) for a, n in zip(at, names * 3)]})
    >>> model = TargetStanceClassifier(background=None).fit(X, [label for _, label in rows for _ in names])
    >>> model.predict(pd.DataFrame({"text": ["Voters praised Max."], "start": [15], "end": [18]})).tolist()
    ['positive']
    """

    def __init__(
        self,
        background: str | None = "shipped",
        networks: int = 4,
        class_weight: str | None = None,
        random_state: int = 0,
    ) -> None:
        self.background = background
        self.networks = networks
        self.class_weight = class_weight
        self.random_state = random_state

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False  # a table with a text in it, no matrix of numbers
        return tags

    def fit(self, X: pd.DataFrame, y: Any) -> TargetStanceClassifier:
        """Learn from coded targets.

        Parameters
        ----------
        X : DataFrame
            Columns ``text``, ``start``, ``end``: a sentence and the span of the target in it.
        y : sequence of length n

        Returns
        -------
        TargetStanceClassifier
            Itself.

        Raises
        ------
        ValueError
            If a column or a label is missing, a span holds no word, or there is one class only.
        """
        labels = Labels.learn(y, len(X))
        if labels.several:
            raise ValueError("y needs one label a target")
        if self.networks < 0:
            raise ValueError(f"networks= is a number from 0 up, not {self.networks}")
        self.classes_, codes = labels.classes, labels.codes
        targets = self._read(X)
        words, numbers, vectors = features(targets)
        self.columns_ = {
            name: place for place, name in enumerate(frequent_names(words, min(_LEAST, max(1, len(codes) // 50))))
        }
        self.number_scale_, self.vector_scale_ = scale_of(numbers), scale_of(vectors)
        whole, shown = self._matrix(targets, words, numbers, vectors)
        self._learn(whole, shown, targets, codes)
        return self._done()

    def _model(self) -> Background | None:
        if self.background is None:
            return None
        return load_background(None if self.background == "shipped" else self.background)

    def _learn(self, whole: Any, shown: Any, targets: list[Target], codes: npt.NDArray[Any]) -> None:
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=_C, class_weight=self.class_weight, max_iter=200, tol=1e-3).fit(whole, codes)
        # Of two classes scikit-learn gives the weights of the second alone.
        weights, level = (np.vstack([-part, part]) / 2 if len(part) == 1 else part
                          for part in (model.coef_, model.intercept_[:, None]))  # fmt: skip
        self.coef_, self.intercept_ = weights.T.astype(np.float32), level[:, 0].astype(np.float32)
        n = self.networks if self._model() is not None else 0
        tokens = [target_tokens(target) for target in targets] if n else []
        self.networks_ = [Network.learn(tokens, shown, codes, self.random_state + i) for i in range(n)]

    def _read(self, X: pd.DataFrame, parsed: Mapping[str, Document] | None = None) -> list[Target]:
        for column in ("text", "start", "end"):
            if column not in getattr(X, "columns", ()):
                raise ValueError(f"X needs the columns text, start and end; {column!r} is missing")
        if not len(X):
            raise ValueError("X holds no row")
        for number, row in enumerate(zip(X["text"], X["start"], X["end"])):
            if not isinstance(row[0], str):
                raise ValueError(f"row {number} of X has no text but {row[0]!r}")
            if pd.isna(row[1]) or pd.isna(row[2]):
                raise ValueError(f"row {number} of X has no span of the target: start {row[1]}, end {row[2]}")
        return read_targets(zip(X["text"], X["start"], X["end"]), self._model(), parsed)

    def _matrix(self, targets: list[Target], words: list[dict[str, float]], numbers: Floats, vectors: Floats) -> Any:
        """What the linear model sees, and the numbers that the networks see."""
        from scipy import sparse

        matrix = word_matrix(words, self.columns_) * np.float32(_SPARSE)
        numbers, vectors = standardized(numbers, self.number_scale_), standardized(vectors, self.vector_scale_)
        dense = np.hstack([numbers * _NUMBER, vectors * (_VECTORS / np.sqrt(max(vectors.shape[1], 1)))]).astype(
            np.float32
        )
        whole = sparse.hstack([matrix, sparse.csr_matrix(dense)], dtype=np.float32).tocsr()
        return whole, (numbers * _SHOWN).astype(np.float32)

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
        ndarray, shape (n, n_classes)
        """
        check_is_fitted(self)
        targets = self._read(X, parsed)
        return np.vstack([self._probabilities(targets[i : i + _TOGETHER]) for i in range(0, len(targets), _TOGETHER)])

    def _probabilities(self, targets: list[Target]) -> Floats:
        whole, shown = self._matrix(targets, *features(targets))
        scores = np.asarray(whole @ self.coef_ + self.intercept_, dtype=float)
        linear: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
        linear /= linear.sum(axis=1, keepdims=True)
        if not self.networks_:
            return linear
        tokens = [target_tokens(target) for target in targets]
        return np.asarray(_VOTE * linear + (1 - _VOTE) * vote(self.networks_, tokens, shown))

    def to_plain(self) -> tuple[Arrays, dict[str, Any]]:
        """What was learnt as arrays of numbers, and the parameters; weights in half precision.

        Returns
        -------
        arrays : dict of str to ndarray
        about : dict
        """
        check_is_fitted(self)
        arrays: Arrays = {
            "columns": as_bytes(self.columns_),
            "coef": self.coef_.astype(np.float16),
            "intercept": self.intercept_,
            "number_scale": self.number_scale_.astype(np.float32),
            "vector_scale": self.vector_scale_.astype(np.float32),
        }
        for number, network in enumerate(self.networks_):
            arrays |= {f"network{number}.{name}": part.astype(np.float16) for name, part in network.weights.items()}
        return arrays, {"classes": list(self.classes_), "parameters": self.get_params()}

    @classmethod
    def from_plain(cls, arrays: Arrays, about: Mapping[str, Any]) -> TargetStanceClassifier:
        """A classifier from what :meth:`to_plain` made of it.

        Parameters
        ----------
        arrays : dict of str to ndarray
        about : mapping

        Returns
        -------
        TargetStanceClassifier
        """
        out = cls(**about["parameters"])
        out.classes_ = np.array(about["classes"], dtype=object)
        out.columns_ = {name: place for place, name in enumerate(as_names(arrays["columns"]))}
        out.coef_, out.intercept_ = arrays["coef"].astype(np.float32), arrays["intercept"]
        out.number_scale_, out.vector_scale_ = (arrays[f"{name}_scale"].astype(float) for name in ("number", "vector"))
        parts: dict[str, dict[str, Any]] = {}
        for name, part in arrays.items():
            network, _, weight = name.partition(".")
            if weight:
                parts.setdefault(network, {})[weight] = part.astype(np.float32)
        out.networks_ = [Network(parts[f"network{number}"]) for number in range(len(parts))]
        return out._done()

    def _done(self) -> TargetStanceClassifier:
        self.n_features_in_ = 3
        self.feature_names_in_ = np.array(["text", "start", "end"], dtype=object)
        return self

    def predict(self, X: pd.DataFrame) -> npt.NDArray[Any]:
        """The most probable class of each row.

        Parameters
        ----------
        X : DataFrame
            Columns ``text``, ``start``, ``end``.

        Returns
        -------
        ndarray, shape (n,)
        """
        best: npt.NDArray[Any] = self.predict_proba(X).argmax(axis=1)
        return np.asarray(self.classes_[best])

    def _variants(self, X: pd.DataFrame) -> tuple[list[tuple[int, int, int]], pd.DataFrame]:
        """Each row without each of its words in turn, the target's own left in."""
        spans, rows = [], []
        for number, (text, start, end) in enumerate(zip(X["text"], X["start"], X["end"])):
            for (first, last), shorter, removed in leave_out(text):
                if last <= start or first >= end:
                    shift = removed if last <= start else 0
                    spans.append((number, first, last))
                    rows.append((shorter, start - shift, end - shift))
        return spans, pd.DataFrame(rows, columns=["text", "start", "end"])

    def _texts(self, X: pd.DataFrame) -> list[str]:
        return list(X["text"])
