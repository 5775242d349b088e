"""What to say of a path that is not there: what it is written like, and which name comes nearest."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path

__all__ = ["not_found_message"]

_ADDRESS = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_NEAR = 0.6  # least likeness of a name that is offered
_PATTERN = re.compile(r"[*?\[]")


def not_found_message(path: str) -> str:
    """Why nothing is found at a path, and what to do.

    Parameters
    ----------
    path : str

    Returns
    -------
    str

    Examples
    --------
    >>> not_found_message("https://post.example/1")
    'https://post.example/1: nothing is downloaded; save the page, then read its file'
    >>> not_found_message("gone.csv").startswith("gone.csv: no such file or folder, and as a pattern it meets nothing")
    True
    """
    if _ADDRESS.match(path):
        return f"{path}: nothing is downloaded; save the page, then read its file"
    told = f"{path}: no such file or folder, and as a pattern it meets nothing"
    if _WINDOWS.match(path) and os.name != "nt":
        drive = f"/mnt/{path[0].lower()}/" if path[1] == ":" else ""
        where = f" (under Windows Subsystem for Linux, {drive}…)" if drive else ""
        return f"{told}. It is a path of Windows, and this is {os.uname().sysname}: give the path here{where}"
    if " " in path.strip() and not Path(path).suffix:
        told += "; if it is a text, put it into a list: read_articles([text])"
    near = _nearest(path.replace("\\", "/") if os.name != "nt" else path)
    return f"{told}{near}"


def _nearest(path: str) -> str:
    """What is there instead: the name that is most like the first part of a path that is missing."""
    whole = Path(path)
    missing = whole
    while not missing.parent.is_dir() and missing.parent != missing:
        missing = missing.parent
    folder = missing.parent
    try:
        names = sorted(item.name for item in folder.iterdir() if not item.name.startswith("."))
    except OSError:
        return ""
    if _PATTERN.search(missing.name):
        kinds = sorted({Path(name).suffix or "folders" for name in names})
        held = f"it holds {', '.join(kinds[:6])}" if kinds else "it is empty"
        return f". The folder is {folder.resolve()}, and {held}"
    lower = {name.lower(): name for name in names}
    near = get_close_matches(missing.name.lower(), lower, n=1, cutoff=_NEAR)
    if near:
        return f". Did you mean {(folder / lower[near[0]]).joinpath(*whole.relative_to(missing).parts)}?"
    if missing != whole:
        return f". {folder.resolve()} has no {missing.name}"
    return f". It is looked for in {folder.resolve()}"
