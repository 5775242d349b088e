"""Which events each outlet or side reports: a dot a group and event."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.plots.layout.canvas import Canvas, GroupOptions, draws, require_rows
from framing.plots.layout.display_names import find_by_name
from framing.plots.layout.groups_shown import REST, add_up_rest
from framing.plots.layout.legend import columns_that_fit, header_height, write_headers
from framing.plots.layout.lettering import label_rows, one_line, shorten_distinct, shown_of_total, write_caption
from framing.plots.layout.scales import short_number
from framing.plots.layout.style import COLOURS

__all__ = ["coverage"]

_ROW, _LINE = 0.19, 0.06  # inches: a row of one line, and a further line
_WIDEST, _LEAST, _NUMBERED = 10.5, 2.6, 6.5  # points across: the largest dot, the smallest, the smallest with a number
_BLIND = 10  # blind spots that are marked


@draws(table="any", lists=["events"])
def coverage(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    events: Sequence[str] | None = None,
    top: int = 30,
    **options: Unpack[GroupOptions],
) -> Axes:
    """Draw which events each group reports, in how many articles, and which it leaves out (blind spots).

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.coverage(articles)``.
    ax, by, groups, order, names, colors, width, height, font
        As in :func:`framing.plots.frames`.
    max_groups : int, optional
        As there; left out: 12, or fewer if there is no room side by side.
    events : sequence of str, optional
        Only these, in this order, by event or label; left out, those that most outlets report.
    top : int
        How many events to show at most.

    Returns
    -------
    Axes
        The area of a dot, and the number in it, stand for articles. A diamond is one of the ten most remarkable blind
        spots of the table, a dash any other event that is not reported.

    Raises
    ------
    ValueError
        If the table is another one, or an event that is asked for is not in it.

    Examples
    --------
    >>> import pandas as pd
    >>> import framing as fr
    >>> about = {"outlet": ["Post", "Sun", "Mail"], "event": ["raid", "raid", "vote"], "text": ["Rain."] * 3}
    >>> table = fr.compare.coverage(pd.DataFrame({"article_id": list("abc"), **about}))
    >>> ax = fr.plots.coverage(table)
    >>> sorted(label.get_text() for label in ax.get_xticklabels())
    ['Mail', 'Post', 'Sun']
    """
    canvas = Canvas(ax, **options)
    by, room = canvas.by, canvas.room
    needs = [by, "event", "label", "n", "n_articles", "blind_spot"]
    rows = require_rows(table, "events", needs, "compare.coverage(articles)")
    rows = rows.assign(n=rows["n_articles"])
    every = list(dict.fromkeys(rows["event"]))
    called = dict(zip(rows["event"], rows["label"]))
    if events is not None:
        by_label = {str(label): event for event, label in called.items()}
        wanted = [by_label.get(str(name), name) for name in events]
        every = list(dict.fromkeys(find_by_name(name, every, "event", canvas.names) for name in wanted))
    letters = int(np.clip(9.5 * room - 8, 22, 52))
    each = _ROW + (_LINE if any(len(one_line(called[event])) > letters for event in every) else 0.0)
    chosen = every[: min(top if events is None else len(every), canvas.rows_that_fit(each, 1.5))]
    if not chosen:
        raise ValueError("no event to show: the list of those wanted is empty")
    shown = shorten_distinct([one_line(called[event]) for event in chosen], 2 * letters - 6)
    labels = ["\n".join(textwrap.wrap(label, letters, max_lines=2, placeholder=" …")) or label for label in shown]
    lines = [line for label in labels for line in label.splitlines()]
    drawn = canvas.choose_groups(rows, usual=12, fits=columns_that_fit(lines, room, 12.0, bar=12.0))
    part = add_up_rest(rows[rows["event"].isin(chosen)], by, drawn, ["event"])
    counts = part.pivot_table(index="event", columns=by, values="n", aggfunc="sum", sort=False)
    counts = counts.reindex(index=chosen, columns=drawn.shown).fillna(0).astype(int)
    ranks = rows[rows["blind_spot"].notna() & (rows["blind_spot"].fillna(_BLIND + 1) <= _BLIND)]
    blind = set(zip(ranks["event"], ranks[by]))
    ax = canvas.axes(max(1.3, 0.6 + header_height(drawn.heads, room, lines) + each * len(chosen)))
    most = _draw(ax, counts, blind)
    label_rows(ax, labels, linespacing=0.95)
    write_headers(ax, drawn.heads, room, lines)
    ax.set_xlim(-0.5, len(drawn.shown) - 0.5)
    ax.tick_params(length=0)
    for edge in ax.spines.values():
        edge.set_visible(False)
    marked = any((event, group) in blind for event in chosen for group in drawn.shown if group is not REST)
    caption = [
        f"area and number: articles (largest {short_number(float(most), long=1e3)})",
        "diamond: blind spot" if marked else "",
        shown_of_total(len(chosen), len(every), "events"),
    ]
    write_caption(ax, caption, 72 * room - 12, labelpad=4, loc="right")
    ax.xaxis.set_label_position("bottom")
    return ax


def _draw(ax: Axes, counts: pd.DataFrame, blind: set[tuple[str, str]]) -> int:
    """Dots, diamonds and dashes; the largest number of articles."""
    numbers = counts.to_numpy(int)
    most = int(max(numbers.max(initial=1), 1))
    for row, event in enumerate(counts.index):
        ax.axhline(row, color="#E6E6E6", linewidth=0.5, zorder=0)
        for column, group in enumerate(counts.columns):
            n = numbers[row, column]
            if n:
                across = max(_WIDEST * float(np.sqrt(n / most)), _LEAST)
                ax.plot(column, row, "o", color=COLOURS[0], markersize=across, markeredgewidth=0)
                if across >= _NUMBERED and n < 100:
                    ax.text(column, row, str(n), ha="center", va="center_baseline", fontsize=5, color="white")
            elif (event, group) in blind:
                ax.plot(column, row, "D", markerfacecolor="white", markeredgecolor=COLOURS[1], markersize=4.6)
            else:
                ax.plot(column, row, "_", color="#BBBBBB", markersize=2.6, markeredgewidth=0.6)
    return most
