"""Whom a noun stands for: its own mention, or that of somebody in its phrase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from framing.frames.participants.mentions_by_place import Mention, Mentions
from framing.lexicons.words import words
from framing.text.grammar.tree import NOUNS, Tree

__all__ = ["NounActors"]

_PARTITIVES = words("frames.nouns.partitives")
_RELATIONAL = words("frames.nouns.relational")
_DEEPEST = 4


class NounActors:
    """Actors of the nouns of one article.

    Parameters
    ----------
    tree : Tree
    starts, ends : sequence of int
        Offsets of the tokens.
    mentions : Mentions

    Examples
    --------
    >>> from framing.text import Document
    >>> document = Document("Dozens of Ruritania's soldiers left.")
    >>> row = {"mention_id": "a:m0001", "actor_id": "RUR", "start": 10, "end": 19, "form": "name"}
    >>> starts, ends = document.tokens.start.tolist(), document.tokens.end.tolist()
    >>> actors = NounActors(document.tree, starts, ends, Mentions([row]))
    >>> actors.of(document.tokens.words.index("soldiers")).actor
    'RUR'
    """

    def __init__(self, tree: Tree, starts: Sequence[int], ends: Sequence[int], mentions: Mentions) -> None:
        self.tree, self.starts, self.ends, self.mentions = tree, starts, ends, mentions

    def of(self, noun: int, depth: int = 0) -> Mention | None:
        """Whom a noun stands for.

        Parameters
        ----------
        noun : int
            Place of the head of a noun phrase; -1 has no actor.
        depth : int
            Nouns that were asked on the way here.

        Returns
        -------
        Mention or None
            Its own mention; else that of what it is a part of (*dozens of critics*), of its apposition, of its
            possessor, or of the people whose adjective stands before it.
        """
        if noun < 0 or depth > _DEEPEST:
            return None
        own = self.at(noun)
        if own is not None:
            return own
        return (
            self._whole(noun, depth) or self._beside(noun) or self.owner(noun, depth) or self.before(noun, names=False)
        )

    def at(self, token: int) -> Mention | None:
        """The mention whose head is a token; else the longest that holds it."""
        start, end = self.starts[token], self.ends[token]
        longest = self.mentions.at(start, end)
        if longest is None or self._head(longest) == token:
            return longest
        shortest = self.mentions.at(start, end, shortest=True)
        return shortest if shortest is not None and self._head(shortest) == token else longest

    def _head(self, mention: Mention) -> int:
        first, after = bisect_right(self.ends, mention.start), bisect_left(self.starts, mention.end)
        return self.tree.head_of(first, after) if first < after else -1

    def owner(self, noun: int, depth: int = 0) -> Mention | None:
        """Whose the thing is that a noun names; nobody's where the noun names others by what they are to him."""
        if self.tree.lemmas[noun] in _RELATIONAL:
            return None
        return self.of(self.tree.possessor(noun), depth + 1)

    def before(self, noun: int, names: bool = True) -> Mention | None:
        """Actor named before the noun in its phrase: *Freedonian troops*, and with `names` also *White House aides*."""
        tree = self.tree
        if tree.lemmas[noun] in _RELATIONAL:
            return None
        for k in tree.children(noun, "amod", "compound"):
            if k > noun:
                continue
            if names and tree.tags[k] in NOUNS and (found := self.at(k)) is not None:
                return found
            if tree.words[k][:1].isupper() and (found := self.mentions.people(tree.words[k])) is not None:
                return found
        return None

    def _whole(self, noun: int, depth: int) -> Mention | None:
        tree = self.tree
        if tree.lemmas[noun] not in _PARTITIVES and tree.tags[noun] not in ("CD", "DT", "JJ"):
            return None
        inner = tree.behind(noun, "of", "from", "among")
        return self.of(inner[0], depth + 1) if inner else None

    def _beside(self, noun: int) -> Mention | None:
        beside = (self.at(k) for k in self.tree.appositions(noun) if k >= 0)
        return next((mention for mention in beside if mention is not None), None)
