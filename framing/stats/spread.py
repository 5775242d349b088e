"""How evenly occurrences are spread over the parts of a text or of a corpus."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["deviation_of_proportions", "juilland_d"]

Floats = npt.NDArray[np.float64]


def deviation_of_proportions(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Gries' DP, normed: 0 where each part has its share of the occurrences, 1 where the smallest part has all.

    Half of the absolute differences between the parts' shares of the occurrences and their shares of the text, divided
    by what it can be at most (Lijffijt and Gries 2012).

    Parameters
    ----------
    counts : array_like, shape (n_parts,)
        Occurrences in each part.
    sizes : array_like, shape (n_parts,)
        Words of each part; parts without words are left out.

    Returns
    -------
    float
        NaN where nothing occurs, or there are fewer than two parts.

    References
    ----------
    Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of Corpus Linguistics
    13(4), 403-437.
    Lijffijt, J. and Gries, S. T. (2012). Correction to Gries (2008). International Journal of Corpus Linguistics 17(1),
    147-149.

    Examples
    --------
    The word *a* of the example in Gries (2008), whose DP is .18 before it is normed:

    >>> normed = deviation_of_proportions([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
    >>> round(normed * (1 - 9 / 50), 2), round(normed, 2)
    (0.18, 0.22)
    """
    observed, expected = _parts(counts, sizes)
    if len(expected) < 2 or not observed.sum():
        return float("nan")
    expected = expected / expected.sum()
    far = np.abs(observed / observed.sum() - expected).sum() / 2
    return float(far / (1 - expected.min()))


def juilland_d(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Juilland's D: 1 where the rate is the same in each part, 0 where one of equal parts has all.

    Parameters
    ----------
    counts, sizes : array_like, shape (n_parts,)
        As in :func:`deviation_of_proportions`.

    Returns
    -------
    float
        NaN where nothing occurs, or there are fewer than two parts. Of parts of unequal size it may be below 0.

    References
    ----------
    Juilland, A. and Chang-Rodriguez, E. (1964). Frequency Dictionary of Spanish Words. Mouton.

    Examples
    --------
    >>> round(juilland_d([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]), 3)  # the example of Gries (2008)
    0.785
    """
    observed, size = _parts(counts, sizes)
    if len(size) < 2 or not observed.sum():
        return float("nan")
    rates = observed / size
    return float(1 - rates.std() / rates.mean() / np.sqrt(len(size) - 1))


def _parts(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> tuple[Floats, Floats]:
    observed, size = np.asarray(counts, dtype=float), np.asarray(sizes, dtype=float)
    there = size > 0
    return observed[there], size[there]
