"""``framing actors``: suggest names for a registry, check a registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.common import PATHS_HELP, human_errors, say, say_rejected

__all__ = ["actors_check", "actors_suggest"]


def actors_suggest(
    paths: Annotated[list[str], typer.Argument(help=PATHS_HELP)],
    actors: Annotated[str | None, typer.Option(help="Registry of what is known already: a name or a file.")] = "world",
    least: Annotated[int, typer.Option(min=1, help="Fewest mentions that a name must have.")] = 2,
    limit: Annotated[int, typer.Option(min=1, help="Most names to propose.")] = 200,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write; else standard output.")] = None,
) -> None:
    """Propose names that no registry has yet, as TOML to edit."""
    import framing as fr
    from framing.actors import suggest_actors, suggestions_toml
    from framing.articles import rejected_of

    with human_errors():
        known = fr.read_registry(actors)
        articles = fr.read_articles(paths)
        quotes = fr.extract_quotes(articles, scope="all")
        found = suggest_actors(articles, quotes, registry=known, least=least).head(limit)
        text = suggestions_toml(found, base=actors)
        if output is None:
            typer.echo(text, nl=False)
        else:
            output.write_text(text, encoding="utf-8")
            say(f"{output}: {len(found)} names")
    say_rejected(rejected_of(articles))


def actors_check(
    files: Annotated[list[str], typer.Argument(help="Registries: files, or names of shipped ones.")],
) -> None:
    """Check registries: every fault with its line and how to mend it."""
    from framing.actors import RegistryError, read_registry

    failed = False
    for name in files:
        try:
            registry = read_registry(name)
        except (FileNotFoundError, RegistryError) as error:
            failed = True
            typer.echo(str(error), err=True)
        else:
            n_aliases = sum(len(actor.aliases) for actor in registry.actors.values())
            typer.echo(f"{name}: {len(registry)} actors, {n_aliases} names, nothing wrong")
    if failed:
        raise typer.Exit(1)
