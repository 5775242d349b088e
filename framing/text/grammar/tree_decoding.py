"""From scores to a tree: the best head of each token, mended where the best heads run in a circle."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["all_heads", "best_heads"]


def all_heads(scores: npt.NDArray[np.float32], lengths: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Heads of the tokens of some sentences, as :func:`best_heads` finds them, in one go where they are trees already.

    Parameters
    ----------
    scores : ndarray of float32, shape (b, n, n + 1)
        Of each head (column; 0 is the root) for each token (row). Columns behind the end of a sentence hold -inf.
    lengths : ndarray of int, shape (b,)
        Number of tokens of each sentence.

    Returns
    -------
    ndarray of int, shape (b, n)
        0 is the root; tokens count from 1. Rows behind the end hold 0.

    Examples
    --------
    >>> scores = np.array([[[0, -9, 5], [1, 4, -9]], [[1, -9, -np.inf], [0, 0, -np.inf]]], dtype=np.float32)
    >>> all_heads(scores, np.array([2, 1])).tolist()
    [[2, 0], [0, 0]]
    """
    b, n, _ = scores.shape
    inside = np.arange(n) < lengths[:, None]
    heads: npt.NDArray[np.int64] = scores.argmax(axis=2)
    heads[~inside] = 0
    rooted = ((heads == 0) & inside).any(axis=1)
    # Each step doubles the way up; place 0 of a sentence is its root, which leads to itself.
    above = np.zeros((b, n + 1), dtype=np.int64)
    above[:, 1:] = heads
    above += np.arange(b)[:, None] * (n + 1)
    reached = above.ravel()
    for _ in range(int(n).bit_length()):
        reached = reached[reached]
    tree = (reached.reshape(b, n + 1) == np.arange(b)[:, None] * (n + 1)).all(axis=1)
    for k in np.flatnonzero(~(rooted & tree)).tolist():
        own = int(lengths[k])
        heads[k, :own] = best_heads(scores[k, :own, : own + 1])
    return heads


def best_heads(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """Heads of the tokens of a sentence.

    Parameters
    ----------
    scores : ndarray of float32, shape (n, n + 1)
        Of each head (column; 0 is the root) for each token (row).

    Returns
    -------
    ndarray of int, shape (n,)
        0 is the root; tokens count from 1. Every token leads to the root. Where the best heads make a circle, the token
        of it that loses least by a head outside is turned to that head.

    Examples
    --------
    >>> best_heads(np.array([[0, -9, 5], [1, 4, -9]], dtype=np.float32)).tolist()
    [2, 0]
    """
    heads: npt.NDArray[np.int64] = scores.argmax(axis=1)
    if not (heads == 0).any():
        heads[(scores[:, 0] - scores.max(axis=1)).argmax()] = 0
    while (circle := _circle(heads)) is not None:
        outside = scores[circle].copy()
        # Whoever hangs below the circle would close it again.
        outside[:, 1:][:, _below(heads, circle)] = -np.inf
        best = outside.argmax(axis=1)
        lost = scores[circle, heads[circle]] - outside[np.arange(len(circle)), best]
        least = int(lost.argmin())
        heads[circle[least]] = best[least]
    return heads


def _circle(heads: npt.NDArray[np.int64]) -> npt.NDArray[np.int64] | None:
    """Places of the tokens of one circle, or None."""
    above = np.append(heads, 0)  # the root leads to itself: place n
    n = len(heads)
    above = np.where(above == 0, n, above - 1)
    reached = np.arange(n)
    for _ in range(max(1, int(n).bit_length())):  # each step doubles the way
        above_now = above
        reached = above_now[reached]
        above = above_now[above_now]
    lost = np.flatnonzero(reached != n)
    if not len(lost):
        return None
    members, place = [], int(reached[lost[0]])
    start = place
    while True:
        members.append(place)
        place = int(heads[place]) - 1
        if place == start:
            return np.array(members, dtype=np.int64)


def _below(heads: npt.NDArray[np.int64], circle: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which tokens lead into the circle, its own among them."""
    below = np.zeros(len(heads) + 1, dtype=bool)
    below[circle + 1] = True
    while True:
        more = below.copy()
        more[1:] |= below[heads] & (heads > 0)
        if (more == below).all():
            return below[1:]
        below = more
