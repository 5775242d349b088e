"""The target of a term: the places that its entry names, tried in order, and the memory of what was said before."""

from __future__ import annotations

from functools import cached_property

from framing.frames.complements import Naming, find_naming
from framing.frames.mentions import Mentions
from framing.frames.performers import Performer, Performers
from framing.frames.syntax import Sentence
from framing.frames.targets import Target, Targets
from framing.frames.voices import Voice, Voices
from framing.frames.words import DEFINITE, PEOPLE
from framing.lexicons import Match
from framing.lexicons.lexicon import FIXED
from framing.text import Document, lemma
from framing.text.grammar.tree import NOUNS

__all__ = ["Resolver"]

# Rules by which a side can be taken to accuse itself only by mistake.
_WEAK = ("antecedent", "repelled", "copula", "fronted", "head")
_SUFFERING = frozenset("casualties victimhood humanitarian".split())
_BY_CLAUSE = ("subject", "copula", "fronted", "passive subject")
# Places that a complement has only through whom it is said of.
_OF_COMPLEMENT = frozenset("agent subject label head antecedent".split())
_NEW = frozenset("a an another several many some any no other others new last first".split())
# Whose actors the nouns of another frame take up: the crackdown is that of those who struck.
_TAKES_UP = {"victimhood": "casualties", "blame": "aggression", "condemnation": "aggression"}
_REACH = 12  # sentences
#: Actor of a quote whose source the text does not name.
UNATTRIBUTED = "UNATTRIBUTED"


class Resolver:
    """Targets of one article's terms; ask in the order of the text.

    Parameters
    ----------
    document : Document
    mentions : Mentions
    """

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self.document, self.mentions = document, mentions
        self.starts, self.ends = document.tokens.start.tolist(), document.tokens.end.tolist()
        self._numbers = document.token_sentence.tolist()
        self._sentences: dict[int, Sentence] = {}
        self._memory: dict[str, list[tuple[int, set[str], Target]]] = {}
        self._known: dict[str, Target] = {}  # actors of the article's own, once it is known who they are

    @cached_property
    def _performers(self) -> Performers:
        return Performers(self.document.tree, self.starts, self.ends, self.mentions)

    @cached_property
    def _bounds(self) -> dict[int, tuple[int, int]]:
        out: dict[int, tuple[int, int]] = {}
        for k, number in enumerate(self._numbers):
            out[number] = (out.get(number, (k, k))[0], k + 1)
        return out

    def sentence(self, token: int) -> Sentence:
        """Sentence of a token, cut into phrases once."""
        number = self._numbers[token]
        known = self._sentences.get(number)
        if known is None:
            begin, end = self._bounds[number]
            known = self._sentences[number] = Sentence(self.document.tokens.words, self.document.tags, begin, end)
        return known

    def target(self, match: Match, voice: Voice, accuser: str | None = None) -> Target | None:
        """Target of a term; None where the text does not say. The accuser, where he is known, accuses somebody else."""
        speaker = voice.quote.actor if voice.quote is not None else None
        accusing = match.lexicon.accusing or ()
        targets = self.places(match)
        naming = find_naming(self.document.tree, match.first)
        for slot in match.entry.target:
            if naming is not None and naming.named >= 0 and slot in _OF_COMPLEMENT:
                found = self._named(naming, match, targets)
            else:
                found = self._slot(slot, match, voice, targets)
            if found is None:
                continue
            if naming is not None and found.rule in _BY_CLAUSE and self._is_namer(naming, found, targets):
                continue
            passive = found.rule == "passive subject" and "agent" in match.entry.target
            if passive and targets.suffers(match.first, match.after):
                continue
            if match.entry.frame == "epistemic_doubt" and speaker is not None and found.actor == speaker:
                continue  # what a source doubts is somebody else's
            own = speaker is not None and found.actor == speaker and match.entry.frame in accusing
            if own and found.rule.startswith(_WEAK):
                continue
            if accuser is not None and found.actor == accuser and slot != "object":
                continue
            if slot == "antecedent" and match.entry.target[0] == "by" and self._is_subject(found, match, targets):
                continue  # who comes under attack does not attack himself
            if self._local(found) and self._taken_up(found, match):
                known = self._antecedent(match, voice, targets) or self._known.get(found.actor)
                if known is not None:
                    self._known[found.actor] = known
                    found = Target(known.actor, known.mention, "antecedent")
            if found.rule not in ("speaker", "source", "fixed", "antecedent"):
                place = self._numbers[match.first]
                self._memory.setdefault(match.entry.frame, []).append((place, self._stems(match), found))
            return self._civilians(found, match)
        return self._civilians(None, match)

    def _civilians(self, found: Target | None, match: Match) -> Target | None:
        """Who suffers without a name, people in general or those whom the term itself calls so, is ``CIVILIANS``."""
        if match.entry.frame not in _SUFFERING:
            return found
        if found is None:
            words = self.document.tokens.words[match.first : match.after]
            if not match.entry.target:
                return None
            if any(lemma(word) in PEOPLE for word in words):
                return Target("CIVILIANS", None, "people (label)")
            return self._counted(match) if match.entry.frame == "casualties" else None
        mention = next((m for m in self.mentions.all if m.mention_id == found.mention), None)
        if mention is not None and mention.local and mention.head and lemma(mention.head) in PEOPLE:
            return Target("CIVILIANS", found.mention, f"people ({found.rule})")
        return found

    def _counted(self, match: Match) -> Target | None:
        """Of whom a bare count of the dead speaks: of those told of last, if the sentence or the one before does."""
        words = [word.lower() for word in self.document.tokens.words[match.first : match.after]]
        if match.entry.target[0] != "patient" and not {"toll", "count"} & set(words):
            return None
        here = self._numbers[match.first]
        for number, _, target in reversed(self._memory.get("casualties", [])):
            if here - number > 1:
                break
            return Target(target.actor, target.mention, "antecedent")
        return Target("CIVILIANS", None, "people (count)")

    def _is_subject(self, found: Target, match: Match, targets: Targets) -> bool:
        subject = targets.find("subject", match.first, match.after)
        return subject is not None and subject.actor == found.actor

    def places(self, match: Match) -> Targets:
        """The places of the clause around a term."""
        return Targets(self.sentence(match.first), self.starts, self.ends, self.mentions)

    def performer(self, match: Match, voice: Voice, voices: Voices) -> Performer | None:
        """Who makes the accusation, where the text tells of somebody's act of accusing; None where it does not.

        Who speaks by a cue is who performs it, but for a passive, where the text says who acts or nobody does. An act
        outside the quotation that holds the term is none of it: the quotation has its speaker already.
        """
        speaker = voice.quote.actor if voice.quote is not None else None
        entry = match.entry
        if entry.speech_act:
            found = self._performers.performer(match.first, match.after, speaker)
            cue = voice.cue_of.actor if voice.cue_of is not None else None
            noun = found.actor is not None and self.document.tree.tags[found.token] in NOUNS
            by_syntax = found.passive or noun or cue in (None, UNATTRIBUTED)  # *rejected French criticism*
            return found if by_syntax else Performer(cue, False, match.first)
        accusing = match.lexicon.accusing
        negative = entry.polarity is not None and entry.polarity < 0
        if entry.frame not in accusing if accusing is not None else not negative:
            return None
        told = self._performers.accuser(match.first, match.after)
        if told is None:
            return None
        where = voices.of(self.starts[told.token], self.ends[told.token])
        by_cue = told.passive and where.cue_of is not None and where.cue_of is voice.quote
        return told if by_cue or where.quote is voice.quote else None

    def _named(self, naming: Naming, match: Match, targets: Targets) -> Target | None:
        active = naming.namer >= 0 and not self.document.tree.passive(naming.verb)
        own = targets.find("by", match.first, match.after) if active else None
        return own or targets.actor(targets.sentence.chunk(naming.named), "object complement")

    def _is_namer(self, naming: Naming, found: Target, targets: Targets) -> bool:
        namer = targets.actor(targets.sentence.chunk(naming.namer), "subject") if naming.namer >= 0 else None
        return namer is not None and namer.actor == found.actor

    def _slot(self, slot: str, match: Match, voice: Voice, targets: Targets) -> Target | None:
        if slot.startswith(FIXED):
            return Target(slot[len(FIXED) :], None, "fixed")
        if slot == "speaker":
            actor = voice.quote.actor if voice.quote else None
            return Target(actor, None, "speaker") if actor and voice.voice != "scare" else None
        if slot == "source":
            quote = voice.cue_of
            return Target(quote.actor, None, "source") if quote and quote.actor else None
        if slot == "antecedent":
            return self._antecedent(match, voice, targets)
        return targets.find(slot, match.first, match.after)

    def _local(self, target: Target) -> bool:
        """Whether nobody but the article knows the actor, by a common noun (*the attackers*)."""
        mention = next((m for m in self.mentions.all if m.mention_id == target.mention), None)
        return mention is not None and mention.local

    def _taken_up(self, target: Target, match: Match) -> bool:
        """Whether the noun is plain and definite (*the attackers*), so that it takes up somebody named before."""
        mention = next(m for m in self.mentions.all if m.mention_id == target.mention)
        before = self.document.tokens.words[match.first - 1].lower() if match.first else ""
        definite = bool(mention.words) and mention.words[0] in DEFINITE
        return mention.bare and (definite or before in DEFINITE or mention.head.endswith(("attackers", "assailants")))

    def _stems(self, match: Match) -> set[str]:
        """Beginnings of the words of a term, by which *attacker* takes up *attack*."""
        return {lemma(w)[:6] for w in self.document.tokens.words[match.first : match.after] if len(w) > 3}

    def _antecedent(self, match: Match, voice: Voice, targets: Targets) -> Target | None:
        """The last target of the same frame, where the term takes up what was said (*the attack*, *the attackers*)."""
        before = self.document.tokens.words[match.first - 1].lower() if match.first else ""
        here, stems = self._numbers[match.first], self._stems(match)
        if before in _NEW:
            return None  # *another attack* is not the one that was told of
        act = targets.takes_up(match.first, match.after)
        definite = before in DEFINITE or bool(act)
        speaker = voice.quote.actor if voice.quote is not None else None
        frame = _TAKES_UP.get(match.entry.frame, match.entry.frame)
        known = [item for item in self._memory.get(frame, ()) if here - item[0] <= _REACH]
        if act:  # the act that is named, and no other
            known = [item for item in known if act[:6] in item[1]]
        for number, other, target in reversed(known):
            near = here - number == 1
            if target.actor != speaker and (definite or stems & other or (near and not self._local(target))):
                return Target(target.actor, target.mention, "antecedent")
        return None
