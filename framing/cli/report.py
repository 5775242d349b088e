"""``framing report``: a run as pages for a browser; ``framing apply``: corrections that readers made there."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

import framing as fr
from framing.cli.common import human_errors, say
from framing.study.corrections import apply_corrections, read_corrections
from framing.study.run_folder import working_in

__all__ = ["apply", "report"]


@human_errors()
def report(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of `framing analyze`.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder of the report; with --single-file the file. Left out: OUT/report."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="What stands over the pages.")] = None,
    no_texts: Annotated[
        bool, typer.Option("--no-texts", help="No texts of articles: only passages, with a few words around each.")
    ] = False,
    single_file: Annotated[
        bool, typer.Option("--single-file", help="All in one file, which can be sent; for small collections.")
    ] = False,
    no_figures: Annotated[bool, typer.Option("--no-figures", help="Without figures.")] = False,
) -> None:
    """Write a run as pages for a browser, in which every number leads to its passages.

    The pages work from disk and load nothing from elsewhere.
    """
    study = fr.Study.load(folder)
    target = output or folder / ("report.html" if single_file else "report")
    page = study.report(target, texts=not no_texts, single_file=single_file, title=title, figures=not no_figures)
    size = sum(file.stat().st_size for file in ([page] if single_file else page.parent.rglob("*")) if file.is_file())
    say(f"{page}: {len(study.articles):,} articles, {size / 1e6:,.1f} MB; open it in a browser")


@human_errors()
def apply(
    corrections: Annotated[Path, typer.Argument(metavar="FILE", help="corrections.json, saved from a report.")],
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of `framing analyze`.")],
) -> None:
    """Write corrections that a reader made in a report into the tables, with their author and date.

    What cannot be applied is listed, with the reason; then the exit status is 1.
    """
    rows = read_corrections(corrections)
    there = any(folder.glob("articles.*"))  # else loading says what is wrong, and nothing is put into the folder
    with working_in(folder, force=True, whole=False) if there else nullcontext():
        study, left = apply_corrections(fr.Study.load(folder), rows)
        if len(left) < len(rows):
            study.save(folder)
    say(f"{len(rows) - len(left)} of {len(rows)} corrections are in the tables of {folder}; make the report anew")
    for row in left:
        say(f"  {row['row']}, {row['change']}: {row['reason']}")
    if left:
        raise typer.Exit(1)
