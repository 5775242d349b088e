"""Antecedents of noun phrases: *the ministry*, *the Republican nominee*, *officials*."""

from __future__ import annotations

from framing.actors.entities import Entities, Entity
from framing.actors.mention import Mention

__all__ = ["definite", "same_class"]

# Words that tell one bearer of a noun from another as little as an article does.
_EMPTY = frozenset("former late same new own other top senior longtime veteran embattled own".split())
# Words that tell one office from another.
_OFFICES = frozenset(
    """
    prime foreign defense defence interior finance information health justice vice deputy energy trade press
    education oil environment labor housing transport culture security
""".split()
)
# Nouns for somebody in public life, by which news takes up a named person without having called him so.
_PUBLIC_PERSON = frozenset(
    """
    man woman candidate nominee businessman billionaire mogul president president-elect leader senator governor
    secretary star front-runner frontrunner politician lawmaker author lady contender rival tycoon premier chancellor
    minister mayor congressman congresswoman hopeful magnate pontiff heir incumbent challenger diplomat statesman
    democrat republican developer actor actress singer executive commander general
""".split()
)
_PUBLIC_BODY = frozenset(
    """
    company bank firm agency group organization organisation network newspaper paper party alliance bloc union court
    department committee panel university school airline website corporation nonprofit charity association outlet
    magazine council commission foundation institution institute lender retailer giant automaker watchdog body
""".split()
)
# Offices of which a person holds one at a time; who leads the opposition holds none of them.
_HELD = frozenset(
    """
    president premier chancellor minister governor mayor senator congressman congresswoman king pope ambassador
    secretary
""".split()
)
_AGAINST = frozenset("opposition rebel dissident".split())
# Unnamed ones who are not the ones before, though called by the same noun.
_NEW_EACH_TIME = frozenset(
    """
    official source aide person adviser advisor insider operative diplomat member witness others some many several
    one ally friend associate strategist lawmaker
""".split()
)


def definite(entities: Entities, mention: Mention, owner: Entity | None) -> Entity | None:
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
    words = {word for word in mention.words if word not in _EMPTY}
    office = f"{mention.words[-1]} {mention.lemma}" if mention.words else mention.lemma
    best: Entity | None = None
    most = 0.0
    for entity in entities.all:
        if not entity.mentions or entity is owner:
            continue
        if mention.lemma not in entity.roles and office not in entity.roles:
            continue
        if entity.plural != mention.plural and entity.actor is None:
            continue
        if mention.gender and entity.gender and mention.gender != entity.gender:
            continue
        if owner is not None and entity.owner is not None and entity.owner is not owner:
            continue
        own = entity.words()
        if office in entity.roles:
            own |= words
        extra = words - own
        if extra & _OFFICES or not _may_belong(entities, entity, owner):
            continue
        if extra and owner is None and not (entity.named or entity.actor):
            continue
        if owner is not None and entity.owner is None and not entity.named and not (words & own):
            continue
        weight = 1.0 + entity.weight_at(mention.sentence) + 0.5 * len(words & own) - 0.3 * len(extra)
        if weight >= most:
            best, most = entity, weight
    # "its executive" is a new one: whose he is, tells him from the one in mind.
    if best is None and owner is None and mention.definite != "poss" and not mention.plural and not words & _OFFICES:
        best = _salient(entities, mention, words)
    return best


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


def _salient(entities: Entities, mention: Mention, words: set[str]) -> Entity | None:
    """The most salient named one for a noun that news takes it up by (the nominee, the company)."""
    if mention.kind == "person" and mention.lemma in _PUBLIC_PERSON:
        kinds = ("person", "name")
    elif mention.kind in ("body", "media") and mention.lemma in _PUBLIC_BODY:
        kinds = ("body", "media")
    else:
        return None
    best: Entity | None = None
    most = 0.4
    adjectives = entities.registry.adjectives
    country = next((adjectives[word] for word in mention.words if word in adjectives), None)
    anybody = mention.lemma in ("man", "woman")
    for entity in entities.all:
        if entity.plural or entity.kind not in kinds or not entity.mentions:
            continue
        if not entity.named and not anybody:
            continue
        if mention.gender and entity.gender and mention.gender != entity.gender:
            continue
        if entity.kind == "name" and not (entity.gender or entity.quoted):
            continue
        if mention.lemma in _HELD and (entity.roles & _HELD or entity.modifiers & _AGAINST) and not words & _AGAINST:
            continue
        weight = entity.weight_at(mention.sentence) + 0.5 * len(words & entity.words())
        if country is not None and entity.actor is not None:
            if not _belongs(entities, entity, country):
                continue
            weight += 1.0  # the French leader
        if not entity.named:
            weight *= 1.5  # the man: rather whoever has no name
        if entity.kind == "body" and entity.roles & _PUBLIC_BODY:
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
    if mention.lemma in _NEW_EACH_TIME or mention.kind == "document":
        return None
    words = set(mention.words)
    for entity in reversed(entities.all):
        if not entity.plural or mention.lemma not in entity.roles or entity.members or not entity.mentions:
            continue
        if not words and owner is None:
            return entity
        if entity.owner is owner and set(entity.mentions[0].words) == words:
            return entity
    return None
