"""The tables of some articles: what a run makes part by part, on whichever machine.

Nothing here knows of files, of other articles, or of a run: articles and options enter, tables leave.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from framing import tables
from framing.articles import Rejected, read_articles
from framing.articles.as_read import read_whole, uncollected
from framing.articles.languages import LanguageWarning
from framing.entrance import unasked

if TYPE_CHECKING:
    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["CHUNK", "MADE", "MAKES", "PRINTED", "STAGES", "CannotAnalyze", "RunOptions", "chunks", "make_part", "stack"]

CHUNK = 32  # articles that are read together
#: Stages of the analysis of an article, each with the tables that are made when the work begins with it. It reads what
#: those before it made.
MAKES = {
    "quotes": ("quotes", "mentions", "hits", "exposure", "quantities"),
    "actors": ("quotes", "mentions", "hits", "exposure"),
    "frames": ("hits",),
}
STAGES = tuple(MAKES)
#: All that is made.
MADE = MAKES["quotes"]
#: Column of the quotes of a part that no other table has: the medium that the layout shows, before sources were read.
PRINTED = "printed_medium"
#: What no article is to blame for: a library or file that is not there, memory or disk that is full.
_OF_THE_MACHINE = (ImportError, MemoryError, OSError)
#: An article that every working installation reads.
_PLAIN = (
    "Rain falls on the town\n\n“It rained all night,” the mayor said. She said that the army had attacked the village."
)

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class RunOptions:
    """The options on which the tables of an article depend.

    Attributes
    ----------
    scope : {"speech", "all"}
    registry : Registry or None
    lexicons : list of Lexicon

    Examples
    --------
    >>> import framing as fr
    >>> options = fr.study.RunOptions("speech", fr.read_registry("syria"), [fr.read_lexicon("conflict")])
    >>> tables, failed = fr.study.make_part(fr.read_articles(["“We left,” said Ann Lee."]), options)[:2]
    >>> sorted(tables)
    ['exposure', 'hits', 'mentions', 'quantities', 'quotes']
    """

    scope: str
    registry: Registry | None
    lexicons: list[Lexicon]


class CannotAnalyze(RuntimeError):
    """The analysis fails for every article: something is wrong with the installation, the machine or the options.

    Examples
    --------
    >>> from framing.study import CannotAnalyze
    >>> issubclass(CannotAnalyze, RuntimeError)  # an article that fails is set aside; this stops the run
    True
    """


def make_part(
    articles: pd.DataFrame, options: RunOptions, before: Mapping[str, pd.DataFrame] | None = None, first: str = "quotes"
) -> tuple[Tables, list[Rejected]]:
    """Make the tables of some articles: quotes, mentions, hits, exposure and quantities.

    It reads and writes no files except those of the package, and can be sent to another process with its arguments.

    Parameters
    ----------
    articles : pandas.DataFrame
        Of :func:`framing.read_articles`.
    options : RunOptions
    before : mapping, optional
        Tables that were made of these articles before. Needed if `first` is not "quotes".
    first : {"quotes", "actors", "frames"}
        The step to begin with; the results of earlier steps are taken from `before`, and are not returned.

    Returns
    -------
    made : dict of str to pandas.DataFrame
        Each article by itself: actors are not merged over articles.
    rejected : list of Rejected
        Articles that failed.

    Raises
    ------
    CannotAnalyze
        If no article is to blame.

    Examples
    --------
    >>> articles = read_articles(pd.DataFrame({"text": ["The mayor said that it rained."]}))
    >>> made, rejected = make_part(articles, RunOptions("speech", None, []))
    >>> {name: len(table) for name, table in made.items()}, rejected
    ({'quotes': 1, 'mentions': 1, 'hits': 0, 'exposure': 2, 'quantities': 0}, [])
    """
    parts, rejected = [], []
    for chunk in chunks(articles):
        made, failed = _chunk(chunk, options, before, first)
        parts.append(made)
        rejected += failed
    return {name: stack([made[name] for made in parts], name) for name in MAKES[first]}, rejected


def chunks(articles: pd.DataFrame, size: int | None = None) -> Iterator[pd.DataFrame]:
    """Cut articles into pieces of which all that is computed is kept until they are done.

    Parameters
    ----------
    articles : pandas.DataFrame
    size : int, optional

    Yields
    ------
    pandas.DataFrame
    """
    size = size or CHUNK
    return (articles.iloc[start : start + size] for start in range(0, len(articles), size))


def stack(parts: list[pd.DataFrame], name: str) -> pd.DataFrame:
    """Put tables of one kind under one another.

    Parameters
    ----------
    parts : list of pandas.DataFrame
    name : str

    Returns
    -------
    pandas.DataFrame
    """
    filled = [part for part in parts if len(part)]
    if not filled:
        return tables.empty(name)
    return tables.conform(pd.concat(filled, ignore_index=True), name)


def _chunk(
    articles: pd.DataFrame, options: RunOptions, before: Mapping[str, pd.DataFrame] | None, first: str
) -> tuple[Tables, list[Rejected]]:
    """Tables of some articles; when one of them fails it is found and set aside."""
    ids = set(articles["article_id"])
    known = {name: tables.of_articles(table, ids) for name, table in (before or {}).items()}
    try:
        with uncollected():
            return _steps(articles, options, known, first), []
    except _OF_THE_MACHINE as error:
        raise _stopped(error) from error
    except Exception as error:
        if len(articles) == 1:
            _check_the_rest(options)
            row = articles.iloc[0]
            reason = f"the analysis failed with {type(error).__name__}: {error}"
            data = {"article_id": row["article_id"], "text": row["text"]}
            return {name: tables.empty(name) for name in MAKES[first]}, [Rejected(str(row["article_id"]), reason, data)]
    done = [_chunk(articles.iloc[[number]], options, before, first) for number in range(len(articles))]
    made = {name: stack([part[name] for part, _ in done], name) for name in MAKES[first]}
    return made, [item for _, failed in done for item in failed]


def _check_the_rest(options: RunOptions) -> None:
    """Stop the run when an article that is known to be sound fails too."""
    try:
        plain = read_articles(pd.DataFrame({"article_id": ["plain"], "outlet": ["Outlet"], "text": [_PLAIN]}))
        _steps(plain, options, {}, "quotes")
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


def _steps(articles: pd.DataFrame, options: RunOptions, known: Tables, first: str) -> Tables:
    from framing.actors import find_mentions, resolve_actors
    from framing.actors.resolve_actors import without_actors
    from framing.compare import find_quantities
    from framing.compare.inference.counting import find_exposure
    from framing.frames import add_sentiment, find_frames
    from framing.quotes import extract_quotes

    articles, who = read_whole(articles), options.registry
    with warnings.catch_warnings():  # told once for all articles
        warnings.filterwarnings("ignore", r"\d+ (?:of \d+ )?articles? (?:are )?not in ", LanguageWarning)
        made: Tables = {}
        if first == "frames":
            quotes, mentions = known["quotes"], known["mentions"]
        else:
            if first == "quotes":
                quotes = unasked(add_sentiment)(quotes=extract_quotes(articles, scope=options.scope))
                quotes[PRINTED] = quotes["medium"]
            else:
                quotes = without_actors(known["quotes"]).assign(medium=known["quotes"][PRINTED])
            mentions = unasked(find_mentions)(articles=articles, quotes=quotes, registry=who)
            quotes = unasked(resolve_actors)(quotes=quotes, articles=articles, mentions=mentions, registry=who)
            made = {"quotes": quotes, "mentions": mentions, "exposure": find_exposure(articles, quotes)}
        hits = unasked(find_frames)(articles=articles, quotes=quotes, lexicons=options.lexicons, mentions=mentions)
        if first == "quotes":
            made["quantities"] = unasked(find_quantities)(articles=articles)
    return {**made, "hits": hits}
