"""A whole run: articles in, their tables, figures and a record of the run out."""

from framing.study.by_parts import NothingToAnalyze, Progress, RunDone
from framing.study.make_part import CannotAnalyze, RunOptions, make_part
from framing.study.run import analyze, analyze_into
from framing.study.run_folder import FolderInUse, NotARun
from framing.study.run_status import RunStatus, status
from framing.study.store import EditedTableWarning
from framing.study.study import Study

__all__ = [
    "CannotAnalyze",
    "EditedTableWarning",
    "FolderInUse",
    "NotARun",
    "NothingToAnalyze",
    "Progress",
    "RunDone",
    "RunOptions",
    "RunStatus",
    "Study",
    "analyze",
    "analyze_into",
    "make_part",
    "status",
]
