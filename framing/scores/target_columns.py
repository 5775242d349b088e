"""Whom a quote accuses, and what it calls whom: columns by target."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.compare.verdicts import choose, denied_rows
from framing.entrance import listed, need
from framing.frames.hit_counts import count_matrix
from framing.tables import actor_names

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["target_columns"]

_LABEL = "label_"
_NEEDED = ["article_id", "speaker", "target", "frame", "surface"]


def target_columns(
    hits: pd.DataFrame | None,
    held: tuple[list[int], list[int]],
    n_rows: int,
    targets: Any,
    **of: Any,
) -> tuple[csr_matrix, list[str]]:
    """Count accusations and labels by target.

    Parameters
    ----------
    hits : pandas.DataFrame or None
        With speakers and targets.
    held : pair of lists of int
        Places of hits, and the row in which each counts.
    n_rows : int
    targets : bool, str or list of str
        True: all targets; or those to take, by identity, or by name where `actors` are given.
    **of
        actors, articles, lexicons, min_confidence: as of :func:`framing.compare.accusations`.

    Returns
    -------
    matrix : csr_matrix, shape (n_rows, n_columns)
    columns : list of str
        ``accuses_<target>``, then ``label_<kind>_<target>``.

    Raises
    ------
    ValueError
        If the hits have no targets, or none of these.
    """
    if hits is None:
        raise ValueError(
            "targets= asks whom a quote speaks of, which only a table of hits says: pass hits=, or a study"
        )
    need(hits, _NEEDED, "hits")
    hits = hits.reset_index(drop=True)
    labels = sorted({str(frame) for frame in hits["frame"] if str(frame).startswith(_LABEL)})
    chosen = [("accuses", choose(hits, "accusing", **of).rows)]
    if labels:
        of_labels = choose(hits, "accusing", frames=labels, **of).rows
        chosen += [(name, of_labels[of_labels["frame"] == name]) for name in labels]
    called = {name.casefold(): str(who) for who, name in actor_names(of.get("actors")).items()}
    there_are = set(hits["target"].dropna().map(str))
    given = [] if targets is True else [str(name) for name in listed(targets)]
    wanted = {name if name in there_are else called.get(name.casefold(), name) for name in given}
    quotes_of: dict[int, list[int]] = {}
    for hit, row in zip(*held):
        quotes_of.setdefault(hit, []).append(row)
    cells: list[tuple[int, str]] = []
    columns: list[str] = []
    for kind, part in chosen:
        used = part[~denied_rows(part)]
        of_whom = [(hit, str(who)) for hit, who in zip(used.index, used["target"]) if not given or who in wanted]
        cells += [(row, f"{kind}_{who}") for hit, who in of_whom for row in quotes_of.get(hit, ())]
        columns += sorted({f"{kind}_{who}" for who in wanted or {name for hit, name in of_whom if hit in quotes_of}})
    there = Counter(str(target) for _, part in chosen for target in part["target"])
    known = there.keys() | there_are
    if wanted and known and not wanted & known:
        shown = ", ".join(name for name, _ in there.most_common(6)) or "none"
        raise ValueError(
            f"targets= names {', '.join(sorted(wanted))}, of whom no hit speaks; accused or labelled most are {shown}"
        )
    return count_matrix([row for row, _ in cells], [name for _, name in cells], n_rows, columns), columns
