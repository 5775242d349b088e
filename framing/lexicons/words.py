"""Lists of words that the rooms read: ``lexicons/words/*.toml``, which a researcher can open and mend."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from framing.shipped import shipped

__all__ = ["alike", "word_table", "words"]


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(shipped(f"lexicons/words/{name}.toml").read_text(encoding="utf-8"))


def _entry(name: str) -> Any:
    file, _, key = name.partition(".")
    value: Any = _file(file)
    for part in key.split(".") if key else ():
        if part not in value:
            raise KeyError(f"lexicons/words/{file}.toml has no list {key!r}")
        value = value[part]
    return value


@cache
def words(name: str) -> frozenset[str]:
    """One list of words.

    Parameters
    ----------
    name : str
        File and key: ``"actors.honorifics"`` is the key ``honorifics`` of ``lexicons/words/actors.toml``. A list is
        written as an array of strings, or as one string with blanks between the words.

    Returns
    -------
    frozenset of str

    Raises
    ------
    KeyError
        If the file has no such list.
    FileNotFoundError
        If there is no such file.

    Examples
    --------
    >>> "not" in words("grammar.negations")
    True
    """
    value = _entry(name)
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def word_table(name: str) -> dict[str, Any]:
    """One table of a file of words, as :func:`words` names it: keys with lists, numbers or strings.

    Parameters
    ----------
    name : str

    Returns
    -------
    dict
        As written in the file; treat it as read only.
    """
    return dict(_entry(name))


@cache
def alike(name: str) -> dict[str, frozenset[str]]:
    """One list of groups of words, as each word with all those that stand in a group with it.

    Parameters
    ----------
    name : str
        A list of strings, a group of words each.

    Returns
    -------
    dict of str to frozenset of str

    Examples
    --------
    >>> sorted(alike("actors.callings.synonyms")["poll"])
    ['poll', 'survey']
    """
    groups = [frozenset(group.split()) for group in words(name)]
    every = frozenset[str]().union(*groups)
    return {word: frozenset[str]().union(*(group for group in groups if word in group)) for word in every}
