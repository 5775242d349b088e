"""Antecedents of noun phrases: *the ministry*, *the Republican nominee*, *officials*."""

from __future__ import annotations

import re

from framing.actors.entities import Entities, Entity
from framing.actors.mention import Mention

__all__ = ["definite", "from_headline", "same_class"]

_PEOPLE = ("person", "name")
_AGE = re.compile(r"\d{1,3}-year-old")
#: Sentences, the headline among them, that bring again what the headline says.
_LEAD = 3
# Nouns by which one and the same is called.
_SYNONYMS = {
    word: set(words.split())
    for words in (
        "lawyer attorney counsel",
        "spokesman spokeswoman spokesperson",
        "campaign team",
        "panel committee",
        "senator lawmaker",
        "congressman congresswoman representative lawmaker",
        "aide adviser advisor",
        "policeman policewoman officer",
        "ministry department",
        "judge justice",
        "video recording footage tape clip",
        "poll survey",
        "lawsuit suit complaint",
        "book memoir",
    )
    for word in words.split()
}
_ONE_OF_MANY = frozenset("court committee department panel commission council ministry board school".split())
_KIN = frozenset("wife husband ex-wife ex-husband widow widower daughter son mother father sister brother".split())
# Who hardly runs for an office.
_OBSERVING = frozenset(
    """judge justice lawyer attorney reporter journalist analyst economist professor spokesman spokeswoman expert
    pollster moderator editor columnist anchor strategist aide adviser""".split()
)
_RUNNING = frozenset("candidate nominee hopeful contender front-runner frontrunner standard-bearer senator".split())

# Words that tell one bearer of a noun from another as little as an article does.
_EMPTY = frozenset("former late same new own other top senior longtime veteran embattled own".split())
# Words that tell one office from another.
_OFFICES = frozenset(
    """
    prime foreign defense defence interior finance information health justice vice deputy energy trade press
    education oil environment labor housing transport culture security
""".split()
)
# Nouns for somebody in public life, by which news takes up a named person without having called him so.
_PUBLIC_PERSON = frozenset(
    """
    man woman candidate nominee businessman billionaire mogul president president-elect leader senator governor
    secretary star front-runner frontrunner politician lawmaker author lady contender rival tycoon premier chancellor
    minister mayor congressman congresswoman hopeful magnate pontiff heir incumbent challenger diplomat statesman
    democrat republican developer actor actress singer executive commander general justice host commentator pundit
    personality comedian filmmaker rapper professor economist historian columnist director author writer activist
    congressperson evangelist televangelist pastor bishop cardinal patriarch envoy ambassador ex-president strongman
    autocrat dictator leader-in-waiting newcomer native veteran octogenarian septuagenarian
""".split()
)
_PUBLIC_BODY = frozenset(
    """
    company bank firm agency group organization organisation network newspaper paper party alliance bloc union court
    department committee panel university school airline website corporation nonprofit charity association outlet
    magazine council commission foundation institution institute lender retailer giant automaker watchdog body
""".split()
)
# Offices of which a person holds one at a time; who leads the opposition holds none of them.
_HELD = frozenset(
    """
    president premier chancellor minister governor mayor senator congressman congresswoman king pope ambassador
    secretary
""".split()
)
_AGAINST = frozenset("opposition rebel dissident".split())
# Unnamed ones who are not the ones before, though called by the same noun.
_NEW_EACH_TIME = frozenset(
    """
    official source aide person adviser advisor insider operative diplomat member witness others some many several
    one ally friend associate strategist lawmaker
""".split()
)


def definite(entities: Entities, mention: Mention, owner: Entity | None) -> Entity | None:
    """The entity that a definite noun phrase takes up.

    Parameters
    ----------
    entities : Entities
    mention : Mention
    owner : Entity or None
        Whom the phrase names as the one it belongs to.

    Returns
    -------
    Entity or None
    """
    words = {word for word in mention.words if word not in _EMPTY}
    called = {mention.lemma} if mention.plural else _SYNONYMS.get(mention.lemma, {mention.lemma})
    office = f"{mention.words[-1]} {mention.lemma}" if mention.words else mention.lemma
    best: Entity | None = None
    most = 0.0
    for entity in entities.all:
        if not entity.mentions or entity is owner:
            continue
        if called.isdisjoint(entity.roles) and office not in entity.roles:
            continue
        if entity.plural != mention.plural and entity.actor is None:
            continue
        if mention.gender and entity.gender and mention.gender != entity.gender:
            continue
        if owner is not None and entity.owner is not None and entity.owner is not owner:
            continue
        own = entity.words()
        if office in entity.roles:
            own |= words
        extra = words - own
        if extra and mention.lemma in _ONE_OF_MANY and entity.named:
            continue  # the appeals court is not the Supreme Court
        if extra & _OFFICES or not _may_belong(entities, entity, owner):
            continue
        if extra and owner is None and not (entity.named or entity.actor):
            continue
        if owner is not None and entity.owner is None and not entity.named and not (words & own):
            continue
        weight = 1.0 + entity.weight_at(mention.time) + 0.5 * len(words & own) - 0.3 * len(extra)
        if weight >= most:
            best, most = entity, weight
    best = best or _kin(entities, mention, owner)
    if best is not None and not (mention.plural and _headline_only(entities, best)):
        return best
    # "its executive" is a new one: whose he is, tells him from the one in mind.
    if mention.definite == "poss" or words & _OFFICES:
        return best
    if mention.plural:
        return _salient_several(entities, mention) or best
    return _salient(entities, mention, words) if owner is None or _describes(mention, owner) else None


def _headline_only(entities: Entities, entity: Entity) -> bool:
    return all(mention.last <= entities.title for mention in entity.mentions)


def _describes(mention: Mention, owner: Entity) -> bool:
    """Whether the owner only says where somebody is from (the New York businessman), or of which party."""
    inside = mention.owner is not None and mention.owner.first >= mention.first
    party = mention.lemma in _RUNNING and owner.kind in ("body", "name")
    return inside and mention.definite == "the" and (owner.kind == "place" or party)


def _salient_several(entities: Entities, mention: Mention) -> Entity | None:
    """Those last named together whom *the candidates*, *the two men* takes up."""
    if mention.kind != "person" or mention.lemma not in _PUBLIC_PERSON or mention.definite != "the":
        return None
    groups = [
        e for e in entities.all if e.members and e.named and all(entities.all[k].kind in _PEOPLE for k in e.members)
    ]

    def fits(group: Entity) -> tuple[bool, int, int]:
        members = [entities.all[k] for k in group.members]
        called = all(mention.lemma in member.roles for member in members)
        return called, sum(len(member.mentions) for member in members), group.seen

    return max(groups, key=fits, default=None)


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
    called = set().union(*(_SYNONYMS.get(word, {word}) for word in called))
    for other in reversed(entities.all):
        nameless = other.mentions and not other.named and not other.plural and other.actor is None
        if not nameless or other is entity or not called & other.roles:
            continue
        if entity.owner is not None and other.owner is entity.owner:
            return other
        open_to = other.owner is None or entity.owner is None or other.owner.kind == "place"
        if open_to and other.mentions[0].sentence <= _LEAD and not called & _NEW_EACH_TIME:
            return other  # Senator presses agenda … Senator Ann Lee
    return None


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
        if same and entity.mentions and _headline_only(entities, entity) and entity.modifiers <= words:
            return entity
    return None


def kin_before(entities: Entities, entity: Entity) -> Entity | None:
    """A relative of somebody whom the text now names: *Lee's wife* … *Ann Lee*.

    Parameters
    ----------
    entities : Entities
    entity : Entity
        Newly named.

    Returns
    -------
    Entity or None
    """
    for other in entities.all:
        if other.mentions and not other.named and other.roles & _KIN and _of_family(entity, other.owner, other.gender):
            return other
    return None


def _of_family(entity: Entity, owner: Entity | None, gender: str) -> bool:
    if owner is None or owner is entity or not (owner.full and entity.full) or entity.kind not in _PEOPLE:
        return False
    same = owner.names[0][-1] == entity.names[0][-1] and owner.names[0][0] != entity.names[0][0]
    return same and entity.gender in ("", gender)


def _kin(entities: Entities, mention: Mention, owner: Entity | None) -> Entity | None:
    """His ex-wife: the one of his name, of her sex."""
    if mention.lemma not in _KIN or mention.plural or owner is None:
        return None
    found = [e for e in entities.all if e.mentions and e.named and _of_family(e, owner, mention.gender)]
    return found[0] if len(found) == 1 else None


def _may_belong(entities: Entities, entity: Entity, owner: Entity | None) -> bool:
    """Whether an actor of the registry can be somebody's: Syria's minister is no Israeli."""
    if owner is None or owner.actor is None or entity.actor is None:
        return True
    return _belongs(entities, entity, owner.actor)


def _belongs(entities: Entities, entity: Entity, actor_id: str) -> bool:
    """Whether an actor of the registry is a part of another, at any remove."""
    above = entities.registry.get(entity.actor)
    while above is not None:
        if above.id == actor_id:
            return True
        above = entities.registry.get(above.parent)
    return False


def _salient(entities: Entities, mention: Mention, words: set[str]) -> Entity | None:
    """The most salient named one for a noun that news takes it up by (the nominee, the company)."""
    aged = any(_AGE.fullmatch(word) for word in mention.words)  # the 34-year-old mother
    if mention.kind == "person" and (mention.lemma in _PUBLIC_PERSON or aged):
        kinds = _PEOPLE
    elif mention.kind in ("body", "media") and mention.lemma in _PUBLIC_BODY:
        kinds = ("body", "media")
    else:
        return None
    best: Entity | None = None
    most = 0.4
    adjectives = entities.registry.adjectives
    country = next((adjectives[word] for word in mention.words if word in adjectives), None)
    anybody = mention.lemma in ("man", "woman")
    told = words - set(adjectives)
    for entity in entities.all:
        if entity.plural or entity.kind not in kinds or not entity.mentions:
            continue
        if not entity.named and not anybody:
            continue
        if mention.gender and entity.gender and mention.gender != entity.gender:
            continue
        if entity.kind == "name" and not (entity.gender or entity.quoted):
            continue
        if mention.lemma in _ONE_OF_MANY and told - entity.words():
            continue  # the appeals court is not the Supreme Court
        if mention.lemma in _RUNNING and entity.roles & _OBSERVING:
            continue
        if mention.lemma in _HELD and (entity.roles & _HELD or entity.modifiers & _AGAINST) and not words & _AGAINST:
            continue
        weight = entity.weight_at(mention.time) + 0.5 * len(words & entity.words())
        if kinds is _PEOPLE and entity.named:
            weight += 0.1 * min(len(entity.mentions), 10)  # whom the article is about
            if mention.lemma in _RUNNING and entity.roles & _RUNNING:
                weight += 1.0
        if country is not None and entity.actor is not None:
            if not _belongs(entities, entity, country):
                continue
            weight += 1.0  # the French leader
        if not entity.named:
            weight *= 1.5  # the man: rather whoever has no name
        if entity.kind == "body" and entity.roles & _PUBLIC_BODY:
            weight *= 0.3  # it is called otherwise
        if weight > most:
            best, most = entity, weight
    return best


def same_class(entities: Entities, mention: Mention, owner: Entity | None) -> Entity | None:
    """The entity of a bare plural that has occurred in the same words; unnamed sources are new each time.

    Parameters
    ----------
    entities : Entities
    mention : Mention
    owner : Entity or None

    Returns
    -------
    Entity or None
    """
    if mention.lemma in _NEW_EACH_TIME or mention.kind == "document":
        return None
    words = set(mention.words)
    for entity in reversed(entities.all):
        if not entity.plural or mention.lemma not in entity.roles or entity.members or not entity.mentions:
            continue
        if entity.mentions[0].definite == "num":
            continue  # other leaders, many leaders
        if not words and owner is None:
            return entity
        if entity.owner is owner and set(entity.mentions[0].words) == words:
            return entity
    return None
