"""Can a measure be trusted: agreement between coders, a measure against coders, coding sheets."""

from framing.validity.agreement import agreement
from framing.validity.brat import read_brat, write_brat
from framing.validity.codes import CodeWarning
from framing.validity.coding import Coding
from framing.validity.correct import correct_rates
from framing.validity.evaluate import evaluate
from framing.validity.evaluation import Evaluation
from framing.validity.exchange import from_codings, to_codings
from framing.validity.label_studio import read_label_studio, write_label_studio
from framing.validity.orientation import reliability_matrix
from framing.validity.reliability import Agreement
from framing.validity.sheet import read_sheet, sample, write_sheet

__all__ = [
    "Agreement",
    "CodeWarning",
    "Coding",
    "Evaluation",
    "agreement",
    "correct_rates",
    "evaluate",
    "from_codings",
    "read_brat",
    "read_label_studio",
    "read_sheet",
    "reliability_matrix",
    "sample",
    "to_codings",
    "write_brat",
    "write_label_studio",
    "write_sheet",
]
