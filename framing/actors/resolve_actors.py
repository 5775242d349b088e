"""The quotes table with its actors, and the actors table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors.find_mentions import readings
from framing.actors.registry.registry import Actor, Registry
from framing.actors.registry.remembered_registry import registry_of, remember
from framing.actors.sources.describe_sources import Source
from framing.actors.sources.source_gender import UNKNOWN, registered_gender
from framing.actors.words.closed_classes import PRONOUNS
from framing.articles.as_read import uncollected
from framing.articles.plain_text import reads_plain
from framing.entrance import takes
from framing.tables import SCHEMAS, conform, from_records, is_missing
from framing.text import folded_text

__all__ = ["ActorCounts", "actor_order", "resolve_actors", "summarize_actors", "without_actors"]

#: What a source says of a quote, in the order of the table.
_COLUMNS = tuple(
    "actor_id actor actor_kind actor_ids source_entity on_behalf_of source_class anonymous anonymity_reason "
    "affiliation relayed_by medium source_gender source_gender_rule source_role".split()
)
_FIELDS = attrgetter(*_COLUMNS)


@takes(
    quotes="quotes quote_id article_id",
    articles="articles article_id text",
    mentions="mentions article_id start end actor_id",
)
@reads_plain
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
        As in :func:`framing.find_mentions`. Left out, it is the one that `mentions` was found with.

    Returns
    -------
    pandas.DataFrame
        The quotes table with actor_id, actor, actor_kind, actor_ids, source_entity, on_behalf_of, source_class,
        anonymous, anonymity_reason, affiliation, relayed_by, medium, source_gender, source_gender_rule and source_role
        filled.

    Warns
    -----
    RegistryWarning
        If the mentions carry the ids of a registry and none is named, as in a table read from a file: a shipped one
        that knows them is taken, one of your own must be named.

    Examples
    --------
    >>> import framing as fr
    >>> articles = fr.read_articles(fr.shipped.shipped("seeds"))
    >>> quotes = fr.resolve_actors(fr.extract_quotes(articles), articles, registry="syria")
    >>> "RUS_KLINTSEVICH" in set(quotes["actor_id"])
    True
    """
    table = conform(quotes, "quotes")
    who = registry_of(mentions, registry)
    mended: dict[tuple[str, int, int], str] = {}
    if mentions is not None:
        keys = zip(*(mentions[name].tolist() for name in ("article_id", "start", "end")))
        mended = dict(zip(keys, mentions["actor_id"].tolist()))
    filled: dict[str, tuple[Any, ...]] = {}
    with uncollected():
        for article, ids, reading in readings(articles, table, who):
            for quote_id, source in zip(ids, reading.sources):
                own = None if source.head is None else mended.get((article["article_id"], *source.head))
                if own is not None and own not in (source.actor_id, *source.actor_ids) and own not in reading.actors:
                    source = _mended(source, own, who.get(own), article["text"])
                filled[quote_id] = _FIELDS(source)
    rows = [filled.get(quote_id, (None,) * len(_COLUMNS)) for quote_id in table["quote_id"]]
    printed = table["medium"].tolist()  # what the layout shows (a transcript, a post) stays
    for name, values in zip(_COLUMNS, zip(*rows) if rows else [()] * len(_COLUMNS)):
        dtype = "boolean" if name == "anonymous" else "object"
        if name == "medium":
            values = tuple(value if is_missing(own) else own for own, value in zip(printed, values))
        table[name] = pd.Series(list(values), index=table.index, dtype=dtype)
    return remember(table, who)


def without_actors(quotes: pd.DataFrame) -> pd.DataFrame:
    """Quotes as they were before anybody said who the sources are.

    Parameters
    ----------
    quotes : pandas.DataFrame
        Of :func:`resolve_actors`.

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> without_actors(pd.DataFrame({"quote_id": ["a:q1"], "actor_id": ["LEE"]}))["actor_id"].tolist()
    [None]
    """
    return conform(quotes.drop(columns=[name for name in _COLUMNS if name in quotes]), "quotes")


def _mended(source: Source, own: str, actor: Actor | None, text: str) -> Source:
    """The source as another actor; of the one before it keeps what its own words say."""
    name, kind = (actor.name, actor.kind) if actor else (own, source.actor_kind)
    source = replace(source, actor_id=own, actor_ids=[own], actor=name, actor_kind=kind)
    if source.head is None or text[slice(*source.head)].lower() in PRONOUNS:
        return source
    gender, rule = registered_gender(actor) or UNKNOWN
    return replace(source, source_gender=gender, source_gender_rule=rule)


@takes(mentions="mentions actor_id designator", quotes="quotes actor_id", actors="actors actor_id")
def summarize_actors(
    mentions: pd.DataFrame,
    quotes: pd.DataFrame,
    registry: str | Path | Registry | None = None,
    actors: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The actors table: who occurs, how often mentioned and quoted, under which names.

    Parameters
    ----------
    mentions, quotes : pandas.DataFrame
        The mentions table and the resolved quotes table.
    registry : str, pathlib.Path, Registry, optional
        Left out, it is the one that `mentions` was found with.
    actors : pandas.DataFrame, optional
        A table that knows the actors already, perhaps mended by hand: name, kind, side and columns of your own are
        taken from it, and only the counts and aliases are those of `mentions` and `quotes`.

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
    who = Registry() if actors is not None and registry is None else registry_of(mentions, registry)
    counts = ActorCounts(who)
    counts.add(mentions, quotes)
    before = {} if actors is None else {row["actor_id"]: row for row in conform(actors, "actors").to_dict("records")}
    extra = [] if actors is None else [str(name) for name in actors.columns if name not in SCHEMAS["actors"].names]
    return from_records("actors", sorted(counts.rows(before), key=actor_order), extra)


def actor_order(row: Mapping[str, Any]) -> tuple[int, int, str]:
    """By what actors are sorted: most quoted first, then most mentioned, then by id.

    Parameters
    ----------
    row : mapping

    Returns
    -------
    tuple
    """
    return -row["n_quotes"], -row["n_mentions"], row["actor_id"]


class ActorCounts:
    """How often actors are mentioned and quoted, and what they are called, over any number of tables.

    Parameters
    ----------
    registry : Registry

    Examples
    --------
    >>> counts = ActorCounts(Registry())
    >>> mentions = pd.DataFrame({"actor_id": ["LEE", "LEE"], "designator": ["Ann Lee", "Lee"]})
    >>> counts.add(mentions, pd.DataFrame({"actor_id": ["LEE"]}))
    >>> [(row["name"], row["n_mentions"], row["n_quotes"]) for row in counts.rows()]
    [('LEE', 2, 1)]
    """

    def __init__(self, registry: Registry) -> None:
        self._who = registry
        self._used: dict[str, Counter[str]] = {}
        self._nested: dict[str, Counter[str]] = {}
        self._mentioned: Counter[str] = Counter()
        self._quoted: Counter[str] = Counter()
        self._described: dict[str, tuple[str, str]] = {}

    def add(self, mentions: pd.DataFrame, quotes: pd.DataFrame) -> None:
        """Count in the tables of some articles.

        Parameters
        ----------
        mentions, quotes : pandas.DataFrame
        """
        forms = mentions["form"] if "form" in mentions else [None] * len(mentions)
        for actor_id, designator, form in zip(mentions["actor_id"], mentions["designator"], forms):
            if isinstance(actor_id, str):
                self._mentioned[actor_id] += 1
                if form not in ("pronoun", "modifier"):
                    names = self._nested if form == "nested" else self._used
                    names.setdefault(actor_id, Counter())[folded_text(str(designator))] += 1
        nothing = [None] * len(quotes)
        given = [quotes.get(name, nothing) for name in ("actor", "actor_kind", "actor_ids")]
        for actor_id, actor, kind, ids in zip(quotes["actor_id"], *given):
            if isinstance(actor_id, str):
                self._described.setdefault(actor_id, (actor if isinstance(actor, str) else actor_id, kind))
                self._quoted.update(ids if isinstance(ids, list) and ids else [actor_id])

    def take_shared(self, other: ActorCounts, own: Callable[[str], bool]) -> None:
        """Take over what others have counted of actors that several articles know, and leave them the rest.

        Parameters
        ----------
        other : ActorCounts
            Of articles that come after those counted here.
        own : callable
            Whether an id is one that a single article gives.
        """
        for mine, its in ((self._mentioned, other._mentioned), (self._quoted, other._quoted)):
            shared = [actor for actor in its if not own(actor)]
            mine.update({actor: its.pop(actor) for actor in shared})
        for names, its_names in ((self._used, other._used), (self._nested, other._nested)):
            for actor in [actor for actor in its_names if not own(actor)]:
                names.setdefault(actor, Counter()).update(its_names.pop(actor))
        for actor in [actor for actor in other._described if not own(actor)]:
            self._described.setdefault(actor, other._described.pop(actor))

    def rows(self, before: Mapping[str, Mapping[Any, Any]] | None = None) -> Iterator[dict[str, Any]]:
        """Rows of the actors table, in no order.

        Parameters
        ----------
        before : mapping, optional
            Rows that are known of some actors; but for counts and aliases they hold.

        Yields
        ------
        dict
        """
        for actor_id in {**self._mentioned, **self._quoted}:
            registered = self._who.get(actor_id)
            own = self._used.get(actor_id) or self._nested.get(actor_id, Counter())
            most = max(own, key=lambda name: (own[name], len(name)), default=actor_id)
            name, kind = self._described.get(actor_id, (most, None))
            if registered is not None:
                name, kind = registered.name, registered.kind
            side = "; ".join(registered.side) if registered and registered.side else None
            row: dict[str, Any] = {"actor_id": actor_id, "name": name, "kind": kind, "side": side}
            row |= {str(key): value for key, value in (before or {}).get(actor_id, {}).items()}
            row["aliases"] = sorted(set(own) - {row["name"]})
            yield row | {"n_mentions": self._mentioned[actor_id], "n_quotes": self._quoted[actor_id]}
