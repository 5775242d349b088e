"""Whom a term is about: the actor in the place that the lexicon's entry names, found by rules over the clause.

Each rule has a name that stands in the column ``target_rule``, so that a reader can keep the rules that he trusts:

=====================  ============================================================================================
``label``              the term is (part of) the actor's designation: pro-government *fighters*
``head``               the term stands before the actor's name or noun: *so-called* army, *Russia-backed* forces
``subject``            the actor is the subject of the verb (``passive subject`` of a passive one)
``object``             the object of the verb; ``object (against)`` behind a preposition
``by``, ``against``    behind this preposition: strikes *by* X, attack *against* X, shelling *of* X
``for``                behind *for* or *to*: relief *for* X, weapons *to* X
``possessive``         X's aggression, its presence
``modifier``           stands before the noun: *Russian* airstrikes; an adjective counts if its country is mentioned
``light verb``         X carried out an attack
``copula``             X's acts are aggression; X is a dictator
``apposition``         X, a dictator; a new president, X
``fronted``            In a new aggression, X …
``accused``            accused X of aggression
``repelled``           the act is answered by strikes against X
``object complement``  called X reckless; X was described as reckless
``antecedent``         the last one of whom the same was said, taken up by *the attack*, *the attackers*
``source``             who is quoted by the cue that the term is
``speaker``            who uses the term
``people``             no actor of the registry, but people in general: the id ``CIVILIANS``
``fixed``              named by the lexicon
=====================  ============================================================================================
"""

from __future__ import annotations

from framing.frames.acts import Acts, Target
from framing.frames.chunks import MARKS
from framing.frames.syntax import VerbGroup
from framing.frames.words import AGAINST, BY, CONTAINING, COPULAS, DEFINITE, EVENTS, FOR, SAYING, SUFFERED
from framing.text import lemma

__all__ = ["Target", "Targets"]


class Targets(Acts):
    """Finds targets in one article's sentences.

    Parameters
    ----------
    sentence : Sentence
        The sentence that holds the term.
    starts, ends : sequence of int
        Offsets of the tokens of the whole text.
    mentions : Mentions
        Of the article.
    """

    def find(self, slot: str, first: int, after: int) -> Target | None:
        """Actor in a place of the clause around the term ``[first, after)``.

        Parameters
        ----------
        slot : str
            One of the places that need the clause: agent, patient, subject, object, head, label, possessor, by,
            against, of.
        first, after : int
            Tokens of the term.

        Returns
        -------
        Target or None
        """
        if slot == "whole":
            return self._contained(first)
        if slot == "label":
            return self._label(first, after)
        if slot == "head":
            return self._head(first, after)
        if slot == "possessor":
            number = self.sentence.chunk(after - 1)
            if number < 0:
                return None
            chunk = self.sentence.chunks[number]
            people = self._people(chunk)
            found = self._owner(chunk)
            return found or (Target(people.actor, people.mention_id, "modifier") if people is not None else None)
        if slot == "of" and "of" not in (w.lower() for w in self.sentence.words[after - 1 : after + 1]):
            return None
        if slot in ("by", "against", "of"):
            names = {"by": BY | {"from"}, "against": AGAINST, "of": frozenset(["of"])}[slot]
            if self.sentence.words[after - 1].lower() in names:
                return self._behind(after - 1, names, slot)
            return self._behind(first, names, slot, within=after)
        if slot == "for":
            held = [k for k in range(first + 1, after) if self.sentence.words[k].lower() in FOR]
            return self._behind(held[0] if held else after, FOR, "for")
        verb = self._verb_in(first, after)
        if slot == "subject":
            return self._clause_subject(first, after, verb)
        if slot == "object":
            return self._object(verb, after)
        if slot == "agent":
            return self._verb_agent(verb) if verb else self._noun_agent(first, after)
        if slot == "patient":
            return self._verb_patient(verb) if verb else self._noun_patient(first, after)
        return None

    def suffers(self, first: int, after: int) -> bool:
        """Whether the term is a passive verb, whose subject is not who acts."""
        verb = self._verb_in(first, after)
        return verb is not None and verb.passive

    def takes_up(self, first: int, after: int) -> bool:
        """Whether the object is an act that was told of before (*condemned the attack*)."""
        verb = self._verb_in(first, after)
        number = self.sentence.object(verb) if verb is not None and not verb.passive else -1
        if number < 0:
            return False
        chunk, words = self.sentence.chunks[number], self.sentence.words
        return words[chunk.first].lower() in DEFINITE and lemma(words[chunk.head]) in EVENTS

    def performs(self, first: int, after: int, speaker: str | None) -> bool:
        """Whether the act of speech that the term tells of is the speaker's own (*we condemn*), not one he reports."""
        sentence, verb = self.sentence, self._verb_in(first, after)
        if verb is not None:
            number = sentence.after(verb.after, BY) if verb.passive else sentence.subject(verb)
        else:
            own = sentence.chunk(after - 1)
            if own >= 0 and sentence.words[sentence.chunks[own].first].lower() in ("my", "our"):
                return True
            before = sentence.previous_verb(first)
            number = sentence.chunks[own].owner if own >= 0 else -1
            number = sentence.subject(before) if number < 0 and before is not None else number
        if number < 0:
            return speaker is not None
        if sentence.words[sentence.chunks[number].head].lower() in ("i", "we", "us", "me"):
            return True
        actor = self.actor(number, "subject")
        return speaker is not None and actor is not None and actor.actor == speaker

    def _label(self, first: int, after: int) -> Target | None:
        head = after - 1
        sentence = self.sentence
        while head > first and not sentence.tags[head].startswith("NN"):
            head -= 1
        of = next((k for k in range(first + 1, after) if sentence.words[k].lower() in ("of", "to", "with", "by")), None)
        if of is not None and (number := sentence.chunk(of - 1)) >= 0:
            head = sentence.chunks[number].head
        whole = self.mentions.at(self.starts[first], self.ends[after - 1], shortest=True)
        mention = whole or self.mentions.at(self.starts[head], self.ends[head], shortest=True)
        if mention is None or mention.local:
            other = self._said_of(sentence.chunk(head))
            if other is not None:
                return other
        if mention is not None:
            return Target(mention.actor, mention.mention_id, "label")
        number = sentence.chunk(head)
        if number >= 0 and sentence.chunks[number].head >= after:
            found = self.actor(number, "head")
            if found is not None:
                return found
        inside = self.mentions.within(self.starts[first], self.ends[after - 1])
        if inside:
            return Target(inside[-1].actor, inside[-1].mention_id, "label")
        return self.actor(number, "head")

    def _said_of(self, number: int) -> Target | None:
        """Of whom a phrase is said: the subject of a copula before it, or the name that stands beside it."""
        if number < 0:
            return None
        sentence, chunk = self.sentence, self.sentence.chunks[number]
        k = chunk.first - 1
        while k >= sentence.begin and (
            sentence.words[k] in MARKS | {"[", "]"}
            or sentence.chunk(k) == chunk.owner >= 0
            or sentence.tags[k] in ("POS", "RB")
        ):
            k -= 1
        if k < sentence.begin:
            k = -1
        verb = sentence.verb(k) if k >= 0 else None
        if verb is not None and verb.lemma in COPULAS and not verb.passive:
            return self.actor(sentence.subject(verb), "copula")
        after = chunk.after
        if after + 1 < sentence.end and sentence.words[after] == ",":
            name = self._mention(after + 1, after + 2)
            closed = (
                name is not None
                and (following := self._token_at(name.end)) is not None
                and (following >= sentence.end or sentence.words[following] in (",", ".", ";"))
            )
            if name is not None and closed and name.form == "name":
                return Target(name.actor, name.mention_id, "apposition")
        if (
            k > sentence.begin
            and sentence.words[k] == ","
            and sentence.words[chunk.first].lower() in ("a", "an", "the")
        ):
            name = self._mention(k - 1, k)
            if name is not None and name.form == "name":
                return Target(name.actor, name.mention_id, "apposition")
        return None

    def _token_at(self, offset: int) -> int | None:
        return next((k for k in range(self.sentence.begin, self.sentence.end) if self.starts[k] >= offset), None)

    def _head(self, first: int, after: int) -> Target | None:
        number = self.sentence.chunk(after - 1)
        if number < 0:
            k = after
            while (
                k < self.sentence.end
                and self.sentence.chunk(k) < 0
                and self.sentence.tags[k] in ("HYPH", "``", "''", "IN")
            ):
                k += 1
            following = self.sentence.chunk(k) if k < self.sentence.end else -1
            number = following if following >= 0 else number
        return self.actor(number, "head")

    def _verb_in(self, first: int, after: int) -> VerbGroup | None:
        for k in range(first, after):
            verb = self.sentence.verb(k)
            if verb is not None and first <= verb.head < after:
                return verb
        return None

    def _verb_agent(self, verb: VerbGroup) -> Target | None:
        if verb.passive:
            found = self.actor(self.sentence.after(verb.after, BY), "by")
            if found is None and verb.lemma in ("fire", "launch"):
                found = self.actor(self.sentence.after(verb.after, frozenset(["from"])), "by")
            return found
        return self._subject(verb)

    def _subject(self, verb: VerbGroup) -> Target | None:
        """Actor in the subject's place; of a participle that hangs on a thing, the subject of the clause around it."""
        rule = "passive subject" if verb.passive else "subject"
        found = self.actor(self.sentence.subject(verb), rule)
        if found is None and verb.form in ("gerund", "participle"):
            before = self.sentence.previous_verb(verb.first)
            while before is not None and before.form != "finite":
                before = self.sentence.previous_verb(before.first)
            if before is not None:
                found = self.actor(self.sentence.subject(before), "subject")
        return found

    def _contained(self, first: int) -> Target | None:
        """Of what is counted as part of a force (*the force included 500 men*), the subject: the force."""
        verb = self.sentence.previous_verb(first)
        if verb is None or verb.lemma not in CONTAINING or verb.passive:
            return None
        number = self.sentence.object(verb)
        held = number >= 0 and self.sentence.chunks[number].first <= first < self.sentence.chunks[number].after
        return self.actor(self.sentence.subject(verb), "subject") if held else None

    def _verb_patient(self, verb: VerbGroup) -> Target | None:
        if verb.passive and verb.form == "participle":
            return self.actor(self.sentence.subject(verb), "passive subject")  # *a driver shot dead*: nobody else
        if verb.passive:
            return self._subject(verb)
        found = self.actor(self.sentence.object(verb), "object")
        return found or self.actor(self.sentence.object(verb, AGAINST), "object (against)")

    def _object(self, verb: VerbGroup | None, after: int) -> Target | None:
        if verb is not None and not verb.passive:
            number = self.sentence.object(verb)
            if verb.lemma == "blame" and number >= 0:
                head = lemma(self.sentence.words[self.sentence.chunks[number].head])
                on = self.sentence.after(self.sentence.chunks[number].after, frozenset(["on"]))
                if head in EVENTS | SUFFERED and on >= 0:
                    return self.actor(on, "object (against)")  # *blamed the raid on X*
            found = self.actor(number, "object")
            if found is None and number < 0 and verb.lemma in SAYING:
                said = self._said_clause(verb)
                found = self.actor(self.sentence.subject(said), "subject") if said is not None else None
            return found or self.actor(
                self.sentence.object(verb, AGAINST | {"for", "of", "about", "with"}), "object (against)"
            )
        if verb is not None:
            return self.actor(self.sentence.subject(verb), "passive subject")
        last = self._mention(after - 1, after)
        if last is not None:
            return Target(last.actor, last.mention_id, "object")
        return self._behind(after, AGAINST | {"of", "for", "about"}, "against")

    def _said_clause(self, verb: VerbGroup) -> VerbGroup | None:
        """Finite verb of the clause that a verb of saying opens with *that* (*charged that X was …*)."""
        if verb.after >= self.sentence.end or self.sentence.words[verb.after].lower() != "that":
            return None
        following = self.sentence.next_verb(verb.after)
        return following if following is not None and following.form == "finite" else None

    def _clause_subject(self, first: int, after: int, verb: VerbGroup | None) -> Target | None:
        sentence = self.sentence
        own = sentence.chunk(first) if verb is None else -1
        if own >= 0 and (owner := self._owner(sentence.chunks[own])) is not None:
            return owner  # *X's refusal to …*
        verb = verb or sentence.verb(first) or sentence.previous_verb(first)
        if verb is None or sentence.words[after - 1 : after] == [","] or self._fronted(first):
            verb = sentence.next_verb(after) or verb
        if verb is None or (verb.after <= first and self._opens_clause(verb, first)):
            return None
        if verb.passive and verb.form == "finite" and verb.head < first:
            found = self.actor(sentence.after(verb.after, BY), "by")
            if found is not None:
                return found
        return self._subject(verb)

    def _opens_clause(self, verb: VerbGroup, first: int) -> bool:
        """Whether the term stands in what is said or thought (*he suggested that the lies …*), not in what he does."""
        between = {word.lower() for word in self.sentence.words[verb.after : first]}
        return verb.lemma in SAYING and bool(between & {"that", "whether", "how", "why", "if"})
