"""What the engine passes over and the tree shows: a plain *said* and its clause, a second verb on one subject.

Only verbs of saying are tried, and only where the engine has found nothing: with a subject and a clause of their own
(*…, unnamed officials told the paper*; *the mayor said that …*), and those that share the subject of the attribution
before (*…, saying that …*, *… but appeared to deny …*).
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

from framing.quotes.attribution import Attribution
from framing.quotes.cue_lexicon import CueLexicon
from framing.quotes.rows import Pieces
from framing.quotes.rules.said_clauses import Clauses
from framing.text import Document

__all__ = ["look_again"]

_CONFIDENCE = 0.65  # 10 of 15 reports of speech on PolNeAR dev
_CORE = frozenset(["say", "tell", "add"])


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
    return _Look(Clauses(doc, cues), found).run()


class _Look:
    def __init__(self, clauses: Clauses, found: Sequence[Attribution]) -> None:
        self.clauses = clauses
        self.taken = _Cover(span for item in found for span in item.cue)
        self.content = _Cover(span for item in found for span in item.content)
        self.sources = sorted((item.cue[0][0], item.source) for item in found if item.cue and item.source)
        self.out: list[Attribution] = []

    def run(self) -> list[Attribution]:
        read = self.clauses
        for verb, word in enumerate(read.lower):
            if word not in read.cues.verbs or self.taken.share(read.starts[verb], read.ends[verb]):
                continue
            cue = read.saying(verb)
            content = read.said(verb) if cue else None
            if cue is None or content is None:
                continue
            shared = read.shares(verb)
            if shared is not None:
                self._keep(self._source_before(verb), (shared[0], verb + 1), content)
                continue
            speaker = read.speaker(verb)
            if speaker is not None and (content[0] < verb or cue.lemma in _CORE or self._plain(verb, content)):
                self._keep((read.span(*speaker),), (verb, verb + 1), content)
        return self.out

    def _plain(self, verb: int, content: tuple[int, int]) -> bool:
        """Whether a verb governs a clause beyond doubt: told of a third person or the past, with *that*."""
        read = self.clauses
        return read.tree.tags[verb] in ("VBD", "VBZ") and read.lower[content[0]] == "that"

    def _source_before(self, verb: int) -> Pieces:
        """Source of the attribution before a verb in its sentence."""
        read = self.clauses
        nth = bisect_right(self.sources, (read.starts[verb],)) - 1
        if nth < 0:
            return ()
        sentence = read.doc.token_sentence
        before = read.token_at(self.sources[nth][0])
        return self.sources[nth][1] if sentence[before] == sentence[verb] else ()

    def _keep(self, source: Pieces, cue: tuple[int, int], content: tuple[int, int]) -> None:
        start, end = self.clauses.span(*content)
        if not source or 2 * self.content.share(start, end) > end - start:
            return
        new = Attribution(source, (self.clauses.span(*cue),), ((start, end),), _CONFIDENCE)
        self.out.append(new)
        insort(self.sources, (new.cue[0][0], source))


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
