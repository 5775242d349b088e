"""How many different things a distribution holds, and how far two distributions are apart."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = [
    "concentration",
    "effective_number",
    "entropy",
    "jensen_shannon",
    "pair_concentration",
    "pair_concentration_interval",
    "rarefied",
]

Floats = npt.NDArray[np.float64]


def _shares(counts: npt.ArrayLike) -> Floats:
    values = np.asarray(counts, dtype=float)
    total = values.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        out: Floats = values / total
    return out


def entropy(counts: npt.ArrayLike) -> Floats:
    """Shannon's entropy in bits along the first axis; NaN where there is nothing.

    Parameters
    ----------
    counts : array_like, shape (n_kinds, ...)

    Returns
    -------
    ndarray, shape (...)

    Examples
    --------
    >>> float(entropy([2, 2, 0]))
    1.0
    """
    share = _shares(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(share > 0, -share * np.log2(share), share)
    return np.asarray(terms.sum(axis=0), dtype=float)


def effective_number(counts: npt.ArrayLike) -> Floats:
    """Number of equally frequent kinds with the same entropy (Hill number of order 1).

    Parameters
    ----------
    counts : array_like, shape (n_kinds, ...)

    Returns
    -------
    ndarray, shape (...)

    References
    ----------
    Jost, L. (2006). Entropy and diversity. Oikos 113, 363-375.

    Examples
    --------
    >>> float(effective_number([5, 5, 5, 0]).round(6))
    3.0
    """
    return np.asarray(np.exp2(entropy(counts)), dtype=float)


def concentration(counts: npt.ArrayLike) -> Floats:
    """Herfindahl's and Simpson's index: the chance that two draws are of one kind.

    Parameters
    ----------
    counts : array_like, shape (n_kinds, ...)

    Returns
    -------
    ndarray, shape (...)

    Examples
    --------
    >>> float(concentration([1, 1]))
    0.5
    """
    return np.asarray((_shares(counts) ** 2).sum(axis=0), dtype=float)


def rarefied(counts: npt.ArrayLike, size: int) -> float:
    """Compute the expected number of different kinds in `size` draws without replacement.

    It compares collections of unequal size: all are cut down to the smallest.

    Parameters
    ----------
    counts : array_like of int, shape (n_kinds,)
    size : int
        At most the sum of `counts`.

    Returns
    -------
    float

    References
    ----------
    Hurlbert, S. H. (1971). The nonconcept of species diversity: a critique and alternative parameters. Ecology 52(4),
    577-586.

    Examples
    --------
    >>> round(rarefied([9, 1], 5), 3)
    1.5
    """
    from scipy.special import gammaln

    values = np.asarray(counts, dtype=float)
    total = values.sum()
    left = total - values  # draws that miss a kind come from here
    possible = left >= size
    free = np.where(possible, left, size)
    missed = gammaln(free + 1) - gammaln(free - size + 1) - gammaln(total + 1) + gammaln(total - size + 1)
    return float((1 - np.where(possible, np.exp(missed), 0.0)).sum())


def jensen_shannon(target: npt.ArrayLike, reference: npt.ArrayLike) -> tuple[float, Floats]:
    """Jensen-Shannon divergence in bits, with the share of each kind in it.

    Parameters
    ----------
    target, reference : array_like, shape (n_kinds,)
        Counts.

    Returns
    -------
    divergence : float
        0 (same shares) to 1 (nothing in common).
    parts : ndarray, shape (n_kinds,)
        Contributions; they sum to `divergence`.

    References
    ----------
    Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Trans. Information Theory 37(1), 145-151.

    Examples
    --------
    >>> jensen_shannon([3, 0], [0, 7])[0]
    1.0
    """
    p, q = _shares(target), _shares(reference)
    middle = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(p > 0, p * np.log2(p / middle), 0.0) / 2 + np.where(q > 0, q * np.log2(q / middle), 0.0) / 2
    return float(parts.sum()), parts


def pair_concentration(sums: Floats, squares: Floats, clusters: Floats) -> Floats:
    """Compute the chance that two items from two different clusters are of one kind.

    Unlike entropy and its kin it does not depend on how many items a cluster holds, nor on how alike those of one
    cluster are.

    Parameters
    ----------
    sums : ndarray, shape (n_kinds, ...)
        Shares of the kinds within each cluster, added up over the clusters.
    squares : ndarray, shape (...)
        Squares of the shares, added up over kinds and clusters.
    clusters : ndarray, shape (...)
        Number of clusters.

    Returns
    -------
    ndarray, shape (...)
        NaN for fewer than two clusters.

    References
    ----------
    Simpson, E. H. (1949). Measurement of diversity. Nature 163, 688: the unbiased estimate, here between clusters.

    Examples
    --------
    >>> shares = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]])
    >>> float(pair_concentration(shares.sum(axis=0), (shares**2).sum(), np.array(3.0)).round(3))
    0.333
    """
    return _of_squares((sums**2).sum(axis=0), squares, clusters)


def _of_squares(squared_sums: Floats, squares: Floats, clusters: Floats) -> Floats:
    """The same, of the squares of the sums, added up over the kinds."""
    with np.errstate(divide="ignore", invalid="ignore"):
        value: Floats = (squared_sums - squares) / (clusters * (clusters - 1))
    return np.where(clusters > 1, value, np.nan)


def pair_concentration_interval(shares: Any, level: float = 0.95) -> tuple[float, float, float]:
    """Chance of :func:`pair_concentration` with an interval by leaving out one cluster at a time, on the logit scale.

    Parameters
    ----------
    shares : ndarray or scipy.sparse array, shape (n_clusters, n_kinds)
        Of each cluster; kinds that one cluster alone has may be left out.
    level : float

    Returns
    -------
    value, low, high : float
        NaN where fewer than three clusters, or a chance of 0 or 1, leave nothing to go by.

    Examples
    --------
    >>> value, low, high = pair_concentration_interval(np.eye(2)[[0, 0, 0, 1, 1, 0, 1, 0]])
    >>> round(value, 3), round(low, 3), round(high, 3)
    (0.464, 0.214, 0.734)
    """
    from scipy import sparse, stats

    matrix: Any = sparse.csr_array(shares)
    n, total = matrix.shape[0], np.asarray(matrix.sum(axis=0)).ravel()
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    value = float(pair_concentration(total, np.asarray(squares.sum()), np.asarray(float(n))))
    if n < 3 or not 0 < value < 1:
        return value, float("nan"), float("nan")
    squared_sums = (total**2).sum() - 2 * (matrix @ total) + squares  # of the others: no kind is looked at one by one
    without = _of_squares(squared_sums, squares.sum() - squares, np.full(n, n - 1.0))
    error = np.sqrt((n - 1) / n * ((without - without.mean()) ** 2).sum())
    factor = np.exp(min(float(stats.t.isf((1 - level) / 2, n - 1)) * error / (value * (1 - value)), 300.0))
    odds = value / (1 - value)
    return value, float(odds / factor / (1 + odds / factor)), float(odds * factor / (1 + odds * factor))
