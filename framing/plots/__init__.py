"""Figures for a paper: one function for each figure; a table goes in, axes come out."""

from framing.plots.agency_bars import agency
from framing.plots.bars import frames
from framing.plots.course import over_time
from framing.plots.coverage_dots import coverage
from framing.plots.graph import accusation_graph
from framing.plots.keyness_scatter import keyness
from framing.plots.layout.looks import palette
from framing.plots.layout.style import COLOURS, DOUBLE, SINGLE, save, style
from framing.plots.matrices import accusations, who_quotes_whom
from framing.plots.number_points import numbers
from framing.plots.overview import overview
from framing.plots.points import naming, rates
from framing.plots.portrayal_bars import portrayal
from framing.plots.shares import cue_stance, sources, voices
from framing.plots.statement import statement
from framing.plots.xray import xray

__all__ = [
    "COLOURS",
    "DOUBLE",
    "SINGLE",
    "accusation_graph",
    "accusations",
    "agency",
    "coverage",
    "cue_stance",
    "frames",
    "keyness",
    "naming",
    "numbers",
    "over_time",
    "overview",
    "palette",
    "portrayal",
    "rates",
    "save",
    "sources",
    "statement",
    "style",
    "voices",
    "who_quotes_whom",
    "xray",
]
