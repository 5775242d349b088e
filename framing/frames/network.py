"""A small neural network kept as plain arrays, so that a stored classifier holds nothing but numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Network"]

Floats = npt.NDArray[np.float64]
_HIDDEN, _ALPHA, _EPOCHS, _BATCH = 64, 3.0, 12, 128


class Network:
    """One hidden layer.

    Attributes
    ----------
    first, second : ndarray
        Weights, shapes (n_features, n_hidden) and (n_hidden, n_outputs).
    first_bias, second_bias : ndarray
    """

    def __init__(self, first: Floats, first_bias: Floats, second: Floats, second_bias: Floats) -> None:
        self.first, self.first_bias, self.second, self.second_bias = first, first_bias, second, second_bias

    @classmethod
    def learn(cls, columns: Floats, codes: npt.NDArray[np.int64], seed: int) -> Network:
        """Train a few epochs; longer, and it knows the training rows by heart.

        Parameters
        ----------
        columns : ndarray, shape (n_rows, n_features)
            Standardized.
        codes : ndarray of int, shape (n_rows,)
            Classes from 0 up.
        seed : int

        Returns
        -------
        Network
        """
        from sklearn.neural_network import MLPClassifier

        batch = min(_BATCH, len(codes))
        model = MLPClassifier((_HIDDEN,), alpha=_ALPHA, batch_size=batch, random_state=seed)
        rng = np.random.default_rng(seed)
        classes = np.unique(codes)
        for _ in range(_EPOCHS):
            # The last batch is filled up from the front.
            order = np.resize(rng.permutation(len(codes)), -(-len(codes) // batch) * batch)
            for start in range(0, len(order), batch):
                rows = order[start : start + batch]
                model.partial_fit(columns[rows], codes[rows], classes=classes)
        (first, second), (first_bias, second_bias) = model.coefs_, model.intercepts_
        return cls(first, first_bias, second, second_bias)

    def probabilities(self, columns: Floats) -> Floats:
        """Probability of each class, shape (n_rows, n_classes)."""
        from scipy.special import expit, softmax

        scores = np.maximum(columns @ self.first + self.first_bias, 0) @ self.second + self.second_bias
        if scores.shape[1] == 1:
            positive = expit(scores[:, 0])
            return np.column_stack([1 - positive, positive])
        return np.asarray(softmax(scores, axis=1))
