"""A study of which the texts stay on the disk: for comparisons of any number of articles."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pandas as pd

from framing import tables
from framing.articles.texts_elsewhere import with_texts_elsewhere
from framing.study.saved_tables import SavedTables
from framing.study.store import edited_files, read_record
from framing.study.study import Study
from framing.study.texts_of_run import LEFT_OUT, TextsOfRun

__all__ = ["light_study", "read_light"]

#: Columns of hits that lead to other rows or tell how something was found: half of what a million of them take.
_OF_HITS = {
    "quote_id", "lexicon_version", "target_mention", "target_rule", "agent_mention", "patient_mention", "weight",
    "in_title",
}  # fmt: skip
_TABLES = tuple(tables.SCHEMAS)


def light_study(
    folder: Path, wanted: Collection[str] = _TABLES, spans: bool = False, counted: Collection[str] = ()
) -> Study:
    """Read a run without its texts; verbs that need them get them from the files, a part at a time.

    Parameters
    ----------
    folder : pathlib.Path
    wanted : collection of str
        Tables that are looked at; the others are empty. There are no quantities where they are not wanted, or where the
        run has none yet.
    spans : bool
        Whether it is looked at where in the texts quotes and mentions stand, and from what a term has its speaker and
        target; left out, it is not held.
    counted : collection of str
        Columns that are held all the same.

    Returns
    -------
    Study
        One that was corrected by hand since is read whole, as :meth:`Study.load` reads it.
    """
    missing = {name for name in _TABLES if not (folder / f"{name}.parquet").is_file()}
    if edited_files(folder) or missing - {"quantities"}:
        return Study.load(folder)
    read = set(wanted) - missing
    made: dict[str, Any] = {
        name: read_light(folder, name, spans, counted) if name in read else tables.empty(name) for name in _TABLES
    }
    made["quantities"] = made["quantities"] if "quantities" in read else None
    run = read_record(folder)
    run.pop("files", None)
    return Study(**made, run=run)


def read_light(folder: Path, name: str, spans: bool = True, counted: Collection[str] = ()) -> pd.DataFrame:
    """Read a table of a run; the articles without their texts, and with the way to them.

    Parameters
    ----------
    folder : pathlib.Path
    name : str
    spans, counted
        As of :func:`light_study`.

    Returns
    -------
    pandas.DataFrame
    """
    saved = SavedTables(folder)
    left = {"extra", *LEFT_OUT} if name == "articles" else set()
    if not spans:
        left |= {field.name for field in tables.SCHEMAS[name] if field.name.endswith("_spans")}
        left |= _OF_HITS - set(counted) if name == "hits" else set()
    table = saved.table(name, [column for column in saved.columns(name) if column not in left])
    table = tables.conform(table, name).drop(columns=list(left))
    return with_texts_elsewhere(table, TextsOfRun(folder / "articles.parquet")) if name == "articles" else table
