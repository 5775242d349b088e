"""Paragraphs and sentences as spans. No sentence crosses the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from framing.text.listed_words import WORDS

__all__ = ["line_spans", "paragraph_spans", "sentence_spans"]

_LINE_ENDS = "\r\u2028\u2029"
# What closes a sentence that Punkt leaves at the head of the next one: curly marks and brackets.
_CLOSERS = re.compile(r"""[”’»"')\]]+(?=\s)""")
# Punkt takes curly marks for letters; the straight ones of the same length keep every offset.
_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')
_BEFORE_NUMBER = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|Sec|Art|Ch|Vol|pp?|H\.R)\.$|(?<!, )\b(?:[A-Z]\.){2,}$"
)
# What no sentence begins with: the comma behind (Ret.), the dash behind a dateline, the rest of C.I.A.’s.
_MIDDLE = re.compile(r"[,;:)\]]|['’]s\b|\([^()]{2,25}\)\s*[-–—]+\s")
_NICKNAME = re.compile(r"""["“‘'(][A-Z][\w.-]*["”’')]\s+[A-Z]""")
# The abbreviation, or the initials, with which a piece ends; behind a comma they may be a state or a degree.
_SHORTENED = re.compile(r"(?P<behind>,\s)?(?<![\w.])(?P<word>(?:[A-Z]\.)+|[A-Za-z]{2,6}\.)$")
# Characters from which on what ends nowhere is cut into pieces, at white space if there is some. Every step may look
# from each word of a sentence at all others, so it must have an end (the longest of a collection:
# `benchmarks/growth.py --articles`).
_LONGEST = 4_000
_GAP = re.compile(r"\s+")
_FIRST_WORD = re.compile(r"\w+")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs, white space at both ends left out.

    A line is a paragraph, as in news; where a text is wrapped at a fixed width, a paragraph is what stands
    between blank lines.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end)

    Examples
    --------
    >>> paragraph_spans("Headline\\r\\n\\r\\n One. Two. \\n")
    [(0, 8), (13, 22)]
    """
    lines = line_spans(text)
    if not _is_wrapped(text, lines):
        return lines
    merged = [lines[0]]
    for start, end in lines[1:]:
        if re.search(r"\n\s*\n|\r\s*\r", text[merged[-1][1] : start]):
            merged.append((start, end))
        else:
            merged[-1] = (merged[-1][0], end)
    return merged


def line_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold something, white space at both ends left out.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end)

    Examples
    --------
    >>> line_spans(" One.\\r\\n\\nTwo. ")
    [(1, 5), (8, 12)]
    """
    out, place = [], 0
    for mark in _LINE_ENDS:  # characters take each other's place: finding one is ten times as fast as one of several
        text = text.replace(mark, "\n")
    for line in text.split("\n"):
        start, end = place + len(line) - len(line.lstrip()), place + len(line.rstrip())
        if start < end:
            out.append((start, end))
        place += len(line) + 1
    return out


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Most lines that another one follows directly break off in mid-sentence at about one width."""
    followed = [
        (start, end)
        for (start, end), (after, _) in zip(lines, lines[1:])
        if text[end:after].count("\n") == 1 or text[end:after].strip(" \t") == "\r"
    ]
    if len(followed) < 5:
        return False
    broken = sum(1 for s, e in followed if 45 <= e - s <= 100 and text[e - 1] not in ".!?:;\"”’'")
    return broken > 0.6 * len(followed)


@cache
def _punkt() -> Any:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(WORDS["abbreviations"] | WORDS["dotted_abbreviations"])
    parameters.sent_starters = set(WORDS["sentence_starters"])
    return PunktSentenceTokenizer(parameters)


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a sentence only seems to end: “Yes!” she said; Jan. 3; No. 2; (Ret.), who; J.D. Vance."""
    if text[start].islower():
        return not text.startswith("http", start)
    if text[start].isdigit():
        return bool(_BEFORE_NUMBER.search(text, max(before[0], before[1] - 12), before[1]))
    return text[before[1] - 1] == "." and (bool(_MIDDLE.match(text, start)) or _shortened(text, before, start))


def _shortened(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether the full stop belongs to initials or to an abbreviation before a name: George H.W. Bush, ‘Mr. Lee’."""
    found = _SHORTENED.search(text, max(before[0], before[1] - 16), before[1])
    if found is None:
        return False
    word = found["word"]
    if word[1] == "." and not found["behind"] and _NICKNAME.match(text, start):
        return True  # William M. “Bill” Gray
    initials, after = word.count(".") > 1, _FIRST_WORD.match(text, start)
    if not initials and (len(word) == 2 or word[:-1].lower() not in WORDS["abbreviations"]):
        return False
    if text[start] in "-–—":
        return True  # Manchester, N.H. — In 1936
    if found["behind"] and (not initials or word[:-1].lower() in WORDS["behind_commas"]):
        return False
    return text[start].isupper() and after is not None and after.group().lower() not in WORDS["sentence_starters"]


def sentence_spans(text: str, paragraphs: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences, by NLTK's Punkt with a list of news abbreviations.

    Parameters
    ----------
    text : str
    paragraphs : list of (start, end), optional
        Result of :func:`paragraph_spans`, when at hand.

    Returns
    -------
    list of (start, end)
        White space between sentences belongs to none. What is longer than 4,000 characters comes in pieces.

    References
    ----------
    Kiss, T. and Strunk, J. (2006). Unsupervised multilingual sentence boundary detection.
    Computational Linguistics 32(4), 485-525.

    Examples
    --------
    >>> text = "“Gov. Lee left the U.S. in May.” Nobody saw him."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['“Gov. Lee left the U.S. in May.”', 'Nobody saw him.']
    """
    punkt = _punkt()
    out: list[tuple[int, int]] = []
    for first, last in paragraph_spans(text) if paragraphs is None else paragraphs:
        own = len(out)
        for start, end in punkt.span_tokenize(text[first:last].translate(_STRAIGHT)):
            start, end = start + first, end + first
            closers = _CLOSERS.match(text, start, end)
            if closers and len(out) > own and start == out[-1][1] + len(text[out[-1][1] : start]):
                out[-1] = (out[-1][0], closers.end())
                start = closers.end()
            start, end = _strip(text, start, end)
            if start < end and len(out) > own and _goes_on(text, out[-1], start):
                out[-1] = (out[-1][0], end)
            elif start < end:
                out.append((start, end))
    return [piece for span in out for piece in _pieces(text, *span)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the pieces of what is too long for one: a table, a list, a text without a stop."""
    while end - start > _LONGEST:
        gaps = list(_GAP.finditer(text, start + _LONGEST // 2, start + _LONGEST))
        cut = gaps[-1].end() if gaps else start + _LONGEST
        yield _strip(text, start, cut)
        start = cut
        while text[start].isspace():  # a gap may be longer than a piece
            start += 1
    yield start, end
