"""Link a description to a name given later: *Lawmaker urges …* above an article about Rep. Ann Lee."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from framing.actors.detect.mention import BEARERS
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.words.descriptions import NEW_EACH_TIME, SYNONYMS
from framing.lexicons.words import words

__all__ = ["join_named_later"]

#: Sentences after which a name that follows is not asked about.
_WINDOW = 4
#: Sentences, the headline among them, in which *a lawmaker* may be one whom the text is about.
_LEAD = 3
#: Of whom there are many, one as good as the other.
_VAGUE = words("actors.cataphora.vague")
#: Nouns that say as good as nothing.
_EMPTY_NOUNS = frozenset(["member", "lawmaker"])
#: Who stands at the top of a body, by whatever title.
_HEADS = frozenset("chief head president director leader boss chairman chairwoman chair executive".split())
_BODIES = ("body", "media")


def join_named_later(entities: Entities, ranker: AntecedentRanker) -> None:
    """Join descriptions with the names that the text gives later, once all mentions have been read.

    Parameters
    ----------
    entities : Entities
        Changed in place.
    ranker : AntecedentRanker
    """
    named = _Named(e for e in entities.all if e.mentions and e.named and not e.plural)
    for one in entities.all:
        nameless = one.mentions and not (one.named or one.plural or one.actor) and one.mentions[0].form == "nominal"
        if not nameless or one.kind not in ("person", *_BODIES):
            continue
        possible = named.all() if one.mentions[-1].last <= entities.title else named.after(one)
        candidates = [e for e in possible if _fits(one, e, entities.title)]
        if candidates:
            features = [_features(one, e, rank, entities.title) for rank, e in enumerate(candidates)]
            new = ["new", f"new vague={bool(one.roles & (_VAGUE | NEW_EACH_TIME))}"]
            definite = one.mentions[0].definite
            found = ranker.choose("later", definite, one.mentions[0], [*candidates, None], [*features, new])
            if found is not None:
                entities.merge(one, found)
                named.merged(one, found)


_Places = list[tuple[int, int]]  # first token of an entity, and its number


class _Named:
    """Entities with a name, by what they are called and whose they are, each list in the order of the text.

    Below the headline a description asks for those alone that are called so and stand a few sentences on, or are of
    the same owner: all of a long text would be as many for each.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.number: entity for entity in entities}
        self._places = sorted((_first(entity), number) for number, entity in self._entities.items())
        self._called: dict[str, _Places] = {}
        self._of_owner: dict[int, dict[str, _Places]] = {}
        for place in self._places:
            self._put(place)

    def all(self) -> list[Entity]:
        """All of them."""
        return [self._entities[number] for _, number in self._places]

    def after(self, one: Entity) -> list[Entity]:
        """Those behind an entity that are called as it is, and near or of its owner."""
        found: set[tuple[int, int]] = set()
        begin, end = (_first(one) + 1, -1), one.mentions[-1].sentence + _WINDOW
        owned = self._of_owner.get(one.owner.number, {}) if one.owner is not None else {}
        for role in _called(one):
            held = self._called.get(role, [])
            for k in range(bisect_left(held, begin), len(held)):
                if self._entities[held[k][1]].mentions[0].sentence > end:
                    break
                found.add(held[k])
            held = owned.get(role, [])
            found.update(held[bisect_left(held, begin) :])
        return [self._entities[number] for _, number in sorted(found)]

    def merged(self, one: Entity, into: Entity) -> None:
        """Learn what an entity has from one that was made one with it."""
        for held in self._of_owner.pop(one.number, {}).values():
            for place in held:
                self._put(place)
        self._put((_first(into), into.number))

    def _put(self, place: tuple[int, int]) -> None:
        entity = self._entities[place[1]]
        indexes = [self._called]
        if entity.owner is not None:
            indexes.append(self._of_owner.setdefault(entity.owner.number, {}))
        for role in entity.roles:
            for index in indexes:
                held = index.setdefault(role, [])
                if not held or held[-1] < place:
                    held.append(place)
                elif held[bisect_left(held, place)] != place:
                    insort(held, place)


def _first(entity: Entity) -> int:
    return entity.mentions[0].first


def _called(one: Entity) -> set[str]:
    return set().union(*(SYNONYMS.get(word, {word}) for word in one.roles))


def _fits(one: Entity, entity: Entity, title: int) -> bool:
    title_only = one.mentions[-1].last <= title
    if entity is one.owner or not (title_only or _first(entity) > _first(one)):
        return False
    if one.gender and entity.gender and one.gender != entity.gender:
        return False
    if entity.kind not in (BEARERS if one.kind == "person" else (*_BODIES, "name")):
        return False
    called = _called(one)
    if called.isdisjoint(entity.roles) and not (title_only and (one.roles & _HEADS or one.roles <= _EMPTY_NOUNS)):
        return False
    if title_only or (one.owner is not None and one.owner is entity.owner):
        return True
    if one.mentions[0].definite == "a" and one.mentions[0].sentence > _LEAD:
        return False
    near = entity.mentions[0].sentence - one.mentions[-1].sentence <= _WINDOW
    told = any(not called.isdisjoint((mention.lemma, *mention.roles)) for mention in entity.mentions)
    return near and (told or (one.quoted and entity.quoted))


def _features(one: Entity, entity: Entity, rank: int, title: int) -> list[str]:
    first, last = one.mentions[0], one.mentions[-1]
    head = "none" if _called(one).isdisjoint(entity.roles) else "same"
    place = "title" if last.last <= title else "lead" if first.sentence <= _LEAD else "below"
    ahead = min(max(entity.mentions[0].sentence - last.sentence, 0), 3)
    owner = "same" if one.owner is entity.owner else "open" if one.owner is None or entity.owner is None else "other"
    return [
        f"head {head}:{place}",
        f"head {head}:{first.definite}",
        f"recency {ahead}:{place}",
        f"recency rank={min(rank, 2)}:{head}",
        f"agree owner {owner}:{one.owner is not None}",
        f"words {bool(one.modifiers & entity.words())}",
    ]
