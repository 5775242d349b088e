"""Frames of short texts, learnt from texts that people coded: a scikit-learn classifier that shows its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.validation import check_is_fitted

from framing.learn.abstain import Decides
from framing.learn.explain import Explains
from framing.learn.labels import Labels
from framing.learn.marked_words import Marks
from framing.learn.text_features import pool, pooled_names, sentence_features
from framing.learn.token_table import TokenTable, read_texts
from framing.learn.weigh_views import LinearView, Weigher, inner_folds, linear_model
from framing.text.background import Background, load_background

__all__ = ["FrameClassifier"]

Floats = npt.NDArray[np.float64]
_C_WORDS, _C_CHARACTERS, _C_SENTENCE, _C_WEIGHER = 2.0, 2.0, 0.3, 0.05
_WEIGHED = ("leaning", "leaning_mean")
_FEW = 100  # training texts below which nothing is left out for being rare


class FrameClassifier(Explains, Decides, Marks, ClassifierMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Classify texts by frames, one label each or several.

    Parameters
    ----------
    background : {"shipped", None} or path
        Background model of news language (:func:`framing.learn.load_background`).
    inner_folds : int
        Folds by which the views of a text are weighed.
    class_weight : "balanced" or None
        Balanced takes all labels for equally frequent, as is wise where the texts to come are of other outlets than the
        coded ones, with base rates of their own; the probabilities are calibrated to equal base rates. None takes those
        of the coded texts.
    random_state : int

    Attributes
    ----------
    classes_ : ndarray
        The labels.
    multilabel_ : bool
        Whether a text has several labels.
    n_features_in_ : int
        1: a text.

    Notes
    -----
    Views: TF-IDF of words and word pairs; of characters inside words; length, parts of speech, tone and mean word
    vector; and, where coders marked words, a token classifier trained on their marks and pooled into the sentence.
    Each is a logistic regression on inner folds (Wolpert 1992), and a last one weighs them.

    References
    ----------
    Wolpert, D. H. (1992). Stacked generalization. Neural Networks 5(2), 241-259.
    Spinde, T. et al. (2021). Neural media bias detection using distant supervision with BABE. Findings of EMNLP,
    1166-1177 (marked words, labels from outlets).

    Examples
    --------
    >>> texts = ["They attacked the town.", "Troops attacked again.", "Talks went on.", "The talks ended well."] * 4
    >>> model = FrameClassifier(background=None).fit(texts, ["war", "war", "peace", "peace"] * 4)
    >>> model.predict(["They attacked a village."]).tolist()
    ['war']
    """

    def __init__(
        self,
        background: str | None = "shipped",
        inner_folds: int = 5,
        class_weight: str | None = "balanced",
        random_state: int = 0,
    ) -> None:
        self.background = background
        self.inner_folds = inner_folds
        self.class_weight = class_weight
        self.random_state = random_state

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        tags.classifier_tags.multi_label = True
        return tags

    def fit(self, X: Sequence[str], y: Any, marked: Sequence[Any] | None = None) -> FrameClassifier:
        """Learn from coded texts.

        Parameters
        ----------
        X : sequence of str, length n
        y : sequence of length n, or array of shape (n, n_labels)
            One label a text; or a list of labels a text; or an indicator matrix.
        marked : sequence of length n, optional
            The words or spans in each text that coders marked; None for a text without.

        Returns
        -------
        FrameClassifier
            Itself.

        Raises
        ------
        ValueError
            If lengths differ, a text is none, there is one label only, or one that occurs once.
        """
        texts = read_texts(X)
        labels = Labels.learn(y, len(texts))
        table = TokenTable(texts, self._model())
        few = len(texts) < _FEW
        self.words_ = TfidfVectorizer(
            ngram_range=(1, 2), min_df=1 if few else 2, sublinear_tf=True, token_pattern=r"\w+|[^\w\s]"
        )
        self.characters_ = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=1 if few else 3, sublinear_tf=True
        )
        matrices = [self.words_.fit_transform(texts), self.characters_.fit_transform(texts)]
        sentence, self.sentence_names_ = sentence_features(table)
        self.sentence_mean_, deviation = sentence.mean(axis=0), sentence.std(axis=0)
        self.sentence_scale_ = np.where(deviation > 1e-9, deviation, 1.0)
        matrices.append(self._scaled(sentence))
        plain = self._plain(sentence)
        folds = inner_folds(labels.codes, self.inner_folds, self.random_state)
        self._forget_tokens()
        pooled = np.zeros((len(texts), 0))
        if marked is not None:
            pooled = self._learn_tokens(table, list(marked), folds)
        self.views_, self.weighers_ = [], []
        strengths = (_C_WORDS, _C_CHARACTERS, _C_SENTENCE)
        for target in labels.targets():
            classes = len(np.unique(target))
            views, columns = [], []
            for matrix, C in zip(matrices, strengths):
                view, seen = LinearView.learn(matrix, target, folds, linear_model(C, classes))
                views.append(view)
                columns.append(seen)
            self.views_.append(views)
            whole = np.column_stack([*columns, pooled, plain])
            self.weighers_.append(Weigher.learn(whole, target, _C_WEIGHER, self.class_weight))
        self.labels_ = labels
        self.classes_ = labels.classes
        self.multilabel_ = labels.several
        self.n_features_in_ = 1
        return self

    def _model(self) -> Background | None:
        if self.background is None:
            return None
        return load_background(None if self.background == "shipped" else self.background)

    def _scaled(self, sentence: Floats) -> Floats:
        scaled: Floats = (sentence - self.sentence_mean_) / self.sentence_scale_
        return scaled

    def _plain(self, sentence: Floats) -> Floats:
        """Sentence features that the weigher reads itself: the leaning, which does not come from the coded texts."""
        keep = [i for i, name in enumerate(self.sentence_names_) if name in _WEIGHED]
        return sentence[:, keep]

    def _columns(self, texts: list[str]) -> list[Floats]:
        """What the views say of new texts, for each target of the weighers."""
        table = TokenTable(texts, self._model())
        sentence, _ = sentence_features(table)
        matrices = [self.words_.transform(texts), self.characters_.transform(texts), self._scaled(sentence)]
        pooled = np.zeros((len(texts), 0))
        if self.slots_ is not None:
            each = self._token_probabilities(table)
            pooled = np.mean([pool(table, each[:, k]) for k in range(each.shape[1])], axis=0)
        plain = self._plain(sentence)
        return [np.column_stack([*(v(m) for v, m in zip(views, matrices)), pooled, plain]) for views in self.views_]

    def decision_function(self, X: Sequence[str]) -> Floats:
        """Log-odds of the second of two classes, shape (n,), or a score for each label, (n, n_classes)."""
        check_is_fitted(self)
        columns = self._columns(read_texts(X))
        scores = np.column_stack([weigher.decide(c) for weigher, c in zip(self.weighers_, columns)])
        return scores[:, 0] if scores.shape[1] == 1 and not self.multilabel_ else scores

    def predict_proba(self, X: Sequence[str]) -> Floats:
        """Probability of each label.

        Parameters
        ----------
        X : sequence of str

        Returns
        -------
        ndarray, shape (n, n_classes)
            Rows sum to 1; where texts have several labels, each column is a probability of its own.
        """
        check_is_fitted(self)
        columns = self._columns(read_texts(X))
        each = [weigher.probabilities(c) for weigher, c in zip(self.weighers_, columns)]
        return np.column_stack([p[:, 1] for p in each]) if self.multilabel_ else each[0]

    def predict(self, X: Sequence[str]) -> Any:
        """The most probable label of each text; where texts have several, all with at least even odds.

        Parameters
        ----------
        X : sequence of str

        Returns
        -------
        ndarray, shape (n,), or (n, n_labels) after training on an indicator matrix
        """
        probabilities = self.predict_proba(X)
        return self.labels_.decode(probabilities)

    def transform(self, X: Sequence[str]) -> Floats:
        """What each view says of each text, the columns that are weighed (of the first label where there are several).

        Parameters
        ----------
        X : sequence of str

        Returns
        -------
        ndarray, shape (n, n_columns)
        """
        check_is_fitted(self)
        return self._columns(read_texts(X))[0]

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[Any]:
        """Names of the columns of :meth:`transform`."""
        check_is_fitted(self)
        outputs = self.views_[0][0].intercept.shape[0]
        names = [
            f"{view}{'' if outputs == 1 else f'_{i}'}"
            for view in ("words", "characters", "tone")
            for i in range(outputs)
        ]
        names += pooled_names() if self.slots_ is not None else []
        return np.array([*names, *(n for n in self.sentence_names_ if n in _WEIGHED)], dtype=object)
