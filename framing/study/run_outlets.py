"""The outlets of a run: one name for each over all articles, and what a table says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.articles.outlets.join_outlets import join_outlets
from framing.articles.outlets.outlet_table import Outlets, read_outlets
from framing.articles.own_fields import Kinds, own_columns
from framing.study.part_store import Part, PartStore
from framing.study.parts_of_input import articles_of

__all__ = ["RunOutlets", "find_run_outlets"]


@dataclass(frozen=True)
class RunOutlets:
    """What is known of the outlet of each article, once all articles are known.

    Attributes
    ----------
    columns : pandas.DataFrame
        Index article_id; outlet, and the columns of the table of outlets.
    notes : list of str
        What whoever gave the input should know.
    """

    columns: pd.DataFrame
    notes: list[str]

    def given_to(self, articles: pd.DataFrame) -> pd.DataFrame:
        """The articles with these columns.

        Parameters
        ----------
        articles : pandas.DataFrame

        Returns
        -------
        pandas.DataFrame
        """
        found = self.columns.loc[articles["article_id"]]
        return articles.assign(**{str(name): found[name].set_axis(articles.index) for name in found})

    def of_part(self, part: Part) -> RunOutlets:
        """What is known of the articles of a part alone.

        Parameters
        ----------
        part : Part

        Returns
        -------
        RunOutlets
        """
        return RunOutlets(self.columns.loc[list(part.about["texts"])], [])

    def of(self, part: Part) -> list[Any]:
        """Outlets of the articles of a part, by their ids."""
        found = self.columns["outlet"].loc[sorted(part.about["texts"])]
        return [None if tables.is_missing(one) else one for one in found]

    def fields(self) -> list[pa.Field]:
        """Columns beside those of every table of articles, as Arrow has them."""
        own = self.columns.drop(columns="outlet")
        if not own.shape[1]:
            return []
        schema = tables.to_arrow(own.reset_index(), "articles").schema
        return [schema.field(str(name)) for name in own]


def find_run_outlets(
    store: PartStore,
    parts: Sequence[Part],
    fields: Kinds,
    texts: Sequence[str] | None,
    given: Outlets | list[Path],
    as_written: bool,
) -> RunOutlets:
    """Read the outlets off all parts, and put together those that are one.

    Parameters
    ----------
    store : PartStore
    parts : sequence of Part
    fields : dict
        Kinds of the own fields of all articles.
    texts : sequence of str or None
        As of :func:`framing.articles.own_fields.own_columns`.
    given : path, table or list of pathlib.Path
    as_written : bool

    Returns
    -------
    RunOutlets
    """
    table = read_outlets(given)
    own = {name: kinds for name, kinds in fields.items() if name in table.columns}
    columns = ["article_id", "outlet", *(["own_fields"] if own else [])]
    pieces, rows = [], list[Mapping[str, Any]]()
    for part in parts:
        articles, said = articles_of(store, part, columns)
        pieces.append(articles)
        rows += [{name: row.get(name) for name in own} for row in said]
    every = pd.concat(pieces, ignore_index=True) if pieces else tables.empty("articles")[["article_id", "outlet"]]
    every = every.assign(**own_columns(rows, own, texts)) if own else every
    found, notes = join_outlets(every, table, as_written)
    return RunOutlets(found.set_index("article_id"), notes)
