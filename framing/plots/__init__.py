"""Figures for a paper: one function a figure, a table in, axes out, one style sheet."""

from framing.plots.agency import agency
from framing.plots.bars import frames
from framing.plots.course import over_time
from framing.plots.graph import accusation_graph
from framing.plots.keyness import keyness
from framing.plots.looks import palette
from framing.plots.matrices import accusations, who_quotes_whom
from framing.plots.numbers import numbers
from framing.plots.overview import overview
from framing.plots.points import naming, rates
from framing.plots.shares import cue_stance, voices
from framing.plots.statement import statement
from framing.plots.style import COLOURS, DOUBLE, SINGLE, save, style

__all__ = [
    "COLOURS",
    "DOUBLE",
    "SINGLE",
    "accusation_graph",
    "accusations",
    "agency",
    "cue_stance",
    "frames",
    "keyness",
    "naming",
    "numbers",
    "over_time",
    "overview",
    "palette",
    "rates",
    "save",
    "statement",
    "style",
    "voices",
    "who_quotes_whom",
]
