"""``analyze``: every step from articles to framing terms."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing import tables
from framing.articles import Rejected, find_copies, find_events, read_articles, rejected_of
from framing.articles.as_read import read_whole, uncollected
from framing.articles.languages import LanguageWarning, detect_languages, tell_languages
from framing.articles.read import Input
from framing.study.provenance import provenance
from framing.study.study import Study

if TYPE_CHECKING:
    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["CannotAnalyze", "analyze"]

_CHUNK = 32  # articles a worker takes at a time
_MADE = ("quotes", "mentions", "hits")
#: What no article is to blame for: a library or file that is not there, memory or disk that is full.
_OF_THE_MACHINE = (ImportError, MemoryError, OSError)
#: An article that every working installation reads.
_PLAIN = (
    "Rain falls on the town\n\n“It rained all night,” the mayor said. She said that the army had attacked the village."
)


@dataclass(frozen=True)
class _Options:
    scope: str
    registry: Registry | None
    lexicons: list[Lexicon]


class CannotAnalyze(RuntimeError):
    """The analysis fails whatever the article: something is wrong with the installation, the machine or the options."""


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
    events : bool
        Find which articles report the same event (:func:`framing.find_events`), where they do not say so themselves.

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
    from framing.lexicons import read_lexicons

    if scope not in ("speech", "all"):
        raise ValueError(f"scope is {scope!r}; it is 'speech' or 'all'")
    known = read_registry(registry)
    who = known if len(known) else None
    read = read_lexicons(lexicons)
    options = _Options(scope, who, list(read))
    articles = detect_languages(read_articles(source, mend=mend, **(reading or {})))
    articles = find_events(articles) if events else articles
    tell_languages(articles, "quotes, mentions and terms of English lexicons")
    rejected = rejected_of(articles)
    parts, failed_ids = [], set()
    for part, failed in _each_chunk(articles, options, workers):
        parts.append(part)
        rejected += failed
        failed_ids |= {item.data.get("article_id") for item in failed}
        if progress is not None:
            progress(min(len(parts) * _CHUNK, len(articles)), len(articles))
    made = {name: _stack([part[name] for part in parts], name) for name in _MADE}
    found = None
    if merges is not False:
        decided = merges if merges is not True else known.merges
        with uncollected():
            found = list_merges(made["mentions"], articles, made["quotes"], known, decided)
        made = {name: merge_actors(table, found) for name, table in made.items()}
    articles = tables.of_articles(articles, set(articles["article_id"]) - failed_ids)
    articles = find_copies(articles) if copies else articles
    actors = summarize_actors(made["mentions"], made["quotes"], registry=who)
    chosen = {"scope": scope, "merges": merges is not False, "mend": mend, "copies": copies, "events": events}
    told = {n: f"a table of {len(v)} rows" if tables.is_table(v) else v for n, v in (reading or {}).items()}
    chosen |= {name: value for name, value in told.items() if value}
    run = provenance(articles, who, read, chosen)
    return Study(articles=articles, actors=actors, run=run, rejected=rejected, merges=found, **made)


def _each_chunk(articles: pd.DataFrame, options: _Options, workers: int) -> Any:
    chunks = [articles.iloc[start : start + _CHUNK] for start in range(0, len(articles), _CHUNK)]
    if workers == 1 or len(chunks) < 2:
        return (_chunk(chunk, options) for chunk in chunks)
    from joblib import Parallel, delayed

    return Parallel(n_jobs=workers, return_as="generator")(delayed(_chunk)(chunk, options) for chunk in chunks)


def _chunk(articles: pd.DataFrame, options: _Options) -> tuple[dict[str, pd.DataFrame], list[Rejected]]:
    """Tables of some articles; when one of them fails it is found and set aside."""
    try:
        with uncollected():
            return _steps(articles, options), []
    except _OF_THE_MACHINE as error:
        raise _stopped(error) from error
    except Exception as error:
        if len(articles) == 1:
            _check_the_rest(options)
            row = articles.iloc[0]
            reason = f"the analysis failed with {type(error).__name__}: {error}"
            data = {"article_id": row["article_id"], "text": row["text"]}
            return {name: tables.empty(name) for name in _MADE}, [Rejected(str(row["article_id"]), reason, data)]
    done = [_chunk(articles.iloc[[number]], options) for number in range(len(articles))]
    return {name: _stack([part[name] for part, _ in done], name) for name in _MADE}, [r for _, bad in done for r in bad]


def _check_the_rest(options: _Options) -> None:
    """Stop the run when an article that is known to be sound fails too."""
    try:
        _steps(read_articles(pd.DataFrame({"article_id": ["plain"], "outlet": ["Outlet"], "text": [_PLAIN]})), options)
    except Exception as error:
        raise _stopped(error) from error


def _stopped(error: Exception) -> CannotAnalyze:
    mend = {
        ImportError: "a package is missing or broken; install framing anew, in an environment of its own",
        MemoryError: "the memory is full; give fewer workers, or fewer articles at a time",
        OSError: "a file cannot be read or written; is the disk full, or was the package's folder changed?",
    }
    said = next((text for kind, text in mend.items() if isinstance(error, kind)), None)
    said = (
        said or "every article fails so, a plain one too; the registry, the lexicons or the installation are at fault"
    )
    return CannotAnalyze(f"the run was stopped by {type(error).__name__}: {error} ({said})")


def _steps(articles: pd.DataFrame, options: _Options) -> dict[str, pd.DataFrame]:
    from framing.actors import find_mentions, resolve_actors
    from framing.frames import add_sentiment, find_frames
    from framing.quotes import extract_quotes

    articles = read_whole(articles)
    with warnings.catch_warnings():  # told once for all articles
        warnings.filterwarnings("ignore", r"\d+ (?:of \d+ )?articles? (?:are )?not in ", LanguageWarning)
        quotes = extract_quotes(articles, scope=options.scope)
        mentions = find_mentions(articles, quotes, registry=options.registry)
        quotes = add_sentiment(resolve_actors(quotes, articles, mentions=mentions, registry=options.registry))
        hits = find_frames(articles, quotes, lexicons=options.lexicons, mentions=mentions)
    return {"quotes": quotes, "mentions": mentions, "hits": hits}


def _stack(parts: list[pd.DataFrame], name: str) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    if not filled:
        return tables.empty(name)
    return tables.conform(pd.concat(filled, ignore_index=True), name)
