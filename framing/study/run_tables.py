"""The tables of a run, as figures and the summary take them."""

from __future__ import annotations

from typing import Any, Protocol

import pandas as pd

__all__ = ["RunTables"]


class RunTables(Protocol):
    """A :class:`framing.Study`, or whatever holds its tables and the record of the run."""

    @property
    def articles(self) -> pd.DataFrame:
        """Articles."""

    @property
    def quotes(self) -> pd.DataFrame:
        """Quotes."""

    @property
    def actors(self) -> pd.DataFrame:
        """Actors."""

    @property
    def hits(self) -> pd.DataFrame:
        """Framing terms."""

    @property
    def exposure(self) -> pd.DataFrame:
        """Words by article, voice and speaker."""

    @property
    def run(self) -> dict[str, Any]:
        """The record of the run."""

    def number(self, name: str) -> int:
        """Rows of a table, all of which need not be at hand."""

    def told_hits(self, what: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Hits for a verdict ("accusing", "doubting") or for "acts", and the articles that go with them."""
