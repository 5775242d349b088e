"""Between patterns and plain terms: what other dictionary formats can say of a pattern, and back."""

from __future__ import annotations

import re
from itertools import islice

from framing.lexicons.patterns.pattern import Alt, Node, Opt, Seq
from framing.text import tokenize

__all__ = ["Inexpressible", "expand", "pattern_of"]

_LIMIT = 400
_SPECIAL = re.compile(r"[()|<>~?\[\]{}]")


class Inexpressible(ValueError):
    """A pattern that plain terms cannot stand for; the message says why."""


def pattern_of(term: str) -> str:
    """The pattern that finds a plain term of another format; ``*`` stays a wildcard at the end of a word.

    Parameters
    ----------
    term : str

    Returns
    -------
    str

    Raises
    ------
    Inexpressible
        If the term has no word, or signs that the pattern language uses.

    Examples
    --------
    >>> pattern_of("  cease_fire  talk* "), pattern_of("and/or"), pattern_of("don't")
    ('cease fire talk*', 'and / or', "don't")
    """
    plain = " ".join(term.replace("_", " ").split())
    if _SPECIAL.search(plain):
        raise Inexpressible(f"the term {term!r} has signs that patterns use ({_SPECIAL.search(plain).group()})")  # type: ignore[union-attr]
    words = plain.split()
    if not words or not any(c.isalnum() for c in plain):
        raise Inexpressible(f"the term {term!r} has no word")
    for word in words:
        if "*" in word.strip("*") or not word.strip("*"):
            raise Inexpressible(f"the term {term!r} has a star inside a word, or alone")
    return " ".join(_as_read(word) for word in words)


def _as_read(word: str) -> str:
    """A word parted as texts are parted into words (*100 %*), so that it can be found there."""
    if word.startswith("="):
        return "=" + word
    parts = tokenize(word).words
    clitic = len(parts) == 2 and (parts[1].startswith("'") or parts[1].lower() == "n't")
    return word if "*" in word or clitic else " ".join(parts)


def expand(node: Node) -> list[str]:
    """Every sequence of words that a pattern stands for, inflections left out.

    Parameters
    ----------
    node : Node

    Returns
    -------
    list of str

    Raises
    ------
    Inexpressible
        If the pattern has gaps, word classes or parts of speech, or stands for too many terms.

    Examples
    --------
    >>> from framing.lexicons.patterns.pattern import parse_pattern
    >>> expand(parse_pattern("(peace|truce) talk very?"))
    ['peace talk very', 'peace talk', 'truce talk very', 'truce talk']
    """
    terms = list(islice(dict.fromkeys(" ".join(words) for words in _sequences(node)), _LIMIT + 1))
    if len(terms) > _LIMIT:
        raise Inexpressible(f"the pattern stands for more than {_LIMIT} terms")
    return terms


def _sequences(node: Node) -> list[list[str]]:
    if isinstance(node, Opt):
        return [*_sequences(node.part), []]
    if isinstance(node, Alt):
        return [words for part in node.parts for words in _sequences(part)]
    if isinstance(node, Seq):
        out: list[list[str]] = [[]]
        for part in node.parts:
            tails = _sequences(part)
            if len(out) * len(tails) > 4 * _LIMIT:
                raise Inexpressible(f"the pattern stands for more than {_LIMIT} terms")
            out = [head + tail for head in out for tail in tails]
        return out
    if node.kind in ("any", "class"):
        raise Inexpressible("the pattern has a gap or a class of words")
    return [[node.value]]
