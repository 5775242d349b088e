"""Articles into events: groups of pairs, then the parts of large events."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.articles.events.about_terms import About
from framing.articles.events.event_groups import group_articles
from framing.articles.events.event_pairs import EventPairs, find_event_pairs
from framing.articles.events.link_model import LinkModel

__all__ = ["join_articles"]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_LARGE = 20  # articles of a group whose pairs with another may not have been looked at, since there are so many


def join_articles(
    found: About, days: Floats, pairs: EventPairs, given: Sequence[str | None], model: LinkModel
) -> tuple[Ints, EventPairs, list[int]]:
    """Group articles by the event that they report.

    An event of very many reports comes in parts, as each article is paired with those most alike alone. So large groups
    are compared once more, each by the article that has most in common with the others of it.

    Parameters
    ----------
    found : About
    days : ndarray, shape (n_articles,)
    pairs : EventPairs
        Those of the articles.
    given : sequence of str or None, length n_articles
        Events that are known.
    model : LinkModel

    Returns
    -------
    group : ndarray of int, shape (n_articles,)
        Row of the first article of each article's group.
    pairs : EventPairs
        With those of the large groups behind them.
    because : list of int
        Places of the pairs that made groups.

    Examples
    --------
    >>> from framing.articles.events.about_terms import about
    >>> from framing.articles.events.link_model import load_link_model
    >>> found, days = about([("Erie breaks snowfall record", "Erie got 34 inches of snow.")] * 100), np.zeros(100)
    >>> group, _, because = join_articles(found, days, find_event_pairs(found, days), [None] * 100, load_link_model())
    >>> set(group.tolist()), len(because)
    ({0}, 99)
    """
    likely = model.likely(pairs.features)
    groups, because = group_articles(pairs.first, pairs.second, likely, given, model.least)
    group = np.array(groups, dtype=np.int64)
    while True:
        rows = _representatives(group, pairs, likely)
        if len(rows) < 2:
            return group, pairs, because
        more = find_event_pairs(found.of(rows), days[rows])
        name = {group[row]: given[row] for row in range(len(given)) if given[row] is not None}
        joined, places = group_articles(
            more.first, more.second, model.likely(more.features), [name.get(group[row]) for row in rows], model.least
        )
        if not places:
            return group, pairs, because
        because += [len(pairs.first) + place for place in places]
        pairs = EventPairs(
            np.concatenate([pairs.first, rows[more.first]]),
            np.concatenate([pairs.second, rows[more.second]]),
            np.concatenate([pairs.features, more.features]),
        )
        likely = model.likely(pairs.features)
        becomes = {int(group[row]): int(group[rows[to]]) for row, to in zip(rows, joined)}
        group = np.array([becomes.get(number, number) for number in group.tolist()], dtype=np.int64)
        group = _earliest(group)


def _representatives(group: Ints, pairs: EventPairs, likely: Floats) -> Ints:
    """The article of each large group that is most alike to the others."""
    size = np.bincount(group, minlength=len(group) or 1)
    inside = group[pairs.first] == group[pairs.second]
    held = np.zeros(len(group))
    for rows in (pairs.first, pairs.second):
        held += np.bincount(rows[inside], weights=likely[inside], minlength=len(group))
    held = np.round(held, 6)
    order = np.lexsort((np.arange(len(group)), -held, group))
    first = np.unique(group[order], return_index=True)[1]
    rows = order[first]
    kept: Ints = np.sort(rows[size[group[rows]] >= _LARGE])
    return kept


def _earliest(group: Ints) -> Ints:
    """Number each group by its first row."""
    first: dict[int, int] = {}
    return np.array([first.setdefault(number, row) for row, number in enumerate(group.tolist())], dtype=np.int64)
