"""``framing analyze``: the whole run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

import framing as fr
from framing.cli.common import (
    Actors,
    Lexicons,
    PathsOrNone,
    RawCells,
    Scope,
    human_errors,
    progress_bar,
    reads_articles,
    say_rejected,
    say_set_aside,
)
from framing.cli.output import tell

__all__ = ["analyze"]


@human_errors()
@reads_articles
def analyze(
    paths: PathsOrNone = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the tables and figures.")] = Path("out"),
    scope: Scope = "speech",
    lexicon: Lexicons = None,
    actors: Actors = None,
    workers: Annotated[int, typer.Option(help="Processes; -1 takes all cores.")] = 1,
    figures: Annotated[bool, typer.Option(help="Draw the standard figures.")] = True,
    merge: Annotated[
        bool, typer.Option(help="Give one actor one id over all articles; without it, each article names its own.")
    ] = True,
    copies: Annotated[
        bool, typer.Option(help="Mark articles that are another one again; comparisons count such a text once.")
    ] = True,
    events: Annotated[
        bool, typer.Option("--events", help="Find which articles report the same event, where they do not say.")
    ] = False,
    raw_cells: RawCells = False,
    sample: Annotated[bool, typer.Option("--sample", help="Analyse the two articles that the package ships.")] = False,
    *,
    reading: dict[str, Any],
) -> None:
    """Find quotes, actors and framing terms, compare outlets, and draw figures."""
    from framing.study.summary import summary

    if sample:
        paths, actors = [*(paths or ()), str(fr.shipped.shipped("seeds"))], actors or ["syria"]
    if not paths:
        raise typer.BadParameter("name files or folders of articles, or pass --sample", param_hint="PATH")
    with progress_bar("Reading articles") as progress:
        study = fr.analyze(
            paths,
            actors or None,
            lexicon or None,
            scope=scope,
            workers=workers,
            progress=progress,
            merges=merge,
            mend=reading.pop("mend"),
            reading=reading,
            copies=copies,
            events=events,
        )
    if not len(study.articles):  # a run that was written before is worth more than one of nothing
        say_set_aside(study.rejected)
        raise ValueError(f"no article could be read, so that nothing is analysed and nothing is written to {out}")
    study.save(out, figures=figures, raw_cells=raw_cells)
    tell(summary(study, out))
    say_rejected(study.rejected, str(out / "rejected.jsonl"))
