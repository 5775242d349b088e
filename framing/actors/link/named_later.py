"""Those whom the text speaks of before it names them: in headlines, as somebody's kin, by their office."""

from __future__ import annotations

from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.words.descriptions import NEW_EACH_TIME, SYNONYMS
from framing.lexicons.words import words

__all__ = ["from_headline", "headline_only", "join_named_later", "nameless_before"]

#: Sentences, the headline among them, that bring again what the headline says.
_LEAD = 3
#: Of whom there are many, one as good as the other.
_VAGUE = words("actors.cataphora.vague")
#: Nouns that say as good as nothing.
_EMPTY_NOUNS = frozenset(["member", "lawmaker"])
#: Who stands at the top of a body, by whatever title.
_HEADS = frozenset("chief head president director leader boss chairman chairwoman chair executive".split())
#: Sentences after which a name still may be that of *the attorney general*.
_SOON = 2


def from_headline(entities: Entities, mention: Mention) -> Entity | None:
    """The entity of the headline that the first sentences bring again (*House panel* … *A House panel*).

    Parameters
    ----------
    entities : Entities
    mention : Mention
        An indefinite noun phrase below the headline.

    Returns
    -------
    Entity or None
    """
    if mention.last <= entities.title or mention.sentence > _LEAD:
        return None
    words = set(mention.words)
    for entity in entities.all:
        same = mention.lemma in entity.roles and entity.plural == mention.plural and not entity.named
        if same and entity.mentions and headline_only(entities, entity) and entity.modifiers <= words:
            return entity
    return None


def headline_only(entities: Entities, entity: Entity) -> bool:
    """Whether only headline and deck have spoken of an entity so far."""
    return all(mention.last <= entities.title for mention in entity.mentions)


def nameless_before(entities: Entities, entity: Entity, called: set[str]) -> Entity | None:
    """One without a name whom the text spoke of before it named him (*his lawyer* … *a lawyer for Lee, Ann Ho*).

    Parameters
    ----------
    entities : Entities
    entity : Entity
        Whom the text names.
    called : set of str
        The nouns that stand in apposition to the name, or before it.

    Returns
    -------
    Entity or None
    """
    if len(entity.mentions) > 2:
        return None
    called = set().union(*(SYNONYMS.get(word, {word}) for word in called))
    for other in reversed(entities.all):
        nameless = other.mentions and not other.named and not other.plural and other.actor is None
        if not nameless or other is entity or not called & other.roles:
            continue
        if entity.owner is not None and other.owner is entity.owner:
            return other
        open_to = other.owner is None or entity.owner is None or other.owner.kind == "place"
        near = other.mentions[-1].definite in ("the", "poss") and entity.mentions[0].time - other.seen <= _SOON
        if open_to and (near or other.mentions[0].sentence <= _LEAD) and not called & NEW_EACH_TIME:
            return other  # Senator presses agenda … Senator Ann Lee
    return None


def join_named_later(entities: Entities) -> None:
    """Give those who speak without a name before the text names them their names, once all have been read.

    *Lawmaker urges …* above an article about Rep. Ann Lee; *A former chairman says …*, whom the next sentences name.

    Parameters
    ----------
    entities : Entities
        Changed in place.
    """
    named = [e for e in entities.all if e.mentions and e.named and e.quoted and not e.plural and e.kind in BEARERS]
    for one in entities.all:
        open_one = one.mentions and one.quoted and not (one.named or one.plural or one.actor) and one.kind == "person"
        if not open_one or one.mentions[0].form != "nominal":
            continue
        found = _name_of(entities, one, [e for e in named if e.gender in ("", one.gender) or not one.gender])
        if found is not None:
            entities.merge(one, found)


def _name_of(entities: Entities, one: Entity, named: list[Entity]) -> Entity | None:
    called = set().union(*(SYNONYMS.get(word, {word}) for word in one.roles))
    last = one.mentions[-1]
    above = one.mentions[0].last <= entities.title
    if above:
        called |= _HEADS if called & _HEADS else set()
        window = _LEAD + 1
        alike = [e for e in named if called & e.roles]
        if alike:
            return min(alike, key=_first_named)
    elif one.mentions[0].definite == "a":
        window = _LEAD if one.mentions[0].sentence <= _LEAD else 0
    else:
        window = _SOON if one.mentions[0].definite in ("the", "poss") else 0
    if not window or one.roles & _VAGUE:
        return None
    soon = [e for e in named if e.mentions[0].first > last.first and e.mentions[0].sentence - last.sentence <= window]
    # An empty noun in a headline may be anybody's who speaks first below it.
    alike = [e for e in soon if called & e.roles or (above and one.roles <= _EMPTY_NOUNS)]
    return min(alike, key=_first_named, default=None)


def _first_named(entity: Entity) -> int:
    return entity.mentions[0].first
