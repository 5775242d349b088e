"""How far a run into a folder is, read from what lies there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from framing.study.by_parts import ORDER
from framing.study.make_part import STAGES
from framing.study.part_store import store_of
from framing.study.parts_of_input import REJECTED
from framing.study.run_folder import owned, was_stopped, working_now

__all__ = ["RunStatus", "status"]


@dataclass(frozen=True)
class RunStatus:
    """How far a run is.

    Attributes
    ----------
    folder : pathlib.Path
    finished : bool
        Whether everything that the last run had to make is there.
    working : str or None
        Who works in the folder now: process, host, since when.
    parts, parts_done, articles, articles_done, rejected : int
        `parts` and `articles` are those read so far, while the input is still being read.
    read : bool
        Whether the whole input has been read.

    Examples
    --------
    >>> import tempfile
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = fr.study.analyze_into(f"{folder}/out", ["He left."])
    ...     run = fr.study.status(f"{folder}/out")
    >>> run.finished, run.articles_done, run.articles
    (True, 1, 1)
    """

    folder: Path
    finished: bool
    working: str | None
    parts: int
    parts_done: int
    articles: int
    articles_done: int
    rejected: int
    read: bool

    def __str__(self) -> str:
        if self.working:
            now = f"a run works in {self.folder} ({self.working})"
        elif self.finished:
            now = f"the run in {self.folder} is finished"
        else:
            now = f"the run in {self.folder} was stopped; the same command goes on where it ended"
        of = f"{self.articles}" if self.read else f"the {self.articles} read so far"
        done = f"{self.articles_done} of {of} articles are analysed ({self.parts_done} of {self.parts} parts)"
        aside = f"; {self.rejected} inputs were set aside" if self.rejected else ""
        return f"{now}: {done}{aside}"


def status(folder: str | Path) -> RunStatus:
    """Look how far the run in a folder is.

    Parameters
    ----------
    folder : path

    Returns
    -------
    RunStatus
        Its text is a sentence for a person.

    Raises
    ------
    FileNotFoundError
        If no run has been there.

    Examples
    --------
    >>> status("no/such/folder")
    Traceback (most recent call last):
    ...
    FileNotFoundError: no/such/folder holds no run; `framing analyze` makes one
    """
    base = Path(folder)
    if not base.is_dir() or not any(base.iterdir()) or not owned(base):
        raise FileNotFoundError(f"{folder} holds no run; `framing analyze` makes one")
    store = store_of(base)
    parts = store.parts()
    kept = store.files.read_all([ORDER, REJECTED])
    numbers = json.loads(kept[ORDER])["parts"] if ORDER in kept else None
    if numbers is not None:
        parts = [part for part in parts if part.number in set(numbers)]
    done = [part for part in parts if set(STAGES) <= part.keys.keys()]
    lines = kept.get(REJECTED, b"").count(b"\n")
    return RunStatus(
        folder=base,
        finished=(base / "run.json").is_file() and not was_stopped(base),
        working=working_now(base),
        parts=len(parts),
        parts_done=len(done),
        articles=sum(len(part.about["texts"]) for part in parts),
        articles_done=sum(len(part.about["texts"]) for part in done),
        rejected=lines + sum(len(part.rejected) for part in parts),
        read=numbers is not None,
    )
