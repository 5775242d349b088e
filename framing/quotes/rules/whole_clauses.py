"""Contents that begin in the middle of the clause before their cue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from framing.quotes.attribution import Attribution
from framing.text import Document

__all__ = ["complete_contents"]

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_LEAD = 5  # fewer words before the content are a phrase of the narrator: In addition, As it stands
_MARKS = frozenset('"“”‘«»')


def complete_contents(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Let a content that its source and cue follow after a comma begin where its sentence begins.

    *Police arrested a man on Saturday, ending a standoff, authorities said*: all of it is attributed. Left alone are
    contents with quotation marks before or in them, and sentences with another cue before the content.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        As many as `found`, in its order.

    Examples
    --------
    >>> text = "Police arrested a man on Sunday, ending a standoff, Lee said."
    >>> one = Attribution(((52, 55),), ((56, 60),), ((33, 50),), 0.9)
    >>> complete_contents(Document(text), [one])[0].content
    ((0, 50),)
    """
    text = doc.text
    starts = [start for start, _ in doc.sentences]
    cues = sorted(start for item in found for start, _ in item.cue)
    out = []
    for item in found:
        if len(item.content) == 1 and item.cue and item.source:
            start, end = item.content[0]
            after = min(item.source[0][0], item.cue[0][0])
            nth = bisect_right(starts, start) - 1
            begin = starts[nth] if nth >= 0 else start
            if (
                begin < start < end <= after
                and text[end:after].strip() == ","
                and bisect_right(starts, after) - 1 == nth
                and bisect_right(cues, begin - 1) == bisect_right(cues, start)
                and _MARKS.isdisjoint(text[begin:end])
                and len(_WORD.findall(text, begin, start)) >= _LEAD
            ):
                item = replace(item, content=((begin, end),))
        out.append(item)
    return out
