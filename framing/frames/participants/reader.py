"""The participants of the terms of one article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from framing.frames.participants.features import Memory, Parts, describe, remember
from framing.frames.participants.fillers import Fillers, fillers
from framing.frames.participants.frame_roles import PEOPLE_OF, fixed_target, other_role, role_of
from framing.frames.participants.ranker import Ranker, contexts, load_ranker
from framing.frames.participants.scene import Mention, Scene, Term
from framing.lexicons import Match
from framing.lexicons.words import words
from framing.quotes.voices import Voice
from framing.text import lemma

__all__ = ["CIVILIANS", "RULES", "Found", "Participant", "Participants"]

#: Actor of people whom nobody names and who suffer.
CIVILIANS = "CIVILIANS"
#: From which chance on the participant that is not the target is named: where it fills a place of the term, elsewhere.
_SURE_BY_GRAMMAR, _SURE_OF_OTHER = 0.3, 0.75
#: Places of a term that grammar keeps for who does an act, and for who suffers it.
_PLACES = {
    "agent": frozenset(["subject", "by", "acl by", "owner", "modifier", "from"]),
    "patient": frozenset(["object", "indirect", "passive subject", "of", "against", "on", "at", "to", "label"]),
}
#: From which chance on people without a name are counted with the side to which they belong.
_SURE_OF_HOME = 0.4


#: Values of the column ``target_rule``: where the actor stands to the term.
RULES = {
    "label": "the term is part of what the actor is called, or holds its name",
    "subject, passive subject, object, by, …": "in this place of the verb that the term is, or behind this preposition",
    "owner, modifier, apposed": "before or beside the noun that the term is (*X's raid*, *Russian strikes*)",
    "clause subject, clause object, …": "in this place of the verb of the clause that the term stands in",
    "outer subject, outer object, …": "in this place of the verb above that clause",
    "source": "the source of the quote whose cue the term is",
    "speaker": "who says the words",
    "sentence, before, after": "elsewhere in the sentence; in one before it; in one after it",
    "people, people of": "people without a name who suffer; they belong to the actor",
    "fixed": "named by the lexicon",
}
_PREFIX = {"n.": "", "p.": "clause ", "a.": "outer "}


def _said(place: str) -> str:
    """Name of a place for a reader."""
    name = place.rstrip("*")
    if name == "held":
        return "label"
    return _PREFIX[name[:2]] + name[2:] if name[:2] in _PREFIX else name


@dataclass(frozen=True, slots=True)
class Participant:
    """Who fills a role.

    Attributes
    ----------
    actor : str
    mention : str or None
        Identity of the mention by which it was found.
    confidence : float
        Chance that it is right.
    rule : str
        Where it stands to the term: see :data:`RULES`.
    """

    actor: str
    mention: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """Participants of a term; None where the text does not say."""

    target: Participant | None = None
    agent: Participant | None = None
    patient: Participant | None = None


@dataclass(frozen=True, slots=True)
class _Answers:
    """Actors that come into question for a term, the last one None for nobody, with their features."""

    term: Term
    actors: Sequence[str | None]
    parts: Sequence[Parts]
    view: Fillers

    def without(self, actor: str | None) -> _Answers:
        """The answers without one that stands for no actor of the text."""
        if actor is None:
            return self
        kept = [k for k, other in enumerate(self.actors) if other != actor]
        return _Answers(self.term, [self.actors[k] for k in kept], [self.parts[k] for k in kept], self.view)


class Participants:
    """Finds who takes part in what the terms of an article tell of; ask in the order of the text.

    Parameters
    ----------
    scene : Scene
    ranker : Ranker, optional
        The shipped one when absent.
    """

    def __init__(self, scene: Scene, ranker: Ranker | None = None) -> None:
        self.scene = scene
        self._ranker = load_ranker() if ranker is None else ranker
        self._memory = Memory()

    def of(self, match: Match, voice: Voice, performer: str | None = None) -> Found:
        """Participants of a term.

        Parameters
        ----------
        match : Match
        voice : Voice
        performer : str, optional
            Who makes the accusation that the term tells of.

        Returns
        -------
        Found
        """
        entry = match.entry
        term = self.scene.term(match.first, match.after, entry.frame, entry.target, voice, entry)
        if not entry.target:
            remember(self.scene, term, fillers(self.scene, term), self._memory)
            return Found()
        fixed = fixed_target(entry)
        actors, parts, view = describe(self.scene, term, self._memory, performer, fixed)
        role = role_of(match.lexicon, entry)
        answers = _Answers(term, actors, parts, view)
        # Who accuses accuses somebody else; who warns is the one that the term is about.
        warns = entry.speech_act and role == "agent"
        barred = {performer} if not warns else set()
        if voice.quote is not None and self._doubts_others(match, voice):
            barred.add(voice.quote.actor)
        best = self._best(answers, role, barred)
        target = self._target(match, best, answers, role)
        other = other_role(role)
        remember(self.scene, term, view, self._memory)
        if other is None:
            return Found(target)
        taken = {p.actor for p in (best, target) if p is not None}
        second = self._other_end(answers.without(fixed), other, taken, performer if entry.speech_act else None)
        return Found(target, target, second) if role == "agent" else Found(target, second, target)

    def _doubts_others(self, match: Match, voice: Voice) -> bool:
        """Whether a source doubts what others say: it is not the target of its own doubt."""
        return voice.quote is not None and match.entry.frame in (match.lexicon.doubting or ())

    def _other_end(
        self, answers: _Answers, role: str, taken: Collection[str], performer: str | None
    ) -> Participant | None:
        """Who stands at the other end of the act, where that is sure enough; nobody does an act to himself.

        An act of speech is done by who performs it.
        """
        if role == "agent" and performer is not None and performer not in taken:
            mention = self._mention(answers, performer)
            if mention is not None:
                return Participant(performer, mention.mention_id, 1.0, self._place(answers, performer, mention))
        found = self._best(answers, role, taken)
        if found is None or found.confidence < (_SURE_BY_GRAMMAR if found.rule in _PLACES[role] else _SURE_OF_OTHER):
            return None
        found = self._as_people(found, answers, role)
        return found if found is not None and found.actor not in taken else None

    def _best(self, answers: _Answers, role: str, barred: Collection[str | None] = ()) -> Participant | None:
        """The actor who is most likely to fill a role, if nobody is not more likely."""
        term, actors = answers.term, answers.actors
        features = (chain.from_iterable(parts) for parts in answers.parts)
        chances = self._ranker.chances(features, contexts(role, term.frame, term.slots))
        order = sorted(range(len(actors) - 1), key=lambda k: -chances[k])
        best = next((k for k in order if actors[k] not in barred), None)
        if best is None:
            return None
        actor = actors[best]
        assert actor is not None
        mention = self._mention(answers, actor)
        # What stands for nobody in particular must be likelier than nobody; an actor may be less likely.
        if chances[best] <= chances[-1] * (1 if mention is None else self._ranker.nobody):
            return None
        if mention is None:
            return Participant(actor, None, float(chances[best]), "fixed")
        return Participant(actor, mention.mention_id, float(chances[best]), self._place(answers, actor, mention))

    def _place(self, answers: _Answers, actor: str, mention: Mention) -> str:
        """Where an actor stands to a term, in words."""
        term, voice = answers.term, answers.term.voice
        if mention.first < term.after and term.first < mention.after:
            return "label"
        for place, token in answers.view.places:
            if any(known == actor for known, _ in self.scene.actors_of(token)):
                return _said(place)
        if voice.cue_of is not None and voice.cue_of.actor == actor:
            return "source"
        if voice.quote is not None and voice.quote.actor == actor:
            return "speaker"
        if mention.sentence == term.sentence:
            return "sentence"
        return "before" if mention.sentence < term.sentence else "after"

    def _mention(self, answers: _Answers, actor: str) -> Mention | None:
        """The mention of an actor that fills a place of the term, or else the nearest one; None for special ids."""
        known = self.scene.mentions_of(actor, answers.term.head)
        if not known:
            return None
        filled = {token for _, token in answers.view.places}
        return next((mention for mention in known if mention.head in filled), known[0])

    def _target(self, match: Match, best: Participant | None, answers: _Answers, role: str) -> Participant | None:
        entry = match.entry
        if best is None and entry.frame in words("frames.suffering"):
            tokens = range(match.first, match.after)
            if any(self.scene.tree.lemmas[k] in words("frames.people") for k in tokens):
                return Participant(CIVILIANS, None, self._ranker.people, "people")
        return self._as_people(best, answers, role)

    def _as_people(self, found: Participant | None, answers: _Answers, role: str) -> Participant | None:
        """Who suffers without a name (*40 people*) belongs to somebody, or else is :data:`CIVILIANS`."""
        if found is None or role != "patient" or answers.term.frame not in words("frames.suffering"):
            return found
        mention = self.scene.by_id.get(found.mention or "")
        if mention is None or not mention.local or lemma(mention.word) not in words("frames.people"):
            return found
        home = self._best(answers.without(CIVILIANS), PEOPLE_OF, [found.actor])
        if home is not None and home.confidence >= _SURE_OF_HOME:
            return replace(found, actor=home.actor, rule=PEOPLE_OF)
        return replace(found, actor=CIVILIANS, rule="people")
