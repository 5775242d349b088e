"""Coding sheets: a stratified sample of rows, and the plain CSV that a coder fills in."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd

from framing.cells import defused, undefused
from framing.characters import storable
from framing.entrance import kinds_of, need, takes
from framing.given_files import check_widths, csv_cells, given_text
from framing.limits import FILE
from framing.tables import SCHEMAS, conform, is_missing

__all__ = ["read_sheet", "sample", "write_sheet"]

_CONTEXT = ("before", "passage", "after")
_CODE = "code:"  # what the header of a column for the coder begins with
_TRUTH = {"true": True, "1": True, "false": False, "0": False}
# Numbers and truth values as a spreadsheet may have rewritten them.
_TYPED: dict[str, Callable[[str], bool | int | float]] = {
    "bool": lambda cell: _TRUTH[cell.strip().lower()],
    "int64": lambda cell: int(float(cell)),
    "double": float,
}


@takes(table="any", lists=["by"])
def sample(
    table: pd.DataFrame,
    n: int,
    by: str | Sequence[str] = ("outlet",),
    *,
    allocation: Literal["proportional", "equal"] = "proportional",
    seed: int = 0,
) -> pd.DataFrame:
    """Draw rows from every stratum.

    Parameters
    ----------
    table : DataFrame
        Quotes, mentions, hits or any other.
    n : int
        Rows in all.
    by : str or sequence of str
        Columns whose combinations are the strata; a null is a value of its own.
    allocation : {"proportional", "equal"}
        Rows of a stratum by its size, or as many of each; either way one of each at least while `n` allows, the
        largest strata first.
    seed : int

    Returns
    -------
    DataFrame
        The rows in the table's order, with ``stratum`` and ``probability`` (of a row of this stratum to be drawn);
        a rate over the whole table weighs each row by ``1 / probability``.

    Raises
    ------
    ValueError
        If a column is missing or `n` is not positive.

    References
    ----------
    Neyman, J. (1934). On the two different aspects of the representative method. JRSS 97(4), 558-625.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["A"] * 8 + ["B"] * 2})
    >>> sample(rows, 5).groupby("outlet")["probability"].agg(["size", "first"]).values.tolist()
    [[4.0, 0.5], [1.0, 0.5]]
    """
    columns = [by] if isinstance(by, str) else list(by)
    for column in columns:
        if column not in table.columns:
            raise ValueError(f"the table has no column {column!r}; it has {', '.join(map(str, table.columns))}")
    if n < 1:
        raise ValueError(f"a sample needs at least one row, not {n}")
    names = [" × ".join("–" if pd.isna(x) else str(x) for x in row) for row in table[columns].itertuples(index=False)]
    stratum = pd.Series(names, index=table.index, dtype="object")
    sizes = stratum.value_counts(sort=False).sort_index()
    take = _allocate(sizes.to_numpy(), n, allocation)
    rng = np.random.default_rng(seed)
    chosen: list[int] = []
    share: dict[str, float] = {}
    at = stratum.to_numpy()
    for name, size, number in zip(sizes.index, sizes, take):
        chosen.extend(rng.choice(np.flatnonzero(at == name), size=number, replace=False))
        share[name] = number / size
    chosen.sort()
    drawn = table.iloc[chosen].copy()
    drawn["stratum"] = stratum.iloc[chosen]
    drawn["probability"] = [share[name] for name in drawn["stratum"]]
    return drawn


def _allocate(sizes: Any, n: int, allocation: str) -> list[int]:
    """Rows of each stratum, by largest remainder, never more than there are."""
    if allocation not in ("proportional", "equal"):
        raise ValueError(f"no allocation {allocation!r}; there are 'proportional' and 'equal'")
    size = np.asarray(sizes, dtype=float)
    n = min(n, int(size.sum()))
    take = np.zeros(len(size), dtype=int)
    take[np.argsort(-size, kind="stable")[:n]] = 1
    wanted = size if allocation == "proportional" else np.ones(len(size))
    while take.sum() < n:
        open_ = take < size
        goal = n * wanted * open_ / (wanted * open_).sum()
        take[np.argmax(np.where(open_, goal - take, -np.inf))] += 1
    return [int(x) for x in take]


@takes(table="any", articles="articles article_id text", lists=["codes"])
def write_sheet(
    table: pd.DataFrame,
    path: str | Path,
    articles: pd.DataFrame | None = None,
    *,
    codes: Sequence[str] = (),
    blind: bool = False,
    window: int = 200,
    raw_cells: bool = False,
) -> Path:
    """Write rows with their passages and empty columns to code in.

    Parameters
    ----------
    table : DataFrame
        Quotes, mentions or hits.
    path : path
        The ``.csv``, UTF-8 with a mark by which spreadsheets know it.
    articles : DataFrame, optional
        Gives each row ``before``, ``passage`` and ``after``.
    codes : sequence of str
        What is to be coded: each becomes an empty column ``code:NAME``, beside one ``code:coder``.
    blind : bool
        Leave out what the tool found, all but ids and passage, so that it does not lead the coder.
    window : int
        Characters before and after.
    raw_cells : bool
        Leave cells as they are that a spreadsheet would run; else an apostrophe stands before them, which
        :func:`read_sheet` takes off. Empty texts are then like missing ones.

    Returns
    -------
    Path

    Raises
    ------
    ValueError
        If the table is none with passages.

    Examples
    --------
    >>> import tempfile
    >>> rows = pd.DataFrame({"hit_id": ["a:h0001"], "frame": ["=war"], "n": [None]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sheet = read_sheet(write_sheet(rows, Path(folder) / "sheet.csv", codes=["frame"]))
    >>> sheet[["frame", "code:frame"]].iloc[0].tolist()
    ['=war', None]
    """
    rows = table.copy()
    name = _kind(table)
    if articles is not None:
        if name is None:
            raise ValueError("passages need a table of quotes, mentions or hits, and this one has none of their ids")
        spans = ["content_spans"] if name == "quotes" else ["start", "end"]
        need(table, ["article_id", *spans], name)
        texts = dict(zip(articles["article_id"], articles["text"]))
        context = [_passage(row, texts, window) for row in conform(table, name).to_dict("records")]
        for i, column in enumerate(_CONTEXT):
            rows[column] = [words[i] for words in context]
    if blind:
        keep = [SCHEMAS[name].names[0]] if name else [rows.columns[0]]
        rows = rows[[*keep, *(c for c in ("article_id", *_CONTEXT) if c in rows.columns and c not in keep)]]
    for code in ["coder", *codes] if codes else []:
        rows[f"{_CODE}{code}"] = None
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(rows.columns if raw_cells else map(defused, rows.columns))
        writer.writerows([_cell(value, raw_cells) for value in row] for row in rows.itertuples(index=False, name=None))
    return target


def _kind(table: pd.DataFrame) -> str | None:
    return next((name for name in kinds_of(table) if name in ("hits", "mentions", "quotes")), None)


def _passage(row: dict[Any, Any], texts: dict[str, str], window: int) -> tuple[str, str, str]:
    if row["article_id"] not in texts:
        raise ValueError(
            f"a row names the article {row['article_id']!r}, which is not among the articles; pass them all"
        )
    text = texts[row["article_id"]]
    pieces = row.get("content_spans") or ([[row["start"], row["end"]]] if row.get("start") is not None else [])
    if not pieces:
        return "", "", ""
    start, end = int(pieces[0][0]), int(pieces[-1][1])
    return text[max(0, start - window) : start], text[start:end], text[end : end + window]


def _cell(value: Any, raw_cells: bool) -> str:
    if isinstance(value, (list, tuple, np.ndarray)):
        return json.dumps([list(x) if isinstance(x, (tuple, np.ndarray)) else x for x in value], ensure_ascii=False)
    if is_missing(value):
        return ""
    if isinstance(value, str):
        return value if raw_cells else f"'{value}" if not value.strip("'") else defused(value)
    return str(value)


def read_sheet(path: str | Path, context: bool = False) -> pd.DataFrame:
    """Read a sheet back, filled in or not; an empty cell is null.

    Parameters
    ----------
    path : path
    context : bool
        Keep the columns before, passage and after, as for training a classifier on the passages.

    Returns
    -------
    DataFrame
        Columns of the package's tables in their types, further ones as text.

    Raises
    ------
    ValueError
        If a row has another number of cells than the header.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from framing.validity import read_sheet
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "ann.csv").write_text("hit_id,start,code:frame\\na:h0001,14,war\\na:h0002,30,\\n")
    ...     sheet = read_sheet(Path(folder, "ann.csv"))
    >>> sheet["code:frame"].tolist(), sheet["start"].tolist()
    (['war', None], [14, 30])
    """
    source = Path(path)
    text = storable(given_text(source, FILE))
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","  # so spreadsheets of many countries save
    lines = csv_cells(text, str(source), delimiter)
    header, *rows = lines or [[]]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise ValueError(f"{source}: two columns are called {twice[0]!r}; rename one of them")
    check_widths(lines, str(source), filled=True)
    data = [[_read(cell) for cell in row] for row in rows if row]
    table = pd.DataFrame(data, columns=[undefused(name) for name in header], dtype="object")
    table = table if context else table.drop(columns=list(_CONTEXT), errors="ignore")
    name = _kind(table)
    if name is None:
        return table
    order = list(table.columns)
    for field in SCHEMAS[name]:
        if field.name in order and str(field.type) in _TYPED:
            table[field.name] = [_value(cell, str(field.type), field.name, source) for cell in table[field.name]]
    try:
        whole = conform(table, name)
        if "probability" in whole.columns:
            whole["probability"] = pd.to_numeric(whole["probability"])
    except ValueError as error:
        raise ValueError(f"{source}: {error}") from error
    return whole[order]


def _value(cell: str | None, kind: str, column: str, source: Path) -> bool | int | float | None:
    if cell is None:
        return None
    try:
        return _TYPED[kind](cell)
    except (KeyError, OverflowError, ValueError):
        raise ValueError(f"{source}: {cell!r} in the column {column!r} is no {kind}") from None


def _read(cell: str) -> str | None:
    if cell == "":
        return None
    text: str = cell[1:] if not cell.strip("'") else undefused(cell)
    return text
