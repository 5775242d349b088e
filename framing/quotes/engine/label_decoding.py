"""The best sequence of labels for many windows at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["allowed", "hold", "marginals", "viterbi"]

NEVER = np.float32(-1e6)


def allowed(labels: tuple[str, ...]) -> npt.NDArray[np.float32]:
    """0 where a label may follow another, a very small number where not; one row and column more for the border.

    Parameters
    ----------
    labels : tuple of str
        ``O``, ``C``, or a role with B, I, E (first, inner, last token of a piece; E alone for a piece of one token).

    Returns
    -------
    ndarray of float32, shape (n + 1, n + 1)
        From the row's label to the column's; the last ones are the border.

    Examples
    --------
    >>> (allowed(("O", "QB", "QI", "QE")) == 0).astype(int).tolist()
    [[1, 1, 0, 1, 1], [0, 0, 1, 1, 0], [0, 0, 1, 1, 0], [1, 0, 0, 0, 1], [1, 1, 0, 1, 0]]
    """
    names = (*labels, "border")
    out = np.full((len(names), len(names)), NEVER, dtype=np.float32)
    for a, one in enumerate(names):
        for b, two in enumerate(names):
            open_piece = one[1:] in ("B", "I")
            inner = two[1:] in ("I", "E") and two[0] == one[0]
            fresh = two in ("O", "C", "border") or two[1:] in ("B", "E")
            joined = one[1:] == "E" and two[1:] in ("B", "E") and one[0] == two[0]
            if (open_piece and inner) or (not open_piece and fresh and not joined):
                out[a, b] = 0.0
    out[-1, -1] = NEVER
    return out


def hold(scores: npt.NDArray[np.float32], place: npt.NDArray[np.int64], label: int) -> None:
    """Leave some tokens one label only, in place.

    Parameters
    ----------
    scores : ndarray of float32, shape (m, n_labels)
    place : ndarray of int64, shape (k,)
        The tokens.
    label : int
    """
    kept = scores[place, label].copy()
    scores[place] = -1e5
    scores[place, label] = kept


def viterbi(
    scores: npt.NDArray[np.float32], first: npt.NDArray[np.int64], links: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Find the best labels of each window.

    Parameters
    ----------
    scores : ndarray of float32, shape (m, n_labels)
        Windows end to end.
    first : ndarray of int64, shape (k + 1,)
        Where each window begins; none is empty.
    links : ndarray of float32, shape (n_labels + 1, n_labels + 1)
        Scores of one label after another; the last row and column are the border.

    Returns
    -------
    labels : ndarray of int8, shape (m,)
    best : ndarray of float32, shape (k,)
        Score of the best path.
    """
    sizes = np.diff(first)
    order = np.argsort(-sizes, kind="stable")  # from long to short: those that reach a position come first
    begin, longest = first[:-1][order], int(sizes.max())
    inner = np.ascontiguousarray(links[:-1, :-1].T)  # [to, from]
    alive = np.searchsorted(-sizes[order], -np.arange(longest), side="left")
    back = np.zeros((longest, len(order), scores.shape[1]), dtype=np.int8)
    state = scores[begin] + links[-1, :-1]
    for step in range(1, longest):
        n = int(alive[step])
        ways = state[:n, None, :] + inner
        choice = ways.argmax(axis=2)
        back[step, :n] = choice
        top = np.take_along_axis(ways, choice[:, :, None], axis=2)[:, :, 0]
        state[:n] = top + scores[begin[:n] + step]
    final = state + links[:-1, -1]
    rows, label = np.arange(len(order)), final.argmax(axis=1)
    best = np.zeros(len(order), dtype=np.float32)
    best[order] = final[rows, label]
    out = np.zeros(len(scores), dtype=np.int8)
    for step in range(longest - 1, -1, -1):
        n = int(alive[step])
        out[begin[:n] + step] = label[:n]
        if step:
            label[:n] = back[step, rows[:n], label[:n]]
    return out, best


def marginals(
    scores: npt.NDArray[np.float32], first: npt.NDArray[np.int64], links: npt.NDArray[np.floating]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Probabilities of the labels in a linear-chain conditional random field, by forward and backward sums.

    Parameters
    ----------
    scores : ndarray of float32, shape (m, n_labels)
        Windows end to end.
    first : ndarray of int64, shape (k + 1,)
    links : ndarray, shape (n_labels + 1, n_labels + 1)

    Returns
    -------
    labels : ndarray of float64, shape (m, n_labels)
        Probability of each label of each token.
    pairs : ndarray of float64, shape (n_labels + 1, n_labels + 1)
        Expected number of times that one label follows another, over all windows.
    norm : ndarray of float64, shape (k,)
        Logarithm of the sum over all paths; the best path's score less this is its log-probability.

    References
    ----------
    Lafferty, J., McCallum, A. and Pereira, F. (2001). Conditional random fields. ICML, 282-289.
    """
    sizes = np.diff(first)
    order = np.argsort(-sizes, kind="stable")
    own, begin = sizes[order], first[:-1][order]
    longest, n = int(own[0]) if len(own) else 0, scores.shape[1]
    step = np.where(links > NEVER / 2, np.exp(np.minimum(links, 60)), 0.0).astype(np.float64)
    inner, enter, leave = step[:-1, :-1], step[-1, :-1], step[:-1, -1]
    top = scores.max(axis=1, keepdims=True) if len(scores) else scores[:, :1]
    local = np.exp(scores - top).astype(np.float64)
    alive = np.searchsorted(-own, -np.arange(longest + 1), side="left")
    ahead, back, size = np.zeros((len(scores), n)), np.zeros((len(scores), n)), np.ones(len(scores))
    state = enter * local[begin]
    for place in range(longest):
        rows = begin[: alive[place]] + place
        if place:
            state = (state[: len(rows)] @ inner) * local[rows]
        size[rows] = state.sum(axis=1)
        state = state / size[rows][:, None]
        ahead[rows] = state
    last = begin + own - 1
    back[last] = leave
    final = ahead[last] @ leave
    pairs = np.zeros((n + 1, n + 1))
    for place in range(longest - 2, -1, -1):
        rows = begin[: alive[place + 1]] + place
        after = local[rows + 1] * back[rows + 1] / size[rows + 1][:, None]
        back[rows] = after @ inner.T
        pairs[:-1, :-1] += (ahead[rows] / final[: len(rows), None]).T @ after
    labels = ahead * back
    labels /= labels.sum(axis=1, keepdims=True)
    pairs[:-1, :-1] *= inner
    pairs[-1, :-1], pairs[:-1, -1] = labels[begin].sum(axis=0), labels[last].sum(axis=0)
    norm = np.zeros(len(sizes))
    if len(sizes):
        norm = np.add.reduceat(np.log(size) + top[:, 0], first[:-1])
        norm[order] += np.log(final)
    return labels, pairs, norm
