"""The words that are matched: the tokens of a sentence without quotation marks, words broken over lines made whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from framing.text import Document

__all__ = ["Stream", "stream"]

_MARKS = frozenset(["''", "``", *"\"“”„‟«»＂‘‚‛'’`‹›"])
_HYPHENS = "-‐\u00ad"


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
    tokens, text = document.tokens, document.text
    starts, ends = tokens.start.tolist(), tokens.end.tolist()
    sentence = document.token_sentence.tolist()
    here = Stream()
    k, n = 0, len(tokens)
    while k < n:
        if here.words and sentence[k] != sentence[here.after[-1] - 1]:
            yield here
            here = Stream()
        word, last = tokens.words[k], k + 1
        if word in _MARKS and not _inside(text, starts[k], ends[k]):
            k += 1
            continue
        while (after := _continued(text, starts, ends, last, n)) is not None:
            last = after
            word = text[starts[k] : ends[last - 1]]
        here.words.append(word)
        here.starts.append(starts[k])
        here.ends.append(ends[last - 1])
        here.first.append(k)
        here.after.append(last)
        k = last
    if here.words:
        yield here


def _inside(text: str, start: int, end: int) -> bool:
    """A mark between two letters is no quotation mark."""
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()


def _continued(text: str, starts: list[int], ends: list[int], last: int, n: int) -> int | None:
    """Token after the other half of a word whose first half ends before token `last`."""
    if last + 1 >= n or text[starts[last] : ends[last]] not in _HYPHENS or starts[last] != ends[last - 1]:
        return None
    gap = text[ends[last] : starts[last + 1]]
    soft = text[starts[last]] == "\u00ad"
    after = text[starts[last + 1] : ends[last + 1]]
    if not after[:1].isalpha() or not text[ends[last - 1] - 1].isalpha():
        return None
    if (gap == "" and soft) or (gap.strip(" \t") in ("\n", "\r\n", "\r") and after[:1].islower()):
        return last + 2
    return None
