"""Antecedents of noun phrases: *the ministry*, *the Republican nominee*, *officials*."""

from __future__ import annotations

from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.link.named_later import headline_only
from framing.actors.words.descriptions import (
    AGAINST,
    AGE,
    EMPTY,
    EPITHETS,
    HELD,
    NEW_EACH_TIME,
    OBSERVING,
    OFFICES,
    ONE_OF_MANY,
    PUBLIC_BODY,
    PUBLIC_PERSON,
    RUNNING,
    SYNONYMS,
)

__all__ = ["definite", "same_class"]

_PARTIES = (frozenset(["democrat", "democratic"]), frozenset(["republican", "gop"]))
_AFTER_PARTY = frozenset("democratic republican gop party opposition de facto".split())
_GENERALS = frozenset("attorney solicitor surgeon inspector postmaster secretary director".split())


def definite(entities: Entities, mention: Mention, owner: Entity | None) -> Entity | None:  # noqa: C901
    """The entity that a definite noun phrase takes up.

    Parameters
    ----------
    entities : Entities
    mention : Mention
    owner : Entity or None
        Whom the phrase names as the one it belongs to.

    Returns
    -------
    Entity or None
    """
    words = {word for word in mention.words if word not in EMPTY}
    more = None if mention.plural else SYNONYMS.get(mention.lemma)
    office = f"{mention.words[-1]} {mention.lemma}" if mention.words else mention.lemma
    best: Entity | None = None
    most = 0.0
    party = _party(words)
    lemma = mention.lemma
    for entity in entities.all:
        roles = entity.roles
        if lemma not in roles and office not in roles and (more is None or more.isdisjoint(roles)):
            continue
        if not entity.mentions or entity is owner or (entity.members and "fellow" in mention.words):
            continue
        if entity.plural != mention.plural and entity.actor is None:
            continue
        if party is not None and not mention.plural and _of_another(entity, party):
            continue
        if mention.gender and entity.gender and mention.gender != entity.gender:
            continue
        if owner is not None and entity.owner is not None and entity.owner is not owner:
            continue
        own = entity.words()
        if office in entity.roles:
            own |= words
        extra = words - own
        if extra and mention.lemma in ONE_OF_MANY and entity.named:
            continue  # the appeals court is not the Supreme Court
        if mention.lemma == "secretary" and owner is not None and owner.kind == "place" and entity.named:
            continue  # California's secretary of state
        if extra & OFFICES or not _may_belong(entities, entity, owner):
            continue
        if extra and owner is None and not (entity.named or entity.actor):
            continue
        if owner is not None and entity.owner is None and not entity.named and not (words & own):
            continue
        weight = 1.0 + entity.weight_at(mention.time) + 0.5 * len(words & own) - 0.3 * len(extra)
        if weight >= most:
            best, most = entity, weight
    if best is not None and not (mention.plural and headline_only(entities, best)):
        return best
    # "its executive" is a new one: whose he is, tells him from the one in mind.
    told_of = not mention.plural and "former" in mention.words and mention.source
    if (mention.definite == "poss" and not told_of) or words & OFFICES:
        return best
    if told_of and owner is not None:
        return best or _salient(entities, mention, words, owner)
    if mention.plural:
        return _salient_several(entities, mention) or best
    return _salient(entities, mention, words) if owner is None or _describes(mention, owner) else None


def _party(words: set[str]) -> frozenset[str] | None:
    return next((party for party in _PARTIES if words & party), None)


def _of_another(entity: Entity, party: frozenset[str]) -> bool:
    """Whether somebody has been called by the name of another party."""
    own = entity.words()
    return own.isdisjoint(party) and any(own & other for other in _PARTIES)


def _describes(mention: Mention, owner: Entity) -> bool:
    """Whether the owner only says where somebody is from (the New York businessman), or of which party."""
    inside = mention.owner is not None and mention.owner.first >= mention.first
    party = mention.lemma in RUNNING and owner.kind in ("body", "name")
    return inside and mention.definite == "the" and (owner.kind == "place" or party)


def _salient_several(entities: Entities, mention: Mention) -> Entity | None:
    """Those last named together whom *the candidates*, *the two men* takes up."""
    if mention.kind != "person" or mention.lemma not in PUBLIC_PERSON or mention.definite != "the":
        return None
    if "fellow" in mention.words:
        return None
    groups = [
        e for e in entities.all if e.members and e.named and all(entities.all[k].kind in BEARERS for k in e.members)
    ]

    def fits(group: Entity) -> tuple[bool, int, int]:
        members = [entities.all[k] for k in group.members]
        called = all(mention.lemma in member.roles for member in members)
        return called, sum(len(member.mentions) for member in members), group.seen

    return max(groups, key=fits, default=None)


def _may_belong(entities: Entities, entity: Entity, owner: Entity | None) -> bool:
    """Whether an actor of the registry can be somebody's: Syria's minister is no Israeli."""
    if owner is None or owner.actor is None or entity.actor is None:
        return True
    return _belongs(entities, entity, owner.actor)


def _belongs(entities: Entities, entity: Entity, actor_id: str) -> bool:
    """Whether an actor of the registry is a part of another, at any remove."""
    above = entities.registry.get(entity.actor)
    while above is not None:
        if above.id == actor_id:
            return True
        above = entities.registry.get(above.parent)
    return False


def _salient(entities: Entities, mention: Mention, words: set[str], owner: Entity | None = None) -> Entity | None:  # noqa: C901
    """The most salient named one for a noun that news takes it up by (the nominee, the company)."""
    told_of = any(AGE.fullmatch(word) or word in EPITHETS for word in mention.words)  # the 34-year-old mother
    if mention.lemma == "general" and mention.words and mention.words[-1] in _GENERALS:
        return None  # who is attorney general, the text will say
    if mention.kind == "person" and (mention.lemma in PUBLIC_PERSON or told_of):
        kinds: tuple[str, ...] = BEARERS
    elif mention.kind in ("body", "media") and mention.lemma in PUBLIC_BODY:
        kinds = ("body", "media", "name")
    else:
        return None
    best: Entity | None = None
    most = 0.4
    adjectives = entities.registry.adjectives
    country = next((adjectives[word] for word in mention.words if word in adjectives), None)
    anybody = mention.lemma in ("man", "woman")
    told = words - set(adjectives)
    small = told - _AFTER_PARTY
    party = _party(words)
    for entity in entities.all:
        if entity.plural or entity.kind not in kinds or not entity.mentions or entity is owner:
            continue
        if not entity.named and not anybody:
            continue
        if mention.gender and entity.gender and mention.gender != entity.gender:
            continue
        if kinds is not BEARERS and entity.kind == "name" and (entity.gender or entity.full):
            continue  # a person, for all that is known
        if entity.kind == "name" and not (entity.gender or entity.quoted):
            continue
        if mention.lemma in ONE_OF_MANY and told - entity.words():
            continue  # the appeals court is not the Supreme Court
        if mention.lemma in RUNNING and entity.roles & OBSERVING:
            continue
        if mention.lemma == "leader" and small - entity.words():
            continue  # the band leader
        if party is not None and _of_another(entity, party):
            continue
        past = "former" in mention.words or words & AGAINST
        if mention.lemma in HELD and (entity.roles & HELD or entity.modifiers & AGAINST) and not past:
            continue
        weight = entity.weight_at(mention.time) + 0.5 * len(words & entity.words())
        if kinds is BEARERS and entity.named:
            runs = mention.lemma in RUNNING
            spoken_of = len(entity.mentions)  # whom it is all about
            weight += 0.1 * spoken_of if runs else 0.05 * min(spoken_of, 10)
            weight += 0.3 * (runs and not entity.roles.isdisjoint(RUNNING))
        if country is not None and entity.actor is not None:
            if not _belongs(entities, entity, country):
                continue
            weight += 1.0  # the French leader
        if not entity.named:
            weight *= 1.5  # the man: rather whoever has no name
        if entity.kind == "body" and entity.roles & PUBLIC_BODY:
            weight *= 0.3  # it is called otherwise
        if weight > most:
            best, most = entity, weight
    return best


def same_class(entities: Entities, mention: Mention, owner: Entity | None) -> Entity | None:
    """The entity of a bare plural that has occurred in the same words; unnamed sources are new each time.

    Parameters
    ----------
    entities : Entities
    mention : Mention
    owner : Entity or None

    Returns
    -------
    Entity or None
    """
    if mention.lemma in NEW_EACH_TIME or mention.kind == "document":
        return None
    words = set(mention.words)
    for entity in reversed(entities.all):
        if not entity.plural or mention.lemma not in entity.roles or entity.members or not entity.mentions:
            continue
        if entity.mentions[0].definite == "num":
            continue  # other leaders, many leaders
        if not words and owner is None:
            return entity
        if entity.owner is owner and set(entity.mentions[0].words) == words:
            return entity
    return None
