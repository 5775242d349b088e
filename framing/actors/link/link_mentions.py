"""Who is meant: the mentions of one article joined into entities, from left to right.

Names join by their words; definite noun phrases and pronouns join the most salient entity that agrees with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from framing.actors.detect.mention import BEARERS, Mention
from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.detect.page import Page
from framing.actors.link.antecedent_ranker import AntecedentRanker, load_antecedents
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.link.named_later import join_named_later
from framing.actors.link.nominals import Nominals
from framing.actors.link.pronouns import Pronouns
from framing.actors.link.recency import Recency
from framing.actors.registry.registry import Registry
from framing.actors.words.descriptions import (
    BEFORE_RUNNERS,
    CORPORATE,
    KIN,
    OBSERVING,
    PUBLIC_PERSON,
    RUNNING,
    SPOKESMEN,
)
from framing.actors.words.name_forms import names_agree
from framing.actors.words.nouns import noun

__all__ = ["Coreference"]

_DESCRIBING = frozenset("who that which whose known called named identified".split())
_PAIRS = frozenset(["couple", "pair", "duo", "two"])


class Coreference:
    """Entities of a scanned article.

    Parameters
    ----------
    page : Page
    registry : Registry
    marked : sequence of bool
        Whether each token stands inside the quotation marks of an attributed quote.
    speaker : callable
        Gives the source mention of the quote whose content holds a token, or None.
    said : callable
        Gives the spans of what a source says.
    ranker : AntecedentRanker, optional
        The shipped one when absent.
    """

    def __init__(
        self,
        page: Page,
        registry: Registry,
        marked: Sequence[bool],
        speaker: Callable[[int], Mention | None] = lambda token: None,
        said: Callable[[Mention], Sequence[tuple[int, int]]] = lambda mention: (),
        ranker: AntecedentRanker | None = None,
    ) -> None:
        self.page = page
        self.registry = registry
        self._ranker = ranker or load_antecedents()
        self._marked = marked
        self.entities = Entities(registry, page.lead_in)
        self._recency = Recency(page, self.entities, marked)
        self.nominals = Nominals(self.entities, self._ranker)
        self._pronouns = Pronouns(page, self.entities, self._recency, self._ranker, marked, speaker, said)
        self._named_after = {id(name.apposed): name for name in page.mentions if name.form == "name" and name.apposed}

    def run(self) -> None:
        """Give the mentions their entities; pronouns of the first person come last, once their speakers are known."""
        mentions = self.page.mentions
        for nth, mention in enumerate(mentions):
            entity = self._entity(mention, nth) if mention.entity < 0 else self.entities.all[mention.entity]
            if entity is None:
                continue
            if mention.entity < 0:
                self.entities.add(entity, mention)
            self._recency.record(entity, mention)
        for mention in mentions:
            if mention.entity < 0:
                entity = self._pronouns.speaking(mention) if mention.form == "pronoun" else None
                if entity is not None:
                    self.entities.add(entity, mention)
        join_named_later(self.entities, self._ranker)

    def _entity(self, mention: Mention, nth: int) -> Entity | None:
        if mention.group:
            return self._group(mention)
        other = mention.apposed
        if mention.form == "nominal":
            other = other or self._named_after.get(id(mention))
            if other is not None and other.entity < 0 and other.form == "name":  # its chief executive, Ann Lee
                found = self._entity(other, -1)
                if found is not None and other.entity < 0:
                    self.entities.add(found, other)
            if other is not None and other.entity >= 0:
                return self._take(self.entities.all[other.entity], mention)
        if mention.actor is not None:
            return self._titled(self.entities.find_actor(self.registry[mention.actor], mention), mention)
        if mention.form == "name":
            return self._name(mention)
        if mention.form == "nominal":
            return self._nominal(mention)
        return self._pronouns.find(mention, nth)

    def _group(self, mention: Mention) -> Entity:
        """Several named together (Mr. Lee and Ms. Ho), whom *they* or *the senators* takes up."""
        for part in mention.group:
            if part.entity < 0:
                found = self._entity(part, -1)
                if found is not None and part.entity < 0:
                    self.entities.add(found, part)
                if found is not None:
                    self._recency.record(found, part)
        members = [part.entity for part in mention.group if part.entity >= 0]  # now, since one may have joined another
        if len(set(members)) == 1:
            return self.entities.all[members[0]]
        return self.entities.group(mention, tuple(dict.fromkeys(members)))

    def _name(self, mention: Mention) -> Entity:
        entity = self.entities.find_name(mention)
        if entity is None:
            entity = self.entities.new(mention)
        elif mention.entity < 0:
            self.entities.add(entity, mention)
        self._titled(entity, mention)
        words, k = self.page.words, mention.last
        if k + 2 < len(words) and words[k] == "(" and words[k + 2] == ")" and words[k + 1].isupper():
            self.entities.call(entity, words[k + 1])
        return entity

    def _titled(self, entity: Entity, mention: Mention) -> Entity:
        """Join the noun phrase that stands before a name in apposition to it."""
        title = mention.apposed
        if title is None:
            return entity
        if title.entity >= 0 and title.entity != entity.number:
            other = self.entities.all[title.entity]
            if _two_persons(other, entity):
                return entity  # the hero Charles's sister, Julia: the title has been taken for hers
            self.entities.merge(other, entity)
        self._take(entity, title)
        if entity.kind == "name" and title.kind in ("person", "body", "media"):
            entity.kind = title.kind
        entity.gender = entity.gender or title.gender
        return entity

    def _take(self, entity: Entity, mention: Mention) -> Entity:
        """An entity learns from a noun phrase that is said of it."""
        self.entities.call_so(entity, [mention.lemma])
        entity.modifiers.update(mention.words)
        if entity.kind == "name" and not entity.gender and mention.kind in ("body", "media"):
            entity.kind = mention.kind
        self._link(mention)
        if entity.owner is None and mention.lemma in SPOKESMEN:
            self.entities.own(entity, self._body_before(mention))
        owner = mention.owner or mention.complement
        if owner is not None and owner.entity >= 0 and entity.owner is None and owner.entity != entity.number:
            self.entities.own(entity, self.entities.all[owner.entity])
        return entity

    def _body_before(self, mention: Mention) -> Entity | None:
        """Army spokesman Ann Lee: the body for which somebody speaks, where a common noun names it."""
        k = mention.head - 1
        told = noun(self.page.lower[k]) if k >= mention.first else None
        if told is None or told.kind != "body" or mention.owner is not None:
            return None
        body = Mention(k, mention.head, k, "nominal", told.kind, told.lemma, definite="the")
        body.sentence, body.time = mention.sentence, mention.time
        return self.nominals.find(body) or self.entities.new(body)

    def _link(self, mention: Mention) -> Entity | None:
        """Entity of whom a noun phrase belongs to; it may stand further on."""
        part = mention.owner or mention.complement
        if part is None or part is mention:
            return None
        if part.entity < 0 and not part.group:
            found: Entity | None = None
            if part.actor is not None:
                found = self.entities.find_actor(self.registry[part.actor], part)
            elif part.form == "name":
                found = self._name(part)
            elif part.form == "nominal" and part.kind in ("body", "media"):
                found = self._nominal(part)  # a spokeswoman for the company
            if found is not None and part.entity < 0:
                self.entities.add(found, part)
        return self.entities.all[part.entity] if part.entity >= 0 else None

    def _two(self, mention: Mention) -> Entity | None:
        """The two men: the two persons most in mind, where they are two who have names; the couple: who was one."""
        before = self.page.lower[mention.first - 1] if mention.first else ""
        if mention.lemma in _PAIRS and (mention.definite in ("the", "this") or before == "the"):
            return self._pair(mention)
        number = self.page.lower[mention.first - 1] if mention.first else ""
        after = self.page.lower[mention.last] if mention.last < len(self.page.lower) else ""
        if number not in ("two", "both") or after == "and" or not BEFORE_RUNNERS.issuperset(mention.words):
            return None
        if not mention.plural:
            return None
        if mention.kind == "person" and mention.lemma in PUBLIC_PERSON:
            kinds: tuple[str, ...] = BEARERS
        elif mention.lemma in ("country", "nation", "side"):
            kinds = ("place",)
        else:
            return None
        known = [e for e in self._recency.recent(mention.time) if e.named and not e.plural and e.kind in kinds]
        if mention.gender or mention.lemma in RUNNING:
            known = [e for e in known if e.gender in ("", mention.gender) or not mention.gender]
            known = [e for e in known if mention.lemma not in RUNNING or e.roles.isdisjoint(OBSERVING)]
        known.sort(key=lambda e: (e.seen, len(e.mentions)), reverse=True)
        return self.entities.several(mention, tuple(e.number for e in known[:2])) if len(known) > 1 else None

    def _pair(self, mention: Mention) -> Entity | None:
        """The couple, the pair: the two persons who were named together last."""
        if mention.complement is not None or mention.words:
            return None
        pairs = [e for e in self._recency.recent(mention.time) if len(e.members) == 2 and e.named]
        pairs = [e for e in pairs if all(self.entities.all[k].kind in BEARERS for k in e.members)]
        return max(pairs, key=lambda e: e.seen, default=None)

    def _nominal(self, mention: Mention) -> Entity:
        owner = self._link(mention)
        if owner is not None and mention.lemma == "administration" and owner.kind in BEARERS and owner.named:
            self.entities.call_so(owner, ["president"])  # the Obama administration
        after = self.page.lower[mention.last] if mention.last < len(self.page.lower) else ""
        described = mention.lemma in QUANTIFIERS and after in _DESCRIBING  # the group that takes them in
        best = self.nominals.find(mention, owner) if not described else None
        if best is None or not (len(best.members) == 2 or best.mentions[0].definite == "num"):
            best = self._two(mention) or best
        if best is not None:
            return best
        entity = self.entities.new(mention)
        mine = mention.lemma in KIN and mention.first and self.page.lower[mention.first - 1] == "my"
        if mine and not self._marked[mention.first]:
            self.entities.call_so(entity, ["(own)"])  # my father, writes the author
        unknown = owner is not None and owner.kind == "name" and not (owner.full or owner.gender)
        if owner is not None and unknown and mention.lemma in CORPORATE:
            owner.kind = "body"
        if owner is None and mention.lemma in SPOKESMEN and not mention.plural:
            owner = self._recency.body(mention.time)  # a spokesman: of whom it has just been
        self.entities.own(entity, owner)
        return entity


def _two_persons(one: Entity, other: Entity) -> bool:
    """Whether two bear names of persons of which none can be a form of another."""
    if not (one.names and other.names and {one.kind, other.kind} <= {"person", "name"}):
        return False
    return not any(names_agree(one.names, words) for words in other.names)
