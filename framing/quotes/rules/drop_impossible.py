"""Attributions that are none: a wish to stay unnamed, and a source that is a stretch of time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from framing.quotes.attribution import Attribution

__all__ = ["dismiss"]

_UNNAMED = r"(?:named|identified|quoted\sby\sname)\b"
_ANONYMITY = re.compile(
    rf"""\b
    (?: (?:spoke|speaks?|speaking|spoken|talked|talking) (?:\s\w+){{0,4}}? \son\s(?:the\s)?condition\b
    |   (?:ask|request|wish|want|prefer|declin|refus|insist)\w* (?:\s(?:that\s)?(?:he|she|they|it|on))?
        \s (?: (?:not\s(?:to\s)?)?be(?:ing)?\s{_UNNAMED} | to\s(?:not\s)?be\s{_UNNAMED} | (?:for\s)?anonymity\b
           |   to\s(?:remain|stay)\s(?:anonymous|unnamed) | not\sbeing\s{_UNNAMED} )
    )
    [^,.;:“”"\n]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:[\w’'-]+\s){1,8}?who\s(?:has\s|have\s|had\s|also\s)?\Z")
_TIME = re.compile(
    r"""(?:[\w’'-]+\s)?? (?:(?!(?:of|for|at|in|on|to|from|by|with|and)\s)[a-z’'-]+\s|\d+\s){0,4}
    (?: (?:day|week|weekend|fortnight|month|year|decade|hour|minute|morning|afternoon|evening|night)s? | centur(?:y|ies)
    |   (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days? | [Tt]oday | [Yy]esterday )
    (?:\s(?:of|in|since|before|after|leading)\s.*)?""",
    re.VERBOSE,
)


def dismiss(text: str, found: Iterable[Attribution]) -> list[Attribution]:
    """Leave out what nobody can have said.

    Parameters
    ----------
    text : str
    found : iterable of Attribution

    Returns
    -------
    list of Attribution
        Without those whose cue is a wish for anonymity (*asked not to be named*), and those whose source is a
        stretch of time (*recent days have seen*).

    Examples
    --------
    >>> text = "Last year showed that it grew."
    >>> dismiss(text, [Attribution(((0, 9),), ((10, 16),), ((17, 29),), 0.9)])
    []
    """
    unnamed = [match.span() for match in _ANONYMITY.finditer(text)]
    starts = [start for start, _ in unnamed]

    def clause(offset: int) -> tuple[int, int] | None:
        nth = bisect_right(starts, offset) - 1
        return unnamed[nth] if nth >= 0 and offset < unnamed[nth][1] else None

    out = []
    for item in found:
        begin, end = item.content[0][0], max(end for _, end in item.content)
        if item.cue and clause(item.cue[0][0]) and clause(begin):
            continue
        last = clause(end - 1)
        if (
            last and last[0] > begin and _RELATIVE.fullmatch(text, begin, last[0])
        ):  # said [a man who would not be named]
            continue
        if len(item.source) == 1 and _TIME.fullmatch(text, *item.source[0]):
            continue
        out.append(item)
    return out
