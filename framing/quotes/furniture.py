"""Lines that are no part of the report: picture credits, bylines, credits of the agencies whose copy was used."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["furniture_spans"]

_NAME = r"[A-Z][\w.’'-]*(?:[ /,&|]+(?:and |via |for )?[A-Z][\w.’'-]*){0,9}"
_LINE = re.compile(
    rf"""(?x)
    (?: (?:file|stock)\s(?:photo|picture|image)\b .{{0,80}}
      | (?i:photo(?:graph)?s?|pictures?|images?|credits?|video|illustration|graphic)
        (?:\s+(?i:credit|by|courtesy(?:\sof)?))? \s*[:/]\s* .{{1,100}}
      | (?:File\s)?(?:Photo|Picture|Image)(?:graph)?\b .{{0,40}} \b[Bb]y\b .{{0,60}}
      | [\(\[]? (?i:(?:with\s)?(?:additional\s)?(?:reporting|writing|editing|compiled|translated)\s(?:by|from))\b
        .{{0,200}}
      | [\(\[]? (?i:with\s(?:files|reports?|contributions|material|agencies)\s?(?:from|by)?)\b .{{0,160}}
      | (?i:by)\s{_NAME} (?:\s?[|,–-]\s?.{{0,60}})?
      | .{{1,80}} (?i:contributed\sto\sthis\s(?:report|story|article))\.?
      | (?:©|\(c\)|Copyright\b) .{{0,120}}
      | (?:Reuters|AP|AFP|Getty(?:\sImages)?)\s?[/|]\s?.{{1,60}}
      | .{{1,60}}\s?/\s?(?:Reuters|AP|AFP|Getty(?:\sImages)?|REUTERS|EPA)\.?
    )""",
    re.VERBOSE,
)


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
    return [(start, end) for start, end in paragraphs if end - start <= 220 and _LINE.fullmatch(text, start, end)]
