"""The command line: arguments in, verbs called, files out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import TypeAlias

import typer

from framing.cli.actors import actors_check, actors_suggest
from framing.cli.analyze import analyze
from framing.cli.code import code_agreement, code_export, code_import, code_sample
from framing.cli.compare import compare
from framing.cli.evaluate_actors import evaluate_actors
from framing.cli.evaluate_measures import evaluate_classifier, evaluate_hits
from framing.cli.evaluate_parser import evaluate_parser
from framing.cli.evaluate_quotes import evaluate_quotes
from framing.cli.frames import frames
from framing.cli.lexicon_commands import lexicon_check, lexicon_convert, lexicon_diff, lexicon_info
from framing.cli.quotes import quotes
from framing.cli.train import train_parser, train_quotes
from framing.cli.train_actors import train_actors
from framing.cli.train_background import train_background
from framing.cli.train_participants import train_participants

__all__ = ["app", "main"]

_Commands: TypeAlias = dict[str, Callable[..., None]]

_COMMANDS: _Commands = {"analyze": analyze, "quotes": quotes, "frames": frames, "compare": compare}
_GROUPS: dict[str, tuple[str, _Commands]] = {
    "lexicon": (
        "Check, describe, convert and compare lexicons of framing terms.",
        {"check": lexicon_check, "info": lexicon_info, "convert": lexicon_convert, "diff": lexicon_diff},
    ),
    "actors": (
        "Check registries of actors, and find who is missing from them.",
        {"suggest": actors_suggest, "check": actors_check},
    ),
    "code": (
        "Code a sample by hand and measure how far coders agree.",
        {"sample": code_sample, "export": code_export, "import": code_import, "agreement": code_agreement},
    ),
    "train": (
        "Train the shipped models anew.",
        {
            "quotes": train_quotes,
            "parser": train_parser,
            "background": train_background,
            "participants": train_participants,
            "actors": train_actors,
        },
    ),
    "evaluate": (
        "Hold what the package finds against coded texts.",
        {
            "parser": evaluate_parser,
            "quotes": evaluate_quotes,
            "actors": evaluate_actors,
            "hits": evaluate_hits,
            "classifier": evaluate_classifier,
        },
    ),
}

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_show_locals=False)
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

        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Entry point of ``framing``."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a character shows its number instead
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
