"""Corrections that readers made in a report, written into the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from framing.actors import summarize_actors
from framing.compare.inference.counting import find_exposure
from framing.given_files import given_json
from framing.limits import FILE
from framing.study.study import Study
from framing.tables import is_missing
from framing.validity.errors.reader_corrections import MARKS

__all__ = ["NotApplied", "apply_corrections", "read_corrections"]

_NEEDS = ("table", "row", "change", "author", "date")
_SAME = ("table", "row", "change", "value", "author", "date")  # what makes two corrections one


class NotApplied(dict[str, Any]):
    """A correction that could not be applied, with the reason."""


def read_corrections(path: Path) -> list[dict[str, Any]]:
    """Read ``corrections.json``, as a report saves it.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    list of dict

    Raises
    ------
    ValueError
        If it is no such file; the message says what is wrong.
    """
    try:
        data = given_json(path, FILE)
    except ValueError as error:
        raise ValueError(f"{path} is no file of corrections: {error}; save it from the page of methods") from error
    rows = data.get("corrections") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ValueError(f"{path} is no file of corrections: it must be an object with a list `corrections`")
    for number, row in enumerate(rows, 1):
        missing = [name for name in _NEEDS if not isinstance(row, dict) or not isinstance(row.get(name), str)]
        if missing:
            raise ValueError(f"{path}, correction {number}: {', '.join(missing)} must be given, as text")
        if row["change"] not in MARKS.get(row["table"], ()):
            raise ValueError(
                f"{path}, correction {number}: {row['change']!r} of {row['table']!r}; it must be one of "
                + "; ".join(f"{table}: {', '.join(names)}" for table, names in MARKS.items())
            )
    return rows


def apply_corrections(study: Study, corrections: Sequence[Mapping[str, Any]]) -> tuple[Study, list[NotApplied]]:
    """Write corrections into the tables of a study, with author and date into its record.

    A row that is right stays as it is; that somebody looked at it stands in the record. A hit that is wrong goes; a
    quote that is wrong goes too, and what stands in it is then in the outlet's own voice. Of a quote with another
    speaker the terms have that speaker as well. Actors and words by voice are counted anew. Of two corrections of one
    thing in one row the later counts; what is in the record of the study already is in its tables, and is passed over.

    Parameters
    ----------
    study : Study
    corrections : sequence of mapping
        table (hits, quotes), row (its id), change (right, wrong, speaker, target, frame), value, author, date.

    Returns
    -------
    study : Study
    left : list of NotApplied
        What could not be applied, with `reason`.
    """
    tables = {"hits": study.hits.copy(), "quotes": study.quotes.copy(), "mentions": study.mentions.copy()}
    done: list[dict[str, Any]] = []
    left: list[NotApplied] = []
    known = {_named(one) for one in study.run.get("corrections") or ()}
    for row in sorted(corrections, key=lambda one: str(one["date"])):
        if _named(row) in known:
            continue
        article = _article(row, tables)
        reason = _apply(dict(row), tables, study)
        if reason:
            left.append(NotApplied(row, reason=reason))
        else:
            done.append({**row, "article_id": article, "kind": f"{row['table']}: {row['change']}"})
            known.add(_named(row))
    hits, quotes, mentions = (tables[name].reset_index(drop=True) for name in ("hits", "quotes", "mentions"))
    actors = summarize_actors(mentions, quotes, actors=study.actors)
    run = {**study.run, "corrections": [*(study.run.get("corrections") or ()), *done]}
    exposure = find_exposure(study.articles, quotes)
    made = replace(study, hits=hits, quotes=quotes, mentions=mentions, actors=actors, exposure=exposure, run=run)
    return made, left


def _named(correction: Mapping[str, Any]) -> tuple[str, ...]:
    """What tells a correction from others."""
    return tuple("" if is_missing(correction.get(name)) else str(correction[name]) for name in _SAME)


def _article(correction: Mapping[str, Any], tables: Mapping[str, pd.DataFrame]) -> str | None:
    """The article of a row that is there."""
    name = str(correction["table"])
    table = tables[name]
    return next(iter(table["article_id"][table[f"{name[:-1]}_id"] == correction["row"]].astype(str)), None)


def _apply(row: dict[str, Any], tables: dict[str, pd.DataFrame], study: Study) -> str:
    """Apply one; what is returned is the reason why it cannot be."""
    name, change = row["table"], row["change"]
    table = tables[name]
    here = table[f"{name[:-1]}_id"] == row["row"]
    if not here.any():
        return f"the table {name} has no row {row['row']!r} (any more)"
    if change == "right":
        return ""
    if change == "wrong":
        tables[name] = table[~here]
        if name == "quotes":
            _release(row["row"], tables)
        return ""
    value = row.get("value")
    if change == "frame":
        if not isinstance(value, str) or value not in set(study.hits["frame"]):
            return f"no term of the study has the frame {value!r}"
        table.loc[here, "frame"] = value
        return ""
    actor = None if is_missing(value) else _actor(str(value), str(table.loc[here, "article_id"].iloc[0]), study)
    if actor is None and (name, change) == ("hits", "speaker") and value == table.loc[here, "outlet"].iloc[0]:
        actor = value  # an outlet speaks in its own narration
    if value and actor is None:
        return f"the study has no actor {value!r}; write the id or the name as the table of actors has it"
    if name == "quotes":
        _speak(row["row"], actor, tables, study)
    elif change == "speaker":
        table.loc[here, "speaker"] = actor
    else:
        table.loc[here, ["target", "target_rule", "target_mention"]] = [actor, "corrected" if actor else None, None]
        table.loc[here, "target_confidence"] = 1.0 if actor else float("nan")
    return ""


def _release(quote: str, tables: dict[str, pd.DataFrame]) -> None:
    """What stood in a quote that is none is narrated by the outlet."""
    for name in ("hits", "mentions"):
        table = tables[name]
        inside = (table["quote_id"] == quote).fillna(False).astype(bool)
        table.loc[inside, "voice"] = "narration"
        if name == "hits":
            table.loc[inside, "speaker"] = table.loc[inside, "outlet"]
        table.loc[inside, "quote_id"] = None


def _speak(quote: str, actor: str | None, tables: dict[str, pd.DataFrame], study: Study) -> None:
    """Give a quote another speaker, and the terms in it that were the old one's."""
    quotes, hits = tables["quotes"], tables["hits"]
    here = quotes["quote_id"] == quote
    old = quotes.loc[here, "actor_id"].iloc[0]
    known = study.actors[study.actors["actor_id"] == actor]
    named = [None, None] if known.empty else [known["name"].iloc[0], known["kind"].iloc[0]]
    quotes.loc[here, ["actor_id", "actor", "actor_kind"]] = [actor, *named]
    quotes["actor_ids"] = [
        ([actor] if actor else []) if right else ids for right, ids in zip(here, quotes["actor_ids"])
    ]
    inside = (hits["quote_id"] == quote).fillna(False).astype(bool)
    if not is_missing(old):
        inside &= (hits["speaker"] == old).fillna(False).astype(bool)
    hits.loc[inside, "speaker"] = actor


def _actor(value: str, article: str, study: Study) -> str | None:
    """The identity that a reader means: an id, or a name, of this article first."""
    ids = study.actors["actor_id"].astype(str)
    if value in set(ids):
        return value
    same = study.actors[study.actors["name"].astype(str).str.lower() == value.lower()]
    own = [actor for actor in same["actor_id"].astype(str) if actor.startswith(f"{article}:")]
    shared = [actor for actor in same["actor_id"].astype(str) if ":" not in actor]
    return next(iter([*own, *shared]), None)
