"""Utterances that are a sentence or paragraph of their own: they go to the speaker last talking, or last described.

*Lee said it was over. “Nobody is left.”*; *Rusk, the mayor, shook his head. “Nobody knows.”* A document and its
attributions enter; attributions leave. Where the text does not warrant a speaker, an utterance stays without.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.rules.utterances import WORD, Utterance, find_utterances, grown, holders_of
from framing.quotes.spans import Span, Spans
from framing.text import Document

__all__ = ["attribute_lone"]

_SECOND, _AFTER_REPORT, _DESCRIBED = 0.7, 0.55, 0.5  # confidence
_STOPS = (".", "!", "?", "…")
_ENDS = tuple(".!?…:”’\"')]")
_SENTENCES_BACK = 2
_ASIDE = frozenset(["acl", "acl:relcl", "advcl"])
_LONGEST_SIGNATURE = 9  # words


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who is taken to go on talking: the source, the attribution that the words go on with, the cue of its report."""

    source: Spans
    goes_on: int = -1
    confidence: float = _DESCRIBED
    cue: Spans = ()


def attribute_lone(doc: Document, found: Sequence[Attribution], body_start: int = 0) -> list[Attribution]:
    """Give utterances that nobody holds and that fill whole sentences to the speaker before them.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
    body_start : int
        Where the title ends; in it nobody goes on talking.

    Returns
    -------
    list of Attribution
        Those of `found`, some with more content, and new ones without a cue.

    Examples
    --------
    >>> text = "Tom Rusk, the mayor, shook his head. “Nobody knows.”"
    >>> one = attribute_lone(Document(text), [])[0]
    >>> [text[slice(*spans[0])] for spans in (one.source, one.content)]
    ['Tom Rusk, the mayor', '“Nobody knows.”']
    """
    utterances = find_utterances(doc)
    holders = holders_of(utterances, found)
    if all(holders):
        return list(found)
    lone = _Lone(doc, utterances, found)
    more: dict[int, list[Span]] = {}
    for k, (one, holding) in enumerate(zip(utterances, holders)):
        if holding:
            lone.speaks(k, max(holding))
            continue
        speaker = None
        if one.nth and utterances[k - 1].quotation is one.quotation:
            speaker = lone.continued(k)
        elif one.start >= body_start and lone.is_sentence(k):
            speaker = lone.speaker(k)
        if speaker is None:
            continue
        piece = (one.start, one.end)
        number = speaker.goes_on
        if number < 0:
            number = lone.add(Attribution(speaker.source, (), (piece,), speaker.confidence))
        else:
            more.setdefault(number, []).append(piece)
        lone.speaks(k, number)
    return grown(lone.found, more)


class _Lone:
    """The utterances of a document, asked which of them stand alone and who talks before them."""

    def __init__(self, doc: Document, utterances: Sequence[Utterance], found: Sequence[Attribution]) -> None:
        self.doc, self.utterances, self.found = doc, utterances, list(found)
        self.read = Clauses(doc)
        self.speaking: dict[int, int] = {}  # number of the attribution, by that of the utterance
        self.direct: set[int] = set()
        self.sentence_starts = [start for start, _ in doc.sentences]
        self.paragraph_starts = [start for start, _ in doc.paragraphs]
        self.starts = [one.start for one in utterances]
        self.told_in: dict[int, list[int]] = {}  # attributions by the sentence of cue or source
        for number in range(len(self.found)):
            self._place(number)

    def _place(self, number: int) -> None:
        item = self.found[number]
        if item.source and not self.in_marks(item.source[0][0]):
            sentence = bisect_right(self.sentence_starts, (item.cue or item.source)[0][0]) - 1
            self.told_in.setdefault(sentence, []).append(number)

    def add(self, item: Attribution) -> int:
        """Take up a new attribution; its number."""
        self.found.append(item)
        self._place(len(self.found) - 1)
        return len(self.found) - 1

    def speaks(self, k: int, number: int) -> None:
        """Note who speaks an utterance."""
        self.speaking[k] = number
        self.direct.add(number)

    def paragraph(self, offset: int) -> int:
        """Number of the paragraph."""
        return max(bisect_right(self.paragraph_starts, offset) - 1, 0)

    def in_marks(self, start: int) -> bool:
        """Whether a place stands in an utterance."""
        k = bisect_right(self.starts, start) - 1
        return k >= 0 and start < self.utterances[k].end

    def continued(self, k: int) -> _Speaker | None:
        """Who speaks the paragraph before of the same quotation."""
        return _Speaker((), self.speaking[k - 1]) if k - 1 in self.speaking else None

    def is_sentence(self, k: int) -> bool:
        """Whether nothing but other sentences stands beside an utterance, and no signature behind it."""
        one, text = self.utterances[k], self.doc.text
        first, last = self.doc.paragraphs[self.paragraph(one.start)]
        before, after = text[first : one.start].rstrip(), text[one.end : last].lstrip()
        if before and not before.endswith(_ENDS):
            return False
        words_inside = text[slice(*one.inner)].rstrip()
        if not words_inside[:1] or words_inside.lstrip()[:1].islower():
            return False
        stopped = words_inside.endswith(_STOPS) or after[:1] in (".", "!", "?")
        if not stopped:
            return False  # a headline between paragraphs
        if after:
            return after[:1] not in "—–-(" and text[:last].endswith(_ENDS)
        return not self._signed(one)

    def _signed(self, one: Utterance) -> bool:
        """Whether the next paragraph is a short line that can name who speaks."""
        n = self.paragraph(max(one.end - 1, one.start)) + 1
        if n >= len(self.doc.paragraphs):
            return False
        line = self.doc.text[slice(*self.doc.paragraphs[n])]
        if line[:1] in "—–-(":
            return True
        short = len(WORD.findall(line)) <= _LONGEST_SIGNATURE
        return short and not line.endswith(_ENDS) and "," in line

    def speaker(self, k: int) -> _Speaker | None:
        """Who goes on talking in an utterance; None where the text does not warrant it."""
        one = self.utterances[k]
        paragraph = self.paragraph(one.start)
        first = self.doc.paragraphs[paragraph][0]
        if not self.doc.text[first : one.start].strip():
            paragraph -= 1
            if paragraph < 0 or not self.doc.text[: self.doc.paragraphs[paragraph][1]].endswith(_ENDS):
                return None  # nothing before it, or a headline
            first = self.doc.paragraphs[paragraph][0]
        last = bisect_left(self.sentence_starts, one.start) - 1
        for nth in range(last, max(last - _SENTENCES_BACK, -1) - 1, -1):
            if nth < 0 or self.sentence_starts[nth] < first:
                return None
            found = self._talking(nth, k)
            if nth == last and (found is None or (found.goes_on < 0 and self._aside(found))):
                start, end = self.doc.sentences[nth]
                found = self._described(start, min(end, one.start)) or found
            if found is not None:
                return None if self._speaks_of(one, found.source) else found
            if self.doc.text[first : one.start].rstrip().endswith(":"):
                return None  # announced, and its sentence does not say whose it is
        return None

    def _talking(self, nth: int, k: int) -> _Speaker | None:
        """The attribution whose source stands in a sentence of the narration, or of which it is a piece."""
        best: tuple[int, int] | None = None
        limit = self.utterances[k].start
        for n in self.told_in.get(nth, ()):
            place = (self.found[n].cue or self.found[n].source)[0][0]
            if place < limit and self._can_go_on(n) and (best is None or self._above(n, best[1], place > best[0])):
                best = place, n
        if best is not None:
            n = best[1]
        else:
            start, end = self.doc.sentences[nth]
            before = bisect_left(self.starts, min(end, limit)) - 1
            if before not in self.speaking or self.starts[before] < start or self._narrates(start, min(end, limit)):
                return None
            n = self.speaking[before]
        if n in self.direct:
            return _Speaker(self.found[n].source, n, _SECOND)
        return _Speaker(self.found[n].source, -1, _AFTER_REPORT, self.found[n].cue)

    def _can_go_on(self, n: int) -> bool:
        """Whether the source of an attribution can be who talks next: it speaks, and is not the narrator."""
        item = self.found[n]
        who = self.doc.text[slice(*item.source[0])].lower()
        if who in words("quotes.utterances.nobody") or who in words("quotes.utterances.narrators"):
            return False
        return not item.cue or n in self.direct or self._of_speech(item.cue)

    def _aside(self, speaker: _Speaker) -> bool:
        """Whether a speaker is told of in a clause that only describes: Like a teacher who says that …, Lee nodded."""
        tree = self.read.tree
        if not speaker.cue:
            return False
        k = self.read.token_at(speaker.cue[0][0])
        return k < len(tree) and any(tree.relations[up] in _ASIDE for up in (k, *tree.ancestors(k)))

    def _of_speech(self, cue: Spans) -> bool:
        """Whether a word of a cue is one of speech."""
        cues = self.read.cues.verbs
        for start, end in cue:
            for k in range(self.read.token_at(start), self.read.token_at(end)):
                word = self.read.lower[k]
                if word == "according" or (word in cues and cues[word].speech):
                    return True
        return False

    def _above(self, one: int, two: int, later: bool) -> bool:
        """Whether the first of two attributions of a sentence is rather the one that goes on: not told by the other."""
        told = self.found[one].source[0][0]
        if any(start <= told < end for start, end in self.found[two].content):
            return False
        other = self.found[two].source[0][0]
        return later or any(start <= other < end for start, end in self.found[one].content)

    def _narrates(self, start: int, end: int) -> bool:
        """Whether a stretch holds words outside marks."""
        return any(not self.in_marks(match.start()) for match in WORD.finditer(self.doc.text, start, end))

    def _described(self, start: int, end: int) -> _Speaker | None:
        """The subject of a sentence of the narration, where it names a person."""
        read, tree = self.read, self.read.tree
        first, after = read.token_at(start), read.token_at(end)
        roots = [k for k in range(first, min(after, len(tree))) if tree.relations[k] == "root"]
        if not roots or read.marked(roots[0]) is not None:
            return None
        subject = tree.child(roots[0], "nsubj", "nsubjpass")
        if not first <= subject < after or not self._is_person(subject):
            return None
        place = read.phrase(subject, roots[0])
        return _Speaker((read.span(*place),)) if place is not None and place[0] < place[1] else None

    def _is_person(self, token: int) -> bool:
        """Whether a noun or pronoun stands for one who can speak: he, Rusk, a neighbour."""
        tree, word = self.read.tree, self.read.lower[token]
        if tree.tags[token] == "PRP":
            return word in ("he", "she")
        if tree.tags[token] == "NNP":
            return word not in words("quotes.times")
        return tree.tags[token] == "NN" and (word in words("people.nouns") or word in words("actors.nouns.persons"))

    def _speaks_of(self, one: Utterance, source: Sequence[Span]) -> bool:
        """Whether the words name their speaker as another would."""
        text = self.doc.text
        names = {
            word
            for start, end in source
            for word in WORD.findall(text, start, end)
            if word[:1].isupper() and len(word) > 2 and not word.isupper()
        }
        if not names:
            return False
        return any(word.removesuffix("’s").removesuffix("'s") in names for word in WORD.findall(text, *one.inner))
