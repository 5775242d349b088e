"""What sort of actor an entity is, whether it is anonymous, and to which class of sources it counts."""

from __future__ import annotations

from framing.actors.entities import Entity
from framing.actors.mention import Mention
from framing.actors.registry import Registry

__all__ = ["is_anonymous", "kind_of", "source_class"]

_GOVERNMENT = frozenset(
    """
    government ministry department administration agency court police congress senate house parliament council
    cabinet bureau embassy authority regime state city county province district commission treasury legislature
    judiciary presidency prosecution kremlin municipality
""".split()
)
_MILITARY = frozenset(
    "military army navy troops force air-force command garrison battalion brigade corps guard".split()
)
_ARMED = frozenset(
    "militia rebel insurgent fighter militant jihadist gunman separatist guerrilla terrorist faction".split()
)
_MEDIA = frozenset(
    """
    newspaper paper magazine network channel broadcaster station website blog journal tabloid agency press media
    times post news outlet television radio daily weekly
""".split()
)
_ELITE = frozenset(["government", "military", "igo", "media", "ngo", "armed_group"])
_ELITE_ROLES = frozenset(
    """
    official president senator governor minister secretary chancellor ambassador diplomat lawmaker parliamentarian
    congressman congresswoman general colonel commander spokesman spokeswoman spokesperson adviser advisor aide
    strategist candidate nominee mayor judge prosecutor director chairman chairwoman chief expert analyst
    economist professor executive lawyer attorney leader politician officer envoy representative premier prince
    king republican democrat justice counsel consultant pollster manager operative donor scholar researcher
    scientist journalist reporter editor columnist anchor host author billionaire businessman banker legislator
    delegate superdelegate insider strategists
""".split()
)


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
    if entity.kind == "document":
        return "document"
    single = entity.named and not entity.plural
    if single and (entity.kind == "person" or (entity.kind == "name" and (entity.full or entity.gender))):
        return "person"
    if entity.kind == "media" or (entity.kind in ("body", "name") and entity.roles & _MEDIA):
        return "media"
    if entity.kind == "person" or (entity.kind == "crowd" and not entity.named):
        if entity.roles & _ARMED:
            return "armed_group"
        if entity.roles & _MILITARY:
            return "military"
        if entity.roles & _GOVERNMENT:
            return "government"
        return "anonymous"
    if entity.roles & _MILITARY:
        return "military"
    if entity.kind == "place" or entity.roles & _GOVERNMENT:
        return "government"
    if entity.named and entity.kind == "name":
        return "person"
    return "ngo" if entity.kind == "body" else "public"


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
    if mention.form == "name":
        return False
    actor = registry.get(entity.actor)
    if actor is not None and actor.kind == "anonymous":
        return True
    if mention.form == "nominal":
        if mention.kind in ("body", "media", "document"):
            return False
        if mention.actor is not None:
            return False
        return not (entity.named and not entity.plural)
    return not entity.named and entity.kind in ("person", "crowd", "any")


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
    if kind in _ELITE:
        return "elite"
    roles = entity.roles
    if roles & _ELITE_ROLES:
        return "elite"
    actor = registry.get(entity.actor)
    if actor is not None and actor.kind == "person" and actor.parent:
        return "elite"
    return "people"
