"""Who does something: what stands as the subject of a clause, and what can be *he* or *she*."""

from __future__ import annotations

from framing.actors.entity import Entity
from framing.actors.mention import Mention
from framing.actors.page import Page

__all__ = ["is_subject", "may_be_human"]

_CLAUSE_STARTS = frozenset([",", "that", "because", "when", "after", "while", "but", "and", '"', "“", "”", "as", "if"])
_BEFORE_SUBJECT = frozenset(["the", "a", "an", "former", "both", "some", "many"])


def is_subject(page: Page, mention: Mention) -> bool:
    """Whether nothing but an article stands before a mention in its sentence or clause."""
    title = mention.apposed
    first = title.first if title is not None and title.last == mention.first else mention.first
    if title is not None and first == title.first and title.owner is not None:
        first = min(first, title.owner.first)
    k = first - 1
    lower, sentence = page.lower, page.sentence
    while k >= 0 and sentence[k] == mention.sentence and lower[k] in _BEFORE_SUBJECT:
        k -= 1
    return k < 0 or sentence[k] != mention.sentence or lower[k] in _CLAUSE_STARTS


def may_be_human(page: Page, entity: Entity) -> bool:
    """Whether *he* or *she* can take an entity up: a person, or a name that does what persons do."""
    if entity.kind not in ("person", "name") or entity.plural:
        return False
    if entity.kind == "person" or entity.gender or entity.quoted or entity.full:
        return True
    return any(mention.form == "name" and is_subject(page, mention) for mention in entity.mentions)
