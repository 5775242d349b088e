"""Leave the unsure cases to a person."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["Decides", "coverage_curve"]


class Decides:
    """Adds :meth:`predict_sure` to a classifier with calibrated probabilities.

    Attributes
    ----------
    confidence : float
        Probability below which it abstains, unless another one is given.
    """

    confidence = 0.8

    def predict_sure(self, X: Any, confidence: float | None = None) -> npt.NDArray[Any]:
        """Labels, None where the most probable one is less probable than `confidence`.

        Parameters
        ----------
        X : as in ``predict``
        confidence : float, optional
            Between 0 and 1; :func:`coverage_curve` shows what each value costs. Left out, that of the classifier.

        Returns
        -------
        ndarray of object, shape (n,)

        Raises
        ------
        ValueError
            If `confidence` is no probability, or the texts have several labels.
        """
        confidence = self.confidence if confidence is None else confidence
        if not 0 <= confidence <= 1:
            raise ValueError(f"confidence= is a probability between 0 and 1, not {confidence}")
        if getattr(self, "multilabel_", False):
            raise ValueError("abstaining needs one label a text; threshold predict_proba of each label instead")
        probabilities = self.predict_proba(X)  # type: ignore[attr-defined]
        labels = self.classes_[probabilities.argmax(axis=1)].astype(object)  # type: ignore[attr-defined]
        labels[probabilities.max(axis=1) < confidence] = None
        out: npt.NDArray[Any] = labels
        return out


def coverage_curve(y: Any, probabilities: npt.NDArray[np.float64], classes: Any, steps: int = 10) -> pd.DataFrame:
    """What abstaining buys: the accuracy on the surest share of the texts.

    Parameters
    ----------
    y : sequence of length n
        What coders said.
    probabilities : ndarray, shape (n, n_classes)
        From texts that the classifier was not trained on.
    classes : sequence
    steps : int
        Number of shares.

    Returns
    -------
    DataFrame
        ``coverage`` (share of texts decided), ``confidence`` (least probability among them), ``accuracy``, ``n``.

    References
    ----------
    El-Yaniv, R. and Wiener, Y. (2010). On the foundations of noise-free selective classification. JMLR 11, 1605-1641.

    Examples
    --------
    >>> p = np.array([[0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.55, 0.45]])
    >>> coverage_curve(["a", "b", "b", "a"], p, ["a", "b"], steps=2)["accuracy"].tolist()
    [1.0, 0.75]
    """
    best = probabilities.max(axis=1)
    right = np.asarray(classes)[probabilities.argmax(axis=1)] == np.asarray(y)
    order = np.argsort(-best, kind="stable")
    rows = []
    for step in range(1, steps + 1):
        n = max(1, round(len(order) * step / steps))
        own = order[:n]
        rows.append(
            {"coverage": n / len(order), "confidence": best[own[-1]], "accuracy": float(right[own].mean()), "n": n}
        )
    return pd.DataFrame(rows)
