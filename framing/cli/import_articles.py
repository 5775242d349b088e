"""``framing import``: files of any kind into one table of articles, with what was read and set aside of each."""

from __future__ import annotations

import statistics
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cells import write_csv
from framing.cli.common import Paths, RawCells, articles_of, human_errors, reads_articles, say_rejected
from framing.cli.output import tell

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["import_articles"]

_LISTED = 20  # files of one kind that are listed one by one
_FEW = 30  # words that are rather a headline, a teaser or a quote than an article
_SUFFIXES = (".parquet", ".csv", ".jsonl")


@human_errors()
@reads_articles
def import_articles(
    paths: Paths,
    output: Annotated[Path, typer.Option("-o", "--output", help="Table to write: .parquet, .csv or .jsonl.")] = Path(
        "articles.parquet"
    ),
    raw_cells: RawCells = False,
    *,
    reading: dict[str, Any],
) -> None:
    """Read articles of any kind of file into one table, and say what was read and set aside, file by file."""
    import framing as fr

    if output.suffix.lower() not in _SUFFIXES:
        raise typer.BadParameter(f"{output.name!r}; end it with {', '.join(_SUFFIXES)}", param_hint="-o")
    articles = articles_of(paths, reading)
    _write(articles, output, raw_cells)
    files = articles.attrs["files"]
    plain = Counter(file["kind"] for file in files if _is_plain(file))
    for kind, number in plain.items():
        if number > _LISTED:
            read = sum(file["articles"] for file in files if file["kind"] == kind and _is_plain(file))
            tell(f"{number} files: {kind}, {_counted(read, 'article')}")
    for file in files:
        if _is_plain(file) and plain[file["kind"]] > _LISTED:
            continue
        aside = f", {file['set_aside']} set aside" if file["set_aside"] else ""
        read = f"{file['kind'] or 'not read'}, {_counted(file['articles'], 'article')}{aside}"
        tell(f"{file['file']}: {read}" if file["kind"] or aside else f"{file['file']}:", line=True)
        for note in file["notes"]:
            tell(f"  {note}", line=True)
    missing = {name: int(articles[name].isna().sum()) for name in ("outlet", "published", "title")}
    told = ", ".join(f"{count} without {name}" for name, count in missing.items() if count)
    outlets = articles["outlet"].nunique()
    dates = sorted(str(date)[:10] for date in articles["published"].dropna())
    span = f", {dates[0]} to {dates[-1]}" if dates else ""
    words = int(statistics.median(len(text.split()) for text in articles["text"]))
    tell(
        f"{_counted(len(articles), 'article')} of {_counted(outlets, 'outlet')}{span}, of {_counted(words, 'word')} "
        f"(median){'; ' + told if told else ''}: {output}"
    )
    if words < _FEW:
        tell("  are these whole articles? Of a table, --column text=… names another column of the texts")
    say_rejected(fr.articles.rejected_of(articles))


def _is_plain(file: dict[str, Any]) -> bool:
    """Whether there is nothing to say of a file but what was read."""
    return bool(file["kind"]) and not file["set_aside"] and not file["notes"]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _write(articles: pd.DataFrame, output: Path, raw_cells: bool) -> None:
    from framing import tables

    output.parent.mkdir(parents=True, exist_ok=True)
    kind = output.suffix.lower()
    if kind == ".parquet":
        import pyarrow.parquet as pq

        pq.write_table(tables.to_arrow(articles, "articles"), output, compression="zstd")
    elif kind == ".csv":
        write_csv(tables.flat(articles, "articles"), output, raw_cells, encoding="utf-8-sig")
    else:
        articles.to_json(output, orient="records", lines=True, force_ascii=False)
