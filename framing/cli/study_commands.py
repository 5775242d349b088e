"""``framing init``, ``run`` and ``verify``: a study from one file, and its results repeated."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from framing.cli.common import Actors, PathsOrNone, human_errors, reads_articles, say, say_set_aside
from framing.cli.output import tell
from framing.cli.run_progress import run_progress, stoppable

__all__ = ["init", "run", "verify"]

_WORKERS = typer.Option(help="Processes; -1 takes all cores. No result depends on it.")


@human_errors()
@reads_articles
def init(
    paths: PathsOrNone = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="Study file to write.")] = Path("study.toml"),
    actors: Actors = None,
    *,
    reading: dict[str, Any],
) -> None:
    """Write a study file with comments: what the articles in the paths show is filled in, the rest are suggestions.

    A file that is there stays as it is.
    """
    from framing.study.by_parts import NothingToAnalyze
    from framing.study.study_file.init_study import init_study

    mend = bool(reading.pop("mend"))
    try:
        seen = init_study(paths or [], output, registry=actors or [], mend=mend, reading=reading)
    except NothingToAnalyze as error:
        say_set_aside(error.rejected)
        raise ValueError(
            "no article could be read, so that no study file is written; say how the input is to be read "
            "(--column text=…, --pattern …)"
        ) from error
    if paths:
        outlets = len([name for name in seen.outlets if name is not None])
        more = "" if seen.all_seen else "more than "
        tell(f"{more}{seen.articles:,} articles of {outlets} outlets: {output}")
    else:
        tell(f"{output}: put the paths of your articles into it")
    tell(f"Look through it, then: framing run {output}")


@human_errors()
def run(
    study: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Study file, or its folder; study.toml when left out.")
    ] = None,
    status: Annotated[
        Path | None, typer.Option("--status", metavar="OUT", help="Say how far the run in this folder is, and stop.")
    ] = None,
    workers: Annotated[int | None, _WORKERS] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Take a folder with files of others, and write over corrected tables.")
    ] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait while another run works in the folder.")] = False,
    log: Annotated[Path | None, typer.Option(help="File to which lines are added that say how far the run is.")] = None,
) -> None:
    """Do all that a study file says: tables, comparisons, scores, figures.

    The file is checked first, and all that is wrong with it is told at once. What is done stays done: the same command
    goes on where one that was stopped has ended, and makes again only what has changed.
    """
    from framing.study.by_parts import NothingToAnalyze
    from framing.study.run_status import status as status_of
    from framing.study.saved_tables import SavedTables
    from framing.study.store import some_rejected
    from framing.study.study_file.read_study import read_study
    from framing.study.study_file.run_study import run_study
    from framing.study.summary import summary

    if status is not None:
        if study is not None:
            raise typer.BadParameter(f"name the folder alone, without {study}", param_hint="--status")
        tell(str(status_of(status)))
        return
    asked = read_study(study or Path())
    try:
        with stoppable(asked.out), run_progress(log) as watch:
            done = run_study(asked, workers=workers, watch=watch, told_of=_told_of, force=force, wait=wait)
    except NothingToAnalyze as error:
        say_set_aside(error.rejected)
        raise
    tell(summary(SavedTables(done.folder), done.folder))
    for name, files in done.files.items():
        kept = "as before" if name in done.kept else "made"
        shown = [path for path in files if not path.name.endswith((".meta.json", ".source.parquet"))]
        places = " ".join(str(path.relative_to(done.folder)) for path in shown) or "nothing to show"
        tell(f"{name.replace('/', ' ') if name != 'standard/standard' else 'standard figures'}, {kept}: {places}")
    for name, why in done.failed.items():
        say(f"{name.replace('/', ' ')} could not be made: {why}")
    if done.rejected:
        say_set_aside(some_rejected(done.folder), str(done.folder / "rejected.jsonl"), done.rejected)
    if done.rejected or done.failed:
        raise typer.Exit(1)


def _told_of(name: str) -> None:
    if sys.stderr.isatty():
        say(f"making {name.replace('/', ' ')}")


@human_errors()
def verify(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of a run.")],
    input: Annotated[
        list[str] | None, typer.Option("--input", help="The original input, to be read again and compared; several.")
    ] = None,
    workers: Annotated[int, _WORKERS] = 1,
) -> None:
    """Repeat a run from what lies in its folder, and compare all tables, comparisons and scores.

    Exit status 0: all are the same; 1: some differ, and it is said which, where first, and probably why.
    """
    from framing.study.study_file.verify_run import verify as verified

    with run_progress() as watch:
        found = verified(folder, input=input, workers=workers, watch=watch)
    tell(str(found))
    if not found.holds:
        raise typer.Exit(1)
