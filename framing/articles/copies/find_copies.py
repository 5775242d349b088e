"""``find_copies``: the columns ``duplicate_of`` and ``wire``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.copies.shingles import shared_text, shingles
from framing.articles.copies.wire_marks import find_wire
from framing.articles.furniture import analysed_texts
from framing.articles.published_days import published_days
from framing.entrance import takes
from framing.tables import is_missing

__all__ = ["Known", "find_copies", "match_copies", "read_for_copies"]

#: Of the shorter text's runs of three words, in the longer one; with each tenth word changed about .73 are left.
_SHARED = 0.5
#: The same of a copy of a copy and the original: a story that was rewritten day by day ends as another text.
_SHARED_WITH_ORIGINAL = 0.35
#: Of the longer one's, in the shorter: an article that has another as a part is no copy of it.
_OF_LONGER = 0.15
#: Of the first words of one of the two, in the other: pages of one outlet may share a gallery longer than their text.
_OPENING, _OF_OPENING = 600, 0.3
_FEWEST = 10  # runs of words; what is shorter is compared as a whole


@takes(articles="articles article_id text")
def find_copies(articles: pd.DataFrame, shared: float = _SHARED) -> pd.DataFrame:
    """Find articles that repeat another one, and the news agency whose text they print; no article is left out.

    Texts are compared without their headlines and page furniture, by the sequences of three words that they share, in
    whatever order. To count each text once, keep the rows without ``duplicate_of``.

    Parameters
    ----------
    articles : pandas.DataFrame
        Result of :func:`framing.read_articles`. Values in its columns ``duplicate_of`` and ``wire`` stay.
    shared : float
        Two texts are copies if the longer one has this share of the shorter one. The default finds copies in which
        every tenth word was changed and half of the text was cut.

    Returns
    -------
    pandas.DataFrame
        The same articles with ``duplicate_of``, the ``article_id`` of the earliest article with this text (of
        undated ones the first by its id; null for the earliest itself), and ``wire``, the news agency by the outlet,
        byline, dateline or credit of the article, or else of copies of the same text.

    Examples
    --------
    >>> rain = "The river rose by a foot on Monday night and the town of Dorm was under water when the rain stopped."
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a", "b", "c"], "text": [rain, f"DORM (AP) - {rain} People slept.", "Nothing of the kind."]})
    >>> found = find_copies(articles)
    >>> found["duplicate_of"].fillna("").tolist(), found["wire"].fillna("").tolist()
    (['', 'a', ''], ['Associated Press', 'Associated Press', ''])
    """
    if not 0 < shared <= 1:
        raise ValueError(f"shared={shared}: it is a share of the text, above 0 and at most 1")
    found = match_copies(read_for_copies(articles), shared)
    columns = {
        name: pd.Series([cells[place] for cells in found], index=articles.index, dtype="object")
        for place, name in enumerate(("duplicate_of", "wire"))
    }
    return articles.assign(**columns)


@dataclass(slots=True)
class Known:
    """What an article is known again by, in the place of its text.

    Attributes
    ----------
    article_id : str
    day : float
        Of publication; nan where nobody knows.
    original, agency : str or None
        What the article says itself of its original, and whose wire copy it is by its own marks.
    shingles, opening : ndarray of uint32
        Runs of words of the whole text, and of its begin.
    """

    article_id: str
    day: float
    original: str | None
    agency: str | None
    shingles: npt.NDArray[np.uint32]
    opening: npt.NDArray[np.uint32]


def read_for_copies(articles: pd.DataFrame) -> list[Known]:
    """Read what articles are known again by; the articles need not be all.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    list of Known
    """
    words: dict[str, int] = {}
    days, starts, texts = published_days(articles), _starts(articles), articles["text"].tolist()
    out = []
    for row, (name, read) in enumerate(zip(articles["article_id"].astype(str), analysed_texts(articles))):
        body = _body(read, starts[row])
        outlet, byline = (_given(articles, column, row) for column in ("outlet", "byline"))
        mark = find_wire(outlet, byline, _body(texts[row], starts[row]))
        wire = _given(articles, "wire", row) or (mark.agency if mark else None)
        own = shingles(body, words), shingles(body[:_OPENING], words)
        out.append(Known(name, float(days[row]), _given(articles, "duplicate_of", row), wire, *own))
    return out


def match_copies(articles: Sequence[Known], shared: float = _SHARED) -> list[tuple[str | None, str | None]]:
    """Say of each article whose copy it is, and whose wire copy it prints.

    Parameters
    ----------
    articles : sequence of Known
        All.
    shared : float

    Returns
    -------
    list of (str or None, str or None)
        As the columns `duplicate_of` and `wire` of :func:`find_copies`, in the order of the articles.
    """
    ids = np.array([one.article_id for one in articles], dtype=object)
    order = np.lexsort((ids.astype(str), np.array([one.day for one in articles], dtype=float)))  # nan stands last
    known = [articles[row] for row in order]
    place_of = {one.article_id: place for place, one in enumerate(known)}
    first = _originals([place_of.get(one.original or "") for one in known], _copies(known, shared))
    of_text: dict[int, str] = {}
    for place, one in zip(first, known):
        if one.agency is not None:
            of_text.setdefault(place, one.agency)
    out: list[tuple[str | None, str | None]] = [(None, None)] * len(known)
    for place, (row, at, one) in enumerate(zip(order.tolist(), first, known)):
        original = one.original or (known[at].article_id if at != place else None)
        out[row] = original, one.agency or of_text.get(at)
    return out


def _given(articles: pd.DataFrame, column: str, row: int) -> str | None:
    value = articles[column].iloc[row] if column in articles else None
    return None if is_missing(value) else str(value)


def _starts(articles: pd.DataFrame) -> list[Any]:
    return articles["body_start"].tolist() if "body_start" in articles else [0] * len(articles)


def _body(text: Any, start: Any) -> str:
    """The text behind the headline; made when it is looked at, since all of them are another collection."""
    return "" if is_missing(text) else str(text)[0 if is_missing(start) else int(start) :]


def _copies(known: Sequence[Known], shared: float) -> dict[int, int]:
    """For each text that is an earlier one again the place of its original; texts are in the order of time.

    Of the earlier texts that it shares most with, that is the first whose own original it resembles, too.
    """
    sets = [one.shingles for one in known]
    pairs = shared_text(sets)
    earlier: dict[int, list[tuple[float, int]]] = {}
    for a, b, of_a, of_b in zip(
        pairs.first.tolist(), pairs.second.tolist(), pairs.of_first.tolist(), pairs.of_second.tolist()
    ):
        few = min(len(sets[a]), len(sets[b])) < _FEWEST
        if max(of_a, of_b) < (1.0 if few else shared) or min(of_a, of_b) < (1.0 if few else _OF_LONGER):
            continue
        opening = max(_share(known[a].opening, sets[b]), _share(known[b].opening, sets[a]))
        if opening >= _OF_OPENING:
            earlier.setdefault(b, []).append((round(of_a + of_b, 9), -a))  # of several the earliest
    first: dict[int, int] = {}
    for b in sorted(earlier):
        for _, place in sorted(earlier[b], reverse=True):
            original = first.get(-place, -place)
            if original == -place or _in_common(sets[original], sets[b]) >= min(shared, _SHARED_WITH_ORIGINAL):
                first[b] = original
                break
    return first


def _share(own: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> float:
    """Share of one that the other has."""
    return len(np.intersect1d(own, other, assume_unique=True)) / max(len(own), 1)


def _in_common(one: npt.NDArray[np.uint32], other: npt.NDArray[np.uint32]) -> float:
    """Share of the shorter one that the other has."""
    return len(np.intersect1d(one, other, assume_unique=True)) / max(min(len(one), len(other)), 1)


def _originals(given: Sequence[int | None], copies: Mapping[int, int]) -> list[int]:
    """Place of the original of each text, itself where it is one; texts are in the order of time."""
    first: list[int] = []
    for place, told in enumerate(given):
        original = copies.get(place, place) if told is None else told
        first.append(first[original] if original < place else place)
    return first
