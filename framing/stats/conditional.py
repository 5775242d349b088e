"""Exact test of one group's share in a rare thing, given how much text the group has.

A thing that few clusters hold cannot be tested by moving clusters between the groups: the long ones hold it more often,
and the groups may differ in length. Here the clusters stay, and what they hold falls into the group with the
probability that the group's share of the text gives it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["conditional_p"]

Floats = npt.NDArray[np.float64]
_TIE = 1e-9
_CELLS = 4096  # counts are scaled down to this sum at most, so that a distribution stays small


def conditional_p(
    counts: Any,
    sizes: npt.ArrayLike,
    member: npt.ArrayLike,
    strata: npt.ArrayLike | None = None,
    ties: npt.ArrayLike = 0.5,
) -> Floats:
    """Compute two-sided p-values of the members' counts, given the totals and the members' share of the sizes.

    What one cluster holds stays together (a compound binomial distribution, computed exactly), so repetitions inside a
    cluster are no new evidence. Two-sided by the distance from what is expected. The deviate of that
    distribution is then put on the scale of the variance that the clusters show around a common rate, which may grow
    with their size or its square, and read off Student's distribution. Where the thing is rare this changes little;
    where it is frequent it gives the score test.

    Parameters
    ----------
    counts : ndarray or scipy.sparse array, shape (n_clusters, n_variables)
    sizes : array_like, shape (n_clusters,) or (n_clusters, n_variables)
        Denominator of each cluster.
    member : array_like of bool, shape (n_clusters,)
    strata : array_like, shape (n_clusters,), optional
        The share of the members is taken stratum by stratum.
    ties : float or array_like, shape (n_variables,)
        Which part of the probability of outcomes as far from the expected as the observed one counts for p. A half
        (mid-p) keeps the level on average; the whole (1) never exceeds it.

    Returns
    -------
    ndarray, shape (n_variables,)
        NaN for a variable that occurs nowhere, or only in strata without members or without others.

    References
    ----------
    Przyborowski, J. and Wilenski, H. (1940). Homogeneity of results in testing samples from Poisson series.
    Biometrika 31, 313-323: the binomial test of two rates given their sum, here with bursts in the place of events.
    Lancaster, H. O. (1961). Significance tests in discrete distributions. JASA 56, 223-234: mid-p.

    Examples
    --------
    Nine single words in the half of the text that the members have, one in the other half:

    >>> counts = [[1]] * 9 + [[0]] * 11 + [[1]] + [[0]] * 19
    >>> conditional_p(counts, [100.0] * 40, [True] * 20 + [False] * 20).round(3).tolist()
    [0.007]
    """
    from scipy import sparse
    from scipy.special import ndtri, stdtr

    matrix: Any = sparse.csc_array(counts, dtype=float)
    inside = np.asarray(member, dtype=bool)
    size = np.asarray(sizes, dtype=float)
    code = np.zeros(len(inside), dtype=int) if strata is None else np.unique(np.asarray(strata), return_inverse=True)[1]
    shared = _Shares(size, inside, code) if size.ndim == 1 else None
    known: dict[tuple[Any, ...], Floats] = {}
    out = np.full(matrix.shape[1], np.nan)
    part = np.broadcast_to(np.asarray(ties, dtype=float), out.shape)
    for j in range(matrix.shape[1]):
        place = slice(matrix.indptr[j], matrix.indptr[j + 1])
        rows, held = matrix.indices[place], matrix.data[place]
        rows, held = rows[held > 0], held[held > 0]
        share = _Shares(size[:, j], inside, code) if shared is None else shared
        chance = share.chance[rows]
        free = (chance > 0) & (chance < 1)
        if not free.any():
            continue
        spread = share.spread(rows, held)
        base = float((chance * (1 - chance) * held**2).sum())
        if spread <= 0:
            out[j] = 1.0
            continue
        units = _whole(held[free])
        key = tuple(sorted(zip(chance[free].tolist(), units.tolist())))
        if key not in known:
            known[key] = _distribution(key)
        expected = float((chance[free] * units).sum())
        farther, as_far = _beyond(known[key], expected, int(units[inside[rows[free]]].sum()))
        beyond = max(farther + float(part[j]) * as_far, 1e-300)
        deviate = max(-float(ndtri(beyond / 2)), 0.0) * np.sqrt(base / spread)
        out[j] = min(1.0, 2 * float(stdtr(max(share.freedom, 1), -deviate)))
    return out


class _Shares:
    """What follows from the sizes alone: each cluster's chance to be the members', and how its spread counts."""

    def __init__(self, size: Floats, inside: npt.NDArray[np.bool_], code: npt.NDArray[np.int64]) -> None:
        self.size, self.code, strata = size, code, int(code.max(initial=-1)) + 1
        self.whole = np.bincount(code, weights=size, minlength=strata)
        own = np.bincount(code, weights=size * inside, minlength=strata)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.nan_to_num(own / self.whole)
        self.chance = share[code]
        speaks = size > 0
        self.freedom = int(speaks.sum()) - 1 - len(np.unique(code[speaks]))
        self.factor = int(speaks.sum()) / max(self.freedom + 1, 1)
        self.linear = float((self.chance * (1 - self.chance) * size).sum())
        self.square = float(((inside - self.chance) ** 2 * size**2).sum())
        self.sums = tuple(float((size**power).sum()) for power in (1, 2, 3))

    def spread(self, rows: npt.NDArray[Any], held: Floats) -> float:
        """Variance of the members' count around its share, from the residuals of all clusters.

        A cluster of size s is taken to vary by ``a * s + b * s**2``, neither below zero; both from two moments.
        """
        total = np.bincount(self.code[rows], weights=held, minlength=len(self.whole))
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.nan_to_num(total / self.whole)
        residual = -rate[self.code] * self.size
        np.add.at(residual, rows, held)
        square = residual**2 * self.factor
        first, second = float(square.sum()), float((square * self.size).sum())
        one, two, three = self.sums
        below = three * one - two * two
        curved = (second * one - first * two) / below if below > 0 else 0.0
        curved = min(max(curved, 0.0), first / two if two > 0 else 0.0)
        # What the fit would take away is noise more often than not: it may only add.
        return first / one * self.linear + curved * max(self.square - two / one * self.linear, 0.0)


def _whole(held: Floats) -> npt.NDArray[np.int64]:
    """Counts as integers of a bounded sum; at least 1 each."""
    total = float(held.sum())
    if total > _CELLS or not np.array_equal(held, np.round(held)):
        held = held * (_CELLS / total)
    return np.maximum(np.round(held), 1).astype(np.int64)


def _distribution(bursts: tuple[tuple[float, int], ...]) -> Floats:
    """Probability of each sum when burst after burst falls to the members with its own chance."""
    out = np.zeros(sum(count for _, count in bursts) + 1)
    out[0], known = 1.0, 1
    for chance, count in bursts:
        moved = out[:known] * chance
        out[:known] *= 1 - chance
        out[count : count + known] += moved
        known += count
    return out


def _beyond(chances: Floats, expected: float, found: int) -> tuple[float, float]:
    """Probability of a sum farther from what is expected than the one found, and of one as far."""
    far = np.abs(np.arange(len(chances)) - expected)
    own = far[found]
    tie = np.abs(far - own) <= _TIE * max(expected, 1.0)
    return float(chances[(far > own) & ~tie].sum()), float(chances[tie].sum())
