"""Numbers side by side: the same quantity in several reports, each with its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counted_once import Texts, counts_once
from framing.compare.inference.counting import attributed, records
from framing.compare.inference.require_columns import one_row_each
from framing.compare.inference.result import Comparison
from framing.compare.quantities.find_quantities import find_quantities
from framing.compare.quantities.quantity_words import MEASURE, UNITS
from framing.entrance import need, takes
from framing.quotes.voices import Voices, read_quotes
from framing.tables import is_missing, of_articles

__all__ = ["link_numbers", "numbers", "read_numbers"]

_COLUMNS = [
    "topic", "label", "article_id", "outlet", "event", "surface", "qualifier", "low", "high", "counted", "unit",
    "kind", "measure", "voice", "source", "quote_id", "about", "start", "end", "in_title", "across",
]  # fmt: skip
#: What is read of the articles beside their quantities.
_OF_ARTICLES = ("article_id", "outlet", "event", "body_start")
_LINK = 11  # quarters of a point
_BLOCK = 256  # quantities that are scored against all at once
_HARM = frozenset(MEASURE.values())
_PEOPLE = ("fighters", "civilians", "people")
_NAME = re.compile(r"\b[A-Z][\w-]{2,}")


@takes(
    articles="articles article_id",
    quotes="quotes article_id",
    mentions="mentions article_id start actor_id",
    quantities="quantities article_id surface start end number_spans low high kind context",
)
@counts_once
def numbers(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    *,
    quantities: pd.DataFrame | None = None,
    copies: str | Texts = "once",
) -> Comparison:
    """Find numbers in articles: a table of what each counts, who gives it, and which numbers are about the same thing.

    Parameters
    ----------
    articles : pandas.DataFrame
    quotes : pandas.DataFrame, optional
        Give each number its voice and source; without them all is narration.
    mentions : pandas.DataFrame, optional
        Name the actor that is counted.
    quantities : pandas.DataFrame, optional
        Of these articles, as ``study.quantities`` has them: no text is read then.
    copies : {"once", "all"}
        Whether articles that repeat another one of their outlet (`duplicate_of` of `articles`) are left out.

    Returns
    -------
    Comparison
        One row for each quantity, those about one thing together: topic (its number), label (in words), article_id,
        outlet, event, surface, qualifier (around, more than …), low and high (what the words allow: "dozens" is 24 to
        99, "more than 100" is open), counted, unit (year, dollar, percent …), kind, measure (killed, wounded …), voice,
        source (actor; the outlet in narration), quote_id, about (actor), start, end, in_title, across (outlets of the
        topic). Quantities are linked when what is counted, what happened to it, the range and the words around agree (a
        score, not a test).

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun"], "text": [
    ...     "At least 12 miners were killed in the blast.", "The blast killed dozens of miners in two hours."]})
    >>> numbers(articles)[["topic", "outlet", "surface", "low", "high"]].values.tolist()
    [[0, 'Post', 'At least 12 miners', 12.0, inf], [0, 'Sun', 'dozens of miners', 24.0, 99.0],
     [1, 'Sun', 'two hours', 2.0, 2.0]]
    """
    found = find_quantities(articles) if quantities is None else of_articles(quantities, articles["article_id"])
    table = link_numbers(read_numbers(found, articles, quotes, mentions))
    method = (
        "Quantities found by rule (qualifier, number, noun phrase, measure word in the sentence); linked "
        "across outlets by kind, measure, range and shared words. Description: no test."
    )
    return Comparison(table, method=method, source=table, keys={"topic": "topic", "start": "start"})


def read_numbers(
    quantities: pd.DataFrame, articles: pd.DataFrame, quotes: pd.DataFrame | None, mentions: pd.DataFrame | None
) -> list[dict[str, Any]]:
    """Give each quantity its voice and source.

    Parameters
    ----------
    quantities : pandas.DataFrame
        Of these articles.
    articles : pandas.DataFrame
        No text is read.
    quotes, mentions : pandas.DataFrame or None
        As for :func:`numbers`.

    Returns
    -------
    list of dict
        Article by article: columns of the table of numbers, the `head` of what is counted, and the words of its
        sentence as `context`.
    """
    one_row_each(articles)
    if quotes is not None and len(quotes):
        need(quotes, ["content_spans"], "quotes")
    out: list[dict[str, Any]] = []
    said, named, found = _by_article(quotes), _named(mentions), _rows_of(quantities)
    for article in records(articles[[name for name in _OF_ARTICLES if name in articles]]):
        own = said[article["article_id"]]
        voices = Voices(read_quotes(own))
        for quantity in found[article["article_id"]]:
            start = int(quantity["start"])
            voice = voices.of(start, start + 1)
            quote = own[voice.number] if voice.quote is not None else None
            out.append(_row(quantity, article, voice.voice, quote, named[article["article_id"]]))
    return out


def link_numbers(told: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Link the quantities that are about one thing.

    Parameters
    ----------
    told : sequence of mapping
        Of all articles of :func:`read_numbers`, or of some.

    Returns
    -------
    pandas.DataFrame
        As :func:`numbers` describes it.
    """
    rows = [dict(row) for row in told]
    for row, topic in zip(rows, _topics(rows)):
        row["topic"] = topic
    _describe(rows)
    table = pd.DataFrame(rows, columns=_COLUMNS)
    return table.sort_values(["topic", "outlet", "article_id", "start"], kind="stable").reset_index(drop=True)


def _rows_of(table: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Rows of each article."""
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(table):
        out[row["article_id"]].append(row)
    return out


def _by_article(quotes: pd.DataFrame | None) -> dict[str, list[dict[str, Any]]]:
    """Attributed quotes of each article."""
    return _rows_of(attributed(quotes)) if quotes is not None and len(quotes) else defaultdict(list)


class _Named:
    """Where an article names which actor."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.actors: list[str] = []

    def first(self, start: int, end: int) -> str | None:
        """The actor named first in a stretch of text."""
        place = bisect_left(self.starts, start)
        return self.actors[place] if place < len(self.starts) and self.starts[place] <= end else None


def _named(mentions: pd.DataFrame | None) -> dict[str, _Named]:
    """The mentions of actors in each article."""
    out: dict[str, _Named] = defaultdict(_Named)
    if mentions is not None:
        known = mentions.dropna(subset=["actor_id", "start"]).sort_values("start", kind="stable")
        for article, start, actor in zip(*(known[name].tolist() for name in ("article_id", "start", "actor_id"))):
            out[article].starts.append(start)
            out[article].actors.append(actor)
    return out


def _row(
    quantity: Mapping[str, Any],
    article: Mapping[str, Any],
    voice: str,
    quote: dict[str, Any] | None,
    named: _Named,
) -> dict[str, Any]:
    source, quote_id = article.get("outlet"), None
    if quote is not None:
        source = quote.get("source") if is_missing(quote.get("actor_id")) else quote["actor_id"]
        quote_id = quote.get("quote_id")
    start, end = int(quantity["start"]), int(quantity["end"])
    spans, context = (_or(quantity[name], []) for name in ("number_spans", "context"))
    number_end = int(spans[-1][1]) if spans else start
    body = article.get("body_start")
    in_title = not is_missing(body) and start < int(body or 0)
    own = {name: quantity[name] for name in ("surface", "kind")}
    own |= {"low": float(_or(quantity["low"], 0.0)), "high": float(_or(quantity["high"], inf))}
    own |= {name: str(_or(quantity.get(name), "")) for name in ("qualifier", "counted", "measure", "head")}
    return own | {
        "article_id": article["article_id"], "outlet": article.get("outlet"), "event": article.get("event"),
        "unit": own["head"] if own["kind"] in UNITS else None, "voice": voice, "source": source, "quote_id": quote_id,
        "about": named.first(number_end, end), "start": start, "end": end, "in_title": in_title,
        "context": context,
    }  # fmt: skip


def _or(cell: Any, otherwise: Any) -> Any:
    """A cell, or what stands for an empty one."""
    return otherwise if is_missing(cell) else cell


def _topics(rows: list[dict[str, Any]]) -> list[int]:
    """Topic of each quantity, by average linkage; first the topics of most outlets."""
    cluster = {number: [number] for number in range(len(rows))}
    apart = _two_things(rows)
    groups: dict[tuple[Any, Any], list[int]] = {}
    for number, row in enumerate(rows):
        event = row["event"] if not is_missing(row["event"]) else None
        groups.setdefault((event, _family(row)), []).append(number)
    for (_, family), members in groups.items():
        score = _scores([rows[n] for n in members], family == "people")
        place = {number: at for at, number in enumerate(members)}
        for i, j in _best_first(score):
            one, two = cluster[members[i]], cluster[members[j]]
            if one is two or not apart[members[i]].isdisjoint(two):
                continue
            pairs = score[np.ix_([place[n] for n in one], [place[n] for n in two])]
            if pairs.sum(dtype=np.int64) >= _LINK * pairs.size:
                one += two
                apart[members[i]] |= apart[members[j]]
                for number in two:
                    cluster[number], apart[number] = one, apart[members[i]]
    found = {id(members): members for members in cluster.values()}
    order = sorted(found.values(), key=lambda m: (-len({rows[n]["outlet"] for n in m}), -len(m), m[0]))
    out = [0] * len(rows)
    for topic, members in enumerate(order):
        for number in members:
            out[number] = topic
    return out


def _best_first(score: npt.NDArray[np.int8]) -> Iterator[tuple[int, int]]:
    """Pairs that score enough to be linked, the best first."""
    one, two = np.nonzero(np.triu(score >= _LINK, 1))
    order = np.argsort(-score[one, two].astype(np.int64), kind="stable")
    yield from zip(one[order].tolist(), two[order].tolist())


def _two_things(rows: list[dict[str, Any]]) -> dict[int, set[int]]:
    """Of each quantity those that a source gives in one article for another thing: nine soldiers, over 20 militants."""
    told: dict[tuple[Any, ...], list[int]] = {}
    for number, row in enumerate(rows):
        told.setdefault((row["article_id"], row["source"], row["voice"]), []).append(number)
    out: dict[int, set[int]] = {number: set() for number in range(len(rows))}
    for numbers_of_one in told.values():
        for i, j in combinations(numbers_of_one, 2):
            one, two = rows[i], rows[j]
            give = 1.0 if one["head"] != two["head"] else 1.3
            if one["low"] > two["high"] * give or two["low"] > one["high"] * give:
                out[i].add(j)
                out[j].add(i)
    return out


def _family(row: Mapping[str, Any]) -> str:
    """Kind as far as quantities can be about one thing: whoever was killed or arrested is somebody."""
    somebody = row["kind"] in _PEOPLE or (row["kind"] == "other" and row["measure"] in _HARM)
    return "people" if somebody else str(row["kind"])


def _scores(rows: list[dict[str, Any]], people: bool) -> npt.NDArray[np.int8]:
    """How much speaks for each two quantities of a family being about the same thing, in quarters of a point."""

    def coded(column: str) -> npt.NDArray[np.int64]:
        return pd.factorize(pd.Index([str(row[column]) for row in rows], dtype=object))[0].astype(np.int64)

    def flags(test: Callable[[Mapping[str, Any]], bool]) -> npt.NDArray[np.bool_]:
        return np.array([test(row) for row in rows], dtype=bool)

    kind, head, measure, about = map(coded, ("kind", "head", "measure", "about"))
    measured, harm = flags(lambda row: bool(row["measure"])), flags(lambda row: row["measure"] in _HARM)
    other, somebody = flags(lambda row: row["kind"] == "other"), flags(lambda row: row["kind"] == "people")
    units, known = flags(lambda row: row["kind"] in UNITS), flags(_known_elsewhere)
    low, high = (np.array([row[end] for row in rows], dtype=float) for end in ("low", "high"))
    counted_names = [frozenset(_NAME.findall(str(row["counted"]))) for row in rows]
    named = np.array([bool(each) for each in counted_names])
    words_in, names_in = _membership([row["context"] for row in rows]), _membership(counted_names)
    out = np.empty((len(rows), len(rows)), dtype=np.int8)
    for first in range(0, len(rows), _BLOCK):
        own = slice(first, min(first + _BLOCK, len(rows)))

        def one(values: npt.NDArray[Any], own: slice = own) -> npt.NDArray[Any]:
            return values[own, None]

        shared = (words_in[own] @ words_in.T).toarray()
        same_kind, same_measure = one(kind) == kind, one(measure) == measure
        score = np.where(same_measure, np.where(measured, 8, 2), -4)
        score[one(measured) & measured & ~same_measure] = -8
        score[one(harm) & harm & ~same_measure] = -4
        any_people = one(somebody) | somebody
        unlike = np.where(any_people, np.where(shared > 0, 1, -4), -8)
        if people:  # the same happened to them, whatever they are called
            unlike = np.where(same_measure & harm, np.where(any_people, 4, 0), unlike)
        score += np.where(same_kind, 4, unlike)
        score += np.where(one(known) & known, np.where(one(about) == about, 4, -2), 0)
        # Tavrian troops, Sarovian fighters
        score += np.where(one(named) & named, np.where((names_in[own] @ names_in.T).toarray() > 0, 2, -6), 0)
        score += _near(low, high, own) + np.minimum(6, 2 * shared)
        differ = one(head) != head
        if not people:
            score[one(other) & differ] = 0
        score[one(units) & ((shared < 2) | differ)] = 0
        out[own] = score
    return out


def _membership(sets: Sequence[Collection[str]]) -> Any:
    """Which words each set has, as a sparse array of shape (n_sets, n_words)."""
    from scipy import sparse

    place: dict[str, int] = {}
    indices = [place.setdefault(word, len(place)) for each in sets for word in each]
    starts = np.cumsum([0, *map(len, sets)])
    return sparse.csr_array(
        (np.ones(len(indices), dtype=np.int64), indices, starts), shape=(len(sets), len(place) or 1)
    )


def _known_elsewhere(row: Mapping[str, Any]) -> bool:
    """Whether the actor counted is one whom another article could name too."""
    return not is_missing(row["about"]) and not str(row["about"]).startswith(f"{row['article_id']}:")


def _near(low: npt.NDArray[Any], high: npt.NDArray[Any], own: slice) -> npt.NDArray[np.int64]:
    """Ranges that overlap, give or take 30 %, speak for one thing; those an order apart against it."""
    top = np.where(np.isfinite(high), high, low)
    highest, lowest = np.maximum(top[own, None], top), np.minimum(top[own, None], top)
    begin, end = np.maximum(low[own, None], low), np.minimum(high[own, None], high)
    few = (begin <= 3) & (highest <= 3)
    equal = (low[own, None] == low) & (high[own, None] == high)
    overlap = (begin <= end * 1.3) & (highest <= 10 * np.maximum(lowest, 1.0))
    far = np.maximum(highest, 1.0) > 5 * np.maximum(lowest, 1.0)
    return np.select([few, equal, overlap, far], [4, 8, 6, -6], 0)


def _describe(rows: list[dict[str, Any]]) -> None:
    """Name each topic by what most of its quantities count, and say which outlets have it."""
    by_topic: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_topic.setdefault(row["topic"], []).append(row)
    for members in by_topic.values():
        last = [(str(row["counted"]).lower().split() or ["other"])[-1] for row in members]
        kinds = [word if row["kind"] == "other" else row["kind"] for row, word in zip(members, last)]
        measures = [row["measure"] for row in members if row["measure"]]
        label = max(sorted(set(kinds)), key=kinds.count)
        if measures:
            label += " " + max(sorted(set(measures)), key=measures.count)
        across = sorted({row["outlet"] for row in members if not is_missing(row["outlet"])})
        for row in members:
            row["label"], row["across"] = label, across
