"""What each outlet calls each actor, and in whose voice."""

from __future__ import annotations

import re
from typing import Unpack

import numpy as np
import pandas as pd

from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.counted_once import counts_once
from framing.compare.inference.counting import pivot
from framing.compare.inference.describe import described, often_enough
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import Found, as_table, chosen_rows
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.options import Inference, Options, with_options
from framing.compare.inference.require_columns import chosen, with_groups
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import finish, untested
from framing.entrance import takes
from framing.quotes.voices import VOICES
from framing.stats import Draws

__all__ = ["named_mentions", "naming", "plain_name"]

_LEADING = re.compile(r"^(?:the|a|an|this|that|these|those|its|their|his|her|our)\s+", re.IGNORECASE)
_COLUMNS = [
    "designator", "n", "total", "n_articles", "n_units", *VOICES, "exclusive", "value", "ci_low", "ci_high", "effect",
    "effect_low", "effect_high", "p", "q", "unit", "seed", "note",
]  # fmt: skip


def plain_name(designator: str) -> str:
    """A designator without its article, in lower case: "The rebels" and "rebels" are one.

    Parameters
    ----------
    designator : str

    Returns
    -------
    str

    Examples
    --------
    >>> plain_name("the  Pro-Government forces’")
    'pro-government forces'
    """
    words = " ".join(designator.split()).strip("\"'‘’“”.,;:")
    return re.sub(r"['’]s?$", "", _LEADING.sub("", words).lower())


#: Forms of mentions that call nobody anything by themselves.
_NO_NAMES = ("pronoun", "modifier", "nested")


def named_mentions(mentions: pd.DataFrame) -> pd.DataFrame:
    """The mentions that call a known actor something: pronouns, modifiers and names inside others left out.

    Parameters
    ----------
    mentions : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> mentions = pd.DataFrame({"actor_id": "REB", "designator": ["rebels", "they"], "form": ["nominal", "pronoun"]})
    >>> named_mentions(mentions)["designator"].tolist()
    ['rebels']
    """
    rows = mentions[mentions["actor_id"].notna() & mentions["designator"].notna()]
    return rows[~rows["form"].isin(_NO_NAMES)] if "form" in rows else rows


@takes(mentions="mentions article_id actor_id designator", articles="articles article_id", lists=["groups"])
@grouped
@counts_once
@with_options
def naming(
    mentions: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    by: By = "outlet",
    **options: Unpack[Options],
) -> Comparison:
    """Compare what each group calls each actor: a table of names, labels and descriptions, with their shares.

    Parameters
    ----------
    mentions : pandas.DataFrame
        Pronouns are left out.
    articles : pandas.DataFrame, optional
    by : str or sequence of str
        Column of `articles`, or of `mentions`, that forms the groups; several, or a time, as in
        :func:`framing.compare.rates`.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        One row for each actor, group and designator that the group uses: n, total (mentions of the actor in the group),
        n_articles (that mention the actor), n_units, narration, reported, quoted, scare (n by voice), exclusive (no
        other group uses it), value (share of the actor's mentions) with interval, effect (less the share in the rest),
        p, q, unit, seed, note. Of rare names as in :func:`framing.compare.rates`: no p, and they stand behind.

    Raises
    ------
    ValueError
        If neither table has the column `by`.

    Examples
    --------
    >>> mentions = pd.DataFrame({"article_id": ["a", "b", "b"], "outlet": ["Post", "Sun", "Sun"], "actor_id": "REB",
    ...     "designator": ["the rebels", "terrorists", "Rebels"], "form": "nominal", "voice": "narration"})
    >>> naming(mentions)[["outlet", "designator", "n", "exclusive"]].values.tolist()
    [['Post', 'rebels', 1, False], ['Sun', 'rebels', 1, False], ['Sun', 'terrorists', 1, True]]
    """
    how = Inference(**options)
    rows = with_groups(named_mentions(mentions), by, articles, "mentions")[0]
    rows = rows[rows[by].notna()].copy()
    rows["name_"] = rows["designator"].map(plain_name)
    names = chosen(how.groups, rows[by], by)
    often, draws = often_enough(rows, "actor_id", how), Draws()
    found = [_one(part, by, names, how, articles, draws) for _, part in rows[often].groupby("actor_id", sort=True)]
    few = described(rows[~often], ["actor_id", by, "name_"], names, how, articles)
    found.append({**few, "actor_id": few["part"], "designator": few["value"], "value": few["rate"]})
    table = as_table(found, ["actor_id", "group", *_COLUMNS]).rename(columns={"group": by})
    table = _in_voices(_in_order(table, by, names), rows, by)
    table = finish(table, how.unit, how.seed)
    method = "Shares of an actor's mentions, pronouns left out. " + how.method() + untested(table)
    source = rows.rename(columns={"name_": "plain_name"})
    keys = {"actor_id": "actor_id", by: by, "designator": "plain_name"}
    return Comparison(table, method=method, source=source, keys=keys)


def _one(
    rows: pd.DataFrame, by: str, names: list[str], how: Inference, articles: pd.DataFrame | None, draws: Draws
) -> Found:
    """Designators of one actor, group by group."""
    group_of = dict(zip(rows["article_id"], rows[by]))
    there = set(group_of.values())
    absent = [name for name in names if name not in there]
    asked = [name for name in names if name in there] + absent[:1]  # one stands for all that have no row
    design = Design.of(how, group_of, asked, articles, draws=draws)
    counts, values = pivot(rows["article_id"], rows["name_"], design.rows)
    found = compare_groups(counts, np.asarray(counts.sum(axis=1)).ravel(), design)
    used = chosen_rows(found, found["n"] > 0)
    return {
        **used, "actor_id": str(rows["actor_id"].iloc[0]), "value": used["rate"],
        "designator": np.array(values, dtype=object)[used["variable"]], "total": used["size"].astype(np.int64),
    }  # fmt: skip


def _in_order(table: pd.DataFrame, by: str, names: list[str]) -> pd.DataFrame:
    """Actor by actor and group by group, the most frequent names first."""
    place = {name: number for number, name in enumerate(names)}
    order = table[["actor_id", "designator"]].assign(place_=table[by].map(place), often_=-table["n"])
    return table.loc[order.sort_values(["actor_id", "place_", "often_", "designator"]).index].reset_index(drop=True)


def _in_voices(table: pd.DataFrame, rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """The table with how often each name stands in each voice, and whether other groups use it."""
    keys = ["actor_id", "name_"]
    users = rows.groupby(keys)[by].nunique()
    names = pd.MultiIndex.from_arrays([table["actor_id"], table["designator"]])
    table["exclusive"] = users.reindex(names).to_numpy() == 1
    own = pd.MultiIndex.from_arrays([table["actor_id"], table[by], table["designator"]])
    for voice in VOICES:
        said = rows[rows["voice"] == voice] if "voice" in rows else rows.iloc[:0]
        counts = said.groupby([keys[0], by, keys[1]]).size()
        table[voice] = counts.reindex(own, fill_value=0).to_numpy(dtype="int64")
    return table
