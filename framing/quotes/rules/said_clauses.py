"""Who speaks and what is said around a word of saying, read off the trees of a document."""

from __future__ import annotations

from bisect import bisect_right

from framing.lexicons.words import words
from framing.quotes.cue_lexicon import Cue, cue_lexicon
from framing.text import Document

__all__ = ["Clauses"]

_STOPS = frozenset(".,;:!?—–-") | {"--", "..."}
_BESIDE = frozenset(["advmod", "nmod:tmod", "nmod", "nmod:npmod"])
_LONGEST = 26  # tokens of a source


class Clauses:
    """The trees of a document with what the rules of this room ask of them; places are numbers of tokens.

    Parameters
    ----------
    doc : Document

    Examples
    --------
    >>> clauses = Clauses(Document("Nobody was hurt, unnamed officials told the paper."))
    >>> told = clauses.tree.words.index("told")
    >>> clauses.speaker(told), clauses.said(told)
    ((4, 6), (0, 3))
    """

    def __init__(self, doc: Document) -> None:
        self.doc, self.tree = doc, doc.tree
        self.cues = cue_lexicon()
        self.lower = self.tree.lower
        self.starts: list[int] = doc.tokens.start.tolist()
        self.ends: list[int] = doc.tokens.end.tolist()
        self._quotes = [q for q in doc.quotations if q.depth == 0]
        self._quote_starts = [q.start for q in self._quotes]

    # places and offsets

    def marked(self, token: int) -> tuple[int, int] | None:
        """Tokens of the outermost quotation that holds the token, its marks included; None outside."""
        nth = bisect_right(self._quote_starts, self.starts[token]) - 1
        if nth < 0 or self.starts[token] >= self._quotes[nth].end:
            return None
        return self.token_at(self._quotes[nth].start), self.token_at(self._quotes[nth].end)

    def token_at(self, offset: int) -> int:
        """The first token that begins at or after an offset."""
        return bisect_right(self.starts, offset - 1)

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Offsets of the tokens ``[first, after)``."""
        return self.starts[first], self.ends[after - 1]

    # verbs of saying

    def saying(self, token: int) -> Cue | None:
        """The cue of a main verb of speech outside quotation marks that takes a clause; None of another token."""
        cue = self.cues.verbs.get(self.lower[token])
        if cue is None or not cue.speech or cue.takes != "clause" or self.marked(token) is not None:
            return None
        if self.tree.tags[token].startswith("VB"):
            return cue if self.tree.is_verb(token) else None
        # In a sentence of capitals every tag is that of a name.
        shouted = self.tree.words[token].isupper() and self.tree.child(token, "nsubj") >= 0
        return cue if shouted and self.tree.child(token, "ccomp") >= 0 else None

    def speaker(self, verb: int) -> tuple[int, int] | None:
        """Tokens of the noun phrase that is a verb's own subject, with what describes it, without times and places."""
        noun = self._subject(verb)
        if noun < 0:
            return None
        own = self.tree.child(verb, "nsubj")
        return self.phrase(noun, own if noun < own < verb else verb)  # of officials who say: up to who

    def speaker_above(self, verb: int) -> tuple[int, int] | None:
        """Tokens of the subject of the nearest word with one that a verb depends on."""
        above = next((k for k in self.tree.ancestors(verb) if self.tree.child(k, "nsubj") >= 0), -1)
        return self.speaker(above) if above >= 0 else None

    def in_one_sentence(self, one: int, two: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return bool(self.doc.token_sentence[one] == self.doc.token_sentence[two])

    def _subject(self, verb: int) -> int:
        tree = self.tree
        if tree.passive(verb):
            return -1
        if tree.child(verb, "nsubj") >= 0:
            return tree.subject(verb)
        before = tree.child(verb, "ccomp")
        set_before = tree.relations[verb] == "root" and verb > 0 and self.lower[verb - 1] == ","
        if 0 <= before < verb or set_before or tree.relations[verb] == "parataxis":  # It rained, said the mayor.
            behind = tree.child(verb, "dobj", "nmod:npmod", "dep")
            if behind > verb and tree.is_noun(behind):
                return behind
        return -1

    def phrase(self, noun: int, verb: int) -> tuple[int, int] | None:
        """Tokens of a noun and what describes it, on its side of a verb."""
        tree = self.tree
        first, after = tree.span(noun)
        first, after = (first, min(after, verb)) if noun < verb else (max(first, verb + 1), after)
        while first < noun and (self.lower[first] in _STOPS or tree.relations[first] in ("cc", "case", "punct")):
            first += 1
        after = self._without_times(noun, after)
        if after - first > _LONGEST:
            first, after = tree.noun_phrase(noun)
        if any(self.marked(k) is not None for k in (first, noun)):
            return None
        return first, after

    def _without_times(self, noun: int, after: int) -> int:
        """End of a phrase without the times, places and stops behind its noun: Witnesses [on Monday,]."""
        tree, times = self.tree, words("quotes.times")
        after = self._without_stops(noun, after)
        for k in reversed(tree.children(noun)):
            begin, end = tree.span(k)
            if k < noun or end < after or tree.relations[k] not in _BESIDE or self.lower[k] not in times:
                break
            after = self._without_stops(noun, begin)
        return after

    def _without_stops(self, noun: int, after: int) -> int:
        """End of a phrase without punctuation and without words that do not depend on its noun."""
        while after > noun + 1 and (self.lower[after - 1] in _STOPS or noun not in self.tree.ancestors(after - 1)):
            after -= 1
        return after

    def said(self, verb: int) -> tuple[int, int] | None:
        """Tokens of the clause or quotation that a verb of saying governs, before or behind it."""
        tree = self.tree
        clause = next((k for k in tree.children(verb, "ccomp") if not self._is_aside(k, verb)), -1)
        if clause < 0:
            return self._announced(verb) or self._set_before(verb)
        first, after = tree.span(clause)
        if clause < verb:
            subject = self._subject(verb)
            until = min(verb, tree.span(subject)[0]) if 0 <= subject < verb else verb
            return self._whole(tree.span(verb)[0], min(after, until), until)
        first = max(first, verb + 1)
        return self._whole(first, self._cut(clause, first, after), len(tree))

    def _whole(self, first: int, after: int, until: int) -> tuple[int, int] | None:
        """A content without punctuation at its ends, with the quotations that it cuts, up to a token at most."""
        while first < after and self.lower[first] in _STOPS:
            first += 1
        opened = self.marked(first - 1) if first else None
        if opened is not None and opened[0] == first - 1:
            first -= 1
        while after > first and self._is_loose(after - 1) and self.marked(after - 1) is None:
            after -= 1
        cut = self.marked(after - 1) if after > first else None
        if cut is not None:
            after = max(after, min(cut[1], until))
        return (first, after) if first < after else None

    def _is_loose(self, token: int) -> bool:
        """Whether a token at the end of a content only joins it to what follows."""
        return self.lower[token] in _STOPS or self.tree.tags[token] == "CC"

    def _set_before(self, verb: int) -> tuple[int, int] | None:
        """A clause of its own that a comma parts from subject and verb behind it: It rained, the mayor said."""
        tree, sentence = self.tree, self.doc.token_sentence
        begin, after = tree.span(verb)
        if tree.relations[verb] != "root" or any(self._goes_on(k) for k in range(verb + 1, after)):
            return None
        first = begin
        while first and sentence[first - 1] == sentence[verb]:
            first -= 1
        if begin - first < 4 or "," not in (self.lower[begin - 1], self.lower[begin]):
            return None
        clause = any(tree.relations[k] == "root" and tree.is_verb(k) for k in range(first, begin))
        return self._whole(first, begin, begin) if clause else None

    def _goes_on(self, token: int) -> bool:
        return self.tree.relations[token] in ("ccomp", "advcl", "conj", "parataxis")

    def _is_aside(self, clause: int, verb: int) -> bool:
        """Whether a clause before a verb is one of the narrator's that its subject stands in."""
        return clause < verb and not any(self.lower[k] == "," for k in range(clause, verb))

    def _announced(self, verb: int) -> tuple[int, int] | None:
        """The quotation behind a verb, with what leads to it."""
        for k in range(verb + 1, min(verb + 8, len(self.lower))):
            marked = self.marked(k)
            if marked is not None:
                return (k, marked[1]) if k == verb + 1 or self.lower[k - 1] in (":", ",") else None
        return None

    def _cut(self, clause: int, first: int, after: int) -> int:
        """End of a content before a second verb of saying without a subject, or a contrast of the narrator's."""
        tree = self.tree
        for k in range(clause + 1, after):
            if tree.relations[k] == "conj" and (cc := self._shared_from(k)) >= 0:
                return cc
            if self.lower[k] in words("quotes.contrasting") and self.lower[k - 1] == "," and self.marked(k) is None:
                return k
            if self.lower[k] == "according" and self.lower[k - 1] == ",":
                return k
        return after

    def shares(self, verb: int) -> tuple[int, int] | None:
        """For a verb of saying without a subject of its own, first token of its group, and of the conjunction or comma.

        The second verb of a sentence (*… but appeared to deny that …*) and the participle behind a comma (*…, saying
        that …*) have their speaker from the attribution before.
        """
        tree, lower = self.tree, self.lower
        top = verb
        if tree.relations[verb] == "xcomp" and lower[tree.heads[verb]] in words("quotes.seeming"):
            top = tree.heads[verb]
        if tree.tags[verb] == "VBG":
            comma = verb - 1
            return (verb, comma) if comma >= 0 and lower[comma] == "," else None
        cc = self._shared_from(top) if tree.relations[top] == "conj" else -1
        return (top, cc) if cc >= 0 else None

    def _shared_from(self, verb: int) -> int:
        """Place of the conjunction before a finite second verb of saying without a subject; else -1."""
        tree = self.tree
        heard = [verb, *tree.children(verb, "xcomp")] if self.lower[verb] in words("quotes.seeming") else [verb]
        if tree.child(verb, "nsubj", "nsubjpass") >= 0 or not any(self.saying(k) for k in heard) or tree.passive(verb):
            return -1
        if not tree.finite(verb):
            return -1
        before = [k for k in range(max(verb - 4, 0), verb) if self.lower[k] in ("and", "but")]
        if not before or any(self.tree.tags[k][:1] in "NJ" for k in range(before[-1], verb)):
            return -1
        return before[-1]
