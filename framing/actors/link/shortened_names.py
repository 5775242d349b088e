"""Bodies by what a later mention leaves of their names: *the Post*, *the Security Council*."""

from __future__ import annotations

from bisect import bisect_left

from framing.actors.link.entity import Entity

__all__ = ["ShortenedNames"]

_BODIES = ("body", "media")


class ShortenedNames:
    """Entities by the nouns that they are called by and by the last words of their names.

    Looked up, not searched for among all: an entity may be asked for at every name of a long text.
    """

    def __init__(self) -> None:
        self._entities: dict[int, Entity] = {}
        self._by_role: dict[tuple[str, ...], list[int]] = {}
        self._by_name: dict[tuple[str, ...], list[int]] = {}
        self._by_ending: dict[tuple[str, ...], list[int]] = {}

    def learn_role(self, entity: Entity, role: str) -> None:
        """An entity is called by a noun."""
        self._put(self._by_role, (role,), entity)

    def learn_name(self, entity: Entity, words: tuple[str, ...]) -> None:
        """An entity is called by a name."""
        if len(words) > 1:
            self._put(self._by_name, words, entity)
        for first in range(len(words) - 1):
            self._put(self._by_ending, words[first:], entity)

    def _put(self, index: dict[tuple[str, ...], list[int]], words: tuple[str, ...], entity: Entity) -> None:
        self._entities[entity.number] = entity
        held = index.setdefault(words, [])
        place = bisect_left(held, entity.number)
        if held[place : place + 1] != [entity.number]:
            held.insert(place, entity.number)

    def with_noun(self, lemma: str) -> Entity | None:
        """The Post: the body named last whose name ends so."""
        return self._last(self._by_role.get((lemma,), []))

    def with_last_words(self, words: tuple[str, ...]) -> Entity | None:
        """The Security Council, of the United Nations Security Council; or the other way round."""
        longer = self._by_ending.get(words, []) if len(words) > 1 else []
        shorter = [self._by_name.get(words[first:], []) for first in range(len(words) - 1)]
        found = [entity for held in (longer, *shorter) if (entity := self._last(held)) is not None]
        return max(found, key=lambda entity: entity.number, default=None)

    def _last(self, numbers: list[int]) -> Entity | None:
        for number in reversed(numbers):
            entity = self._entities[number]
            if entity.named and entity.kind in _BODIES and entity.mentions:
                return entity
        return None
