"""Many patterns matched at once: an automaton over words that is made deterministic as the texts ask for it.

The patterns become one nondeterministic automaton. Its deterministic states are built when a text first needs them
and kept. A word is first turned into its class, the words of the patterns that it stands for: most words of a text have
none and end a match at once, and the states need no transition for each word of a vocabulary. Only the first state is
keyed by the word as it stands, so that a word that begins no pattern costs one look-up. There is no backtracking: the
time does not depend on how the patterns are written, and no pattern slows the others down.

References
----------
Thompson, K. (1968). Regular expression search algorithm. Communications of the ACM 11(6), 419-422.
Aho, A. V., Lam, M. S., Sethi, R. and Ullman, J. D. (2006). Compilers, 2nd ed., section 3.7 (lazy subset construction).
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.lexicons.patterns.pattern import Alt, Node, Opt, Seq, Symbol
from framing.lexicons.patterns.symbols import Alphabet

__all__ = ["Automaton"]

# Kept transitions; beyond it the states are forgotten and built anew, which bounds the memory (about 100 bytes each).
_MAX_TRANSITIONS = 250_000


class _State(dict[int, "_State"]):
    """A deterministic state: the next one by class of word.

    What is not in it leads nowhere, if the class has a single symbol; the states behind other classes are built when
    they are asked for, as is what a symbol leads to.
    """

    __slots__ = ("accepts", "dead", "edges", "owner", "reached")

    def __init__(self, owner: Automaton, members: frozenset[int]) -> None:
        super().__init__()
        self.owner = owner
        self.accepts = tuple(sorted(owner.accepting[m] for m in members if m in owner.accepting))
        edges: dict[int, list[int]] = {}
        own = owner.edges
        for member in members:
            for symbol, target in own[member]:
                if symbol in edges:
                    edges[symbol].append(target)
                else:
                    edges[symbol] = [target]
        self.edges = edges
        self.reached: dict[int, frozenset[int]] = {}
        self.dead: set[int] = set()
        todo = owner.todo
        for symbol in edges:
            self[symbol + 1] = todo  # the class of this symbol alone

    def follow(self, kind: int) -> _State | None:
        """The next state, built; None where no pattern goes on."""
        owner = self.owner
        if kind in self.dead or (kind not in self and kind < owner.alphabet.mixed):
            return None
        owner.transitions += 1
        edges = self.edges
        symbols = [symbol for symbol in owner.alphabet.classes[kind] if symbol in edges]
        if not symbols:
            self.dead.add(kind)
            return None
        # Of a class of several symbols most states know one, whose next state they may have already.
        state = self[symbols[0] + 1] if len(symbols) == 1 else owner.todo
        if state is owner.todo:
            state = owner.state(frozenset().union(*map(self._reach, symbols)))
            if len(symbols) == 1:
                self[symbols[0] + 1] = state
        self[kind] = state
        return state

    def _reach(self, symbol: int) -> frozenset[int]:
        """States of the patterns behind a symbol."""
        found = self.reached.get(symbol)
        if found is None:
            found = self.reached[symbol] = frozenset().union(*map(self.owner.closure, self.edges[symbol]))
        return found


class _First(dict[str, "_State | None"]):
    """The state after the first word of a match, by that word as it stands."""

    __slots__ = ("kinds", "start")

    def __init__(self, start: _State, kinds: dict[str, int]) -> None:
        super().__init__()
        self.start, self.kinds = start, kinds

    def __missing__(self, word: str) -> _State | None:
        kind = self.kinds[word]
        state = self.start.get(kind)
        if (state is None and kind >= self.start.owner.alphabet.mixed) or state is self.start.owner.todo:
            state = self.start.follow(kind)
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
    >>> from framing.lexicons.patterns.pattern import parse_pattern
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
        self.alphabet.close()
        self.todo = _State.__new__(_State)  # stands for a state that is not built yet
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

    def closure(self, member: int) -> frozenset[int]:
        """States that are reached without a word."""
        reachable = self._closures.get(member)
        if reachable is None:
            seen, todo = {member}, [member]
            while todo:
                for other in self._empty[todo.pop()]:
                    if other not in seen:
                        seen.add(other)
                        todo.append(other)
            reachable = frozenset(m for m in seen if self.edges[m] or m in self.accepting)
            self._closures[member] = reachable
        return reachable

    def _reset(self) -> None:
        self._states: dict[frozenset[int], _State] = {}
        self.transitions = 0
        self._first = _First(self.state(self.closure(0)), self.alphabet.kinds)

    def state(self, members: frozenset[int]) -> _State:
        """The deterministic state of some states of the patterns."""
        state = self._states.get(members)
        if state is None:
            state = self._states[members] = _State(self, members)
        return state

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
        if self.transitions + len(self._first) > _MAX_TRANSITIONS:
            self._reset()
        found: list[tuple[int, int, int]] = []
        kinds, n = self.alphabet.kinds, len(words)
        todo, mixed = self.todo, self.alphabet.mixed
        for first, state in enumerate(map(self._first.__getitem__, words)):
            if state is None:
                continue
            here = first + 1
            longest: dict[int, int] | None = None
            while True:
                if state.accepts:
                    longest = {} if longest is None else longest
                    for pattern in state.accepts:
                        longest[pattern] = here
                if here == n:
                    break
                kind = kinds[words[here]]
                following = state.get(kind)
                if following is None:
                    if kind < mixed:
                        break
                    following = state.follow(kind)
                elif following is todo:
                    following = state.follow(kind)
                if following is None:
                    break
                state = following
                here += 1
            if longest is not None:
                for pattern, after in longest.items():
                    found.append((first, after, pattern))
        return found
