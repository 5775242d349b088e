"""Figures for a paper: one function a figure, a table in, axes out, one style sheet."""

from framing.plots.bars import frames, voices
from framing.plots.matrices import accusations, who_quotes_whom
from framing.plots.style import COLOURS, DOUBLE, SINGLE, save, style

__all__ = ["COLOURS", "DOUBLE", "SINGLE", "accusations", "frames", "save", "style", "voices", "who_quotes_whom"]
