"""What a comparison returns: a table that knows its method and the rows that it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

__all__ = ["Comparison"]

_LATEX = str.maketrans(
    {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
     "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}
)  # fmt: skip


class Comparison(pd.DataFrame):
    """Table of a comparison. Slices of it are plain tables.

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
    >>> print(table.to_latex(columns=["frame", "n"]))
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
    def summary(self) -> pd.DataFrame:
        """The same rows as a plain table."""
        return pd.DataFrame(self)

    def behind(self, row: Any) -> pd.DataFrame:
        """Rows of the source that one row of this table counts.

        Parameters
        ----------
        row : label
            Its label in the index.

        Returns
        -------
        pandas.DataFrame
            To be read with :func:`framing.concordance`.

        Raises
        ------
        KeyError
            If there is no such row.
        """
        wanted = pd.DataFrame(self).loc[row]
        keep = pd.Series(True, index=self.source.index)
        for own, theirs in self.keys_.items():
            value = wanted.name if own == self.index.name else wanted[own]
            if isinstance(value, (list, tuple, set)):
                keep &= self.source[theirs].isin(list(value))
            elif value is not None and not pd.isna(value):
                keep &= (self.source[theirs] == value).fillna(False).astype(bool)
        return self.source[keep]

    def to_latex(  # type: ignore[override]
        self, buf: Any = None, columns: Sequence[str] | None = None, digits: int = 3, **_: Any
    ) -> str | None:
        """Table for a paper, with the rules of the package booktabs.

        Parameters
        ----------
        buf : path or file, optional
            Where to write it; returned as a string when left out.
        columns : sequence of str, optional
            All scalar columns when left out.
        digits : int
            Digits after the point.

        Returns
        -------
        str or None
        """
        table = pd.DataFrame(self)
        if table.index.name:
            table = table.reset_index()
        chosen = list(columns) if columns is not None else [c for c in table if not _is_nested(table[c])]
        right = [pd.api.types.is_numeric_dtype(table[c]) for c in chosen]
        lines = [f"\\begin{{tabular}}{{{''.join('r' if r else 'l' for r in right)}}}", "\\toprule"]
        lines += [" & ".join(str(c).translate(_LATEX) for c in chosen) + r" \\", "\\midrule"]
        for values in table[chosen].itertuples(index=False):
            lines.append(" & ".join(_cell(value, digits) for value in values) + r" \\")
        text = "\n".join([*lines, "\\bottomrule", "\\end{tabular}"])
        if buf is None:
            return text
        if hasattr(buf, "write"):
            buf.write(text + "\n")
        else:
            from pathlib import Path

            Path(buf).write_text(text + "\n", encoding="utf-8")
        return None

    def _repr_html_(self) -> str | None:
        """The table with its method beneath, for notebooks."""
        from html import escape

        body = pd.DataFrame(self).to_html(max_rows=60, float_format=lambda value: f"{value:.4g}", na_rep="–")
        return f"{body}\n<p><small>{escape(self.method)}</small></p>"


def _is_nested(column: pd.Series[Any]) -> bool:
    return bool(column.map(lambda value: isinstance(value, (list, dict, tuple, set))).any())


def _cell(value: Any, digits: int) -> str:
    if value is None or (not isinstance(value, (list, dict)) and pd.isna(value)):
        return "--"
    if isinstance(value, float):
        return f"{value:.{digits}f}"
    return str(value).translate(_LATEX)
