"""Clauses that give somebody a name or a quality: *called the firm reckless*, *what they called a crackdown*."""

from __future__ import annotations

from dataclasses import dataclass

from framing.frames.syntax import Sentence, VerbGroup
from framing.frames.words import NAMING, NAMING_AS

__all__ = ["Naming", "find_naming"]

_MARKS = frozenset(["''", "``", *"\"“”„«»‘’'`‹›"])
_BETWEEN = frozenset("as and or both simply a an the".split())


@dataclass(frozen=True)
class Naming:
    """Who names, and who is named, as numbers of chunks.

    Attributes
    ----------
    namer : int
        -1 where nobody is said to name.
    named : int
        -1 where the name stands for the thing itself (*what they called a crackdown*).
    """

    namer: int
    named: int


def find_naming(sentence: Sentence, first: int) -> Naming | None:
    """The clause by which the term at `first` is said of somebody, if it is the complement of a verb of naming.

    Parameters
    ----------
    sentence : Sentence
    first : int
        First token of the term.

    Returns
    -------
    Naming or None

    Examples
    --------
    >>> words = "Marsh called the firm reckless".split()
    >>> sentence = Sentence(words, "NNP VBD DT NN JJ".split(), 0, 5)
    >>> find_naming(sentence, 4)
    Naming(namer=0, named=1)
    """
    verb = sentence.previous_verb(first)
    if verb is not None and verb.lemma in NAMING | NAMING_AS and (found := _read(sentence, verb, first)):
        return found
    own = sentence.verb(first)
    before = sentence.previous_verb(own.first) if own is not None and own.form in ("participle", "gerund") else None
    if before is not None and before.lemma in NAMING | NAMING_AS:
        return _read(sentence, before, first)
    return None


def _read(sentence: Sentence, verb: VerbGroup, first: int) -> Naming | None:
    if verb.passive:
        return Naming(-1, sentence.subject(verb)) if _leads(sentence, verb, verb.after, first) else None
    namer, number = sentence.subject(verb), sentence.object(verb)
    if _is_what(sentence, namer):
        return Naming(namer, -1) if _leads(sentence, verb, verb.after, first) else None
    if number < 0:
        return None
    chunk = sentence.chunks[number]
    if chunk.first < first < chunk.after and verb.lemma in NAMING and sentence.tags[chunk.first].startswith("NNP"):
        return Naming(namer, number)  # *branded Norlink reckless*, where the quality was taken for a part of the name
    if chunk.after > first:
        return None
    k, named = _over_of(sentence, number)
    return Naming(namer, named) if k <= first and _leads(sentence, verb, k, first) else None


def _is_what(sentence: Sentence, namer: int) -> bool:
    if namer < 0:
        return False
    k = sentence.chunks[namer].first - 1
    return k >= sentence.begin and sentence.words[k].lower() in ("what", "which")


def _over_of(sentence: Sentence, number: int) -> tuple[int, int]:
    """Token behind a phrase with its owner and its *of*, and the number of the chunk that governs it."""
    named = number
    while named + 1 < len(sentence.chunks) and sentence.chunks[named + 1].owner == named:
        named += 1
    k = sentence.chunks[named].after
    while k < sentence.end and sentence.words[k].lower() == "of" and (inner := sentence.chunk(k + 1)) >= 0:
        k = sentence.chunks[inner].after
    return k, named


def _leads(sentence: Sentence, verb: VerbGroup, begin: int, first: int) -> bool:
    """Whether only words of the complement itself stand between; behind some verbs *as* must."""
    between = range(begin, first)
    if verb.lemma not in NAMING and not any(sentence.words[k].lower() == "as" for k in between):
        return False
    own = sentence.chunk(first)
    return all(
        sentence.words[k] in _MARKS
        or sentence.words[k].lower() in _BETWEEN
        or sentence.tags[k][:2] in ("JJ", "RB", "DT")
        or (own >= 0 and sentence.chunk(k) == own)
        or (sentence.words[k] == "," and sentence.tags[k - 1].startswith("JJ"))
        for k in between
    )
