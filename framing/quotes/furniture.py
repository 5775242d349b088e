"""Lines that are no part of the report: picture credits, bylines, credits of the agencies whose copy was used."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["furniture_spans"]

_CREDIT = re.compile(
    r"""
      (?:file|stock|archive)\s(?:photo|picture|image)\b .*
    | (?:photo(?:graph)?s?|pictures?|images?|video|illustration|graphics?|credits?)
      (?:\s(?:credit|by|courtesy(?:\sof)?|copyright|caption))* \s*[:/]\s* .+
    | (?:photo(?:graph)?s?|pictures?|images?|video)\s(?:by|courtesy\sof|copyright)\s .+
    | [\(\[]? (?:with\s)?(?:additional\s)?(?:reporting|writing|editing|research)\sby\s .+
    | [\(\[]? with\s(?:files|reports?|contributions?|material)\s(?:from|by)\s .+
    | .{1,80}\scontributed\s(?:reporting|to\sthis\s(?:report|story|article)) .*
    | (?:©|\(c\)|copyright\b) .+
    | .{1,60}\s?/\s?(?:reuters|ap|afp|epa|getty(?:\simages)?|associated\spress)\.?
    | (?:reuters|ap|afp|epa|getty(?:\simages)?)\s?[/|]\s?.+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(
    r"""By\s(?:[A-Z][\w.’'-]*) (?:(?:\s?[,|–/-]\s?|\s|\sand\s|\svia\s|\sfor\s|\sof\s|\sin\s)[A-Z][\w.’'-]*){0,12}""",
    re.VERBOSE,
)
_CLAUSE = re.compile(r"\b(?:said|says|show(?:s|ed|n)?|was|were|had|has|have|is|are|will|told|who|that)\b")
_LONGEST = 220


def furniture_spans(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs that are a credit, a byline or a note on who contributed.

    Parameters
    ----------
    text : str
    paragraphs : sequence of (start, end)

    Returns
    -------
    list of (start, end)

    Examples
    --------
    >>> from framing.text import paragraph_spans
    >>> text = "By Ann Lee\\nThe mayor said no.\\nPhoto: Bo Ek/Reuters\\nAdditional reporting by Cy Day"
    >>> [text[s:e] for s, e in furniture_spans(text, paragraph_spans(text))]
    ['By Ann Lee', 'Photo: Bo Ek/Reuters', 'Additional reporting by Cy Day']
    """
    return [(start, end) for start, end in paragraphs if end - start <= _LONGEST and _is_credit(text, start, end)]


def _is_credit(text: str, start: int, end: int) -> bool:
    if _BYLINE.fullmatch(text, start, end):
        return True
    return bool(_CREDIT.fullmatch(text, start, end)) and not _CLAUSE.search(text, start, end)
