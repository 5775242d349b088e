"""The words that coders mark: a token classifier trained on their marks, its inner models averaged for new texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.utils.validation import check_is_fitted

from framing.learn.text_features import KeptSlots, pool, pooled_names, token_features, token_scores
from framing.learn.token_table import TokenTable, mark_tokens, read_texts
from framing.text.background import Background

__all__ = ["Marks"]

Floats = npt.NDArray[np.float64]
_C = 0.1


class Marks:
    """Adds what is learnt from marked words to a classifier."""

    slots_: KeptSlots | None
    token_coef_: npt.NDArray[np.float32] | None
    token_intercept_: Floats | None

    def _model(self) -> Background | None:
        raise NotImplementedError

    def _forget_tokens(self) -> None:
        self.slots_, self.token_coef_, self.token_intercept_ = None, None, None

    def _learn_tokens(self, table: TokenTable, marked: list[Any], folds: Any) -> Floats:
        """Train the model of marked words on each inner fold; what it says of the texts it has not seen."""
        from sklearn.linear_model import LogisticRegression

        if len(marked) != len(table):
            raise ValueError(f"marked= has {len(marked)} entries for {len(table)} texts")
        target = mark_tokens(table, marked) & table.is_word
        self.slots_ = KeptSlots.learn(table.slots())
        features = token_features(table, self.slots_)
        seen = np.zeros((len(table), len(pooled_names())))
        coefs, intercepts = [], []
        for train, test in folds:
            rows = np.isin(table.text, train) & table.is_word
            if target[rows].all() or not target[rows].any():
                raise ValueError("marked= marks no word, or every word; leave it out, or check that the words occur")
            model = LogisticRegression(C=_C, max_iter=60, tol=1e-3).fit(features[rows], target[rows])
            own = np.isin(table.text, test)
            probability = np.zeros(len(own))
            probability[own] = model.predict_proba(features[own])[:, 1]
            seen[test] = pool(table, probability)[test]
            coefs.append(model.coef_[0].astype(np.float32))
            intercepts.append(model.intercept_[0])
        self.token_coef_, self.token_intercept_ = np.column_stack(coefs), np.array(intercepts)
        return seen

    def _token_probabilities(self, table: TokenTable) -> Floats:
        """Probability of each token to be marked by each inner model, shape (n_tokens, n_folds)."""
        from scipy.special import expit

        if self.slots_ is None or self.token_coef_ is None or self.token_intercept_ is None:
            raise ValueError("the classifier was trained without marked=, so it does not know which words coders mark")
        return np.asarray(expit(token_scores(table, self.slots_, self.token_coef_) + self.token_intercept_))

    def marked_words(self, X: Sequence[str]) -> pd.DataFrame:
        """Words that coders would mark.

        Parameters
        ----------
        X : sequence of str

        Returns
        -------
        DataFrame
            One row a word: ``text`` (its number), ``start``, ``end``, ``word``, ``probability``.

        Raises
        ------
        ValueError
            If the classifier was trained without marked words.
        """
        check_is_fitted(self)
        table = TokenTable(read_texts(X), self._model())
        probability = self._token_probabilities(table).mean(axis=1)
        starts = np.concatenate([d.tokens.start for d in table.documents] or [np.zeros(0, dtype=np.int32)])
        ends = np.concatenate([d.tokens.end for d in table.documents] or [np.zeros(0, dtype=np.int32)])
        whole = pd.DataFrame(
            {"text": table.text, "start": starts, "end": ends, "word": table.words, "probability": probability}
        )
        return whole[table.is_word].reset_index(drop=True)
