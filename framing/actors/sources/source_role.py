"""In what capacity a source speaks: politics, security, law, expert, business, media, citizen …"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter

from framing.actors.detect.mention import Mention
from framing.actors.detect.name_extent import PARTY_STATE
from framing.actors.detect.page import Page
from framing.actors.link.actor_kind import kind_of
from framing.actors.link.entity import Entity
from framing.actors.registry.registry import Registry
from framing.actors.words.closed_classes import PARTY_WORDS, ROLES_OF_TITLES
from framing.actors.words.nouns import noun
from framing.lexicons.words import word_table, words

__all__ = ["ROLES", "source_role"]

#: Roles in the order in which one is taken of several that an article tells.
ROLES = (
    "politics",
    "security",
    "law",
    "religion",
    "expert",
    "civil_society",
    "media",
    "business",
    "culture_sport",
    "citizen",
    "unknown",
)
#: Kind of an actor to the role of those who speak for it, where its words do not tell more.
_OF_KINDS = {
    "government": "politics",
    "military": "security",
    "armed_group": "security",
    "igo": "politics",
    "media": "media",
}
#: Titles before *general* that make it an office of the state: attorney general.
_BEFORE_GENERAL = frozenset("attorney director inspector secretary solicitor surgeon".split())
_AFTER_GENERAL = frozenset("counsel manager".split())
#: Which a word of the text can be that is no rank (the general election).
_RANKS = frozenset(["general"])
_PARTIES = frozenset("d r i d. r.".split())
#: What ends the phrase behind a comma, and how many words may stand in it before its noun.
_ENDS = words("sources.phrases.ends")
_REACH = 6
#: What leads from an office to the body, and how many words its name may have.
_WHOSE = frozenset("of for at with".split())
_LONG = 10
#: Kinds of entities that one can belong to.
_BODIES = ("body", "media", "place", "name")


@cache
def _table(name: str) -> dict[str, str]:
    """Word to role; of a word that stands under several the first role holds."""
    found: dict[str, str] = {}
    for role, row in word_table(f"sources.roles.{name}").items():
        for word in row.split():
            found.setdefault(word, role)
    return found


def source_role(
    page: Page,
    head: Mention,
    members: Sequence[Entity],
    registry: Registry,
    source: Sequence[tuple[int, int]] = (),
    known: dict[int, str] | None = None,
) -> str | None:
    """Role of a source by its nouns and titles, and by the body that it belongs to; nothing for a text.

    What the words of the quote say of the source comes before what the rest of the article says.

    Parameters
    ----------
    page : Page
    head : Mention
        The words that name the source.
    members : sequence of Entity
        Who speaks; of several who are named together the first whose role is known tells.
    registry : Registry
    source : sequence of (start, end)
        Pieces of the source.
    known : dict, optional
        Keeps what the article tells of each person, by its number, from one of its quotes to the next.

    Returns
    -------
    str or None
        One of ``ROLES``.

    References
    ----------
    Global Media Monitoring Project (2020). Who Makes the News? Methodology guide and coding instructions.
    """
    if not members:
        return _of_words([head.lemma], head.words) or "unknown"
    kept: dict[int, str] = {} if known is None else known
    found = [_of_entity(page, entity, registry, source, kept) for entity in members]
    told = [role for role in found if role is not None]
    return next((role for role in told if role != "unknown"), told[0] if told else None)


def _of_entity(
    page: Page, entity: Entity, registry: Registry, source: Sequence[tuple[int, int]], kept: dict[int, str]
) -> str | None:
    kind = kind_of(entity, registry)
    if kind in ("document", "unattributed"):
        return None
    if kind not in ("person", "anonymous", "public") and entity.kind != "person":
        return _of_body(entity, kind)
    owner = entity.owner
    place = _of_body(owner, kind_of(owner, registry)) if owner is not None and owner.kind in _BODIES else ""
    heads = [k for span in source for k in range(*(bisect_left(page.starts, place) for place in span))]
    by_head = page.by_head.get(entity.number)
    if by_head is None:  # once an entity: each of its quotes asks, and it may have very many mentions
        by_head = page.by_head[entity.number] = {}
        for nth, mention in enumerate(entity.mentions):
            by_head.setdefault(mention.head, []).append((nth, mention))
    for _, mention in sorted((found for k in set(heads) for found in by_head.get(k, ())), key=itemgetter(0)):
        if mention.form != "pronoun":
            told = _of_words(*_said(page, mention), place)
            if told not in ("", "unknown"):
                return told
    if entity.number not in kept:
        kept[entity.number] = _of_article(page, entity, place)
    return kept[entity.number]


def _of_article(page: Page, entity: Entity, place: str) -> str:
    """Role of a person by all that the article says of it."""
    if any(_has_party(page, mention) for mention in entity.mentions):
        return "politics"
    own = {part.lower() for name in entity.names for part in name} - PARTY_WORDS
    said = [_said(page, mention) for mention in entity.mentions]
    nouns = [word for told_by, _ in said for word in told_by] + [
        role for role in entity.roles - _RANKS if role not in own
    ]
    told = _of_words(nouns, [word for _, before in said for word in before], place)
    owner = entity.owner
    if told in ("", "unknown") and owner is not None and owner.kind != "place" and place:
        return place
    if not told and entity.kind == "name" and not entity.gender:
        told = next((role for name in entity.names if (role := _table("bodies").get(name[-1].lower()))), "")
    return told or "unknown"


def _said(page: Page, mention: Mention) -> tuple[list[str], list[str]]:
    """Nouns and titles of a mention, and the words that say whose they are: those before its noun, and behind *of*."""
    if mention.form == "nominal":
        whose = mention.complement or mention.owner
        behind = [word.lower() for word in reversed(whose.words)] if whose is not None else []
        return [mention.lemma], [*reversed(mention.words), *behind]
    if mention.form != "name":
        return [], []
    titles = []
    for k in range(mention.first, mention.last):
        if page.words[k] in mention.words:
            break
        titles.append(page.lower[k])
    nouns = [ROLES_OF_TITLES.get(word, word) for word in titles]
    if mention.words and mention.words[0].lower() in _AFTER_GENERAL:
        nouns = [word for word in nouns if word != "general"]
    more = _behind_comma(page, mention.last)
    return [*nouns, *more[0]], [*titles, *more[1]]


def _behind_comma(page: Page, k: int) -> tuple[list[str], list[str]]:
    """The same of what is said behind a comma: Ann Lee, chairwoman of the bank."""
    lower = page.lower
    if k >= len(lower) or lower[k] != ",":
        return [], []
    for at in range(k + 1, min(k + 2 + _REACH, len(lower))):
        told = noun(lower[at])
        if told is not None and told.kind == "person":
            if told.plural:
                break
            if at + 1 < len(lower) and lower[at + 1] not in _ENDS | _WHOSE:
                continue  # a local police officer
            behind = []
            if at + 1 < len(lower) and lower[at + 1] in _WHOSE:
                for word in lower[at + 2 : at + 2 + _LONG]:
                    if word in _ENDS:
                        break
                    behind.append(word)
            return [told.lemma], [*reversed(lower[k + 1 : at]), *reversed(behind)]
        if lower[at] in _ENDS:
            break
    return [], []


def _has_party(page: Page, mention: Mention) -> bool:
    """Whether party and state stand behind a name: Lee (D-Mich.), Lee (R)."""
    k = mention.last
    if mention.form != "name" or k + 1 >= len(page.words) or page.words[k] not in ("(", ","):
        return False
    word = page.words[k + 1]
    return bool(PARTY_STATE.fullmatch(word)) or (page.words[k] == "(" and word.lower() in _PARTIES)


def _of_body(entity: Entity, kind: str) -> str:
    """Role of those who speak for a body: by the last word of its name that tells, by its nouns, by its kind."""
    if kind in ("military", "armed_group", "igo", "media"):
        return _OF_KINDS[kind]
    bodies = _table("bodies")
    names = [word.lower() for name in entity.names for word in reversed(name)]
    for word in (*names, *sorted(entity.roles), *sorted(entity.modifiers)):
        role = bodies.get(word)
        if role not in (None, "unknown") and (kind != "government" or role in ("politics", "security", "law")):
            return role
    return _OF_KINDS.get(kind, "unknown")


def _of_words(nouns: Iterable[str], before: Iterable[str], place: str = "") -> str:
    """Role that nouns tell, with what stands before them and the role of the body they belong to; empty for none."""
    said = {told.lemma if (told := noun(word)) is not None else word for word in nouns}
    if "general" in said and not said.isdisjoint(_BEFORE_GENERAL):
        return "politics"
    if not said.isdisjoint(_AFTER_GENERAL):
        said.discard("general")
    persons, offices = _table("persons"), _table("offices")
    roles = {role for word in said if (role := persons.get(word))}
    held = [role for word in said if (role := offices.get(word))]
    if held:
        near = [role for word in before if (role := _table("bodies").get(word))]
        known = [role for role in near if role != "unknown"]
        if known:
            roles.add("politics" if "politics" in known else known[0])  # House Intelligence Chairman
        elif place not in ("", "unknown"):
            roles.add(place)
        elif near:
            roles.add("unknown")
        elif not roles or roles == {"citizen"}:
            roles = {role for role in held if role != "unknown"} or {"unknown"}
    return min(roles, key=ROLES.index, default="")
