"""Characters that cannot be stored or shown: half of a surrogate pair, NUL, and what steers a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

__all__ = ["can_be_seen", "holds_unstorable", "printable", "spaced", "storable", "xml_text"]

_IDENTITY = re.compile(r"[^\W_]+(?:_[^\W_]+)+")
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
#: What moves the cursor, colours, rings, turns the direction of writing or hides: all but line end and tab. Marks that
#: only part or join letters (as Arabic and Persian need them) and those of one direction stay.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


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


def xml_text(text: str) -> str:
    """Replace each character that XML cannot hold by U+FFFD; all offsets stay.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> xml_text("a\\x0bb") == "a\\ufffdb"
    True
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def printable(text: str, line: bool = False) -> str:
    """A text that steers no terminal: each character that would is written as its number, like ``\\u001b``.

    Line ends of any kind become ``\\n``.

    Parameters
    ----------
    text : str
    line : bool
        All on one line: line ends and tabs are written as their numbers, too.

    Returns
    -------
    str
        The same object where there is nothing to write otherwise.

    Examples
    --------
    >>> print(printable("[bold]ministry \\x1b[31mred"))
    [bold]ministry \\u001b[31mred
    >>> print(printable("one\\ntwo", line=True))
    one\\u000atwo
    """
    if "\r" in text and not line:
        text = _LINE_END.sub("\n", text)
    if _STEERING.search(text):
        text = _STEERING.sub(_number, text)
    return re.sub(r"[\n\t]", _number, text) if line and ("\n" in text or "\t" in text) else text


def _number(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


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


def can_be_seen(text: str) -> bool:
    """Whether a text has a character that leaves ink on a page.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
        False for blanks, for what only joins or parts letters, and for what steers the direction of writing.

    Examples
    --------
    >>> can_be_seen("The Post"), can_be_seen("\\u200b \\u202e")
    (True, False)
    """
    return any(unicodedata.category(letter)[0] not in "CZ" for letter in text)


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
