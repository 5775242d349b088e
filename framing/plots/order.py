"""Groups in their order and colours, and numbers on an axis as a reader writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from framing.plots.style import COLOURS

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["colours", "ordered", "plain_log"]


def ordered(rows: pd.DataFrame, by: str, groups: Sequence[Any] | None) -> list[Any]:
    """Groups of a figure in their order: those asked for, or all, sorted.

    Parameters
    ----------
    rows : pandas.DataFrame
    by : str
        Column of the groups.
    groups : sequence, optional

    Returns
    -------
    list

    Raises
    ------
    ValueError
        If one that is asked for is not in the table.

    Examples
    --------
    >>> import pandas as pd
    >>> ordered(pd.DataFrame({"outlet": ["Sun", "Post"]}), "outlet", None)
    ['Post', 'Sun']
    """
    present = list(rows[by].dropna().unique())
    if groups is None:
        return sorted(present, key=str)
    unknown = [name for name in groups if name not in present]
    if unknown:
        shown = ", ".join(sorted(map(str, present)))
        raise ValueError(f"the table has no {by} {', '.join(map(repr, unknown))}; it has {shown}")
    return list(groups)


def plain_log(axis: Any, most: int = 12) -> None:
    """A logarithmic axis with plain numbers: of each decade 1, or 1, 2 and 5 where there are few of them.

    Parameters
    ----------
    axis : Axis of matplotlib
    most : int
        Numbers that find room.
    """
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    low, high = sorted(axis.get_view_interval())
    few = high < 300 * low and most >= 8
    axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if few else (1.0,), numticks=most))
    axis.set_major_formatter(FuncFormatter(_short_number))
    axis.set_minor_formatter(NullFormatter())


def _short_number(value: float, _: Any = None) -> str:
    """A number of an axis, thousands and millions by their letter where they are long."""
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if value >= max(size, 1e4):
            return f"{value / size:g}{letter}"
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def colours(names: Sequence[Any]) -> dict[Any, str]:
    """One colour a group, in the order given; they repeat after seven.

    Parameters
    ----------
    names : sequence

    Returns
    -------
    dict

    Examples
    --------
    >>> colours(["Post", "Sun"])
    {'Post': '#4477AA', 'Sun': '#EE6677'}
    """
    return {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(names)}
