"""What decided about the tables of a part, as hashes: whether they stand, or must be made again."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from framing.study.make_part import RunOptions
from framing.study.provenance import content_hash

__all__ = ["code_of", "code_that_reads", "hash_of", "hash_of_articles", "installation_hash", "stage_keys"]

_PACKAGE = Path(__file__).resolve().parent.parent
#: Rooms whose code reads no article.
_ELSEWHERE = ("cli", "plots", "study", "training", "validity", "scores", "stats")
#: Libraries whose numbers enter the tables.
_LIBRARIES = ("numpy", "scikit-learn", "textblob", "nltk", "simplemma")
#: … and those that write them.
_WRITERS = ("pandas", "pyarrow")
#: Columns of the articles that the verbs read.
_READ = ("article_id", "outlet", "title", "published", "byline", "language", "text", "body_start", "furniture_spans")


def hash_of(values: Iterable[Any]) -> str:
    """Hash of values, in their order.

    Parameters
    ----------
    values : iterable

    Returns
    -------
    str

    Examples
    --------
    >>> hash_of(["a", 1]) == hash_of(["a", 1]), hash_of(["a", "b"]) == hash_of(["ab"])
    (True, False)
    """
    digest = hashlib.sha256()
    for value in values:
        digest.update(json.dumps(value, ensure_ascii=True, default=str).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def hash_of_articles(articles: pd.DataFrame) -> str:
    """Hash of all that the verbs read of some articles.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    str
    """
    columns = [articles[name].astype(object).where(articles[name].notna(), None).tolist() for name in _READ]
    return hash_of(zip(*columns))


def stage_keys(articles: str, options: RunOptions) -> dict[str, str]:
    """Hash of what decides about the tables of each stage.

    A changed lexicon changes the key of the frames alone, a changed registry those of actors and frames.

    Parameters
    ----------
    articles : str
        Of :func:`hash_of_articles`.
    options : RunOptions

    Returns
    -------
    dict of str to str
    """
    quotes = hash_of([code_that_reads(), articles, options.scope])
    who = options.registry
    actors = hash_of(
        [quotes, None if who is None else who.sha256 or [dataclasses.asdict(a) for a in who.actors.values()]]
    )
    return {
        "quotes": quotes,
        "actors": actors,
        "frames": hash_of([actors, *(content_hash(lexicon) for lexicon in options.lexicons)]),
    }


@cache
def code_of(rooms: tuple[str, ...], libraries: tuple[str, ...] = _LIBRARIES) -> str:
    """Hash of the code of some rooms, and of the versions of libraries.

    Parameters
    ----------
    rooms : tuple of str
        Folders or modules of the package.
    libraries : tuple of str

    Returns
    -------
    str

    Examples
    --------
    >>> code_of(("stats",)) == code_of(("plots",))
    False
    """
    files = [
        path for path in _PACKAGE.rglob("*.py") if path.relative_to(_PACKAGE).parts[0].removesuffix(".py") in rooms
    ]
    parts = [(path.relative_to(_PACKAGE).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(files)]
    return hash_of([parts, [(name, importlib.metadata.version(name)) for name in libraries]])


@cache
def code_that_reads() -> str:
    """Hash of the code, the models and the word lists that read articles, and of the libraries that they use."""
    return _hash_of_package(_ELSEWHERE, _LIBRARIES)


@cache
def installation_hash() -> str:
    """As :func:`code_that_reads`, of all code: what two machines must have in common to work at one run.

    Returns
    -------
    str
    """
    return _hash_of_package((), (*_LIBRARIES, *_WRITERS))


def _hash_of_package(without: Collection[str], libraries: Collection[str]) -> str:
    from framing.shipped import shipped

    files = [path for path in _PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".md")]
    files = [path for path in files if path.relative_to(_PACKAGE).parts[0] not in (*without, "_shipped")]
    data = shipped("lexicons")
    files += [path for path in [data / "cues.toml", *(data / "words").rglob("*")] if path.is_file()]
    digest = hashlib.sha256()
    for path in sorted(files):
        base = data if path.is_relative_to(data) else _PACKAGE
        digest.update(path.relative_to(base).as_posix().encode() + b"\0" + path.read_bytes())
    versions = [(name, importlib.metadata.version(name)) for name in libraries]
    return hash_of([digest.hexdigest(), platform.python_version_tuple()[:2], versions])
