"""``find_copies``: the columns ``duplicate_of`` and ``wire``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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

__all__ = ["find_copies"]

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
    """Find articles that are another one again, and say whose wire copy they print.

    Texts are compared without their headlines and page furniture: by the runs of three words that they share, whatever
    their order. Nothing is left out; whoever counts each text once keeps the rows without ``duplicate_of``.

    Parameters
    ----------
    articles : pandas.DataFrame
        Result of :func:`framing.read_articles`. What it says in ``duplicate_of`` and ``wire`` stays.
    shared : float
        Share of the shorter text that the longer one must have for the two to be copies; the default finds copies with
        each tenth word changed and a half cut.

    Returns
    -------
    pandas.DataFrame
        The same articles with ``duplicate_of``, the ``article_id`` of the earliest article with this text (of
        undated ones the first by its id; null for the earliest itself), and ``wire``, the news agency that outlet,
        byline, dateline or credit name, of the article or else of the copies of the same text.

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
    articles = articles.copy()
    ids = articles["article_id"].astype(str).to_numpy()
    order = np.lexsort((ids, published_days(articles)))  # nan stands last
    bodies = analysed_texts(articles)
    starts = _starts(articles)
    ordered = ids[order].tolist()
    place_of = {name: place for place, name in enumerate(ordered)}
    given = [_given(articles, "duplicate_of", row) for row in order]
    copies = _copies(lambda place: _body(bodies[order[place]], starts[order[place]]), len(order), shared)
    first = _originals([place_of.get(name or "") for name in given], copies)
    wire = _wires(articles, order, first)
    out = np.empty((2, len(articles)), dtype=object)
    out[0, order] = [
        name or (ordered[at] if at != place else None) for place, (name, at) in enumerate(zip(given, first))
    ]
    out[1, order] = wire
    for column, values in zip(("duplicate_of", "wire"), out):
        articles[column] = pd.Series(values.tolist(), index=articles.index, dtype="object")
    return articles


def _given(articles: pd.DataFrame, column: str, row: int) -> str | None:
    value = articles[column].iloc[row] if column in articles else None
    return None if is_missing(value) else str(value)


def _starts(articles: pd.DataFrame) -> list[Any]:
    return articles["body_start"].tolist() if "body_start" in articles else [0] * len(articles)


def _body(text: Any, start: Any) -> str:
    """The text behind the headline; made when it is looked at, since all of them are another collection."""
    return "" if is_missing(text) else str(text)[0 if is_missing(start) else int(start) :]


def _copies(text_of: Callable[[int], str], n: int, shared: float) -> dict[int, int]:
    """For each of n texts that is an earlier one again the place of its original.

    Of the earlier texts that it shares most with, that is the first whose own original it resembles, too.
    """
    known: dict[str, int] = {}
    sets = [shingles(text_of(place), known) for place in range(n)]
    pairs = shared_text(sets)
    earlier: dict[int, list[tuple[float, int]]] = {}
    for a, b, of_a, of_b in zip(
        pairs.first.tolist(), pairs.second.tolist(), pairs.of_first.tolist(), pairs.of_second.tolist()
    ):
        few = min(len(sets[a]), len(sets[b])) < _FEWEST
        if max(of_a, of_b) < (1.0 if few else shared) or min(of_a, of_b) < (1.0 if few else _OF_LONGER):
            continue
        opening = max(_of_opening(text_of(a), sets[b], known), _of_opening(text_of(b), sets[a], known))
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


def _of_opening(text: str, other: npt.NDArray[np.uint32], known: dict[str, int]) -> float:
    own = shingles(text[:_OPENING], known)
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


def _wires(articles: pd.DataFrame, order: npt.NDArray[np.int64], first: list[int]) -> list[str | None]:
    """The agency of each article, in the order of time."""
    texts, starts = articles["text"].tolist(), _starts(articles)
    own: list[str | None] = []
    for row in order:
        given = _given(articles, "wire", row)
        found = find_wire(
            _given(articles, "outlet", row), _given(articles, "byline", row), _body(texts[row], starts[row])
        )
        own.append(given or (found.agency if found else None))
    of_text: dict[int, str] = {}
    for place, agency in zip(first, own):
        if agency is not None:
            of_text.setdefault(place, agency)
    return [agency or of_text.get(place) for place, agency in zip(first, own)]
