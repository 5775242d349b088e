"""Finding the terms of lexicons in texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from framing.lexicons.files.lexicon import Entry, Lexicon
from framing.lexicons.patterns.automaton import Automaton
from framing.lexicons.patterns.pattern import Node, parse_pattern
from framing.lexicons.patterns.stream import Stream, stream
from framing.lexicons.patterns.symbols import TAG
from framing.text import Document

__all__ = ["Match", "Matcher", "Overlap"]

#: ``none``: no two hits share a word. ``across``: hits of different lexicons may. ``within``: hits of different
#: frames may, inside one lexicon too. Two hits of the same lexicon and frame never share a word.
Overlap: TypeAlias = Literal["none", "across", "within"]

_ARTICLES = frozenset(["a", "an", "the"])
_Found: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True)
class Match:
    """A term found.

    Attributes
    ----------
    start, end : int
        Offsets in the text.
    first, after : int
        Its tokens, as numbers of ``Document.tokens``.
    entry : Entry
    lexicon : Lexicon

    Examples
    --------
    >>> from framing.lexicons import Entry, Lexicon, Matcher
    >>> [match] = Matcher(Lexicon("mine", "1.0.0", (Entry("raid", "raid", "war"),))).match("Two raids failed.")
    >>> match.start, match.end, match.entry.frame
    (4, 9, 'war')
    """

    start: int
    end: int
    first: int
    after: int
    entry: Entry
    lexicon: Lexicon


class Matcher:
    """Find the terms of one or more lexicons.

    Parameters
    ----------
    lexicons : Lexicon or iterable of Lexicon
    overlap : {"within", "across", "none"}
        Which hits may share words: hits of different frames, hits of different lexicons, or none. Of hits that may
        not, the one with the higher priority stays, then the longer, then the earlier.

    Raises
    ------
    ValueError
        If `overlap` is unknown.

    Examples
    --------
    >>> lexicon = Lexicon("mine", "1.0.0", (Entry("t", "peace talk", "peace"), Entry("p", "peace", "peace")))
    >>> text = "Peace talks began; peace is far."
    >>> [(text[m.start : m.end], m.entry.id) for m in Matcher(lexicon).match(text)]
    [('Peace talks', 't'), ('peace', 'p')]
    """

    def __init__(self, lexicons: Lexicon | Iterable[Lexicon], overlap: Overlap = "within") -> None:
        if overlap not in ("within", "across", "none"):
            raise ValueError(f"overlap is {overlap!r}; it must be within, across or none")
        self.lexicons = [lexicons] if isinstance(lexicons, Lexicon) else list(lexicons)
        wrong = next((item for item in self.lexicons if not isinstance(item, Lexicon)), None)
        if wrong is not None:
            raise TypeError(f"a Matcher takes lexicons, not {wrong!r:.60}; read_lexicons gives them by name or file")
        self.overlap: Overlap = overlap
        self.terms: list[tuple[Entry, Lexicon]] = []
        nodes: list[Node] = []
        context: list[Node] = []
        seen: dict[tuple[int, str, bool], int] = {}
        self._context: list[tuple[frozenset[int], frozenset[int], frozenset[int]] | None] = []
        groups: dict[tuple[str, ...], int] = {}
        self._group: list[int] = []
        for number, lexicon in enumerate(self.lexicons):
            for entry in lexicon:
                self.terms.append((entry, lexicon))
                nodes.append(parse_pattern(entry.pattern, entry.match, entry.case, lexicon.sets))
                wanted: list[frozenset[int]] = []
                for patterns in (entry.requires, entry.unless, entry.excludes):
                    # Capitals count in idioms that overlap the term; what else stands in the sentence is any word.
                    case = entry.case and patterns is entry.excludes
                    for text in patterns:
                        if (number, text, case) not in seen:
                            seen[number, text, case] = len(context)
                            context.append(parse_pattern(text, "lemma", case, lexicon.sets))
                    wanted.append(frozenset(seen[number, text, case] for text in patterns))
                self._context.append((wanted[0], wanted[1], wanted[2]) if any(wanted) else None)
                key = ((), (lexicon.id,), (lexicon.id, entry.frame))[("none", "across", "within").index(overlap)]
                self._group.append(groups.setdefault(key, len(groups)))
        self._n = len(nodes)
        self._contextual = bool(context)
        self._automaton = Automaton([*nodes, *context])
        order = sorted(
            range(self._n), key=lambda k: (-self.terms[k][0].priority, self.terms[k][1].id, self.terms[k][0].id)
        )
        rank = {k: place for place, k in enumerate(order)}
        self._rank = [rank[k] for k in range(self._n)]

    def find(self, words: Sequence[str], keep: Callable[[int, int, int], bool] | None = None) -> list[_Found]:
        """Terms in the words of one sentence (or of any text that is to be taken as one).

        Parameters
        ----------
        words : sequence of str
        keep : callable, optional
            Says of a find whether it counts; what does not count takes no words from the others.

        Returns
        -------
        list of (first, after, term)
            Word numbers ``[first, after)`` and the term's position in :attr:`terms`; in the order of the words.
        """
        found = self._automaton.scan(words)
        if len(found) > 1 or (found and (self._contextual or keep)):
            return self._resolve(found, keep)
        return found

    def _resolve(self, found: list[_Found], keep: Callable[[int, int, int], bool] | None) -> list[_Found]:
        n, contexts = self._n, self._context
        if any(f[2] >= n or contexts[f[2]] is not None for f in found):
            around = [(first, after, number - n) for first, after, number in found if number >= n]
            found = [f for f in found if f[2] < n and self._allowed(f, around)]
        if keep is not None:
            found = [f for f in found if keep(*f)]
        if len(found) < 2:
            return found
        rank, terms, group = self._rank, self.terms, self._group
        found.sort(key=lambda f: (-terms[f[2]][0].priority, f[0] - f[1], f[0], rank[f[2]]))
        taken: set[tuple[int, int]] = set()
        kept: list[_Found] = []
        for first, after, number in found:
            cells = [(group[number], k) for k in range(first, after)]
            if taken.isdisjoint(cells):
                taken.update(cells)
                kept.append((first, after, number))
        kept.sort(key=lambda f: (f[0], f[1], rank[f[2]]))
        return kept

    def _allowed(self, hit: _Found, around: list[_Found]) -> bool:
        context = self._context[hit[2]]
        if context is None:
            return True
        requires, unless, excludes = context
        present = {number for _, _, number in around}
        if (requires and requires.isdisjoint(present)) or not unless.isdisjoint(present):
            return False
        return not any(n in excludes and first < hit[1] and hit[0] < after for first, after, n in around)

    def match(
        self,
        text: str | Document,
        tags: Callable[[], Sequence[str]] | None = None,
        keep: Callable[[Entry, int, int], bool] | None = None,
    ) -> list[Match]:
        """Terms of a text, sentence by sentence.

        Parameters
        ----------
        text : str or Document
        tags : callable, optional
            Returns the part-of-speech tags of the document's tokens; called only when a pattern asks for one.
            Without it, conditions on parts of speech count as met.
        keep : callable, optional
            Says of an entry and the offsets of a find whether it counts there, as its scope may demand. What does
            not count takes no words from the others.

        Returns
        -------
        list of Match
            By start, then end.
        """
        document = Document(text) if isinstance(text, str) else text
        out: list[Match] = []
        for sentence in stream(document):
            words = self._tag(sentence, tags)
            for first, after, number in self.find(words, self._keeper(sentence, keep)):
                entry, lexicon = self.terms[number]
                if after - first > 1 and sentence.words[after - 1].lower() in _ARTICLES:
                    after -= 1  # it belongs to the words that follow
                start, end = sentence.starts[first], sentence.ends[after - 1]
                out.append(Match(start, end, sentence.first[first], sentence.after[after - 1], entry, lexicon))
        out.sort(key=lambda m: (m.start, m.end, m.lexicon.id, m.entry.id))
        return out

    def _keeper(
        self, sentence: Stream, keep: Callable[[Entry, int, int], bool] | None
    ) -> Callable[[int, int, int], bool] | None:
        if keep is None:
            return None
        return lambda first, after, number: keep(
            self.terms[number][0], sentence.starts[first], sentence.ends[after - 1]
        )

    def _tag(self, sentence: Stream, tags: Callable[[], Sequence[str]] | None) -> Sequence[str]:
        if tags is None:
            return sentence.words
        matter = list(map(self._automaton.alphabet.tagged.__getitem__, sentence.words))
        if True not in matter:
            return sentence.words
        values = tags()
        return [
            f"{word}{TAG}{values[after - 1]}" if matters else word
            for word, after, matters in zip(sentence.words, sentence.after, matter)
        ]
