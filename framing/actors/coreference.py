"""Who is meant: the mentions of one article joined into entities, from left to right.

Names join by their words; definite noun phrases and pronouns join the most salient entity that agrees with them, after
the weighing of Lappin and Leass: an entity gains weight by each mention, more as a subject or as a source, and loses
half of it with each sentence.

References
----------
Lappin, S. and Leass, H. J. (1994). An algorithm for pronominal anaphora resolution. Computational Linguistics 20(4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from framing.actors.definites import definite, from_headline, kin_before, nameless_before, same_class
from framing.actors.entities import Entities, Entity
from framing.actors.mention import Mention
from framing.actors.nominals import QUANTIFIERS
from framing.actors.page import CLITICS, Page
from framing.actors.registry import Registry
from framing.actors.subjects import is_subject, may_be_human
from framing.actors.violence import find_attacker, find_victim, is_attacker, is_victim
from framing.actors.vocabulary import noun
from framing.actors.wordlists import POSSESSIVES, PRONOUNS

__all__ = ["Coreference"]

_PEOPLE = ("person", "name")
_GROUPS = frozenset(["body", "media", "crowd", "group"])
_MANY = frozenset(["crowd", "group"])
_THINGS = frozenset(["body", "media", "document", "name", "place", "thing"])
_FEMALE_MALE = frozenset("he she him her his hers himself herself".split())
# What a text or a picture does.
_SHOWS = frozenset("shows showed depicts depicted captures captured reads".split())
#: Sentences after which an entity is out of mind for a pronoun.
_REACH = 8


def _human(entity: Entity) -> bool:
    """Whether an entity is a person: by gender, or by what the text calls it."""
    return bool(entity.gender) or any(known.kind == "person" for role in entity.roles if (known := noun(role)))


def _bodily(entity: Entity) -> bool:
    """Whether *they* can take up one body that speaks, also one whose name does not tell what it is."""
    unknown = entity.kind == "name" and entity.quoted and not entity.full and not _human(entity)
    return entity.kind in _GROUPS or unknown


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
    """

    def __init__(
        self,
        page: Page,
        registry: Registry,
        marked: Sequence[bool],
        speaker: Callable[[int], Mention | None] = lambda token: None,
    ) -> None:
        self.page = page
        self.registry = registry
        self.marked = marked
        self.speaker = speaker
        self.entities = Entities(registry, page.lead_in)
        self._in_mind: dict[int, Entity] = {}  # mentioned a few sentences ago at most
        self._named_after = {id(name.apposed): name for name in page.mentions if name.form == "name" and name.apposed}
        self._groups = [mention for mention in page.mentions if mention.group and mention.last > mention.head + 1]

    def run(self) -> None:
        """Give the mentions their entities; pronouns of the first person come last, once their speakers are known."""
        mentions = self.page.mentions
        clock = self._clock()
        for mention in mentions:
            mention.time = clock[mention.sentence]
        for nth, mention in enumerate(mentions):
            entity = self._entity(mention, nth) if mention.entity < 0 else self.entities.all[mention.entity]
            if entity is None:
                continue
            if mention.entity < 0:
                self.entities.add(entity, mention)
            self._weigh(entity, mention)
        for mention in mentions:
            if mention.entity < 0:
                entity = self._speaking(mention) if mention.form == "pronoun" else self._in_attack(mention)
                if entity is not None:
                    self.entities.add(entity, mention)

    def _clock(self) -> list[int]:
        """For each sentence the number of those up to it that hold more than a quotation."""
        more = [False] * (self.page.sentence[-1] + 1 if self.page.sentence else 0)
        for word, sentence, marked in zip(self.page.words, self.page.sentence, self.marked):
            more[sentence] |= not marked and word[0].isalnum()
        return list(accumulate(more))

    # ------------------------------------------------------------------ one mention

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
            late = (is_attacker(mention) or is_victim(mention)) and not mention.source
            return None if late else self._nominal(mention)
        return self._pronoun(mention, nth)

    def _in_attack(self, mention: Mention) -> Entity | None:
        """The attackers, the victims: found once everybody else is known."""
        if is_victim(mention):
            found = find_victim(self.page, self.entities, mention)
        else:
            found = find_attacker(self.page, self.entities, mention, self._talker(mention))
        return found or self._nominal(mention)

    def _group(self, mention: Mention) -> Entity:
        """Several named together (Mr. Lee and Ms. Ho), whom *they* or *the senators* takes up."""
        for part in mention.group:
            if part.entity < 0:
                found = self._entity(part, -1)
                if found is not None and part.entity < 0:
                    self.entities.add(found, part)
                if found is not None:
                    self._weigh(found, part)
        members = [part.entity for part in mention.group if part.entity >= 0]  # now, since one may have joined another
        if len(set(members)) == 1:
            return self.entities.all[members[0]]
        return self.entities.group(mention, tuple(dict.fromkeys(members)))

    def _name(self, mention: Mention) -> Entity:
        entity = self.entities.find_name(mention)
        if entity is None:
            entity = self.entities.new(mention)
            relative = kin_before(self.entities, entity)
            if relative is not None:
                self.entities.merge(relative, entity)
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
            if mention.roles:
                self._join_nameless(entity, set(mention.roles))
            return entity
        if title.entity >= 0 and title.entity != entity.number:
            self.entities.merge(self.entities.all[title.entity], entity)
        self._take(entity, title)
        if not title.plural:
            self._join_nameless(entity, {title.lemma, *mention.roles})
        if entity.kind == "name" and title.kind == "person":
            entity.kind = "person"
        entity.gender = entity.gender or title.gender
        return entity

    def _join_nameless(self, entity: Entity, called: set[str]) -> None:
        before = nameless_before(self.entities, entity, called)
        if before is not None:
            self.entities.merge(before, entity)

    def _take(self, entity: Entity, mention: Mention) -> Entity:
        """An entity learns from a noun phrase that is said of it."""
        entity.roles.add(mention.lemma)
        entity.modifiers.update(mention.words)
        self._link(mention)
        owner = mention.owner or mention.complement
        if owner is not None and owner.entity >= 0 and entity.owner is None and owner.entity != entity.number:
            entity.owner = self.entities.all[owner.entity]
        return entity

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
            if found is not None and part.entity < 0:
                self.entities.add(found, part)
        return self.entities.all[part.entity] if part.entity >= 0 else None

    def _nominal(self, mention: Mention) -> Entity:
        owner = self._link(mention)
        best: Entity | None = None
        if mention.definite in ("the", "this", "poss"):
            best = definite(self.entities, mention, owner)
        elif mention.definite in ("bare", "num"):
            if mention.lemma == "fighter" and not mention.words and not mention.source:
                best = definite(self.entities, mention, owner)
            elif mention.definite == "num":
                best = None
            elif mention.plural:
                best = same_class(self.entities, mention, owner)
            elif mention.kind in ("body", "media") or mention.kind == "crowd":
                best = definite(self.entities, mention, owner)
        if best is None and mention.definite in ("a", "bare", "num"):
            best = from_headline(self.entities, mention)
        if best is not None:
            return best
        entity = self.entities.new(mention)
        entity.owner = owner
        return entity

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, mention: Mention, nth: int) -> Entity | None:
        _, plural, gender, person = PRONOUNS[mention.lemma]
        if person == 0:
            return self._relative(mention, nth)
        if person != 3:
            return None
        if mention.lemma in _FEMALE_MALE:
            return self._best(mention, lambda e: may_be_human(self.page, e) and e.gender in ("", gender))
        if plural:
            found = self._best(mention, lambda e: e.plural or (mention.source and _bodily(e)) or e.kind in _MANY)
            return self._together(found) if found is not None else None
        if not mention.source:
            return None
        after = self.page.lower[mention.last] if mention.last < len(self.page.lower) else ""
        found = None
        if after in _SHOWS:
            found = self._best(mention, lambda e: not e.plural and e.kind == "document")
        return found or self._best(mention, lambda e: not e.plural and e.kind in _THINGS and not _human(e))

    def _relative(self, mention: Mention, nth: int) -> Entity | None:
        personal = mention.lemma in ("who", "whom", "whose")
        nested: Entity | None = None
        for other in reversed(self.page.mentions[:nth]):
            if other.sentence != mention.sentence:
                break
            if other.last > mention.first or other.entity < 0:
                continue
            if personal and other.kind in ("place", "document", "body", "media"):
                continue
            if other.lemma in QUANTIFIERS and self.page.lower[other.last] == "of":
                continue  # most of whom
            if other.lemma in POSSESSIVES:
                continue  # his programme, which
            if self._in_title_of_work(other, mention):
                continue
            entity = self.entities.all[other.entity]
            if personal and other.inside is not None and other.last < mention.first:
                nested = nested or entity  # the aide to Ms. Lee, who
                continue
            return self._together(entity)
        return nested

    def _together(self, entity: Entity) -> Entity:
        """Of one who was last named together with others, all of them (generals and admirals … who)."""
        latest = entity.mentions[-1]
        for group in self._groups:
            if latest in group.group and group.entity >= 0:
                return self.entities.all[group.entity]
        return entity

    def _in_title_of_work(self, other: Mention, mention: Mention) -> bool:
        """Whether a mention stands inside quotation marks that close before another one (a show's name)."""
        start, end = self.page.starts[other.first], self.page.starts[mention.first]
        return any(q.start <= start < q.end <= end and q.end - q.start < 60 for q in self.page.doc.quotations)

    def _best(self, mention: Mention, fits: Callable[[Entity], bool]) -> Entity | None:
        avoid = self._talker(mention)
        best, most = None, 0.0
        self._in_mind = {n: e for n, e in self._in_mind.items() if mention.time - e.seen <= _REACH and e.mentions}
        for number in sorted(self._in_mind):
            entity = self._in_mind[number]
            if entity is avoid or not fits(entity):
                continue
            weight = entity.weight_at(mention.time)
            if mention.plural and not entity.plural:
                weight *= 0.6
            if entity.kind == "name" and not entity.gender:
                weight *= 0.6 if entity.quoted else 0.35
            if entity.gender and entity.gender == mention.gender:
                weight *= 1.3
            if weight > most:
                best, most = entity, weight
        return best

    def _talker(self, mention: Mention) -> Entity | None:
        """Who says the words that a pronoun of the third person stands in: hardly itself."""
        if not self.marked[mention.first]:
            return None
        speaker = self.speaker(mention.first)
        if speaker is None:
            return None
        if speaker.entity >= 0:
            return self.entities.all[speaker.entity]
        if speaker.form == "name":
            return self.entities.find_name(speaker) if speaker.words else None
        if speaker.form == "nominal" and speaker.plural and speaker.definite == "bare":
            return same_class(self.entities, speaker, None)
        return (
            definite(self.entities, speaker, None) if speaker.form == "nominal" and speaker.definite == "the" else None
        )

    def _speaking(self, mention: Mention) -> Entity | None:
        """The first person is the speaker of the quote, outside of quotes the author; the second is the public."""
        person = PRONOUNS[mention.lemma][3]
        if person == 1:
            speaker = self.speaker(mention.first)
            if speaker is not None and speaker is not mention:
                return self.entities.all[speaker.entity] if speaker.entity >= 0 else None
            return self.entities.special("author", mention) if mention.source else None
        if person == 2 and mention.source:
            return self.entities.special("public", mention)
        return None

    # ------------------------------------------------------------------ salience

    def _weigh(self, entity: Entity, mention: Mention) -> None:
        """Add the weight of a mention to its entity."""
        weight = entity.weight_at(mention.time)
        gain = 1.0
        if mention.source:
            gain += 1.5
        if is_subject(self.page, mention):
            gain += 0.8
        if mention.inside is not None:
            gain -= 0.5
        after = self.page.lower[mention.last] if mention.last < len(self.page.lower) else ""
        if after in CLITICS:
            gain -= 0.3
        if self.marked[mention.first]:
            gain *= 0.3
        if mention.locative:
            gain *= 0.3
        self._in_mind[entity.number] = entity
        entity.salience = weight + max(gain, 0.1)
        entity.seen = mention.time
