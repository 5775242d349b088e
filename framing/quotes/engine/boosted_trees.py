"""Boosted trees as arrays: the verifier's last word, from a few dozen measures of each reading."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Trees", "train_trees"]

_DEPTH = 4
_INNER = 2**_DEPTH - 1


class Trees:
    """Trees of depth four; node n has the children 2n + 1 (at most the threshold) and 2n + 2.

    Parameters
    ----------
    feature : ndarray of int16, shape (n_trees, 15)
    threshold : ndarray of float32, shape (n_trees, 15)
    value : ndarray of float32, shape (n_trees, 16)
        Of the leaves.
    base : float
        Score before the first tree.

    Examples
    --------
    >>> measures = np.arange(200, dtype=np.float32)[:, None]
    >>> trees = train_trees(measures, measures[:, 0] > 99, seed=0)
    >>> int((trees.score(measures) > 0).sum())
    100
    """

    def __init__(
        self,
        feature: npt.NDArray[np.int16],
        threshold: npt.NDArray[np.float32],
        value: npt.NDArray[np.float32],
        base: float,
    ) -> None:
        self.feature, self.threshold, self.value, self.base = feature, threshold, value, float(base)

    def score(self, measures: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Log-odds of each row.

        Parameters
        ----------
        measures : ndarray of float32, shape (k, n_measures)

        Returns
        -------
        ndarray of float32, shape (k,)
        """
        n_trees = len(self.feature)
        tree = np.arange(n_trees)
        node = np.zeros((len(measures), n_trees), dtype=np.int64)
        rows = np.arange(len(measures))[:, None]
        for _ in range(_DEPTH):
            right = measures[rows, self.feature[tree, node]] > self.threshold[tree, node]
            node = 2 * node + 1 + right
        total: npt.NDArray[np.float32] = self.value[tree, node - _INNER].sum(axis=1) + np.float32(self.base)
        return total

    def to_arrays(self, prefix: str) -> dict[str, npt.NDArray[np.generic]]:
        """Arrays to store, their names beginning with `prefix`."""
        return {
            f"{prefix}.feature": self.feature,
            f"{prefix}.threshold": self.threshold,
            f"{prefix}.value": self.value,
            f"{prefix}.base": np.array([self.base]),
        }

    @classmethod
    def from_arrays(cls, arrays: dict[str, npt.NDArray[np.generic]], prefix: str) -> Trees:
        """Read back what :meth:`to_arrays` made."""
        feature, threshold, value = (arrays[f"{prefix}.{name}"] for name in ("feature", "threshold", "value"))
        return cls(
            feature.astype(np.int16),
            threshold.astype(np.float32),
            value.astype(np.float32),
            float(arrays[f"{prefix}.base"].tolist()[0]),
        )


def train_trees(measures: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], *, seed: int) -> Trees:
    """Gradient boosting by scikit-learn on samples of rows and measures, turned into arrays.

    Parameters
    ----------
    measures : ndarray of float32, shape (k, n_measures)
    right : ndarray of bool, shape (k,)
    seed : int

    Returns
    -------
    Trees

    References
    ----------
    Friedman, J. (2002). Stochastic gradient boosting. Computational Statistics & Data Analysis 38(4), 367-378.
    """
    share = float(np.clip(np.mean(right), 1e-6, 1 - 1e-6))
    base = float(np.log(share / (1 - share)))
    if right.all() or not right.any():
        empty = np.zeros((0, _INNER), dtype=np.float32)
        return Trees(empty.astype(np.int16), empty, np.zeros((0, _INNER + 1), dtype=np.float32), base)
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(
        n_estimators=160,
        learning_rate=0.08,
        max_depth=_DEPTH,
        min_samples_leaf=min(30, max(1, len(right) // 20)),
        subsample=0.5,
        max_features=min(9, measures.shape[1]),
        random_state=seed,
    ).fit(measures, right)
    size = len(model.estimators_)
    feature = np.zeros((size, _INNER), dtype=np.int16)
    threshold = np.full((size, _INNER), np.inf, dtype=np.float32)
    value = np.zeros((size, _INNER + 1), dtype=np.float32)
    for number, (one,) in enumerate(model.estimators_):
        tree = one.tree_
        places = [(0, 0)]  # node of the tree, place in the arrays
        while places:
            node, place = places.pop()
            if tree.children_left[node] >= 0:
                feature[number, place] = tree.feature[node]
                # The nearest smaller 32-bit number splits 32-bit measures in the same way.
                cut = np.float32(tree.threshold[node])
                threshold[number, place] = np.nextafter(cut, np.float32(-np.inf)) if cut > tree.threshold[node] else cut
                places += [(tree.children_left[node], 2 * place + 1), (tree.children_right[node], 2 * place + 2)]
                continue
            while place < _INNER:  # a leaf before the last level: always to the left
                place = 2 * place + 1
            value[number, place - _INNER] = model.learning_rate * tree.value[node, 0, 0]
    return Trees(feature, threshold, value, base)
