"""The second, small pass of a run: what hangs on all articles together, and the tables of the whole run.

It reads the parts one after the other, of each table the columns that it needs. What it holds of all articles at once
is little of each: who is named there, and what a text is known again by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.actors.corpus.bearers import Bearer, read_bearers
from framing.actors.find_merges import merges_of_bearers
from framing.actors.merge_actors import MergeRules, merge_by_rules
from framing.actors.registry.merges_list import read_merges
from framing.actors.resolve_actors import ActorCounts, actor_order
from framing.articles import find_copies, find_events
from framing.articles.as_read import uncollected
from framing.articles.outlets.outlet_table import Outlets
from framing.articles.own_fields import Kinds, merged_kinds, own_columns, read_kinds
from framing.compare.inference.counting import sum_exposure
from framing.study.make_part import PRINTED
from framing.study.part_store import Part, PartStore
from framing.study.parts_of_input import articles_of
from framing.study.run_outlets import RunOutlets
from framing.study.store import TableWriter

if TYPE_CHECKING:
    from framing.actors import Registry

__all__ = ["JoinedTables", "Joining", "join_parts"]

_OF_MENTIONS = ["article_id", "actor_id", "designator", "start", "end", "head", "form"]
_OF_QUOTES = ["article_id", "actor_id", "actor_kind"]
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
    counts = ActorCounts(how.registry)
    hashes: dict[str, dict[str, str]] = {}
    rows: dict[str, int] = {}
    for name in ("quotes", "mentions", "hits", "exposure"):
        writer = TableWriter(folder, name, tables.to_arrow(tables.empty(name), name).schema, how.raw_cells)
        for part in parts:
            writer.add(_merged(store, part, name, rules))
        hashes[name], rows[name] = writer.close(), writer.rows
    for part in parts:
        counts.add(*(_merged(store, part, name, rules) for name in ("mentions", "quotes")))
    actors = tables.from_records("actors", sorted(counts.rows(), key=actor_order))
    writer = TableWriter(folder, "actors", tables.to_arrow(tables.empty("actors"), "actors").schema, how.raw_cells)
    writer.add(actors)
    hashes["actors"], rows["actors"] = writer.close(), writer.rows
    hashes["articles"], rows["articles"] = _write_articles(store, parts, outlets, how, folder)
    return JoinedTables({name: hashes[name] for name in tables.SCHEMAS}, merges, rows)


def _merges(store: PartStore, parts: Sequence[Part], how: Joining) -> pd.DataFrame | None:
    if how.merges is False:
        return None
    with uncollected():
        bearers: list[Bearer] = []
        for part in parts:
            texts = store.read(part, "articles", ["article_id", "text"])
            who, said = (store.read(part, *what) for what in (("mentions", _OF_MENTIONS), ("quotes", _OF_QUOTES)))
            bearers += read_bearers(who, texts, said)
        bearers.sort(key=lambda bearer: (bearer.article, bearer.actor))
        decided = how.registry.merges if how.merges is True else how.merges
        return merges_of_bearers(bearers, how.registry, decided)


def _merged(store: PartStore, part: Part, name: str, rules: MergeRules | None) -> pd.DataFrame:
    table = store.read(part, name).drop(columns=PRINTED, errors="ignore")
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
    for part in parts:
        articles, fields = articles_of(store, part)
        articles = outlets.given_to(articles.assign(**own_columns(fields, kinds, how.texts)))
        articles = _sound(articles, part)
        for column in found:
            values = found[column].loc[articles["article_id"]].tolist()
            articles[column] = pd.Series(values, articles.index, dtype="object")
        writer.add(articles)
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
    if not how.copies and not how.events:
        return pd.DataFrame()
    pieces = []
    for part in parts:
        articles = outlets.given_to(articles_of(store, part, _COMPARED)[0])
        pieces.append(articles.assign(sound=articles["article_id"].isin(_sound(articles, part)["article_id"])))
    every = pd.concat(pieces, ignore_index=True)
    every = find_events(every) if how.events else every
    every = every[every.pop("sound")].reset_index(drop=True)
    every = find_copies(every) if how.copies else every
    columns = [*(["event"] if how.events else []), *(_COPY if how.copies else [])]
    return every.set_index("article_id")[columns]


def _sound(articles: pd.DataFrame, part: Part) -> pd.DataFrame:
    """Articles without those that failed."""
    failed = {item["data"]["article_id"] for item in part.rejected}
    return articles[~articles["article_id"].isin(failed)].reset_index(drop=True) if failed else articles
