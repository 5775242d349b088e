"""How many more coded texts are needed: the score by the number of training texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learn.cross_validation import grouped_folds, held_out, random_folds, score
from framing.learn.labels import Labels

__all__ = ["learning_curve"]


def learning_curve(
    estimator: Any,
    X: Any,
    y: Sequence[Any],
    groups: Sequence[Any] | None = None,
    *,
    shares: Sequence[float] = (0.125, 0.25, 0.5, 1.0),
    folds: int = 5,
    seed: int = 42,
    params: Mapping[str, Sequence[Any]] | None = None,
) -> pd.DataFrame:
    """How the score grows with the number of coded texts, and what twice as many would bring.

    Parameters
    ----------
    estimator, X, y, groups, folds, seed, params
        As in :func:`cross_validate`.
    shares : sequence of float
        Shares of the training texts, each drawn from each training fold.

    Returns
    -------
    DataFrame
        ``n`` (training texts), ``macro_f1``, ``expected``: the curve ``a - b / n**c`` fitted to the scores; the last
        row is for twice the texts and has no measured score. ``expected`` is null with fewer than three shares.

    Raises
    ------
    ValueError
        If a share is none, or as for :func:`cross_validate`.

    References
    ----------
    Figueroa, R. L. et al. (2012). Predicting sample size required for classification performance. BMC Medical
    Informatics and Decision Making 12, 8 (inverse power law).

    Examples
    --------
    >>> from framing.learn import FrameClassifier, learning_curve
    >>> people = ("He", "She", "They", "Troops", "We", "Men")
    >>> texts = [f"{who} {what} the town." for who in people for what in ("shelled", "left")]
    >>> model = FrameClassifier(background=None, inner_folds=2)
    >>> learning_curve(model, texts, ["war", "peace"] * 6, shares=(0.5, 1.0), folds=2)["n"].tolist()
    [3.0, 6.0, 12.0]
    """
    for share in shares:
        if not 0 < share <= 1:
            raise ValueError(f"shares= are parts of the training texts, above 0 and at most 1; {share} is none")
    labels = Labels.learn(y, len(X))
    split = random_folds(labels.codes, folds, seed) if groups is None else grouped_folds(groups, labels.codes, folds)[0]
    rows: list[dict[str, float]] = []
    for share in sorted(shares):
        rng = np.random.default_rng(seed)
        smaller = [
            (np.sort(rng.permutation(train)[: max(2, round(share * len(train)))]), test) for train, test in split
        ]
        p = held_out(estimator, X, labels, smaller, dict(params or {}))
        n = float(np.mean([len(train) for train, _ in smaller]))
        rows.append({"n": n, "macro_f1": score(labels.codes, p)["macro_f1"]})
    table = pd.DataFrame([*rows, {"n": 2 * rows[-1]["n"], "macro_f1": np.nan}])
    table["expected"] = _power_law(table["n"].to_numpy(float), table["macro_f1"].to_numpy(float))
    return table


def _power_law(n: npt.NDArray[np.float64], score: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    from scipy.optimize import least_squares

    measured = np.isfinite(score)
    if measured.sum() < 3:
        return np.full(len(n), np.nan)
    unit = n / n[measured].max()
    start = [min(score[measured].max() + 0.02, 1.0), 0.02, 0.5]

    def gap(x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        out: npt.NDArray[np.float64] = x[0] - x[1] * unit[measured] ** -x[2] - score[measured]
        return out

    fit = least_squares(gap, start, bounds=([0, 0, 0.05], [1, 1, 2]))
    a, b, c = fit.x
    return np.asarray(a - b * unit**-c)
