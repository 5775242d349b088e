"""How far a run is, on the terminal and in a log; and how it is stopped so that it can go on."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from framing.cli.common import say

if TYPE_CHECKING:
    from framing.study.by_parts import Progress

__all__ = ["run_progress", "stoppable"]

_SAID = {
    "reading": "Reading articles",
    "analysis": "Analysing",
    "joining": "Joining the parts",
    "figures": "Drawing",
}
_EVERY = 30.0  # seconds between lines of a log, at least


class _Pace:
    """Rate and time left, by what was done since this run began."""

    def __init__(self) -> None:
        self._phase, self._since, self._first = "", 0.0, 0

    def of(self, now: Progress) -> tuple[float, float | None]:
        """Articles a second, and the seconds that are left if it goes on so."""
        done = now.done - now.kept
        if now.phase != self._phase:
            self._phase, self._since, self._first = now.phase, time.monotonic(), done
        took = time.monotonic() - self._since
        rate = (done - self._first) / took if took > 0 else 0.0
        return rate, (now.total - now.done) / rate if rate and now.total else None


def _told(now: Progress, pace: _Pace) -> str:
    rate, left = pace.of(now)
    text = f"{now.done:,} of {now.total:,} articles" if now.total else f"{now.done:,} articles"
    if now.phase == "analysis":
        text += f", part {now.part} of {now.parts}"
    if rate:
        text += f", {rate:,.1f}/s"
    if left is not None:
        text += f", {_time(left)} left"
    return text + (f", {now.rejected:,} set aside" if now.rejected else "")


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


@contextmanager
def run_progress(log: Path | None = None) -> Iterator[Callable[[Progress], None]]:
    """Show how far a run is: on standard error, if that is a terminal, and in a log, if one is named.

    Parameters
    ----------
    log : pathlib.Path, optional
        Lines are put behind what stands in it.

    Yields
    ------
    callable
        Told the progress.
    """
    tell: list[Callable[[Progress], None]] = []
    with ExitStack() as stack:
        if sys.stderr.isatty():
            tell.append(_bar(stack))
        if log is not None:
            tell.append(_lines(stack.enter_context(log.open("a", encoding="utf-8"))))

        def watch(now: Progress) -> None:
            for one in tell:
                one(now)

        yield watch


def _bar(stack: ExitStack) -> Callable[[Progress], None]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = [
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[told]}", markup=False),
    ]
    bar = stack.enter_context(Bar(*columns, console=Console(stderr=True), transient=True))
    task, pace = bar.add_task(_SAID["reading"], total=None, told=""), _Pace()

    def show(now: Progress) -> None:
        bar.update(
            task, completed=now.done, total=now.total or None, description=_SAID[now.phase], told=_told(now, pace)
        )

    return show


def _lines(file: Any) -> Callable[[Progress], None]:
    pace, last, when = _Pace(), ("", 0), 0.0

    def write(now: Progress) -> None:
        nonlocal last, when
        told, place = _told(now, pace), (now.phase, now.part)
        if place != last or time.monotonic() - when >= _EVERY:
            last, when = place, time.monotonic()
            stamp = datetime.now().astimezone().isoformat(timespec="seconds")
            file.write(f"{stamp} {_SAID[now.phase]}: {told}\n")
            file.flush()

    return write


@contextmanager
def stoppable(out: Path) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end a run so that the same command goes on with it, and say so.

    Parameters
    ----------
    out : pathlib.Path
        Folder of the run.
    """
    from framing.study.run_status import status
    from framing.study.workers import stop_workers

    number = [signal.SIGINT]

    def stop(which: int, _frame: Any) -> None:
        number[0] = signal.Signals(which)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        stop_workers()
        try:
            say(f"\nframing: stopped by {number[0].name}. {status(out)}.")
        except FileNotFoundError:
            say(f"\nframing: stopped by {number[0].name}, before anything was written.")
        raise typer.Exit(128 + number[0]) from None
    finally:
        signal.signal(signal.SIGTERM, before)
