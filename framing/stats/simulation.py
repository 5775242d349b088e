"""Collections in which nothing differs but length, or by as much as one says: what a test must stay silent on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["simulate_null", "simulate_within"]


def simulate_null(
    groups: Sequence[int],
    bursts: int | Sequence[int],
    things: int,
    *,
    ratio: float = 1.0,
    longest: int = 5,
    words: float = 600.0,
    seed: int | list[int] = 0,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Throw bursts of things into articles, in proportion to the articles' lengths.

    Parameters
    ----------
    groups : sequence of int
        Articles of each group.
    bursts : int or sequence of int
        Number of bursts of each thing, or of the first, the second, …; two may fall into one article.
    things : int
        How many different things: the variables.
    ratio : float
        How many times as long the articles of the first group are.
    longest : int
        A burst has from one occurrence to this many, each number equally likely.
    words : float
        Median length of an article; lengths are log-normal with a standard deviation of 0.4.
    seed : int or list of int

    Returns
    -------
    counts : ndarray of int, shape (n_articles, things)
    sizes : ndarray of int, shape (n_articles,)
    group : ndarray of int, shape (n_articles,)
        Number of the group of each article.

    Examples
    --------
    >>> counts, sizes, group = simulate_null([3, 3], bursts=4, things=2, longest=1)
    >>> counts.sum(axis=0).tolist(), sizes.shape, group.tolist()
    ([4, 4], (6,), [0, 0, 0, 1, 1, 1])
    """
    rng = np.random.default_rng(seed)
    group = np.repeat(np.arange(len(groups)), groups)
    length = rng.lognormal(np.log(words), 0.4, len(group)) * np.where(group == 0, ratio, 1.0)
    sizes = np.maximum(np.round(length), 1).astype(np.int64)
    counts = np.zeros((len(group), things), dtype=np.int64)
    for thing, thrown in enumerate(np.broadcast_to(bursts, things).tolist()):
        where = rng.choice(len(group), size=thrown, p=sizes / sizes.sum())
        np.add.at(counts[:, thing], where, rng.integers(1, longest + 1, thrown))
    return counts, sizes, group


def simulate_within(
    clusters: int,
    sizes: tuple[float, float] = (2.0, 2.0),
    rates: tuple[float, float] = (0.4, 0.4),
    *,
    together: float = 0.0,
    alone: float = 0.3,
    spread: float = 2.0,
    seed: int | list[int] = 0,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Draw articles that report acts of two sides, of which a share has some property (such as a named agent).

    Parameters
    ----------
    clusters : int
        Articles.
    sizes : tuple of float
        Mean number of acts of each side in an article that reports any, minus one.
    rates : tuple of float
        The two shares over all articles; equal ones are a null.
    together : float
        Correlation of the two shares of one article, by a normal copula: from -1 (what it says of one side it does not
        say of the other) to 1.
    alone : float
        Share of the articles that report acts of one side only.
    spread : float
        The shares of articles follow a beta distribution; the smaller this sum of its parameters, the more they differ.
    seed : int or list of int

    Returns
    -------
    own, own_sizes, other, other_sizes : ndarray of int
        Counts of shape (clusters, 1) and sizes of shape (clusters,), as
        :func:`framing.stats.compare_within` takes them.

    Examples
    --------
    >>> own, size, other, rest = simulate_within(4, alone=1.0)
    >>> own.shape, bool(((size > 0) & (rest > 0)).any()), bool((own[:, 0] <= size).all())
    ((4, 1), False, True)
    """
    from scipy import stats

    rng = np.random.default_rng(seed)
    told = rng.poisson(np.array(sizes)[:, None], (2, clusters)) + 1
    only, first = rng.random(clusters) < alone, rng.random(clusters) < 0.5
    told[0][only & ~first] = 0
    told[1][only & first] = 0
    one = rng.standard_normal(clusters)
    two = together * one + np.sqrt(1 - together**2) * rng.standard_normal(clusters)
    counts = [
        rng.binomial(size, stats.beta.ppf(stats.norm.cdf(deviate), rate * spread, (1 - rate) * spread))[:, None]
        for size, deviate, rate in zip(told, (one, two), rates)
    ]
    return counts[0], told[0], counts[1], told[1]
