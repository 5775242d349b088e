"""``framing quotes`` and ``framing frames``: what is found in the text, as a table or a line of JSON an article."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import framing as fr
from framing.cli.common import (
    Actors,
    File,
    Lexicons,
    Paths,
    RawCells,
    Scope,
    articles_of,
    human_errors,
    reads_articles,
    say_rejected,
)
from framing.cli.output import FORMAT_HELP, check_format, write_table

__all__ = ["frames", "quotes"]

_Format = Annotated[str | None, typer.Option(help=FORMAT_HELP)]


@human_errors()
@reads_articles
def quotes(
    paths: Paths,
    scope: Scope = "speech",
    actors: Actors = None,
    format: _Format = None,
    raw_cells: RawCells = False,
    output: File = None,
    *,
    reading: dict[str, Any],
) -> None:
    """Find every attributed quote: source, cue, content, kind, actor."""
    format = check_format(format, output)
    articles = articles_of(paths, reading)
    registry = fr.read_registry(actors or None)
    found = fr.resolve_actors(fr.extract_quotes(articles, scope=scope), articles, registry=registry)
    found = found if registry.merges is None else fr.actors.merge_actors(found, registry.merges)
    write_table(found, articles, "quotes", format, output, raw_cells)
    say_rejected(fr.articles.rejected_of(articles))


@human_errors()
@reads_articles
def frames(
    paths: Paths,
    scope: Scope = "speech",
    actors: Actors = None,
    lexicon: Lexicons = None,
    format: _Format = None,
    raw_cells: RawCells = False,
    output: File = None,
    *,
    reading: dict[str, Any],
) -> None:
    """Find framing terms: frame, voice, speaker, target."""
    format = check_format(format, output)
    lexicons = fr.lexicons.read_lexicons(lexicon or None)
    articles = articles_of(paths, reading)
    said = fr.extract_quotes(articles, scope=scope)
    registry = fr.read_registry(actors or None)
    mentions = fr.find_mentions(articles, said, registry=registry)
    said = fr.resolve_actors(said, articles, mentions, registry=registry)
    found = fr.find_frames(articles, said, list(lexicons), mentions)
    found = found if registry.merges is None else fr.actors.merge_actors(found, registry.merges)
    write_table(found, articles, "hits", format, output, raw_cells)
    say_rejected(fr.articles.rejected_of(articles))
