"""``framing analyze``: the whole run; ``framing status``: how far it is."""

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
    reads_articles,
    say_set_aside,
)
from framing.cli.output import tell
from framing.cli.run_progress import run_progress, stoppable

__all__ = ["analyze", "status"]


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
    part_size: Annotated[
        int, typer.Option(min=1, help="Articles of a part: so many are in memory, and lost when the run is killed.")
    ] = 1000,
    force: Annotated[
        bool, typer.Option("--force", help="Take a folder with files of others, and write over corrected tables.")
    ] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait while another run works in the folder.")] = False,
    engine: Annotated[str, typer.Option(help="local: processes of this machine; dask: a cluster of Dask.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(help="Address or file of the scheduler of --engine dask; left out, one is started.")
    ] = None,
    parts: Annotated[
        str | None,
        typer.Option(help="Address of the parts, which workers read and write there: s3://…, file:///shared/…."),
    ] = None,
    log: Annotated[Path | None, typer.Option(help="File to which lines are added that say how far the run is.")] = None,
    *,
    reading: dict[str, Any],
) -> None:
    """Find quotes, actors and framing terms, compare outlets, and draw figures.

    What is done stays done: the same command goes on where one that was stopped or killed has ended, and makes again
    only what a changed input, lexicon, registry or option changes.
    """
    from framing.study.by_parts import NothingToAnalyze
    from framing.study.run import analyze_into
    from framing.study.saved_tables import SavedTables
    from framing.study.store import some_rejected
    from framing.study.summary import summary

    if sample:
        paths, actors = [*(paths or ()), str(fr.shipped.shipped("seeds"))], actors or ["syria"]
    if not paths:
        raise typer.BadParameter("name files or folders of articles, or pass --sample", param_hint="PATH")
    try:
        with stoppable(out), run_progress(log) as watch:
            done = analyze_into(
                out,
                paths,
                actors or None,
                lexicon or None,
                scope,
                merges=merge,
                mend=reading.pop("mend"),
                reading=reading,
                copies=copies,
                events=events,
                part_size=part_size,
                workers=workers,
                watch=watch,
                force=force,
                wait=wait,
                figures=figures,
                engine=engine,
                scheduler=scheduler,
                parts=parts,
                raw_cells=raw_cells,
            )
    except NothingToAnalyze as error:  # a run that was written before is worth more than one of nothing
        say_set_aside(error.rejected)
        raise
    tell(summary(SavedTables(out), out))
    if done.rejected:
        say_set_aside(some_rejected(out), str(out / "rejected.jsonl"), done.rejected)
        raise typer.Exit(1)


@human_errors()
def status(folder: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of a run.")]) -> None:
    """Say how far a run is, and who works in its folder."""
    from framing.study.run_status import status as status_of

    tell(str(status_of(folder)))
