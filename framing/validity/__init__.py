"""Can a measure be trusted: coding by hand, agreement between coders, a measure against coders.

Tables of the package and codes of people enter; sheets, scores with intervals and corrected rates leave. Which
sub-room does what, and where a change goes, is in the room's README.
"""

from framing.learn.codes import CodeWarning
from framing.validity.agreement.coder_agreement import Agreement, agreement
from framing.validity.coding.brat import read_brat, write_brat
from framing.validity.coding.coded_marks import Coding
from framing.validity.coding.coder_columns import reliability_matrix
from framing.validity.coding.coding_sheet import read_sheet, sample, write_sheet
from framing.validity.coding.coding_tables import from_codings, to_codings
from framing.validity.coding.doccano import read_doccano, write_doccano
from framing.validity.coding.label_studio import read_label_studio, write_label_studio
from framing.validity.coding.refi_qda import read_qdpx, write_qdpx
from framing.validity.coding.uima_xmi import read_xmi, write_xmi
from framing.validity.coding.web_annotation import read_web_annotations, write_web_annotations
from framing.validity.errors.correct_rates import correct_rates
from framing.validity.errors.evaluate_measure import evaluate
from framing.validity.errors.reader_corrections import evaluate_corrections
from framing.validity.evaluation import Evaluation
from framing.validity.shipped.source_scores import evaluate_actors

__all__ = [
    "Agreement",
    "CodeWarning",
    "Coding",
    "Evaluation",
    "agreement",
    "correct_rates",
    "evaluate",
    "evaluate_actors",
    "evaluate_corrections",
    "from_codings",
    "read_brat",
    "read_doccano",
    "read_label_studio",
    "read_qdpx",
    "read_sheet",
    "read_web_annotations",
    "read_xmi",
    "reliability_matrix",
    "sample",
    "to_codings",
    "write_brat",
    "write_doccano",
    "write_label_studio",
    "write_qdpx",
    "write_sheet",
    "write_web_annotations",
    "write_xmi",
]
