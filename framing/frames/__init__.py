"""Framing terms with voice, speaker, target and negation; sentiment; a scikit-learn transformer; classifiers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from framing.frames.authoring import Reach, candidates, contribution, reach
from framing.frames.find import find_frames
from framing.frames.sentiment import add_sentiment

if TYPE_CHECKING:
    from framing.frames.abstain import coverage_curve
    from framing.frames.classifier import FrameClassifier
    from framing.frames.learning import learning_curve
    from framing.frames.persistence import load_classifier, save_classifier
    from framing.frames.stance import TargetStanceClassifier
    from framing.frames.validation import CrossValidation, cross_validate
    from framing.frames.vectorizer import LexiconVectorizer
    from framing.text.background import Background, load_background

# What learns needs scikit-learn, which is imported only when it is asked for.
_LEARNT = {
    "Background": "text.background",
    "CrossValidation": "frames.validation",
    "FrameClassifier": "frames.classifier",
    "LexiconVectorizer": "frames.vectorizer",
    "TargetStanceClassifier": "frames.stance",
    "coverage_curve": "frames.abstain",
    "cross_validate": "frames.validation",
    "learning_curve": "frames.learning",
    "load_background": "text.background",
    "load_classifier": "frames.persistence",
    "save_classifier": "frames.persistence",
}

__all__ = [
    "Background",
    "CrossValidation",
    "FrameClassifier",
    "LexiconVectorizer",
    "Reach",
    "TargetStanceClassifier",
    "add_sentiment",
    "candidates",
    "contribution",
    "coverage_curve",
    "cross_validate",
    "find_frames",
    "learning_curve",
    "load_background",
    "load_classifier",
    "reach",
    "save_classifier",
]


def __getattr__(name: str) -> Any:
    if name in _LEARNT:
        return getattr(import_module(f"framing.{_LEARNT[name]}"), name)
    raise AttributeError(f"module 'framing.frames' has no attribute {name!r}")
