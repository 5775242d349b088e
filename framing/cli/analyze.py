"""``framing analyze``: the whole run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.common import (
    ACTORS_HELP,
    LEXICON_HELP,
    PATHS_HELP,
    SCOPE_HELP,
    human_errors,
    progress_bar,
    say_rejected,
)

__all__ = ["analyze"]


def analyze(
    paths: Annotated[list[str] | None, typer.Argument(help=PATHS_HELP, show_default=False)] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the tables and figures.")] = Path("out"),
    scope: Annotated[str, typer.Option(help=SCOPE_HELP)] = "speech",
    lexicon: Annotated[list[str] | None, typer.Option(help=LEXICON_HELP)] = None,
    actors: Annotated[str | None, typer.Option(help=ACTORS_HELP)] = None,
    workers: Annotated[int, typer.Option(help="Processes; -1 takes all cores.")] = 1,
    figures: Annotated[bool, typer.Option(help="Draw the standard figures.")] = True,
    sample: Annotated[bool, typer.Option("--sample", help="Analyse the two articles that the package ships.")] = False,
) -> None:
    """Find quotes, actors and framing terms, compare outlets, and draw figures."""
    from framing.shipped import shipped
    from framing.study import analyze as run
    from framing.study.summary import summary

    given = list(paths or [])
    if sample:
        given.append(str(shipped("seeds")))
        actors = actors or "syria"
    if not given:
        raise typer.BadParameter("name files or folders of articles, or pass --sample", param_hint="PATH")
    with human_errors():
        with progress_bar("Reading articles") as progress:
            study = run(given, actors, lexicon or None, scope=scope, workers=workers, progress=progress)
        study.save(out, figures=figures)
    typer.echo(summary(study, out))
    say_rejected(study.rejected, str(out / "rejected.jsonl"))
