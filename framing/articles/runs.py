"""What an earlier run of this package has written, when it is given as articles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

__all__ = ["MARK", "RECORD", "articles_of_run", "is_of_a_run", "table_of_run"]

RECORD = "run.json"  # there when a run is finished
MARK = ".framing-run"  # there from the start of a run on
_ARTICLES = "articles.parquet"
#: Columns that only these tables have, the table that owns its id last.
_OWN = {
    "quotes": {"article_id", "quote_id"},
    "mentions": {"article_id", "mention_id"},
    "framing terms": {"article_id", "hit_id"},
    "actors": {"actor_id", "n_mentions"},
}


def articles_of_run(folder: Path) -> Path | None:
    """Table of articles that ``framing analyze`` has left in a folder.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    pathlib.Path or None
        None where it is the folder of no run.
    """
    table = folder / _ARTICLES
    return table if table.is_file() and (folder / RECORD).is_file() else None


def is_of_a_run(folder: Path) -> bool:
    """Whether a run works or worked in a folder, finished or not.

    Parameters
    ----------
    folder : pathlib.Path

    Returns
    -------
    bool
    """
    return (folder / MARK).exists() or articles_of_run(folder) is not None


def table_of_run(names: Iterable[str]) -> str | None:
    """Which table of a run has these columns, where it is not the table of articles.

    Parameters
    ----------
    names : iterable of str

    Returns
    -------
    str or None

    Examples
    --------
    >>> table_of_run(["quote_id", "article_id", "content"]), table_of_run(["article_id", "content"])
    ('quotes', None)
    """
    columns = set(names)
    if "body_start" in columns:
        return None
    return next((kind for kind, own in reversed(_OWN.items()) if own <= columns), None)
