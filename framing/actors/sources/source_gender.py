"""Whether a source is a woman or a man, by what the article says of it, and by which words it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.detect.page import Page
from framing.actors.link.actor_kind import kind_of
from framing.actors.link.entity import Entity
from framing.actors.registry.registry import Actor, Registry
from framing.actors.words.closed_classes import HONORIFICS, PRONOUNS
from framing.actors.words.nouns import gender_of, noun
from framing.lexicons.words import words

__all__ = ["UNKNOWN", "are_people", "registered_gender", "source_gender"]

#: Gender with the rule that told it.
Told = tuple[str, str]

#: Of whom nothing tells.
UNKNOWN = ("unknown", "none")
_NAMES = {"f": "woman", "m": "man"}
_TITLES = {
    **HONORIFICS,
    **dict.fromkeys(words("sources.gender.women"), "f"),
    **dict.fromkeys(words("sources.gender.men"), "m"),
}
_LOOSE = words("sources.gender.loose")
_NO_NAMES = words("sources.gender.no_names")
_OF_THINGS = frozenset("it its itself which".split())
#: How many times as often as the other a gender is told where it is clear.
_FAR = 3
#: How many pronouns outweigh a given name.
_SURE = 2


def are_people(entity: Entity, registry: Registry) -> bool:
    """Whether persons speak, one or several, and no institution, text or thing.

    Parameters
    ----------
    entity : Entity
    registry : Registry

    Returns
    -------
    bool
    """
    kind = kind_of(entity, registry)
    if kind in ("document", "unattributed"):
        return False
    return kind in ("person", "anonymous", "public") or entity.kind == "person"


def source_gender(
    page: Page,
    head: Mention,
    members: Sequence[Entity],
    registry: Registry,
    known: dict[int, Told] | None = None,
) -> tuple[str, str] | tuple[None, None]:
    """Woman, man, mixed or unknown, and the rule by which it is known; nothing for what is no person.

    What the source is called in the quote itself comes first, then titles, a registry, nouns and pronouns anywhere in
    the article, and last its given name, which says least of the single person.

    Parameters
    ----------
    page : Page
    head : Mention
        The words that name the source.
    members : sequence of Entity
        Who speaks; several where they are named together, none where that is not known.
    registry : Registry
    known : dict, optional
        Keeps what the article tells of each entity, by its number, from one of its quotes to the next.

    Returns
    -------
    gender : {"woman", "man", "mixed", "unknown"} or None
    rule : {"pronoun", "title", "registry", "noun", "given name", "several", "none"} or None
    """
    own = PRONOUNS[head.lemma][2] if head.form == "pronoun" and head.lemma in PRONOUNS else ""
    if own:
        return _NAMES[own], "pronoun"
    if not members:  # a source of whom nothing is known but its own words
        gender = head.gender if head.form == "nominal" else ""
        return (_NAMES[gender], "noun") if gender else UNKNOWN
    if not any(are_people(entity, registry) for entity in members):
        return None, None
    kept: dict[int, Told] = {} if known is None else known
    for entity in members:
        if entity.number not in kept:
            kept[entity.number] = _of_entity(page, entity, registry)
    told = [kept[entity.number] for entity in members]
    if len(told) == 1:
        return told[0]
    if not head.group:
        return UNKNOWN  # whom *they* and *the senators* take up is not sure enough
    genders = {gender for gender, _ in told}
    if genders >= {"woman", "man"}:
        return "mixed", "several"
    return (genders.pop(), "several") if len(genders) == 1 and "unknown" not in genders else UNKNOWN


def registered_gender(actor: Actor | None) -> Told | None:
    """Gender of an actor of a registry, where it says it.

    Parameters
    ----------
    actor : Actor or None

    Returns
    -------
    (gender, rule) or None

    Examples
    --------
    >>> registered_gender(Actor("DEU_MERKEL", "Angela Merkel", "person", gender="f"))
    ('woman', 'registry')
    """
    return (_NAMES[actor.gender], "registry") if actor is not None and actor.gender else None


def _of_entity(page: Page, entity: Entity, registry: Registry) -> Told:
    """What the whole article tells of one of those who speak."""
    actor = registry.get(entity.actor)
    registered = (actor.gender if actor is not None else "") or ""
    strict, loose = _nouns(entity)
    given = _given(entity)
    pronouns = [mention for mention in entity.mentions if mention.form == "pronoun" and mention.lemma in PRONOUNS]
    taken_up = [PRONOUNS[mention.lemma][2] for mention in pronouns]
    pronoun = _clear(taken_up)
    if pronoun and taken_up.count(pronoun) < _SURE and given != pronoun and not any(m.source for m in pronouns):
        pronoun = ""  # once only, and not as who speaks
    if pronoun and not given and _may_be_thing(page, entity):
        pronoun = ""  # that of somebody else
    if given and pronoun and given != pronoun:
        if taken_up.count(pronoun) < _SURE:  # one of the two is somebody else's
            return UNKNOWN
        given = ""
    for gender, rule in (
        (_clear(_titles(page, entity.mentions)), "title"),
        (registered, "registry"),
        (strict, "noun"),
        (pronoun, "pronoun"),
        (loose if given in ("", loose) else "", "noun"),
        (given, "given name"),
    ):
        if gender:
            return _NAMES[gender], rule
    return UNKNOWN


def _may_be_thing(page: Page, entity: Entity) -> bool:
    """Whether the text treats a name as that of a thing, and nowhere as a person's: the Clean Air Act, which …"""
    if entity.kind == "person":
        return False
    names = [mention.first for mention in entity.mentions if mention.form == "name"]
    return any(first and page.lower[first - 1] == "the" for first in names) or any(
        mention.form == "pronoun" and mention.lemma in _OF_THINGS for mention in entity.mentions
    )


def _clear(genders: Iterable[str]) -> str:
    """The gender that is told, or told far more often than the other; empty where it is not clear."""
    counts = Counter(filter(None, genders)).most_common()
    if len(counts) == 1 or (len(counts) == 2 and counts[0][1] >= _FAR * counts[1][1]):
        return counts[0][0]
    return ""


def _titles(page: Page, mentions: Iterable[Mention]) -> Iterator[str]:
    """Genders of the titles before its names: Mrs. Lee, but not Martin Luther King."""
    for mention in mentions:
        if mention.form == "name":
            for k in range(mention.first, mention.last):
                if page.words[k] in mention.words:
                    break
                yield _TITLES.get(page.lower[k], "")


def _nouns(entity: Entity) -> tuple[str, str]:
    """Gender of the nouns for it: of those that always tell, and of those by which women are called as well."""
    own = {part.lower() for name in entity.names for part in name}  # Cory Gardner King
    known = [(told.gender, role) for role in sorted(entity.roles - own) if (told := noun(role)) is not None]
    strict = _clear(gender for gender, role in known if role not in _LOOSE)
    return strict, "" if entity.plural else _clear(gender for gender, role in known if role in _LOOSE)


def _given(entity: Entity) -> str:
    """Gender of its given names, where a name has more than one word: of J. Edgar Hoover the second."""
    found = []
    for name in entity.names:
        parts = [word for word in name if word != ","][:-1]
        full = next((word for word in parts if len(word.strip(".")) > 1 and "." not in word), "")
        if full and full.lower() not in _NO_NAMES:
            found.append(gender_of(full if full[1:2].islower() else full.capitalize()))
    return _clear(found) if entity.kind in BEARERS and not entity.plural else ""
