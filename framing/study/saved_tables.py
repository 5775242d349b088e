"""The tables of a run as they lie in its folder, read when somebody asks for them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from framing import tables
from framing.study.store import read_record

__all__ = ["SavedTables"]


class SavedTables:
    """The tables of a run that was saved, each read once it is needed.

    Parameters
    ----------
    folder : pathlib.Path
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _table(self, name: str) -> pd.DataFrame:
        import pyarrow.parquet as pq

        return tables.conform(tables.as_pandas(pq.ParquetFile(self._folder / f"{name}.parquet").read()), name)

    @cached_property
    def run(self) -> dict[str, Any]:
        """The record of the run."""
        return read_record(self._folder)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """Articles."""
        return self._table("articles")

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """Quotes."""
        return self._table("quotes")

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """Mentions."""
        return self._table("mentions")

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Actors."""
        return self._table("actors")

    @cached_property
    def hits(self) -> pd.DataFrame:
        """Framing terms."""
        return self._table("hits")

    @cached_property
    def exposure(self) -> pd.DataFrame:
        """Words."""
        return self._table("exposure")
