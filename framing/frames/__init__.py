"""Framing terms with voice, speaker, target and negation; sentiment."""

from framing.frames.find import find_frames
from framing.frames.sentiment import add_sentiment

__all__ = ["add_sentiment", "find_frames"]
