"""Who gets to speak: shares of quotes and words, gender, role, anonymity, diversity, cue stance, and who is absent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.inference.counted_once import counts_once
from framing.compare.inference.counting import UNATTRIBUTED, actors_quoted, attributed, spans_of
from framing.compare.inference.describe import described, often_enough, worth_a_row
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import Found, as_table, by_column, chosen_rows, repeated
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.options import Inference, Options, with_options
from framing.compare.inference.require_columns import chosen, with_groups
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import counted, finish, untested
from framing.compare.source_diversity import diversity
from framing.compare.source_traits import TRAITS, shares, traits, unknown_gender
from framing.entrance import takes
from framing.tables import is_missing
from framing.text import count_words

__all__ = ["sourcing"]

Floats = npt.NDArray[np.float64]

#: What is measured where nothing is asked for, in the order of the table.
_USUAL = ("actor", "actor_words", "actor_kind", "side", "source_class", "anonymous", "cue_stance", "quote_kind",
          "actor_cue_stance", "diversity", "absent")  # fmt: skip
_SHARES = _USUAL[:7]
#: Names for several measures.
_SEVERAL = {told: [name for name in TRAITS if TRAITS[name] == f"source_{told}"] for told in ("gender", "role")}

_VALUES = ["value", "ci_low", "ci_high", "effect", "effect_low", "effect_high", "p"]
_COLUMNS = ["measure", "category", "actor_id", "n", "n_articles", "n_units", "total", *_VALUES, "q", "unit", "seed",
            "note"]  # fmt: skip


@takes(
    quotes="quotes article_id", articles="articles article_id", actors="actors actor_id", lists=["groups", "measures"]
)
@grouped
@counts_once
@with_options
def sourcing(
    quotes: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    actors: pd.DataFrame | None = None,
    by: By = "outlet",
    *,
    measures: Sequence[str] | None = None,
    **options: Unpack[Options],
) -> Comparison:
    """Compare whom each group quotes, and how: a table of shares by actor, kind, anonymity, stance and more.

    Parameters
    ----------
    quotes : pandas.DataFrame
        Scare quotes count only under `quote_kind`. Actors that occur in one article only (an official without a name)
        are added up by their name.
    articles : pandas.DataFrame, optional
        Adds the articles that quote nobody.
    actors : pandas.DataFrame, optional
        Adds the sides, and the actors that are mentioned but never quoted.
    by : str or sequence of str
        Column of `articles`, or of `quotes`, that forms the groups; several, or a time, as in
        :func:`framing.compare.rates`.
    measures : sequence of str, optional
        Only some of the measures below; left out, all but those of gender and role. ``"gender"`` and ``"role"`` stand
        for all measures of gender and of role. A single question, chosen beforehand, has the most power.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Comparison
        One row for each group, measure and category. Columns: the group, measure, category, actor_id, n, n_articles,
        n_units, total, value, ci_low, ci_high, effect (value minus that of the rest), its interval, p, q, unit, seed,
        note. Measures: `actor` and `actor_words` (share of the
        quotes and of the quoted words), `actor_kind`, `side`, `source_class`, `quote_kind`, `anonymous`, `cue_stance`
        (shares of quotes), `actor_cue_stance` (share of the stance among the cues of one actor), `diversity` (effective
        number of actors, entropy in bits, concentration, and actors expected in as many quotes as the smallest group
        has; only `same_actor` is tested, the chance that quotes of two articles name one actor, without strata),
        `absent` (n is the number of quotes elsewhere, or of mentions, of an actor whom the group never quotes).

        Of gender: `gender_quotes`, `gender_words`, `gender_persons` (shares of woman, man, mixed and unknown among the
        quotes of persons, their words, and the persons, each counted once in an article), `women` (share of women among
        the quotes, words and persons whose gender is known to be woman or man). Of role: `role_quotes`,
        `role_words`, `role_sources`, and `women_in_role` (women among the quotes in each role whose gender is known).
        These have the columns gender and role.

        Rare things have no p, as in :func:`framing.compare.rates`; within each measure tested rows come first. Where a
        group has nothing of an actor, there is a row if the actor was tested, or if by the group's share of all
        articles a tenth of a quote (or mention) or more was to be expected.

    Raises
    ------
    ValueError
        If neither table has the column `by`, a measure does not exist, or the quotes lack the column that it needs.

    References
    ----------
    Jost, L. (2006). Entropy and diversity. Oikos 113, 363-375.
    Hurlbert, S. H. (1971). The nonconcept of species diversity. Ecology 52(4), 577-586.

    Examples
    --------
    >>> quotes = pd.DataFrame({"quote_id": ["a:q0001", "b:q0001"], "article_id": ["a", "b"],
    ...     "outlet": ["Post", "Sun"], "kind": ["direct"] * 2, "actor_id": ["LEE", None], "content": ["no", "yes"]})
    >>> table = sourcing(quotes)
    >>> table[table["measure"] == "actor"][["outlet", "category", "n", "value"]].values.tolist()
    [['Post', 'LEE', 1, 1.0], ['Post', 'UNATTRIBUTED', 0, 0.0], ['Sun', 'LEE', 0, 0.0], ['Sun', 'UNATTRIBUTED', 1, 1.0]]
    >>> table = sourcing(quotes.assign(source_gender=["woman", "unknown"]), measures="gender_quotes")
    >>> table[table["n"] > 0][["outlet", "gender", "n", "total"]].values.tolist()
    [['Post', 'woman', 1, 1], ['Sun', 'unknown', 1, 1]]
    """
    asked = _asked(measures)
    how = Inference(**options)
    rows, group_of = _prepare(quotes, by, articles, actors)
    names = chosen(how.groups, group_of.values(), by)
    design = Design.of(how, group_of, names, articles)
    said = attributed(rows)
    expected_of = _shares_of_articles(design)
    found: list[Found] = []
    for measure in [name for name in _SHARES if name in asked]:
        column = {"actor": "actor_id", "actor_words": "actor_id", "side": "side_"}.get(measure, measure)
        part = said[said[column].notna()]
        weights = part["words_"] if measure == "actor_words" else None
        own = shares(part, column, measure, design, weights)
        found.append(_worth_it(own, part[column], expected_of) if column == "actor_id" else own)
    if "quote_kind" in asked:
        found.append(shares(rows[rows["kind"].notna()], "kind", "quote_kind", design))
    if "actor_cue_stance" in asked:
        found.append(_cues_of_actors(said, design, articles, expected_of))
    if "diversity" in asked:
        found.append(by_column(diversity(said[said["actor_id"] != UNATTRIBUTED], design)))
    if "absent" in asked:
        found.append(_absent(said, names, by, actors, expected_of))
    told = [name for name in asked if name in TRAITS]
    found += traits(said, told, design)
    keys = {by: by, "actor_id": "actor_id"} | ({"gender": "source_gender", "role": "source_role"} if told else {})
    keys = {own: theirs for own, theirs in keys.items() if theirs in rows}
    sides = rows.pop("side_")
    rows = rows.drop(columns="words_") if by == "side" else rows.drop(columns="words_").assign(side=sides)
    columns = ["group", *_COLUMNS[:3], *[own for own in ("gender", "role") if own in keys], *_COLUMNS[3:]]
    table = as_table(found, columns, within="measure").rename(columns={"group": by})
    table = finish(table, how.unit, how.seed, "measure")
    method = "Shares of attributed quotes; marked words that nobody is credited with are left out. "
    method += (unknown_gender(said) if any(TRAITS[name] == "source_gender" for name in told) else "") + how.method()
    return Comparison(
        table,
        method=method + untested(table.loc[table["measure"] != "absent", ["p"]], "but those of who is absent"),
        source=rows,
        keys=keys,
    )


def _asked(measures: Sequence[str] | None) -> list[str]:
    """The measures that are asked for, each once."""
    if measures is None:
        return [*_USUAL]
    every = [*_USUAL, *TRAITS]
    wrong = [name for name in measures if name not in every and name not in _SEVERAL]
    if wrong:
        raise ValueError(f"{wrong[0]!r} is no measure of sourcing; there are {', '.join([*every, *_SEVERAL])}")
    return list(dict.fromkeys(each for name in measures for each in _SEVERAL.get(name, [name])))


def _prepare(
    quotes: pd.DataFrame, by: str, articles: pd.DataFrame | None, actors: pd.DataFrame | None
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The quotes with all columns that are counted, and the group of each article."""
    rows, group_of = with_groups(quotes, by, articles, "quotes")
    for column in ("kind", "actor_id", "actor_kind", "source_class", "anonymous", "cue_stance"):
        rows[column] = rows[column].astype(object).where(rows[column].notna(), None) if column in rows else None
    rows["actor_id"] = actors_quoted(rows)
    rows["anonymous"] = [
        None if is_missing(value) else "anonymous" if value else "named or institutional" for value in rows["anonymous"]
    ]
    side = dict(zip(actors["actor_id"], actors["side"])) if actors is not None and "side" in actors else {}
    rows["side_"] = [value if not is_missing(value := side.get(actor)) else None for actor in rows["actor_id"]]
    nothing = [None] * len(rows)
    contents, spans = (rows.get(name, nothing) for name in ("content", "content_spans"))
    rows["words_"] = [_words(content, places) for content, places in zip(contents, spans)]
    return rows, group_of


def _words(content: Any, spans: Any) -> int:
    """Word tokens of the content of a quote; by its length where only the spans are at hand."""
    if not is_missing(content):
        return count_words(str(content).replace("…", " "))
    return round(sum(end - start for start, end in spans_of(spans)) / 6)


def _shares_of_articles(design: Design) -> Floats:
    """Share of each group in all articles."""
    articles = Counter(name for name in design.groups if name is not None)
    return np.array([articles[name] / max(articles.total(), 1) for name in design.names])


def _worth_it(found: Found, actors: pd.Series[Any], expected_of: Floats) -> Found:
    """The rows of :func:`shares` of actors, without those of an untested actor of whom a group has little to expect."""
    if not found:
        return found
    category = found["category"]
    times = actors.astype(str).value_counts().reindex(category.categories.astype(str)).to_numpy()
    worth = worth_a_row(times, expected_of)[category.codes, found["group"].codes]
    kept = worth | (found["n"] > 0) | np.isfinite(found["p"])
    return chosen_rows(found, kept)


def _cues_of_actors(said: pd.DataFrame, design: Design, articles: pd.DataFrame | None, expected_of: Floats) -> Found:
    """Shares of the stances among the cues of each actor; of most, articles are too few for more than counts."""
    group_of = dict(zip(design.rows, design.groups))
    rows = said[said["cue_stance"].notna()]
    rows = rows[rows["article_id"].isin(design.rows[[name is not None for name in design.groups]])]
    rows = rows.assign(cue_stance=rows["cue_stance"].astype(str), group_=rows["article_id"].map(group_of))
    often = often_enough(rows, "actor_id", design.how)
    found = [
        {**shares(part, "cue_stance", "actor_cue_stance", design), "actor_id": actor}
        for actor, part in rows[often].groupby("actor_id")
    ]
    few = described(
        rows[~often], ["actor_id", "group_", "cue_stance"], design.names, design.how, articles, expected_of=expected_of
    )
    about = {"measure": "actor_cue_stance", "actor_id": few["part"], "category": few["value"], "value": few["rate"]}
    table = as_table([*found, {**few, **about}], ["group", *_COLUMNS])
    return by_column(table.drop(columns=["q", "unit", "seed"]).sort_values("actor_id", kind="stable"))


def _absent(said: pd.DataFrame, names: list[str], by: str, actors: pd.DataFrame | None, expected_of: Floats) -> Found:
    """Actors whom a group never quotes though others do, or though the articles mention them."""
    rows = said[said["actor_id"] != UNATTRIBUTED]
    quoted = Counter(zip(rows[by].astype(str), rows["actor_id"].astype(str)))
    everywhere = Counter(rows["actor_id"].astype(str))
    places = {name: place for place, name in enumerate(names)}
    where: dict[str, list[str]] = {actor: [] for actor in sorted(everywhere)}
    for group, actor in sorted((pair for pair in quoted if pair[0] in places), key=lambda pair: places[pair[0]]):
        where[actor].append(f"{group} {quoted[group, actor]}")
    missing = [(actor, everywhere[actor], f"quoted by {', '.join(told)}") for actor, told in where.items()]
    place = {actor: number for number, actor in enumerate(where)}
    mentions = zip(actors["actor_id"], actors["n_mentions"]) if actors is not None and "n_mentions" in actors else ()
    missing += [
        (actor, int(n), f"{counted(int(n), 'mention')}, quoted by no one")
        for actor, n in mentions
        if actor not in everywhere and actor != UNATTRIBUTED and not is_missing(n) and n > 0
    ]
    told = pd.DataFrame(missing, columns=["actor", "total", "note"])
    absent = worth_a_row(told["total"], expected_of).T.copy()
    for group, actor in quoted:
        if group in places:
            absent[places[group], place[actor]] = False
    if not absent.any():
        return {}
    whose, which = np.nonzero(absent)
    who = pd.Categorical(told["actor"]).take(which)
    return {
        "group": repeated(names, whose), "measure": "absent", "category": who, "actor_id": who, "n": 0,
        "total": told["total"].to_numpy()[which], "note": pd.Categorical(told["note"]).take(which),
    }  # fmt: skip
