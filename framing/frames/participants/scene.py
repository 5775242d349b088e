"""The mentions of an article laid on its trees, and which of them come into question for a term."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from framing.actors.registry.countries import places
from framing.frames.construction import telling
from framing.frames.participants.mentions_by_place import Mention, Mentions
from framing.lexicons import Entry
from framing.quotes.voices import Voice
from framing.text import Document

__all__ = ["Candidate", "Scene", "Term"]

_BEFORE, _AFTER = 3, 1  # sentences in which every actor comes into question
_PROMINENT = 5  # actors named most often come into question wherever they stand


@cache
def _places() -> frozenset[str]:
    return frozenset(name.lower() for name in places())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention on the tree.

    Attributes
    ----------
    mention : Mention
    first, after : int
        Its tokens.
    head : int
        The token on which its others depend.
    sentence : int
    order : int
        Its number among the mentions of the article.
    """

    mention: Mention
    first: int
    after: int
    head: int
    sentence: int
    order: int


@dataclass(slots=True)
class Term:
    """A framing term on the tree.

    Attributes
    ----------
    first, after : int
        Its tokens.
    head : int
        The token on which its others depend.
    sentence : int
    frame : str
    slots : tuple of str
        Where its entry looks for the target.
    voice : Voice
    predicate : int
        Verb of the clause that it stands in, itself if it is one; -1 where there is none.
    """

    first: int
    after: int
    head: int
    sentence: int
    frame: str
    slots: tuple[str, ...]
    voice: Voice
    predicate: int = field(default=-1)


class Scene:
    """One article: its tree and its mentions.

    Parameters
    ----------
    document : Document
    mentions : Mentions
    title : int
        Tokens of the title.
    """

    def __init__(self, document: Document, mentions: Mentions, title: int = 0) -> None:
        self.document, self.tree, self.title = document, document.tree, title
        self.starts: list[int] = document.tokens.start.tolist()
        self.ends: list[int] = document.tokens.end.tolist()
        self.sentence: list[int] = document.token_sentence.tolist()
        self.paragraph: list[int] = document.token_paragraph.tolist()
        self.mentions = mentions
        self.candidates: list[Candidate] = []
        for mention in mentions.all:
            first, after = self.tokens(mention.start, mention.end)
            if first < after:
                head = self.tree.head_of(first, after)
                self.candidates.append(
                    Candidate(mention, first, after, head, self.sentence[first], len(self.candidates))
                )
        self._sentences = [c.sentence for c in self.candidates]
        self.times = Counter(c.mention.actor for c in self.candidates)
        self.rank = {actor: place for place, (actor, _) in enumerate(self.times.most_common())}
        self.in_title = {c.mention.actor for c in self.candidates if c.first < title}
        self._places: dict[str, list[int]] = {}
        for k, candidate in enumerate(self.candidates):
            self._places.setdefault(candidate.mention.actor, []).append(k)
        self._at: dict[int, list[str]] = {}
        for candidate in self.candidates:
            self._at.setdefault(candidate.head, []).append(candidate.mention.actor)
        self._is_place: dict[str, bool] = {}
        self._people: dict[str, str | None] = {}
        self._prominent = [actor for actor, place in self.rank.items() if place < _PROMINENT]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Tokens ``[first, after)`` that share a character with a span."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def at(self, token: int) -> list[str]:
        """Actors whose mention has this token as its head."""
        return self._at.get(token, [])

    def is_place(self, actor: str) -> bool:
        """Whether an actor has the name of a place: it may act, or be where something happens."""
        if actor not in self._is_place:
            names = (self.candidates[k].mention.words for k in self._places.get(actor, ()))
            self._is_place[actor] = any(" ".join(words) in _places() for words in names)
        return self._is_place[actor]

    def people(self, token: int) -> str | None:
        """Actor whose adjective a token is (*Freedonian* troops), wherever the text names it."""
        word = self.tree.words[token]
        if not word[:1].isupper():
            return None
        if word not in self._people:
            found = self.mentions.people(word)
            self._people[word] = found.actor if found is not None else None
        return self._people[word]

    def term(
        self, first: int, after: int, frame: str, slots: Sequence[str], voice: Voice, entry: Entry | None = None
    ) -> Term:
        """A term, laid on the tree; its head is the token that tells of the act."""
        head, _ = telling(self.tree, first, after, entry)
        predicate = self.tree.predicate(head)
        return Term(first, after, head, self.sentence[first], frame, tuple(slots), voice, predicate)

    def question(self, term: Term) -> list[Candidate]:
        """Mentions that come into question: near ones, the next one of each actor that is named often, the speaker."""
        begin = bisect_left(self._sentences, term.sentence - _BEFORE)
        end = bisect_right(self._sentences, term.sentence + _AFTER)
        out: list[int] = []
        seen: set[str] = set()
        here = [k for k in range(begin, end) if self._sentences[k] == term.sentence]
        out += here
        seen.update(self.candidates[k].mention.actor for k in here)
        before = [k for k in range(end - 1, begin - 1, -1) if self._sentences[k] < term.sentence]
        after = [k for k in range(begin, end) if self._sentences[k] > term.sentence]
        for k in (*before, *after):
            actor = self.candidates[k].mention.actor
            if actor not in seen:
                seen.add(actor)
                out.append(k)
        quote, cue = term.voice.quote, term.voice.cue_of
        further = [*self._prominent, *self.in_title]
        further += [q.actor for q in (quote, cue) if q is not None and q.actor is not None]
        for actor in further:
            if actor not in seen and actor in self._places:
                seen.add(actor)
                out.append(self._nearest(actor, term.first))
        return [self.candidates[k] for k in sorted(out)]

    def mentions_of(self, actor: str, token: int) -> list[Candidate]:
        """Mentions of an actor, the nearest to a token first."""
        return sorted((self.candidates[k] for k in self._places.get(actor, ())), key=lambda c: abs(c.head - token))

    def _nearest(self, actor: str, token: int) -> int:
        """The last mention of an actor before a token, or else the first one."""
        places = self._places[actor]
        before = [k for k in places if self.candidates[k].first < token]
        return before[-1] if before else places[0]
