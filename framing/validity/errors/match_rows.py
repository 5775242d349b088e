"""Which row of a tool answers which row of a coder: the outcomes that every score counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd

from framing.tables import conform
from framing.validity.coding.codes import one_spelling, same_codes

__all__ = ["MEASURES", "Measure", "match"]

Measure: TypeAlias = Literal["quotes", "actors", "hits", "classifier"]
MEASURES: tuple[Measure, ...] = ("quotes", "actors", "hits", "classifier")
_LEAST = 0.5  # two contents are the same where they share half of what they cover together


def match(table: pd.DataFrame, gold: pd.DataFrame, measure: Measure, *, key: str, label: str) -> pd.DataFrame:
    """Pair the rows of a tool with those of a coder.

    Parameters
    ----------
    table, gold : DataFrame
    measure : {"quotes", "actors", "hits", "classifier"}
    key, label : str
        For a classifier: the columns that name the unit and its label.

    Returns
    -------
    DataFrame
        One row an outcome: ``article_id``, ``outcome`` (tp | fp | fn), ``code_gold``, ``code_tool``, ``gold``,
        ``tool`` (positions of the rows, -1 for none). A unit with a wrong code is two rows: the code that is missed
        and the one that is false.

    Raises
    ------
    ValueError
        If a column is missing or a unit stands twice.

    References
    ----------
    Johansson, R. and Moschitti, A. (2010). Syntactic and semantic structure for opinion expression detection. CoNLL,
    67-76 (overlap of spans).

    Examples
    --------
    >>> rows = pd.DataFrame({"article_id": ["a", "b"], "label": ["war", "war"]})
    >>> gold = rows.assign(label=["war", "peace"])
    >>> match(rows, gold, "classifier", key="article_id", label="label")["outcome"].tolist()
    ['tp', 'fn', 'fp']
    """
    if measure == "classifier":
        return _match_units(table, gold, key, label)
    if measure not in MEASURES:
        raise ValueError(f"no measure {measure!r}; there are {', '.join(MEASURES)}")
    name = "hits" if measure == "hits" else "quotes"
    if measure == "actors" and "content_spans" not in table.columns and "mention_id" in table.columns:
        name = "mentions"
    whole, right = conform(table, name), conform(gold, name)
    code = {"hits": "frame", "actors": "actor_id"}.get(measure)
    spans_of: Callable[[dict[Any, Any]], Any] = _content if name == "quotes" else _one
    if code:
        whole, right = _alike(whole, right, code)
    out: list[tuple[Any, ...]] = []
    tool_rows, gold_rows = _by_article(whole, spans_of), _by_article(right, spans_of)
    for article in dict.fromkeys([*gold_rows, *tool_rows]):
        ours, theirs = tool_rows.get(article, []), gold_rows.get(article, [])
        same = measure == "hits"
        pairs = _pair(theirs, ours, _LEAST if name == "quotes" else 0.0, code if same else None)
        for i, (position, row, _) in enumerate(theirs):
            other = pairs.get(i)
            given = row[code] if code else "found"
            if other is None:
                out.append((article, "fn", given, None, position, -1))
                continue
            at, found, _ = ours[other]
            answer = found[code] if code else "found"
            if _same(given, answer):
                out.append((article, "tp", given, answer, position, at))
            else:
                out.append((article, "fn", given, answer, position, at))
                out.append((article, "fp", given, answer, position, at))
        taken = set(pairs.values())
        for j, (position, row, _) in enumerate(ours):
            if j not in taken:
                out.append((article, "fp", None, row[code] if code else "found", -1, position))
    return _outcomes(out)


def _alike(table: pd.DataFrame, gold: pd.DataFrame, code: str) -> list[pd.DataFrame]:
    """Both tables with codes that differ by space alone, or as 1 and 1.0 do, written alike."""
    names = same_codes([*table[code], *gold[code]])
    out = []
    for part in (table, gold):
        values = [names.get(one_spelling(value)) for value in part[code]]
        out.append(part.assign(**{code: pd.Series(values, index=part.index, dtype="object")}))
    return out


def _outcomes(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    columns = ["article_id", "outcome", "code_gold", "code_tool", "gold", "tool"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"code_gold": "object", "code_tool": "object", "gold": int, "tool": int})


def _same(a: Any, b: Any) -> bool:
    return bool(a == b) or (pd.isna(a) and pd.isna(b))


def _content(row: dict[Any, Any]) -> list[tuple[int, int]]:
    return [(int(a), int(b)) for a, b in row["content_spans"] or []]


def _one(row: dict[Any, Any]) -> list[tuple[int, int]]:
    return [] if pd.isna(row["start"]) else [(int(row["start"]), int(row["end"]))]


_Placed: TypeAlias = list[tuple[int, dict[Any, Any], set[int]]]


def _by_article(table: pd.DataFrame, spans_of: Callable[[dict[Any, Any]], Any]) -> dict[str, _Placed]:
    """Rows of each article with their position in the table and the characters that they cover."""
    out: dict[str, _Placed] = {}
    for position, row in enumerate(table.to_dict("records")):
        covered = {i for start, end in spans_of(row) for i in range(start, end)}
        if covered:
            out.setdefault(row["article_id"], []).append((position, row, covered))
    return out


def _pair(theirs: _Placed, ours: _Placed, least: float, code: str | None) -> dict[int, int]:
    """One-to-one, the largest overlap (intersection over union) first."""
    found = []
    for i, (_, row, covered) in enumerate(theirs):
        for j, (_, other, own) in enumerate(ours):
            shared = len(covered & own)
            if shared and (code is None or _same(row[code], other[code])):
                found.append((-shared / len(covered | own), i, j))
    pairs: dict[int, int] = {}
    for overlap, i, j in sorted(found):
        if -overlap >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _match_units(table: pd.DataFrame, gold: pd.DataFrame, key: str, label: str) -> pd.DataFrame:
    for name, frame in (("table", table), ("gold", gold)):
        for column in (key, label):
            if column not in frame.columns:
                raise ValueError(f"the {name} has no column {column!r}; name the columns with key= and label=")
        if frame[key].duplicated().any():
            raise ValueError(f"{key} {frame.loc[frame[key].duplicated(), key].iloc[0]!r} stands twice in the {name}")
    names = same_codes(code for part in (gold, table) for value in part[label] for code in _raw(value))
    place = {one_spelling(name): i for i, name in enumerate(table[key])}
    column = "article_id" if "article_id" in gold.columns else key
    out: list[tuple[Any, ...]] = []
    for position, (unit, article, given) in enumerate(zip(gold[key], gold[column], gold[label])):
        if not isinstance(given, (list, tuple, set, frozenset, np.ndarray)) and one_spelling(given) is None:
            continue  # nobody coded it
        at = place.get(one_spelling(unit), -1)
        answer = table[label].iloc[at] if at >= 0 else None
        wanted, got = _labels(given, names), _labels(answer, names)
        for code in sorted(wanted | got, key=str):
            if code in wanted and code in got:
                out.append((article, "tp", code, code, position, at))
            elif code in wanted:
                out.append((article, "fn", code, next(iter(got - wanted), None), position, at))
            else:
                out.append((article, "fp", next(iter(wanted - got), None), code, position, at))
    return _outcomes(out)


def _raw(value: Any) -> list[Any]:
    """Labels of a unit as given: one, several, or none where the tool abstained."""
    return list(value) if isinstance(value, (list, tuple, set, frozenset, np.ndarray)) else [value]


def _labels(value: Any, names: dict[Any, Any]) -> set[Any]:
    return {names[key] for item in _raw(value) if (key := one_spelling(item)) is not None}
