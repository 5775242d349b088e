"""A run into a folder, part by part: what is done stays done, and the same call goes on where the last one stopped.

How the folder looks, and what is made again when something has changed, stands in ``docs/long-runs.md``.
"""

from __future__ import annotations

import shutil
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pandas as pd

from framing import tables
from framing.actors import merges_csv
from framing.articles import Rejected
from framing.articles.addresses import is_address
from framing.articles.file_log import FileLog
from framing.articles.languages import tell_of_languages
from framing.articles.own_fields import merged_kinds, read_kinds
from framing.articles.read import ArticleStream
from framing.study.figures import draw
from framing.study.fingerprints import hash_of, stage_keys
from framing.study.join_parts import JoinedTables, Joining, join_parts
from framing.study.make_part import MADE, MAKES, STAGES, RunOptions, chunks, make_part, stack
from framing.study.make_part_there import READ_BEFORE, make_part_there
from framing.study.part_store import PARTS, Part, PartStore
from framing.study.parts_lease import holding_parts
from framing.study.parts_of_input import REJECTED, articles_of, read_into_parts
from framing.study.provenance import provenance
from framing.study.run_folder import NotARun, note_parts_at, working_in
from framing.study.run_outlets import RunOutlets, find_run_outlets
from framing.study.saved_tables import SavedTables
from framing.study.store import ASIDE, edited_files, in_place_of, read_record
from framing.study.whole_files import Full, as_json, as_line, full_in_words, is_full
from framing.study.workers import each_in_order, stop_workers

__all__ = ["ORDER", "PART_SIZE", "FirstArticles", "NothingToAnalyze", "Progress", "RunDone", "analyze_by_parts"]

#: Articles of a part, about.
PART_SIZE = 1000
_LOOKED_AT = 1000  # articles that are looked at before a run
#: File, beside the parts, that says in which order they follow one another.
ORDER = "order.json"


class NothingToAnalyze(ValueError):
    """No article could be read.

    Attributes
    ----------
    rejected : list of Rejected
        Why.

    Examples
    --------
    >>> import tempfile
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     try:
    ...         fr.study.analyze_into(f"{folder}/out", [" "])
    ...     except fr.study.NothingToAnalyze as error:
    ...         error.rejected[0].reason
    'there is no text: its cell is empty, or its field is not called text, body or content'
    """

    def __init__(self, rejected: Sequence[Rejected], out: Path) -> None:
        super().__init__(f"no article could be read, so that nothing is analysed and nothing is written to {out}")
        self.rejected = list(rejected)


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    Attributes
    ----------
    phase : {"reading", "analysis", "joining", "figures"}
    done, total : int
        Articles. While the input is read, their number is not known, and `total` is 0.
    kept : int
        Of those done, how many an earlier run had done.
    part, parts : int
        The part at work, from 1, and how many there are.
    rejected : int
        Set aside so far.

    Examples
    --------
    >>> import tempfile
    >>> import framing as fr
    >>> seen = []
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = fr.study.analyze_into(f"{folder}/out", ["He left.", "She stayed."], watch=seen.append)
    >>> list(dict.fromkeys(progress.phase for progress in seen))
    ['reading', 'analysis', 'joining', 'figures']
    """

    phase: str
    done: int = 0
    total: int = 0
    kept: int = 0
    part: int = 0
    parts: int = 0
    rejected: int = 0


@dataclass(frozen=True)
class FirstArticles:
    """What is known of the articles before a run begins.

    Attributes
    ----------
    rows : list of dict
        The first of them.
    all_seen : bool
        Whether there are no more.
    read : FileLog
        What was read of each file so far.
    """

    rows: list[dict[str, Any]]
    all_seen: bool
    read: FileLog


@dataclass(frozen=True)
class RunDone:
    """What a run has left in its folder.

    Attributes
    ----------
    folder : pathlib.Path
    rows : dict of str to int
        Number of rows of each table.
    rejected : int
        How many inputs were set aside.
    made, kept : int
        Parts that were made, and those that an earlier run had made.
    read : FileLog
        What was read of each file.

    Examples
    --------
    >>> import tempfile
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     done = fr.study.analyze_into(f"{folder}/out", ["“We left,” said Ann Lee."])
    >>> done.rows["articles"], done.rows["quotes"], done.made
    (1, 1, 1)
    """

    folder: Path
    rows: dict[str, int]
    rejected: int
    made: int
    kept: int
    read: FileLog = field(repr=False, compare=False)


def analyze_by_parts(
    stream: ArticleStream,
    out: Path,
    options: RunOptions,
    how: Joining,
    chosen: Mapping[str, Any],
    *,
    part_size: int = PART_SIZE,
    executor: Executor | None = None,
    own_workers: bool = False,
    watch: Callable[[Progress], None] | None = None,
    force: bool = False,
    wait: bool = False,
    figures: bool = True,
    parts: str | None = None,
    look: Callable[[FirstArticles], None] | None = None,
    then: Callable[[RunDone], None] | None = None,
) -> RunDone:
    """Analyse articles into a folder, and go on where a run that was stopped has ended.

    Parameters
    ----------
    stream : ArticleStream
        The input.
    out : pathlib.Path
    options : RunOptions
        What decides about the tables of an article.
    how : Joining
        What decides about those of all.
    chosen : mapping
        Options as the record of the run has them.
    part_size : int
        Articles of a part, about.
    executor : concurrent.futures.Executor, optional
        What does the work; this process, where none is given.
    own_workers : bool
        They are processes of this machine, which end when the parts are made: their memory is needed then.
    watch : callable, optional
        Told how far it is.
    force : bool
        Take a folder that holds files of others, and write over tables that somebody has corrected.
    wait : bool
        Wait for another run that works in the folder.
    figures : bool
    parts : str, optional
        Address of storage at which the parts are; else they are in the folder.
    look : callable, optional
        Called with the first articles before anything is done; what it raises leaves the folder as it was.
    then : callable, optional
        Called with what the run has left, while its folder is still held: it makes what belongs to the run as well.

    Returns
    -------
    RunDone

    Raises
    ------
    NotARun, FolderInUse
        Of :func:`framing.study.run_folder.working_in`.
    Full
        If the disk is full.
    CannotAnalyze
        If no article is to blame.
    """
    if part_size < 1:
        raise ValueError(f"part_size is {part_size}; a part has at least one article")
    rows = iter(stream)
    first = list(islice(rows, 1 if look is None else _LOOKED_AT + 1))
    if not first:
        raise NothingToAnalyze(stream.log.rejected, out)
    if look is not None:
        look(FirstArticles(first[:_LOOKED_AT], len(first) <= _LOOKED_AT, stream.log))
    if parts is not None and not is_address(parts):
        raise ValueError(
            f"parts is {parts!r}; it is an address of storage (s3://bucket/run/parts), or file:///path of a folder "
            "that all machines share. Without it the parts are in the folder of the run"
        )
    with (
        _holding(parts, force, wait) as check,
        working_in(out, force=force, wait=wait, look=lambda: _check_edited(out, force)),
    ):
        note_parts_at(out, parts)
        for left in out.glob(f"{ASIDE}*"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            place, said = out / PARTS if parts is None else parts, watch or (lambda _: None)
            run = _Run(out, place, options, dict(chosen), how, part_size, figures, said, check, own_workers)
            done = run.run(stream, chain(first, rows), executor)
            if then is not None:
                then(done)
            return done
        except OSError as error:
            if not is_full(error) or isinstance(error, Full):
                raise
            raise Full(
                error.errno,
                f"{full_in_words(error)}, while the run writes to {out} ({error}). What was done before is safe; make "
                "room, then give the same command again, which goes on from there",
            ) from error


def _holding(parts: str | None, force: bool, wait: bool) -> AbstractContextManager[Callable[[], None]]:
    return nullcontext(lambda: None) if parts is None else holding_parts(parts, force, wait)


def _check_edited(out: Path, force: bool) -> None:
    edited = [] if force else edited_files(out)
    if edited:
        raise NotARun(
            f"{out} holds tables that somebody has changed since they were written ({', '.join(edited)}), and the run "
            "would write over them. Name another folder, keep a copy elsewhere, or write over them with --force "
            "(force=True)"
        )
    corrections = None if force else read_record(out).get("corrections")
    if corrections:
        raise NotARun(
            f"{out} holds tables with corrections that readers made in a report ({len(corrections)}; framing apply), "
            "and the run would write over them. Name another folder, keep a copy elsewhere, or write over them with "
            "--force (force=True)"
        )


@dataclass
class _Run:
    out: Path
    parts: Path | str
    options: RunOptions
    chosen: dict[str, Any]
    how: Joining
    part_size: int
    figures: bool
    watch: Callable[[Progress], None]
    check: Callable[[], None]
    own_workers: bool = False
    progress: Progress = field(default_factory=lambda: Progress("reading"))

    def run(self, stream: ArticleStream, rows: Iterable[dict[str, Any]], executor: Executor | None) -> RunDone:
        store = PartStore(self.parts)
        parts, outlets = self._read(stream, rows, store)
        made = self._analyze(store, parts, outlets, executor)
        if self.own_workers and executor is not None:
            stop_workers()  # their memory is needed now
        joined, rejected = self._join(store, parts, outlets)
        return RunDone(self.out, joined.rows, rejected, made, len(parts) - made, stream.log)

    def _say(self, **changed: Any) -> None:
        self.check()
        self.progress = replace(self.progress, **changed)
        self.watch(self.progress)

    def _read(
        self, stream: ArticleStream, rows: Iterable[dict[str, Any]], store: PartStore
    ) -> tuple[list[Part], RunOutlets]:
        self._say()
        store.files.drop([ORDER])  # until the whole input is read
        parts = read_into_parts(
            rows, stream.log, store, self.part_size, lambda n: self._say(done=n, rejected=stream.log.n_forgotten)
        )
        total = sum(len(part.about["texts"]) for part in parts)
        if stream.reads_files:
            self.how = replace(self.how, texts=sorted(stream.log.texts))
        given = stream.log.outlets if self.how.outlets is None else self.how.outlets
        kinds = merged_kinds(read_kinds(dict(part.about["fields"])) for part in parts)
        outlets = find_run_outlets(store, parts, kinds, self.how.texts, given, self.how.outlets_as_written)
        stream.hint_at_names()
        stream.tell(total, outlets.notes, stacklevel=5)
        languages: Counter[str] = Counter()
        for part in parts:
            languages.update(part.about["languages"])
        tell_of_languages(languages, total, "quotes, mentions and terms of English lexicons", stacklevel=5)
        numbers = {part.number for part in parts}
        for part in store.parts():
            if part.number not in numbers:
                store.drop(part)
        store.files.write(ORDER, as_json({"parts": [part.number for part in parts], "articles": total}))
        return parts, outlets

    def _analyze(self, store: PartStore, parts: Sequence[Part], outlets: RunOutlets, executor: Executor | None) -> int:
        """Make the tables of the parts that lack some; how many these were."""
        total = sum(len(part.about["texts"]) for part in parts)
        self._say(phase="analysis", done=0, total=total, parts=len(parts))
        works: list[_Work] = []
        for place, part in enumerate(parts, 1):
            work = _Work.of(place, part, outlets, self.options)
            if work is not None:
                works.append(work)
                continue
            here = len(part.about["texts"])
            done, kept = self.progress.done + here, self.progress.kept + here
            self._say(done=done, kept=kept, rejected=self.progress.rejected + len(part.rejected))
        if executor is not None and store.files.everywhere:
            return self._analyze_there(store, works, outlets, executor)
        made = len(works)
        sent: deque[tuple[_Work, int, bool]] = deque()  # of each call: its part, how many articles, whether the last
        pieces: list[dict[str, pd.DataFrame]] = []
        rejected: list[Rejected] = []
        calls = _calls(store, works, outlets, self.options, sent)
        for tables_of_piece, failed in each_in_order(make_part, calls, executor=executor):
            work, number, last = sent.popleft()
            pieces.append(tables_of_piece)
            rejected += failed
            done, aside = self.progress.done + number, self.progress.rejected + len(failed)
            self._say(done=done, rejected=aside, part=work.place)
            if last:
                work.part.rejected = [vars(item) for item in rejected]
                made_here = {name: stack([one[name] for one in pieces], name) for name in MAKES[work.first]}
                store.write(work.part, made_here, work.keys)
                pieces, rejected = [], []
        return made

    def _analyze_there(self, store: PartStore, works: Sequence[_Work], outlets: RunOutlets, executor: Executor) -> int:
        """As :meth:`_analyze`, by workers that read and write the parts where they lie."""
        calls = ((store.files, one.part, outlets.of_part(one.part), self.options, one.first, one.keys) for one in works)
        for work, done in zip(works, each_in_order(make_part_there, calls, executor)):
            work.part.keys, work.part.files, work.part.rejected = done.keys, done.files, done.rejected
            done_here, aside = len(done.about["texts"]), self.progress.rejected + len(done.rejected)
            self._say(done=self.progress.done + done_here, rejected=aside, part=work.place)
        return len(works)

    def _join(self, store: PartStore, parts: Sequence[Part], outlets: RunOutlets) -> tuple[JoinedTables, int]:
        self._say(phase="joining")
        failed = [item for part in parts for item in part.rejected]
        aside = {item["data"]["article_id"] for item in failed}
        texts = {name: mark for part in parts for name, mark in part.about["texts"].items() if name not in aside}
        record = provenance(texts, self.options.registry, self.options.lexicons, self.chosen)
        with in_place_of(self.out) as folder:
            joined = join_parts(store, parts, outlets, self.how, folder)
            number = len(failed)
            with (folder / "rejected.jsonl").open("wb") as file:
                with store.files.open(REJECTED, "rb") as read:
                    for known in read:
                        file.write(known)
                        number += 1
                file.writelines(map(as_line, failed))
            if joined.merges is not None:
                (folder / "merges.csv").write_text(
                    merges_csv(joined.merges, self.how.raw_cells), encoding="utf-8-sig", newline="\n"
                )
            (folder / "run.json").write_bytes(as_json({**record, "files": joined.files}))
            if self.figures:
                self._say(phase="figures")
                draw(SavedTables(folder), folder / "figures")
        return joined, number


@dataclass(frozen=True)
class _Work:
    """What is to be made of a part."""

    place: int
    part: Part
    first: str
    keys: dict[str, str]

    @classmethod
    def of(cls, place: int, part: Part, outlets: RunOutlets, options: RunOptions) -> _Work | None:
        """None where all its tables stand."""
        keys = stage_keys(hash_of([part.about["read"], *outlets.of(part)]), options)
        first = next((stage for stage in STAGES if part.keys.get(stage) != keys[stage]), None)
        if first is None:
            return None
        there = set(part.files)
        # An article that failed has no tables to go on with.
        if part.rejected or not set(MADE) - {"hits"} <= there:
            first = STAGES[0]
        return cls(place, part, first, {stage: keys[stage] for stage in STAGES[STAGES.index(first) :]})


def _calls(
    store: PartStore,
    works: Iterable[_Work],
    outlets: RunOutlets,
    options: RunOptions,
    sent: deque[tuple[_Work, int, bool]],
) -> Iterator[tuple[Any, ...]]:
    """Arguments of :func:`make_part` for all pieces of all parts."""
    for work in works:
        articles = outlets.given_to(articles_of(store, work.part)[0])
        before = {name: store.read(work.part, name) for name in READ_BEFORE[work.first]}
        pieces = list(chunks(articles))
        for number, piece in enumerate(pieces, 1):
            ids = set(piece["article_id"])
            known = {name: tables.of_articles(table, ids) for name, table in before.items()}
            sent.append((work, len(piece), number == len(pieces)))
            yield piece, options, known, work.first
