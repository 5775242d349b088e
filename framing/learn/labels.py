"""Labels of texts in the three forms that people bring them in: one each, several each, an indicator matrix."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Labels"]


class Labels:
    """Labels as numbers, and back.

    Attributes
    ----------
    classes : ndarray
    codes : ndarray of int, shape (n,), or (n, n_classes) where a text has several labels
    several : bool
    indicator : bool
        The labels came as a matrix and go back as one.
    """

    def __init__(self, classes: npt.NDArray[Any], codes: npt.NDArray[np.int64], several: bool, indicator: bool) -> None:
        self.classes, self.codes, self.several, self.indicator = classes, codes, several, indicator

    @classmethod
    def learn(cls, y: Any, n: int) -> Labels:
        """Read the labels of the training texts.

        Raises
        ------
        ValueError
            If their number is not that of the texts, one is missing, or there is only one.

        Examples
        --------
        >>> Labels.learn([["war"], ["war", "aid"], []], 3).codes.tolist()
        [[0, 1], [1, 1], [0, 0]]
        """
        given = y if hasattr(y, "shape") else list(y)
        if len(given) != n:
            raise ValueError(f"y has {len(given)} entries for {n} texts")
        if hasattr(given, "ndim") and given.ndim == 2:
            matrix = np.asarray(given)
            if not np.isin(matrix, (0, 1)).all():
                raise ValueError("an indicator matrix holds 0 and 1 alone")
            names = np.asarray(getattr(given, "columns", np.arange(matrix.shape[1])))
            return cls._check(cls(names, matrix.astype(np.int64), True, True))
        values = list(given)
        if any(isinstance(value, (list, tuple, set, frozenset, np.ndarray)) for value in values):
            sets = [set() if value is None else set(value) for value in values]
            classes = np.array(sorted(set().union(*sets), key=str), dtype=object)
            codes = np.array([[int(c in own) for c in classes] for own in sets], dtype=np.int64)
            return cls._check(cls(classes, codes, True, False))
        for number, value in enumerate(values):
            if value is None or value != value:
                raise ValueError(f"row {number} of y has no label; leave uncoded texts out")
        classes, codes = np.unique(np.asarray(values), return_inverse=True)
        return cls._check(cls(classes, codes.astype(np.int64), False, False))

    @staticmethod
    def _check(labels: Labels) -> Labels:
        if labels.several:
            for name, column in zip(labels.classes, labels.codes.T):
                if len(np.unique(column)) < 2:
                    raise ValueError(f"the label {name!r} stands at every text or at none, so nothing tells it apart")
        if len(labels.classes) < (1 if labels.several else 2):
            raise ValueError("y needs at least two classes; it has 1 class")
        return labels

    def targets(self) -> list[npt.NDArray[np.int64]]:
        """What is learnt: the classes at once, or each label of its own."""
        return list(self.codes.T) if self.several else [self.codes]

    def decode(self, probabilities: npt.NDArray[np.float64]) -> npt.NDArray[Any]:
        """Labels from probabilities.

        Parameters
        ----------
        probabilities : ndarray, shape (n, n_classes)

        Returns
        -------
        ndarray, shape (n,) or (n, n_classes)
        """
        if not self.several:
            best: npt.NDArray[Any] = self.classes[probabilities.argmax(axis=1)]
            return best
        chosen = probabilities >= 0.5
        if self.indicator:
            return chosen.astype(np.int64)
        out = np.empty(len(chosen), dtype=object)
        for i, row in enumerate(chosen):
            out[i] = self.classes[row].tolist()
        return out
