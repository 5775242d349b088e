"""Who is meant: the mentions of one article joined into entities, from left to right.

Names join by their words, definite noun phrases and pronouns the most salient entity that agrees with them, after
the weighing of Lappin and Leass: an entity gains weight by each mention, more as a subject or as a source, and loses
half of it with each sentence.

References
----------
Lappin, S. and Leass, H. J. (1994). An algorithm for pronominal anaphora resolution. Computational Linguistics 20(4).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from framing.actors.entities import Entities, Entity
from framing.actors.mention import Mention
from framing.actors.registry import Registry
from framing.actors.scan import Scan, complement_of
from framing.actors.wordlists import PRONOUNS

__all__ = ["Coreference"]

_BEARERS = ("person", "name")
_GROUPS = frozenset(["body", "media", "crowd"])
_GENERIC = frozenset(
    """
    man woman candidate nominee businessman billionaire mogul president leader senator governor secretary star
    front-runner frontrunner politician lawmaker author official executive lady contender rival tycoon dictator
    premier chancellor minister
""".split()
)


class Coreference:
    """Entities of a scanned article.

    Parameters
    ----------
    scan : Scan
    registry : Registry
    marked : sequence of bool
        Whether each token stands inside a quotation that is attributed.
    """

    def __init__(self, scan: Scan, registry: Registry, marked: Sequence[bool]) -> None:
        self.scan = scan
        self.registry = registry
        self.marked = marked
        self.entities = Entities(registry)
        self._mentions = scan.mentions
        self._link_parts()

    def run(self) -> None:
        """Give every mention its entity; pronouns of the first person wait for their speaker."""
        previous: Mention | None = None
        for nth, mention in enumerate(self._mentions):
            if mention.entity < 0:
                entity = self._entity(mention, nth, previous)
                if entity is not None:
                    if mention.entity < 0:
                        self.entities.add(entity, mention)
                    self._weigh(entity, mention)
            previous = mention

    # ------------------------------------------------------------------ what stands beside what

    def _link_parts(self) -> None:
        scan, lower = self.scan, self.scan.lower
        for mention in self._mentions:
            if mention.form != "nominal":
                continue
            found = complement_of(scan, mention)
            if found is not None and found[1] is not mention:
                mention.complement = found[1]
            for k in range(mention.first, mention.head):
                held = scan.at.get(k)
                if held is not None and held is not mention and held.last <= mention.head:
                    held.inside = mention
                    if mention.owner is None:
                        mention.owner = held
            after = mention.last
            if after < len(lower):
                name = scan.owner_of[after]
                single = mention.kind == "person" and not mention.plural
                if (
                    single
                    and name is not None
                    and name.first == after
                    and name.form == "name"
                    and name.kind in _BEARERS
                ):
                    name.apposed = mention  # spokesman Josh Earnest
                    continue
                if lower[after] == "," and after + 1 < len(lower):
                    name = scan.owner_of[after + 1]
                    if (
                        name is not None
                        and name.first == after + 1
                        and name.form == "name"
                        and name.kind in ("person", "name")
                        and not mention.plural
                        and mention.kind == "person"
                        and mention.definite != "bare"
                        and (name.last >= len(lower) or lower[name.last] in (",", ".", "(", "said"))
                    ):
                        name.apposed = mention
        for mention in self._mentions:
            if mention.form != "name" or mention.kind not in ("person", "name", "body"):
                continue
            k = mention.last
            if k + 1 < len(lower) and lower[k] == ",":
                for at in range(k + 1, min(k + 9, len(lower))):
                    other = scan.owner_of[at]
                    if other is not None and other.form == "nominal" and other.definite in ("the", "a", "bare", "poss"):
                        starts = other.first - (other.definite in ("the", "a"))
                        if (
                            starts == k + 1
                            or other.first == k + 1
                            or (other.definite == "poss" and other.first <= k + 4)
                        ) and not (other.plural or other.apposed):
                            alike = (mention.kind == "body") == (other.kind in ("body", "media"))
                            other.apposed = mention if alike else None
                        break
                    if lower[at] in (",", ".", ";", "said", "who"):
                        break

    # ------------------------------------------------------------------ one mention

    def _entity(self, mention: Mention, nth: int, previous: Mention | None) -> Entity | None:
        if mention.apposed is not None and mention.apposed.entity >= 0:
            entity = self.entities.all[mention.apposed.entity]
            if mention.form == "nominal":
                self._own(entity, mention)
                return entity
        if mention.actor is not None:
            return self.entities.find_actor(self.registry[mention.actor], mention)
        if mention.form == "name":
            return self._name(mention, nth)
        if mention.form == "nominal":
            return self._nominal(mention, nth)
        return self._pronoun(mention, nth)

    def _name(self, mention: Mention, nth: int) -> Entity:
        entity = self.entities.find_name(mention)
        if entity is None:
            entity = self.entities.new(mention)
        elif mention.entity < 0:
            self.entities.add(entity, mention)
        title = mention.apposed
        if title is not None:
            entity.roles.add(title.lemma)
            entity.modifiers.update(title.words)
            if entity.kind == "name":
                entity.kind = "person"
            entity.gender = entity.gender or title.gender
            if title.entity >= 0 and self.entities.all[title.entity] is not entity:
                self._merge(self.entities.all[title.entity], entity)
            self._own(entity, title)
        words, lower = self.scan.words, self.scan.lower
        k = mention.last
        if (
            k + 2 < len(words)
            and words[k] == "("
            and lower[k + 2] == ")"
            and words[k + 1].isupper()
            and len(words[k + 1]) > 1
        ):
            self.entities.call(entity, words[k + 1])
        return entity

    def _merge(self, one: Entity, into: Entity) -> None:
        for mention in one.mentions:
            mention.entity = into.number
            into.mentions.append(mention)
        into.roles |= one.roles
        into.modifiers |= one.modifiers
        into.gender = into.gender or one.gender
        into.owner = into.owner or one.owner
        into.actor = into.actor or one.actor
        one.mentions = []

    def _own(self, entity: Entity, mention: Mention) -> None:
        owner = mention.owner or (mention.complement if mention.complement is not mention else None)
        if owner is not None and owner.entity >= 0 and entity.owner is None and owner.entity != entity.number:
            entity.owner = self.entities.all[owner.entity]

    def _nominal(self, mention: Mention, nth: int) -> Entity | None:
        for part in (mention.owner, mention.complement):
            if part is not None and part.entity < 0 and part is not mention:
                found = self._entity_early(part)
                if found is not None and part.entity < 0:
                    self.entities.add(found, part)
        owner = mention.owner or mention.complement
        owned = self.entities.all[owner.entity] if owner is not None and owner.entity >= 0 else None
        if mention.definite in ("the", "this", "poss") or (
            mention.definite == "bare" and mention.kind in ("body", "media")
        ):
            best = self._definite(mention, owned)
            if best is not None:
                return best
        if mention.definite in ("bare", "num") and mention.plural:
            best = self._same_class(mention, owned)
            if best is not None:
                return best
        entity = self.entities.new(mention)
        entity.owner = owned
        entity.new = mention.definite in ("a", "num", "bare")
        return entity

    def _entity_early(self, part: Mention) -> Entity | None:
        if part.actor is not None:
            return self.entities.find_actor(self.registry[part.actor], part)
        if part.form == "name":
            return self._name(part, 0)
        return None

    def _definite(self, mention: Mention, owned: Entity | None) -> Entity | None:
        best: Entity | None = None
        best_score = 0.0
        words = {word for word in mention.words if word not in _EMPTY}
        for entity in self.entities.all:
            if not entity.mentions or (entity.plural != mention.plural and entity.actor is None):
                continue
            if mention.lemma not in entity.roles:
                continue
            if owned is not None and entity.owner is not None and entity.owner is not owned:
                continue
            if owned is entity:
                continue
            own = entity.modifiers | {part.lower() for name in entity.names for part in name}
            extra = words - own
            if words and extra and owned is None and not (entity.actor or entity.named):
                continue
            if (
                owned is not None
                and entity.owner is None
                and entity.named is False
                and entity.modifiers
                and not (words & own)
            ):
                continue
            score = 1.0 + entity.weight_at(mention.sentence) + 0.1 * len(words & own) - 0.3 * len(extra)
            if mention.gender and entity.gender and mention.gender != entity.gender:
                continue
            if score >= best_score:
                best, best_score = entity, score
        return best

    def _same_class(self, mention: Mention, owned: Entity | None) -> Entity | None:
        """Bare plurals with the same words stand for the same class, unless they are unnamed sources."""
        if mention.lemma in _UNNAMED or mention.kind == "document":
            return None
        words = set(mention.words)
        for entity in reversed(self.entities.all):
            if entity.plural and mention.lemma in entity.roles and entity.owner is owned and not entity.named:
                same = entity.mentions and set(entity.mentions[0].words) == words
                if same:
                    return entity
        return None

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, mention: Mention, nth: int) -> Entity | None:
        _, plural, gender, person = PRONOUNS[mention.lemma]
        if person == 0:
            return self._relative(mention, nth)
        if person != 3:
            return None
        if mention.lemma in ("he", "she", "him", "her", "his", "hers", "himself", "herself"):
            return self._best(
                mention, lambda e: e.kind in ("person", "name") and not e.plural and e.gender in ("", gender)
            )
        if plural:
            return self._best(mention, lambda e: e.plural or e.kind in _GROUPS)
        if not mention.source:
            return None
        return self._best(
            mention,
            lambda e: not e.plural and e.kind in ("body", "media", "document", "name", "place") and not e.gender,
        )

    def _relative(self, mention: Mention, nth: int) -> Entity | None:
        for other in reversed(self._mentions[:nth]):
            if other.sentence != mention.sentence:
                return None
            if other.inside is None and other.last <= mention.first and other.entity >= 0:
                if mention.lemma in ("who", "whom") and other.kind in ("place", "document"):
                    continue
                return self.entities.all[other.entity]
        return None

    def _best(self, mention: Mention, fits: Callable[[Entity], bool]) -> Entity | None:
        best, most = None, 0.0
        for entity in self.entities.all:
            if not entity.mentions or not fits(entity):
                continue
            if mention.sentence - entity.seen > 8:
                continue
            weight = entity.weight_at(mention.sentence)
            if entity.kind == "name":
                weight *= 0.6
            if entity.gender and entity.gender == mention.gender:
                weight *= 1.3
            if weight > most:
                best, most = entity, weight
        return best

    def _weigh(self, entity: Entity, mention: Mention) -> None:
        """Add the weight of a mention to its entity."""
        entity.salience = entity.weight_at(mention.sentence)
        entity.seen = mention.sentence
        gain = 1.0
        if mention.source:
            gain += 1.0
        if self._is_subject(mention):
            gain += 0.8
        if mention.inside is not None or (mention.owner is not None and mention.form == "pronoun"):
            gain -= 0.5
        after = self.scan.lower[mention.last] if mention.last < len(self.scan.lower) else ""
        if after in ("'s", "'"):
            gain -= 0.3
        if self.marked[mention.first]:
            gain *= 0.3
        if mention.locative:
            gain *= 0.3
        entity.salience += max(gain, 0.1)

    def _is_subject(self, mention: Mention) -> bool:
        """Whether nothing but adverbials stands before it in its sentence, or it begins a clause."""
        k = mention.first - 1
        lower, sentence = self.scan.lower, self.scan.sentence
        while k >= 0 and sentence[k] == mention.sentence and lower[k] in ("the", "a", "an", "former", "mr."):
            k -= 1
        if k < 0 or sentence[k] != mention.sentence:
            return True
        return lower[k] in (",", "that", "because", "when", "after", "while", "but", "and", '"', "“", "”", "as", "if")


_EMPTY = frozenset("former late same new own other former u.s. official senior top".split())
_UNNAMED = frozenset(
    """
    official source aide person adviser insider operative diplomat member witness others some many several one
""".split()
)
