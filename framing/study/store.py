"""Write and read the folder of a study, including tables that were corrected in between."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.actors import summarize_actors
from framing.articles import Rejected
from framing.articles.addresses import check_folder
from framing.cells import write_csv
from framing.study.provenance import sha256
from framing.study.spreadsheet import changes, read_edited
from framing.study.whole_files import sync_file, sync_folder

__all__ = [
    "ASIDE",
    "EditedTableWarning",
    "TableWriter",
    "edited_files",
    "in_place_of",
    "read_record",
    "read_rejected",
    "read_tables",
    "some_rejected",
    "write_tables",
]

_FORMS = ("parquet", "csv")
_RECORD = "run.json"
#: How the folders begin into which files are written before they go to their place.
ASIDE = ".part-"
_KEPT = ("quotes", "mentions", "hits", "quantities")
#: Tables that somebody may correct; what is counted in them follows.
_EDITED = ("articles", "quotes", "mentions", "actors", "hits", "quantities")
#: Tables that runs of version 0.2 lack.
_NEWER = frozenset({"quantities"})
#: Columns that name a row of another table.
_LINKS = (("mentions", "quote_id", "quotes"), ("hits", "quote_id", "quotes"), ("hits", "target_mention", "mentions"))


class EditedTableWarning(UserWarning):
    """A table of the folder was changed after it was saved; the changed one is used.

    Examples
    --------
    >>> import warnings
    >>> import framing as fr
    >>> warnings.simplefilter("ignore", fr.study.EditedTableWarning)  # corrections in a spreadsheet are meant
    """


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
    hashes = {}
    for name, table in made:
        whole = tables.to_arrow(table, name)
        writer = TableWriter(folder, name, whole.schema, raw_cells)
        writer.add(table, whole)
        hashes[name] = writer.close()
    return hashes


class TableWriter:
    """A table that is written piece by piece, as Parquet and as CSV.

    Parameters
    ----------
    folder : pathlib.Path
    name : str
        One of ``tables.SCHEMAS``.
    schema : pyarrow.Schema
        That all pieces have.
    raw_cells : bool
        In CSV, leave cells as they are that a spreadsheet would run.

    Attributes
    ----------
    rows : int
        Written so far.
    """

    def __init__(self, folder: Path, name: str, schema: pa.Schema, raw_cells: bool = False) -> None:
        import pyarrow.parquet as pq

        self.rows = 0
        self._name = name
        self._schema = schema
        self._raw_cells = raw_cells
        self._paths = {form: folder / f"{name}.{form}" for form in _FORMS}
        self._parquet = pq.ParquetWriter(self._paths["parquet"], schema, compression="zstd")
        self._csv = self._paths["csv"].open("w", encoding="utf-8-sig", newline="")

    def add(self, table: pd.DataFrame, whole: pa.Table | None = None) -> None:
        """Write a piece.

        Parameters
        ----------
        table : pandas.DataFrame
        whole : pyarrow.Table, optional
            The same as a table of Arrow.
        """
        if len(table) or not self.rows:
            found = tables.to_arrow(table, self._name) if whole is None else whole
            self._parquet.write_table(found if found.schema == self._schema else found.cast(self._schema))
            flat = tables.flat(table, self._name)
            write_csv(flat, self._csv, self._raw_cells, header=not self._csv.tell())
            self.rows += len(table)

    def close(self) -> dict[str, str]:
        """End the files.

        Returns
        -------
        dict of str to str
            Hash of each, by its form.
        """
        self._parquet.close()
        self._csv.close()
        return {form: sha256(path) for form, path in self._paths.items()}


def read_record(folder: Path) -> dict[str, Any]:
    """Read ``run.json``; empty if there is none.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    dict
    """
    path = folder / _RECORD
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def some_rejected(folder: Path, number: int = 10) -> list[Rejected]:
    """The first inputs that were set aside.

    Parameters
    ----------
    folder : pathlib.Path
    number : int

    Returns
    -------
    list of Rejected
    """
    with (folder / "rejected.jsonl").open(encoding="utf-8") as lines:
        return [Rejected(**json.loads(line)) for line in islice(lines, number)]


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
    there = [name for name in _EDITED if any((folder / f"{name}.{form}").exists() for form in _FORMS)]
    for name in _EDITED:
        if name not in {*there, *_NEWER}:
            raise FileNotFoundError(
                f"{folder} holds no study: {name}.parquet is not there; `framing analyze` makes one"
            )
    found, before = {}, {}
    for name in there:
        found[name], before[name] = _read(folder, name, hashes.get(name, {}))
    edited = {name for name in found if found[name] is not before[name]}
    if "articles" in edited:
        _follow(found, before["articles"])
    for name, link, to in _LINKS:
        if to in edited:
            gone = set(before[to][tables.SCHEMAS[to].names[0]]) - set(found[to][tables.SCHEMAS[to].names[0]])
            loose = found[name][link].isin(gone)
            found[name] = found[name].assign(**{link: found[name][link].astype(object).where(~loose, None)})
    if edited - {"hits", "actors", "quantities"} and "actors" not in edited:
        found["actors"] = summarize_actors(found["mentions"], found["quotes"], actors=found["actors"])
    if (folder / "exposure.parquet").exists() and not edited & {"articles", "quotes"}:
        found["exposure"] = _read_table(folder / "exposure.parquet", "exposure")
    return found  # else the words are counted in the texts


def _read(folder: Path, name: str, hashes: Mapping[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the table to use and the table as it was saved; the same object if nothing was changed."""
    files = {form: folder / f"{name}.{form}" for form in _FORMS}
    there = {form: file.exists() for form, file in files.items()}
    if not there["parquet"]:
        alone = read_edited(files["csv"], name, None)
        return alone, alone
    before = _read_table(files["parquet"], name)
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


def _read_table(path: Path, name: str) -> pd.DataFrame:
    """Read a table as it was saved.

    Parameters
    ----------
    path : pathlib.Path
        Of Parquet.
    name : str
        One of ``tables.SCHEMAS``.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If the file is no such table.
    """
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
        if name not in found:
            continue
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


def edited_files(folder: Path) -> list[str]:
    """Tables of a folder that somebody has changed since they were written.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    list of str
        Names of files.
    """
    found = []
    for name, own in read_record(folder).get("files", {}).items():
        for form, digest in own.items():
            path = folder / f"{name}.{form}"
            if path.is_file() and sha256(path) != digest:
                found.append(path.name)
    return found


@contextmanager
def in_place_of(folder: Path) -> Iterator[Path]:
    """Folder to write into; its files replace those of `folder` when all of them are there.

    The record of the run goes first and comes last: as long as not all files are in their place, there is none.
    """
    check_folder(folder)
    folder.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=ASIDE, dir=folder))
    try:
        yield part
        files = sorted(path for path in part.rglob("*") if path.is_file())
        for file in files:
            sync_file(file)
        if part / _RECORD in files:  # else the files come beside a run, as scores do, and it stays
            (folder / _RECORD).unlink(missing_ok=True)
        for file in sorted(files, key=lambda path: path == part / _RECORD):
            target = folder / file.relative_to(part)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
        sync_folder(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
