"""``find_events``: the column ``event``, and why articles share one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.events.about_terms import About, TermsRead
from framing.articles.events.event_pairs import EventPairs, find_event_pairs
from framing.articles.events.join_articles import join_articles
from framing.articles.events.link_model import LinkModel, load_link_model
from framing.articles.furniture import analysed_texts
from framing.articles.published_days import published_days
from framing.entrance import takes
from framing.tables import is_missing

__all__ = ["ReadForEvents", "event_links", "find_events", "parts_of"]

_KEY = "event_links"  # of the table's attrs
_SHOWN = 6  # terms of a kind in a reason
_OPENING = 100  # characters that stand for a headline
_COLUMNS = ["event", "article_id", "with_id", "confidence", "days_apart", "likeness", "names", "words", "numbers"]


class _Links(list[dict[str, Any]]):
    """Rows that pandas does not copy with every cut of a table."""

    def __deepcopy__(self, memo: Any) -> _Links:
        return self


@takes(articles="articles article_id text")
def find_events(articles: pd.DataFrame, model: LinkModel | None = None) -> pd.DataFrame:
    """Find which articles report the same event, and name it in the column ``event``.

    Articles that share rare terms are compared: by the names, rare words and numbers of their headlines and first
    paragraphs, and by the days between them. Page furniture is not read.

    Parameters
    ----------
    articles : pandas.DataFrame
        Result of :func:`framing.read_articles`. Events that it names already stay: other articles may join an event,
        but two of these events never become one. So a collection can grow without changes to its events: pass the
        events found so far with the new articles.
    model : LinkModel, optional
        Weights of ``framing train events``; the shipped ones when absent.

    Returns
    -------
    pandas.DataFrame
        The same articles with the column ``event``: the ``article_id`` of the earliest article of the event, also where
        it is the only one. :func:`framing.articles.event_links` gives the reasons.

    Notes
    -----
    The order of the articles makes no difference. How much a term says depends on the collection: a term that every
    article has says little.

    Examples
    --------
    >>> import framing as fr
    >>> articles = fr.read_articles(fr.shipped.shipped("seeds")).assign(event=None)
    >>> fr.find_events(articles)["event"].tolist()
    ['000_4c46cb86863b7e71', '000_4c46cb86863b7e71']
    """
    articles = articles.copy()
    read = ReadForEvents()
    read.add(articles)
    events, links = read.match(model)
    articles["event"] = pd.Series(events, index=articles.index, dtype="object")
    articles.attrs[_KEY] = _Links(links)
    return articles


class ReadForEvents:
    """What articles are compared by, read some articles after the other; of a text its terms are held.

    Examples
    --------
    >>> import framing as fr
    >>> articles, read = fr.read_articles(fr.shipped.shipped("seeds")).assign(event=None), ReadForEvents()
    >>> for row in (0, 1):
    ...     read.add(articles[row : row + 1])
    >>> read.match()[0]
    ['000_4c46cb86863b7e71', '000_4c46cb86863b7e71']
    """

    def __init__(self) -> None:
        self._terms = TermsRead()
        self._ids: list[str] = []
        self._days: list[float] = []
        self._given: list[str | None] = []

    def add(self, articles: pd.DataFrame) -> None:
        """Read articles.

        Parameters
        ----------
        articles : pandas.DataFrame
            Some of them, as of :func:`find_events`.
        """
        for title, body in parts_of(articles):
            self._terms.add(title, body)
        self._ids += articles["article_id"].astype(str).tolist()
        self._days += published_days(articles).tolist()
        events = articles["event"].tolist() if "event" in articles else [None] * len(articles)
        self._given += [None if is_missing(event) else str(event) for event in events]

    def match(self, model: LinkModel | None = None) -> tuple[list[str], list[dict[str, Any]]]:
        """Find which articles report the same event; the order in which they were read makes no difference.

        Parameters
        ----------
        model : LinkModel, optional

        Returns
        -------
        events : list of str
            Of each article, in the order in which they were read.
        links : list of dict
            Rows of :func:`event_links`.
        """
        latest = np.nan_to_num(np.array(self._days, dtype=np.float64), nan=np.inf).tolist()
        order = sorted(range(len(self._ids)), key=lambda row: (latest[row], self._ids[row]))
        days = np.array([self._days[row] for row in order], dtype=np.float64)
        ids, given = [self._ids[row] for row in order], [self._given[row] for row in order]
        found = self._terms.about(order)
        model = load_link_model() if model is None else model
        group, pairs, because = join_articles(found, days, find_event_pairs(found, days), given, model)
        groups, likely = group.tolist(), model.likely(pairs.features)
        named = {group: name for group, name in zip(groups, given) if name is not None}
        for group, article_id in zip(groups, ids):
            named.setdefault(group, article_id)
        events = [""] * len(order)
        for row, group in zip(order, groups):
            events[row] = named[group]
        links = [
            {"event": named[groups[int(pairs.first[place])]], **_reason(found, pairs, likely, days, ids, place)}
            for place in because
        ]
        return events, links


@takes(articles="articles article_id")
def event_links(articles: pd.DataFrame) -> pd.DataFrame:
    """List the reasons why articles share an event: one row for each link between two articles.

    Parameters
    ----------
    articles : pandas.DataFrame
        Result of :func:`framing.find_events`.

    Returns
    -------
    pandas.DataFrame
        One row for each link by which articles, or smaller groups of articles, became one event; of several links the
        surest. Columns: event, article_id, with_id, confidence (how likely the two report one event), days_apart,
        likeness (0 to 1), and the rarest names, words and numbers that both have. No link leads to events that were
        given.

    Raises
    ------
    ValueError
        If the articles hold no reasons: only the table that :func:`framing.find_events` returned holds them.

    Examples
    --------
    >>> import framing as fr
    >>> found = fr.find_events(fr.read_articles(fr.shipped.shipped("seeds")).assign(event=None))
    >>> link = event_links(found).iloc[0]
    >>> link["with_id"], float(link["days_apart"]), "deir" in link["names"]
    ('003_5a9425e36a0ed616', 0.0, True)
    """
    if _KEY not in articles.attrs:
        raise ValueError(
            "these articles hold no reasons for their events; call framing.find_events(articles), and give what it "
            "returns"
        )
    return pd.DataFrame(list(articles.attrs[_KEY]), columns=pd.Index(_COLUMNS))


def parts_of(articles: pd.DataFrame) -> list[tuple[str, str]]:
    """Headline and body of each article, without page furniture; the first words stand for a headline that lacks."""
    starts: Iterable[Any] = articles["body_start"] if "body_start" in articles else [0] * len(articles)
    out = []
    for text, start in zip(analysed_texts(articles), starts):
        text, at = ("" if is_missing(text) else str(text)), 0 if is_missing(start) else int(start)
        title, body = text[:at], text[at:]
        out.append((title if title.strip() else body.lstrip()[:_OPENING].split("\n")[0], body))
    return out


def _reason(
    found: About,
    pairs: EventPairs,
    likely: npt.NDArray[np.float64],
    days: npt.NDArray[np.float64],
    ids: list[str],
    place: int,
) -> dict[str, Any]:
    a, b = int(pairs.first[place]), int(pairs.second[place])
    shared = np.intersect1d(_columns(found.weights, a), _columns(found.weights, b))
    shared = shared[np.argsort(-found.rarity[shared], kind="stable")]
    numbers = set(_columns(found.numbers, a).tolist())
    names = set(_columns(found.names, a).tolist()) & set(_columns(found.names, b).tolist())
    kinds: dict[str, list[str]] = {"names": [], "words": [], "numbers": []}
    for column in shared.tolist():
        kind = "numbers" if column in numbers else "names" if column in names else "words"
        if len(kinds[kind]) < _SHOWN:
            kinds[kind].append(found.terms[column].removeprefix("#").replace("_", " "))
    return {
        "article_id": ids[a],
        "with_id": ids[b],
        "confidence": round(float(likely[place]), 3),
        "days_apart": abs(float(days[a] - days[b])),
        "likeness": round(float(pairs.features[place, 0]), 3),
        **{kind: ", ".join(terms) for kind, terms in kinds.items()},
    }


def _columns(rows: Any, row: int) -> npt.NDArray[np.int64]:
    columns: npt.NDArray[np.int64] = rows.indices[rows.indptr[row] : rows.indptr[row + 1]].astype(np.int64)
    return columns
