"""The features of many targets, and their scale."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.learn.stance.target_features import target_numbers, target_vectors, target_words
from framing.learn.stance.target_roles import Roles

__all__ = ["features", "scale_of", "standardized"]

Floats = npt.NDArray[np.float64]


def features(roles: list[Roles]) -> tuple[list[dict[str, float]], Floats, Floats]:
    """Words, numbers and vectors of each target."""
    numbers, vectors = [target_numbers(row) for row in roles], [target_vectors(row).ravel() for row in roles]
    return [target_words(row) for row in roles], np.array(numbers), np.array(vectors)


def scale_of(values: Floats) -> Floats:
    """Mean and deviation of each column, shape (2, n_columns)."""
    deviation = values.std(axis=0)
    return np.stack([values.mean(axis=0), np.where(deviation > 1e-6, deviation, 1.0)])


def standardized(values: Floats, scale: Floats) -> Floats:
    """Columns of mean 0 and deviation 1."""
    return np.asarray((values - scale[0]) / scale[1])
