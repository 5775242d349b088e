"""Association of many 2 × 2 tables at once: a term in a target and in a reference.

Cells: `a` the term in the target, `b` in the reference, `c` and `d` all other tokens there. Signed measures are
positive where the term is more frequent in the target.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["chi2", "fisher", "g2", "log_likelihood", "log_odds", "odds_ratio", "percent_difference", "pmi"]

Floats = npt.NDArray[np.float64]
CORRECTIONS = (None, "yates", "williams", "quanteda")


def _expected(a: Floats, b: Floats, c: Floats, d: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    n = a + b + c + d
    return (a + b) * (a + c) / n, (a + b) * (b + d) / n, (c + d) * (a + c) / n, (c + d) * (b + d) / n


def _cells(*cells: npt.ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    a, b, c, d = np.broadcast_arrays(*[np.asarray(cell, dtype=float) for cell in cells])
    if min(a.min(initial=0), b.min(initial=0), c.min(initial=0), d.min(initial=0)) < 0:
        raise ValueError("a cell of a 2 × 2 table is negative: a term has more tokens than there are")
    return a, b, c, d


def _shift(a: Floats, b: Floats, c: Floats, d: Floats, correction: str | None, known: tuple[str | None, ...]) -> Floats:
    """How far each observed cell is moved toward its expectation."""
    if correction not in known:
        raise ValueError(f"no correction {correction!r} here; there are {', '.join(map(str, known))}")
    if correction in (None, "williams"):
        return np.zeros_like(a)
    half = np.minimum(0.5, np.abs(a - _expected(a, b, c, d)[0]))
    if correction == "yates":
        return half
    small = np.minimum.reduce(_expected(a, b, c, d)) < 5
    return np.where(small & (np.abs(a * d - b * c) > (a + b + c + d) / 2), half, 0.0)


def _tail(statistic: Floats) -> Floats:
    from scipy import stats

    return np.asarray(stats.chi2.sf(np.abs(statistic), 1), dtype=float)


def chi2(
    a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike, correction: str | None = None
) -> tuple[Floats, Floats]:
    """Pearson's chi-squared, signed, with its token-level p-value.

    Parameters
    ----------
    a, b, c, d : array_like
    correction : {None, "yates", "quanteda"}
        "quanteda": Yates's only where an expected cell is below 5 and ``|ad - bc| > N / 2``.

    Returns
    -------
    statistic, p : ndarray

    Examples
    --------
    >>> statistic, p = chi2(3, 7, 7, 2)
    >>> round(float(statistic), 4), round(float(p), 4)
    (-4.3372, 0.0373)
    """
    a, b, c, d = _cells(a, b, c, d)
    move = _shift(a, b, c, d, correction, (None, "yates", "quanteda"))
    expected = _expected(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.maximum(np.abs(a - expected[0]) - move, 0.0) ** 2
        value = np.nan_to_num(sum(distance / cell for cell in expected), nan=0.0, posinf=0.0)
    return np.sign(a - expected[0]) * value, _tail(value)


def g2(
    a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike, correction: str | None = None
) -> tuple[Floats, Floats]:
    """Log-likelihood ratio G², signed, with its token-level p-value.

    Parameters
    ----------
    a, b, c, d : array_like
    correction : {None, "yates", "williams", "quanteda"}

    Returns
    -------
    statistic, p : ndarray

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Comput. Linguistics 19(1).
    Williams, D. A. (1976). Improved likelihood ratio tests for complete contingency tables. Biometrika 63(1), 33-37.

    Examples
    --------
    >>> round(float(g2(3, 7, 7, 2)[0]), 4), round(float(g2(3, 7, 7, 2, "williams")[0]), 4)
    (-4.5349, -4.2008)
    """
    a, b, c, d = _cells(a, b, c, d)
    move = _shift(a, b, c, d, correction, CORRECTIONS)
    expected = _expected(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.zeros_like(a)
        for cell, middle in zip((a, b, c, d), expected):
            moved = cell + np.sign(middle - cell) * move
            value += np.where(moved > 0, moved * np.log(np.where(moved > 0, moved, 1.0) / middle), 0.0)
        value = np.nan_to_num(np.maximum(2 * value, 0.0))
        if correction == "williams":
            n = a + b + c + d
            rows, columns = n / (a + b) + n / (c + d) - 1, n / (a + c) + n / (b + d) - 1
            value = np.nan_to_num(value / (1 + rows * columns / (6 * n)))
    return np.sign(a - expected[0]) * value, _tail(value)


def log_likelihood(a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Log-likelihood of corpus linguistics, signed, with its token-level p-value: the two cells of the term alone.

    It is what Wmatrix and many tables of keywords call LL; G² sums over all four cells and is somewhat larger.

    Parameters
    ----------
    a, b, c, d : array_like

    Returns
    -------
    statistic, p : ndarray

    References
    ----------
    Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling. Proc. Workshop on Comparing
    Corpora, ACL 2000, 1-6.

    Examples
    --------
    >>> statistic, p = log_likelihood(30, 10, 970, 990)
    >>> round(float(statistic), 3), round(float(p), 4)
    (10.465, 0.0012)
    """
    a, b, c, d = _cells(a, b, c, d)
    own, other, _, _ = _expected(a, b, c, d)
    value = np.zeros_like(a)
    with np.errstate(divide="ignore", invalid="ignore"):
        for cell, middle in ((a, own), (b, other)):
            value += np.where(cell > 0, cell * np.log(np.where(cell > 0, cell, 1.0) / middle), 0.0)
    value = np.nan_to_num(np.maximum(2 * value, 0.0))
    return np.sign(a - own) * value, _tail(value)


def fisher(a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Fisher's exact test by scipy: conditional odds ratio and two-sided token-level p-value. Slow for long lists.

    Parameters
    ----------
    a, b, c, d : array_like

    Returns
    -------
    odds ratio, p : ndarray
        The conditional maximum-likelihood estimate of the odds ratio, as R's ``fisher.test`` gives it.

    Examples
    --------
    >>> ratio, p = fisher(3, 7, 7, 2)
    >>> round(float(ratio), 4), round(float(p), 4)
    (0.1395, 0.0698)
    """
    from scipy.stats import contingency, fisher_exact

    cells = [np.atleast_1d(cell).astype("int64") for cell in _cells(a, b, c, d)]
    tables = [np.array([[w, x], [y, z]]) for w, x, y, z in zip(*cells)]
    ratio = np.array([contingency.odds_ratio(table, kind="conditional").statistic for table in tables])
    p = np.array([fisher_exact(table)[1] for table in tables])
    shape = np.broadcast_shapes(*(np.shape(cell) for cell in (a, b, c, d)))
    return ratio.reshape(shape), p.reshape(shape)


def log_odds(
    target: npt.ArrayLike, reference: npt.ArrayLike, prior: npt.ArrayLike = 0.01, variance: str = "two-term"
) -> tuple[Floats, Floats]:
    """Log-odds ratio with a Dirichlet prior, and its z.

    Parameters
    ----------
    target, reference : array_like, shape (n_terms,)
        Counts of all terms of the vocabulary.
    prior : array_like, scalar or shape (n_terms,)
        Pseudo-counts added to each term on both sides.
    variance : {"two-term", "four-term"}
        The usual approximation, or all four cells.

    Returns
    -------
    delta, z : ndarray, shape (n_terms,)

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words: lexical feature selection and evaluation for
    identifying the content of political conflict. Political Analysis 16(4), 372-403, equations 15-22.

    Examples
    --------
    >>> delta, z = log_odds([1, 5, 1, 9], [100, 510, 100, 199])
    >>> delta.round(4).tolist(), z.round(4).tolist()
    ([-0.6095, -1.0346, -0.6095, 1.5201], [-0.6095, -2.3044, -0.6095, 4.4629])
    """
    if variance not in ("two-term", "four-term"):
        raise ValueError(f"no variance {variance!r}; there are two-term and four-term")
    first, second = np.asarray(target, dtype=float), np.asarray(reference, dtype=float)
    alpha = np.broadcast_to(np.asarray(prior, dtype=float), first.shape)
    own, other = first + alpha, second + alpha
    rest, other_rest = own.sum() - own, other.sum() - other
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(own / rest) - np.log(other / other_rest)
        spread = 1 / own + 1 / other
        if variance == "four-term":
            spread = spread + 1 / rest + 1 / other_rest
        return delta, delta / np.sqrt(spread)


def pmi(a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike) -> Floats:
    """Pointwise mutual information of term and target, in nats; minus infinity where the target lacks the term.

    Parameters
    ----------
    a, b, c, d : array_like

    Returns
    -------
    ndarray

    Examples
    --------
    >>> round(float(pmi(3, 2, 14, 10)), 6)
    0.023257
    """
    a, b, c, d = _cells(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log(a / _expected(a, b, c, d)[0]))


def odds_ratio(a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike) -> Floats:
    """Sample odds ratio; where a cell is empty, 0.5 is added to all four (Haldane and Anscombe).

    Parameters
    ----------
    a, b, c, d : array_like

    Returns
    -------
    ndarray

    Examples
    --------
    >>> odds_ratio([6, 3], [3, 0], [2, 4], [4, 4]).round(3).tolist()
    [4.0, 7.0]
    """
    a, b, c, d = _cells(a, b, c, d)
    half = np.where(np.minimum.reduce([a, b, c, d]) == 0, 0.5, 0.0)
    return np.asarray((a + half) * (d + half) / ((b + half) * (c + half)))


def percent_difference(a: npt.ArrayLike, b: npt.ArrayLike, c: npt.ArrayLike, d: npt.ArrayLike) -> Floats:
    """%DIFF: by how many per cent the target's rate is above the reference's; infinite where the reference has none.

    Parameters
    ----------
    a, b, c, d : array_like

    Returns
    -------
    ndarray

    References
    ----------
    Gabrielatos, C. and Marchi, A. (2011). Keyness: matching metrics to definitions. Corpus Linguistics in the South 1.

    Examples
    --------
    >>> float(percent_difference(3, 1, 7, 9))
    200.0
    """
    a, b, c, d = _cells(a, b, c, d)
    with np.errstate(divide="ignore", invalid="ignore"):
        own, other = a / (a + c), b / (b + d)
        return np.asarray(100 * (own - other) / other)
