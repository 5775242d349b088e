"""The command line.

Arguments enter; calls of the public functions, files, and text on the terminal leave. A command is one function in the
module of its group: ``passages`` has ``quotes`` and ``frames``, the other modules are named like their commands. It
wears ``human_errors`` from ``common``, where the options stand that several commands share; ``output`` writes tables,
and everything that is printed goes through its ``tell`` or ``tell_data``.

A new command: the function, its line in ``_COMMANDS`` or ``_GROUPS`` below, a row in README.md, a test in tests/cli.
What a command does belongs in a public function of the room, so that a notebook can do it too.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import typer
from typer.core import TyperGroup

from framing.characters import printable
from framing.cli import (
    actors,
    analyze,
    code,
    collection,
    compare,
    evaluate,
    import_articles,
    lexicon_commands,
    passages,
    regression,
    report,
    score,
    serve,
    study_commands,
    train,
    train_own,
)
from framing.cli.output import tell

__all__ = ["app", "main"]

_Commands: TypeAlias = dict[str, Callable[..., None]]

_COMMANDS: _Commands = {
    "analyze": analyze.analyze,
    "status": analyze.status,
    "init": study_commands.init,
    "run": study_commands.run,
    "verify": study_commands.verify,
    "import": import_articles.import_articles,
    "quotes": passages.quotes,
    "frames": passages.frames,
    "events": collection.events,
    "copies": collection.copies,
    "compare": compare.compare,
    "long": regression.long,
    "score": score.score,
    "report": report.report,
    "apply": report.apply,
    "serve": serve.serve,
}
_GROUPS: dict[str, tuple[str, _Commands]] = {
    "lexicon": (
        "Check, describe, convert and compare lexicons of framing terms, and make one from your own articles.",
        {
            "check": lexicon_commands.lexicon_check,
            "info": lexicon_commands.lexicon_info,
            "convert": lexicon_commands.lexicon_convert,
            "diff": lexicon_commands.lexicon_diff,
            "suggest": lexicon_commands.lexicon_suggest,
            "accept": lexicon_commands.lexicon_accept,
        },
    ),
    "actors": (
        "Check registries of actors, find who is missing from them, and list which names are one actor's.",
        {"suggest": actors.actors_suggest, "merge": actors.actors_merge, "check": actors.actors_check},
    ),
    "code": (
        "Code a sample by hand and measure how far coders agree.",
        {
            "sample": code.code_sample,
            "export": code.code_export,
            "import": code.code_import,
            "agreement": code.code_agreement,
        },
    ),
    "train": (
        "Train a classifier of your own on texts that you coded, or the shipped models again.",
        {
            "classifier": train_own.train_classifier,
            "quotes": train.train_quotes,
            "parser": train.train_parser,
            "background": train.train_background,
            "participants": train.train_participants,
            "actors": train.train_actors,
            "events": train.train_events,
            "stance": train.train_stance,
            "doubt": train.train_doubt,
        },
    ),
    "evaluate": (
        "Compare what the package finds with texts coded by hand.",
        {
            "parser": evaluate.evaluate_parser,
            "quotes": evaluate.evaluate_quotes,
            "actors": evaluate.evaluate_actors,
            "sources": evaluate.evaluate_sources,
            "terms": evaluate.evaluate_terms,
            "hits": evaluate.evaluate_hits,
            "classifier": evaluate.evaluate_classifier,
            "corrections": evaluate.evaluate_corrections,
        },
    ),
}


@contextmanager
def _printable_usage() -> Iterator[None]:
    """What is wrong with the arguments, some of which may be names of foreign files, steers no terminal."""
    try:
        yield
    except Exception as error:
        message = getattr(error, "message", None)
        if hasattr(error, "format_message") and isinstance(message, str):  # of click
            vars(error)["message"] = printable(message)
        raise


class _Group(TyperGroup):
    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Read the arguments of all commands."""
        with _printable_usage():
            return super().make_context(*args, **kwargs)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command; an old click takes a name that begins with a sign for an option, and shows the help."""
        if not args[0][:1].isalnum() and not args[0].startswith("-"):
            ctx.fail(f"No such command '{printable(args[0])}'.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Read the arguments of one command, and run it."""
        with _printable_usage():
            return super().invoke(ctx)


app = typer.Typer(cls=_Group, no_args_is_help=True, pretty_exceptions_show_locals=False)
for _name, _command in _COMMANDS.items():
    app.command(_name)(_command)
for _name, (_about, _members) in _GROUPS.items():
    _group = typer.Typer(no_args_is_help=True, help=_about)
    for _member, _command in _members.items():
        _group.command(_member)(_command)
    app.add_typer(_group, name=_name)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    """Source-bias and framing analysis of news."""
    if version:
        from framing import __version__

        tell(__version__)
        raise typer.Exit


def main() -> None:
    """Entry point of ``framing``."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a character shows its number instead
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
