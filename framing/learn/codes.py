"""When two codes are the same: spellings that no coder tells apart, and those that a person must look at."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable
from numbers import Number
from typing import Any

from framing.tables import is_missing

__all__ = ["CodeWarning", "one_spelling", "same_codes"]

_WHOLE = re.compile(r"([+-]?\d+)\.0+$")


class CodeWarning(UserWarning):
    """Two codes differ so little that they may be one.

    Examples
    --------
    >>> import warnings
    >>> from framing.validity import CodeWarning, agreement
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("error", CodeWarning)
    ...     _ = agreement([["war", "peace", "war"], ["War", "peace", "war"]])
    Traceback (most recent call last):
        ...
    framing.learn.codes.CodeWarning: the codes 'war' and 'War' are taken for two; if they are one, ...
    """


def one_spelling(value: Any) -> Any:
    """The code as it is compared: without space around it, composed characters, a whole number without ``.0``.

    Parameters
    ----------
    value : object
        Anything; what is neither text nor number stays.

    Returns
    -------
    object
        None for what is missing or empty. Numbers become text, since a file knows no other.

    Examples
    --------
    >>> one_spelling(" war "), one_spelling("1.0"), one_spelling(1.0), one_spelling(1), one_spelling(" ")
    ('war', '1', '1', '1', None)
    """
    value = _plain(value)
    if is_missing(value):
        return None
    if isinstance(value, Number) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return value
    text = " ".join(unicodedata.normalize("NFC", value).split())
    whole = _WHOLE.match(text)
    return (whole.group(1) if whole else text) or None


def same_codes(values: Iterable[Any]) -> dict[Any, Any]:
    """Which spelling stands for each code: a number where there is one, else the text without space around it.

    Parameters
    ----------
    values : iterable
        Codes as they were given, missing ones left out.

    Returns
    -------
    dict
        The code as it is compared (:func:`one_spelling`) to the code that stands for it.

    Warns
    -----
    CodeWarning
        If two codes differ in capitals, hyphens, points, spaces or leading zeros only. They stay two.

    Examples
    --------
    >>> same_codes([1, "1.0", "war ", "war"])
    {'1': 1, 'war': 'war'}
    """
    out: dict[Any, Any] = {}
    for value in values:
        key = one_spelling(value)
        if key is None:
            continue
        plain = _plain(value)
        if isinstance(plain, float) and plain.is_integer():
            plain = int(plain)
        number = isinstance(plain, Number)
        if key not in out or (number and isinstance(out[key], str)):
            out[key] = plain if number or not isinstance(plain, str) else key
    seen: dict[str, str] = {}
    for key in out:
        if not isinstance(key, str):
            continue
        near = re.sub(r"[\W_]+", "", key.casefold()).lstrip("0") or key
        other = seen.setdefault(near, key)
        if other != key and not _numbers(key, other):
            warnings.warn(
                f"the codes {other!r} and {key!r} are taken for two; if they are one, write them alike: "
                f"codes.replace({key!r}, {other!r})",
                CodeWarning,
                stacklevel=2,
            )
    return out


def _plain(value: Any) -> Any:
    """A number of NumPy as Python's own."""
    return value.item() if hasattr(value, "item") and not hasattr(value, "__len__") else value


def _numbers(one: str, other: str) -> bool:
    """Whether both are numbers of different value, such as -1 and 1, or 2.1 and 21."""
    try:
        return float(one) != float(other)
    except ValueError:
        return False
