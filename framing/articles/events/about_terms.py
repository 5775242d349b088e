"""What an article is about: the words, names and numbers of its headline and of its first paragraphs, with weights.

A term weighs by how rare it is. How many texts have a word is taken from the shipped background model of news as if
some thousand articles of it stood beside those that are given; so two articles alone can be told apart as well as two
of fifty thousand, and a word that is rare in general but stands in every article of a collection tells little there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.text.background import load_background, normal_form

__all__ = ["About", "TermsRead", "about"]

Floats = npt.NDArray[np.float64]

_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’‑-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[.!?\n]")
_POSSESSIVE = re.compile(r"['’][sS]?$|['’](?:ll|re|ve|d|m)$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAD, _WORDS = 80, 350  # pieces of the body that count more, and that are read
_TITLE, _FIRST = 3.0, 2.0  # how often a word of the headline and of the lead counts
_BESIDE = 2000.0  # articles that the background stands for
_IN_TITLE, _IS_NAME = 1, 2  # marks of a term of an article
#: Share of articles that have a number of so many digits; a year, whose four digits are common; a name of two words.
_NUMBERS = (0.08, 0.08, 0.02, 0.005, 0.001, 0.0005)
_YEAR_SHARE, _PAIR_SHARE = 0.1, 0.0004
#: Share of articles that have the word of a rank in the background's vocabulary, as counted in the news of 300 outlets.
_RANKS = np.array([1, 20, 65, 200, 650, 2_000, 6_500, 20_000, 40_000])
_SHARES = np.array([0.99, 0.7, 0.39, 0.16, 0.061, 0.019, 0.0041, 0.00086, 0.0003])


@dataclass(frozen=True, eq=False)
class About:
    """What each of some articles is about.

    Attributes
    ----------
    terms : list of str
        The columns: words in lower case, numbers as ``#5``, names of two words as ``costa_rica``.
    rarity : ndarray, shape (n_terms,)
        How much a term tells: minus the logarithm of the share of articles that have it.
    weights : csr_array, shape (n_articles, n_terms)
        Rows of length 1.
    names, numbers, title : csr_array of bool, shape (n_articles, n_terms)
        Which of the terms are written as a name in the article, are numbers, and stand in its headline.
    """

    terms: list[str]
    rarity: Floats
    weights: sparse.csr_array
    names: sparse.csr_array
    numbers: sparse.csr_array
    title: sparse.csr_array

    def of(self, rows: npt.NDArray[np.int64]) -> About:
        """Keep some of the articles; a term weighs as before.

        Parameters
        ----------
        rows : ndarray of int

        Returns
        -------
        About
        """
        kept = (part[rows] for part in (self.weights, self.names, self.numbers, self.title))
        return About(self.terms, self.rarity, *kept)


def about(texts: Iterable[tuple[str, str]]) -> About:
    """Weigh what articles are about.

    Parameters
    ----------
    texts : iterable of (str, str)
        Headline and body of each.

    Returns
    -------
    About

    Examples
    --------
    >>> found = about([("Ship hits bridge", "A cruise ship hit a bridge in Duisburg on Tuesday.")])
    >>> heaviest = found.weights.toarray()[0].argsort()[::-1]
    >>> found.terms[heaviest[0]]
    'duisburg'
    """
    read = TermsRead()
    for title, body in texts:
        read.add(title, body)
    return read.about()


class TermsRead:
    """The terms of articles that are read one after the other, of which no text is held.

    Examples
    --------
    >>> read = TermsRead()
    >>> for title in ("Dam breaks", "Ship hits bridge"):
    ...     read.add(title, "")
    >>> read.about([1, 0]).terms == about([("Ship hits bridge", ""), ("Dam breaks", "")]).terms
    True
    """

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._ids: list[npt.NDArray[np.int32]] = []
        self._counts: list[npt.NDArray[np.float32]] = []  # which are whole numbers
        self._marks: list[npt.NDArray[np.uint8]] = []

    def add(self, title: str, body: str) -> None:
        """Read an article.

        Parameters
        ----------
        title, body : str
        """
        held, number = _counted(title, body), self._number
        self._ids.append(np.fromiter((number.setdefault(term, len(number)) for term in held), np.int32, len(held)))
        values = np.array(list(held.values()), dtype=np.float32).reshape(-1, 3)
        self._counts.append(values[:, 0].copy())
        self._marks.append((_IN_TITLE * (values[:, 1] > 0) + _IS_NAME * (values[:, 2] > 0)).astype(np.uint8))

    def about(self, order: Iterable[int] | None = None) -> About:
        """Weigh what the articles are about.

        Parameters
        ----------
        order : iterable of int, optional
            Places of the articles, in the order in which they are to stand. The outcome is as if they had been read in
            this order.

        Returns
        -------
        About
        """
        rows = list(range(len(self._ids)) if order is None else order)
        read = np.concatenate([np.zeros(0, dtype=np.int32), *(self._ids[row] for row in rows)])
        marks = np.concatenate([np.zeros(0, dtype=np.uint8), *(self._marks[row] for row in rows)])
        counts = np.concatenate([np.zeros(0), *(1 + np.log(self._counts[row].astype(np.float64)) for row in rows)])
        of_row = np.repeat(np.arange(len(rows)), [len(self._ids[row]) for row in rows])
        first = np.full(len(self._number), len(read))
        first[read[::-1]] = np.arange(len(read) - 1, -1, -1)  # of one that is met again, the first place stays
        known = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(read))]
        every, column = list(self._number), np.zeros(len(self._number), dtype=np.int64)
        terms, column[known] = [every[place] for place in known.tolist()], np.arange(len(known))
        ids = column[read]
        number = np.array([term[0] == "#" for term in terms], dtype=bool)

        def matrix(kept: npt.NDArray[np.bool_] | slice, values: Floats | None = None) -> sparse.csr_array:
            ends = np.concatenate([[0], np.cumsum(np.bincount(of_row[kept], minlength=len(rows)))])
            data = np.ones(len(ids[kept])) if values is None else values
            return sparse.csr_array((data, ids[kept], ends), shape=(len(rows), len(terms)))

        names, title = (matrix((marks & mark).astype(bool)) for mark in (_IS_NAME, _IN_TITLE))
        numbers = matrix(number[ids])
        found = np.bincount(ids, minlength=len(terms))
        weights = matrix(slice(None), counts)  # the last, as its columns may be put in order, which are these ids
        rarity = -np.log((found + _BESIDE * _general_share(terms)) / (len(rows) + _BESIDE))
        weights.data *= rarity[weights.indices]
        length = np.sqrt(np.asarray(weights.power(2).sum(axis=1)).ravel())
        weights.data /= np.repeat(np.maximum(length, 1e-12), np.diff(weights.indptr))
        return About(terms, rarity, weights, names, numbers, title)


def _counted(title: str, body: str) -> dict[str, list[float]]:
    """Each term with its weighted count, whether it stands in the title, and whether it is written as a name."""
    held: dict[str, list[float]] = {}
    named: dict[str, int] = defaultdict(int)
    for in_title, text in ((True, title), (False, body)):
        starts, before = True, ""
        for position, match in enumerate(_PIECE.finditer(text)):
            if position >= _WORDS:
                break
            piece = match.group()
            if piece in ".!?\n":
                starts, before = True, ""
                continue
            weight = _TITLE if in_title else _FIRST if position < _LEAD else 1.0
            capital = piece[0].isupper()
            term = _term(piece)
            keys = [term]
            if capital and before and len(term) > 1:
                keys.append(f"{before}_{term}")
            for key in keys:
                entry = held.setdefault(key, [0.0, 0.0, 0.0])
                entry[0] += weight
                entry[1] = max(entry[1], float(in_title))
            if not in_title and not starts:
                named[term] += 1 if capital else -1
            elif in_title:
                named[term] += 0
            before = term if capital else ""
            starts = False
    for key, entry in held.items():
        entry[2] = float(key[0] != "#" and ("_" in key or named[key] > 0))
    return held


def _term(piece: str) -> str:
    if piece[0].isdigit():
        return "#" + piece.replace(",", "").rstrip(".:")
    word = _POSSESSIVE.sub("", piece).lower().replace(".", "")
    if len(word) > 4 and word[-1] == "s" and word[-2] not in "siu":
        word = word[:-1]
    return word or piece.lower()


def _general_share(terms: Sequence[str]) -> Floats:
    """Share of the articles of news in general that have a term, by the rank of its word in the background."""
    rank_of, unknown = load_background().index, int(_RANKS[-1])
    out = np.zeros(len(terms))
    ranks = np.full(len(terms), unknown)
    for place, term in enumerate(terms):
        if term[0] == "#":
            digits = sum(character.isdigit() for character in term)
            out[place] = _YEAR_SHARE if _YEAR.fullmatch(term[1:]) else _NUMBERS[min(digits, len(_NUMBERS) - 1)]
        elif "_" in term:
            out[place] = _PAIR_SHARE
        else:
            form = normal_form(term)
            ranks[place] = min(rank_of.get(form, unknown), rank_of.get(f"{form}s", unknown))
    of_rank = np.exp(np.interp(np.log(ranks + 1.0), np.log(_RANKS), np.log(_SHARES)))
    return np.where(out > 0, out, of_rank)
