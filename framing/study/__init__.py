"""A whole run: articles in, five tables, figures and a record of the run out."""

from framing.study.run import CannotAnalyze, analyze
from framing.study.store import EditedTableWarning
from framing.study.study import Study

__all__ = ["CannotAnalyze", "EditedTableWarning", "Study", "analyze"]
