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

from framing import tables
from framing.actors.corpus.bearers import Bearer, read_bearers
from framing.actors.find_merges import merges_of_bearers
from framing.actors.merge_actors import MergeRules, merge_by_rules
from framing.actors.registry.merges_list import read_merges
from framing.actors.resolve_actors import ActorCounts, actor_order
from framing.articles import find_copies
from framing.articles.as_read import uncollected
from framing.articles.own_fields import merged_kinds, own_columns, read_kinds
from framing.compare.inference.counting import sum_exposure
from framing.study.make_part import PRINTED
from framing.study.part_store import Part, PartStore
from framing.study.parts_of_input import articles_of
from framing.study.store import TableWriter

if TYPE_CHECKING:
    from framing.actors import Registry

__all__ = ["JoinedTables", "Joining", "join_parts"]

_OF_MENTIONS = ["article_id", "actor_id", "designator", "start", "end", "head", "form"]
_OF_QUOTES = ["article_id", "actor_id", "actor_kind"]
_OF_COPIES = ["article_id", "text", "body_start", "furniture_spans", "published", "outlet", "byline"]
_COPY = ["duplicate_of", "wire"]


@dataclass(frozen=True)
class Joining:
    """How parts become one run.

    Attributes
    ----------
    registry : Registry
    merges : bool, path or pandas.DataFrame
        As of :func:`framing.analyze`.
    copies : bool
    texts : sequence of str or None
        Own fields whose texts are no numbers; None where the input says of what type each value is.
    """

    registry: Registry
    merges: bool | str | Path | pd.DataFrame
    copies: bool
    texts: Sequence[str] | None = None


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


def join_parts(store: PartStore, parts: Sequence[Part], how: Joining, folder: Path) -> JoinedTables:
    """Write the tables of the run: actors merged over all articles, copies marked, one file a table and form.

    Parameters
    ----------
    store : PartStore
    parts : sequence of Part
        In the order of the input.
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
        writer = TableWriter(folder, name, tables.to_arrow(tables.empty(name), name).schema)
        for part in parts:
            writer.add(_merged(store, part, name, rules))
        hashes[name], rows[name] = writer.close(), writer.rows
    for part in parts:
        counts.add(*(_merged(store, part, name, rules) for name in ("mentions", "quotes")))
    actors = tables.from_records("actors", sorted(counts.rows(), key=actor_order))
    writer = TableWriter(folder, "actors", tables.to_arrow(tables.empty("actors"), "actors").schema)
    writer.add(actors)
    hashes["actors"], rows["actors"] = writer.close(), writer.rows
    hashes["articles"], rows["articles"] = _write_articles(store, parts, how, folder)
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


def _write_articles(store: PartStore, parts: Sequence[Part], how: Joining, folder: Path) -> tuple[dict[str, str], int]:
    kinds = merged_kinds(read_kinds(dict(part.about["fields"])) for part in parts)
    most = max(map(len, kinds.values()), default=1)
    examples = [{name: values[k] for name, values in kinds.items() if k < len(values)} for k in range(most)]
    whole = tables.from_records("articles", [{}] * most).assign(**own_columns(examples, kinds, how.texts))
    copied = _copied(store, parts) if how.copies else None
    writer = TableWriter(folder, "articles", tables.to_arrow(whole, "articles").schema)
    for part in parts:
        articles, fields = articles_of(store, part)
        articles = _sound(articles.assign(**own_columns(fields, kinds, how.texts)), part)
        if copied is not None:
            found = copied.loc[articles["article_id"]]
            columns = {name: pd.Series(found[name].tolist(), articles.index, dtype="object") for name in _COPY}
            articles = articles.assign(**columns)
        writer.add(articles)
    return writer.close(), writer.rows


def _copied(store: PartStore, parts: Sequence[Part]) -> pd.DataFrame:
    every = [_sound(articles_of(store, part, [*_OF_COPIES, *_COPY])[0], part) for part in parts]
    return find_copies(pd.concat(every, ignore_index=True)).set_index("article_id")[_COPY]


def _sound(articles: pd.DataFrame, part: Part) -> pd.DataFrame:
    """Articles without those that failed."""
    failed = {item["data"]["article_id"] for item in part.rejected}
    return articles[~articles["article_id"].isin(failed)].reset_index(drop=True) if failed else articles
