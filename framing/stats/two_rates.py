"""The test of a rate: by permutation where a thing is frequent, exact where it is rare, none where it is too rare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats.conditional import conditional_p
from framing.stats.draws import Draws
from framing.stats.permutation import permute_clusters

__all__ = ["MIN_EXPECTED", "MIN_SUPPORT", "RateTest", "compare_rates", "smaller_side"]

Floats = npt.NDArray[np.float64]

#: A thing that fewer clusters hold has no p-value.
MIN_SUPPORT = 8
#: Of the clusters that hold it, so many must be expected on either side, by the number of clusters and by their sizes.
MIN_EXPECTED = 1.0
#: With fewer than so many expected, the exact test takes whole probabilities: it may find less, but never errs more.
_CAREFUL = 2.0
#: From so many expected on either side (by size) on, permutation keeps the level whatever the lengths.
_FREQUENT = 5.0


@dataclass(frozen=True, eq=False)
class RateTest:
    """Outcome of :func:`compare_rates`, one entry a variable.

    Attributes
    ----------
    p : ndarray, shape (n_variables,)
        Two-sided; NaN where the support is too small.
    p_family : ndarray, shape (n_variables,)
        Adjusted for all tested variables together; NaN where p is.
    support : ndarray of int, shape (n_variables,)
        Clusters that hold the variable.
    expected : ndarray, shape (n_variables,)
        How many of them would lie on the smaller side, if the rates were equal: by number or by size, what is less.
    exact : ndarray of bool, shape (n_variables,)
        Whether p is that of :func:`framing.stats.conditional_p`.

    Examples
    --------
    >>> import numpy as np
    >>> from framing.stats import compare_rates
    >>> counts, sizes = np.array([[3], [4], [5], [0], [1], [0]]), np.full(6, 100)
    >>> test = compare_rates(counts, sizes, np.array([True] * 3 + [False] * 3))
    >>> test.support.tolist(), test.p.tolist()  # four articles hold it: too few for a test
    ([4], [nan])
    """

    p: Floats
    p_family: Floats
    support: npt.NDArray[np.int64]
    expected: Floats
    exact: npt.NDArray[np.bool_]


def compare_rates(
    counts: Any,
    sizes: npt.ArrayLike,
    member: npt.ArrayLike,
    *,
    n: int = 2000,
    seed: int = 0,
    strata: npt.ArrayLike | None = None,
    draws: Draws | None = None,
) -> RateTest:
    """Test for each variable whether its rate differs between members and the others.

    The number of clusters that hold a variable decides how it is tested. There is no test if they are fewer than
    :data:`MIN_SUPPORT`, or if fewer than :data:`MIN_EXPECTED` are to be expected on one side, by number or by size. If
    fewer than five are to be expected by size, the test is the exact one of :func:`framing.stats.conditional_p`, with
    mid-p from two on. Otherwise it is a permutation (:func:`framing.stats.permute_clusters`).

    Parameters
    ----------
    counts : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
    sizes : array_like, shape (n_clusters,) or (n_clusters, n_variables)
    member : array_like of bool, shape (n_clusters,)
    n, seed, strata, draws
        As in :func:`framing.stats.permute_clusters`.

    Returns
    -------
    RateTest

    Notes
    -----
    The limits were found by simulation: ``benchmarks/null.py`` draws collections in which nothing differs but the
    length of the articles, and prints how often p falls below .05.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2).

    Examples
    --------
    >>> counts = [[1, 0]] * 8 + [[0, 1]] * 2 + [[0, 0]] * 10 + [[1, 0]] + [[0, 1]] + [[0, 0]] * 18
    >>> result = compare_rates(counts, [100.0] * 40, [True] * 20 + [False] * 20)
    >>> result.support.tolist(), result.p.round(3).tolist()
    ([9, 3], [0.014, nan])
    """
    from scipy import sparse

    matrix: Any = counts if isinstance(counts, np.ndarray) else sparse.csc_array(counts, dtype=float)
    inside = np.asarray(member, dtype=bool)
    size = np.asarray(sizes, dtype=float)
    layers = None if strata is None else np.asarray(strata)
    holds: Any = (matrix > 0).astype(float)
    support = np.asarray(holds.sum(axis=0)).ravel().astype(np.int64)
    by_number = smaller_side(holds, np.ones(len(inside)), inside, layers)
    by_size = smaller_side(holds, size, inside, layers)
    expected = np.minimum(by_number, by_size)
    tested = (support >= MIN_SUPPORT) & (expected >= MIN_EXPECTED)
    exact = tested & (by_size < _FREQUENT)
    p, family = np.full(matrix.shape[1], np.nan), np.full(matrix.shape[1], np.nan)
    if exact.any():
        ties = np.where(expected[exact] < _CAREFUL, 1.0, 0.5)
        p[exact] = conditional_p(matrix[:, exact], _of(size, exact), inside, layers, ties)
        family[exact] = _holm(p[exact])
    if (tested & ~exact).any():
        moved = tested & ~exact
        own = matrix[:, moved], _of(size, moved)
        result = permute_clusters(*own, inside, n=n, seed=seed, strata=layers, draws=draws)
        p[moved], family[moved] = result.p, result.p_family
        if exact.any():  # two families, each held at half of the level
            family = np.minimum(1.0, 2 * family)
    return RateTest(p, family, support, expected, exact)


def _of(sizes: Floats, chosen: npt.NDArray[np.bool_]) -> Floats:
    return sizes if sizes.ndim == 1 else sizes[:, chosen]


def smaller_side(holds: Any, weights: Floats, inside: npt.NDArray[np.bool_], strata: npt.NDArray[Any] | None) -> Floats:
    """Clusters that hold each variable and would lie on the smaller side, if each side got its share of the weights.

    Parameters
    ----------
    holds : ndarray or scipy.sparse array of 0 and 1, shape (n_clusters, n_variables)
    weights : ndarray, shape (n_clusters,) or (n_clusters, n_variables)
    inside : ndarray of bool, shape (n_clusters,)
    strata : ndarray, shape (n_clusters,), optional

    Returns
    -------
    ndarray, shape (n_variables,)

    Examples
    --------
    >>> from scipy import sparse
    >>> holds = sparse.csr_array(np.array([[1.0], [1.0], [0.0], [1.0]]))
    >>> smaller_side(holds, np.ones(4), np.array([True, False, False, False]), None).tolist()
    [0.75]
    """
    code = np.zeros(len(inside), dtype=int) if strata is None else np.unique(strata, return_inverse=True)[1]
    weight = weights if weights.ndim == 2 else weights[:, None]
    expected = np.zeros((2, holds.shape[1]))
    rows = holds if isinstance(holds, np.ndarray) else holds.tocsr()
    for layer in range(int(code.max(initial=-1)) + 1):
        here = code == layer
        held = np.asarray(rows[here].sum(axis=0)).ravel()
        whole, own = weight[here].sum(axis=0), weight[here & inside].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.nan_to_num(own / whole)
        # In a stratum that only one side has, nothing can be expected otherwise.
        both = (share > 0) & (share < 1)
        expected += np.where(both, [held * share, held * (1 - share)], 0.0)
    return np.asarray(expected.min(axis=0))


def _holm(p: Floats) -> Floats:
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * (len(p) - np.arange(len(p))))
    out = np.empty(len(p))
    out[order] = np.minimum(stepped, 1.0)
    return out
