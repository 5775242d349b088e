"""What the names of files and folders seem to tell where nothing else tells the outlets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

__all__ = ["hint_of_names"]

_DATED = re.compile(r"(?:\d{4}-\d{2}-\d{2}|\d{8})_([^_]+)_.+")
_SHARE = 0.8  # of the files that are named so
_SHOWN = 3


def hint_of_names(files: Sequence[str]) -> str | None:
    """Pattern that names of files, or of their folders, are made by, for files whose articles have no outlet.

    Parameters
    ----------
    files : sequence of str

    Returns
    -------
    str or None
        None where they tell nothing.

    Examples
    --------
    >>> hint_of_names(["news/Post/a.txt", "news/Sun/a.txt", "news/Sun/b.txt"])
    "no article has an outlet; pattern='{outlet}/{}' (--pattern) takes the names of the folders for it: Post, Sun"
    >>> hint_of_names(["a.txt", "b.txt"]) is None
    True
    """
    paths = [PurePath(file) for file in files]
    named = [match[1] for path in paths if (match := _DATED.fullmatch(path.stem))]
    if len(named) > 1 and len(named) >= _SHARE * len(paths) and len(set(named)) < len(named):
        return (
            "no article has an outlet; the names of the files look like pattern='{date}_{outlet}_{title}' (--pattern), "
            f"with the outlets {_shown(named)}"
        )
    folders = [path.parent.name for path in paths]
    words = [folder for folder in folders if any(map(str.isalpha, folder))]
    if len(words) == len(paths) and 1 < len(set(words)) < len(words):
        return (
            "no article has an outlet; pattern='{outlet}/{}' (--pattern) takes the names of the folders for it: "
            f"{_shown(words)}"
        )
    return None


def _shown(names: Sequence[str]) -> str:
    most = [name for name, _ in Counter(names).most_common()]
    return ", ".join(sorted(most[:_SHOWN])) + (" …" if len(most) > _SHOWN else "")
