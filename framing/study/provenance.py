"""Record what a run was made with, so that it can be repeated."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.given_files import file_hash
from framing.lexicons.files.lexicons_of_run import lexicons_of

if TYPE_CHECKING:
    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["content_hash", "lexicons_of", "provenance", "sha256"]

_PACKAGES = ("numpy", "pandas", "pyarrow", "scipy", "scikit-learn", "nltk", "textblob", "simplemma", "matplotlib")


def sha256(data: bytes | str | Path) -> str:
    """Hexadecimal SHA-256 of bytes, of a text in UTF-8, or of a file.

    Parameters
    ----------
    data : bytes, str or pathlib.Path

    Returns
    -------
    str

    Examples
    --------
    >>> sha256("")[:12]
    'e3b0c44298fc'
    """
    if isinstance(data, Path):
        return file_hash(data)
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def provenance(
    articles: pd.DataFrame | Mapping[str, str],
    registry: Registry | None,
    lexicons: Sequence[Lexicon],
    options: Mapping[str, Any],
    seed: int = 0,
) -> dict[str, Any]:
    """Make the record of a run: versions, hashes of all that went in, options and seed.

    It holds no time and no path, so that the same run gives the same record.

    Parameters
    ----------
    articles : pandas.DataFrame or mapping
        The articles, or their ids with the hashes of their texts.
    registry : Registry, optional
    lexicons : sequence of Lexicon
    options : mapping
    seed : int
        Seed of everything random.

    Returns
    -------
    dict
        What ``run.json`` holds.
    """
    import framing
    from framing.lexicons.files.lexicon import VERDICTS

    if isinstance(articles, pd.DataFrame):
        articles = {row[0]: sha256(row[1]) for row in articles[["article_id", "text"]].itertuples(index=False)}
    versions = {"framing": framing.__version__, "python": platform.python_version()}
    versions |= {name: importlib.metadata.version(name) for name in _PACKAGES}
    return {
        "versions": versions,
        "articles": dict(articles),
        "registry": None if registry is None else _named(registry.name, registry.version, registry.sha256),
        "lexicons": [
            _named(lexicon.id, lexicon.version, content_hash(lexicon))
            | {name: getattr(lexicon, name) for name in VERDICTS}
            for lexicon in lexicons
        ],
        "model": {path.name: sha256(path) for path in _model_files()},
        "options": dict(options),
        "seed": seed,
    }


def _named(name: str, version: str, digest: str | None) -> dict[str, Any]:
    return {"id": name, "version": version, "sha256": digest}


def content_hash(lexicon: Lexicon) -> str:
    """Hash the content of a lexicon, wherever it was read from.

    Parameters
    ----------
    lexicon : Lexicon

    Returns
    -------
    str
    """
    content = dataclasses.asdict(lexicon)
    del content["path"]
    return sha256(json.dumps(content, sort_keys=True, default=str))


def _model_files() -> list[Path]:
    package = Path(__file__).resolve().parent.parent
    return sorted(path for path in package.rglob("*.npz") if path.is_file())
