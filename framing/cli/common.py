"""What every command shares: options, messages, exit status, progress."""

from __future__ import annotations

import functools
import inspect
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, get_type_hints

import typer

from framing.cli.output import tell

if TYPE_CHECKING:
    import pandas as pd

    from framing.articles import Rejected

__all__ = [
    "Actors",
    "Copies",
    "File",
    "Folder",
    "Lexicons",
    "Paths",
    "PathsOrNone",
    "RawCells",
    "Scope",
    "Seed",
    "articles_of",
    "human_errors",
    "parts",
    "progress_bar",
    "reads_articles",
    "say",
    "say_rejected",
    "say_set_aside",
]

_PATHS = (
    "Files, folders or globs of articles: text, tables, pages, exports of Nexis, Factiva, ProQuest and Europresse, "
    "news of agencies; - reads standard input."
)
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
RawCells: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--raw-cells",
        help="In CSV, leave cells as they are that a spreadsheet would run (= + - @); an apostrophe defuses them else.",
    ),
]
Copies: TypeAlias = Annotated[
    str, typer.Option(help="once: what repeats an article of its outlet is left out; all: every article counts.")
]
Seed: TypeAlias = Annotated[int, typer.Option(help="Starts the random draws: the same seed gives the same numbers.")]
File: TypeAlias = Annotated[
    Path | None, typer.Option("-o", "--output", help="File to write; standard output when left out.")
]
Folder: TypeAlias = Annotated[Path | None, typer.Option("-o", "--output", help="Folder for the tables as CSV.")]


def say(message: str) -> None:
    """Write a line for the person at the terminal, beside the data on standard output."""
    tell(message, err=True)


def parts(text: str | None) -> list[str]:
    """Names that stand in one option, with commas between them.

    Examples
    --------
    >>> parts("outlet, month"), parts(None)
    (['outlet', 'month'], [])
    """
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _option(kind: Any, default: Any, *names: str, about: str) -> inspect.Parameter:
    name = names[0].split("/")[0].removeprefix("--").replace("-", "_")
    hint = Annotated[kind, typer.Option(*names, help=about)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


#: Options of every command that reads articles, by the names that read_articles has for them.
_READING = (
    _option(
        list[str] | None,
        None,
        "--column",
        about="Column and field of the input that holds it, as text=Volltext or published=Tag; several times.",
    ),
    _option(str | None, None, "--outlet", about="Outlet of all articles."),
    _option(
        str | None,
        None,
        "--outlets",
        about="Table of outlets: outlet, name, aliases, and country, owner, side …, which become columns; left out, "
        "outlets.csv of the folders.",
    ),
    _option(
        bool, False, "--outlets-as-written", about="Leave spellings of one outlet (The Guardian, Guardian) as they are."
    ),
    _option(str | None, None, "--pattern", about="How names of files are made: {date}_{outlet}_{title}."),
    _option(str | None, None, "--language", about="Language of all articles."),
    _option(
        bool | None,
        None,
        "--day-first/--month-first",
        about="Which number of 03/04/2018 is the day; left out, what the other dates of the file show.",
    ),
    _option(str | None, None, "--encoding", about="Encoding of text files; left out, what their bytes show."),
    _option(
        bool, False, "--mend", about="Take HTML tags, &amp; and wrongly decoded characters out of the texts first."
    ),
)


def reads_articles(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of :func:`framing.read_articles`; it gets them as one mapping, `reading`.

    Examples
    --------
    >>> @reads_articles
    ... def show(path: str, reading: dict[str, object]) -> None:
    ...     print(path, reading["columns"])
    >>> show(path="a.csv", column=["text=Volltext"])
    a.csv {'text': 'Volltext'}
    """
    hints = get_type_hints(command, include_extras=True)
    shown = inspect.signature(command)
    own = [one.replace(annotation=hints[name]) for name, one in shown.parameters.items() if name != "reading"]

    @functools.wraps(command)
    def wrapped(**given: Any) -> None:
        reading = {one.name: given.pop(one.name, one.default) for one in _READING}
        reading["columns"] = dict(map(_column, reading.pop("column") or ()))
        command(**given, reading=reading)

    parameters = [*own, *_READING]
    vars(wrapped)["__signature__"] = shown.replace(parameters=parameters)
    wrapped.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": None}
    return wrapped


def _column(text: str) -> tuple[str, str | None]:
    column, equals, field = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"{text!r}; write COLUMN=FIELD, as text=Volltext", param_hint="--column")
    return column.strip(), field.strip() or None


def articles_of(paths: list[str], reading: Mapping[str, Any]) -> pd.DataFrame:
    """Articles of the paths; that none is left is an error with the reasons.

    Parameters
    ----------
    paths : list of str
    reading : mapping
        Options of :func:`framing.read_articles`.
    """
    import framing as fr

    articles: pd.DataFrame = fr.read_articles(paths, **reading)
    if articles.empty:
        say_set_aside(fr.articles.rejected_of(articles))
        raise ValueError("no article could be read")
    return articles


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


def say_set_aside(rejected: Sequence[Rejected], where: str | None = None, number: int | None = None) -> None:
    """List what was set aside, if anything was; of many, `rejected` may be the first ones."""
    if not rejected:
        return
    listed = f"; {where} lists all" if where else ""
    number = len(rejected) if number is None else number
    say(f"{number} input{'s' if number > 1 else ''} set aside{listed}:")
    for item in rejected[:10]:
        tell(f"  {item.where}: {item.reason}", err=True, line=True)


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
