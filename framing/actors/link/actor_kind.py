"""What sort of actor an entity is, whether it is anonymous, and to which class of sources it counts."""

from __future__ import annotations

import re

from framing.actors.detect.mention import Mention
from framing.actors.link.entity import Entity
from framing.actors.registry.registry import Registry
from framing.actors.words.name_forms import name_key
from framing.lexicons.words import words

__all__ = ["is_anonymous", "is_outlet", "kind_of", "source_class"]

_GOVERNMENT = words("actors.kinds.government")
_MILITARY = words("actors.kinds.military")
_ARMED = words("actors.kinds.armed")
_MEDIA = words("actors.kinds.media")
# Outlets whose names do not tell what they are.
_OUTLETS = words("actors.kinds.outlets")
# What no state body is called.
_SOCIETIES = words("actors.kinds.societies")
_WORLD = re.compile(
    r"\b(?:United Nations|(?:Security|Human Rights) Council$|General Assembly$|International (?:Atomic|Monetary|"
    r"Criminal|Court of Justice|Labou?r Organi|Organi[sz]ation for Migration)|World (?:Bank|Health|Trade|Food)|"
    r"Arab League|(?:European|African|Eurasian) (?:Union|Commission|Council$|Parliament|Central Bank|Court)|"
    r"North Atlantic|Organi[sz]ation (?:of|for) (?:American|the Prohibition|Islamic|Security)|Gulf Cooperation)"
)
_IGO = words("actors.kinds.igo")
_PUBLIC = words("actors.kinds.public")
_ELITE = frozenset(["government", "military", "igo", "media", "ngo", "armed_group"])
_ELITE_ROLES = words("actors.kinds.elite_roles")


_STATE_OFFICES = frozenset(
    "president premier chancellor minister governor mayor senator king prosecutor attorney ombudsman secretary".split()
)
# Roles that the reading gives: who writes, and whose kin somebody is.
_KNOWN = frozenset(["(author)", "(own)"])
_TERRITORIES = frozenset("city state county country nation province republic town".split())
_PARTS = frozenset("panel office committee division unit arm branch subcommittee commission agency board".split())
_GUARDS = frozenset("coast national border revolutionary republican presidential".split())


def kind_of(entity: Entity, registry: Registry) -> str:
    """Kind of an actor, as in the actors table.

    Parameters
    ----------
    entity : Entity
    registry : Registry

    Returns
    -------
    str
    """
    actor = registry.get(entity.actor)
    if actor is not None and actor.kind != "anonymous":
        return actor.kind
    if entity.kind in ("document", "thing"):
        return "document" if entity.kind == "document" else "unattributed"
    single = entity.named and not entity.plural
    if single and entity.kind != "person" and is_outlet(entity):
        return "media"
    if single and (entity.kind == "person" or (entity.kind == "name" and (entity.full or entity.gender))):
        return "person"
    if not _KNOWN.isdisjoint(entity.roles):
        return "person"
    if entity.kind in ("person", "crowd", "any", "group"):
        return _people(entity)
    kind = _body(entity)
    if kind is None and entity.kind == "place":
        kind = "government"
    return kind or ("person" if single and entity.kind == "name" else "ngo")


def is_outlet(entity: Entity) -> bool:
    """Whether a name is that of an outlet: one that the lists know, or one with a noun for media in it."""
    if entity.kind == "name" and not entity.full and not entity.roles.isdisjoint(_MEDIA):
        return True
    outlet = [name_key(name) in _OUTLETS for name in entity.names]
    if any(outlet) and not any(len(name) > 1 and not told for name, told in zip(entity.names, outlet)):
        return True
    named = entity.kind == "name" and not entity.gender
    return named and any(name[-1].lower() in _MEDIA for name in entity.names)  # USA Today


def _body(entity: Entity) -> str | None:
    """Kind of a body by the words of its names and of what it is called; None where they do not tell."""
    roles, owner = entity.roles, entity.owner
    words = {word.replace(".", "") if "." in word else word for word in entity.words()}
    if "office" in roles and owner is not None and owner.roles & _STATE_OFFICES:
        return "government"
    if words & _IGO or (entity.named and any(_WORLD.search(" ".join(name)) for name in entity.names)):
        return "igo"
    if entity.named and (roles & _SOCIETIES or any(name[0].lower() in _SOCIETIES for name in entity.names)):
        return "ngo"
    if "islamic" in words and entity.names and entity.names[0][-2:] == ("Islamic", "State"):
        return "armed_group"
    if roles & _MEDIA or entity.kind == "media" or "news" in words:
        return "media"
    if roles & _PARTS and not entity.named and owner is not None and owner.roles & _GOVERNMENT:
        return "government"
    if "police" in words or ("community" in roles and "intelligence" in words):
        return "government"
    if "community" in roles and "international" in words:
        return "igo"
    kinds = (("armed_group", _ARMED), ("military", _MILITARY), ("government", _GOVERNMENT))
    return next((k for k, told in kinds if words & told or any(word.rstrip("s") in told for word in roles)), None)


def _people(entity: Entity) -> str:
    """Kind of persons without a name."""
    if entity.roles & _ARMED:
        return "armed_group"
    if entity.roles & _MILITARY or "soldier" in entity.roles:
        return "military"
    if entity.roles & {"police", "authority", "leadership"}:
        return "government"
    people = entity.kind == "crowd" and entity.named and entity.plural  # Mexicans
    return "public" if people or entity.roles & _PUBLIC else "anonymous"


def is_anonymous(entity: Entity, mention: Mention, registry: Registry) -> bool:
    """Whether a source has no name, and is no institution that speaks as such.

    Parameters
    ----------
    entity : Entity
    mention : Mention
        The words of the source.
    registry : Registry

    Returns
    -------
    bool
    """
    actor = registry.get(entity.actor)
    if actor is not None and actor.kind == "anonymous":
        return True
    if (mention.form == "name" and not entity.plural) or entity.exemplified:
        return False
    if entity.kind in ("document", "thing"):
        return False
    if mention.actor is not None and not mention.group:
        return actor is not None and actor.kind == "public" and mention.form == "nominal"
    if entity.kind in ("body", "media", "place"):
        # human rights groups, many countries; but the press
        of = mention.complement is not None and mention.complement.form == "name" and entity.roles & _TERRITORIES
        return entity.plural and not (entity.named or of or entity.roles & {"media", "press"})
    if entity.named and not entity.plural:
        return False
    if entity.named and entity.members:
        return False
    if "guard" in entity.roles and entity.modifiers & _GUARDS and not entity.plural and mention.definite == "the":
        return False  # the coast guard, but a border guard
    if "pope" in entity.roles:
        return False
    return not (entity.roles & {"police", "authority", "family", "leadership", "government", *_KNOWN})


def source_class(kind: str, entity: Entity | None, registry: Registry) -> str:
    """Elite, people or document, as studies of peace journalism count sources.

    Parameters
    ----------
    kind : str
        Of the actor.
    entity : Entity or None
    registry : Registry

    Returns
    -------
    {"elite", "people", "document", "none"}

    References
    ----------
    Lynch, J. and Galtung, J. (2010). Reporting Conflict: New Directions in Peace Journalism.
    """
    if kind == "document":
        return "document"
    if kind == "unattributed" or entity is None:
        return "none"
    if kind in _ELITE or entity.roles & _ELITE_ROLES:
        return "elite"
    actor = registry.get(entity.actor)
    if actor is not None and actor.kind == "person" and actor.parent:
        return "elite"
    return "people"
