"""Features of the candidates that a mention can take up, as names; the weights of the ranker belong to these names.

The first word of a name is the group that an ablation can leave out: *recency* (when, and in which places of a
sentence, a candidate was mentioned), *often*, *agree* (kind, gender, number), *clause* (the grammar of the sentence),
*speech* (who speaks, and of whom), *head* (the noun, its synonyms, offices), *owner* (to whom the phrase belongs),
*words* (modifiers in common and not), *first* (how the text brought a candidate in) and *new* (no candidate is meant).
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.actors.detect.mention import Mention
from framing.actors.link.entity import Entity
from framing.actors.link.recency import REACH
from framing.actors.words.descriptions import EMPTY, STAND_INS, SYNONYMS

__all__ = ["GROUPS", "candidate_features", "head_match", "heads_of", "new_features", "noun_features"]

#: Groups of features that an ablation can leave out.
GROUPS = ("recency", "often", "agree", "clause", "speech", "head", "owner", "words", "first", "new")
_KNOWN = ("the", "this")
_TRAIL = 6  # mentions of the trail that count
_PLACES = ("quoted", "source", "inside", "place", "subject", "other")
_MENTIONED = [{place: f"recency {time} {place}" for place in _PLACES} for time in ("0", "1", "2", "3", "far")]


def candidate_features(mention: Mention, candidates: Sequence[Entity]) -> list[list[str]]:
    """When and how often each candidate was mentioned, and what it is.

    Parameters
    ----------
    mention : Mention
        That takes up one of the candidates.
    candidates : sequence of Entity

    Returns
    -------
    list of list of str
    """
    places = sorted({e.mentions[-1].first for e in candidates if e.mentions[-1].first < mention.first}, reverse=True)
    rank = {place: nth for nth, place in enumerate(places)}
    most = max((len(e.mentions) for e in candidates), default=0)
    out = []
    for entity in candidates:
        latest = entity.mentions[-1]
        trail = [(max(mention.time - time, 0), place) for time, place in entity.trail[-_TRAIL:]]
        names = [_MENTIONED[min(ago, 4)][place] for ago, place in trail if ago <= REACH]
        names.append(f"recency rank={min(rank.get(latest.first, -1), 4)}")
        if len(entity.mentions) == most:
            names.append("often most")
        if mention.gender:
            names.append(f"agree gender={bool(entity.gender)}:{entity.kind}")
        if entity.kind == "name":
            names.append(f"agree name full={entity.full} quoted={entity.quoted}")
        if latest.sentence == mention.sentence and trail:
            names.append(f"clause sentence {trail[-1][1]}")
        out.append(names)
    return out


def heads_of(mention: Mention) -> frozenset[str]:
    """Nouns by which :func:`head_match` may know an entity: none of the others is worth asking for."""
    own, nobody = mention.lemma, frozenset[str]()
    office = [f"{mention.words[-1]} {own}"] if mention.words else []
    return frozenset([own, *office]) | SYNONYMS.get(own, nobody) | STAND_INS.get(own, nobody)


def head_match(mention: Mention, entity: Entity) -> str:
    """How the noun of a mention is known of an entity: same | office | synonym, or empty."""
    roles = entity.roles
    if mention.lemma in roles:
        return "same"
    if mention.words and f"{mention.words[-1]} {mention.lemma}" in roles:
        return "office"
    synonyms = SYNONYMS.get(mention.lemma)
    if synonyms is not None and not synonyms.isdisjoint(roles):
        return "synonym"
    stands_for = STAND_INS.get(mention.lemma)
    if stands_for is None or mention.plural or mention.words or entity.named or mention.definite not in _KNOWN:
        return ""
    return "synonym" if not stands_for.isdisjoint(roles) else ""


def noun_features(mention: Mention, entity: Entity, owner: Entity | None) -> list[str]:
    """How a noun phrase describes a candidate.

    Parameters
    ----------
    mention : Mention
    entity : Entity
    owner : Entity or None
        Whom the phrase names as the one it belongs to.

    Returns
    -------
    list of str
    """
    head = head_match(mention, entity) or "none"
    words, own, first = {word for word in mention.words if word not in EMPTY}, entity.words(), entity.mentions[0]
    extra = set() if head == "office" else words - own
    out = [
        f"head {head}",
        f"head {head}:{'named' if entity.named else 'nameless'}",
        f"owner {owner.kind if owner is not None else 'none'}:{head}",
        f"words extra={min(len(extra), 2)}:{head}",
        f"words common={min(len(words & own), 2)}:{head}",
    ]
    if first.form == "nominal":
        out.append(f"words equal={set(mention.words) == set(first.words)}:{bool(words)}:{head}")
        out.append(f"first {first.definite}:{head}")
    return out


def new_features(mention: Mention, owner: Entity | None, matches: bool) -> list[str]:
    """Features of the answer that a noun phrase speaks of a new entity.

    Parameters
    ----------
    mention : Mention
    owner : Entity or None
    matches : bool
        Whether a candidate is called by the same noun.

    Returns
    -------
    list of str
    """
    return ["new", f"new {mention.kind}:{mention.plural}", f"new matches={matches}:{owner is not None}"]
