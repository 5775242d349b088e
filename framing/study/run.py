"""``analyze``: every step from articles to framing terms."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing import tables
from framing.articles import find_copies, find_events, read_articles, rejected_of
from framing.articles.as_read import uncollected
from framing.articles.languages import detect_languages, tell_languages
from framing.articles.read import ArticleStream, Input
from framing.articles.told import told_of
from framing.study.by_parts import PART_SIZE, FirstArticles, Progress, RunDone, analyze_by_parts
from framing.study.engines import engine_of
from framing.study.join_parts import Joining
from framing.study.make_part import CHUNK, MADE, PRINTED, RunOptions, chunks, make_part, stack
from framing.study.provenance import provenance
from framing.study.study import Study
from framing.study.workers import each_in_order

if TYPE_CHECKING:
    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["analyze", "analyze_into"]


def analyze(
    source: Input,
    registry: Registry | str | Path | Sequence[Registry | str | Path] | None = None,
    lexicons: str | Path | Lexicon | Iterable[Lexicon | str | Path] | None = None,
    scope: str = "speech",
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    merges: bool | str | Path | pd.DataFrame = True,
    mend: bool = False,
    reading: Mapping[str, Any] | None = None,
    copies: bool = True,
    events: bool = False,
    out: str | os.PathLike[str] | None = None,
    part_size: int = PART_SIZE,
    force: bool = False,
    wait: bool = False,
    figures: bool = True,
    engine: str = "local",
    scheduler: str | None = None,
    parts: str | None = None,
) -> Study:
    """Read articles, find quotes, actors and framing terms in them, and return a study with all tables.

    Parameters
    ----------
    source : path, list of paths or pandas.DataFrame
        What :func:`framing.read_articles` takes.
    registry : Registry, str or path, or list of these, optional
        Who is who: a shipped registry (``"syria"``, ``"world"``), a TOML file, or a CSV of merges.
    lexicons : Lexicon, str or path, or list of these, optional
        Shipped lexicons by name, or files; all shipped ones when left out.
    scope : {"speech", "all"}
        Which attributions are taken: those of speech, or plans, beliefs and findings as well.
    workers : int
        Processes that share the articles; -1 takes all cores. The tables do not depend on it.
    progress : callable, optional
        Called with the number of articles that are done, and the number of all.
    merges : bool, path or pandas.DataFrame
        Whether one actor has one id over all articles (:func:`framing.actors.find_merges`): *Adam Schiff* and
        *Adam B. Schiff*. If false, nothing is merged, and the ids of an article do not depend on other articles. You
        may also give a list that was found before, perhaps edited: pairs with yes are merged, pairs with no are kept
        apart. A list in the registry works in the same way.
    mend : bool
        Take HTML and wrongly decoded characters out of the texts first (:func:`framing.read_articles`).
    reading : mapping, optional
        Other options of :func:`framing.read_articles`: ``{"columns": {"text": "Volltext"}, "outlet": "The Post"}``.
    copies : bool
        Mark articles that repeat another one, and the news agency whose text they print (:func:`framing.find_copies`),
        so that comparisons count each text of an outlet once. All articles are analysed. Values that `duplicate_of` and
        `wire` have already stay.
    events : bool
        Find which articles report the same event (:func:`framing.find_events`), unless their column `event` says so.
    out : path, optional
        Folder into which the run is written part by part, with all that :meth:`Study.save` writes. A run that was
        stopped goes on with the same call. After a change of options, lexicon, registry or input, only what depends on
        it is made again.
    part_size : int
        About how many articles a part of `out` has; so many are held in memory.
    force, wait : bool
        With `out`. `force`: use a folder that holds other files, and write over tables that were corrected by hand.
        `wait`: if another run works in the folder, wait until it ends.
    figures : bool
        Draw the standard figures into `out`.
    engine : {"local", "dask"}
        What does the work: processes of this machine, or a Dask cluster (docs/many-machines.md). The tables do not
        depend on it.
    scheduler : str, optional
        With ``engine="dask"``: the address of the scheduler, or the file that it has written. Left out, a cluster of
        `workers` processes is made on this machine.
    parts : str, optional
        Address of the parts, if they shall not lie in `out`: ``"s3://bucket/run/parts"``, or
        ``"file:///shared/run/parts"``. The workers of an engine read and write them there.

    Returns
    -------
    Study
        With the tables articles, quotes, mentions, actors, hits, exposure and quantities. An article that fails is set
        aside in ``study.rejected``, and the run goes on.

    Raises
    ------
    FileNotFoundError
        If a path, registry or lexicon does not exist.
    ValueError
        If `scope` is unknown, or a registry or lexicon is wrong; the message names file and line.
    CannotAnalyze
        If the article is not to blame: a library or a file of the package is missing, the memory is full, or a
        simple test article fails in the same way.

    Examples
    --------
    >>> from framing.shipped import shipped
    >>> study = analyze(shipped("seeds"), registry="syria", scope="all")
    >>> study.articles["outlet"].tolist()
    ['Outlet A', 'Outlet B']
    """
    from framing.actors import merge_actors, summarize_actors
    from framing.actors.find_merges import list_merges
    from framing.compare.inference.counting import sum_exposure

    if out is not None:
        into: dict[str, Any] = {"part_size": part_size, "force": force, "wait": wait, "figures": figures}
        into |= {"workers": workers, "merges": merges, "mend": mend, "reading": reading, "copies": copies}
        into |= {"events": events, "engine": engine, "scheduler": scheduler, "parts": parts}
        watch = None if progress is None else lambda now: progress(now.done, now.total)
        return Study.load(analyze_into(out, source, registry, lexicons, scope, watch=watch, **into).folder)
    if parts is not None:
        raise ValueError("parts are those of a run into a folder; name it with out= as well")
    how = _Chosen.of(registry, lexicons, scope, merges, mend, copies, events, reading)
    options, known, chosen = how.options, how.joining.registry, how.record
    who, read = options.registry, options.lexicons
    articles = detect_languages(read_articles(source, mend=mend, **(reading or {})))
    articles = find_events(articles) if events else articles
    tell_languages(articles, "quotes, mentions and terms of English lexicons")
    rejected = rejected_of(articles)
    made_of, failures = [], []
    with engine_of(engine, scheduler, workers) as executor:
        calls = ((chunk, options) for chunk in chunks(articles))
        for part, failed in each_in_order(make_part, calls, executor=executor):
            made_of.append(part)
            failures += failed
            if progress is not None:
                progress(min(len(made_of) * CHUNK, len(articles)), len(articles))
    made = {name: stack([part[name] for part in made_of], name) for name in MADE}
    made["quotes"] = made["quotes"].drop(columns=PRINTED, errors="ignore")
    found = None
    if merges is not False:
        decided = merges if merges is not True else known.merges
        with uncollected():
            found = list_merges(made["mentions"], articles, made["quotes"], known, decided)
        made = {name: merge_actors(table, found) for name, table in made.items()}
        made["exposure"] = sum_exposure(made["exposure"])
    failed_ids = {item.data["article_id"] for item in failures}
    articles = tables.of_articles(articles, set(articles["article_id"]) - failed_ids)
    articles = find_copies(articles) if copies else articles
    actors = summarize_actors(made["mentions"], made["quotes"], registry=who)
    run = provenance(articles, who, read, chosen)
    return Study(articles=articles, actors=actors, run=run, rejected=rejected + failures, merges=found, **made)


def analyze_into(
    out: str | os.PathLike[str],
    source: Input,
    registry: Registry | str | Path | Sequence[Registry | str | Path] | None = None,
    lexicons: str | Path | Lexicon | Iterable[Lexicon | str | Path] | None = None,
    scope: str = "speech",
    *,
    merges: bool | str | Path | pd.DataFrame = True,
    mend: bool = False,
    reading: Mapping[str, Any] | None = None,
    copies: bool = True,
    events: bool = False,
    part_size: int = PART_SIZE,
    workers: int = 1,
    executor: Executor | None = None,
    watch: Callable[[Progress], None] | None = None,
    force: bool = False,
    wait: bool = False,
    figures: bool = True,
    engine: str = "local",
    scheduler: str | None = None,
    parts: str | None = None,
    raw_cells: bool = False,
    look: Callable[[FirstArticles], None] | None = None,
    then: Callable[[RunDone], None] | None = None,
) -> RunDone:
    """Analyze articles into a folder and return no tables: for collections larger than the memory.

    Parameters
    ----------
    out : path
    source, registry, lexicons, scope, merges, mend, reading, copies, events, part_size, workers,
    force, wait, figures, engine, scheduler, parts
        As of :func:`analyze`.
    executor : concurrent.futures.Executor, optional
        Does the work, in the place of processes of this machine.
    watch : callable, optional
        Told how far the run is.
    raw_cells : bool
        In CSV, leave cells that a spreadsheet would run as they are.
    look : callable, optional
        Called with the first articles before anything is done; what it raises leaves the folder as it was.
    then : callable, optional
        Called with what the run has left, while no other run may write into the folder. The run is finished once it
        has returned.

    Returns
    -------
    RunDone

    Raises
    ------
    NothingToAnalyze
        If no article could be read.

    Examples
    --------
    >>> import tempfile
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     done = fr.study.analyze_into(f"{folder}/out", fr.shipped.shipped("seeds"), registry="syria")
    ...     done.rows["articles"], sorted(path.name for path in done.folder.glob("*.csv"))
    (2, ['actors.csv', 'articles.csv', 'exposure.csv', 'hits.csv', 'mentions.csv', 'merges.csv', 'quantities.csv',
         'quotes.csv'])
    """
    how = _Chosen.of(registry, lexicons, scope, merges, mend, copies, events, reading)
    stream = ArticleStream(source, mend, told_of(reading or {}))
    joining = replace(how.joining, raw_cells=raw_cells)
    with nullcontext(executor) if executor is not None else engine_of(engine, scheduler, workers) as by:
        return analyze_by_parts(
            stream, Path(out), how.options, joining, how.record, part_size=part_size, executor=by,
            own_workers=executor is None and engine == "local", watch=watch, force=force, wait=wait, figures=figures,
            parts=parts, look=look, then=then,
        )  # fmt: skip


@dataclass(frozen=True)
class _Chosen:
    """The options of a run, read and checked."""

    options: RunOptions
    joining: Joining
    record: dict[str, Any]

    @classmethod
    def of(
        cls, registry: Any, lexicons: Any, scope: str, merges: Any, mend: bool, copies: bool, events: bool, reading: Any
    ) -> _Chosen:
        from framing.actors import read_registry
        from framing.lexicons import read_lexicons

        if scope not in ("speech", "all"):
            raise ValueError(f"scope is {scope!r}; it is 'speech' or 'all'")
        reading = dict(reading or {})
        known = read_registry(registry)
        options = RunOptions(scope, known if len(known) else None, list(read_lexicons(lexicons)))
        record = {"scope": scope, "merges": merges is not False, "mend": mend, "copies": copies, "events": events}
        named = {n: f"a table of {len(v)} rows" if tables.is_table(v) else v for n, v in reading.items()}
        record |= {name: value for name, value in named.items() if value}
        outlets = {name: reading[name] for name in ("outlets", "outlets_as_written") if reading.get(name) is not None}
        return cls(options, Joining(known, merges, copies, events, **outlets), record)
