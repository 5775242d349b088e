"""Subjects, objects and what stands behind prepositions, in a sentence cut into noun phrases and verb groups.

No full parse is made. What the targets need is less: which phrase a verb has as its subject and object, which ones a
noun has after *by*, *against* or *of*, and whether a verb is passive.
"""

from __future__ import annotations

from framing.frames.chunks import MARKS, RELATIVE, Chunk, Cut, VerbGroup
from framing.frames.words import SAYING
from framing.text import lemma

__all__ = ["Chunk", "Sentence", "VerbGroup"]

# Verbs whose object does what their infinitive says.
_OBJECT_CONTROL = frozenset(
    """ask urge tell order force allow enable help persuade convince warn encourage compel permit invite push pressure
    lead cause want expect require direct instruct command beg call""".split()
)
_CONJUNCTIONS = frozenset("that as if while because when after before since although".split())
_TIMES = frozenset(
    """day night week month year hour minute weekend morning afternoon evening today yesterday tomorrow monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december spring summer autumn winter decade time""".split()
)


class Sentence(Cut):
    """Chunks and verb groups of the tokens ``[begin, end)``.

    Parameters
    ----------
    words, tags : sequence of str
        Of the whole text.
    begin, end : int

    Examples
    --------
    >>> words = "The rebels ' shells killed two aid workers".split()
    >>> tags = "DT NNS POS NNS VBD CD NN NNS".split()
    >>> sentence = Sentence(words, tags, 0, 8)
    >>> [" ".join(words[c.first : c.after]) for c in sentence.chunks]
    ['The rebels', 'shells', 'two aid workers']
    >>> sentence.chunks[1].owner, sentence.verbs[0].lemma, sentence.subject(sentence.verbs[0])
    (0, 'kill', 1)
    """

    def chunk(self, token: int) -> int:
        """Number of the chunk that holds a token, or -1."""
        return self._chunk_at.get(token, -1)

    def previous_verb(self, token: int) -> VerbGroup | None:
        """Nearest verb group that ends before a token."""
        return next((v for v in reversed(self.verbs) if v.after <= token), None)

    def next_verb(self, token: int) -> VerbGroup | None:
        """Nearest verb group that begins at or after a token."""
        return next((v for v in self.verbs if v.first >= token), None)

    def subject(self, verb: VerbGroup, depth: int = 0) -> int:
        """Number of the chunk that is the logical owner of a verb group's subject place, or -1."""
        if depth > 4:
            return -1
        k = self._skip_left(verb.first - 1)
        if k < self.begin:
            return -1
        word = self.words[k].lower()
        if verb.form in ("infinitive", "gerund") and not (verb.form == "gerund" and k in self._chunk_at):
            return self._controller(verb, depth)
        if word in RELATIVE and k not in self._chunk_at:
            number = self._chunk_at.get(self._skip_left(k - 1, commas=True), -1)
            return self._whom(number) if word == "who" else number
        if word in ("and", "or", "but", "then", "nor") or (word == "," and verb.form == "finite"):
            return self._shared_subject(verb, k, depth)
        number = self._chunk_at.get(k, -1)
        if number < 0:
            if self._closes_clause(k):
                return self._over_clause(k, depth)
            return -1
        if verb.form == "participle":
            return number
        return self._outside(verb, self._first_of(number, depth), depth)

    def _whom(self, number: int) -> int:
        """Of whom *who* goes on: not of what they wear or where they stand (*men in masks, who …*)."""
        while number >= 0:
            k = self._skip_left(self.chunks[number].first - 1)
            if k < self.begin or self.words[k].lower() not in ("in", "with", "at", "near", "outside", "inside"):
                break
            left = self._chunk_at.get(self._skip_left(k - 1), -1)
            if left < 0:
                break
            number = left
        return number

    def _outside(self, verb: VerbGroup, number: int, depth: int) -> int:
        """The subject, if the chunk left of a finite verb is an adjunct, or part of a clause that hangs on the subject.

        *and in March seized the port*; *the men who left the town last year attacked*; *troops using guns fired*.
        """
        chunk = self.chunks[number]
        k = self._skip_left(chunk.first - 1)
        if k < self.begin or depth > 3:
            return number
        word = self.words[k].lower()
        time = lemma(self.words[chunk.head]) in _TIMES
        if self.tags[k] == "IN" and word not in _CONJUNCTIONS:
            before = self._skip_left(k - 1)
            if before >= self.begin and self.words[before].lower() in ("and", "or", "but", "then"):
                return self._shared_subject(verb, before, depth + 1)
        if time and word in ("and", "or", "but", "then"):
            return self._shared_subject(verb, k, depth + 1)
        if time and k in self._chunk_at:
            return self._outside(verb, self._first_of(self._chunk_at[k], depth + 1), depth + 1)
        if self.tags[k] in ("IN", "TO") and word not in _CONJUNCTIONS:
            k = self._skip_left(k - 1)
        inner = self.verb(k)
        if inner is None:
            return number
        left = self._skip_left(inner.first - 1)
        hangs = inner.form in ("gerund", "participle") and left in self._chunk_at
        if hangs or (inner.form == "finite" and left >= self.begin and self.words[left].lower() in RELATIVE):
            outer = self.subject(inner, depth + 1)
            return number if outer < 0 else outer
        return number

    def _controller(self, verb: VerbGroup, depth: int) -> int:
        before = self.previous_verb(verb.first)
        left = self._chunk_at.get(self._skip_left(verb.first - 1), -1)
        if verb.form == "infinitive" and left >= 0:
            k = self._skip_left(self.chunks[left].first - 1)
            if k >= self.begin and self.words[k].lower() == "for":
                return left  # *it is hard for them to attack*
        if before is not None and not before.passive and (object_ := self._controlling_object(verb, before)) >= 0:
            return object_
        if before is None:
            main = next((v for v in self.verbs if v.first >= verb.after and v.form == "finite"), None)
            return self.subject(main, depth + 1) if main else -1
        return self.subject(before, depth + 1)

    def _controlling_object(self, verb: VerbGroup, before: VerbGroup) -> int:
        """The object of the verb before, where it is the one that acts (*accused X of attacking*)."""
        k = self._skip_left(verb.first - 1)
        while k > self.begin and self.words[k].lower() in ("further", "ever", "again"):
            k = self._skip_left(k - 1)
        if verb.form == "gerund":
            if k < self.begin or self.words[k].lower() not in ("of", "from", "for", "into"):
                return -1
            k = self._skip_left(k - 1)
        elif before.lemma not in _OBJECT_CONTROL:
            return -1
        number = self._chunk_at.get(k, -1)
        first = self.object(before)
        return first if first >= 0 and number >= 0 and self._first_of(number, 4) in (first, number) else -1

    def _shared_subject(self, verb: VerbGroup, k: int, depth: int) -> int:
        if self.words[k] == "," and (outer := self._before_insertion(k)) >= 0:
            return self._first_of(outer, depth)
        before = self.previous_verb(verb.first)
        while before is not None and before.form not in ("finite",):
            before = self.previous_verb(before.first)
        if before is not None:
            return self.subject(before, depth + 1)
        return self._chunk_at.get(self._skip_left(k - 1, commas=True), -1)

    def _closes_clause(self, k: int) -> bool:
        return self.words[k] in (",", "--", "–", "—", "-") or k in self._verb_at

    def _over_clause(self, k: int, depth: int) -> int:
        """Subject left of an inserted clause (*the forces, which …, withdrew*; *men operating there left*)."""
        verb = self.verb(k) or self.previous_verb(k)
        if verb is None:
            return self._chunk_at.get(self._skip_left(k - 1, commas=True), -1)
        inner = self.subject(verb, depth + 1)
        if k in self._verb_at and verb.lemma in SAYING and inner >= 0:
            outer = self._chunk_at.get(self._skip_left(self.chunks[inner].first - 1), -1)
            if outer >= 0:
                return self._first_of(outer, depth + 1)  # *the men they say were armed*
        return inner

    def _first_of(self, number: int, depth: int) -> int:
        """First chunk of a chain *X of Y in Z*: the one that governs it."""
        while True:
            chunk = self.chunks[number]
            if chunk.owner >= 0:
                return number
            k = self._skip_left(chunk.first - 1)
            if k >= self.begin and self.words[k].lower() == "and" and (first := self._conjoined(k)) >= 0:
                number = first
                continue
            if k < self.begin or self.tags[k] not in ("IN", "TO") or self.words[k].lower() in _CONJUNCTIONS:
                return number
            left = self._skip_left(k - 1)
            before = self._chunk_at.get(left, -1)
            if before < 0:
                verb = self.verb(left)
                if verb is not None and verb.form in ("gerund", "participle"):
                    return self.subject(verb, depth + 1) if depth < 4 else -1
                return number
            number = before

    def _conjoined(self, k: int) -> int:
        """First of two phrases joined by the *and* at `k`, where it cannot join two clauses; or -1."""
        number = self._chunk_at.get(k - 1, -1)
        if number < 0:
            return -1
        left = self._skip_left(self.chunks[number].first - 1)
        opens = left < self.begin or self.words[left].lower() in _CONJUNCTIONS or self.words[left] == ","
        return number if opens or self.tags[left] in ("IN", "TO") else -1

    def object(self, verb: VerbGroup, prepositions: frozenset[str] = frozenset()) -> int:
        """Number of the chunk that follows a verb as its object, or after one of some prepositions; or -1."""
        k = verb.after
        while k < self.end:
            word = self.words[k].lower()
            if k in self._chunk_at:
                return self._chunk_at[k]
            if word in MARKS or self.tags[k] in ("RB", "RP", "RBR") or word in prepositions or word in ("out", "up"):
                k += 1
                continue
            if self.tags[k] in ("JJ", "IN") and self._next_tag(k + 1) == "CD":
                k += 1
                continue
            return -1
        return -1

    def after(self, token: int, prepositions: frozenset[str], over: frozenset[str] = frozenset()) -> int:
        """Number of the first chunk behind one of the prepositions, right of a token and in its clause; or -1.

        Parameters
        ----------
        token : int
            First token that is looked at.
        prepositions : frozenset of str
        over : frozenset of str
            Lemmas of participles that may stand between (*strikes carried out by*).
        """
        k = token
        while k < self.end:
            word = self.words[k].lower()
            if word in prepositions and k + 1 < self.end:
                j = k + 1
                while j < self.end and self.words[j] in MARKS:
                    j += 1
                if j in self._chunk_at:
                    return self._chunk_at[j]
            verb = self.verb(k)
            if verb is not None:
                if verb.form != "participle" or verb.lemma not in over:
                    return -1
                k = verb.after
                continue
            if word in (";", ":", ".", "--", "–", "—") or (word == "," and k not in self._chunk_at):
                return -1
            if self.tags[k] in ("WDT", "WP", "CC") and word not in ("and", "or"):
                return -1
            k += 1
        return -1
