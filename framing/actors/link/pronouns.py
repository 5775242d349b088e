"""Whom pronouns take up: *he*, *they*, *who*, *it*; in the first person whoever speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from framing.actors.detect.mention import Mention
from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.detect.page import Page
from framing.actors.link.definite_phrases import definite, same_class
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.link.salience import Salience
from framing.actors.link.subjects import may_be_human
from framing.actors.words.closed_classes import POSSESSIVES, PRONOUNS
from framing.actors.words.nouns import noun
from framing.lexicons.words import words

__all__ = ["Pronouns"]

_GROUPS = frozenset(["body", "media", "crowd", "group"])
_MANY = frozenset(["crowd", "group"])
_THINGS = frozenset(["body", "media", "document", "name", "place", "thing"])
_FEMALE_MALE = frozenset("he she him her his hers himself herself".split())
# What a text or a picture does.
_SHOWS = frozenset("shows showed depicts depicted captures captured reads".split())
# What an outlet that says *we* does.
_EDITORIAL = words("actors.pronouns.editorial")
_CLAUSES = words("actors.pronouns.clauses")
_PLURAL_VERBS = frozenset("are were have 're both all".split())
_OF_WHAT = frozenset(["of", "for"])
_NEUTRAL = frozenset(["it", "its", "itself"])
_ACTING_BODIES = frozenset(["body", "media", "place", "crowd"])
_IMPERSONAL = words("actors.further.impersonal")


class Pronouns:
    """Antecedents of the pronouns of a page.

    Parameters
    ----------
    page : Page
    entities : Entities
    salience : Salience
    marked : sequence of bool
        Whether each token stands inside the quotation marks of an attributed quote.
    speaker : callable
        Gives the source mention of the quote whose content holds a token, or None.
    said : callable
        Gives the spans of what a source says.
    """

    def __init__(
        self,
        page: Page,
        entities: Entities,
        salience: Salience,
        marked: Sequence[bool],
        speaker: Callable[[int], Mention | None],
        said: Callable[[Mention], Sequence[tuple[int, int]]],
    ) -> None:
        self._page = page
        self._entities = entities
        self._salience = salience
        self._marked = marked
        self._speaker = speaker
        self._said = said
        self._quoted = sorted(page.doc.quotations, key=lambda q: q.start)
        self._quoted_at = [q.start for q in self._quoted]
        self._groups = [mention for mention in page.groups if mention.last > mention.head + 1]

    def find(self, mention: Mention, nth: int) -> Entity | None:
        """Antecedent of a relative pronoun, or of one of the third person.

        Parameters
        ----------
        mention : Mention
        nth : int
            Its place among the mentions of the page.

        Returns
        -------
        Entity or None
        """
        _, plural, gender, person = PRONOUNS[mention.lemma]
        if person == 0:
            return self._relative(mention, nth)
        if person != 3:
            return None
        if mention.lemma in _FEMALE_MALE:
            best = self._best(mention, lambda e: may_be_human(self._page, e) and e.gender in ("", gender))
            return best if best is not None and best.named else self._named_next(mention, nth) or best
        if plural:
            found = self._best(mention, lambda e: e.plural or (mention.source and _bodily(e)) or e.kind in _MANY)
            return self._together(found, mention) if found is not None else None
        if not mention.source:
            return None
        after = self._page.lower[mention.last] if mention.last < len(self._page.lower) else ""
        found = None
        if after in _SHOWS:
            found = self._best(mention, lambda e: not e.plural and e.kind == "document")
        return found or self._best(mention, lambda e: not e.plural and e.kind in _THINGS and not _human(e))

    def _named_next(self, mention: Mention, nth: int) -> Entity | None:
        """Before she spoke, Ms. Lee …: the subject that follows a clause of time or reason."""
        page = self._page
        first = mention.first
        while first and page.sentence[first - 1] == mention.sentence:
            first -= 1
        if mention.first - first > 5 or _CLAUSES.isdisjoint(page.lower[first : mention.first]):
            return None
        for at in range(nth + 1, len(page.mentions)):
            other = page.mentions[at]
            if other.sentence != mention.sentence:
                return None
            if other.form == "name" and page.lower[other.first - 1] == "," and other.gender in ("", mention.gender):
                return self._entities.find_name(other) if other.words else None
        return None

    def _relative(self, mention: Mention, nth: int) -> Entity | None:
        personal = mention.lemma in ("who", "whom", "whose")
        nested: Entity | None = None
        for other in reversed(self._page.mentions[:nth]):
            if other.sentence != mention.sentence:
                break
            if other.last > mention.first or other.entity < 0:
                continue
            if other.kind in ("place", "document", "body", "media") if personal else _is_somebody(other):
                continue
            of = other.kind == "place" and self._page.lower[other.first - 1] in _OF_WHAT
            if of and other.last == mention.first - 1:
                nested = nested or self._entities.all[other.entity]
                continue  # the ACLU of Oregon, which
            if other.lemma in QUANTIFIERS and self._page.lower[other.last] == "of":
                continue  # most of whom
            if other.lemma in POSSESSIVES:
                continue  # his programme, which
            entity = self._entities.all[other.entity]
            if personal and other.inside is not None and other.last < mention.first:
                nested = nested or entity  # the aide to Ms. Lee, who
                continue
            return self._together(entity, mention)
        return nested

    def _together(self, entity: Entity, mention: Mention) -> Entity:
        """Of one who was last named together with others, all of them (generals and admirals … who)."""
        latest = entity.mentions[-1]
        after = self._page.lower[mention.last] if mention.last < len(self._page.lower) else ""
        for group in self._groups:
            if latest in group.group and group.entity >= 0:
                listed = mention.lemma == "who" and latest.form == "name" and len(group.group) > 2
                if listed and after not in _PLURAL_VERBS:
                    return entity  # stars like Ann Lee, Bob Ho and Carl Wu, who
                return self._entities.all[group.entity]
        return entity

    def _best(self, mention: Mention, fits: Callable[[Entity], bool]) -> Entity | None:
        avoid = self.talker(mention)
        said = self._said(mention) if mention.source else ()
        best, most = None, 0.0
        plural = mention.plural
        for entity in self._salience.recent(mention.time):
            if entity is avoid or not fits(entity) or "nobody" in entity.roles:
                continue
            weight = entity.weight_at(mention.time)
            if plural and not entity.plural:
                weight *= 0.6
            if said:
                latest = self._page.starts[entity.mentions[-1].first]
                if any(start <= latest < end for start, end in said):
                    weight *= 0.4  # of whom somebody speaks is hardly the speaker
            if not (plural or entity.named or entity.quoted):
                weight *= 0.6
            if entity.kind == "name" and not entity.gender:
                weight *= 0.6 if entity.quoted or entity.full else 0.35
            if entity.gender and entity.gender == mention.gender:
                weight *= 1.3
            if weight > most:
                best, most = entity, weight
        return best

    def talker(self, mention: Mention) -> Entity | None:
        """Who says the words that a pronoun of the third person stands in: hardly itself."""
        if not self._marked[mention.first]:
            return None
        speaker = self._speaker(mention.first)
        if speaker is None:
            return None
        if speaker.entity >= 0:
            return self._entities.all[speaker.entity]
        if speaker.form == "name":
            return self._entities.find_name(speaker) if speaker.words else None
        if speaker.form == "nominal" and speaker.plural and speaker.definite == "bare":
            return same_class(self._entities, speaker, None)
        return (
            definite(self._entities, speaker, None) if speaker.form == "nominal" and speaker.definite == "the" else None
        )

    def speaking(self, mention: Mention) -> Entity | None:
        """The first person is the speaker of the quote, outside of quotes the author; the second is the public.

        In words in quotation marks that nobody is said to have spoken it is a speaker of their own. What is left of
        the third person is *it*.
        """
        person = PRONOUNS[mention.lemma][3]
        if person == 1:
            return self._first_person(mention)
        if person == 2 and mention.source:
            return self._entities.special("public", mention)
        if person == 3 and mention.lemma in _NEUTRAL and not mention.source:
            return self._same_clause(mention)
        return None

    def _first_person(self, mention: Mention) -> Entity | None:
        speaker = self._speaker(mention.first)
        if speaker is not None and speaker is not mention:
            return self._entities.all[speaker.entity] if speaker.entity >= 0 else None
        if not mention.source:
            place = self._page.starts[mention.first]
            nth = bisect_right(self._quoted_at, place) - 1
            if nth >= 0 and place < self._quoted[nth].end:
                return self._entities.special(f"speaker {nth}", mention)
            return self._entities.special("public" if mention.plural else "author", mention)
        after = self._page.lower[mention.last : mention.last + 4]  # we have asked
        editorial = mention.lemma != "we" or not _EDITORIAL.isdisjoint(after)
        return self._entities.special("author" if editorial else "public", mention)

    def _same_clause(self, mention: Mention) -> Entity | None:
        """Russia says it stopped; Iran and its plans: the subject of the clause around, where it is a body or state.

        An object is hardly its own subject, and is left open.
        """
        tree, page = self._page.tree, self._page
        k = mention.head
        verb = next((v for v in tree.ancestors(k) if tree.is_verb(v)), -1)
        own = tree.relations[k] in ("nsubj", "nsubjpass")
        if not own and mention.lemma == "it":
            return None
        if own and tree.lemmas[verb] in _IMPERSONAL:
            return None
        if own and tree.child(verb, "ccomp", "csubj", "xcomp") > verb and tree.child(verb, "cop") >= 0:
            return None  # it is clear that
        above = [v for v in tree.ancestors(verb) if tree.is_verb(v)] if verb >= 0 else []
        for clause in above if own else [verb, *above]:
            subject = tree.subject(clause) if clause >= 0 else -1
            held = page.holder[subject] if 0 <= subject < k else None
            if held is None or held.entity < 0:
                continue
            entity = self._entities.all[held.entity]
            if not entity.plural and entity.kind in _ACTING_BODIES and not _human(entity):
                return entity
        return None


def _is_somebody(mention: Mention) -> bool:
    """Whether *which* can hardly take a mention up."""
    return mention.kind == "person" and not mention.plural and (mention.form != "name" or mention.gender != "")


def _human(entity: Entity) -> bool:
    """Whether an entity is a person: by gender, or by what the text calls it."""
    return bool(entity.gender) or any(known.kind == "person" for role in entity.roles if (known := noun(role)))


def _bodily(entity: Entity) -> bool:
    """Whether *they* can take up one body that speaks, also one whose name does not tell what it is."""
    unknown = entity.kind == "name" and entity.quoted and not entity.full and not _human(entity)
    return entity.kind in _GROUPS or unknown
