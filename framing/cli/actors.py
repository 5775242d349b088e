"""``framing actors``: suggest names for a registry, list merges, check a registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

import framing as fr
from framing.cli.common import File, Paths, RawCells, articles_of, human_errors, reads_articles, say, say_rejected
from framing.cli.output import tell, tell_data

__all__ = ["actors_check", "actors_merge", "actors_suggest"]


@human_errors()
@reads_articles
def actors_suggest(
    paths: Paths,
    actors: Annotated[
        str | None, typer.Option(help="Registry of the names that are known already: a shipped one, or a file.")
    ] = "world",
    least: Annotated[int, typer.Option(min=1, help="Fewest mentions that a name must have.")] = 2,
    limit: Annotated[int, typer.Option(min=1, help="Most names to propose.")] = 200,
    output: File = None,
    *,
    reading: dict[str, Any],
) -> None:
    """Propose names that no registry has yet, as TOML to edit."""
    registry = fr.read_registry(actors)
    articles = articles_of(paths, reading)
    quotes = fr.extract_quotes(articles, scope="all")
    found = fr.actors.suggest_actors(articles, quotes, registry=registry, least=least).head(limit)
    _write(fr.actors.suggestions_toml(found, base=actors), output, f"{len(found)} names")
    say_rejected(fr.articles.rejected_of(articles))


@human_errors()
def actors_merge(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Folder of a run: the output of framing analyze.")],
    raw_cells: RawCells = False,
    output: File = None,
) -> None:
    """List which names of a run are one actor's, as CSV to edit (accept: yes or no) and to give to --actors."""
    study = fr.Study.load(folder)
    merges = study.merges
    if merges is None:
        merges = fr.actors.find_merges(study.mentions, study.articles, study.quotes)
    _write(
        fr.actors.merges_csv(merges, raw_cells),
        output,
        f"{len(merges)} merges, {int(merges['accept'].sum())} of them accepted",
    )


def _write(text: str, output: Path | None, what: str) -> None:
    if output is None:
        tell_data(text)
    else:
        output.write_text(text, encoding="utf-8-sig" if output.suffix == ".csv" else "utf-8", newline="\n")
        say(f"{output}: {what}")


def actors_check(
    files: Annotated[
        list[str], typer.Argument(help="Registries and lists of merges: files, or names of shipped ones.")
    ],
) -> None:
    """Check registries and lists of merges: every mistake with its line and how to correct it."""
    failed = False
    for name in files:
        try:
            registry = fr.read_registry(name)
        except (OSError, ValueError) as error:
            failed = True
            say(str(error))
        else:
            n_aliases = sum(len(actor.aliases) for actor in registry.actors.values())
            merges = "" if registry.merges is None else f", {len(registry.merges)} merges"
            tell(f"{name}: {len(registry)} actors, {n_aliases} names{merges}, nothing wrong")
    if failed:
        raise typer.Exit(1)
