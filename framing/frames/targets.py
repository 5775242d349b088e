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

from framing.frames.acts import Target
from framing.frames.chunks import MARKS
from framing.frames.clauses import Clauses
from framing.frames.words import AGAINST, BY, COPULAS, DEFINITE, EVENTS, FOR
from framing.text import lemma

__all__ = ["Target", "Targets"]


class Targets(Clauses):
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

    def takes_up(self, first: int, after: int) -> str:
        """Noun of the object, if it is an act that was told of before (*condemned the attack*); else empty."""
        verb = self._verb_in(first, after)
        number = self.sentence.object(verb) if verb is not None and not verb.passive else -1
        if number < 0:
            return ""
        chunk, words = self.sentence.chunks[number], self.sentence.words
        act = words[chunk.first].lower() in DEFINITE and lemma(words[chunk.head]) in EVENTS
        return lemma(words[chunk.head]) if act else ""

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
