"""In what light each group presents each actor, in its own words and in those of whom it quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Unpack

import numpy as np
import pandas as pd

from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.counted_once import counts_once
from framing.compare.inference.counting import pivot, shared_actor
from framing.compare.inference.describe import described, often_enough
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import each_row
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.options import Inference, Options, with_options
from framing.compare.inference.require_columns import chosen, with_groups
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import finish, untested
from framing.entrance import takes
from framing.stats import Draws
from framing.tables import actor_names, is_missing

__all__ = ["OTHERS", "OWN_WORDS", "STANCES", "has_stances", "portrayal"]

#: How a mention can present its actor.
STANCES = ("negative", "neutral", "positive")
#: Values of the column `voice`: what an outlet says itself, and what it lets others say.
OWN_WORDS, OTHERS = "own", "others"
#: What is compared by itself: an actor in one voice, and through one speaker.
_PART = "part_"
_VOICE_OF = {"narration": OWN_WORDS, "quoted": OTHERS, "reported": OTHERS}
_COLUMNS = [
    "actor_id", "voice", "speaker", "stance", "n", "total", "unsure", "n_articles", "n_units", "value", "ci_low",
    "ci_high", "effect", "effect_low", "effect_high", "p", "q", "unit", "seed", "note",
]  # fmt: skip


@takes(
    mentions="mentions article_id actor_id stance",
    articles="articles article_id",
    quotes="quotes quote_id",
    actors="actors actor_id",
    lists=["whom", "groups"],
)
@grouped
@counts_once
@with_options
def portrayal(
    mentions: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    by: By = "outlet",
    *,
    whom: Sequence[str] | None = None,
    actors: pd.DataFrame | None = None,
    min_confidence: float | None = None,
    **options: Unpack[Options],
) -> Comparison:
    """Compare in what light groups present actors: a table of shares of mentions in a bad, a good, or neither light.

    Parameters
    ----------
    mentions : pandas.DataFrame
        With the column `stance`, of :func:`framing.add_stance` or coded by hand.
    articles : pandas.DataFrame, optional
        Give the groups, if the mentions do not have them.
    quotes : pandas.DataFrame, optional
        Say who speaks: rows for each speaker then stand beside those of all speakers.
    by : str or sequence of str
        Column of `articles`, or of `mentions`, that forms the groups; several, or a time, as in
        :func:`framing.compare.rates`.
    whom : sequence of str, optional
        Only these actors. Left out, all whose mentions have a stance.
    actors : pandas.DataFrame, optional
        Gives names to actors that occur in one article only; those with the same name are added up.
    min_confidence : float, optional
        Least probability of a stance. Left out, the stances count as :func:`framing.add_stance` gave them. With a lower
        value than there, stances that it left out count again, by their probabilities.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        One row for each actor, voice, speaker, group and stance: actor_id, voice (own: narration; others: quoted and
        reported), speaker (null: all of them), the column of the group, stance, n, total (mentions with a stance),
        unsure (mentions that were judged, but not surely enough), n_articles (that present the actor), n_units,
        value (n of total) with ci_low and ci_high, effect (minus the share in the rest) with its interval, p, q, unit,
        seed, note. Rare things have no p, as in :func:`framing.compare.rates`, and stand below. Left out, and counted
        in ``.method``: words of somebody about himself, and scare quotes.

    Raises
    ------
    ValueError
        If no mention has a stance, or an actor that is asked for has none.

    Notes
    -----
    Shares are of the *mentions for which the classifier was sure enough*. A classifier makes errors. If it makes more
    of them in one group than in another, that alone makes a difference. Its model card says how it does by outlet, and
    :func:`framing.validity.evaluate` says how it does on texts of your own.

    Examples
    --------
    >>> mentions = pd.DataFrame({
    ...     "article_id": ["a", "a", "b"], "outlet": ["Post", "Post", "Sun"], "actor_id": "NORTH",
    ...     "voice": ["narration", "narration", "narration"], "stance": ["negative", "neutral", "positive"]})
    >>> table = portrayal(mentions)
    >>> table[table["n"] > 0][["outlet", "voice", "stance", "n", "total"]].values.tolist()
    [['Post', 'own', 'negative', 1, 2], ['Post', 'own', 'neutral', 1, 2], ['Sun', 'own', 'positive', 1, 1]]
    """
    how = Inference(**options)
    rows, group_of = with_groups(mentions, by, articles, "mentions")
    found = _counted(rows[rows[by].notna()], quotes, actor_names(actors), min_confidence)
    rows = found.rows
    present = sorted(map(str, rows.loc[rows["stance"].notna(), "actor_id"].unique()))
    if not present:
        raise ValueError("no mention of an actor has a stance; call framing.add_stance(mentions, articles) first")
    wanted = present if whom is None else chosen(whom, present, "actor")
    names = chosen(how.groups, group_of.values(), by)
    rows = rows[rows["actor_id"].isin(wanted)]
    parts = _parts(rows)
    told = parts[parts["stance"].notna()]
    often = parts[_PART].isin(told.loc[often_enough(told, _PART, how), _PART])
    draws = Draws()
    needed = dict.fromkeys(["article_id", by, "stance", "actor_id", "said_by", "speaker", _PART])  # parts are many
    table = [
        row
        for _, part in parts.loc[often, list(needed)].groupby(_PART, sort=True)
        for row in _compared(part, by, names, how, articles, draws)
    ]
    table += _described(parts[~often], by, names, how, articles)
    table = _in_order(table, rows, by, names)
    columns = [*_COLUMNS[:3], by, *_COLUMNS[3:]]
    out = finish(pd.DataFrame(table, columns=columns), how.unit, how.seed)
    method = f"Shares of the mentions of an actor that have a stance. {found.words()} {how.method()}{untested(out)}"
    keys = {name: name for name in ("actor_id", by, "speaker", "stance")} | {"voice": "said_by"}
    return Comparison(out, method=method, source=rows[rows["stance"].notna()], keys=keys)


@dataclass(frozen=True)
class _Counted:
    """Mentions that count, and how many others there are, by the reason."""

    rows: pd.DataFrame
    left_out: Mapping[str, int]

    def words(self) -> str:
        lost = "; ".join(f"{n:,} {why}" for why, n in self.left_out.items() if n)
        return f"Left out: {lost}." if lost else "Nothing is left out."


def _counted(
    rows: pd.DataFrame, quotes: pd.DataFrame | None, names: Mapping[Any, str], min_confidence: float | None
) -> _Counted:
    """Mentions that were judged, with who says them: actors that only one article knows go by their name."""
    stance = rows["stance"].astype(object).where(rows["stance"].isin(STANCES), None)
    judged = stance.notna()
    columns = [f"p_{name}" for name in STANCES]
    if set(columns) <= set(rows):
        chances = rows[columns].astype(float).to_numpy()
        judged |= np.isfinite(chances).all(axis=1)
        if min_confidence is not None:
            best = np.nan_to_num(chances, nan=-1.0)
            told: Any = np.array(STANCES, dtype=object)[best.argmax(axis=1)]
            sure = best.max(axis=1) >= min_confidence
            hand = stance.notna() & ~np.isfinite(chances).all(axis=1)  # coded by hand: it has no probabilities
            stance = pd.Series(np.where(sure, told, None), index=rows.index, dtype=object).where(~hand, stance)
    voices = rows["voice"] if "voice" in rows else pd.Series("narration", index=rows.index)
    speakers: dict[Any, Any] = {}
    if quotes is not None and "actor_id" in quotes:
        speakers = dict(zip(quotes["quote_id"], quotes["actor_id"]))
    said = [speakers.get(quote) for quote in rows["quote_id"]] if "quote_id" in rows else [None] * len(rows)
    keys = list(zip(rows["article_id"], rows["actor_id"], said))
    rows = rows.assign(
        stance=stance,
        said_by=voices.map(_VOICE_OF),
        actor_id=pd.Series([shared_actor(a, who, names.get(who)) for a, who, _ in keys], rows.index, dtype=object),
        speaker=pd.Series([shared_actor(a, who, names.get(who)) for a, _, who in keys], rows.index, dtype=object),
    )
    rows = rows[judged & rows["actor_id"].notna()]
    itself = (rows["said_by"] == OTHERS) & (rows["actor_id"] == rows["speaker"]).fillna(False).astype(bool)
    nobody = rows["said_by"].isna()
    lost = {"of a speaker about himself": int(itself.sum()), "in scare quotes": int(nobody.sum())}
    rows = rows[~itself & ~nobody]
    return _Counted(rows, {**lost, "that are not sure enough": int(rows["stance"].isna().sum())})


def _parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Mentions of each actor in the groups' own words, in those of all others, and once more of each of these.

    The column `part_` numbers these.
    """
    by_speaker = rows[(rows["said_by"] == OTHERS) & rows["speaker"].notna()]
    out = pd.concat([rows.assign(speaker=None), by_speaker], ignore_index=True)
    return out.assign(**{_PART: out.groupby(["actor_id", "said_by", "speaker"], dropna=False, sort=True).ngroup()})


def _compared(
    rows: pd.DataFrame, by: str, names: list[str], how: Inference, articles: pd.DataFrame | None, draws: Draws
) -> list[dict[str, Any]]:
    """Stances of one actor in one voice, group by group."""
    told = rows[rows["stance"].notna()]
    group_of = dict(zip(told["article_id"], told[by]))
    there = set(group_of.values())
    absent = [name for name in names if name not in there]
    asked = [name for name in names if name in there] + absent[:1]  # one stands for all that have no row
    design = Design.of(how, group_of, asked, articles, draws=draws)
    counts, _ = pivot(told["article_id"], told["stance"], design.rows, values=STANCES)
    sizes = np.asarray(counts.sum(axis=1)).ravel()
    unsure = Counter(rows.loc[rows["stance"].isna(), by])
    about = {"actor_id": rows["actor_id"].iloc[0], "voice": rows["said_by"].iloc[0], "speaker": rows["speaker"].iloc[0]}
    return [
        {**row, **about, by: row["group"], "stance": STANCES[row["variable"]], "total": int(row["size"]),
         "value": row["rate"], "unsure": unsure[row["group"]]}
        for row in each_row(compare_groups(counts, sizes, design))
        if row["size"]
    ]  # fmt: skip


def _described(
    rows: pd.DataFrame, by: str, names: list[str], how: Inference, articles: pd.DataFrame | None
) -> list[dict[str, Any]]:
    """Stances that too few articles hold for an interval or a test: counts alone, of all actors and voices at once."""
    told, unsure = rows[rows["stance"].notna()], rows[rows["stance"].isna()]
    found = described(told, [_PART, by, "stance"], names, how, articles)
    same = {name: found[name] for name in ("n", "n_articles", "n_units", "total", "effect", "note")}
    out = pd.DataFrame(
        {**same, _PART: found["part"], by: found["group"], "stance": found["value"], "value": found["rate"]}
    )
    about = rows.drop_duplicates(_PART).set_index(_PART)[["actor_id", "said_by", "speaker"]]
    out = out.join(about.rename(columns={"said_by": "voice"}), on=_PART)
    places = pd.MultiIndex.from_arrays([out[_PART], out[by]])
    out["unsure"] = unsure.groupby([_PART, by]).size().reindex(places, fill_value=0).to_numpy()
    records: list[dict[str, Any]] = out.to_dict("records")  # type: ignore[assignment]
    return records


def _in_order(table: list[dict[str, Any]], rows: pd.DataFrame, by: str, names: list[str]) -> list[dict[str, Any]]:
    """Actors with the most mentions first; own words before those of others, all of these before each."""
    often = rows["actor_id"].value_counts().to_dict()
    place = {name: number for number, name in enumerate(names)}
    for row in table:
        row["speaker"] = None if is_missing(row["speaker"]) else row["speaker"]
    return sorted(table, key=lambda row: (
        -often[row["actor_id"]], row["actor_id"], row["voice"] != OWN_WORDS, row["speaker"] or "",
        place[row[by]], STANCES.index(row["stance"]),
    ))  # fmt: skip


def has_stances(mentions: pd.DataFrame) -> bool:
    """Whether any mention of an actor has a stance.

    Parameters
    ----------
    mentions : pandas.DataFrame

    Returns
    -------
    bool

    Examples
    --------
    >>> has_stances(pd.DataFrame({"actor_id": ["a"], "stance": [None]}))
    False
    """
    return "stance" in mentions and any(
        not is_missing(who) and told in STANCES for who, told in zip(mentions["actor_id"], mentions["stance"])
    )
