"""The features of many targets, and their scale."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.frames.target_features import target_numbers, target_vectors, target_words
from framing.frames.target_roles import Roles
from framing.frames.target_sentence import Target

__all__ = ["features", "scale_of", "standardized"]

Floats = npt.NDArray[np.float64]


def features(targets: list[Target]) -> tuple[list[dict[str, float]], Floats, Floats]:
    """Words, numbers and vectors of each target."""
    words, numbers, vectors = [], [], []
    for target in targets:
        roles = Roles(target)
        words.append(target_words(target, roles))
        numbers.append(target_numbers(target, roles))
        vectors.append(target_vectors(target, roles).ravel())
    return words, np.array(numbers), np.array(vectors)


def scale_of(values: Floats) -> Floats:
    """Mean and deviation of each column, shape (2, n_columns)."""
    deviation = values.std(axis=0)
    return np.stack([values.mean(axis=0), np.where(deviation > 1e-6, deviation, 1.0)])


def standardized(values: Floats, scale: Floats) -> Floats:
    """Columns of mean 0 and deviation 1."""
    return np.asarray((values - scale[0]) / scale[1])
