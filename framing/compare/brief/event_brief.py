"""All differences between outlets' reports of one event, each with its passages: a table and a text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Protocol, TypeAlias

import pandas as pd

from framing.articles.as_read import ArticlesAsRead, as_read
from framing.articles.furniture import analysed_texts
from framing.articles.texts_elsewhere import with_texts
from framing.compare.brief.brief_content import exclusive_context, number_differences, statement_differences
from framing.compare.brief.brief_parts import Difference, Pair
from framing.compare.brief.brief_sources import (
    accused,
    anonymous_sourcing,
    cue_asymmetry,
    mirror_terms,
    same_side,
    who_is_quoted,
)
from framing.compare.brief.brief_words import agency, labels, marked_phrases, short_marks
from framing.compare.brief.event_reports import Reports
from framing.compare.event_labels import event_labels
from framing.compare.inference.counted_once import Texts, checked_copies, find_texts, told_of
from framing.compare.inference.result import Comparison
from framing.entrance import takes
from framing.tables import is_missing, of_articles
from framing.text import parse_documents

__all__ = ["Brief", "event_brief", "has_reports_to_compare"]

_METHOD = "Differences between reports of one event, each pair of outlets side by side. Description: no test."
_COLUMNS = ["rank", "kind", "about", "outlet_a", "outlet_b", "side_a", "side_b", "passages", "weight"]
#: The kinds in the order in which their first rows come, with what finds them.
KINDS: dict[str, Callable[[Pair], Iterable[Difference]]] = {
    "same_statement_truncated_and_reworded": statement_differences,
    "direct_vs_paraphrase": statement_differences,
    "casualty_number": number_differences,
    "label": labels,
    "mirror_term": mirror_terms,
    "who_is_quoted": who_is_quoted,
    "same_phrase_different_attribution": marked_phrases,
    "number": number_differences,
    "cue_asymmetry": cue_asymmetry,
    "anonymous_sourcing": anonymous_sourcing,
    "different_voice_same_side": same_side,
    "agency": agency,
    "scare_or_headline_quotes": short_marks,
    "accusation": accused,
    "exclusive_context": exclusive_context,
    "same_statement_verbatim": statement_differences,
}


class HasTables(Protocol):
    """Anything with the five tables; numbers are looked for in the texts, unless it has `quantities` as well."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame


class Brief(Comparison):
    """Table of differences between reports; `text` gives the same in words.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> brief = fr.compare.event_brief(study)
    >>> print(brief.text[:180])
    Outlet A and Outlet B
    =====================
    <BLANKLINE>
    Same statement truncated and reworded
      U.S.-led coalition, truncated and reworded (in marks only in Outlet A: “in the”; “Global Coalit
    """

    @property
    def text(self) -> str:
        """The differences in words, event by event and kind by kind."""
        table = pd.DataFrame(self)
        if "event" not in table:
            return "\n".join(self._lines(table))
        source = self.source  # that of a part of the table is of all its events; of a table without a source, empty
        known = {"article_id", "event"} <= set(source)
        called = event_labels(source[source["event"].isin(table["event"].unique())]) if known else {}
        lines: list[str] = []
        for event, part in table.groupby("event", sort=False):
            name = str(event)
            label = called.get(name, name)
            head = name if label == name else f"{label} ({name})"
            lines += [head, "#" * len(head), "", *self._lines(part.sort_values("event_rank"))]
        return "\n".join(lines)

    @staticmethod
    def _lines(table: pd.DataFrame) -> list[str]:
        lines: list[str] = []
        for (a, b), pair in table.groupby(["outlet_a", "outlet_b"], sort=False):
            lines += [f"{a} and {b}", "=" * len(f"{a} and {b}"), ""]
            for kind, part in pair.groupby("kind", sort=False):
                lines += [str(kind).replace("_", " ").capitalize()]
                for row in part.itertuples():
                    lines += [f"  {row.about}", f"    {a}: {row.side_a}", f"    {b}: {row.side_b}"]
                lines.append("")
        return lines

    def behind(self, row: Any) -> pd.DataFrame:
        """Articles in which a difference shows.

        Parameters
        ----------
        row : label or pandas.Series

        Returns
        -------
        pandas.DataFrame

        Raises
        ------
        KeyError
            If there is no such row.
        ValueError
            If the column `passages` is no longer there.
        """
        rows = self._rows(row)
        if any("passages" not in found for found in rows):
            raise ValueError(
                "the column 'passages' is missing: keep it when you choose columns, or ask the whole table"
            )
        ids = {passage["article_id"] for found in rows for passage in found["passages"]}
        return self.source[self.source["article_id"].isin(ids)]


@takes(lists=["outlets"])
def event_brief(
    study: HasTables,
    event: str | None = None,
    *,
    outlets: Sequence[str] | None = None,
    per_kind: int = 12,
    copies: str = "once",
) -> Brief:
    """Compare the reports of one event, or of each event: a ranked table of what differs between two outlets.

    Parameters
    ----------
    study : object
        With the tables articles, quotes, mentions, actors and hits, such as the result of ``framing.analyze``.
    event : str, optional
        Value of `articles.event`; may be left out where there is only one. ``"all"``: each event that has two reports
        to compare, in one table.
    outlets : sequence of str, optional
        Which outlets, in which order; left out, all. Each pair of them is compared. If all articles are of one
        outlet, or of none, the articles themselves are compared.
    per_kind : int
        Differences of one kind shown for a pair.
    copies : {"once", "all"}
        Whether articles that repeat another one of their outlet (`duplicate_of`) are left out.

    Returns
    -------
    Brief
        One row for each difference: rank, kind, about, outlet_a, outlet_b, side_a, side_b (in words), passages (list of
        side, article_id, outlet, start, end, text), weight. `.text` is the brief to read. First come the weightiest
        rows of all kinds, one of each, then the second ones. This is a description and no test: one event has too few
        articles for a test. With ``event="all"`` there are two more columns, event and event_rank. `rank` then orders
        the rows of all events in the same way, and event_rank is the rank in the brief of one event.

    Raises
    ------
    ValueError
        If the event is not there, or several are and none is named, or there is nothing to compare.

    Examples
    --------
    >>> import framing as fr
    >>> study = fr.analyze(fr.shipped.shipped("seeds"), registry="syria")
    >>> brief = fr.compare.event_brief(study)
    >>> brief["kind"].head(3).tolist()
    ['same_statement_truncated_and_reworded', 'direct_vs_paraphrase', 'casualty_number']
    """
    if event == "all" and not (study.articles["event"] == "all").any():
        return _every_event(study, outlets, per_kind, copies)
    articles = _of_event(study.articles, event)
    side_of, texts = _counted(articles, outlets, copies)
    rows = _ranked(_differences(study, articles, side_of, outlets, per_kind))
    table = pd.DataFrame([_row(rank, *found) for rank, found in enumerate(rows, 1)], columns=_COLUMNS)
    source = articles[~articles["article_id"].isin(list(texts.repeats))]
    return Brief(table, method=f"{_METHOD} {texts.told(tested=False)}".rstrip(), source=source, keys={})


def has_reports_to_compare(articles: pd.DataFrame, *, copies: str = "once") -> bool:
    """Whether an event has two reports that a brief can compare.

    Parameters
    ----------
    articles : pandas.DataFrame
    copies : {"once", "all"}
        As in :func:`event_brief`.

    Returns
    -------
    bool

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Post", "Sun"], "event": "raid"})
    >>> has_reports_to_compare(articles), has_reports_to_compare(articles.assign(event=["raid", "fair"]))
    (True, False)
    """
    return any(True for _ in _events(articles, None, copies))


def _events(
    articles: pd.DataFrame, outlets: Sequence[str] | None, copies: str
) -> Iterator[tuple[str, tuple[pd.DataFrame, dict[str, str], Texts]]]:
    """The events with two reports to compare: their articles, the side of each that counts, what is known of copies."""
    for event, part in articles.groupby("event", sort=True):
        side_of, texts = _counted(part, _there(part, outlets), copies)
        if len(set(side_of.values())) > 1:
            yield str(event), (part, side_of, texts)


def _counted(articles: pd.DataFrame, outlets: Sequence[str] | None, copies: str) -> tuple[dict[str, str], Texts]:
    """The side of each article that counts, and what is known of copies."""
    checked_copies(copies)
    side_of = _sides(articles, outlets)
    own = of_articles(articles, side_of)  # those of outlets that nobody asked for repeat nothing here
    texts = Texts() if copies == "all" else find_texts(own.assign(outlet=own["article_id"].map(side_of)))
    return {article: side for article, side in side_of.items() if article not in texts.repeats}, texts


def _every_event(study: HasTables, outlets: Sequence[str] | None, per_kind: int, copies: str) -> Brief:
    """The briefs of all events in one table."""
    articles = study.articles
    events = dict(_events(articles, outlets, copies))
    if not events:
        raise ValueError(
            "no event has two reports to compare; fill the column event (fr.find_events, framing analyze --events), or "
            "give more articles"
        )
    found = []
    repeats: set[Any] = set()
    for event, (part, side_of, texts) in events.items():
        ids = part["article_id"]
        repeats |= texts.repeats
        own = _Tables(
            part, of_articles(study.quotes, ids), of_articles(study.mentions, ids), study.actors,
            of_articles(study.hits, ids),
        )  # fmt: skip
        ranked = _ranked(_differences(own, part, side_of, _there(part, outlets), per_kind, as_read(articles)))
        found += [(event, rank, row) for rank, row in enumerate(ranked, 1)]
    places: Counter[str] = Counter()
    rows = []
    for event, rank, row in sorted(found, key=lambda one: (-one[2][2].weight, one[0], one[1])):
        rows.append((places[row[2].kind], row[1], event, rank, row))
        places[row[2].kind] += 1
    rows.sort(key=lambda one: one[:2])
    table = pd.DataFrame(
        [(n, event, rank, *_row(n, *row)[1:]) for n, (_, _, event, rank, row) in enumerate(rows, 1)],
        columns=["rank", "event", "event_rank", *_COLUMNS[1:]],
    )
    left = int(articles["event"].nunique()) - len(events)
    method = _METHOD + (f" {left:,} events with one report to compare are left out." if left else "")
    again = told_of(len(repeats), 0, ["outlet"])
    method = f"{method} {again}".rstrip()
    source = articles[articles["event"].isin(list(events)) & ~articles["article_id"].isin(list(repeats))]
    return Brief(table, method=method, source=source, keys={})


@dataclass
class _Tables:
    """The tables of one event."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame


def _there(articles: pd.DataFrame, outlets: Sequence[str] | None) -> list[str] | None:
    """Those of the outlets that report an event."""
    return None if outlets is None else [name for name in outlets if (articles["outlet"] == name).any()]


#: A difference with its place in its kind, the place of the kind, and the outlets.
_Found: TypeAlias = tuple[int, int, Difference, tuple[str, str]]


def _ranked(found: list[_Found]) -> list[_Found]:
    """Differences in their order: the first of each kind first; the pairs of outlets stay in theirs."""
    return sorted(found, key=lambda item: item[:2])


def _row(rank: int, _place: int, _kind: int, found: Difference, outlets: tuple[str, str]) -> tuple[Any, ...]:
    return (rank, found.kind, found.about, *outlets, *found.sides, found.passages, found.weight)


def _differences(
    study: HasTables,
    articles: pd.DataFrame,
    side_of: dict[str, str],
    outlets: Sequence[str] | None,
    per_kind: int,
    read: ArticlesAsRead | None = None,
) -> list[_Found]:
    """The differences of each pair of outlets in their reports of one event."""
    read = as_read(study.articles) if read is None else read
    names = list(outlets) if outlets is not None else sorted(set(side_of.values()))
    if len(names) < 2:
        raise ValueError(
            f"a brief compares at least two outlets (or two articles); there is only {', '.join(names) or 'nothing'}. "
            "Name two with outlets=, or give a study of more articles"
        )
    reports = _reports(study, articles, side_of, read)
    order = list(KINDS)
    found: list[_Found] = []
    for pair_names in combinations(names, 2):
        sides = {article: "ab"[pair_names.index(name)] for article, name in side_of.items() if name in pair_names}
        pair = Pair(sides, pair_names, reports)
        by_kind: dict[str, list[Difference]] = defaultdict(list)
        for finds in dict.fromkeys(KINDS.values()):
            for difference in finds(pair):
                by_kind[difference.kind].append(difference)
        for kind in order:
            rows = sorted(by_kind[kind], key=lambda d: (-d.weight, d.about))[:per_kind]
            found += [(place, order.index(kind), row, pair_names) for place, row in enumerate(rows)]
    reports.done()
    return found


def _reports(study: HasTables, articles: pd.DataFrame, side_of: dict[str, str], read: ArticlesAsRead) -> Reports:
    """The reports that are compared, parsed all at once."""
    own = with_texts(of_articles(articles, side_of)).copy()
    if "text" not in articles:  # what is worked out about texts goes with them
        read = as_read(own)
    docs = {str(article): read.document(text) for article, text in zip(own["article_id"], analysed_texts(own))}
    parse_documents(list(docs.values()))
    own["outlet"] = [side_of[str(article)] for article in own["article_id"]]
    quotes, mentions, hits = (of_articles(table, side_of) for table in (study.quotes, study.mentions, study.hits))
    actors = _of_whom(study.actors, (quotes, "actor_id"), (mentions, "actor_id"), (hits, "speaker"), (hits, "target"))
    told = getattr(study, "quantities", None)
    quantities = None if told is None else of_articles(told, side_of)
    return Reports(own, quotes, mentions, actors, hits, docs, read, quantities)


def _of_whom(actors: pd.DataFrame, *columns: tuple[pd.DataFrame, str]) -> pd.DataFrame:
    """The actors that some columns name."""
    if "actor_id" not in actors:
        return actors
    named: set[Any] = {who for table, column in columns if column in table for who in table[column]}
    return actors[actors["actor_id"].isin([who for who in named if not is_missing(who)])]


def _of_event(articles: pd.DataFrame, event: str | None) -> pd.DataFrame:
    events = sorted({str(e) for e in articles["event"] if not is_missing(e)}) if "event" in articles else []
    if event is None and len(events) > 1:
        raise ValueError(
            f"the articles report several events: say which one with event= ({', '.join(events)}), or event='all'"
        )
    if event is not None and event not in events:
        raise ValueError(f"no article reports the event {event!r}; the events are {', '.join(events) or 'not given'}")
    return articles if event is None else articles[articles["event"] == event]


def _sides(articles: pd.DataFrame, outlets: Sequence[str] | None) -> dict[str, str]:
    """Outlet of each article; the article itself where outlets tell nothing apart."""
    pairs = zip(articles["article_id"], articles["outlet"])
    own = {str(article): str(article if is_missing(outlet) else outlet) for article, outlet in pairs}
    there = sorted(set(own.values()))
    if outlets is None:
        return own if len(there) != 1 else {article: article for article in own}
    missing = [name for name in outlets if name not in there]
    if missing:
        raise ValueError(f"no article of {', '.join(missing)}; the outlets are {', '.join(there)}")
    return {article: name for article, name in own.items() if name in outlets}
