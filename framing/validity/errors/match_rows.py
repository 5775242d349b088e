"""Match rows of a tool and of a coder: two tables enter, the outcomes that every score counts leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd

from framing.learn.codes import one_spelling, same_codes
from framing.tables import conform

__all__ = ["CODES", "MEASURES", "Measure", "match", "spans_of", "table_of"]

Measure: TypeAlias = Literal["quotes", "actors", "hits", "classifier"]
MEASURES: tuple[Measure, ...] = ("quotes", "actors", "hits", "classifier")
#: Column of the code that a row of the tool must share with one of the coder.
CODES = {"hits": "frame", "actors": "actor_id"}
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
    code = CODES.get(measure)
    whole, right = (conform(rows, table_of(rows, measure)) for rows in (table, gold))
    if code:
        whole, right = _alike(whole, right, code)
    out: list[tuple[Any, ...]] = []
    tool_rows, gold_rows = _by_article(whole), _by_article(right)
    for article in dict.fromkeys([*gold_rows, *tool_rows]):
        ours, coded = tool_rows.get(article, []), gold_rows.get(article, [])
        pairs = _pair(coded, ours, code if measure == "hits" else None)
        for i, (position, row, _) in enumerate(coded):
            given = row[code] if code else "found"
            if i not in pairs:
                out.append((article, "fn", given, None, position, -1))
                continue
            at, found, _ = ours[pairs[i]]
            answer = found[code] if code else "found"
            for outcome in ("tp",) if _same(given, answer) else ("fn", "fp"):
                out.append((article, outcome, given, answer, position, at))
        for j in sorted(set(range(len(ours))) - set(pairs.values())):
            position, row, _ = ours[j]
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


def table_of(rows: pd.DataFrame, measure: str) -> str:
    """Which table of the package the rows of a measure are; actors may stand in quotes or in mentions."""
    if measure == "hits":
        return "hits"
    return "mentions" if measure == "actors" and "content_spans" not in rows.columns else "quotes"


def spans_of(row: Mapping[Any, Any]) -> list[tuple[int, int]]:
    """Spans of a quote's content, of a hit or of a mention."""
    pieces = row["content_spans"] if "content_spans" in row else [(row["start"], row["end"])]
    return [(int(start), int(end)) for start, end in pieces or [] if not pd.isna(start)]


_Placed: TypeAlias = list[tuple[int, dict[Any, Any], set[int]]]


def _by_article(table: pd.DataFrame) -> dict[str, _Placed]:
    """Rows of each article with their position in the table and the characters that they cover."""
    out: dict[str, _Placed] = {}
    for position, row in enumerate(table.to_dict("records")):
        covered = {i for start, end in spans_of(row) for i in range(start, end)}
        if covered:
            out.setdefault(row["article_id"], []).append((position, row, covered))
    return out


def _pair(coded: _Placed, ours: _Placed, code: str | None) -> dict[int, int]:
    """One-to-one, the largest overlap (intersection over union) first."""
    found = []
    for i, (_, row, covered) in enumerate(coded):
        for j, (_, other, own) in enumerate(ours):
            shared = len(covered & own)
            least = _LEAST if "content_spans" in row else 0.0
            overlap = shared / len(covered | own)
            if shared and overlap >= least and (code is None or _same(row[code], other[code])):
                found.append((-overlap, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(found):
        if i not in pairs and j not in pairs.values():
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
