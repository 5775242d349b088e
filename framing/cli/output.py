"""What leaves the command line: everything that is printed, and tables as CSV, Parquet or JSON, a line an article."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from framing.characters import printable

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FORMAT_HELP", "check_format", "json_lines", "plain", "tell", "tell_data", "write_table"]

FORMAT_HELP = "table, jsonl, csv or parquet; when left out, by the suffix of the output, else table."
_FORMATS = ("table", "jsonl", "csv", "parquet")
#: Columns of each table for reading.
_SHOWN = {
    "quotes": ["quote_id", "kind", "source", "cue", "cue_stance", "actor_id", "content"],
    "hits": ["article_id", "frame", "surface", "voice", "speaker", "target", "target_rule"],
}
#: Keys of the JSON lines, with the column of each.
_KEYS = {
    "quotes": {
        "source": "source_spans",
        "cue": "cue_spans",
        "content": "content_spans",
        "kind": "kind",
        "actor": "actor_id",
        "anonymous": "anonymous",
        "id": "quote_id",
        "marked": "marked_spans",
        "cue_stance": "cue_stance",
        "negated": "negated",
        "confidence": "confidence",
    },
    "hits": {
        "start": "start",
        "end": "end",
        "frame": "frame",
        "voice": "voice",
        "speaker": "speaker",
        "target": "target",
        "negated": "negated",
        "surface": "surface",
        "id": "hit_id",
        "lexicon": "lexicon",
        "term": "term_id",
        "target_rule": "target_rule",
        "denied": "denied",
        "polarity": "polarity",
        "quote": "quote_id",
    },
}


def tell(text: Any, err: bool = False, line: bool = False) -> None:
    """Print something for a person. Whatever a command prints goes through here or through :func:`tell_data`.

    Names of outlets, people and files come from foreign texts: what would steer the terminal in them is written as its
    number, and nothing in them is read as markup.

    Parameters
    ----------
    text : object
    err : bool
        On standard error, beside the data.
    line : bool
        It is one line, whatever line ends stand in its names.

    Examples
    --------
    >>> tell("[bold]ministry\\x1b[2J")
    [bold]ministry\\u001b[2J
    """
    typer.echo(printable(str(text), line), err=err)


def tell_data(text: str) -> None:
    """Print data for a program, exactly as they are; where a terminal stands in its place, as :func:`tell` does.

    Parameters
    ----------
    text : str
    """
    shown = printable(text) if sys.stdout.isatty() else text
    typer.echo(shown, nl=False, color=True)  # else what looks like a colour is taken out of the data


def check_format(format: str | None, output: Path | None) -> str:
    """Choose the format: the one asked for, else that of the file's suffix, else a table for reading.

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
    """Convert a cell to a JSON value; missing values are None.

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


def json_lines(found: pd.DataFrame, articles: pd.DataFrame, name: str) -> list[str]:
    """Write one line of JSON per article, ``{"id": …, name: [row, …]}``; an article without rows has an empty list.

    Parameters
    ----------
    found : pandas.DataFrame
        The table ``quotes`` or ``hits``.
    articles : pandas.DataFrame
    name : {"quotes", "hits"}

    Returns
    -------
    list of str

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.tables import empty
    >>> json_lines(empty("hits"), pd.DataFrame({"article_id": ["a"]}), "hits")
    ['{"id": "a", "hits": []}']
    """
    by_article: dict[str, list[dict[str, Any]]] = {str(article): [] for article in articles["article_id"]}
    for row in found.to_dict("records"):
        cells = {key: plain(row[column]) for key, column in _KEYS[name].items()}
        cells |= {key: cells[key] or [] for key, column in _KEYS[name].items() if column.endswith("_spans")}
        by_article[str(row["article_id"])].append(cells)
    return [json.dumps({"id": article, name: rows}, ensure_ascii=False) for article, rows in by_article.items()]


def write_table(
    found: pd.DataFrame, articles: pd.DataFrame, name: str, format: str, output: Path | None, raw_cells: bool = False
) -> None:
    """Write a table in one of the formats, to a file or to standard output.

    Parameters
    ----------
    found, articles : pandas.DataFrame
    name : {"quotes", "hits"}
        Which table it is.
    format : {"table", "jsonl", "csv", "parquet"}
    output : pathlib.Path or None
    raw_cells : bool
        In CSV, leave cells as they are that a spreadsheet would run.
    """
    from framing import tables
    from framing.cells import write_csv

    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
    if format == "parquet" and output is not None:
        import pyarrow.parquet as pq

        pq.write_table(tables.to_arrow(found, name), output, compression="zstd")
        return
    if format == "jsonl":
        text = "".join(line + "\n" for line in json_lines(found, articles, name))
    elif format == "csv":
        text = str(write_csv(tables.flat(found, name), raw_cells=raw_cells))
    else:
        short = found[_SHOWN[name]].astype(object)
        text = printable(str(short.where(short.notna(), "").to_string(index=False, max_colwidth=60))) + "\n"
    if output is None:
        tell_data(text)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
