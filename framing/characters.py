"""Characters that cannot be stored: no file, table or terminal takes half of a surrogate pair, and few take NUL."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["holds_unstorable", "storable"]

_UNSTORABLE = re.compile("[\ud800-\udfff\0]")


def storable(text: str) -> str:
    """Replace each character that cannot be stored by U+FFFD; all offsets stay.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The same object where nothing is wrong with it.

    Examples
    --------
    >>> storable("a\\ud83d b") == "a\\ufffd b"
    True
    """
    return _UNSTORABLE.sub("\ufffd", text) if _UNSTORABLE.search(text) else text


def holds_unstorable(value: Any) -> bool:
    """Whether a value is a text with a character that cannot be stored.

    Parameters
    ----------
    value : object

    Returns
    -------
    bool

    Examples
    --------
    >>> holds_unstorable("a\\0"), holds_unstorable("a"), holds_unstorable(3)
    (True, False, False)
    """
    return isinstance(value, str) and _UNSTORABLE.search(value) is not None
