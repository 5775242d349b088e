"""What every command shares: messages, exit status, progress."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from framing.articles import Rejected

__all__ = [
    "ACTORS_HELP",
    "LEXICON_HELP",
    "PATHS_HELP",
    "SCOPE_HELP",
    "human_errors",
    "parts",
    "progress_bar",
    "say",
    "say_rejected",
]

PATHS_HELP = "Files, folders or globs of articles; - reads standard input."
SCOPE_HELP = "speech: quotes and speech reports; all: plans, beliefs and findings as well."
ACTORS_HELP = "Registry of actors: a shipped one (syria, world) or a TOML file."
LEXICON_HELP = "Lexicon: a shipped one by name, or a file. May be given several times; all shipped ones when left out."


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
    """Turn wrong input into one message and exit status 2; warnings into lines without a code excerpt."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("default", UserWarning)
        warnings.simplefilter("ignore", DeprecationWarning)  # of libraries among themselves; some are UserWarnings too
        warnings.filterwarnings("ignore", message=r"\d+ of \d+ inputs were set aside")  # listed at the end
        warnings.showwarning = lambda message, *_args, **_kwargs: say(f"note: {message}")
        try:
            yield
        except (OSError, ValueError, ImportError, MemoryError) as error:
            say(f"framing: {_named(error)}")
            raise typer.Exit(2) from error
        except RuntimeError as error:
            from framing.study import CannotAnalyze

            if not isinstance(error, CannotAnalyze):
                raise
            say(f"framing: {error}")
            raise typer.Exit(2) from error


def _named(error: Exception) -> str:
    """The message, with the kind of the error where it says little without."""
    return str(error) if isinstance(error, (OSError, ValueError)) else f"{type(error).__name__}: {error}"


def say_rejected(rejected: Sequence[Rejected], where: str | None = None) -> None:
    """List what was set aside and end with status 1, when there is any."""
    if not rejected:
        return
    listed = f"; {where} lists all" if where else ""
    say(f"{len(rejected)} input{'s' if len(rejected) > 1 else ''} set aside{listed}:")
    for item in rejected[:10]:
        say(f"  {item.where}: {item.reason}")
    raise typer.Exit(1)


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Bar on standard error that keeps quiet when that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
