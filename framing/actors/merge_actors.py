"""The actors of a table by the ids that a list of merges gives them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.actors.registry.merges_list import read_merges
from framing.entrance import takes

__all__ = ["MergeRules", "merge_actors", "merge_by_rules"]

#: Columns that hold an id, those that hold several, and those that name the actor of another.
_IDS = ("actor_id", "on_behalf_of", "affiliation", "relayed_by", "target", "agent", "patient", "speaker")
_SEVERAL = "actor_ids"
_NAMED = {"actor": "actor_id"}


@takes(table="rows article_id")
def merge_actors(table: pd.DataFrame, merges: pd.DataFrame) -> pd.DataFrame:
    """Give the actors of a table the ids that a list of merges says.

    Parameters
    ----------
    table : pandas.DataFrame
        Mentions, quotes or hits: any table with article_id and columns that hold ids of actors.
    merges : pandas.DataFrame
        Of :func:`framing.actors.find_merges`; rows that are not accepted do nothing.

    Returns
    -------
    pandas.DataFrame
        A new table of the same rows.

    Examples
    --------
    >>> merges = pd.DataFrame({"from_id": ["ANN_B_LEE"], "to_id": ["ANN_LEE"], "accept": ["yes"]})
    >>> quotes = pd.DataFrame({"quote_id": ["a:q1"], "article_id": ["a"], "actor_id": ["ANN_B_LEE"]})
    >>> merge_actors(quotes, merges)["actor_id"].tolist()
    ['ANN_LEE']
    """
    return merge_by_rules(table, MergeRules(read_merges(merges)))


def merge_by_rules(table: pd.DataFrame, rules: MergeRules) -> pd.DataFrame:
    """As :func:`merge_actors`, for one of many tables.

    Parameters
    ----------
    table : pandas.DataFrame
    rules : MergeRules

    Returns
    -------
    pandas.DataFrame
    """
    out = table.copy()
    out.attrs = dict(table.attrs)
    articles = table["article_id"].tolist()
    for column in _IDS:
        if column in table:
            values = table[column].tolist()
            new = [rules.of(article, value) for article, value in zip(articles, values)]
            if column == "speaker" and "outlet" in table:  # in narration the outlet speaks
                new = [old if old == outlet else own for old, own, outlet in zip(values, new, table["outlet"])]
            out[column] = pd.Series(new, index=table.index, dtype="object")
    if _SEVERAL in table:
        lists = [
            list(dict.fromkeys(rules.of(article, own) for own in value)) if isinstance(value, list) else value
            for article, value in zip(articles, table[_SEVERAL])
        ]
        out[_SEVERAL] = pd.Series(lists, index=table.index, dtype="object")
    for column, of in _NAMED.items():
        if column in table and of in table:
            both = zip(table[column], table[of], out[of])
            names = [rules.names.get(new, name) if new != old else name for name, old, new in both]
            out[column] = pd.Series(names, index=table.index, dtype="object")
    return out


class MergeRules:
    """Accepted merges, by id; a chain of them is followed to its end.

    Parameters
    ----------
    merges : pandas.DataFrame
        As :func:`framing.actors.read_merges` gives it.

    Attributes
    ----------
    names : dict of str to str
        Readable names of the ids to which merges lead.
    """

    def __init__(self, merges: pd.DataFrame) -> None:
        self.names: dict[str, str] = {}
        self._everywhere: dict[str, str] = {}
        self._by_article: dict[tuple[str, str], str] = {}
        self._but: dict[str, frozenset[str]] = {}
        for row in merges[merges["accept"].astype(bool)].to_dict("records"):
            from_id, to_id = row["from_id"], row["to_id"]
            if isinstance(row["to_name"], str):
                self.names[to_id] = row["to_name"]
            if isinstance(row["only_in"], list):
                self._by_article.update({(article, from_id): to_id for article in row["only_in"]})
            else:
                self._everywhere[from_id] = to_id
                self._but[from_id] = frozenset(row["not_in"] or ())

    def of(self, article: str, actor: Any) -> Any:
        """The id that an actor of an article has."""
        if not isinstance(actor, str):
            return actor
        seen = {actor}
        while True:
            to_id = self._by_article.get((article, actor))
            if to_id is None and article not in self._but.get(actor, ()):
                to_id = self._everywhere.get(actor)
            if to_id is None or to_id in seen:
                return actor
            actor = to_id
            seen.add(actor)
