"""Passages that a page repeats word for word: captions of a gallery, pull quotes, a headline printed twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from framing.text.sentences import paragraph_spans

__all__ = ["repeated"]

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_WINDOW = 10  # words in a row that no writer uses twice by chance
_LINE = 3  # words of the shortest line that can be told from a name


def repeated(text: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether a span stands in a passage that stood before, word for word, with the span at the same place of it.

    Parameters
    ----------
    text : str
    spans : sequence of (start, end)

    Returns
    -------
    list of bool
        In the order of `spans`. A passage is ten words in a row that hold the beginning of the span, or a whole line.

    Examples
    --------
    >>> text = "Photos of the raid\\nA raid struck the port.\\nPhotos of the raid"
    >>> repeated(text, [(14, 18), (21, 25), (57, 61)])
    [False, False, True]
    """
    if not spans:
        return []
    found = list(_WORD.finditer(text))
    starts = [match.start() for match in found]
    words = [match.group().lower() for match in found]
    lines = paragraph_spans(text)
    begins = [start for start, _ in lines]
    seen: set[tuple[int, tuple[str, ...]]] = set()
    out = [False] * len(spans)
    for number in sorted(range(len(spans)), key=lambda k: spans[k]):
        at = bisect_right(starts, spans[number][0]) - 1
        if at < 0:
            continue
        passages = {
            (at - first, tuple(words[first : first + _WINDOW]))
            for first in range(max(at - _WINDOW + 1, 0), min(at, len(words) - _WINDOW) + 1)
        }
        line = bisect_right(begins, spans[number][0]) - 1
        if line >= 0 and spans[number][0] < lines[line][1]:
            first = bisect_right(starts, lines[line][0] - 1)
            whole = tuple(words[first : bisect_right(starts, lines[line][1] - 1)])
            if len(whole) >= _LINE:
                passages.add((first - at - 1, whole))
        out[number] = not passages.isdisjoint(seen)
        seen |= passages
    return out
