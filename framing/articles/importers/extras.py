"""Packages of the extra ``import``: asked for where a file needs one."""

from __future__ import annotations

import importlib
from typing import Any

from framing.articles.record import Unusable

__all__ = ["extra"]


def extra(module: str, what: str) -> Any:
    """Import a package that not every installation has.

    Parameters
    ----------
    module : str
    what : str
        What it reads.

    Returns
    -------
    module

    Raises
    ------
    Unusable
        If it is not installed, with the command that installs it.

    Examples
    --------
    >>> extra("framing_of_tomorrow", "dreams")
    Traceback (most recent call last):
    framing.articles.record.Unusable: reading dreams needs a package that is not there: pip install "framing[import]"
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise Unusable(f'reading {what} needs a package that is not there: pip install "framing[import]"') from error
