"""Whom a noun phrase stands for, and who does or suffers the act that a noun names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from framing.actors.places import places
from framing.frames.mentions import Mention, Mentions
from framing.frames.syntax import Chunk, Sentence, VerbGroup
from framing.frames.words import (
    ACCUSING,
    AGAINST,
    ANSWERING,
    ANSWERS,
    BY,
    CARRYING,
    COPULAS,
    EVENTS,
    HARM,
    OF_AGENT,
    PARTITIVES,
    PEOPLE,
    SUFFERED,
)
from framing.text import lemma

__all__ = ["Acts", "Target"]


def _is_where(mention: Mention) -> bool:
    """Whether the name of a place before an act says where it was: *the Benghazi attack*, but *U.S. strikes*."""
    name = " ".join(mention.words)
    return mention.form == "name" and name.islower() and "." not in name and len(name) > 3 and name in _where()


@cache
def _where() -> frozenset[str]:
    return frozenset(place.lower() for place in places())


@dataclass(frozen=True)
class Target:
    """An actor, the mention by which it was found, and the rule."""

    actor: str
    mention: str | None
    rule: str


class Acts:
    """Actors of the noun phrases of one sentence.

    Parameters
    ----------
    sentence : Sentence
    starts, ends : sequence of int
        Offsets of the tokens of the whole text.
    mentions : Mentions
        Of the article.
    """

    def __init__(self, sentence: Sentence, starts: list[int], ends: list[int], mentions: Mentions) -> None:
        self.sentence, self.starts, self.ends, self.mentions = sentence, starts, ends, mentions

    def actor(self, number: int, rule: str, depth: int = 0) -> Target | None:
        """Actor of a noun phrase: its head's mention; of an act its agent; of a part what it is part of."""
        if number < 0 or depth > 3:
            return None
        chunk, sentence = self.sentence.chunks[number], self.sentence
        head = lemma(sentence.words[chunk.head])
        mention = self._mention(chunk.head, chunk.head + 1)
        if mention is not None and not (head in EVENTS and mention.form == "name"):
            return Target(mention.actor, mention.mention_id, rule)
        if head in EVENTS or head in OF_AGENT:
            agent = self._noun_agent(chunk.head, chunk.head + 1, depth + 1)
            if agent is not None:
                return Target(agent.actor, agent.mention, rule)
        follows = sentence.words[chunk.after].lower() if chunk.after < sentence.end else ""
        if follows in ("of", "from", "among") and (
            head in PARTITIVES or head in OF_AGENT or sentence.tags[chunk.head] == "CD"
        ):
            inner = self.actor(sentence.after(chunk.after, frozenset([follows])), rule, depth + 1)
            if inner is not None:
                return inner
        owner = self._owner(chunk)
        if owner is not None:
            return Target(owner.actor, owner.mention, rule)
        inside = self.mentions.within(self.starts[chunk.first], self.ends[chunk.after - 1])
        inside = [m for m in inside if not self._is_adjective(m)]
        if inside and head not in EVENTS:
            return Target(inside[-1].actor, inside[-1].mention_id, rule)
        if inside:
            return Target(inside[0].actor, inside[0].mention_id, rule)
        people = self._people(chunk)
        if people is not None:
            return Target(people.actor, people.mention_id, rule)
        if head in PEOPLE:
            return Target("CIVILIANS", None, f"people ({rule})")
        return None

    def _people(self, chunk: Chunk, end: int | None = None) -> Mention | None:
        """The country by an adjective in the phrase (*Freedonian troops*; *the Freedonian-led coalition*)."""
        for k in range(chunk.first, chunk.after if end is None else end):
            word = self.sentence.words[k]
            backed = "-" in word and not word.lower().endswith(("-led", "-dominated", "-run", "-controlled"))
            if word[:1].isupper() and not backed and (found := self.mentions.people(word)) is not None:
                if found.words[:1] == (word.lower(),) and _is_where(found):
                    continue  # the place itself, not its adjective (*Benghazi*)
                return found
        return None

    def _mention(self, first: int, after: int) -> Mention | None:
        return self.mentions.at(self.starts[first], self.ends[after - 1])

    def _owner(self, chunk: Chunk) -> Target | None:
        if chunk.owner >= 0:
            return self.actor(chunk.owner, "possessive", 2)
        if self.sentence.tags[chunk.first] == "PRP$":
            mention = self._mention(chunk.first, chunk.first + 1)
            if mention is not None:
                return Target(mention.actor, mention.mention_id, "possessive")
        return None

    def _fronted(self, first: int) -> bool:
        """Whether the term stands before the first finite verb and its subject, cut off by a comma."""
        sentence = self.sentence
        main = next((v for v in sentence.verbs if v.form == "finite"), None)
        if main is None or main.first < first:
            return False
        number = sentence.subject(main)
        return number >= 0 and sentence.chunks[number].first > first

    def _behind(self, token: int, names: frozenset[str], rule: str, within: int = 0) -> Target | None:
        """Actor behind a preposition, the first one right of a token."""
        found = self.actor(self.sentence.after(token, names, CARRYING), rule)
        if found is None and within > token:
            found = self.actor(self.sentence.after(within, names, CARRYING), rule)
        return found

    def _noun_agent(self, first: int, after: int, depth: int = 0) -> Target | None:
        """Agent of an act that a noun names."""
        sentence = self.sentence
        found = self._behind(after, BY, "by")
        if found is not None or depth > 2:
            return found
        number = sentence.chunk(first)
        number = sentence.chunk(after - 1) if number < 0 else number
        end = sentence.chunks[number].after if number >= 0 else after
        if end < sentence.end and sentence.words[end].lower() == "from":
            found = self.actor(sentence.after(end, frozenset(["from"])), "by")
            if found is not None:
                return found  # *fire from X*, *threats from X*
        if number < 0:
            return None
        chunk = sentence.chunks[number]
        worst = any(sentence.tags[k] in ("JJS", "RBS") for k in range(chunk.first, chunk.after))
        of = chunk.after < sentence.end and sentence.words[chunk.after].lower() == "of"
        worst = worst or (lemma(sentence.words[chunk.head]) in SUFFERED and not of)
        found = None if worst else self._owner(chunk)  # *the country's worst attack* struck the country
        if found is not None:
            return found
        noun = first if depth else min(after - 1, chunk.after - 1)
        before = self.mentions.within(self.starts[chunk.first], self.ends[noun])
        before = [m for m in before if m.start < self.starts[noun] and not self._is_adjective(m) and not _is_where(m)]
        if before and not worst and (depth == 0 or lemma(sentence.words[chunk.head]) in EVENTS | OF_AGENT):
            return Target(before[0].actor, before[0].mention_id, "modifier")
        people = self._people(chunk, noun + 1)
        if people is not None:
            return Target(people.actor, people.mention_id, "modifier")
        follows = sentence.words[chunk.after].lower() if chunk.after < sentence.end else ""
        if follows == "of" and lemma(sentence.words[chunk.head]) in OF_AGENT:
            found = self._behind(chunk.after, frozenset(["of"]), "of")
            if found is not None:
                return found
        return self._by_governor(number, depth)

    def _is_adjective(self, mention: Mention) -> bool:
        """Whether a common noun was read into an adjective (*a major attack*)."""
        if mention.form == "name":
            return False
        last = next((k for k in range(self.sentence.begin, self.sentence.end) if self.ends[k] >= mention.end), None)
        return last is not None and self.sentence.tags[last] in ("JJ", "JJS")

    def _by_governor(self, number: int, depth: int) -> Target | None:
        """Agent by the verb that the noun depends on."""
        sentence, chunk = self.sentence, self.sentence.chunks[number]
        verb = sentence.previous_verb(chunk.first)
        next_to = verb is not None and all(
            sentence.chunk(k) < 0 and sentence.words[k] not in (",", ";") for k in range(verb.after, chunk.first)
        )
        if verb is not None and next_to:
            if verb.lemma in CARRYING and not verb.passive:
                return self.actor(sentence.subject(verb), "light verb", depth + 1)
            if verb.lemma in COPULAS:
                return self._copula(verb, depth)
            if verb.lemma in ANSWERING:
                return self._repelled(chunk)
        if verb is not None and verb.lemma in ACCUSING:
            accused = self.actor(sentence.object(verb), "accused", depth + 1)
            if accused is not None and sentence.object(verb) != number:
                return accused
        k = chunk.first - 1
        while k >= sentence.begin and sentence.words[k] in ('"', "'", "“", "‘", "``", "''"):
            k -= 1
        before = sentence.words[k].lower() if k >= sentence.begin else ""
        if before in ("in", "with", "through", "by") and self._fronted(chunk.first):
            main = next((v for v in sentence.verbs if v.form == "finite"), None)
            if main is not None and not main.passive:
                return self.actor(sentence.subject(main), "fronted", depth + 1)
        if before in ANSWERS or (
            before == "to" and sentence.words[max(k - 1, 0)].lower() in ("response", "retaliation", "reply")
        ):
            return self._repelled(chunk)
        after = sentence.verb(chunk.after) if chunk.after < sentence.end else None
        if after is not None and after.passive and after.lemma in CARRYING:
            return self.actor(sentence.after(after.after, BY), "by", depth + 1)
        return self._said_later(number, depth)

    def _said_later(self, number: int, depth: int) -> Target | None:
        """Agent of an act that its own clause goes on to name (*the attack … was the work of X*, *was blamed on X*)."""
        sentence = self.sentence
        for verb in sentence.verbs:
            if verb.first < sentence.chunks[number].after or verb.form != "finite" or sentence.subject(verb) != number:
                continue
            if verb.passive and verb.lemma in CARRYING:
                return self.actor(sentence.after(verb.after, BY), "by", depth + 1)
            if verb.passive and verb.lemma in ("blame", "pin"):
                return self.actor(sentence.after(verb.after, frozenset(["on"])), "by", depth + 1)
            said = sentence.object(verb)
            if verb.lemma in COPULAS and said >= 0 and sentence.words[sentence.chunks[said].head].lower() == "work":
                return self.actor(sentence.after(sentence.chunks[said].after, frozenset(["of"])), "by", depth + 1)
        return None

    def _copula(self, verb: VerbGroup, depth: int) -> Target | None:
        sentence = self.sentence
        number = sentence.subject(verb)
        found = self.actor(number, "copula", depth + 1)
        if found is None and (number < 0 or sentence.tags[sentence.chunks[number].head] in ("PRP", "DT")):
            before = sentence.previous_verb(sentence.chunks[number].first if number >= 0 else verb.first)
            if before is not None:
                found = self.actor(sentence.subject(before), "copula", depth + 1)
        return found

    def _repelled(self, act: Chunk) -> Target | None:
        """Who is struck in answer to the act: the object of the violence in the clause around it."""
        sentence, token = self.sentence, act.first
        around = sorted(range(sentence.begin, sentence.end), key=lambda k: (k > token, abs(k - token)))
        for k in around:
            verb = sentence.verb(k)
            if verb is not None and verb.head == k and verb.lemma in HARM:
                number = sentence.subject(verb) if verb.passive else sentence.object(verb, AGAINST)
                found = self.actor(number, "repelled", 1)
            elif verb is None and k != token and lemma(sentence.words[k]) in EVENTS and not act.first <= k < act.after:
                number = sentence.after(k + 1, AGAINST)
                past = number >= 0 and k < act.first < sentence.chunks[number].first  # of the act, not of the answer
                found = None if past else self.actor(number, "repelled", 1)
            else:
                continue
            if found is not None:
                return found
        return None

    def _noun_patient(self, first: int, after: int) -> Target | None:
        """Who suffers what the noun, or the number of the dead before a noun, names."""
        sentence = self.sentence
        for k in range(after - 1, first - 1, -1):
            number = sentence.chunk(k)
            if number < 0:
                continue
            chunk = sentence.chunks[number]
            if lemma(sentence.words[chunk.head]) in EVENTS:
                break
            found = self.actor(number, "label" if chunk.head < after else "head")
            if found is None and chunk.after < sentence.end and sentence.words[chunk.after].lower() == "of":
                found = self.actor(sentence.after(chunk.after, frozenset(["of"])), "of")
            if found is not None:
                return found
        return self._behind(after, AGAINST | {"of", "among", "for"}, "against")
