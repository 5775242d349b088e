"""The tables of one run, held together, saved and read back."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing import tables
from framing.articles import Rejected

__all__ = ["Study"]


@dataclass
class Study:
    """The five tables of a run and the record of how they were made.

    Attributes
    ----------
    articles, quotes, mentions, actors, hits : pandas.DataFrame
        See :data:`framing.tables.SCHEMAS`.
    run : dict
        Versions, hashes, options and seed, as written to ``run.json``.
    rejected : list of Rejected
        Input that was set aside, with reasons.

    Examples
    --------
    >>> from framing import tables
    >>> study = Study(*(tables.empty(name) for name in tables.SCHEMAS))
    >>> study
    <Study: 0 articles, 0 quotes, 0 mentions, 0 actors, 0 hits>
    """

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame
    run: dict[str, Any] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Study: {', '.join(f'{len(getattr(self, name))} {name}' for name in tables.SCHEMAS)}>"

    def _repr_html_(self) -> str:
        cells = "".join(f"<tr><th>{name}</th><td>{len(getattr(self, name))}</td></tr>" for name in tables.SCHEMAS)
        return f"<table><caption>Study</caption>{cells}</table>"

    def tables(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Name and table of each of the five.

        Yields
        ------
        name, table : tuple of str and pandas.DataFrame
        """
        for name in tables.SCHEMAS:
            yield name, getattr(self, name)

    def save(self, folder: str | os.PathLike[str], figures: bool = True) -> Path:
        """Write the tables as Parquet and CSV, the record of the run, what was set aside, and figures.

        Every file is written aside first and then moved into place, so that a run that fails leaves the
        files of the run before.

        Parameters
        ----------
        folder : path
            Made when it is not there. Nothing outside it is written.
        figures : bool
            Draw the standard figures into ``figures/``, as PDF and PNG.

        Returns
        -------
        pathlib.Path
            The folder.
        """
        with _in_place_of(Path(folder)) as part:
            for name, table in self.tables():
                _write_table(table, name, part)
            lines = [json.dumps(vars(item), ensure_ascii=False, default=str) + "\n" for item in self.rejected]
            (part / "rejected.jsonl").write_text("".join(lines), encoding="utf-8")
            (part / "run.json").write_text(
                json.dumps(self.run, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
            )
            if figures:
                from framing.study.figures import draw

                draw(self, part / "figures")
        return Path(folder)

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> Study:
        """Read a study that was saved, its tables perhaps mended by hand since.

        Parameters
        ----------
        folder : path
            Output folder of :meth:`save`.

        Returns
        -------
        Study

        Raises
        ------
        FileNotFoundError
            If the folder holds no study.
        ValueError
            If a table breaks its contract; the message says where.
        """
        base = Path(folder)
        missing = [name for name in tables.SCHEMAS if not (base / f"{name}.parquet").exists()]
        if missing:
            raise FileNotFoundError(
                f"{base} holds no study: {missing[0]}.parquet is not there; `framing analyze` makes one"
            )
        data = {name: tables.conform(pd.read_parquet(base / f"{name}.parquet"), name) for name in tables.SCHEMAS}
        for name, table in data.items():
            tables.check(table, name, data["articles"])
        run = json.loads((base / "run.json").read_text(encoding="utf-8")) if (base / "run.json").exists() else {}
        return cls(data["articles"], data["quotes"], data["mentions"], data["actors"], data["hits"], run)


def _write_table(table: pd.DataFrame, name: str, folder: Path) -> None:
    import pyarrow.parquet as pq

    pq.write_table(tables.to_arrow(table, name), folder / f"{name}.parquet", compression="zstd")
    tables.flat(table, name).to_csv(folder / f"{name}.csv", index=False, lineterminator="\n")


@contextmanager
def _in_place_of(folder: Path) -> Iterator[Path]:
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
