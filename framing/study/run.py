"""``analyze``: every step from articles to framing terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing import tables
from framing.articles import find_copies, read_articles, rejected_of
from framing.articles.as_read import uncollected
from framing.articles.languages import detect_languages, tell_languages
from framing.articles.read import Input
from framing.study.make_part import CHUNK, MADE, PRINTED, RunOptions, chunks, make_part, stack
from framing.study.provenance import provenance
from framing.study.study import Study
from framing.study.workers import each_in_order

if TYPE_CHECKING:
    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["analyze"]


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
) -> Study:
    """Read articles and find quotes, actors and framing terms in them.

    Parameters
    ----------
    source : path, list of paths or pandas.DataFrame
        What :func:`framing.read_articles` takes.
    registry : Registry, str or path, or list of these, optional
        Who is who: a shipped registry (``"syria"``, ``"world"``), a TOML file, or a CSV of merges.
    lexicons : Lexicon, str or path, or list of these, optional
        Shipped lexicons by name, or files; all shipped ones when left out.
    scope : {"speech", "all"}
        Attributions to take: those of speech, or plans, beliefs and findings as well.
    workers : int
        Processes that share the articles; -1 takes all cores. The tables do not depend on it.
    progress : callable, optional
        Called with the articles done and their number.
    merges : bool, path or pandas.DataFrame
        Whether one actor has one id over all articles (:func:`framing.actors.find_merges`): *Adam Schiff* and
        *Adam B. Schiff*. False leaves each article the ids that it gives by itself, which then depend on no other
        article. A list that was found before, perhaps edited, holds where it says yes and keeps apart where it says no.
        So does one that stands in the registry.
    mend : bool
        Take HTML and wrongly decoded characters out of the texts first (:func:`framing.read_articles`).
    reading : mapping, optional
        Other options of :func:`framing.read_articles`: ``{"columns": {"text": "Volltext"}, "outlet": "The Post"}``.
    copies : bool
        Mark articles that are another one again, and whose wire copy they print (:func:`framing.find_copies`), so that
        comparisons count each text of an outlet once. All are analysed; what `duplicate_of` and `wire` say already
        stays.

    Returns
    -------
    Study
        An article that fails is set aside in ``study.rejected`` and the run goes on, if a plain article passes.

    Raises
    ------
    FileNotFoundError
        If a path, registry or lexicon does not exist.
    ValueError
        If `scope` is unknown, or a registry or lexicon is wrong; the message names file and line.
    CannotAnalyze
        If the fault is not that of an article: a library or a file of the package is missing, the memory is full, or a
        plain article fails in the same way.

    Examples
    --------
    >>> from framing.shipped import shipped
    >>> study = analyze(shipped("seeds"), registry="syria", scope="all")
    >>> study.articles["outlet"].tolist()
    ['Outlet A', 'Outlet B']
    """
    from framing.actors import merge_actors, read_registry, summarize_actors
    from framing.actors.find_merges import list_merges
    from framing.compare.inference.counting import sum_exposure
    from framing.lexicons import read_lexicons

    if scope not in ("speech", "all"):
        raise ValueError(f"scope is {scope!r}; it is 'speech' or 'all'")
    known = read_registry(registry)
    who = known if len(known) else None
    read = read_lexicons(lexicons)
    options = RunOptions(scope, who, list(read))
    articles = detect_languages(read_articles(source, mend=mend, **(reading or {})))
    tell_languages(articles, "quotes, mentions and terms of English lexicons")
    rejected = rejected_of(articles)
    parts, failures = [], []
    for part, failed in each_in_order(make_part, ((chunk, options) for chunk in chunks(articles)), workers):
        parts.append(part)
        failures += failed
        if progress is not None:
            progress(min(len(parts) * CHUNK, len(articles)), len(articles))
    made = {name: stack([part[name] for part in parts], name) for name in MADE}
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
    chosen = {"scope": scope, "merges": merges is not False, "mend": mend, "copies": copies}
    chosen |= {name: value for name, value in (reading or {}).items() if value}
    run = provenance(articles, who, read, chosen)
    return Study(articles=articles, actors=actors, run=run, rejected=rejected + failures, merges=found, **made)
