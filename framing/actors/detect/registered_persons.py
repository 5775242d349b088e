"""Surnames that stand alone given to the persons of a registry whom the article can only mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from framing.actors.detect.mention import Mention
from framing.actors.detect.page import Page
from framing.actors.registry.countries import places
from framing.actors.registry.registry import Registry
from framing.actors.words.closed_classes import NOT_NAMES, TITLES
from framing.actors.words.descriptions import HELD
from framing.actors.words.name_forms import person_name
from framing.actors.words.nouns import gender_of, given_names, noun

__all__ = ["find_registered_persons"]

_NO_GIVEN = NOT_NAMES | TITLES


def find_registered_persons(
    page: Page, mentions: Sequence[Mention], registry: Registry, out_of_date: frozenset[str] = frozenset()
) -> None:
    """Set the actor of surnames alone (*Gov. LePage*, *LePage*).

    A surname is a registered person's where the article names him in full or gives it a title, or where it is neither
    a given name, a place nor a word of the text; and where the article names nobody else of that surname, and the
    registry nobody else whom it could mean. Whom it means otherwise is left to the linking of mentions.

    Parameters
    ----------
    page : Page
    mentions : sequence of Mention
        Names of the page.
    registry : Registry
    out_of_date : frozenset of str
        Actors who go by a surname only where the article names them in full.
    """
    persons = registry.persons
    names = [m for m in mentions if m.may_be_person and m.actor is None and m.words]
    parts = {id(m): person_name(m.words) for m in names}
    alone = [m for m in names if not parts[id(m)].given and not parts[id(m)].suffix]
    held = [m for m in alone if persons.of_surname(parts[id(m)].surname)]
    if not held:
        return
    in_full = {m.actor for m in mentions if m.actor is not None}
    others: dict[str, list[Mention]] = defaultdict(list)
    given: set[str] = set()
    for mention in names:
        own = parts[id(mention)]
        if (own.given or own.suffix) and _is_person(page, mention):
            others[own.surname].append(mention)
            given.update(own.given[:1])
    titled = {parts[id(m)].surname for m in held if m.roles or m.gender}
    acting = {parts[id(m)].surname for m in held if page.tree.relations[m.head] != "compound"}  # not: the Bush tax cuts
    fitting = {id(m): [i for i in persons.of_surname(parts[id(m)].surname) if _fits(m, i, registry)] for m in held}
    for mention in held:
        if not fitting[id(mention)]:  # Mr. Clinton, where Hillary Clinton is registered
            others[parts[id(mention)].surname].append(mention)
    for mention in held:
        surname, found = parts[id(mention)].surname, fitting[id(mention)]
        if len(found) > 1:
            found = [i for i in found if i in in_full]
        if len(found) != 1 or any(_genders_agree(mention.gender, other.gender) for other in others[surname]):
            continue
        actor_id = found[0]
        word = page.words[mention.head]
        common = word in given_names() or surname in given or word in places() or word.lower() in page.small
        by_itself = surname in titled or (surname in acting and not common)
        if actor_id in in_full or (by_itself and actor_id not in out_of_date):
            mention.actor, mention.kind, mention.words = actor_id, "person", ()
            mention.gender = mention.gender or registry[actor_id].gender or ""


def _is_person(page: Page, mention: Mention) -> bool:
    """Whether a name of several words is a person's, not a surname with a word before it (*Team* Clinton)."""
    first = mention.words[0].lower()
    return mention.kind == "person" or not (first in _NO_GIVEN or first in page.small or noun(first) is not None)


def _fits(mention: Mention, actor_id: str, registry: Registry) -> bool:
    """Whether the titles before a surname can be those of a registered person."""
    actor = registry[actor_id]
    offices = HELD.intersection(mention.roles)
    held = {word for head in actor.heads for word in head.split()}
    if offices and held and not offices & held:
        return False  # President Clinton is not the secretary of state
    given = registry.persons.names[actor_id].given[0].capitalize()
    return _genders_agree(mention.gender, actor.gender or gender_of(given))


def _genders_agree(one: str, other: str) -> bool:
    return not (one and other) or one == other
