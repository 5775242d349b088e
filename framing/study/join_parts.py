"""The second, small pass of a run: what hangs on all articles together, and the tables of the whole run.

It reads the parts one after the other, of each table the columns that it needs. What it holds of all articles at once
is little of each: who is named there, and what a text is known again by.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.actors.corpus.bearers import Bearer, lean_bearers, read_bearers
from framing.actors.find_merges import merges_of_bearers
from framing.actors.merge_actors import MergeRules, merge_by_rules
from framing.actors.registry.merges_list import read_merges
from framing.actors.resolve_actors import ActorCounts, actor_order
from framing.articles.as_read import uncollected
from framing.articles.copies.find_copies import Known, match_copies, read_for_copies
from framing.articles.events.find_events import ReadForEvents
from framing.articles.outlets.outlet_table import Outlets
from framing.articles.own_fields import Kinds, merged_kinds, own_columns, read_kinds
from framing.compare.inference.counting import sum_exposure
from framing.study.make_part import MADE, PRINTED
from framing.study.part_store import Part, PartStore
from framing.study.parts_of_input import articles_of
from framing.study.run_outlets import RunOutlets
from framing.study.store import TableWriter

if TYPE_CHECKING:
    from framing.actors import Registry

__all__ = ["JoinedTables", "Joining", "join_parts"]

_TEXTS = ["article_id", "text"]
_OF_MENTIONS = ["article_id", "actor_id", "designator", "start", "end", "head", "form"]
_OF_QUOTES = ["article_id", "actor_id", "actor_kind"]
_ROWS = 20_000  # of actors that are written at a time
_FILES = 200  # that are open at a time
_COPY = ["duplicate_of", "wire"]
#: Columns by which articles are compared with one another.
_COMPARED = [name for name in tables.SCHEMAS["articles"].names if name not in ("url", "extra")]


@dataclass(frozen=True)
class Joining:
    """How parts become one run.

    Attributes
    ----------
    registry : Registry
    merges : bool, path or pandas.DataFrame
        As of :func:`framing.analyze`.
    copies, events : bool
    outlets : path or table, optional
    outlets_as_written : bool
        As of :func:`framing.read_articles`.
    texts : sequence of str or None
        Own fields whose texts are no numbers; None where the input says of what type each value is.
    raw_cells : bool
        In CSV, leave cells as they are that a spreadsheet would run.
    """

    registry: Registry
    merges: bool | str | Path | pd.DataFrame
    copies: bool
    events: bool = False
    outlets: Outlets | None = None
    outlets_as_written: bool = False
    texts: Sequence[str] | None = None
    raw_cells: bool = False


@dataclass(frozen=True)
class JoinedTables:
    """What the second pass leaves beside the files.

    Attributes
    ----------
    files : dict
        Hash of each file, by table and form.
    merges : pandas.DataFrame or None
    rows : dict of str to int
        How long each table is.
    """

    files: dict[str, dict[str, str]]
    merges: pd.DataFrame | None
    rows: dict[str, int]


def join_parts(
    store: PartStore, parts: Sequence[Part], outlets: RunOutlets, how: Joining, folder: Path
) -> JoinedTables:
    """Write the tables of the run: actors merged over all articles, copies marked, one file a table and form.

    Parameters
    ----------
    store : PartStore
    parts : sequence of Part
        In the order of the input.
    outlets : RunOutlets
    how : Joining
    folder : pathlib.Path
        Where the files go.

    Returns
    -------
    JoinedTables
    """
    merges = _merges(store, parts, how)
    rules = MergeRules(read_merges(merges)) if merges is not None else None
    names = MADE
    schemas = {name: tables.to_arrow(tables.empty(name), name).schema for name in names}
    writers = {name: TableWriter(folder, name, schema, how.raw_cells) for name, schema in schemas.items()}
    actors = _Actors(folder, how)
    for part in parts:
        made = {name: _merged(store, part, name, rules) for name in names}
        for name, writer in writers.items():
            writer.add(made[name])
        actors.add(made["mentions"], made["quotes"])
    hashes = {name: writer.close() for name, writer in writers.items()}
    rows = {name: writer.rows for name, writer in writers.items()}
    hashes["actors"], rows["actors"] = actors.write()
    hashes["articles"], rows["articles"] = _write_articles(store, parts, outlets, how, folder)
    return JoinedTables({name: hashes[name] for name in tables.SCHEMAS}, merges, rows)


class _Actors:
    """The actors table: of whom a single article knows, the rows lie in files, sorted, until all are put in order."""

    def __init__(self, folder: Path, how: Joining) -> None:
        self._folder = folder
        self._how = how
        self._shared = ActorCounts(how.registry)
        self._aside: list[Path] = []
        self._number = 0

    def add(self, mentions: pd.DataFrame, quotes: pd.DataFrame) -> None:
        """Count in the tables of some articles, all of which are there."""
        here = ActorCounts(self._how.registry)
        here.add(mentions, quotes)
        articles = {*mentions["article_id"], *quotes["article_id"]}
        self._shared.take_shared(here, lambda actor: actor.rpartition(":")[0] in articles)
        self._put_aside(sorted(here.rows(), key=actor_order))
        if len(self._aside) == _FILES:
            aside, self._aside = self._aside, []
            self._put_aside(heapq.merge(*map(_lines, aside), key=actor_order))
            for path in aside:
                path.unlink()

    def _put_aside(self, rows: Iterable[dict[str, Any]]) -> None:
        self._number += 1
        path = self._folder / f".actors-{self._number}"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        self._aside.append(path)

    def write(self) -> tuple[dict[str, str], int]:
        """Write the table, most quoted first: hashes of its files, and how long it is."""
        schema = tables.to_arrow(tables.empty("actors"), "actors").schema
        writer = TableWriter(self._folder, "actors", schema, self._how.raw_cells)
        shared = sorted(self._shared.rows(), key=actor_order)
        every = heapq.merge(shared, *map(_lines, self._aside), key=actor_order)
        while some := list(islice(every, _ROWS)):
            writer.add(tables.from_records("actors", some))
        if not writer.rows:
            writer.add(tables.empty("actors"))
        for path in self._aside:
            path.unlink()
        return writer.close(), writer.rows


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _merges(store: PartStore, parts: Sequence[Part], how: Joining) -> pd.DataFrame | None:
    if how.merges is False:
        return None
    with uncollected():
        bearers: list[Bearer] = []
        shared: dict[Any, Any] = {}
        for part in parts:
            who, said = (store.read(part, *what) for what in (("mentions", _OF_MENTIONS), ("quotes", _OF_QUOTES)))
            bearers += lean_bearers(read_bearers(who, store.read(part, "articles", _TEXTS), said), shared)
        bearers.sort(key=lambda bearer: (bearer.article, bearer.actor))
        decided = how.registry.merges if how.merges is True else how.merges
        return merges_of_bearers(bearers, how.registry, decided)


def _merged(store: PartStore, part: Part, name: str, rules: MergeRules | None) -> pd.DataFrame:
    table = _sound(store.read(part, name).drop(columns=PRINTED, errors="ignore"), part)
    if rules is None:
        return table
    table = merge_by_rules(table, rules)
    return sum_exposure(table) if name == "exposure" else table


def _write_articles(
    store: PartStore, parts: Sequence[Part], outlets: RunOutlets, how: Joining, folder: Path
) -> tuple[dict[str, str], int]:
    kinds = merged_kinds(read_kinds(dict(part.about["fields"])) for part in parts)
    found = _found_over_all(store, parts, outlets, how)
    writer = TableWriter(folder, "articles", _schema(kinds, outlets, how), how.raw_cells)

    def whole(part: Part) -> pd.DataFrame:
        articles, fields = articles_of(store, part)
        articles = outlets.given_to(articles.assign(**own_columns(fields, kinds, how.texts)))
        articles = _sound(articles, part)
        for column in found:
            values = found[column].loc[articles["article_id"]].tolist()
            articles[column] = pd.Series(values, articles.index, dtype="object")
        return articles

    for part in parts:
        writer.add(whole(part))
    return writer.close(), writer.rows


def _schema(kinds: Kinds, outlets: RunOutlets, how: Joining) -> pa.Schema:
    """Columns of the articles, each in the type that it has over all."""
    most = max(map(len, kinds.values()), default=1)
    examples = [{name: values[k] for name, values in kinds.items() if k < len(values)} for k in range(most)]
    whole = tables.from_records("articles", [{}] * most).assign(**own_columns(examples, kinds, how.texts))
    schema = tables.to_arrow(whole, "articles").schema
    for column in outlets.fields():
        place = schema.get_field_index(column.name)
        schema = schema.append(column) if place < 0 else schema.set(place, column)
    return schema


def _found_over_all(store: PartStore, parts: Sequence[Part], outlets: RunOutlets, how: Joining) -> pd.DataFrame:
    """The columns of the articles that are found by comparing them: event, duplicate_of, wire."""
    columns: dict[str, list[Any]] = {"article_id": []}
    known: list[Known] = []
    events, ids = ReadForEvents(), list[str]()

    def read(part: Part) -> None:  # whose texts go with the call
        articles = outlets.given_to(articles_of(store, part, _COMPARED)[0])
        if how.events:
            events.add(articles)
            ids.extend(articles["article_id"].tolist())
        sound = _sound(articles, part)
        columns["article_id"] += sound["article_id"].tolist()
        known.extend(read_for_copies(sound) if how.copies else [])

    for part in parts:
        read(part)
    if how.copies:
        found = match_copies(known)
        columns |= {name: [cells[place] for cells in found] for place, name in enumerate(_COPY)}
    table = pd.DataFrame(columns, dtype=object).set_index("article_id")
    if how.events:
        event_of = dict(zip(ids, events.match()[0]))
        table.insert(0, "event", pd.Series([event_of[name] for name in table.index], table.index, dtype=object))
    return table


def _sound(table: pd.DataFrame, part: Part) -> pd.DataFrame:
    """A table without articles that failed: a later stage may fail where those before it did not."""
    failed = {item["data"]["article_id"] for item in part.rejected}
    return table[~table["article_id"].isin(failed)].reset_index(drop=True) if failed else table
