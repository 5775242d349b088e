"""Names of a registry found in the tokens of a text, the longest first, by a trie of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from framing.text import tokenize

__all__ = ["Alias", "AliasMatcher", "Match"]

# Names that white space alone cuts into tokens: no abbreviation, no clitic.
_PLAIN = re.compile(r"(?:[^\W\d_]{2,}(?:-[^\W\d_]+)*(?: |\Z))+")
_END = ""  # no token is empty: the key under which a node keeps the aliases that end there


@dataclass(frozen=True)
class Alias:
    """One name, cut into tokens, and when it holds.

    Attributes
    ----------
    words : tuple of str
        What is a capital in the name must be one in the text; small letters match any case.
    context : frozenset of str
        Lower-case words of which the article must hold one; empty: none is needed.
    not_before, not_after : frozenset of str
        Lower-case words that must not follow, or not precede.
    metonym : bool
        A place or building that stands for the actor (*the Kremlin*); not when it is only where something happens.
    own : bool
        The actor's own name, which holds at any time.

    Examples
    --------
    >>> from framing.actors import Alias
    >>> Alias.of("IS", context=["militants", "caliphate"]).words
    ('IS',)
    """

    words: tuple[str, ...]
    context: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    metonym: bool = False
    own: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        context: Iterable[str] = (),
        not_before: Iterable[str] = (),
        not_after: Iterable[str] = (),
        metonym: bool = False,
        own: bool = False,
    ) -> Alias:
        """Alias from its text.

        Examples
        --------
        >>> Alias.of("Moscow's army").words
        ('Moscow', "'s", 'army')
        """
        words = _cut(text.replace("’", "'"))
        if not (context or not_before or not_after):
            return cls(words, metonym=metonym, own=own)
        present, following, preceding = (
            frozenset(word.lower() for word in part) for part in (context, not_before, not_after)
        )
        return cls(words, present, following, preceding, metonym, own)


def _cut(text: str) -> tuple[str, ...]:
    if _PLAIN.fullmatch(text):
        return tuple(text.split())
    owner, mark, rest = text.partition("'s ")
    if mark and _PLAIN.fullmatch(owner) and _PLAIN.fullmatch(rest):
        return (*owner.split(), "'s", *rest.split())
    return tuple(tokenize(text).words)


#: First token, token after the last, actor id, alias.
Match = tuple[int, int, str, Alias]


class AliasMatcher:
    """Finds aliases in tokens.

    Parameters
    ----------
    aliases : iterable of (Alias, str)
        Each with the id of its actor. Where two actors share a name, the one whose condition holds is taken, the
        later one where both do.

    Examples
    --------
    >>> matcher = AliasMatcher([(Alias.of("Islamic State"), "IS"), (Alias.of("IS", context=["militants"]), "IS")])
    >>> [(first, last) for first, last, _, _ in matcher.find("IS militants : the ISLAMIC STATE is back".split())]
    [(0, 1), (4, 6)]
    """

    def __init__(self, aliases: Iterable[tuple[Alias, str]]) -> None:
        self._root: dict[str, Any] = {}
        for alias, actor_id in aliases:
            node = self._root
            for word in alias.words:
                node = node.setdefault(word.lower(), {})
            node.setdefault(_END, []).append((alias, actor_id))

    def find(
        self,
        words: Sequence[str],
        lower: Sequence[str] | None = None,
        begin: int = 0,
        end: int | None = None,
        out_of_date: frozenset[str] = frozenset(),
    ) -> list[Match]:
        """Matches from left to right; they never overlap.

        Parameters
        ----------
        words : sequence of str
            Tokens of an article.
        lower : sequence of str, optional
            The same in lower case with straight apostrophes, when at hand.
        begin, end : int, optional
            Look only between these tokens; conditions still hold of the whole article.
        out_of_date : frozenset of str
            Actors of whom only the own name is taken.

        Returns
        -------
        list of (first, last, actor_id, alias)
        """
        if lower is None:
            lower = [word.lower().replace("’", "'") for word in words]
        present: set[str] = set()
        out: list[Match] = []
        root, at = self._root, begin
        n = len(words) if end is None else end
        while at < n:
            node = root.get(lower[at])
            if node is None:
                at += 1
                continue
            best: Match | None = None
            stop = at + 1
            while True:
                if _END in node:
                    if not present:
                        present = set(lower)
                    for alias, actor_id in reversed(node[_END]):
                        if actor_id in out_of_date and not alias.own:
                            continue
                        if self._holds(alias, words, lower, at, stop, present):
                            best = (at, stop, actor_id, alias)
                            break
                node = node.get(lower[stop]) if stop < n else None
                if node is None:
                    break
                stop += 1
            if best is None:
                at += 1
            else:
                out.append(best)
                at = best[1]
        return out

    @staticmethod
    def _holds(
        alias: Alias, words: Sequence[str], lower: Sequence[str], first: int, last: int, present: set[str]
    ) -> bool:
        for own, word in zip(alias.words, words[first:last]):
            if own != word and any(x != y for x, y in zip(own, word) if x.isupper()):
                return False
        if alias.not_before and last < len(lower) and lower[last] in alias.not_before:
            return False
        if alias.not_after and first and lower[first - 1] in alias.not_after:
            return False
        return not alias.context or not alias.context.isdisjoint(present)
