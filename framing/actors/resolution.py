"""The quotes table with its actors, and the actors table."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.loading import read_registry
from framing.actors.mentions import readings
from framing.actors.registry import Registry
from framing.tables import conform, from_records

__all__ = ["resolve_actors", "summarize_actors"]

_COLUMNS = (
    "actor_id",
    "actor",
    "actor_kind",
    "actor_ids",
    "source_entity",
    "on_behalf_of",
    "source_class",
    "anonymous",
    "anonymity_reason",
    "affiliation",
    "relayed_by",
    "medium",
)
_FIELDS = attrgetter(*_COLUMNS)


def resolve_actors(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    mentions: pd.DataFrame | None = None,
    registry: str | Path | Registry | None = None,
) -> pd.DataFrame:
    """Say who each source is.

    Parameters
    ----------
    quotes, articles : pandas.DataFrame
        The quotes and articles tables.
    mentions : pandas.DataFrame, optional
        The mentions table, perhaps mended by hand: its `actor_id` is taken for the mention that a source names.
    registry : str, pathlib.Path, Registry, optional
        As in :func:`framing.find_mentions`.

    Returns
    -------
    pandas.DataFrame
        The quotes table with actor_id, actor, actor_kind, actor_ids, source_entity, on_behalf_of, source_class,
        anonymous, anonymity_reason, affiliation, relayed_by and medium filled.

    Examples
    --------
    >>> import framing as fr
    >>> articles = fr.read_articles(fr.shipped.shipped("seeds"))
    >>> quotes = fr.resolve_actors(fr.extract_quotes(articles), articles, registry="syria")
    >>> "RUS_KLINTSEVICH" in set(quotes["actor_id"])
    True
    """
    table = conform(quotes, "quotes")
    known = read_registry(registry)
    mended: dict[tuple[str, int, int], str] = {}
    if mentions is not None:
        names = ("article_id", "start", "end")
        keys = zip(*(mentions[name].tolist() for name in names))
        mended = dict(zip(keys, mentions["actor_id"].tolist()))
    filled: dict[str, tuple[Any, ...]] = {}
    for article, ids, reading in readings(articles, table, known):
        for quote_id, source in zip(ids, reading.sources):
            if source.head is not None:
                own = mended.get((article["article_id"], *source.head))
                if own is not None and own not in (source.actor_id, *source.actor_ids) and own not in reading.actors:
                    actor = known.get(own)
                    told = (actor.name, actor.kind) if actor else (own, source.actor_kind)
                    source = replace(source, actor_id=own, actor_ids=[own], actor=told[0], actor_kind=told[1])
            filled[quote_id] = _FIELDS(source)
    nothing = (None,) * len(_COLUMNS)
    rows = [filled.get(quote_id, nothing) for quote_id in table["quote_id"]]
    for name, values in zip(_COLUMNS, zip(*rows) if rows else [()] * len(_COLUMNS)):
        dtype = "boolean" if name == "anonymous" else "object"
        table[name] = pd.Series(list(values), index=table.index, dtype=dtype)
    return table


def summarize_actors(
    mentions: pd.DataFrame, quotes: pd.DataFrame, registry: str | Path | Registry | None = None
) -> pd.DataFrame:
    """The actors table: who occurs, how often mentioned and quoted, under which names.

    Parameters
    ----------
    mentions, quotes : pandas.DataFrame
        The mentions table and the resolved quotes table.
    registry : str, pathlib.Path, Registry, optional

    Returns
    -------
    pandas.DataFrame
        Most quoted first, then most mentioned, then by id.

    Examples
    --------
    >>> from framing.tables import empty
    >>> summarize_actors(empty("mentions"), empty("quotes")).shape
    (0, 7)
    """
    known = read_registry(registry)
    names: dict[str, dict[str, int]] = {}
    counts: dict[str, int] = {}
    for actor_id, designator, form in zip(mentions["actor_id"], mentions["designator"], mentions["form"]):
        counts[actor_id] = counts.get(actor_id, 0) + 1
        if form != "pronoun":
            held = names.setdefault(actor_id, {})
            held[designator] = held.get(designator, 0) + 1
    quoted: dict[str, int] = {}
    told: dict[str, tuple[str, str]] = {}
    for actor_id, actor, kind, ids in zip(
        quotes["actor_id"], quotes["actor"], quotes["actor_kind"], quotes["actor_ids"]
    ):
        if not isinstance(actor_id, str):
            continue
        told.setdefault(actor_id, (actor, kind))
        for one in ids if isinstance(ids, list) and ids else [actor_id]:
            quoted[one] = quoted.get(one, 0) + 1
    rows = []
    for actor_id in {**counts, **quoted}:
        actor = known.get(actor_id)
        used = names.get(actor_id, {})
        name, kind = told.get(actor_id, (max(used, key=lambda n: (used[n], len(n)), default=actor_id), None))
        if actor is not None:
            name, kind = actor.name, actor.kind
        rows.append(
            {
                "actor_id": actor_id,
                "name": name,
                "kind": kind,
                "side": "; ".join(actor.side) if actor and actor.side else None,
                "aliases": sorted(set(used) - {name}),
                "n_mentions": counts.get(actor_id, 0),
                "n_quotes": quoted.get(actor_id, 0),
            }
        )
    rows.sort(key=lambda row: (-row["n_quotes"], -row["n_mentions"], row["actor_id"]))
    return from_records("actors", rows)
