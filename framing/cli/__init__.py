"""The command line: arguments in, verbs called, files out."""

from __future__ import annotations

import typer

from framing.cli.analyze import analyze
from framing.cli.quotes import quotes

__all__ = ["app", "main"]

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Source-bias and framing analysis of news.")

for _command in (analyze, quotes):
    app.command()(_command)


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    """Source-bias and framing analysis of news."""
    if version:
        from framing import __version__

        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Entry point of ``framing``."""
    app()
