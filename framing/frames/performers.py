"""Who makes an accusation that a text tells of: *X accused Y of fraud*, *X's condemnation of Y*, *was called a liar*.

A term for an act of speech belongs to the one who performs the act; a term that only names what somebody is accused
of, or called, belongs to the one who accuses or calls. Where the text does not say who that is, it is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass

from framing.frames.clauses import Clauses
from framing.frames.complements import find_naming
from framing.frames.syntax import Chunk, VerbGroup
from framing.frames.words import ACCUSING, BY, CARRYING
from framing.text import lemma

__all__ = ["Performer", "Performers"]

_FIRST_PERSON = frozenset("i we us me".split())
#: Nouns whose *of* names what somebody is accused of; and the word before them does (*bribery charges*).
_ACCUSATIONS = frozenset(
    "accusation allegation charge claim suspicion complaint insinuation denunciation indictment assertion".split()
)
#: Verbs that carry an accusation, beside those that carry any act.
_VOICING = frozenset("level voice repeat raise express lodge file renew air bring cast".split())
#: Verbs whose subject comes in for the accusation that is their object (*drew criticism*).
_RECEIVING = frozenset("draw spark provoke trigger prompt earn face attract receive invite elicit stir".split())
#: Words by which a writer leaves an accusation to somebody else.
_ALLEGED = frozenset("alleged allegedly accused suspected purported purportedly supposed supposedly reputed".split())
_OF_PASSIVE = frozenset("of for as by".split())
_CHARGED_WITH = frozenset("of for with over in".split())
_FROM = BY | {"from", "among"}
_STOPS = frozenset([";", ":", ".", "?", "!", "—", "--", "–", "(", ")"])


@dataclass(frozen=True)
class Performer:
    """Who makes an accusation that is told of.

    Attributes
    ----------
    actor : str or None
        None: the text does not say.
    own : bool
        It is the speaker of the passage (*we condemn*).
    token : int
        The word that tells of it: the verb or noun of accusing.
    passive : bool
        It is a passive verb, whose subject is accused.
    """

    actor: str | None
    own: bool
    token: int
    passive: bool = False


class Performers(Clauses):
    """Who performs acts of speech; parameters as of :class:`framing.frames.acts.Acts`."""

    def performer(self, first: int, after: int, speaker: str | None) -> Performer:
        """Who performs the act of speech that the term ``[first, after)`` tells of.

        Parameters
        ----------
        first, after : int
        speaker : str or None
            Who says the passage; None in narration.

        Returns
        -------
        Performer
        """
        sentence, verb = self.sentence, self._verb_in(first, after)
        nouns = [k for k in range(first, after) if (n := sentence.chunk(k)) >= 0 and sentence.chunks[n].head == k]
        receives = verb is not None and nouns and (verb.lemma in _RECEIVING or sentence.chunk(verb.head) >= 0)
        modifies = verb is not None and nouns and verb.form == "gerund" and verb.head + 1 == nouns[-1]
        if verb is not None and not receives and not modifies:
            return self._of_verb(verb, speaker, after)
        number = sentence.chunk(nouns[-1] if nouns else after - 1)
        if number < 0:
            return Performer(None, speaker is not None, first)
        return self._of_noun(sentence.chunks[number], after)

    def accuser(self, first: int, after: int) -> Performer | None:
        """Who accuses somebody of what the term names, or calls him so; None where the text tells of no such act."""
        return self._called(first) or self._accused_of(first, after) or self._alleged(first, after)

    def _verb_in(self, first: int, after: int) -> VerbGroup | None:
        for k in range(first, after):
            verb = self.sentence.verb(k)
            if verb is not None and first <= verb.head < after:
                return verb
        return None

    def _of_verb(self, verb: VerbGroup, speaker: str | None = None, after: int = 0) -> Performer:
        passive = verb.passive or self._lacks_object(verb, after)
        number = self.sentence.after(verb.after, BY) if passive else self.sentence.subject(verb)
        if number < 0:
            return Performer(None, speaker is not None and not passive, verb.head, passive)
        return self._of_chunk(number, verb.head, passive)

    def _lacks_object(self, verb: VerbGroup, after: int) -> bool:
        """Whether the verb is the passive of a headline: *Freedonia accused of raids*, *raid blamed on Freedonia*."""
        sentence, k = self.sentence, max(verb.after, after)
        if sentence.tags[verb.head] not in ("VBD", "VBN") or k >= sentence.end:
            return False
        following = sentence.words[k].lower()
        return verb.head == verb.first and (following in _OF_PASSIVE or (verb.lemma, following) == ("blame", "on"))

    def _of_chunk(self, number: int, token: int, passive: bool = False) -> Performer:
        if self.sentence.words[self.sentence.chunks[number].head].lower() in _FIRST_PERSON:
            return Performer(None, True, token, passive)
        found = self.actor(number, "subject")
        return Performer(found.actor if found is not None else None, False, token, passive)

    def _of_noun(self, chunk: Chunk, after: int) -> Performer:
        """Who makes the accusation that a noun names: *X's criticism*, *criticism by X*, *X made the accusation*."""
        sentence, token = self.sentence, chunk.head
        if sentence.words[chunk.first].lower() in ("my", "our"):
            return Performer(None, True, token)
        number = sentence.after(max(after - 1, chunk.after), _FROM, CARRYING | _VOICING)
        if number >= 0 and (by := self._of_chunk(number, token)).actor is not None:
            return by
        owner = self._owner(chunk)
        if owner is not None:
            return Performer(owner.actor, False, token)
        people = self._people(chunk, chunk.head)
        if people is not None:
            return Performer(people.actor, False, token)
        verb = sentence.previous_verb(chunk.first)
        if verb is not None and not verb.passive and verb.lemma in CARRYING | _VOICING:
            held = sentence.object(verb)
            if held >= 0 and sentence.chunks[held] == chunk and (subject := sentence.subject(verb)) >= 0:
                return self._of_chunk(subject, token)
        return Performer(None, False, token)

    def _called(self, first: int) -> Performer | None:
        """*X called Y a liar*: X; *Y was called a liar*: nobody that is known."""
        naming = find_naming(self.sentence, first)
        verb = self.sentence.previous_verb(first) if naming is not None else None
        if naming is None or verb is None:
            return None
        if naming.namer >= 0:
            return self._of_chunk(naming.namer, verb.head)
        return self._of_verb(verb)

    def _accused_of(self, first: int, after: int) -> Performer | None:
        """*X accused Y of fraud*, *Y was charged with fraud*, *accusations of fraud by X*, *fraud charges*."""
        sentence, own = self.sentence, self._verb_in(first, after)
        if own is not None and own.form == "finite":
            return None
        number = sentence.chunk(after - 1)
        if number >= 0 and after <= sentence.chunks[number].head and self._accuses(sentence.chunks[number].head):
            return self._of_noun(sentence.chunks[number], after)
        governed = False
        for k in range(first - 1, sentence.begin - 1, -1):
            word, verb = sentence.words[k].lower(), sentence.verb(k)
            if word in _STOPS:
                return None
            if verb is not None and verb.head == k:
                if verb.lemma in ACCUSING and (governed or self._blamed_on(verb, first)):
                    return self._of_verb(verb)
                if verb.form == "finite":
                    return None
            elif governed and self._accuses(k) and sentence.words[k + 1].lower() in ("of", "that"):
                chunk = sentence.chunks[sentence.chunk(k)]
                return self._of_noun(chunk, chunk.after)
            governed = governed or word in _CHARGED_WITH
        return None

    def _accuses(self, token: int) -> bool:
        noun = self.sentence.tags[token].startswith("NN") and self.sentence.chunk(token) >= 0
        return noun and lemma(self.sentence.words[token].lower()) in _ACCUSATIONS

    def _blamed_on(self, verb: VerbGroup, first: int) -> bool:
        """Whether the term is what is put on somebody (*blamed the raid on X*)."""
        number = self.sentence.object(verb)
        if verb.lemma != "blame" or number < 0:
            return False
        chunk = self.sentence.chunks[number]
        return chunk.first <= first < chunk.after and self.sentence.after(chunk.after, frozenset(["on"])) >= 0

    def _alleged(self, first: int, after: int) -> Performer | None:
        """*an alleged attack*, *allegedly attacked*: nobody is said to make the accusation."""
        number = self.sentence.chunk(first)
        begin = self.sentence.chunks[number].first if number >= 0 else max(first - 2, self.sentence.begin)
        for k in range(begin, after):
            if self.sentence.words[k].lower() in _ALLEGED:
                return Performer(None, False, k)
        return None
