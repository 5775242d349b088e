"""What somebody gives to be read: paths, a table, records, or the texts themselves."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from framing.articles.addresses import is_address
from framing.articles.formats import is_article_file
from framing.tables import as_pandas, is_missing, is_table

__all__ = ["sort_input"]

_LONGEST = 255  # characters of a path
_WINDOWS = re.compile(r"[A-Za-z]:[\\\s]")


def sort_input(source: Any) -> tuple[str, Any]:
    """Which kind of input it is, and the input in a plain form.

    Parameters
    ----------
    source : object
        As given to :func:`framing.read_articles`.

    Returns
    -------
    kind : {"paths", "table", "records", "texts"}
    given : list or pandas.DataFrame

    Raises
    ------
    ValueError
        If one text is given in the place of a path, or a list holds both.
    TypeError
        If it is something else.

    Examples
    --------
    >>> sort_input(["He left.", "She stayed."])
    ('texts', ['He left.', 'She stayed.'])
    >>> sort_input("missing.txt")
    ('paths', ['missing.txt'])
    """
    if isinstance(source, os.PathLike):
        return "paths", [os.fspath(source)]
    if isinstance(source, str):
        if _WINDOWS.match(source) and not Path(source).exists():
            raise FileNotFoundError(
                f"{_cut(source)}: no such file or folder. Write a path of Windows so: r'C:\\news' or 'C:/news': "
                "else \\n and \\t in it are a line end and a tab"
            )
        if "\n" in source or len(source) > _LONGEST:
            raise ValueError(f"{_cut(source)} is no path but a text; put it into a list: read_articles([text])")
        return "paths", [source]
    if isinstance(source, (bytes, Mapping)) or not (hasattr(source, "__iter__") or is_table(source)):
        one = "a mapping: put it into a list, one mapping an article (of columns: pandas.DataFrame(…))"
        what = one if isinstance(source, Mapping) else "none"
        raise TypeError(
            f"read_articles takes a path, a table, a list of texts or of dict; {type(source).__name__} is {what}"
        )
    if is_table(source):
        return "table", as_pandas(source, "what read_articles is given")
    column = not isinstance(source, (list, tuple)) and hasattr(source, "dtype")
    how = next((name for name in ("to_list", "tolist") if column and hasattr(source, name)), None)
    if how is not None:
        items = getattr(source, how)()
    else:
        items = [item.as_py() if hasattr(item, "as_py") else item for item in source]
    if items and all(isinstance(item, Mapping) for item in items):
        return "records", items
    return _paths_or_texts(items, column or hasattr(source, "type"))


def _paths_or_texts(items: list[Any], column: bool) -> tuple[str, list[Any]]:
    """Of a column, only what ends like a file is a path; of a list, one word alone may be one as well."""
    words = [item for item in items if not is_missing(item)]
    odd = next((item for item in words if not isinstance(item, (str, os.PathLike))), None)
    if odd is not None:
        raise TypeError(
            f"read_articles takes a list of paths, of texts or of dict; this one holds {type(odd).__name__} "
            f"({_cut(odd)})"
        )
    there = [not isinstance(item, str) or _is_there(item) for item in words]
    paths = [known or _names_file(item, column) for item, known in zip(words, there)]
    if all(paths):
        return ("paths", [os.fspath(item) for item in words]) if words or not items else ("texts", items)
    if not any(paths):
        return "texts", items
    path, text = words[paths.index(True)], words[paths.index(False)]
    if not any(there) and column:  # a column of texts, one of which happens to end like a file
        return "texts", items
    raise ValueError(
        f"the list holds paths and texts: {_cut(path)} is the name of a file, {_cut(text)} is none. Give either; texts "
        "that look like names are safe in a data frame with a column text"
    )


def _names_file(text: Any, column: bool = False) -> bool:
    """Whether a string that is not there is meant as a path: it ends like a file that is read, or is one word."""
    if not isinstance(text, str):
        return True
    if "\n" in text or len(text) > _LONGEST:
        return False
    if text == "-" or is_article_file(Path(text)):
        return True
    return not column and len(text.split()) == 1


def _is_there(text: str) -> bool:
    if "\n" in text or "\0" in text or len(text) > _LONGEST:
        return False
    try:
        return text == "-" or is_address(text) or Path(text).exists() or bool(glob.glob(text, recursive=True))  # noqa: PTH207
    except (OSError, ValueError):
        return False


def _cut(value: Any) -> str:
    text = repr(str(value))
    return text if len(text) <= 50 else text[:47] + "…'"
