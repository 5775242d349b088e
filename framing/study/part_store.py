"""The parts of a run, on the disk or at an address: each table whole or not at all, with what made it.

A part is some articles of the input. Its ``part.json`` says which of its tables stand, and for what they were made; it
is written last, so that a table that it does not name is none.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing import tables
from framing.study.kept_files import KeptFiles, files_at
from framing.study.run_folder import parts_at
from framing.study.whole_files import as_json

__all__ = ["PARTS", "Part", "PartStore", "store_of"]

#: Folder of the parts, in that of the run.
PARTS = "parts"

_RECORD = "part.json"
_RECORDS = re.compile(r"part=(\d+)/part\.json")


@dataclass
class Part:
    """What is known of a part.

    Attributes
    ----------
    number : int
        Of its folder; it says nothing of the order.
    about : dict
        Of its articles: their ids in order, a hash of them, of their texts …
    keys : dict of str to str
        Stage to the hash of all that decided about its tables.
    files : dict
        Table to its bytes and hash.
    rejected : list of dict
        Articles that failed.
    """

    number: int
    about: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    rejected: list[dict[str, Any]] = field(default_factory=list)


class PartStore:
    """A folder of parts.

    Parameters
    ----------
    folder : path, str or KeptFiles
        A folder, made when the first part is written, or an address of storage.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     store = PartStore(Path(folder))
    ...     part = Part(0, about={"ids": ["a"]})
    ...     store.write(part, {"hits": tables.empty("hits")}, {"frames": "key"})
    ...     [(part.number, part.keys) for part in PartStore(Path(folder)).parts()]
    [(0, {'frames': 'key'})]
    """

    def __init__(self, folder: str | Path | KeptFiles) -> None:
        self.files = files_at(folder) if isinstance(folder, (str, Path)) else folder

    def parts(self) -> list[Part]:
        """Parts that are there, by number; one whose record cannot be read, or whose tables are gone, is left out."""
        sizes = self.files.sizes()
        numbers = {name: int(met[1]) for name in sizes if (met := _RECORDS.fullmatch(name)) is not None}
        records = self.files.read_all(numbers)
        found = (_read(number, records.get(name, b""), sizes) for name, number in numbers.items())
        return sorted((part for part in found if part is not None), key=lambda part: part.number)

    def write(self, part: Part, made: Mapping[str, pd.DataFrame | pa.Table], keys: Mapping[str, str]) -> None:
        """Write tables of a part, and say in its record that they stand, and for what they were made.

        Parameters
        ----------
        part : Part
            Its record is brought up to date.
        made : mapping of str to table
        keys : mapping of str to str
            Stages that the tables are of, and those whose tables they replace, with what they were made for.
        """
        if (
            keys.keys() & part.keys.keys()
        ):  # said first: else the record would call the new tables what the old ones were
            part.keys = {name: own for name, own in part.keys.items() if name not in keys}
            part.files = {name: own for name, own in part.files.items() if name not in made}
            self.note(part)
        for name, table in made.items():
            data = _parquet(table, name)
            self.files.write(_name(part.number, f"{name}.parquet"), data)
            part.files[name] = {"bytes": len(data), "rows": len(table), "sha256": hashlib.sha256(data).hexdigest()}
        part.keys = {**part.keys, **keys}
        self.note(part)

    def note(self, part: Part) -> None:
        """Write the record of a part."""
        record = {name: value for name, value in vars(part).items() if name != "number"}
        self.files.write(_name(part.number, _RECORD), as_json(record))

    def read(self, part: Part, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """A table of a part.

        Parameters
        ----------
        part : Part
        name : str
        columns : sequence of str, optional
            Only these.

        Returns
        -------
        pandas.DataFrame
        """
        found = tables.as_pandas(self.arrow(part, name, columns))
        return found if columns is not None else tables.conform(found, name)

    def arrow(self, part: Part, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """As :meth:`read`, a table of Arrow."""
        import pyarrow.parquet as pq

        file = _name(part.number, f"{name}.parquet")
        try:
            return pq.ParquetFile(self.files.source(file)).read(columns=None if columns is None else list(columns))
        except pa.ArrowException as error:
            raise ValueError(
                f"{self.files.called(file)} cannot be read as Parquet: {error}; delete its folder and give the command "
                "again: this part is made anew"
            ) from error

    def drop(self, part: Part) -> None:
        """Take a part away."""
        record = _name(part.number, _RECORD)
        # Without its record it is no part any more, whatever happens next.
        self.files.drop([record, *(name for name in self.files.sizes(_name(part.number)) if name != record)])


def store_of(folder: Path) -> PartStore:
    """The parts of a run, wherever they are.

    Parameters
    ----------
    folder : pathlib.Path
        Of the run.

    Returns
    -------
    PartStore
    """
    return PartStore(parts_at(folder) or folder / PARTS)


def _name(number: int, file: str = "") -> str:
    folder = f"part={number:05d}"
    return f"{folder}/{file}" if file else folder


def _read(number: int, record: bytes, sizes: Mapping[str, int]) -> Part | None:
    try:
        part = Part(number, **json.loads(record))
        tables_of = {_name(number, f"{name}.parquet"): own["bytes"] for name, own in part.files.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return part if all(sizes.get(name) == size for name, size in tables_of.items()) else None


def _parquet(table: pd.DataFrame | pa.Table, name: str) -> bytes:
    import pyarrow.parquet as pq

    data = io.BytesIO()
    pq.write_table(table if isinstance(table, pa.Table) else tables.to_arrow(table, name), data, compression="zstd")
    return data.getvalue()
