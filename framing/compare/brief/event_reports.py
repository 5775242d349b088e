"""The reports of one event, with what is worked out of them once, however many pairs of outlets they form."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import pandas as pd

from framing.articles.as_read import ArticlesAsRead
from framing.articles.plain_text import read_plain
from framing.compare.inference.counting import attributed, records
from framing.compare.naming import named_mentions
from framing.compare.quantities.find_quantities import find_quantities
from framing.compare.quantities.numbers import read_numbers
from framing.compare.statements.statements import SaidSentences, read_statements
from framing.compare.verdicts import choose, denied_rows
from framing.entrance import takes
from framing.quotes.voices import Voices, read_quotes
from framing.tables import actor_names, is_missing
from framing.text import Document

__all__ = ["Reports"]

T = TypeVar("T")
_LeadBack: TypeAlias = Callable[[pd.DataFrame], None]


@dataclass(frozen=True, eq=False)
class Reports:
    """Reports of one event by several outlets.

    Attributes
    ----------
    articles, quotes, mentions, actors, hits : pandas.DataFrame
        Rows of these articles only; `outlet` of the articles is the side that each is compared as.
    docs : dict of str to Document
    read : ArticlesAsRead
        What is known of the texts.
    quantities : pandas.DataFrame or None
        Found in the texts where none are given.
    """

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame
    docs: dict[str, Document]
    read: ArticlesAsRead
    quantities: pd.DataFrame | None = None
    _kept: dict[Hashable, Any] = field(default_factory=dict)

    def found(self, find: Callable[[Document], T], article_id: str) -> T:
        """What a function finds in a report."""
        key = find, article_id
        if key not in self._kept:
            self._kept[key] = find(self.docs[article_id])
        kept: T = self._kept[key]
        return kept

    @cached_property
    def names(self) -> dict[Any, str]:
        """Readable name of each actor."""
        return actor_names(self.actors)

    @cached_property
    def body_starts(self) -> dict[str, int]:
        """Where the body of each report begins."""
        starts = zip(self.articles["article_id"], self.articles["body_start"])
        return {str(article): 0 if is_missing(start) else int(start) for article, start in starts}

    @cached_property
    def said(self) -> list[dict[str, Any]]:
        """The attributed quotes."""
        return records(attributed(self.quotes))

    @cached_property
    def voices(self) -> dict[str, Voices]:
        """In whose voice a span of each report stands, scare quotes aside."""
        said: dict[str, list[dict[str, Any]]] = {article_id: [] for article_id in self.docs}
        for row in records(self.quotes):
            if row.get("kind") != "scare":
                said[row["article_id"]].append(row)
        return {article_id: Voices(read_quotes(rows)) for article_id, rows in said.items()}

    @cached_property
    def called(self) -> list[dict[str, Any]]:
        """The mentions that call an actor something."""
        rows = named_mentions(self.mentions) if len(self.mentions) else self.mentions
        needed = ["actor_id", "article_id", "designator", "start", "end", *({"form"} & set(rows.columns))]
        return records(rows[needed]) if len(rows) else []

    @cached_property
    def designators(self) -> list[tuple[str, str, str]]:
        """Article, actor and designator of each mention of somebody known."""
        if not len(self.mentions):
            return []
        rows = zip(self.mentions["article_id"], self.mentions["actor_id"], self.mentions["designator"])
        return [(str(article), str(actor), str(called)) for article, actor, called in rows if not is_missing(actor)]

    @cached_property
    def sides(self) -> list[tuple[str, str]]:
        """Actors with the side that the table of actors gives them."""
        if not {"actor_id", "side"} <= set(self.actors.columns):
            return []
        rows = zip(self.actors["actor_id"], self.actors["side"])
        return [(str(actor), str(side)) for actor, side in rows if not is_missing(side) and str(side)]

    @cached_property
    def frames(self) -> list[tuple[str, str, str]]:
        """Article, quote and frame of each term that stands in a quote."""
        if not len(self.hits):
            return []
        rows = zip(self.hits["article_id"], self.hits["quote_id"], self.hits["frame"])
        return [(str(article), str(quote), str(frame)) for article, quote, frame in rows if not is_missing(quote)]

    @cached_property
    def accusing(self) -> list[dict[str, Any]]:
        """Terms by which somebody accuses somebody else."""
        if not len(self.hits) or not {"speaker", "target"} <= set(self.hits.columns):
            return []
        rows = choose(self.hits, actors=self.actors, articles=self.articles).rows
        return records(rows[~denied_rows(rows)])

    @cached_property
    def directed(self) -> tuple[pd.DataFrame, dict[Any, dict[str, Any]]]:
        """Terms of which it is known who says them of whom; the same by their label."""
        usable = self.hits.dropna(subset=["speaker", "target"])
        return usable, dict(zip(usable.index, records(usable)))

    @cached_property
    def statements(self) -> tuple[SaidSentences, _LeadBack]:
        """The sentences of quotes, read with plain characters; what leads links of them back."""
        return _statements(self.quotes, self.articles.assign(event=None))

    @cached_property
    def numbers(self) -> list[dict[str, Any]]:
        """The quantities with their voices and sources."""
        found = find_quantities(self.articles) if self.quantities is None else self.quantities
        return _numbers(self.articles.assign(event=None), self.quotes, self.mentions, found)

    def done(self) -> None:
        """Drop what was computed of the texts beside their parse."""
        held = vars(self)
        plain = held["statements"][0].docs if "statements" in held else ()
        for document in (*self.docs.values(), *plain):
            self.read.done_with(document)


@takes(quotes="quotes article_id content_spans", articles="articles article_id text")
def _statements(quotes: pd.DataFrame, articles: pd.DataFrame) -> tuple[SaidSentences, _LeadBack]:
    given, lead_back = read_plain({"quotes": quotes, "articles": articles})
    return read_statements(**given), lead_back


@takes(articles="articles article_id text", quotes="quotes article_id", mentions="mentions article_id start actor_id")
def _numbers(
    articles: pd.DataFrame, quotes: pd.DataFrame, mentions: pd.DataFrame, quantities: pd.DataFrame
) -> list[dict[str, Any]]:
    return read_numbers(quantities, articles, quotes, mentions)
