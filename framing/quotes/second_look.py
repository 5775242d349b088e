"""What the engine passes over and plain syntax shows: a subject shared by a second cue, a plain *said* and its clause.

Only verbs of saying are tried, only where the engine has found nothing, and only in three shapes: clause, subject and
cue (*…, unnamed officials told the paper*); cue and clause with a subject of its own; and a participle or second verb
that shares its subject (*…, saying that …*, *… but appeared to deny …*).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.clauses import Reader
from framing.quotes.cues import CueLexicon, cue_lexicon
from framing.text import Document

__all__ = ["look_again"]

_CONFIDENCE = 0.65  # 10 of 15 reports of speech on PolNeAR dev
_REACH = 200  # tokens on either side of a cue; a text without full stops is one sentence
_CLAUSE = 25  # tokens after *that* in which its verb stands
_NEAR = 300  # characters on either side of a word in capitals
_CORE = frozenset("say tell add".split())
_NO_SUBJECT = frozenset("to the a an of having been being be".split())
_SEEMING = frozenset("appeared appears seemed seems".split())
_INVERTING = frozenset("said says added wrote noted explained writes adds notes".split())


def look_again(doc: Document, found: Sequence[Attribution], cues: CueLexicon | None = None) -> list[Attribution]:
    """Find plain reports of speech where no attribution has been found.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution
        Their cues and contents are left alone.
    cues : CueLexicon, optional
        The shipped list when left out.

    Returns
    -------
    list of Attribution
        Only what is new.

    Examples
    --------
    >>> text = "Nobody was hurt in the attack, unnamed officials told the paper."
    >>> new = look_again(Document(text), [])[0]
    >>> [text[slice(*spans[0])] for spans in (new.source, new.cue, new.content)]
    ['unnamed officials', 'told', 'Nobody was hurt in the attack']
    """
    return _Look(doc, found, cue_lexicon() if cues is None else cues).run()


class _Look:
    def __init__(self, doc: Document, found: Sequence[Attribution], cues: CueLexicon) -> None:
        self.doc = doc
        self.cues = cues
        self.read = Reader(doc, cues)
        self.taken = _Cover(span for item in found for span in item.cue)
        self.content = _Cover(span for item in found for span in item.content)
        self.sources = sorted((item.cue[0][0], item.source) for item in found if item.cue and item.source)
        self.out: list[Attribution] = []

    def run(self) -> list[Attribution]:
        read = self.read
        verbs = self.cues.verbs
        tags = self.doc.tags
        sentences = self.doc.token_sentence
        bounds = [read.token_at(start) for start, _ in self.doc.sentences] + [len(read.words)]
        for i, word in enumerate(read.lower):
            cue = verbs.get(word)
            if cue is None or not cue.speech or cue.takes != "clause":
                continue
            if tags[i][:2] != "VB" and not self._shouted(i, sentences[i]):
                continue
            if self.taken.share(read.starts[i], read.ends[i]) or read.quotation(i) is not None:
                continue
            first, last = bounds[sentences[i]], bounds[sentences[i] + 1]
            self._at(i, cue.lemma, max(first, i - _REACH), min(last, i + _REACH))
        return self.out

    def _shouted(self, i: int, sentence: int) -> bool:
        """Whether the word stands in a sentence of capitals, in which every tag is that of a name."""
        start, end = self.doc.sentences[sentence]
        near = slice(max(start, self.read.starts[i] - _NEAR), min(end, self.read.ends[i] + _NEAR))
        return self.read.words[i].isupper() and self.doc.text[near].isupper()

    def _at(self, i: int, lemma: str, first: int, last: int) -> None:
        lower = self.read.lower
        before = lower[i - 1] if i > first else ""
        if lower[i].endswith("ing"):
            if before == ",":
                self._after(i, i, self._source_before(i, first), last)
            return
        if before == "to" and i - 2 > first and lower[i - 2] in _SEEMING:
            self._after(i, i - 2, self._source_before(i, first), last)
            return
        if before in _NO_SUBJECT:
            return
        subject = self.read.subject(i, first)
        if subject is None:
            if lower[i] in _INVERTING and before == ",":
                self._inverted(i, first, last)
        elif not self._before(i, subject, first, last) and (lemma in _CORE or self._that(i, last)):
            self._after(i, i, (self.read.span(*subject),), last, lemma == "tell")

    def _that(self, i: int, last: int) -> bool:
        """Whether a verb of saying governs a clause beyond doubt: told of a third person or the past, with *that*."""
        read = self.read
        if self.doc.tags[i] not in ("VBD", "VBZ") or read.lower[i + 1 : i + 2] != ["that"]:
            return False
        return any(read.finite(k) for k in range(i + 3, min(i + 3 + _CLAUSE, last)))

    def _source_before(self, i: int, first: int) -> tuple[tuple[int, int], ...]:
        """Source of the attribution before token `i` in its sentence."""
        nth = bisect_right(self.sources, (self.read.starts[i],)) - 1
        if nth >= 0 and self.sources[nth][0] >= self.read.starts[first]:
            return self.sources[nth][1]
        return ()

    def _after(self, i: int, cue: int, source: tuple[tuple[int, int], ...], last: int, addressed: bool = False) -> None:
        """Cue and clause."""
        read = self.read
        found = read.complement(read.addressee(i + 1, last) if addressed else i + 1, last)
        if found is None or not source:
            return
        begin, announced = found
        end = read.clause_end(begin, last)
        inside = read.quotation(begin) if announced else None
        if inside is not None:
            end = max(end, min(read.token_at(read.quotes[inside].end), last))
        self._keep(source, (cue, i + 1), (begin, end))

    def _before(self, i: int, subject: tuple[int, int], first: int, last: int) -> bool:
        """Clause, comma, subject and cue."""
        read, end = self.read, min(subject[0], i)
        if end - first < 4 or read.lower[end - 1] != ",":
            return False
        following = read.lower[i + 1] if i + 1 < last else "."
        plain = following in (".", ",", ";") or not any(read.finite(k) for k in range(i + 1, last))
        return plain and self._keep((read.span(*subject),), (i, i + 1), (first, end - 1))

    def _inverted(self, i: int, first: int, last: int) -> None:
        """Clause, comma, cue and subject."""
        end = self.read.after(i + 1, last)
        if end > i + 1 and i - first > 3:
            self._keep((self.read.span(i + 1, end),), (i, i + 1), (first, i - 1))

    def _keep(self, source: tuple[tuple[int, int], ...], cue: tuple[int, int], content: tuple[int, int]) -> bool:
        if content[0] >= content[1]:
            return False
        start, end = self.read.span(*content)
        if 2 * self.content.share(start, end) > end - start:
            return False
        new = Attribution(source, (self.read.span(*cue),), ((start, end),), _CONFIDENCE)
        self.out.append(new)
        insort(self.sources, (new.cue[0][0], source))
        return True


class _Cover:
    """How much of a stretch some spans cover."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.before: list[int] = []  # characters covered before each
        covered = 0
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                covered += max(0, end - self.ends[-1])
                self.ends[-1] = max(end, self.ends[-1])
                continue
            self.starts.append(start)
            self.ends.append(end)
            self.before.append(covered)
            covered += end - start

    def share(self, start: int, end: int) -> int:
        """Characters of [start, end) that are covered."""
        return self._until(end) - self._until(start)

    def _until(self, offset: int) -> int:
        nth = bisect_right(self.starts, offset) - 1
        if nth < 0:
            return 0
        return self.before[nth] + min(offset, self.ends[nth]) - self.starts[nth]
