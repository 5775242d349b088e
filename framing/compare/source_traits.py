"""Women, men and roles among the sources that each group quotes: shares of quotes, of words and of persons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from framing.compare.inference.compare_groups import compare_groups
from framing.compare.inference.counting import pivot
from framing.compare.inference.design import Design
from framing.compare.inference.found_rows import Found, repeated
from framing.entrance import need
from framing.tables import is_missing

__all__ = ["TRAITS", "shares", "traits", "unknown_gender"]

#: What can be asked of the sources, by the column of the quotes that it needs.
TRAITS = {
    "gender_quotes": "source_gender",
    "gender_words": "source_gender",
    "gender_persons": "source_gender",
    "women": "source_gender",
    "role_quotes": "source_role",
    "role_words": "source_role",
    "role_sources": "source_role",
    "women_in_role": "source_role",
}
_KNOWN = ("woman", "man")


def shares(rows: pd.DataFrame, column: str, measure: str, design: Design, weights: Any = None) -> Found:
    """Share of each value of a column, group by group.

    Parameters
    ----------
    rows : pandas.DataFrame
        Columns article_id and `column`, without nulls.
    column, measure : str
    design : Design
    weights : sequence of float, optional
        Summed in the place of rows.

    Returns
    -------
    mapping of str to ndarray
        Of :func:`compare_groups`, with measure, category, actor_id, total and value; empty where there are no rows.
    """
    if not len(rows):
        return {}
    counts, values = pivot(rows["article_id"], rows[column].astype(str), design.rows, weights)
    found = compare_groups(counts, np.asarray(counts.sum(axis=1)).ravel(), design)
    category = repeated(values, found["variable"])
    who = category if column == "actor_id" else None
    return {**found, "measure": measure, "category": category, "actor_id": who, **_total(found)}


def _total(found: Found) -> Found:
    return {"total": found["size"].astype(np.int64), "value": found["rate"]}


def traits(said: pd.DataFrame, asked: Iterable[str], design: Design) -> list[Found]:
    """Rows of the measures of gender and role of :func:`framing.compare.sourcing`.

    Parameters
    ----------
    said : pandas.DataFrame
        Attributed quotes, with their number of words as ``words_``.
    asked : iterable of str
        Out of ``TRAITS``.
    design : Design

    Returns
    -------
    list of mapping
        Of :func:`compare_groups`, with measure, category, gender or role, total and value.

    Raises
    ------
    ValueError
        If the quotes lack the column.
    """
    out: list[Found] = []
    for measure in asked:
        column = TRAITS[measure]
        need(said, [column, *(["source_gender"] if measure == "women_in_role" else [])], "the quotes")
        rows = said[said[column].notna()]
        if measure == "women":
            for category, part in (("quotes", rows), ("words", rows), ("persons", _once(rows, "source_gender"))):
                out.append(_women(part, measure, category, design, part["words_"] if category == "words" else None))
        elif measure == "women_in_role":
            for role, part in rows[rows["source_role"] != "unknown"].groupby("source_role", sort=True):
                out.append({**_women(part, measure, str(role), design), "role": role})
        else:
            if measure in ("gender_persons", "role_sources"):
                rows = _once(rows, column)
            weights = rows["words_"] if measure.endswith("_words") else None
            told = "gender" if column == "source_gender" else "role"
            found = shares(rows, column, measure, design, weights)
            out.append({**found, told: found["category"]} if found else {})
    return out


def unknown_gender(said: pd.DataFrame) -> str:
    """A sentence for the method: of how many quotes of persons the gender is not known.

    Examples
    --------
    >>> unknown_gender(pd.DataFrame({"source_gender": ["woman", "unknown", None, "mixed"]}))
    'Gender is unknown in 1 of 3 quotes of persons, and mixed in 1; `women` leaves both out. '
    """
    counts = said["source_gender"].value_counts()
    n, unknown, mixed = int(counts.sum()), int(counts.get("unknown", 0)), int(counts.get("mixed", 0))
    told = f"Gender is unknown in {unknown:,} of {n:,} quotes of persons, and mixed in {mixed:,}"
    return f"{told}; `women` leaves both out. "


def _women(rows: pd.DataFrame, measure: str, category: str, design: Design, weights: Any = None) -> Found:
    """Share of women among those of whom it is known whether they are women or men."""
    known = rows["source_gender"].isin(_KNOWN)
    if not known.any():
        return {}
    own = rows[known]
    counts, _ = pivot(
        own["article_id"],
        own["source_gender"].astype(str),
        design.rows,
        None if weights is None else weights[known],
        values=_KNOWN,
    )
    sizes = np.asarray(counts.sum(axis=1)).ravel()
    found = compare_groups(counts.tocsr()[:, :1], sizes, design)
    return {**found, "measure": measure, "category": category, "gender": "woman", **_total(found)}


def _once(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """One row for each who is quoted in an article, with what is known of it from any of its quotes."""
    entities = rows["source_entity"] if "source_entity" in rows else pd.Series(None, index=rows.index, dtype=object)
    person = [actor if is_missing(entity) else entity for entity, actor in zip(entities, rows["actor_id"])]
    unsure = (rows[column] == "unknown").to_numpy()
    first = rows.assign(person_=person).iloc[np.argsort(unsure, kind="stable")]
    return first.drop_duplicates(["article_id", "person_"]).drop(columns="person_")
