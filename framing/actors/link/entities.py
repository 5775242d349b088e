"""The entities of one article: mentions that name the same one, held together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.link.entity import Entity
from framing.actors.link.shortened_names import ShortenedNames
from framing.actors.registry.registry import Actor, Registry
from framing.actors.words.name_forms import bare_surname, name_key, names_agree, person_name, single_letters, suffix_of
from framing.actors.words.nouns import noun

__all__ = ["Entities"]

#: Least letters of a surname that may be misspelled.
_LONG = 6
#: Entities from which on those that were mentioned long ago are out of mind; what articles have at most is told by
#: `benchmarks/growth.py --articles`.
_IN_MIND = 1_000
#: Bearers of a surname, and names of one of them, those met last, among which a name is looked for: no article has as
#: many.
_NAMESAKES = 100


class Entities:
    """Entities of an article and what finds them by name.

    Parameters
    ----------
    registry : Registry
    title : int
        Number of tokens of headline and deck.

    Attributes
    ----------
    all : list of Entity
    """

    def __init__(self, registry: Registry, title: int = 0) -> None:
        self.registry = registry
        self.title = title
        self.all: list[Entity] = []
        self._by_latest: dict[int, Entity] = {}
        self._by_actor: dict[str, Entity] = {}
        self._by_name: dict[str, Entity] = {}
        self._by_surname: dict[str, dict[Entity, None]] = {}
        self._doubled: dict[str, set[str]] = {}
        self._by_acronym: dict[str, Entity] = {}
        self._special: dict[str, Entity] = {}
        self._shortened = ShortenedNames()
        self._owned: dict[int, list[Entity]] = {}
        self._groups_with: dict[int, list[Entity]] = {}
        self._by_members: dict[frozenset[int], Entity] = {}

    def new(self, mention: Mention) -> Entity:
        """A new entity with this mention."""
        entity = Entity(len(self.all), mention.kind, mention.plural, mention.gender)
        self.all.append(entity)
        self.add(entity, mention)
        return entity

    def add(self, entity: Entity, mention: Mention) -> None:
        """Put a mention to an entity and learn from it."""
        mention.entity = entity.number
        self._by_latest.pop(entity.number, None)
        self._by_latest[entity.number] = entity  # the last one mentioned stands last
        entity.mentions.append(mention)
        entity.quoted |= mention.source
        entity.exemplified |= mention.exemplified
        if mention.form == "modifier":
            if mention.actor and entity.actor is None:
                entity.actor = mention.actor
                self._by_actor[mention.actor] = entity
            return
        if mention.form == "pronoun" or mention.group:
            if mention.gender and not entity.gender and entity.kind in ("person", "name"):
                entity.gender, entity.guessed = mention.gender, True
            return
        if mention.gender and (not entity.gender or entity.guessed):
            entity.gender, entity.guessed = mention.gender, False
        if mention.actor and entity.actor is None:
            entity.actor = mention.actor
            self._by_actor[mention.actor] = entity
        if mention.form == "name":
            entity.named = True
            entity.bare += len(mention.words) == 1
            if mention.kind != "name" and entity.kind == "name":
                entity.kind = mention.kind
            if mention.words and mention.words not in entity.names:
                self.name(entity, mention.words)
                entity.full |= len(mention.words) > 1
                self.index(entity, mention)
            self.call_so(entity, mention.roles)
            if mention.kind != "person":
                self.call_so(entity, [mention.lemma])
        else:
            self.call_so(entity, [mention.lemma])
            entity.modifiers.update(mention.words)

    def call_so(self, entity: Entity, roles: Iterable[str]) -> None:
        """The text calls an entity by some nouns."""
        for role in roles:
            if role not in entity.roles:
                entity.roles.add(role)
                self._shortened.learn_role(entity, role)

    def name(self, entity: Entity, words: tuple[str, ...]) -> None:
        """The text calls an entity by a name."""
        entity.names.append(words)
        self._shortened.learn_name(entity, words)

    def own(self, entity: Entity, owner: Entity | None) -> None:
        """The text says whom an entity belongs to."""
        entity.owner = owner
        if owner is not None:
            self._owned.setdefault(owner.number, []).append(entity)

    def in_mind(self) -> list[Entity]:
        """Entities that can be taken up: all, or of very many those that were mentioned last; in the order of `all`."""
        if len(self.all) <= _IN_MIND:
            return self.all
        return sorted(self.latest_first(), key=lambda entity: entity.number)

    def latest_first(self) -> Iterator[Entity]:
        """Those that can be taken up, the one that was mentioned last first."""
        return islice(reversed(self._by_latest.values()), _IN_MIND)

    def merge(self, one: Entity, into: Entity) -> None:
        """Make two entities one."""
        for mention in one.mentions:
            mention.entity = into.number
            into.mentions.append(mention)
        self.call_so(into, one.roles)
        into.modifiers |= one.modifiers
        into.gender = into.gender or one.gender
        into.quoted |= one.quoted
        into.exemplified |= one.exemplified
        if into.owner is None:
            self.own(into, one.owner)
        into.trail = sorted(into.trail + one.trail)
        if into.actor is None and one.actor is not None:
            into.actor = one.actor
            self._by_actor[one.actor] = into
        for other in self._owned.pop(one.number, []):
            if other.owner is one:
                self.own(other, into if other is not into else None)
        for group in self._groups_with.pop(one.number, []):
            if self._by_members.get(frozenset(group.members)) is group:
                del self._by_members[frozenset(group.members)]
            members = (into.number if number == one.number else number for number in group.members)
            group.members = tuple(dict.fromkeys(members))
            self._groups_with.setdefault(into.number, []).append(group)
            self._find_by_members(group)
        one.mentions, one.joined_to, into.joined_to = [], into, None
        self._by_latest.pop(one.number, None)

    def several(self, mention: Mention, members: tuple[int, ...]) -> Entity:
        """The entity of several, of whom a mention speaks together."""
        found = self._by_members.get(frozenset(members))
        if found is not None:
            return found
        entity = self.new(mention)
        entity.plural, entity.members, entity.kind = True, members, "group"
        entity.named = all(self.all[k].named for k in members)
        for k in members:
            self.call_so(entity, self.all[k].roles)
            self._groups_with.setdefault(k, []).append(entity)
        if members:
            self._find_by_members(entity)
        return entity

    def _find_by_members(self, group: Entity) -> None:
        """Let a group be found by its members; of two with the same ones the earlier is."""
        key = frozenset(group.members)
        known = self._by_members.setdefault(key, group)
        if group.number < known.number:
            self._by_members[key] = group

    def group(self, mention: Mention, members: tuple[int, ...]) -> Entity:
        """The entity of several, to which a mention that names them is put."""
        entity = self.several(mention, members)
        if mention.entity != entity.number:
            self.add(entity, mention)
        return entity

    def special(self, name: str, mention: Mention) -> Entity:
        """The entity of the author, or of the public that is addressed."""
        found = self._special.get(name)
        if found is None:
            found = self._special[name] = self.new(mention)
            found.kind = "person" if name == "author" else "crowd"
            found.plural = name == "public"
            self.call_so(found, [f"({name})"])
        return found

    def find_actor(self, actor: Actor, mention: Mention) -> Entity:
        """The entity of an actor; a new one at its first mention."""
        entity = self._by_actor.get(actor.id)
        if entity is None:
            words = tuple(actor.name.split())
            known = self._by_name.get(name_key(words))
            if known is not None and known.actor is None:
                known.actor = actor.id
                self._by_actor[actor.id] = known
                entity = known
        if entity is None:
            entity = self.new(mention)
            entity.gender = actor.gender or entity.gender
            for head in actor.heads:
                told = noun(head)
                self.call_so(entity, [told.lemma if told else head])
            entity.named = True
            if actor.kind == "person":
                self.name(entity, tuple(actor.name.split()))
                entity.full = len(entity.names[0]) > 1
                self._bears(bare_surname(entity.names[0][-1].lower()), entity)
            return entity
        self.add(entity, mention)
        return entity

    def find_name(self, mention: Mention) -> Entity | None:
        """The entity that a name stands for, if it has been met; of one that was joined to another, that one."""
        found = self._with_name(mention)
        while found is not None and found.joined_to is not None:
            found = found.joined_to
        return found

    def _with_name(self, mention: Mention) -> Entity | None:
        words = mention.words
        key = name_key(words)
        entity = self._by_name.get(key)
        if entity is not None and _genders_agree(entity, mention) and _goes_without_suffix(entity, mention):
            return entity
        if len(words) == 1:
            if key in self._by_acronym and words[0].isupper():
                return self._by_acronym[key]
            own = self._surname(mention)
            return self._shortened.with_noun(mention.lemma) if own is None and mention.definite == "the" else own
        if mention.kind in ("body", "place", "media"):
            return self._by_acronym.get(key) or self._shortened.with_last_words(words)
        # Ann B. Lee, Ann Lee; Lee named before her given name was.
        for other in reversed(self._bearers(mention.lemma)):
            if (
                other.kind in ("person", "name")
                and _genders_agree(other, mention)
                and names_agree(other.names[-_NAMESAKES:], words)
            ):
                return other
        return None

    def _bears(self, surname: str, entity: Entity) -> None:
        self._by_surname.setdefault(surname, {})[entity] = None

    def _bearers(self, surname: str) -> list[Entity]:
        """Those who bear a surname, in the order in which they were met."""
        held = self._by_surname.get(surname, {})
        return list(held) if len(held) <= _NAMESAKES else [*islice(reversed(held), _NAMESAKES)][::-1]

    def _surname(self, mention: Mention) -> Entity | None:
        surname = mention.lemma
        found = [
            other
            for other in self._bearers(surname)
            if other.kind in ("person", "name")
            and _genders_agree(other, mention)
            and _goes_without_suffix(other, mention)
        ]
        if not found:
            first = self._by_surname.get("\0" + surname, {})
            only = next(iter(first)) if len(first) == 1 else None
            if only is not None and _genders_agree(only, mention):
                return only
            return self._misspelled(mention)
        if len(found) == 1:
            return found[0]
        # Father and daughter: news calls by the surname alone whom it has called so before.
        called = [other for other in found if other.bare]
        if called:
            return max(called, key=lambda e: (e.seen, len(e.mentions)))
        return max(found, key=lambda e: (len(e.mentions), e.seen))

    def _misspelled(self, mention: Mention) -> Entity | None:
        """Who has the surname with a letter doubled, or not: Smollet is Jussie Smollett."""
        surname = mention.lemma
        found = {name for name in self._doubled.get(single_letters(surname), ()) if name != surname}
        if len(found) != 1 or len(surname) < _LONG or mention.kind not in BEARERS:
            return None
        bearers = [e for e in self._bearers(found.pop()) if e.full and e.kind in BEARERS]
        return bearers[0] if len(bearers) == 1 and _genders_agree(bearers[0], mention) else None

    def index(self, entity: Entity, mention: Mention) -> None:
        """Let an entity be found by the words of a mention."""
        words = mention.words
        self._by_name.setdefault(name_key(words), entity)
        if mention.kind in ("person", "name"):
            self._bears(mention.lemma, entity)
            if entity.full:
                self._doubled.setdefault(single_letters(mention.lemma), set()).add(mention.lemma)
            if person_name(words).given:
                self._bears("\0" + words[0].lower(), entity)
        if len(words) > 1:
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) > 1 and mention.kind != "person":
                self._by_acronym.setdefault(initials.lower(), entity)

    def call(self, entity: Entity, acronym: str) -> None:
        """Learn a short name that the text gives in brackets."""
        self._by_acronym[acronym.lower().replace(".", "")] = entity
        self._by_name.setdefault(name_key((acronym,)), entity)


def _genders_agree(entity: Entity, mention: Mention) -> bool:
    return not (entity.gender and mention.gender and entity.gender != mention.gender) or entity.guessed


def _goes_without_suffix(entity: Entity, mention: Mention) -> bool:
    """Whether a surname alone can be somebody's who is a junior: Trump is not Trump Jr., President Trump neither."""
    names = entity.names[-_NAMESAKES:]
    if len(mention.words) > 1 or not any(map(suffix_of, names)):
        return True
    suffixed = [name for name in map(person_name, names) if name.suffix]
    if not suffixed or any(len(name.given) > 1 for name in suffixed):
        return True  # Joseph R. Biden Jr.: only the name in full has it
    told = {role for role in mention.roles if noun(role) is not None}
    return all(name.given for name in suffixed) and (not told or not told.isdisjoint(entity.roles))
