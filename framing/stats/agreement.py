"""Agreement between coders from counts: Krippendorff's alpha, Cohen's and Fleiss' kappa, percentage, resampled by unit.

The functions take ``counts[unit, value]`` (how many coders gave the unit that value) or ``pairs[unit, a, b]`` as
indices, and the weights of :func:`framing.stats.bootstrap_weights`, by which all resamples are worked out at once.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = [
    "LEVELS",
    "Level",
    "alpha",
    "alpha_of_tables",
    "cohen_kappa",
    "count_codes",
    "fleiss_kappa",
    "percent_agreement",
]

Level: TypeAlias = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")
Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]


def count_codes(codes: npt.NDArray[Any], n_values: int) -> Floats:
    """How many coders gave each unit each value.

    Parameters
    ----------
    codes : ndarray of int, shape (n_coders, n_units)
        Index of the value, -1 where the coder did not code the unit.
    n_values : int

    Returns
    -------
    ndarray of float, shape (n_units, n_values)

    Examples
    --------
    >>> count_codes(np.array([[0, 1], [0, -1]]), 2).tolist()
    [[2.0, 0.0], [0.0, 1.0]]
    """
    counts = np.zeros((codes.shape[1], n_values))
    for row in codes:
        seen = np.flatnonzero(row >= 0)
        counts[seen, row[seen]] += 1
    return counts


def alpha(counts: Floats, values: Floats, level: Level = "nominal", weights: Floats | None = None) -> Floats:
    """Krippendorff's alpha; units that fewer than two coders coded say nothing and are left out.

    Parameters
    ----------
    counts : ndarray, shape (n_units, n_values)
        Result of :func:`count_codes`, values in their order.
    values : ndarray of float, shape (n_values,)
        What the values stand for at the interval and ratio levels.
    level : {"nominal", "ordinal", "interval", "ratio"}
    weights : ndarray, shape (n_units, n_resamples), optional
        How often each unit stands in each resample; once in one when absent.

    Returns
    -------
    ndarray, shape (n_resamples,)
        1 = perfect, 0 = chance; nan where only one value occurs, because alpha is then not defined.

    Raises
    ------
    ValueError
        If the level is unknown, or a value is negative at the ratio level.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania, ASC paper 43.

    Notes
    -----
    The ordinal difference between two values is the number of codes between them, that is, the difference of
    their mid-ranks; it follows the marginals and is computed anew in each resample.

    Examples
    --------
    >>> counts = count_codes(np.array([[0, 1, 1, 0], [0, 1, 0, 0]]), 2)
    >>> float(alpha(counts, np.arange(2.0))[0].round(4))
    0.5333
    """
    paired = counts.sum(axis=1) >= 2
    counts = counts[paired]
    repeat = np.ones((1, len(counts))) if weights is None else weights[paired].T
    size = counts.sum(axis=1)
    marginals = repeat @ counts
    total = marginals.sum(axis=1)
    if level == "nominal":
        observed = repeat @ ((size**2 - (counts**2).sum(axis=1)) / (size - 1))
        expected = total**2 - (marginals**2).sum(axis=1)
    elif level == "ordinal":
        ranks = marginals.cumsum(axis=1) - marginals / 2
        spread = size * (ranks**2 @ counts.T) - (ranks @ counts.T) ** 2
        observed = 2 * (repeat * spread / (size - 1)).sum(axis=1)
        expected = 2 * (total * (marginals * ranks**2).sum(axis=1) - (marginals * ranks).sum(axis=1) ** 2)
    elif level in ("interval", "ratio"):
        distance = _distance(values, level)
        observed = repeat @ (((counts @ distance) * counts).sum(axis=1) / (size - 1))
        expected = ((marginals @ distance) * marginals).sum(axis=1)
    else:
        raise ValueError(f"no level {level!r}; the levels are {', '.join(LEVELS)}")
    expected = np.where(expected > 1e-12, expected, np.nan)
    result: Floats = 1 - (total - 1) * observed / expected
    return result


def _distance(values: Floats, level: Level) -> Floats:
    difference: Floats = values[:, None] - values[None, :]
    if level == "interval":
        return difference**2
    if (values < 0).any():
        raise ValueError(f"the ratio level needs values from 0 up, and {values.min():g} is among them")
    together = values[:, None] + values[None, :]
    return (difference / np.where(together > 0, together, 1)) ** 2


def alpha_of_tables(tables: Floats, weights: Floats | None = None) -> Floats:
    """Krippendorff's nominal alpha of two coders from their cross-tabulations, one a cluster.

    Parameters
    ----------
    tables : ndarray, shape (n_clusters, n_values, n_values)
        How many units one coder gave the row's value and the other the column's.
    weights : ndarray, shape (n_clusters, n_resamples), optional

    Returns
    -------
    ndarray, shape (n_resamples,)

    Examples
    --------
    >>> float(alpha_of_tables(np.array([[[1.0, 0.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]]]))[0].round(4))
    0.5333
    """
    repeat = np.ones((1, len(tables))) if weights is None else weights.T
    apart = repeat @ (tables.sum(axis=(1, 2)) - np.trace(tables, axis1=1, axis2=2))
    marginals = repeat @ (tables.sum(axis=1) + tables.sum(axis=2))
    total = marginals.sum(axis=1)
    expected = total**2 - (marginals**2).sum(axis=1)
    return 1 - _divide((total - 1) * 2 * apart, expected)


def percent_agreement(counts: Floats, weights: Floats | None = None) -> Floats:
    """Share of the pairs of codes of one unit that agree.

    Parameters
    ----------
    counts : ndarray, shape (n_units, n_values)
    weights : ndarray, shape (n_units, n_resamples), optional

    Returns
    -------
    ndarray, shape (n_resamples,)
        0 to 1; nan without any pair.

    Examples
    --------
    >>> float(percent_agreement(np.array([[2.0, 0.0], [1.0, 1.0]]))[0])
    0.5
    """
    repeat = np.ones((1, len(counts))) if weights is None else weights.T
    size = counts.sum(axis=1)
    pairs = repeat @ (size * (size - 1))
    return _divide(repeat @ (counts * (counts - 1)).sum(axis=1), pairs)


def fleiss_kappa(counts: Floats, weights: Floats | None = None) -> Floats:
    """Fleiss' kappa, for units that differ in the number of their coders too.

    Parameters
    ----------
    counts : ndarray, shape (n_units, n_values)
    weights : ndarray, shape (n_units, n_resamples), optional

    Returns
    -------
    ndarray, shape (n_resamples,)
        nan where only one value occurs.

    References
    ----------
    Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76(5), 378-382.
    Gwet, K. L. (2014). Handbook of Inter-Rater Reliability, 4th ed., chapter 2 (missing ratings: agreement from the
    units with two or more codes, chance agreement from all units).

    Examples
    --------
    >>> float(fleiss_kappa(np.array([[3.0, 0.0], [0.0, 3.0], [2.0, 1.0]]))[0].round(4))
    0.55
    """
    coded = counts.sum(axis=1) >= 1
    counts = counts[coded]
    repeat = np.ones((1, len(counts))) if weights is None else weights[coded].T
    size = counts.sum(axis=1)
    paired = size >= 2
    per_unit = (counts * (counts - 1)).sum(axis=1)[paired] / (size * (size - 1))[paired]
    observed = _divide(repeat[:, paired] @ per_unit, repeat[:, paired].sum(axis=1))
    shares = _divide(repeat @ (counts / size[:, None]), repeat.sum(axis=1)[:, None])
    chance = (shares**2).sum(axis=1)
    return _divide(observed - chance, 1 - chance)


def cohen_kappa(first: Ints, second: Ints, distance: Floats, weights: Floats | None = None) -> Floats:
    """Cohen's kappa of two coders, weighted by a distance between the values.

    Parameters
    ----------
    first, second : ndarray of int, shape (n_units,)
        Index of the value; -1 where not coded, and the unit is left out.
    distance : ndarray, shape (n_values, n_values)
        0 on the diagonal; ``1 - numpy.eye(n)`` gives the unweighted kappa.
    weights : ndarray, shape (n_units, n_resamples), optional

    Returns
    -------
    ndarray, shape (n_resamples,)
        nan where no disagreement could be expected.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement
    20(1), 37-46. Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70(4), 213-220.

    Examples
    --------
    >>> a, b = np.array([0, 1, 1, 0]), np.array([0, 1, 0, 0])
    >>> float(cohen_kappa(a, b, 1 - np.eye(2))[0])
    0.5
    """
    both = (first >= 0) & (second >= 0)
    first, second = first[both], second[both]
    repeat = np.ones((1, len(first))) if weights is None else weights[both].T
    one_hot = np.eye(len(distance))
    rows, columns = repeat @ one_hot[first], repeat @ one_hot[second]
    n = repeat.sum(axis=1)
    observed = _divide(repeat @ distance[first, second], n)
    expected = _divide(((rows @ distance) * columns).sum(axis=1), n**2)
    return 1 - _divide(observed, expected)


def _divide(above: Floats, below: Floats) -> Floats:
    """Quotient, nan where the divisor is 0."""
    wide = np.broadcast_to(below, above.shape)
    out = np.full(above.shape, np.nan)
    np.divide(above, wide, out=out, where=wide > 1e-12)
    return out
