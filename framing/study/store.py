"""Write and read the folder of a study, including tables that were corrected in between."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from framing import tables
from framing.actors import summarize_actors
from framing.articles import Rejected
from framing.cells import write_csv
from framing.study.provenance import sha256
from framing.study.spreadsheet import changes, read_edited

__all__ = ["EditedTableWarning", "in_place_of", "read_record", "read_rejected", "read_tables", "write_tables"]

_FORMS = ("parquet", "csv")
_KEPT = ("quotes", "mentions", "hits")
#: Columns that name a row of another table.
_LINKS = (("mentions", "quote_id", "quotes"), ("hits", "quote_id", "quotes"), ("hits", "target_mention", "mentions"))


class EditedTableWarning(UserWarning):
    """A table of the folder was changed after it was saved; the changed one is used."""


def write_tables(
    made: Iterator[tuple[str, pd.DataFrame]], folder: Path, raw_cells: bool = False
) -> dict[str, dict[str, str]]:
    """Write each table as Parquet, and as CSV that spreadsheets recognize as UTF-8.

    Parameters
    ----------
    made : iterator of (name, table)
    folder : pathlib.Path
    raw_cells : bool
        In CSV, leave cells as they are that a spreadsheet would run.

    Returns
    -------
    dict
        Hash of each file, by table and form: what :func:`read_tables` knows an edited one by.
    """
    import pyarrow.parquet as pq

    hashes = {}
    for name, table in made:
        files = {form: folder / f"{name}.{form}" for form in _FORMS}
        pq.write_table(tables.to_arrow(table, name), files["parquet"], compression="zstd")
        write_csv(tables.flat(table, name), files["csv"], raw_cells, encoding="utf-8-sig")
        hashes[name] = {form: sha256(file) for form, file in files.items()}
    return hashes


def read_record(folder: Path) -> dict[str, Any]:
    """Read ``run.json``; empty if there is none.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    dict
    """
    path = folder / "run.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def read_rejected(folder: Path) -> list[Rejected]:
    """Read ``rejected.jsonl``: input that was set aside.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    list of Rejected
    """
    path = folder / "rejected.jsonl"
    if not path.exists():
        return []
    return [Rejected(**json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def read_tables(folder: Path, hashes: Mapping[str, Mapping[str, str]]) -> dict[str, pd.DataFrame]:
    """Read the tables of a folder, with the corrections made since they were saved.

    Of each table the file that was changed since it was saved is taken, CSV or Parquet, with a warning that says what
    is other. What hangs on it follows: rows of articles that were deleted go, outlets that were corrected are corrected
    in all tables, links to quotes and mentions that were deleted are emptied, and the actors are counted again.

    Parameters
    ----------
    folder : pathlib.Path
    hashes : mapping
        Of :func:`write_tables`.

    Returns
    -------
    dict of str to pandas.DataFrame

    Raises
    ------
    FileNotFoundError
        If a table is there in neither form.
    ValueError
        If both forms were changed and they differ, or one cannot be read.
    """
    for name in tables.SCHEMAS:
        if not any((folder / f"{name}.{form}").exists() for form in _FORMS):
            raise FileNotFoundError(
                f"{folder} holds no study: {name}.parquet is not there; `framing analyze` makes one"
            )
    found, before = {}, {}
    for name in tables.SCHEMAS:
        found[name], before[name] = _read(folder, name, hashes.get(name, {}))
    edited = {name for name in found if found[name] is not before[name]}
    if "articles" in edited:
        _follow(found, before["articles"])
    for name, link, to in _LINKS:
        if to in edited:
            gone = set(before[to][tables.SCHEMAS[to].names[0]]) - set(found[to][tables.SCHEMAS[to].names[0]])
            loose = found[name][link].isin(gone)
            found[name] = found[name].assign(**{link: found[name][link].astype(object).where(~loose, None)})
    if edited - {"hits", "actors"} and "actors" not in edited:
        found["actors"] = summarize_actors(found["mentions"], found["quotes"], actors=found["actors"])
    return found


def _read(folder: Path, name: str, hashes: Mapping[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the table to use and the table as it was saved; the same object if nothing was changed."""
    files = {form: folder / f"{name}.{form}" for form in _FORMS}
    there = {form: file.exists() for form, file in files.items()}
    if not there["parquet"]:
        alone = read_edited(files["csv"], name, None)
        return alone, alone
    before = _parquet(files["parquet"], name)
    if not there["csv"]:
        return before, before
    changed = {form: sha256(file) != hashes.get(form) for form, file in files.items()}
    if not any(changed.values()):
        return before, before
    sheet = read_edited(files["csv"], name, before)
    other = changes(sheet, before, name)
    if not other:
        return before, before
    if all(changed.values()):
        when = "were both changed since the study was saved" if hashes else "differ, and no record says which is newer"
        raise ValueError(
            f"{files['csv']} and {name}.parquet {when} ({other} in the CSV): take away the one that you do not want, "
            "and load again"
        )
    if changed["csv"]:
        _say(f"{files['csv']} was edited since the study was saved ({other}): it is taken")
        return sheet, before
    _say(
        f"{files['parquet']} was changed since the study was saved ({changes(before, sheet, name)}): it is taken, and "
        f"{name}.csv is out of date"
    )
    return before, sheet


def _parquet(path: Path, name: str) -> pd.DataFrame:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return tables.conform(tables.as_pandas(pq.ParquetFile(path).read()), name)
    except pa.ArrowException as error:
        raise ValueError(f"{path} cannot be read as Parquet: {error}") from error


def _say(message: str) -> None:
    warnings.warn(f"{message}.", EditedTableWarning, stacklevel=5)


def _follow(found: dict[str, pd.DataFrame], before: pd.DataFrame) -> None:
    """Apply changes of the articles to the other tables: drop rows of deleted ones, rename outlets."""
    now = found["articles"]
    gone = set(before["article_id"]) - set(now["article_id"])
    was = dict(zip(before["article_id"], before["outlet"]))
    outlet = {key: new for key, new in zip(now["article_id"], now["outlet"]) if key in was and was[key] != new}
    for name in _KEPT:
        table = found[name]
        if gone:
            table = table[~table["article_id"].isin(gone)].reset_index(drop=True)
        corrected = table["article_id"].isin(outlet)
        if corrected.any():
            table = table.copy()
            new = table["article_id"].map(outlet)
            table["outlet"] = new.where(corrected, table["outlet"]).astype(object)
            if name == "hits":  # in narration the outlet speaks
                own = corrected & (table["voice"] == "narration").fillna(False).astype(bool)
                table["speaker"] = new.where(own, table["speaker"]).astype(object)
        found[name] = table


@contextmanager
def in_place_of(folder: Path) -> Iterator[Path]:
    """Folder to write into; its files replace those of `folder` when all of them are there."""
    folder.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
    try:
        yield part
        for file in sorted(path for path in part.rglob("*") if path.is_file()):
            target = folder / file.relative_to(part)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
