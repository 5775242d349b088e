"""Writing a table of the command line: for reading, as CSV or Parquet, or as JSON, a line an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FORMAT_HELP", "OUTPUT_HELP", "check_format", "json_lines", "plain", "write_table"]

FORMAT_HELP = "table, jsonl, csv or parquet; when left out, by the suffix of the output, else table."
OUTPUT_HELP = "File to write; standard output when left out."
_FORMATS = ("table", "jsonl", "csv", "parquet")


def check_format(format: str | None, output: Path | None) -> str:
    """The format that is asked for; else that of the file's suffix; else a table for reading.

    Parameters
    ----------
    format : str or None
    output : pathlib.Path or None

    Returns
    -------
    str

    Raises
    ------
    typer.BadParameter
        If the format is unknown or cannot go to a terminal; the process ends with status 2.

    Examples
    --------
    >>> from pathlib import Path
    >>> check_format(None, Path("quotes.csv")), check_format(None, None)
    ('csv', 'table')
    """
    if format is None:
        suffix = output.suffix.lower().lstrip(".") if output is not None else ""
        format = suffix if suffix in _FORMATS else "table"
    if format not in _FORMATS:
        raise typer.BadParameter(f"{format!r}; write one of {', '.join(_FORMATS)}", param_hint="--format")
    if format == "parquet" and output is None:
        raise typer.BadParameter("parquet is no text; name a file with -o", param_hint="--format")
    return format


def plain(value: Any) -> Any:
    """A cell as JSON knows it; missing values are None.

    Parameters
    ----------
    value : object

    Returns
    -------
    str, int, float, bool, list or None

    Examples
    --------
    >>> import numpy as np, pandas as pd
    >>> plain(np.int64(3)), plain(pd.NA), plain(float("nan"))
    (3, None, None)
    """
    from framing.tables import is_missing

    if is_missing(value):
        return None
    return value.item() if hasattr(value, "item") else value


def json_lines(
    found: pd.DataFrame, articles: pd.DataFrame, key: str, record: Callable[[Any], dict[str, Any]]
) -> list[str]:
    """One line an article, ``{"id": …, key: [record of each row]}``; articles without a row have an empty list.

    Parameters
    ----------
    found : pandas.DataFrame
        Table with a column article_id.
    articles : pandas.DataFrame
    key : str
    record : callable
        Row, as a named tuple, to mapping.

    Returns
    -------
    list of str
    """
    by_article: dict[str, list[dict[str, Any]]] = {str(name): [] for name in articles["article_id"]}
    for row in found.itertuples(index=False):
        by_article[str(row.article_id)].append(record(row))
    return [json.dumps({"id": name, key: rows}, ensure_ascii=False) for name, rows in by_article.items()]


def write_table(
    found: pd.DataFrame, name: str, format: str, output: Path | None, shown: list[str], lines: list[str]
) -> None:
    """Write a table in one of the formats, to a file or to standard output.

    Parameters
    ----------
    found : pandas.DataFrame
    name : str
        Its schema.
    format : {"table", "jsonl", "csv", "parquet"}
    output : pathlib.Path or None
    shown : list of str
        Columns for reading.
    lines : list of str
        Lines of JSON.
    """
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
    from framing import tables

    if format == "parquet" and output is not None:
        import pyarrow.parquet as pq

        pq.write_table(tables.to_arrow(found, name), output, compression="zstd")
        return
    if format == "jsonl":
        text = "".join(line + "\n" for line in lines)
    elif format == "csv":
        text = str(tables.flat(found, name).to_csv(index=False, lineterminator="\n"))
    else:
        short = found[shown].astype(object)
        text = str(short.where(short.notna(), "").to_string(index=False, max_colwidth=60)) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
