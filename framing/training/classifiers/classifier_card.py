"""What the card of a shipped classifier says of it: scores of articles held out, coverage, and errors by outlet."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learn.abstain import coverage_curve
from framing.stats import share_interval

__all__ = ["calibration_error", "coverage", "errors_by_group", "sha256_of"]

Floats = npt.NDArray[np.float64]


def sha256_of(path: Path) -> str:
    """Checksum of a file.

    Parameters
    ----------
    path : Path

    Returns
    -------
    str
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()


def calibration_error(probabilities: Floats, right: npt.NDArray[np.bool_], bins: int = 10) -> float:
    """How far the probability of the answer is from how often it is right, on average over bins.

    Parameters
    ----------
    probabilities : ndarray, shape (n,)
        Of the answer that is given.
    right : ndarray of bool, shape (n,)
    bins : int

    Returns
    -------
    float

    References
    ----------
    Guo, C. et al. (2017). On calibration of modern neural networks. ICML, 1321-1330.

    Examples
    --------
    >>> round(calibration_error(np.array([0.9, 0.9, 0.9, 0.9]), np.array([True, True, True, False])), 2)
    0.15
    """
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    parts = ((probabilities[place == k], right[place == k]) for k in np.unique(place))
    return float(sum(abs(p.mean() - r.mean()) * len(p) for p, r in parts) / len(right))


def coverage(
    y: Sequence[Any], probabilities: Floats, classes: Sequence[Any], at: Sequence[float]
) -> list[dict[str, Any]]:
    """How many are decided from a probability on, and how many of them are right.

    Parameters
    ----------
    y : sequence of length n
    probabilities : ndarray, shape (n, n_classes)
    classes : sequence
    at : sequence of float

    Returns
    -------
    list of dict
        ``confidence``, ``coverage``, ``accuracy``.
    """
    curve = coverage_curve(y, probabilities, classes, steps=len(y))
    out = []
    for least in at:
        sure = curve[curve["confidence"] >= least]
        last = sure.iloc[-1] if len(sure) else None
        held = {} if last is None else {"coverage": float(last["coverage"]), "accuracy": float(last["accuracy"])}
        out.append({"confidence": least, **{name: round(value, 4) for name, value in held.items()}})
    return out


def errors_by_group(
    groups: Sequence[Any], wrong: npt.NDArray[np.bool_], asked: npt.NDArray[np.bool_], least: int = 20
) -> pd.DataFrame:
    """Share of errors of one kind in each group, with Wilson's interval.

    Parameters
    ----------
    groups : sequence of length n
        None: of no group.
    wrong : ndarray of bool, shape (n,)
    asked : ndarray of bool, shape (n,)
        Rows in which such an error can be made.
    least : int
        Such rows of a group that is told of.

    Returns
    -------
    DataFrame
        Columns group, n, wrong, share, low, high; the most rows first.

    Examples
    --------
    >>> wrong = np.array([True, False, False, True])
    >>> errors_by_group(["A", "A", "B", None], wrong, np.ones(4, dtype=bool), least=1)["share"].tolist()
    [0.5, 0.0]
    """
    table = pd.DataFrame({"group": list(groups), "wrong": wrong})[asked].dropna()
    counts = table.groupby("group")["wrong"].agg(["size", "sum"]).rename(columns={"size": "n", "sum": "wrong"})
    counts = counts[counts["n"] >= least].sort_values("n", ascending=False, kind="stable")
    low, high = share_interval(counts["wrong"].to_numpy(float), counts["n"].to_numpy(float), 0.95)
    share = counts["wrong"] / counts["n"]
    return counts.assign(share=share, low=low, high=high).reset_index()
