"""Antecedents of pronouns: *he*, *they*, *who*, *it*; in the first person whoever speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import islice

from framing.actors.detect.mention import Mention
from framing.actors.detect.noun_phrases import QUANTIFIERS
from framing.actors.detect.page import Page
from framing.actors.link.antecedent_features import candidate_features
from framing.actors.link.antecedent_ranker import AntecedentRanker
from framing.actors.link.entities import Entities
from framing.actors.link.entity import Entity
from framing.actors.link.recency import Recency, is_subject
from framing.actors.words.closed_classes import POSSESSIVES, PRONOUNS
from framing.actors.words.nouns import given_names, noun
from framing.lexicons.words import words
from framing.text.lemmas import is_word

__all__ = ["Pronouns"]

_GROUPS = frozenset(["body", "media", "crowd", "group"])
_MANY = frozenset(["crowd", "group"])
_THINGS = frozenset(["body", "media", "document", "name", "place", "thing"])
_FEMALE_MALE = frozenset("he she him her his hers himself herself".split())
# What an outlet that says *we* does.
_EDITORIAL = words("actors.pronouns.editorial")
_PLURAL_VERBS = frozenset("are were have 're both all".split())
_LATEST = 200  # mentions of one entity that are asked whether they spoke; `benchmarks/growth.py --articles`
_NEUTRAL = frozenset(["it", "its", "itself"])
_OBJECTS = frozenset(["him", "her", "them"])
_REFLEXIVE = frozenset(["himself", "herself", "itself", "themselves"])
_ACTING_BODIES = frozenset(["body", "media", "place", "crowd"])
_IMPERSONAL = words("actors.further.impersonal")


class Pronouns:
    """Antecedents of the pronouns of a page.

    Parameters
    ----------
    page : Page
    entities : Entities
    recency : Recency
    ranker : AntecedentRanker
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
        recency: Recency,
        ranker: AntecedentRanker,
        marked: Sequence[bool],
        speaker: Callable[[int], Mention | None],
        said: Callable[[Mention], Sequence[tuple[int, int]]],
    ) -> None:
        self._page, self._entities, self._recency, self._ranker = page, entities, recency, ranker
        self._marked, self._speaker, self._said = marked, speaker, said
        self._quoted = sorted(page.doc.quotations, key=lambda q: q.start)
        self._quoted_at = [q.start for q in self._quoted]
        self._acting: dict[int, tuple[int, bool]] = {}

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
        person = PRONOUNS[mention.lemma][3]
        if person == 0:
            return self._relative(mention, nth)
        if person != 3 or (mention.lemma in _NEUTRAL and not mention.source):
            return None
        speaker, inside = self._speaker(mention.first), self._marked[mention.first]
        fits, subject = self._fits(mention), self._subject_of_object(mention)
        candidates = [
            e
            for e in self._recency.recent(mention.time)
            if fits(e)
            and "nobody" not in e.roles
            and e is not subject
            and not (inside and speaker and self._may_be(speaker, e))
        ]
        ahead = self._named_ahead(mention)
        if ahead is not None and ahead not in candidates:
            candidates.append(ahead)
        if not candidates:
            return None
        form = "he" if mention.lemma in _FEMALE_MALE else "they" if mention.plural else "it"
        features = candidate_features(mention, candidates)
        self._add_speech(mention, speaker, candidates, features)
        if ahead is not None:
            features[candidates.index(ahead)].append("clause ahead")
        return self._ranker.choose("pronoun", form, mention, candidates, features)

    def _subject_of_object(self, mention: Mention) -> Entity | None:
        """Whom an object cannot take up: the subject of its own verb (Lee called *him* a liar; but: *himself*)."""
        tree, page, k = self._page.tree, self._page, mention.head
        verb = tree.heads[k]
        if mention.lemma in _REFLEXIVE or verb < 0:
            return None
        if (
            page.lower[k] in _OBJECTS
            and tree.relations[k] == "nsubj"
            and tree.relations[verb] in ("xcomp", "ccomp", "dobj")
        ):
            verb = tree.heads[verb]  # him, whom the parser hangs on what he is called
        elif tree.relations[k] not in ("dobj", "iobj"):
            return None
        subject = tree.subject(verb)
        held = page.holder[subject] if subject >= 0 else None
        return self._entities.all[held.entity] if held is not None and held.entity >= 0 else None

    def _fits(self, mention: Mention) -> Callable[[Entity], bool]:
        """Whether an entity agrees with a pronoun in kind, number and gender."""
        if mention.lemma in _FEMALE_MALE:
            gender = PRONOUNS[mention.lemma][2]
            return lambda e: self._may_be_human(e) and e.gender in ("", gender)
        if mention.plural:
            return lambda e: e.plural or e.kind in _MANY or (mention.source and _bodily(e))
        return lambda e: not e.plural and e.kind in _THINGS and not _human(e)

    def _may_be_human(self, entity: Entity) -> bool:
        """Whether *he* or *she* can take an entity up: a person, or a name that does what persons do."""
        if entity.kind not in ("person", "name") or entity.plural:
            return False
        if entity.kind == "person" or entity.gender or entity.quoted or (entity.full and not _common(entity)):
            return True
        seen, acts = self._acting.get(entity.number, (0, False))  # each pronoun asks
        acts = acts or any(m.form == "name" and is_subject(self._page, m) for m in islice(entity.mentions, seen, None))
        self._acting[entity.number] = len(entity.mentions), acts
        return acts

    def _may_be(self, speaker: Mention, entity: Entity) -> bool:
        """Whether somebody who speaks, and may be resolved only further on, is an entity."""
        if speaker.entity >= 0:
            return speaker.entity == entity.number
        if speaker.form == "name":
            return bool(speaker.words) and self._entities.find_name(speaker) is entity
        return speaker.form == "nominal" and speaker.plural == entity.plural and speaker.lemma in entity.roles

    def _add_speech(
        self,
        mention: Mention,
        speaker: Mention | None,
        candidates: Sequence[Entity],
        features: list[list[str]],
    ) -> None:
        """Add who says it, of whom the source of a quote speaks, and who is mentioned in the same paragraph."""
        page = self._page
        said = self._said(mention) if mention.source else ()
        latest_of = ((m, e) for e in candidates for m in e.mentions[-_LATEST:])
        spoke = [(m.first, e) for m, e in latest_of if m.source and m.first < mention.first]
        last = max(spoke, key=lambda item: item[0], default=(0, None))[1]
        for entity, own in zip(candidates, features):
            latest = entity.mentions[-1].first
            if any(start <= page.starts[latest] < end for start, end in said):
                own.append("speech spoken of")
            if speaker is not None and self._may_be(speaker, entity):
                own.append("speech says it")
            if entity is last and not mention.gender:
                own.append("speech spoke last")
            if entity.quoted and not mention.gender:
                own.append("speech spoke")
            if page.doc.token_paragraph[latest] == page.doc.token_paragraph[mention.first]:
                own.append("recency paragraph")

    def _named_ahead(self, mention: Mention) -> Entity | None:
        """Before she spoke, Ms. Lee …: the subject of the clause around, where it stands further on."""
        if mention.lemma not in _FEMALE_MALE:
            return None
        tree, page = self._page.tree, self._page
        clause = tree.predicate(mention.head)
        for verb in tree.ancestors(clause) if clause >= 0 else ():
            subject = tree.child(verb, "nsubj", "nsubjpass")
            held = page.holder[subject] if subject > mention.head else None
            if held is not None and tree.relations[clause] == "advcl":
                if held.form == "name" and held.words and held.gender in ("", mention.gender):
                    return self._entities.find_name(held)
                return None
        return None

    def _relative(self, mention: Mention, nth: int) -> Entity | None:
        """Whom *who* takes up: one who is mentioned before it in the sentence."""
        page, tree = self._page, self._page.tree
        found: dict[int, Mention] = {}
        for other in map(page.mentions.__getitem__, range(nth - 1, -1, -1)):
            if other.sentence != mention.sentence:
                break
            counts = other.lemma in QUANTIFIERS and page.lower[other.last] == "of"  # most of whom
            if counts or other.lemma in POSSESSIVES or other.last > mention.first or other.entity < 0:
                continue
            if self._entities.all[other.entity].mentions:
                found.setdefault(other.entity, other)
        if not found:
            return None
        candidates = [self._entities.all[number] for number in found]
        features = candidate_features(mention, candidates)
        verb = tree.predicate(tree.heads[mention.head]) if tree.heads[mention.head] >= 0 else -1
        while verb >= 0 and tree.relations[verb] not in ("acl:relcl", "acl"):
            verb = tree.heads[verb]
        described = tree.heads[verb] if verb >= 0 else -1
        after = page.lower[mention.last] if mention.last < len(page.lower) else ""
        word = "who" if mention.lemma in ("who", "whom", "whose") else "which"
        for rank, (entity, other, own) in enumerate(zip(candidates, found.values(), features)):
            place = "is" if described == other.head else "in" if other.first <= described < other.last else "no"
            if any(part.head == described for part in other.group):
                place = "part"
            gap = mention.first - other.last
            own += [
                f"clause describes={place}",
                f"clause describes={place}:{rank == 0}",
                f"recency nth={min(rank, 3)}",
                f"recency gap={min(gap, 2)}",
                f"agree {word}:{entity.kind}:{entity.plural}",
                f"agree {word}:{entity.kind}:{entity.named}",
                f"agree {word}:{other.form}:{bool(entity.gender)}",
                f"agree verb={after in _PLURAL_VERBS}:{entity.plural}",
                f"form inside={other.inside is not None}:{gap > 0}",
            ]
            if other.first and page.lower[other.first - 1] in ("of", "for"):
                own.append(f"form of:{entity.kind}")
        return self._ranker.choose("relative", word, mention, candidates, features)

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
        if speaker is not None and self._is_the_authors(mention, speaker):
            speaker = None  # He said that I was a traitor
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

    def _is_the_authors(self, mention: Mention, speaker: Mention) -> bool:
        """Whether the *I* of a report without marks is whoever tells the story, not whoever speaks in it."""
        plain = not (mention.plural or mention.source or self._in_marks(mention))
        other = speaker.form != "pronoun" or PRONOUNS[speaker.lemma][3] not in (1, 2)
        return plain and other and speaker.sentence == mention.sentence and self._author_narrates

    @cached_property
    def _author_narrates(self) -> bool:
        """Whether the author says *I* below the headline, outside of what anybody is quoted with."""
        return any(
            one.form == "pronoun" and one.lemma in ("i", "me") and self._is_narrated(one)
            for one in self._page.mentions
            if one.first >= self._page.title
        )

    def _is_narrated(self, mention: Mention) -> bool:
        return not self._in_marks(mention) and self._speaker(mention.first) in (None, mention)

    def _in_marks(self, mention: Mention) -> bool:
        """Whether a mention stands in any quotation marks, or in words that are a turn of a transcript."""
        place = self._page.starts[mention.first]
        nth = bisect_right(self._quoted_at, place) - 1
        return self._marked[mention.first] or (nth >= 0 and place < self._quoted[nth].end)

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


def _common(entity: Entity) -> bool:
    """Whether all words of a name are common ones: Social Security is nobody."""
    return all(is_word(word.lower()) and word not in given_names() for name in entity.names for word in name)


def _human(entity: Entity) -> bool:
    """Whether an entity is a person: by gender, or by what the text calls it."""
    return bool(entity.gender) or any(known.kind == "person" for role in entity.roles if (known := noun(role)))


def _bodily(entity: Entity) -> bool:
    """Whether *they* can take up one body that speaks, also one whose name does not tell what it is."""
    unknown = entity.kind == "name" and entity.quoted and not entity.full and not _human(entity)
    return entity.kind in _GROUPS or unknown
