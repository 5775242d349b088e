"""Two rates in the same clusters: what articles say of one side and of the other, an article being one observation."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.stats.bootstrap import dense, percentile_interval, resampled_rates
from framing.stats.draws import Draws
from framing.stats.two_rates import MIN_EXPECTED, MIN_SUPPORT, RateTest, smaller_side

__all__ = ["compare_within", "within_interval"]

Floats = npt.NDArray[np.float64]
_TOLERANCE = 1e-9  # two sums nearer than this are a tie
_BLOCK = 512  # sign patterns that are worked on together


def compare_within(
    own: Any,
    own_sizes: npt.ArrayLike,
    other: Any,
    other_sizes: npt.ArrayLike,
    *,
    n: int = 2000,
    seed: int = 0,
    strata: npt.ArrayLike | None = None,
) -> RateTest:
    """Test whether two rates differ that are measured in the same clusters; a cluster may have only one of them.

    If the rates are equal, each cluster adds to the difference by chance, as likely up as down. The test flips the
    signs of what whole clusters add. So both rates of a cluster are one observation, however they depend on each other.

    Parameters
    ----------
    own, other : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
        What is counted on the two sides of each cluster.
    own_sizes, other_sizes : array_like, shape (n_clusters,) or (n_clusters, n_variables)
        Denominators; 0 where a cluster has nothing of that side.
    n : int
        Number of random patterns of signs. Where there are no more than that, all are visited: the test is exact.
    seed : int
    strata : array_like, shape (n_clusters,), optional
        The rates are taken to be equal within each stratum.

    Returns
    -------
    RateTest
        With the limits of support of :func:`framing.stats.compare_rates`: `support` counts the clusters that hold the
        variable on either side. `p_family` is adjusted by the largest statistic of each pattern.

    References
    ----------
    Cameron, A. C., Gelbach, J. B. and Miller, D. L. (2008). Bootstrap-based improvements for inference with clustered
    errors. Review of Economics and Statistics 90(3), 414-427.
    Kline, P. and Santos, A. (2012). A score based approach to wild bootstrap inference. Journal of Econometric Methods
    1(1), 23-41.

    Examples
    --------
    Ten articles, each with one act of either side; nine name the agent of the first one only:

    >>> result = compare_within([[1]] * 10, [1] * 10, [[0]] * 9 + [[1]], [1] * 10)
    >>> result.p.round(4).tolist(), result.support.tolist(), bool(result.exact[0])
    ([0.0039], [10], True)
    """
    (one, size), (two, rest) = dense(own, own_sizes), dense(other, other_sizes)
    layers = np.zeros(len(size), dtype=int) if strata is None else np.unique(np.asarray(strata), return_inverse=True)[1]
    holds = ((one > 0) | (two > 0)).sum(axis=0).astype(np.int64)
    expected = _expected(one, size, two, rest, layers)
    score = _scores(one, size, two, rest, layers)
    spread = np.sqrt((score**2).sum(axis=0))
    observed = np.abs(score.sum(axis=0))
    scale = np.where(spread > 0, spread, 1.0)
    speaks = (score != 0).any(axis=1)
    reached, largest = np.zeros(one.shape[1]), []
    exact = 2 ** min(int(speaks.sum()), 62) <= n
    for signs in _signs(int(speaks.sum()), n, seed, exact):
        drawn = np.abs(signs @ score[speaks])
        reached += (drawn >= observed * (1 - _TOLERANCE) - 1e-12).sum(axis=0)
        largest.append((drawn / scale).max(axis=1, initial=0.0))
    most = np.sort(np.concatenate(largest))
    beyond = len(most) - np.searchsorted(most, observed / scale * (1 - _TOLERANCE) - 1e-12)
    extra = 0 if exact else 1
    total = len(most) + extra
    tested = (holds >= MIN_SUPPORT) & (expected >= MIN_EXPECTED)
    p, family = (np.where(tested, (times + extra) / total, np.nan) for times in (reached, beyond))
    return RateTest(p, family, holds, expected, np.full(one.shape[1], exact))


def within_interval(
    own: Any,
    own_sizes: npt.ArrayLike,
    other: Any,
    other_sizes: npt.ArrayLike,
    *,
    n: int = 2000,
    level: float = 0.95,
    seed: int | list[int] = 0,
    draws: Draws | None = None,
) -> tuple[Floats, Floats]:
    """Compute the interval of the difference of two rates that are measured in the same clusters.

    Percentile bootstrap of whole clusters, or Student's interval from what each cluster adds to the difference
    (linearised), whichever reaches further.

    Parameters
    ----------
    own, own_sizes, other, other_sizes
        As in :func:`compare_within`.
    n : int
        Number of resamples.
    level : float
    seed : int or list of int
    draws : Draws, optional
        Resamples that several intervals of as many clusters share.

    Returns
    -------
    low, high : ndarray, shape (n_variables,)
        NaN where nothing varies.

    Examples
    --------
    >>> own, other = [[2], [1], [2], [2], [0], [2]], [[1], [0], [1], [0], [0], [1]]
    >>> low, high = within_interval(own, [2] * 6, other, [2] * 6, n=500)
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.17], [0.83])
    """
    from scipy import stats

    (one, size), (two, rest) = dense(own, own_sizes), dense(other, other_sizes)
    speaks = ((size > 0) | (rest > 0)).any(axis=1)
    one, two, size, rest = one[speaks], two[speaks], size[speaks], rest[speaks]
    clusters = np.minimum((size > 0).sum(axis=0), (rest > 0).sum(axis=0))
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = one.sum(axis=0) / size.sum(axis=0), two.sum(axis=0) / rest.sum(axis=0)
        added = (one - rates[0] * size) / size.sum(axis=0) - (two - rates[1] * rest) / rest.sum(axis=0)
        free = np.maximum(clusters - 1, 1)
        wide = stats.t.isf((1 - level) / 2, free) * np.sqrt((added**2).sum(axis=0) * clusters / free)
    weights = (draws or Draws()).weights(len(size), n, seed)
    drawn = resampled_rates(one, size, weights) - resampled_rates(two, rest, weights)
    drawn[~np.isfinite(drawn).any(axis=1)] = 0.0
    low, high = np.empty(len(clusters)), np.empty(len(clusters))
    for number in set(np.maximum(clusters, 2).tolist()):
        alike = np.maximum(clusters, 2) == number
        low[alike], high[alike] = percentile_interval(drawn[alike], number, level)
    effect = rates[0] - rates[1]
    still = ~(wide > _TOLERANCE) | (clusters < 2)
    return tuple(  # type: ignore[return-value]
        np.where(still, np.nan, end) for end in (np.fmin(low, effect - wide), np.fmax(high, effect + wide))
    )


def _scores(one: Floats, size: Floats, two: Floats, rest: Floats, layers: npt.NDArray[np.int64]) -> Floats:
    """What each cluster adds to the difference between what one side holds and what it would, if rates were equal."""
    out = np.zeros_like(one)
    for layer in range(int(layers.max(initial=-1)) + 1):
        here = layers == layer
        whole, others = size[here].sum(axis=0), rest[here].sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = (one[here] + two[here]).sum(axis=0) / (whole + others)
            share = whole / (whole + others)
        added = (1 - share) * (one[here] - rate * size[here]) - share * (two[here] - rate * rest[here])
        out[here] = np.where((whole > 0) & (others > 0), added, 0.0)  # with one side only nothing is compared
    return out


def _expected(
    one: Floats, size: Floats, two: Floats, rest: Floats, layers: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Clusters with the variable to be expected on the smaller side, by their number or by their sizes."""
    from scipy import sparse

    inside = np.repeat([True, False], len(size))
    holds = sparse.csr_array((np.vstack([one, two]) > 0).astype(float))
    both, twice = np.concatenate([size, rest]), np.concatenate([layers, layers])
    by_number = smaller_side(holds, (both > 0).astype(float), inside, twice)
    return np.minimum(by_number, smaller_side(holds, both, inside, twice))


def _signs(clusters: int, n: int, seed: int, exact: bool) -> Any:
    """Patterns of signs, block by block, each of shape (patterns, clusters)."""
    if exact:
        yield 1.0 - 2.0 * ((np.arange(2**clusters)[:, None] >> np.arange(clusters)) & 1)
        return
    rng = np.random.default_rng(seed)
    for first in range(0, n, _BLOCK):
        yield 1.0 - 2.0 * rng.integers(0, 2, (min(_BLOCK, n - first), clusters))
