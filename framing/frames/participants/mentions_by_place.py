"""Which actor stands at which place of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from framing.lexicons.words import word_table

__all__ = ["Mention", "Mentions"]

# Adjectives that do not begin as the name does, with the first words of the names.
_IRREGULAR = {word: tuple(names.split()) for word, names in word_table("frames.nouns.adjectives").items()}
_ENDINGS = ("i", "an", "ese", "ish", "ian", "ic", "ite")
_PLAIN = frozenset("the a an these those this that some of dozens hundreds thousands both all".split())


@dataclass(frozen=True)
class Mention:
    """What of a row of the table of mentions is needed here."""

    mention_id: str
    actor: str
    start: int
    end: int
    form: str
    head: str = ""
    bare: bool = False
    words: tuple[str, ...] = ()

    @property
    def local(self) -> bool:
        """Whether the actor is one that only the article knows, under a common noun."""
        return self.form == "nominal" and ":" in self.actor


class Mentions:
    """Mentions of one article by place.

    Parameters
    ----------
    rows : iterable of mapping
        Rows of the table of mentions; those without an actor are left out.

    Examples
    --------
    >>> row = {"mention_id": "a:m0001", "actor_id": "ARMY", "start": 4, "end": 12, "form": "nominal"}
    >>> Mentions([row]).at(5, 8).actor
    'ARMY'
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        found = []
        for row in rows:
            if isinstance(actor := row.get("actor_id"), str):
                place = int(row["start"]), int(row["end"])
                form, head = str(row.get("form")), str(row.get("head"))
                words = str(row.get("designator", "")).lower().split()
                bare = bool(words) and words[-1] == head and set(words[:-1]) <= _PLAIN
                found.append(Mention(str(row["mention_id"]), actor, *place, form, head, bare, tuple(words)))
        self.all = sorted(found, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self.all]
        self._longest = max((m.end - m.start for m in self.all), default=0)

    def by_id(self, mention_id: str | None) -> Mention | None:
        """The mention with this identity."""
        return self._by_id.get(mention_id) if mention_id is not None else None

    @cached_property
    def _by_id(self) -> dict[str, Mention]:
        return {mention.mention_id: mention for mention in self.all}

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that share a character with ``[start, end)``, in order."""
        out = []
        for k in range(bisect_right(self._starts, end - 1) - 1, -1, -1):
            mention = self.all[k]
            if mention.start + self._longest <= start:
                break
            if mention.end > start and mention.start < end:
                out.append(mention)
        return out[::-1]

    def at(self, start: int, end: int, shortest: bool = False) -> Mention | None:
        """The longest (or shortest) mention that holds ``[start, end)`` whole."""
        whole = [m for m in self.within(start, end) if m.start <= start and end <= m.end]
        sign = -1 if shortest else 1
        return self.settled(max(whole, key=lambda m: (sign * (m.end - m.start), -m.start), default=None))

    def people(self, adjective: str) -> Mention | None:
        """A mention of the country whose adjective this is (*Freedonian* of Freedonia), wherever it stands.

        Parameters
        ----------
        adjective : str
            Begins with a capital; of *Freedonian-led* the part before the hyphen.

        Returns
        -------
        Mention or None
        """
        word = adjective.split("-")[0].lower()
        if not adjective[:1].isupper() or not (word in _IRREGULAR or word.endswith(_ENDINGS)):
            return self._name(word) if "-" in adjective and adjective[:1].isupper() else None
        if word in _IRREGULAR:
            return next((found for name in _IRREGULAR[word] if (found := self._name(name))), None)
        stem = word
        for ending in sorted(_ENDINGS, key=len, reverse=True):
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                stem = word[: -len(ending)]
                break
        return self._name(stem, begins=True) if len(stem) >= 4 else None

    def _name(self, word: str, begins: bool = False) -> Mention | None:
        for mention in self.all:
            if mention.form == "name" and mention.words:
                first = mention.words[0]
                same = first.startswith(word) and len(first) - len(word) <= 3 if begins else first == word
                if same and len(mention.words) <= 2:
                    return mention
        return None

    def settled(self, mention: Mention | None) -> Mention | None:
        """The mention; where only the article knows its actor, the last one before it with the same head.

        The *fighters* are the *pro-government fighters* of the sentence before; other designations that have a word
        of their own (*attacking forces*) are left alone.
        """
        if mention is None or not mention.local or not mention.bare:
            return mention
        for other in reversed(self.all[: bisect_right(self._starts, mention.start - 1)]):
            if other.head == mention.head and not other.local and other.form == "nominal":
                return other
        return mention
