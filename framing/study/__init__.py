"""A whole run: articles in, their tables, figures and a record of the run out."""

from framing.study.by_parts import NothingToAnalyze, Progress, RunDone
from framing.study.make_part import CannotAnalyze, RunOptions, make_part
from framing.study.run import analyze, analyze_into
from framing.study.run_folder import FolderInUse, NotARun
from framing.study.run_status import RunStatus, status
from framing.study.store import EditedTableWarning
from framing.study.study import Study
from framing.study.study_file.init_study import init_study
from framing.study.study_file.read_study import read_study
from framing.study.study_file.run_study import StudyResults, run_study
from framing.study.study_file.study_asked import StudyFile, StudyFileError
from framing.study.study_file.verify_run import Verified, verify

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
    "StudyFile",
    "StudyFileError",
    "StudyResults",
    "Verified",
    "analyze",
    "analyze_into",
    "init_study",
    "make_part",
    "read_study",
    "run_study",
    "status",
    "verify",
]
