"""Words of texts counted by article: the input of keyness, in whichever form it comes."""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.furniture import analysed_texts
from framing.compare.inference.counted_once import UNKNOWN, Texts, find_texts, told_of
from framing.tables import as_pandas, is_table
from framing.text import folded_text

__all__ = ["Counts", "count_terms", "words"]

# Words only, and fast: keyness reads whole collections. Hyphens and apostrophes inside a word belong to it.
_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s\b")


def words(text: str) -> list[str]:
    """Words of a text in lower case, possessives cut.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of str

    Examples
    --------
    >>> words("The Coalition's U.S.-led, re-armed forces don't")
    ['the', 'coalition', 'u.s', 'led', 're-armed', 'forces', "don't"]
    >>> words("They don’t, the cafe\u0301 doesn't")
    ['they', "don't", 'the', 'café', "doesn't"]
    """
    lower = folded_text(text).lower().replace("’", "'")
    return _WORD.findall(_POSSESSIVE.sub("", lower) if "'s" in lower else lower)


@dataclass(frozen=True, eq=False)
class Counts:
    """Counted terms.

    Attributes
    ----------
    terms : list of str
    target, reference : ndarray, shape (n_terms,)
    matrix : scipy.sparse.csr_array, shape (n_articles, n_terms), or None
        Counts by article, where texts were given.
    member : ndarray of bool, shape (n_articles,)
        Which articles are the target's.
    source : pandas.DataFrame
        The texts, with a column `side`.
    told : str
        What became of articles that repeat another one, in words.
    """

    terms: list[str]
    target: npt.NDArray[np.float64]
    reference: npt.NDArray[np.float64]
    matrix: Any = None
    member: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, dtype=bool))
    source: pd.DataFrame = field(default_factory=pd.DataFrame)
    told: str = ""


def count_terms(
    a: Any,
    b: Any,
    clusters: tuple[Sequence[Any], Sequence[Any]] | None = None,
    copies: str = "all",
    articles: pd.DataFrame | None = None,
) -> Counts:
    """Count the terms of both sides.

    Parameters
    ----------
    a, b : mapping, DataFrame or sequence of str
        See :func:`framing.compare.keyness`.
    clusters : pair of sequences, optional
    copies : {"once", "all"}
    articles : pandas.DataFrame, optional
        Tell which are copies, where the tables do not.

    Returns
    -------
    Counts

    Raises
    ------
    ValueError
        If one side is counts and the other texts, or a table has neither `content` nor `text`.

    Warns
    -----
    UserWarning
        If a text stands on both sides.
    """
    a, b = _plain(a), _plain(b)
    if isinstance(a, Mapping) != isinstance(b, Mapping):
        raise ValueError("give counts on both sides, or texts on both")
    if isinstance(a, Mapping):
        terms = sorted(set(a) | set(b))
        given = [np.array([float(side.get(term, 0)) for term in terms]) for side in (a, b)]
        for counts in given:
            wrong = np.flatnonzero(~np.isfinite(counts) | (counts < 0))
            if len(wrong):
                raise ValueError(
                    f"the count of {terms[wrong[0]]!r} is {counts[wrong[0]]:g}; counts are numbers from 0 up"
                )
        return Counts(terms, given[0], given[1])
    texts, owners, tables = [], [], []
    known: list[Texts | None] = []
    for number, side in enumerate((a, b)):
        own, who, table = _texts(side, None if clusters is None else clusters[number])
        if copies == "once" and isinstance(side, pd.DataFrame) and "article_id" in side:
            known.append(_copied(table, articles))
            copied = known[-1] or Texts()
            keep = ~table["article_id"].isin(list(copied.repeats)).to_numpy()
            own, table = list(compress(own, keep)), table[keep]
            who = [copied.text_of.get(str(name), name) if clusters is None else name for name in compress(who, keep)]
        texts.append(own)
        owners.append(who)
        tables.append(table.assign(side="reference" if number else "target"))
    _warn_of_shared(*tables)
    from scipy import sparse

    place: defaultdict[str, int] = defaultdict(count().__next__)
    found = [words(text) for text in chain(*texts)]
    codes = np.fromiter(map(place.__getitem__, chain.from_iterable(found)), dtype=np.int64)
    # An article may stand on both sides (two speakers in one report): it is then one cluster on each.
    names = [(number, str(who)) for number, side in enumerate(owners) for who in side]
    cluster, uniques = pd.factorize(pd.Index(names, tupleize_cols=False))
    rows = np.repeat(cluster, [len(text) for text in found])
    shape = (len(uniques), len(place))
    matrix = sparse.coo_array((np.ones(len(codes)), (rows, codes)), shape=shape).tocsr()
    member = np.array([name[0] == 0 for name in uniques], dtype=bool)
    target: Any = np.asarray(matrix[member].sum(axis=0)).ravel()
    reference: Any = np.asarray(matrix[~member].sum(axis=0)).ravel()
    found_in = [copied for copied in known if copied is not None]
    shared = {text for copied in found_in for text in copied.text_of.values()} if clusters is None else ()
    told = told_of(sum(len(copied.repeats) for copied in found_in), len(shared), ["outlet"])
    told = told or (UNKNOWN if None in known else "")
    return Counts(list(place), target, reference, matrix, member, pd.concat(tables, ignore_index=True), told)


def _copied(side: pd.DataFrame, articles: pd.DataFrame | None) -> Texts | None:
    """What is known of copies among the articles of one side; None where nobody can know."""
    about = side if articles is None else articles[articles["article_id"].isin(side["article_id"])]
    if "duplicate_of" not in about:
        return None if articles is None and "content" in side else Texts()
    return find_texts(about.drop_duplicates("article_id"))


def _warn_of_shared(target: pd.DataFrame, reference: pd.DataFrame) -> None:
    """Say where texts stand on both sides: an outlet against all, itself among them."""
    key = next((name for name in ("quote_id", "article_id") if name in target and name in reference), None)
    if key is None:
        return
    column = "content" if "content" in target else "text"
    if column not in reference:
        return
    pairs = [set(zip(side[key], side[column])) for side in (target, reference)]
    shared = len(pairs[0] & pairs[1])
    if shared:
        warnings.warn(
            f"{shared:,} of the {len(pairs[0]):,} texts of the target stand in the reference too, so that the sides "
            "differ less than they are said to and no p is right; take them out: "
            f"reference[~reference[{key!r}].isin(target[{key!r}])]",
            stacklevel=4,
        )


def _plain(side: Any) -> Any:
    """A series of numbers is counts by its index (as of ``value_counts``); one long text is no list of texts."""
    if isinstance(side, str):
        raise ValueError("keyness takes a list of texts, a table, or counts; this is one string: put it into a list")
    if is_table(side):
        return as_pandas(side, "a side of keyness")
    if isinstance(side, pd.Series) and pd.api.types.is_numeric_dtype(side):
        return dict(zip(side.index, side))
    return side


def _texts(side: Any, clusters: Sequence[Any] | None) -> tuple[list[str], Iterable[Any], pd.DataFrame]:
    if isinstance(side, pd.DataFrame):
        column = next((name for name in ("content", "text") if name in side), None)
        if column is None:
            raise ValueError(f"a table for keyness needs a column content or text; this one has {list(side)}")
        given = side[column] if column == "content" else analysed_texts(side)
        texts = [value if isinstance(value, str) else "" for value in given]
        owners = side["article_id"] if clusters is None and "article_id" in side else clusters
        return texts, range(len(texts)) if owners is None else owners, side
    texts = [text if isinstance(text, str) else "" for text in side]
    if clusters is not None and len(clusters) != len(texts):
        raise ValueError(f"{len(texts)} texts, but {len(clusters)} clusters")
    return texts, range(len(texts)) if clusters is None else clusters, pd.DataFrame({"text": texts})
