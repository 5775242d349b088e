"""Ids and readable names of the entities of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import Page
from framing.actors.link.actor_kind import kind_of
from framing.actors.link.entity import Entity
from framing.actors.registry.registry import Registry
from framing.actors.words.name_forms import slug

__all__ = ["Identities"]

_AGAINST = frozenset(
    "rebel opposition insurgent separatist dissident exiled anti-government anti-regime guerrilla resistance".split()
)
_OFFICIALS = frozenset(["official", "diplomat", "source", "officer", "commander"])


class Identities:
    """Actor ids of the entities of one article.

    An actor of the registry has the registry's id. A name has an id made of its longest form, the same in every
    article. Whoever has no name has an id of the article (``{article_id}:official-2``).

    Parameters
    ----------
    article_id : str
    entities : sequence of Entity
    registry : Registry
    page : Page
    """

    def __init__(self, article_id: str, entities: Sequence[Entity], registry: Registry, page: Page) -> None:
        self._entities = entities
        self._article = article_id
        self._registry = registry
        self._page = page
        self._ids: dict[int, str] = {}
        self._individuals: dict[int, str] = {}
        self._used: set[str] = set()
        self._counts: dict[str, int] = {}
        self._adjectives: dict[tuple[int, int], str | None] = {}
        self.known: dict[str, tuple[str, str]] = {}

    def of(self, entity: Entity) -> str:
        """Actor id of an entity; of several that of the first."""
        found = self._ids.get(entity.number)
        if found is None:
            several = [self._entities[k] for k in entity.members if k != entity.number]
            found = self.of(several[0]) if several else self._make(entity)
            self._ids[entity.number] = found
        return found

    def affiliation(self, entity: Entity) -> str | None:
        """Id of the actor that an entity belongs to, where the text says."""
        if entity.owner is not None and entity.owner is not entity and entity.owner.kind not in ("document",):
            return self.of(entity.owner)
        own = self._by_adjective(entity)
        if own is not None or not entity.roles & _OFFICIALS or (entity.plural is False and entity.named):
            return own
        # Unnamed officials: those of whom the article spoke before.
        for place, other, own in reversed(self._officials):
            if place < entity.number and entity.roles & other.roles & _OFFICIALS:
                return own
        return None

    @cached_property
    def _officials(self) -> list[tuple[int, Entity, str]]:
        """Unnamed officials of whom the article says whose they are, with their places among the entities."""
        unnamed = ((n, e) for n, e in enumerate(self._entities) if e.roles & _OFFICIALS and not e.named)
        return [(n, entity, own) for n, entity in unnamed if (own := self._by_adjective(entity)) is not None]

    def _by_adjective(self, entity: Entity) -> str | None:
        known = entity.number, len(entity.mentions)  # each of its quotes asks; it may have many mentions, and get more
        if known not in self._adjectives:
            self._adjectives[known] = self._adjective(entity)
        return self._adjectives[known]

    def _adjective(self, entity: Entity) -> str | None:
        for mention in entity.mentions:
            if not _AGAINST.isdisjoint(mention.words):
                continue  # Syrian rebel leaders are not of the state
            for word in mention.words:
                actor = self._registry.adjectives.get(word.lower())
                if actor is not None:
                    return actor
        return None

    def entity_id(self, entity: Entity) -> str:
        """Name of the individual in the article, also where the actor is a class; several are joined by +."""
        found = self._individuals.get(entity.number)
        if found is None:
            numbers = sorted(entity.members) or (entity.number,)
            found = "+".join(f"{self._article}:e{number + 1:03d}" for number in numbers)
            self._individuals[entity.number] = found
        return found

    def unknown(self, mention: Mention) -> str:
        """Id of a source that could not be resolved."""
        own = self._numbered("unknown")
        self.known[own] = (self._page.text_of(mention), "anonymous")
        return own

    def _numbered(self, head: str) -> str:
        self._counts[head] = nth = self._counts.get(head, 0) + 1
        return f"{self._article}:{head}-{nth}"

    def _make(self, entity: Entity) -> str:
        actor = self._registry.get(entity.actor)
        if actor is not None:
            self.known[actor.id] = (actor.name, actor.kind)
            return actor.id
        if not entity.named or not entity.names:
            return self._unnamed(entity)
        words = max(entity.names, key=len)  # the first of them
        name = " ".join(words)
        base = slug(name) or "ACTOR"
        own, nth = base, 1
        while own in self._used or own in self._registry:
            nth += 1
            own = f"{base}_{nth}"
        self._used.add(own)
        self.known[own] = (name, kind_of(entity, self._registry))
        return own

    def _unnamed(self, entity: Entity) -> str:
        nominal = next((m for m in entity.mentions if m.form == "nominal"), entity.mentions[0])
        affiliation = self.affiliation(entity)
        if affiliation is not None and affiliation in self._registry:
            named = self._registry.classes.get((affiliation, nominal.lemma))
            if named is not None:
                self.known[named] = (self._registry[named].name, "anonymous")
                return named
            if nominal.lemma in ("official", "spokesman", "spokeswoman", "spokesperson", "representative", "force"):
                actor = self._registry[affiliation]
                if not (actor.kind == "government" and actor.parent is None and actor.adjectives):
                    self.known[actor.id] = (actor.name, actor.kind)
                    return actor.id
        head = nominal.lemma if nominal.form == "nominal" else min(entity.roles, default="unknown")
        own = self._numbered(re.sub(r"\W+", "-", head).strip("-") or "actor")
        self.known[own] = (self._page.text_of(nominal), kind_of(entity, self._registry))
        return own
