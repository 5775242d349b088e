"""Columns of scores: their names, what they mean, and the options that form them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.entrance import need
from framing.frames.hit_counts import count_matrix, names_of_hits, names_of_lexicons
from framing.lexicons import Lexicon, read_lexicons, shipped_lexicons

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = [
    "ABOUT",
    "BY",
    "NESTED",
    "PER",
    "VALUES",
    "Lexicons",
    "check_option",
    "long_table",
    "term_columns",
    "valued",
]

Lexicons: TypeAlias = "str | Path | Lexicon | Iterable[str | Path | Lexicon]"
BY = ("frame", "term", "polarity")
VALUES = ("count", "rate", "presence", "weight")
NESTED = ("innermost", "outer", "both")
#: Words for which a rate is given.
PER = 1000.0
POLARITIES = ("polarity_positive", "polarity_negative", "polarity")
#: What the columns mean that each table of scores has, beside those of frames.
ABOUT = {
    "words": "Words out of which terms are counted: those of the content, and of quotes in quotes only those that "
    "`nested=` counts here.",
    "(frame)": "Terms of the frame (`by='term'`: columns `lexicon:term`). `value=` says whether it is their number, "
    "their rate per 1,000 words (null where there is no word), 1 where there is one, or the sum of their weights.",
    "polarity_positive": "`by='polarity'`: sum of the valences above 0 of the terms for their targets.",
    "polarity_negative": "Sum of those below 0.",
    "polarity": "Sum of both.",
    "accuses_(actor)": "`targets=True`: terms by which the speaker accuses the actor; those whose target is doubtful "
    "are left out, as in `compare.accusations`.",
    "label_(kind)_(actor)": "`targets=True`: names of that kind for the actor.",
    "stance": "How the cue presents the quote: the column `cue_stance` of quotes.",
    "sentiment": "TextBlob polarity of the words, -1 to 1: sentiment, not framing.",
    "subjectivity": "TextBlob subjectivity, 0 to 1.",
    "p_(class)": "Probability of the class by the classifier given; `p_(classifier)_(class)` where there are several.",
}
_OWN = frozenset(name for name in ABOUT if "(" not in name)


def check_option(name: str, value: Any, allowed: Iterable[str]) -> None:
    """Refuse a value that an option does not have.

    Raises
    ------
    ValueError

    Examples
    --------
    >>> check_option("value", "rates", ("count", "rate"))
    Traceback (most recent call last):
    ...
    ValueError: value is 'rates'; it must be 'count' or 'rate'
    """
    names = [repr(one) for one in allowed]
    if repr(value) not in names:
        own = ", what the columns are; columns of your own come beside them by scores.merge_back" * (name == "by")
        raise ValueError(f"{name} is {value!r}; it must be {', '.join(names[:-1])} or {names[-1]}{own}")


def term_columns(
    hits: pd.DataFrame,
    held: tuple[npt.ArrayLike, npt.ArrayLike],
    n_rows: int,
    by: str,
    lexicons: Any = None,
    known: Iterable[str] | None = None,
    beside: Iterable[str] = (),
    value: str = "count",
) -> tuple[csr_matrix, list[str]]:
    """Count hits by frame, by term, or as sums of polarity.

    Parameters
    ----------
    hits : pandas.DataFrame
    held : pair of sequences of int
        Places of hits, and the row in which each of them counts; a hit may count in several.
    n_rows : int
    by : {"frame", "term", "polarity"}
    lexicons : str, path, Lexicon or list of these, optional
        What the hits were looked for by, or looked through for: each of their frames has a column.
    known : iterable of str, optional
        Ids of the lexicons where `lexicons` does not say; all that are shipped where neither does.
    beside : iterable of str
        Further columns of the table, whose names no frame may have.
    value : {"count", "rate", "presence", "weight"}
        Each hit counts one, or as much as its weight.

    Returns
    -------
    matrix : csr_matrix, shape (n_rows, n_columns)
    columns : list of str

    Raises
    ------
    ValueError
        If a frame has the name of another column, or the hits have no weights or polarities to sum.
    """
    places, rows = np.asarray(held[0], dtype=np.int64), np.asarray(held[1], dtype=np.int64)
    need(hits, {"frame": ["frame"], "term": ["lexicon", "term_id"], "polarity": ["polarity"]}[by], "hits")
    if by == "polarity":
        if value == "weight":
            raise ValueError("by='polarity' sums valences, value='weight' sums weights; choose one of them")
        valence = _numbers(hits["polarity"], 0.0)[places]
        parts = [np.clip(valence, 0, None), np.clip(valence, None, 0), valence]
        weights, names = np.concatenate(parts), np.repeat(POLARITIES, len(places))
        return count_matrix(np.tile(rows, 3), list(names), n_rows, POLARITIES, weights), list(POLARITIES)
    found = names_of_hits(hits, by)
    columns = set(found)
    if by == "frame":
        columns |= set(names_of_lexicons(_lexicons(lexicons, known), by))
        taken = sorted(columns & {*_OWN, *beside})
        if taken:
            raise ValueError(
                f"the frame {taken[0]!r} has the name of a column of scores; give it another name in the lexicon"
            )
    ordered = sorted(columns)
    summed = None
    if value == "weight":
        need(hits, ["weight"], "hits")
        summed = _numbers(hits["weight"], 1.0)[places]
    return count_matrix(rows, [found[place] for place in places], n_rows, ordered, summed), ordered


def _numbers(values: pd.Series[Any], missing: float) -> npt.NDArray[np.float64]:
    return pd.to_numeric(values, errors="coerce").fillna(missing).to_numpy(dtype=np.float64)


def _lexicons(lexicons: Any, known: Iterable[str] | None) -> list[Lexicon]:
    """The lexicons given, or those of the known ones that the package ships."""
    if lexicons is not None or known is None:
        return read_lexicons(lexicons)
    return read_lexicons(sorted(set(known) & set(shipped_lexicons())))


def valued(matrix: csr_matrix, columns: list[str], words: npt.NDArray[Any], value: str, index: Any) -> pd.DataFrame:
    """Counts as a table: as they are, per 1,000 words, or as 1 and 0.

    Parameters
    ----------
    matrix : csr_matrix
    columns : list of str
    words : ndarray of int
        Of each row.
    value : {"count", "rate", "presence", "weight"}
    index : pandas.Index

    Returns
    -------
    pandas.DataFrame
        Whole numbers, or numbers; a rate of no words is null.

    Examples
    --------
    >>> counts = count_matrix([0], ["war"], 2, ["war"])
    >>> valued(counts, ["war"], np.array([500, 0]), "rate", None)["war"].tolist()
    [2.0, nan]
    """
    dense = matrix.toarray()
    if value == "presence":
        dense = dense != 0
    if value == "rate":
        with np.errstate(divide="ignore", invalid="ignore"):
            dense = np.where(words[:, None] > 0, PER * dense / words[:, None], np.nan)
    sums = value != "presence" and not set(columns).isdisjoint(POLARITIES)
    kind = np.float64 if value in ("rate", "weight") or sums else np.int64
    return pd.DataFrame(dense.astype(kind), index=index, columns=columns)


def long_table(scores: pd.DataFrame, columns: list[str], by: str, value: str, keep: Iterable[str]) -> pd.DataFrame:
    """One row a thing and frame (or term), where the wide table has one column a frame.

    Parameters
    ----------
    scores : pandas.DataFrame
        Wide.
    columns : list of str
        Those that become rows.
    by, value : str
        Names of the two new columns.
    keep : iterable of str
        Columns that stay, such as words.

    Returns
    -------
    pandas.DataFrame
        The levels of the index as columns, those kept, `by` and `value`; in the order of the rows, then of the columns.

    Examples
    --------
    >>> wide = pd.DataFrame({"words": [9], "peace": [0], "war": [2]}, index=pd.Index(["q"], name="quote_id"))
    >>> long_table(wide, ["peace", "war"], "frame", "count", ["words"]).values.tolist()
    [['q', 9, 'peace', 0], ['q', 9, 'war', 2]]
    """
    names = [name if name is not None else f"row{number or ''}" for number, name in enumerate(scores.index.names)]
    head = scores[list(keep)].reset_index(names=names)
    n, width = len(scores), len(columns)
    out = head.loc[head.index.repeat(width)].reset_index(drop=True)
    out[by] = pd.Series(columns * n, dtype=object)
    return out.assign(**{value: scores[columns].to_numpy().ravel() if n and width else []})
