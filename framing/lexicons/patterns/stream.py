"""The words that are matched: the tokens of a sentence without quotation marks, words broken over lines made whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise

from framing.text import Document

__all__ = ["Stream", "stream"]

_MARKS = frozenset(["''", "``", *"\"“”„‟«»＂‘‚‛'’`‹›"])
_HYPHENS = frozenset("-‐\u00ad")


@dataclass
class Stream:
    """Words of one sentence.

    Attributes
    ----------
    words : list of str
    starts, ends : list of int
        Offsets in the text.
    first, after : list of int
        Tokens ``[first, after)`` of the document that each word is made of.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


def stream(document: Document) -> Iterator[Stream]:
    """Words of each sentence.

    Quotation marks are passed over, so that a term is found around them too (the *so-called* “*rebels*”); the
    offsets stay those of the text. A word that a hyphen breaks at the end of a line, or that a soft hyphen parts, is
    one word.

    Parameters
    ----------
    document : Document

    Yields
    ------
    Stream

    Examples
    --------
    >>> [s.words for s in stream(Document("They broke the “ceasefire”. It held."))]
    [['They', 'broke', 'the', 'ceasefire', '.'], ['It', 'held', '.']]
    """
    text, words = document.text, document.tokens.words
    starts, ends = document.tokens.start.tolist(), document.tokens.end.tolist()
    sentence = document.token_sentence.tolist()
    first, after = _whole_words(text, words, starts, ends)
    if not _MARKS.isdisjoint(words):
        kept = [words[k] not in _MARKS or _inside(text, starts[k], ends[k]) for k in first]
        first, after = list(compress(first, kept)), list(compress(after, kept))
    cuts = [i for i in range(1, len(first)) if sentence[first[i]] != sentence[after[i - 1] - 1]]
    for begin, end in pairwise([0, *cuts, len(first)] if first else []):
        k, last = first[begin:end], after[begin:end]
        if last[-1] - k[0] == end - begin:  # nothing passed over, nothing joined
            yield Stream(words[k[0] : last[-1]], starts[k[0] : last[-1]], ends[k[0] : last[-1]], k, last)
        else:
            begins, stops = [starts[one] for one in k], [ends[one - 1] for one in last]
            yield Stream([text[a:b] for a, b in zip(begins, stops)], begins, stops, k, last)


def _whole_words(text: str, words: Sequence[str], starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
    """Tokens ``[first, after)`` of each word: one, but for words that are broken or parted."""
    n = len(words)
    hyphens = [k for k in range(1, n) if words[k] in _HYPHENS]
    joined = {k: end for k in hyphens if (end := _continued(text, starts, ends, k, n)) is not None}
    if not joined:
        return list(range(n)), list(range(1, n + 1))
    first, after, k = [], [], 0
    while k < n:
        last = k + 1
        while last in joined:
            last = joined[last]
        first.append(k)
        after.append(last)
        k = last
    return first, after


def _inside(text: str, start: int, end: int) -> bool:
    """A mark between two letters is no quotation mark."""
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()


def _continued(text: str, starts: list[int], ends: list[int], last: int, n: int) -> int | None:
    """Token after the other half of a word whose first half ends before the hyphen that token `last` is."""
    if last + 1 >= n or starts[last] != ends[last - 1]:
        return None
    gap = text[ends[last] : starts[last + 1]]
    soft = text[starts[last]] == "\u00ad"
    after = text[starts[last + 1] : ends[last + 1]]
    if not after[:1].isalpha() or not text[ends[last - 1] - 1].isalpha():
        return None
    if (gap == "" and soft) or (gap.strip(" \t") in ("\n", "\r\n", "\r") and after[:1].islower()):
        return last + 2
    return None
