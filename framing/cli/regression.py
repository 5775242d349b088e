"""``framing long``: one tidy table of a run for a regression in Python, R or whatever reads CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import framing as fr
from framing.cells import write_csv
from framing.cli.common import Copies, File, RawCells, human_errors, parts, say
from framing.cli.output import tell_data

__all__ = ["long"]


@human_errors()
def long(
    folder: Annotated[Path, typer.Argument(help="Output folder of `framing analyze`.")],
    unit: Annotated[str, typer.Option(help="What a row is of: article, quote or mention.")] = "article",
    what: Annotated[
        str | None, typer.Option(help="What is counted, with commas: frame,voice of an article, frame of a quote.")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Columns of the articles to carry along, with commas; all when left out.")
    ] = None,
    event: Annotated[str | None, typer.Option(help="Only the articles of this event.")] = None,
    copies: Copies = "once",
    raw_cells: RawCells = False,
    output: File = None,
) -> None:
    """Write counts with the words that they are counted in, zeros and your own columns included, for a regression.

    As CSV, or as Parquet where the file is called so; standard output when no file is named.
    """
    study = fr.Study.load(folder)
    study = study if event is None else study.event(event)
    table = study.to_long(unit, what=parts(what) or None, columns=parts(columns) or None, copies=copies)
    if output is None:
        tell_data(str(write_csv(table, raw_cells=raw_cells)))
    elif output.suffix.lower() == ".parquet":
        table.save(output, source=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_csv(table, output, raw_cells, encoding="utf-8")
    say(f"{len(table):,} rows. {table.method}")
