"""Collections in which the groups do not differ in anything but length: what a test must stay silent on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["simulate_null"]


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
        Of each thing, or of the first, the second, …; two may fall into one article.
    things : int
        How many different ones: the variables.
    ratio : float
        By how much the articles of the first group are longer.
    longest : int
        A burst has one occurrence to so many, each number as likely.
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
