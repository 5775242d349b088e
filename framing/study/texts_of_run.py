"""The texts of a run, which stay in its folder: read a part at a time, or one by one."""

from __future__ import annotations

import json
import tempfile
import weakref
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd

from framing import tables

__all__ = ["LEFT_OUT", "TextsOfRun"]

#: Columns of the articles that are as long as the texts.
LEFT_OUT = ("text", "furniture_spans")


class TextsOfRun:
    """The texts of the articles of a run.

    Parameters
    ----------
    path : pathlib.Path
        Its ``articles.parquet``, which has a group of rows for each part.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _file(self) -> Any:
        import pyarrow.parquet as pq

        return pq.ParquetFile(self._path)

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """Part and row of each article; the rows are counted over all parts."""
        found: dict[str, tuple[int, int]] = {}
        for number in range(self._file.num_row_groups):
            for name in self._file.read_row_group(number, columns=["article_id"])["article_id"].to_pylist():
                if name in found:
                    raise ValueError(f"article_id {name!r} stands twice in {self._path}")
                found[name] = number, len(found)
        return found

    def parts_of(self, ids: Sequence[Any]) -> list[int]:
        """Return the number of the part in which each article stands, in the order of the file."""
        return [self._places[name][0] for name in ids]

    def part(self, number: int) -> pd.DataFrame:
        """Return article_id and the columns of all articles of a part."""
        there = [name for name in LEFT_OUT if name in self._file.schema_arrow.names]
        return tables.as_pandas(self._file.read_row_group(number, columns=["article_id", *there]))

    def some(self, ids: Sequence[Any]) -> pd.DataFrame:
        """Return article_id and the columns of some articles, of whatever parts."""
        file, ends = self._one_by_one
        rows = []
        for name in ids:
            row = self._places[name][1]
            file.seek(ends[row])
            rows.append([name, *json.loads(file.read(int(ends[row + 1] - ends[row])))])
        return pd.DataFrame(rows, columns=["article_id", *LEFT_OUT], dtype=object)

    @cached_property
    def _one_by_one(self) -> tuple[IO[bytes], Any]:
        """A file in which each article can be found alone, and where each begins; it goes with the object."""
        file = tempfile.TemporaryFile(prefix="framing-")  # noqa: SIM115
        weakref.finalize(self, file.close)
        ends = [0]
        for number in range(self._file.num_row_groups):
            part = self.part(number).reindex(columns=["article_id", *LEFT_OUT])
            for row in zip(*(part[name].tolist() for name in LEFT_OUT)):
                cells = [None if tables.is_missing(cell) else cell for cell in row]
                ends.append(ends[-1] + file.write(json.dumps(cells, default=_plain).encode("utf-8", "surrogatepass")))
        return file, np.array(ends, dtype=np.int64)


def _plain(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else list(value)
