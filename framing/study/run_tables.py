"""The tables of a run, as figures and the summary take them."""

from __future__ import annotations

from typing import Any, Protocol

import pandas as pd

__all__ = ["RunTables"]


class RunTables(Protocol):
    """A :class:`framing.Study`, or whatever holds its tables and the record of the run."""

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame
    exposure: pd.DataFrame
    run: dict[str, Any]
