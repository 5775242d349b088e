"""A study of which the texts stay on the disk: for comparisons that count what was found, in any number of articles."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.articles.texts_elsewhere import with_texts_elsewhere
from framing.study.saved_tables import SavedTables
from framing.study.store import edited_files, read_record
from framing.study.study import Study

__all__ = ["light_study"]

_LEFT = {"articles": ("text", "extra")}
_TABLES = ("articles", "quotes", "mentions", "actors", "hits", "exposure")


def light_study(folder: Path, wanted: Collection[str] = _TABLES) -> Study:
    """Read a run without its texts and spans; verbs that need some texts get them from the files.

    Parameters
    ----------
    folder : pathlib.Path
    wanted : collection of str
        Tables that are looked at; the others are empty.

    Returns
    -------
    Study
        One that was corrected by hand since is read whole, as :meth:`Study.load` reads it.
    """
    if edited_files(folder) or not all((folder / f"{name}.parquet").is_file() for name in _TABLES):
        return Study.load(folder)
    made: dict[str, Any] = {name: _read(folder, name) if name in wanted else tables.empty(name) for name in _TABLES}
    made["articles"] = with_texts_elsewhere(made["articles"], _Texts(folder / "articles.parquet"))
    run = read_record(folder)
    run.pop("files", None)
    return Study(**made, run=run)


def _read(folder: Path, name: str) -> pd.DataFrame:
    saved = SavedTables(folder)
    left = {field.name for field in tables.SCHEMAS[name] if field.name.endswith("_spans")} | set(_LEFT.get(name, ()))
    table = saved.table(name, [column for column in saved.columns(name) if column not in left])
    return tables.conform(table, name).drop(columns=list(left))


class _Texts:
    """Texts of articles, read from their file a group of articles after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, ids: Collection[Any]) -> dict[Any, str]:
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        found: dict[Any, str] = {}
        file, wanted = pq.ParquetFile(self._path), pa.array([one for one in ids if isinstance(one, str)], pa.string())
        for number in range(file.num_row_groups):
            group = file.read_row_group(number, columns=["article_id", "text"])
            group = group.filter(pc.is_in(group["article_id"], value_set=wanted))
            found.update(zip(group["article_id"].to_pylist(), group["text"].to_pylist()))
        return found
