"""What a target does and suffers: the words around it by their part in the sentence."""

from __future__ import annotations

from framing.frames.chunks import MARKS
from framing.frames.target_sentence import Sentence, Target

__all__ = ["ROLES", "Roles"]

#: Verbs it governs; verbs it suffers; words of its own phrase; what it is said to be; what belongs to it; what its
#: preposition hangs on; the objects of its verbs; its apposition; passives whose agent it is.
ROLES = ("subject", "object", "modifier", "predicate", "owned", "governor", "its_object", "apposition", "agent")
_COPULAS = frozenset("be become remain seem look appear feel prove".split())
_SPEAKING = frozenset(
    """say tell claim argue state announce declare add note insist write tweet warn suggest explain admit acknowledge
    vow promise urge ask call describe accuse blame criticize praise believe think deny testify reply respond
    comment""".split()
)
_SAID = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "VBG", "VBN", "VBD", "VB"))
_REACH = 5  # tokens after a copula in which the predicate stands


class Roles:
    """The tokens that stand in each role to a target; names are left out.

    Parameters
    ----------
    target : Target

    Attributes
    ----------
    tokens : dict of str to list of int
    passive, speaks : bool
        Whether a passive verb has the target as its subject, and whether it says something.
    preposition : str
        Before its phrase; empty where there is none.

    Examples
    --------
    >>> from framing.frames.target_sentence import read_targets
    >>> text = "Kim was accused of fraud by angry voters."
    >>> kim, voters = read_targets([(text, 0, 3), (text, 34, 40)], None)
    >>> Roles(kim).tokens["object"], Roles(voters).tokens["agent"]
    ([2], [2])
    """

    def __init__(self, target: Target) -> None:
        self.sentence, self.target = target.sentence, target
        self.tokens: dict[str, list[int]] = {role: [] for role in ROLES}
        self.passive = self.speaks = False
        self.preposition = ""
        syntax = self.sentence.syntax
        number = syntax.chunk(target.last - 1)
        if number < 0:
            number = syntax.chunk(target.first)
        self._begin, self._end = target.first, target.last
        if number >= 0:
            self._phrase(number)
            self._verbs(number)
        self._before()
        self._apposition()
        hidden, names = target.hidden, self.sentence.names
        for role, own in self.tokens.items():
            self.tokens[role] = [i for i in own if not hidden[i] and not names[i]]

    def _phrase(self, number: int) -> None:
        chunks = self.sentence.syntax.chunks
        chunk = chunks[number]
        self._begin, self._end = min(self._begin, chunk.first), max(self._end, chunk.after)
        self.tokens["modifier"] += range(chunk.first, chunk.after)
        if chunk.head >= self.target.last:
            self.tokens["owned"].append(chunk.head)
        for other in chunks:
            if other.owner == number:
                self.tokens["owned"] += range(other.first, other.after)

    def _verbs(self, number: int) -> None:
        sentence, syntax = self.sentence, self.sentence.syntax
        for verb in syntax.verbs:
            if syntax.subject(verb) == number:
                if verb.passive:
                    self.tokens["object"].append(verb.head)
                    self.passive = True
                    continue
                self.tokens["subject"].append(verb.head)
                self.speaks |= sentence.lemmas[verb.head] in _SPEAKING
                if (object_ := syntax.object(verb)) >= 0:
                    chunk = syntax.chunks[object_]
                    self.tokens["its_object"] += range(chunk.first, chunk.after)
                if verb.lemma in _COPULAS:
                    near = range(verb.after, min(verb.after + _REACH, len(sentence.words)))
                    self.tokens["predicate"] += [i for i in near if sentence.tags[i] in _SAID]
            elif verb.after <= self._begin and not verb.passive and syntax.object(verb) == number:
                self.tokens["object"].append(verb.head)

    def _before(self) -> None:
        """The preposition before the target's phrase, and what it hangs on."""
        sentence = self.sentence
        k = _left(sentence, self._begin - 1)
        if k < 0 or sentence.tags[k] not in ("IN", "TO"):
            return
        self.preposition = sentence.lower[k]
        j = _left(sentence, k - 1)
        if j < 0:
            return
        verb, number = sentence.syntax.verb(j), sentence.syntax.chunk(j)
        if verb is not None:
            self.tokens["governor"].append(verb.head)
        elif number >= 0:
            self.tokens["governor"].append(sentence.syntax.chunks[number].head)
        elif sentence.tags[j] in ("JJ", "VBN", "RB", "RP"):
            self.tokens["governor"].append(j)
        if self.preposition == "by":
            self._agent(k)

    def _agent(self, by: int) -> None:
        passives = [v for v in self.sentence.syntax.verbs if v.after <= by and v.passive]
        if passives:
            self.tokens["agent"].append(passives[-1].head)

    def _apposition(self) -> None:
        sentence, comma = self.sentence, self._end
        if comma + 1 < len(sentence.words) and sentence.words[comma] == ",":
            number = sentence.syntax.chunk(comma + 1)
            if number >= 0:
                chunk = sentence.syntax.chunks[number]
                self.tokens["apposition"] += range(chunk.first, chunk.after)


def _left(sentence: Sentence, k: int) -> int:
    """The token itself, or the one before quotation marks."""
    while k >= 0 and sentence.words[k] in MARKS:
        k -= 1
    return k
