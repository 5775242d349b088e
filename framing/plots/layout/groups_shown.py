"""Choose the groups of a figure: which are shown, which are added up, their order, names and looks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.compare.inference.support import plural as noun_for
from framing.compare.rates import PER
from framing.entrance import listed
from framing.plots.layout.display_names import Names, display_name, find_by_name
from framing.plots.layout.lettering import one_line, shorten_distinct
from framing.plots.layout.looks import Colors, Look, looks_of
from framing.plots.layout.style import COLOURS

__all__ = ["REST", "GroupsShown", "add_up_rest", "choose_groups", "choose_values", "plural"]

#: Stands for the groups that a figure adds up, in the column of the groups.
REST = "\x1frest"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BARE = re.compile(r"True|False|-?\d{1,3}(\.\d+)?")


@dataclass(frozen=True)
class GroupsShown:
    """The groups of a figure.

    Attributes
    ----------
    shown : list
        In their order; :data:`REST` comes last where others are added up.
    rest : list
        Those added up.
    labels, looks : dict
        Of each that is shown.
    """

    shown: list[Any]
    rest: list[Any] = field(default_factory=list)
    labels: dict[Any, str] = field(default_factory=dict)
    looks: dict[Any, Look] = field(default_factory=dict)

    @property
    def heads(self) -> list[str]:
        """Labels in the order of the groups."""
        return [self.labels[name] for name in self.shown]

    @property
    def places(self) -> dict[Any, int]:
        """Place of each group, counted from 0."""
        return {name: place for place, name in enumerate(self.shown)}


def choose_groups(
    rows: pd.DataFrame,
    by: str,
    groups: Sequence[Any] | None = None,
    order: Sequence[Any] | str | None = None,
    max_groups: int | None = None,
    colors: Colors = None,
    names: Names = None,
    *,
    usual: int = 7,
    fits: int = 1000,
    chars: int = 26,
) -> GroupsShown:
    """Choose the groups of a figure, their order, names and looks.

    Parameters
    ----------
    rows : pandas.DataFrame
    by : str
        Column of the groups.
    groups, order, max_groups, colors, names
        As in :func:`framing.plots.frames`.
    usual : int
        `max_groups` where neither it nor `groups` is given.
    fits : int
        Groups that find room on the page.
    chars : int
        Letters of a label.

    Returns
    -------
    GroupsShown

    Raises
    ------
    ValueError
        If one that is asked for is not in the table.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": list("abcd"), "n": [1, 5, 7, 2]})
    >>> drawn = choose_groups(rows, "outlet", max_groups=3)
    >>> drawn.shown[:2], drawn.rest, drawn.labels[REST]
    (['b', 'c'], ['d', 'a'], 'other 2 outlets')
    >>> choose_groups(pd.DataFrame({"is_opinion": ["True", "False"], "n": [1, 5]}), "is_opinion").heads
    ['is opinion: False', 'is opinion: True']
    >>> choose_groups(pd.DataFrame({"week": ["10", "9"], "n": [1, 5]}), "week").heads
    ['week: 9', 'week: 10']
    """
    present = sorted(rows[by].dropna().unique(), key=str)
    if max_groups is not None and max_groups < 1:
        raise ValueError(f"max_groups={max_groups} shows nothing; it is at least 1")
    wanted = (
        present if groups is None else list(dict.fromkeys(find_by_name(name, present, by, names) for name in groups))
    )
    if not wanted:
        raise ValueError(f"no {by} to show: " + ("the table names none" if groups is None else "groups= is empty"))
    sizes = _sizes(rows, by)
    largest = sorted(wanted, key=lambda name: (-sizes.get(name, 0.0), str(name)))
    if isinstance(order, str) and (order in ("size", "name") or not _known([order], present, names)):
        if order not in ("size", "name"):
            raise ValueError(f"order={order!r} is no order; it is 'size', 'name', or a list of groups")
        stand = largest if order == "size" else sorted(wanted, key=_numbers_first)
    elif order is not None:
        first = [name for name in dict.fromkeys(_known(listed(order), present, names)) if name in wanted]
        largest = stand = [*first, *(name for name in largest if name not in first)]
    else:
        stand = wanted if groups is not None else sorted(wanted, key=_numbers_first)
    most = max_groups if max_groups is not None else usual if groups is None else len(wanted)
    most = max(min(most, fits), 1)
    few = most if len(wanted) <= most else max(most - 1, 1)
    kept = set(largest[:few])
    shown = [name for name in stand if name in kept]
    rest = [name for name in largest if name not in kept]
    looks = looks_of(present, shown, colors)
    labels = dict(zip(shown, shorten_distinct([_label(name, by, names) for name in shown], chars)))
    if rest and most > 1:
        noun = "group" if " and " in by else by  # of several columns together
        labels[REST], looks[REST] = f"other {len(rest):,} {plural(noun, len(rest))}", Look(COLOURS[-1], ".", ":")
        shown = [*shown, REST]
    return GroupsShown(shown, rest, labels, looks)


def _numbers_first(name: Any) -> tuple[bool, float, str]:
    """Key of the order of names, in which *9* stands before *10*."""
    text = str(name)
    number = _NUMBER.fullmatch(text)
    return number is None, float(text) if number else 0.0, text


def _label(name: Any, by: str, names: Names) -> str:
    """Name of a group; of a truth value or a small number, which alone say nothing, with the column's."""
    label = display_name(name, names, whole=True)
    return f"{display_name(by)}: {label}" if _BARE.fullmatch(label) else label


def _known(order: Iterable[Any], present: Sequence[Any], names: Names) -> list[Any]:
    """Keep the names of an order that the table has, so that one order serves all figures of a study."""
    there = {str(name): name for name in present}
    there |= {display_name(name, names, whole=True): name for name in present if display_name(name, names) not in there}
    return [there[str(name)] for name in order if str(name) in there]


def _sizes(rows: pd.DataFrame, by: str) -> dict[Any, float]:
    """Size of each group: its words or quotes if the table has them, else what is counted."""
    for column in ("n_tokens", "total"):
        if column in rows and rows[column].notna().any():
            return {k: float(v) for k, v in rows.groupby(by)[column].max().fillna(0).items()}
    if "n" in rows:
        return {k: float(v) for k, v in rows.groupby(by)["n"].sum().items()}
    return {k: float(v) for k, v in rows[by].value_counts().items()}


def plural(noun: str, number: int = 2) -> str:
    """Plural of a column's name.

    Examples
    --------
    >>> plural("outlet"), plural("country"), plural("outlet", 1)
    ('outlets', 'countries', 'outlet')
    """
    return noun_for(one_line(noun), number)


def add_up_rest(rows: pd.DataFrame, by: str, drawn: GroupsShown, keys: Sequence[str]) -> pd.DataFrame:
    """Add up the rows of all groups that are not shown.

    Parameters
    ----------
    rows : pandas.DataFrame
        With n; rate and n_tokens, or value and total, are made anew of the sums. A rate whose denominator the table
        does not tell cannot be added up and becomes null.
    by : str
    drawn : GroupsShown
    keys : sequence of str
        Columns that are kept apart (frame, voice …).

    Returns
    -------
    pandas.DataFrame

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": list("abc"), "frame": "war", "n": [9, 1, 2], "n_tokens": [900, 500, 500]})
    >>> rows["rate"], rows["denominator"] = [10.0, 2.0, 4.0], "tokens"
    >>> shown = choose_groups(rows, "outlet", max_groups=2)
    >>> add_up_rest(rows, "outlet", shown, ["frame"])[["n", "rate"]].values.tolist()
    [[9.0, 10.0], [3.0, 3.0]]
    """
    own = rows[rows[by].isin([name for name in drawn.shown if name is not REST])]
    if REST not in drawn.shown:
        return own
    others = rows[rows[by].isin(drawn.rest)]
    made = others.groupby(list(keys), sort=False, dropna=False)["n"].sum().reset_index()
    made[by] = REST
    for size, share in (("n_tokens", "rate"), ("total", "value")):
        if share not in rows:
            continue
        if size not in rows:
            made[share] = float("nan")
            continue
        kind = str(rows["denominator"].iloc[0]) if "denominator" in rows and size == "n_tokens" else "quotes"
        if kind == "voice":  # each voice has its own words
            made[size] = others.groupby(list(keys), sort=False, dropna=False)[size].sum().to_numpy(float)
        else:
            made[size] = float(others.groupby(by)[size].max().sum())
        made[share] = made["n"] * PER.get(kind, 1.0) / made[size].where(made[size] > 0)
    for column in ("denominator", "unit"):
        if column in rows and len(rows):
            made[column] = rows[column].iloc[0]
    return pd.concat([own, made.reindex(columns=[c for c in rows.columns if c in made])], ignore_index=True)


def choose_values(
    rows: pd.DataFrame,
    column: str,
    wanted: Sequence[Any] | None,
    weight: str,
    top: int,
    names: Names = None,
    called: str = "",
) -> list[Any]:
    """Choose the values of a column that a figure shows: those asked for, or the most frequent.

    Parameters
    ----------
    rows : pandas.DataFrame
    column : str
    wanted : sequence, optional
        Which, in which order.
    weight : str
        Column that is added up.
    top : int
        Most to show.
    names : mapping, optional
    called : str
        What the values are, for the message; left out, the column's name.

    Returns
    -------
    list

    Raises
    ------
    ValueError
        If one that is asked for is not in the table.

    Examples
    --------
    >>> choose_values(pd.DataFrame({"frame": ["war", "law"], "n": [1, 2]}), "frame", None, "n", 1)
    ['law']
    """
    what = called or {"category": "actor"}.get(column, column)  # in a table of sources
    if wanted is not None and not len(wanted):
        raise ValueError(f"no {what} to show: the list of those wanted is empty")
    total = rows.groupby(column)[weight].sum()
    if wanted is not None:
        return list(dict.fromkeys(find_by_name(name, list(total.index), what, names) for name in wanted))[: max(top, 1)]
    return sorted(total.index, key=lambda value: (-total[value], str(value)))[: max(top, 1)]
