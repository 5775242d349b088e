"""Agency: constructions of acts and named agents, by who suffers the act, group by group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Unpack

import pandas as pd

from framing.compare.acts import ALL, NAMED, UNNAMED, acts
from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.compare_sides import compare_sides, words_of_sides
from framing.compare.inference.counted_once import counts_once
from framing.compare.inference.counting import JOIN, pivot
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import each_row
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.options import Inference, Options, with_options
from framing.compare.inference.require_columns import chosen, with_groups
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import finish, untested, why_no_interval
from framing.compare.verdicts import MIN_CONFIDENCE
from framing.entrance import takes
from framing.stats import MIN_SUPPORT

__all__ = ["MEASURES", "Agency", "agency"]

#: What is measured, with the column of the source that holds it.
MEASURES = {"agent_named": "agent_named", "construction": "telling", "agent": "agent"}
_VALUES = ["value", "ci_low", "ci_high", "effect", "effect_low", "effect_high", "p"]
_COLUMNS = ["whose", "measure", "category", "against", "n", "n_articles", "n_units", "total", *_VALUES, "q", "unit",
            "seed", "note"]  # fmt: skip
_OF_SIDES = ("effect", "effect_low", "effect_high", "p", "note")


class Agency(Comparison):
    """Table of who is said to have done what to whom. `behind(row)` gives the acts that a row counts.

    Examples
    --------
    >>> import pandas as pd
    >>> import framing as fr
    >>> texts = ["The army killed five rebels.", "Five rebels were killed."]
    >>> articles = fr.read_articles(pd.DataFrame({"outlet": ["Post", "Sun"], "text": texts}))
    >>> hits = fr.find_frames(articles, fr.extract_quotes(articles), "conflict")
    >>> table = fr.compare.agency(hits, articles, min_confidence=0)
    >>> row = table.index[(table["outlet"] == "Sun") & (table["category"] == "agentless passive")]
    >>> table.behind(row[0])["surface"].tolist()
    ['Five rebels were killed']
    """

    def _counted(self, wanted: Mapping[str, Any]) -> pd.Series[Any]:
        keep = super()._counted(wanted)
        column = MEASURES[wanted["measure"]]
        same: pd.Series[Any] = (self.source[column] == wanted["category"]).fillna(False).astype(bool)
        return keep & same


@takes(
    hits="hits article_id frame",
    articles="articles article_id",
    actors="actors actor_id",
    lists=["whose", "frames", "voice", "measures", "groups"],
)
@grouped
@counts_once
@with_options
def agency(
    hits: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    by: By = "outlet",
    *,
    of: str | None = "patient",
    whose: Sequence[str] | None = None,
    frames: Iterable[str] | None = None,
    voice: Sequence[str] | None = None,
    measures: Sequence[str] | None = None,
    actors: pd.DataFrame | None = None,
    min_confidence: float = MIN_CONFIDENCE,
    **options: Unpack[Options],
) -> Comparison:
    """Compare how the deaths of each side are reported: a table of shares, such as of deaths with a named agent.

    Parameters
    ----------
    hits : pandas.DataFrame
        With the columns agent, patient and construction: of ``framing.find_frames``, or coded by hand.
    articles : pandas.DataFrame, optional
        Give the groups, if the hits do not have them. If they have texts, a passage that a page repeats counts once.
    by : str or sequence of str, optional
        Column of `articles`, or of `hits`, that forms the groups; several, or a time, as in
        :func:`framing.compare.rates`. None: the whole collection, in which sides are compared.
    of : str or None
        By what the acts are divided: by the ``"patient"`` (who suffers the act), by the ``"side"`` of the patient (of
        `actors`, or a column of the hits), or by another column of the hits (one of your own). None: all acts
        together.
    whose : sequence of str, optional
        Only these patients or sides, in this order; left out, all, the most frequent first.
    frames : iterable of str, optional
        Frames whose terms are the acts; left out, casualties. ``"all"`` takes all frames. Terms that name somebody
        (labels) are never acts.
    voice : str or sequence of str, optional
        Only acts reported in these voices, such as ``"narration"``, the outlet's own; left out, all.
    measures : sequence of str, optional
        Only some of agent_named, construction and agent. A single question, chosen beforehand, has the most power.
    actors : pandas.DataFrame, optional
        Names of the actors that occur in one article only, and sides.
    min_confidence : float
        Least chance that the target of the term is right (for deaths the patient), as of
        :func:`framing.compare.accusations`.
    groups, strata, unit, permutations, bootstraps, seed, level, copies
        As in :class:`Inference`.

    Returns
    -------
    Agency
        One row for each group, side, measure, category and comparison. Columns: that of the group, whose, measure,
        category, against, n, n_articles (with acts counted for this side), n_units, total (acts counted for this side),
        value (n of total), ci_low, ci_high, effect, effect_low, effect_high, p, q, unit, seed, note.

        Measures: `agent_named` (the text says who did it, by a name or a noun), `construction` (active, passive and
        nominal, with an agent and without, and the agentless passive; these add up to 1), `agent` (who is named).
        `against` says what `effect` is a difference from: "groups", the same side in all other groups; "sides", the
        other sides in the same group, within each stratum. Choose one of the two before you add up n. Rare things have
        no p, as in :func:`framing.compare.rates`; within each measure the tested rows come first. Acts that are
        negated or denied, or that belong to no side, are left out and counted in ``.method``.

    Raises
    ------
    ValueError
        If the hits do not say who does what to whom, a column is missing, or something that is asked for does not
        occur.

    References
    ----------
    Henley, N. M., Miller, M. and Beazley, J. A. (1995). Syntax, semantics, and sexual violence: agency and the passive
    voice. Journal of Language and Social Psychology 14, 60-84.

    Examples
    --------
    >>> hits = pd.DataFrame({
    ...     "article_id": ["a", "a", "b"], "outlet": ["Post", "Post", "Sun"], "frame": "casualties",
    ...     "patient": ["NORTH", "NORTH", "NORTH"], "agent": ["SOUTH", None, None],
    ...     "construction": ["active", "agentless", "agentless"]})
    >>> table = agency(hits, measures="agent_named")
    >>> table[["outlet", "whose", "category", "n", "total", "value"]].values.tolist()
    [['Post', 'NORTH', 'named', 1, 2, 0.5], ['Sun', 'NORTH', 'named', 0, 1, 0.0]]
    """
    asked = [name for name in MEASURES if measures is None or name in measures]
    unknown = [name for name in measures or () if name not in MEASURES]
    if unknown or not asked:
        raise ValueError(f"measures= names {unknown[:1] or 'nothing'}; there are {', '.join(MEASURES)}")
    if by == "actor":
        raise ValueError("by='actor': whose acts they are is said by of=; name a column of the articles, or by=None")
    how, whole = Inference(**options), by is None
    group = "group_" if whole else str(by)
    hits = hits.assign(**{group: ALL}) if whole else hits
    hits, group_of = with_groups(hits, group, None if whole else articles, "hits")
    if of == group == "side" and actors is None:
        raise ValueError(
            "of='side' is the side of the patient, by='side' that of the articles: pass actors= for the former"
        )
    found = acts(hits, of, frames=frames, voice=voice, actors=actors, articles=articles,
                 min_confidence=min_confidence)  # fmt: skip
    sides = _sides(found.rows, whose, of)
    rows = found.rows[found.rows["whose"].isin(sides)]
    names = [ALL] if whole else chosen(how.groups, group_of.values(), group)
    design = Design.of(how, group_of, names, articles)
    table = pd.DataFrame(_rows(rows, asked, sides, design, whole), columns=["group", *_COLUMNS])
    table = table.sort_values("measure", key=lambda column: column.map(asked.index), kind="stable")
    table = finish(table, how.unit, how.seed, "measure")
    table = table.drop(columns="group") if whole else table.rename(columns={"group": group})
    method = f"Shares of the acts told of each {of or 'group'}. {found.words()} "
    if len(rows) and rows["agent"].isna().all():
        method += "No act has an agent: none was named, or none was coded. "
    method += how.method() + f" {words_of_sides(how)}" * (len(sides) > 1)
    keys = {"whose": "whose"} if whole else {group: group, "whose": "whose"}
    source = rows.drop(columns=group) if whole else rows
    return Agency(table, method=method + untested(table), source=source, keys=keys)


def _sides(rows: pd.DataFrame, whose: Sequence[str] | None, of: str | None) -> list[str]:
    """Sides in their order: those asked for, or the most frequent first."""
    counts = rows["whose"].value_counts()
    if whose is not None:
        return chosen(whose, counts.index, of or "whose")
    return sorted(map(str, counts.index), key=lambda name: (-counts[name], name))


def _rows(
    acts_of: pd.DataFrame, asked: Sequence[str], sides: list[str], design: Design, whole: bool
) -> list[dict[str, Any]]:
    """All measures of all sides; those that sides are compared in come first, the same for every side."""
    acts_of = acts_of.assign(agent=acts_of["agent"].where(acts_of["agent_named"] == "named"))
    found = [
        acts_of[["article_id", "whose"]].assign(kind=f"{name}{JOIN}" + acts_of[MEASURES[name]].astype(object))
        for name in asked
    ]
    long = pd.concat(found).dropna()
    ways = [("agent_named", "named"), *(("construction", way) for way in (*NAMED, *UNNAMED))]
    there = {f"agent_named{JOIN}named", *long["kind"]}
    shared = [kind for name, way in ways if name in asked and (kind := f"{name}{JOIN}{way}") in there]
    parts = {str(side): part for side, part in long.groupby("whose", sort=False)}
    told_by = {str(side): own.value_counts() for side, own in acts_of.groupby("whose", sort=False)["article_id"]}
    kinds, counts = {}, {}
    for side in sides:
        part = parts.get(side, long.iloc[:0])
        agents = sorted(kind for kind in set(part["kind"]) if kind.startswith(f"agent{JOIN}"))
        kinds[side] = [*shared, *agents]
        counts[side] = pivot(part["article_id"], part["kind"], design.rows, values=kinds[side])[0].tocsr()
    sizes: dict[str, Any] = {side: told_by[side].reindex(design.rows).fillna(0).to_numpy(float) for side in sides}
    against: dict[Any, dict[str, Any]] = {}
    if len(sides) > 1 and shared:
        common = {side: counts[side][:, : len(shared)] for side in sides}
        against = compare_sides(common, sizes, design)
    out = []
    for side in sides:
        # What stands in so few articles has neither p nor interval, however much is drawn.
        few = (sizes[side] > 0).sum() < MIN_SUPPORT
        own = replace(design, how=replace(design.how, permutations=1, bootstraps=1)) if few else design
        for row in each_row(compare_groups(counts[side], sizes[side], own)):
            j = row["variable"]
            measure, category = kinds[side][j].split(JOIN)
            about = {**row, "whose": side, "measure": measure, "category": category}
            about |= {"total": int(row["size"]), "value": row["rate"]}
            both = bool(against) and j < len(shared)
            if not (whole and both):
                out.append({**about, "against": None if whole else "groups"})
            if both:
                held = against[row["group"], side]
                about |= {"against": "sides", **{name: held[name][j] for name in _OF_SIDES}}
                why = why_no_interval(about["note"], row["n"], row["rate"], row["ci_low"], row["n_units"])
                out.append({**about, "note": why})
    return out
