"""Link a description to a name given later: *Lawmaker urges …* above an article about Rep. Ann Lee."""

from __future__ import annotations

from framing.actors.detect.mention import BEARERS
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.words.descriptions import NEW_EACH_TIME, SYNONYMS
from framing.lexicons.words import words

__all__ = ["join_named_later"]

#: Sentences after which a name that follows is not asked about.
_WINDOW = 4
#: Sentences, the headline among them, in which *a lawmaker* may be one whom the text is about.
_LEAD = 3
#: Of whom there are many, one as good as the other.
_VAGUE = words("actors.cataphora.vague")
#: Nouns that say as good as nothing.
_EMPTY_NOUNS = frozenset(["member", "lawmaker"])
#: Who stands at the top of a body, by whatever title.
_HEADS = frozenset("chief head president director leader boss chairman chairwoman chair executive".split())
_BODIES = ("body", "media")


def join_named_later(entities: Entities, ranker: AntecedentRanker) -> None:
    """Join descriptions with the names that the text gives later, once all mentions have been read.

    Parameters
    ----------
    entities : Entities
        Changed in place.
    ranker : AntecedentRanker
    """
    named = [e for e in entities.all if e.mentions and e.named and not e.plural]
    for one in entities.all:
        nameless = one.mentions and not (one.named or one.plural or one.actor) and one.mentions[0].form == "nominal"
        if not nameless or one.kind not in ("person", *_BODIES):
            continue
        candidates = sorted((e for e in named if e.mentions and _fits(one, e, entities.title)), key=_first)
        if candidates:
            features = [_features(one, e, rank, entities.title) for rank, e in enumerate(candidates)]
            new = ["new", f"new vague={bool(one.roles & (_VAGUE | NEW_EACH_TIME))}"]
            definite = one.mentions[0].definite
            found = ranker.choose("later", definite, one.mentions[0], [*candidates, None], [*features, new])
            if found is not None:
                entities.merge(one, found)


def _first(entity: Entity) -> int:
    return entity.mentions[0].first


def _called(one: Entity) -> set[str]:
    return set().union(*(SYNONYMS.get(word, {word}) for word in one.roles))


def _fits(one: Entity, entity: Entity, title: int) -> bool:
    title_only = one.mentions[-1].last <= title
    if entity is one.owner or not (title_only or _first(entity) > _first(one)):
        return False
    if one.gender and entity.gender and one.gender != entity.gender:
        return False
    if entity.kind not in (BEARERS if one.kind == "person" else (*_BODIES, "name")):
        return False
    called = _called(one)
    if called.isdisjoint(entity.roles) and not (title_only and (one.roles & _HEADS or one.roles <= _EMPTY_NOUNS)):
        return False
    if title_only or (one.owner is not None and one.owner is entity.owner):
        return True
    if one.mentions[0].definite == "a" and one.mentions[0].sentence > _LEAD:
        return False
    near = entity.mentions[0].sentence - one.mentions[-1].sentence <= _WINDOW
    told = any(not called.isdisjoint((mention.lemma, *mention.roles)) for mention in entity.mentions)
    return near and (told or (one.quoted and entity.quoted))


def _features(one: Entity, entity: Entity, rank: int, title: int) -> list[str]:
    first, last = one.mentions[0], one.mentions[-1]
    head = "none" if _called(one).isdisjoint(entity.roles) else "same"
    place = "title" if last.last <= title else "lead" if first.sentence <= _LEAD else "below"
    ahead = min(max(entity.mentions[0].sentence - last.sentence, 0), 3)
    owner = "same" if one.owner is entity.owner else "open" if one.owner is None or entity.owner is None else "other"
    return [
        f"head {head}:{place}",
        f"head {head}:{first.definite}",
        f"recency {ahead}:{place}",
        f"recency rank={min(rank, 2)}:{head}",
        f"agree owner {owner}:{one.owner is not None}",
        f"words {bool(one.modifiers & entity.words())}",
    ]
