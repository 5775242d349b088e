"""Through what a source spoke: statement, interview, tweet …"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["medium_of"]

_WORDS = (
    "statement|interview|tweet|email|e-mail|letter|report|press release|news release|news conference|press conference|"
    "speech|memo|briefing|testimony|phone call|video|blog post|op-ed|radio address|Facebook post|text message|"
    "conference call|news briefing|press briefing|editorial|affidavit|court filing|filing|article|column|book|memoir|"
    "debate|rally|hearing|poll|survey|study"
)
_PHRASE = re.compile(
    rf"\b(?:in|at|during|through|via|by)\s+(?:an?|the|his|her|its|their|this|another)\s+(?:[\w’'.-]+\s+){{0,3}}?({_WORDS})\b",
    re.IGNORECASE,
)
_TWITTER = re.compile(r"\btweet(?:ed|s|ing)?\b|\b(?:on|to) Twitter\b", re.IGNORECASE)
_PHONE = re.compile(r"\bby (?:phone|telephone)\b", re.IGNORECASE)
_REACH = 90


def medium_of(
    text: str, spans: Sequence[tuple[int, int]], content: Sequence[tuple[int, int]], sentence: tuple[int, int]
) -> str | None:
    """The medium that the words around source and cue name.

    Parameters
    ----------
    text : str
    spans : sequence of (start, end)
        Pieces of source and cue.
    content : sequence of (start, end)
        What is said; a medium that is spoken of there does not count.
    sentence : (start, end)
        Where source and cue stand.

    Returns
    -------
    str or None
        Lower case.

    Examples
    --------
    >>> text = "In a statement on Monday, the ministry said the report was wrong."
    >>> medium_of(text, [(26, 38), (39, 43)], [(44, 64)], (0, 65))
    'statement'
    """
    if not spans:
        return None
    start = max(sentence[0], min(span[0] for span in spans) - _REACH)
    end = min(sentence[1], max(span[1] for span in spans) + _REACH)
    around = list(text[start:end])
    for first, last in content:
        for k in range(max(first, start), min(last, end)):
            around[k - start] = " "
    words = "".join(around)
    found = _PHRASE.search(words)
    if found:
        return found[1].lower()
    if _TWITTER.search(words):
        return "tweet"
    return "phone call" if _PHONE.search(words) else None
