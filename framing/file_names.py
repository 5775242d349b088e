"""Names of files that are made from data: whatever an article or an event is called, its file lies in its folder."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import unquote_to_bytes

__all__ = ["file_name", "relative_name", "text_of_relative_name"]

_LONGEST = 200  # bytes; a file system takes 255, and a suffix has to fit too
_PLAIN = re.compile(r"[^\w.\- ]|^[.\- ]|[. ]$")
#: What no file name may hold on some system; a percent sign that would be read back as something else.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\ud800-\udfff\u2028-\u202e]|%(?=[0-9A-Fa-f]{2})|^\s|[\s.]$')


def file_name(text: str) -> str:
    """A name of a file for a text: letters, digits, space, point, hyphen and underscore of it, and short.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The text itself where it can be one; else with hyphens, and the begin of its hash, so that no two texts share
        a file where capitals count.

    Examples
    --------
    >>> file_name("peace talks"), file_name("../etc/passwd")
    ('peace talks', 'etc-passwd-7fef78')
    """
    plain = re.sub(r"-{2,}", "-", _PLAIN.sub("-", text)).strip("-. ")
    short = plain.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").rstrip("-. ")
    if short == text and text:
        return text
    return f"{short}-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}".lstrip("-")


def relative_name(text: str) -> str:
    """A relative path for an identifier that may hold slashes; it leads nowhere but below its folder.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        What no path may hold is written as in addresses (``%2E%2E``), so that :func:`text_of_relative_name` leads back.

    Raises
    ------
    ValueError
        If a part of it is too long to be a name.

    Examples
    --------
    >>> relative_name("2018/a1"), relative_name("../a"), relative_name("/etc/a")
    ('2018/a1', '%2E%2E/a', '%/etc/a')
    """
    parts = [_part(part) for part in text.split("/")]
    long = next((part for part in parts if len(part.encode("utf-8")) > _LONGEST), None)
    if long is not None:
        raise ValueError(f"{long[:40]!r}… is too long to be the name of a file: give the article a shorter id")
    return "/".join(parts)


def _part(part: str) -> str:
    if part in ("", ".", ".."):
        return "%2E" * len(part) or "%"
    if part == "%":
        return "%25"
    return _UNSAFE.sub(lambda found: "".join(f"%{b:02X}" for b in found.group().encode("utf-8", "surrogatepass")), part)


def text_of_relative_name(name: str) -> str:
    """The identifier that :func:`relative_name` was given; a name that it did not make stays as it is.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> text_of_relative_name("%2E%2E/a"), text_of_relative_name("100%20pages")
    ('../a', '100%20pages')
    """
    try:
        text = "/".join(
            "" if part == "%" else unquote_to_bytes(part).decode("utf-8", "surrogatepass") for part in name.split("/")
        )
        return text if relative_name(text) == name else name
    except ValueError:  # not UTF-8, or too long to have been made here
        return name
