"""The tables of a run as columns of numbers, and the names behind the numbers.

What stands in many rows (an outlet, an actor, a frame) is written once and has a number. A row of quotes, hits or
mentions is then a few small numbers, so that a page counts all of them while somebody waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.articles.languages import languages_of
from framing.characters import can_be_seen
from framing.compare import accusations, doubts
from framing.compare.event_labels import event_labels
from framing.compare.inference.counted_once import find_texts
from framing.compare.inference.counting import attributed, shared_actor, words_of_articles
from framing.compare.verdicts import denied_rows
from framing.lexicons.files.lexicons_of_run import lexicons_of
from framing.tables import actor_names, is_missing, readable_actor

__all__ = ["ANYBODY", "FLAGS", "FORMS", "KINDS", "UNNAMED", "VOICES", "CodedRows", "Names", "RunTables", "code_rows"]

Numbers = npt.NDArray[np.int64]

#: What stands for the outlet of an article that names none, and for a source that a text does not name.
UNNAMED, ANYBODY = "outlet not named", "(nobody named)"
VOICES = ("narration", "quoted", "reported", "scare")
KINDS = ("direct", "indirect", "mixed", "scare")
FORMS = ("name", "nominal", "pronoun", "modifier", "nested")
STANCES = ("", "negative", "neutral", "positive")
#: Bits of the column `flags`: of hits, and of quotes.
FLAGS = {
    "hits": {"accuses": 1, "doubts": 2, "negated": 4, "denied": 8, "in_title": 16},
    "quotes": {"attributed": 1, "anonymous": 2, "negated": 4, "in_title": 8},
}


class RunTables(Protocol):
    """A study, or whatever holds its tables and the record of the run."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame
    exposure: pd.DataFrame
    quantities: pd.DataFrame | None
    run: dict[str, Any]
    rejected: list[Any]


class Names:
    """Numbers for names, in the order in which they come.

    Examples
    --------
    >>> names = Names(["UN"])
    >>> names.of("EU"), names.of("UN"), names.listed
    (1, 0, ['UN', 'EU'])
    """

    def __init__(self, first: Iterable[str] = ()) -> None:
        self.listed: list[str] = []
        self._number: dict[str, int] = {}
        for name in first:
            self.of(name)

    def of(self, name: str) -> int:
        """The number of a name, a new one if it is new.

        Parameters
        ----------
        name : str

        Returns
        -------
        int
        """
        number = self._number.get(name)
        if number is None:
            number = self._number[name] = len(self.listed)
            self.listed.append(name)
        return number

    def column(self, values: Iterable[Any], missing: str | None = None) -> Numbers:
        """The numbers of a column of names.

        Parameters
        ----------
        values : iterable
        missing : str, optional
            Name of what is null. Left out, null is 0 and names count from 1.

        Returns
        -------
        numpy.ndarray
        """
        shift = 0 if missing is not None else 1
        codes, found = pd.factorize(pd.Series(list(values), dtype=object))
        numbers = [self.of(str(value)) + shift for value in found]
        other = 0 if missing is None or not (codes < 0).any() else self.of(missing)
        return np.asarray([*numbers, other], dtype=np.int64)[codes]


@dataclass
class CodedRows:
    """A run in numbers.

    Attributes
    ----------
    articles, quotes, hits, mentions : pandas.DataFrame
        The tables in one order of articles, with a plain index.
    article : dict of str to numpy.ndarray
        Of quotes, hits and mentions, the number of the article of each row.
    columns : dict of str to dict of str to numpy.ndarray
        Of the same, the columns of numbers. Where a name may be null, 0 is null and names count from 1.
    names : Names
        Actors and outlets, as they are called.
    outlets, events, frames : Names
    terms : Names
        ``lexicon:term_id``.
    outlet, event, words : numpy.ndarray
        Of each article.
    copy : numpy.ndarray
        Whether an article repeats another one of its outlet.
    called : dict of str to str
        What an event is called.
    ids : dict of str to list of str
        Of a name, the identities of the actors that are called so, the most frequent first.
    readable : dict of str to str
        What an actor is called, by its identity.
    unread : list of str or None
        Of each article, the language in which nothing was looked for; None where quotes and terms were.
    """

    articles: pd.DataFrame
    quotes: pd.DataFrame
    hits: pd.DataFrame
    mentions: pd.DataFrame
    names: Names = field(default_factory=Names)
    outlets: Names = field(default_factory=Names)
    events: Names = field(default_factory=Names)
    frames: Names = field(default_factory=Names)
    terms: Names = field(default_factory=Names)
    outlet: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    event: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    words: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    copy: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    article: dict[str, Numbers] = field(default_factory=dict)
    columns: dict[str, dict[str, Numbers]] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    readable: dict[str, str] = field(default_factory=dict)
    unread: list[str | None] = field(default_factory=list)


def code_rows(run: RunTables) -> CodedRows:
    """Give everything that the pages count a number.

    Parameters
    ----------
    run : object
        With the tables of a study and its record.

    Returns
    -------
    CodedRows
    """
    articles = run.articles.reset_index(drop=True)
    place = {article: number for number, article in enumerate(articles["article_id"])}
    tables = {name: _in_order(getattr(run, name), place) for name in ("quotes", "hits", "mentions")}
    coded = CodedRows(articles, tables["quotes"], tables["hits"], tables["mentions"])
    coded.article = {
        name: np.asarray([place[a] for a in table["article_id"]], dtype=np.int64) for name, table in tables.items()
    }
    _code_articles(coded, run)
    called = _Called(run)
    coded.ids, coded.readable = called.ids, called.names
    coded.unread = [None if language == "en" else language for language in languages_of(articles)]
    for name in (*coded.outlets.listed, ANYBODY):
        coded.names.of(name)
    coded.columns = {
        "quotes": _code_quotes(coded, called),
        "hits": _code_hits(coded, run, called),
        "mentions": _code_mentions(coded, called),
    }
    return coded


def _named(outlets: pd.Series[Any]) -> pd.Series[Any]:
    """Outlets by their names; one without a character that can be seen has none."""
    names = outlets.fillna(UNNAMED).astype(str)
    return names.where(names.map(can_be_seen), UNNAMED)


def _in_order(table: pd.DataFrame, place: Mapping[Any, int]) -> pd.DataFrame:
    rows = table[table["article_id"].isin(list(place))]
    return rows.sort_values("article_id", key=lambda ids: ids.map(place), kind="stable").reset_index(drop=True)


class _Called:
    """What actors are called: those that articles share by their name, others by their description."""

    def __init__(self, run: RunTables) -> None:
        self.names = actor_names(run.actors)
        self._found: dict[Any, str] = {}
        self.ids: dict[str, list[str]] = {}
        ranked = run.actors.sort_values("n_mentions", ascending=False, kind="stable") if len(run.actors) else run.actors
        for actor in ranked["actor_id"]:
            article = str(actor).rpartition(":")[0]
            self.ids.setdefault(self(article, actor), []).append(str(actor))

    def __call__(self, article: Any, actor: Any) -> str:
        if actor not in self._found:
            name = self.names.get(actor)
            shared = shared_actor(article, actor, None if name == actor else name)
            told = " ".join(readable_actor(shared, self.names).split()) or str(actor)
            self._found[actor] = told
            if name is None and shared == actor:  # one that no row of the actors knows, and a correction may name
                self.ids.setdefault(told, []).append(str(actor))
        return self._found[actor]

    def column(self, table: pd.DataFrame, name: str) -> list[str | None]:
        pairs = zip(table["article_id"], table[name])
        return [None if is_missing(actor) else self(article, actor) for article, actor in pairs]


def _code_articles(coded: CodedRows, run: RunTables) -> None:
    articles = coded.articles
    outlet = _named(articles["outlet"])
    number = outlet.value_counts()
    coded.outlets = Names(sorted(number.index, key=lambda name: (-number[name], name)))
    coded.outlet = coded.outlets.column(outlet, UNNAMED)
    coded.called = event_labels(articles)
    event = articles["event"] if "event" in articles else pd.Series([None] * len(articles), dtype=object)
    often = event.dropna().astype(str).value_counts()
    coded.events = Names(sorted(often.index, key=lambda name: (-often[name], coded.called.get(name, name))))
    coded.event = coded.events.column(event.astype(object).where(event.notna(), None))
    words = words_of_articles(articles, run.exposure)
    coded.words = np.asarray([int(words.get(a, 0)) for a in articles["article_id"]], dtype=np.int64)
    coded.copy = articles["article_id"].isin(list(find_texts(articles).repeats)).to_numpy(dtype=bool)


def _code_quotes(coded: CodedRows, called: _Called) -> dict[str, Numbers]:
    quotes = coded.quotes
    said = quotes.index.isin(attributed(quotes).index)
    flags = _bits("quotes", {
        "attributed": said, "anonymous": _true(quotes["anonymous"]), "negated": _true(quotes["negated"]),
        "in_title": _true(quotes["in_title"]),
    })  # fmt: skip
    return {
        "actor": coded.names.column(called.column(quotes, "actor_id"), ANYBODY),
        "kind": _of_list(quotes["kind"], KINDS),
        "flags": flags,
    }


def _code_hits(coded: CodedRows, run: RunTables, called: _Called) -> dict[str, Numbers]:
    hits = coded.hits
    which: dict[str, Any] = {"actors": run.actors, "lexicons": lexicons_of(run.run), "copies": "all"}
    marked = {}
    for name, verb in (("accuses", accusations), ("doubts", doubts)):
        ids = set() if not len(hits) else _counted(verb(hits, coded.articles, **which))
        marked[name] = hits["hit_id"].isin(list(ids)).to_numpy(dtype=bool)
    for name in ("negated", "denied", "in_title"):
        marked[name] = _true(hits[name])
    quote = dict(zip(coded.quotes["quote_id"], _places(coded.article["quotes"])))
    speakers = [
        shown if voice == "narration" and (is_missing(speaker) or speaker == outlet) else name
        for name, speaker, outlet, shown, voice in zip(
            called.column(hits, "speaker"), hits["speaker"], hits["outlet"], _named(hits["outlet"]), hits["voice"]
        )
    ]
    coded.frames = Names(hits["frame"].value_counts().index)
    return {
        "frame": coded.frames.column(hits["frame"].astype(object), "(no frame)"),
        "term": coded.terms.column(
            [f"{lexicon}:{term}" for lexicon, term in zip(hits["lexicon"], hits["term_id"])], "?"
        ),
        "voice": _of_list(hits["voice"], VOICES),
        "speaker": coded.names.column(speakers),
        **{who: coded.names.column(called.column(hits, who)) for who in ("target", "agent", "patient")},
        "flags": _bits("hits", marked),
        "quote": np.asarray([quote.get(name, -1) + 1 for name in hits["quote_id"]], dtype=np.int64),
    }


def _counted(table: Any) -> set[Any]:
    """The ids of the hits that a table of accusations counts: those that are not denied."""
    source = table.source
    return set(source["hit_id"][~denied_rows(source)])


def _code_mentions(coded: CodedRows, called: _Called) -> dict[str, Numbers]:
    mentions = coded.mentions
    return {
        "actor": coded.names.column(called.column(mentions, "actor_id"), ANYBODY),
        "form": _of_list(mentions["form"], FORMS),
        "voice": _of_list(mentions["voice"], VOICES),
        "stance": _of_list(mentions["stance"], STANCES),
    }


def _places(articles: Numbers) -> list[int]:
    """The place of each row among those of its article."""
    if not len(articles):
        return []
    first = np.concatenate([[0], np.cumsum(np.bincount(articles))])
    return [int(place) for place in np.arange(len(articles)) - first[articles]]


def _true(column: pd.Series[Any]) -> npt.NDArray[np.bool_]:
    return column.fillna(False).to_numpy(dtype=bool)


def _bits(table: str, marked: Mapping[str, npt.NDArray[np.bool_]]) -> Numbers:
    first = next(iter(marked.values()))
    flags = np.zeros(len(first), dtype=np.int64)
    for name, rows in marked.items():
        flags |= np.where(rows, FLAGS[table][name], 0)
    return flags


def _of_list(values: Iterable[Any], known: tuple[str, ...]) -> Numbers:
    """Places in a fixed list; what is not in it is the first of it."""
    number = {name: place for place, name in enumerate(known)}
    return np.asarray([number.get(value, 0) for value in values], dtype=np.int64)
