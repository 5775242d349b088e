"""Numbers on axes and in cells."""

from __future__ import annotations

from typing import Any

from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

__all__ = ["plain_log", "short_number"]


def plain_log(axis: Any, most: int = 12) -> None:
    """Label a logarithmic axis with plain numbers: 1 of each decade, or 1, 2 and 5 if there are few decades.

    Parameters
    ----------
    axis : Axis of matplotlib
    most : int
        Numbers that find room.
    """
    low, high = sorted(axis.get_view_interval())
    few = high < 300 * low and most >= 8
    axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if few else (1.0,), numticks=most))
    axis.set_major_formatter(FuncFormatter(short_number))
    axis.set_minor_formatter(NullFormatter())


def short_number(value: float, _: Any = None, long: float = 1e4) -> str:
    """Format a number in few characters, with k, m or bn from `long` on.

    Examples
    --------
    >>> short_number(1200), short_number(15_000), short_number(1250, long=1e3)
    ('1,200', '15k', '1.25k')
    """
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if value >= max(size, long):
            return f"{value / size:.3g}{letter}"
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
