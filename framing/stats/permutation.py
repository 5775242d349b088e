"""Permutation of whole clusters, as one matrix product for all variables at once.

The rows of a count matrix are clusters (articles); a column is a variable (a term, a frame). A cluster moves between
the groups with everything that it holds, so the dependence inside a cluster costs nothing of the test's level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats.bootstrap import as_array
from framing.stats.draws import Draws

__all__ = ["Permutation", "permute_clusters", "permute_sums"]

Floats = npt.NDArray[np.float64]
_BLOCK = 512  # variables that are worked on together; bounds the memory to a few matrices of this height
_TOLERANCE = 1e-9  # two statistics nearer than this are a tie
_SPARSE = 8  # of so many clusters one at most is a member: groupings hold few ones


@dataclass(frozen=True, eq=False)
class Permutation:
    """Outcome of :func:`permute_clusters`, one entry a variable.

    Attributes
    ----------
    statistic : ndarray, shape (n_variables,)
        The statistic of the observed grouping, positive where the members' rate is higher.
    p : ndarray, shape (n_variables,)
        Two-sided p-values.
    p_family : ndarray, shape (n_variables,)
        p-values adjusted for all variables together by the largest statistic of each permutation (single-step maxT).
    n : int
        Number of groupings drawn, or of all there are when `exact`.
    exact : bool
        Whether every grouping was visited.

    Examples
    --------
    >>> import numpy as np
    >>> from framing.stats import permute_clusters
    >>> counts, sizes = np.array([[3], [4], [5], [0], [1], [0]]), np.full(6, 100)
    >>> test = permute_clusters(counts, sizes, np.array([True] * 3 + [False] * 3))
    >>> test.n, test.exact, float(test.p[0])
    (20, True, 0.1)
    """

    statistic: Floats
    p: Floats
    p_family: Floats
    n: int
    exact: bool


def permute_clusters(
    counts: Any,
    sizes: npt.ArrayLike,
    member: npt.ArrayLike,
    *,
    n: int = 2000,
    seed: int = 0,
    strata: npt.ArrayLike | None = None,
    studentize: bool = True,
    draws: Draws | None = None,
) -> Permutation:
    """Test for each variable whether its rate differs between members and the others.

    Parameters
    ----------
    counts : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
    sizes : array_like, shape (n_clusters,) or (n_clusters, n_variables)
        Denominator of each cluster (word tokens, quotes, 1).
    member : array_like of bool, shape (n_clusters,)
    n : int
        Number of random groupings. Where there are no more groupings than that, all are visited: the test is exact.
        With 0 nothing is tested: each p is NaN.
    seed : int
    strata : array_like, shape (n_clusters,), optional
        Clusters change places only within a stratum (an event, a wire).
    studentize : bool
        Divide the difference of the rates by its standard error, which keeps the level where the groups differ in
        spread but not in rate; else the plain difference.
    draws : Draws, optional
        Random orders that several tests of the same clusters share.

    Returns
    -------
    Permutation

    Raises
    ------
    ValueError
        If the shapes do not match, one of the two groups is empty, or `n` is below 0.

    References
    ----------
    Chung, E. and Romano, J. P. (2013). Exact and asymptotically robust permutation tests. Annals of Statistics 41(2),
    484-507.
    Westfall, P. H. and Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley.
    Phipson, B. and Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical Applications in
    Genetics and Molecular Biology 9(1), 39.

    Examples
    --------
    >>> counts = [[4], [5], [6], [1], [0], [1]]
    >>> result = permute_clusters(counts, [100] * 6, [True, True, True, False, False, False])
    >>> result.p.tolist(), result.n, result.exact
    ([0.1], 20, True)
    """
    from scipy import sparse

    matrix = sparse.csc_array(counts, dtype=float)
    inside = np.asarray(member, dtype=bool)
    size = np.asarray(sizes, dtype=float)
    if inside.shape != (matrix.shape[0],) or size.shape[0] != matrix.shape[0]:
        raise ValueError(f"{matrix.shape[0]} clusters, but {size.shape[0]} sizes and {inside.shape} members")
    if not 0 < inside.sum() < len(inside):
        raise ValueError("a permutation needs clusters in both groups")
    members, exact = _members(inside, None if strata is None else np.asarray(strata), n, seed, draws)
    blocks = [slice(first, first + _BLOCK) for first in range(0, matrix.shape[1], _BLOCK)]
    parts = [(matrix[:, block], size if size.ndim == 1 else size[:, block]) for block in blocks]
    ones = inside[:, None].astype(float)
    observed = np.concatenate([np.empty(0), *(_statistic(*part, ones, studentize)[:, 0] for part in parts)])
    least = np.abs(observed) * (1 - _TOLERANCE) - 1e-12
    reached, extremes = np.zeros(matrix.shape[1]), []
    for some in members:
        groupings = _groupings(some, len(inside))
        extreme = np.zeros(len(some))
        for block, part in zip(blocks, parts):
            drawn = np.abs(_statistic(*part, groupings, studentize))
            reached[block] += (drawn >= least[block, None]).sum(axis=1)
            np.maximum(extreme, drawn.max(axis=0), out=extreme)
        extremes.append(extreme)
    if not extremes:
        untested = np.full(len(observed), np.nan)
        return Permutation(observed, untested, untested.copy(), 0, False)
    largest = np.sort(np.concatenate(extremes))
    beyond = len(largest) - np.searchsorted(largest, least)
    extra = 0 if exact else 1
    total = len(largest) + extra
    return Permutation(observed, (reached + extra) / total, (beyond + extra) / total, len(largest), exact)


def permute_sums(
    counts: Any,
    member: npt.ArrayLike,
    statistic: Callable[[Floats, Floats], Floats],
    *,
    n: int = 2000,
    seed: int = 0,
    draws: Draws | None = None,
) -> tuple[float, float]:
    """Test two groups with any statistic of their sums: its value, and a p by permutation of clusters.

    Parameters
    ----------
    counts : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
    member : array_like of bool, shape (n_clusters,)
    statistic : callable
        Of the sums of members and of others, both of shape (n_variables, n_groupings); returns shape (n_groupings,).
    n, seed : int
        Number of random groupings, and the start of the draws; with no grouping nothing is tested.
    draws : Draws, optional
        Random orders that several tests of the same clusters share.

    Returns
    -------
    observed, p : float
        The statistic and its two-sided p-value; NaN where the statistic is not defined, p also where `n` is 0.

    Raises
    ------
    ValueError
        If `n` is below 0.

    Examples
    --------
    >>> permute_sums([[1], [2], [8], [9]], [True, True, False, False], lambda own, rest: (own - rest)[0])
    (-14.0, 0.3333333333333333)
    """
    from scipy import sparse

    inside = np.asarray(member, dtype=bool)
    matrix: Any = sparse.csc_array(counts, dtype=float).T.tocsr()
    total: Floats = np.asarray(matrix.sum(axis=1)).reshape(-1, 1)
    own = matrix @ inside[:, None].astype(float)
    now = float(statistic(own, total - own)[0])
    members, exact = _members(inside, None, n, seed, draws)
    if not np.isfinite(now):
        return now, float("nan")
    sums = (as_array(matrix @ _groupings(some, len(inside))) for some in members)
    values = [statistic(own, total - own) for own in sums]
    if not values:
        return now, float("nan")
    drawn = np.concatenate(values)
    reached = int((np.abs(drawn) >= abs(now) * (1 - _TOLERANCE) - 1e-12).sum())
    extra = 0 if exact else 1
    return now, (reached + extra) / (len(drawn) + extra)


def _members(
    inside: npt.NDArray[np.bool_], strata: npt.NDArray[Any] | None, n: int, seed: int, draws: Draws | None
) -> tuple[Iterator[npt.NDArray[Any]], bool]:
    """Blocks of groupings, each as the places of its members, shape (n_some, n_members); whether they are all."""
    if n < 0:
        raise ValueError(f"n is {n}; it must be 0 or more")
    clusters, chosen = len(inside), int(inside.sum())
    if strata is None and comb(clusters, chosen) <= n:
        return iter([np.array(list(combinations(range(clusters), chosen)))]), True
    drawn = draws or Draws()
    if strata is None and not drawn.keeps_orders(clusters, n):
        return drawn.subset_blocks(clusters, chosen, n, seed), False
    code = np.zeros(clusters) if strata is None else np.unique(strata, return_inverse=True)[1]
    # Within a stratum the order is random; the members of a grouping are those in the members' places.
    places = np.flatnonzero(inside[np.argsort(code, kind="stable")])
    return (orders[:, places] for orders in drawn.order_blocks(clusters, n, seed, strata)), False


def _groupings(members: npt.NDArray[Any], clusters: int) -> Any:
    """Groupings as columns of zeros and ones, shape (n_clusters, n_groupings); sparse where members are few."""
    chosen = members.shape[1]
    if _SPARSE * chosen <= clusters:
        from scipy import sparse

        ends = np.arange(0, members.size + 1, chosen)
        shape = (clusters, len(members))
        return sparse.csc_array((np.ones(members.size), members.ravel(), ends), shape=shape)
    out = np.zeros((clusters, len(members)))
    out[members.ravel(), np.repeat(np.arange(len(members)), chosen)] = 1.0
    return out


def _statistic(counts: Any, sizes: Floats, groupings: Any, studentize: bool) -> Floats:
    """(Studentized) difference of the rates, shape (n_variables, n_groupings)."""
    if sizes.ndim == 1:
        own, all_own = (groupings.T @ sizes)[None, :], sizes.sum()
        across, squares = counts.multiply(sizes[:, None]), (groupings.T @ sizes**2)[None, :]
        all_squares: Any = (sizes**2).sum()
    else:
        own, all_own = (groupings.T @ sizes).T, sizes.sum(axis=0)[:, None]
        across, squares = counts.multiply(sizes), (groupings.T @ sizes**2).T
        all_squares = (sizes**2).sum(axis=0)[:, None]
    rows = counts.T.tocsr()
    total = np.asarray(counts.sum(axis=0)).ravel()[:, None]
    found = as_array(rows @ groupings)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = found / own
        other = (total - found) / (all_own - own)
        difference = rate - other
        if not studentize:
            return np.asarray(np.nan_to_num(difference, nan=0.0, posinf=0.0, neginf=0.0))
        square = as_array(rows.power(2) @ groupings)
        all_square = np.asarray(counts.power(2).sum(axis=0)).ravel()[:, None]
        cross = as_array(across.T.tocsr() @ groupings)
        all_cross = np.asarray(across.sum(axis=0)).ravel()[:, None]
        members = np.asarray(groupings.sum(axis=0)).reshape(1, -1)
        others = groupings.shape[0] - members
        spread = _variance(square, cross, squares, rate, own, members)
        spread += _variance(all_square - square, all_cross - cross, all_squares - squares, other, all_own - own, others)
        value = difference / np.sqrt(spread)
    # No spread at all: no evidence where the rates agree, and where they do not, more than any finite value.
    value = np.where(spread > 0, value, np.sign(difference) * np.where(np.abs(difference) > 0, 1e12, 0.0))
    return np.asarray(np.nan_to_num(value, nan=0.0))


def _variance(square: Floats, cross: Floats, squares: Floats, rate: Floats, own: Floats, clusters: Floats) -> Floats:
    """Variance of a ratio of sums over independent clusters, by linearisation."""
    residual = np.maximum(square - 2 * rate * cross + rate**2 * squares, 0.0)
    residual[residual < 1e-9 * np.maximum(square, 1e-300)] = 0.0
    out: Floats = residual / own**2 * clusters / np.maximum(clusters - 1, 1)
    return out
