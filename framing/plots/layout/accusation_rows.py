"""Select the accusations that a figure draws."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.plots.layout.canvas import require_rows
from framing.plots.layout.display_names import Names, find_by_name
from framing.plots.layout.groups_shown import choose_values

__all__ = ["accusation_rows"]


def accusation_rows(
    table: pd.DataFrame,
    needs: Sequence[str],
    frames: Sequence[str] | None,
    actors: Sequence[str] | None,
    own_voice: bool,
    names: Names,
) -> pd.DataFrame:
    """Select accusations that are not all denied, of the frames and actors asked for.

    Parameters
    ----------
    table : pandas.DataFrame
        ``compare.accusations(hits)``.
    needs : sequence of str
        Columns that the figure draws.
    frames, actors : sequence of str, optional
        Only terms of these frames; only what these say, or what is said about them.
    own_voice : bool
        With what outlets say in their own voice.
    names : mapping or pandas.DataFrame, optional

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If the table is another one, or nothing is left.

    Examples
    --------
    >>> rows = pd.DataFrame({"speaker": ["A", "Post"], "target": ["B", "A"], "n": [2, 1], "own_voice": [False, True]})
    >>> accusation_rows(rows, ["speaker", "target", "n", "own_voice"], None, ["b"], True, None)["speaker"].tolist()
    ['A']
    """
    rows = require_rows(table, "accusations", needs, "compare.accusations(hits)")
    rows = rows[rows["n"] > 0]
    if not own_voice:
        rows = rows[~rows["own_voice"].astype(bool)]
    require_rows(rows, "accusations" if own_voice else "accusations by actors")
    if frames is not None:
        require_rows(rows, "accusations", ["frame"], "compare.accusations(hits)")
        rows = rows[rows["frame"].isin(choose_values(rows, "frame", frames, "n", len(rows), names))]
    if actors is not None:
        present = list(dict.fromkeys([*rows["speaker"], *rows["target"]]))
        wanted = {find_by_name(actor, present, "actor", names) for actor in actors}
        rows = rows[rows["speaker"].isin(wanted) | rows["target"].isin(wanted)]
    return require_rows(rows, "accusations")
