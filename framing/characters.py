"""Characters that cannot be stored: no file or terminal takes half of a surrogate pair, few take NUL, XML yet less."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["NOT_XML", "for_xml", "holds_unstorable", "spaced", "storable"]

#: A character that no file of XML 1.0 may hold, in whatever way it is written.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_IDENTITY = re.compile(r"[^\W_]+(?:_[^\W_]+)+")
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


def for_xml(text: str) -> str:
    """Replace each character that XML cannot hold by U+FFFD; all offsets stay.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> for_xml("a\\x0b\\tb") == "a\\ufffd\\tb"
    True
    """
    return NOT_XML.sub("\ufffd", text)


def spaced(name: str) -> str:
    """An identifier with spaces for its underscores; any other text stays as it is.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> spaced("label_delegitimising"), spaced("a man_on_the street")
    ('label delegitimising', 'a man_on_the street')
    """
    return name.replace("_", " ") if _IDENTITY.fullmatch(name) else name


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
    if not isinstance(value, str) or "\0" in value:
        return isinstance(value, str)
    try:
        value.encode()  # a third of the time of looking for half a pair, and all texts of all tables come through here
    except UnicodeEncodeError:
        return True
    return False
