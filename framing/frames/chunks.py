"""Cutting a sentence into noun phrases and verb groups, by rules over part-of-speech tags.

References
----------
Abney, S. (1991). Parsing by chunks. In: Principle-Based Parsing. Kluwer, 257-278.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.frames.mending import mend_tags
from framing.text import lemma

__all__ = ["MARKS", "RELATIVE", "Chunk", "Cut", "VerbGroup"]

MARKS = frozenset(["''", "``", *"\"“”„«»‘’'`‹›"])
_INNER = frozenset("DT PDT PRP$ CD JJ JJR JJS NN NNS NNP NNPS $ # FW".split())
_NOUN = frozenset("NN NNS NNP NNPS".split())
_VERB = frozenset("VB VBD VBG VBN VBP VBZ MD".split())
_FINITE = frozenset("VBD VBP VBZ MD".split())
_BE = frozenset("be is are was were been being am 's 're get gets got".split())
RELATIVE = frozenset("who which that whom".split())
_PHRASE = _INNER | {"PRP"}
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday last this earlier".split())


@dataclass(frozen=True)
class Chunk:
    """A noun phrase without what follows its head: tokens ``[first, after)``, its head, and whose it is.

    Attributes
    ----------
    first, after, head : int
        Tokens.
    owner : int
        Number of the possessor's chunk (*X's*), or -1.
    """

    first: int
    after: int
    head: int
    owner: int = -1


@dataclass(frozen=True)
class VerbGroup:
    """A verb with its auxiliaries: tokens ``[first, after)``, the head's token, its form.

    Attributes
    ----------
    first, after, head : int
    form : {"finite", "infinitive", "gerund", "participle"}
    passive : bool
    lemma : str
    """

    first: int
    after: int
    head: int
    form: str
    passive: bool
    lemma: str


class Cut:
    """The tokens ``[begin, end)`` of a text, cut into chunks and verb groups.

    Parameters
    ----------
    words, tags : sequence of str
        Of the whole text.
    begin, end : int
    """

    def __init__(self, words: Sequence[str], tags: Sequence[str], begin: int, end: int) -> None:
        self.words, self.begin, self.end = words, begin, end
        self.tags = mend_tags(words, tags, begin, end)
        self.chunks: list[Chunk] = []
        self.verbs: list[VerbGroup] = []
        self._chunk_at: dict[int, int] = {}
        self._verb_at: dict[int, int] = {}
        self._cut()

    def _cut(self) -> None:
        k, owner = self.begin, -1
        while k < self.end:
            tag = self.tags[k]
            if tag == "POS" and self.chunks and self.chunks[-1].after >= k - 1:
                owner = len(self.chunks) - 1
                k += 1
                continue
            if self.words[k] in MARKS:
                k += 1
                continue
            after = self._chunk_end(k)
            if after > k:
                self._add_chunk(k, after, owner)
                k = after
            elif (last := self._group_end(k)) > k:
                self._add_verb(k, last)
                k = last
            else:
                k += 1
            owner = -1

    def _chunk_end(self, k: int) -> int:
        """Token after the noun phrase that begins at `k`; `k` where none does."""
        if self.tags[k] in ("PRP", "EX") or (self.tags[k] == "DT" and self._next_tag(k + 1) in (_FINITE | {"TO"})):
            return k + 1
        last = k
        j = k
        while j < self.end:
            tag = self.tags[j]
            if tag in _NOUN or tag == "CD":
                last = j + 1
            elif not self._inside_chunk(j, k) or (tag == "DT" and j > k and last > k):
                break
            j += 1
        return last

    def _inside_chunk(self, j: int, k: int) -> bool:
        """Whether a token that is no noun may stand in the noun phrase that began at `k`."""
        tag, word, following = self.tags[j], self.words[j], self._next_tag(j + 1)
        if tag in _INNER:
            return True
        if tag in ("VBG", "VBN"):
            return self._modifies(j, k)
        if tag in ("RB", "RBR", "RBS"):
            return j > k and following in ("JJ", "VBN", "CD")
        if word in MARKS and tag != "POS":
            return j > k and following in (_NOUN | {"JJ", "VBG", "VBN"})
        if word == ",":
            return following in ("JJ", "VBN") and self.tags[j - 1] == "JJ"
        return tag == "IN" and word.lower() in ("than", "about", "around", "least", "over") and following == "CD"

    def _modifies(self, j: int, k: int) -> bool:
        """A participle that stands before its noun (*attacking forces*, *the wounded men*)."""
        following = self._next_tag(j + 1)
        if following not in (_NOUN | {"JJ"}):
            return False
        if j > k:
            return self.tags[j - 1] in ("DT", "JJ", "PRP$", "CD", "POS", "RB") or self.words[j - 1] in MARKS
        before = self.tags[j - 1] if j > self.begin else ""
        acts = self.tags[j] == "VBG" and before == "IN" and following in ("NNS", "NNPS")
        return acts and self.words[j - 1].lower() in ("against", "between", "among", "from", "with")

    def _next_tag(self, k: int) -> str:
        while k < self.end and self.words[k] in MARKS:
            k += 1
        return self.tags[k] if k < self.end else ""

    def _add_chunk(self, first: int, after: int, owner: int) -> None:
        nouns = [j for j in range(first, after) if self.tags[j] in _NOUN or self.tags[j] == "PRP"]
        head = nouns[-1] if nouns else after - 1
        for j in range(first, after):
            self._chunk_at[j] = len(self.chunks)
        self.chunks.append(Chunk(first, after, head, owner))

    def _group_end(self, k: int) -> int:
        if self.tags[k] not in _VERB and not (self.tags[k] == "TO" and self._next_verb(k + 1)):
            return k
        last = after = k  # the last verb form, and the token after it
        for j in range(k, self.end):
            tag = self.tags[j]
            if (tag in _VERB or (tag == "TO" and j == k)) and (j == k or self._goes_on(last)):
                last, after = j, j + 1
            elif tag not in ("RB", "RBR") or j - last > 2:
                break
        return after

    def _goes_on(self, k: int) -> bool:
        """Whether the verb form at `k` is an auxiliary, so that the next verb belongs to its group."""
        word = self.words[k].lower().replace("’", "'")
        return self.tags[k] in ("MD", "TO") or word in _BE or lemma(word) in ("be", "have", "do")

    def _next_verb(self, k: int) -> bool:
        while k < self.end and self.tags[k] == "RB":
            k += 1
        return k < self.end and self.tags[k] in ("VB", "VBP")

    def _add_verb(self, first: int, after: int) -> None:
        head = max(j for j in range(first, after) if self.tags[j] in _VERB)
        begins = next(
            (self.tags[j] for j in range(first, after) if self.tags[j] in _VERB or self.tags[j] == "TO"), "VB"
        )
        auxiliaries = {self.words[j].lower().replace("’", "'") for j in range(first, head)}
        passive = self.tags[head] in ("VBN", "VBD") and bool(auxiliaries & _BE)
        beside = first - 1 in self._chunk_at
        if begins in _FINITE or (begins == "VB" and beside):
            form = "finite"
        elif begins in ("TO", "VB"):
            form = "infinitive"
        else:
            form = "gerund" if begins == "VBG" else "participle"
        following = self._next_tag(after)
        if form == "participle" and len(auxiliaries) == 0:
            passive = True
        by = after < self.end and self.words[after].lower() == "by"
        if form == "finite" and self.tags[head] == "VBD" and first == head and by:
            passive, form = True, "participle"
        named = self.words[after].lower() if after < self.end else ""
        inserted = self.words[max(first - 1, 0)] == "," and self._before_insertion(first - 1) >= 0
        if form == "participle" and following in _PHRASE and (beside or inserted) and named not in _DAYS:
            passive, form = False, "finite"  # a past tense that was taken for a participle
        for j in range(first, after):
            self._verb_at[j] = len(self.verbs)
        word = self.words[head].lower()
        base = "be" if word.replace("’", "'") in ("'re", "'m", "'s") else lemma(word)
        if base == word and self.tags[head] == "VBZ" and word.endswith("s"):
            base = word[:-1]  # a form that the dictionary takes for a noun (*remains*)
        self.verbs.append(VerbGroup(first, after, head, form, passive, base))

    def verb(self, token: int) -> VerbGroup | None:
        """Verb group that holds a token."""
        number = self._verb_at.get(token)
        return None if number is None else self.verbs[number]

    def _before_insertion(self, comma: int) -> int:
        """Chunk before an insertion that the comma closes (*the force, backed by a neighbour, denied …*), or -1."""
        left = comma - 1
        while left >= self.begin and self.words[left] != ",":
            left -= 1
        if left <= self.begin:
            return -1
        for k in range(left + 1, comma):
            verb = self.verb(k)
            if verb is not None and verb.form == "finite" and self.words[left + 1].lower() not in RELATIVE:
                return -1
        return self._chunk_at.get(self._skip_left(left - 1), -1)

    def _skip_left(self, k: int, commas: bool = False) -> int:
        while k >= self.begin and (
            self.words[k] in MARKS
            or (self.tags[k] in ("RB", "RBR") and k not in self._verb_at)
            or (commas and self.words[k] == ",")
            or self.words[k] in ("(", ")")
        ):
            if self.words[k] == ")":
                opening = k
                while opening > self.begin and self.words[opening] != "(":
                    opening -= 1
                k = opening
            k -= 1
        return k
