"""What every command shares: options, messages, exit status, progress."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

if TYPE_CHECKING:
    from framing.articles import Rejected

__all__ = [
    "Actors",
    "File",
    "Folder",
    "Lexicons",
    "Mend",
    "Paths",
    "PathsOrNone",
    "Scope",
    "Seed",
    "human_errors",
    "parts",
    "progress_bar",
    "say",
    "say_rejected",
    "say_set_aside",
]

_PATHS = "Files, folders or globs of articles; - reads standard input."
Paths: TypeAlias = Annotated[list[str], typer.Argument(help=_PATHS)]
PathsOrNone: TypeAlias = Annotated[list[str] | None, typer.Argument(help=_PATHS)]
Scope: TypeAlias = Annotated[
    str, typer.Option(help="speech: quotes and speech reports; all: plans, beliefs and findings as well.")
]
Actors: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        help="Registry of actors: a shipped one (syria, world), a TOML file, or a CSV of merges, which "
        "framing actors merge writes. May be given several times."
    ),
]
Lexicons: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--lexicon",
        help="Lexicon: a shipped one by name, or a file. May be given several times; all shipped ones when left out.",
    ),
]
Mend: TypeAlias = Annotated[
    bool, typer.Option("--mend", help="Take HTML tags, &amp; and wrongly decoded characters out of the texts first.")
]
Seed: TypeAlias = Annotated[int, typer.Option(help="Seed of all that is drawn at random.")]
File: TypeAlias = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write; standard output when left out.")
]
Folder: TypeAlias = Annotated[Path | None, typer.Option("-o", "--output", help="Folder for the tables as CSV.")]


def say(message: str) -> None:
    """Write a line for the person at the terminal, beside the data on standard output."""
    typer.echo(message, err=True)


def parts(text: str | None) -> list[str]:
    """Names that stand in one option, with commas between them.

    Examples
    --------
    >>> parts("outlet, month"), parts(None)
    (['outlet', 'month'], [])
    """
    return [part.strip() for part in (text or "").split(",") if part.strip()]


@contextmanager
def human_errors() -> Iterator[None]:
    """Turn wrong input into one message and exit status 2; warnings into lines without a code excerpt.

    Every command wears it as a decorator.
    """
    from framing.study import CannotAnalyze

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", UserWarning)
        warnings.simplefilter("ignore", DeprecationWarning)  # of libraries among themselves; some are UserWarnings too
        warnings.filterwarnings("ignore", message=r"\d+ of \d+ inputs were set aside")  # listed at the end
        warnings.showwarning = lambda message, *_args, **_kwargs: say(f"note: {message}")
        try:
            yield
        except (OSError, ValueError, CannotAnalyze, ModuleNotFoundError) as error:
            say(f"framing: {error}")
            raise typer.Exit(2) from error
        except (ImportError, MemoryError) as error:  # their messages say little without the kind
            say(f"framing: {type(error).__name__}: {error}")
            raise typer.Exit(2) from error


def say_rejected(rejected: Sequence[Rejected], where: str | None = None) -> None:
    """List what was set aside and end with status 1, when there is any."""
    if rejected:
        say_set_aside(rejected, where)
        raise typer.Exit(1)


def say_set_aside(rejected: Sequence[Rejected], where: str | None = None) -> None:
    """List what was set aside, if anything was."""
    if not rejected:
        return
    listed = f"; {where} lists all" if where else ""
    say(f"{len(rejected)} input{'s' if len(rejected) > 1 else ''} set aside{listed}:")
    for item in rejected[:10]:
        say(f"  {item.where}: {item.reason}")


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show a progress bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
