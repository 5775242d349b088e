"""Stance toward a target: does a sentence put an actor in a good or a bad light?"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.validation import check_is_fitted

from framing.frames.abstain import Decides
from framing.frames.background import Background, load_background
from framing.frames.explain import Explains, leave_out
from framing.frames.network import Network
from framing.frames.target_features import REGIONS, Sentence, surroundings, target_numbers, target_words

__all__ = ["TargetStanceClassifier"]

Floats = npt.NDArray[np.float64]
_FEW = 100  # training rows below which nothing is left out for being rare
_LEAST = 3  # training rows that a word feature occurs in
_SPARSE, _DENSE, _C = 2.0, 0.15, 0.3
_VOTE = 2 / 3  # of the linear model, against the networks'


class TargetStanceClassifier(Explains, Decides, ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Classify how a sentence presents a target that stands in it.

    The words of the target itself are hidden: a classifier that knows names prejudges the actors that it is used to
    compare.

    Parameters
    ----------
    background : {"shipped", None} or path
        Background model of news language (:func:`framing.frames.load_background`).
    networks : int
        Small neural networks on the numeric features whose votes are averaged with the linear model's; 0 for the linear
        model alone.
    class_weight : None or "balanced"
        Balanced finds rare classes more often, and its probabilities are no longer calibrated.
    random_state : int

    Attributes
    ----------
    classes_ : ndarray
        The labels, as a rule negative, neutral, positive.

    Notes
    -----
    Features: lemmas to the left and right by distance and clause; the verbs that the target governs or suffers;
    characters nearby; tone (valence of the background model) by side, distance and clause, turned by negations; mean
    word vectors.

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
        networks: int = 3,
        class_weight: str | None = None,
        random_state: int = 0,
    ) -> None:
        self.background = background
        self.networks = networks
        self.class_weight = class_weight
        self.random_state = random_state

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
            If a column is missing, a span holds no word, or there is one class only.
        """
        labels = np.asarray(y)
        if len(labels) != len(X):
            raise ValueError(f"y has {len(labels)} entries for {len(X)} rows")
        self.classes_, codes = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError("y needs at least two classes; it has 1 class")
        words, numbers = self._read(X)
        self.vectorizer_ = DictVectorizer(dtype=np.float32)
        matrix = self.vectorizer_.fit_transform(words)
        counts = np.bincount(matrix.indices, minlength=matrix.shape[1])
        self.kept_ = np.flatnonzero(counts >= min(_LEAST, max(1, len(labels) // 50)))
        self.mean_, deviation = numbers.mean(axis=0), numbers.std(axis=0)
        self.scale_ = np.where(deviation > 1e-6, deviation, 1.0)
        model = self._model()
        if model is not None:
            self.scale_[-REGIONS * model.vectors.shape[1] :] *= 2  # many columns that say little each
        few = len(labels) < _FEW
        self.characters_ = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=1 if few else 5, sublinear_tf=True, max_features=60_000
        )
        self.characters_.fit(self._near(X))
        whole, dense = self._matrix(X, words, numbers)
        self.linear_, self.networks_ = self._models(whole, dense, codes)
        self.n_features_in_ = 3
        self.feature_names_in_ = np.array(["text", "start", "end"], dtype=object)
        return self

    def _model(self) -> Background | None:
        if self.background is None:
            return None
        return load_background(None if self.background == "shipped" else self.background)

    def _near(self, X: pd.DataFrame) -> list[str]:
        return [surroundings(text, int(start), int(end)) for text, start, end in zip(X["text"], X["start"], X["end"])]

    def _models(self, whole: Any, dense: Floats, codes: npt.NDArray[Any]) -> tuple[Any, list[Network]]:
        from sklearn.linear_model import LogisticRegression

        linear = LogisticRegression(C=_C, class_weight=self.class_weight, max_iter=200, tol=1e-3).fit(whole, codes)
        nets = [Network.learn(dense, codes, self.random_state + i) for i in range(self.networks)]
        return linear, nets

    def _read(self, X: pd.DataFrame) -> tuple[list[dict[str, float]], Floats]:
        """Features of the words and of the numbers of each row."""
        for column in ("text", "start", "end"):
            if column not in getattr(X, "columns", ()):
                raise ValueError(f"X needs the columns text, start and end; {column!r} is missing")
        if not len(X):
            raise ValueError("X holds no row")
        model = self._model()
        sentences: dict[str, Sentence] = {}
        words, numbers = [], []
        for text, start, end in zip(X["text"], X["start"], X["end"]):
            sentence = sentences.get(text) or sentences.setdefault(text, Sentence(text, model))
            first, last = sentence.place(int(start), int(end))
            words.append(target_words(sentence, first, last))
            numbers.append(target_numbers(sentence, first, last))
        return words, np.array(numbers)

    def _matrix(self, X: pd.DataFrame, words: list[dict[str, float]], numbers: Floats) -> tuple[Any, Floats]:
        from scipy import sparse
        from sklearn.preprocessing import normalize

        dense = (numbers - self.mean_) / self.scale_
        matrix = normalize(self.vectorizer_.transform(words)[:, self.kept_])
        characters = self.characters_.transform(self._near(X)) * _SPARSE
        whole = sparse.hstack(
            [matrix * _SPARSE, characters, sparse.csr_matrix((dense * _DENSE).astype(np.float32))], dtype=np.float32
        ).tocsr()
        return whole, dense

    def predict_proba(self, X: pd.DataFrame) -> Floats:
        """Probability of each class.

        Parameters
        ----------
        X : DataFrame
            Columns ``text``, ``start``, ``end``.

        Returns
        -------
        ndarray, shape (n, n_classes)
        """
        check_is_fitted(self)
        whole, dense = self._matrix(X, *self._read(X))
        linear = np.asarray(self.linear_.predict_proba(whole))
        if not self.networks_:
            return linear
        nets = np.mean([net.probabilities(dense) for net in self.networks_], axis=0)
        return np.asarray(_VOTE * linear + (1 - _VOTE) * nets)

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
