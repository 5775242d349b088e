"""The pattern language of the lexicons: from a line of text to a small syntax tree.

==================  ==========================================================================================
``attack``          the word and its inflections (or the word only, where the entry says ``match = "literal"``)
``=attacked``       this form only
``UN``, ``ISIS``    an acronym: capitals only (*US* is no *us*), with full stops or without (*U.N.*), and its plural
                    (*NGOs*); one of four letters or more as a name too (*Nato*)
``attack/VB``       only where the part-of-speech tag begins with ``VB``; several: ``/NN,JJ``
``terror*``         any word that begins so, *terror* too; ``*-backed`` any that ends so
``cease-fire``      a hyphen stands for hyphen, space or nothing: *cease-fire, cease fire, ceasefire*
``would--be``       a hyphen only
``(a|an|one act)``  one of several sequences
``very?``, ``(…)?`` may be left out
``~3``              a gap of up to three words
``<people>``        a slot: a set of the lexicon file, or built in: ``<number>``, ``<Name>``, ``<quantity>``
==================  ==========================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from framing.lexicons.words import word_table

__all__ = ["Alt", "Node", "Opt", "PatternError", "Seq", "Symbol", "parse_pattern"]


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why and what to write instead."""


@dataclass(frozen=True)
class Symbol:
    """One word of a pattern.

    Attributes
    ----------
    kind : {"lemma", "word", "exact", "acronym", "acronyms", "glob", "class", "any"}
        ``acronyms``: an acronym or its plural.
    value : str
        The form that is looked for, of an acronym without full stops; empty for ``any``.
    pos : tuple of str
        Beginnings of the part-of-speech tags that are accepted; empty for all.
    """

    kind: str
    value: str
    pos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seq:
    """One after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Alt:
    """One of them."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Opt:
    """May be left out."""

    part: Node


Node: TypeAlias = Symbol | Seq | Alt | Opt

_LEX = re.compile(r"\s*(?:(?P<mark>[()|]|\)\?)|<(?P<slot>[\w-]+)>(?P<opt1>\??)|~(?P<gap>\d+)|(?P<word>[^\s()|<>]+))")
_CLITIC = re.compile(r"(?<=[A-Za-z.])(n't|'(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Z.0-9]*")
_CLASSES = ("number", "Name")
_MAX_GAP = 12
_DEEPEST = 50
_LONGEST = 10_000  # characters of a pattern
_MOST = 20_000  # words that a pattern may stand for, those of its sets included


class _Parser:
    def __init__(
        self,
        text: str,
        match: str,
        case: bool,
        sets: Mapping[str, tuple[str, ...]],
        depth: int,
        words: list[int] | None = None,
    ) -> None:
        if len(text) > _LONGEST:
            raise PatternError(f"it has {len(text):,} characters, more than {_LONGEST:,}; write it as several patterns")
        self.words = [0] if words is None else words
        self.text, self.match, self.case, self.sets, self.depth = text, match, case, sets, depth
        self.position = 0
        self.open = 0

    def parse(self) -> Node:
        node = self._alternatives()
        rest = self.text[self.position :].strip()
        if rest:
            raise PatternError(f"{rest!r} was not expected here; is a bracket closed twice?")
        return node

    def _alternatives(self) -> Node:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Alt(tuple(options))

    def _take(self, mark: str) -> bool:
        rest = self.text[self.position :]
        lead = len(rest) - len(rest.lstrip())
        if rest[lead:].startswith(mark):
            self.position += lead + len(mark)
            return True
        return False

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while True:
            found = _LEX.match(self.text, self.position)
            if found is None or found["mark"] in ("|", ")"):
                break
            self.position = found.end()
            if found["mark"] == "(":
                self.open += 1
                if self.open > _DEEPEST:
                    raise PatternError(f"more than {_DEEPEST} brackets in one another; write it as several patterns")
                node = self._alternatives()
                self.open -= 1
                if not self._take(")"):
                    raise PatternError("a bracket '(' is not closed; add ')'")
                parts.append(Opt(node) if self._take("?") else node)
            elif found["slot"]:
                node = self._slot(found["slot"])
                parts.append(Opt(node) if found["opt1"] else node)
            elif found["gap"]:
                if int(found["gap"]) > _MAX_GAP:
                    raise PatternError(f"the gap ~{found['gap']} is too wide; the widest is ~{_MAX_GAP}")
                parts.extend([Opt(Symbol("any", ""))] * int(found["gap"]))
            else:
                parts.append(self._word(found["word"]))
        if not parts:
            raise PatternError("an empty pattern or alternative; write a word, or mark what may be left out with '?'")
        return parts[0] if len(parts) == 1 else Seq(tuple(parts))

    def _slot(self, name: str) -> Node:
        if name in _CLASSES:
            return Symbol("class", name)
        built_in = word_table("matching.sets")
        patterns = self.sets.get(name) or built_in.get(name)
        if patterns is None:
            names = ", ".join(sorted({*self.sets, *built_in, *_CLASSES}))
            raise PatternError(f"there is no set <{name}>; add it to [sets], or use one of: {names}")
        if self.depth > 8:
            raise PatternError(f"the set <{name}> contains itself")
        nodes = [_Parser(p, "lemma", self.case, self.sets, self.depth + 1, self.words).parse() for p in patterns]
        return nodes[0] if len(nodes) == 1 else Alt(tuple(nodes))

    def _word(self, raw: str) -> Node:
        self.words[0] += 1
        if self.words[0] > _MOST:
            raise PatternError(f"with its sets it stands for more than {_MOST:,} words; write it as several patterns")
        optional = raw.endswith("?") and len(raw) > 1
        word = raw[:-1] if optional else raw
        word, _, tags = word.partition("/") if "/" in word[1:] else (word, "", "")
        pos = tuple(tag for tag in tags.split(",") if tag)
        kind = "exact" if self.case else ("lemma" if self.match == "lemma" else "word")
        if word.startswith("=") and len(word) > 1:
            word, kind = word[1:], "exact" if self.case else "word"
        word = word.replace("’", "'").replace("‑", "-")
        node = self._form(word, kind, pos)
        return Opt(node) if optional else node

    def _form(self, word: str, kind: str, pos: tuple[str, ...]) -> Node:
        if "*" in word:
            if not word.strip("*") or "*" in word.strip("*"):
                raise PatternError(
                    f"{word!r}: a star stands at the beginning or end of a word and needs a word beside it"
                )
            cased = self.case or _ACRONYM.fullmatch(word.strip("*")) is not None
            return Symbol("glob", word if cased else word.lower(), pos)
        if "--" in word.strip("-"):
            plain = word.replace("--", "-")
            return Symbol(kind, plain if kind == "exact" else plain.lower(), pos)
        clitic = _CLITIC.search(word)
        if clitic and clitic.start():
            return Seq((self._form(word[: clitic.start()], kind, pos), Symbol("word", clitic.group().lower())))
        form = word if kind == "exact" else word.lower()
        pieces = word.split("-")
        if len(pieces) < 2 or not all(piece[:1].isalnum() for piece in pieces):
            return _symbol(word, kind, pos)
        rest = "word" if kind == "lemma" else kind
        apart = Seq((*(_symbol(piece, rest) for piece in pieces[:-1]), _symbol(pieces[-1], kind, pos)))
        acronyms = [piece.replace(".", "") if _ACRONYM.fullmatch(piece) else "" for piece in pieces]
        if any(acronyms) and kind != "exact":  # "UN-armed" is not "unarmed"
            whole = "-".join(acronym or piece.lower() for acronym, piece in zip(acronyms, pieces))
            return Alt((Symbol("acronyms" if kind == "lemma" else "acronym", whole, pos), apart))
        return Alt((Symbol(kind, form, pos), Symbol(kind, form.replace("-", ""), pos), apart))


def _symbol(word: str, kind: str, pos: tuple[str, ...] = ()) -> Symbol:
    """A word of a pattern without signs; in capitals it is an acronym."""
    if kind == "exact":
        return Symbol(kind, word, pos)
    if _ACRONYM.fullmatch(word):
        return Symbol("acronyms" if kind == "lemma" else "acronym", word.replace(".", ""), pos)
    return Symbol(kind, word.lower(), pos)


def parse_pattern(
    text: str, match: str = "lemma", case: bool = False, sets: Mapping[str, tuple[str, ...]] | None = None
) -> Node:
    """Read a pattern.

    Parameters
    ----------
    text : str
        See the module's table.
    match : {"lemma", "literal"}
        What a plain word stands for.
    case : bool
        Capitals count.
    sets : mapping of str to tuple of str, optional
        Named lists of patterns that slots refer to.

    Returns
    -------
    Node

    Raises
    ------
    PatternError
        Says what is wrong and the mend.

    Examples
    --------
    >>> parse_pattern("act of =aggression")
    Seq(parts=(Symbol(kind='lemma', value='act', pos=()), Symbol(kind='lemma', value='of', pos=()),
        Symbol(kind='word', value='aggression', pos=())))
    >>> parse_pattern("(raid|strike")
    Traceback (most recent call last):
    ...
    framing.lexicons.patterns.pattern.PatternError: a bracket '(' is not closed; add ')'
    """
    node = _Parser(text, match, case, sets or {}, 0).parse()
    if _nullable(node):
        raise PatternError("everything in the pattern may be left out; at least one word must stand")
    if any(symbol.kind == "any" for last in (False, True) for symbol in _edge(node, last)):
        raise PatternError("a gap stands at the beginning or end; put a word before and after each ~")
    return node


def _edge(node: Node, last: bool) -> list[Symbol]:
    """Symbols that a match may begin (or end) with."""
    if isinstance(node, Symbol):
        return [node]
    if isinstance(node, Opt):
        return _edge(node.part, last)
    out: list[Symbol] = []
    for part in reversed(node.parts) if last else node.parts:
        out += _edge(part, last)
        if isinstance(node, Seq) and not _nullable(part):
            break
    return out


def _nullable(node: Node) -> bool:
    if isinstance(node, Symbol):
        return False
    if isinstance(node, Opt):
        return True
    nullable = [_nullable(part) for part in node.parts]
    return all(nullable) if isinstance(node, Seq) else any(nullable)
