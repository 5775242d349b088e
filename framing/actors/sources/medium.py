"""Through what a source spoke: statement, interview, tweet …"""

from __future__ import annotations

from collections.abc import Sequence

from framing.actors.detect.page import Page
from framing.lexicons.words import words

__all__ = ["Named", "media_in", "medium_of"]

_WORDS = words("actors.medium.words")
_PAIRS = frozenset(tuple(pair.split()) for pair in words("actors.medium.pairs"))
_ENDS = frozenset(pair[1] for pair in _PAIRS)
_BEFORE = frozenset("in at during through via by".split())
_ON = frozenset("call podcast broadcast".split())  # on a conference call, but not on a report
_WHICH = frozenset("a an the his her its their this another".split())
_TWEETS = frozenset("tweet tweeted tweets tweeting".split())
_SEEN = _WORDS | _ENDS | _TWEETS | {"twitter", "phone", "telephone"}
_REACH = 90
_MODIFIERS = 3

#: Start, end and name of words that name a medium.
Named = tuple[int, int, str]


def media_in(page: Page) -> list[Named]:
    """Every place of a text that names a medium; hints (*tweeted*, *by phone*) come after phrases.

    Parameters
    ----------
    page : Page

    Returns
    -------
    list of (start, end, medium)

    Examples
    --------
    >>> from framing.text import Document
    >>> media_in(Page(Document("He tweeted that he had said so in a long press conference.")))
    [(31, 57, 'press conference'), (3, 10, 'tweet')]
    """
    found: list[Named] = []
    hints: list[Named] = []
    lower, starts, ends = page.lower, page.starts, page.ends
    for k, word in enumerate(lower):
        if word not in _SEEN:
            continue
        if word in _WORDS or word in _ENDS:
            pair = k > 0 and (lower[k - 1], word) in _PAIRS
            first = _preposition(lower, k, k - pair) if pair or word in _WORDS else None
            if first is not None:
                found.append((starts[first], ends[k], f"{lower[k - 1]} {word}" if pair else word))
        if word in _TWEETS or (word == "twitter" and k and lower[k - 1] in ("on", "to")):
            hints.append((starts[k], ends[k], "tweet"))
        elif word in ("phone", "telephone") and k and lower[k - 1] == "by":
            hints.append((starts[k], ends[k], "phone call"))
    return found + hints


def _preposition(lower: Sequence[str], noun: int, k: int) -> int | None:
    """Token of *in* where *in a …* leads to a noun."""
    for at in range(k - 1, max(k - 2 - _MODIFIERS, 0), -1):
        if lower[at] in _WHICH:
            known = lower[at - 1] in _BEFORE or (lower[at - 1] == "on" and lower[noun] in _ON)
            return at - 1 if known else None
        if not lower[at][0].isalnum():
            return None
    return None


def medium_of(
    named: Sequence[Named],
    spans: Sequence[tuple[int, int]],
    content: Sequence[tuple[int, int]],
    sentence: tuple[int, int],
) -> str | None:
    """The medium that the words around source and cue name.

    Parameters
    ----------
    named : sequence of (start, end, medium)
        Of the whole text, as :func:`media_in` gives them: the first that fits is taken.
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
    >>> from framing.text import Document
    >>> page = Page(Document("In a statement on Monday, the ministry said the report was wrong."))
    >>> medium_of(media_in(page), [(26, 38), (39, 43)], [(44, 64)], (0, 65))
    'statement'
    """
    if not spans or not named:
        return None
    start = max(sentence[0], min(span[0] for span in spans) - _REACH)
    end = min(sentence[1], max(span[1] for span in spans) + _REACH)
    for first, last, medium in named:
        if start <= first and last <= end and not any(first < stop and begin < last for begin, stop in content):
            return medium
    return None
