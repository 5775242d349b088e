"""A whole run: articles in, their tables, figures and a record of the run out."""

from framing.study.make_part import CannotAnalyze
from framing.study.run import analyze
from framing.study.store import EditedTableWarning
from framing.study.study import Study

__all__ = ["CannotAnalyze", "EditedTableWarning", "Study", "analyze"]
