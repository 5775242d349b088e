"""What a comparison returns: a table that knows its method and the rows that it counts, whatever is chosen of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, TypedDict, Unpack

import pandas as pd

from framing.cells import defused_table
from framing.compare.inference.graph_file import write_gexf
from framing.compare.inference.paper_formats import latex, markdown, write_text, write_word
from framing.compare.inference.paper_table import PaperTable, paper_table
from framing.compare.inference.result_file import read_stored, write_stored
from framing.html_view import escaped
from framing.stats import with_written_p

__all__ = ["Comparison"]

_SHOWN = 60  # rows in a notebook


class Paper(TypedDict, total=False):
    """How a table is put on paper; :meth:`Comparison.to_latex` describes the options."""

    digits: int
    caption: str | bool
    note: str | bool
    names: Mapping[Any, str] | pd.DataFrame | None


class Comparison(pd.DataFrame):
    """Table of a comparison.

    Rows and columns chosen of it, sorted or filtered, stay a Comparison and know their method and their rows; so do
    parts of one table that are put together again. A table that is merged with another, or put together with one of
    another method, is a plain data frame, and a single column is a plain series.

    Attributes
    ----------
    method : str
        How the numbers came about, in words, with citation and seed: for a paper's method section.
    source : pandas.DataFrame
        The rows that were counted.
    keys_ : dict of str to str
        Columns of this table that say which rows of `source` a row counts, with the source's column of each.

    Examples
    --------
    >>> table = Comparison({"frame": ["blame"], "n": [2]}, method="Counts.", keys={"frame": "frame"})
    >>> table[table["n"] > 0].method
    'Counts.'
    >>> print(table.to_latex(caption=False, note=False))
    \\begin{tabular}{lr}
    \\toprule
    frame & n \\\\
    \\midrule
    blame & 2 \\\\
    \\bottomrule
    \\end{tabular}
    """

    _metadata = ["method", "source", "keys_"]  # noqa: RUF012 (pandas asks for a list)

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        method: str = "",
        source: pd.DataFrame | None = None,
        keys: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, *args, **kwargs)  # type: ignore[call-arg]
        self.method = method
        self.source = pd.DataFrame() if source is None else source
        self.keys_ = dict(keys or {})

    @property
    def _constructor(self) -> type[Comparison]:
        return type(self)

    def __finalize__(self, other: Any, method: str | None = None, **kwargs: Any) -> Any:
        """What pandas calls when it has made one table of another."""
        made = super().__finalize__(other, method=method, **kwargs)  # type: ignore[misc]
        if isinstance(other, pd.DataFrame):
            return made
        inputs = getattr(other, "input_objs", None) or getattr(other, "objs", None)
        if method != "concat" or not inputs:  # merged with another table, whose columns no method tells of
            return pd.DataFrame(made)
        first = inputs[0]
        for part in inputs:
            if type(part) is not type(self) or part.source is not first.source or part.method != first.method:
                return pd.DataFrame(made)
        for name in self._metadata:
            object.__setattr__(made, name, getattr(first, name))
        return made

    @property
    def summary(self) -> pd.DataFrame:
        """The same rows as a plain table."""
        return pd.DataFrame(self)

    def behind(self, row: Any) -> pd.DataFrame:
        """Rows of the source that one row of this table counts.

        Parameters
        ----------
        row : label or pandas.Series
            Its label in the index, or the row itself.

        Returns
        -------
        pandas.DataFrame
            To be read with :func:`framing.concordance`.

        Raises
        ------
        KeyError
            If there is no such row.
        ValueError
            If a column that says which rows are counted is no longer there, or the source is not.
        """
        if self.keys_ and not len(self.source.columns):
            raise ValueError(
                "this table has no source: it was read from a file without one. Save it with its source, or give the "
                "rows that were counted with table.source = …"
            )
        keep = pd.Series(False, index=self.source.index)
        for wanted in self._rows(row):
            keep |= self._counted(wanted)
        return self.source[keep]

    def _rows(self, row: Any) -> list[dict[str, Any]]:
        """What stands in a row, index included; several where labels stand twice."""
        if isinstance(row, pd.Series):
            levels = row.name if isinstance(row.name, tuple) else (row.name,)
            cells = {str(name): value for name, value in row.items()}
            return [cells | {str(name): level for name, level in zip(self.index.names, levels) if name is not None}]
        if row not in self.index:
            raise KeyError(f"there is no row {row!r}; rows are named by the index: {list(self.index[:5])} …")
        found = pd.DataFrame(self).loc[[row]]
        names = [str(name) for name in found.index.names if name is not None]
        return [
            {**dict(zip(map(str, found.columns), values)), **dict(zip(names, label if len(names) > 1 else (label,)))}
            for label, values in zip(found.index, found.itertuples(index=False, name=None))
        ]

    def _counted(self, wanted: Mapping[str, Any]) -> pd.Series[Any]:
        keep = pd.Series(True, index=self.source.index)
        for own, theirs in self.keys_.items():
            if own not in wanted:
                raise ValueError(
                    f"the column {own!r} is missing, by which the rows are found: keep it when you choose columns "
                    f"(behind needs {', '.join(self.keys_)}), or ask the whole table"
                )
            if theirs not in self.source:
                raise ValueError(
                    f"the rows that were given as source have no column {theirs!r}, by which behind finds them; they "
                    f"have {list(self.source.columns)}. Add it, as from the articles: "
                    f"rows.merge(articles[['article_id', {theirs!r}]])"
                )
            value = wanted[own]
            if isinstance(value, (list, tuple, set)):
                keep &= self.source[theirs].isin(list(value))
            elif value is not None and not pd.isna(value):
                keep &= (self.source[theirs] == value).fillna(False).astype(bool)
        return keep

    def save(self, path: str | PathLike[str], source: bool = True, raw_cells: bool = False) -> Path:
        """Write the table so that :meth:`load` gives it back with its method and keys.

        Parameters
        ----------
        path : path
            ``.parquet``, which holds method and keys itself; or ``.csv``, with ``NAME.meta.json`` beside it.
        source : bool
            Write the rows that were counted too, as ``NAME.source.parquet`` beside it; without them a table that is
            loaded has its method, but no :meth:`behind`.
        raw_cells : bool
            In CSV, leave cells as they are that a spreadsheet would run; else an apostrophe stands before them, which
            :meth:`load` takes off.

        Returns
        -------
        pathlib.Path

        Raises
        ------
        ValueError
            If the suffix is neither.

        Notes
        -----
        Not kept: `attrs`, the order of categories, tuples, which come back as lists, and empty text in a column that
        has missing values too, which comes back as missing.
        """
        about = {name: getattr(self, name) for name in self._metadata if name != "source"}
        rows = self.source if source else None
        return write_stored(pd.DataFrame(self), rows, about, type(self).__name__, Path(path), raw_cells)

    def to_csv(self, path_or_buf: Any = None, *args: Any, raw_cells: bool = False, **how: Any) -> Any:
        """Write as :meth:`pandas.DataFrame.to_csv` does; cells that a spreadsheet would run stand behind an apostrophe.

        Parameters
        ----------
        path_or_buf : path or stream, optional
            Left out: the CSV is returned.
        raw_cells : bool
            Leave these cells as they are.
        *args, **how
            Of :meth:`pandas.DataFrame.to_csv`.

        Returns
        -------
        str or None

        Examples
        --------
        >>> print(Comparison({"outlet": ["=Post"], "n": [2]}, method="Counts.").to_csv(index=False))
        outlet,n
        '=Post,2
        <BLANKLINE>
        """
        table = pd.DataFrame(self) if raw_cells else defused_table(self)
        return table.to_csv(path_or_buf, *args, **how)

    def to_excel(  # type: ignore[misc]
        self, excel_writer: Any, *args: Any, raw_cells: bool = False, **how: Any
    ) -> None:
        """Write as :meth:`pandas.DataFrame.to_excel` does, with cells as :meth:`to_csv` writes them.

        Parameters
        ----------
        excel_writer : path or pandas.ExcelWriter
        raw_cells : bool
            Leave cells as they are that a spreadsheet would run.
        *args, **how
            Of :meth:`pandas.DataFrame.to_excel`.
        """
        table = pd.DataFrame(self) if raw_cells else defused_table(self)
        table.to_excel(excel_writer, *args, **how)

    @classmethod
    def load(cls, path: str | PathLike[str], source: pd.DataFrame | None = None) -> Any:
        """Read a table that was saved.

        Parameters
        ----------
        path : path
            What :meth:`save` was given.
        source : pandas.DataFrame, optional
            The rows that were counted, where they were not saved.

        Returns
        -------
        Comparison
            Of the class that it was saved as.

        Raises
        ------
        FileNotFoundError
            If the file, or what tells of its method, is not there.
        """
        table, held, about, name = read_stored(Path(path))
        every: list[Any] = [Comparison, *Comparison.__subclasses__()]
        kind = next((kind for kind in every if kind.__name__ == name), cls)
        made = kind(table, source=held if source is None else source)
        for key in made._metadata:
            if key in about:
                setattr(made, key, about[key])
        return made

    def to_latex(  # type: ignore[override]
        self, buf: Any = None, columns: Sequence[str] | None = None, *, label: str | None = None, **how: Unpack[Paper]
    ) -> str | None:
        """Table for a paper, with the rules of the package booktabs (and longtable, from 41 rows on).

        Parameters
        ----------
        buf : path or file, optional
            Where to write it; returned as a string when left out.
        columns : sequence of str, optional
            Left out, those that a reader asks for; notes of rows then stand below the table, by letters.
        label : str, optional
            By which the text refers to the table.
        digits : int
            Digits after the point, 2; p and q have three.
        caption : str or bool
            Left out, what was counted, and how much of it. False: none.
        note : str or bool
            Left out, the method: units, tests, corrections, intervals. False: none; with no caption either, the
            tabular alone.
        names : mapping or pandas.DataFrame
            Readable names of actors, or the table of actors.

        Returns
        -------
        str or None

        Raises
        ------
        ValueError
            If a column is not there.
        """
        return write_text(latex(self._on_paper(columns, **how), label), buf)

    def to_markdown(  # type: ignore[override]
        self, buf: Any = None, columns: Sequence[str] | None = None, **how: Unpack[Paper]
    ) -> str | None:
        """Table for GitHub, Quarto, pandoc or a notebook, with its caption and notes.

        Parameters
        ----------
        buf, columns, digits, caption, note, names
            As in :meth:`to_latex`.

        Returns
        -------
        str or None

        Raises
        ------
        ValueError
            If a column is not there.

        Examples
        --------
        >>> print(Comparison({"frame": ["blame"], "n": [2], "p": [0.2]}, method="Counts. By hand.").to_markdown())
        **Counts**
        <BLANKLINE>
        | frame | n | p |
        |:---|---:|---:|
        | blame | 2 | .200 |
        <BLANKLINE>
        *Note.* By hand.
        """
        return write_text(markdown(self._on_paper(columns, **how)), buf)

    def to_docx(self, path: Any, columns: Sequence[str] | None = None, **how: Unpack[Paper]) -> Any:
        """Table for Word, with its caption and notes. Needs python-docx: ``pip install 'framing[word]'``.

        Parameters
        ----------
        path : path or docx.document.Document
            A file, which is made anew; or an open document, at whose end the table is put.
        columns, digits, caption, note, names
            As in :meth:`to_latex`.

        Returns
        -------
        pathlib.Path or docx.document.Document

        Raises
        ------
        ModuleNotFoundError
            If python-docx is not installed.
        ValueError
            If a column is not there.
        """
        return write_word(self._on_paper(columns, **how), path)

    def to_gexf(self, path: str | PathLike[str], names: Mapping[Any, str] | pd.DataFrame | None = None) -> Path:
        """The network of who says it of whom, for Gephi and other programs (GEXF 1.3).

        Parameters
        ----------
        path : path
            The ``.gexf``.
        names : mapping or pandas.DataFrame, optional
            Readable names of actors, or the table of actors, whose kind and side the nodes then have, too.

        Returns
        -------
        pathlib.Path
            A node an actor, with the terms said and received; an edge from speaker to target for each row of which
            something was counted, its weight the number of terms, its kind the frame (and the group), all columns of
            the row its attributes.

        Raises
        ------
        ValueError
            If the table has no speakers and targets, as :func:`framing.compare.accusations` and
            :func:`framing.compare.doubts` have them.
        """
        return write_gexf(pd.DataFrame(self), path, list(self.keys_), names, self.method)

    def _on_paper(self, columns: Sequence[str] | None, **how: Unpack[Paper]) -> PaperTable:
        return paper_table(pd.DataFrame(self), self.method, self._rows_counted(), columns=columns, **how)

    def _rows_counted(self) -> pd.DataFrame:
        """Rows of the source that the rows of this table count together."""
        flat, own = pd.DataFrame(self).reset_index(), list(self.keys_)
        if not own or not set(own) <= set(flat.columns) or not set(self.keys_.values()) <= set(self.source.columns):
            return self.source
        there = flat[own].notna()
        keep = pd.Series(False, index=self.source.index)
        for pattern in set(there.itertuples(index=False, name=None)):  # what is null does not choose
            names = [name for name, known in zip(own, pattern) if known]
            if not names:
                return self.source
            wanted = flat.loc[(there == list(pattern)).all(axis=1), names]
            theirs = self.source[[self.keys_[name] for name in names]]
            keep |= pd.MultiIndex.from_frame(theirs).isin(pd.MultiIndex.from_frame(wanted))
        return self.source[keep]

    def _repr_html_(self) -> str | None:
        """The first rows of the table with its method beneath, for notebooks."""
        table = with_written_p(pd.DataFrame(self).head(_SHOWN))
        body = table.to_html(float_format=lambda value: f"{value:.4g}", na_rep="–")
        told = f"First {_SHOWN} of {len(self):,} rows. " if len(self) > _SHOWN else ""
        # What stands between two dollars is no formula.
        note = f"<p><small>{told}{escaped(self.method)}</small></p>"
        return f'<div class="tex2jax_ignore mathjax_ignore">{body}\n{note}</div>'
