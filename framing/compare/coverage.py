"""Which events each outlet or side reports, how much, with whom and when, and which it leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.compare.event_labels import event_labels
from framing.compare.inference.counted_once import Texts, counts_once
from framing.compare.inference.counting import (
    UNATTRIBUTED,
    actors_quoted,
    attributed,
    check_exposure,
    words_of_articles,
)
from framing.compare.inference.grouping import By, grouped
from framing.compare.inference.require_columns import chosen, group_of_articles, known_articles, labels
from framing.compare.inference.result import Comparison
from framing.compare.inference.support import MIN_UNITS, counted, too_few_units, untested
from framing.entrance import need, takes
from framing.stats import (
    MIN_EXPECTED,
    MIN_SUPPORT,
    chance_of_each,
    difference_interval,
    fdr,
    reached_by_chance,
    share_interval,
)

__all__ = ["Coverage", "coverage", "reported_by_several"]

_COLUMNS = ["event", "label", "group", "n", "n_units", "value", "ci_low", "ci_high", "expected", "effect", "effect_low",
            "effect_high", "p", "q", "n_articles", "share", "words", "first", "lag_days", "blind_spot", "unit",
            "note"]  # fmt: skip
_QUOTED = ["n_quotes", "n_actors", "n_actors_only", "actors_only"]
_NOBODY = {"n_quotes": 0, "n_actors": 0, "n_actors_only": 0, "actors_only": None}
_NAMED = 5  # actors of one side that a cell names


def reported_by_several(articles: pd.DataFrame) -> bool:
    """Whether an event is reported by two outlets.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    bool

    Examples
    --------
    >>> reported_by_several(pd.DataFrame({"outlet": ["Post", "Sun"], "event": ["raid", "raid"]}))
    True
    """
    if not {"outlet", "event"} <= set(articles.columns):
        return False
    pairs = articles[["outlet", "event"]].dropna().drop_duplicates()
    return bool(pairs["event"].duplicated().any())


class Coverage(Comparison):
    """Table of the events that each group reports.

    Examples
    --------
    >>> import pandas as pd
    >>> import framing as fr
    >>> about = {"outlet": ["Post", "Sun", "Mail"], "event": ["raid", "raid", "vote"], "text": ["Rain."] * 3}
    >>> table = fr.compare.coverage(pd.DataFrame({"article_id": list("abc"), **about}))
    >>> table.loc[table["n"] == 0, ["outlet", "event"]].values.tolist()
    [['Mail', 'raid']]
    """

    def blind_spots(self) -> pd.DataFrame:
        """Events that others report and a group does not, the most remarkable first.

        Returns
        -------
        pandas.DataFrame
            blind_spot (rank), event, label, the group, n_units (its outlets), expected (of them, by chance), and
            reported_by: which groups do, with how many of their outlets and articles.

        Examples
        --------
        >>> articles = pd.DataFrame({"article_id": list("abc"), "outlet": ["Post", "Sun", "Mail"],
        ...     "side": ["left", "left", "right"], "event": ["raid", "raid", None], "text": ["Rain."] * 3})
        >>> coverage(articles, by="side").blind_spots()[["event", "side", "reported_by"]].values.tolist()
        [['raid', 'right', 'left: 2 of 2 outlets, 2 articles']]
        """
        need(self, ["event", "blind_spot", "n", "n_units", "n_articles"], "coverage")
        by = next(name for name in self.keys_ if name != "event")
        rows = pd.DataFrame(self)
        told: dict[Any, list[str]] = {}
        order = ["n", "n_articles"]
        reported = rows[rows["n"] > 0].sort_values(order, ascending=False, kind="stable")
        for event, group, n, units, n_articles in reported[["event", by, "n", "n_units", "n_articles"]].to_numpy():
            of = f"{n} of {counted(units, 'outlet')}, " if by != "outlet" else ""
            told.setdefault(event, []).append(f"{group}: {of}{counted(n_articles, 'article')}")
        found = rows[rows["blind_spot"].notna()].sort_values("blind_spot", kind="stable")
        found = found[["blind_spot", "event", "label", by, "n_units", "expected"]].reset_index(drop=True)
        return found.assign(reported_by=["; ".join(told.get(event, [])) for event in found["event"]])


@takes(
    articles="articles article_id",
    quotes="quotes article_id",
    exposure="exposure article_id voice speaker words",
    lists=["groups"],
)
@grouped
@counts_once
def coverage(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    by: By = "outlet",
    *,
    groups: Sequence[str] | None = None,
    min_outlets: int = 2,
    level: float = 0.95,
    copies: str | Texts = "once",
    exposure: pd.DataFrame | None = None,
) -> Coverage:
    """Compare which events each outlet or side reports at all: a table with how much, whom it quotes, and when.

    Parameters
    ----------
    articles : pandas.DataFrame
        With the columns outlet and event (your own, or of :func:`framing.find_events`). Articles without an event count
        toward the size of their outlet.
    quotes : pandas.DataFrame, optional
        Tells who is quoted.
    by : str or sequence of str
        Column of `articles` that forms the groups: outlet, side, country …
    groups : sequence of str, optional
        Groups in the order of the table; left out, all, sorted.
    min_outlets : int
        Only events that at least so many outlets report.
    level : float
        Level of the intervals, such as 0.95.
    copies : {"once", "all"}
        Whether articles that repeat another one of their outlet (`duplicate_of`) are left out.
    exposure : pandas.DataFrame, optional
        Words by article, voice and speaker, as ``study.exposure`` has them: no text is read then.

    Returns
    -------
    Coverage
        One row for each event and group, the most reported events first: event, label (a title, if its name says
        nothing), the group, n (outlets of the group that report the event), n_units (outlets of the group), value (n of
        n_units) with its interval, expected (outlets of the group to be expected among those that report, by the number
        of articles of each), effect (value minus that of the other outlets) with its interval, p, q; n_articles, share
        (of the group's articles), words, first (date of the first report), lag_days (after the very first report),
        n_quotes, n_actors (quoted), n_actors_only and actors_only (whom no other group quotes on the event),
        blind_spot, unit (outlet), note.

        A **blind spot** is an event that a group does not report and others do. The column `blind_spot` ranks them: the
        more of the group's outlets would be expected to report the event, the more remarkable. ``.blind_spots()`` lists
        them. There is no p if fewer than eight outlets report an event, if fewer than one would be expected on one
        side, or if a side has fewer than five outlets. With ``by="outlet"`` there is never one.

    Raises
    ------
    ValueError
        If the articles name no events or outlets, if no event is reported by `min_outlets` outlets, or if `exposure` is
        of other articles.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": list("abcd"), "outlet": ["Post", "Sun", "Sun", "Sun"],
    ...     "event": ["raid", "raid", "raid", None], "text": ["It rained.", "It snowed.", "Rain", "Wind"],
    ...     "published": ["2018-02-08", "2018-02-09", "2018-02-10", "2018-03-01"]})
    >>> table = coverage(articles)
    >>> table[["event", "outlet", "n_articles", "share", "words", "lag_days"]].values.tolist()
    [['raid', 'Post', 1, 1.0, 2, 0.0], ['raid', 'Sun', 2, 0.6666666666666666, 3, 1.0]]
    """
    need(articles, ["text"] if exposure is None else [], "articles")
    check_exposure(articles, exposure)
    reports, left_out = _reports(articles, by)
    names = chosen(groups, reports["group"], by)
    units = reports.groupby(["group", "outlet"], sort=True).size()
    reporting = reports.dropna(subset=["event"]).groupby("event", sort=True)
    units_of, outlets_of = reporting["unit"].nunique(), reporting["outlet"].nunique()
    events = outlets_of[outlets_of >= min_outlets].index.tolist()
    if not events:
        raise ValueError(
            f"no event is reported by {min_outlets} outlets; min_outlets=1 shows all, fr.find_events(articles) finds "
            "events where the articles name none"
        )
    told = event_labels(articles[articles["event"].isin(events)])
    reports["words"] = reports["article_id"].map(words_of_articles(articles, exposure))
    quoted = None if quotes is None else _quoted(quotes, articles, reports)
    found: list[dict[str, Any]] = []
    of_event: dict[Any, pd.DataFrame] = dict(list(reports.groupby("event", sort=False)))
    first = {event: part["time"].min() for event, part in of_event.items()}
    order = sorted(events, key=lambda event: (-outlets_of[event], -len(of_event[event]), _when(first[event]), event))
    volume = reports.groupby("group").size()
    sizes, sides = units.to_numpy(float), np.array([group for group, _ in units.index], dtype=object)
    outlets = {name: sides == name for name in names}
    chances: dict[int, Any] = {}  # of each outlet, by how many report an event
    for event in order:
        part = of_event[event]
        reached = int(units_of[event])
        if reached not in chances:
            chances[reached] = chance_of_each(sizes, reached)
        chance = chances[reached]
        of_group: dict[Any, pd.DataFrame] = dict(list(part.groupby("group", sort=False)))
        for name in names:
            own = of_group.get(name)
            n = 0 if own is None else int(own["unit"].nunique())
            expected = float(chance[outlets[name]].sum())
            row = _one(outlets[name], sizes, reached, int(outlets_of[event]), n, expected, level, name)
            row |= {"event": event, "label": told[event], "group": name}
            row |= _NOTHING if own is None else _told(own, int(volume[name]), first[event])
            found.append(row | ({} if quoted is None else quoted.get((event, name), _NOBODY)))
    columns = [*_COLUMNS[:19], *(_QUOTED if quoted is not None else []), *_COLUMNS[19:]]
    table = pd.DataFrame(found, columns=pd.Index(columns))
    table["q"] = fdr(table["p"].astype(float))
    table["blind_spot"] = _ranks(table)
    table = table.rename(columns={"group": by})
    method = _method(len(events), int(outlets_of.size) - len(events), min_outlets, level)
    if len(units) > reports["outlet"].nunique():
        method += f" An outlet with articles in several values of {by} counts as one outlet in each."
    method += left_out + untested(table)
    source = articles[articles["article_id"].isin(reports["article_id"])]
    return Coverage(table, method=method, source=source, keys={"event": "event", by: by})


def _reports(articles: pd.DataFrame, by: str) -> tuple[pd.DataFrame, str]:
    """The articles that count, with group, outlet, unit (an outlet in a group) and time; what is left out, in words."""
    need(articles, ["outlet", "event"], "articles")
    if articles["event"].isna().all():
        raise ValueError(
            "no article has a value in the column event; give fr.find_events(articles), or run framing analyze --events"
        )
    group_of = group_of_articles(articles, by)
    published = articles["published"] if "published" in articles else pd.Series([None] * len(articles), articles.index)
    rows = pd.DataFrame(
        {
            "article_id": articles["article_id"].tolist(), "event": labels(articles["event"]),
            "group": [group_of[name] for name in articles["article_id"]], "outlet": labels(articles["outlet"]),
            "published": labels(published),
        },
        dtype=object,
    )  # fmt: skip
    rows["time"] = _as_times(rows["published"])
    without = rows["group"].isna() | rows["outlet"].isna()
    told = f" Left out: {counted(int(without.sum()), 'article')} without outlet or {by}." if without.any() else ""
    rows = rows[~without].reset_index(drop=True)
    if not len(rows):
        raise ValueError(f"no article has both an outlet and a value in the column {by!r}; fill them")
    rows["unit"] = list(zip(rows["group"], rows["outlet"]))
    return rows, told


def _as_times(published: pd.Series[Any]) -> pd.Series[Any]:
    """Times of publication; days where one of them has no hour, so that a day is not taken for its first minute."""
    times = pd.to_datetime(published, format="ISO8601", errors="coerce", utc=True)
    hours = published.map(lambda value: isinstance(value, str) and "T" in value)
    return times if bool((hours | times.isna()).all()) else times.dt.floor("D")


def _when(time: Any) -> float:
    return np.inf if pd.isna(time) else float(time.timestamp())


#: What a group has of an event that none of its outlets reports.
_NOTHING: dict[str, Any] = {"n_articles": 0, "share": 0.0, "words": 0, "first": None, "lag_days": np.nan}


def _told(own: pd.DataFrame, volume: int, first: Any) -> dict[str, Any]:
    """How much a group reports of an event, and when."""
    found = {**_NOTHING, "n_articles": len(own), "share": len(own) / volume, "words": int(own["words"].sum())}
    times = own["time"]
    if times.isna().all():
        return found
    place = int(np.argmin(times.fillna(times.max()).to_numpy()))
    return {**found, "first": own["published"].iloc[place], "lag_days": (times.min() - first) / pd.Timedelta(days=1)}


def _one(
    inside: Any, sizes: Any, reached: int, reporting: int, n: int, expected: float, level: float, name: str
) -> dict[str, Any]:
    """How many outlets of a group report an event, against how many would by chance."""
    own, others = int(inside.sum()), int((~inside).sum())
    rest = reached - n
    row: dict[str, Any] = {
        "n": n, "n_units": own, "value": n / own, "expected": expected, "unit": "outlet",
        "effect": n / own - rest / others if others else np.nan, "p": np.nan,
    }  # fmt: skip
    note = too_few_units(own, others, f"in {name}", "outlet") if others else "only one group: description only"
    if own >= MIN_UNITS:
        row["ci_low"], row["ci_high"] = (float(end) for end in share_interval(n, own, level))
    if min(own, others) >= MIN_UNITS:
        row["effect_low"], row["effect_high"] = (float(end) for end in difference_interval(n, own, rest, others, level))
    few = min(expected, reached - expected)
    if not note and reached < MIN_SUPPORT:
        several = f" ({reached} with each counted once in each group)" if reached > reporting else ""
        note = f"reported by {counted(reporting, 'outlet')}{several}, fewer than {MIN_SUPPORT}: no test"
    elif not note and few < MIN_EXPECTED - 1e-9:
        note = f"only {few:.2f} outlets to be expected on one side: no test"
    if not note:
        row["p"] = reached_by_chance(sizes, inside, reached, n)[1]
    return row | {"note": note}


def _ranks(table: pd.DataFrame) -> pd.Series[Any]:
    """Rank of each blind spot among all, by how many outlets would be expected to report the event."""
    blind = table[table["n"] == 0]
    order = blind.sort_values(["expected", "effect"], ascending=[False, True], kind="stable").index
    ranks = pd.Series(pd.NA, index=table.index, dtype="Int64")
    ranks[order] = range(1, len(order) + 1)
    return ranks


def _quoted(
    quotes: pd.DataFrame, articles: pd.DataFrame, reports: pd.DataFrame
) -> dict[tuple[Any, Any], dict[str, Any]]:
    """Whom each group quotes on each event."""
    known_articles(quotes, articles)
    said = attributed(quotes)
    rows = pd.DataFrame({"article_id": said["article_id"].tolist(), "actor": actors_quoted(said)}, dtype=object)
    names: Mapping[Any, Any] = dict(zip(rows["actor"], said["actor"] if "actor" in said else rows["actor"]))
    rows["name"] = [names.get(actor) if isinstance(names.get(actor), str) else actor for actor in rows["actor"]]
    found = rows.merge(reports[["article_id", "event", "group"]], on="article_id").dropna(subset=["event"])
    groups = found[found["actor"] != UNATTRIBUTED].groupby(["event", "actor"])["group"].nunique()
    alone = groups[groups == 1].index
    keys = pd.MultiIndex.from_frame(found[["event", "actor"]])
    found = found.assign(only=keys.isin(alone))
    return {key: _who(own) for key, own in found.groupby(["event", "group"], sort=False)}  # type: ignore[misc]


def _who(own: pd.DataFrame) -> dict[str, Any]:
    named = own[own["actor"] != UNATTRIBUTED]
    only = named[named["only"]].groupby("actor", sort=True)["name"].agg(["first", "size"])
    only = only.sort_values("size", ascending=False, kind="stable")
    more = f" and {len(only) - _NAMED} more" if len(only) > _NAMED else ""
    return {
        "n_quotes": len(own), "n_actors": int(named["actor"].nunique()), "n_actors_only": len(only),
        "actors_only": ", ".join(map(str, only["first"][:_NAMED])) + more if len(only) else None,
    }  # fmt: skip


def _method(events: int, left: int, min_outlets: int, level: float) -> str:
    support = f"{MIN_SUPPORT} outlets report it, fewer than {MIN_EXPECTED:.0f} would be expected on one side"
    return (
        f"{counted(events, 'event')} reported by at least {counted(min_outlets, 'outlet')} "
        f"({left:,} reported by fewer left out). Unit of inference: the outlet, which reports an event or not. "
        "Expected: outlets of the group among those that report the event, if each outlet had its chance by its number "
        "of articles (1 - exp(-a × articles), a the same for all). p: exact, given how many outlets report the event "
        "(conditional Bernoulli, Chen and Liu 1997), two-sided by the distance from the expected, mid-p (Lancaster "
        f"1961); none where fewer than {support}, or a side has fewer than {MIN_UNITS} outlets. q: false discovery "
        f"rate over all tests of this table (Benjamini and Hochberg 1995). {level:.0%} intervals: Wilson (1927), of "
        "differences Newcombe (1998). Blind spots, events that a group does not report, are ranked by how many of its "
        "outlets would be expected to."
    )
