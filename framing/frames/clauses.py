"""Who does and who suffers what a verb says, across the clauses around it."""

from __future__ import annotations

from framing.frames.acts import Acts, Target
from framing.frames.syntax import VerbGroup
from framing.frames.words import AGAINST, BY, CONTAINING, EVENTS, SAYING, SUFFERED
from framing.text import lemma

__all__ = ["Clauses"]


class Clauses(Acts):
    """Actors in the places of a verb; parameters as of :class:`framing.frames.acts.Acts`."""

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
