"""Antecedents of noun phrases: *the ministry*, *the Republican nominee*, *officials*.

Number, gender, owner and what a phrase contradicts leave the candidates; the ranker chooses among them and a new one.
"""

from __future__ import annotations

from itertools import islice

from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.link.antecedent_features import (
    candidate_features,
    head_match,
    heads_of,
    new_features,
    noun_features,
)
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.link.contradictions import contradicts
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.words.descriptions import (
    AGAINST,
    AGE,
    EMPTY,
    EPITHETS,
    HELD,
    ONE_OF_MANY,
    PUBLIC_BODY,
    PUBLIC_PERSON,
)
from framing.lexicons.words import words

__all__ = ["Nominals"]

#: Sentences, the headline among them, that bring again what the headline says.
_LEAD = 3
#: Quantifiers that also speak for themselves (the group said), and sentences back to which they look then.
_ACTING = words("actors.table.acting_groups")
_JUST = 2
#: Entities, those mentioned last, that a phrase chooses among: more than articles have. It bounds texts without end.
_CANDIDATES = 100
_WIDE = frozenset(["the", "this"])
_PARTIES = (frozenset(["democrat", "democratic"]), frozenset(["republican", "gop"]))


class Nominals:
    """Antecedents of the noun phrases of a page.

    Parameters
    ----------
    entities : Entities
    ranker : AntecedentRanker
    """

    def __init__(self, entities: Entities, ranker: AntecedentRanker) -> None:
        self._entities, self._ranker = entities, ranker

    def find(self, mention: Mention, owner: Entity | None = None) -> Entity | None:
        """The entity that a noun phrase takes up; None where it speaks of a new one.

        Parameters
        ----------
        mention : Mention
        owner : Entity or None
            Whom the phrase names as the one it belongs to.

        Returns
        -------
        Entity or None
        """
        counts = mention.lemma in QUANTIFIERS
        if counts and not (mention.lemma in _ACTING and mention.definite in _WIDE and mention.complement is None):
            return None
        public, plural = mention.form != "modifier" and _is_public(mention), mention.plural
        heads = heads_of(mention)
        allowed = (
            e
            for e in self._entities.latest_first()
            if (public or not heads.isdisjoint(e.roles))
            and (e.plural == plural or e.actor is not None)
            and e.mentions
            and (self._is_called_so(mention, e, owner) if head_match(mention, e) else public and _may_be(mention, e))
            and _agrees(mention, e, owner)
            and not (counts and (mention.words or not _acts_as_one(mention, e)))
        )
        candidates = sorted(islice(allowed, _CANDIDATES), key=lambda entity: entity.number)
        if not candidates:
            return None
        features = candidate_features(mention, candidates)
        for own, entity in zip(features, candidates):
            own += noun_features(mention, entity, owner)
        new = new_features(mention, owner, any(head_match(mention, entity) for entity in candidates))
        return self._ranker.choose("noun", mention.definite, mention, [*candidates, None], [*features, new])

    def _is_called_so(self, mention: Mention, entity: Entity, owner: Entity | None) -> bool:
        """Whether a phrase with its article can take up an entity that is known by its noun."""
        first = entity.mentions[0]
        if mention.definite in ("a", "num"):
            only_title = entity.mentions[-1].last <= self._entities.title < mention.last
            return only_title and mention.sentence <= _LEAD and not entity.named
        if mention.definite != "bare":
            return True
        if not mention.plural:
            return mention.kind != "person"
        if entity.members or first.definite == "num" or mention.kind == "document":
            return False
        return entity.owner is owner or (owner is None and not mention.words)


def _acts_as_one(mention: Mention, entity: Entity) -> bool:
    """Whether the group can be a body of which it has just been."""
    return (entity.kind in ("body", "media") or entity.quoted) and mention.time - entity.seen <= _JUST


def _agrees(mention: Mention, entity: Entity, owner: Entity | None) -> bool:
    """Whether gender, owner, party and office allow a phrase to take an entity up."""
    if entity is owner or (mention.gender and entity.gender and mention.gender != entity.gender):
        return False
    if owner is not None and entity.owner is not None and entity.owner is not owner:
        return False
    words = {word for word in mention.words if word not in EMPTY}
    party = next((party for party in _PARTIES if words & party), None)
    own = entity.words()
    if party is not None and not mention.plural and own.isdisjoint(party) and any(own & other for other in _PARTIES):
        return False
    if mention.lemma in ONE_OF_MANY and entity.named and words - own:
        return False  # the appeals court is not the Supreme Court
    past = "former" in mention.words or words & AGAINST
    held = mention.lemma in HELD and mention.lemma not in entity.roles and not past
    return not (held and (entity.roles & HELD or entity.modifiers & AGAINST))


def _is_public(mention: Mention) -> bool:
    """Whether news takes up named persons or bodies by a noun though it has not called them so (the businessman)."""
    if mention.definite not in _WIDE and not (mention.definite == "poss" and "former" in mention.words):
        return False
    if mention.kind in ("body", "media"):
        return mention.lemma in PUBLIC_BODY
    epithet = any(AGE.fullmatch(word) or word in EPITHETS for word in mention.words)
    return mention.kind == "person" and (mention.lemma in PUBLIC_PERSON or epithet)


def _may_be(mention: Mention, entity: Entity) -> bool:
    """Whether an entity that is not called so can be taken up by a noun of public life."""
    return _is_named(mention, entity) and not contradicts(mention, entity)


def _is_named(mention: Mention, entity: Entity) -> bool:
    """Whether an entity has a name and is one that a noun of public life can stand for."""
    if entity.plural:
        return bool(entity.members) and entity.named and mention.kind == "person" and "fellow" not in mention.words
    if mention.plural or not entity.named:
        return False
    if mention.kind == "person":
        return entity.kind in BEARERS and (entity.kind == "person" or bool(entity.gender or entity.quoted))
    return entity.kind in ("body", "media") or (entity.kind == "name" and not (entity.gender or entity.full))
