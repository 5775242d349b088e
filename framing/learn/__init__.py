"""Estimators for scikit-learn: frames of texts, stance toward a target, counts of lexicons; scores and model files.

Texts that people coded come in; estimators, held-out scores and model files go out. Nothing here knows the tables of
a study. Stance toward a target stands in :mod:`framing.learn.stance`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.frames.lexicon_vectorizer import LexiconVectorizer
    from framing.learn.abstain import coverage_curve
    from framing.learn.classifier import FrameClassifier
    from framing.learn.cross_validation import CrossValidation, cross_validate
    from framing.learn.doubt.doubt_classifier import DoubtClassifier
    from framing.learn.model_file import load_classifier, save_classifier
    from framing.learn.own_classifier import OwnClassifier
    from framing.learn.scores_by_size import learning_curve
    from framing.learn.stance.stance_classifier import TargetStanceClassifier
    from framing.learn.train_own_classifier import train_classifier
    from framing.text.background import Background, load_background

# scikit-learn is imported only when a name is asked for.
_HOME = {
    "Background": "framing.text.background",
    "CrossValidation": "framing.learn.cross_validation",
    "DoubtClassifier": "framing.learn.doubt.doubt_classifier",
    "FrameClassifier": "framing.learn.classifier",
    "LexiconVectorizer": "framing.frames.lexicon_vectorizer",
    "OwnClassifier": "framing.learn.own_classifier",
    "TargetStanceClassifier": "framing.learn.stance.stance_classifier",
    "coverage_curve": "framing.learn.abstain",
    "cross_validate": "framing.learn.cross_validation",
    "learning_curve": "framing.learn.scores_by_size",
    "load_background": "framing.text.background",
    "load_classifier": "framing.learn.model_file",
    "save_classifier": "framing.learn.model_file",
    "train_classifier": "framing.learn.train_own_classifier",
}

__all__ = [
    "Background",
    "CrossValidation",
    "DoubtClassifier",
    "FrameClassifier",
    "LexiconVectorizer",
    "OwnClassifier",
    "TargetStanceClassifier",
    "coverage_curve",
    "cross_validate",
    "learning_curve",
    "load_background",
    "load_classifier",
    "save_classifier",
    "train_classifier",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'framing.learn' has no attribute {name!r}")
