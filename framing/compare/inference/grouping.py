"""Groups of a comparison: one column, several together, or a time read off the date of publication."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ParamSpec, TypeAlias, TypeVar

import pandas as pd

from framing.compare.inference.require_columns import labels
from framing.entrance import bind, listed
from framing.tables import is_missing

__all__ = ["TIMES", "By", "grouped", "time_of"]

P = ParamSpec("P")
R = TypeVar("R")

#: A column, or a sequence of several; behind the door a verb meets one column only.
By: TypeAlias = Any
#: Names of groups that are read off `published` where the articles have no column of that name.
TIMES = ("year", "month", "week", "day")
#: What a comparison says of each group; no group can be called so.
_FOUND = frozenset(
    "n n_articles n_units n_tokens rate value total ci_low ci_high effect effect_low effect_high p q unit denominator "
    "seed note".split()
)
_BETWEEN = (", ", " | ", " / ", "\x1f")  # the first that keeps all groups apart


def time_of(published: Any, part: str) -> str | None:
    """Year, month, week (of ISO 8601) or day of a date.

    Parameters
    ----------
    published : str or date
        ISO 8601; a year or a month alone gives what it holds.
    part : {"year", "month", "week", "day"}

    Returns
    -------
    str or None
        None where the date does not say.

    Examples
    --------
    >>> [time_of("2016-10-05T09:30:00", part) for part in TIMES]
    ['2016', '2016-10', '2016-W40', '2016-10-05']
    >>> time_of("2016", "month") is None
    True
    """
    import datetime as dt

    text = str(published).strip() if not is_missing(published) else ""
    length = {"year": 4, "month": 7}.get(part, 10)
    if len(text) < length:
        return None
    if part != "week":
        return text[:length]
    try:
        year, week, _ = dt.date.fromisoformat(text[:10]).isocalendar()
    except ValueError:
        return None
    return f"{year}-W{week:02d}"


def grouped(verb: Callable[P, R]) -> Callable[P, R]:
    """Let a verb that groups by one column take several, and times: a decorator.

    ``by=["outlet", "month"]`` makes one group of each pair that occurs; the result has a column for each part. The
    same holds for `strata` and `unit`, of which the result says nothing.

    Parameters
    ----------
    verb : callable
        With a table first, `articles` if it takes them, and `by`.

    Returns
    -------
    callable
    """
    signature = inspect.signature(verb)
    table_name = next(iter(signature.parameters))

    @functools.wraps(verb)
    def door(*args: P.args, **kwargs: P.kwargs) -> R:
        bound = bind(verb, args, kwargs)
        bound.apply_defaults()
        given = bound.arguments
        names: list[str] = []
        whole: dict[str, tuple[Any, ...]] = {}
        for option in ("by", "strata", "unit"):
            if given.get(option) is None:
                continue
            own = _names(given[option], option, verb.__name__)
            held, made = _with_columns({name: given.get(name) for name in (table_name, "articles")}, own, table_name)
            given.update({name: table for name, table in held.items() if name in given})
            given[option] = " and ".join(own)
            if option == "by":
                names, whole = own, made
        for name, other in given.items():  # a page of several figures
            if (
                len(names) > 1
                and name not in (table_name, "articles")
                and set(names) <= set(getattr(other, "columns", ()))
            ):
                given[name] = _joined(other, names, given["by"])[0]
        if len(names) > 1 and given.get("groups") is not None:
            given["groups"] = [_label(group, whole) for group in given["groups"]]
        found = verb(*bound.args, **bound.kwargs)
        _once(found, verb.__name__)
        return _apart(found, given["by"], names, whole) if len(names) > 1 else found

    return door


def _once(found: Any, verb: str) -> None:
    """Stop where a group has the name of a column that the verb makes."""
    columns = found.columns if isinstance(found, pd.DataFrame) else pd.Index([])
    if not columns.is_unique:
        again = columns[columns.duplicated()][0]
        raise ValueError(f"by={again!r} is a column that {verb} makes; rename yours, articles.rename(columns=…)")


def _names(value: Any, option: str, verb: str) -> list[str]:
    names = [str(name) for name in listed(value)]
    if not names:
        raise ValueError(f"{option}= of {verb} is empty; name a column of the articles, such as 'outlet'")
    if len(names) > 1 and "actor" in names and option == "by":
        raise ValueError(
            "by='actor' stands alone, since its unit is what one actor says in one article; to compare actors within "
            "outlets, choose the rows first: hits[hits['outlet'] == …]"
        )
    own = next((name for name in names if name in _FOUND), None)
    if own is not None and option == "by":
        raise ValueError(
            f"by={own!r} is the name of a column of the result; give yours another one: "
            f"articles.rename(columns={{{own!r}: {'own_' + own!r}}})"
        )
    return list(dict.fromkeys(names))


def _with_columns(
    held: Mapping[str, Any], names: Sequence[str], table_name: str
) -> tuple[dict[str, Any], dict[str, tuple[Any, ...]]]:
    """The tables with times that were asked for, and with the joint column of several; its values by their label."""
    table: Any = held[table_name]
    articles: Any = held.get("articles")
    for name in names:
        if name in TIMES and not _has(table, name) and not _has(articles, name):
            articles, table = _timed(articles, name), _timed(table, name)
    whole: dict[str, tuple[Any, ...]] = {}
    if len(names) > 1:
        joint = " and ".join(names)
        if all(_has(articles, name) for name in names):
            articles, whole = _joined(articles, names, joint)
        else:
            rows = table.copy()
            for name in names:
                if _has(articles, name):
                    rows[name] = rows["article_id"].map(dict(zip(articles["article_id"], articles[name])))
                elif name not in rows:
                    there = [str(c) for c in (articles if articles is not None else table).columns]
                    where = "articles" if articles is not None else "table"
                    raise ValueError(f"there is no column {name!r} to group by; the {where} has {there}")
            table, whole = _joined(rows, names, joint)
    return {**held, table_name: table, "articles": articles}, whole


def _has(table: Any, name: str) -> bool:
    return isinstance(table, pd.DataFrame) and name in table.columns


def _timed(table: Any, part: str) -> Any:
    if not _has(table, "published"):
        return table
    return table.assign(**{part: pd.Series([time_of(d, part) for d in table["published"]], table.index, dtype=object)})


def _joined(table: pd.DataFrame, names: Sequence[str], joint: str) -> tuple[pd.DataFrame, dict[str, tuple[Any, ...]]]:
    parts = [labels(table[name]) for name in names]
    rows = [tuple(filter(None, row)) if all(row) else None for row in zip(*parts)]
    once = {row for row in rows if row is not None}
    between = next((b for b in _BETWEEN if len({b.join(row) for row in once}) == len(once)), _BETWEEN[-1])
    column = [None if row is None else between.join(row) for row in rows]
    whole: dict[str, tuple[Any, ...]] = {between.join(row): row for row in once}
    return table.assign(**{joint: pd.Series(column, index=table.index, dtype="object")}), whole


def _label(group: Any, whole: Mapping[str, tuple[Any, ...]]) -> Any:
    """The label of a group that is asked for as ``("Post", "2016-10")``."""
    if isinstance(group, (tuple, list)):
        wanted = tuple(str(part) for part in labels(group))
        return next((label for label, parts in whole.items() if parts == wanted), ", ".join(wanted))
    return group


def _apart(found: Any, joint: str, names: Sequence[str], whole: Mapping[str, tuple[Any, ...]]) -> Any:
    """The result with a column for each part in the place of the joint one."""
    for table in (found, getattr(found, "source", None)):
        if not isinstance(table, pd.DataFrame) or joint not in table.columns:
            continue
        place = int(table.columns.get_loc(joint))  # type: ignore[arg-type]
        values = [whole.get(str(label), (None,) * len(names)) for label in table.pop(joint)]
        for number, name in enumerate(names):
            column = pd.Series([value[number] for value in values], index=table.index, dtype="object")
            if name in table.columns:
                table[name] = column
            else:
                table.insert(min(place + number, table.shape[1]), name, column)
    if hasattr(found, "keys_") and joint in found.keys_:
        del found.keys_[joint]
        found.keys_ = {**{name: name for name in names}, **found.keys_}
    return found
