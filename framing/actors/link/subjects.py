"""Who does something: what stands as the subject of a clause, and what can be *he* or *she*."""

from __future__ import annotations

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import Page
from framing.actors.link.entity import Entity

__all__ = ["is_subject", "may_be_human"]

_SUBJECT = frozenset(["nsubj", "nsubjpass"])


def is_subject(page: Page, mention: Mention) -> bool:
    """Whether a mention is the subject of a clause."""
    return page.tree.relations[mention.head] in _SUBJECT


def may_be_human(page: Page, entity: Entity) -> bool:
    """Whether *he* or *she* can take an entity up: a person, or a name that does what persons do."""
    if entity.kind not in ("person", "name") or entity.plural:
        return False
    if entity.kind == "person" or entity.gender or entity.quoted or entity.full:
        return True
    return any(mention.form == "name" and is_subject(page, mention) for mention in entity.mentions)
