"""Hiding the name of a target before the text is read: the parser goes by the spelling of the words around too."""

from __future__ import annotations

from framing.lexicons.words import words
from framing.text import tokenize

__all__ = ["rename_target"]

_NAME = "Jones"


def rename_target(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The text with one and the same name wherever the target's own stands, and the target's span in it.

    Parameters
    ----------
    text : str
    start, end : int
        Span of the target.

    Returns
    -------
    text : str
    start, end : int

    Raises
    ------
    ValueError
        If no word lies in the span.

    Examples
    --------
    >>> rename_target("President Ann Lee praised Lee's plan.", 10, 17)
    ("President Jones praised Jones's plan.", 10, 15)
    """
    tokens = tokenize(text)
    spans = list(zip(tokens.start.tolist(), tokens.end.tolist(), tokens.words))
    inside = [span for span in spans if span[1] > start and span[0] < end]
    if not inside:
        raise ValueError(f"the span {start}-{end} holds no word of {text!r}")
    begin, finish = inside[0][0], inside[-1][1]
    unnamed = words("frames.stance.no_names")
    own = [span for span in inside if span[2][:1].isupper() and span[2].lower() not in unnamed]
    if not own:
        return text, begin, finish
    named = {word for _, _, word in own if len(word) > 2}
    first, last = own[0][0], own[-1][1]
    left, right = [span for span in spans if span[1] <= first], [span for span in spans if span[0] >= last]
    places = [*_runs(left, named), (first, last), *_runs(right, named)]
    pieces, at, before = [], 0, 0
    for s, e in places:
        pieces += [text[at:s], _NAME]
        before += (len(_NAME) - (e - s)) * (s < first)
        at = e
    renamed = "".join(pieces) + text[at:]
    return renamed, begin + before, finish + before + len(_NAME) - (last - first)


def _runs(spans: list[tuple[int, int, str]], named: set[str]) -> list[tuple[int, int]]:
    """Where some of the words stand, those in a row as one."""
    out: list[tuple[int, int]] = []
    before = -1
    for number, (start, end, word) in enumerate(spans):
        if word in named:
            if number == before + 1 and out:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
            before = number
    return out
