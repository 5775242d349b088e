"""Colour, mark and line of each group, the same in all figures of a study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.entrance import listed
from framing.plots.layout.style import COLOURS, LINES, MARKERS
from framing.tables import as_pandas, is_table

__all__ = ["Colors", "Look", "looks_of", "numbered_look", "palette"]

Colors = Mapping[Any, Any] | Sequence[Any] | None
_GROUPS = COLOURS[:-1]  # grey is left to the rest


@dataclass(frozen=True)
class Look:
    """Colour, mark and line of a group."""

    colour: Any
    marker: str
    line: str


def palette(groups: Any, by: str = "outlet") -> dict[Any, str]:
    """Give each group of a study a colour, to be passed to every figure as ``colors=``: the largest groups differ most.

    Parameters
    ----------
    groups : pandas.DataFrame, pandas.Series or sequence
        A table with the column `by` (the articles of a study), or that column: ranked by the number of rows, those of
        equal number by name. Or names in their order.
    by : str
        Column of the groups.

    Returns
    -------
    dict
        Six colours (Paul Tol's bright scheme without its grey, which is left to groups that are added up), and again
        from the start. The place in the dictionary also gives a group its mark and its line, so that 48 groups look
        different where marks are drawn.

    Raises
    ------
    ValueError
        If the table has no such column.

    Examples
    --------
    >>> palette(pd.DataFrame({"outlet": ["Sun", "Post", "Sun"]}))
    {'Sun': '#4477AA', 'Post': '#EE6677'}
    """
    if is_table(groups):
        groups = as_pandas(groups, "groups= of palette")
        if by not in groups:
            raise ValueError(f"the table has no column {by!r} to take groups from; it has {list(groups.columns)}")
        groups = groups[by]
    if isinstance(groups, pd.Series):
        counts = groups.value_counts()
        groups = sorted(counts.index, key=lambda name: (-counts[name], str(name)))
    names = list(dict.fromkeys(listed(groups)))
    return {name: _GROUPS[place % len(_GROUPS)] for place, name in enumerate(names)}


def numbered_look(place: int, colour: Any = None) -> Look:
    """Look of the group with a number, counted from 0: colours, marks and lines take turns.

    Examples
    --------
    >>> numbered_look(0), numbered_look(6).colour == numbered_look(0).colour, numbered_look(6).marker
    (Look(colour='#4477AA', marker='o', line='-'), True, 's')
    """
    turn, rank = divmod(place, len(_GROUPS))
    own = _GROUPS[rank] if colour is None else colour
    return Look(own, MARKERS[(rank + turn) % len(MARKERS)], LINES[turn % len(LINES)])


def looks_of(present: Sequence[Any], shown: Sequence[Any], colors: Colors = None) -> dict[Any, Look]:
    """Look of each group, by its place in `colors` or among all of the table: the same whichever of them are shown.

    Parameters
    ----------
    present, shown : sequence
        All groups of the table; those of the figure.
    colors : mapping or sequence, optional
        See :func:`framing.plots.frames`.

    Returns
    -------
    dict

    Raises
    ------
    ValueError
        If `colors` is neither.

    Examples
    --------
    >>> looks_of(["Post", "Sun"], ["Sun"])["Sun"].colour, looks_of(["Sun"], ["Sun"], {"Sun": "red"})["Sun"].colour
    ('#EE6677', 'red')
    """
    if colors is not None and not isinstance(colors, Mapping):
        own = list(colors)
        if not own or isinstance(colors, str):
            raise ValueError("colors= takes a mapping from group to colour, or a list of colours in the groups' order")
        return {name: numbered_look(place, own[place % len(own)]) for place, name in enumerate(shown)}
    given = {str(name): colour for name, colour in (colors or {}).items()}
    places = {name: place for place, name in enumerate([*given, *(str(p) for p in present if str(p) not in given)])}
    return {name: numbered_look(places[str(name)], given.get(str(name))) for name in shown}
