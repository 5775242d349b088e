"""The tables of a run as they lie in its folder, of which no more is read than figures and the summary need.

No text is held, and of a column of texts each text once. What a page has printed twice is told by its text; those that
must be looked at are read one group of articles after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from framing import tables
from framing.compare.acts import acts, sides_or_patients, tell_of_acts
from framing.compare.verdicts import MIN_CONFIDENCE, choose, repeats, unsure
from framing.study.provenance import lexicons_of
from framing.study.store import read_record

__all__ = ["SavedTables", "shared_cells"]

_ARTICLES = ["article_id", "outlet", "duplicate_of"]
_QUOTES = ["article_id", "kind", "source", "cue", "actor_id", "actor", "anonymous"]
_TELLING = ("source", "cue")  # of which it counts whether they are there
_HITS = ["article_id", "frame", "voice"]
_IDS = ("speaker", "target", "agent", "patient")
_DEATHS = "casualties"  # the frame of which acts are told


class SavedTables:
    """The tables of a run that was saved, as far as its figures and its summary need them.

    Parameters
    ----------
    folder : pathlib.Path
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, name: str) -> Any:
        import pyarrow.parquet as pq

        return pq.ParquetFile(self._folder / f"{name}.parquet")

    def columns(self, name: str) -> list[str]:
        """Columns of a table.

        Parameters
        ----------
        name : str

        Returns
        -------
        list of str
        """
        return list(self._file(name).schema_arrow.names)

    def pieces(self, name: str, columns: Sequence[str] | None = None) -> Iterator[pd.DataFrame]:
        """Pieces of a table, as they were written.

        Parameters
        ----------
        name : str
        columns : sequence of str, optional
            Only these.

        Yields
        ------
        pandas.DataFrame
        """
        file = self._file(name)
        for number in range(file.num_row_groups):
            yield shared_cells(file.read_row_group(number, columns=None if columns is None else list(columns)))

    def table(self, name: str, columns: Sequence[str]) -> pd.DataFrame:
        """Some columns of a table.

        Parameters
        ----------
        name : str
        columns : sequence of str

        Returns
        -------
        pandas.DataFrame
        """
        pieces = [piece for piece in self.pieces(name, columns) if len(piece)]
        return pd.concat(pieces, ignore_index=True) if pieces else tables.empty(name)[list(columns)]

    def number(self, name: str) -> int:
        """Rows of a table."""
        return int(self._file(name).metadata.num_rows)

    @cached_property
    def run(self) -> dict[str, Any]:
        """The record of the run."""
        return read_record(self._folder)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """Articles: ids, outlets, copies."""
        return self.table("articles", _ARTICLES)

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """Quotes: who speaks, and whether anything says so."""
        found = []
        for piece in self.pieces("quotes", _QUOTES):
            said = {name: piece[name].where(piece[name].isna(), "…") for name in _TELLING}
            found.append(piece.assign(**said))
        return pd.concat(found, ignore_index=True) if found else tables.empty("quotes")[_QUOTES]

    @cached_property
    def hits(self) -> pd.DataFrame:
        """Framing terms: frames and voices."""
        return self.table("hits", _HITS)

    @cached_property
    def exposure(self) -> pd.DataFrame:
        """Words."""
        return self.table("exposure", ["article_id", "words"])

    @cached_property
    def actors(self) -> pd.DataFrame:
        """Actors who are quoted, or stand in a term of which something is told."""
        known = set(self.quotes["actor_id"].dropna())
        for name in _IDS:
            known |= set(self._told[name].dropna())
        pieces = [piece[piece["actor_id"].isin(known)] for piece in self.pieces("actors")]
        return pd.concat(pieces, ignore_index=True) if pieces else tables.empty("actors")

    @cached_property
    def _told(self) -> pd.DataFrame:
        """The hits that can enter into a verdict or tell of an act, and one of each that decides about the others.

        These say that a frame has polarities, and that patients have sides; none of them is counted.
        """
        found, frames, patients = [], set[Any](), set[Any]()
        for piece in self.pieces("hits"):
            sure = ~np.array(unsure(piece, MIN_CONFIDENCE), dtype=bool)
            kept = (sure & piece["target"].notna().to_numpy()) | (piece["frame"] == _DEATHS).to_numpy()
            rated = list(zip(piece["lexicon"], piece["frame"], piece["polarity"].notna()))
            for place, (key, patient) in enumerate(zip(rated, piece["patient"])):
                news = key not in frames, isinstance(patient, str) and ":" not in patient and patient not in patients
                frames.add(key)
                if news[1]:
                    patients.add(patient)
                kept[place] |= any(news)
            found.append(piece[kept])
        return pd.concat(found, ignore_index=True) if found else tables.empty("hits")

    def told_hits(self, what: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Hits for a verdict or for acts, without those that their page repeats, and the articles, without texts.

        Parameters
        ----------
        what : {"accusing", "doubting", "acts"}

        Returns
        -------
        hits, articles : pandas.DataFrame
        """
        hits = self._told
        if what != "acts":
            chosen = choose(hits, what, actors=self.actors, lexicons=lexicons_of(self.run)).rows
        elif tell_of_acts(hits):
            chosen = acts(hits, sides_or_patients(hits, self.actors), actors=self.actors).rows
        else:
            chosen = hits.iloc[:0]
        counts = chosen["article_id"].value_counts()
        several = chosen[chosen["article_id"].isin(counts.index[counts > 1])]
        again: list[Any] = []
        if len(several):
            for texts in self.pieces("articles", ["article_id", "text"]):
                own = several[several["article_id"].isin(texts["article_id"])]
                again += [label for label, repeated in zip(own.index, repeats(own, texts)) if repeated]
        return hits.drop(index=again), self.articles


def shared_cells(table: pa.Table) -> pd.DataFrame:
    """A table in which a text that stands in many cells is held once.

    Parameters
    ----------
    table : pyarrow.Table

    Returns
    -------
    pandas.DataFrame
    """
    columns = {}
    for name in table.column_names:
        column = table[name].combine_chunks()
        if pa.types.is_string(column.type):
            coded = column.dictionary_encode()
            coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
            known = np.array([*coded.dictionary.to_pylist(), None], dtype=object)
            columns[name] = pd.Series(known[coded.indices.fill_null(len(known) - 1).to_numpy()], dtype=object)
        else:
            columns[name] = tables.as_pandas(pa.table({name: column}))[name]
    return pd.DataFrame(columns)
