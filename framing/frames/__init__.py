"""Framing terms with voice, speaker, participants and negation; sentiment.

The estimators of :mod:`framing.learn` can be had from here too.
"""

from __future__ import annotations

from typing import Any

from framing.frames.find import find_frames
from framing.frames.sentiment import add_sentiment

__all__ = ["FrameClassifier", "LexiconVectorizer", "TargetStanceClassifier", "add_sentiment", "find_frames"]


def __getattr__(name: str) -> Any:
    if name == "LexiconVectorizer":
        from framing.frames.lexicon_vectorizer import LexiconVectorizer

        return LexiconVectorizer
    if name in __all__:  # scikit-learn is imported only when an estimator is asked for
        from framing import learn

        return getattr(learn, name)
    raise AttributeError(f"module 'framing.frames' has no attribute {name!r}")
