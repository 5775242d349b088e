"""What the text says of somebody, and a noun that does not go with it: a baker is not the mayor, an outlet no company.

An entity and a noun phrase enter that does not call it so; whether the two contradict each other leaves.
"""

from __future__ import annotations

from functools import cache

from framing.actors.detect.mention import Mention
from framing.actors.link.actor_kind import is_outlet
from framing.actors.link.entity import Entity
from framing.actors.words.descriptions import ANYONE, FORTUNES, KIN, OBSERVING, PUBLIC_PERSON, STANDING
from framing.actors.words.nouns import noun
from framing.lexicons.words import word_table, words

__all__ = ["contradicts"]


def contradicts(mention: Mention, entity: Entity) -> bool:
    """Whether what is known of an entity rules out that a noun which it is not called by takes it up.

    Parameters
    ----------
    mention : Mention
        A noun phrase.
    entity : Entity

    Returns
    -------
    bool

    Examples
    --------
    >>> mayor = Mention(9, 10, 9, "nominal", "person", "mayor", definite="the")
    >>> [contradicts(mayor, Entity(0, "person", roles={role})) for role in ("baker", "candidate")]
    [True, False]
    """
    if mention.kind == "person":
        return _other_calling(mention, entity)
    return mention.kind in ("body", "media") and _other_sort(mention.lemma, entity)


def _other_calling(mention: Mention, entity: Entity) -> bool:
    if entity.kind == "name" and _is_thing(entity):
        return True  # the corporation Bostock is not the president
    lemma, called = mention.lemma, _callings(entity)
    if lemma in ANYONE or lemma in KIN or not called:
        return False
    if lemma in STANDING:
        return not called.isdisjoint(OBSERVING) or called.isdisjoint(PUBLIC_PERSON)
    if lemma in FORTUNES:
        return called.isdisjoint(PUBLIC_PERSON | FORTUNES | STANDING)
    past = not _PAST.isdisjoint(mention.words)
    return not past and not called <= STANDING | FORTUNES


_THINGS = ("body", "media", "document")
_PAST = frozenset("former ex retired onetime one-time ex-".split())


def _callings(entity: Entity) -> set[str]:
    """Nouns for persons that the text has called somebody, but those that anybody can be beside his calling."""
    ends = {name[-1].lower() for name in entity.names}
    told = entity.roles - ends - ANYONE - KIN
    return {role for role in told if (known := noun(role)) is not None and known.kind == "person"}


def _is_thing(entity: Entity) -> bool:
    """Whether the text has called a name a body, an outlet or a text."""
    ends = {name[-1].lower() for name in entity.names}
    return any((known := noun(role)) is not None and known.kind in _THINGS for role in entity.roles - ends)


@cache
def _sorts() -> dict[str, frozenset[str]]:
    """Word to the sorts of bodies in whose names it stands, or that it takes up."""
    found: dict[str, set[str]] = {}
    for sort, row in word_table("actors.sorts").items():
        for word in row.split():
            found.setdefault(word, set()).add(sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


def _other_sort(lemma: str, entity: Entity) -> bool:
    """Whether a name, and what it is called, say that a body is of another sort than a noun."""
    sorts = _sorts()
    wanted = sorts.get(lemma)
    if wanted is None or lemma in entity.words():
        return False
    own = {sort for word in entity.words() for sort in sorts.get(word, ())}
    if is_outlet(entity) or not words("actors.kinds.media").isdisjoint(entity.words()):
        own.add("media")
    return bool(own) and wanted.isdisjoint(own)
