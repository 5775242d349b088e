"""Terms that two sides use about each other, compared by their content words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from framing.lexicons.words import words
from framing.text import lemma

__all__ = ["FUNCTION_WORDS", "content_lemmas", "mirrors"]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: Words without content of their own: they never make two terms the same.
FUNCTION_WORDS = words("compare.function_words")


def content_lemmas(text: str) -> frozenset[str]:
    """Dictionary forms of the content words.

    Parameters
    ----------
    text : str

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(content_lemmas("a new act of aggression"))
    ['act', 'aggression']
    """
    return frozenset(
        lemma(word) for word in _WORD.findall(text.lower()) if word not in FUNCTION_WORDS and len(word) > 1
    )


def mirrors(hits: pd.DataFrame, actors: pd.DataFrame | None = None) -> dict[Any, list[str]]:
    """Terms that go both ways: used by one actor about others, and by others about that actor.

    Parameters
    ----------
    hits : pandas.DataFrame
        Columns speaker, target, frame, surface.
    actors : pandas.DataFrame, optional
        Columns actor_id, side: actors of one side count as one.

    Returns
    -------
    dict
        Index label of a hit to the lemmas that it shares, within its frame, with a hit in the other direction.

    Examples
    --------
    >>> hits = pd.DataFrame({"speaker": ["A", "B"], "target": ["B", "A"], "frame": ["f", "f"],
    ...                      "surface": ["terror attack", "attacks"]})
    >>> mirrors(hits)
    {0: ['attack'], 1: ['attack']}
    """
    side = _sides(actors)
    uses: dict[tuple[Any, str], list[tuple[Any, str, str]]] = {}
    for label, speaker, target, frame, surface in zip(
        hits.index, hits["speaker"], hits["target"], hits["frame"], hits["surface"]
    ):
        for word in content_lemmas(surface):
            uses.setdefault((frame, word), []).append((label, side.get(speaker, speaker), side.get(target, target)))
    out: dict[Any, set[str]] = {}
    for (_, word), found in uses.items():
        speakers, targets = {s for _, s, t in found if s != t}, {t for _, s, t in found if s != t}
        both = speakers & targets
        for label, speaker, target in found:
            if speaker != target and (speaker in both or target in both):
                out.setdefault(label, set()).add(word)
    return {label: sorted(out[label]) for label in hits.index if label in out}


def _sides(actors: pd.DataFrame | None) -> dict[str, str]:
    if actors is None or "side" not in actors:
        return {}
    known: Sequence[tuple[Any, Any]] = list(zip(actors["actor_id"], actors["side"]))
    return {str(actor): f"side:{side}" for actor, side in known if isinstance(side, str) and side}
