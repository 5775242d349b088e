"""What readers of a report marked right, wrong or other than it is: how much of a run was looked at, and what came out.

The marks stand in the record of a run, where `framing apply` wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import pandas as pd

from framing.validity.evaluation import Evaluation, Scores

__all__ = ["MARKS", "CorrectedRun", "evaluate_corrections"]

#: What a mark can say of a row of which table.
MARKS = {"hits": ("right", "wrong", "speaker", "target", "frame"), "quotes": ("right", "wrong", "speaker")}
_NO_SAMPLE = (
    "no error rates: a reader who goes where errors show draws no random sample; code a random sample for a rate "
    "(framing code sample)"
)


class CorrectedRun(Protocol):
    """A study, or whatever holds these tables and the record of a run."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    hits: pd.DataFrame
    run: dict[str, Any]


def evaluate_corrections(
    study: CorrectedRun,
    by: str | Sequence[str] | None = None,
    *,
    confidence: float = 0.95,
    n_resamples: int = 2000,
    seed: int = 0,
) -> Evaluation:
    """Say what readers marked in a report found: shares of the rows that they looked at, by table and column.

    Parameters
    ----------
    study : Study
        To which corrections were applied; without any, nothing was looked at.
    by : str or sequence of str, optional
        Columns of the articles, such as ``outlet``, to tell apart as well.
    confidence : float
    n_resamples, seed : int

    Returns
    -------
    Evaluation
        Of all rows, and by ``table``: *looked_at*, the share of the rows of the run that have a mark; *found_errors*,
        the share of the rows of the run in which a reader found an error (there may be more of them, not fewer); and
        of the rows looked at the shares *right*, *wrong* (it is no quote, no term), and those whose *speaker*,
        *target* or *frame* was another. Its ``marks`` has a row for each row looked at.

    Raises
    ------
    ValueError
        If the articles have no column that `by` names.

    Notes
    -----
    Rows that changed with a quote, such as the terms in one whose speaker was another, were not looked at themselves.
    Whole articles are resampled, since the rows of one are not independent. **The shares are no error rates**: readers
    mark what they come upon, and come upon errors where numbers look odd. Where nothing was marked right, they say
    only of what kind the errors are. ``framing code sample`` draws rows at random, for a rate.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Post"]})
    >>> hits = pd.DataFrame({"article_id": ["a"] * 4, "hit_id": ["a:h1", "a:h2", "a:h3", "a:h4"]})
    >>> marks = [{"table": "hits", "row": "a:h1", "change": "right", "author": "Ann", "date": "2030-01-02"},
    ...          {"table": "hits", "row": "a:h2", "change": "target", "author": "Ann", "date": "2030-01-02"}]
    >>> study = SimpleNamespace(articles=articles, quotes=hits[:0].assign(quote_id=[]), hits=hits,
    ...                         run={"corrections": marks})
    >>> result = evaluate_corrections(study)
    >>> result["looked_at"], result["found_errors"], result["right"]
    (0.5, 0.25, 0.5)
    """
    keys = [by] if isinstance(by, str) else list(by or [])
    if missing := [key for key in keys if key not in study.articles]:
        raise ValueError(f"the articles have no column {missing[0]!r}; there are {', '.join(study.articles.columns)}")
    marks = _marks(study.run.get("corrections") or ())
    rows = _rows(study, marks)
    groups: list[tuple[str, str]] = [("", ""), ("table", "table")]
    for key in keys:
        values = study.articles.set_index("article_id")[key].astype(str).where(lambda one: one != "<NA>")
        for table in (rows, marks):
            table[f"by {key}"] = table["article_id"].map(values)
        groups.append((key, f"by {key}"))
    whole = Scores(rows["article_id"].to_numpy(str), 0, confidence=confidence)
    part = Scores(marks["article_id"].to_numpy(str), n_resamples, seed, confidence)
    for name, column in groups:
        for group in [None] if not column else sorted(rows[column].dropna().unique()):
            chosen = [np.ones(len(t), dtype=bool) if group is None else (t[column] == group).to_numpy(bool)
                      for t in (rows, marks)]  # fmt: skip
            tables = {str(group)} if name == "table" else set(MARKS)
            for measure in ("looked_at", "found_errors"):
                whole.share(measure, rows[measure].to_numpy(bool)[chosen[0]], whole.numbers[chosen[0]], name, group)
            for measure in _measures(tables) if chosen[1].any() else ():
                part.share(measure, marks[measure].to_numpy(bool)[chosen[1]], part.numbers[chosen[1]], name, group)
    note = _note(marks, len(rows)) + (f"; {part.note}" if len(marks) else "")
    counted, shares = whole.evaluation(note), part.evaluation(note)
    scores = pd.concat([counted.scores, shares.scores] if len(shares.scores) else [counted.scores], ignore_index=True)
    return Evaluation(scores, {"marks": marks.drop(columns=[f"by {key}" for key in keys])}, note)


def _measures(tables: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(change for table in sorted(tables) for change in MARKS[table]))


def _marks(corrections: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row for each row that has a mark, whoever set it; what one reader finds wrong is not right."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in corrections:
        named = str(one["table"]), str(one["row"])
        article = str(one.get("article_id") or named[1].rpartition(":")[0])
        empty = {"table": named[0], "row": named[1], "article_id": article, "changes": set(), "readers": set()}
        told = found.setdefault(named, empty)
        told["changes"].add(str(one["change"]))
        told["readers"].add(str(one.get("author", "")))
    kinds = _measures(MARKS)
    out = pd.DataFrame(list(found.values()), columns=["table", "row", "article_id", "changes", "readers"])
    for kind in kinds[1:]:
        out[kind] = [kind in changes for changes in out["changes"]]
    out.insert(4, "right", ~out[kinds[1:]].astype(bool).any(axis=1))
    out["readers"] = [", ".join(sorted(names)) for names in out["readers"]]
    return out.drop(columns="changes")


def _rows(study: CorrectedRun, marks: pd.DataFrame) -> pd.DataFrame:
    """The rows of the run as they were found: those of its tables, and those that a reader has taken out."""
    parts = []
    for name in MARKS:
        table = getattr(study, name)
        own = marks[marks["table"] == name]
        here = table[["article_id", f"{name[:-1]}_id"]].astype(str).set_axis(["article_id", "row"], axis=1)
        gone = own.loc[~own["row"].isin(set(here["row"])), ["article_id", "row"]]
        rows = pd.concat([here, gone], ignore_index=True).assign(table=name)
        rows["looked_at"] = rows["row"].isin(set(own["row"]))
        rows["found_errors"] = rows["row"].isin(set(own.loc[~own["right"].astype(bool), "row"]))
        parts.append(rows)
    out: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return out


def _note(marks: pd.DataFrame, rows: int) -> str:
    if not len(marks):
        return f"none of {rows:,} rows was marked by a reader; mark rows in a report and bring them in by framing apply"
    people = sorted({name for names in marks["readers"] for name in names.split(", ")})
    who = ", ".join(people) if len(people) < 4 else f"{len(people)} readers"
    told = f"{len(marks):,} of {rows:,} rows were looked at by {who}; {_NO_SAMPLE}"
    if not marks["right"].any():
        told += "; none was marked right, so the shares say of what kind the errors are and nothing of how many"
    return told
