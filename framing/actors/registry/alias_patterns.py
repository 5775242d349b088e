"""Aliases written short: ``{Russian,Russia's} <ministry>`` stands for every combination."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product

__all__ = ["MOST", "expand"]

#: More expansions than this are a slip of the pen.
MOST = 5_000

_PART = re.compile(r"\{([^{}]*)\}|<([^<>]*)>")


def expand(pattern: str, words: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """All strings that a pattern stands for.

    Parameters
    ----------
    pattern : str
        ``{a,b}`` is one of the alternatives (an empty one may be left out), ``<name>`` one of a list of words.
    words : mapping of str to sequence of str, optional
        The lists of words by name.

    Returns
    -------
    list of str
        Without repetitions, single spaces between words.

    Raises
    ------
    ValueError
        If a list is unknown, a bracket stands alone, or there are more than ``MOST`` combinations.

    Examples
    --------
    >>> expand("{the ,}<side> {army,forces}", {"side": ["rebel"]})
    ['the rebel army', 'the rebel forces', 'rebel army', 'rebel forces']
    """
    choices: list[Sequence[str]] = []
    last = 0
    for match in _PART.finditer(pattern):
        choices.append([pattern[last : match.start()]])
        if match[1] is not None:
            choices.append(match[1].split(","))
        else:
            if not words or match[2] not in words:
                known = ", ".join(sorted(words or {})) or "none"
                raise ValueError(f"there is no list of words {match[2]!r}; under [words] there are: {known}")
            choices.append(words[match[2]])
        last = match.end()
    choices.append([pattern[last:]])
    rest = "".join(part[0] for part in choices[::2])
    if any(mark in rest for mark in "{}<>"):
        raise ValueError(f"a bracket stands alone in {pattern!r}; write {{a,b}} or <list>")
    size = 1
    for part in choices:
        size *= len(part)
    if size > MOST:
        raise ValueError(f"{pattern!r} stands for {size} aliases, more than {MOST}; write it as several shorter ones")
    found = dict.fromkeys(" ".join("".join(parts).split()) for parts in product(*choices))
    found.pop("", None)
    return list(found)
