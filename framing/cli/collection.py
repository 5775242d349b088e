"""``framing events`` and ``framing copies``: what the articles of a collection have to do with each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

import framing as fr
from framing.cells import write_csv
from framing.cli.common import Paths, RawCells, articles_of, human_errors, reads_articles, say, say_rejected
from framing.cli.output import tell

__all__ = ["copies", "events"]

_SHOWN = 20
_SUFFIXES = (".csv", ".parquet")
_OF_ARTICLES = ["article_id", "event", "outlet", "published", "title"]


@human_errors()
@reads_articles
def events(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Table of the articles with their event: .csv or .parquet.")
    ] = None,
    links: Annotated[
        Path | None, typer.Option(help="Table of the links, with the reason of each: .csv or .parquet.")
    ] = None,
    raw_cells: RawCells = False,
    *,
    reading: dict[str, Any],
) -> None:
    """Find which articles report the same event.

    An event that an article has already stays: give the table of the last time together with new articles.
    """
    for path in (output, links):
        if path is not None and path.suffix.lower() not in _SUFFIXES:
            raise ValueError(f"{path}: events are written as .csv or .parquet")
    articles = articles_of(paths, reading)
    found = fr.find_events(articles)
    sizes = found.groupby("event").size().sort_values(ascending=False, kind="stable")
    several = sizes[sizes > 1]
    tell(
        f"{len(found)} articles report {len(sizes)} events; {len(several)} events are reported by more than one "
        f"({int(several.sum())} articles)"
    )
    for event, number in several.head(_SHOWN).items():
        tell(_line(found[found["event"] == event], number), line=True)
    if len(several) > _SHOWN:
        tell(f"… and {len(several) - _SHOWN} more" + ("" if output else "; -o FILE has them all"))
    if output is not None:
        _write(found[_OF_ARTICLES], output, raw_cells)
    if links is not None:
        _write(fr.articles.event_links(found), links, raw_cells)
    say_rejected(fr.articles.rejected_of(articles))


@human_errors()
@reads_articles
def copies(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Table of the articles, copies marked: .csv or .parquet.")
    ] = None,
    raw_cells: RawCells = False,
    *,
    reading: dict[str, Any],
) -> None:
    """Find articles that are another one again, and whose wire copy outlets print. Nothing is left out."""
    if output is not None and output.suffix.lower() not in _SUFFIXES:
        raise ValueError(f"{output}: copies are written as .csv or .parquet")
    articles = articles_of(paths, reading)
    found = fr.find_copies(articles)
    again = found[found["duplicate_of"].notna()]
    wires = found["wire"].value_counts()
    told = f" ({', '.join(f'{agency} {number}' for agency, number in wires.items())})" if len(wires) else ""
    tell(
        f"{len(found)} articles, {len(again)} of them copies of {again['duplicate_of'].nunique()} others; "
        f"{int(wires.sum())} are wire copy{told}"
    )
    for _, row in again.head(_SHOWN).iterrows():
        tell(f"  {row['article_id']} ({row['outlet']}) is {row['duplicate_of']}: {row['title']}", line=True)
    if len(again) > _SHOWN:
        tell(f"… and {len(again) - _SHOWN} more" + ("" if output else "; -o FILE has them all"))
    if output is not None:
        _write(found[["article_id", "duplicate_of", "wire", "outlet", "published", "title"]], output, raw_cells)
    say_rejected(fr.articles.rejected_of(articles))


def _line(part: Any, number: Any) -> str:
    days = sorted(str(day)[:10] for day in part["published"].dropna())
    when = "undated" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    titles = part["title"].dropna()
    return f"{number:5d}  {when}  {titles.iloc[0] if len(titles) else part['article_id'].iloc[0]}"


def _write(table: Any, path: Path, raw_cells: bool) -> None:
    table = table.copy()
    table.attrs = {}
    if path.suffix.lower() == ".csv":
        write_csv(table, path, raw_cells)
    else:
        table.to_parquet(path, index=False)
    say(f"{path}: {len(table)} rows")
