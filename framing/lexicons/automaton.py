"""Many patterns matched at once: an automaton over words that is made deterministic as the texts ask for it.

The patterns become one nondeterministic automaton. Its deterministic states are built when a text first needs them
and kept, keyed by the word as it stands, so that a word seen before costs one look-up in a dictionary and a word that
begins no pattern is passed over at once. There is no backtracking: the time does not depend on how the patterns are
written, and no pattern slows the others down.

References
----------
Thompson, K. (1968). Regular expression search algorithm. Communications of the ACM 11(6), 419-422.
Aho, A. V., Lam, M. S., Sethi, R. and Ullman, J. D. (2006). Compilers, 2nd ed., section 3.7 (lazy subset construction).
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.lexicons.pattern import Alt, Node, Opt, Seq, Symbol
from framing.lexicons.symbols import Alphabet

__all__ = ["Automaton"]

# Kept transitions; beyond it the states are forgotten and built anew, which bounds the memory (about 100 bytes each).
_MAX_TRANSITIONS = 250_000


class _State(dict[str, "_State | None"]):
    """A deterministic state: the next one by word, looked up or built."""

    __slots__ = ("accepts", "edges", "owner")

    def __init__(self, owner: Automaton, members: frozenset[int]) -> None:
        super().__init__()
        self.owner = owner
        self.accepts = tuple(sorted(owner.accepting[m] for m in members if m in owner.accepting))
        self.edges: dict[int, list[int]] = {}
        for member in members:
            for symbol, target in owner.edges[member]:
                self.edges.setdefault(symbol, []).append(target)

    def __missing__(self, word: str) -> _State | None:
        state = self.owner.step(self, word)
        self[word] = state
        return state


class Automaton:
    """Patterns, compiled.

    Parameters
    ----------
    patterns : sequence of Node
        Syntax trees; the position in the sequence identifies a pattern.

    Examples
    --------
    >>> from framing.lexicons.pattern import parse_pattern
    >>> automaton = Automaton([parse_pattern("cease-fire"), parse_pattern("peace (talk|deal)")])
    >>> automaton.scan("Peace talks follow the ceasefire".split())
    [(0, 2, 1), (4, 5, 0)]
    """

    def __init__(self, patterns: Sequence[Node]) -> None:
        self.alphabet = Alphabet()
        self.edges: list[list[tuple[int, int]]] = [[]]
        self.accepting: dict[int, int] = {}
        self._empty: list[list[int]] = [[]]
        for number, node in enumerate(patterns):
            begin, end = self._build(node)
            self._empty[0].append(begin)
            self.accepting[end] = number
        self._closures: dict[int, frozenset[int]] = {}
        self._reset()

    def _new(self) -> int:
        self.edges.append([])
        self._empty.append([])
        return len(self.edges) - 1

    def _build(self, node: Node) -> tuple[int, int]:
        begin, end = self._new(), self._new()
        if isinstance(node, Symbol):
            self.edges[begin].append((self.alphabet.add(node), end))
        elif isinstance(node, Opt):
            first, last = self._build(node.part)
            self._empty[begin] += [first, end]
            self._empty[last].append(end)
        elif isinstance(node, Alt):
            for part in node.parts:
                first, last = self._build(part)
                self._empty[begin].append(first)
                self._empty[last].append(end)
        elif isinstance(node, Seq):
            here = begin
            for part in node.parts:
                first, last = self._build(part)
                self._empty[here].append(first)
                here = last
            self._empty[here].append(end)
        return begin, end

    def _closure(self, member: int) -> frozenset[int]:
        known = self._closures.get(member)
        if known is None:
            seen, todo = {member}, [member]
            while todo:
                for other in self._empty[todo.pop()]:
                    if other not in seen:
                        seen.add(other)
                        todo.append(other)
            known = frozenset(m for m in seen if self.edges[m] or m in self.accepting)
            self._closures[member] = known
        return known

    def _reset(self) -> None:
        self._states: dict[frozenset[int], _State] = {}
        self._transitions = 0
        self._start = self._state(self._closure(0))

    def _state(self, members: frozenset[int]) -> _State:
        state = self._states.get(members)
        if state is None:
            state = self._states[members] = _State(self, members)
        return state

    def step(self, state: _State, word: str) -> _State | None:
        """State after one more word; None when no pattern can go on."""
        self._transitions += 1
        symbols = self.alphabet.symbols(word)
        if not symbols:
            return None
        edges = state.edges
        members: set[int] = set()
        for symbol in symbols:
            for target in edges.get(symbol, ()):
                members |= self._closure(target)
        return self._state(frozenset(members)) if members else None

    def scan(self, words: Sequence[str]) -> list[tuple[int, int, int]]:
        """The longest match of each pattern at each word.

        Parameters
        ----------
        words : sequence of str
            Words of one sentence; a tag may follow a word after ``\\x1f`` where :meth:`tagged` says that it matters.

        Returns
        -------
        list of (first, after, pattern)
            In the order of `first`.
        """
        if self._transitions > _MAX_TRANSITIONS:
            self._reset()
        found: list[tuple[int, int, int]] = []
        start, n = self._start, len(words)
        for first, word in enumerate(words):
            state = start[word]
            if state is None:
                continue
            here = first + 1
            longest: dict[int, int] = {}
            while True:
                for pattern in state.accepts:
                    longest[pattern] = here
                if here == n:
                    break
                state = state[words[here]]
                if state is None:
                    break
                here += 1
            for pattern, after in longest.items():
                found.append((first, after, pattern))
        return found
