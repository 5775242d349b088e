"""Entries that no text can match, or that always give way to another entry of their frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product

from framing.lexicons.files.lexicon import Entry, Lexicon
from framing.lexicons.patterns.matcher import Matcher
from framing.lexicons.patterns.pattern import Alt, Node, Opt, Seq, Symbol, parse_pattern
from framing.lexicons.patterns.stream import stream
from framing.text import Document
from framing.text.tags import TAGS

__all__ = ["Unfound", "readings", "unfound"]

#: Kind and message of what is wrong with an entry.
Unfound = tuple[str, str]

_MOST = 60
#: Kinds of symbols that stand for one form of a word.
_SINGLE = frozenset(["word", "exact", "acronym"])
#: Words that stand for a class of words and for what a star leaves open.
_CLASSES, _FILLED = {"number": ("5",), "Name": ("Smith",)}, "q"


def readings(entry: Entry, lexicon: Lexicon) -> list[str]:
    """Texts that a pattern is written for, shortest words first: each alternative, without gaps and inflections.

    Parameters
    ----------
    entry : Entry
    lexicon : Lexicon
        Has the sets that the pattern refers to.

    Returns
    -------
    list of str
        At most 61; more than 60 means that there are more still.

    Examples
    --------
    >>> entry = Entry("a", "(raid|siege) of ~3 <number> terror*", "x")
    >>> readings(entry, Lexicon("m", "1.0.0", (entry,)))
    ['raid of 5 terror', 'raid of 5 terrorq', 'siege of 5 terror', 'siege of 5 terrorq']
    """
    node = parse_pattern(entry.pattern, entry.match, entry.case, lexicon.sets)
    return list(dict.fromkeys(_joined(words) for words in islice(_sequences(node), _MOST + 1)))


def unfound(lexicon: Lexicon) -> dict[str, Unfound]:
    """What no text can match, by the id of the entry.

    Parameters
    ----------
    lexicon : Lexicon

    Returns
    -------
    dict of str to (kind, message)
        *never*: no text can match, since its words are no words of a text, its part of speech does not exist, or its
        own ``excludes`` and ``unless`` cancel it. *shadowed*: wherever it matches, another entry of its frame takes
        the words. Entries with ``requires``, and those with more than 60 alternatives, are not looked at for the
        second.

    Examples
    --------
    >>> entries = (Entry("a", "raid,", "x"), Entry("b", "siege", "x", excludes=("siege",)), Entry("c", "war/NZ", "x"))
    >>> for name, (kind, message) in unfound(Lexicon("m", "1.0.0", entries)).items():
    ...     print(name, kind, message.split(";")[0])
    a never no text can match: 'raid,' is read as the words 'raid' and ','
    b never its own excludes or unless cancel it wherever it matches, as in 'siege'
    c never there is no part of speech NZ
    """
    out: dict[str, Unfound] = {}
    full = Matcher([replace(lexicon, entries=tuple(e for e in lexicon if not e.requires))])
    alike = Counter(map(_sign, lexicon))
    for entry in lexicon:
        texts = readings(entry, lexicon)
        found = _never(entry, lexicon, texts)
        if found is None and not entry.requires and alike[_sign(entry)] == 1 and len(texts) <= _MOST:
            found = _always_taken(entry, texts, full, lexicon)
        if found:
            out[entry.id] = found
    return out


def _sign(entry: Entry) -> tuple[str, str, bool, str, str]:
    return entry.pattern.lower(), entry.match, entry.case, entry.frame, entry.scope


def _never(entry: Entry, lexicon: Lexicon, texts: list[str]) -> Unfound | None:
    node = parse_pattern(entry.pattern, entry.match, entry.case, lexicon.sets)
    strange = sorted({tag for symbol in _symbols(node) for tag in symbol.pos if not _is_tag(tag)})
    if strange:
        return "never", (f"there is no part of speech {strange[0]}; the tags are those of the Penn Treebank, such as "
                         "NN, VB, JJ")  # fmt: skip
    plain = replace(entry, requires=(), unless=(), excludes=())
    if not _matches(plain, lexicon, texts):
        words = [word for sentence in stream(Document(texts[0])) for word in sentence.words]
        cut = " and ".join(map(repr, words)) if len(words) < 3 else ", ".join(map(repr, words))
        return "never", f"no text can match: {texts[0]!r} is read as the words {cut}; write them as they are read"
    cancelled = replace(entry, requires=())
    if (entry.unless or entry.excludes) and not _matches(cancelled, lexicon, texts):
        return "never", (f"its own excludes or unless cancel it wherever it matches, as in {texts[0]!r}; narrow them "
                         "or drop the entry")  # fmt: skip
    return None


def _matches(entry: Entry, lexicon: Lexicon, texts: list[str]) -> bool:
    matcher = Matcher(replace(lexicon, entries=(entry,)))
    return any(matcher.match(text) for text in texts)


def _always_taken(entry: Entry, texts: list[str], full: Matcher, lexicon: Lexicon) -> Unfound | None:
    """Whether other entries of the frame, which find all forms that this one finds, take its words in every text."""
    winners: set[str] = set()
    for text in texts:
        taken = {m.entry.id: m.entry for m in full.match(text)}
        others = [other for other in taken.values() if other.frame == entry.frame and _reaches(other, entry, lexicon)]
        if entry.id in taken or not others:
            return None
        winners |= {other.id for other in others}
    names = ", ".join(sorted(winners))
    return "shadowed", f"wherever it matches, {names} takes the words; raise its priority or drop it"


def _reaches(other: Entry, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether an entry that finds one form of a word finds the others that `entry` finds too, wherever they stand."""
    own, others = (list(_symbols(parse_pattern(e.pattern, e.match, e.case, lexicon.sets))) for e in (entry, other))
    forms = all(s.kind in _SINGLE for s in own) or not any(s.kind in _SINGLE for s in others)
    anywhere = other.scope in ("any", entry.scope) and not other.unless and not any(symbol.pos for symbol in others)
    return forms and anywhere and not other.case


def _is_tag(tag: str) -> bool:
    return any(name.startswith(tag) for name in TAGS)


def _symbols(node: Node) -> Iterator[Symbol]:
    if isinstance(node, Symbol):
        yield node
    elif isinstance(node, Opt):
        yield from _symbols(node.part)
    else:
        for part in node.parts:
            yield from _symbols(part)


def _sequences(node: Node) -> Iterator[tuple[str, ...]]:
    if isinstance(node, Opt):
        yield ()
        yield from _sequences(node.part)
    elif isinstance(node, Alt):
        for part in node.parts:
            yield from _sequences(part)
    elif isinstance(node, Seq):
        for words in product(*(list(islice(_sequences(part), _MOST + 1)) for part in node.parts)):
            yield tuple(word for part in words for word in part)
    elif node.kind == "glob":
        core = node.value.strip("*")
        if core.strip("-") == core:
            yield (core,)
        yield (_FILLED * node.value.startswith("*") + core + _FILLED * node.value.endswith("*"),)
    elif node.kind == "class":
        yield _CLASSES[node.value]
    else:
        yield (node.value,) if node.value else ()


def _joined(words: tuple[str, ...]) -> str:
    """Words as a text: what follows a word without a space in print (*n't*, *'s*) stands so."""
    text = ""
    for word in words:
        text += word if word.startswith("'") or word == "n't" or not text else f" {word}"
    return text
