"""Quotation marks: which ones open, which close, which are apostrophes.

The rules know straight, curly and low marks, guillemets, ``''`` and `` `` ``, single marks beside apostrophes
(*people’s*, *the officials' base*, *'90s*), marks inside marks, and the newspapers' habit of repeating the opening
mark at each paragraph of a long quotation and closing it once. A mark without its partner never costs more than
its own paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from framing.text.listed_words import WORDS
from framing.text.sentences import paragraph_spans

__all__ = ["Quotation", "find_quotations"]

# The value of an attribute (href="…") and a height (6'2") are consumed whole: no marks of a quotation.
_MARK = re.compile(
    r"""=["'][^"'<>\n]{0,300}["']|\d['’′]\d{1,2}\"|(?<=\S)['’](?=''|’’)|''|``|’’|‘‘|[\"“”„‟«»＂‘’‚‛'`‹›]"""
)
_DOUBLE_OPEN, _DOUBLE_CLOSE = {"“", "„", "‟", "«", "``", "‘‘"}, {"”", "»", "’’"}
_DOUBLE = {*_DOUBLE_OPEN, *_DOUBLE_CLOSE, '"', "＂", "''"}
_DECADE = re.compile(r"(?:\d\ds|em|tis|twas|til|n)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d\d\b(?![-.,:%]\w)")
_ELISION = re.compile(rf"(?:\d\ds?|{'|'.join(sorted(WORDS['elisions']))})\b", re.IGNORECASE)
_BEFORE_OPEN = set("([{—–―-/…")
_AFTER_CLOSE = set(".,;:!?)]}—–―-/…")
_MAX_DEPTH = 4
_FORESIGHT = 12  # marks
_SENTENCE_ENDS = (".", "!", "?", "…")
_LONGEST_TAG = 7  # words: the mayor of Rask said on Monday


@dataclass
class Quotation:
    """One pair of quotation marks and what it holds.

    Attributes
    ----------
    pieces : list of (start, end)
        What stands inside the marks, one piece a paragraph.
    marks : list of (start, end)
        The marks themselves: the opening one, its repetitions, the closing one.
    double : bool
        Double marks (or guillemets), not single ones.
    depth : int
        0 outside any other quotation, 1 inside one, …
    closed : bool
        Whether the closing mark was found.

    Examples
    --------
    >>> from framing.text import find_quotations
    >>> text = 'She said "we left" and went.'
    >>> [quotation] = find_quotations(text)
    >>> [text[start:end] for start, end in quotation.pieces], quotation.closed
    (['we left'], True)
    """

    pieces: list[tuple[int, int]]
    marks: list[tuple[int, int]]
    double: bool
    depth: int
    closed: bool = False
    opener: str = field(default='"', repr=False)

    @property
    def start(self) -> int:
        """Offset of the opening mark."""
        return self.marks[0][0]

    @property
    def end(self) -> int:
        """Offset after the closing mark, or after the last piece."""
        return max(self.marks[-1][1], self.pieces[-1][1])


@dataclass(frozen=True)
class _Event:
    start: int
    end: int
    mark: str
    double: bool
    opens: bool
    closes: bool


def find_quotations(text: str, paragraphs: list[tuple[int, int]] | None = None) -> list[Quotation]:
    """Find the quotations of a text by their marks.

    Parameters
    ----------
    text : str
    paragraphs : list of (start, end), optional
        Result of :func:`framing.text.paragraph_spans`, when at hand.

    Returns
    -------
    list of Quotation
        By start; a nested one follows the one around it.

    Examples
    --------
    >>> text = "The 'new' rule is the officials' idea, people’s “best 'hope' yet”."
    >>> [text[s:e] for q in find_quotations(text) for s, e in q.pieces]
    ['new', "best 'hope' yet", 'hope']
    """
    spans = paragraph_spans(text) if paragraphs is None else paragraphs
    heads = [text[start : start + 1] for start, _ in spans[1:]]
    by_paragraph = [_events(text, start, end, head) for (start, end), head in zip(spans, [*heads, ""])]
    done: list[Quotation] = []
    stack: list[Quotation] = []
    for number, ((first, last), events) in enumerate(zip(spans, by_paragraph)):
        if stack:  # only the quotation that the last paragraph left open, and this one repeats its mark
            head = events.pop(0)
            stack[0].marks.append((head.start, head.end))
            stack[0].pieces.append((head.end, head.end))
        for nth, event in enumerate(events):
            _take(text, event, events, nth, stack, done)
        following = by_paragraph[number + 1] if number + 1 < len(spans) else []
        next_start = spans[number + 1][0] if number + 1 < len(spans) else -1
        _end_paragraph(text, first, last, stack, done, following, next_start)
    return sorted(done, key=lambda q: (q.start, q.depth))


def _take(
    text: str, event: _Event, events: list[_Event], nth: int, stack: list[Quotation], done: list[Quotation]
) -> None:
    """Let one mark close the innermost quotation of its kind, or open a new one."""
    if _closes_inner(events, nth, stack):
        event = replace(event, double=False, opens=False)
    same = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].double == event.double), None)
    if event.closes and same is not None and _fits(stack[same].opener, event.mark):
        del stack[same + 1 :]  # inner quotations that were never closed
        quotation = stack.pop()
        quotation.pieces[-1] = (quotation.pieces[-1][0], event.start)
        quotation.marks.append((event.start, event.end))
        quotation.closed = True
        if any(end > start for start, end in quotation.pieces):
            done.append(quotation)
    elif event.opens and len(stack) < _MAX_DEPTH:
        if same is not None and same == len(stack) - 1 and not _both_close(events, nth):
            if same == 0 and _repeats(text, stack[0], event):
                stack[0].pieces[-1] = (stack[0].pieces[-1][0], len(text[: event.start].rstrip()))
                stack[0].pieces.append((event.end, event.end))
                stack[0].marks.append((event.start, event.end))
                return
            stack.pop()  # the mark before it never found its partner
        stack.append(
            Quotation(
                [(event.end, event.end)],
                [(event.start, event.end)],
                event.double,
                len(stack),
                opener=event.mark,
            )
        )


def _closes_inner(events: list[_Event], nth: int, stack: list[Quotation]) -> bool:
    """Whether *’’* closes single marks inside double ones that are closed later: “He said ‘no’’ and left,” she said."""
    if events[nth].mark not in ("’’", "''") or len(stack) < 2 or stack[-1].double or len(stack[-2].opener) > 1:
        return False
    following = next((one for one in events[nth + 1 :] if one.double), None)
    return following is not None and following.closes and not following.opens and following.mark not in ("’’", "''")


def _repeats(text: str, quotation: Quotation, event: _Event) -> bool:
    """Whether an opening mark stands at the head of a paragraph that lost its line break: it was over. “We left.”

    Where the sentence before it ends with who said it, the mark that should close it is missing.
    """
    if event.mark != quotation.opener or event.closes:
        return False
    heads = text[: quotation.start].rstrip(" \t\r")[-1:] in ("", "\n")
    if event.mark not in ("“", "«", "‘‘", "``") and not (event.mark == '"' and heads):
        return False  # a straight mark, unless the quotation is a paragraph
    said = text[quotation.pieces[-1][0] : event.start].rstrip()
    if said[-1:] not in _SENTENCE_ENDS:
        return False
    last = re.findall(r"\w+", re.split(r"[,.!?]\s", said)[-1].lower())
    return len(last) > _LONGEST_TAG or WORDS["saying"].isdisjoint(last)


def _both_close(events: list[_Event], nth: int) -> bool:
    """Whether a quotation and one of the same kind that opens inside it both find their ends in the paragraph."""
    open_now = 1
    for event in events[nth + 1 : nth + 1 + _FORESIGHT]:
        if event.double != events[nth].double:
            continue
        if event.closes and not event.opens:
            open_now -= 1
        elif event.opens and not event.closes:
            open_now += 1
        if open_now < 0:
            return True
    return False


def _fits(opener: str, closer: str) -> bool:
    if opener in "«»":
        return closer in "«»" and closer != opener
    return closer not in "«»"


def _end_paragraph(
    text: str,
    first: int,
    last: int,
    stack: list[Quotation],
    done: list[Quotation],
    following: list[_Event],
    next_start: int,
) -> None:
    """Carry an open quotation over when the next paragraph repeats its mark; else end it here."""
    if not stack:
        return
    outer = stack[0]
    del stack[1:]
    outer.pieces[-1] = (outer.pieces[-1][0], last)
    repeats = (
        bool(following)
        and following[0].start == next_start
        and following[0].opens
        and following[0].mark == outer.opener
    )
    if repeats:
        return
    stack.clear()
    begun = outer.start == first or len(outer.pieces) > 1 or text[first : outer.start].rstrip()[-1:] in (":", ",")
    if outer.double and begun and last > outer.pieces[-1][0]:
        done.append(outer)


def _events(text: str, first: int, last: int, head: str) -> list[_Event]:
    """Marks of a paragraph that may open or close; apostrophes are left out. `head` begins the next paragraph."""
    matches = _MARK.finditer(text, first, last)
    found = [(m.start(), m.end(), m.group()) for m in matches if m.end() - m.start() <= 2 and m.group()[0] != "="]
    singles = [m for m in found if m[2] not in _DOUBLE]
    closers = [start for start, end, mark in singles if _single_closes(text, start, end, mark, first, last)]
    pairs = {"’’": "“", "''": '"'}  # inside “…” or "…" the first of two may close single marks
    closers += [start for start, _, mark in found if mark in pairs and text.find(pairs[mark], first, last) >= 0]
    closers.sort()
    openers = [start for start, end, mark in singles if _single_opens(text, start, end, mark, first, last)]
    closing, opening = set(closers), set(openers)
    out = []
    for start, end, mark in found:
        if mark in _DOUBLE:
            out.append(_double(text, start, end, mark, first, last))
            continue
        closes = start in closing and not _possessive(text, start, closers, openers, last)
        opens = start in opening and (
            _partner(text, end, closers, last)
            or ((start == first or (mark == head and _begins(text, start, first))) and not _ELISION.match(text, end))
        )
        if opens or closes:
            out.append(_Event(start, end, mark, False, opens, closes))
    return out


def _around(text: str, start: int, end: int, first: int, last: int) -> tuple[str, str]:
    return text[start - 1] if start > first else "", text[end] if end < last else ""


def _double(text: str, start: int, end: int, mark: str, first: int, last: int) -> _Event:
    before, after = _around(text, start, end, first, last)
    open_side = not before or before.isspace() or before in _BEFORE_OPEN or before in _DOUBLE_OPEN or before in "‘'"
    close_side = not after or after.isspace() or after in _AFTER_CLOSE or after in _DOUBLE_CLOSE or after in "’'"
    if mark in "«»":  # French puts spaces inside, German and Danish turn them round
        turned = (mark == "»" and open_side and not close_side) or (mark == "«" and close_side and not open_side)
        return _Event(start, end, mark, True, (mark == "«") != turned, (mark == "»") != turned)
    if mark in _DOUBLE_OPEN:
        wrong = close_side and not open_side  # a closing mark typed as an opening one; German closes so
        return _Event(start, end, mark, True, not wrong, wrong)
    if mark in _DOUBLE_CLOSE:
        wrong = open_side and not close_side
        return _Event(start, end, mark, True, wrong, True)
    if open_side == close_side:
        inches = before.isdigit() and not open_side
        return _Event(start, end, mark, True, not inches, True)
    return _Event(start, end, mark, True, open_side, close_side)


def _single_opens(text: str, start: int, end: int, mark: str, first: int, last: int) -> bool:
    before, after = _around(text, start, end, first, last)
    if mark in "‹›":
        return mark == "‹"
    if before and not (before.isspace() or before in _BEFORE_OPEN or before in _DOUBLE):
        return False
    if mark == "’" or not after or after.isspace():
        return False
    if text[end : end + 2] in ("n'", "n’"):  # rock 'n' roll
        return False
    return after.isalnum() or after in "$£€#@([…." or after in _DOUBLE


def _begins(text: str, start: int, first: int) -> bool:
    """Whether a mark stands where the words of a long quotation begin: after a colon, a comma or a sentence."""
    return text[max(first, start - 3) : start].rstrip()[-1:] in (":", ",", ".", "?", "!")


def _single_closes(text: str, start: int, end: int, mark: str, first: int, last: int) -> bool:
    before, after = _around(text, start, end, first, last)
    if mark in "‹›":
        return mark == "›"
    if mark in "‘‚‛`":
        return mark == "‘" and bool(before) and not before.isspace() and not after.isalnum()
    if text[start - 2 : start] in ("'n", "’n", "‘n"):
        return False
    return bool(before) and not before.isspace() and not after.isalnum()


def _partner(text: str, end: int, closers: list[int], last: int) -> bool:
    """Whether a mark that may close follows, and the one before `end` is not the apostrophe of ’90s, ’em, ’16."""
    nth = bisect_right(closers, end - 1)
    if nth == len(closers) or _DECADE.match(text, end):
        return False
    return not (
        _YEAR.match(text, end) and _plural_before(text, closers[nth]) and text[closers[nth] + 1 : last][:1] == " "
    )


def _plural_before(text: str, start: int) -> bool:
    return text[start - 1] in "sSzx" or (text[start - 2 : start] == "in" and text[start - 3 : start - 2].isalpha())


def _possessive(text: str, start: int, closers: list[int], openers: list[int], last: int) -> bool:
    """Whether a closing mark is an apostrophe (the workers’, nothin’): a better one follows before anything opens."""
    if (
        not _plural_before(text, start)
        or text[start + 1 : start + 2] != " "
        or not text[start + 2 : start + 3].isalpha()
    ):
        return False
    nth = bisect_right(closers, start)
    if nth == len(closers):
        return False
    opener = bisect_right(openers, start)
    return opener == len(openers) or closers[nth] < openers[opener]
