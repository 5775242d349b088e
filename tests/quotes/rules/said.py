"""Attributions by their words, and words by their attributions."""

from __future__ import annotations

from collections.abc import Iterable

from framing.quotes import Attribution


def at(text: str, part: str, after: int = 0) -> tuple[int, int]:
    start = text.index(part, after)
    return start, start + len(part)


def said(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution((at(text, source),), (at(text, cue),), (at(text, content),), 0.9)


def surfaces(text: str, found: Iterable[Attribution]) -> list[tuple[str, str, str]]:
    return [tuple(text[slice(*spans[0])] for spans in (a.source, a.cue, a.content)) for a in found]  # type: ignore[misc]
