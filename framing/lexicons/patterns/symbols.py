"""Which words of the patterns a word of the text stands for: forms, dictionary forms, beginnings, numbers, names."""

from __future__ import annotations

import re

from framing.lexicons.patterns.globs import Globs, Numbered
from framing.lexicons.patterns.pattern import Symbol
from framing.lexicons.words import word_table, words
from framing.text import lemma

__all__ = ["TAG", "Alphabet", "forms"]

#: Stands between a word and its part-of-speech tag.
TAG = "\x1f"

_NUMBER = re.compile(r"\d[\d.,]*(?:[kmbKMB]|bn|mn)?$|\d+-strong$")
_BROKEN = re.compile(r"[-‐]\s*[\r\n]\s*")
_DASHES = str.maketrans({"‑": "-", "‐": "-", "’": "'", "ʼ": "'", "\u00ad": None})
_BREAKS = frozenset("— – ― -- --- ; : ( ) [ ] … ... | •".split())
_MAX_KNOWN = 200_000
#: Letters from which on an acronym may be written as a name (*Nato*).
_NAMED_LENGTH = 4


def forms(word: str) -> set[str]:
    """Spellings that a word of the text is compared by: marks unified, a line break inside a word healed.

    Parameters
    ----------
    word : str

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(forms("gov-\\nernment")), forms("don’t")
    (['gov-ernment', 'government'], {"don't"})
    """
    if word.isascii() and word.isalnum():
        return {word}
    plain = word.translate(_DASHES)
    if _BROKEN.search(plain):
        return {_BROKEN.sub("-", plain), _BROKEN.sub("", plain)}
    return {plain}


def _bases(form: str) -> tuple[str, ...]:
    """Other forms that a word stands for: its dictionary form; of a hyphenated word the last part is inflected."""
    corrected = word_table("matching.lemmas").get(form)
    if corrected is not None:
        return (corrected,)
    if "-" in form:
        head, dash, tail = form.rpartition("-")
        base = head + dash + lemma(tail) if tail else lemma(form)
    else:
        base = lemma(form)
    if form[-1:] == "s" and len(form) > 4 and not form.endswith(("ss", "us")) and base != form[:-1]:
        return base, form[:-1]  # a regular plural or third person, for words that the dictionary does not have
    return (base,)


class _Kinds(dict[str, int]):
    """The class of each word met: which words of the patterns it stands for; 0 for none."""

    __slots__ = ("alphabet",)

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self.alphabet = alphabet

    def __missing__(self, word: str) -> int:
        if len(self) > _MAX_KNOWN:
            self.clear()
            self.alphabet.forget()
        kind = self[word] = self.alphabet.kind(word)
        return kind


class _Tagged(dict[str, bool]):
    """Whether the part of speech of each word met decides about a pattern."""

    __slots__ = ("alphabet",)

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self.alphabet = alphabet

    def __missing__(self, word: str) -> bool:
        decides = self[word] = self.alphabet.decides(word)
        return decides


class Alphabet:
    """The symbols of all patterns, numbered, and for each word of a text those that it stands for.

    Attributes
    ----------
    kinds : dict of str to int
        Class of a word, with a tag after ``TAG`` if it has one; made when it is asked for.
    classes : list of tuple of int
        Symbols of each class: class 0 has none, class ``k + 1`` the symbol ``k`` alone.
    mixed : int
        First class of several symbols.
    tagged : dict of str to bool
        Whether the part of speech of a word decides about a pattern; made when it is asked for.

    Examples
    --------
    >>> alphabet = Alphabet()
    >>> attack, led = alphabet.add(Symbol("lemma", "attack")), alphabet.add(Symbol("glob", "*-led"))
    >>> alphabet.symbols("Attacked") == (attack,), alphabet.symbols("U.S.-led") == (led,), alphabet.symbols("calm")
    (True, True, ())
    """

    def __init__(self) -> None:
        self._numbers: dict[Symbol, int] = {}
        self._exact: dict[str, list[Numbered]] = {}
        self._word: dict[str, list[Numbered]] = {}
        self._lemma: dict[str, list[Numbered]] = {}
        self._acronym: dict[str, list[Numbered]] = {}
        self._acronyms: dict[str, list[Numbered]] = {}
        self._globs = Globs()
        self._always: list[tuple[str, int, tuple[str, ...]]] = []
        self.tagged = _Tagged(self)
        self.kinds = _Kinds(self)
        self.classes: list[tuple[int, ...]] = [()]
        self._class_of: dict[tuple[int, ...], int] = {(): 0}
        self.mixed = 1

    def add(self, symbol: Symbol) -> int:
        """Number of a symbol, a new one where it is met for the first time."""
        number = self._numbers.get(symbol)
        if number is None:
            number = self._numbers[symbol] = len(self._numbers)
            if symbol.kind == "glob":
                self._globs.add(symbol.value, (number, symbol.pos))
            elif symbol.kind in ("class", "any"):
                self._always.append((symbol.value, number, symbol.pos))
            else:
                if symbol.kind == "lemma" and not self._lemma:
                    lemma("word")  # the dictionary is read now, not with the first text
                kinds = {"exact": self._exact, "word": self._word, "lemma": self._lemma}
                kinds |= {"acronym": self._acronym, "acronyms": self._acronyms}
                kinds[symbol.kind].setdefault(symbol.value, []).append((number, symbol.pos))
        return number

    def close(self) -> None:
        """Number the classes of one symbol, when all symbols are known."""
        self.classes = [(), *((number,) for number in range(len(self._numbers)))]
        self._class_of = {numbers: kind for kind, numbers in enumerate(self.classes)}
        self.mixed = len(self.classes)
        self.kinds.clear()

    def forget(self) -> None:
        """Let go what was kept of single words."""
        self.tagged.clear()

    def decides(self, word: str) -> bool:
        """Whether the part of speech of a word decides about a pattern, worked out; :attr:`tagged` keeps it."""
        found = self._candidates(word)
        decides = any(pos for _, pos in found)
        if not decides and len(self.kinds) < _MAX_KNOWN:
            self.kinds[word] = self._class(found, "")  # it will be asked for next
        return decides

    def symbols(self, word: str) -> tuple[int, ...]:
        """Symbols that a word (with a tag after ``TAG``, if it has one) stands for."""
        return self.classes[self.kinds[word]]

    def kind(self, word: str) -> int:
        """Class of a word, worked out; :attr:`kinds` keeps it."""
        form, _, tag = word.partition(TAG)
        return self._class(self._candidates(form), tag)

    def _class(self, found: list[Numbered], tag: str) -> int:
        if not found:
            return 0
        if len(found) == 1 and not found[0][1] and found[0][0] + 1 < self.mixed:
            return found[0][0] + 1
        numbers = tuple(sorted({number for number, pos in found if not pos or not tag or tag.startswith(pos)}))
        kind = self._class_of.get(numbers)
        if kind is None:
            kind = self._class_of[numbers] = len(self.classes)
            self.classes.append(numbers)
        return kind

    def _candidates(self, word: str) -> list[Numbered]:
        out: list[Numbered] = []
        for exact in (word,) if word.isascii() and word.isalnum() else forms(word):
            low = exact.lower()
            if exact in self._exact:
                out += self._exact[exact]
            if low in self._word:
                out += self._word[low]
            if self._lemma and low:
                if low in self._lemma:
                    out += self._lemma[low]
                for base in _bases(low):
                    if base != low and base in self._lemma:
                        out += self._lemma[base]
            if (self._acronym or self._acronyms) and exact != low:
                out += self._as_acronym(exact, low)
            if self._globs:
                out += self._globs.fitting(exact, low)
        for name, number, pos in self._always:
            if _belongs(name, word):
                out.append((number, pos))
        return out

    def _as_acronym(self, word: str, low: str) -> list[Numbered]:
        """Acronyms of the patterns that a word with a capital can be."""
        plain = word.replace(".", "")
        if "-" in plain:
            plain = "-".join(part if part[1:] and part.isupper() else part.lower() for part in plain.split("-"))
            head, dash, _ = plain.rpartition("-")
            others = [head + dash + base.rpartition("-")[2] for base in _bases(low)]
        else:
            others = [plain[:-1]] if plain.endswith("s") and len(plain) > 2 else []
        out = [*self._acronym.get(_capitals(plain), ()), *self._acronyms.get(_capitals(plain), ())]
        for other in others:
            if other != plain:
                out += self._acronyms.get(_capitals(other), ())
        return out


def _capitals(word: str) -> str:
    """The acronym in capitals that a word written as a name is: *Nato*, but not *Us* or *Who*."""
    return word.upper() if len(word) >= _NAMED_LENGTH and word[1:].islower() and word.isalpha() else word


def _belongs(name: str, word: str) -> bool:
    if not name:  # a gap ends where a clause does
        return word not in _BREAKS
    if name == "number":
        low = word.lower()
        return bool(_NUMBER.match(low)) or words("matching.number_words").issuperset(low.split("-"))
    return name == "Name" and word[:1].isupper() and word.lower() not in words("matching.function_words")
