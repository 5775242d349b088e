"""Framing terms with voice, speaker, target and negation; sentiment; a scikit-learn transformer; authoring helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.frames.authoring import Reach, candidates, contribution, reach
from framing.frames.find import find_frames
from framing.frames.sentiment import add_sentiment

if TYPE_CHECKING:
    from framing.frames.vectorizer import LexiconVectorizer

__all__ = ["LexiconVectorizer", "Reach", "add_sentiment", "candidates", "contribution", "find_frames", "reach"]


def __getattr__(name: str) -> Any:
    # scikit-learn is imported only when it is asked for
    if name == "LexiconVectorizer":
        from framing.frames.vectorizer import LexiconVectorizer

        return LexiconVectorizer
    raise AttributeError(f"module 'framing.frames' has no attribute {name!r}")
