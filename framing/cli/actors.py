"""``framing actors``: suggest names for a registry, check a registry."""

from __future__ import annotations

from typing import Annotated

import typer

import framing as fr
from framing.cli.common import File, Paths, human_errors, say, say_rejected

__all__ = ["actors_check", "actors_suggest"]


@human_errors()
def actors_suggest(
    paths: Paths,
    actors: Annotated[
        str | None, typer.Option(help="Registry of the names that are known already: a shipped one, or a file.")
    ] = "world",
    least: Annotated[int, typer.Option(min=1, help="Fewest mentions that a name must have.")] = 2,
    limit: Annotated[int, typer.Option(min=1, help="Most names to propose.")] = 200,
    output: File = None,
) -> None:
    """Propose names that no registry has yet, as TOML to edit."""
    registry = fr.read_registry(actors)
    articles = fr.read_articles(paths)
    quotes = fr.extract_quotes(articles, scope="all")
    found = fr.actors.suggest_actors(articles, quotes, registry=registry, least=least).head(limit)
    text = fr.actors.suggestions_toml(found, base=actors)
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
        say(f"{output}: {len(found)} names")
    say_rejected(fr.articles.rejected_of(articles))


def actors_check(
    files: Annotated[list[str], typer.Argument(help="Registries: files, or names of shipped ones.")],
) -> None:
    """Check registries: every mistake with its line and how to correct it."""
    failed = False
    for name in files:
        try:
            registry = fr.read_registry(name)
        except (FileNotFoundError, fr.actors.RegistryError) as error:
            failed = True
            say(str(error))
        else:
            n_aliases = sum(len(actor.aliases) for actor in registry.actors.values())
            typer.echo(f"{name}: {len(registry)} actors, {n_aliases} names, nothing wrong")
    if failed:
        raise typer.Exit(1)
