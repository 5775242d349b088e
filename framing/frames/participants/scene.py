"""The mentions of an article laid on its trees, and which of them come into question for a term.

Rows of the table of mentions enter; the actors that a noun phrase brings, and the candidates for a term, leave.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from framing.actors.registry.countries import places
from framing.frames.construction import telling
from framing.lexicons import Entry
from framing.lexicons.words import words
from framing.quotes.voices import Voice
from framing.text import Document

__all__ = ["Mention", "Scene", "Term"]

_BEFORE, _AFTER = 3, 1  # sentences in which every actor comes into question
_OFTEN = 400  # mentions of an actor from which on the far ones are not looked at; `benchmarks/growth.py --articles`
_PROMINENT = 5  # actors named most often come into question wherever they stand


@cache
def _place_names() -> frozenset[str]:
    return frozenset(name.lower() for name in places())


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention on the tree.

    Attributes
    ----------
    mention_id, actor, form, word : str
        Of its row; `word` is the head as the table has it.
    words : tuple of str
        Its words in lower case.
    first, after : int
        Its tokens.
    head : int
        The token on which its others depend.
    sentence : int
    """

    mention_id: str
    actor: str
    form: str
    word: str
    words: tuple[str, ...]
    first: int
    after: int
    head: int
    sentence: int

    @property
    def local(self) -> bool:
        """Whether the actor is one that only the article knows, under a common noun."""
        return self.form == "nominal" and ":" in self.actor

    @property
    def bare(self) -> bool:
        """Whether nothing but a determiner stands before its head."""
        return (
            bool(self.words) and self.words[-1] == self.word and words("frames.nouns.plain").issuperset(self.words[:-1])
        )


@dataclass(frozen=True, slots=True)
class Term:
    """A framing term on the tree.

    Attributes
    ----------
    first, after : int
        Its tokens.
    head : int
        The token that tells of the act.
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
    predicate: int


class Scene:
    """One article: its tree and its mentions.

    Parameters
    ----------
    document : Document
    rows : iterable of mapping
        Rows of the table of mentions; those without an actor are left out, and names inside other mentions (*MSNBC*
        host): what is said of the host is not said of MSNBC.
    body_start : int, optional
        Where the title ends, in characters.

    Examples
    --------
    >>> row = {"mention_id": "a:m0001", "actor_id": "RUR", "start": 10, "end": 19, "form": "name"}
    >>> scene = Scene(Document("Dozens of Ruritania's soldiers left."), [row])
    >>> scene.actors_of(scene.tree.words.index("soldiers"))
    [('RUR', 'owner')]
    """

    def __init__(self, document: Document, rows: Iterable[Mapping[str, Any]], body_start: Any = None) -> None:
        self.document, self.tree = document, document.tree
        self.starts: list[int] = document.tokens.start.tolist()
        self.ends: list[int] = document.tokens.end.tolist()
        self.sentence: list[int] = document.token_sentence.tolist()
        self.paragraph: list[int] = document.token_paragraph.tolist()
        self.mentions = [
            self._mention(row, *place)
            for row in sorted(rows, key=lambda row: (int(row["start"]), int(row["end"])))
            if isinstance(row.get("actor_id"), str)
            and row.get("form") != "nested"
            and (place := self.tokens(int(row["start"]), int(row["end"])))[0] < place[1]
        ]
        self.by_id = {mention.mention_id: mention for mention in self.mentions}
        title = bisect_left(self.starts, body_start) if isinstance(body_start, int) else 0
        self._commas = [k for k, word in enumerate(self.tree.words) if word in ",;:"]
        self._brought: dict[int, list[tuple[str, str]]] = {}
        self._sentences = [mention.sentence for mention in self.mentions]
        self.times = Counter(mention.actor for mention in self.mentions)
        self.rank = {actor: place for place, (actor, _) in enumerate(self.times.most_common())}
        self.in_title = {mention.actor for mention in self.mentions if mention.first < title}
        self._of_actor: dict[str, list[Mention]] = {}
        self._at: dict[int, list[str]] = {}
        for mention in self.mentions:
            self._of_actor.setdefault(mention.actor, []).append(mention)
            self._at.setdefault(mention.head, []).append(mention.actor)
        self._places = {mention.actor for mention in self.mentions if " ".join(mention.words) in _place_names()}
        self._prominent = [actor for actor, place in self.rank.items() if place < _PROMINENT]

    def _mention(self, row: Mapping[str, Any], first: int, after: int) -> Mention:
        designator = tuple(str(row.get("designator", "")).lower().split())
        ids = str(row["mention_id"]), str(row["actor_id"]), str(row.get("form")), str(row.get("head"))
        return Mention(*ids, designator, first, after, self.tree.head_of(first, after), self.sentence[first])

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Tokens ``[first, after)`` that share a character with a span."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def is_place(self, actor: str) -> bool:
        """Whether an actor has the name of a place: it may act, or be where something happens."""
        return actor in self._places

    def actors_of(self, token: int) -> Sequence[tuple[str, str]]:
        """Actors that a noun phrase brings, each with how: it is its head, its owner, before it, behind *of* …

        Parameters
        ----------
        token : int
            Head of the noun phrase.

        Returns
        -------
        sequence of (actor, how), both str
        """
        found = self._brought.get(token)
        if found is None:  # the terms of a sentence ask for the same phrases, each several times
            found = self._brought[token] = list(self._bring(token))
        return found

    def _bring(self, token: int, depth: int = 0) -> Iterator[tuple[str, str]]:
        """The same, with the number of noun phrases around it that were asked before."""
        tree = self.tree
        for actor in self._at.get(token, ()):
            yield actor, "head"
        if depth > 1:
            return
        suffix = "'" * depth
        for k in tree.children(token):
            relation = tree.relations[k]
            if relation == "nmod:poss":
                for actor, _ in self._bring(k, 2):
                    yield actor, "owner" + suffix
            elif relation in ("compound", "amod", "det", "dep"):
                for actor in self._at.get(k, ()):
                    yield actor, "modifier" + suffix
            elif relation == "nmod" and depth == 0:
                preposition = tree.preposition(k)
                if preposition in ("of", "by", "from", "in", "among", "between", "against", "on"):
                    for actor, how in self._bring(k, 1):
                        yield actor, f"{preposition} {how}"
            elif relation in ("conj", "appos") and depth == 0:
                for actor in self._at.get(k, ()):
                    yield actor, relation

    def parted(self, a: int, b: int) -> bool:
        """Whether a comma, semicolon or colon stands between two tokens."""
        low, high = (a, b) if a < b else (b, a)
        return bisect_left(self._commas, high) > bisect_right(self._commas, low)

    def term(
        self, first: int, after: int, frame: str, slots: Sequence[str], voice: Voice, entry: Entry | None = None
    ) -> Term:
        """A term, laid on the tree."""
        head, _ = telling(self.tree, first, after, entry)
        return Term(first, after, head, self.sentence[first], frame, tuple(slots), voice, self.tree.predicate(head))

    def candidates(self, term: Term) -> list[Mention]:
        """Mentions that come into question: near ones, the next one of each actor that is named often, the speaker."""
        begin = bisect_left(self._sentences, term.sentence - _BEFORE)
        here = bisect_left(self._sentences, term.sentence), bisect_right(self._sentences, term.sentence)
        end = bisect_right(self._sentences, term.sentence + _AFTER)
        out = [*range(*here)]
        seen = {self.mentions[k].actor for k in out}
        for k in (*range(here[0] - 1, begin - 1, -1), *range(here[1], end)):
            actor = self.mentions[k].actor
            if actor not in seen:
                seen.add(actor)
                out.append(k)
        found = [self.mentions[k] for k in out]
        speakers = (quote.actor for quote in (term.voice.quote, term.voice.cue_of) if quote is not None)
        for actor in (*self._prominent, *self.in_title, *speakers):
            if actor is not None and actor not in seen and actor in self._of_actor:
                seen.add(actor)
                found.append(self._nearest(actor, term.first))
        return sorted(found, key=lambda mention: (mention.first, mention.after))

    def mentions_of(self, actor: str, token: int) -> list[Mention]:
        """Mentions of an actor, the nearest to a token first; of one that is named very often those around it."""
        own = self._of_actor.get(actor, [])
        if len(own) > _OFTEN:
            middle = bisect_left(own, token, key=lambda mention: mention.head)
            own = own[max(middle - _OFTEN // 2, 0) : middle + _OFTEN // 2]
        return sorted(own, key=lambda mention: abs(mention.head - token))

    def _nearest(self, actor: str, token: int) -> Mention:
        """The last mention of an actor before a token, or else the first one."""
        own = self._of_actor[actor]
        return next((mention for mention in reversed(own) if mention.first < token), own[0])
