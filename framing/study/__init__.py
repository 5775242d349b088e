"""A whole run: articles in, five tables, figures and a record of the run out."""

from framing.study.run import analyze
from framing.study.study import Study

__all__ = ["Study", "analyze"]
