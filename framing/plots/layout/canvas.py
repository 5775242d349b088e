"""What all figures share: their options, the room they have, and the decorator that makes a figure of a function.

A table and the caller's options enter; a :class:`Canvas` leaves, on which one figure is drawn.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypedDict, TypeVar, get_type_hints

import pandas as pd
from matplotlib.axes import Axes

from framing.compare.inference.grouping import grouped
from framing.entrance import takes
from framing.plots.layout.display_names import Names, display_name, names_by_id
from framing.plots.layout.groups_shown import GroupsShown, choose_groups
from framing.plots.layout.lettering import shorten_distinct
from framing.plots.layout.looks import Colors
from framing.plots.layout.style import LARGEST, SINGLE, TALLEST, new_figure, style

__all__ = ["Canvas", "GroupChoice", "GroupOptions", "Options", "draws", "require_rows"]

P = ParamSpec("P")
R = TypeVar("R")


class Options(TypedDict, total=False):
    """Options of every figure; :func:`framing.plots.frames` describes them."""

    names: Names
    colors: Colors
    width: float
    height: float
    font: str | None


class GroupChoice(Options, total=False):
    """Options of every figure that shows groups side by side."""

    groups: Sequence[str] | None
    order: Sequence[str] | str | None
    max_groups: int | None


class GroupOptions(GroupChoice, total=False):
    """The same, with the column of the groups."""

    by: str


@dataclass
class Canvas:
    """Where one figure is drawn, and how: the axes, the size, the groups, names and colours.

    Attributes
    ----------
    ax : Axes or None
        Axes of the caller; None until :meth:`axes` makes some.
    by, groups, order, max_groups, names, colors, width, height, font
        As in :func:`framing.plots.frames`.

    Examples
    --------
    >>> Canvas(height=9.0).rows_that_fit(0.5, besides=1.0)
    16
    """

    ax: Axes | None = None
    by: str = "outlet"
    groups: Sequence[str] | None = None
    order: Sequence[str] | str | None = None
    max_groups: int | None = None
    names: Names = None
    colors: Colors = None
    width: float = SINGLE
    height: float = TALLEST
    font: str | None = None

    @property
    def room(self) -> float:
        """Inches of width that the figure may fill: its own page, or its part of the caller's figure."""
        if self.ax is None:
            return self.width
        part, whole = self.ax.figure, self.ax.figure.figure
        width = float(part.bbox.width / whole.dpi)
        place = self.ax.get_subplotspec()
        return width if place is None else width * len(place.colspan) / place.get_gridspec().ncols

    def axes(self, height: float) -> Axes:
        """Axes to draw in: those given, or new ones of so many inches, within the height that is allowed.

        Raises
        ------
        ValueError
            If a size is none, or larger than any page.
        """
        if self.ax is None:
            if not 1.0 <= self.height <= LARGEST:
                raise ValueError(f"height={self.height} inches is no size of a figure; it is 1 to {LARGEST:g}")
            self.ax = new_figure(self.width, min(max(height, 1.0), self.height)).subplots()
        return self.ax

    def rows_that_fit(self, each: float, besides: float = 0.0, least: int = 1) -> int:
        """How many rows of so many inches find room in the height, besides what else stands there."""
        return max(least, int((self.height - besides) / each + 1e-9))

    def labels(self, values: Iterable[Any], letters: int) -> list[str]:
        """Names of actors, frames … as the figure writes them, cut to so many letters and still distinct."""
        return shorten_distinct([display_name(value, self.names) for value in values], letters)

    def choose_groups(self, rows: pd.DataFrame, **limits: Any) -> GroupsShown:
        """Groups that the figure shows: see :func:`framing.plots.layout.groups_shown.choose_groups`."""
        return choose_groups(rows, self.by, self.groups, self.order, self.max_groups, self.colors, self.names, **limits)


def draws(*, lists: Sequence[str] = (), **tables: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a figure of a function that draws: a decorator.

    The figure is drawn in the package's style. It takes tables of any library, several columns as ``by=``, and one
    name in the place of a list of names. Its signature names the shared options.

    Parameters
    ----------
    lists : sequence of str
        Options that are lists of names.
    **tables : str
        Each table and what it is: see :func:`framing.entrance.takes`.

    Returns
    -------
    callable
    """

    def decorate(draw: Callable[P, R]) -> Callable[P, R]:
        @wraps(draw)
        def drawn(*args: P.args, **options: P.kwargs) -> R:
            font: Any = options.get("font")
            if isinstance(options.get("names"), pd.DataFrame):  # looked through once, not for each label
                options["names"] = names_by_id(options["names"])  # type: ignore[arg-type]
            with style(font):
                return draw(*args, **options)

        drawn.__signature__ = _with_options(draw)  # type: ignore[attr-defined]
        return takes(lists=["groups", *lists], **tables)(grouped(drawn))

    return decorate


def _with_options(draw: Callable[..., Any]) -> inspect.Signature:
    """Signature in which the options that ``**options`` stands for are named one by one."""
    signature = inspect.signature(draw)
    own = list(signature.parameters.values())
    if own[-1].kind is inspect.Parameter.VAR_KEYWORD:
        kinds = {f"Unpack[{kind.__name__}]": kind for kind in (Options, GroupChoice, GroupOptions)}
        names = get_type_hints(kinds[str(own.pop().annotation)])
        shared = inspect.signature(Canvas).parameters
        own += [shared[name].replace(kind=inspect.Parameter.KEYWORD_ONLY) for name in shared if name in names]
    return signature.replace(parameters=own)


def require_rows(table: pd.DataFrame, what: str, needs: Sequence[str] = (), made_by: str = "") -> pd.DataFrame:
    """Rows of a table to draw; stop where there are none, or where it is another table than the figure's.

    Parameters
    ----------
    table : pandas.DataFrame
    what : str
        What is missing, for the message.
    needs : sequence of str
        Columns that the figure draws.
    made_by : str
        What makes such a table.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError

    Examples
    --------
    >>> require_rows(pd.DataFrame(), "framing terms")
    Traceback (most recent call last):
    ...
    ValueError: there is nothing to draw: the table has no framing terms
    """
    rows = pd.DataFrame(table)
    missing = [column for column in needs if column not in rows]
    if missing:
        raise ValueError(
            f"this figure draws the table of {made_by}; the one given has no column {', '.join(map(repr, missing))}: "
            f"it has {[str(column) for column in rows.columns]}"
            + ("; if its groups are of another column, name that one with by=" if missing == ["outlet"] else "")
        )
    if not len(rows):
        raise ValueError(f"there is nothing to draw: the table has no {what}")
    return rows
