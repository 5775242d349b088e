"""Find the files that the package ships, in a checkout and installed."""

from __future__ import annotations

from pathlib import Path

__all__ = ["shipped"]

_HERE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Path of a shipped file or folder.

    Parameters
    ----------
    name : str
        Relative to the top of the project: ``"lexicons/cues.toml"``, ``"seeds"``.

    Returns
    -------
    pathlib.Path

    Raises
    ------
    FileNotFoundError
        If the package does not ship it.

    Examples
    --------
    >>> sorted(path.name[:3] for path in shipped("seeds").glob("*.txt"))
    ['000', '003']
    """
    for base in (_HERE / "_shipped", _HERE.parent):
        if (base / name).exists():
            return base / name
    raise FileNotFoundError(f"framing ships no {name!r}")
